"""Looking for a newer version and fetching it: everything proven by TUF before it is touched.

The roles, thresholds, expiry and the protection against rollback and mixing are python-tuf's; which
files make up an update is tufup's. Here stands what differs: the older archive is the program as it
lies on the disk, who may have a version, and that nothing needs much memory or a second download.
"""

import gzip
import logging
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from tuf.api import exceptions
from tuf.api.metadata import Targets

from desktop_app.domain.staging import METADATA, OPEN, TARGETS, Stage, city_stages, stage_of
from desktop_app.errors import Unavailable
from desktop_app.storage.disk_room import LITTLE, MEGABYTE, FreeBytes, free_bytes
from desktop_app.storage.durable import disk_said_plainly, make_folder, write_durably
from desktop_app.updating.bundle import CHUNK, PROGRAM, Bundle
from desktop_app.updating.choice import folder_of, program_of
from desktop_app.updating.delta import DoesNotFit, apply_delta
from desktop_app.updating.sources import Source
from desktop_app.updating.tufup_client import Client, TargetMeta
from desktop_app.updating.unpacking import NotTheArchive, unpack

logger = logging.getLogger(__name__)

METADATA_FOLDER, DOWNLOADS = "tuf", "unduh"
ROOT = "root.json"


def name_here(platform: str = sys.platform) -> str:
    """Return what the program is called in a repository: each system has its own."""
    return f"{PROGRAM}-{'windows' if platform == 'win32' else 'linux'}"


@dataclass(frozen=True, slots=True)
class Here:
    """What is on this laptop, for an update to start from.

    Attributes:
        home: The folder of updates, in the data folder.
        root: The signed list of keys that came with the installed program.
        program: The folder of the running version.
        version: Of it.
        kelurahan: Code of ten digits.
        refused: Versions that were left by themselves.
        name: Of the program in a repository.
        free: Gives the room left on the disk.
    """

    home: Path
    root: Path
    program: Path
    version: str
    kelurahan: str
    refused: Collection[str] = ()
    name: str = field(default_factory=name_here)
    free: FreeBytes = free_bytes


@dataclass(frozen=True, slots=True)
class Fetched:
    """A version that lies unpacked and proven beside the running one.

    Attributes:
        version: Its own.
        changes: What is new in it, for clerks, in Indonesian.
        bytes: What had to be fetched for it.
    """

    version: str
    changes: str
    bytes: int


def fetch(here: Here, source: Source, base: str, now: datetime) -> Fetched | None:
    """Look whether there is a version for this laptop, fetch, prove and unpack it.

    Args:
        here: What is on this laptop.
        source: The city's server or a stick; closed by whoever made it.
        base: Address of the repository, ending in a slash.
        now: Aware UTC.

    Returns:
        The version, or None where there is nothing newer for this laptop.

    Raises:
        Unavailable: ``update.no_root``; ``update.unreachable``; ``update.expired``;
            ``update.not_proven`` (figure ``why``); ``update.no_room`` (figure ``megabytes``); what
            the disk says. Nothing that runs was touched, and the next attempt goes on from here.
    """
    with _told_plainly(), disk_said_plainly():
        _trust(here)
        client = UpdateClient(here, source, base, now)
        found = client.check_for_updates()
        if found is None:
            return None
        version = str(found.version)
        told = client.told(found)
        if program_of(here.home, version) is not None:
            return Fetched(version, told.changes, 0)
        _check_room(here, told.size)
        return client.bring(found, told)


@contextmanager
def _told_plainly() -> Iterator[None]:
    try:
        yield
    except exceptions.ExpiredMetadataError:
        raise Unavailable("update.expired") from None
    except exceptions.DownloadLengthMismatchError:
        raise Unavailable("update.not_proven", {"why": "endless"}) from None
    except exceptions.DownloadError:
        raise Unavailable("update.unreachable") from None
    except (exceptions.RepositoryError, NotTheArchive, ValueError, TypeError, KeyError) as error:
        # The name of the check that failed, for the telephone; never what came.
        why = type(error).__name__
        logger.warning("an update is not proven: %s", why)
        raise Unavailable("update.not_proven", {"why": why}) from None


def _trust(here: Here) -> None:
    """Begin with the keys that came with the program; later ones follow from them."""
    if not here.root.is_file():
        raise Unavailable("update.no_root")
    metadata = here.home / METADATA_FOLDER
    make_folder(metadata)
    make_folder(here.home / DOWNLOADS)
    if not (metadata / ROOT).exists():
        write_durably(metadata / ROOT, here.root.read_bytes())


def _check_room(here: Here, size: int) -> None:
    """Refuse what would leave too little for the clerk's own work."""
    needs = size + LITTLE
    if here.free(here.home) < needs:
        raise Unavailable("update.no_room", {"megabytes": needs // MEGABYTE})


@dataclass(frozen=True, slots=True)
class Told:
    """What is signed of an archive.

    Attributes:
        size: Of it, unpacked, in bytes.
        digest: SHA-256 of it, unpacked.
        stage: Who may have it.
        changes: What is new, for clerks.
    """

    size: int
    digest: str
    stage: Stage
    changes: str


class UpdateClient(Client):  # type: ignore[misc]  # tufup carries no types
    """tufup's client on what lies on this laptop."""

    def __init__(self, here: Here, source: Source, base: str, now: datetime) -> None:
        downloads = here.home / DOWNLOADS
        super().__init__(
            app_name=here.name,
            app_install_dir=here.program,
            current_version=here.version,
            metadata_dir=here.home / METADATA_FOLDER,
            metadata_base_url=f"{base}{METADATA}/",
            target_dir=downloads,
            target_base_url=f"{base}{TARGETS}/",
        )
        self._here, self._source, self._base = here, source, base
        self._fetcher = source
        self._trusted_set.reference_time = now
        # There is a patch for whoever has the older archive, and the program itself is one.
        self.current_archive_local_path = here.program
        self._held_back: Mapping[str, Stage] = {}

    def refresh(self) -> None:
        """Bring the signed lists up to date, once: tufup asks again for each look."""
        if Targets.type in self._trusted_set:
            return
        super().refresh()
        body = self._source.stages(self._base)
        self._held_back = city_stages(body) if body is not None else {}

    def check_for_updates(self, *args: Any, **kwargs: Any) -> TargetMeta | None:
        """Look for the newest version this laptop may have.

        What tufup takes for "nothing new", a line that is down or a list that is forged, is an
        error here: whoever asks is told.
        """
        self.refresh()
        return super().check_for_updates(*args, **kwargs)

    def download_target(self, *args: Any, **kwargs: Any) -> str:
        """Fetch a file; anew where what was begun of it earlier is not its beginning."""
        try:
            return str(super().download_target(*args, **kwargs))
        except exceptions.LengthOrHashMismatchError:
            if not self._source.went_on:
                raise
            return str(super().download_target(*args, **kwargs))

    @property
    def trusted_target_metas(self) -> list[TargetMeta]:
        """Return what is signed and meant for here; steps on the way to it are always."""
        metas: list[TargetMeta] = super().trusted_target_metas
        return [meta for meta in metas if not meta.is_archive or self._is_for_here(meta)]

    def _is_for_here(self, meta: TargetMeta) -> bool:
        version, place = str(meta.version), self._here.kelurahan
        if meta.name != self._here.name or version in self._here.refused:
            return False
        signed, city = self.told(meta).stage, self._held_back.get(version, OPEN)
        return signed.lets(version, place) and city.lets(version, place)

    def told(self, meta: TargetMeta) -> Told:
        """Return what is signed of an archive.

        Raises:
            KeyError, ValueError: It is signed, and not by this project's own command.
        """
        signed = meta.custom
        return Told(
            int(signed["tar_size"]),
            str(signed["tar_hash"]),
            stage_of(signed.get("stage")),
            str(signed.get("changes", "")),
        )

    def bring(self, found: TargetMeta, told: Told) -> Fetched:
        """Fetch what is missing, put the new version together and prove its whole.

        A difference that does not fit what lies here, as where somebody has changed a file of the
        program, is followed by the whole archive.
        """
        got = self._download()
        if not self._is_whole():
            try:
                self._unpack(found, told, self._patched())
                return Fetched(str(found.version), told.changes, got)
            except (DoesNotFit, NotTheArchive):
                logger.warning("a difference does not fit the program here")
                super().check_for_updates(patch=False)
                self.downloaded_target_files.clear()
                got += self._download()
        self._unpack(found, told, self._archived())
        return Fetched(str(found.version), told.changes, got)

    def _is_whole(self) -> bool:
        return all(meta.is_archive for meta in self.downloaded_target_files)

    def _download(self) -> int:
        """Fetch what was chosen; return its bytes."""
        self._download_updates(progress_hook=None)
        return sum(info.length for info in self.new_targets.values())

    def _archived(self) -> Iterator[bytes]:
        (path,) = self.downloaded_target_files.values()
        with gzip.open(path) as archive:
            while chunk := archive.read(CHUNK):
                yield chunk

    def _patched(self) -> Iterator[bytes]:
        """Give the new archive out of the program here and one difference after the other."""
        read_at: Callable[[int, int], bytes] = Bundle(self._here.program).read_at
        patches = [path for _, path in sorted(self.downloaded_target_files.items())]
        between: list[Path] = []
        try:
            for patch in patches[:-1]:
                between.append(patch.with_suffix(".antara"))
                with between[-1].open("wb") as file:
                    file.writelines(apply_delta(read_at, patch))
                read_at = _reader(between[-1])
                for done in between[:-1]:
                    done.unlink(missing_ok=True)
            yield from apply_delta(read_at, patches[-1])
        finally:
            for left in between:
                left.unlink(missing_ok=True)

    def _unpack(self, found: TargetMeta, told: Told, archive: Iterator[bytes]) -> None:
        unpack(archive, folder_of(self._here.home, str(found.version)), told.size, told.digest)
        self._forget_downloads()

    def _forget_downloads(self) -> None:
        for path in self.downloaded_target_files.values():
            path.unlink(missing_ok=True)


def _reader(path: Path) -> Callable[[int, int], bytes]:
    def read_at(start: int, size: int) -> bytes:
        with path.open("rb") as file:
            file.seek(start)
            return file.read(size)

    return read_at
