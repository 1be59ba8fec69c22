"""The sheet that goes to BPJS: the approved, every cell a text, no cell a formula."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server.admin.acts import Operator
from central_server.described import worker_of
from central_server.models import RegistrationRow
from central_server.sheets.fields import FIELDS, SheetLine
from central_server.sheets.template import Column, SheetTemplate
from central_server.wire import v1
from desktop_app.domain.enrolment import Rupiah
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.membership import Status
from desktop_app.domain.occupation import OccupationList
from desktop_app.domain.worker import Worker

_FORMULA_BEGINNINGS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\t", "\r", "\0")
"""What a spreadsheet takes for the beginning of a formula, the wide forms of East Asia too."""

_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""Begins what a workbook reads as a character by its number: ``_x003D_`` would become ``=``."""

_TEXT = "@"  # the number format that keeps sixteen digits sixteen digits


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An approved application that stands in no row: ``issue`` says where its content fails."""

    number: str
    issue: Issue


@dataclass(frozen=True, slots=True)
class Exported:
    """A workbook, how many applications are in it, and which are not."""

    content: bytes
    count: int
    left_out: tuple[LeftOut, ...]


def export_approved(
    session: Session,
    template: SheetTemplate,
    occupations: OccupationList,
    operator: Operator,
    ids: Sequence[UUID] | None = None,
) -> Exported:
    """Return the workbook of all approved applications, or of those named.

    Exporting changes nothing: the same sheet can be made again until the KPJ have come back. An
    application that an older program took in and today's rules refuse is left out with
    ``sheet.content_refused`` (figure ``why``): it must not hold up everybody else. So is, with
    ``sheet.nik_missing``, who has no NIK yet: BPJS knows nobody without one.
    """
    query = select(RegistrationRow).where(RegistrationRow.status == Status.APPROVED.value)
    if ids is not None:
        query = query.where(RegistrationRow.id.in_(ids))
    lines: list[SheetLine] = []
    left_out: list[LeftOut] = []
    for row in session.scalars(query.order_by(RegistrationRow.number)):
        try:
            worker, due = _content(row)
            _refuse_without_nik(worker)
        except Refused as no:
            left_out.append(LeftOut(row.number, no.issues[0]))
            continue
        place = len(lines) + 1
        lines.append(SheetLine(place, row, worker, due, occupations, template.date_format))
    operator.records(session, "export", " ".join(line.registration.number for line in lines))
    return Exported(workbook(template, lines), len(lines), tuple(left_out))


def _content(row: RegistrationRow) -> tuple[Worker, Rupiah]:
    """Return what a row says, judged once more: the sheet never sees a text as it was sent."""
    try:
        body = v1.RegistrationBody.model_validate_json(row.content)
        return worker_of(body, row.at.date()), Rupiah(body.due.total)
    except ValidationError as error:
        why = v1.place_of(error)
    except Refused as no:
        why = no.issues[0].code
    raise Refused(Issue("sheet.content_refused", figures={"why": why}))


def _refuse_without_nik(worker: Worker) -> None:
    if worker.nik is None:
        raise Refused(Issue("sheet.nik_missing", "nik"))


def workbook(template: SheetTemplate, lines: Sequence[SheetLine]) -> bytes:
    """Return an XLSX file: a row of headings, then a row for each line."""
    book = Workbook()
    sheet = book.active
    if sheet is None:
        raise AssertionError("a new workbook has a sheet")
    sheet.title = template.sheet
    rows = [[column.heading for column in template.columns]]
    rows += [[_text(column, line) for column in template.columns] for line in lines]
    for number, row in enumerate(rows, start=1):
        for place, text in enumerate(row, start=1):
            _write(sheet.cell(number, place), text)
    sheet.freeze_panes = "A2"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _text(column: Column, line: SheetLine) -> str:
    if not column.field:
        return column.text
    content = FIELDS[column.field](line)
    return column.codes.get(content, content)


def _write(cell: Cell | MergedCell, text: str) -> None:
    """Write a text that stays one, also after the sheet was saved as CSV and opened again."""
    plain = _ESCAPE.sub("_x005F_", text)
    cell.value = f"'{plain}" if text.lstrip(" ").startswith(_FORMULA_BEGINNINGS) else plain
    cell.data_type = "s"
    cell.number_format = _TEXT
