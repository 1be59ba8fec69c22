"""The queue of what is to be printed, as Qt's tables read it."""

from enum import IntEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject

from desktop_app.domain.print_job import JobState, PrintJob
from ui import formats
from ui.messages import sentence_for
from ui.models.plain_table import PlainColumn, PlainTableModel


class SpoolColumn(IntEnum):
    """Columns from left to right."""

    TITLE = 0
    STATE = 1
    REASON = 2
    PRINTER = 3
    AT = 4


_STATES = {
    JobState.WAITING: QT_TRANSLATE_NOOP("spool_table", "Menunggu"),
    JobState.HANDING: QT_TRANSLATE_NOOP("spool_table", "Diserahkan"),
    JobState.TAKEN: QT_TRANSLATE_NOOP("spool_table", "Di printer"),
    JobState.PRINTED: QT_TRANSLATE_NOOP("spool_table", "Tercetak"),
    JobState.ASKS: QT_TRANSLATE_NOOP("spool_table", "Perlu dilihat"),
    JobState.FAILED: QT_TRANSLATE_NOOP("spool_table", "Perlu dicoba lagi"),
    JobState.CANCELLED: QT_TRANSLATE_NOOP("spool_table", "Dibatalkan"),
}
_COPY = QT_TRANSLATE_NOOP("spool_table", "{title} (salinan {copy})")


def state_word(state: JobState) -> str:
    return QCoreApplication.translate("spool_table", str(_STATES[state]))


def titled(job: PrintJob) -> str:
    """Return what is on the sheet, without anybody's name."""
    copies = [paper.copy for paper in job.papers if paper.copy > 1]
    if not copies:
        return job.title
    told = QCoreApplication.translate("spool_table", str(_COPY))
    return told.format(title=job.title, copy=", ".join(map(str, copies)))


class SpoolTableModel(PlainTableModel[PrintJob]):
    """First what is under way, in its order; then what is over, the newest first."""

    def __init__(self, zone: str, parent: QObject | None = None) -> None:
        columns = (
            PlainColumn[PrintJob](QT_TRANSLATE_NOOP("spool_table", "Kertas"), titled),
            PlainColumn[PrintJob](
                QT_TRANSLATE_NOOP("spool_table", "Keadaan"),
                lambda job: state_word(job.state),
                lambda job: f"sheet.{job.state.value}",
            ),
            PlainColumn[PrintJob](
                QT_TRANSLATE_NOOP("spool_table", "Mengapa"),
                lambda job: sentence_for(job.cause, {}) if job.cause else "",
            ),
            PlainColumn[PrintJob](
                QT_TRANSLATE_NOOP("spool_table", "Printer"), lambda job: job.printer
            ),
            PlainColumn[PrintJob](
                QT_TRANSLATE_NOOP("spool_table", "Sejak"),
                lambda job: formats.moment(job.at, zone),
            ),
        )
        super().__init__("spool_table", columns, parent)

    def row_of(self, seq: int) -> int | None:
        """Return where a sheet stands now; None where it is shown no more."""
        return next((row for row, job in enumerate(self._things) if job.seq == seq), None)
