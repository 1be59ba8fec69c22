"""An office's own lines stand over the city's, and crowd nothing out."""

from dataclasses import replace

import pytest

from desktop_app.domain.issues import Refused
from desktop_app.domain.office import City, Letterhead
from desktop_app.domain.paper_look import LONGEST_LINE, LONGEST_TEXT, PaperLook, check_lengths
from desktop_app.domain.region import RegionCode

CITY = City(
    name="Kota Pekalongan",
    kelurahan=RegionCode("3375011002"),
    region_names=("Jawa Tengah", "Kota Pekalongan", "Pekalongan Barat", "Medono"),
    letterhead=Letterhead(
        "PEMERINTAH KOTA PEKALONGAN",
        "KELURAHAN MEDONO",
        signatory_title="Lurah Medono",
        signatory_name="Sri Wahyuni",
        signatory_number="1972",
    ),
)


def test_where_nothing_is_set_the_city_s_own_lines_stand() -> None:
    assert PaperLook().over(CITY) == CITY


def test_a_line_of_the_office_takes_the_place_of_the_city_s() -> None:
    own = PaperLook(letterhead=Letterhead("", "KANTOR KELURAHAN", address="Jl. Melati 1"))
    letterhead = own.over(CITY).letterhead
    assert letterhead.office == "KANTOR KELURAHAN"
    assert letterhead.address == "Jl. Melati 1"
    assert letterhead.government == "PEMERINTAH KOTA PEKALONGAN"


def test_without_a_signatory_nobody_s_name_is_left() -> None:
    letterhead = PaperLook(signs=False).over(CITY).letterhead
    assert letterhead.signatory_name == letterhead.signatory_title == ""
    assert letterhead.signatory_number == ""
    assert letterhead.office == "KELURAHAN MEDONO"


def test_what_would_crowd_out_the_paper_is_refused_by_name() -> None:
    most = PaperLook(
        letterhead=Letterhead("G" * LONGEST_LINE, ""),
        reminder="r" * LONGEST_TEXT,
        footer="f" * LONGEST_TEXT,
    )
    check_lengths(most)
    more = replace(most, letterhead=Letterhead("G" * 121, ""), footer="f" * 161)
    with pytest.raises(Refused) as refusal:
        check_lengths(more)
    assert [(each.code, each.about, each.figures["most"]) for each in refusal.value.issues] == [
        ("look.too_long", "government", LONGEST_LINE),
        ("look.too_long", "footer", LONGEST_TEXT),
    ]
