"""Modules that libraries name in their first lines, and that are read when somebody uses them.

SQLAlchemy reads asyncio, and keyring a client for HTTP, whether anybody asks for them or not; with
them comes OpenSSL. That is memory for a line, on a laptop that may have none for weeks. keyring's
own libraries read more_itertools too, for a function that nobody calls.
"""

import sys
from collections.abc import Callable, Collection, Mapping
from importlib import import_module
from threading import RLock
from types import ModuleType
from typing import Any

SELDOM_USED: Mapping[str, Collection[str]] = {
    "asyncio": ("iscoroutine",),
    "more_itertools": (),
    "ssl": (),
    "urllib.request": (),
}
"""Each with the functions a library takes by name while it is read itself. Before the first round
none of them is used, asyncio and more_itertools never."""


def defer(modules: Mapping[str, Collection[str]] = SELDOM_USED) -> None:
    """Stand in for modules that have not been read, until somebody asks one of them for something.

    Called while there is one thread, before those that name them are imported. What asks later may
    be of any thread: whoever comes second waits until the module is there whole.
    """
    for name, taken in modules.items():
        if name not in sys.modules:
            _put(name, _Deferred(name, taken))


class _Deferred(ModuleType):
    """Reads the real module with the first thing it is asked for, and leaves its place to it.

    Whoever has got hold of this one is answered from the real one for good. A lock each: one of
    them may ask another while it is read.
    """

    def __init__(self, name: str, taken: Collection[str]) -> None:
        super().__init__(name)
        self._turn = RLock()
        for each in taken:
            setattr(self, each, self._calls(each))

    def __getattr__(self, asked: str) -> Any:
        # The import machinery and ``inspect`` ask every module for these, and want nothing of it.
        if asked.startswith("__"):
            raise AttributeError(asked)
        return getattr(self._real(), asked)

    def _calls(self, name: str) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            return getattr(self._real(), name)(*given, **named)

        return call

    def _real(self) -> ModuleType:
        with self._turn:
            if sys.modules.get(self.__name__) is self:
                del sys.modules[self.__name__]
                try:
                    import_module(self.__name__)
                except BaseException:
                    _put(self.__name__, self)
                    raise
            return sys.modules[self.__name__]


def _put(name: str, module: ModuleType) -> None:
    """Put a module where ``import`` finds it: in the list of all, and in the package it is of."""
    sys.modules[name] = module
    package, _, own = name.rpartition(".")
    if package:
        setattr(import_module(package), own, module)
