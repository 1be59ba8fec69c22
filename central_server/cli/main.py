"""The operator's command line: each command unwraps its arguments and runs one act."""

import argparse
import getpass
import json
import logging
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from typing import TextIO

import uvicorn
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError

from central_server.admin.acts import Operator
from central_server.app import (
    app_of_environment,
    create_app,
    ease_collecting,
    openapi_document,
    utc_now,
)
from central_server.cli import (
    applications,
    checking,
    city,
    coverage,
    disputes,
    keeping,
    parcels,
    rescue,
    stubs,
    updates,
)
from central_server.cli.desk import OperatorDesk
from central_server.cli.words import sentence, visible
from central_server.database import Database
from central_server.faults import traced
from central_server.settings import DATABASE_VARIABLE, KEEP_ALIVE_SECONDS, Settings
from desktop_app.domain.issues import Issue, Refused

logger = logging.getLogger(__name__)

_DONE, _REFUSED, _BROKEN = 0, 1, 70  # the last as in sysexits.h


def main(
    arguments: Sequence[str] | None = None,
    *,
    paper: TextIO | None = None,
    clock: Callable[[], datetime] = utc_now,
) -> int:
    """Run one command.

    Returns:
        0 when it was done; 1 when it was refused, a file is not there, or the database does not
        answer; 70 when the program failed. Nothing of a person is ever said of a failure.

    Args:
        arguments: Without the program's name; by default those it was started with.
        paper: Where results are written; by default standard output.
        clock: Aware UTC.
    """
    typed = _parser().parse_args(arguments)
    settings = Settings.from_environment()
    if typed.database:
        settings = replace(settings, database=typed.database)
    operator = Operator(typed.operator or getpass.getuser(), clock())
    try:
        with closing(Database(settings)) as database:
            typed.run(OperatorDesk(settings, database, operator, paper or sys.stdout), typed)
    except Refused as no:
        return _said(_REFUSED, *map(sentence, no.issues))
    except OSError as error:
        return _said(_REFUSED, f"{error.filename}: {error.strerror}")
    except (ArgumentError, NoSuchModuleError):
        return _said(_REFUSED, sentence(Issue("database.away")))
    except DBAPIError as error:
        return _database_said(settings, error)
    except Exception as error:  # noqa: BLE001 - the last resort: its text may hold a person
        return _broken(error)
    return _DONE


def _database_said(settings: Settings, error: DBAPIError) -> int:
    """Tell tables that are missing, or another program's, from a database that is away."""
    try:
        with closing(Database(settings)) as database:
            if not database.is_current():
                return _said(_REFUSED, sentence(Issue("database.not_current")))
    except DBAPIError:
        return _said(_REFUSED, sentence(Issue("database.away")))
    if isinstance(error, OperationalError):
        return _said(_REFUSED, sentence(Issue("database.away")))
    return _broken(error)


def _broken(error: Exception) -> int:
    logger.error(traced(error))
    return _said(_BROKEN, sentence(Issue("program.broken")))


def _said(outcome: int, *lines: str) -> int:
    for line in lines:
        sys.stderr.write(f"{visible(line)}\n")
    return outcome


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m central_server", description="The city's end of Loket Jamsostek."
    )
    parser.add_argument(
        "--database", default="", metavar="URL", help=f"instead of {DATABASE_VARIABLE}"
    )
    parser.add_argument("--operator", default="", metavar="NAME", help="who acts; it is kept")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    city.add_commands(commands)
    applications.add_commands(commands)
    keeping.add_commands(commands)
    rescue.add_commands(commands)
    stubs.add_commands(commands)
    disputes.add_commands(commands)
    parcels.add_commands(commands)
    coverage.add_commands(commands)
    checking.add_commands(commands)
    updates.add_commands(commands)
    serve = commands.add_parser("serve", help="answer laptops until Ctrl+C")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8650)
    serve.add_argument(
        "--workers",
        type=int,
        default=1,
        help="processes that share the work; each counts by itself how often a laptop asks",
    )
    serve.set_defaults(run=_serve)
    commands.add_parser("openapi", help="print the OpenAPI document").set_defaults(run=_openapi)
    return parser


def _serve(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    app = create_app(desk.settings)
    several = arguments.workers > 1
    ease_collecting()
    if several:  # each reads what it is to serve by itself
        os.environ[DATABASE_VARIABLE] = desk.settings.database
    uvicorn.run(
        f"{create_app.__module__}:{app_of_environment.__name__}" if several else app,
        factory=several,
        workers=arguments.workers,
        host=arguments.host,
        port=arguments.port,
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
    )


def _openapi(desk: OperatorDesk, _arguments: argparse.Namespace) -> None:
    told = openapi_document(desk.settings)
    desk.say(*json.dumps(told, indent=1, ensure_ascii=False, sort_keys=True).split("\n"))
