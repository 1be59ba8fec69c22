"""Sentences for when the world says no: the codes of ``Unavailable`` and of sending.

Pattern: what happened, what it means for the data, what to do. A small code at the end is for the
telephone with support.
"""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

OUTAGES: Mapping[str, object] = {
    # Printer and files
    "printer.none": QT_TRANSLATE_NOOP(
        "messages", "Belum ada printer di komputer ini. Simpan sebagai PDF, atau pasang printer."
    ),
    "printer.silent": QT_TRANSLATE_NOOP(
        "messages",
        "Printer tidak menjawab. Kertasnya menunggu di antrean; nyalakan dan sambungkan, cetakan "
        "lanjut sendiri.",
    ),
    "printer.gone": QT_TRANSLATE_NOOP(
        "messages",
        "Printer itu tidak ditemukan. Kertasnya menunggu di antrean; nyalakan dan sambungkan, "
        "atau pindahkan ke printer lain.",
    ),
    "printer.refuses": QT_TRANSLATE_NOOP(
        "messages",
        "Printer menolak cetakan ini. Kertasnya menunggu di antrean; periksa antrean printer di "
        "sistem.",
    ),
    "printer.paper_out": QT_TRANSLATE_NOOP(
        "messages", "Kertas habis. Tidak ada yang terlewat; isi kertas, cetakan lanjut sendiri."
    ),
    "printer.jam": QT_TRANSLATE_NOOP(
        "messages",
        "Kertas macet. Keluarkan, lalu ketik nomor terakhir yang baik di Antrean cetak.",
    ),
    "printer.ink_out": QT_TRANSLATE_NOOP(
        "messages", "Tinta atau toner habis. Tidak ada yang terlewat; ganti, lalu coba lagi."
    ),
    "printer.open": QT_TRANSLATE_NOOP(
        "messages", "Tutup printer terbuka. Tidak ada yang terlewat; tutup, cetakan lanjut sendiri."
    ),
    "printer.paused": QT_TRANSLATE_NOOP(
        "messages",
        "Printer dijeda di sistem. Kertasnya menunggu; lanjutkan printer itu di pengaturan sistem.",
    ),
    "spooler.away": QT_TRANSLATE_NOOP(
        "messages",
        "Layanan cetak komputer ini tidak menjawab. Kertasnya menunggu di antrean; dicoba terus.",
    ),
    "print.dropped": QT_TRANSLATE_NOOP(
        "messages", "Cetakan dibatalkan di sistem sebelum keluar. Coba lagi, atau batalkan."
    ),
    "print.broken_off": QT_TRANSLATE_NOOP(
        "messages", "Cetakan terputus di tengah. Lihat di printer: sudah keluar utuh atau belum?"
    ),
    "print.gone": QT_TRANSLATE_NOOP(
        "messages",
        "Sistem tidak lagi mengenal cetakan ini. Lihat di printer: sudah keluar utuh atau belum?",
    ),
    "print.interrupted": QT_TRANSLATE_NOOP(
        "messages",
        "Aplikasi berhenti saat mencetak ini. Lihat di printer: sudah keluar utuh atau belum?",
    ),
    "print.untrue": QT_TRANSLATE_NOOP(
        "messages",
        "Tidak dicetak: pendaftarannya dibatalkan, atau Konfirmasinya dicabut, saat kertas ini "
        "menunggu.",
    ),
    "file.not_written": QT_TRANSLATE_NOOP(
        "messages", "Berkas belum tersimpan di tempat itu. Pilih folder lain."
    ),
    "file.not_read": QT_TRANSLATE_NOOP(
        "messages",
        "Berkas itu tidak bisa dibaca: dipindah, dihapus, atau flashdisk dilepas. Tidak ada yang "
        "berubah; pilih sekali lagi.",
    ),
    # Keys
    "vault.keychain_missing": QT_TRANSLATE_NOOP(
        "messages",
        "Tempat kunci sistem tidak ada di komputer ini. Data Anda aman; pakai kode pemulihan.",
    ),
    "vault.keychain_locked": QT_TRANSLATE_NOOP(
        "messages", "Tempat kunci sistem terkunci. Buka kuncinya, atau pakai kode pemulihan."
    ),
    "vault.keychain_refused": QT_TRANSLATE_NOOP(
        "messages", "Tempat kunci sistem menolak. Data Anda aman; pakai kode pemulihan."
    ),
    "vault.keychain_lost": QT_TRANSLATE_NOOP(
        "messages",
        "Kunci di komputer ini tidak ditemukan. Data Anda aman. Masukkan kode pemulihan.",
    ),
    "vault.damaged": QT_TRANSLATE_NOOP(
        "messages", "Berkas kunci rusak. Jangan hapus apa pun; hubungi dukungan (K-21)."
    ),
    "vault.recovery_code_mistyped": QT_TRANSLATE_NOOP(
        "messages", "Ada huruf kode pemulihan yang salah ketik. Periksa setiap huruf."
    ),
    "vault.missing": QT_TRANSLATE_NOOP(
        "messages", "Berkas kunci tidak ditemukan. Jangan hapus apa pun; hubungi dukungan (K-22)."
    ),
    "vault.newer": QT_TRANSLATE_NOOP(
        "messages", "Kunci ini dibuat aplikasi versi lebih baru. Pasang versi terbaru."
    ),
    "vault.not_writable": QT_TRANSLATE_NOOP(
        "messages", "Kunci baru belum bisa ditulis ke disk. Kunci lama tetap berlaku; coba lagi."
    ),
    "database.in_clear": QT_TRANSLATE_NOOP(
        "messages",
        "Berkas di komputer ini tidak terenkripsi. Jangan dipakai; pasang ulang "
        "program ini dan hubungi petugas kota.",
    ),
    "self_test.not_reached": QT_TRANSLATE_NOOP(
        "messages", "Belum diuji: bagian sebelumnya tidak baik. Data Anda tidak disentuh."
    ),
    "self_test.server_away": QT_TRANSLATE_NOOP(
        "messages",
        "Server kota tidak menjawab. Mendaftar dan mencetak tetap bisa; periksa internet dan "
        "alamatnya.",
    ),
    "keychain.missing": QT_TRANSLATE_NOOP(
        "messages",
        "Tempat kunci sistem tidak ada di komputer ini. Data aman; pakai kode pemulihan.",
    ),
    "keychain.locked": QT_TRANSLATE_NOOP(
        "messages", "Tempat kunci sistem terkunci. Buka kuncinya, atau pakai kode pemulihan."
    ),
    "keychain.refused": QT_TRANSLATE_NOOP(
        "messages", "Tempat kunci sistem menolak. Data aman; coba lagi atau pakai kode pemulihan."
    ),
    # The file
    "database.exists": QT_TRANSLATE_NOOP(
        "messages",
        "Di komputer ini sudah ada data. Data itu tidak ditimpa; buka dengan kata sandi.",
    ),
    "database.missing": QT_TRANSLATE_NOOP(
        "messages",
        "Berkas data tidak ditemukan. "
        "Jangan mulai baru; pulihkan cadangan atau hubungi dukungan (D-11).",
    ),
    "database.wrong_key": QT_TRANSLATE_NOOP(
        "messages",
        "Kunci tidak cocok dengan berkas data. Data tidak diubah; hubungi dukungan (D-12).",
    ),
    "database.damaged": QT_TRANSLATE_NOOP(
        "messages", "Berkas data rusak dan tidak diubah. Hubungi dukungan (D-13)."
    ),
    "database.newer": QT_TRANSLATE_NOOP(
        "messages", "Data ini dibuat aplikasi versi lebih baru. Pasang versi terbaru."
    ),
    "database.engine_too_old": QT_TRANSLATE_NOOP(
        "messages", "Bagian basis data terlalu lama dan tidak aman. Pasang ulang aplikasi."
    ),
    "database.officer_missing": QT_TRANSLATE_NOOP(
        "messages", "Petugas pemilik kata sandi ini tidak ada di data. Hubungi dukungan (D-14)."
    ),
    "database.busy": QT_TRANSLATE_NOOP("messages", "Aplikasi sudah terbuka."),
    "database.disk_full": QT_TRANSLATE_NOOP(
        "messages",
        "Ruang disk penuh. Data ini belum tersimpan. Hapus berkas lain, lalu tekan Ctrl+S lagi.",
    ),
    "database.disk_error": QT_TRANSLATE_NOOP(
        "messages", "Disk tidak bisa dibaca atau ditulis. Data ini belum tersimpan (D-15)."
    ),
    "database.looking_only": QT_TRANSLATE_NOOP(
        "messages",
        "Folder data hanya bisa dibaca: data bisa dilihat dan dikirim, tidak bisa ditambah. "
        "Hubungi dukungan (D-19).",
    ),
    "database.read_only": QT_TRANSLATE_NOOP(
        "messages", "Disk hanya bisa dibaca. Data ini belum tersimpan (D-16)."
    ),
    "database.not_readable": QT_TRANSLATE_NOOP(
        "messages", "Berkas data tidak boleh dibuka oleh pengguna ini. Hubungi dukungan (D-17)."
    ),
    "database.not_mendable": QT_TRANSLATE_NOOP(
        "messages",
        "Data dan salinannya rusak. Jangan hapus apa pun; bawa komputer ini ke dinas (D-18).",
    ),
    "copies.behind": QT_TRANSLATE_NOOP(
        "messages",
        "Data tersimpan, tetapi {n} salinan pengaman belum tertulis. Periksa disk; dicoba terus.",
    ),
    "sealing.not_readable": QT_TRANSLATE_NOOP(
        "messages", "Berkas tersegel ini rusak, terpotong, atau bukan untuk komputer ini."
    ),
    "database.backup_failed": QT_TRANSLATE_NOOP(
        "messages", "Cadangan belum jadi, jadi data belum diubah. Kosongkan disk, lalu coba lagi."
    ),
    "activation.no_answer": QT_TRANSLATE_NOOP(
        "messages",
        "Alamat itu belum menjawab. Belum ada yang dibuat. Periksa alamat dan internet, "
        "lalu coba lagi.",
    ),
    # This machine
    "instance.taken": QT_TRANSLATE_NOOP(
        "messages",
        "Aplikasi sudah terbuka, tetapi tidak menjawab. Data aman; tutup yang itu, lalu buka lagi.",
    ),
    "place.network": QT_TRANSLATE_NOOP(
        "messages",
        "Data tidak boleh di drive jaringan. "
        "Belum ada yang diubah; pindahkan foldernya ke komputer.",
    ),
    "place.removable": QT_TRANSLATE_NOOP(
        "messages",
        "Data tidak boleh di flashdisk. Belum ada yang diubah; pindahkan foldernya ke komputer.",
    ),
    "place.cloud": QT_TRANSLATE_NOOP(
        "messages",
        "Data tidak boleh di folder OneDrive atau sejenisnya. "
        "Belum ada yang diubah; pindahkan ke luar.",
    ),
    "disk.little": QT_TRANSLATE_NOOP(
        "messages", "Ruang disk tinggal {megabytes} MB. Data aman; kosongkan ruang sebelum penuh."
    ),
    "disk.too_little": QT_TRANSLATE_NOOP(
        "messages",
        "Disk tinggal {megabytes} MB. Data ini belum tersimpan, yang lama aman. "
        "Hapus berkas lain, lalu Ctrl+S.",
    ),
    "disk.stops": QT_TRANSLATE_NOOP(
        "messages",
        "Disk tinggal {megabytes} MB, jadi data baru belum bisa disimpan. "
        "Yang ada aman; hapus berkas lain dari disk.",
    ),
    "backup.no_room": QT_TRANSLATE_NOOP(
        "messages",
        "Disk tidak cukup untuk membuat dan memeriksa cadangan. Data aman; kosongkan disk.",
    ),
    "backup.not_written": QT_TRANSLATE_NOOP(
        "messages",
        "Cadangan belum jadi di tempat itu. Data aman; periksa flashdisk, lalu coba lagi.",
    ),
    "backup.differs": QT_TRANSLATE_NOOP(
        "messages",
        "Isi cadangan ini berbeda dari catatannya, jadi tidak dipakai. "
        "Data aman; buat atau pilih lagi.",
    ),
    "backup.unreadable": QT_TRANSLATE_NOOP(
        "messages",
        "Berkas ini bukan cadangan yang utuh. Belum ada yang diubah; pilih berkas lain.",
    ),
    "backup.newer": QT_TRANSLATE_NOOP(
        "messages",
        "Cadangan ini dibuat aplikasi versi lebih baru. Pasang versi terbaru, lalu pulihkan.",
    ),
    # By stick
    "exchange.not_enrolled": QT_TRANSLATE_NOOP(
        "messages",
        "Komputer ini belum pernah terhubung ke kota. "
        "Data aman; hubungkan sekali, baru pakai berkas.",
    ),
    "exchange.no_seal": QT_TRANSLATE_NOOP(
        "messages", "Kunci segel kota belum ada di sini. Data aman; hubungkan sekali ke internet."
    ),
    "check_list.unreadable": QT_TRANSLATE_NOOP(
        "messages",
        "Berkas ini bukan daftar periksa, atau rusak. Daftar yang dipakai tetap. "
        "Minta berkas baru dari kota.",
    ),
    "check_list.unproven": QT_TRANSLATE_NOOP(
        "messages",
        "Daftar ini tidak ditandatangani kota kita. Daftar yang dipakai tetap. "
        "Minta berkas baru dari kota.",
    ),
    "exchange.unreadable": QT_TRANSLATE_NOOP(
        "messages",
        "Berkas balasan ini rusak, terpotong, atau bukan untuk sini. Salin ulang dari dinas.",
    ),
    "exchange.other_identity": QT_TRANSLATE_NOOP(
        "messages",
        "Balasan ini untuk pendaftaran lain komputer ini; tidak dipakai. Data tetap. "
        "Buat berkas kirim baru.",
    ),
    "exchange.unproven": QT_TRANSLATE_NOOP(
        "messages",
        "Balasan ini tidak terbukti dari kota, jadi tidak dipakai. Minta lagi ke dinas.",
    ),
    "proving.broken": QT_TRANSLATE_NOOP(
        "messages",
        "Catatan {numbers} di berkas tidak sama dengan saat disimpan. Jangan hapus apa pun; mulai "
        "ulang aplikasi (K-23).",
    ),
    "proving.mended": QT_TRANSLATE_NOOP(
        "messages",
        "Data {numbers} berubah di luar aplikasi. Sudah dikembalikan seperti saat disimpan; "
        "periksa rinciannya.",
    ),
    "recall.kept_away": QT_TRANSLATE_NOOP(
        "messages",
        "{n} catatan lama ada di kota, belum di sini; tidak hilang. Minta dinas menyatakan "
        "komputer ini penggantinya.",
    ),
    # Verdicts that only the city can settle; the data stays, and nothing has to be typed again
    "fact.unreadable": QT_TRANSLATE_NOOP(
        "messages", "Kota tidak bisa membaca data ini. Data tetap tersimpan; hubungi dukungan."
    ),
    "fact.schema_unknown": QT_TRANSLATE_NOOP(
        "messages", "Server kota perlu diperbarui untuk membaca data ini. Data tetap tersimpan."
    ),
    "fact.hash_wrong": QT_TRANSLATE_NOOP(
        "messages", "Data ini berubah di perjalanan dan ditahan kota. Hubungi dukungan."
    ),
    "fact.signature_wrong": QT_TRANSLATE_NOOP(
        "messages", "Tanda tangan data ini tidak cocok, jadi ditahan kota. Hubungi dukungan."
    ),
    "fact.differs": QT_TRANSLATE_NOOP(
        "messages", "Kota sudah punya data lain dengan tanda yang sama. Kota memeriksa keduanya."
    ),
    "fact.wrong_kelurahan": QT_TRANSLATE_NOOP(
        "messages", "Nomor pendaftaran ini milik kelurahan lain. Kota yang memutuskan."
    ),
    "fact.not_yours": QT_TRANSLATE_NOOP(
        "messages", "Pendaftaran ini milik kelurahan lain. Kota yang memutuskan."
    ),
    "fact.number_taken": QT_TRANSLATE_NOOP(
        "messages", "Nomor {number} sudah dipakai pendaftaran lain. Kota yang memutuskan."
    ),
    "fact.number_given": QT_TRANSLATE_NOOP(
        "messages", "Kota sudah mencatat pendaftaran ini dengan nomor {number}. Nomor itu dipakai."
    ),
    "nik.double_elsewhere": QT_TRANSLATE_NOOP(
        "messages", "NIK juga terdaftar di {place} (No. {number}), menunggu keputusan dinas."
    ),
    "fact.conflict": QT_TRANSLATE_NOOP(
        "messages",
        "Data ini diubah juga di tempat lain. Keduanya disimpan: pilih, atau tunggu dinas.",
    ),
    "fact.dropped": QT_TRANSLATE_NOOP("messages", "Kota tidak memakai perubahan ini: {reason}."),
    "fact.out_of_order": QT_TRANSLATE_NOOP(
        "messages", "Kota sudah memproses pendaftaran ini, jadi perubahan ini menunggu keputusan."
    ),
}
