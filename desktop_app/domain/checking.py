"""The one verdict on a paper somebody holds in their hand: from its QR, or from its check code.

The page that is opened in a browser (``resources/verify``) judges by the same rule in JavaScript;
both are held against the same cases (``tests/verify``).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from desktop_app.domain.check_list import CheckKey, CheckList
from desktop_app.domain.confirmation import PRACTICE_QR, QR_PREFIX, PaperKind
from desktop_app.domain.issues import Refused
from desktop_app.domain.paper_claims import PaperClaims, read_claims

_CODE = re.compile(r"[0-9A-F]{12}")

_LONGEST_CODE = 20
"""Characters of a typed code with whatever stands between its letters."""

_REGENCY = 4
"""Digits of a region code that name the kabupaten or kota."""


class Weight(StrEnum):
    """What somebody who holds the paper may do: take it, ask first, or refuse it."""

    GOOD = "good"
    DOUBT = "doubt"
    BAD = "bad"


class Outcome(StrEnum):
    """What a paper turned out to be."""

    GENUINE = "genuine"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    LIST_EXPIRED = "list_expired"
    DATE_ODD = "date_odd"
    NEWER_NEEDED = "newer_needed"
    REVOKED_SINCE = "revoked_since"
    FOREIGN = "foreign"
    UNKNOWN_KEY = "unknown_key"
    KEY_REVOKED = "key_revoked"
    WITHDRAWN = "withdrawn"
    PAPER_REVOKED = "paper_revoked"
    FORMER_KEY = "former_key"
    MISUSED = "misused"
    FORGED = "forged"
    PRACTICE = "practice"
    NOT_OURS = "not_ours"
    NOTHING = "nothing"
    CODE_KNOWN = "code_known"
    CODE_LIST_EXPIRED = "code_list_expired"
    CODE_EXPIRED = "code_expired"
    CODE_WITHDRAWN = "code_withdrawn"
    CODE_REVOKED = "code_revoked"
    CODE_UNKNOWN = "code_unknown"
    CODE_UNREADABLE = "code_unreadable"

    @property
    def weight(self) -> Weight:
        if self is Outcome.GENUINE:
            return Weight.GOOD
        return Weight.DOUBT if self in _DOUBTS else Weight.BAD


_DOUBTS = frozenset(
    {Outcome.NOT_YET, Outcome.EXPIRED, Outcome.LIST_EXPIRED, Outcome.DATE_ODD, Outcome.NEWER_NEEDED}
    | {Outcome.REVOKED_SINCE, Outcome.FORMER_KEY, Outcome.FOREIGN, Outcome.NOTHING}
    | {Outcome.NOT_OURS}
    | {Outcome.CODE_KNOWN, Outcome.CODE_LIST_EXPIRED, Outcome.CODE_EXPIRED}
    | {Outcome.CODE_UNKNOWN, Outcome.CODE_UNREADABLE}
)

_OF_A_CODE: Mapping[Outcome, Outcome] = {
    Outcome.GENUINE: Outcome.CODE_KNOWN,
    Outcome.NOT_YET: Outcome.CODE_KNOWN,
    Outcome.DATE_ODD: Outcome.CODE_KNOWN,
    Outcome.LIST_EXPIRED: Outcome.CODE_LIST_EXPIRED,
    Outcome.EXPIRED: Outcome.CODE_EXPIRED,
    Outcome.WITHDRAWN: Outcome.CODE_WITHDRAWN,
    Outcome.PAPER_REVOKED: Outcome.CODE_REVOKED,
}
"""What becomes of a verdict where only the code was typed: nothing is called genuine by that."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be said of a paper.

    Attributes:
        claims: What the paper says of itself; None where nothing can be read.
        proven: Whether a known key signed the claims: others are only told as the paper's words.
        device: Number of the laptop that signed; 0 for the city, or nobody known.
        day: The day the outcome hangs on: of a revocation, a withdrawal, an end; None for others.
        number: That stands on the paper a check code belongs to.
    """

    outcome: Outcome
    claims: PaperClaims | None = None
    proven: bool = False
    device: int = 0
    day: date | None = None
    number: str = field(default="")


def judged(
    claims: Mapping[int, int | str], key: CheckKey, known: CheckList, now: datetime, code: str
) -> Verdict:
    """Judge a paper whose signature holds by a key of the list.

    Args:
        claims: What it says, as numbered in the QR.
        key: Whose signature it is.
        known: The list in force.
        now: Aware, in the reader's zone. A clock that is behind the list is not believed.
        code: Check code of the text it was read from, twelve hexadecimal digits.
    """
    try:
        paper = read_claims(claims)
    except Refused:
        return Verdict(Outcome.MISUSED)
    return _on(paper, key, known, now, code)


def _on(paper: PaperClaims, key: CheckKey, known: CheckList, now: datetime, code: str) -> Verdict:
    if not _may_sign(key, paper):
        return Verdict(Outcome.MISUSED, paper)
    today = max(now, known.issued.astimezone(now.tzinfo)).date()
    outcome, day = _standing(paper, key, known, today, code)
    if outcome in {Outcome.GENUINE, Outcome.NOT_YET} and now > known.expires:
        outcome = Outcome.LIST_EXPIRED
    return Verdict(outcome, paper, proven=True, device=key.number, day=day)


def _standing(
    paper: PaperClaims, key: CheckKey, known: CheckList, today: date, code: str
) -> tuple[Outcome, date | None]:
    """Return how a signed paper stands, the worst first, and the day that hangs on."""
    gone = _taken_back(paper, known)
    if gone is not None:
        return gone
    if key.until is not None and (paper.on > key.until or not key.is_city):
        is_late = paper.on > key.until
        return Outcome.KEY_REVOKED if is_late else Outcome.REVOKED_SINCE, key.until
    if not key.since <= paper.on <= today + timedelta(days=1):
        return Outcome.DATE_ODD, paper.on
    if key.until is not None and not _is_listed(paper, known, code):
        return Outcome.FORMER_KEY, key.until  # whoever stole that key can date as they like
    return _protecting(paper, today)


def _is_listed(paper: PaperClaims, known: CheckList, code: str) -> bool:
    return any(
        (each.paper, each.copy) == (paper.paper, paper.copy) for _, each in known.papers_of(code)
    )


def _taken_back(paper: PaperClaims, known: CheckList) -> tuple[Outcome, date] | None:
    """Return whether its registration or the paper itself was taken back, and on which day."""
    withdrawn = known.withdrawn.get(paper.number)
    if withdrawn is not None:
        return Outcome.WITHDRAWN, withdrawn
    revoked = known.revoked.get(paper.paper, {}).get(paper.copy)
    if revoked is not None:
        return Outcome.PAPER_REVOKED, revoked
    return None


def _protecting(paper: PaperClaims, today: date) -> tuple[Outcome, date | None]:
    """Return whether a paper that counts protects today; a proof says nothing of that."""
    if paper.end is not None and paper.end < today:
        return Outcome.EXPIRED, paper.end
    if paper.start is not None and paper.start > today:
        return Outcome.NOT_YET, paper.start
    return Outcome.GENUINE, None


def _may_sign(key: CheckKey, paper: PaperClaims) -> bool:
    """Say whether this key vouches for such a paper: the city confirms, laptops prove."""
    if key.is_city:
        return paper.kind is PaperKind.CONFIRMATION
    return paper.kind is PaperKind.PROOF and paper.kelurahan == key.kelurahan


def of_a_stranger(claims: Mapping[int, int | str], known: CheckList) -> Verdict:
    """Judge a paper whose key is not on the list: nothing it says is proven.

    It may be another city's, or by a key that came after the list; otherwise nobody of this city's
    has signed it.
    """
    try:
        paper = read_claims(claims)
    except Refused:
        return Verdict(Outcome.FORGED)
    regencies = {place[:_REGENCY] for place in known.places}
    if regencies and paper.kelurahan[:_REGENCY] not in regencies:
        return Verdict(Outcome.FOREIGN, paper)
    if paper.on >= known.issued.date():
        return Verdict(Outcome.NEWER_NEEDED, paper)
    return Verdict(Outcome.UNKNOWN_KEY, paper)


def of_a_code(
    typed: str, known: CheckList, now: datetime, find: Callable[[str], Verdict | None]
) -> Verdict:
    """Judge a typed check code: it can only be compared, and proves that such a paper was made.

    A code says nothing of what stands on the paper in somebody's hand, which may be another with
    the code copied: number, day and status, and where it is at hand the masked person, must be
    compared.

    Args:
        typed: Twelve hexadecimal digits; spaces and hyphens do not matter.
        known: The list in force.
        now: Aware, in the reader's zone.
        find: Gives the verdict on a paper of one's own with that code; None where there is none.
    """
    code = re.sub(r"[\s-]+", "", typed).upper()
    if not _CODE.fullmatch(code):
        return Verdict(Outcome.CODE_UNREADABLE)
    verdict = find(code)
    if verdict is None:
        papers = known.papers_of(code)
        verdict = next((_on(paper, key, known, now, code) for key, paper in papers), None)
    if verdict is None:
        return Verdict(Outcome.CODE_UNKNOWN)
    outcome = _OF_A_CODE.get(verdict.outcome, verdict.outcome)
    return replace(verdict, outcome=outcome, number=verdict.claims.paper if verdict.claims else "")


def is_meant_as_code(typed: str) -> bool:
    """Say whether a typed text is meant as a check code, rather than what a reader made of a QR."""
    text = typed.strip()
    return len(text) <= _LONGEST_CODE and not text.startswith(QR_PREFIX) and text != PRACTICE_QR
