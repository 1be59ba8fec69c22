"""What the form can ask for, of whoever makes it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.domain.extras import Extra
from desktop_app.domain.issues import Issue
from desktop_app.domain.likeness import Alike
from desktop_app.domain.month import Month
from desktop_app.domain.worker import Registration
from desktop_app.use_cases.form import RegistrationForm
from desktop_app.use_cases.reading_back import ReadBack
from desktop_app.use_cases.registration import NikReading, Quote
from ui.viewmodels.draft import DraftActs
from ui.viewmodels.worded import Choice


@dataclass(frozen=True, slots=True)
class RegistrationActs:
    """What the form can ask for; made in ``ui/app.py`` with desk and clock already inside.

    Attributes:
        alike: Who on file may be the person typed so far.
        save: The form as typed and the codes of warnings the clerk has seen.
        judge: What saving would say of the form, and nothing is saved.
        read_back: What saving a form would write.
        occupations, regions: At most eight choices for what was typed.
        occupation_name, region_name: What a code is called.
        birth_place: What a birth place most likely becomes, by what was typed and the NIK; or "".
        months: First contribution months to choose from.
        asks: What city or law want asked besides, by segment.
        required: Names of the fields that may not be left empty, as the form stands.
        usual_funding: Who pays for a segment as long as nobody says otherwise.
        pins: Names of the fields the next person shares, as chosen at this laptop.
        household: The form of whoever was registered last with a family card, as typed so far.
        undo: Takes back the registration saved last: its id, its form, and what was typed since.
            None on a form that amends.
        aside: Gives the form that was put aside by ``undo``, once, as the one under way.
        put_aside: Keeps a form that was begun, for ``aside`` to give later.
        drafts: Where what is typed is kept until it is saved.
    """

    empty: Callable[[], RegistrationForm]
    read_nik: Callable[[str], NikReading]
    quote: Callable[[RegistrationForm], Quote]
    alike: Callable[[RegistrationForm], Sequence[Alike]]
    save: Callable[[RegistrationForm, frozenset[str]], Registration]
    judge: Callable[[RegistrationForm], Sequence[Issue]]
    read_back: Callable[[RegistrationForm], ReadBack]
    occupations: Callable[[str], Sequence[Choice]]
    occupation_name: Callable[[str], str]
    occupation_needs_words: Callable[[str], bool]
    regions: Callable[[str], Sequence[Choice]]
    region_name: Callable[[str], str]
    birth_place: Callable[[str, str], str]
    months: Callable[[], Sequence[Month]]
    consent_text: Callable[[], str]
    drafts: DraftActs
    zone: str
    asks: Callable[[Segment], frozenset[Extra]]
    required: Callable[[RegistrationForm], frozenset[str]]
    usual_funding: Callable[[Segment], FundingSource]
    pins: Callable[[], frozenset[str]]
    keep_pins: Callable[[frozenset[str]], None]
    household: Callable[[str], RegistrationForm | None]
    undo: Callable[[UUID, RegistrationForm, RegistrationForm | None], Registration] | None = None
    aside: Callable[[], RegistrationForm | None] | None = None
    put_aside: Callable[[RegistrationForm], None] | None = None
