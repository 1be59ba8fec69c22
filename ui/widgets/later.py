"""Pages that are made when they are first wanted: a start waits for none of them."""

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

from PySide6.QtWidgets import QWidget

P = TypeVar("P", bound=QWidget)


class Later(Generic[P]):
    """An attribute of a view that is made, wired and all, by whoever asks for it first.

    Args:
        make: Gets the view, and returns the page with its ways in and out connected.
    """

    def __init__(self, make: Callable[[Any], P]) -> None:
        self._make, self._name = make, ""

    def __set_name__(self, _owner: type[QWidget], name: str) -> None:
        self._name = name

    @overload
    def __get__(self, view: None, owner: type[QWidget]) -> Self: ...
    @overload
    def __get__(self, view: QWidget, owner: type[QWidget]) -> P: ...
    def __get__(self, view: QWidget | None, owner: type[QWidget]) -> P | Self:
        """Return the page; it replaces this attribute in the view from then on."""
        if view is None:
            return self
        page: P = self._make(view)
        vars(view)[self._name] = page
        return page

    def made(self, view: QWidget) -> P | None:
        """Return the page if anybody has asked for it yet."""
        page: P | None = vars(view).get(self._name)
        return page
