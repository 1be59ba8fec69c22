"""The sheet that comes back: KPJ and days of protection, row by row, and nothing half-done."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server.admin.acts import Operator
from central_server.admin.applications import locked, try_to_move
from central_server.city import the_city
from central_server.models import RegistrationRow
from central_server.register import application_of
from central_server.sheets.reading import SheetRow
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.membership import Activated, Kpj, Protection, Status
from desktop_app.domain.nik import Nik


@dataclass(frozen=True, slots=True)
class RowReport:
    """What became of one row: ``issue`` is None where it was (or would be) taken over.

    ``unchanged`` rows say what the register already holds, as when a sheet comes twice.
    """

    row: int
    number: str
    issue: Issue | None = None
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class ImportReport:
    """All rows of a sheet; taken + unchanged + refused is their number."""

    rows: tuple[RowReport, ...]

    @property
    def taken(self) -> int:
        return sum(row.issue is None and not row.unchanged for row in self.rows)

    @property
    def unchanged(self) -> int:
        return sum(row.unchanged for row in self.rows)

    @property
    def refused(self) -> tuple[RowReport, ...]:
        return tuple(row for row in self.rows if row.issue is not None)


@dataclass(frozen=True, slots=True)
class _Result:
    """A row whose cells are in order."""

    number: str
    nik: Nik
    event: Activated


def import_results(
    session: Session, rows: Sequence[SheetRow], operator: Operator, *, check: bool = False
) -> ImportReport:
    """Make the applications of a returned sheet active; rows that are wrong change nothing.

    Args:
        session: The transaction; all rows that are in order land in it together.
        rows: The sheet.
        operator: Who does it.
        check: Do all of it, report, and take it back: what a check says is what would happen.
    """
    with session.begin_nested() as savepoint:
        report = _take_over(session, rows, operator)
        if check:
            savepoint.rollback()
    return report


def _take_over(session: Session, rows: Sequence[SheetRow], operator: Operator) -> ImportReport:
    read = [(row, _read(row)) for row in rows]
    results = [result for _, result in read if isinstance(result, _Result)]
    register = _Register(session, results, operator)
    reports = [
        RowReport(row.number, "", result)
        if isinstance(result, Issue)
        else register.enter(row.number, result)
        for row, result in read
    ]
    report = ImportReport(tuple(reports))
    operator.records(session, "import", f"{report.taken} of {len(rows)} rows")
    return report


def _read(row: SheetRow) -> _Result | Issue:
    """Read a row's five cells, or return the first thing that is wrong with them."""
    cells = row.cells
    try:
        return _Result(
            cells["number"].text("number"),
            Nik.parse(cells["nik"].text("nik")),
            Activated(
                Kpj.parse(cells["kpj"].text("kpj")),
                Protection(cells["start"].day("start"), cells["end"].day("end")),
            ),
        )
    except Refused as no:
        return no.issues[0]


class _Register:
    """The applications a sheet speaks of, locked, and who holds the KPJ it brings."""

    def __init__(self, session: Session, results: Sequence[_Result], operator: Operator) -> None:
        self._session, self._operator = session, operator
        self._city = the_city(session)
        numbers = [result.number for result in results]
        ids = session.scalars(select(RegistrationRow.id).where(RegistrationRow.number.in_(numbers)))
        self._rows = {row.number: row for row in locked(session, ids.all())}
        digits = [result.event.kpj.digits for result in results]
        holding = select(RegistrationRow).where(RegistrationRow.kpj.in_(digits))
        self._holders = {row.kpj: row.number for row in session.scalars(holding)}
        self._seen: set[str] = set()

    def enter(self, place: int, result: _Result) -> RowReport:
        """Make one application active, or report why not."""
        issue = self._objection(result)
        if issue is not None:
            return RowReport(place, result.number, issue)
        self._seen.add(result.number)
        row = self._rows[result.number]
        if application_of(row) == replace(
            application_of(row),
            status=Status.ACTIVE,
            kpj=result.event.kpj,
            protection=result.event.protection,
        ):
            return RowReport(place, result.number, unchanged=True)
        issues = try_to_move(self._session, self._city, row, result.event, self._operator.at)
        if issues:
            return RowReport(place, result.number, issues[0])
        self._holders[result.event.kpj.digits] = result.number
        return RowReport(place, result.number)

    def _objection(self, result: _Result) -> Issue | None:
        row = self._rows.get(result.number)
        if row is None:
            return Issue("application.unknown", "number", figures={"number": result.number})
        if row.nik != result.nik.digits:
            return Issue("application.nik_differs", "nik")
        if result.number in self._seen:
            return Issue("sheet.row_doubled", "number")
        holder = self._holders.get(result.event.kpj.digits, result.number)
        if holder != result.number:
            return Issue("kpj.taken", "kpj", figures={"number": holder})
        return None
