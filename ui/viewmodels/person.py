"""A person in rows of label and value, for a registration's page and for the card read back."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_app.domain.contribution import MonthlyDue
from desktop_app.domain.family import Child, Heir
from desktop_app.domain.worker import Address, Worker
from ui import formats
from ui.terms import term

_TEXTS = {
    "nik": QT_TRANSLATE_NOOP("detail", "NIK"),
    "born": QT_TRANSLATE_NOOP("detail", "Lahir"),
    "sex": QT_TRANSLATE_NOOP("detail", "Jenis kelamin"),
    "mother": QT_TRANSLATE_NOOP("detail", "Ibu kandung"),
    "family_card": QT_TRANSLATE_NOOP("detail", "No. KK"),
    "address": QT_TRANSLATE_NOOP("detail", "Alamat"),
    "region": QT_TRANSLATE_NOOP("detail", "Wilayah"),
    "phone": QT_TRANSLATE_NOOP("detail", "HP"),
    "no_nik": QT_TRANSLATE_NOOP("detail", "Belum punya NIK"),
    "home": QT_TRANSLATE_NOOP("detail", "Domisili"),
    "email": QT_TRANSLATE_NOOP("detail", "E-mail"),
    "marital": QT_TRANSLATE_NOOP("detail", "Status kawin"),
    "heir": QT_TRANSLATE_NOOP("detail", "Ahli waris"),
    "children": QT_TRANSLATE_NOOP("detail", "Anak (beasiswa)"),
    "second_occupation": QT_TRANSLATE_NOOP("detail", "Pekerjaan kedua"),
    "hours": QT_TRANSLATE_NOOP("detail", "Jam kerja"),
    "segment": QT_TRANSLATE_NOOP("detail", "Segmen"),
    "occupation": QT_TRANSLATE_NOOP("detail", "Pekerjaan"),
    "employer": QT_TRANSLATE_NOOP("detail", "Pemberi kerja"),
    "workplace": QT_TRANSLATE_NOOP("detail", "Lokasi kerja"),
    "income": QT_TRANSLATE_NOOP("detail", "Penghasilan"),
    "programmes": QT_TRANSLATE_NOOP("detail", "Program"),
    "funding": QT_TRANSLATE_NOOP("detail", "Sumber dana"),
    "since": QT_TRANSLATE_NOOP("detail", "Mulai"),
    "rt_rw": QT_TRANSLATE_NOOP("detail", "RT {rt}/RW {rw}"),
    "months": QT_TRANSLATE_NOOP("detail", "{month}, {count} bulan"),
}

Rows = Sequence[tuple[str, str]]
"""Keys with values; an empty value is not shown."""


def _text(key: str, **figures: str) -> str:
    return QCoreApplication.translate("detail", str(_TEXTS[key])).format(**figures)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody registered or about to be, with what the books say of them in words.

    Attributes:
        due: Of one month.
        region_line, home_line: Where the two addresses lie; the second may be "".
        occupation, second_occupation: In words; the second may be "".
    """

    worker: Worker
    due: MonthlyDue
    region_line: str
    home_line: str
    occupation: str
    second_occupation: str


def labelled(rows: Rows, without: Collection[str] = ()) -> list[tuple[str, str]]:
    """Return labels in the screen's language with their values, as far as there is one."""
    return [(_text(key), value) for key, value in rows if value and key not in without]


def identity_rows(person: Person, *, numbers: bool) -> Rows:
    """Return who somebody is; ``numbers`` shows numbers and what only the family knows whole."""
    worker = person.worker
    digits = formats.grouped if numbers else formats.masked
    other = str if numbers else formats.masked_name
    home = f"{_near(worker.home)}, {person.home_line}" if worker.home else ""
    return [
        ("nik", digits(worker.nik.digits) if worker.nik else _text("no_nik")),
        ("born", f"{worker.birth_place}, {formats.long_day(worker.born)}"),
        ("sex", term(worker.sex)),
        ("mother", other(worker.mother)),
        ("family_card", digits(worker.family_card.digits) if worker.family_card else ""),
        ("address", _near(worker.address)),
        ("region", person.region_line),
        ("home", home),
        ("phone", worker.phone if numbers else formats.masked(worker.phone)),
        ("email", worker.email if numbers else formats.masked_name(worker.email)),
        ("marital", term(worker.marital) if worker.marital else ""),
        ("heir", _heir(worker.heir, other) if worker.heir else ""),
        ("children", ", ".join(_child(one, other) for one in worker.children)),
    ]


def work_rows(person: Person) -> Rows:
    """Return what somebody works, and what is paid for whom."""
    enrolment = person.worker.enrolment
    since = formats.month(enrolment.since)
    return [
        ("segment", term(enrolment.segment)),
        ("occupation", person.occupation),
        ("second_occupation", person.second_occupation),
        ("employer", enrolment.employer),
        ("workplace", enrolment.workplace),
        ("hours", formats.hours(enrolment.hours)),
        ("income", formats.rupiah(enrolment.income)),
        ("programmes", " + ".join(line.programme.upper() for line in person.due.lines)),
        ("funding", ", ".join(filter(None, (term(enrolment.funding), enrolment.payer)))),
        ("since", _text("months", month=since, count=str(enrolment.months))),
    ]


def _near(address: Address) -> str:
    near = _text("rt_rw", rt=address.rt, rw=address.rw) if address.rt and address.rw else ""
    return ", ".join(part for part in (address.street, near) if part)


def _heir(heir: Heir, other: Callable[[str], str]) -> str:
    return f"{other(heir.name)} ({term(heir.relation)})"


def _child(child: Child, other: Callable[[str], str]) -> str:
    return f"{other(child.name)} ({formats.long_day(child.born)})"
