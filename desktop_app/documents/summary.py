"""*Rekap Harian*: one day at one laptop, per officer and in all, and what is left to be done."""

from dataclasses import dataclass

from desktop_app.documents import other_words as say
from desktop_app.documents.imprint import Imprint
from desktop_app.documents.layout import LEAST, Page, Panel, Style
from desktop_app.documents.leaf_setting import ROOMY, Setting
from desktop_app.documents.leaves import Column, Leaves, Table, file_of, on_one_page
from desktop_app.documents.palette import GREEN, GREY
from desktop_app.documents.spelling import long_date
from desktop_app.documents.statement import Labelled
from desktop_app.documents.typefaces import Face
from desktop_app.domain.day_report import DayReport, Work
from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.event_log import OfficePaper
from desktop_app.domain.paper_format import PaperFormat

_BARS = 46.0
_FIRST_HOUR, _LAST_HOUR = 6, 18


@dataclass(frozen=True, slots=True)
class SummaryFacts:
    """Everything the summary is made from; the same facts give the same bytes.

    Attributes:
        device: Number of the laptop within its kelurahan.
    """

    imprint: Imprint
    device: int
    report: DayReport


def make_summary(facts: SummaryFacts, size: PaperFormat = PaperFormat.A4) -> bytes:
    """Return the summary as a PDF: one page, or more where many things are to be mended."""
    return file_of(summary_pages(facts, size), say.TITLES[OfficePaper.SUMMARY], facts.imprint)


def summary_pages(facts: SummaryFacts, size: PaperFormat = PaperFormat.A4) -> list[Page]:
    """Lay the summary out; nothing is drawn yet."""
    title = say.TITLES[OfficePaper.SUMMARY]

    def build(setting: Setting) -> list[Page]:
        leaves = Leaves(size, title, facts.imprint, setting)
        _set(leaves, facts)
        return leaves.finish()

    return on_one_page(build, ROOMY)


def _set(leaves: Leaves, facts: SummaryFacts) -> None:
    report, imprint = facts.report, facts.imprint
    day = say.DAYS[report.on.weekday()]
    leaves.paragraph(
        say.SUMMARY_INTRO.format(day=day, date=long_date(report.on), device=facts.device),
        Face.STRONG,
    )
    leaves.heading(say.PER_OFFICER)
    if report.by_officer:
        leaves.table(_officers(report))
    else:
        leaves.paragraph(say.NO_WORK)
    leaves.heading(say.PACE)
    leaves.facts(_pace(report))
    if report.hours:
        _set_hours(leaves, report)
    leaves.heading(say.SENDING)
    leaves.facts(_sending(report))
    leaves.heading(say.MENDING)
    if report.to_mend:
        leaves.table(_to_mend(facts))
    else:
        leaves.paragraph(say.NOTHING_TO_MEND)
    leaves.signatures([imprint.signed_by_head(), imprint.signed_by_clerk(imprint.place_and_day)])


def _officers(report: DayReport) -> Table:
    """Say who did what; papers taken back only on the rare day when one was."""
    heads = [say.R_REGISTERED, say.R_AMENDED, say.R_WITHDRAWN, say.R_PRINTED, say.R_REVIEWED]
    heads += [say.R_REVOKED] if report.total.revoked else []
    columns = (Column(say.OFFICER), *(Column(head, 62, right=True) for head in heads))

    def cells(work: Work) -> tuple[str, ...]:
        done = (
            work.registered, work.amended, work.withdrawn, work.printed, work.reviewed,
            work.revoked,
        )  # fmt: skip
        return tuple(_number(n) if n else say.NONE for n in done[: len(heads)])

    rows = [(name, *cells(work)) for name, work in report.by_officer.items()]
    return Table(columns, rows, [(say.OFFICE_SUM, *cells(report.total))])


def _sending(report: DayReport) -> list[Labelled]:
    counts = {
        DeliveryStatus.DELIVERED: report.sent,
        DeliveryStatus.WAITING: report.waiting,
        DeliveryStatus.NEEDS_CLERK: report.given_back,
        DeliveryStatus.NEEDS_CITY: report.held,
        DeliveryStatus.SUPERSEDED: report.replaced,
    }
    everything = _number(sum(counts.values()))
    rows = [
        Labelled(say.STANDINGS[standing], say.ACTS_OF_DAY.format(n=_number(n), all=everything))
        for standing, n in counts.items()
        if n or standing in {DeliveryStatus.DELIVERED, DeliveryStatus.WAITING}
    ]
    waiting = say.WAITING_TEXT.format(n=_number(report.waiting_in_all))
    return [*rows, Labelled(say.WAITING_IN_ALL, waiting)]


def _pace(report: DayReport) -> list[Labelled]:
    rows = []
    mean = report.work.mean
    told = say.NO_PACE
    if mean is not None:
        told = say.MEAN_OF.format(n=_number(mean), people=_number(report.work.people))
    rows.append(Labelled(say.MEAN, told))
    if report.hours:
        hour, most = max(report.hours.items(), key=lambda each: (each[1], -each[0]))
        busiest = say.FASTEST_OF.format(hour=hour, after=(hour + 1) % 24, n=_number(most))
        rows.append(Labelled(say.FASTEST, busiest))
    return rows


def _set_hours(leaves: Leaves, report: DayReport) -> None:
    """Set a bar for each hour, its count above: thin ones, for little ink."""
    first = min(_FIRST_HOUR, *report.hours)
    last = max(_LAST_HOUR, *report.hours)
    most = max(report.hours.values())
    small, figure = Style(Face.TEXT, LEAST, GREY), Style(Face.STRONG, LEAST, GREEN)
    leaves.need(_BARS + 30)
    base, step = leaves.y + _BARS + 14, leaves.width / (last - first + 1)
    for hour in range(first, last + 1):
        middle = leaves.left + (hour - first + 0.5) * step
        count = report.hours.get(hour, 0)
        if count:
            height = max(_BARS * count / most, 1)
            leaves.page.add(Panel(middle - 4, base - height, 8, height, GREEN))
            told = _number(count)
            leaves.page.write(middle - figure.width(told) / 2, base - height - 3, told, figure)
        told = f"{hour:02}"
        leaves.page.write(middle - small.width(told) / 2, base + 11, told, small)
    leaves.y = base
    leaves.rule()
    leaves.y += 14


def _to_mend(facts: SummaryFacts) -> Table:
    columns = (
        Column(say.MEND_NUMBER, 54, face=Face.DIGITS),
        Column(say.MEND_NAME, face=Face.STRONG),
        Column(say.MEND_WHO, 52),
        Column(say.MEND_SINCE, 108, face=Face.DIGITS),
        Column(say.MEND_WHY, 130),
    )
    rows = [
        (
            one.number.partition("-")[2] or one.number,
            one.name,
            say.BY_CLERK if one.by_clerk else say.BY_CITY,
            facts.imprint.moment(one.since) if one.since else say.NONE,
            one.reason or say.NONE,
        )
        for one in facts.report.to_mend
    ]
    return Table(columns, rows)


def _number(n: int) -> str:
    return f"{n:,}".replace(",", ".")
