"""A paper is made from what is on file, and counts only once it is out."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
import zxingcpp
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image

from desktop_app.documents.check import key_id, sign_qr, verify_qr
from desktop_app.domain import membership
from desktop_app.domain.confirmation import PaperKind, confirmation_claims
from desktop_app.domain.facts import FactKind
from desktop_app.domain.issues import Refused
from desktop_app.domain.membership import Activated, Approved, Decree, Kpj, Protection
from desktop_app.domain.worker import Registration
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.form import RegistrationForm
from desktop_app.use_cases.lists import detail
from desktop_app.use_cases.papers import make_paper, record_printed
from desktop_app.use_cases.registration import register_worker, withdraw_worker
from tests.fixtures.people import FOUR_SEGMENTS, NOW, TRADER

CITY_SEED = bytes(range(50, 82))


def page_of(pdf: bytes) -> tuple[str, Image.Image]:
    """Return the text of a one-page PDF, and its picture at 200 dots to the inch."""
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    page = document[0]
    text_page = page.get_textpage()
    text = text_page.get_text_bounded()
    picture = page.render(scale=200 / 72).to_pil()
    text_page.close()
    page.close()
    document.close()
    return text, picture


def qr_of(picture: Image.Image) -> str:
    [found] = zxingcpp.read_barcodes(
        picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    )
    return found.text


def keys_of(seed: bytes) -> dict[bytes, bytes]:
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    return {key_id(public): public}


def activate(desk: Desk, registration: Registration) -> None:
    """Do what the news of the city does."""
    kpj, days = Kpj.parse("26011234567"), Protection(date(2026, 12, 1), date(2027, 2, 28))
    application = registration.application
    for event in (
        membership.Sent(),
        membership.Proposed(),
        membership.Verified(),
        Approved(Decree("500/12/2026", date(2026, 11, 25))),
        Activated(kpj, days),
    ):
        application = membership.after(application, event)
    worker = registration.worker
    claims = confirmation_claims(
        registration.number,
        worker.name,
        worker.nik_digits,
        desk.city.kelurahan.digits,
        kpj.digits,
        days.start,
        days.end,
        NOW.date(),
    )
    with desk.database.transaction() as tx:
        tx.workers.set_application(registration.id, application, sign_qr(claims, CITY_SEED))


@pytest.mark.parametrize("form", FOUR_SEGMENTS, ids=[form.segment for form in FOUR_SEGMENTS])
def test_a_proof_says_what_is_true_at_once_and_the_device_vouches_for_it(
    desk: Desk, form: RegistrationForm
) -> None:
    registration = register_worker(desk, form, frozenset(), NOW)

    made = make_paper(desk, registration.id, PaperKind.PROOF, NOW)

    text, picture = page_of(made.pdf)
    claims = verify_qr(qr_of(picture), keys_of(desk.device.private_key)).claims
    assert (claims[1], claims[2], claims[4]) == ("B", registration.number, form.nik[-4:])
    assert form.name in text
    assert form.nik not in text.replace(" ", "")
    assert "bukan kartu peserta" in " ".join(text.split())
    assert detail(desk, registration.id).papers == []


def test_a_confirmation_waits_for_the_number_and_the_city_vouches_for_it(desk: Desk) -> None:
    registration = register_worker(desk, TRADER, frozenset(), NOW)
    with pytest.raises(Refused) as refusal:
        make_paper(desk, registration.id, PaperKind.CONFIRMATION, NOW)
    assert refusal.value.issues[0].code == "paper.not_active"

    activate(desk, registration)
    made = make_paper(desk, registration.id, PaperKind.CONFIRMATION, NOW)

    text, picture = page_of(made.pdf)
    claims = verify_qr(qr_of(picture), keys_of(CITY_SEED)).claims
    assert (claims[1], claims[7]) == ("K", "4567")
    assert "26 011 234 567" in text
    assert "1 Desember 2026" in text


def test_a_withdrawn_registration_prints_nothing(desk: Desk) -> None:
    registration = register_worker(desk, TRADER, frozenset(), NOW)
    withdraw_worker(desk, registration.id, "Pindah", NOW)

    with pytest.raises(Refused) as refusal:
        make_paper(desk, registration.id, PaperKind.PROOF, NOW)

    assert refusal.value.issues[0].code == "paper.withdrawn"


def test_only_what_the_printer_took_is_recorded_and_the_next_is_a_copy(desk: Desk) -> None:
    registration = register_worker(desk, TRADER, frozenset(), NOW)
    first = make_paper(desk, registration.id, PaperKind.PROOF, NOW)
    again = make_paper(desk, registration.id, PaperKind.PROOF, NOW)
    assert (first.copy, again.copy) == (1, 1)

    record_printed(desk, first, NOW)
    copy = make_paper(desk, registration.id, PaperKind.PROOF, NOW)
    record_printed(desk, copy, NOW)

    found = detail(desk, registration.id)
    assert [paper.copy for paper in found.papers] == [1, 2]
    copies = [fact.body for fact, _ in found.facts if fact.kind is FactKind.PAPER_PRINTED]
    assert [body["copy"] for body in copies] == [1, 2]
    assert "SALINAN 2" in page_of(copy.pdf)[0]
    assert "SALINAN" not in page_of(first.pdf)[0]


def test_the_same_facts_give_the_same_bytes(desk: Desk) -> None:
    registration = register_worker(desk, TRADER, frozenset(), NOW)

    one = make_paper(desk, registration.id, PaperKind.PROOF, NOW)
    two = make_paper(desk, registration.id, PaperKind.PROOF, NOW)

    assert one.pdf == two.pdf


def test_the_city_may_have_the_whole_nik_printed(desk: Desk) -> None:
    open_desk = replace(desk, city=replace(desk.city, mask_nik=False))
    registration = register_worker(open_desk, TRADER, frozenset(), NOW)

    made = make_paper(open_desk, registration.id, PaperKind.PROOF, NOW)

    assert TRADER.nik in page_of(made.pdf)[0].replace(" ", "")
