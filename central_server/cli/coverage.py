"""The operator's commands about targets, and how far each kelurahan has come."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from central_server.admin import coverage
from central_server.admin.coverage import BarometerLine, Wanted
from central_server.cli.desk import OperatorDesk, day
from central_server.cli.words import SENTENCES
from desktop_app.domain.coverage import Cause, Measure
from desktop_app.domain.enrolment import FundingSource, Segment

_ALL = "all"


def add_commands(commands: Any) -> None:
    target = commands.add_parser(
        "target", help="how many each kelurahan is to register"
    ).add_subparsers(required=True)
    change = target.add_parser("set", help="set one, and tell the kelurahan")
    drop = target.add_parser("drop", help="take one back, and tell the kelurahan")
    for command in (change, drop):
        command.add_argument("kelurahan", help=f"its code, or {_ALL!r}")
        command.add_argument("segment", type=Segment, choices=list(Segment), metavar="SEGMENT")
        command.add_argument(
            "--funding",
            type=FundingSource,
            choices=list(FundingSource),
            metavar="SOURCE",
            help="only those this source pays for",
        )
    change.add_argument("people", type=int)
    change.add_argument("--until", type=day, metavar="YYYY-MM-DD")
    change.set_defaults(run=_set)
    drop.set_defaults(run=_drop)

    barometer = commands.add_parser(
        "barometer", help="registered, sent and active against the targets"
    )
    barometer.add_argument("kelurahan", nargs="*", help="their codes; all where none is named")
    barometer.add_argument("--csv", type=Path, metavar="FILE", help="write it here instead")
    barometer.set_defaults(run=_barometer)


def _codes(named: str) -> Sequence[str]:
    return () if named == _ALL else (named,)


def _set(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    wanted = Wanted(arguments.segment, arguments.people, arguments.funding, arguments.until)
    told = desk.run(
        lambda session: coverage.set_target(
            session, _codes(arguments.kelurahan), wanted, desk.operator
        )
    )
    desk.say(*(f"{code}: {arguments.segment} {arguments.people}" for code in told))


def _drop(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    told = desk.run(
        lambda session: coverage.drop_target(
            session,
            _codes(arguments.kelurahan),
            arguments.segment,
            arguments.funding,
            desk.operator,
        )
    )
    desk.say(*(f"{code}: {arguments.segment} dropped" for code in told))


def _barometer(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    lines = desk.run(lambda session: coverage.barometer(session, arguments.kelurahan))
    if arguments.csv is not None:
        arguments.csv.write_text(coverage.as_csv(lines), encoding="utf-8-sig", newline="")
        desk.say(f"{arguments.csv}: {len(lines)} lines")
        return
    heads = (
        "KELURAHAN",
        "SEGMENT",
        "FUNDING",
        "TARGET",
        "REGISTERED",
        "SENT",
        "ACTIVE",
        "ACTIVE %",
    )
    desk.table(heads, map(_shown, lines))
    for line in lines:
        if line.cause is not None:
            desk.say(_why(line, line.cause))


def _shown(line: BarometerLine) -> Sequence[str]:
    reach = line.reach
    share = reach.share(Measure.ACTIVE)
    return (
        f"{line.kelurahan} {line.name}",
        reach.segment.value if reach.segment else "all",
        reach.funding.value if reach.funding else "",
        "-" if reach.target is None else str(reach.target),
        str(reach.counts[Measure.REGISTERED]),
        str(reach.counts[Measure.SENT]),
        str(reach.counts[Measure.ACTIVE]),
        "-" if share is None else str(share),
    )


def _why(line: BarometerLine, cause: Cause) -> str:
    """Say why a line is over its target: a hundred and more never stands there unexplained."""
    reach = line.reach
    of = reach.segment.value if reach.segment else "all"
    paid = f" {reach.funding.value}" if reach.funding else ""
    told = SENTENCES["coverage.over"].format(
        over=cause.over, target=cause.target, set_on=cause.set_on
    )
    more = [
        SENTENCES[code].format(n=count)
        for code, count in (
            ("coverage.doubles", cause.doubles),
            ("coverage.elsewhere", cause.elsewhere),
        )
        if count
    ]
    return f"{line.kelurahan} {of}{paid}: {'; '.join((told, *more))}"
