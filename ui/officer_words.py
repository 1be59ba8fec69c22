"""Sentences about officers: the door, what a role may do, and looking at the day's work."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

OFFICER_REFUSALS: Mapping[str, object] = {
    "door.password_wrong": QT_TRANSLATE_NOOP(
        "messages",
        "Kata sandi tidak cocok. {chances} kesempatan lagi sebelum jeda {seconds} detik.",
    ),
    "door.pause": QT_TRANSLATE_NOOP(
        "messages", "Kata sandi tidak cocok. Tunggu sampai jeda selesai, lalu coba lagi."
    ),
    "door.must_wait": QT_TRANSLATE_NOOP(
        "messages", "Jeda belum selesai. Data Anda aman; tunggu sebentar, lalu coba lagi."
    ),
    "role.not_allowed": QT_TRANSLATE_NOOP(
        "messages", "Ini hanya bisa dilakukan penyelia. Minta penyelia masuk dengan namanya."
    ),
    "officer.unknown": QT_TRANSLATE_NOOP(
        "messages", "Petugas ini tidak ada di komputer ini. Pilih nama lain."
    ),
    "officer.name_taken": QT_TRANSLATE_NOOP(
        "messages",
        "Nama ini sudah pernah dipakai petugas lain di sini. Tambahkan nama belakang atau gelar.",
    ),
    "officer.yourself": QT_TRANSLATE_NOOP(
        "messages", "Akses dan peran Anda sendiri hanya bisa diubah petugas lain."
    ),
    "officer.access_ended": QT_TRANSLATE_NOOP(
        "messages", "Akses Anda di komputer ini sudah diakhiri. Hubungi penyelia."
    ),
    "review.own_work": QT_TRANSLATE_NOOP(
        "messages", "Anda sendiri ikut menulis data ini. Penyelia lain yang memeriksanya."
    ),
    "review.changed": QT_TRANSLATE_NOOP(
        "messages", "Data ini baru saja diubah. Lihat lagi sebelum memutuskan."
    ),
    "review.reason_missing": QT_TRANSLATE_NOOP(
        "messages", "Tulis apa yang harus diperiksa petugas."
    ),
    "review.objected": QT_TRANSLATE_NOOP(
        "messages", "Dikembalikan {by}: {reason} Cocokkan dengan kertas, lalu simpan lagi."
    ),
    "officer.choose": QT_TRANSLATE_NOOP("messages", "Kode cocok. Pilih nama Anda, lalu lanjutkan."),
}
