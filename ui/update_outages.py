"""Sentences for updates that do not come, are not believed, or were left again."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

UPDATE_OUTAGES: Mapping[str, object] = {
    # Fetching
    "update.not_installed": QT_TRANSLATE_NOOP(
        "messages", "Program ini tidak dipasang lewat pemasang, jadi tidak bisa diperbarui sendiri."
    ),
    "update.no_root": QT_TRANSLATE_NOOP(
        "messages",
        "Pembaruan tidak disiapkan di pemasangan ini. Program tetap bisa dipakai; tanyakan kepada "
        "petugas kota.",
    ),
    "update.unreachable": QT_TRANSLATE_NOOP(
        "messages",
        "Tempat pembaruan tidak terjangkau. Yang sudah terambil disimpan; dicoba lagi nanti, "
        "atau pakai flashdisk.",
    ),
    "update.not_on_stick": QT_TRANSLATE_NOOP(
        "messages",
        "Di folder itu tidak ada pembaruan. Pilih flashdisk dengan folder loket-pembaruan.",
    ),
    "update.expired": QT_TRANSLATE_NOOP(
        "messages",
        "Kabar pembaruan sudah kedaluwarsa. Program tetap bisa dipakai; periksa jam komputer, "
        "atau minta flashdisk baru.",
    ),
    "update.not_proven": QT_TRANSLATE_NOOP(
        "messages",
        "Pembaruan itu tidak terbukti asli, jadi tidak dipasang. Data tidak disentuh; beri "
        "tahu petugas kota ({why}).",
    ),
    "update.no_room": QT_TRANSLATE_NOOP(
        "messages",
        "Pembaruan butuh {megabytes} MB kosong. Data aman; kosongkan ruang disk, lalu coba lagi.",
    ),
    "update.broken_off": QT_TRANSLATE_NOOP(
        "messages",
        "Pembaruan terhenti di tengah. Data dan program tidak disentuh; coba lagi nanti.",
    ),
    # Trying and choosing
    "update.copy_differs": QT_TRANSLATE_NOOP(
        "messages",
        "Versi baru membaca data secara lain, jadi tidak dipakai. Data tidak disentuh; beri "
        "tahu petugas kota.",
    ),
    "update.copy_not_whole": QT_TRANSLATE_NOOP(
        "messages",
        "Salinan data tidak utuh di versi baru, jadi tidak dipakai. Data tidak disentuh; beri "
        "tahu petugas kota.",
    ),
    "update.not_tried": QT_TRANSLATE_NOOP(
        "messages",
        "Versi itu belum dicoba pada salinan data. Data tidak disentuh; periksa pembaruan dulu.",
    ),
    "update.gone": QT_TRANSLATE_NOOP(
        "messages", "Versi itu sudah tidak ada. Data tidak disentuh; periksa pembaruan lagi."
    ),
    "update.printing": QT_TRANSLATE_NOOP(
        "messages",
        "Masih ada kertas di printer. Tidak ada yang hilang; tunggu sampai keluar, lalu ulangi.",
    ),
    # Said of what is well
    "update.none": QT_TRANSLATE_NOOP(
        "messages", "Tidak ada versi yang lebih baru untuk kantor ini."
    ),
    "update.ready": QT_TRANSLATE_NOOP(
        "messages",
        "Versi {version} siap dan sudah dicoba pada salinan data. Pakai lewat Pengaturan.",
    ),
    # A version that was left
    "update.ended": QT_TRANSLATE_NOOP(
        "messages",
        "Versi {left} berhenti sebelum terbuka. Program kembali ke versi {version}; data utuh. "
        "Beri tahu petugas kota.",
    ),
    "update.hung": QT_TRANSLATE_NOOP(
        "messages",
        "Versi {left} tidak sampai terbuka. Program kembali ke versi {version}; data utuh. "
        "Beri tahu petugas kota.",
    ),
    "update.never_reached": QT_TRANSLATE_NOOP(
        "messages",
        "Versi {left} dua kali tidak terbuka. Program kembali ke versi {version}; data utuh. "
        "Beri tahu petugas kota.",
    ),
    "update.not_started": QT_TRANSLATE_NOOP(
        "messages",
        "Versi {left} tidak bisa dijalankan. Program kembali ke versi {version}; data utuh. "
        "Beri tahu petugas kota.",
    ),
}
