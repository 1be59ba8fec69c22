"""What the check at the start mended, in sentences; and the rescue file, if one is needed."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.domain.repair import FileFate, Repair
from desktop_app.errors import Unavailable
from ui.formats import short_number
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
        """What is missing and what to do about it first; then what happened, and what was done."""
        paragraphs = (*self._grave(), self._of_the_file(), self._of_the_copies())
        return [" ".join(sentences) for sentences in paragraphs if sentences]

    @Slot(str)
    def save_rescue(self, path: str) -> None:
        def written(_files: int) -> None:
            self.rescued.emit(
                self.tr("Berkas penyelamatan tersimpan. Serahkan flashdisk itu ke dinas.")
            )

        self._jobs.run(lambda: self._write(Path(path)), written, self._failed)

    def _grave(self) -> tuple[list[str], list[str]]:
        """Return what is in neither copy, and what to do about it."""
        repair, missing = self._repair, list[str]()
        if repair.lost:
            words = self.tr(
                "%n nomor belum lengkap di komputer ini: {numbers}.", "", len(repair.lost)
            )
            missing.append(words.format(numbers=self._listed(repair.lost)))
        if repair.unnamed:
            missing.append(self.tr("%n catatan tanpa nomor juga hilang.", "", repair.unnamed))
        if not missing:
            return [], []
        to_do = self.tr(
            "Sambungkan internet: yang pernah terkirim ada di kota. Simpan berkas "
            "penyelamatan untuk dinas. Yang tetap tidak ada, daftarkan lagi dari kertasnya."
        )
        return missing, [to_do]

    def _of_the_file(self) -> list[str]:
        """Return what became of the file, and where the old one is."""
        repair, told = self._repair, list[str]()
        if repair.fate is FileFate.FROM_BACKUP:
            words = self.tr(
                "Berkas data rusak atau hilang. Data disusun lagi dari cadangan {name} dan "
                "salinan tersegel di komputer ini."
            )
            told.append(words.format(name=repair.backup))
        elif repair.fate is FileFate.FROM_COPIES:
            told.append(
                self.tr(
                    "Berkas data rusak atau hilang. Data disusun lagi dari salinan tersegel di "
                    "komputer ini. Kabar dari kota menyusul begitu tersambung."
                )
            )
        if repair.aside:
            words = self.tr("Berkas lama tidak dihapus; namanya sekarang {name}.")
            told.append(words.format(name=repair.aside))
        return told

    def _of_the_copies(self) -> list[str]:
        """Return what came back from the copies, and which of them were made anew."""
        repair, told = self._repair, list[str]()
        if repair.restored:
            words = self.tr("%n pendaftaran dipulihkan: {numbers}.", "", len(repair.restored))
            told.append(words.format(numbers=self._listed(repair.restored)))
        if repair.renewed:
            told.append(
                self.tr("%n salinan hilang atau rusak dan sudah dibuat lagi.", "", repair.renewed)
            )
        return told

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Unavailable):
            self.refused.emit(sentence_of(Unavailable("file.not_written")))
        else:
            self.broke.emit(error)

    def _listed(self, numbers: Sequence[str]) -> str:
        """Return numbers as the clerk says them: laptop and place, without the kelurahan."""
        shown = ", ".join(map(short_number, numbers[:MOST_NAMED]))
        more = len(numbers) - MOST_NAMED
        if more <= 0:
            return shown
        return self.tr("{numbers}, dan %n lagi", "", more).format(numbers=shown)
