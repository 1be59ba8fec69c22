"""The operator's command for paper: the stubs of an office's archive, taken in off scans."""

import argparse
from functools import partial
from pathlib import Path
from typing import Any

from central_server.cli.desk import OperatorDesk
from central_server.reference import read_books
from central_server.scans import stubs_in
from central_server.stubs import StubReader
from desktop_app.domain.stub import StubOutcome


def add_commands(commands: Any) -> None:
    stubs = commands.add_parser("stubs", help="take in stubs off scanned or photographed paper")
    stubs.add_argument("files", type=Path, nargs="+", help="pictures, PDFs, or folders of them")
    stubs.add_argument(
        "--return",
        dest="returned",
        action="store_true",
        help="give the registrations back to their kelurahan's laptops too",
    )
    stubs.set_defaults(run=_stubs)


def _stubs(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    found = stubs_in(arguments.files)
    reader = StubReader(read_books(desk.settings), desk.settings, desk.operator.at, trusting=True)
    for file in found.files:
        what = file.cause or f"{file.symbols} symbols"
        unread = f", {file.unread} not readable" if file.unread else ""
        desk.say(f"{file.name}  {what}{unread}")
    counted: dict[StubOutcome, list[str]] = {}
    for sealed in found.stubs:
        answer = desk.run(
            partial(
                reader.taken_by_operator,
                sealed=sealed,
                operator=desk.operator,
                tell=arguments.returned,
            )
        )
        named = f"{answer.number} {answer.code}".strip()
        counted.setdefault(answer.outcome, []).append(named)
    for outcome, numbers in sorted(counted.items()):
        desk.say(f"{outcome.value:<11}{len(numbers)}")
        if outcome not in {StubOutcome.TAKEN, StubOutcome.THERE}:
            desk.say(*(f"           {number}" for number in numbers))
    if found.incomplete:
        desk.say(f"incomplete {found.incomplete}: a part of each is missing")
