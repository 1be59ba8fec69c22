"""The life of an application, and that no step of it comes out of order."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.issues import Refused
from desktop_app.domain.membership import (
    AMENDABLE,
    Activated,
    Application,
    Approved,
    Decree,
    Event,
    Kpj,
    Proposed,
    Protection,
    Registered,
    Sent,
    Status,
    TurnedDown,
    Verified,
    Withdrawn,
    after,
    can_follow,
)

KPJ = Kpj("12345678901")
PROTECTION = Protection(date(2026, 12, 1), date(2027, 2, 28))
DECREE = Decree("460/123/2026", date(2026, 12, 1))
EVENTS: list[Event] = [
    Registered(),
    Sent(),
    Proposed(),
    Verified(),
    Approved(DECREE),
    Activated(KPJ, PROTECTION),
    TurnedDown("NIK orang lain"),
    Withdrawn("Pindah"),
]
MAY_FOLLOW: dict[Status, set[type[Event]]] = {
    Status.DRAFT: {Registered},
    Status.REGISTERED: {Sent, Withdrawn},
    Status.SENT: {Proposed, TurnedDown, Withdrawn},
    Status.PROPOSED: {Verified, TurnedDown, Withdrawn},
    Status.VERIFIED: {Approved, TurnedDown, Withdrawn},
    Status.APPROVED: {Activated, Withdrawn},
    Status.ACTIVE: {Withdrawn},
    Status.REFUSED: {Proposed},
    Status.WITHDRAWN: set(),
}
LEADS_TO = {
    Registered: Status.REGISTERED,
    Sent: Status.SENT,
    Proposed: Status.PROPOSED,
    Verified: Status.VERIFIED,
    Approved: Status.APPROVED,
    Activated: Status.ACTIVE,
    TurnedDown: Status.REFUSED,
    Withdrawn: Status.WITHDRAWN,
}


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
@pytest.mark.parametrize("status", Status)
def test_each_step_is_possible_in_its_place_only(status: Status, event: Event) -> None:
    application = Application(status=status)
    allowed = type(event) in MAY_FOLLOW[status]

    assert can_follow(status, type(event)) is allowed
    if allowed:
        assert after(application, event).status is LEADS_TO[type(event)]
    else:
        with pytest.raises(Refused) as refusal:
            after(application, event)
        (issue,) = refusal.value.issues
        assert issue.code == "membership.out_of_order"
        assert issue.figures == {
            "status": status.value,
            "event": type(event).__name__.lower(),
        }


@given(st.lists(st.sampled_from(EVENTS), max_size=30))
def test_whatever_is_tried_an_active_member_has_been_through_every_step(
    tried: list[Event],
) -> None:
    application, happened = Application(), []
    for event in tried:
        try:
            application = after(application, event)
        except Refused:
            continue
        happened.append(type(event))
    if application.status is Status.ACTIVE:
        assert (application.kpj, application.protection) == (KPJ, PROTECTION)
        assert application.decree == DECREE
        steps = [Registered, Sent, Proposed, Verified, Approved, Activated]
        assert [step for step in happened if step in steps][-3:] == steps[-3:]
        assert set(steps) <= set(happened)
    if Withdrawn in happened:
        assert happened[-1] is Withdrawn


def test_a_new_application_is_a_draft_and_knows_nothing() -> None:
    assert Application() == Application(Status.DRAFT, None, None, None, "")


def test_what_the_steps_bring_is_kept() -> None:
    application = Application()
    for event in EVENTS[:6]:
        application = after(application, event)

    assert application == Application(Status.ACTIVE, DECREE, KPJ, PROTECTION)


def test_a_refused_application_comes_back_without_its_reason() -> None:
    refused = after(Application(status=Status.SENT), TurnedDown("  Alamat kurang  "))

    assert refused.reason == "Alamat kurang"
    assert after(refused, Proposed()).reason == ""


@pytest.mark.parametrize("event", [TurnedDown(" "), Withdrawn("")])
def test_no_is_said_with_a_reason(event: Event) -> None:
    with pytest.raises(Refused) as refusal:
        after(Application(status=Status.SENT), event)

    (issue,) = refusal.value.issues
    assert (issue.code, issue.about) == ("membership.reason_missing", "reason")


def test_an_approval_rests_on_a_numbered_decree() -> None:
    with pytest.raises(Refused) as refusal:
        after(Application(status=Status.VERIFIED), Approved(Decree(" ", date(2026, 12, 1))))

    assert refusal.value.issues[0].code == "membership.decree_missing"


def test_protection_ends_no_earlier_than_it_starts() -> None:
    day = date(2026, 12, 1)
    approved = Application(status=Status.APPROVED)

    assert after(approved, Activated(KPJ, Protection(day, day))).status is Status.ACTIVE
    with pytest.raises(Refused) as refusal:
        after(approved, Activated(KPJ, Protection(day, date(2026, 11, 30))))
    assert refusal.value.issues[0].code == "membership.protection_reversed"


def test_what_somebody_has_verified_can_no_longer_be_amended() -> None:
    assert not AMENDABLE & {
        Status.VERIFIED,
        Status.APPROVED,
        Status.ACTIVE,
        Status.WITHDRAWN,
    }


def test_a_kpj_is_eleven_digits() -> None:
    kpj = Kpj.parse("12 345-678.901")

    assert kpj == KPJ
    assert kpj.grouped == "12 345 678 901"
    assert kpj.masked == "••• ••• 8901"
    assert "1234567" not in repr(kpj)


@pytest.mark.parametrize("typed", ["", "1234567890", "123456789012", "1234567890A", "١٢٣٤٥٦٧٨٩٠١"])
def test_anything_else_is_no_kpj(typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        Kpj.parse(typed)

    assert refusal.value.issues[0].code == "kpj.not_11_digits"
