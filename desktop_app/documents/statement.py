"""What a paper says, word for word, from its facts: every text that will stand on it, unplaced."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone

from desktop_app.documents import words
from desktop_app.documents.emblem_image import read_emblem
from desktop_app.documents.layout import Raster
from desktop_app.documents.spelling import curt_span, long_date, money, month_name
from desktop_app.domain.confirmation import PaperFacts, PaperKind
from desktop_app.domain.contribution import DueLine, MonthlyDue
from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.domain.membership import Application, Status
from desktop_app.domain.nik import Nik
from desktop_app.domain.office import City
from desktop_app.domain.worker import Address

ZONES = {
    "Asia/Jakarta": timezone(timedelta(hours=7), "WIB"),
    "Asia/Makassar": timezone(timedelta(hours=8), "WITA"),
    "Asia/Jayapura": timezone(timedelta(hours=9), "WIT"),
}
"""Indonesia's zones know no summer time, and Windows has no zone database to ask."""

NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A fact and what it is called; ``short`` and ``curt`` are both where room is scarce."""

    label: str
    value: str
    short: str = ""
    curt: str = ""

    @property
    def brief(self) -> str:
        return self.short or self.label


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table of contributions.

    Attributes:
        short: Said in grey after the text: a programme's abbreviation, the months of a sum.
        before: Empty where nothing was relieved.
        curt: Text and months in the fewest words.
    """

    text: str
    short: str
    purpose: str
    before: str
    due: str
    curt: str = ""


@dataclass(frozen=True, slots=True)
class Bill:
    """The table: its columns' heads, one row per programme, the sums, and what is said below."""

    relief: bool
    rows: tuple[Row, ...]
    total: Row
    period: Row | None
    notes: tuple[str, ...]

    @property
    def brief(self) -> Labelled:
        """All programmes in one line, for where there is no room for a row of each."""
        said = [
            f"{row.short}{NO_BREAK}{row.due.replace(' ', NO_BREAK)}"
            + (
                f" ({words.INSTEAD_OF.format(before=row.before)})"
                if row.before not in {"", row.due}
                else ""
            )
            for row in self.rows
        ]
        return Labelled(words.PROGRAMME_HEAD, " · ".join(said))

    @property
    def names(self) -> Labelled:
        """All programmes by their abbreviations alone."""
        return Labelled(words.PROGRAMME_HEAD, ", ".join(row.short for row in self.rows))


@dataclass(frozen=True, slots=True)
class Signature:
    """Where, when and by whom the paper is signed; ``number`` may be empty."""

    place_and_day: str
    title: str
    name: str
    number: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One paper in words.

    Attributes:
        copy: ``Salinan 2`` and so on; empty on the original.
        warning_short, printed_short: The same in fewer words, for A6.
        identity: The numbers a person is known by, two at the most, set large.
        mark: Stands large behind everything; empty on a paper that means what it says.
        reminder, footer: The city's own words, below what the paper is not and at the very end.
        emblem: The city's; None for ours.
    """

    title: str
    number: str
    copy: str
    government: str
    office: str
    head_lines: tuple[str, ...]
    name: Labelled
    identity: tuple[Labelled, ...]
    status: str
    facts: tuple[Labelled, ...]
    bill: Bill
    warning: str
    warning_short: str
    note: str
    check: str
    check_code: str
    signature: Signature
    printed: str
    printed_short: tuple[str, ...]
    privacy: str
    mark: str = ""
    reminder: str = ""
    footer: str = ""
    emblem: Raster | None = None

    def curtly(self) -> "Statement":
        """Return the same with days in figures, months cut short, man or woman by a letter."""
        period = self.bill.period
        if period is not None and period.curt:
            period = replace(period, text=period.curt, short="")
        return replace(
            self,
            identity=tuple(replace(each, value=each.curt or each.value) for each in self.identity),
            facts=tuple(replace(each, value=each.curt or each.value) for each in self.facts),
            bill=replace(self.bill, period=period),
        )


def stated(facts: PaperFacts) -> Statement:
    """Put the facts of a paper into words."""
    registration, city = facts.registration, facts.city
    worker, letterhead = registration.worker, city.letterhead
    office = office_word(city)
    now = facts.made_at.astimezone(ZONES[facts.zone])
    branch = words.BRANCH.format(branch=city.branch) if city.branch else ""
    if facts.practice:
        return replace(
            stated(replace(facts, practice=False)),
            title=words.PRACTICE_TITLE,
            mark=words.PRACTICE_MARK,
            status=words.PRACTICE_STATUS,
            warning=words.PRACTICE_WARNING,
            warning_short=words.PRACTICE_WARNING_SHORT,
            note=words.PRACTICE_NOTE,
            check=words.PRACTICE_CHECK,
            check_code="",
        )
    return Statement(
        title=words.TITLE[facts.kind],
        number=facts.number,
        copy=words.COPY.format(number=facts.copy) if facts.copy > 1 else "",
        government=letterhead.government,
        office=letterhead.office,
        head_lines=head_lines(facts.city),
        name=Labelled(words.NAME[facts.kind], worker.name),
        identity=_identity(facts),
        status=_status(facts, office),
        facts=tuple(_facts(facts)),
        bill=_bill(facts),
        warning=words.NOT_A_CARD[facts.kind],
        warning_short=words.NOT_A_CARD_SHORT,
        note=words.NOTE[facts.kind].format(office=office, branch=branch),
        check=words.CHECK[facts.kind].format(office=office),
        check_code=facts.check_code,
        signature=_signature(facts, now.date()),
        printed=_printed(facts, now),
        printed_short=_printed_short(facts, now),
        privacy=words.PRIVACY,
        reminder=facts.reminder,
        footer=facts.footer,
        emblem=read_emblem(facts.emblem) if facts.emblem else None,
    )


def office_word(city: City) -> str:
    """Return what the office is: a kelurahan, a desa or a desa adat."""
    return words.OFFICE.get(city.kelurahan.digits[6:7], words.OFFICE["1"])


def head_lines(city: City) -> tuple[str, ...]:
    """Return the region above the office, then its address and how to reach it."""
    letterhead = city.letterhead
    province, town, district, _ = city.region_names
    kecamatan = f"Kecamatan {district}" if district else ""
    region = " · ".join(name for name in (kecamatan, town, province) if name)
    reach = " · ".join(line for line in (letterhead.address, letterhead.contact) if line)
    return tuple(line for line in (region, reach) if line)


def _identity(facts: PaperFacts) -> tuple[Labelled, ...]:
    registration = facts.registration
    number = nik_line(registration.worker.nik, hides=facts.city.mask_nik)
    first = Labelled(words.NIK, number, words.NIK_SHORT)
    kpj = registration.application.kpj
    if facts.kind is PaperKind.CONFIRMATION and kpj is not None:
        # In full: it is the worker's own number, and this is where they learn it.
        return first, Labelled(words.KPJ, kpj.grouped, words.KPJ_SHORT)
    registered = registration.at.astimezone(ZONES[facts.zone]).date()
    day = long_date(registered)
    return first, Labelled(
        words.REGISTERED_ON, day, words.REGISTERED_SHORT, f"{registered:%d-%m-%Y}"
    )


def nik_line(nik: Nik | None, *, hides: bool) -> str:
    if nik is None:
        return words.NO_NIK
    if not hides:
        return nik.grouped
    return " ".join(nik.masked[start : start + 4] for start in range(0, 16, 4))


def _status(facts: PaperFacts, office: str) -> str:
    application, city = facts.registration.application, facts.city.name or words.CITY
    if facts.kind is PaperKind.PROOF and application.status in words.NOT_SETTLED:
        held_up = words.HELD_UP.get((application.status is Status.REGISTERED, facts.delivery))
        if held_up is not None:
            return held_up.format(office=office, city=city)
    today = facts.made_at.astimezone(ZONES[facts.zone]).date()
    return status_line(application, facts.city, today)


def status_line(application: Application, city: City, today: date) -> str:
    """Return how far an application has come; "aktif" is said on the days of protection only."""
    decree, days = application.decree, application.protection
    match application.status:
        case Status.APPROVED if decree is not None:
            return words.APPROVED.format(number=decree.number, on=long_date(decree.on))
        case Status.ACTIVE if days is not None:
            told = words.ACTIVE if today >= days.start else words.ACTIVE_LATER
            told = told if today <= days.end else words.ENDED
            return told.format(start=long_date(days.start), end=long_date(days.end))
        case status:
            # A status without words here is one no paper may be made of: that would be our bug.
            sentence = words.STATUSES[status]
            name = city.name or words.CITY
            return sentence.format(office=office_word(city), city=name, reason=application.reason)


def _facts(facts: PaperFacts) -> list[Labelled]:
    worker = facts.registration.worker
    enrolment = worker.enrolment
    birth = ", ".join(part for part in (worker.birth_place, long_date(worker.born)) if part)
    occupation = enrolment.occupation_text or facts.occupation
    found = [
        Labelled(
            words.BORN,
            f"{birth} ({words.SEX[worker.sex]})",
            curt=f"{birth} ({words.SEX_LETTER[worker.sex]})",
        ),
        Labelled(words.ADDRESS, address_line(worker.address, facts.region)),
        Labelled(words.SEGMENT, words.SEGMENTS[enrolment.segment]),
        Labelled(
            words.OCCUPATION, _joined(occupation, facts.second_occupation, enrolment.workplace)
        ),
    ]
    if enrolment.employer:
        label = words.AGENCY if enrolment.segment is Segment.NON_ASN else words.EMPLOYER
        number = enrolment.employer_number
        npp = words.EMPLOYER_NUMBER.format(number=number) if number else ""
        found.append(Labelled(label, _joined(enrolment.employer, npp)))
    income = words.PER_MONTH.format(money=money(enrolment.income))
    reference = ""
    if facts.due.reference_income != enrolment.income:
        reference = words.REFERENCE.format(money=money(facts.due.reference_income))
    label = words.WAGE if enrolment.segment.earns_wage else words.INCOME
    found.append(Labelled(label, _joined(income, reference)))
    payer = words.PAID_BY.format(payer=enrolment.payer) if enrolment.payer else ""
    found.append(Labelled(words.FUNDING, _joined(words.FUNDINGS[enrolment.funding], payer)))
    return found


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def address_line(address: Address, region: str) -> str:
    """Return street, RT and RW, region."""
    rt = f"RT {address.rt}" if address.rt else ""
    rw = f"RW {address.rw}" if address.rw else ""
    neighbourhood = "/".join(part for part in (rt, rw) if part)
    return ", ".join(part for part in (address.street, neighbourhood, region) if part)


def _bill(facts: PaperFacts) -> Bill:
    due, months = facts.due, facts.registration.worker.enrolment.months
    notes = [words.UNSETTLED] if due.doubts else []
    employer, worker = (
        sum(getattr(line, who) for line in due.lines) for who in ("employer", "worker")
    )
    enrolment = facts.registration.worker.enrolment
    if employer and worker and enrolment.funding is FundingSource.EMPLOYER:
        notes.insert(0, words.SHARES.format(employer=money(employer), worker=money(worker)))
    month = month_name(due.month)
    same = all(bill.total == due.total for bill in facts.period)
    label = words.TOTAL_PER_MONTH if months > 1 and same else words.TOTAL_ONE_MONTH
    relief = due.relief or any(bill.relief for bill in facts.period)
    before = money(due.before_relief) if relief else ""
    return Bill(
        relief=relief,
        rows=tuple(_row(line, relief=relief) for line in due.lines),
        total=Row(label.format(month=month), "", "", before, money(due.total)),
        period=_period_row(facts, months, relief=relief) if months > 1 else None,
        notes=tuple(notes),
    )


def _row(line: DueLine, *, relief: bool) -> Row:
    programme = line.programme
    billed = line.recomposed is None
    return Row(
        text=words.PROGRAMMES[programme],
        short=programme.upper(),
        purpose=words.PURPOSES[programme],
        before=money(line.before_relief) if relief and billed else "",
        due=money(line.due) if billed else words.NOT_BILLED,
    )


def _period_row(facts: PaperFacts, months: int, *, relief: bool) -> Row:
    since = facts.registration.worker.enrolment.since
    first, last = month_name(since), month_name(since.plus(months - 1))
    if since.year == since.plus(months - 1).year:
        first = words.MONTHS[since.month - 1]
    span = words.PERIOD.format(first=first, last=last)
    if len(facts.period) != months:
        return Row(words.PERIOD_WITHOUT_SUM.format(count=months), span, "", "", "")
    text = words.TOTAL_PERIOD.format(count=months)
    total, full = _sums(facts.period)
    curt = curt_span(since, since.plus(months - 1))
    return Row(text, span, "", money(full) if relief else "", money(total), curt)


def _sums(bills: Sequence[MonthlyDue]) -> tuple[int, int]:
    return sum(bill.total for bill in bills), sum(bill.before_relief for bill in bills)


def _signature(facts: PaperFacts, day: date) -> Signature:
    """The clerk vouches for a proof, the head of the office, if named, for a confirmation."""
    letterhead = facts.city.letterhead
    place = letterhead.place or facts.city.region_names[3]
    where = words.SIGNED_AT.format(place=place, on=long_date(day)) if place else long_date(day)
    if facts.kind is PaperKind.PROOF or not letterhead.signatory_name:
        return Signature(where, words.CLERK, facts.officer, "")
    number = letterhead.signatory_number
    nip = words.PERSONNEL_NUMBER.format(number=number) if number else ""
    return Signature(where, letterhead.signatory_title, letterhead.signatory_name, nip)


def _printed(facts: PaperFacts, now: datetime) -> str:
    return words.PRINTED.format(
        on=long_date(now.date()), time=f"{now:%H.%M}", zone=now.tzname(), officer=facts.officer
    )


def _printed_short(facts: PaperFacts, now: datetime) -> tuple[str, ...]:
    return tuple(
        each.format(on=now, zone=now.tzname(), officer=facts.officer)
        for each in words.PRINTED_SHORT
    )
