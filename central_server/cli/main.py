"""The operator's command line: each command unwraps its arguments and runs one act."""

import argparse
import getpass
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TextIO

import uvicorn

from central_server.admin.acts import Operator
from central_server.app import create_app, openapi_document, utc_now
from central_server.cli import applications, city
from central_server.cli.desk import OperatorDesk
from central_server.cli.words import sentence
from central_server.database import Database
from central_server.settings import DATABASE_VARIABLE, Settings
from desktop_app.domain.issues import Refused

_DONE, _REFUSED = 0, 1


def main(
    arguments: Sequence[str] | None = None,
    *,
    paper: TextIO | None = None,
    clock: Callable[[], datetime] = utc_now,
) -> int:
    """Run one command; returns 0 when it was done, 1 when it was refused or the file is not there.

    Args:
        arguments: Without the program's name; by default those it was started with.
        paper: Where results are written; by default standard output.
        clock: Aware UTC.
    """
    typed = _parser().parse_args(arguments)
    settings = Settings.from_environment()
    if typed.database:
        settings = replace(settings, database=typed.database)
    database = Database(settings)
    operator = Operator(typed.operator or getpass.getuser(), clock())
    desk = OperatorDesk(settings, database, operator, paper or sys.stdout)
    try:
        typed.run(desk, typed)
    except Refused as no:
        for issue in no.issues:
            sys.stderr.write(f"{sentence(issue)}\n")
        return _REFUSED
    except OSError as error:
        sys.stderr.write(f"{error.filename}: {error.strerror}\n")
        return _REFUSED
    finally:
        database.close()
    return _DONE


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
    serve = commands.add_parser("serve", help="answer laptops until Ctrl+C")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8650)
    serve.set_defaults(run=_serve)
    commands.add_parser("openapi", help="print the OpenAPI document").set_defaults(run=_openapi)
    return parser


def _serve(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    app = create_app(desk.settings)
    uvicorn.run(app, host=arguments.host, port=arguments.port, server_header=False)


def _openapi(desk: OperatorDesk, _arguments: argparse.Namespace) -> None:
    told = openapi_document(desk.settings)
    desk.say(json.dumps(told, indent=1, ensure_ascii=False, sort_keys=True))
