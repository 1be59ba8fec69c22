"""Whether the laptop can go: each light in words, the printer tried, the list printed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Signal, Slot

from desktop_app.domain.readiness import ChecklistLine, Finding, Light, Subject, worst
from desktop_app.errors import Unavailable
from desktop_app.use_cases.readiness import Page
from ui import formats
from ui.changes import Change, Changes
from ui.jobs import JobRunner, Lane
from ui.messages import sentence_of

_SUBJECTS = {
    Subject.LOGIN: QT_TRANSLATE_NOOP("readiness", "Izin komputer"),
    Subject.CLOCK: QT_TRANSLATE_NOOP("readiness", "Jam"),
    Subject.DISK: QT_TRANSLATE_NOOP("readiness", "Disk"),
    Subject.BATTERY: QT_TRANSLATE_NOOP("readiness", "Baterai"),
    Subject.PRINTER: QT_TRANSLATE_NOOP("readiness", "Printer"),
    Subject.TEST_PAGE: QT_TRANSLATE_NOOP("readiness", "Halaman uji"),
    Subject.BOOKS: QT_TRANSLATE_NOOP("readiness", "Tarif dan daftar"),
    Subject.UNSENT: QT_TRANSLATE_NOOP("readiness", "Belum terkirim"),
    Subject.BACKUP: QT_TRANSLATE_NOOP("readiness", "Cadangan"),
    Subject.COPIES: QT_TRANSLATE_NOOP("readiness", "Salinan kedua"),
    Subject.UPDATES: QT_TRANSLATE_NOOP("readiness", "Pembaruan"),
}

_LIGHTS = {
    Light.READY: QT_TRANSLATE_NOOP("readiness", "Siap"),
    Light.MIND: QT_TRANSLATE_NOOP("readiness", "Perhatikan"),
    Light.STOP: QT_TRANSLATE_NOOP("readiness", "Bereskan dulu"),
    Light.UNKNOWN: QT_TRANSLATE_NOOP("readiness", "Tidak diketahui"),
}

LOOKS: dict[Light, tuple[str, str]] = {
    Light.READY: ("circle-check", "ok"),
    Light.MIND: ("triangle-alert", "warn"),
    Light.STOP: ("octagon-x", "error"),
    Light.UNKNOWN: ("info", "calm"),
}
"""Shape and tone of each light."""

_WHOLE = {
    Light.READY: QT_TRANSLATE_NOOP("readiness", "Siap berangkat."),
    Light.MIND: QT_TRANSLATE_NOOP(
        "readiness", "Bisa berangkat. Lihat dulu yang bertanda segitiga."
    ),
    Light.STOP: QT_TRANSLATE_NOOP(
        "readiness", "Jangan berangkat dulu. Bereskan yang bertanda silang."
    ),
}

_TEXTS = {
    "login.ready": QT_TRANSLATE_NOOP("readiness", "Kota mengenal komputer ini."),
    "login.not_yet": QT_TRANSLATE_NOOP(
        "readiness",
        "Belum pernah tersambung ke kota. Bisa mendaftar; sambungkan internet sekali bila bisa.",
    ),
    "login.key_away": QT_TRANSLATE_NOOP(
        "readiness",
        "Kunci komputer ini tidak ditemukan, jadi bukti tidak bisa dicetak. Buka Pengaturan.",
    ),
    "login.revoked": QT_TRANSLATE_NOOP(
        "readiness", "Kota mencabut komputer ini. Data tetap ada; hubungi dinas."
    ),
    "clock.ready": QT_TRANSLATE_NOOP("readiness", "Menunjukkan {now}."),
    "clock.behind": QT_TRANSLATE_NOOP(
        "readiness",
        "Menunjukkan {now}, padahal sudah pernah {before}. Perbaiki jam komputer.",
    ),
    "clock.differs": QT_TRANSLATE_NOOP(
        "readiness", "Menunjukkan {now}, berbeda dari jam server. Perbaiki jam komputer."
    ),
    "disk.ready": QT_TRANSLATE_NOOP("readiness", "Masih ada {megabytes} MB."),
    "disk.little": QT_TRANSLATE_NOOP(
        "readiness", "Tinggal {megabytes} MB. Kosongkan sebelum berangkat."
    ),
    "disk.full": QT_TRANSLATE_NOOP(
        "readiness", "Tinggal {megabytes} MB: pendaftaran baru akan ditolak. Kosongkan dulu."
    ),
    "battery.ready": QT_TRANSLATE_NOOP("readiness", "Terisi {percent} %."),
    "battery.plugged": QT_TRANSLATE_NOOP("readiness", "Terisi {percent} %, sedang dicas."),
    "battery.little": QT_TRANSLATE_NOOP(
        "readiness", "Terisi {percent} %. Cas dulu, dan bawa pengisi daya."
    ),
    "battery.unknown": QT_TRANSLATE_NOOP(
        "readiness", "Komputer tidak memberi tahu. Bawa pengisi daya."
    ),
    "printer.ready": QT_TRANSLATE_NOOP("readiness", "{name} dikenal komputer ini."),
    "printer.none": QT_TRANSLATE_NOOP(
        "readiness", "Belum dipilih, jadi akan ditanyakan saat mencetak. Pilih di Pengaturan."
    ),
    "printer.gone": QT_TRANSLATE_NOOP(
        "readiness", "{name} tidak ditemukan. Nyalakan dan sambungkan, atau pilih yang lain."
    ),
    "test_page.ready": QT_TRANSLATE_NOOP("readiness", "Tercetak {at}, QR-nya terbaca."),
    "test_page.never": QT_TRANSLATE_NOOP(
        "readiness", "Belum dicetak di printer ini. Tekan Cetak halaman uji."
    ),
    "test_page.old": QT_TRANSLATE_NOOP(
        "readiness", "Terakhir {at}. Cetak lagi untuk melihat tinta dan kertas."
    ),
    "books.ready": QT_TRANSLATE_NOOP("readiness", "Tarif {version}; kota terakhir menjawab {at}."),
    "books.old": QT_TRANSLATE_NOOP(
        "readiness",
        "Tarif {version}, tetapi kota terakhir menjawab {at}. Sambungkan internet, tekan F9.",
    ),
    "books.never": QT_TRANSLATE_NOOP(
        "readiness", "Tarif {version} bawaan aplikasi; kota belum pernah menjawab."
    ),
    "unsent.none": QT_TRANSLATE_NOOP("readiness", "Semua sudah diterima kota."),
    "unsent.some": QT_TRANSLATE_NOOP(
        "readiness", "{n} data menunggu dikirim. Tersimpan aman; kirim dulu bila ada internet (F9)."
    ),
    "unsent.given_back": QT_TRANSLATE_NOOP(
        "readiness", "{n} data dikembalikan untuk diperbaiki (F8)."
    ),
    "backup.ready": QT_TRANSLATE_NOOP("readiness", "Dibuat dan diperiksa {at}."),
    "backup.old": QT_TRANSLATE_NOOP(
        "readiness", "Terakhir {at}. Buat lagi di Pengaturan sebelum berangkat."
    ),
    "backup.never": QT_TRANSLATE_NOOP("readiness", "Belum pernah dibuat. Buat di Pengaturan."),
    "copies.ready": QT_TRANSLATE_NOOP("readiness", "Lengkap."),
    "copies.behind": QT_TRANSLATE_NOOP(
        "readiness", "{n} berkas belum tertulis. Periksa disk sebelum berangkat."
    ),
    "updates.ready": QT_TRANSLATE_NOOP("readiness", "Terakhir diperiksa {at}."),
    "updates.never": QT_TRANSLATE_NOOP(
        "readiness", "Belum pernah diperiksa. Versi ini tetap bisa dipakai."
    ),
    "updates.failed": QT_TRANSLATE_NOOP(
        "readiness",
        "Tidak terperiksa {at}. Versi ini tetap bisa dipakai; coba di Pengaturan, Pembaruan.",
    ),
    "tried": QT_TRANSLATE_NOOP(
        "readiness",
        "Halaman uji masuk antrean {name}. Lalu periksa lima hal yang tertulis di sana.",
    ),
    "listed": QT_TRANSLATE_NOOP("readiness", "Daftar periksa masuk antrean {name}."),
    "choose": QT_TRANSLATE_NOOP("readiness", "Pilih dulu printer di Pengaturan."),
}


@dataclass(frozen=True, slots=True)
class ReadinessActs:
    """What the page can ask for.

    Attributes:
        look: Gives the findings.
        printer: The chosen one, or "".
        trial: Makes the page that tries a printer.
        checklist: Makes the page that states the findings.
        put: Puts a page into the queue of the named printer.
    """

    look: Callable[[], Sequence[Finding]]
    printer: Callable[[], str]
    trial: Callable[[str], Page]
    checklist: Callable[[Sequence[ChecklistLine]], Page]
    put: Callable[[Page, str], None]
    zone: str


@dataclass(frozen=True, slots=True)
class LightShown:
    """One line of the page."""

    subject: str
    light: Light
    word: str
    words: str


@dataclass(frozen=True, slots=True)
class ReadinessShown:
    """All lights, and what they come to."""

    light: Light
    words: str
    lines: Sequence[LightShown]


class ReadinessViewModel(QObject):
    """Looks when asked, and prints what is wanted.

    Signals:
        shown: ``ReadinessShown``.
        busy: A page is on its way into the queue.
        done: A sentence.
        unavailable: A sentence: the world says no.
        broke: A bug's error.
    """

    shown = Signal(object)
    busy = Signal(bool)
    done = Signal(str)
    unavailable = Signal(str)
    broke = Signal(object)

    def __init__(
        self, jobs: JobRunner, changes: Changes, acts: ReadinessActs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._changes, self._acts = jobs, changes, acts
        self._findings: Sequence[Finding] = ()
        self._tries = self._is_watched = False
        changes.happened.connect(self._follow)

    @Slot()
    def look(self) -> None:
        # It asks the spooler, which may take its time: no save waits for that.
        self._jobs.run(self._acts.look, self._show, self._failed, Lane.PRINTER)

    @Slot(bool)
    def watch(self, watched: bool) -> None:
        """Look again whenever something changes, as long as somebody reads what is found."""
        self._is_watched = watched

    @Slot()
    def try_printer(self) -> None:
        """Print the page that tries the printer; it counts as tried once the page is out."""
        self._tries = True
        self._print(self._acts.trial, "tried")

    @Slot()
    def print_list(self) -> None:
        """Print what was found, in Indonesian as every paper."""
        lines = [self._listed(finding) for finding in self._findings]
        self._print(lambda _printer: self._acts.checklist(lines), "listed")

    def _print(self, make: Callable[[str], Page], key: str) -> None:
        printer = self._acts.printer()
        if not printer:
            self.unavailable.emit(_text("choose"))
            return
        self.busy.emit(True)

        def put(_nothing: None) -> None:
            self.busy.emit(False)
            self._changes.tell(Change.PRINTING)
            self._say(key, printer)

        self._jobs.run(lambda: self._acts.put(make(printer), printer), put, self._failed)

    def _follow(self, changes: frozenset[Change]) -> None:
        if self._is_watched or (self._tries and Change.PRINTING in changes):
            self.look()

    def _say(self, key: str, printer: str) -> None:
        self.done.emit(_text(key, name=printer))

    def _show(self, findings: Sequence[Finding]) -> None:
        self._findings = findings
        self._tries = self._tries and not _is_tried(findings)
        light = worst(findings)
        lines = [
            LightShown(
                _translated(_SUBJECTS[each.subject]),
                each.light,
                _translated(_LIGHTS[each.light]),
                _text(each.code, **self._figures(each)),
            )
            for each in findings
        ]
        self.shown.emit(ReadinessShown(light, _translated(_WHOLE[light]), lines))

    def _listed(self, finding: Finding) -> ChecklistLine:
        mark = {Light.READY: "[v]", Light.MIND: "[!]", Light.STOP: "[x]", Light.UNKNOWN: "[?]"}
        return ChecklistLine(
            mark[finding.light],
            f"{_SUBJECTS[finding.subject]}: {_LIGHTS[finding.light]}",
            str(_TEXTS[finding.code]).format(**self._figures(finding)),
        )

    def _figures(self, finding: Finding) -> dict[str, str]:
        return {name: self._told(value) for name, value in finding.figures.items()}

    def _told(self, value: str | int | datetime) -> str:
        if isinstance(value, datetime):
            return formats.moment(value, self._acts.zone)
        return formats.number(value) if isinstance(value, int) else value

    def _failed(self, error: Exception) -> None:
        self.busy.emit(False)
        if isinstance(error, Unavailable):
            self.unavailable.emit(sentence_of(error))
        else:
            self.broke.emit(error)


def _is_tried(findings: Sequence[Finding]) -> bool:
    return any(one.subject is Subject.TEST_PAGE and one.light is Light.READY for one in findings)


def _text(key: str, **figures: str) -> str:
    return _translated(_TEXTS[key]).format(**figures)


def _translated(words: object) -> str:
    return QCoreApplication.translate("readiness", str(words))
