"""The operator's commands for updates: take them over from a stick, and let them go by stages."""

import argparse
from pathlib import Path
from typing import Any

from central_server import updates
from central_server.cli.desk import OperatorDesk
from central_server.settings import UPDATES_VARIABLE
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.region import RegionCode
from desktop_app.domain.staging import CLOSED, EVERYBODY, Stage

_MEGABYTE = 1_000_000


def add_commands(commands: Any) -> None:
    update = commands.add_parser(
        "updates", help=f"new versions for laptops, in the folder {UPDATES_VARIABLE} names"
    )
    acts = update.add_subparsers(required=True, metavar="ACT")
    publish = acts.add_parser("publish", help="take a signed repository over, as from a stick")
    publish.add_argument("folder", type=Path)
    publish.set_defaults(run=_publish)
    acts.add_parser("list", help="what is served, and to whom").set_defaults(run=_list)
    stage = acts.add_parser("stage", help="let a version go to a share, or to some by name")
    stage.add_argument("version")
    stage.add_argument("--percent", type=int, default=0, help="of the kelurahan, by lot")
    stage.add_argument("--kelurahan", nargs="*", default=[], metavar="CODE")
    stage.set_defaults(run=_stage)
    hold = acts.add_parser("hold", help="let nobody have a version any more")
    hold.add_argument("version")
    hold.set_defaults(run=_hold)


def _folder(desk: OperatorDesk) -> Path:
    if desk.settings.updates is None:
        raise Refused(Issue("updates.no_folder"))
    return desk.settings.updates


def _publish(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    taken = updates.publish(arguments.folder, _folder(desk))
    desk.say(f"{taken} files taken over; laptops find them when they look next")


def _list(desk: OperatorDesk, _arguments: argparse.Namespace) -> None:
    folder = _folder(desk)
    held = updates.stages(folder)
    rows = []
    for version, programs in updates.versions(folder).items():
        stage = held.get(version)
        share = "as signed" if stage is None else f"{stage.percent} %"
        named = " ".join(stage.kelurahan) if stage else ""
        rows += [
            (version, program, f"{size / _MEGABYTE:.1f}", share, named)
            for program, size in programs.items()
        ]
    desk.table(("VERSION", "PROGRAM", "MB", "SHARE", "KELURAHAN"), rows)


def _stage(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    codes = [RegionCode.parse(code).digits for code in arguments.kelurahan]
    stage = Stage(min(max(arguments.percent, 0), EVERYBODY), tuple(codes))
    updates.set_stage(_folder(desk), arguments.version, stage)
    _list(desk, arguments)


def _hold(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    updates.set_stage(_folder(desk), arguments.version, CLOSED)
    _list(desk, arguments)
