"""Stubs off files an operator names: the desktop's own reader of scans, and nothing else of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.documents.scanning import NotAPicture, scanned, scans_in
from desktop_app.domain.stub import STUB_PREFIX, StubPart, joined, read_symbol

_CAUSES = {
    "scan.no_picture": "no picture and no PDF",
    "scan.damaged": "the picture is cut short or damaged; copy or scan it once more",
    "scan.pdf_closed": "the PDF is damaged, or locked by a password; scan it once more without",
    "scan.too_large": "too large; scan at 300 dpi, a sheet a picture",
}


@dataclass(frozen=True, slots=True)
class FileRead:
    """What one file has shown: symbols of ours, those not readable, or why no more."""

    name: str
    symbols: int = 0
    unread: int = 0
    cause: str = ""


@dataclass(slots=True)
class Scans:
    """What some files hold together.

    Attributes:
        stubs: Sealed stubs that are whole, each once.
        incomplete: How many lack a part.
    """

    files: list[FileRead] = field(default_factory=list)
    stubs: list[bytes] = field(default_factory=list)
    incomplete: int = 0


def stubs_in(paths: Sequence[Path]) -> Scans:
    """Read every stub off some pictures, PDFs, and folders of them.

    Raises:
        OSError: A file cannot be opened.
    """
    scans = Scans()
    parts: dict[tuple[bytes, int], dict[int, StubPart]] = {}
    for path in scans_in(paths):
        scans.files.append(_read(path, parts))
    whole: dict[bytes, bytes] = {}
    for (name, _), some in parts.items():
        sealed = _whole(list(some.values()))
        if sealed is not None:
            whole[name] = sealed
    scans.stubs = list(whole.values())
    scans.incomplete = len({name for name, _ in parts} - whole.keys())
    return scans


def _read(path: Path, parts: dict[tuple[bytes, int], dict[int, StubPart]]) -> FileRead:
    symbols = unread = 0
    try:
        for page in scanned(path):
            unread += page.unread
            for text in sorted(each for each in page.texts if each.startswith(STUB_PREFIX)):
                try:
                    part = read_symbol(text)
                except ValueError:
                    unread += 1
                    continue
                symbols += 1
                parts.setdefault((part.name, part.count), {})[part.place] = part
    except NotAPicture as no:
        return FileRead(path.name, symbols, unread, cause=_CAUSES[no.code])
    except OSError:
        return FileRead(path.name, cause="the file cannot be opened")
    return FileRead(path.name, symbols, unread)


def _whole(parts: Sequence[StubPart]) -> bytes | None:
    try:
        return joined(parts)
    except ValueError:
        return None
