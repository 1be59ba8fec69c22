"""A paper in words, before it is set."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from desktop_app.documents import words
from desktop_app.documents.check import verify_qr
from desktop_app.documents.spelling import long_date, money
from desktop_app.documents.statement import stated
from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.enrolment import Enrolment, FundingSource, Programme, Rupiah, Segment
from desktop_app.domain.issues import Issue, Weight
from desktop_app.domain.membership import Application, Status
from desktop_app.domain.month import Month
from desktop_app.domain.region import RegionCode
from desktop_app.domain.worker import Address, Sex
from tests.documents import people
from tests.documents.people import MUHAMMAD, OFFICE, TRADER, TRADERS_BILL, paper


@pytest.mark.parametrize(
    ("rupiah", "written"),
    [(0, "Rp0"), (999, "Rp999"), (16_800, "Rp16.800"), (1_386_000, "Rp1.386.000")],
)
def test_money_has_dots_and_no_space(rupiah: int, written: str) -> None:
    assert money(rupiah) == written


def test_dates_are_written_out() -> None:
    assert long_date(date(2026, 11, 22)) == "22 November 2026"
    assert long_date(date(2027, 5, 1)) == "1 Mei 2027"


def test_every_choice_of_the_form_has_words() -> None:
    assert set(words.SEGMENTS) == set(Segment)
    assert set(words.FUNDINGS) == set(FundingSource)
    assert set(words.PROGRAMMES) == set(words.PURPOSES) == set(Programme)
    assert set(words.SEX) == set(Sex)
    unprinted = {Status.DRAFT, Status.WITHDRAWN}
    assert set(words.STATUSES) | {Status.APPROVED, Status.ACTIVE} | unprinted == set(Status)
    assert len(words.MONTHS) == 12


def facts_of(enrolment: Enrolment = TRADER, address: Address = MUHAMMAD.address) -> dict[str, str]:
    worker = replace(MUHAMMAD, enrolment=enrolment, address=address)
    return {each.label: each.value for each in stated(paper(worker=worker)).facts}


def test_the_income_names_the_band_only_where_it_differs() -> None:
    assert facts_of()["Penghasilan"] == "Rp1.500.000 per bulan · dasar iuran Rp1.600.000"
    same = replace(TRADER, income=Rupiah(1_600_000))
    assert facts_of(same)["Penghasilan"] == "Rp1.600.000 per bulan"


def test_a_wage_earner_has_an_employer_and_a_wage_a_non_asn_an_agency() -> None:
    worker = facts_of(people.CLERK)
    assert worker["Pemberi kerja"] == "CV Sumber Rejeki Abadi Sentosa · NPP JJ012345"
    assert worker["Upah"].startswith("Rp5.000.000")
    agency = facts_of(replace(people.CLERK, segment=Segment.NON_ASN, employer_number=""))
    assert agency["Instansi"] == "CV Sumber Rejeki Abadi Sentosa"
    assert "Pemberi kerja" not in agency
    assert "Pemberi kerja" not in facts_of()


def test_an_occupation_in_the_workers_own_words_comes_before_the_lists() -> None:
    assert facts_of()["Pekerjaan"] == "Pedagang sayur keliling · Pasar Cipeundeuy"
    own = replace(TRADER, occupation_text="Pengrajin wayang", workplace="")
    assert facts_of(own)["Pekerjaan"] == "Pengrajin wayang"


def test_a_second_occupation_stands_beside_the_first() -> None:
    facts = replace(paper(), second_occupation="Ojek pangkalan")
    told = {each.label: each.value for each in stated(facts).facts}
    assert told["Pekerjaan"] == "Pedagang sayur keliling · Ojek pangkalan · Pasar Cipeundeuy"


@pytest.mark.parametrize("hides", [True, False])
def test_who_has_no_nik_yet_is_told_so_and_the_qr_holds_no_digits(hides: bool) -> None:
    made = paper(worker=replace(MUHAMMAD, nik=None), city=replace(OFFICE, mask_nik=hides))
    assert stated(made).identity[0].value == "Belum punya NIK"
    assert verify_qr(made.qr, people.keys_of(people.DEVICE_SEED)).claims[4] == ""


def test_an_address_leaves_out_what_is_not_known() -> None:
    bare = Address("Jl. Mawar 1", "", "", OFFICE.kelurahan)
    assert facts_of(address=bare)["Alamat"] == f"Jl. Mawar 1, {people.REGION}"
    only_rt = replace(bare, rt="004")
    assert facts_of(address=only_rt)["Alamat"].startswith("Jl. Mawar 1, RT 004, ")


@pytest.mark.parametrize(
    ("code", "office"),
    [("3217061001", "kelurahan"), ("3217062001", "desa"), ("9105013001", "desa adat")],
)
def test_the_office_is_called_what_it_is(code: str, office: str) -> None:
    said = stated(paper(city=replace(OFFICE, kelurahan=RegionCode(code))))
    assert said.status == f"Tersimpan di komputer {office}, belum terkirim"
    assert f"komputer {office}." in said.check


def test_the_sum_of_a_period_is_said_only_where_every_month_is_known() -> None:
    worker = replace(MUHAMMAD, enrolment=replace(TRADER, months=3, since=Month(2026, 12)))
    unknown = stated(paper(worker=worker)).bill
    assert unknown.period is not None
    assert (unknown.period.text, unknown.period.due) == ("Untuk 3 bulan", "")
    assert unknown.period.short == "Desember 2026 – Februari 2027"
    known = stated(paper(worker=worker, period=(TRADERS_BILL,) * 3)).bill
    assert known.period is not None
    assert (known.total.text, known.period.text) == ("Jumlah per bulan", "Jumlah 3 bulan")
    assert known.period.due == "Rp164.400"
    assert stated(paper()).bill.period is None


def test_months_of_one_year_name_it_once() -> None:
    worker = replace(MUHAMMAD, enrolment=replace(TRADER, months=3, since=Month(2027, 1)))
    period = stated(paper(worker=worker)).bill.period
    assert period is not None
    assert period.short == "Januari – Maret 2027"


def test_a_month_that_differs_is_not_called_every_month() -> None:
    said = stated(people.samples()["paper_relief"]).bill
    assert said.total.text == "Jumlah untuk November 2026"


def test_a_doubtful_amount_promises_nothing() -> None:
    issue = Issue("contribution.relief_unclear", weight=Weight.WARNS)
    said = stated(paper(due=replace(TRADERS_BILL, doubts=(issue,)))).bill
    assert said.notes == (words.UNSETTLED,)
    assert stated(paper()).bill.notes == ()


def test_no_words_of_ours_name_an_amount() -> None:
    for text in (*words.PURPOSES.values(), *words.NOTE.values(), words.BY_LAW):
        assert "Rp" not in text
        assert "juta" not in text


def test_the_clerk_signs_where_no_head_of_office_is_named() -> None:
    letterhead = replace(OFFICE.letterhead, signatory_name="", place="")
    city = replace(OFFICE, letterhead=letterhead, name="")
    said = stated(paper(PaperKind.CONFIRMATION, city=city)).signature
    assert (said.title, said.name, said.number) == ("Petugas pendaftaran", "Rina Kurniasih", "")
    assert said.place_and_day == "Sukamaju, 22 November 2026"


def test_a_number_of_personnel_is_optional() -> None:
    letterhead = replace(OFFICE.letterhead, signatory_number="")
    said = stated(paper(PaperKind.CONFIRMATION, city=replace(OFFICE, letterhead=letterhead)))
    assert said.signature.number == ""


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2026, 11, 30), "Terlindungi 1 Desember 2026 – 28 Februari 2027"),
        (date(2026, 12, 1), "Aktif, terlindungi 1 Desember 2026 – 28 Februari 2027"),
        (date(2027, 2, 28), "Aktif, terlindungi 1 Desember 2026 – 28 Februari 2027"),
        (date(2027, 3, 1), "Perlindungan berakhir 28 Februari 2027"),
    ],
)
def test_a_confirmation_calls_nobody_active_outside_the_days_of_protection(
    day: date, status: str
) -> None:
    at_noon = datetime(day.year, day.month, day.day, 5, tzinfo=UTC)
    facts = replace(paper(PaperKind.CONFIRMATION), made_at=at_noon)

    assert stated(facts).status.replace("\N{NO-BREAK SPACE}", " ") == status


@pytest.mark.parametrize(
    ("status", "delivery", "words_"),
    [
        (Status.REGISTERED, DeliveryStatus.WAITING, "Tersimpan di komputer kelurahan, belum terki"),
        (Status.PROPOSED, DeliveryStatus.WAITING, "Perubahan tersimpan di komputer kelurahan"),
        (Status.PROPOSED, DeliveryStatus.DELIVERED, "Diusulkan ke "),
        (Status.REGISTERED, DeliveryStatus.NEEDS_CLERK, "Sudah dikirim, perlu diperbaiki"),
        (Status.REGISTERED, DeliveryStatus.NEEDS_CITY, "Sudah dikirim, ditahan "),
        (Status.VERIFIED, DeliveryStatus.NEEDS_CITY, "Sudah diverifikasi"),
    ],
)
def test_a_proof_says_where_the_newest_version_stands(
    status: Status, delivery: DeliveryStatus, words_: str
) -> None:
    facts = replace(paper(application=Application(status)), delivery=delivery)

    assert stated(facts).status.startswith(words_)
