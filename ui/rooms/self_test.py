"""What the self-test found, in lines that can be read out over the telephone."""

import platform
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QTranslator, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtPrintSupport import QPrinterInfo

from desktop_app import __version__
from desktop_app.paths import data_folder, resource_folder
from desktop_app.storage.keychain import Keychain
from desktop_app.use_cases import settings
from desktop_app.use_cases.self_test import Finding, Subject, try_everything
from ui.icons import Icons
from ui.messages import QT_WORDS, SENTENCES, load_translation, sentence_for
from ui.network import ears, heard_by
from ui.theme import MONO_FAMILY, TEXT_FAMILY

_TITLES: Mapping[Subject, object] = {
    Subject.BOOKS: QT_TRANSLATE_NOOP("self_test", "Data acuan"),
    Subject.DISK: QT_TRANSLATE_NOOP("self_test", "Ruang disk"),
    Subject.FILE: QT_TRANSLATE_NOOP("self_test", "Berkas terenkripsi"),
    Subject.WORKER: QT_TRANSLATE_NOOP("self_test", "Pendaftaran"),
    Subject.PAPER: QT_TRANSLATE_NOOP("self_test", "Kertas dan QR"),
    Subject.KEYCHAIN: QT_TRANSLATE_NOOP("self_test", "Tempat kunci sistem"),
    Subject.SERVER: QT_TRANSLATE_NOOP("self_test", "Server kota"),
}
_FOUND: Mapping[Subject, object] = {
    Subject.BOOKS: QT_TRANSLATE_NOOP("self_test", "{regions} wilayah, {occupations} pekerjaan"),
    Subject.DISK: QT_TRANSLATE_NOOP("self_test", "{megabytes} MB kosong"),
    Subject.FILE: QT_TRANSLATE_NOOP("self_test", "SQLite {sqlite}, SQLCipher {sqlcipher}"),
    Subject.WORKER: QT_TRANSLATE_NOOP("self_test", "disimpan sebagai {number}, tidak terbaca"),
    Subject.PAPER: QT_TRANSLATE_NOOP("self_test", "{bytes} byte, QR terbaca kembali"),
    Subject.KEYCHAIN: QT_TRANSLATE_NOOP("self_test", "{backend}"),
    Subject.SERVER: QT_TRANSLATE_NOOP("self_test", "menjawab {status}"),
}
_WORDS: Mapping[str, object] = {
    "program": QT_TRANSLATE_NOOP("self_test", "Program"),
    "fonts": QT_TRANSLATE_NOOP("self_test", "Huruf"),
    "languages": QT_TRANSLATE_NOOP("self_test", "Bahasa"),
    "icons": QT_TRANSLATE_NOOP("self_test", "Gambar"),
    "printers": QT_TRANSLATE_NOOP("self_test", "Printer"),
    "network": QT_TRANSLATE_NOOP("self_test", "Kabar jaringan"),
    "missing": QT_TRANSLATE_NOOP("self_test", "Sebagian isi program tidak ada. Pasang ulang."),
    "no_printer": QT_TRANSLATE_NOOP("self_test", "belum ada; kertas disimpan sebagai PDF"),
    "no_news": QT_TRANSLATE_NOOP(
        "self_test", "komputer ini tidak memberi kabar; server dicoba setiap beberapa detik"
    ),
    "broken": QT_TRANSLATE_NOOP(
        "self_test",
        "Bagian ini tidak berjalan. Data Anda tidak disentuh; pasang ulang, lalu coba lagi.",
    ),
    "well": QT_TRANSLATE_NOOP("self_test", "BAIK"),
    "not_well": QT_TRANSLATE_NOOP("self_test", "TIDAK"),
    "all_well": QT_TRANSLATE_NOOP("self_test", "Semua baik. Program siap dipakai."),
    "some_not": QT_TRANSLATE_NOOP(
        "self_test", "Tidak baik: nomor {numbers}. Bacakan nomor dan kodenya kepada petugas kota."
    ),
}


REPORT = "uji-diri.txt"
"""In the data folder, where there is no console to tell it on."""


def self_test(data: Path | None, now: datetime, written: Path | None, server: str) -> int:
    """Try this installation, tell what was found, and return 0 where all is well.

    Args:
        data: Folder of the clerk's data, None for the usual one; what lies there is not touched.
        now: Aware.
        written: The report is written here too. A Windows program has no console: there, without
            this, it lies in the data folder and is opened.
        server: Address of a city server to be asked; empty for none.
    """
    app = QGuiApplication(sys.argv[:1])
    folder, resources = data_folder(data), resource_folder()
    load_translation(app, resources, settings.language(folder))
    found = try_everything(resources, folder, Keychain(), now, server)
    lines = [*screen_lines(resources), *map(line_of, found)]
    told = report(lines)
    if sys.stdout is not None:
        sys.stdout.write(told)
    shown = folder / REPORT if written is None and sys.stdout is None else None
    for file in (written, shown):
        if file is not None:
            file.write_text(told, encoding="utf-8")
    if shown is not None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(shown))
    return 1 if any(line.code for line in lines) else 0


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was tried, in words; the code is empty where all is well."""

    title: str
    told: str
    code: str = ""


def screen_lines(resources: Path) -> Iterator[Line]:
    """Try what the program needs of Qt: its faces, languages, drawings, printers, news of networks.

    Args:
        resources: What came with the program.
    """
    frozen = "PyInstaller" if getattr(sys, "frozen", False) else "Python"
    made = f"{__version__}, {platform.platform()}, {frozen} {platform.python_version()}"
    screen = f"Qt {qVersion()} ({QGuiApplication.platformName()})"
    yield Line(_word("program"), f"{made}, {screen}")
    loaded = map(QFontDatabase.addApplicationFont, map(str, (resources / "fonts").glob("*.ttf")))
    came = {family for font in loaded for family in QFontDatabase.applicationFontFamilies(font)}
    faces = [face for face in (TEXT_FAMILY, MONO_FAMILY) if face in came]
    yield _whole("fonts", len(faces) == 2, ", ".join(faces), "no-fonts")  # noqa: PLR2004 - both
    languages = [
        file.stem
        for file in sorted((resources / "i18n").glob("*.qm"))
        if file.stem != QT_WORDS and QTranslator().load(str(file))
    ]
    yield _whole("languages", bool(languages), ", ".join(["id", *languages]), "no-languages")
    drawings = [file.stem for file in (resources / "icons").glob("*.svg")]
    icons = Icons(resources / "icons")
    drawn = [name for name in drawings if not icons.pixmap(name, "#000000").isNull()]
    yield _whole("icons", bool(drawn) and drawn == drawings, f"{len(drawn)}", "no-icons")
    names = QPrinterInfo.availablePrinterNames()
    yield Line(_word("printers"), ", ".join(names) or _word("no_printer"))
    yield _whole("network", bool(ears()), heard_by() or _word("no_news"), "no-network-news")


def line_of(finding: Finding) -> Line:
    """Put a finding into words; what nobody foresaw says that a new installation is the way."""
    title = QCoreApplication.translate("self_test", str(_TITLES[finding.subject]))
    if finding.is_well:
        found = QCoreApplication.translate("self_test", str(_FOUND[finding.subject]))
        return Line(title, found.format_map(finding.figures))
    known = finding.code in SENTENCES
    told = sentence_for(finding.code, finding.figures) if known else _word("broken")
    return Line(title, told, finding.code)


def report(lines: Sequence[Line]) -> str:
    """Return the numbered lines and, below them, which of them need somebody."""
    written = [
        f"{number}. {line.title}: {_word('not_well' if line.code else 'well')}. {line.told}"
        + (f" [{line.code}]" if line.code else "")
        for number, line in enumerate(lines, 1)
    ]
    bad = [str(number) for number, line in enumerate(lines, 1) if line.code]
    end = _word("some_not").format(numbers=", ".join(bad)) if bad else _word("all_well")
    return "\n".join([f"Loket Jamsostek {__version__}", *written, "", end, ""])


def _whole(title: str, there: bool, found: str, code: str) -> Line:
    return Line(_word(title), found) if there else Line(_word(title), _word("missing"), code)


def _word(name: str) -> str:
    return QCoreApplication.translate("self_test", str(_WORDS[name]))
