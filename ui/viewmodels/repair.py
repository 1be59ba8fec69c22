"""What the check at the start mended, in sentences; and the rescue file, if one is needed."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.domain.repair import FileFate, Repair
from desktop_app.errors import Unavailable
from ui.jobs import JobRunner
from ui.messages import sentence_of

MOST_NAMED = 12
"""Numbers shown of a long list; all of them stand in the rescue file."""


class RepairViewModel(QObject):
    """Tells of one repair.

    Signals:
        rescued: The rescue file is on the disk.
        refused: A sentence, why it is not.
        broke: A bug's error.
    """

    rescued = Signal(str)
    refused = Signal(str)
    broke = Signal(object)

    def __init__(
        self,
        repair: Repair,
        jobs: JobRunner,
        write_rescue: Callable[[Path], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._repair, self._jobs, self._write = repair, jobs, write_rescue

    @property
    def is_grave(self) -> bool:
        """Whether something is in neither copy."""
        return bool(self._repair.lost or self._repair.unnamed)

    @property
    def title(self) -> str:
        if self.is_grave:
            return self.tr("Sebagian data rusak di kedua salinan")
        return self.tr("Data diperiksa dan sudah diperbaiki")

    @property
    def lines(self) -> list[str]:
        """What happened, what it means for the data, and what to do; one sentence or two each."""
        repair, lines = self._repair, list[str]()
        if repair.fate is FileFate.FROM_BACKUP:
            lines.append(
                self.tr(
                    "Berkas data rusak atau hilang. Data disusun lagi dari cadangan {name} dan "
                    "salinan tersegel di komputer ini."
                ).format(name=repair.backup)
            )
        elif repair.fate is FileFate.FROM_COPIES:
            lines.append(
                self.tr(
                    "Berkas data rusak atau hilang. Data disusun lagi dari salinan tersegel di "
                    "komputer ini. Kabar dari kota menyusul begitu tersambung."
                )
            )
        if repair.aside:
            lines.append(
                self.tr("Berkas lama tidak dihapus; namanya sekarang {name}.").format(
                    name=repair.aside
                )
            )
        if repair.restored:
            lines.append(
                self.tr("%n pendaftaran dipulihkan: {numbers}.", "", len(repair.restored)).format(
                    numbers=_listed(repair.restored)
                )
            )
        if repair.renewed:
            lines.append(
                self.tr("%n salinan hilang atau rusak dan sudah dibuat lagi.", "", repair.renewed)
            )
        return [*lines, *self._grave_lines()]

    @Slot(str)
    def save_rescue(self, path: str) -> None:
        def written(_files: int) -> None:
            self.rescued.emit(
                self.tr("Berkas penyelamatan tersimpan. Serahkan flashdisk itu ke dinas.")
            )

        self._jobs.run(lambda: self._write(Path(path)), written, self._failed)

    def _grave_lines(self) -> list[str]:
        repair, lines = self._repair, list[str]()
        if repair.lost:
            lines.append(
                self.tr(
                    "%n nomor belum lengkap di komputer ini: {numbers}.", "", len(repair.lost)
                ).format(numbers=_listed(repair.lost))
            )
        if repair.unnamed:
            lines.append(self.tr("%n catatan tanpa nomor juga hilang.", "", repair.unnamed))
        if lines:
            lines.append(
                self.tr(
                    "Sambungkan internet: yang pernah terkirim ada di kota. Simpan berkas "
                    "penyelamatan untuk dinas. Yang tetap tidak ada, daftarkan lagi dari kertasnya."
                )
            )
        return lines

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Unavailable):
            self.refused.emit(sentence_of(Unavailable("file.not_written")))
        else:
            self.broke.emit(error)


def _listed(numbers: Sequence[str]) -> str:
    shown = ", ".join(numbers[:MOST_NAMED])
    return f"{shown}, …" if len(numbers) > MOST_NAMED else shown
