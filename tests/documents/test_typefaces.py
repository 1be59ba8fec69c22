"""The typefaces: whole, as they were made, and able to set every name we may meet."""

import hashlib
import re

import pytest

from desktop_app.documents.typefaces import FOLDER, MISSING, Face, typefaces

FILES = sorted(path.name for path in FOLDER.glob("*.ttf"))


def test_each_file_is_the_one_its_table_describes() -> None:
    listed = dict(
        re.findall(r"`([^`]+\.ttf)`.*`([0-9a-f]{64})`", (FOLDER / "README.md").read_text("utf-8"))
    )
    assert listed == {
        name: hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() for name in FILES
    }


@pytest.mark.parametrize("name", FILES)
def test_each_family_stands_beside_its_licence(name: str) -> None:
    licence = (FOLDER / f"OFL-{name.partition('-')[0]}.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "with Reserved Font Name" not in licence.partition("PREAMBLE")[0]


@pytest.mark.parametrize("face", Face)
def test_digits_are_equally_wide_so_that_columns_line_up(face: Face) -> None:
    assert len({typefaces().widths[face][ord(digit)] for digit in "0123456789"}) == 1


def test_indonesian_names_are_set_letter_by_letter() -> None:
    for name in (
        "Ma’ruf",
        "Nuʼman",
        "Désirée Ñúñez",
        "Łukasz Šimić",
        "A. A. Gde",
        "O'Neil-Sihombing",
    ):
        assert typefaces().printable(name) == name


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Abdul\tAziz\n  Putra ", "Abdul Aziz Putra"),
        ("Muḥammad Ḥasan", "Muhammad Hasan"),
        ("cafe\u0301", "café"),
        ("soft\u00adhyphen zero\u200bwidth", "softhyphen zerowidth"),
        ("ﬁnal", "final"),
        ("محمد", MISSING * 4),
        ("Lee 李", f"Lee {MISSING}"),
        ("RT\N{NO-BREAK SPACE}003", "RT\N{NO-BREAK SPACE}003"),
    ],
)
def test_a_letter_no_face_has_is_replaced_but_never_dropped(written: str, printed: str) -> None:
    assert typefaces().printable(written) == printed


def test_spacing_is_part_of_a_width() -> None:
    faces = typefaces()
    plain = faces.width("ab cd", Face.TEXT, 10)
    assert faces.width("ab cd", Face.TEXT, 10, tracking=0.1) == pytest.approx(plain + 5)
    parts = faces.width("ab", Face.HEADING, 10) + faces.width("cd", Face.HEADING, 10)
    space = faces.widths[Face.HEADING][ord(" ")] * 10
    assert faces.width("ab cd", Face.HEADING, 10) == pytest.approx(parts + space + 0.7)
