"""The operator's commands about what comes by stick."""

import argparse
from pathlib import Path
from typing import Any

from central_server.admin import bequests
from central_server.admin.devices import reinstate_device
from central_server.cli.city import write_secret
from central_server.cli.desk import OperatorDesk
from central_server.exchange import take_in_file
from central_server.reference import read_books
from central_server.wire import v1


def add_commands(commands: Any) -> None:
    group = commands.add_parser("exchange", help="laptops without a line").add_subparsers(
        required=True
    )
    taken = group.add_parser("take-in", help="read a laptop's file, and write the reply for it")
    taken.add_argument("file", type=Path)
    taken.add_argument("--reply", type=Path, required=True, help="where the reply is written")
    taken.set_defaults(run=_take_in)

    left = commands.add_parser("bequests", help="what revoked laptops have left").add_subparsers(
        required=True
    )
    left.add_parser("list", help="all of it").set_defaults(run=_bequests)
    inherit = left.add_parser("take-in", help="take in what a laptop has left")
    inherit.add_argument("device", help="id, or KELURAHAN/NUMBER")
    inherit.set_defaults(run=_inherit)
    back = commands.add_parser("reinstate", help="take the revocation of a laptop back")
    back.add_argument("device", help="id, or KELURAHAN/NUMBER")
    back.set_defaults(run=_reinstate)


def _bequests(desk: OperatorDesk, _arguments: argparse.Namespace) -> None:
    lines = desk.run(bequests.bequest_lines)
    desk.table(
        ("RECEIVED", "DEVICE", "PART", "BYTES", "TAKEN IN", "DIGEST"),
        (
            (
                v1.instant(line.received_at),
                line.device,
                f"{line.part}/{line.parts}",
                str(line.size),
                v1.instant(line.taken_at) if line.taken_at else "",
                line.digest[:16],
            )
            for line in lines
        ),
    )


def _inherit(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    books = read_books(desk.settings)
    done = bequests.take_in_bequests(
        desk.database, arguments.device, desk.settings, books, desk.operator
    )
    desk.say(f"{done.facts} facts: {done.stored} stored, {done.facts - done.stored} held")


def _reinstate(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    identity = desk.run(lambda session: reinstate_device(session, arguments.device, desk.operator))
    desk.say(f"{identity}: reinstated")


def _take_in(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    books = read_books(desk.settings)
    done = take_in_file(
        desk.database, arguments.file.read_bytes(), desk.settings, books, desk.operator.at
    )
    write_secret(arguments.reply, done.reply)
    desk.run(lambda session: desk.operator.records(session, "exchange", str(done.device)))
    if not (done.facts or done.news):
        desk.say(f"reply  {arguments.reply}  (for {done.device}; nothing else to tell)")
        return
    desk.say(
        f"{done.facts} facts of {done.device}: {done.stored} stored, "
        f"{done.facts - done.stored} held or given back; {done.news} pieces of news go along",
        f"reply  {arguments.reply}",
    )
