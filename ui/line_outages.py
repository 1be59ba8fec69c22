"""Sentences for what a line does: the causes a round can end early for.

Pattern as in ``outages.py``: what happened, what it means for the data, what to do or what happens
next.
"""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

LINE_OUTAGES: Mapping[str, object] = {
    # Sending
    "sync.offline": QT_TRANSLATE_NOOP(
        "messages", "Tidak ada internet. Data tersimpan di sini dan akan dikirim otomatis."
    ),
    "sync.name_unknown": QT_TRANSLATE_NOOP(
        "messages",
        "Alamat server belum ditemukan; mungkin belum ada internet. Data aman, dicoba lagi.",
    ),
    "sync.refused": QT_TRANSLATE_NOOP(
        "messages", "Server sedang tidak berjalan. Data tersimpan di sini dan dicoba lagi otomatis."
    ),
    "sync.no_connection": QT_TRANSLATE_NOOP(
        "messages", "Server belum bisa dihubungi. Data tersimpan di sini dan dicoba lagi otomatis."
    ),
    "sync.cut": QT_TRANSLATE_NOOP(
        "messages",
        "Sambungan terputus saat mengirim. Data dikirim ulang; tidak akan tercatat dua kali.",
    ),
    "sync.timeout": QT_TRANSLATE_NOOP(
        "messages",
        "Jaringan terlalu lambat, server belum menjawab. Data tetap aman dan dicoba lagi.",
    ),
    "sync.server_error": QT_TRANSLATE_NOOP(
        "messages",
        "Server kota sedang bermasalah ({status}). Data tetap aman di sini dan dicoba lagi.",
    ),
    "sync.gateway": QT_TRANSLATE_NOOP(
        "messages",
        "Server kota belum bisa dicapai ({status}). "
        "Data tersimpan di sini dan dicoba lagi otomatis.",
    ),
    "sync.server_busy": QT_TRANSLATE_NOOP(
        "messages", "Server sedang ramai. Data tersimpan; pengiriman dilanjutkan sebentar lagi."
    ),
    "sync.too_many": QT_TRANSLATE_NOOP(
        "messages",
        "Server meminta jeda karena banyak kiriman. Data tersimpan dan dilanjutkan sesudahnya.",
    ),
    "sync.captive_portal": QT_TRANSLATE_NOOP(
        "messages",
        "Wi-Fi ini meminta login. Data aman. Buka peramban, masuk ke Wi-Fi, lalu tekan F9.",
    ),
    "sync.proxy": QT_TRANSLATE_NOOP(
        "messages",
        "Proksi jaringan tidak menjawab. Data aman. Periksa setelan proksi komputer ini (S-41).",
    ),
    "sync.proxy_password": QT_TRANSLATE_NOOP(
        "messages",
        "Proksi jaringan meminta kata sandi. Data aman. Minta setelannya ke pengelola jaringan.",
    ),
    "sync.clock_wrong": QT_TRANSLATE_NOOP(
        "messages",
        "Jam komputer salah, jadi server tidak bisa dipastikan. Data aman. "
        "Betulkan tanggal dan jamnya.",
    ),
    "sync.clock_differs": QT_TRANSLATE_NOOP(
        "messages",
        "Jam komputer ini {here}, jam server {there}. Data tetap terkirim. Betulkan jamnya.",
    ),
    "sync.tls": QT_TRANSLATE_NOOP(
        "messages",
        "Sambungan tidak aman, jadi data tidak dikirim. Data aman; coba jaringan lain (S-31).",
    ),
    "sync.tls_authority": QT_TRANSLATE_NOOP(
        "messages",
        "Penjamin sambungan tidak dikenal, jadi data tidak dikirim. Coba jaringan lain (S-38).",
    ),
    "sync.tls_host": QT_TRANSLATE_NOOP(
        "messages",
        "Yang menjawab bukan server kota, jadi data tidak dikirim. Coba jaringan lain (S-39).",
    ),
    "sync.tls_expired": QT_TRANSLATE_NOOP(
        "messages",
        "Sertifikat server lewat masanya, jadi data tidak dikirim. Data aman; hubungi dinas.",
    ),
    "sync.tls_old": QT_TRANSLATE_NOOP(
        "messages",
        "Pengaman sambungan terlalu lama, jadi data tidak dikirim. Coba jaringan lain (S-40).",
    ),
    "sync.garbled": QT_TRANSLATE_NOOP(
        "messages",
        "Jawaban server tidak lengkap. Data dikirim ulang; tidak akan tercatat dua kali.",
    ),
    "sync.receipt_unproven": QT_TRANSLATE_NOOP(
        "messages",
        "Tanda terima dari server belum terbukti asli. Data tetap di sini dan dikirim lagi (S-32).",
    ),
    "sync.left_out": QT_TRANSLATE_NOOP(
        "messages",
        "Server belum memberi tanda terima untuk data ini. Data tetap di sini dan dikirim lagi.",
    ),
    "sync.server_newer": QT_TRANSLATE_NOOP(
        "messages",
        "Server kota lebih baru dari aplikasi ini. Perbarui aplikasi; mencatat data tetap bisa.",
    ),
    "sync.server_older": QT_TRANSLATE_NOOP(
        "messages",
        "Server kota belum mengenal kiriman ini. Data aman; dinas memperbarui server (S-37).",
    ),
    "sync.news_unreadable": QT_TRANSLATE_NOOP(
        "messages",
        "Kabar dari server belum bisa dibaca. Pasang versi terbaru bila ini berulang (S-33).",
    ),
    "sync.not_set_up": QT_TRANSLATE_NOOP("messages", "Komputer ini belum diaktifkan."),
    "sync.not_understood": QT_TRANSLATE_NOOP(
        "messages", "Server tidak mengerti kiriman ini. Pasang versi terbaru (S-34)."
    ),
    "sync.too_large": QT_TRANSLATE_NOOP(
        "messages", "Kiriman terlalu besar. Data dikirim lagi dalam bagian yang lebih kecil."
    ),
    "sync.not_recognised": QT_TRANSLATE_NOOP(
        "messages",
        "Server tidak mengenali komputer ini. Data tetap tersimpan; hubungi dinas (S-35).",
    ),
    "sync.device_forked": QT_TRANSLATE_NOOP(
        "messages",
        "Data ini juga dibuka di komputer lain, jadi identitas baru diminta. "
        "Data aman, akan terkirim.",
    ),
    "sync.counter_behind": QT_TRANSLATE_NOOP(
        "messages",
        "Nomor urut pengiriman sedang disamakan dengan kota. Data tetap di sini dan akan terkirim.",
    ),
    "sync.answer_old": QT_TRANSLATE_NOOP(
        "messages",
        "Jawaban server ternyata jawaban lama, jadi tidak dipakai. Data tetap di sini (S-36).",
    ),
    "device.key_away": QT_TRANSLATE_NOOP(
        "messages",
        "Tempat kunci sistem masih terkunci. Data tersimpan; buka kuncinya, lalu tekan F9.",
    ),
    "device.key_lost": QT_TRANSLATE_NOOP(
        "messages",
        "Kunci komputer ini tidak ada. Data tersimpan; isi aktivasi baru di Pengaturan.",
    ),
    "sync.reference_unreadable": QT_TRANSLATE_NOOP(
        "messages", "Tarif baru dari kota belum terbaca. Perbarui aplikasi; tarif lama dipakai."
    ),
    "sync.device_revoked": QT_TRANSLATE_NOOP(
        "messages", "Komputer ini tidak lagi terdaftar. Data Anda tetap tersimpan. Hubungi dinas."
    ),
    "sync.reinstated": QT_TRANSLATE_NOOP(
        "messages", "Kota sudah mendaftarkan komputer ini lagi. Data tetap ada; silakan bekerja."
    ),
    "sync.device_unknown": QT_TRANSLATE_NOOP(
        "messages", "Server belum mengenal komputer ini. Data Anda tetap tersimpan. Hubungi dinas."
    ),
    "sync.code_unknown": QT_TRANSLATE_NOOP(
        "messages",
        "Kode aktivasi tidak dikenal. Periksa setiap huruf, atau minta kode baru ke dinas.",
    ),
    "sync.code_used": QT_TRANSLATE_NOOP(
        "messages", "Kode aktivasi sudah dipakai komputer lain. Minta kode baru ke dinas."
    ),
    "sync.code_expired": QT_TRANSLATE_NOOP(
        "messages", "Masa kode aktivasi sudah habis. Minta kode baru ke dinas."
    ),
}
