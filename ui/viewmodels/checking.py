"""Checking a paper: what the verdict is called, what is to be done, and what the paper says."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage, QImageReader

from desktop_app.domain.check_list import CheckList
from desktop_app.domain.checking import Weight
from desktop_app.domain.confirmation import PaperKind, paper_number
from desktop_app.domain.issues import Refused
from desktop_app.domain.membership import Status
from desktop_app.domain.paper_claims import PaperClaims
from desktop_app.domain.region import RegionCode
from desktop_app.errors import Unavailable
from desktop_app.use_cases import checking
from desktop_app.use_cases.checking import Checked, Picture, TakenList
from desktop_app.use_cases.desk import Desk
from ui import formats
from ui.jobs import JobRunner
from ui.messages import sentence_of
from ui.terms import term
from ui.viewmodels.check_words import HERE, NEARBY, OUTCOMES, WEIGHTS, text, translated

_PDF = b"%PDF"
_LARGEST = 3000  # pixels of a picture's longer side that a QR is looked for in

TONES: Mapping[Weight, str] = {Weight.GOOD: "ok", Weight.DOUBT: "warn", Weight.BAD: "error"}


@dataclass(frozen=True, slots=True)
class CheckActs:
    """What the page can ask for.

    Attributes:
        typed: Judges a text: of a QR, or a check code.
        picture: Judges the paper in a picture.
        take_list: Takes in a list that came as a file.
        in_force: Gives the list in force.
        place: Names a kelurahan by its code.
    """

    typed: Callable[[str], Checked]
    picture: Callable[[Picture], Checked]
    take_list: Callable[[Path], TakenList]
    in_force: Callable[[], CheckList]
    place: Callable[[str], str]
    now: Callable[[], datetime]
    zone: str


def checking_papers(desk: Callable[[], Desk], now: Callable[[], datetime]) -> CheckActs:
    """Return what the page can ask for, with desk and clock already inside."""

    def place(code: str) -> str:
        try:
            return desk().reference.gazetteer.name_line(RegionCode.parse(code))
        except Refused:
            return code

    return CheckActs(
        typed=lambda typed: checking.check_typed(desk(), typed, now()),
        picture=lambda picture: checking.check_picture(desk(), picture, now()),
        take_list=lambda path: checking.take_list(desk(), path),
        in_force=lambda: checking.list_in_force(desk()),
        place=place,
        now=now,
        zone=desk().zone,
    )


@dataclass(frozen=True, slots=True)
class VerdictShown:
    """The verdict, worded.

    Attributes:
        word: What may be done with the paper.
        words: Why, and what to do.
        lines: What the paper says, labelled; nothing of a person but what is masked.
    """

    tone: str
    word: str
    words: str
    lines: Sequence[tuple[str, str]]


class CheckViewModel(QObject):
    """Judges what is typed, pasted or opened; the newest alone is shown.

    Signals:
        shown: ``VerdictShown``.
        list_told: What is known of the list in force, and whether it is good.
        done: A sentence.
        unavailable: A sentence: the world says no.
        broke: A bug's error.
    """

    shown = Signal(object)
    list_told = Signal(str, bool)
    done = Signal(str)
    unavailable = Signal(str)
    broke = Signal(object)

    def __init__(self, jobs: JobRunner, acts: CheckActs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._acts = jobs, acts

    @Slot()
    def start(self) -> None:
        self._jobs.run(self._acts.in_force, self._tell_list, self._failed)

    @Slot(str)
    def check_typed(self, typed: str) -> None:
        self._jobs.run(lambda: self._acts.typed(typed), self._show, self._failed)

    @Slot(str)
    def check_file(self, path: str) -> None:
        """Judge the paper in a picture on the disk."""
        self._check(lambda: _picture_in(Path(path)))

    def check_image(self, image: QImage) -> None:
        """Judge the paper in a picture that was copied."""
        if image.isNull():
            self.unavailable.emit(text("clipboard"))
        else:
            self._check(lambda: image)

    @Slot(str)
    def take_list(self, path: str) -> None:
        self._jobs.run(lambda: self._acts.take_list(Path(path)), self._taken, self._failed)

    def _check(self, read: Callable[[], QImage | str]) -> None:
        def judge() -> Checked | str:
            image = read()
            return image if isinstance(image, str) else self._acts.picture(picture_of(image))

        self._jobs.run(judge, self._show_picture, self._failed)

    def _show_picture(self, checked: Checked | str) -> None:
        if isinstance(checked, str):
            self.unavailable.emit(text(checked))
        else:
            self._show(checked)

    def _show(self, checked: Checked) -> None:
        verdict = checked.verdict
        self.shown.emit(
            VerdictShown(
                TONES[verdict.outcome.weight],
                translated(WEIGHTS[verdict.outcome.weight]),
                self._words(checked),
                self._lines(verdict.claims, checked) if verdict.claims else (),
            )
        )

    def _words(self, checked: Checked) -> str:
        verdict, known = checked.verdict, checked.known
        sentence = OUTCOMES[verdict.outcome]
        if not known.is_real:
            sentence = HERE.get(verdict.outcome, sentence)
        elif known.codes_of:
            sentence = NEARBY.get(verdict.outcome, sentence)
        return translated(sentence).format(
            city=known.city,
            issued=self._day(known.issued),
            expires=self._day(known.expires),
            number=verdict.number,
            place=self._acts.place(verdict.claims.kelurahan) if verdict.claims else "",
            day=formats.long_day(verdict.day) if verdict.day else "",
        )

    def _lines(self, paper: PaperClaims, checked: Checked) -> Sequence[tuple[str, str]]:
        days = ""
        if paper.start and paper.end:
            days = f"{formats.long_day(paper.start)} – {formats.long_day(paper.end)}"
        is_registered = paper.status is Status.REGISTERED
        is_copy = paper.kind is PaperKind.PROOF and paper.copy > 1
        lines = (
            ("kind", term(paper.kind)),
            ("number", paper_number(paper.kind, paper.number)),
            ("copy", str(paper.copy) if is_copy else ""),
            ("person", paper.person),
            ("nik", paper.nik),
            ("kpj", paper.kpj),
            ("place", self._acts.place(paper.kelurahan)),
            ("on", formats.long_day(paper.on)),
            ("status", text("registered") if is_registered else term(paper.status)),
            ("days", days),
            ("signer", self._signer(checked)),
        )
        return [(text(label), told) for label, told in lines if told]

    def _signer(self, checked: Checked) -> str:
        verdict = checked.verdict
        if not verdict.proven:
            return text("nobody")
        if verdict.device:
            return text("device", device=str(verdict.device))
        return text("city", city=checked.known.city)

    def _taken(self, taken: TakenList) -> None:
        issued = self._day(taken.known.issued)
        if not taken.is_newer:
            self.unavailable.emit(text("older", issued=issued))
            return
        self.done.emit(text("taken.restored" if taken.was_restored else "taken", issued=issued))
        self._tell_list(taken.known)

    def _tell_list(self, known: CheckList) -> None:
        is_over = self._acts.now() > known.expires
        key = "list.over" if is_over else "list"
        figures = {"issued": self._day(known.issued), "expires": self._day(known.expires)}
        if known.is_real:
            self.list_told.emit(text(key, **figures), not is_over)
        else:
            self.list_told.emit(text("list.none"), False)

    def _day(self, at: datetime) -> str:
        return formats.day_of(at, self._acts.zone)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Unavailable):
            self.unavailable.emit(sentence_of(error))
        else:
            self.broke.emit(error)


def picture_of(image: QImage) -> Picture:
    """Return a picture as readers of codes want it: grey, and no larger than is useful."""
    if max(image.width(), image.height()) > _LARGEST:
        image = image.scaled(
            _LARGEST,
            _LARGEST,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return Picture(bytes(grey.constBits()), grey.width(), grey.height(), grey.bytesPerLine())


def _picture_in(path: Path) -> QImage | str:
    """Return the picture in a file, upright, or the key of what is to be said instead."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    image = reader.read()
    if not image.isNull():
        return image
    try:
        with path.open("rb") as file:
            start = file.read(len(_PDF))
    except OSError:
        return "picture.away"
    if start == _PDF:
        return "picture.pdf"
    unsupported = reader.error() is QImageReader.ImageReaderError.UnsupportedFormatError
    return "picture.other" if unsupported else "picture.damaged"
