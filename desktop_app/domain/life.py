"""The lives of the city's register, as one laptop follows them.

An epoch names one life of the server's database. Restoring a backup begins a new one, which may
lack what an earlier one acknowledged: news is then read from its beginning, and everything that
was delivered is compared. A life that has ended never comes back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

EACH_DAY = timedelta(hours=20)
"""Less than a day, so that a desk opened a little earlier than yesterday compares all the same."""

VOUCHED_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Life:
    """The present life.

    Attributes:
        past: Epochs that have ended: what is signed under them is old.
        device: The identity ``receipt`` was given to.
        receipt: Number of the last receipt in this life.
        backed_up: Last of the kelurahan's facts that a verified backup of the server holds.
        compared: When all that was delivered was last compared with this life; None for never.
        wanted: The clerk has asked for a comparison.
        vouched: Blocks that were offered again in this life, by their ``content``, with the time:
            every fact of them has a receipt in it, whoever else the server counts them to.
    """

    epoch: str = ""
    past: tuple[str, ...] = ()
    device: str = ""
    receipt: int = 0
    backed_up: int = 0
    compared: datetime | None = None
    wanted: bool = False
    vouched: Mapping[str, datetime] = field(default_factory=dict)

    def followed_by(self, epoch: str) -> "Life":
        """Return the life that has begun under another epoch, of which nothing is known yet."""
        ended = (self.epoch,) if self.epoch else ()
        return Life(epoch, (*self.past, *ended))

    def received(self, device: str, receipt: int) -> "Life":
        return replace(self, device=device, receipt=receipt)

    def is_behind(self, device: str, receipt: int) -> bool:
        """Say whether a receipt is no newer than the last: somebody has kept it, and shows it."""
        return device == self.device and receipt <= self.receipt

    def is_due(self, now: datetime) -> bool:
        """Say whether to compare; a time that lies ahead means that the clock was set back."""
        if self.wanted or self.compared is None:
            return True
        return not self.compared <= now < self.compared + EACH_DAY

    def proven_backed_up(self) -> int:
        """Return up to where copies here may be dropped: nothing before the life is compared."""
        return 0 if self.compared is None else self.backed_up

    def vouches_for(self, content: str, now: datetime) -> bool:
        at = self.vouched.get(content)
        return at is not None and at <= now < at + VOUCHED_FOR
