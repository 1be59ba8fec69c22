"""What a worker is enrolled in: segment, programmes, income, and who pays."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from desktop_app.domain.issues import Issue
from desktop_app.domain.month import Month

Rupiah = NewType("Rupiah", int)
"""Whole rupiah; a monthly amount unless the name says otherwise."""


class Segment(StrEnum):
    """The kinds of member the law knows, as this programme registers them.

    Source:
        PP 44/2015 art. 5 as amended by PP 49/2023 (PU and BPU); Permenaker 5/2021 art. 3A as added
        by Permenaker 1/2025 (non-ASN). "Pekerja rentan" has no single legal definition: here it is
        a BPU whose contribution another pays.
    """

    PU = "pu"
    BPU = "bpu"
    VULNERABLE = "rentan"
    NON_ASN = "non_asn"

    @property
    def earns_wage(self) -> bool:
        """Whether the segment's contribution is a percentage of a wage (PU), not a band (BPU)."""
        return self in {Segment.PU, Segment.NON_ASN}


class Programme(StrEnum):
    """The five programmes of employment social security (UU 40/2004 art. 18, UU 6/2023)."""

    JKK = "jkk"
    JKM = "jkm"
    JHT = "jht"
    JP = "jp"
    JKP = "jkp"


class FundingSource(StrEnum):
    """Who pays; it decides the price, because PP 50/2025 gives no relief to APBN or APBD money."""

    SELF = "mandiri"
    EMPLOYER = "pemberi_kerja"
    APBD_CITY = "apbd_kota"
    APBD_PROVINCE = "apbd_provinsi"
    APBN = "apbn"
    VILLAGE_FUND = "dana_desa"
    TOBACCO_EXCISE = "dbhcht"
    CSR = "csr"
    CIVIL_SERVANTS = "asn_peduli"
    ZAKAT = "baznas"
    DONOR = "donasi"


class RiskGroup(StrEnum):
    """The five groups of work-accident risk of a wage earner's employer (PP 44/2015 annex I)."""

    VERY_LOW = "sangat_rendah"
    LOW = "rendah"
    MEDIUM = "sedang"
    HIGH = "tinggi"
    VERY_HIGH = "sangat_tinggi"


class Sector(StrEnum):
    """The two sectors PP 50/2025 tells apart."""

    TRANSPORT = "transport"
    OTHER = "other"


PROGRAMMES_ALLOWED: dict[Segment, frozenset[Programme]] = {
    Segment.PU: frozenset(Programme),
    Segment.NON_ASN: frozenset(Programme),
    Segment.BPU: frozenset({Programme.JKK, Programme.JKM, Programme.JHT}),
    Segment.VULNERABLE: frozenset({Programme.JKK, Programme.JKM, Programme.JHT}),
}
"""What each segment may join (Perpres 109/2013; BPU has neither JP nor JKP)."""

PROGRAMMES_REQUIRED = frozenset({Programme.JKK, Programme.JKM})
"""What every member joins, whatever the segment (Perpres 109/2013 art. 6(3), PP 44/2015)."""


PERIODS = (1, 3, 6, 12)
"""Months that may be paid at once."""


@dataclass(frozen=True, slots=True)
class Enrolment:
    """One worker's terms of membership, as applied for.

    Attributes:
        occupation: Code of the occupation list in ``resources/reference``.
        occupation_text: The occupation in words where the list has none ("Lainnya").
        sector: Taken from the occupation on the day of registration and frozen with it.
        workplace: Where the work is done, as the worker says it.
        income: Monthly income or wage declared, in whole rupiah.
        payer: Name of who pays where it is neither worker nor employer.
        employer: The employer's name (PU), or the government unit, *instansi* (non-ASN).
        employer_number: The employer's NPP where it is known.
        risk: Wage earners only.
        second_occupation: Code of another occupation, which the contribution does not go by.
        hours: When the work is done, ``07:00-15:00``.
        since: First contribution month.
        months: How many months are paid at once; one of ``PERIODS``.
    """

    segment: Segment
    occupation: str
    sector: Sector
    income: Rupiah
    programmes: frozenset[Programme]
    funding: FundingSource
    since: Month
    months: int = 1
    occupation_text: str = ""
    workplace: str = ""
    payer: str = ""
    employer: str = ""
    employer_number: str = ""
    risk: RiskGroup | None = None
    second_occupation: str = ""
    hours: str = ""

    def issues(self) -> list[Issue]:
        """Return what the rules say against these terms; empty when they can be accepted."""
        found: list[Issue] = []
        excess = self.programmes - PROGRAMMES_ALLOWED[self.segment]
        if excess:
            listed = ", ".join(programme.upper() for programme in Programme if programme in excess)
            figures = {"programmes": listed}
            found.append(Issue("enrolment.programme_not_allowed", "programmes", figures=figures))
        if not self.programmes >= PROGRAMMES_REQUIRED:
            found.append(Issue("enrolment.jkk_jkm_required", "programmes"))
        if self.income <= 0:
            found.append(Issue("enrolment.income_missing", "income"))
        if self.second_occupation and self.second_occupation == self.occupation:
            found.append(Issue("occupation.second_the_same", "second_occupation"))
        if self.months not in PERIODS:
            found.append(Issue("enrolment.period_unknown", "months"))
        if self.segment.earns_wage:
            found += self._issues_of_a_wage_earner()
        else:
            found += self._issues_of_a_non_wage_member()
        return found

    def _issues_of_a_wage_earner(self) -> list[Issue]:
        found: list[Issue] = []
        if not self.employer.strip():
            code = "enrolment.employer_missing"
            if self.segment is Segment.NON_ASN:
                code = "enrolment.instansi_missing"
            found.append(Issue(code, "employer"))
        if self.risk is None:
            found.append(Issue("enrolment.risk_missing", "risk"))
        if self.funding is FundingSource.SELF:
            found.append(Issue("enrolment.wage_earner_pays_not_alone", "funding"))
        return found

    def _issues_of_a_non_wage_member(self) -> list[Issue]:
        found: list[Issue] = []
        if self.funding is FundingSource.EMPLOYER:
            found.append(Issue("enrolment.no_employer_to_pay", "funding"))
        if self.segment is Segment.VULNERABLE and self.funding is FundingSource.SELF:
            found.append(Issue("enrolment.vulnerable_needs_payer", "funding"))
        if self.risk is not None:
            found.append(Issue("enrolment.risk_not_for_bpu", "risk"))
        return found
