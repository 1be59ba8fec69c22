"""tufup's client without what only its command line needs."""

import sys
from types import ModuleType

_LEFT_OUT = ("tufup.repo", "requests", "requests.auth")
"""Modules that are imported there and not used by what is used here."""


def _import() -> None:
    """Import ``tufup.client``.

    WORKAROUND: the package's first line imports its command line, and with it the half that makes
    repositories, setuptools and PyNaCl: twelve megabytes no clerk's laptop has a use for. Its
    client and TUF's import requests for a line of their own, where ours has another
    (``sources``). So all that is there by name while they are imported, and gone afterwards.
    """
    if "tufup" in sys.modules:
        return
    known = {name: sys.modules.get(name) for name in _LEFT_OUT}
    command_line, requests, auth = (ModuleType(name) for name in _LEFT_OUT)
    vars(command_line)["cli"] = ModuleType("tufup.repo.cli")
    vars(requests).update(auth=auth, Session=object)  # named by what hands them back
    vars(auth)["AuthBase"] = object
    sys.modules.update(zip(_LEFT_OUT, (command_line, requests, auth), strict=True))
    try:
        import tufup.client  # noqa: F401, PLC0415 - that is what the stand-ins are for
    finally:
        for name, module in known.items():
            del sys.modules[name]
            if module is not None:
                sys.modules[name] = module


_import()

from tuf.ngclient import FetcherInterface  # noqa: E402 - only now
from tufup.client import Client  # noqa: E402 - only now
from tufup.common import TargetMeta  # noqa: E402 - only now

__all__ = ["Client", "FetcherInterface", "TargetMeta"]
