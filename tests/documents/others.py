"""The other papers with invented people: what pictures and tests are made of."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from desktop_app.documents.imprint import Imprint
from desktop_app.documents.letter import LetterFacts, make_letter
from desktop_app.documents.minutes import MinutesFacts, make_minutes
from desktop_app.documents.rights import Happened, RightsFacts, make_rights
from desktop_app.documents.summary import SummaryFacts, make_summary
from desktop_app.domain.confirmation import PaperKind, PaperRecord
from desktop_app.domain.contribution import MonthlyDue, RateBook
from desktop_app.domain.day_report import DayReport, ToMend, Work
from desktop_app.domain.enrolment import Enrolment, FundingSource, Programme, Segment
from desktop_app.domain.event import Event, Shared, WorkDay
from desktop_app.domain.event_log import Attendant
from desktop_app.domain.family import Child, Heir, MaritalStatus, Relation
from desktop_app.domain.membership import Application, Status
from desktop_app.domain.month import Month
from desktop_app.domain.nik import FamilyCardNumber
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.worker import Attendance, Registration, Sex, Worker
from desktop_app.paths import resource_folder
from tests.documents import people
from tests.documents.people import CLERK, LENGTHY, MUHAMMAD, NOW, OFFICE, TRADER

RATES = RateBook.parse((resource_folder() / "reference" / "rates.toml").read_text())


def imprint(number: str, **changes: object) -> Imprint:
    made = Imprint(number, 1, NOW, "Asia/Jakarta", "Rina Kurniasih", OFFICE)
    return replace(made, **changes)  # type: ignore[arg-type]  # a test names what it changes


def registration(worker: Worker, status: Status = Status.REGISTERED) -> Registration:
    return Registration(
        id=UUID("0193a5d2-7c00-7000-8000-000000000042"),
        number="3217061001-01-00042",
        version=1,
        at=NOW - timedelta(minutes=5),
        officer="Rina Kurniasih",
        worker=worker,
        application=people.ACTIVE if status is Status.ACTIVE else Application(status),
    )


def letter(enrolment: Enrolment, worker: Worker = MUHAMMAD, **changes: object) -> LetterFacts:
    period: tuple[MonthlyDue, ...] = RATES.period_due(enrolment)
    subject = registration(replace(worker, enrolment=enrolment))
    return LetterFacts(
        imprint=imprint(f"RI/{subject.number}", **changes),
        registration=subject,
        period=period,
        grounds=RATES.grounds(enrolment, enrolment.since),
        reliefs=RATES.reliefs(enrolment, enrolment.since),
    )


HALF_YEAR = replace(
    TRADER,
    segment=Segment.VULNERABLE,
    funding=FundingSource.CSR,
    payer="PT Sinar Nusantara Sejahtera",
    months=6,
    since=Month(2026, 11),
)
LONG_LETTER = replace(
    LENGTHY.enrolment,
    months=12,
    programmes=frozenset(Programme),
    funding=FundingSource.EMPLOYER,
    segment=Segment.PU,
)

EVERYTHING = replace(
    MUHAMMAD,
    email="muhammad.wicaksono@contoh.id",
    family_card=FamilyCardNumber("3217050101100005"),
    marital=MaritalStatus.MARRIED,
    home=replace(MUHAMMAD.address, street="Gang Melati 2", rt="001", rw="002"),
    heir=Heir("Siti Nurhaliza", Relation.SPOUSE),
    children=(Child("Citra Wicaksono", date(2015, 2, 28)), Child("Dimas", date(2019, 7, 1))),
    attendance=Attendance("Pasar Cipeundeuy 22 November", 17),
    doubts=("nik.date_differs",),
)


def rights(worker: Worker = EVERYTHING, **changes: object) -> RightsFacts:
    subject = registration(worker, Status.ACTIVE)
    papers = [
        PaperRecord(subject.id, subject.id, kind, "", copy, NOW, "Rina Kurniasih")
        for kind, copy in ((PaperKind.PROOF, 1), (PaperKind.PROOF, 2), (PaperKind.CONFIRMATION, 1))
    ]
    acts = (
        ("worker_registered", "Rina Kurniasih"),
        ("paper_printed", "Rina Kurniasih"),
        ("registration_reviewed", "H. Asep Suherman"),
        ("worker_amended", "Dewi Lestari"),
        ("city.proposed", ""),
        ("city.verified", ""),
        ("city.approved", ""),
        ("city.activated", ""),
        ("paper_printed", "Dewi Lestari"),
    )
    history = [Happened(NOW + timedelta(hours=n), *act) for n, act in enumerate(acts)]
    history[1] = replace(history[1], paper=PaperKind.PROOF)
    history[3] = replace(history[3], was={"mother": "Siti Khodijah", "phone": ""})
    history[8] = replace(history[8], paper=PaperKind.PROOF, copy=2)
    city = replace(
        OFFICE,
        consent_version="2026-1",
        consent_text="Data Anda dipakai hanya untuk pendaftaran jaminan sosial ketenagakerjaan.",
    )
    return RightsFacts(
        imprint=imprint(f"HD/{subject.number}", **{"city": city, **changes}),
        registration=subject,
        due=people.RELIEVED_BILL,
        region=people.REGION,
        home_region=people.REGION,
        occupation="Pedagang sayur keliling",
        second_occupation="Ojek pangkalan",
        is_sent=True,
        papers=papers,
        history=history,
    )


MARKET = Event(
    id=UUID("0193a5d2-7c00-7000-8000-000000000077"),
    name="Pasar Cipeundeuy",
    place="Balai RW 03 Sukamaju",
    on=date(2026, 11, 22),
    shared=Shared(Segment.VULNERABLE, FundingSource.CSR, "PT Sinar Nusantara Sejahtera"),
    expected=300,
    ended=NOW,
)
_FIRST = ("Siti", "Muhammad", "Dewi", "Agus", "Sri", "Bambang", "Nur", "Eko", "Rina", "Yanto")
_LAST = ("Wulandari", "Hidayat", "Kusumawardhani", "Santoso", "Rahayu", "Prasetyo", "Lestari")
GROUPS = (
    (Segment.VULNERABLE, FundingSource.CSR),
    (Segment.BPU, FundingSource.SELF),
    (Segment.VULNERABLE, FundingSource.APBD_CITY),
)


def crowd(count: int, name: Callable[[int], str] | None = None) -> list[Attendant]:
    """Return people of an event; every twenty-third was withdrawn, some were given a copy."""

    def plain(n: int) -> str:
        return f"{_FIRST[n % 10]} {_LAST[n % 7]} {_LAST[(n // 7) % 7]}"

    return [
        Attendant(
            number=f"3217061001-01-{n + 40:05}",
            queue=n,
            name=(name or plain)(n),
            nik_end="" if n % 41 == 0 else f"{(n * 37) % 10_000:04}",
            sex=Sex.WOMAN if n % 5 in {0, 2, 4} else Sex.MAN,
            segment=GROUPS[n % 8 % 3][0],
            funding=GROUPS[n % 8 % 3][1],
            registrar="Rina Kurniasih" if n % 3 else "Dewi Lestari",
            at=NOW + timedelta(minutes=n),
            withdrawn=n % 23 == 0,
            reason="Salah orang, didaftarkan lagi" if n % 23 == 0 else "",
            is_sent=n < count * 0.8,
            proofs=2 if n % 10 == 0 else 1,
        )
        for n in range(1, count + 1)
    ]


LOG = "9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab"


def minutes(people_there: Sequence[Attendant], **changes: object) -> MinutesFacts:
    made = imprint("BA/3217061001-01-003", **changes)
    return MinutesFacts(made, MARKET, people_there, LOG, upto=1_234, facts=812)


DAY = DayReport(
    on=date(2026, 11, 22),
    by_officer={
        "Dewi Lestari": Work(registered=34, amended=2, withdrawn=1, printed=35),
        "Rina Kurniasih": Work(registered=41, amended=5, printed=44),
        "H. Asep Suherman, S.IP.": Work(reviewed=75),
    },
    sent=190,
    waiting=38,
    given_back=2,
    held=1,
    replaced=6,
    waiting_in_all=44,
    to_mend=(
        ToMend("3217061001-01-00042", "Muhammad Abdurrahman Wicaksono Putra", True, NOW),
        ToMend("3217061001-01-00057", "Siti Rahayu", True, NOW, "Nama ibu tidak sama dengan KK"),
        ToMend("3217061001-01-00061", "Agus Santoso", False, NOW),
    ),
    hours={8: 9, 9: 17, 10: 22, 11: 14, 13: 8, 14: 5},
    work=WorkDay(75, 75 * 55.0),
)


def summary(report: DayReport = DAY, **changes: object) -> SummaryFacts:
    return SummaryFacts(imprint("RH/3217061001-01-20261122", **changes), 1, report)


SAMPLES: Mapping[str, Callable[[], bytes]] = {
    "paper_letter": lambda: make_letter(letter(TRADER)),
    "paper_letter_relief": lambda: make_letter(letter(HALF_YEAR)),
    "paper_letter_a5": lambda: make_letter(letter(HALF_YEAR), PaperFormat.A5),
    "paper_letter_wage": lambda: make_letter(letter(CLERK)),
    "paper_rights": lambda: make_rights(rights()),
    "paper_minutes": lambda: make_minutes(minutes(crowd(60))),
    "paper_minutes_f4": lambda: make_minutes(minutes(crowd(300)), PaperFormat.F4),
    "paper_summary": lambda: make_summary(summary()),
    "paper_other_practice": lambda: make_summary(summary(practice=True)),
    "paper_letter_stress": lambda: make_letter(
        letter(LONG_LETTER, LENGTHY, city=replace(OFFICE, letterhead=people.LONG_LETTERHEAD))
    ),
}
"""By the name of their picture."""
