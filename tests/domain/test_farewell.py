"""The end of a revoked laptop: what has to be proven first, and when it is over."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.farewell import Bequeathed, Tombstone
from desktop_app.domain.office import City, Letterhead
from desktop_app.domain.region import RegionCode

NOW = datetime(2026, 11, 22, 2, 41, tzinfo=UTC)
names = st.lists(st.text("abc", min_size=1, max_size=3), unique=True, max_size=5).map(tuple)


@given(st.integers(0, 10_000), names)
def test_nothing_is_wiped_without_a_receipt(facts: int, secrets: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="receipt"):
        Tombstone.after(Bequeathed(facts, ()), None, secrets, NOW)


def test_a_decision_says_whom_to_ask_and_what_the_keychain_still_holds() -> None:
    city = City(
        name="Kota Pekalongan",
        kelurahan=RegionCode("3375011002"),
        region_names=("Jawa Tengah", "Kota Pekalongan", "Pekalongan Barat", "Podosugih"),
        letterhead=Letterhead("PEMERINTAH KOTA PEKALONGAN", "DINAS", contact="0285 1"),
    )

    decided = Tombstone.after(Bequeathed(3, ("ab",)), city, ("vault",), NOW)

    assert decided == Tombstone(
        city="Kota Pekalongan",
        contact="0285 1",
        at="2026-11-22T02:41:00+00:00",
        facts=3,
        secrets=("vault",),
        wiped=False,
    )


def test_a_laptop_that_was_never_told_its_city_ends_all_the_same() -> None:
    decided = Tombstone.after(Bequeathed(0, ("ab",)), None, (), NOW)

    assert (decided.city, decided.contact) == ("", "")


@given(names, st.lists(st.frozensets(st.text("abc", min_size=1, max_size=3)), max_size=5))
def test_it_is_over_when_no_secret_is_left_however_often_it_takes(
    secrets: tuple[str, ...], clinging: list[frozenset[str]]
) -> None:
    decided = Tombstone.after(Bequeathed(1, ("ab",)), None, secrets, NOW)
    stands = decided
    for held in clinging:
        before = stands
        stands = stands.emptied(held)
        assert set(stands.secrets) == set(before.secrets) & held
        assert stands.wiped is (stands.secrets == ())

    gone = stands.emptied(())
    assert (gone.secrets, gone.wiped, gone.facts, gone.at) == ((), True, 1, decided.at)
