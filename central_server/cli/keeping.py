"""The operator's commands for bad days: a backup, its return, and another key."""

import argparse
from pathlib import Path
from typing import Any

from central_server import keys, sieve
from central_server.admin.backup import Holding, back_up, back_up_today, restore
from central_server.admin.standing import standing
from central_server.cli.desk import OperatorDesk


def add_commands(commands: Any) -> None:
    backup = commands.add_parser("backup", help="write a backup, read it back, and let it count")
    backup.add_argument(
        "file", type=Path, help="a file that is not there yet; of a folder, one named by the time"
    )
    backup.add_argument(
        "--keep", type=int, default=0, metavar="N", help="in a folder: the newest N remain"
    )
    backup.set_defaults(run=_backup)
    back = commands.add_parser("restore", help="bring a backup into an empty database")
    back.add_argument("file", type=Path)
    back.add_argument(
        "--over",
        type=Path,
        metavar="KEPT",
        help="replace the register that is there, after a backup of it to this new file",
    )
    back.set_defaults(run=_restore)
    commands.add_parser(
        "renew-key", help="sign with a new key; the old one vouches for it"
    ).set_defaults(run=_renew_key)
    niks = commands.add_parser("niks", help="tell laptops which NIKs there are, by a keyed filter")
    niks.add_argument("--new-key", action="store_true", help="after a laptop was stolen")
    niks.set_defaults(run=_renew_niks)


def _backup(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    made, place = arguments.file, desk.database
    if made.is_dir():
        made, held = back_up_today(place, made, desk.operator, arguments.keep)
    else:
        held = back_up(place, made, desk.operator)
    _table(desk, held)
    desk.say(f"{made}: read back and compared; laptops may rely on it")


def _restore(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    held = restore(desk.database, arguments.file, desk.operator, arguments.over)
    _table(desk, held)
    desk.say(f"epoch {desk.run(standing).epoch}: laptops offer again what this backup lacks")


def _table(desk: OperatorDesk, held: list[Holding]) -> None:
    desk.table(
        ("KELURAHAN", "LAST FACT", "FACTS", "DIGEST"),
        ((each.kelurahan, str(each.last), str(each.facts), each.digest[:16]) for each in held),
    )


def _renew_key(desk: OperatorDesk, _arguments: argparse.Namespace) -> None:
    key = desk.run(lambda session: keys.change_key(session, desk.operator))
    desk.say(f"key {key.key_id.hex()}: back up now, the old backups do not know it")


def _renew_niks(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    new_key = bool(arguments.new_key)
    made = desk.run(lambda session: sieve.renew(session, desk.operator, new_key=new_key))
    told = "every kelurahan will fetch it" if made.told else "as it was"
    desk.say(f"{made.niks} NIKs in {made.size} bytes: {told}")
