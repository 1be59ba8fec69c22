"""Why a contribution is what it is: how each part is reckoned, and which relief there is.

Only what the rates file states comes from here; by what law a programme exists is said in words.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop_app.domain.enrolment import Enrolment, Programme, RiskGroup, Rupiah
from desktop_app.domain.month import Month
from desktop_app.domain.rates import Basis, Rates, Reach, in_force

_SAFE_DAY = 15


@dataclass(frozen=True, slots=True)
class Ground:
    """How one programme's contribution is reckoned in one month.

    Attributes:
        base: What the percentages are of; for a flat amount, the income it goes by, or None.
        employer, worker: Percent of ``base`` each side pays; both 0 for a flat amount.
        risk: Wage earners' JKK goes by it.
        cap: The highest ``base`` there is, or None.
        billed: False for JKP, which is paid from elsewhere.
        verified: Whether the figure rests on a law or a public body's page that was read.
    """

    programme: Programme
    verified: bool
    base: Rupiah | None = None
    employer: Decimal = Decimal(0)
    worker: Decimal = Decimal(0)
    risk: RiskGroup | None = None
    cap: Rupiah | None = None
    billed: bool = True


@dataclass(frozen=True, slots=True)
class ReliefGround:
    """A relief of the enrolment's segment and sector that covers a month.

    Attributes:
        reach: Whether it reaches the money this contribution is paid with.
        remaining: The part that is still due, 0.5 for half.
        since, until: Contribution months, both included.
        verified: As in ``Ground``.
    """

    name: str
    reach: Reach
    remaining: Decimal
    since: Month
    until: Month | None
    programmes: tuple[Programme, ...]
    verified: bool


def grounds_of(rates: Rates, enrolment: Enrolment, month: Month) -> tuple[Ground, ...]:
    """Return how each programme of an enrolment is reckoned, in the order of ``Programme``.

    A programme without a rate in force that month is left out: there is no bill for it either.
    """
    ground = _wage_ground if enrolment.segment.earns_wage else _band_ground
    found = (
        ground(rates, enrolment, programme, month)
        for programme in Programme
        if programme in enrolment.programmes
    )
    return tuple(each for each in found if each is not None)


def reliefs_of(rates: Rates, enrolment: Enrolment, month: Month) -> tuple[ReliefGround, ...]:
    """Return the reliefs that cover a month, also those that do not reach this money."""
    return tuple(
        ReliefGround(
            name=relief.name,
            reach=relief.funding[enrolment.funding].reach,
            remaining=relief.remaining,
            since=window.basis.since,
            until=window.basis.until,
            programmes=tuple(each for each in Programme if each in relief.programmes),
            verified=_sure(relief.basis) and _sure(window.basis),
        )
        for relief in rates.reliefs
        for window in (relief.windows[enrolment.sector],)
        if enrolment.segment in relief.segments and window.basis.holds_in(month)
    )


def pay_by(month: Month) -> date:
    """Return the day that is early enough whichever way the due day is read.

    Source:
        A third party's program gives the 15th for whoever pays for themselves, and sources differ
        on whether that is of the month itself or the next; no law was read. What binds is the day
        on the payment code of BPJS.
    """
    return date(month.year, month.month, _SAFE_DAY)


def _band_ground(
    rates: Rates, enrolment: Enrolment, programme: Programme, month: Month
) -> Ground | None:
    bands = in_force(rates.bpu_jkk, month)
    reference = bands.of(enrolment.income).reference if bands else None
    if programme is Programme.JKK:
        if bands is None:
            return None
        sure = bands.of(enrolment.income).confidence.verified
        return Ground(programme, sure, base=reference)
    if programme is Programme.JKM:
        flat = in_force(rates.bpu_jkm, month)
        return Ground(programme, _sure(flat.basis)) if flat else None
    shares = in_force(rates.bpu_jht, month)
    if shares is None:
        return None
    return Ground(programme, _sure(shares.basis), reference, worker=shares.worker)


def _wage_ground(
    rates: Rates, enrolment: Enrolment, programme: Programme, month: Month
) -> Ground | None:
    wage, risk = enrolment.income, enrolment.risk
    if programme is Programme.JKK:
        by_risk = in_force(rates.wage_jkk, month)
        if by_risk is None or risk is None:
            return None
        return Ground(programme, _sure(by_risk.basis), wage, by_risk.employer[risk], risk=risk)
    if programme is Programme.JKP:
        unbilled = in_force(rates.wage_jkp, month)
        return Ground(programme, _sure(unbilled.basis), billed=False) if unbilled else None
    shares = in_force(rates.wage_shares[programme], month)
    if shares is None:
        return None
    cap = in_force(rates.wage_jp_cap, month) if programme is Programme.JP else None
    sure = _sure(shares.basis) and (cap is None or _sure(cap.basis))
    base = min(wage, cap.rupiah) if cap else wage
    return Ground(
        programme, sure, base, shares.employer, shares.worker, cap=cap.rupiah if cap else None
    )


def _sure(basis: Basis) -> bool:
    return basis.confidence.verified
