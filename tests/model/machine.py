"""Everything that can happen, in any order."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from desktop_app.domain.issues import Refused
from desktop_app.domain.membership import Status
from tests.model.city import TWIN
from tests.model.line import Fault
from tests.model.promises import Promises

P = ParamSpec("P")
S = TypeVar("S", bound=Promises)

laptops = st.sampled_from((0, 0, 0, 1, 1, 2, TWIN))
"""One has more to bear than the others: what takes several steps happens to it."""
niks = st.integers(1, 6)
which = st.integers(0, 5)
waits = st.sampled_from([timedelta(seconds=5), timedelta(minutes=1), timedelta(minutes=16)])
jumps = st.sampled_from(
    [timedelta(days=days) for days in (-3650, -1, 1, 3650)]
    + [timedelta(hours=-1), timedelta(hours=1)]
)
telling = (
    Fault.CUT_AFTER,
    Fault.DATABASE_AWAY,
    Fault.OLD_REPLY,
    Fault.PARTIAL,
    Fault.KILLED_AFTER,
    Fault.KILLED_SAVING,
    Fault.NONE,
)
"""What a careless program stumbles over; the others are met as often together."""
fault = st.sampled_from(telling) | st.sampled_from(Fault)
faults = st.lists(fault, max_size=4)


def at_work(
    act: Callable[Concatenate[S, int, P], None],
) -> Callable[Concatenate[S, int, P], None]:
    """Let a laptop that is wiped do nothing, and a twin that is not there be the first."""

    @wraps(act)
    def done(run: S, laptop: int, *told: P.args, **named: P.kwargs) -> None:
        here = run.who(laptop)
        if here is not None:
            act(run, here, *told, **named)

    return done  # type: ignore[return-value]  # Hypothesis gives the laptop by its name


class Sync(Promises):
    """One run: a city, three laptops, and a trace of what happened."""

    # What happens

    @rule(laptop=laptops, nik=niks)
    @at_work
    def registers(self, laptop: int, nik: int) -> None:
        try:
            subject = self._at(laptop).register(nik)
        except Refused as no:
            self._note("registers", laptop, nik, str(no))
        else:
            self.shown[laptop][subject] = 1
            self._note("registers", laptop, nik, "saved")

    @rule(laptop=laptops, which=which, nik=niks)
    @at_work
    def amends(self, laptop: int, which: int, nik: int) -> None:
        subject = self._one_of(laptop, which)
        if subject is None:
            return
        try:
            self._at(laptop).amend(subject, nik, f"Los {len(self.trace)}")
        except Refused as no:
            self._note("amends", laptop, which, nik, str(no))
        else:
            self.shown[laptop][subject] += 1
            self._note("amends", laptop, which, nik, "saved")

    @rule(laptop=laptops, which=which)
    @at_work
    def withdraws(self, laptop: int, which: int) -> None:
        subject = self._one_of(laptop, which)
        if subject is None:
            return
        try:
            self._at(laptop).withdraw(subject)
        except Refused as no:
            self._note("withdraws", laptop, which, str(no))
        else:
            self.shown[laptop][subject] += 1
            self._note("withdraws", laptop, which, "saved")

    @rule(
        laptop=laptops,
        niks=st.lists(niks, min_size=1, max_size=3),
        fault=st.just(Fault.DATABASE_AWAY) | fault,
    )
    @at_work
    def registers_and_sends(self, laptop: int, niks: list[int], fault: Fault) -> None:
        for nik in niks:
            self.registers(laptop, nik)
        self.hurries(laptop)
        result = self._at(laptop).round(aimed={"facts": fault})
        self._note("sends", laptop, *self._met(laptop), result)

    @rule(laptop=laptops, nik=niks, other=niks)
    @at_work
    def is_answered_for_another(self, laptop: int, nik: int, other: int) -> None:
        """The receipt of one is kept back, and comes to the next who is sent alone."""
        for person, told in ((nik, Fault.E500_AFTER), (other, Fault.OLD_REPLY)):
            self.registers(laptop, person)
            result = self._at(laptop).round(aimed={"facts": told})
            self._note("sends", laptop, *self._met(laptop), result)

    @rule(laptop=laptops, which=which, fault=fault)
    @at_work
    def hears_of_an_approval(self, laptop: int, which: int, fault: Fault) -> None:
        if self._approved(laptop, which):
            result = self._at(laptop).round(aimed={"news": fault})
            self._note("hears", laptop, which, *self._met(laptop), result)

    @rule(laptop=laptops, which=which)
    @at_work
    def is_killed_hearing(self, laptop: int, which: int) -> None:
        """While it keeps what it heard: of what is kept in two steps, the first is there."""
        if self._approved(laptop, which):
            result = self._at(laptop).round(aimed={"news": Fault.KILLED_SAVING})
            self._note("is killed hearing", laptop, which, *self._met(laptop), result)

    @rule(laptop=laptops, which=which, nik=niks, withdraws=st.booleans(), fault=fault)
    @at_work
    def changes_what_was_approved(
        self, laptop: int, which: int, nik: int, withdraws: bool, fault: Fault
    ) -> None:
        """Before the laptop has heard of it, so that the city cannot take the change as it is."""
        if not self._approved(laptop, which):
            return
        if withdraws:
            self.withdraws(laptop, which)
        else:
            self.amends(laptop, which, nik)
        self.hurries(laptop)
        result = self._at(laptop).round(aimed={"facts": fault})
        self._note("sends", laptop, *self._met(laptop), result)

    @rule(laptop=laptops, which=which, nik=niks, withdraws=st.booleans())
    @at_work
    def asks_again(self, laptop: int, which: int, nik: int, withdraws: bool) -> None:
        """What the city could not take is answered, the answer is lost, and it comes once more."""
        self.changes_what_was_approved(laptop, which, nik, withdraws, Fault.CUT_AFTER)
        self.hurries(laptop)
        self.sends(laptop, [], timedelta(0))

    @rule(laptop=laptops, which=which)
    @at_work
    def wants_first(self, laptop: int, which: int) -> None:
        """The clerk puts what waits about somebody before everything else."""
        put = self._at(laptop).put_first(which + 1)
        self._note("wants first", laptop, which, put)

    @rule(laptop=laptops, faults=faults, wait=waits)
    @at_work
    def sends(self, laptop: int, faults: list[Fault], wait: timedelta) -> None:
        self.world.goes_on(wait)
        result = self._at(laptop).round(faults)
        self._note("sends", laptop, *self._met(laptop), result)

    @rule(
        laptop=laptops,
        nik=niks,
        faults=st.just([]) | faults,
        kill_in=st.integers(1, 12),
    )
    @at_work
    def is_killed_sending(self, laptop: int, nik: int, faults: list[Fault], kill_in: int) -> None:
        self.registers(laptop, nik)
        result = self._at(laptop).round(faults, kill_in)
        self.faults["killed"] += result is None
        self._note("is killed sending", laptop, kill_in, *self._met(laptop), result)

    @rule(laptop=laptops)
    @at_work
    def is_killed(self, laptop: int) -> None:
        self._at(laptop).reopen()
        self._note("is killed", laptop)

    @rule(laptop=laptops)
    @at_work
    def hurries(self, laptop: int) -> None:
        self._at(laptop).hurry()
        self._note("hurries", laptop)

    @rule(laptop=laptops, by=jumps)
    @at_work
    def clock_jumps(self, laptop: int, by: timedelta) -> None:
        skew = self._at(laptop).skew + by
        if abs(skew) < timedelta(days=7000):
            self._at(laptop).skew = skew
        self._note("clock jumps", laptop, by)

    @rule(
        act=st.sampled_from([Status.VERIFIED, Status.APPROVED, Status.ACTIVE, Status.REFUSED]),
        which=which,
    )
    def city_decides(self, act: Status, which: int) -> None:
        number = self.world.city.decide(act, which)
        self._note("city decides", act, number)

    @rule()
    def city_backs_up(self) -> None:
        self.world.city.back_up()
        self.backed_up = dict(self.gone)
        self._note("city backs up")

    @rule(laptop=laptops, nik=niks)
    @at_work
    def city_forgets(self, laptop: int, nik: int) -> None:
        """It is set back to a backup from just before somebody was sent."""
        self.city_backs_up()
        self.registers_and_sends(laptop, [nik], Fault.NONE)
        self.city_is_restored()

    @rule(laptop=laptops, which=which, fault=fault)
    @at_work
    def takes_back(self, laptop: int, which: int, fault: Fault) -> None:
        self.withdraws(laptop, which)
        self.hurries(laptop)
        result = self._at(laptop).round(aimed={"facts": fault})
        self._note("sends", laptop, *self._met(laptop), result)

    @precondition(lambda self: self.world.city.has_backup)
    @rule()
    def city_is_restored(self) -> None:
        self.world.city.restore()
        self.gone = dict(self.backed_up)  # what was left since went with the register
        withdrawn = self.world.city.revoked()
        self.revoked &= withdrawn
        self._note("city is restored")

    @precondition(lambda self: len(self.trace) > 10 and not self.revoked)
    @rule(laptop=laptops)
    @at_work
    def city_revokes(self, laptop: int) -> None:
        if laptop in self.set_back:
            return  # it may have another identity by now
        if not self._at(laptop).rows("SELECT 1 FROM settings WHERE key = 'inbox.cursor'"):
            return
        self.world.city.revoke(laptop)
        self.revoked.add(laptop)
        self._note("city revokes", laptop)

    @rule(laptop=laptops)
    @at_work
    def is_copied(self, laptop: int) -> None:
        self._at(laptop).keep_a_copy()
        self.copied[laptop] = dict(self.shown[laptop])
        self._note("is copied", laptop)

    @precondition(lambda self: self.copied)
    @rule(which=which)
    def goes_back_to_its_copy(self, which: int) -> None:
        """What it did since is forgotten here, and may be known at the city all the same."""
        laptop = sorted(self.copied)[which % len(self.copied)]
        if laptop in self.wiped:
            return
        self._remember(laptop)
        self._at(laptop).go_back_to_the_copy()
        self.shown[laptop] = dict(self.copied[laptop])
        self.set_back.add(laptop)
        self._note("goes back to its copy", laptop)

    def _remember(self, laptop: int) -> None:
        """Keep who was made here: that cannot be told from the file any more."""
        self.made |= {fact.id for fact in self.world.laptops[laptop].facts()}
        self.registered |= self.world.laptops[laptop].statuses().keys()
