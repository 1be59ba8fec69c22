"""A paper as plain texts, for engines that know nothing of ours: only the standard library here."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Plain:
    """One paper: lines and tables of texts, the QR's text and the number for the bar code."""

    head: list[str]
    title: str
    number: str
    name: str
    identity: list[list[str]]
    status: str
    facts: list[list[str]]
    rows: list[list[str]]
    warning: str
    note: str
    check: str
    check_code: str
    signature: list[str]
    small: list[str]
    qr: str
