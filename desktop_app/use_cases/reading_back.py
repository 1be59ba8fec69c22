"""What saving would write, read back to the worker before it is saved: nothing is stored."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from desktop_app.domain.contribution import MonthlyDue
from desktop_app.domain.enrolment import Rupiah
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.worker import Worker
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.form import RegistrationForm
from desktop_app.use_cases.lists import occupation_named
from desktop_app.use_cases.registration import review


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What would be saved, as the file and the paper would have it.

    Attributes:
        worker: Names tidied, telephone and house numbers in their one form.
        due: Of the first month.
        period_total: Whole rupiah, of all the months paid at once.
        doubts: What is doubted and would be saved with the record once somebody stands by it.
        agreed: Whether the consent has been given; it is asked for with all this in sight.
        consent_text: What the worker agrees to.
        region_line, home_line: Where the two addresses lie, in words; the second may be "".
        occupation, second_occupation: In words; the second may be "".
    """

    worker: Worker
    due: MonthlyDue
    period_total: Rupiah
    doubts: tuple[Issue, ...]
    agreed: bool
    consent_text: str
    region_line: str
    home_line: str
    occupation: str
    second_occupation: str


def read_back(
    desk: Desk, form: RegistrationForm, now: datetime, besides: UUID | None = None
) -> ReadBack:
    """Return what saving would write; the consent may still be missing, nothing else.

    Args:
        desk: Whose.
        form: As typed.
        now: Aware UTC.
        besides: The registration that is being amended.

    Raises:
        Refused: With every issue there is, when one of them would keep it from being saved.
    """
    found = review(desk, replace(form, consent=True), now, besides)
    worker, due = found.worker, found.due
    if not found.ready or worker is None or due is None:
        raise Refused(*found.issues)
    period = desk.reference.rates.period_due(worker.enrolment)
    enrolment, home, places = worker.enrolment, worker.home, desk.reference.gazetteer
    second = enrolment.second_occupation
    return ReadBack(
        worker=worker,
        due=due,
        period_total=Rupiah(sum(month.total for month in period)),
        doubts=found.issues,
        agreed=form.consent,
        consent_text=desk.city.consent_text,
        region_line=places.name_line(worker.address.kelurahan),
        home_line=places.name_line(home.kelurahan) if home else "",
        occupation=enrolment.occupation_text or occupation_named(desk, enrolment.occupation),
        second_occupation=occupation_named(desk, second) if second else "",
    )
