"""The operator's commands by which anybody can check papers: the signed list, and the page."""

import argparse
from pathlib import Path
from typing import Any

from central_server import check_list
from central_server.admin.confirmations import revoke_confirmation
from central_server.cli.desk import OperatorDesk
from central_server.verifier import verifier_page
from central_server.wire import v1
from desktop_app.domain.check_list import LIFE_DAYS


def add_commands(commands: Any) -> None:
    list_ = commands.add_parser(
        "check-list", help="sign anew whose papers count and which were withdrawn; tell laptops"
    )
    list_.add_argument(
        "--out", type=Path, metavar="FILE", help="write it here too, to be handed on"
    )
    list_.set_defaults(run=_list)
    page = commands.add_parser("verifier", help="write the page that checks papers in any browser")
    page.add_argument("--out", type=Path, required=True, metavar="FILE", help="periksa.html, say")
    page.set_defaults(run=_page)
    group = commands.add_parser("confirmation", help="what the city has signed").add_subparsers(
        required=True
    )
    revoke = group.add_parser(
        "revoke", help="take one back and sign another; the registration stands"
    )
    revoke.add_argument("number", help="KK/…, or the registration's number or id")
    revoke.set_defaults(run=_revoke)
    for command in (list_, page):
        command.add_argument(
            "--days",
            type=_days,
            default=LIFE_DAYS,
            help=f"how long it is good for, from 1 to {_LONGEST}; usually {LIFE_DAYS}",
        )


def _revoke(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    paper, edition = desk.run(
        lambda session: revoke_confirmation(session, arguments.number, desk.operator)
    )
    desk.say(f"{paper}: revoked; number {edition} of it is signed, its kelurahan prints that")


_LONGEST = 366


def _days(typed: str) -> int:
    days = int(typed)
    if not 1 <= days <= _LONGEST:
        raise argparse.ArgumentTypeError(f"from 1 to {_LONGEST}")
    return days


def _list(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    made = desk.run(lambda session: check_list.renew(session, desk.operator, days=arguments.days))
    if arguments.out is not None:
        arguments.out.write_bytes(made.content)
        desk.say(f"file     {arguments.out}")
    _tell(desk, made)


def _tell(desk: OperatorDesk, made: check_list.Made) -> None:
    desk.say(
        f"issued   {v1.instant(made.issued)}",
        f"good to  {v1.instant(made.expires)}",
        f"laptops  {made.keys}, {made.revoked} of them revoked",
        f"papers   {made.codes} check codes, {made.withdrawn} registrations withdrawn",
    )


def _page(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    made = desk.run(lambda session: check_list.renew(session, desk.operator, days=arguments.days))
    arguments.out.write_text(verifier_page(made.content, desk.settings), encoding="utf-8")
    desk.say(f"page     {arguments.out}")
    _tell(desk, made)
