"""How far the kelurahan has come, in words; and which rows stand behind a number."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Signal, Slot

from desktop_app.domain.coverage import PARTS, Cause, Measure, Reach
from desktop_app.errors import Unavailable
from desktop_app.use_cases.coverage import Reached
from ui import formats
from ui.changes import Change, Changes
from ui.jobs import JobRunner, Latest
from ui.messages import sentence_of
from ui.terms import term
from ui.viewmodels.narrowing import Narrowed

_TEXTS = {
    "all": QT_TRANSLATE_NOOP("coverage", "Semua segmen"),
    "share": QT_TRANSLATE_NOOP("coverage", "{share}%"),
    "over": QT_TRANSLATE_NOOP(
        "coverage", "{who}: terdaftar {over} lebih banyak dari target {target}, ditetapkan {on}"
    ),
    "doubles": QT_TRANSLATE_NOOP("coverage", "{count} di antaranya NIK-nya terdaftar dua kali"),
    "elsewhere": QT_TRANSLATE_NOOP("coverage", "{count} tinggal di kelurahan lain"),
    "target": QT_TRANSLATE_NOOP("coverage", "Target {target}, ditetapkan {on}"),
    "until": QT_TRANSLATE_NOOP("coverage", "sampai {until}"),
    "none": QT_TRANSLATE_NOOP("coverage", "Kota belum menetapkan target untuk {who}"),
    "bar": QT_TRANSLATE_NOOP("coverage", "{active} aktif dari target {target} ({share})"),
    "bar.no_target": QT_TRANSLATE_NOOP("coverage", "{active} aktif dari {registered} terdaftar"),
}


def _text(key: str, **figures: str) -> str:
    return QCoreApplication.translate("coverage", str(_TEXTS[key])).format(**figures)


@dataclass(frozen=True, slots=True)
class LineShown:
    """One line of the coverage, worded.

    Attributes:
        level: 0 for all together and for a segment, 1 for who pays beneath it.
        target: "" where the city has set none.
        counts: By each measure, in the order of ``Measure``.
        share: Of the active in the target, as ``72%``.
        about: When the target was set, and by when.
        bar: What the bar of this line says.
        cause: Why it is over its target; "" where it is not.
        narrowed: For each measure the filter that shows just those.
    """

    reach: Reach
    title: str
    level: int
    target: str
    counts: Sequence[str]
    share: str
    about: str
    bar: str
    cause: str
    narrowed: Sequence[Narrowed]


class CoverageViewModel(QObject):
    """Counts anew whenever it comes into sight or something changes while it is.

    Signals:
        shown: The ``LineShown`` of every line.
        rows_wanted: The ``Narrowed`` whose rows stand behind a number.
        unavailable: A sentence.
        broke: A bug's error.
    """

    shown = Signal(object)
    rows_wanted = Signal(object)
    unavailable = Signal(str)
    broke = Signal(object)

    def __init__(
        self,
        jobs: JobRunner,
        changes: Changes,
        reached: Callable[[], Sequence[Reached]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._reached = jobs, reached
        self._latest = Latest()
        self._is_watched = False
        self.lines: Sequence[LineShown] = ()
        changes.happened.connect(self._follow)

    @Slot(bool)
    def watch(self, watched: bool) -> None:
        self._is_watched = watched
        if watched:
            self.read()

    @Slot()
    def read(self) -> None:
        self._jobs.run(self._reached, self._latest.only(self._show), self._failed)

    def open(self, row: int, measure: Measure) -> None:
        """Ask for the rows behind a number."""
        if 0 <= row < len(self.lines):
            self.rows_wanted.emit(self.lines[row].narrowed[list(Measure).index(measure)])

    def _show(self, reached: Sequence[Reached]) -> None:
        self.lines = [_shown(each) for each in reached]
        self.shown.emit(self.lines)

    def _follow(self, changes: frozenset[Change]) -> None:
        if self._is_watched and changes & {Change.WORKERS, Change.OUTBOX, Change.CITY}:
            self.read()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Unavailable):
            self.unavailable.emit(sentence_of(error))
        else:
            self.broke.emit(error)


def _shown(reached: Reached) -> LineShown:
    reach = reached.reach
    segment = term(reach.segment) if reach.segment else _text("all")
    title = term(reach.funding) if reach.funding else segment
    who = f"{segment}, {title}" if reach.funding else segment
    target = "" if reach.target is None else formats.number(reach.target)
    share = reach.share(Measure.ACTIVE)
    percent = "" if share is None else _text("share", share=formats.number(share))
    counts = [formats.number(reach.counts[measure]) for measure in Measure]
    key = "bar" if target else "bar.no_target"
    registered, _sent, active = (counts[list(Measure).index(measure)] for measure in PARTS)
    return LineShown(
        reach=reach,
        title=title,
        level=1 if reach.funding else 0,
        target=target,
        counts=counts,
        share=percent,
        about=_about(reach, who, target),
        bar=_text(key, active=active, target=target, share=percent, registered=registered),
        cause=_why(reached.cause, who) if reached.cause else "",
        narrowed=[_narrowed(reach, measure) for measure in Measure],
    )


def _about(reach: Reach, who: str, target: str) -> str:
    if reach.set_on is None:
        return _text("none", who=who)
    told = _text("target", target=target, on=formats.long_day(reach.set_on))
    until = _text("until", until=formats.long_day(reach.until)) if reach.until else ""
    return f"{who}: {', '.join(filter(None, (told, until)))}"


def _why(cause: Cause, who: str) -> str:
    on = formats.long_day(cause.set_on) if cause.set_on else "–"
    told = [
        _text(
            "over",
            who=who,
            over=formats.number(cause.over),
            target=formats.number(cause.target),
            on=on,
        )
    ]
    for key, count in (("doubles", cause.doubles), ("elsewhere", cause.elsewhere)):
        if count:
            told.append(_text(key, count=formats.number(count)))
    return f"{'; '.join(told)}."


def _narrowed(reach: Reach, measure: Measure) -> Narrowed:
    return Narrowed(
        measure=measure.value,
        segment=reach.segment.value if reach.segment else "",
        funding=reach.funding.value if reach.funding else "",
    )
