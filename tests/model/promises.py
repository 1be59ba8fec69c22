"""What must hold after each of the steps, and when everything is quiet again.

The promises (I1 to I6): what was shown as saved is in the file; what is marked as delivered is at
the server exactly once, with the same content; one registration holds a NIK; nothing is marked as
delivered without a signed answer that reached the laptop; once faults stop, everything arrives or
says why not; a registration stands where its newest fact stands.
"""

import hashlib
from collections import Counter
from datetime import timedelta
from uuid import UUID

from hypothesis.stateful import RuleBasedStateMachine, invariant

from desktop_app.domain.facts import WITHOUT_CONTENT
from desktop_app.domain.life import Life
from desktop_app.storage.documents import unpacked
from tests.model.city import PLACES, TWIN
from tests.model.laptop import Laptop, Standing
from tests.model.world import World

QUIET_ROUNDS = 12
STORED, DELIVERED, SUPERSEDED = "stored", "delivered", "superseded"


class Promises(RuleBasedStateMachine):
    """One run: a city, three laptops, and a trace of what happened."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self.world = world
        self.trace: list[str] = []
        self.steps = 0
        self.faults: Counter[str] = Counter()
        self.shown: list[dict[UUID, int]] = [{} for _ in world.laptops]
        self.revoked: set[int] = set()
        self.copied: dict[int, dict[UUID, int]] = {}
        self.set_back: set[int] = set()
        self.has_twin = False
        self.gone: dict[int, list[Standing]] = {}
        """What the wiped laptops held, as far as the city has a copy that it did not lose."""
        self.backed_up: dict[int, list[Standing]] = {}
        self.wiped: set[int] = set()
        self.made: set[UUID] = set()
        self.registered: set[UUID] = set()
        self.touched: set[int] = set()
        self.met: set[int] = set()
        self.standing: dict[int, list[Standing]] = {}
        world.begin()

    # What must hold

    @invariant()
    def promises_hold(self) -> None:
        for number in sorted(self.touched):
            laptop = self.world.laptops[number]
            facts = self.standing[number] = laptop.facts()
            self._what_was_shown_is_in_the_file(number, facts)
            self._what_is_delivered_has_an_answer(laptop, facts)
            self._what_is_delivered_is_at_the_server(laptop, facts)
            self._a_registration_stands_where_its_newest_fact_stands(laptop, facts)
        if self.touched:
            self._a_nik_has_one_holder()
            self._news_has_no_gaps()
            self.trace.append(self._snapshot())
        self.touched.clear()

    def _what_was_shown_is_in_the_file(self, number: int, facts: list[Standing]) -> None:
        newest = {fact.worker: fact.version for fact in facts if fact.kind not in WITHOUT_CONTENT}
        for subject, version in self.shown[number].items():
            assert newest.get(subject, 0) >= version, "I1: what was shown as saved is gone"
        assert [fact.seq for fact in facts] == list(range(1, len(facts) + 1)), "I1: a gap"

    def _what_is_delivered_has_an_answer(self, laptop: Laptop, facts: list[Standing]) -> None:
        delivered = {fact.id for fact in facts if fact.status == DELIVERED}
        assert delivered <= laptop.line.genuine, "I4: delivered without an answer"

    def _what_is_delivered_is_at_the_server(self, laptop: Laptop, facts: list[Standing]) -> None:
        if not self._knows_this_life(laptop):
            return
        there = self._at_the_server()
        for fact in facts:
            if fact.status == DELIVERED:
                verdict, _ = there.get(fact.id, ("nothing", None))
                assert verdict == STORED, f"I2: acknowledged, and the server has {verdict}"

    def _a_registration_stands_where_its_newest_fact_stands(
        self, laptop: Laptop, facts: list[Standing]
    ) -> None:
        newest = {
            fact.worker: fact.status
            for fact in facts
            if fact.status != SUPERSEDED and fact.kind not in WITHOUT_CONTENT
        }
        for subject, (_, _, delivery) in laptop.statuses().items():
            assert delivery == newest.get(subject, "waiting"), "I6: a registration stands askew"

    def _a_nik_has_one_holder(self) -> None:
        city = self.world.city
        holders = Counter(
            nik
            for nik, double_of, status in city.rows(
                "SELECT nik, double_of, status FROM registrations"
            )
            if status != "withdrawn" and double_of is None
        )
        claims = city.rows("SELECT nik FROM claims")
        assert set(holders.values()) <= {1}, "I3: two hold one NIK"
        assert sorted(holders) == sorted(nik for (nik,) in claims), "I3: a claim nobody has"

    def _news_has_no_gaps(self) -> None:
        for code, told, last in self.world.city.rows(
            "SELECT k.code, count(n.cursor), max(k.news) FROM kelurahan k "
            "LEFT JOIN news n ON n.kelurahan = k.code GROUP BY k.code"
        ):
            assert told == last, f"the news of {code} has gaps"

    # When everything is quiet again

    def teardown(self) -> None:
        for _ in range(QUIET_ROUNDS):
            self.world.goes_on(timedelta(minutes=16))
            busy = [self._is_busy(number) for number in sorted(self.met)]
            if not any(busy):
                break
        self.promises_hold()
        for number in sorted(self.met):
            self._everything_arrived(number, self.world.laptops[number])
        self._what_was_left_is_there()
        self._nobody_is_doubled()

    def _is_busy(self, laptop: int) -> bool:
        """Run a round where there may be anything to say or to hear, and say whether there was."""
        if self._has_nothing_to_say(laptop):
            return False
        self._at(laptop).round([])
        return True

    def _has_nothing_to_say(self, number: int) -> bool:
        laptop, city = self.world.laptops[number], self.world.city
        waiting = laptop.rows("SELECT 1 FROM deliveries WHERE status = 'waiting'")
        if waiting or not self._knows_this_life(laptop):
            return False
        told = city.one(f"SELECT news FROM kelurahan WHERE code = '{PLACES[number]}'")
        heard = laptop.rows("SELECT value FROM settings WHERE key = 'inbox.cursor'")
        return bool(heard) and int(heard[0][0]) == told

    def _everything_arrived(self, number: int, laptop: Laptop) -> None:
        facts = self.standing[number]
        if number in self.revoked:
            # As the clerk is shown it: a line that is refused is told once, for all that wait.
            assert all(laptop.reasons()), "I5: it waits and cannot say why"
            return
        there = self._at_the_server()
        for fact in facts:
            assert fact.status != "waiting", f"I5: still waiting: {fact.kind} {fact.cause}"
            if not (fact.status == SUPERSEDED and fact.code):  # refused, and mended by another
                assert fact.id in there, "I5: not at the server after all"
            assert fact.code or fact.status in {DELIVERED, SUPERSEDED}, "I5: no reason shown"
            if fact.status.startswith("needs_"):
                verdict, _ = there[fact.id]
                assert verdict == fact.status, f"the city says {verdict}, here it {fact.status}"
        told = {
            UUID(subject): status
            for subject, status in self.world.city.rows("SELECT id, status FROM registrations")
        }
        unsettled = {fact.worker for fact in facts if fact.status in {"needs_city", "needs_clerk"}}
        withdrew = {fact.worker for fact in facts if fact.kind == "worker_withdrawn"}
        replaced = laptop.replaced() - withdrew if number in self.set_back else set()
        for subject, (_, status, _) in laptop.statuses().items():
            if subject not in unsettled | replaced:
                assert subject in told, "I5: the city has no such registration"
                assert told[subject] == status, f"news was lost: {status}, is {told[subject]}"

    def _what_was_left_is_there(self) -> None:
        for number, facts in self.gone.items():
            self.world.city.inherits(number)
            lost = {fact.id for fact in facts} - self._at_the_server().keys()
            assert not lost, "I7: a wiped laptop held what the city has not"

    def _nobody_is_doubled(self) -> None:
        ours = self.made | {fact.id for facts in self.standing.values() for fact in facts}
        assert self._at_the_server().keys() <= ours, "doubled: a fact nobody made"
        registered = self.registered | {
            subject for number in self.met for subject in self.world.laptops[number].statuses()
        }
        told = {UUID(row[0]) for row in self.world.city.rows("SELECT id FROM registrations")}
        assert told <= registered, "doubled: nobody's registration"

    # How it is done

    def who(self, laptop: int) -> int | None:
        """Return who acts where this one is asked to: a twin only once there is one."""
        laptop = laptop if laptop != TWIN or self.has_twin else 0
        return None if laptop in self.wiped else laptop

    def _at(self, laptop: int) -> Laptop:
        self.touched.add(laptop)
        self.met.add(laptop)
        self.world.goes_on(timedelta(seconds=1))
        return self.world.laptops[laptop]

    def _approved(self, laptop: int, which: int) -> bool:
        """Let the city approve an application of this laptop; say whether it could."""
        subject = self._one_of(laptop, which)
        if subject is None:
            return False
        number, _, _ = self._at(laptop).statuses()[subject]
        return self.world.city.approve(number)

    def _one_of(self, laptop: int, which: int) -> UUID | None:
        ours = list(self.shown[laptop])
        return ours[which % len(ours)] if ours else None

    def _knows_this_life(self, laptop: Laptop) -> bool:
        """Say whether it has compared what it holds with the present life of the register."""
        told = laptop.rows("SELECT value FROM settings WHERE key = 'inbox.life'")
        life = unpacked(told[0][0], Life) if told else Life(epoch="")
        return life.epoch == self.world.city.epoch and life.compared is not None

    def _at_the_server(self) -> dict[UUID, tuple[str, str]]:
        return {
            UUID(fact): (verdict, digest)
            for fact, verdict, digest in self.world.city.rows("SELECT id, verdict, hash FROM facts")
        }

    def _met(self, laptop: int) -> list[str]:
        met = self.world.laptops[laptop].line.met
        self.faults.update(each.split()[-1] for each in met)
        return met

    def digest(self) -> str:
        """Return the trace as one short word."""
        return hashlib.sha256("\n".join(self.trace).encode()).hexdigest()[:16]

    def _note(self, *what: object) -> None:
        self.steps += 1
        self.trace.append(" ".join(str(each) for each in what))

    def _snapshot(self) -> str:
        """Say where everything stands, without an id: two runs of one seed say the same."""
        here = {
            number: [
                (fact.seq, fact.status, fact.attempts, fact.cause, fact.code, fact.receipt)
                for fact in facts
            ]
            for number, facts in sorted(self.standing.items())
        }
        there = self.world.city.rows(
            "SELECT number, version, status, double_of IS NULL FROM registrations ORDER BY number"
        )
        return f"{here} {[tuple(row) for row in there]}"
