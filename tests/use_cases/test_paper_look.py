"""How an office's papers look: kept in the encrypted file, shown before, refused with a reason."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from desktop_app.documents.render import page_count
from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.issues import Refused
from desktop_app.domain.office import Letterhead, Officer, Role
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.paper_look import PaperLook
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.paper_look import keep_look, paper_look, specimen
from desktop_app.use_cases.papers import make_paper
from desktop_app.use_cases.registration import register_worker
from tests.documents.reading import all_bytes_of, words_of
from tests.fixtures.people import NOW, TRADER

OWN = PaperLook(
    letterhead=Letterhead("", "KANTOR LURAH PERCOBAAN", signatory_name="Dra. Wulandari"),
    reminder="Bayar iuran paling lambat tanggal 15 setiap bulan.",
    footer="Layanan ini tidak dipungut biaya.",
)


def emblem(mode: str = "RGB", edge: int = 800) -> bytes:
    target = io.BytesIO()
    Image.effect_noise((edge, edge), 80).convert(mode).save(target, "PNG")
    return target.getvalue()


def codes(look: PaperLook, desk: Desk) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refusal:
        keep_look(desk, look, NOW)
    return [(issue.code, issue.about) for issue in refusal.value.issues]


def test_nothing_is_set_at_first(desk: Desk) -> None:
    assert paper_look(desk) == PaperLook()


def test_what_is_kept_stands_on_the_next_paper(desk: Desk) -> None:
    saved = register_worker(desk, TRADER, frozenset(), NOW)
    keep_look(desk, OWN, NOW)
    assert paper_look(desk) == OWN
    said = words_of(make_paper(desk, saved.id, PaperKind.PROOF, NOW).pdf)
    for text in ("KANTOR LURAH PERCOBAAN", OWN.reminder, OWN.footer):
        assert text in said


def test_an_emblem_is_kept_small_and_in_the_encrypted_file_only(desk: Desk) -> None:
    picture = emblem()
    keep_look(desk, replace(OWN, emblem=picture), NOW)
    kept = paper_look(desk).emblem
    assert len(kept) < len(picture)
    assert Image.open(io.BytesIO(kept)).size == (300, 300)
    keep_look(desk, paper_look(desk), NOW)
    assert paper_look(desk).emblem == kept


@pytest.mark.parametrize("size", PaperFormat)
def test_a_specimen_shows_the_look_and_says_that_it_is_none(desk: Desk, size: PaperFormat) -> None:
    pdf = specimen(desk, replace(OWN, emblem=emblem()), NOW, size)
    said = words_of(pdf)
    assert page_count(pdf) == 1
    assert "KANTOR LURAH PERCOBAAN" in said.replace("\n", " ")
    assert "LATIHAN" in said
    assert b"/Subtype /Image" in all_bytes_of(pdf) or b"/Subtype/Image" in all_bytes_of(pdf)
    assert paper_look(desk) == PaperLook()


def test_with_and_without_a_signatory(desk: Desk) -> None:
    assert "Dra. Wulandari" in words_of(specimen(desk, OWN, NOW, PaperFormat.A5))
    unsigned = words_of(specimen(desk, replace(OWN, signs=False), NOW, PaperFormat.A5))
    assert "Dra. Wulandari" not in unsigned
    assert desk.officer.name in unsigned


def test_what_cannot_be_printed_is_refused_at_its_place(desk: Desk) -> None:
    foreign = replace(OWN, footer="Layanan 印 gratis", reminder="ꦲ ꦲ")
    assert codes(foreign, desk) == [
        ("look.letters_missing", "reminder"),
        ("look.letters_missing", "footer"),
    ]
    assert codes(replace(OWN, reminder="r" * 161), desk) == [("look.too_long", "reminder")]
    assert codes(replace(OWN, emblem=emblem("RGBA")[:900]), desk) == [
        ("emblem.unreadable", "emblem")
    ]
    assert paper_look(desk) == PaperLook()


def test_a_clerk_beside_a_supervisor_changes_nothing(desk: Desk) -> None:
    lurah = Officer(desk.officer.id, "Lurah", Role.SUPERVISOR)
    other = Officer(type(lurah.id)(int=5), "Rina Lain", Role.CLERK)
    with desk.database.transaction() as tx:
        if desk.officer.id in {one.id for one in tx.officers.all()}:
            tx.officers.change(lurah)
        else:
            tx.officers.add(lurah)
        tx.officers.add(other)
    assert codes(OWN, replace(desk, officer=other)) == [("role.not_allowed", "")]
    keep_look(replace(desk, officer=lurah), OWN, NOW)
