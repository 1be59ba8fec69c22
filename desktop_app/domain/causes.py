"""Why a round ended early or a fact still waits, and who can do something about it.

Every code the line can give stands in exactly one of three kinds, and none of them drops a fact:
whatever the kind, it is tried again.
"""

from collections.abc import Mapping
from enum import StrEnum


class Remedy(StrEnum):
    """Who has to act before it goes on: nobody, somebody at this laptop, or the city."""

    BY_ITSELF = "by_itself"
    CLERK = "clerk"
    CITY = "city"


_BY_ITSELF = (
    "sync.offline",
    "sync.name_unknown",
    "sync.refused",
    "sync.no_connection",
    "sync.cut",
    "sync.timeout",
    "sync.server_error",
    "sync.gateway",
    "sync.server_busy",
    "sync.too_many",
    "sync.too_large",
    "sync.garbled",
    "sync.left_out",
    "sync.device_forked",
    "sync.counter_behind",
)
_CLERK = (
    "device.key_away",
    "device.key_lost",
    "sync.captive_portal",
    "sync.proxy",
    "sync.proxy_password",
    "sync.clock_wrong",
    "sync.tls",
    "sync.tls_authority",
    "sync.tls_host",
    "sync.tls_old",
    "sync.server_newer",
    "sync.reference_unreadable",
    "sync.news_unreadable",
    "sync.not_set_up",
    "sync.code_unknown",
    "sync.code_used",
    "sync.code_expired",
)
_CITY = (
    "sync.tls_expired",
    "sync.server_older",
    "sync.not_understood",
    "sync.receipt_unproven",
    "sync.not_recognised",
    "sync.device_revoked",
    "sync.answer_old",
)
REMEDIES: Mapping[str, Remedy] = {
    **dict.fromkeys(_BY_ITSELF, Remedy.BY_ITSELF),
    **dict.fromkeys(_CLERK, Remedy.CLERK),
    **dict.fromkeys(_CITY, Remedy.CITY),
}

ABOUT_THE_BATCH = frozenset(
    {
        "sync.too_large",
        "sync.not_understood",
        "sync.server_error",
        "sync.server_older",
        "sync.left_out",
    }
)
"""Causes that may lie in one fact: the others might pass without it."""

OF_THE_LINE = frozenset(
    {
        "sync.offline",
        "sync.name_unknown",
        "sync.refused",
        "sync.no_connection",
        "sync.cut",
        "sync.timeout",
        "sync.garbled",
        "sync.captive_portal",
        "sync.proxy",
    }
)
"""Causes that end the moment a signal comes back, so that they are looked at again soon."""

NOT_SENT = frozenset(
    {
        "sync.offline",
        "sync.name_unknown",
        "sync.refused",
        "sync.no_connection",
        "sync.proxy",
    }
)
"""Causes under which nothing went out: they say nothing of how much the line carries."""


def remedy_of(code: str) -> Remedy:
    """Return who has to act; a cause this version does not know is tried again by itself."""
    return REMEDIES.get(code, Remedy.BY_ITSELF)
