"""What is to be paid, what is held, what an event and a day came to: true, numbered, recorded."""

import io
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from PIL import Image
from sqlalchemy import text, update

from desktop_app.documents.other_words import FIELDS
from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.disputes import Double, DoubleState
from desktop_app.domain.event import EventForm
from desktop_app.domain.event_log import OfficePaper, OfficeRecord
from desktop_app.domain.facts import FactKind
from desktop_app.domain.issues import Refused
from desktop_app.domain.office import Letterhead, Role
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.paper_look import PaperLook
from desktop_app.domain.versions import differences
from desktop_app.domain.worker import Registration
from desktop_app.storage.models import FactRow
from desktop_app.use_cases import events
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.form import RegistrationForm
from desktop_app.use_cases.lists import detail
from desktop_app.use_cases.other_papers import (
    TODAY,
    MadeOfficePaper,
    make_any,
    make_minutes_paper,
    make_summary_paper,
    record_any,
)
from desktop_app.use_cases.registration import amend_worker, register_worker, withdraw_worker
from tests.documents.reading import page_sizes_of, pictures_in, words_of
from tests.fixtures.people import ASKED_EVERYTHING, FISHER, FOUR_SEGMENTS, NOW, TRADER
from tests.use_cases.test_papers import activate

MARKET = EventForm(name="Pasar Banjarsari", place="Balai RW 03", expected="40")
NO_LETTERHEAD = Letterhead("", "")
SEEN = frozenset({"registration.alike"})


def registered(desk: Desk, nik: int, **changes: object) -> Registration:
    form = replace(TRADER, nik=f"337501450789{nik:04}", **changes)  # type: ignore[arg-type]  # named
    return register_worker(desk, form, SEEN, NOW)


@pytest.mark.parametrize("form", FOUR_SEGMENTS, ids=[form.segment for form in FOUR_SEGMENTS])
def test_a_letter_states_the_bill_and_where_each_figure_comes_from(
    desk: Desk, form: RegistrationForm
) -> None:
    registration = register_worker(desk, form, frozenset(), NOW)

    made = make_any(desk, registration.id, PaperKind.LETTER, NOW)

    said = words_of(made.pdf)
    found = detail(desk, registration.id)
    for line in found.due.lines:
        if line.recomposed is None:
            assert f"Rp{line.due:,}".replace(",", ".") in said
    assert f"Rp{found.due.total:,}".replace(",", ".") in said
    assert made.number == f"RI/{registration.number}"
    assert "tidak menerima uang iuran" in said
    assert form.nik not in said.replace(" ", "")
    assert found.papers == []


def test_a_letter_says_who_pays(desk: Desk) -> None:
    fisher = register_worker(desk, FISHER, frozenset(), NOW)
    trader = register_worker(desk, TRADER, frozenset(), NOW)

    paid_for = words_of(make_any(desk, fisher.id, PaperKind.LETTER, NOW).pdf)
    pays = words_of(make_any(desk, trader.id, PaperKind.LETTER, NOW).pdf)

    assert "Anda tidak perlu membayar" in paid_for
    assert "PP 50/2025 tidak berlaku" in paid_for  # the city's own money gets no relief
    assert "Sebutkan NIK Anda" in pays
    assert "yang dibayar 50% dari JKK dan JKM" in pays
    assert "Secepatnya" in pays  # November's safe day has passed


def test_months_at_other_prices_are_listed_apart_and_add_up(desk: Desk) -> None:
    form = replace(TRADER, months=3, since="2026-11")
    registration = register_worker(desk, form, frozenset(), NOW)

    said = words_of(make_any(desk, registration.id, PaperKind.LETTER, NOW).pdf)

    assert "November – Desember 2026, setiap bulan" in said
    assert "Januari 2027" in said
    period = desk.reference.rates.period_due(registration.worker.enrolment)
    total = sum(bill.total for bill in period)
    assert f"untuk 3 bulan: Rp{total:,}".replace(",", ".") in said


def test_nobody_is_told_to_pay_for_what_was_withdrawn(desk: Desk) -> None:
    registration = register_worker(desk, TRADER, frozenset(), NOW)
    withdraw_worker(desk, registration.id, "Pindah", NOW)

    with pytest.raises(Refused) as no:
        make_any(desk, registration.id, PaperKind.LETTER, NOW)

    assert [issue.code for issue in no.value.issues] == ["paper.withdrawn"]


def test_the_rights_sheet_holds_everything_that_is_held(desk: Desk) -> None:
    registration = register_worker(desk, ASKED_EVERYTHING, frozenset(), NOW)
    form = ASKED_EVERYTHING

    made = make_any(desk, registration.id, PaperKind.RIGHTS, NOW)

    said = words_of(made.pdf)
    packed = said.replace(" ", "")
    for held in (form.nik, form.family_card, "+6281234567890"):
        assert held in packed
    for held in (
        form.name, form.mother, form.street, form.email, form.home_street, form.heir, form.child_1,
        form.child_2, form.workplace, "22 November 2026", "versi 2026-1", desk.city.consent_text,
        "Belum dikirim dari komputer ini", "Didaftarkan", desk.officer.name, "Pasal 9",
    ):  # fmt: skip
        assert held in said, held
    assert made.number == f"HD/{registration.number}"


def test_the_rights_sheet_says_who_was_given_the_data(desk: Desk) -> None:
    registration = register_worker(desk, TRADER, frozenset(), NOW)
    activate(desk, registration)
    record_any(desk, make_any(desk, registration.id, PaperKind.PROOF, NOW), NOW)

    said = words_of(make_any(desk, registration.id, PaperKind.RIGHTS, NOW).pdf)

    assert "Server Kota Pekalongan" in said
    assert "BPJS Ketenagakerjaan (Kantor Cabang Pekalongan)" in said
    assert "26 011 234 567" in said
    assert "Bukti Pendaftaran 22-11-2026 09.41" in said


def test_what_is_held_of_somebody_withdrawn_is_told_too(desk: Desk) -> None:
    registration = register_worker(desk, TRADER, frozenset(), NOW)
    withdraw_worker(desk, registration.id, "Pindah ke Semarang", NOW)

    said = words_of(make_any(desk, registration.id, PaperKind.RIGHTS, NOW).pdf)

    assert "Pindah ke Semarang" in said
    assert "Pendaftaran dibatalkan" in said


@pytest.mark.parametrize("kind", [PaperKind.LETTER, PaperKind.RIGHTS])
def test_both_are_recorded_as_facts_and_the_next_is_a_copy(desk: Desk, kind: PaperKind) -> None:
    registration = register_worker(desk, TRADER, frozenset(), NOW)
    record_any(desk, make_any(desk, registration.id, kind, NOW), NOW)

    again = make_any(desk, registration.id, kind, NOW)

    assert again.copy == 2
    assert "SALINAN 2" in words_of(again.pdf)
    printed = [
        fact.body["paper"]
        for fact, _ in detail(desk, registration.id).facts
        if fact.kind is FactKind.PAPER_PRINTED
    ]
    assert printed == [kind.value]


def market(desk: Desk) -> list[Registration]:
    """Hold an event: three come, the second is a mistake, the first gets a proof and a copy."""
    events.begin_event(desk, MARKET, NOW)
    came = [registered(desk, n, name=f"Orang {n}", mother=f"Ibu {n}") for n in (1, 2, 3)]
    withdraw_worker(desk, came[1].id, "Salah orang", NOW)
    for _ in range(2):
        record_any(desk, make_any(desk, came[0].id, PaperKind.PROOF, NOW), NOW)
    events.end_event(desk, NOW)
    return came


def minutes(desk: Desk, size: PaperFormat = PaperFormat.A4) -> MadeOfficePaper:
    with desk.database.reading() as tx:
        event = tx.events.all()[0]
    return make_minutes_paper(desk, event.id, NOW, size)


def test_the_report_of_an_event_counts_and_lists(desk: Desk) -> None:
    came = market(desk)

    made = minutes(desk)

    said = words_of(made.pdf)
    assert made.number == "BA/3375011002-01-001"
    assert "Minggu tanggal dua puluh dua bulan November tahun dua ribu dua puluh enam" in said
    assert "Balai RW 03" in said
    assert "Terdaftar 2 orang" in said
    assert "Dibatalkan 1 orang" in said
    assert "1 asli dan 1 salinan" in said
    assert "Salah orang" in said
    assert "Halaman 1 dari" in said
    for one in came:
        assert one.worker.name in said
        assert one.worker.nik_digits not in said.replace(" ", "")
    assert made.log in said.replace(" ", "")


def test_a_later_act_leaves_the_printed_digest_true(desk: Desk) -> None:
    came = market(desk)
    first = minutes(desk)
    record_any(desk, first, NOW)
    changed = replace(TRADER, nik=came[0].worker.nik_digits, mother="Ibu 1", name="Orang Satu")
    amend_worker(desk, came[0].id, changed, SEEN, NOW)

    second = minutes(desk)

    assert (second.copy, second.log != first.log) == (2, True)
    said = words_of(second.pdf)
    assert "dihitung ulang dan sama: cetakan 1" in said
    assert "PERHATIAN" not in said


def test_what_is_changed_behind_our_back_shows_on_the_next_report(desk: Desk) -> None:
    came = market(desk)
    record_any(desk, minutes(desk), NOW)
    with desk.database.transaction() as tx:
        [(fact, _), *_] = tx.outbox.of(came[2].id)
        triggers = tx.session.scalars(
            text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'facts'")
        )
        for name in triggers.all():
            tx.session.execute(text(f"DROP TRIGGER {name}"))
        tx.session.execute(
            update(FactRow)
            .where(FactRow.seq == fact.seq)
            .values(at=fact.at + timedelta(seconds=60))
        )

    said = words_of(minutes(desk).pdf)

    assert "PERHATIAN: catatan berubah sejak cetakan terdahulu (cetakan 1" in said


def test_the_same_event_gives_the_same_bytes_and_f4_is_f4(desk: Desk) -> None:
    market(desk)

    assert minutes(desk).pdf == minutes(desk).pdf
    assert set(page_sizes_of(minutes(desk, PaperFormat.F4).pdf)) == {(215, 330)}
    assert set(page_sizes_of(minutes(desk).pdf)) == {(210, 297)}


def test_a_report_of_an_event_nobody_knows_is_not_made(desk: Desk) -> None:
    with pytest.raises(Refused) as no:
        make_any(desk, uuid4(), OfficePaper.MINUTES, NOW)
    assert [issue.code for issue in no.value.issues] == ["event.unknown"]


def test_a_day_is_summed_by_who_did_it(desk: Desk) -> None:
    register_worker(desk, FISHER, frozenset(), NOW - timedelta(days=1))
    came = [registered(desk, n, name=f"Orang {n}", mother=f"Ibu {n}") for n in (1, 2)]
    withdraw_worker(desk, came[1].id, "Salah orang", NOW)
    other = replace(desk, officer=replace(desk.officer, name="Dewi Lestari", role=Role.SUPERVISOR))
    record_any(other, make_any(other, came[0].id, PaperKind.PROOF, NOW), NOW)
    events.note_work(desk, [0, 15, 30, 44], NOW)

    made = make_summary_paper(desk, NOW)

    said = words_of(made.pdf)
    assert made.number == "RH/3375011002-01-20261122"
    assert "Rina Kurniasih 2 – 1 – –" in said
    assert "Dewi Lestari – – – 1 –" in said
    assert "Seluruh kantor 2 – 1 1 –" in said
    assert "rata-rata 44 detik" in said
    assert "pukul 09.00–10.00, 2 orang" in said
    assert "4 dari 4 catatan hari ini" in said
    assert "5 catatan, termasuk hari-hari sebelumnya" in said
    assert "Tidak ada yang menunggu perbaikan" in said


def test_a_day_is_the_offices_own(desk: Desk) -> None:
    """Half past midnight in Pekalongan is still yesterday in UTC."""
    late = NOW.replace(hour=17, minute=30)
    register_worker(desk, TRADER, frozenset(), late)

    assert "Belum ada yang dicatat" in words_of(make_summary_paper(desk, NOW).pdf)
    assert "Seluruh kantor 1" in words_of(make_summary_paper(desk, late).pdf)


def test_office_papers_are_recorded_and_the_next_is_a_copy(desk: Desk) -> None:
    market(desk)
    for made in (minutes(desk), make_any(desk, TODAY, OfficePaper.SUMMARY, NOW)):
        record_any(desk, made, NOW)

    assert minutes(desk).copy == 2
    assert make_summary_paper(desk, NOW).copy == 2
    assert make_summary_paper(desk, NOW + timedelta(days=1)).copy == 1
    with desk.database.reading() as tx:
        acts = [entry.act for entry in tx.audit.all()]
    assert acts[-2:] == ["event_minutes_printed", "day_summary_printed"]


def test_summaries_long_past_are_forgotten_and_reports_never(desk: Desk) -> None:
    with desk.database.transaction() as tx:
        for day in range(64):
            for kind in OfficePaper:
                at = NOW + timedelta(days=day)
                tx.office_papers.add(OfficeRecord(kind, uuid4(), str(day), 1, at, "Rina"))

    with desk.database.reading() as tx:
        kinds = [record.kind for record in tx.office_papers.all()]
    assert kinds.count(OfficePaper.SUMMARY) == 62
    assert kinds.count(OfficePaper.MINUTES) == 64


def test_practice_papers_say_so(desk: Desk) -> None:
    practising = replace(desk, practice=True)
    registration = market(practising)[0]

    made = [
        make_any(practising, registration.id, PaperKind.LETTER, NOW),
        make_any(practising, registration.id, PaperKind.RIGHTS, NOW),
        make_any(practising, TODAY, OfficePaper.SUMMARY, NOW),
        minutes(practising),
    ]

    for paper in made:
        assert "LATIHAN. Kertas ini bukan bukti apa pun" in words_of(paper.pdf)


def test_the_rights_sheet_tells_what_stood_there_before_and_why(desk: Desk) -> None:
    registration = register_worker(desk, ASKED_EVERYTHING, frozenset(), NOW)
    changed = replace(TRADER, mother="Sri Wahyuni", income="2.000.000", phone="")
    amend_worker(desk, registration.id, changed, SEEN, NOW)
    record_any(desk, make_any(desk, registration.id, PaperKind.LETTER, NOW), NOW)
    withdraw_worker(desk, registration.id, "Pindah ke Semarang", NOW)

    said = words_of(make_any(desk, registration.id, PaperKind.RIGHTS, NOW).pdf)

    assert "Sebelumnya ibu kandung: Sri Hartini" in said
    assert "Sebelumnya penghasilan: Rp1.500.000" in said
    assert "Sebelumnya nomor HP: +6281234567890" in said
    assert "Sebelumnya anak: Citra Prameswari (28 Februari 2015), Dimas" in said
    assert "Kertas dicetak: Rincian Iuran" in said
    assert "Pendaftaran dibatalkan: Pindah ke Semarang" in said


def test_the_rights_sheet_tells_where_else_the_same_nik_is_registered(desk: Desk) -> None:
    registration = register_worker(desk, TRADER, frozenset(), NOW)
    with desk.database.transaction() as tx:
        double = Double(registration.id, "3375011003-01-00009", "3375011003", DoubleState.OPEN, NOW)
        tx.disputes.put_double(double)

    said = words_of(make_any(desk, registration.id, PaperKind.RIGHTS, NOW).pdf)

    assert "No. 3375011003-01-00009" in said


def test_every_field_of_a_body_has_words_or_follows_from_another(desk: Desk) -> None:
    registration = register_worker(desk, ASKED_EVERYTHING, frozenset(), NOW)
    [(fact, _)] = detail(desk, registration.id).facts
    told = {one.field.replace(".", "/") for one in differences({}, fact.body)}

    assert told - FIELDS.keys() == {
        *("number", "consent/at"),
        *("due/month", "due/rates", "due/lines", "due/total"),
        "enrolment/sector",
    }


def test_an_office_has_its_own_words_and_emblem_on_these_papers_too(desk: Desk) -> None:
    registration = register_worker(desk, TRADER, frozenset(), NOW)
    plain = make_any(desk, registration.id, PaperKind.LETTER, NOW).pdf
    target = io.BytesIO()
    Image.new("RGB", (200, 200), "#0B5548").save(target, "PNG")
    look = PaperLook(
        replace(NO_LETTERHEAD, office="KELURAHAN MEDONO BARU", signatory_name="Sri Rejeki, S.Sos."),
        reminder="Bayar di loket pos Banjarsari.",
        footer="Melayani dengan hati.",
        emblem=target.getvalue(),
    )
    with desk.database.transaction() as tx:
        tx.settings.put_paper_look(look)

    letter = words_of(make_any(desk, registration.id, PaperKind.LETTER, NOW).pdf)
    day = words_of(make_summary_paper(desk, NOW).pdf)

    assert "Bayar di loket pos Banjarsari." in letter
    assert "Sri Rejeki, S.Sos." in day
    for said in (letter, day):
        assert "KELURAHAN MEDONO BARU" in said
        assert "Melayani dengan hati." in said
    with_emblem = make_any(desk, registration.id, PaperKind.LETTER, NOW).pdf
    assert (pictures_in(plain), pictures_in(with_emblem)) == (0, 1)
