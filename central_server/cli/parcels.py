"""The operator's commands about what comes by stick."""

import argparse
from pathlib import Path
from typing import Any

from central_server.cli.city import write_secret
from central_server.cli.desk import OperatorDesk
from central_server.exchange import take_in_file
from central_server.reference import read_books


def add_commands(commands: Any) -> None:
    group = commands.add_parser("exchange", help="laptops without a line").add_subparsers(
        required=True
    )
    taken = group.add_parser("take-in", help="read a laptop's file, and write the reply for it")
    taken.add_argument("file", type=Path)
    taken.add_argument("--reply", type=Path, required=True, help="where the reply is written")
    taken.set_defaults(run=_take_in)


def _take_in(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    books = read_books(desk.settings)
    done = take_in_file(
        desk.database, arguments.file.read_bytes(), desk.settings, books, desk.operator.at
    )
    write_secret(arguments.reply, done.reply)
    desk.run(lambda session: desk.operator.records(session, "exchange", str(done.device)))
    desk.say(
        f"{done.facts} facts of {done.device}: {done.stored} stored, "
        f"{done.facts - done.stored} held or given back; {done.news} pieces of news go along",
        f"reply  {arguments.reply}",
    )
