"""Which fields a segment needs: asked once, and only of those it concerns."""

from dataclasses import dataclass

from desktop_app.domain.enrolment import (
    PROGRAMMES_ALLOWED,
    PROGRAMMES_REQUIRED,
    FundingSource,
    Programme,
    Segment,
)


@dataclass(frozen=True, slots=True)
class Shape:
    """What the form shows for one segment.

    Attributes:
        required: Programmes every member joins; shown, not asked.
        optional: Programmes that may be chosen.
        funding: Sources that can pay for this segment.
        employer: Whether employer or instansi, and the risk group, are asked.
        instansi: Whether the employer is a government unit.
    """

    required: tuple[Programme, ...]
    optional: tuple[Programme, ...]
    funding: tuple[FundingSource, ...]
    employer: bool
    instansi: bool


def shape_of(segment: Segment) -> Shape:
    """Return the fields of a segment, from the same tables the rules judge by."""
    allowed = PROGRAMMES_ALLOWED[segment]
    return Shape(
        required=tuple(p for p in Programme if p in PROGRAMMES_REQUIRED),
        optional=tuple(p for p in Programme if p in allowed - PROGRAMMES_REQUIRED),
        funding=tuple(source for source in FundingSource if _can_pay(source, segment)),
        employer=segment.earns_wage,
        instansi=segment is Segment.NON_ASN,
    )


def needs_payer_name(funding: FundingSource) -> bool:
    """Say whether the payer has a name of its own: not the worker, employer or a budget."""
    return funding in {
        FundingSource.CSR,
        FundingSource.CIVIL_SERVANTS,
        FundingSource.ZAKAT,
        FundingSource.DONOR,
    }


def _can_pay(source: FundingSource, segment: Segment) -> bool:
    if source is FundingSource.SELF:
        return segment is Segment.BPU
    if source is FundingSource.EMPLOYER:
        return segment.earns_wage
    return True
