"""Which acts have a stub on paper, whatever order the sheets come out in."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.on_paper import OnPaper

ACTS = list(range(1, 13))


@given(st.lists(st.sets(st.sampled_from(ACTS), min_size=1), max_size=8))
def test_no_act_is_forgotten_and_none_is_taken_for_printed(sheets: list[set[int]]) -> None:
    there, printed = OnPaper(), set[int]()
    for sheet in sheets:
        printed |= sheet
        lacking = [act for act in ACTS if act not in printed]
        there = there.after(sheet, lacking)

        known = {*range(1, there.upto + 1), *there.beyond}
        assert [act for act in ACTS if act not in known] == lacking
        assert all(act > there.upto for act in there.beyond)


def test_once_nobody_lacks_one_a_number_says_it_all() -> None:
    assert OnPaper(4, (7, 9)).after([6], []) == OnPaper(9)
    assert OnPaper().after([], []) == OnPaper()
