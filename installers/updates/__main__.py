"""``python -m installers.updates``: keys, releases, stages and rotation, on a machine of its own.

See *Updates* in docs/operator-guide.md for who keeps which key where.
"""

import argparse
import getpass
import json
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from securesystemslib.signer import CryptoSigner

from desktop_app.domain.issues import Refused
from desktop_app.domain.region import RegionCode
from desktop_app.domain.staging import Stage
from desktop_app.updating.client import name_here
from installers.artefacts import ROOT, version
from installers.updates.ceremony import STICKS, ceremony, has_network
from installers.updates.changes import changes_of
from installers.updates.keys import OFFLINE, KeyLost, keys_of, make_key, read_key
from installers.updates.repository import DAYS, NotMade, Repository

PASSPHRASE_VARIABLE = "LOKET_UPDATES_PASSPHRASE"  # noqa: S105 - its name, not what it holds
SHIPPED_ROOT = ROOT / "resources" / "updates" / "root.json"
FROZEN = ROOT / "build" / "frozen" / "loket-jamsostek"


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except (NotMade, KeyLost, Refused, FileExistsError, FileNotFoundError) as no:
        print(f"{type(no).__name__}: {no}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m installers.updates", description=__doc__)
    acts = parser.add_subparsers(required=True, metavar="ACT")
    keys = acts.add_parser("keys", help="make the keys of a role, each for a stick of its own")
    keys.add_argument("role", choices=sorted(DAYS))
    keys.add_argument("folder", type=Path)
    keys.add_argument("--count", type=int, default=1)
    keys.add_argument("--first", type=int, default=1, metavar="N", help="number of the first")
    keys.set_defaults(run=_keys)
    day = acts.add_parser("ceremony", help="make all keys on three sticks, and prove them")
    day.add_argument("repository", type=Path)
    day.add_argument("sticks", type=Path, nargs=STICKS, metavar="STICK")
    day.add_argument("--here", type=Path, required=True, help="for keys that only date lists")
    day.add_argument("--online", action="store_true", help="though this machine has a network")
    day.set_defaults(run=_ceremony)
    begin = _on_repository(acts, "begin", "make an empty repository and the root it begins with")
    begin.add_argument("--threshold", type=int, default=2, help="of root and targets (default: 2)")
    begin.set_defaults(run=_begin)
    release = _on_repository(acts, "release", "add a frozen folder as a new version")
    release.add_argument("--program", type=Path, default=FROZEN)
    release.add_argument("--version", default="", help="default: of this source")
    _about_a_version(release)
    release.set_defaults(run=_release)
    stage = _on_repository(acts, "stage", "let a version go to others than so far")
    stage.add_argument("version")
    _about_a_version(stage)
    stage.set_defaults(run=_stage)
    withdraw = _on_repository(acts, "withdraw", "take the newest version back")
    withdraw.add_argument("version")
    withdraw.add_argument("--name", default=name_here())
    withdraw.set_defaults(run=_withdraw)
    refresh = _on_repository(acts, "refresh", "date the lists anew")
    refresh.set_defaults(run=_refresh)
    replace = _on_repository(acts, "replace-key", "no longer believe a key, and another instead")
    replace.add_argument("role", choices=sorted(DAYS))
    replace.add_argument("old", help="first letters of the number of what is lost or stolen")
    replace.add_argument("new", type=Path, help="file of the new key")
    replace.set_defaults(run=_replace)
    copy = acts.add_parser("copy", help="onto a stick, or to a server's folder")
    copy.add_argument("repository", type=Path)
    copy.add_argument("folder", type=Path)
    copy.set_defaults(run=lambda given: Repository(given.repository).copy_to(given.folder))
    told = acts.add_parser("list", help="what is signed, and until when")
    told.add_argument("repository", type=Path)
    told.set_defaults(run=_list)
    return parser


def _on_repository(
    acts: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, says: str
) -> argparse.ArgumentParser:
    act = acts.add_parser(name, help=says)
    act.add_argument("repository", type=Path)
    act.add_argument("--keys", type=Path, nargs="+", required=True, help="folders of key files")
    return act


def _about_a_version(act: argparse.ArgumentParser) -> None:
    act.add_argument("--name", default=name_here(), help="of the program in the repository")
    act.add_argument("--percent", type=int, default=100, help="of the kelurahan, by lot")
    act.add_argument("--kelurahan", nargs="*", default=[], metavar="CODE", help="ten digits each")


def _list(given: argparse.Namespace) -> None:
    print(json.dumps(Repository(given.repository).told(), indent=1))


def _keys(given: argparse.Namespace) -> None:
    for number in range(given.first, given.first + given.count):
        name = f"{given.role}-{number}"
        phrase = _passphrase(name, twice=True) if given.role in OFFLINE else ""
        key = make_key(given.folder, name, phrase).public_key.keyid
        print(f"{given.folder / name}.pem  {key}")


def _begin(given: argparse.Namespace) -> None:
    thresholds = dict.fromkeys(OFFLINE, given.threshold)
    root = Repository(given.repository).begin(_signers(given.keys), thresholds, _now())
    _ship(root)


def _ceremony(given: argparse.Namespace) -> None:
    if has_network() and not given.online:
        raise NotMade("This machine has a network; take it away first, or say --online.")
    repository = Repository(given.repository)

    def ask(stick: str) -> str:
        return _passphrase(stick, twice=True)

    for held in ceremony(repository, given.sticks, given.here, ask, _now()):
        for role, number in held.numbers.items():
            print(f"{held.stick}  {role:8} {number}")
    _ship(repository.metadata / "1.root.json")


def _ship(root: Path) -> None:
    SHIPPED_ROOT.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(root, SHIPPED_ROOT)
    print(f"{SHIPPED_ROOT}: build the installers with it")


def _release(given: argparse.Namespace) -> None:
    number = given.version or version()
    patch = Repository(given.repository).release(
        given.program,
        given.name,
        number,
        _signers(given.keys, "root"),
        _now(),
        changes=changes_of((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), number),
        stage=_stage_of(given),
    )
    size = f", {patch.stat().st_size / 1e6:.2f} MB for whoever has the one before" if patch else ""
    print(f"{given.name} {number}{size}")


def _stage(given: argparse.Namespace) -> None:
    keys = _signers(given.keys, "root")
    stage = _stage_of(given)
    Repository(given.repository).restage(given.name, given.version, stage, keys, _now())


def _withdraw(given: argparse.Namespace) -> None:
    keys = _signers(given.keys, "root")
    Repository(given.repository).withdraw(given.name, given.version, keys, _now())


def _refresh(given: argparse.Namespace) -> None:
    Repository(given.repository).refresh(_signers(given.keys, "root", "targets"), _now())


def _replace(given: argparse.Namespace) -> None:
    repository = Repository(given.repository)
    new = read_key(given.new, _passphrase)
    old = repository.key(given.role, given.old)
    repository.replace_key(given.role, old, new, _signers(given.keys), _now())


def _signers(folders: Sequence[Path], *without: str) -> Mapping[str, list[CryptoSigner]]:
    """Read the keys at hand of all other roles, asking for one passphrase after another."""
    return {
        role: [read_key(path, _passphrase) for path in keys_of(list(folders), role)]
        for role in DAYS
        if role not in without
    }


def _stage_of(given: argparse.Namespace) -> Stage:
    return Stage(given.percent, tuple(RegionCode.parse(code).digits for code in given.kelurahan))


def _passphrase(name: str, *, twice: bool = False) -> str:
    known = os.environ.get(PASSPHRASE_VARIABLE)
    if known:
        return known
    typed = getpass.getpass(f"{name}: ")
    if twice and (not typed or getpass.getpass(f"{name}, once more: ") != typed):
        raise KeyLost(f"{name}: the two differ, or there is none")
    return typed


def _now() -> datetime:
    return datetime.now(UTC)


if __name__ == "__main__":
    sys.exit(main())
