"""Which acts have a stub on paper: all up to one, and some beyond it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OnPaper:
    """What the office's archive holds of the acts of this laptop, told briefly.

    Attributes:
        upto: Of every act up to this number nobody lacks a stub.
        beyond: Numbers of later ones that have one, ascending.
    """

    upto: int = 0
    beyond: tuple[int, ...] = ()

    def after(self, printed: Iterable[int], lacking: Sequence[int]) -> "OnPaper":
        """Return how it stands once stubs came out.

        Args:
            printed: Numbers of the acts whose stubs did.
            lacking: Numbers of the newest acts of all who then still have none, ascending.
        """
        beyond = {*self.beyond, *printed}
        reached = lacking[0] - 1 if lacking else max(beyond, default=0)
        upto = max(self.upto, reached)
        return OnPaper(upto, tuple(sorted(act for act in beyond if act > upto)))
