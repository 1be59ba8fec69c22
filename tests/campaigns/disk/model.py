"""A disk that keeps nothing it was not told to keep.

It follows a journal and can say at any moment what may be found after a power cut. The rules are
those of POSIX and no file system's kindness:

* What was written into a file lasts once that file was synced. Until then each write and each
  truncation may have happened or not, whatever became of those before it; a write may be torn at
  a multiple of 512 bytes; a file may have grown while its new bytes are zeros.
* A name (made, moved or removed) lasts once its *folder* was synced. Until then each change of
  names may have happened or not. Syncing a file does not keep its name, nor a folder its parent's.
* A rename is one change: the old name, the new one, never neither.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.campaigns.disk.journal import Kind, Step

SECTOR = 512
"""A write is torn at a multiple of this, in bytes."""


class Change(NamedTuple):
    """A write (``data``) at ``offset``, or a truncation (None) to ``offset`` bytes."""

    offset: int
    data: bytes | None


@dataclass(eq=False, slots=True)
class File:
    """What the disk has, what it was only told, and what a program reads while the power is on."""

    durable: bytearray = field(default_factory=bytearray)
    pending: list[Change] = field(default_factory=list)
    cached: bytearray = field(default_factory=bytearray)

    def change(self, change: Change) -> None:
        _apply(self.cached, change)
        self.pending.append(change)

    def sync(self) -> None:
        for change in self.pending:
            _apply(self.durable, change)
        self.pending.clear()

    def fail_to_sync(self) -> None:
        """Forget what was to be written, and take it for written: so Linux does.

        Later syncs succeed, and the content is still read from memory; the disk never has it.
        """
        self.pending.clear()


@dataclass(eq=False, slots=True)
class Folder:
    durable: dict[str, "Node"] = field(default_factory=dict)
    entries: dict[str, "Node"] = field(default_factory=dict)
    pending: list["Renaming"] = field(default_factory=list)


Node = File | Folder


class Renaming(NamedTuple):
    """One change of names: ``gone`` leaves its folder, ``come`` appears in its own."""

    gone: tuple[Folder, str] | None
    come: tuple[Folder, str, Node] | None

    def apply(self, tables: dict[int, dict[str, Node]]) -> None:
        if self.gone:
            tables[id(self.gone[0])].pop(self.gone[1], None)
        if self.come:
            tables[id(self.come[0])][self.come[1]] = self.come[2]

    @property
    def folders(self) -> list[Folder]:
        return [part[0] for part in (self.gone, self.come) if part]


class Temper(NamedTuple):
    """How a disk treats what it was not told to keep, in one cut.

    Attributes:
        keeps: Chance that a change is kept whole.
        tears: Chance that a write which is not kept leaves a part.
    """

    keeps: float
    tears: float


FORGETFUL = Temper(0.0, 0.0)
TEMPERS = (FORGETFUL, Temper(0.5, 0.5), Temper(0.9, 0.5), Temper(0.2, 0.2), Temper(1.0, 0.0))


class Disk:
    """Follows a journal from a known state of the folder."""

    def __init__(self, root: Path) -> None:
        """Begin with nothing; ``root`` is the folder that the journal's paths lie in."""
        self._root = root
        self.top = Folder()
        self._open: dict[int, Node] = {}

    @classmethod
    def standing_for(cls, before: Path, root: Path) -> "Disk":
        """Return a disk that holds, for good, what lies in ``before``, under the name of root."""
        disk = cls(root)
        _take_in(before, disk.top)
        return disk

    def follow(self, step: Step) -> None:
        match step.kind:
            case Kind.OPEN | Kind.CREATE:
                self._opened(step)
            case Kind.WRITE:
                self._file(step).change(Change(step.offset, step.first))
            case Kind.TRUNCATE:
                self._file(step).change(Change(step.offset, None))
            case Kind.SYNC:
                self._sync(self._open[step.handle])
            case Kind.SYNC_FAILED:
                node = self._open[step.handle]
                if isinstance(node, File):
                    node.fail_to_sync()
            case Kind.MARK:
                pass
            case _:
                self._renamed(step)

    def now(self) -> dict[str, bytes]:
        """Return every file as it is read while the power is on."""
        return {path: bytes(file.cached) for path, file in _files(self.top)}

    def after_cut(self, chance: Random, folder: Path, temper: Temper | None = None) -> None:
        """Write into an empty folder what is found when the power comes back."""
        temper = temper or chance.choice(TEMPERS)
        tables = self._names_after_cut(chance, temper)

        def write(node: Folder, to: Path) -> None:
            to.mkdir(exist_ok=True)
            for name, inner in tables[id(node)].items():
                if isinstance(inner, Folder):
                    write(inner, to / name)
                else:
                    (to / name).write_bytes(_content_after_cut(inner, chance, temper))

        write(self.top, folder)

    def _names_after_cut(self, chance: Random, temper: Temper) -> dict[int, dict[str, Node]]:
        folders = list(self._folders())
        tables = {id(folder): dict(folder.durable) for folder in folders}
        done: set[int] = set()
        # Within a folder changes come in order; a change that two folders share happens once.
        for folder in folders:
            for change in folder.pending:
                if id(change) not in done:
                    done.add(id(change))
                    if chance.random() < temper.keeps:
                        change.apply(tables)
        return tables

    def _folders(self) -> Iterator[Folder]:
        """Yield every folder that any outcome may still reach."""
        waiting, seen = [self.top], {id(self.top)}
        while waiting:
            folder = waiting.pop()
            yield folder
            come = [change.come[2] for change in folder.pending if change.come]
            touched = [other for change in folder.pending for other in change.folders]
            for node in (*folder.durable.values(), *folder.entries.values(), *come, *touched):
                if isinstance(node, Folder) and id(node) not in seen:
                    seen.add(id(node))
                    waiting.append(node)

    def _sync(self, node: Node) -> None:
        if isinstance(node, File):
            node.sync()
            return
        for change in list(node.pending):
            # A rename between two folders is kept in both by the sync of either.
            change.apply({id(folder): folder.durable for folder in change.folders})
            for folder in change.folders:
                folder.pending = [other for other in folder.pending if other is not change]

    def _opened(self, step: Step) -> None:
        folder, name = self._place(step.first)
        if step.kind is Kind.CREATE:
            self._change(Renaming(None, (folder, name, File())))
        self._open[step.handle] = folder.entries[name] if name else folder

    def _renamed(self, step: Step) -> None:
        folder, name = self._place(step.first)
        match step.kind:
            case Kind.MKDIR:
                if name:
                    self._change(Renaming(None, (folder, name, Folder())))
            case Kind.UNLINK | Kind.RMDIR:
                self._change(Renaming((folder, name), None))
            case Kind.LINK:
                to, new = self._place(step.second)
                self._change(Renaming(None, (to, new, folder.entries[name])))
            case _:
                to, new = self._place(step.second)
                self._change(Renaming((folder, name), (to, new, folder.entries[name])))

    def _change(self, change: Renaming) -> None:
        change.apply({id(folder): folder.entries for folder in change.folders})
        for folder in {id(folder): folder for folder in change.folders}.values():
            folder.pending.append(change)

    def _file(self, step: Step) -> File:
        node = self._open[step.handle]
        if not isinstance(node, File):
            raise TypeError("a folder was written to")
        return node

    def _place(self, path: bytes) -> tuple[Folder, str]:
        """Return the folder of a path and its name there; the root itself has no name."""
        parts = Path(path.decode()).relative_to(self._root).parts
        folder = self.top
        for part in parts[:-1]:
            inner = folder.entries[part]
            if not isinstance(inner, Folder):
                raise NotADirectoryError(part)
            folder = inner
        return folder, parts[-1] if parts else ""


def read_folder(root: Path) -> dict[str, bytes]:
    """Return every file below a folder, for comparison with ``Disk.now``."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def _take_in(path: Path, folder: Folder) -> None:
    for inner in path.iterdir():
        if inner.is_dir():
            below = Folder()
            _take_in(inner, below)
            node: Node = below
        else:
            content = inner.read_bytes()
            node = File(bytearray(content), cached=bytearray(content))
        folder.durable[inner.name] = folder.entries[inner.name] = node


def _files(folder: Folder, above: str = "") -> Iterator[tuple[str, File]]:
    for name, node in folder.entries.items():
        if isinstance(node, Folder):
            yield from _files(node, f"{above}{name}/")
        else:
            yield f"{above}{name}", node


def _apply(content: bytearray, change: Change) -> None:
    offset, data = change
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    if data is None:
        del content[offset:]
    else:
        content[offset : offset + len(data)] = data


def _content_after_cut(file: File, chance: Random, temper: Temper) -> bytes:
    content = bytearray(file.durable)
    for change in file.pending:
        if chance.random() < temper.keeps:
            _apply(content, change)
        elif change.data and chance.random() < temper.tears:
            _apply(content, Change(change.offset, _part(content, change, chance)))
    return bytes(content)


def _part(content: bytearray, change: Change, chance: Random) -> bytes:
    """Return what is left of a torn write; where the file was still to grow, perhaps zeros."""
    data = change.data or b""
    if change.offset >= len(content) and chance.random() < 0.25:
        return bytes(len(data))
    return data[: SECTOR * chance.randrange(len(data) // SECTOR + 1)]
