"""The operator's commands about applications and the sheets for BPJS."""

import argparse
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from central_server.admin import applications
from central_server.admin.applications import ApplicationLine
from central_server.cli.city import write_secret
from central_server.cli.desk import OperatorDesk, day
from central_server.cli.words import sentence
from central_server.reference import read_books
from central_server.sheets.export import export_approved
from central_server.sheets.reading import read_rows
from central_server.sheets.results import import_results
from central_server.sheets.template import DEFAULT, read_template
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.membership import Decree, Status
from desktop_app.domain.nik import Nik


def add_commands(commands: Any) -> None:
    listing = commands.add_parser("list", help="applications; the NIK is masked")
    listing.add_argument("--status", choices=[status.value for status in Status])
    listing.add_argument("--kelurahan", default="")
    listing.add_argument("--doubles", action="store_true", help="only those of a NIK held twice")
    listing.add_argument("--full", action="store_true", help="with the whole NIK")
    listing.set_defaults(run=_list)

    verify = commands.add_parser("verify", help="found in order by labour office and BPJS")
    _add_choice(verify)
    verify.set_defaults(run=_verify)

    approve = commands.add_parser("approve", help="named by the mayor's decree (SK)")
    _add_choice(approve)
    approve.add_argument("--decree", required=True, metavar="NUMBER")
    approve.add_argument("--on", required=True, type=day, metavar="YYYY-MM-DD")
    approve.set_defaults(run=_approve)

    refuse = commands.add_parser("refuse", help="turned down; the clerk reads the reason")
    refuse.add_argument("ids", nargs="+", metavar="ID")
    refuse.add_argument("--reason", required=True)
    refuse.set_defaults(run=_refuse)

    export = commands.add_parser("export", help="the approved, as a sheet for BPJS")
    export.add_argument("file", type=Path)
    taken = commands.add_parser("import", help="KPJ and protection, from the sheet that came back")
    taken.add_argument("file", type=Path)
    taken.add_argument("--check", action="store_true", help="only say what would happen")
    for command in (export, taken):
        command.add_argument("--template", type=Path, default=DEFAULT, help="columns (TOML)")
    export.set_defaults(run=_export)
    taken.set_defaults(run=_import)


def _add_choice(command: argparse.ArgumentParser) -> None:
    command.add_argument("ids", nargs="*", metavar="ID", help="registration numbers or ids")
    command.add_argument("--all", action="store_true", help="all but doubles")
    command.add_argument("--kelurahan", default="", help="with --all: only this one")


def _list(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    status = Status(arguments.status) if arguments.status else None
    lines = desk.run(
        lambda session: applications.application_lines(
            session, status=status, kelurahan=arguments.kelurahan, doubles=arguments.doubles
        )
    )
    heads = ("NUMBER", "NIK", "NAME", "SEGMENT", "FUNDING", "STATUS", "SK", "KPJ", "LOOK AT")
    desk.table(
        heads,
        (
            (
                line.number,
                _nik(line.nik, full=arguments.full),
                line.name,
                line.segment,
                line.funding,
                line.status.value,
                line.decree,
                line.kpj if arguments.full else line.kpj[-4:],
                _look_at(line),
            )
            for line in lines
        ),
    )
    desk.say(f"{len(lines)} applications")


def _look_at(line: ApplicationLine) -> str:
    double = [f"double:{line.double_of}"] if line.double_of else []
    review = [f"review:{line.review}"] if line.review else []
    return " ".join([*double, *review, *line.notes])


def _nik(nik: Nik | None, *, full: bool) -> str:
    if nik is None:
        return "none yet"
    return nik.digits if full else nik.masked


def _chosen(session: Session, arguments: argparse.Namespace, status: Status) -> list[UUID]:
    if arguments.all:
        return applications.all_in(session, status, arguments.kelurahan)
    if not arguments.ids:
        raise Refused(Issue("application.none_named"))
    return applications.named(session, arguments.ids)


def _verify(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    count = desk.run(
        lambda session: applications.verify(
            session, _chosen(session, arguments, Status.PROPOSED), desk.operator
        )
    )
    desk.say(f"{count} verified")


def _approve(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    decree = Decree(arguments.decree, arguments.on)
    count = desk.run(
        lambda session: applications.approve(
            session, _chosen(session, arguments, Status.VERIFIED), decree, desk.operator
        )
    )
    desk.say(f"{count} approved")


def _refuse(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    count = desk.run(
        lambda session: applications.refuse(
            session,
            applications.named(session, arguments.ids),
            arguments.reason,
            desk.operator,
        )
    )
    desk.say(f"{count} refused")


def _export(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    template = read_template(arguments.template)
    occupations = read_books(desk.settings).occupations
    exported = desk.run(
        lambda session: export_approved(session, template, occupations, desk.operator)
    )
    write_secret(arguments.file, exported.content)
    for each in exported.left_out:
        desk.say(f"left out {each.number}: {sentence(each.issue)}")
    desk.say(f"{exported.count} applications in {arguments.file}")


def _import(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    template = read_template(arguments.template)
    rows = read_rows(arguments.file.read_bytes(), template.returned.model_dump())
    report = desk.run(
        lambda session: import_results(session, rows, desk.operator, check=arguments.check)
    )
    for row in report.refused:
        if row.issue is not None:
            desk.say(f"row {row.row} {row.number}: {sentence(row.issue)}")
    done = "would be taken over" if arguments.check else "taken over"
    desk.say(
        f"{len(report.rows)} rows: {report.taken} {done}, {report.unchanged} known before, "
        f"{len(report.refused)} refused"
    )
