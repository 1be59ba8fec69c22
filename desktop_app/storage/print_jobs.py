"""What is on its way to a printer, with its pages, until nobody can want them again."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session, load_only

from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.event_log import OfficeRecord
from desktop_app.domain.print_job import JobPaper, JobState, PrinterSetup, PrintJob
from desktop_app.errors import Unavailable
from desktop_app.storage.documents import packed, unpacked
from desktop_app.storage.print_models import PrintJobRow, PrintPaperRow
from desktop_app.storage.settings import LOOKING

_OVER = (JobState.PRINTED.value, JobState.CANCELLED.value)


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
                office=packed(job.office) if job.office else "",
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
                )
            )
        return job

    def update(self, job: PrintJob) -> None:
        """Keep how far a sheet has come; where it goes is kept too, its papers never change."""
        self._session.execute(
            update(PrintJobRow).where(PrintJobRow.seq == job.seq).values(**_moving(job))
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
        """Return the number of the last copy on its way or out; 0 where there is none."""
        last = self._session.scalar(
            select(func.max(PrintPaperRow.copy))
            .join(PrintJobRow, PrintJobRow.seq == PrintPaperRow.seq)
            .where(
                PrintPaperRow.worker == worker,
                PrintPaperRow.kind == kind.value,
                PrintJobRow.state != JobState.CANCELLED.value,
            )
        )
        return last or 0

    def wipe(self, before: datetime, keep: int) -> int:
        """Wipe what is over and so old, or behind so many newer ones; return how many went."""
        over = PrintJobRow.state.in_(_OVER)
        newest = select(PrintJobRow.seq).where(over).order_by(PrintJobRow.seq.desc()).limit(keep)
        doomed = self._session.scalars(
            select(PrintJobRow.seq).where(
                over, (PrintJobRow.at < before) | PrintJobRow.seq.not_in(newest)
            )
        ).all()
        self._drop(doomed)
        return len(doomed)

    def _drop(self, seqs: Collection[int]) -> None:
        # One at a time: a statement takes only so many values, and these are few.
        for seq in seqs:
            self._session.execute(delete(PrintJobRow).where(PrintJobRow.seq == seq))

    def _read(self, condition: object) -> list[PrintJob]:
        columns = [
            PrintJobRow.seq, PrintJobRow.title, PrintJobRow.printer, PrintJobRow.setup,
            PrintJobRow.state, PrintJobRow.at, PrintJobRow.officer, PrintJobRow.tries,
            PrintJobRow.spool_id, PrintJobRow.cause, PrintJobRow.recorded, PrintJobRow.office,
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
            paper = JobPaper(row.worker, PaperKind(row.kind), row.number, row.copy)
            found[row.seq] = (*found.get(row.seq, ()), paper)
        return found


def _job(row: PrintJobRow, papers: tuple[JobPaper, ...]) -> PrintJob:
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
        office=unpacked(row.office, OfficeRecord) if row.office else None,
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
    }
