"""The one table from codes to sentences, in Indonesian; English stands in ``resources/i18n``.

Pattern: what happened, what it means for the data, what to do. At most two short sentences, no
blame, no "error", no "tidak valid".
"""

from collections import defaultdict
from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_app.domain.issues import Issue
from desktop_app.errors import Unavailable

SENTENCES: Mapping[str, object] = {
    # NIK and family card
    "nik.missing": QT_TRANSLATE_NOOP("messages", "Isi NIK."),
    "nik.not_only_digits": QT_TRANSLATE_NOOP("messages", "NIK hanya berisi angka."),
    "nik.not_16_digits": QT_TRANSLATE_NOOP("messages", "NIK harus 16 angka. Sekarang {now} angka."),
    "nik.impossible_date": QT_TRANSLATE_NOOP(
        "messages", "Angka ke-7 sampai ke-12 bukan tanggal lahir. Periksa KTP."
    ),
    "nik.region_zero": QT_TRANSLATE_NOOP(
        "messages", "6 angka pertama bukan kode wilayah. Periksa KTP."
    ),
    "nik.serial_zero": QT_TRANSLATE_NOOP(
        "messages", "4 angka terakhir NIK bukan 0000. Periksa KTP."
    ),
    "nik.date_differs": QT_TRANSLATE_NOOP(
        "messages",
        "Tanggal lahir berbeda dari NIK. Periksa KTP; kalau memang begitu, simpan sekali lagi.",
    ),
    "nik.sex_differs": QT_TRANSLATE_NOOP(
        "messages",
        "Jenis kelamin berbeda dari NIK. Periksa KTP; kalau memang begitu, simpan sekali lagi.",
    ),
    "nik.region_differs": QT_TRANSLATE_NOOP(
        "messages", "NIK diterbitkan di wilayah lain. Itu wajar bila pekerja pernah pindah."
    ),
    "nik.region_unknown": QT_TRANSLATE_NOOP(
        "messages", "Kode wilayah {code} tidak ada di daftar. Periksa 6 angka pertama."
    ),
    "nik.already_registered": QT_TRANSLATE_NOOP(
        "messages", "NIK sudah terdaftar (No. {number}, {on}). Periksa KTP atau buka data itu."
    ),
    "family_card.missing": QT_TRANSLATE_NOOP(
        "messages", "Isi No. KK: program ini untuk satu orang per keluarga."
    ),
    "family_card.not_only_digits": QT_TRANSLATE_NOOP("messages", "No. KK hanya berisi angka."),
    "family_card.not_16_digits": QT_TRANSLATE_NOOP(
        "messages", "No. KK harus 16 angka. Sekarang {now} angka."
    ),
    "family_card.impossible_date": QT_TRANSLATE_NOOP(
        "messages", "Angka ke-7 sampai ke-12 No. KK bukan tanggal. Periksa kartu keluarga."
    ),
    "family_card.region_zero": QT_TRANSLATE_NOOP(
        "messages", "6 angka pertama No. KK bukan kode wilayah. Periksa kartu keluarga."
    ),
    "family_card.serial_zero": QT_TRANSLATE_NOOP(
        "messages", "4 angka terakhir No. KK bukan 0000. Periksa kartu keluarga."
    ),
    # Who it is
    "name.missing": QT_TRANSLATE_NOOP("messages", "Isi nama lengkap seperti di KTP."),
    "birth_place.missing": QT_TRANSLATE_NOOP("messages", "Isi tempat lahir."),
    "mother.missing": QT_TRANSLATE_NOOP("messages", "Isi nama ibu kandung."),
    "born.missing": QT_TRANSLATE_NOOP("messages", "Isi tanggal lahir: tanggal, bulan, tahun."),
    "born.in_future": QT_TRANSLATE_NOOP(
        "messages", "Tanggal lahir ada di masa depan. Periksa KTP."
    ),
    "sex.missing": QT_TRANSLATE_NOOP("messages", "Pilih jenis kelamin."),
    "date.unreadable": QT_TRANSLATE_NOOP(
        "messages", "Tulis tanggal lengkap dengan tahunnya, misalnya 05-07-1989."
    ),
    "date.impossible": QT_TRANSLATE_NOOP("messages", "Tanggal ini tidak ada di kalender."),
    "phone.unreadable": QT_TRANSLATE_NOOP(
        "messages", "Nomor HP dimulai 08 atau +628 dan berisi 10 sampai 13 angka."
    ),
    "text.too_long": QT_TRANSLATE_NOOP("messages", "Paling banyak {most} huruf. Sekarang {now}."),
    "text.unprintable": QT_TRANSLATE_NOOP(
        "messages", "Ada tanda yang tidak bisa dicetak. Ketik ulang kolom ini."
    ),
    "consent.missing": QT_TRANSLATE_NOOP(
        "messages", "Bacakan pemberitahuan dan tandai bila pekerja setuju."
    ),
    # Where
    "street.missing": QT_TRANSLATE_NOOP("messages", "Isi alamat."),
    "address.rt_rw_unreadable": QT_TRANSLATE_NOOP("messages", "RT dan RW paling banyak 3 angka."),
    "kelurahan.missing": QT_TRANSLATE_NOOP("messages", "Isi kelurahan atau desa."),
    "kelurahan.not_whole": QT_TRANSLATE_NOOP(
        "messages", "Pilih kelurahan atau desa dari daftar, bukan kecamatannya."
    ),
    "region.unreadable": QT_TRANSLATE_NOOP("messages", "Pilih kelurahan atau desa dari daftar."),
    "region.unknown": QT_TRANSLATE_NOOP(
        "messages",
        "Kode wilayah {code} tidak ada di daftar. Bila memang benar, simpan sekali lagi.",
    ),
    # Work, money, programmes
    "occupation.missing": QT_TRANSLATE_NOOP("messages", "Pilih pekerjaan dari daftar."),
    "occupation.unknown": QT_TRANSLATE_NOOP(
        "messages", "Pekerjaan ini tidak ada di daftar. Pilih yang paling dekat."
    ),
    "occupation.text_missing": QT_TRANSLATE_NOOP("messages", "Tulis pekerjaannya."),
    "money.missing": QT_TRANSLATE_NOOP("messages", "Isi penghasilan per bulan."),
    "money.unreadable": QT_TRANSLATE_NOOP(
        "messages", "Tulis penghasilan dengan angka saja, misalnya 1.500.000."
    ),
    "money.too_much": QT_TRANSLATE_NOOP(
        "messages", "Penghasilan lebih dari {most}. Periksa jumlah nolnya."
    ),
    "month.unreadable": QT_TRANSLATE_NOOP("messages", "Pilih bulan iuran pertama."),
    "enrolment.programme_not_allowed": QT_TRANSLATE_NOOP(
        "messages", "{programmes} bukan untuk segmen ini."
    ),
    "enrolment.jkk_jkm_required": QT_TRANSLATE_NOOP(
        "messages", "JKK dan JKM wajib untuk setiap peserta."
    ),
    "enrolment.income_missing": QT_TRANSLATE_NOOP("messages", "Isi penghasilan per bulan."),
    "enrolment.period_unknown": QT_TRANSLATE_NOOP(
        "messages", "Pilih lama iuran: 1, 3, 6, atau 12 bulan."
    ),
    "enrolment.employer_missing": QT_TRANSLATE_NOOP("messages", "Isi nama pemberi kerja."),
    "enrolment.instansi_missing": QT_TRANSLATE_NOOP("messages", "Isi nama instansi."),
    "enrolment.risk_missing": QT_TRANSLATE_NOOP("messages", "Pilih tingkat risiko kerja."),
    "enrolment.risk_not_for_bpu": QT_TRANSLATE_NOOP(
        "messages", "Tingkat risiko hanya untuk penerima upah. Kosongkan."
    ),
    "enrolment.wage_earner_pays_not_alone": QT_TRANSLATE_NOOP(
        "messages", "Iuran penerima upah dibayar lewat pemberi kerja. Pilih sumber dana lain."
    ),
    "enrolment.no_employer_to_pay": QT_TRANSLATE_NOOP(
        "messages", "Segmen ini tidak punya pemberi kerja. Pilih sumber dana lain."
    ),
    "enrolment.vulnerable_needs_payer": QT_TRANSLATE_NOOP(
        "messages", "Iuran pekerja rentan dibayar pihak lain. Pilih sumber dananya."
    ),
    "contribution.no_rate": QT_TRANSLATE_NOOP(
        "messages", "Belum ada tarif {programme} untuk bulan {month}. Pilih bulan lain."
    ),
    "contribution.relief_unclear": QT_TRANSLATE_NOOP(
        "messages",
        "Belum pasti apakah dana desa mendapat keringanan. Iuran dihitung penuh; tanyakan ke BPJS.",
    ),
    "contribution.relief_not_applied": QT_TRANSLATE_NOOP(
        "messages", "Sumber dana ini tidak mendapat keringanan PP 50/2025."
    ),
    "contribution.jkp_too_old": QT_TRANSLATE_NOOP(
        "messages", "JKP hanya untuk yang berumur di bawah 54 tahun saat didaftarkan."
    ),
    # The city's rules
    "eligibility.too_young": QT_TRANSLATE_NOOP(
        "messages", "Umur {age} tahun. Program ini mulai umur {youngest} tahun."
    ),
    "eligibility.too_old": QT_TRANSLATE_NOOP(
        "messages", "Umur {age} tahun. Program ini sampai umur {oldest} tahun."
    ),
    "eligibility.household_taken": QT_TRANSLATE_NOOP(
        "messages", "Keluarga ini sudah punya peserta; program ini untuk satu orang per keluarga."
    ),
    "eligibility.quota_full": QT_TRANSLATE_NOOP(
        "messages", "Kuota {quota} orang untuk kelurahan ini sudah penuh. Hubungi dinas."
    ),
    "eligibility.quota_nearly_full": QT_TRANSLATE_NOOP(
        "messages", "Sisa kuota {left} dari {quota} orang."
    ),
    # A registration's life
    "registration.unknown": QT_TRANSLATE_NOOP("messages", "Data ini tidak ada di komputer ini."),
    "registration.not_amendable": QT_TRANSLATE_NOOP(
        "messages", "Data ini sudah diverifikasi kota dan tidak bisa diubah. Hubungi dinas."
    ),
    "membership.out_of_order": QT_TRANSLATE_NOOP(
        "messages", "Langkah ini tidak bisa dilakukan pada status sekarang."
    ),
    "membership.reason_missing": QT_TRANSLATE_NOOP("messages", "Isi alasannya."),
    "membership.decree_missing": QT_TRANSLATE_NOOP("messages", "Isi nomor SK."),
    "membership.protection_reversed": QT_TRANSLATE_NOOP(
        "messages", "Akhir perlindungan lebih awal daripada mulainya."
    ),
    "kpj.not_11_digits": QT_TRANSLATE_NOOP("messages", "KPJ harus 11 angka."),
    # Papers
    "paper.not_registered": QT_TRANSLATE_NOOP(
        "messages", "Simpan dulu pendaftarannya, lalu cetak."
    ),
    "paper.withdrawn": QT_TRANSLATE_NOOP(
        "messages", "Pendaftaran ini sudah dibatalkan, jadi tidak dicetak lagi."
    ),
    "paper.not_active": QT_TRANSLATE_NOOP(
        "messages", "Konfirmasi bisa dicetak setelah nomor KPJ datang dari BPJS."
    ),
    "paper.qr_unreadable": QT_TRANSLATE_NOOP(
        "messages", "Kode QR di kertas tidak terbaca, jadi kertas tidak dicetak. Coba sekali lagi."
    ),
    "paper.unreadable": QT_TRANSLATE_NOOP(
        "messages", "Kertas ini tidak bisa ditampilkan. Cetak ulang dari daftar."
    ),
    "qr.not_ours": QT_TRANSLATE_NOOP("messages", "QR ini bukan dari Loket Jamsostek."),
    "qr.unknown_key": QT_TRANSLATE_NOOP(
        "messages", "QR ini dari kelurahan atau kota yang belum dikenal komputer ini."
    ),
    "qr.forged": QT_TRANSLATE_NOOP(
        "messages", "QR ini tidak asli: isinya berubah setelah ditandatangani."
    ),
    "printer.none": QT_TRANSLATE_NOOP(
        "messages", "Belum ada printer di komputer ini. Simpan sebagai PDF, atau pasang printer."
    ),
    "printer.silent": QT_TRANSLATE_NOOP(
        "messages", "Printer tidak menjawab. Data sudah tersimpan; cetak lagi dari daftar."
    ),
    "file.not_written": QT_TRANSLATE_NOOP(
        "messages", "Berkas belum tersimpan di tempat itu. Pilih folder lain."
    ),
    "file.not_read": QT_TRANSLATE_NOOP(
        "messages", "Berkas itu tidak bisa dibaca. Pilih berkas lain."
    ),
    # First start, password, keys
    "activation.unreadable": QT_TRANSLATE_NOOP(
        "messages", "Ini bukan berkas aktivasi. Pilih berkas berakhiran .loket dari dinas."
    ),
    "activation.newer": QT_TRANSLATE_NOOP(
        "messages", "Berkas aktivasi ini untuk aplikasi versi lebih baru. Pasang versi terbaru."
    ),
    "officer.name_missing": QT_TRANSLATE_NOOP("messages", "Isi nama petugas."),
    "password.too_short": QT_TRANSLATE_NOOP(
        "messages", "Kata sandi paling sedikit {least} huruf. Sekarang {now}."
    ),
    "password.too_plain": QT_TRANSLATE_NOOP(
        "messages", "Kata sandi ini mudah ditebak. Pakai beberapa kata yang tidak berhubungan."
    ),
    "password.differs": QT_TRANSLATE_NOOP("messages", "Kedua kata sandi belum sama. Ketik ulang."),
    "recovery.letters_differ": QT_TRANSLATE_NOOP(
        "messages", "Belum cocok. Lihat kode pemulihan yang Anda catat, lalu ketik lagi."
    ),
    "vault.password_wrong": QT_TRANSLATE_NOOP("messages", "Kata sandi tidak cocok."),
    "vault.recovery_code_wrong": QT_TRANSLATE_NOOP(
        "messages", "Kode pemulihan tidak cocok. Periksa setiap huruf."
    ),
    "vault.keychain_missing": QT_TRANSLATE_NOOP(
        "messages",
        "Tempat kunci sistem tidak ada di komputer ini. Data Anda aman; pakai kode pemulihan.",
    ),
    "vault.keychain_locked": QT_TRANSLATE_NOOP(
        "messages", "Tempat kunci sistem terkunci. Buka kuncinya, atau pakai kode pemulihan."
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
    "vault.password_taken": QT_TRANSLATE_NOOP(
        "messages", "Kata sandi ini sudah dipakai. Pilih yang lain."
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
        "messages", "Berkas data tidak ditemukan. Jangan mulai baru; hubungi dukungan (D-11)."
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
        "Ruang disk penuh. Data ini belum tersimpan. Kosongkan ruang, lalu tekan Ctrl+S lagi.",
    ),
    "database.disk_error": QT_TRANSLATE_NOOP(
        "messages", "Disk tidak bisa dibaca atau ditulis. Data ini belum tersimpan (D-15)."
    ),
    "database.read_only": QT_TRANSLATE_NOOP(
        "messages", "Disk hanya bisa dibaca. Data ini belum tersimpan (D-16)."
    ),
    "database.not_readable": QT_TRANSLATE_NOOP(
        "messages", "Berkas data tidak boleh dibuka oleh pengguna ini. Hubungi dukungan (D-17)."
    ),
    "database.backup_failed": QT_TRANSLATE_NOOP(
        "messages", "Cadangan belum jadi, jadi data belum diubah. Kosongkan disk, lalu coba lagi."
    ),
    # Sending
    "sync.offline": QT_TRANSLATE_NOOP(
        "messages", "Tidak ada internet. Data tersimpan dan akan dikirim otomatis."
    ),
    "sync.timeout": QT_TRANSLATE_NOOP(
        "messages", "Server belum bisa dihubungi. Data tetap aman dan dicoba lagi."
    ),
    "sync.server_error": QT_TRANSLATE_NOOP(
        "messages", "Server belum bisa dihubungi. Data tetap aman dan dicoba lagi ({status})."
    ),
    "sync.server_busy": QT_TRANSLATE_NOOP(
        "messages", "Server sedang ramai. Pengiriman dilanjutkan sebentar lagi."
    ),
    "sync.captive_portal": QT_TRANSLATE_NOOP(
        "messages", "Wi-Fi ini meminta login. Buka peramban, masuk ke Wi-Fi, lalu tekan F9."
    ),
    "sync.tls": QT_TRANSLATE_NOOP(
        "messages",
        "Sambungan ke server tidak aman, jadi data tidak dikirim. Coba jaringan lain (S-31).",
    ),
    "sync.garbled": QT_TRANSLATE_NOOP(
        "messages",
        "Jawaban server tidak lengkap. Data dikirim ulang; tidak akan tercatat dua kali.",
    ),
    "sync.receipt_unproven": QT_TRANSLATE_NOOP(
        "messages",
        "Tanda terima dari server belum terbukti asli. Data tetap di sini dan dikirim lagi (S-32).",
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
    "sync.device_revoked": QT_TRANSLATE_NOOP(
        "messages", "Komputer ini tidak lagi terdaftar. Data Anda tetap tersimpan. Hubungi dinas."
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

_UNKNOWN = QT_TRANSLATE_NOOP(
    "messages", "Ada masalah yang belum dikenal. Data yang sudah disimpan aman. Kode: {code}."
)


def sentence(issue: Issue) -> str:
    """Return what to tell the clerk of an issue."""
    return sentence_for(issue.code, issue.figures)


def sentence_of(no: Unavailable) -> str:
    """Return what to tell the clerk when the world says no."""
    return sentence_for(no.code, no.figures)


def sentence_for(code: str, figures: Mapping[str, str | int]) -> str:
    """Return a code's sentence filled with its figures.

    A code this version does not know (a newer server may send one) still gets a sentence that says
    the data is safe and names the code for support; a figure that is missing becomes "…".
    """
    text = SENTENCES.get(code)
    if text is None:
        template = QCoreApplication.translate("messages", str(_UNKNOWN))
        return template.format_map({"code": code})
    template = QCoreApplication.translate("messages", str(text))
    return template.format_map(defaultdict(lambda: "…", figures))
