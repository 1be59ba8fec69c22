"""The books a clerk works by: regions, rates and occupations, read from ``resources/reference``."""

import hashlib
import lzma
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.contribution import RateBook
from desktop_app.domain.occupation import OccupationList
from desktop_app.domain.region import Gazetteer

WANTED = "reference.{name}.wanted"
HELD = "reference.{name}.held"
TEXT = "reference.{name}.text"
"""Names under which the file keeps an edition the city has told of, the one it has sent, and its
text; ``name`` is ``rates`` or ``occupations``."""


@dataclass(frozen=True, slots=True)
class ReferenceBooks:
    """Read once at start and handed down; nothing in them changes while the program runs."""

    gazetteer: Gazetteer
    rates: RateBook
    occupations: OccupationList


def shipped_edition(resources: Path, name: str) -> str:
    """Return what the city calls the edition of a file that came with the program.

    It is the beginning of the SHA-256 of its bytes, as the server's news gives it (docs/wire.md).
    """
    data = (resources / "reference" / f"{name}.toml").read_bytes()
    return hashlib.sha256(data).hexdigest()[:32]


def read_books(resources: Path) -> ReferenceBooks:
    """Read the books that came with the program.

    Raises:
        OSError: A file is missing: the installation is broken, which is a bug, not a state.
    """
    folder = resources / "reference"
    return ReferenceBooks(
        gazetteer=Gazetteer.parse(
            lzma.decompress((folder / "regions.tsv.xz").read_bytes()).decode()
        ),
        rates=RateBook.parse((folder / "rates.toml").read_text(encoding="utf-8")),
        occupations=OccupationList.parse((folder / "occupations.toml").read_text(encoding="utf-8")),
    )
