"""What every command of the operator works with, and how it speaks."""

from argparse import ArgumentTypeError
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TextIO, TypeVar

from sqlalchemy.orm import Session

from central_server.admin.acts import Operator
from central_server.cli.words import visible
from central_server.database import Database
from central_server.settings import Settings

T = TypeVar("T")


def day(typed: str) -> date:
    """Read a day of a command line, and say how one is written where it is none."""
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise ArgumentTypeError(f"{typed!r} is no day; write YYYY-MM-DD") from None


@dataclass(frozen=True, slots=True)
class OperatorDesk:
    """The register, who sits at it, and the paper they read from."""

    settings: Settings
    database: Database
    operator: Operator
    paper: TextIO

    def run(self, act: Callable[[Session], T]) -> T:
        return self.database.within(act)

    def say(self, *lines: str) -> None:
        """Write lines; whatever a laptop or a sheet has put into them stays a text."""
        for line in lines:
            self.paper.write(f"{visible(line)}\n")

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Write columns as wide as their longest cell; nothing but the heads where all is empty."""
        cells = [list(heads), *([visible(cell) for cell in row] for row in rows)]
        widths = [max(len(row[place]) for row in cells) for place in range(len(heads))]
        for row in cells:
            padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            self.say("  ".join(padded).rstrip())
