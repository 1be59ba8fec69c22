"""What a member owes for one contribution month, to the rupiah, and why.

Every figure comes from ``resources/reference/rates.toml``, where its source, its months and how
sure it is stand beside it. A percentage is rounded half up to whole rupiah, each share by itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Self

from desktop_app.domain.eligibility import age
from desktop_app.domain.enrolment import Enrolment, Programme, RiskGroup, Rupiah
from desktop_app.domain.grounds import Ground, ReliefGround, grounds_of, reliefs_of
from desktop_app.domain.issues import Issue, Refused, Weight
from desktop_app.domain.month import Month
from desktop_app.domain.rates import Band, D, Rates, Reach, Recomposed, Relief, in_force
from desktop_app.domain.rates_file import read_rates

_NOTHING = Rupiah(0)


@dataclass(frozen=True, slots=True)
class Recomposition:
    """What JKP is paid from, since nobody is billed for it: monthly amounts in rupiah."""

    government: Rupiah
    jkk: Rupiah
    jkm: Rupiah

    @property
    def total(self) -> Rupiah:
        return Rupiah(self.government + self.jkk + self.jkm)


@dataclass(frozen=True, slots=True)
class DueLine:
    """One programme's part of a month's bill; ``employer`` and ``worker`` add up to ``due``.

    Attributes:
        before_relief: What would be due without relief.
        worker: For a BPU the whole line, whoever pays it for them.
        recomposed: JKP only, where ``due`` is 0: the parts it is paid from. Those of JKK and JKM
            are inside these programmes' own lines, which stay as the law has them.
    """

    programme: Programme
    due: Rupiah
    before_relief: Rupiah
    employer: Rupiah
    worker: Rupiah
    recomposed: Recomposition | None = None


@dataclass(frozen=True, slots=True)
class MonthlyDue:
    """The bill of one month.

    Attributes:
        lines: In the order of ``Programme``.
        reference_income: BPU: the income the band stands for. Wage earners: the wage declared.
        doubts: Warnings about this bill, such as ``contribution.relief_unclear``.
    """

    month: Month
    rates_version: str
    lines: tuple[DueLine, ...]
    reference_income: Rupiah
    doubts: tuple[Issue, ...] = ()

    @property
    def total(self) -> Rupiah:
        return Rupiah(sum(line.due for line in self.lines))

    @property
    def before_relief(self) -> Rupiah:
        return Rupiah(sum(line.before_relief for line in self.lines))

    @property
    def relief(self) -> bool:
        return self.total < self.before_relief


class RateBook:
    """All rates, and what comes of them."""

    def __init__(self, rates: Rates) -> None:
        self._rates = rates

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``rates.toml``.

        Raises:
            ValueError: It is no TOML, or a figure lacks its month, source or confidence.
        """
        return cls(read_rates(text))

    @property
    def version(self) -> str:
        return self._rates.version

    @property
    def unverified(self) -> tuple[tuple[str, str], ...]:
        """Where in the file a figure stands that rests on less than a law or a public body."""
        return self._rates.unverified

    def monthly_due(self, enrolment: Enrolment, month: Month) -> MonthlyDue:
        """Return what is billed for one worker and one contribution month.

        Raises:
            Refused: ``contribution.no_rate`` (figures ``month``, ``programme``) where no rate was
                in force; ``enrolment.income_missing``; a wage earner: ``enrolment.risk_missing``.
        """
        if enrolment.income <= 0:
            raise Refused(Issue("enrolment.income_missing", "income"))
        if not enrolment.segment.earns_wage:
            band = _rate(self._rates.bpu_jkk, Programme.JKK, month).of(enrolment.income)
            lines = self._non_wage_lines(enrolment, band, month)
            return self._bill(enrolment, month, lines, band.reference)
        if enrolment.risk is None:
            raise Refused(Issue("enrolment.risk_missing", "risk"))
        lines = [
            self._wage_line(programme, enrolment.income, enrolment.risk, month)
            for programme in _in_order(enrolment.programmes)
        ]
        return self._bill(enrolment, month, lines, enrolment.income)

    def period_due(self, enrolment: Enrolment) -> tuple[MonthlyDue, ...]:
        """Return the bills of all months that are paid at once: relief may end among them.

        Raises:
            Refused: As ``monthly_due``.
        """
        months = (enrolment.since.plus(count) for count in range(enrolment.months))
        return tuple(self.monthly_due(enrolment, month) for month in months)

    def grounds(self, enrolment: Enrolment, month: Month) -> tuple[Ground, ...]:
        """Return how each programme's part is reckoned."""
        return grounds_of(self._rates, enrolment, month)

    def reliefs(self, enrolment: Enrolment, month: Month) -> tuple[ReliefGround, ...]:
        """Return the reliefs that cover a month, also those that do not reach this money."""
        return reliefs_of(self._rates, enrolment, month)

    def age_issues(self, enrolment: Enrolment, *, born: date, on: date) -> list[Issue]:
        """Return ``contribution.jkp_too_old`` (figure ``below``) about ``programmes``, or nothing.

        JKP takes nobody who has reached its age limit on the day of registration.
        """
        rate = in_force(self._rates.wage_jkp, enrolment.since)
        if rate is None or Programme.JKP not in enrolment.programmes:
            return []
        if age(born, on) < rate.below_age:
            return []
        figures = {"below": rate.below_age}
        return [Issue("contribution.jkp_too_old", "programmes", figures=figures)]

    def _non_wage_lines(self, enrolment: Enrolment, band: Band, month: Month) -> list[DueLine]:
        rates = self._rates
        lines = []
        for programme in _in_order(enrolment.programmes):
            match programme:
                case Programme.JKK:
                    due = band.due
                case Programme.JKM:
                    due = _rate(rates.bpu_jkm, programme, month).rupiah
                case Programme.JHT:
                    percent = _rate(rates.bpu_jht, programme, month).worker
                    due = _percent(band.reference, percent)
                case _:
                    raise _no_rate(programme, month)
            lines.append(_line(programme, employer=_NOTHING, worker=due))
        return lines

    def _wage_line(
        self, programme: Programme, wage: Rupiah, risk: RiskGroup, month: Month
    ) -> DueLine:
        rates = self._rates
        if programme is Programme.JKK:
            percent = _rate(rates.wage_jkk, programme, month).employer[risk]
            return _line(programme, employer=_percent(wage, percent), worker=_NOTHING)
        if programme is Programme.JKP:
            return _unbilled_line(_rate(rates.wage_jkp, programme, month), wage)
        shares = _rate(rates.wage_shares[programme], programme, month)
        if programme is Programme.JP:
            wage = min(wage, _rate(rates.wage_jp_cap, programme, month).rupiah)
        return _line(
            programme,
            employer=_percent(wage, shares.employer),
            worker=_percent(wage, shares.worker),
        )

    def _bill(
        self, enrolment: Enrolment, month: Month, lines: list[DueLine], reference: Rupiah
    ) -> MonthlyDue:
        doubts = []
        for relief in self._rates.reliefs:
            reach = relief.reach(enrolment, month)
            if reach is Reach.APPLIES:
                lines = [_relieved(line, relief) for line in lines]
            elif reach is Reach.UNCLEAR:
                figures = {"relief": relief.name, "funding": enrolment.funding.value}
                doubts.append(_doubt("contribution.relief_unclear", "funding", figures))
        for known in self._rates.not_applied:
            if known.concerns(enrolment, month):
                figures = {"relief": known.name, "month": str(month)}
                doubts.append(_doubt("contribution.relief_not_applied", "since", figures))
        return MonthlyDue(month, self.version, tuple(lines), reference, tuple(doubts))


def _rate(entries: Sequence[D], programme: Programme, month: Month) -> D:
    found = in_force(entries, month)
    if found is None:
        raise _no_rate(programme, month)
    return found


def _no_rate(programme: Programme, month: Month) -> Refused:
    figures = {"month": str(month), "programme": programme.upper()}
    return Refused(Issue("contribution.no_rate", "since", figures=figures))


def _doubt(code: str, about: str, figures: Mapping[str, str]) -> Issue:
    return Issue(code, about, Weight.WARNS, figures)


def _in_order(programmes: frozenset[Programme]) -> list[Programme]:
    return [programme for programme in Programme if programme in programmes]


def _rounded(amount: Decimal) -> Rupiah:
    return Rupiah(int(amount.quantize(Decimal(1), ROUND_HALF_UP)))


def _percent(amount: Rupiah, percent: Decimal) -> Rupiah:
    return _rounded(amount * percent / 100)


def _line(programme: Programme, *, employer: Rupiah, worker: Rupiah) -> DueLine:
    due = Rupiah(employer + worker)
    return DueLine(programme, due, before_relief=due, employer=employer, worker=worker)


def _unbilled_line(rate: Recomposed, wage: Rupiah) -> DueLine:
    base = min(wage, rate.wage_cap)
    parts = Recomposition(
        government=_percent(base, rate.government),
        jkk=_percent(base, rate.jkk),
        jkm=_percent(base, rate.jkm),
    )
    return replace(_line(Programme.JKP, employer=_NOTHING, worker=_NOTHING), recomposed=parts)


def _relieved(line: DueLine, relief: Relief) -> DueLine:
    """Return the line with what remains of each share; nothing where the relief leaves it alone."""
    if line.programme not in relief.programmes:
        return line
    employer = _rounded(line.employer * relief.remaining)
    worker = _rounded(line.worker * relief.remaining)
    return replace(line, due=Rupiah(employer + worker), employer=employer, worker=worker)
