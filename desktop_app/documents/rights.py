"""*Data dan Hak Anda*: all that is held about one person, why, how long, and what they may ask.

It is the copy UU 27/2022 gives a right to, made for the person themself: their numbers stand on it
whole. What is not held does not appear, so that an empty line never hides anything.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from desktop_app.documents import other_words as say
from desktop_app.documents import words
from desktop_app.documents.imprint import Imprint
from desktop_app.documents.layout import Page
from desktop_app.documents.leaf_setting import ROOMY
from desktop_app.documents.leaves import Column, Leaves, Table, file_of
from desktop_app.documents.spelling import long_date, money, month_name
from desktop_app.documents.statement import (
    Labelled,
    address_line,
    status_line,
)
from desktop_app.documents.typefaces import Face
from desktop_app.domain.confirmation import PaperKind, PaperRecord
from desktop_app.domain.contribution import MonthlyDue
from desktop_app.domain.facts import Json
from desktop_app.domain.membership import Status
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.worker import Registration

_AT_BPJS = frozenset({Status.VERIFIED, Status.APPROVED, Status.ACTIVE})


@dataclass(frozen=True, slots=True)
class Happened:
    """One act about a registration.

    Attributes:
        act: Its code.
        who: Name of the officer; "" for the city.
        reason: Why, in the words of who did it; "" where nobody said.
        paper: Which one was printed, with ``copy``.
        was: What an amendment changed, by field as ``FIELDS`` has it: what stood there before. It
            is held all the same.
    """

    at: datetime
    act: str
    who: str
    reason: str = ""
    paper: PaperKind | None = None
    copy: int = 1
    was: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RightsFacts:
    """Everything the sheet is made from; the same facts give the same bytes.

    Attributes:
        due: The bill that was frozen with the registration.
        region, home_region: Kelurahan to province of either address, as one line.
        occupation, second_occupation: By name; the second may be empty.
        is_sent: Whether anything about this person has reached the city.
        doubles: Where else the same NIK is registered, as far as the city has told: place, number.
        papers: Those the printer took.
        history: What was done, in order.
    """

    imprint: Imprint
    registration: Registration
    due: MonthlyDue
    region: str
    home_region: str
    occupation: str
    second_occupation: str
    is_sent: bool
    papers: Sequence[PaperRecord]
    history: Sequence[Happened]
    doubles: Sequence[tuple[str, str]] = ()


def make_rights(facts: RightsFacts, size: PaperFormat = PaperFormat.A4) -> bytes:
    """Return the sheet as a PDF of as many pages as it takes, of A4, F4 or A5."""
    return file_of(rights_pages(facts, size), say.TITLES[PaperKind.RIGHTS], facts.imprint)


def rights_pages(facts: RightsFacts, size: PaperFormat = PaperFormat.A4) -> list[Page]:
    """Lay the sheet out; nothing is drawn yet."""
    imprint, title = facts.imprint, say.TITLES[PaperKind.RIGHTS]
    leaves = Leaves(size, title, imprint, ROOMY[2], note=say.RIGHTS_WARNING)
    leaves.paragraph(say.RIGHTS_INTRO.format(office=imprint.office))
    for heading, rows in (
        (say.HELD, _person(facts)),
        (say.HELD_WORK, _work(facts)),
        (say.HELD_MEMBER, _membership(facts)),
    ):
        leaves.heading(heading)
        leaves.facts([row for row in rows if row.value])
    leaves.heading(say.WHY)
    leaves.facts(_reasons(facts), face=Face.TEXT)
    leaves.heading(say.HISTORY)
    leaves.table(_history(facts, narrow=size is PaperFormat.A5))
    leaves.heading(say.RIGHTS)
    leaves.facts(
        [Labelled(article, text) for article, text in say.RIGHTS_OF], labels=58, face=Face.TEXT
    )
    leaves.paragraph(say.RIGHTS_TERMS)
    head = imprint.city.letterhead
    reach = ", ".join(part for part in (head.address, head.contact) if part)
    ask = say.ASK.format(
        office=head.office or imprint.office,
        reach=say.ASK_REACH.format(reach=reach) if reach else "",
        number=facts.registration.number,
    )
    leaves.panel(ask, say.ASK_HIGHER.format(city=imprint.city.name or words.CITY))
    leaves.signatures([imprint.signed_by_clerk(imprint.place_and_day)])
    return leaves.finish()


def _person(facts: RightsFacts) -> list[Labelled]:
    worker = facts.registration.worker
    birth = ", ".join(part for part in (worker.birth_place, long_date(worker.born)) if part)
    home = address_line(worker.home, facts.home_region) if worker.home else ""
    heir = f"{worker.heir.name} ({say.RELATIONS[worker.heir.relation]})" if worker.heir else ""
    children = "; ".join(f"{one.name}, {long_date(one.born)}" for one in worker.children)
    return [
        Labelled(say.FULL_NAME, worker.name),
        Labelled(say.NIK_END, worker.nik.grouped if worker.nik else words.NO_NIK),
        Labelled(say.FAMILY_CARD, worker.family_card.grouped if worker.family_card else ""),
        Labelled(words.BORN, f"{birth} ({words.SEX[worker.sex]})"),
        Labelled(say.MOTHER, worker.mother),
        Labelled(words.ADDRESS, address_line(worker.address, facts.region)),
        Labelled(say.HOME, home),
        Labelled(say.PHONE, worker.phone),
        Labelled(say.EMAIL, worker.email),
        Labelled(say.MARITAL, say.MARITALS[worker.marital] if worker.marital else ""),
        Labelled(say.HEIR, heir),
        Labelled(say.CHILDREN, children),
    ]


def _work(facts: RightsFacts) -> list[Labelled]:
    enrolment = facts.registration.worker.enrolment
    label = words.WAGE if enrolment.segment.earns_wage else words.INCOME
    number = enrolment.employer_number
    npp = words.EMPLOYER_NUMBER.format(number=number) if number else ""
    programmes = ", ".join(line.programme.upper() for line in facts.due.lines)
    since = say.MONTHS_PAID.format(month=month_name(enrolment.since), count=enrolment.months)
    bill = words.PER_MONTH.format(money=money(facts.due.total))
    return [
        Labelled(words.SEGMENT, words.SEGMENTS[enrolment.segment]),
        Labelled(words.OCCUPATION, facts.occupation),
        Labelled(say.SECOND, facts.second_occupation),
        Labelled(words.EMPLOYER, " · ".join(part for part in (enrolment.employer, npp) if part)),
        Labelled(say.WORKPLACE, enrolment.workplace),
        Labelled(say.HOURS, enrolment.hours.replace(":", ".").replace("-", "–")),
        Labelled(label, words.PER_MONTH.format(money=money(enrolment.income))),
        Labelled(say.PROGRAMMES, f"{programmes} · {bill}"),
        Labelled(words.FUNDING, words.FUNDINGS[enrolment.funding]),
        Labelled(say.PAYER_NAME, enrolment.payer),
        Labelled(say.SINCE, since),
    ]


def _membership(facts: RightsFacts) -> list[Labelled]:
    registration, imprint = facts.registration, facts.imprint
    application, worker = registration.application, registration.worker
    decree, days = application.decree, application.protection
    came, doubts = worker.attendance, len(worker.doubts)
    if application.status is Status.WITHDRAWN:
        status = say.STANDS[Status.WITHDRAWN]
    else:
        status = status_line(application, imprint.city, imprint.local.date())
    return [
        Labelled(say.NUMBER, registration.number),
        Labelled(words.REGISTERED_ON, imprint.moment(registration.at)),
        Labelled(words.STATUS, status),
        Labelled(say.REASON, application.reason),
        Labelled(words.KPJ, application.kpj.grouped if application.kpj else ""),
        Labelled(
            say.PROTECTION,
            say.DAYS_OF.format(start=long_date(days.start), end=long_date(days.end))
            if days
            else "",
        ),
        Labelled(
            say.DECREE,
            say.DECREE_OF.format(number=decree.number, on=long_date(decree.on)) if decree else "",
        ),
        Labelled(say.EVENT, say.EVENT_OF.format(event=came.event, n=came.queue) if came else ""),
        Labelled(say.DOUBTS, say.DOUBTS_OF.format(count=doubts) if doubts else ""),
        Labelled(say.PAPERS_OUT, "; ".join(_printed(facts, paper) for paper in facts.papers)),
        Labelled(
            say.DOUBLES,
            "; ".join(say.DOUBLE.format(place=place, number=n) for place, n in facts.doubles),
        ),
    ]


def _printed(facts: RightsFacts, paper: PaperRecord) -> str:
    name = say.PAPER_NAMES[paper.kind]
    copied = f" ({words.COPY.format(number=paper.copy).lower()})" if paper.copy > 1 else ""
    return say.PAPER_OUT.format(paper=f"{name}{copied}", at=facts.imprint.moment(paper.at))


def _reasons(facts: RightsFacts) -> list[Labelled]:
    imprint, worker = facts.imprint, facts.registration.worker
    city = imprint.city.name or words.CITY
    consent = say.CONSENT_OF.format(
        version=worker.consent.version,
        at=imprint.moment(worker.consent.at),
        officer=facts.registration.officer,
    )
    if worker.consent.version == imprint.city.consent_version and imprint.city.consent_text:
        consent += say.CONSENT_TEXT.format(text=imprint.city.consent_text)
    else:
        consent += say.CONSENT_OLD.format(office=imprint.office)
    sent = say.WHERE_CITY.format(city=city) if facts.is_sent else ""
    return [
        Labelled(say.PURPOSE, say.PURPOSE_TEXT),
        Labelled(say.LEGAL, say.LEGAL_TEXT),
        Labelled(say.CONSENT, consent),
        Labelled(say.DERIVED, say.DERIVED_TEXT),
        Labelled(say.WHERE, say.WHERE_TEXT.format(office=imprint.office, sent=sent)),
        Labelled(say.HOW_LONG, say.HOW_LONG_TEXT.format(city=city)),
        Labelled(say.SHARED, _shared(facts, city)),
    ]


def _shared(facts: RightsFacts, city: str) -> str:
    """Return who has been given what: only what has really happened so far."""
    parts = [say.SHARED_CITY.format(city=city) if facts.is_sent else say.NOT_SENT]
    if facts.registration.application.status in _AT_BPJS:
        branch = facts.imprint.city.branch
        shown = say.HOW_BRANCH.format(branch=branch) if branch else ""
        parts.append(say.SHARED_BPJS.format(branch=shown))
    if any(paper.kind in (PaperKind.PROOF, PaperKind.CONFIRMATION) for paper in facts.papers):
        parts.append(say.SHARED_PAPER)
    return " ".join(parts)


def _told(one: Happened) -> str:
    """Return what was done, why, and what stood there before."""
    what = say.ACTS.get(one.act, say.OTHER_ACT)
    if one.paper is not None:
        copied = f" ({words.COPY.format(number=one.copy).lower()})" if one.copy > 1 else ""
        return f"{what}: {say.PAPER_NAMES[one.paper]}{copied}"
    if one.reason:
        return f"{what}: {one.reason}"
    was = "; ".join(
        say.WAS.format(field=say.FIELDS.get(name, name), value=_value(name, value))
        for name, value in one.was.items()
    )
    return f"{what}. {was}" if was else what


def _value(name: str, value: Json) -> str:
    """Return what stood in a field: money as money, days as days, nothing as a dash."""
    if value in ("", None) or value == []:
        return say.NONE
    if name == "enrolment/income" and isinstance(value, int):
        return money(value)
    if name == "born":
        return long_date(date.fromisoformat(str(value)))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(map(_one_of, value))
    return str(value)


def _one_of(value: Json) -> str:
    """Return one of several: a programme's letters, or a child's name and birthday."""
    if isinstance(value, Mapping):
        return f"{value['name']} ({long_date(date.fromisoformat(str(value['born'])))})"
    return str(value).upper()


def _history(facts: RightsFacts, *, narrow: bool) -> Table:
    columns = (
        Column(say.ACT_AT, 108, face=Face.DIGITS),
        Column(say.ACT_WHAT),
        Column(say.ACT_WHO, 76 if narrow else 150),
    )
    rows = [
        (
            facts.imprint.moment(one.at),
            _told(one),
            one.who or say.CITY,
        )
        for one in facts.history
    ]
    return Table(columns, rows)
