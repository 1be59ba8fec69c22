"""*Rincian Iuran*: what one person's membership costs, month by month, why, and how it is paid.

Its amounts are those of the bill that was frozen at registration and of the rates for the months
after it. Nothing is promised, and what rests on no law that was read is marked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from desktop_app.documents import other_words as say
from desktop_app.documents import words
from desktop_app.documents.imprint import Imprint
from desktop_app.documents.layout import Page
from desktop_app.documents.leaf_setting import CLOSE, ROOMY, Setting
from desktop_app.documents.leaves import Column, Leaves, Table, file_of, on_one_page
from desktop_app.documents.spelling import long_date, money, month_name
from desktop_app.documents.statement import (
    Labelled,
    nik_line,
    status_line,
)
from desktop_app.documents.typefaces import Face
from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.contribution import DueLine, MonthlyDue
from desktop_app.domain.enrolment import FundingSource
from desktop_app.domain.grounds import Ground, ReliefGround, pay_by
from desktop_app.domain.membership import Status
from desktop_app.domain.month import Month
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.rates import Reach
from desktop_app.domain.worker import Registration


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """Everything the letter is made from; the same facts give the same bytes.

    Attributes:
        period: The bill of each month paid at once, oldest first; at least one.
        grounds: How each programme is reckoned in the first month.
        reliefs: Those that cover any of the months, each once.
    """

    imprint: Imprint
    registration: Registration
    period: tuple[MonthlyDue, ...]
    grounds: tuple[Ground, ...]
    reliefs: tuple[ReliefGround, ...]


def make_letter(facts: LetterFacts, size: PaperFormat = PaperFormat.A4) -> bytes:
    """Return the letter as a PDF: one page of A4 or F4, or as many of A5 as it takes."""
    return file_of(letter_pages(facts, size), say.TITLES[PaperKind.LETTER], facts.imprint)


def letter_pages(facts: LetterFacts, size: PaperFormat = PaperFormat.A4) -> list[Page]:
    """Lay the letter out; nothing is drawn yet."""
    title = say.TITLES[PaperKind.LETTER]

    def build(setting: Setting) -> list[Page]:
        leaves = Leaves(size, title, facts.imprint, setting)
        _set(leaves, facts)
        return leaves.finish()

    if size is PaperFormat.A5:
        # One holds the amounts, but not in ten points where each comes from and how it is paid.
        return build(ROOMY[2])
    return on_one_page(build, (*ROOMY, *CLOSE))


def _set(leaves: Leaves, facts: LetterFacts) -> None:
    worker, city = facts.registration.worker, facts.imprint.city
    leaves.person(
        Labelled(words.NAME[PaperKind.PROOF], worker.name),
        Labelled(words.NIK, nik_line(worker.nik, hides=city.mask_nik)),
        Labelled(say.NUMBER, facts.registration.number),
    )
    leaves.paragraph(say.LETTER_INTRO.format(span=_span_of(facts.period)))
    groups = [list(bills) for _, bills in groupby(facts.period, key=_amounts)]
    for bills in groups:
        if len(groups) > 1:
            leaves.paragraph(_each_month(bills), Face.BOLD)
        leaves.table(_table(bills, facts))
    if len(groups) > 1:
        _set_whole_sum(leaves, facts.period)
    paying = _paying(facts)
    leaves.facts(paying[:2], labels=88)
    leaves.facts(paying[2:], labels=88, face=Face.TEXT)
    active = facts.registration.application.status is Status.ACTIVE
    leaves.panel(
        say.ONLY_TO_BPJS.format(office=facts.imprint.office),
        say.STILL_PROTECTED if active else say.PROTECTED_FROM,
        *([facts.imprint.reminder] if facts.imprint.reminder else []),
    )
    leaves.small_print(" ".join(_notes(facts)))
    leaves.signatures([facts.imprint.signed_by_clerk(facts.imprint.place_and_day)])


def _set_whole_sum(leaves: Leaves, period: Sequence[MonthlyDue]) -> None:
    total, before = sum(each.total for each in period), sum(each.before_relief for each in period)
    said = say.SUM_OF_ALL.format(count=len(period), money=money(total))
    relieved = [say.SUM_BEFORE.format(before=money(before))] if before > total else []
    leaves.paragraph(" · ".join([said, *relieved]), Face.BOLD)


def _amounts(bill: MonthlyDue) -> tuple[tuple[int, int], ...]:
    return tuple((line.due, line.before_relief) for line in bill.lines)


def _span(first: Month, last: Month) -> str:
    if first == last:
        return month_name(first)
    begin = words.MONTHS[first.month - 1] if first.year == last.year else month_name(first)
    return say.SPAN.format(first=begin, last=month_name(last))


def _span_of(period: Sequence[MonthlyDue]) -> str:
    span = _span(period[0].month, period[-1].month)
    return say.SPAN_OF.format(span=span, count=len(period)) if len(period) > 1 else span


def _each_month(bills: Sequence[MonthlyDue]) -> str:
    span = _span(bills[0].month, bills[-1].month)
    return say.EACH_MONTH.format(span=span) if len(bills) > 1 else span


def _table(bills: Sequence[MonthlyDue], facts: LetterFacts) -> Table:
    bill, relieved = bills[0], bills[0].relief
    by_programme = {ground.programme: ground for ground in facts.grounds}
    earns_wage = facts.registration.worker.enrolment.segment.earns_wage
    columns = [
        Column(say.LETTER_PROGRAMME, 112, face=Face.STRONG),
        Column(say.LETTER_BASIS),
        *([Column(say.LETTER_BEFORE, 62, right=True)] if relieved else []),
        Column(
            say.LETTER_RELIEVED if relieved else say.LETTER_DUE, 62, right=True, face=Face.STRONG
        ),
    ]
    rows = [
        [
            say.STANDS_FOR[line.programme],
            _reckoned(by_programme.get(line.programme), earns_wage=earns_wage),
            *([money(line.before_relief) if _is_billed(line) else ""] if relieved else []),
            money(line.due) if _is_billed(line) else say.NONE,
        ]
        for line in bill.lines
    ]
    before = [money(bill.before_relief)] if relieved else []
    sums = [[say.SUM_OF_MONTH, "", *before, money(bill.total)]]
    if len(bills) > 1:
        several = [money(bill.before_relief * len(bills))] if relieved else []
        label = say.SUM_OF_MONTHS.format(count=len(bills))
        sums.append([label, "", *several, money(bill.total * len(bills))])
    return Table(columns, rows, sums)


def _is_billed(line: DueLine) -> bool:
    return line.recomposed is None


def _reckoned(ground: Ground | None, *, earns_wage: bool) -> str:
    """Return how an amount comes about, by which regulation, and whether that was read."""
    if ground is None:
        return ""
    how = _how(ground)
    if ground.cap is not None and ground.base == ground.cap:
        how = say.AT_MOST.format(how=how)
    law = say.LAWS[earns_wage][ground.programme]
    return say.GROUND.format(how=how, law=law, unsure="" if ground.verified else say.UNSURE_MARK)


def _how(ground: Ground) -> str:
    base = money(ground.base or 0)
    employer, worker = _percent(ground.employer), _percent(ground.worker)
    if not ground.billed:
        return say.FROM_ELSEWHERE
    if ground.risk is not None:
        return say.BY_RISK.format(employer=employer, base=base, risk=say.RISKS[ground.risk])
    if ground.employer and ground.worker:
        return say.BY_SHARES.format(employer=employer, worker=worker, base=base)
    if ground.employer:
        return say.BY_EMPLOYER.format(employer=employer, base=base)
    if ground.worker:
        return say.BY_BASE.format(percent=worker, base=base)
    return say.BY_BAND.format(base=base) if ground.base is not None else say.FLAT


def _percent(share: Decimal) -> str:
    return f"{share.normalize():f}".replace(".", ",")


def _paying(facts: LetterFacts) -> list[Labelled]:
    enrolment, first = facts.registration.worker.enrolment, facts.period[0]
    funding = enrolment.funding
    branch = facts.imprint.city.branch
    told = status_line(
        facts.registration.application, facts.imprint.city, facts.imprint.local.date()
    )
    rows = [Labelled(say.PAID_STATUS, told)]
    if funding is FundingSource.SELF:
        latest = pay_by(first.month)
        late = facts.imprint.local.date() > latest
        when = say.AT_ONCE if late else say.SAFE_DAY.format(day=long_date(latest))
        where = say.HOW_BRANCH.format(branch=branch) if branch else ""
        return [
            *rows,
            Labelled(say.PAYER, say.YOURSELF),
            Labelled(say.PAY_BY, when),
            Labelled(say.PAY_HOW, say.HOW_SELF.format(branch=where)),
        ]
    return [
        *rows,
        Labelled(say.PAYER, _payer(facts, first)),
        Labelled(say.PAY_BY, say.BY_BILL),
        Labelled(say.PAY_HOW, say.HOW_OTHERS),
    ]


def _payer(facts: LetterFacts, bill: MonthlyDue) -> str:
    enrolment = facts.registration.worker.enrolment
    funding = words.FUNDINGS[enrolment.funding]
    if enrolment.funding is not FundingSource.EMPLOYER:
        payer = enrolment.payer or facts.imprint.city.name
        return say.PAYS_FOR_YOU.format(payer=payer or funding, funding=funding)
    worker = sum(line.worker for line in bill.lines)
    employer = sum(line.employer for line in bill.lines)
    if not worker:
        return say.EMPLOYER_PAYS_ALL.format(payer=enrolment.employer)
    return say.EMPLOYER_PAYS.format(
        payer=enrolment.employer, employer=money(employer), worker=money(worker)
    )


def _notes(facts: LetterFacts) -> list[str]:
    funding = words.FUNDINGS[facts.registration.worker.enrolment.funding]
    notes = [_relief(each, funding) for each in facts.reliefs]
    if any(bill.doubts for bill in facts.period):
        notes.append(words.UNSETTLED)
    notes += [words.BY_LAW, say.RATES_OF.format(version=facts.period[0].rates_version)]
    sure = [ground.verified for ground in facts.grounds]
    if not all([*sure, *(relief.verified for relief in facts.reliefs)]):
        notes.append(say.UNSURE)
    return notes


def _relief(relief: ReliefGround, funding: str) -> str:
    if relief.reach is Reach.EXCLUDED:
        return say.RELIEF_EXCLUDED.format(name=relief.name, funding=funding)
    if relief.reach is Reach.UNCLEAR:
        return say.RELIEF_UNCLEAR.format(name=relief.name, funding=funding)
    span = _span(relief.since, relief.until) if relief.until else month_name(relief.since)
    return say.RELIEF_APPLIES.format(
        name=relief.name,
        span=span,
        remaining=_percent(relief.remaining * 100),
        programmes=" dan ".join(each.upper() for each in relief.programmes),
        unsure="" if relief.verified else say.UNSURE_MARK,
    )
