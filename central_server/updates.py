"""Updates for laptops: a signed repository served as files, and what the city holds back of it.

Nothing here is trusted by a laptop: what it runs is signed by keys this server does not have. The
city's stages can only hold a version back, never give more than was signed.
"""

import json
import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse

from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.staging import METADATA, STAGES, TARGETS, TIMESTAMP, Stage, city_stages

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_FOREVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"
_BYTES = "application/octet-stream"


def update_routes(folder: Path | None) -> APIRouter:
    """Return the routes under ``/v1/updates``; without a folder there is nothing under them.

    What is named by its version or its hash never changes and may be kept by whoever passes it on.
    """
    router = APIRouter(prefix="/v1/updates", include_in_schema=False)

    @router.get("/{path:path}")
    def file(path: str) -> FileResponse:
        found = _found(folder, path)
        if found is None:
            raise HTTPException(404)
        changes = found.name in {TIMESTAMP, STAGES}
        return FileResponse(
            found,
            media_type="application/json" if found.suffix == ".json" else _BYTES,
            headers={"Cache-Control": _ASK_AGAIN if changes else _FOREVER},
        )

    return router


def _found(folder: Path | None, path: str) -> Path | None:
    """Return a file of the repository; nothing else of this machine has a name here."""
    if folder is None:
        return None
    part, _, name = path.rpartition("/")
    if (part, name) != ("", STAGES) and part not in {METADATA, TARGETS}:
        return None
    found = folder / part / name
    return found if _NAME.fullmatch(name) and found.is_file() else None


def publish(source: Path, folder: Path) -> int:
    """Take a repository over from a stick, so that no laptop ever meets half of it; count files.

    Raises:
        Refused: ``updates.not_there``; ``updates.older`` when what is served is newer.
    """
    if not (source / METADATA / TIMESTAMP).is_file():
        raise Refused(Issue("updates.not_there"))
    if _dated(source) < _dated(folder):
        raise Refused(Issue("updates.older"))
    taken = 0
    for part in (TARGETS, METADATA):
        (folder / part).mkdir(parents=True, exist_ok=True)
        for file in sorted((source / part).iterdir()):
            if file.name != TIMESTAMP and _NAME.fullmatch(file.name):
                taken += _taken(file, folder / part / file.name)
    _copy(source / METADATA / TIMESTAMP, folder / METADATA / TIMESTAMP)
    return taken + 1


def _dated(folder: Path) -> int:
    """Return the number of a repository's timestamp; 0 where there is none."""
    try:
        said = json.loads((folder / METADATA / TIMESTAMP).read_bytes())
        return int(said["signed"]["version"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0


def _taken(file: Path, to: Path) -> bool:
    if to.exists() and to.stat().st_size == file.stat().st_size:
        return False
    _copy(file, to)
    return True


def _copy(file: Path, to: Path) -> None:
    draft = to.with_name(f".{to.name}.new")
    shutil.copyfile(file, draft)
    with draft.open("rb+") as written:
        os.fsync(written.fileno())
    draft.replace(to)


def stages(folder: Path) -> Mapping[str, Stage]:
    """Return what the city holds back, by version."""
    file = folder / STAGES
    return city_stages(file.read_bytes()) if file.is_file() else {}


def set_stage(folder: Path, version: str, stage: Stage) -> None:
    """Let a version go to some; within what was signed with it.

    Raises:
        Refused: ``updates.version_unknown``.
    """
    if version not in versions(folder):
        raise Refused(Issue("updates.version_unknown", figures={"version": version}))
    told = {known: asdict(each) for known, each in {**stages(folder), version: stage}.items()}
    draft = folder / f".{STAGES}.new"
    draft.write_text(json.dumps(told, indent=1), encoding="utf-8")
    draft.replace(folder / STAGES)


def versions(folder: Path) -> Mapping[str, Mapping[str, int]]:
    """Return the versions that are served, each with its programs and their bytes."""
    lists = {
        int(number): file
        for file in (folder / METADATA).glob("*.targets.json")
        if (number := file.name.partition(".")[0]).isdecimal()
    }
    if not lists:
        return {}
    signed = json.loads(lists[max(lists)].read_bytes())["signed"]["targets"]
    found: dict[str, dict[str, int]] = {}
    for name, told in signed.items():
        program, _, rest = name.rpartition("-")
        if rest.endswith(".tar.gz"):
            found.setdefault(rest.removesuffix(".tar.gz"), {})[program] = int(told["length"])
    return found
