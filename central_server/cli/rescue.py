"""The operator's command for a laptop that is broken: its sealed copies, taken in from a stick."""

import argparse
from pathlib import Path
from typing import Any

from central_server.admin.rescue import read_rescue, take_in_rescue
from central_server.city import the_city
from central_server.cli.desk import OperatorDesk
from central_server.reference import read_books


def add_commands(commands: Any) -> None:
    rescue = commands.add_parser("rescue", help="take in what a broken laptop could not send")
    rescue.add_argument("file", type=Path, help="the rescue file, as the laptop wrote it")
    rescue.set_defaults(run=_rescue)


def _rescue(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    seal = desk.run(the_city).seal
    packets, told = read_rescue(arguments.file, seal)
    books = read_books(desk.settings)
    desk.run(
        lambda session: take_in_rescue(session, packets, told, books, desk.settings, desk.operator)
    )
    desk.say(f"packets      {told.packets}")
    for verdict, count in sorted(told.verdicts.items()):
        desk.say(f"  {verdict:<11}{count}")
    for name in told.unreadable:
        desk.say(f"unreadable   {name}")
    for number in told.unknown:
        desk.say(f"no laptop    {number}")
