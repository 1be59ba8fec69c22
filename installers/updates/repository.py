"""A repository of updates as a folder: signed lists, archives, and the differences between them.

Files are named as TUF's *consistent snapshots* ask (by version, by hash), so that a laptop never
meets half of a newer state, and copying a repository needs no order but the timestamp last.
"""

import gzip
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from securesystemslib.signer import CryptoSigner, Key
from tuf.api.metadata import (
    Metadata,
    MetaFile,
    Role,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)
from tuf.api.serialization.json import JSONSerializer

from desktop_app.domain.staging import METADATA, OPEN, TARGETS, TIMESTAMP, Stage
from desktop_app.updating.bundle import CHUNK, Bundle
from desktop_app.updating.choice import numbers
from desktop_app.updating.delta import make_delta
from desktop_app.updating.unpacking import unpack

DAYS: Mapping[str, int] = {"root": 1095, "targets": 365, "snapshot": 180, "timestamp": 120}
"""How long a list holds. A village that hears nothing for four months is told so, and works on."""

_PACKED = 9

Signers = Mapping[str, Sequence[CryptoSigner]]
"""Keys by role."""


class NotMade(Exception):
    """A command asks for what cannot be; the sentence is the argument."""


class Repository:
    """One repository; each act leaves it signed as far as the keys at hand go."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.metadata, self.targets = folder / METADATA, folder / TARGETS

    def begin(self, keys: Signers, thresholds: Mapping[str, int], now: datetime) -> Path:
        """Make an empty repository; return its first root list, which goes into the program.

        Raises:
            NotMade: There is one already.
        """
        if self.metadata.exists():
            raise NotMade("There is a repository already.")
        self.metadata.mkdir(parents=True)
        self.targets.mkdir()
        root = Root(consistent_snapshot=True)
        for role, signers in keys.items():
            for signer in signers:
                root.add_key(signer.public_key, role)
            root.roles[role].threshold = thresholds.get(role, 1)
        self._write(Metadata(root), keys["root"], now)
        self._write(Metadata(Targets()), keys["targets"], now)
        self.refresh(keys, now)
        return self.metadata / "1.root.json"

    def release(
        self,
        program: Path,
        name: str,
        version: str,
        keys: Signers,
        now: datetime,
        *,
        changes: str = "",
        stage: Stage = OPEN,
    ) -> Path | None:
        """Add a version; return the difference to the one before, or None for the first.

        Args:
            program: The frozen folder.
            name: What it is called here, see ``name_here``.
            version: Numbers with dots between them, greater than every one before.
            keys: Of targets, snapshot and timestamp.
            now: Aware UTC.
            changes: What is new, for clerks, in Indonesian.
            stage: Who may have it; later stages need the keys of targets again.

        Raises:
            NotMade: It is not newer than what is there.
        """
        before = self.versions(name)
        if not numbers(version) or any(numbers(each) >= numbers(version) for each in before):
            raise NotMade(f"{version} is not newer than what is there.")
        targets = self._targets()
        new = Bundle(program)
        told = {"tar_size": new.size, "tar_hash": new.digest()}
        with tempfile.TemporaryDirectory(dir=self.folder) as scratch:
            archive = Path(scratch) / f"{name}-{version}.tar.gz"
            with (
                archive.open("wb") as file,
                gzip.GzipFile(
                    fileobj=file, mode="wb", compresslevel=_PACKED, mtime=0, filename=""
                ) as packed,
            ):
                packed.writelines(new.chunks())
            signed = {**told, "changes": changes, "stage": asdict(stage)}
            self._add(targets.signed, archive, {"user": signed, "tufup": {"required": False}})
            patch = None
            if before:
                patch = Path(scratch) / f"{name}-{version}.patch"
                make_delta(self._unpacked(name, before[-1], Path(scratch)), new, patch)
                proof = {**told, "tar_hash_algorithm": "sha256"}
                patch = self._add(targets.signed, patch, {"user": None, "tufup": proof})
        self._write(targets, keys["targets"], now)
        self.refresh(keys, now)
        return patch

    def restage(self, name: str, version: str, stage: Stage, keys: Signers, now: datetime) -> None:
        """Change who may have a version.

        Raises:
            NotMade: There is none of that name.
        """
        targets = self._targets()
        target = self._archive(targets.signed, name, version)
        target.unrecognized_fields["custom"]["user"]["stage"] = asdict(stage)
        self._write(targets, keys["targets"], now)
        self.refresh(keys, now)

    def withdraw(self, name: str, version: str, keys: Signers, now: datetime) -> None:
        """Take a version back; who has it keeps it, and nobody gets it any more.

        Only the newest: a difference between later ones leads over it.

        Raises:
            NotMade: It is not the newest, or not there.
        """
        targets = self._targets()
        self._archive(targets.signed, name, version)
        if self.versions(name)[-1] != version:
            raise NotMade("Only the newest version can be taken back.")
        for suffix in (".tar.gz", ".patch"):
            targets.signed.targets.pop(f"{name}-{version}{suffix}", None)
        self._write(targets, keys["targets"], now)
        self.refresh(keys, now)

    def refresh(self, keys: Signers, now: datetime) -> None:
        """Say which lists belong together and that this is how things stand now.

        The keys of snapshot and timestamp are enough.
        """
        snapshot = self._read("snapshot") or Metadata(Snapshot())
        snapshot.signed.meta["targets.json"] = MetaFile(self._targets().signed.version)
        self._write(snapshot, keys["snapshot"], now)
        timestamp = self._read("timestamp") or Metadata(Timestamp())
        timestamp.signed.snapshot_meta = MetaFile(snapshot.signed.version)
        self._write(timestamp, keys["timestamp"], now)

    def replace_key(
        self, role: str, old: Key, new: CryptoSigner, keys: Signers, now: datetime
    ) -> None:
        """Put a new key in place of one that was stolen or lost, and sign all it has signed anew.

        Args:
            role: Whose key it is.
            old: What is not believed any more.
            new: Instead of it.
            keys: Of root, as before; of the role, as from now on; of snapshot and timestamp.
            now: Aware UTC.
        """
        root = self._known("root")
        root.signed.revoke_key(old.keyid, role)
        root.signed.add_key(new.public_key, role)
        # By the former keys and by the new ones: laptops go from one list to the next.
        self._write(root, [*keys["root"], *([new] if role == "root" else [])], now)
        if role == "targets":
            self._write(self._targets(), keys["targets"], now)
        self.refresh(keys, now)

    def key(self, role: str, begins: str) -> Key:
        """Return a role's key by the first letters of its number.

        Raises:
            NotMade: There is none, or more than one.
        """
        signed = self._known("root").signed
        found = [each for each in signed.roles[role].keyids if each.startswith(begins)]
        if len(found) != 1:
            raise NotMade(f"{role} has {len(found)} keys that begin with {begins}.")
        return signed.keys[found[0]]

    def is_enough(self, role: str, keys: Sequence[CryptoSigner]) -> bool:
        """Say whether these keys may sign a role's list, as the root has it now."""
        trusted = self._known("root").signed.roles[role]
        return bool(_fit(trusted, keys) >= trusted.threshold)

    def versions(self, name: str) -> list[str]:
        """Return the versions of a program that are here, oldest first."""
        suffix = ".tar.gz"
        found = [
            path.removeprefix(f"{name}-").removesuffix(suffix)
            for path in self._targets().signed.targets
            if path.startswith(f"{name}-") and path.endswith(suffix)
        ]
        return sorted(found, key=numbers)

    def told(self) -> Mapping[str, Any]:
        """Return what is signed of each file, and until when each list holds."""
        lists = {role: self._known(role).signed for role in DAYS}
        return {
            "lists": {
                role: {"version": each.version, "expires": each.expires.isoformat()}
                for role, each in lists.items()
            },
            "files": {
                path: {"bytes": target.length, **(target.custom or {})}
                for path, target in lists["targets"].targets.items()
            },
        }

    def copy_to(self, folder: Path) -> None:
        """Copy onto a stick, or to where a server looks: the timestamp last."""
        for part in (TARGETS, METADATA):
            (folder / part).mkdir(parents=True, exist_ok=True)
            for file in sorted((self.folder / part).iterdir()):
                to = folder / part / file.name
                same = to.exists() and to.stat().st_size == file.stat().st_size
                if file.name != TIMESTAMP and not (part == TARGETS and same):
                    shutil.copyfile(file, to)
        shutil.copyfile(self.metadata / TIMESTAMP, folder / METADATA / TIMESTAMP)

    def _add(self, targets: Targets, file: Path, custom: Mapping[str, Any]) -> Path:
        """Sign a file's length and hash, and put it where laptops ask for it."""
        target = TargetFile.from_file(file.name, str(file), ["sha256"])
        target.unrecognized_fields["custom"] = dict(custom)
        targets.targets[file.name] = target
        to = self._place(target)
        shutil.move(file, to)
        return to

    def _place(self, target: TargetFile) -> Path:
        return self.targets / f"{target.hashes['sha256']}.{target.path}"

    def _archive(self, targets: Targets, name: str, version: str) -> TargetFile:
        target = targets.targets.get(f"{name}-{version}.tar.gz")
        if target is None:
            raise NotMade(f"There is no {name} {version}.")
        return target

    def _unpacked(self, name: str, version: str, scratch: Path) -> Bundle:
        target = self._archive(self._targets().signed, name, version)
        told = (target.custom or {})["user"]
        with gzip.open(self._place(target)) as archive:
            chunks = iter(lambda: archive.read(CHUNK), b"")
            unpack(chunks, scratch / version, told["tar_size"], told["tar_hash"])
        return Bundle(scratch / version)

    def _write(self, said: Metadata[Any], keys: Sequence[CryptoSigner], now: datetime) -> None:
        """Sign a list as its next version.

        Raises:
            NotMade: Fewer keys than it needs; nothing was written.
        """
        role = said.signed.type
        trusted = (said.signed if role == "root" else self._known("root").signed).roles[role]
        fit = _fit(trusted, keys)
        if fit < trusted.threshold:
            raise NotMade(f"{role} needs {trusted.threshold} keys, here are {fit}.")
        before = self._read(role)
        said.signed.version = before.signed.version + 1 if before else 1
        said.signed.expires = (now + timedelta(days=DAYS[role])).replace(microsecond=0)
        said.signatures.clear()
        for signer in keys:
            said.sign(signer, append=True)
        named = TIMESTAMP if role == "timestamp" else f"{said.signed.version}.{role}.json"
        said.to_file(str(self.metadata / named), JSONSerializer(compact=True))

    def _targets(self) -> Metadata[Targets]:
        return self._known("targets")

    def _known(self, role: str) -> Metadata[Any]:
        found = self._read(role)
        if found is None:
            raise NotMade("There is no repository.")
        return found

    def _read(self, role: str) -> Metadata[Any] | None:
        if role == "timestamp":
            path = self.metadata / TIMESTAMP
            return Metadata.from_file(str(path)) if path.exists() else None
        files = self.metadata.glob(f"*.{role}.json")
        found = [(int(file.name.split(".")[0]), file) for file in files]
        return Metadata.from_file(str(max(found)[1])) if found else None


def _fit(trusted: Role, keys: Sequence[CryptoSigner]) -> int:
    """Return how many of the keys a role believes."""
    return len({key.public_key.keyid for key in keys} & set(trusted.keyids))
