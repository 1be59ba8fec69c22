"""Who may be registered with a city's money: age, household and quota, as the city has set them.

Source:
    No law sets one rule. Cities' own decrees do, as the press reports them: Semarang ends at 64
    years and 11 months, Garut takes 18 to 64, Pekalongan one member per household and a quota.
"""

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.domain.issues import Issue, Weight

_NEARLY = 10  # a tenth of the quota, or one place: then it is time to tell the clerk


def age(born: date, on: date) -> int:
    """Return the completed years of life on a day; negative before birth.

    Who was born on 29 February is a year older on 1 March of a common year.
    """
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


@dataclass(frozen=True, slots=True)
class CityProgramme:
    """The rules of one segment in one city.

    Attributes:
        youngest: Completed years of life on the day of registration, at the least.
        oldest: Completed years at the most: 64 ends on the day before the 65th birthday.
        one_per_household: Whether one family card gives one place only.
        quota: Places of this kelurahan; None when there is no limit.
        default_funding: What the form begins with.
    """

    name: str
    segment: Segment
    youngest: int = 18
    oldest: int = 64
    one_per_household: bool = False
    quota: int | None = None
    default_funding: FundingSource | None = None

    def issues(self, *, born: date, on: date, household: int, registered: int) -> list[Issue]:
        """Return what speaks against registering somebody.

        Args:
            born: Date of birth.
            on: Day of registration.
            household: Others with the same family card already registered here.
            registered: Others of this segment already registered here.

        Returns:
            ``eligibility.too_young``, ``eligibility.too_old`` (figures ``age`` and ``youngest`` or
            ``oldest``), ``eligibility.household_taken``, ``eligibility.quota_full`` (figure
            ``quota``), all of which block; ``eligibility.quota_nearly_full`` (figures ``left``,
            this one included, and ``quota``) warns.
        """
        return [
            *self.about_age(born, on),
            *self._about_household(household),
            *self._about_quota(registered),
        ]

    def about_age(self, born: date, on: date) -> list[Issue]:
        """Return what of ``issues`` is about ``born``."""
        years = max(0, age(born, on))
        if years < self.youngest:
            figures = {"age": years, "youngest": self.youngest}
            return [Issue("eligibility.too_young", "born", figures=figures)]
        if years > self.oldest:
            figures = {"age": years, "oldest": self.oldest}
            return [Issue("eligibility.too_old", "born", figures=figures)]
        return []

    def _about_household(self, household: int) -> list[Issue]:
        if self.one_per_household and household > 0:
            return [Issue("eligibility.household_taken", "family_card")]
        return []

    def _about_quota(self, registered: int) -> list[Issue]:
        if self.quota is None:
            return []
        left = self.quota - registered
        if left <= 0:
            return [Issue("eligibility.quota_full", "segment", figures={"quota": self.quota})]
        if left <= max(1, self.quota // _NEARLY):
            figures = {"left": left, "quota": self.quota}
            return [Issue("eligibility.quota_nearly_full", "segment", Weight.WARNS, figures)]
        return []
