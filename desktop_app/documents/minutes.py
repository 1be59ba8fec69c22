"""*Berita Acara Kegiatan*: what an event came to, who was there, and a digest that fixes it all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.documents import other_words as say
from desktop_app.documents import words
from desktop_app.documents.imprint import Imprint
from desktop_app.documents.layout import Page
from desktop_app.documents.leaf_setting import ROOMY
from desktop_app.documents.leaves import Column, Leaves, Table, file_of
from desktop_app.documents.spelling import in_words
from desktop_app.documents.statement import Labelled, Signature
from desktop_app.documents.typefaces import Face
from desktop_app.domain.event import Event
from desktop_app.domain.event_log import (
    Attendant,
    Crowd,
    EventTally,
    OfficePaper,
    OfficeRecord,
    event_tally,
)
from desktop_app.domain.paper_format import PaperFormat

_KELURAHAN = 10
_MARK = 16
"""So much of the digest stands on every page: no sheet of one report passes for another's."""


@dataclass(frozen=True, slots=True)
class MinutesFacts:
    """Everything the report is made from; the same facts give the same bytes.

    Attributes:
        people: Whoever was registered at the event, by queue number, withdrawn ones too.
        log: Digest of the event's log, over ``facts`` facts up to number ``upto``.
        before: Reports printed earlier, in order; ``altered`` are those of them whose digest does
            not come out again.
    """

    imprint: Imprint
    event: Event
    people: Sequence[Attendant]
    log: str
    upto: int
    facts: int
    before: Sequence[OfficeRecord] = ()
    altered: Sequence[OfficeRecord] = ()


def make_minutes(facts: MinutesFacts, size: PaperFormat = PaperFormat.A4) -> bytes:
    """Return the report as a PDF, A4 or F4, as many pages as its people take."""
    return file_of(minutes_pages(facts, size), say.TITLES[OfficePaper.MINUTES], facts.imprint)


def minutes_pages(facts: MinutesFacts, size: PaperFormat = PaperFormat.A4) -> list[Page]:
    """Lay the report out; nothing is drawn yet."""
    title = say.TITLES[OfficePaper.MINUTES]
    mark = say.LOG_MARK.format(log=_in_fours(facts.log[:_MARK]))
    leaves = Leaves(size, title, facts.imprint, ROOMY[2], note=mark)
    tally = event_tally(facts.people)
    leaves.paragraph(_opening(facts))
    if facts.event.ended is None:
        leaves.panel(say.OPEN_STILL)
    leaves.heading(say.GROUPS)
    leaves.table(_groups(tally))
    leaves.heading(say.COUNTS)
    leaves.facts(_counts(facts, tally))
    _set_people(leaves, facts)
    _set_log(leaves, facts)
    imprint = facts.imprint
    closing = say.MINUTES_CLOSING.format(event=facts.event.name, log=_in_fours(facts.log[:_MARK]))
    leaves.signatures(
        [
            imprint.signed_by_head(),
            Signature("", say.WITNESS, "", ""),
            imprint.signed_by_clerk(imprint.place_and_day),
        ],
        closing=closing,
    )
    return leaves.finish()


def _opening(facts: MinutesFacts) -> str:
    on, event = facts.event.on, facts.event
    return say.MINUTES_INTRO.format(
        day=say.DAYS[on.weekday()],
        day_words=in_words(on.day),
        month=words.MONTHS[on.month - 1],
        year_words=in_words(on.year),
        date=_short(on),
        place=say.MINUTES_PLACE.format(place=event.place) if event.place else "",
        event=event.name,
    )


def _groups(tally: EventTally) -> Table:
    columns = (
        Column(say.SEGMENT, 170),
        Column(say.FUNDING),
        Column(say.MEN, 56, right=True),
        Column(say.WOMEN, 62, right=True),
        Column(say.SUM, 48, right=True, face=Face.STRONG),
    )
    rows = [
        (words.SEGMENTS[segment].split(" (")[0], words.FUNDINGS[funding], *_cells(crowd))
        for (segment, funding), crowd in tally.by_group.items()
    ]
    return Table(columns, rows, [(say.SUM, "", *_cells(tally.registered))])


def _cells(crowd: Crowd) -> tuple[str, str, str]:
    return _number(crowd.men), _number(crowd.women), _number(crowd.people)


def _counts(facts: MinutesFacts, tally: EventTally) -> list[Labelled]:
    there = tally.registered.people
    expected = facts.event.expected
    officers = ", ".join(
        say.OFFICER_OF.format(name=name, n=_number(n)) for name, n in tally.by_officer.items()
    )
    rows = [
        Labelled(say.EXPECTED, say.EXPECTED_OF.format(n=_number(expected)) if expected else ""),
        Labelled(say.REGISTERED, say.EXPECTED_OF.format(n=_number(there))),
        Labelled(say.WITHDRAWN, say.EXPECTED_OF.format(n=_number(tally.withdrawn))),
        Labelled(say.WITHOUT_NIK, say.EXPECTED_OF.format(n=_number(tally.without_nik))),
        Labelled(say.SENT_OF, say.SENT_TEXT.format(sent=_number(tally.sent), all=_number(there))),
        Labelled(
            say.ORIGINALS,
            say.COPIES.format(originals=_number(tally.originals), copies=_number(tally.copies)),
        ),
        Labelled(say.OFFICERS, officers),
    ]
    return [row for row in rows if row.value]


def _set_people(leaves: Leaves, facts: MinutesFacts) -> None:
    there = [one for one in facts.people if not one.withdrawn]
    gone = [one for one in facts.people if one.withdrawn]
    leaves.heading(say.PEOPLE)
    if not there:
        leaves.paragraph(say.NOBODY)
    else:
        prefix = there[0].number[:_KELURAHAN]
        leaves.small_print(say.NUMBERS_BEGIN.format(prefix=prefix))
        columns = (
            *_first_columns(),
            Column(say.SEX, 22),
            Column(say.SEGMENT, 48),
            Column(say.FUNDING, 76),
        )
        rows = [
            (
                *_first_cells(one, prefix),
                one.sex.value,
                say.SHORT_SEGMENTS[one.segment],
                say.SHORT_FUNDINGS[one.funding],
            )
            for one in there
        ]
        leaves.table(Table(columns, rows))
    if gone:
        prefix = gone[0].number[:_KELURAHAN]
        leaves.heading(say.VOIDS)
        rows_gone = [(*_first_cells(one, prefix), one.reason) for one in gone]
        leaves.table(Table((*_first_columns(), Column(say.BY, 170)), rows_gone))


def _first_columns() -> tuple[Column, ...]:
    return (
        Column(say.QUEUE, 28, right=True),
        Column(say.SHORT_NUMBER, 54, face=Face.DIGITS),
        Column(say.NAME, face=Face.STRONG),
        Column(say.NIK_END, 36, face=Face.DIGITS),
    )


def _first_cells(one: Attendant, prefix: str) -> tuple[str, str, str, str]:
    number = one.number.removeprefix(prefix).removeprefix("-")
    nik = say.HIDDEN.format(end=one.nik_end) if one.nik_end else say.NONE
    return str(one.queue or say.NONE), number, one.name, nik


def _set_log(leaves: Leaves, facts: MinutesFacts) -> None:
    leaves.heading(say.LOG)
    leaves.paragraph(say.LOG_TEXT.format(upto=_number(facts.upto)))
    if facts.altered:
        leaves.panel(
            say.LOG_DIFFERS.format(prints=_prints(facts, facts.altered)), say.LOG_DIFFERS_WHAT
        )
    same = [one for one in facts.before if one not in facts.altered]
    if same:
        leaves.paragraph(say.LOG_SAME.format(prints=_prints(facts, same)))
    leaves.code(say.LOG_LABEL.format(count=_number(facts.facts)), _in_fours(facts.log))


def _in_fours(digits: str) -> str:
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def _prints(facts: MinutesFacts, records: Sequence[OfficeRecord]) -> str:
    moment = facts.imprint.moment
    return "; ".join(say.LOG_PRINT.format(copy=one.copy, at=moment(one.at)) for one in records)


def _number(n: int) -> str:
    return f"{n:,}".replace(",", ".")


def _short(day: date) -> str:
    return f"{day:%d-%m-%Y}"
