"""Alt and a letter goes to one place: no page has two for the same letter."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from tests.ui.conftest import Stage
from ui.widgets.desk_view import Tab


def letters(page: QWidget) -> list[str]:
    """Return the letters a page's labels and buttons answer to, shown now or at another time."""
    texts = [button.text() for button in page.findChildren(QAbstractButton)]
    texts += [label.text() for label in page.findChildren(QLabel) if label.buddy() is not None]
    bare = [text.replace("&&", "") for text in texts]
    return [text[text.index("&") + 1].lower() for text in bare if "&" in text]


@pytest.mark.parametrize("tab", Tab)
def test_no_two_of_a_page_answer_to_one_letter(stage: Stage, tab: Tab) -> None:
    stage.view.go_to(tab)
    stage.settle()
    page = stage.view.pages.currentWidget()
    assert page is not None
    found = letters(page)
    twice = {letter for letter in found if found.count(letter) > 1}
    assert not twice
