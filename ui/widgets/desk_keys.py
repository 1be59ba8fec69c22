"""The keys that lead from page to page, wherever on the desk one is."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from ui.widgets.desk_view import DeskView


def bind_keys(desk: "DeskView", tabs: Iterable[int]) -> None:
    """Let the keys lead between pages that may not have been made yet."""
    for keys, act in (
        ("F1", desk.show_help),
        ("F2", desk.search),
        ("Ctrl+F", desk.search),
        ("F4", desk.top.eye.toggle),
        ("Shift+F4", desk.top.numbers.toggle),
        ("F6", desk.show_waiting),
        ("F8", desk.next_error),
        ("F12", desk.show_reviews),
        ("F9", desk.models.banner.send),
        ("F10", desk.show_readiness),
        ("Ctrl+Shift+K", desk.show_check),
        ("Ctrl+Shift+A", desk.show_archive),
        ("Ctrl+J", desk.show_spool),
        ("Ctrl+R", desk.sum_up),
        ("Ctrl+L", desk.lock_wanted.emit),
        ("Ctrl+N", desk.new_or_empty),
        ("Esc", desk.step_back),
    ):
        QShortcut(QKeySequence(keys), desk).activated.connect(act)
    for tab in tabs:
        shortcut = QShortcut(QKeySequence(f"Alt+{tab + 1}"), desk)
        shortcut.activated.connect(lambda tab=tab: desk.go_to(tab))
