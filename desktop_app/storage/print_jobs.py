"""What is on its way to a printer, with its pages, until nobody can want them again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, insert, select, update
from sqlalchemy.orm import Session, load_only

from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.event_log import OfficePaper, OfficeRecord
from desktop_app.domain.print_job import JobPaper, JobState, JobStub, PrinterSetup, PrintJob
from desktop_app.errors import Unavailable
from desktop_app.storage.documents import packed, unpacked
from desktop_app.storage.print_models import PrintJobRow, PrintPaperRow
from desktop_app.storage.settings import LOOKING

_OVER = (JobState.PRINTED.value, JobState.CANCELLED.value)


@dataclass(frozen=True, slots=True)
class _OnceOut:
    """What will be kept of a sheet of the office once it is out."""

    office: OfficeRecord | None = None
    stubs: tuple[JobStub, ...] = ()
    is_trial: bool = False


class PrintJobs:
    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, new: PrintJob, body: bytes) -> PrintJob:
        """Put a sheet at the end of the queue; its place is given here.

        Raises:
            Unavailable: ``database.looking_only``.
        """
        if self._session.info.get(LOOKING):
            raise Unavailable("database.looking_only")
        last = self._session.scalar(select(func.max(PrintJobRow.seq))) or 0
        job = replace(new, seq=last + 1)
        self._session.execute(
            insert(PrintJobRow).values(
                seq=job.seq,
                title=job.title,
                at=job.at,
                officer=job.officer,
                record=_record(job),
                body=body,
                **_moving(job),
            )
        )
        for place, paper in enumerate(job.papers):
            self._session.execute(
                insert(PrintPaperRow).values(
                    seq=job.seq,
                    place=place,
                    worker=paper.worker,
                    kind=paper.kind.value,
                    number=paper.number,
                    copy=paper.copy,
                    qr=paper.qr,
                )
            )
        return job

    def update(self, job: PrintJob) -> None:
        """Keep how far a sheet has come; where it goes is kept too, its papers never change.

        Pages of what was given up are gone at once: nothing brings them back.
        """
        emptied = {"body": b""} if job.state is JobState.CANCELLED else {}
        self._session.execute(
            update(PrintJobRow).where(PrintJobRow.seq == job.seq).values(**_moving(job), **emptied)
        )

    def get(self, seq: int) -> PrintJob | None:
        found = self._read(PrintJobRow.seq == seq)
        return found[0] if found else None

    def under_way(self) -> list[PrintJob]:
        """Return all that are not over, in the order they are printed in."""
        return self._read(PrintJobRow.state.not_in(_OVER))

    def since(self, seq: int) -> list[PrintJob]:
        """Return this sheet and all that came after it."""
        return self._read(PrintJobRow.seq >= seq)

    def latest(self, most: int) -> list[PrintJob]:
        """Return the latest that are over, the newest first."""
        over = select(PrintJobRow.seq).where(PrintJobRow.state.in_(_OVER))
        newest = over.order_by(PrintJobRow.seq.desc()).limit(most)
        return self._read(PrintJobRow.seq.in_(newest))[::-1]

    def body(self, seq: int) -> bytes:
        """Return a sheet's pages; empty once they were wiped."""
        found = self._session.scalar(select(PrintJobRow.body).where(PrintJobRow.seq == seq))
        return found or b""

    def last_copy(self, worker: UUID, kind: PaperKind) -> int:
        """Return the number of the last copy on its way or out; 0 where there is none.

        What was given up before it can have touched paper does not count.
        """
        last = self._session.scalar(
            select(func.max(PrintPaperRow.copy))
            .join(PrintJobRow, PrintJobRow.seq == PrintPaperRow.seq)
            .where(PrintPaperRow.worker == worker, PrintPaperRow.kind == kind.value, _counts())
        )
        return last or 0

    def last_office_copy(self, kind: OfficePaper, subject: UUID) -> int:
        """Return the same of a paper of the office about an event or a day."""
        records = self._session.scalars(
            select(PrintJobRow.record).where(PrintJobRow.record != "", _counts())
        )
        offices = (unpacked(record, _OnceOut).office for record in records)
        return max(
            (one.copy for one in offices if one and one.kind is kind and one.subject == subject),
            default=0,
        )

    def stubs_under_way(self) -> set[int]:
        """Return the numbers of the facts whose stubs are on their way."""
        return {stub.act for job in self.under_way() for stub in job.stubs}

    def forget(self, pages: datetime, before: datetime, keep: int) -> int:
        """Wipe what nobody can want any more; return how many sheets are not known any longer.

        The newest stays known, so that no number of a sheet is given twice, and so does what was
        given up after it may have touched paper, for the numbers of its copies.

        Args:
            pages: Of what is over and older than this, the pages go.
            before: What is over and older than this goes whole.
            keep: So does what is behind so many newer ones.
        """
        over = PrintJobRow.state.in_(_OVER)
        self._session.execute(
            update(PrintJobRow)
            .where(over, PrintJobRow.at < pages, func.length(PrintJobRow.body) > 0)
            .values(body=b"")
        )
        newest = select(PrintJobRow.seq).where(over).order_by(PrintJobRow.seq.desc()).limit(keep)
        spent = (PrintJobRow.state == JobState.CANCELLED.value) & (PrintJobRow.touched == 1)
        gone = self._session.execute(
            delete(PrintJobRow).where(
                over,
                ~spent,
                PrintJobRow.seq < select(func.max(PrintJobRow.seq)).scalar_subquery(),
                (PrintJobRow.at < before) | PrintJobRow.seq.not_in(newest),
            )
        )
        return int(gone.rowcount)  # type: ignore[attr-defined]  # a statement's, not a query's

    def _read(self, condition: object) -> list[PrintJob]:
        columns = [
            PrintJobRow.seq, PrintJobRow.title, PrintJobRow.printer, PrintJobRow.setup,
            PrintJobRow.state, PrintJobRow.at, PrintJobRow.officer, PrintJobRow.tries,
            PrintJobRow.spool_id, PrintJobRow.cause, PrintJobRow.recorded, PrintJobRow.touched,
            PrintJobRow.record,
        ]  # fmt: skip
        query = select(PrintJobRow).options(load_only(*columns)).order_by(PrintJobRow.seq)
        rows = self._session.scalars(
            query.where(condition),  # type: ignore[arg-type]  # a column's comparison
            execution_options={"populate_existing": True},
        ).all()
        papers = self._papers([row.seq for row in rows])
        return [_job(row, papers.get(row.seq, ())) for row in rows]

    def _papers(self, seqs: Sequence[int]) -> dict[int, tuple[JobPaper, ...]]:
        if not seqs:
            return {}
        rows = self._session.scalars(
            select(PrintPaperRow)
            .where(PrintPaperRow.seq.between(min(seqs), max(seqs)))
            .order_by(PrintPaperRow.seq, PrintPaperRow.place)
        )
        found: dict[int, tuple[JobPaper, ...]] = {}
        for row in rows:
            paper = JobPaper(row.worker, PaperKind(row.kind), row.number, row.copy, row.qr)
            found[row.seq] = (*found.get(row.seq, ()), paper)
        return found


def _counts() -> ColumnElement[bool]:
    """Return whether the copies on a sheet have used up their numbers."""
    return (PrintJobRow.state != JobState.CANCELLED.value) | (PrintJobRow.touched == 1)


def _record(job: PrintJob) -> str:
    once_out = _OnceOut(job.office, job.stubs, job.is_trial)
    return "" if once_out == _OnceOut() else packed(once_out)


def _job(row: PrintJobRow, papers: tuple[JobPaper, ...]) -> PrintJob:
    once_out = unpacked(row.record, _OnceOut) if row.record else _OnceOut()
    return PrintJob(
        seq=row.seq,
        title=row.title,
        printer=row.printer,
        setup=unpacked(row.setup, PrinterSetup),
        state=JobState(row.state),
        at=row.at,
        officer=row.officer,
        papers=papers,
        tries=row.tries,
        spool_id=row.spool_id,
        cause=row.cause,
        recorded=bool(row.recorded),
        office=once_out.office,
        stubs=once_out.stubs,
        is_trial=once_out.is_trial,
        touched=bool(row.touched),
    )


def _moving(job: PrintJob) -> dict[str, str | int]:
    """Return what of a sheet changes while it is on its way."""
    return {
        "printer": job.printer,
        "setup": packed(job.setup),
        "state": job.state.value,
        "tries": job.tries,
        "spool_id": job.spool_id,
        "cause": job.cause,
        "recorded": int(job.recorded),
        "touched": int(job.touched),
    }
