"""Every word of the archive's page that its widgets do not lay out themselves."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_app.domain.stub import StubOutcome

OUTCOMES: Mapping[StubOutcome | None, tuple[object, object]] = {
    None: (
        QT_TRANSLATE_NOOP("archive", "Menunggu dikirim"),
        QT_TRANSLATE_NOOP("archive", "{count}. Kirim dengan F9, atau lewat USB di Pengaturan."),
    ),
    StubOutcome.TAKEN: (
        QT_TRANSLATE_NOOP("archive", "Dipulihkan"),
        QT_TRANSLATE_NOOP("archive", "{count}. Kota belum punya; sekarang ada."),
    ),
    StubOutcome.THERE: (
        QT_TRANSLATE_NOOP("archive", "Sudah ada"),
        QT_TRANSLATE_NOOP("archive", "{count}. Kota sudah punya; tidak ada yang berubah."),
    ),
    StubOutcome.OVERTAKEN: (
        QT_TRANSLATE_NOOP("archive", "Versi lama"),
        QT_TRANSLATE_NOOP(
            "archive", "{count}. Kota punya versi yang lebih baru; itu yang berlaku."
        ),
    ),
    StubOutcome.HELD: (
        QT_TRANSLATE_NOOP("archive", "Ditahan kota"),
        QT_TRANSLATE_NOOP("archive", "{numbers}. Tersimpan di kota; petugas kota memutuskan."),
    ),
    StubOutcome.UNPROVEN: (
        QT_TRANSLATE_NOOP("archive", "Belum dipercaya"),
        QT_TRANSLATE_NOOP(
            "archive",
            "{numbers}. Kota tidak kenal kunci komputer yang mencetaknya. "
            "Bawa kertasnya ke dinas untuk dipindai di sana.",
        ),
    ),
    StubOutcome.UNKNOWN: (
        QT_TRANSLATE_NOOP("archive", "Komputer tak dikenal"),
        QT_TRANSLATE_NOOP(
            "archive", "{numbers}. Kota tidak punya komputer dengan nomor ini. Hubungi dinas."
        ),
    ),
    StubOutcome.UNREADABLE: (
        QT_TRANSLATE_NOOP("archive", "Bukan untuk kota ini"),
        QT_TRANSLATE_NOOP(
            "archive",
            "{count}. Disegel untuk kota lain, atau rusak. Tidak ada yang berubah; "
            "bawa kertasnya ke kota yang tertulis di atasnya, atau pindai ulang.",
        ),
    ),
}
"""Heading and sentence for each answer of the city; None for what it has not answered yet."""

FILES: Mapping[str, object] = {
    "new": QT_TRANSLATE_NOOP("archive", "{count} arsip baru terbaca."),
    "again": QT_TRANSLATE_NOOP("archive", "{count} sudah pernah dibaca."),
    "parts": QT_TRANSLATE_NOOP("archive", "{count} bagian; bagian lainnya belum."),
    "damaged": QT_TRANSLATE_NOOP(
        "archive", "{count} QR tidak terbaca. Foto ulang lebih dekat dan terang."
    ),
    "others": QT_TRANSLATE_NOOP(
        "archive", "{count} QR lain, bukan arsip: tidak ada yang diambil. Pindai lembar arsipnya."
    ),
    "nothing": QT_TRANSLATE_NOOP(
        "archive",
        "Tidak ada QR arsip di sini: tidak ada yang diambil. Foto selembar utuh, lurus, terang.",
    ),
    "scan.no_picture": QT_TRANSLATE_NOOP(
        "archive",
        "Ini bukan gambar dan bukan PDF: tidak ada yang diambil. Pilih foto atau pindaian.",
    ),
    "scan.damaged": QT_TRANSLATE_NOOP(
        "archive",
        "Gambar ini rusak atau terpotong: tidak ada yang diambil. Salin atau foto sekali lagi.",
    ),
    "scan.pdf_closed": QT_TRANSLATE_NOOP(
        "archive",
        "PDF ini rusak, atau terkunci kata sandi: tidak ada yang diambil. Pindai sekali lagi tanpa "
        "kata sandi.",
    ),
    "scan.too_large": QT_TRANSLATE_NOOP(
        "archive",
        "Gambar ini terlalu besar: tidak ada yang diambil. Pindai dengan 300 dpi, satu lembar "
        "satu gambar.",
    ),
    "scan.broken_off": QT_TRANSLATE_NOOP(
        "archive", "Selebihnya berkas ini rusak. Yang terbaca tersimpan; pindai ulang sisanya."
    ),
    "file.not_read": QT_TRANSLATE_NOOP(
        "archive",
        "Berkas tidak bisa dibuka: dipindah, dihapus, atau flashdisk dilepas. Tidak ada yang "
        "diambil; pilih sekali lagi.",
    ),
}

TEXTS: Mapping[str, object] = {
    "unprinted": QT_TRANSLATE_NOOP(
        "archive", "{count} pendaftaran atau perubahan belum ada di kertas."
    ),
    "all_printed": QT_TRANSLATE_NOOP("archive", "Semua pendaftaran sudah ada di kertas."),
    "queued": QT_TRANSLATE_NOOP(
        "archive", "{count} arsip masuk antrean cetak, {sheets} lembar. Simpan kertasnya terkunci."
    ),
    "kept": QT_TRANSLATE_NOOP("archive", "{count} arsip tersimpan sebagai PDF: {path}"),
    "reading": QT_TRANSLATE_NOOP("archive", "Membaca berkas {now} dari {all}…"),
    "none": QT_TRANSLATE_NOOP(
        "archive",
        "Tidak ada gambar atau PDF di situ, jadi tidak ada yang dibaca. Pilih foto atau pindaian.",
    ),
    "read": QT_TRANSLATE_NOOP(
        "archive", "{new} arsip baru terbaca, {again} sudah pernah, dari {files} berkas."
    ),
    "stopped": QT_TRANSLATE_NOOP(
        "archive", "Dihentikan setelah {files} berkas. Yang sudah terbaca tersimpan."
    ),
    "incomplete": QT_TRANSLATE_NOOP("archive", "Belum lengkap"),
    "incomplete.words": QT_TRANSLATE_NOOP(
        "archive", "{count} arsip kurang satu bagian. Pindai bagian lainnya."
    ),
}


def text(key: str, **figures: str) -> str:
    """Return a sentence of the page, in the screen's language."""
    return translated(TEXTS[key], **figures)


def translated(words: object, **figures: str) -> str:
    return QCoreApplication.translate("archive", str(words)).format(**figures)
