"""How typed words are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.spelling import folded, words_begin


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("SUKAMAJU", "sukamaju"),
        ("Sogae’adu (Baru)", "sogaeadu baru"),
        ("Soka'an", "sokaan"),
        ("  Lalai I/II ", "lalai i ii"),
        ("Crème-Brûlée", "creme brulee"),
        ("Ngulak I,\nNgulak", "ngulak i\nngulak"),
    ],
)
def test_case_marks_and_punctuation_make_no_difference(text: str, plain: str) -> None:
    assert folded(text) == plain


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.lists(st.text("aE'é -\u2019", min_size=1), min_size=1))
def test_folding_a_list_at_once_is_folding_its_lines(lines: list[str]) -> None:
    assert folded("\n".join(lines)).split("\n") == [folded(line) for line in lines]


def test_typed_words_may_begin_words_in_any_order() -> None:
    assert words_begin("maju suka", "suka maju")
    assert words_begin("", "suka maju")
    assert not words_begin("aju", "suka maju")
    assert not words_begin("suka mundur", "suka maju")
