"""The card read back to the worker before saving: what will be written, in the worker's words."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_app.use_cases.form import RegistrationForm
from desktop_app.use_cases.reading_back import ReadBack
from ui.messages import sentence
from ui.viewmodels.person import Person, identity_rows, labelled, work_rows
from ui.viewmodels.shown import due_shown

_AT_THE_HEAD = frozenset({"nik", "born", "sex"})
_IN_THE_SUM = frozenset({"programmes"})

_TEXTS = {
    "born": QT_TRANSLATE_NOOP("reading_back", "{sex} · {born}"),
    "due": QT_TRANSLATE_NOOP("reading_back", "Iuran {total} per bulan ({programmes})"),
    "period": QT_TRANSLATE_NOOP("reading_back", "{due} · {period} {sum}"),
}


def _text(key: str, **figures: str) -> str:
    return QCoreApplication.translate("reading_back", str(_TEXTS[key])).format(**figures)


@dataclass(frozen=True, slots=True)
class CardShown:
    """The card, worded. Its numbers are whole: the one in front of it is to check them.

    Attributes:
        form: What it was read from: what is typed meanwhile is not on it.
        nik: In fours, or that there is none.
        born: Sex, place and date of birth.
        identity, work: Labels with values, one column each.
        due: What is paid a month, and for several months at once.
        doubts: Sentences; ``codes`` are theirs.
        consent: What is still to be agreed to; "" where it has been.
    """

    form: RegistrationForm
    name: str
    nik: str
    born: str
    identity: Sequence[tuple[str, str]]
    work: Sequence[tuple[str, str]]
    due: str
    doubts: Sequence[str]
    codes: frozenset[str]
    consent: str


def card_shown(form: RegistrationForm, back: ReadBack) -> CardShown:
    """Word what would be saved."""
    person = Person(
        worker=back.worker,
        due=back.due,
        region_line=back.region_line,
        home_line=back.home_line,
        occupation=back.occupation,
        second_occupation=back.second_occupation,
    )
    identity, work = identity_rows(person, numbers=True), work_rows(person)
    head, programmes = dict(identity), dict(work)["programmes"]
    due = due_shown(back.due, months=form.months, period_total=back.period_total)
    words = _text("due", total=due.total, programmes=programmes)
    if due.period:
        words = _text("period", due=words, period=due.period, sum=due.period_total)
    return CardShown(
        form=form,
        name=back.worker.name,
        nik=head["nik"],
        born=_text("born", sex=head["sex"], born=head["born"]),
        identity=labelled(identity, _AT_THE_HEAD),
        work=labelled(work, _IN_THE_SUM),
        due=words,
        doubts=tuple(sentence(issue) for issue in back.doubts),
        codes=frozenset(issue.code for issue in back.doubts),
        consent="" if back.agreed else back.consent_text,
    )
