"""The sheet that goes to BPJS: the approved, every cell a text, no cell a formula."""

import io
from collections.abc import Sequence
from uuid import UUID

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server.admin.acts import Operator
from central_server.models import RegistrationRow
from central_server.sheets.fields import FIELDS, SheetLine
from central_server.sheets.template import Column, SheetTemplate
from central_server.wire.v1 import RegistrationBody
from desktop_app.domain.membership import Status
from desktop_app.domain.occupation import OccupationList

_FORMULA_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\0")
_TEXT = "@"  # the number format that keeps sixteen digits sixteen digits


def export_approved(
    session: Session,
    template: SheetTemplate,
    occupations: OccupationList,
    operator: Operator,
    ids: Sequence[UUID] | None = None,
) -> tuple[bytes, int]:
    """Return the workbook of all approved applications (or of those named), and how many.

    Exporting changes nothing: the same sheet can be made again until the KPJ have come back.
    """
    query = select(RegistrationRow).where(RegistrationRow.status == Status.APPROVED.value)
    if ids is not None:
        query = query.where(RegistrationRow.id.in_(ids))
    rows = session.scalars(query.order_by(RegistrationRow.number)).all()
    lines = [
        SheetLine(
            place,
            row,
            RegistrationBody.model_validate_json(row.content),
            occupations,
            template.date_format,
        )
        for place, row in enumerate(rows, start=1)
    ]
    operator.records(session, "export", " ".join(row.number for row in rows))
    return workbook(template, lines), len(lines)


def workbook(template: SheetTemplate, lines: Sequence[SheetLine]) -> bytes:
    """Return an XLSX file: a row of headings, then a row for each line."""
    book = Workbook()
    sheet = book.active
    if sheet is None:
        raise AssertionError("a new workbook has a sheet")
    sheet.title = template.sheet
    rows = [[column.heading for column in template.columns]]
    rows += [[_content(column, line) for column in template.columns] for line in lines]
    for number, row in enumerate(rows, start=1):
        for place, text in enumerate(row, start=1):
            _write(sheet.cell(number, place), text)
    sheet.freeze_panes = "A2"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _content(column: Column, line: SheetLine) -> str:
    if not column.field:
        return column.text
    content = FIELDS[column.field](line)
    return column.codes.get(content, content)


def _write(cell: Cell | MergedCell, text: str) -> None:
    """Write a text that stays one, also after the sheet was saved as CSV and opened again."""
    cell.value = f"'{text}" if text.startswith(_FORMULA_BEGINNINGS) else text
    cell.data_type = "s"
    cell.number_format = _TEXT
