"""The digest of an event's log changes with any change; its counts add up."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.day_report import Act, Work, day_id, day_report
from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.domain.event import Event, Shared, WorkDay
from desktop_app.domain.event_log import Attendant, OfficePaper, event_log, event_tally
from desktop_app.domain.facts import Fact, FactKind
from desktop_app.domain.worker import Sex

AT = datetime(2026, 11, 22, 2, 41, tzinfo=UTC)
EVENT = Event(
    UUID(int=7), "Pasar", "Balai RW 03", date(2026, 11, 22), Shared(Segment.BPU, FundingSource.SELF)
)

texts = st.text("abcABC 0123456789", min_size=1, max_size=12)
facts = st.builds(
    Fact,
    id=st.uuids(),
    seq=st.integers(1, 10_000),
    kind=st.sampled_from(FactKind),
    at=st.integers(0, 10_000_000).map(lambda seconds: AT + timedelta(seconds=seconds)),
    author=texts,
    device=texts,
    worker=st.uuids(),
    version=st.integers(1, 9),
    body=st.dictionaries(texts, texts, max_size=4),
)
logs = st.lists(facts, min_size=1, max_size=8, unique_by=lambda fact: fact.seq).map(
    lambda found: sorted(found, key=lambda fact: fact.seq)
)

CHANGES: Mapping[str, Callable[[Fact], Fact]] = {
    "id": lambda fact: replace(fact, id=UUID(int=fact.id.int ^ 1)),
    "kind": lambda fact: replace(
        fact, kind=next(kind for kind in FactKind if kind is not fact.kind)
    ),
    "at": lambda fact: replace(fact, at=fact.at + timedelta(seconds=1)),
    "author": lambda fact: replace(fact, author=f"{fact.author}x"),
    "worker": lambda fact: replace(fact, worker=UUID(int=fact.worker.int ^ 1)),
    "version": lambda fact: replace(fact, version=fact.version + 1),
    "body": lambda fact: replace(fact, body={**fact.body, "name": "another"}),
}


def test_every_part_of_a_fact_but_where_it_was_sent_from_is_tried() -> None:
    """A laptop may be enrolled after its first registrations: the device is no part of a fact."""
    parts = set(Fact.__dataclass_fields__) - {"seq", "device", "seal", "_hash"}
    assert set(CHANGES) == parts


@given(logs, st.data())
def test_no_row_can_be_changed_unnoticed(log: Sequence[Fact], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(log) - 1))
    change = CHANGES[data.draw(st.sampled_from(sorted(CHANGES)))]
    changed = [*log[:at], change(log[at]), *log[at + 1 :]]

    assert event_log(EVENT, changed) != event_log(EVENT, log)


@given(logs, facts, st.data())
def test_none_can_be_left_out_put_in_or_renumbered_unnoticed(
    log: Sequence[Fact], more: Fact, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(log) - 1))
    first = event_log(EVENT, log)

    assert event_log(EVENT, [*log[:at], *log[at + 1 :]]) != first
    assert event_log(EVENT, [*log[:at], more, *log[at:]]) != first
    renumbered = replace(log[at], seq=log[at].seq + 1)
    assert event_log(EVENT, [*log[:at], renumbered, *log[at + 1 :]]) != first
    if len(log) > 1:
        assert event_log(EVENT, log[::-1]) != first


@pytest.mark.parametrize(
    "other",
    [
        replace(EVENT, id=UUID(int=8)),
        replace(EVENT, name="Pasar lain"),
        replace(EVENT, place="Balai RW 04"),
        replace(EVENT, on=date(2026, 11, 23)),
    ],
)
def test_another_event_has_another_digest(other: Event) -> None:
    assert event_log(other, []) != event_log(EVENT, [])


def test_that_an_event_was_ended_changes_nothing_that_was_recorded() -> None:
    assert event_log(replace(EVENT, ended=AT), []) == event_log(EVENT, [])


def test_the_digest_stays_the_same_for_ever() -> None:
    """It stands on paper: what it is made of may never change."""
    fact = Fact(UUID(int=1), 1, FactKind.WORKER_REGISTERED, AT, "Rina", "", UUID(int=1), 1, {})
    assert (
        event_log(EVENT, [fact])
        == "bf397bf18e8a635616926e93cc542230f5dcf1b99944238640463dcaf2f89a1f"
    )


attendants = st.lists(
    st.builds(
        Attendant,
        number=texts,
        queue=st.integers(1, 300),
        name=texts,
        nik_end=st.sampled_from(["", "0003"]),
        sex=st.sampled_from(Sex),
        segment=st.sampled_from(Segment),
        funding=st.sampled_from(FundingSource),
        registrar=st.sampled_from(["Rina", "Dewi"]),
        at=st.just(AT),
        withdrawn=st.booleans(),
        is_sent=st.booleans(),
        proofs=st.integers(0, 3),
        confirmations=st.integers(0, 3),
    ),
    max_size=40,
)


@given(attendants)
def test_an_events_counts_add_up(people: Sequence[Attendant]) -> None:
    tally = event_tally(people)

    assert tally.registered.people + tally.withdrawn == len(people)
    assert sum(crowd.people for crowd in tally.by_group.values()) == tally.registered.people
    assert sum(crowd.men for crowd in tally.by_group.values()) == tally.registered.men
    assert sum(tally.by_officer.values()) == tally.registered.people
    printed = sum(one.proofs + one.confirmations for one in people)
    assert tally.originals + tally.copies == printed
    assert max(tally.without_nik, tally.sent) <= tally.registered.people


acts = st.lists(
    st.tuples(
        st.sampled_from(FactKind),
        st.sampled_from(["Rina", "Dewi", "Agus"]),
        st.integers(0, 86_399).map(lambda seconds: AT + timedelta(seconds=seconds)),
        st.sampled_from(DeliveryStatus),
    ),
    max_size=60,
)


@given(acts)
def test_a_days_counts_add_up(done: Sequence[Act]) -> None:
    report = day_report(date(2026, 11, 22), "Asia/Jakarta", done, (), 3, WorkDay())

    total = report.total
    counted = sum(getattr(total, field.name) for field in fields(total))
    standing = report.sent + report.waiting + report.given_back + report.held + report.replaced
    assert counted == standing == len(done)
    assert sum(report.hours.values()) == total.registered


def test_a_day_without_work_has_nobody_in_it() -> None:
    report = day_report(date(2026, 11, 22), "Asia/Jayapura", (), (), 0, WorkDay())
    assert (report.total, report.hours) == (Work(), {})


def test_a_day_is_named_by_laptop_and_date() -> None:
    today, tomorrow = date(2026, 11, 22), date(2026, 11, 23)
    names = {
        day_id(today, "3375011002", 1),
        day_id(tomorrow, "3375011002", 1),
        day_id(today, "3375011002", 2),
        day_id(today, "3375011003", 1),
        day_id(today, "3375011002", 1),
    }
    assert len(names) == 4


def test_office_papers_are_numbered_by_what_they_are() -> None:
    assert [kind.letters for kind in OfficePaper] == ["BA", "RH"]
