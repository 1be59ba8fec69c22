"""The operator's commands where two ends disagree: doubles, corrections, facts that are held."""

import argparse
import json
from collections.abc import Iterable
from typing import Any

from central_server.admin import alike, corrections, doubles, letters
from central_server.cli.desk import OperatorDesk
from central_server.reference import read_books
from central_server.wire import v1
from desktop_app.domain.facts import Json
from desktop_app.domain.likeness import Verdict
from desktop_app.domain.nik import Nik
from desktop_app.domain.versions import Difference

_SECRET = frozenset({"nik", "family_card"})
_LAST = 4  # digits of a NIK that lists show


def add_commands(commands: Any) -> None:
    change = commands.add_parser("correct", help="put a registration right, and tell its kelurahan")
    change.add_argument("number", help="registration number or id")
    change.add_argument(
        "--set",
        dest="changes",
        action="append",
        required=True,
        metavar="FIELD=TEXT",
        help="for example name='Siti Aminah' or address.street='Jalan Kenanga 2'",
    )
    change.add_argument("--reason", required=True)
    change.set_defaults(run=_correct)
    _add_double_commands(commands)
    _add_alike_commands(commands)
    _add_letter_commands(commands)


def _add_double_commands(commands: Any) -> None:
    group = commands.add_parser("doubles", help="registrations of one NIK").add_subparsers(
        required=True
    )
    listing = group.add_parser("list", help="side by side, those that are open first")
    listing.add_argument("--full", action="store_true", help="with the whole NIK")
    listing.set_defaults(run=_doubles)
    show = group.add_parser("show", help="where they differ, field by field")
    keep = group.add_parser("keep", help="keep this one; the others are refused")
    back = group.add_parser("send-back", help="the NIK of this one was mistyped; back to the clerk")
    reopen = group.add_parser("reopen", help="take a refusal back")
    for command in (show, keep, back, reopen):
        command.add_argument("number", help="registration number or id")
    for command in (keep, back):
        command.add_argument("--reason", required=True)
    show.set_defaults(run=_double_show)
    keep.set_defaults(run=_double_keep)
    back.set_defaults(run=_double_back)
    reopen.set_defaults(run=_double_reopen)


def _add_alike_commands(commands: Any) -> None:
    group = commands.add_parser(
        "alike", help="registrations that may be one person, in all kelurahan"
    ).add_subparsers(required=True)
    listing = group.add_parser("list", help="the pairs nobody has looked at, the likeliest first")
    listing.add_argument("--sure", action="store_true", help="leave out what is only possible")
    listing.add_argument("--full", action="store_true", help="with the whole NIK")
    listing.set_defaults(run=_alike)
    apart = group.add_parser("apart", help="these are two people; do not list them again")
    apart.add_argument("number", help="registration number or id")
    apart.add_argument("other", help="the other one's")
    apart.set_defaults(run=_alike_apart)


def _alike(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    """Compare who has come since the last look, a portion in each transaction, and list."""
    while desk.run(alike.catch_up):
        pass
    wanted = {Verdict.LIKELY} if arguments.sure else {Verdict.LIKELY, Verdict.POSSIBLE}
    pairs = [
        pair
        for pair in desk.run(lambda session: [*alike.alike_pairs(session)])
        if pair.verdict in wanted
    ]
    desk.table(
        ("NUMBER", "NAME", "NIK", "KELURAHAN", "STATUS", "WHY"),
        (
            (
                line.number,
                line.name,
                _shown_nik(line.nik, whole=arguments.full),
                line.kelurahan,
                line.status.value,
                why,
            )
            for pair in pairs
            for line, why in (
                (pair.one, pair.verdict.value),
                (pair.other, " ".join(reason.value for reason in pair.reasons)),
            )
        ),
    )


def _shown_nik(nik: Nik | None, *, whole: bool) -> str:
    if nik is None:
        return "-"
    return nik.digits if whole else nik.masked


def _alike_apart(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    number, other = arguments.number, arguments.other
    desk.run(lambda session: alike.keep_apart(session, number, other, desk.operator))
    desk.say(f"{number} and {other} are two people")


def _add_letter_commands(commands: Any) -> None:
    group = commands.add_parser("letters", help="facts held for the city").add_subparsers(
        required=True
    )
    listing = group.add_parser("list", help="those that wait")
    listing.add_argument("--all", action="store_true", help="with what was settled")
    listing.set_defaults(run=_letters)
    show = group.add_parser("show", help="its content beside the register's")
    resolve = group.add_parser("resolve", help="take it in, or drop it; its laptop hears")
    for command in (show, resolve):
        command.add_argument("id", help="of the fact, or the beginning of its hash")
    show.add_argument("--full", action="store_true", help="the content to the letter")
    which = resolve.add_mutually_exclusive_group(required=True)
    which.add_argument("--accept", action="store_true")
    which.add_argument("--drop", action="store_true")
    resolve.add_argument("--reason", required=True)
    show.set_defaults(run=_letter_show)
    resolve.set_defaults(run=_letter_resolve)


def _correct(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    pairs = [change.partition("=") for change in arguments.changes]
    changes = {name.strip(): text for name, _, text in pairs}
    books = read_books(desk.settings)
    done = desk.run(
        lambda session: corrections.correct(
            session, arguments.number, changes, arguments.reason, desk.operator, books
        )
    )
    _tell_differences(desk, done.changed, ("BEFORE", "NOW"))
    desk.say(f"{arguments.number}: version {done.version}")


def _doubles(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    groups = sorted(desk.run(doubles.double_groups), key=lambda group: not group.open)
    desk.table(
        ("NIK", "NUMBER", "NAME", "KELURAHAN", "STATUS", "BY", "HOLDS"),
        (
            (
                group.nik.digits if arguments.full else group.nik.masked,
                line.number,
                line.name,
                line.kelurahan,
                line.status.value,
                line.author,
                "yes" if line.holds else "",
            )
            for group in groups
            for line in group.lines
        ),
    )
    desk.say(f"{sum(group.open for group in groups)} to decide")


def _double_show(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    for number, apart in desk.run(lambda session: doubles.side_by_side(session, arguments.number)):
        _tell_differences(desk, apart, (arguments.number, number))


def _double_keep(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    count = desk.run(
        lambda session: doubles.keep(session, arguments.number, arguments.reason, desk.operator)
    )
    desk.say(f"{arguments.number}: kept; {count} refused")


def _double_back(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    desk.run(
        lambda session: doubles.send_back(
            session, arguments.number, arguments.reason, desk.operator
        )
    )
    desk.say(f"{arguments.number}: sent back")


def _double_reopen(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    desk.run(lambda session: doubles.reopen(session, arguments.number, desk.operator))
    desk.say(f"{arguments.number}: open again")


def _letters(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    found = desk.run(lambda session: letters.letters(session, everything=arguments.all))
    desk.table(
        ("SINCE", "FACT", "HASH", "DEVICE", "NUMBER", "CODE", "OFFERED", "SETTLED"),
        (
            (
                v1.instant(letter.received_at),
                str(letter.id),
                letter.hash[:8],
                letter.device,
                letter.number,
                letter.code,
                str(letter.attempts),
                letter.outcome,
            )
            for letter in found
        ),
    )
    desk.say(f"{sum(not letter.outcome for letter in found)} to decide")


def _letter_show(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    letter, content, apart = desk.run(lambda session: letters.shown(session, arguments.id))
    desk.say(
        f"fact    {letter.id}",
        f"hash    {letter.hash}",
        f"number  {letter.number}",
        f"code    {letter.code}",
        f"since   {v1.instant(letter.received_at)}",
    )
    _tell_differences(desk, apart, ("OFFERED", "REGISTER"))
    if arguments.full:
        told = json.dumps(json.loads(content), indent=1, ensure_ascii=False, sort_keys=True)
        desk.say(*told.split("\n"))


def _letter_resolve(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    named, reason, operator = arguments.id, arguments.reason, desk.operator
    if arguments.drop:
        desk.run(lambda session: letters.drop(session, named, reason, operator))
    else:
        books = read_books(desk.settings)
        desk.run(lambda session: letters.accept(session, named, reason, operator, books))
    desk.say(f"{named}: {'dropped' if arguments.drop else 'accepted'}")


def _tell_differences(
    desk: OperatorDesk, apart: Iterable[Difference], heads: tuple[str, str]
) -> None:
    desk.table(
        ("FIELD", *heads),
        ((one.field, _shown(one.field, one.ours), _shown(one.field, one.theirs)) for one in apart),
    )


def _shown(field: str, value: Json) -> str:
    """Return a value as a list shows it: of a NIK the last four digits."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"…{text[-_LAST:]}" if field in _SECRET and text else text
