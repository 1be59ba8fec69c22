"""The lurah looks at the day's work: nothing waits for it, and nobody approves their own."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from uuid_utils.compat import uuid7

from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.facts import FactKind
from desktop_app.domain.issues import Refused
from desktop_app.domain.office import Officer, Role
from desktop_app.domain.review import Review, ReviewVerdict, read_reviewed_body
from desktop_app.domain.worker import Registration
from desktop_app.storage.database import Database
from desktop_app.storage.repair import open_checked
from desktop_app.use_cases import lists, reviews
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.registration import amend_worker, register_worker, withdraw_worker
from desktop_app.use_cases.reviews import (
    Compared,
    Seen,
    approve,
    compare,
    days_work,
    fields_to_type,
    may_review,
    object_to,
    stands,
)
from tests.fixtures.desk import books, database, desk
from tests.fixtures.people import FISHER, NOW, TRADER, WELDER

__all__ = ["books", "database", "desk"]

DOUBTS = frozenset({"nik.region_differs", "nik.date_differs", "nik.sex_differs"})


@dataclass
class Office:
    """A clerk's desk and the lurah's, at one file."""

    clerk: Desk
    lurah: Desk

    @property
    def database(self) -> Database:
        return self.clerk.database

    def facts(self, registration: Registration) -> list[tuple[FactKind, str]]:
        with self.database.reading() as tx:
            return [(fact.kind, fact.author) for fact, _ in tx.outbox.of(registration.id)]

    def last_review(self, registration: Registration) -> Review:
        with self.database.reading() as tx:
            return read_reviewed_body(tx.outbox.of(registration.id)[-1][0].body)


@pytest.fixture
def office(desk: Desk) -> Office:
    lurah = Officer(uuid7(), "Lurah Medono", Role.SUPERVISOR)
    with desk.database.transaction() as tx:
        tx.officers.add(lurah)
    return Office(desk, replace(desk, officer=lurah))


def seen(registration: Registration) -> Seen:
    return Seen(registration.id, registration.version)


def three(office: Office) -> list[Registration]:
    return [register_worker(office.clerk, form, DOUBTS, NOW) for form in (TRADER, FISHER, WELDER)]


def names(office: Office, days: int = 1) -> list[str]:
    return [one.line.name for one in days_work(office.lurah, NOW, days).lines]


def test_what_nobody_has_looked_at_is_listed_and_approved_in_one_go(office: Office) -> None:
    people = three(office)
    work = days_work(office.lurah, NOW)
    assert {one.line.id for one in work.lines} == {one.id for one in people}

    done = approve(office.lurah, [Seen(one.line.id, one.version) for one in work.lines], NOW)

    assert done == 3
    after = days_work(office.lurah, NOW)
    assert (list(after.lines), after.looked_at) == ([], 3)
    assert office.facts(people[0])[-1] == (FactKind.REGISTRATION_REVIEWED, "Lurah Medono")
    assert office.last_review(people[0]).verdict is ReviewVerdict.APPROVED


def test_doubts_come_first(office: Office) -> None:
    register_worker(office.clerk, TRADER, DOUBTS, NOW)
    odd = replace(FISHER, nik="3273015708900017", family_card="")
    doubted = register_worker(office.clerk, odd, DOUBTS, NOW)
    assert doubted.worker.doubts
    register_worker(office.clerk, WELDER, DOUBTS, NOW)

    (first, *_) = days_work(office.lurah, NOW).lines
    assert first.line.id == doubted.id
    assert first.doubts == doubted.worker.doubts


def test_looking_holds_up_nothing(office: Office) -> None:
    """Sending and status stand where they stood; an approval waits to be sent like any fact."""
    (first, *_) = three(office)
    with office.database.reading() as tx:
        before = tx.workers.counts()
    approve(office.lurah, [seen(first)], NOW)
    object_to(office.lurah, seen(first), "Alamat salah", NOW)

    with office.database.reading() as tx:
        assert tx.workers.counts() == before
        waiting = [one.fact.kind for one in tx.outbox.waiting(50)]
    assert waiting.count(FactKind.WORKER_REGISTERED) == 3
    assert waiting.count(FactKind.REGISTRATION_REVIEWED) == 2


def test_what_was_changed_is_looked_at_again(office: Office) -> None:
    (first, *_) = three(office)
    approve(office.lurah, [seen(first)], NOW)
    assert TRADER.name not in names(office)

    changed = amend_worker(office.clerk, first.id, replace(TRADER, rt="009"), DOUBTS, NOW)

    assert TRADER.name in names(office)
    assert approve(office.lurah, [seen(first)], NOW) == 0  # not the version that was shown
    assert approve(office.lurah, [seen(changed)], NOW) == 1


def test_what_is_given_back_is_the_clerk_s_to_mend_until_it_is_changed(office: Office) -> None:
    (first, *_) = three(office)
    object_to(office.lurah, seen(first), "KTP menulis Rahmawaty.", NOW, fields=["name"])

    (trouble,) = lists.troubles(office.clerk)
    assert trouble.line.id == first.id
    assert trouble.delivery.status is DeliveryStatus.NEEDS_CLERK
    assert (trouble.delivery.code, trouble.delivery.about) == ("review.objected", "name")
    assert trouble.delivery.figures == {"by": "Lurah Medono", "reason": "KTP menulis Rahmawaty."}
    amend_worker(office.clerk, first.id, replace(TRADER, name="Rahmawaty"), DOUBTS, NOW)
    assert list(lists.troubles(office.clerk)) == []
    assert "Rahmawaty" in names(office)


def test_an_objection_may_be_taken_back_by_an_approval(office: Office) -> None:
    (first, *_) = three(office)
    object_to(office.lurah, seen(first), "Alamat salah", NOW)
    approve(office.lurah, [seen(first)], NOW)
    assert list(lists.troubles(office.clerk)) == []


def test_nobody_looks_at_their_own_work_whatever_they_were_called(office: Office) -> None:
    own = register_worker(office.lurah, TRADER, DOUBTS, NOW)
    renamed = replace(office.lurah.officer, name="Lurah Medono, S.Sos.", former=("Lurah Medono",))
    with office.database.transaction() as tx:
        tx.officers.change(renamed)

    for at in (office.lurah, replace(office.lurah, officer=renamed)):
        assert approve(at, [seen(own)], NOW) == 0
        work = days_work(at, NOW)
        assert (list(work.lines), work.own) == ([], 1)
        with pytest.raises(Refused) as no:
            object_to(at, seen(own), "Alamat salah", NOW)
        assert no.value.issues[0].code == "review.own_work"


def test_what_somebody_else_amended_stays_the_work_of_who_registered_it(office: Office) -> None:
    own = register_worker(office.lurah, TRADER, DOUBTS, NOW)
    amended = amend_worker(office.clerk, own.id, replace(TRADER, phone="081299990000"), DOUBTS, NOW)
    colleague = Officer(uuid7(), "Sekretaris Lurah", Role.SUPERVISOR)
    with office.database.transaction() as tx:
        tx.officers.add(colleague)
    assert amended.officer == office.clerk.officer.name

    work = days_work(office.lurah, NOW)
    assert (list(work.lines), work.own) == ([], 1)
    assert approve(office.lurah, [seen(amended)], NOW) == 0
    for act in (
        lambda: object_to(office.lurah, seen(amended), "Alamat salah", NOW),
        lambda: compare(office.lurah, seen(amended), {}, NOW),
        lambda: stands(office.lurah, seen(amended), NOW),
    ):
        with pytest.raises(Refused) as no:
            act()
        assert no.value.issues[0].code == "review.own_work"
    assert approve(replace(office.lurah, officer=colleague), [seen(amended)], NOW) == 1


def test_what_a_supervisor_put_right_is_for_another_to_look_at(office: Office) -> None:
    first = register_worker(office.clerk, TRADER, DOUBTS, NOW)
    for number in range(2):  # and it stays so when the clerk amends once more
        at = (office.lurah, office.clerk)[number]
        first = amend_worker(
            at, first.id, replace(TRADER, phone=f"08129999000{number}"), DOUBTS, NOW
        )

    assert approve(office.lurah, [seen(first)], NOW) == 0


def test_looking_at_one_s_own_work_is_not_writing_it(office: Office) -> None:
    """A review is a fact by the supervisor, and no version: the next one is theirs to look at."""
    first = register_worker(office.clerk, TRADER, DOUBTS, NOW)
    object_to(office.lurah, seen(first), "Alamat salah", NOW)
    mended = amend_worker(office.clerk, first.id, TRADER, DOUBTS, NOW)

    assert approve(office.lurah, [seen(mended)], NOW) == 1


def test_how_many_were_looked_at_is_counted_beyond_what_is_shown(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    (first, *_) = three(office)
    approve(office.lurah, [seen(first)], NOW)
    monkeypatch.setattr(reviews, "MOST", 1)

    work = days_work(office.lurah, NOW)

    assert (len(work.lines), work.looked_at) == (1, 1)


def test_a_clerk_looks_at_nobody_s_work(office: Office) -> None:
    (first, *_) = three(office)
    assert not may_review(office.clerk)
    assert may_review(office.lurah)
    for act in (
        lambda: days_work(office.clerk, NOW),
        lambda: approve(office.clerk, [seen(first)], NOW),
        lambda: object_to(office.clerk, seen(first), "Alamat salah", NOW),
        lambda: compare(office.clerk, seen(first), {}, NOW),
        lambda: stands(office.clerk, seen(first), NOW),
        lambda: fields_to_type(office.clerk, seen(first)),
    ):
        with pytest.raises(Refused) as no:
            act()
        assert no.value.issues[0].code == "role.not_allowed"


def test_today_is_the_kelurahan_s_and_withdrawn_people_are_left_alone(office: Office) -> None:
    yesterday = NOW - timedelta(days=1)
    register_worker(office.clerk, TRADER, DOUBTS, yesterday)
    gone = register_worker(office.clerk, FISHER, DOUBTS, NOW)
    withdraw_worker(office.clerk, gone.id, "Salah orang", NOW)
    register_worker(office.clerk, WELDER, DOUBTS, NOW)

    assert names(office) == [WELDER.name]
    assert set(names(office, days=7)) == {WELDER.name, TRADER.name}
    assert approve(office.lurah, [seen(gone)], NOW) == 0


def test_what_was_typed_again_and_agrees_is_approved_with_it(office: Office) -> None:
    first = register_worker(office.clerk, TRADER, DOUBTS, NOW)
    (chosen,) = days_work(office.lurah, NOW).sample
    assert chosen.line.id == first.id
    asked = fields_to_type(office.lurah, seen(first))
    typed = {field: getattr(TRADER, field) for field in asked}

    assert compare(office.lurah, seen(first), typed, NOW) == ()

    review = office.last_review(first)
    assert (review.verdict, review.rekeyed) == (ReviewVerdict.APPROVED, True)


def test_what_differs_is_shown_side_by_side_and_never_made_equal(office: Office) -> None:
    first = register_worker(office.clerk, TRADER, DOUBTS, NOW)
    asked = fields_to_type(office.lurah, seen(first))
    typed = {field: getattr(TRADER, field) for field in asked} | {"mother": "Sri Hartono"}

    differing = compare(office.lurah, seen(first), typed, NOW)

    assert list(differing) == [Compared("mother", TRADER.mother, "Sri Hartono")]
    assert [kind for kind, _ in office.facts(first)] == [FactKind.WORKER_REGISTERED]
    object_to(
        office.lurah, seen(first), "Ibu kandung lain di KK.", NOW, fields=["mother"], rekeyed=True
    )
    review = office.last_review(first)
    assert (review.fields, review.rekeyed) == (("mother",), True)
    with office.database.reading() as tx:
        kept = tx.workers.get(first.id)
    assert kept == first  # the paper decides, and the clerk mends


def test_a_slip_of_who_typed_again_leaves_it_as_it_is(office: Office) -> None:
    first = register_worker(office.clerk, TRADER, DOUBTS, NOW)
    stands(office.lurah, seen(first), NOW)
    assert office.last_review(first).rekeyed
    changed = amend_worker(office.clerk, first.id, replace(TRADER, rt="009"), DOUBTS, NOW)
    with pytest.raises(Refused) as no:
        stands(office.lurah, seen(first), NOW)
    assert no.value.issues[0].code == "review.changed"
    assert changed.version == 2


def test_what_was_looked_at_comes_back_with_a_file_that_is_made_anew(office: Office) -> None:
    first, second, _ = three(office)
    approve(office.lurah, [seen(first)], NOW)
    object_to(office.lurah, seen(second), "Alamat salah", NOW)
    database = office.database
    path, key = database.path, database.key
    with database.reading() as tx:
        before = [tx.reviews.of(one.id) for one in (first, second)]
    database.close()
    path.unlink()

    again = open_checked(path, key, NOW).database

    with again.reading() as tx:
        assert [tx.reviews.of(one.id) for one in (first, second)] == before
        assert [worker for worker, _ in tx.reviews.objected()] == [second.id]
    again.close()
