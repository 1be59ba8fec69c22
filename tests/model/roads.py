"""The ways besides the line: sticks, a twin from a copied disk, and the end of a revoked laptop."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from desktop_app.domain.farewell import Bequeathed
from tests.model.city import TWIN, Reply
from tests.model.line import Fault
from tests.model.machine import Sync, at_work, fault, faults, laptops, niks, which
from tests.model.world import World

_AT_ONCE = timedelta(0)
_unheard = st.sampled_from((Fault.CUT_BEFORE, Fault.E502))
_KEPT = 6
"""So many files lie about at the most: the oldest are lost."""


class Roads(Sync):
    """One run, with everything that can happen in it."""

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.files: list[tuple[int, bytes]] = []
        self.replies: list[tuple[int, Reply]] = []

    # By stick

    @rule(laptop=laptops)
    @at_work
    def writes_a_stick(self, laptop: int) -> None:
        told = self._at(laptop).write_out()
        if isinstance(told, bytes):
            self.files = [*self.files, (laptop, told)][-_KEPT:]
        self._note("writes a stick", laptop, "" if isinstance(told, bytes) else told)

    @precondition(lambda self: self.files)
    @rule(which=which, cut=st.sampled_from((False, False, True)))
    def city_reads_a_stick(self, which: int, cut: bool) -> None:
        """Any of those that lie about, once more or for the first time, whole or not."""
        laptop, content = self.files[which % len(self.files)]
        told = self.world.city.takes_in(_cut(content) if cut else content)
        if isinstance(told, Reply):
            assert not cut, "a file that was cut short was taken in"
            self.replies = [*self.replies, (laptop, told)][-_KEPT:]
        self._note("city reads a stick", laptop, cut, "" if isinstance(told, Reply) else told)

    @precondition(lambda self: self.replies)
    @rule(which=which, cut=st.sampled_from((False, False, True)), swapped=st.booleans())
    def reads_a_reply(self, which: int, cut: bool, swapped: bool) -> None:
        """Any of those that lie about; a twin may be given the other's."""
        written, reply = self.replies[which % len(self.replies)]
        laptop = {0: TWIN, TWIN: 0}.get(written, written) if swapped else written
        self._reads(laptop, reply, cut)

    @at_work
    def _reads(self, laptop: int, reply: Reply, cut: bool) -> None:
        here = self._at(laptop)
        if not cut:
            here.line.genuine |= reply.about
        said = here.read_in(_cut(reply.content) if cut else reply.content)
        assert said or not cut, "a reply that was cut short was read"
        self._note("reads a reply", laptop, cut, said)

    @rule(laptop=laptops, niks=st.lists(niks, max_size=2), which=which)
    @at_work
    def goes_by_stick(self, laptop: int, niks: list[int], which: int) -> None:
        """There and back, as it is meant to be; what was answered before may come first."""
        for nik in niks:
            self.registers(laptop, nik)
        before = len(self.replies)
        self.writes_a_stick(laptop)
        if self.files:
            self.city_reads_a_stick(len(self.files) - 1, cut=False)
        if self.replies and which < before:
            self.reads_a_reply(which, cut=False, swapped=False)
        if self.replies:
            self.reads_a_reply(len(self.replies) - 1, cut=False, swapped=False)

    # Twins

    @precondition(lambda self: not self.has_twin and len(self.trace) > 4)
    @rule()
    def is_cloned(self) -> None:
        """Somebody copies the disk of the first laptop and works on with both."""
        if 0 in self.wiped or 0 in self.revoked:
            return
        self._at(0)
        self.has_twin = True
        self.world.laptops[TWIN].becomes_a_twin_of(self.world.laptops[0])
        self._at(TWIN)
        self.shown[TWIN] = dict(self.shown[0])
        self.set_back |= {0, TWIN}  # one of the two will have another identity
        self._note("is cloned")

    @precondition(lambda self: self.has_twin)
    @rule(nik=niks, other=niks, first=st.sampled_from((0, TWIN)))
    def twins_send(self, nik: int, other: int, first: int) -> None:
        """Both register somebody under the same number, and one is quicker."""
        self.registers(0, nik)
        self.registers(TWIN, other)
        for laptop in (first, TWIN - first):
            self.hurries(laptop)
            self.sends(laptop, [], _AT_ONCE)

    @rule(nik=niks, other=niks, writes=st.sampled_from((0, TWIN)))
    def is_given_its_twin_s_reply(self, nik: int, other: int, writes: int) -> None:
        """What is said of the other's facts is not about those that have their numbers here."""
        if not self.has_twin:
            self.sends(0, [], _AT_ONCE)
            self.is_cloned()
        if not self.has_twin:
            return
        self.registers(writes, nik)
        self.registers(TWIN - writes, other)
        self.writes_a_stick(writes)
        if self.files:
            self.city_reads_a_stick(len(self.files) - 1, cut=False)
        if self.replies:
            self.reads_a_reply(len(self.replies) - 1, cut=False, swapped=True)

    # The end of a revoked laptop

    @precondition(lambda self: self.revoked - self.wiped)
    @rule(faults=faults)
    def leaves_last_words(self, faults: list[Fault]) -> None:
        """Only what the city has signed for goes."""
        self._says_last_words(min(self.revoked - self.wiped), faults, {})

    @precondition(lambda self: len(self.trace) > 10 and not self.revoked)
    @rule(laptop=laptops, nik=niks, fault=_unheard | fault)
    @at_work
    def ends(self, laptop: int, nik: int, fault: Fault) -> None:
        """It is revoked with somebody it has not sent yet, and leaves them."""
        self.city_revokes(laptop)
        if laptop in self.revoked:
            self.registers(laptop, nik)
            self._says_last_words(laptop, [], {"last-words": fault})

    def _says_last_words(
        self, laptop: int, faults: Sequence[Fault], aimed: Mapping[str, Fault]
    ) -> None:
        here = self._at(laptop)
        told = here.last_words(faults, aimed)
        self._note("leaves last words", laptop, *self._met(laptop), _said(told))
        if not isinstance(told, Bequeathed):
            return
        self._remember(laptop)
        self.gone[laptop] = here.facts()
        self.wiped.add(laptop)
        self.met.discard(laptop)
        self.touched.discard(laptop)
        self.standing.pop(laptop, None)


def _cut(content: bytes) -> bytes:
    return content[: len(content) * 2 // 3]


def _said(told: Bequeathed | str | None) -> str:
    return f"{told.facts} facts" if isinstance(told, Bequeathed) else str(told)
