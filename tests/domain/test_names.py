"""Names are compared as they are spoken and misspelt here, not letter by letter."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.names import NameBand, anchors, name_band, one_slip_apart, spoken

NAMES = st.lists(
    st.sampled_from(
        ["Siti", "Muhammad", "M.", "Abdul", "Rahman", "Yusuf", "Yusup", "Budi", "Rina", "Nur", "H."]
    ),
    max_size=4,
).map(" ".join) | st.text(max_size=30)


@given(NAMES, NAMES)
def test_it_does_not_matter_which_name_comes_first(one: str, other: str) -> None:
    assert name_band(one, other) is name_band(other, one)


@given(NAMES)
def test_a_name_is_equal_to_itself_if_there_is_one(name: str) -> None:
    assert name_band(name, name) is (NameBand.EQUAL if spoken(name).words else NameBand.APART)


def test_spellings_of_one_name_are_equal() -> None:
    for one, other in (
        ("Muhammad Yusuf", "Moh. Yusup"),
        ("Mochammad Jusuf", "MUHAMAD YUSUF"),
        ("Abdurrahman Wahid", "Abd. Rochman Wachid"),
        ("Abdul Rahman", "Abdurahman"),
        ("Abdoel Salam", "Abdussalam"),
        ("Abdullah", "Abdulah"),
        ("Soekarno", "Sukarno"),
        ("Djoko Soesilo", "Joko Susilo"),
        ("Tjipto", "Cipto"),
        ("Drs. H. Zainal Abidin, M.Si", "Jaenal Abidin"),
        ("Choirul Anam", "Khaerul Anam"),
        ("Nur Hayati", "Nurhayati"),
        ("Siti Aminah", "Aminah Siti"),
        ("St. Aisyah", "Siti Aisah"),
        ("Achmad Fauzy", "Ahmat Fauzi"),
        ("Raden", "Raden"),
    ):
        assert name_band(one, other) is NameBand.EQUAL, (one, other)


def test_names_that_differ_a_little_are_close() -> None:
    for one, other in (
        ("M. Yusuf", "Muhammad Yusuf"),
        ("Siti Aminah", "Siti Amniah"),
        ("Suharto", "Suharto Wijaya"),
        ("Muhammad Yusuf", "Muhammad Yusuf Hidayat"),
        ("Bambang Prasetyo", "Bambang Praetyo"),
        ("Dewi Lestari", "Devi Lestari"),
    ):
        assert name_band(one, other) is NameBand.CLOSE, (one, other)


def test_names_that_share_something_are_alike_in_part() -> None:
    for one, other in (("Budi", "Budi Santoso"), ("Hasan Basri", "Husein Basri")):
        assert name_band(one, other) is NameBand.PART, (one, other)


def test_other_names_are_apart() -> None:
    for one, other in (
        ("Siti Aminah", "Siti Aisyah"),
        ("Budi", "Rudi"),
        ("Umi", "Uma"),
        ("", "Budi"),
        ("Budi", "…"),
        ("Dewi Murni Lestari", "Ratna Kusuma Lestari"),
    ):
        assert name_band(one, other) is NameBand.APART, (one, other)


def test_a_title_that_is_all_there_is_stays_a_name() -> None:
    assert spoken("Haji").words == ("haji",)
    assert spoken(", S.Pd").words == ("s", "pt")


def test_a_name_is_looked_up_by_beginnings_of_its_longest_words_that_tell() -> None:
    assert anchors("Siti Nur Khotimah") == {"hoti", "siti"}
    assert anchors("Nur Siti") == {"siti", "nur", "nurs"}
    assert anchors("Budi Santoso Wibowo", most=1) == {"sant", "budi"}
    assert anchors("Dewi Khasanah") & anchors("Dewikhasanah")
    assert anchors("") == frozenset()


def test_an_initial_is_worth_little() -> None:
    assert name_band("Budi Santoso", "Budi S W K") is NameBand.CLOSE
    assert name_band("Teguh S W", "Teguh K L") is NameBand.PART
    assert name_band("Siti Abu", "Siti Wati") is NameBand.APART


def test_one_slip() -> None:
    assert one_slip_apart("abcd", "abcd")
    assert one_slip_apart("abcd", "acbd")
    assert one_slip_apart("abcd", "abxd")
    assert one_slip_apart("abcd", "abd")
    assert one_slip_apart("abd", "abcd")
    assert not one_slip_apart("abcd", "badc")
    assert not one_slip_apart("abcd", "abcdef")
    assert not one_slip_apart("abc", "xbcd")


@given(st.text("ab", max_size=6), st.text("ab", max_size=6))
def test_a_slip_goes_both_ways(one: str, other: str) -> None:
    assert one_slip_apart(one, other) is one_slip_apart(other, one)


def test_a_slip_inside_a_long_word_is_let_pass_beside_other_words() -> None:
    assert name_band("Bambang Sutrisno Adi", "Bambang Sutrismo") is NameBand.CLOSE
    assert name_band("Siti Rahmawati", "Rahmwati Putri") is NameBand.APART
