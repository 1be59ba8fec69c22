"""Every word of the page that checks papers."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_app.domain.checking import Outcome, Weight

OUTCOMES: Mapping[Outcome, object] = {
    Outcome.GENUINE: QT_TRANSLATE_NOOP(
        "checking",
        "Tanda tangannya sah dan surat ini berlaku. "
        "Cocokkan nomor, nama dan tanggal di bawah dengan kertasnya.",
    ),
    Outcome.NOT_YET: QT_TRANSLATE_NOOP(
        "checking", "Suratnya asli, tetapi pelindungannya baru mulai {day}."
    ),
    Outcome.EXPIRED: QT_TRANSLATE_NOOP(
        "checking",
        "Suratnya asli, tetapi masa pelindungannya berakhir {day}. Minta surat yang baru.",
    ),
    Outcome.LIST_EXPIRED: QT_TRANSLATE_NOOP(
        "checking",
        "Tanda tangannya sah menurut daftar tanggal {issued}, tetapi daftar itu hanya berlaku "
        "sampai {expires}: pencabutan sesudahnya tidak diketahui. Muat daftar yang baru.",
    ),
    Outcome.DATE_ODD: QT_TRANSLATE_NOOP(
        "checking",
        "Tanda tangannya sah, tetapi tanggal surat ({day}) tidak masuk akal: sebelum kuncinya "
        "ada, atau di masa depan. Tanyakan kelurahan.",
    ),
    Outcome.NEWER_NEEDED: QT_TRANSLATE_NOOP(
        "checking",
        "Kunci surat ini tidak ada di daftar tanggal {issued}, dan suratnya tidak lebih tua dari "
        "daftar itu. Muat daftar yang lebih baru; sebelum itu jangan dianggap sah.",
    ),
    Outcome.REVOKED_SINCE: QT_TRANSLATE_NOOP(
        "checking",
        "Komputer yang menandatangani surat ini dicabut {day}. Suratnya bertanggal sebelum itu, "
        "tetapi tanggal bisa dibuat mundur: tanyakan kota.",
    ),
    Outcome.FOREIGN: QT_TRANSLATE_NOOP(
        "checking",
        "Surat ini menyebut wilayah {place}, bukan wilayah {city}, dan kuncinya tidak dikenal di "
        "sini. Periksa dengan halaman atau daftar dari kota itu.",
    ),
    Outcome.UNKNOWN_KEY: QT_TRANSLATE_NOOP(
        "checking",
        "Tidak dikenal: kunci surat ini tidak ada di daftar tanggal {issued}. Anggap palsu, "
        "kecuali kota memastikan kuncinya.",
    ),
    Outcome.KEY_REVOKED: QT_TRANSLATE_NOOP(
        "checking",
        "Ditandatangani dengan kunci yang dicabut {day}, sesudah dicabut. Jangan diterima; "
        "laporkan ke kota.",
    ),
    Outcome.WITHDRAWN: QT_TRANSLATE_NOOP(
        "checking",
        "Tanda tangannya sah, tetapi pendaftaran ini dibatalkan {day}. "
        "Suratnya tidak berlaku lagi.",
    ),
    Outcome.PAPER_REVOKED: QT_TRANSLATE_NOOP(
        "checking",
        "Tanda tangannya sah, tetapi lembar ini dicabut {day}. Pendaftarannya tetap ada: minta "
        "lembar yang baru.",
    ),
    Outcome.FORMER_KEY: QT_TRANSLATE_NOOP(
        "checking",
        "Ditandatangani kunci kota yang dipakai sampai {day}, dan Konfirmasi ini tidak ada di "
        "daftar yang masih berlaku. Tanyakan ke kota sebelum menerimanya.",
    ),
    Outcome.MISUSED: QT_TRANSLATE_NOOP(
        "checking",
        "Tanda tangannya ada, tetapi penandatangannya tidak berhak membuat surat seperti ini. "
        "Anggap palsu; laporkan ke kota.",
    ),
    Outcome.FORGED: QT_TRANSLATE_NOOP(
        "checking",
        "Palsu atau rusak: isi QR ini tidak cocok dengan tanda tangannya. Jangan diterima.",
    ),
    Outcome.PRACTICE: QT_TRANSLATE_NOOP(
        "checking", "Kertas latihan. Tidak ada yang terdaftar dengan kertas ini."
    ),
    Outcome.NOT_OURS: QT_TRANSLATE_NOOP(
        "checking",
        "QR ini bukan QR surat Loket Jamsostek. Pindai QR di bagian bawah surat.",
    ),
    Outcome.NOTHING: QT_TRANSLATE_NOOP(
        "checking", "Tidak ada QR yang terbaca. Ambil gambar lebih dekat, lurus dan terang."
    ),
    Outcome.CODE_KNOWN: QT_TRANSLATE_NOOP(
        "checking",
        "Kode ini milik surat nomor {number}, yang tidak dicabut menurut daftar tanggal "
        "{issued}. Kode bisa disalin ke kertas lain: cocokkan nomor, tanggal dan status di "
        "bawah, dan pindai QR untuk memastikan namanya.",
    ),
    Outcome.CODE_LIST_EXPIRED: QT_TRANSLATE_NOOP(
        "checking",
        "Kode ini milik surat nomor {number}, tetapi daftar tanggal {issued} hanya berlaku "
        "sampai {expires}: pencabutan sesudahnya tidak diketahui. Muat daftar yang baru, dan "
        "pindai QR-nya.",
    ),
    Outcome.CODE_EXPIRED: QT_TRANSLATE_NOOP(
        "checking",
        "Kode ini milik surat nomor {number}, dan masa pelindungannya berakhir {day}. Minta "
        "surat yang baru.",
    ),
    Outcome.CODE_WITHDRAWN: QT_TRANSLATE_NOOP(
        "checking",
        "Kode ini milik surat nomor {number}, dan pendaftarannya dibatalkan {day}. Suratnya "
        "tidak berlaku lagi.",
    ),
    Outcome.CODE_REVOKED: QT_TRANSLATE_NOOP(
        "checking",
        "Kode ini milik surat nomor {number}, dan lembar itu dicabut {day}. Pendaftarannya "
        "tetap ada: minta lembar yang baru.",
    ),
    Outcome.CODE_UNKNOWN: QT_TRANSLATE_NOOP(
        "checking",
        "Kode ini tidak ada di daftar tanggal {issued}: salah ketik, palsu, atau suratnya "
        "dicetak atau dikirim ke kota sesudah daftar itu. Periksa ketikannya, lalu pindai QR-"
        "nya.",
    ),
    Outcome.CODE_UNREADABLE: QT_TRANSLATE_NOOP(
        "checking", "Kode periksa terdiri dari 12 huruf dan angka: 0 sampai 9 dan A sampai F."
    ),
}
"""The very sentences of the page for browsers (``resources/verify/words.json``)."""

HERE: Mapping[Outcome, object] = {
    Outcome.CODE_UNKNOWN: QT_TRANSLATE_NOOP(
        "checking",
        "Kode ini bukan milik surat yang dibuat komputer ini, dan daftar dari kota belum ada di"
        " sini: pindai QR-nya.",
    ),
    Outcome.CODE_LIST_EXPIRED: QT_TRANSLATE_NOOP(
        "checking",
        "Kode ini milik surat nomor {number}, tetapi daftar pencabutan dari kota belum ada di "
        "komputer ini. Sambungkan ke kota, atau muat berkas daftarnya, dan pindai QR-nya.",
    ),
    Outcome.LIST_EXPIRED: QT_TRANSLATE_NOOP(
        "checking",
        "Tanda tangannya sah, tetapi daftar pencabutan dari kota belum ada di komputer ini. "
        "Sambungkan ke kota, atau muat berkas daftarnya.",
    ),
    Outcome.NEWER_NEEDED: QT_TRANSLATE_NOOP(
        "checking",
        "Kunci surat ini tidak dikenal, dan daftar dari kota belum ada di komputer ini. "
        "Sambungkan ke kota, atau muat berkas daftarnya; sebelum itu jangan dianggap sah.",
    ),
}
"""What is said while this laptop has no list."""

NEARBY: Mapping[Outcome, object] = {
    Outcome.CODE_UNKNOWN: QT_TRANSLATE_NOOP(
        "checking",
        "Kode ini tidak ada pada surat komputer ini, dan tidak di daftar kelurahan ini tanggal "
        "{issued}: salah ketik, palsu, lebih baru daripada daftar itu, atau dari kelurahan "
        "lain. Periksa ketikannya, lalu pindai QR-nya.",
    ),
}
"""What is said where the list has the codes of this kelurahan only, as it comes by itself."""

WEIGHTS: Mapping[Weight, object] = {
    Weight.GOOD: QT_TRANSLATE_NOOP("checking", "Sah"),
    Weight.DOUBT: QT_TRANSLATE_NOOP("checking", "Belum pasti"),
    Weight.BAD: QT_TRANSLATE_NOOP("checking", "Jangan diterima"),
}

TEXTS: Mapping[str, object] = {
    "kind": QT_TRANSLATE_NOOP("checking", "Surat"),
    "number": QT_TRANSLATE_NOOP("checking", "Nomor"),
    "copy": QT_TRANSLATE_NOOP("checking", "Salinan"),
    "person": QT_TRANSLATE_NOOP("checking", "Nama (disamarkan)"),
    "nik": QT_TRANSLATE_NOOP("checking", "NIK, 4 angka terakhir"),
    "kpj": QT_TRANSLATE_NOOP("checking", "KPJ, 4 angka terakhir"),
    "place": QT_TRANSLATE_NOOP("checking", "Kelurahan"),
    "on": QT_TRANSLATE_NOOP("checking", "Tanggal"),
    "status": QT_TRANSLATE_NOOP("checking", "Status saat itu"),
    "days": QT_TRANSLATE_NOOP("checking", "Pelindungan"),
    "signer": QT_TRANSLATE_NOOP("checking", "Ditandatangani"),
    "registered": QT_TRANSLATE_NOOP("checking", "Terdaftar"),
    "city": QT_TRANSLATE_NOOP("checking", "server {city}"),
    "device": QT_TRANSLATE_NOOP("checking", "komputer {device} kelurahan itu"),
    "nobody": QT_TRANSLATE_NOOP("checking", "belum terbukti: hanya kata suratnya sendiri"),
    "list": QT_TRANSLATE_NOOP(
        "checking", "Daftar dari kota tanggal {issued}, berlaku sampai {expires}."
    ),
    "list.over": QT_TRANSLATE_NOOP(
        "checking",
        "Daftar dari kota tanggal {issued} hanya berlaku sampai {expires}. Sambungkan ke kota, "
        "atau muat yang baru.",
    ),
    "list.none": QT_TRANSLATE_NOOP(
        "checking",
        "Belum ada daftar dari kota: pencabutan tidak diketahui. Daftar datang saat tersambung, "
        "dengan flashdisk, atau sebagai berkas.",
    ),
    "taken": QT_TRANSLATE_NOOP("checking", "Daftar tanggal {issued} dipakai sekarang."),
    "taken.restored": QT_TRANSLATE_NOOP(
        "checking",
        "Daftar tanggal {issued} dipakai sekarang. Register kota dipulihkan dari cadangan sejak "
        "daftar sebelumnya: pencabutan terakhir mungkin harus diulang oleh kota.",
    ),
    "older": QT_TRANSLATE_NOOP(
        "checking",
        "Daftar dalam berkas itu tidak lebih baru dari yang dipakai ({issued}). Yang dipakai "
        "tetap.",
    ),
    "picture.away": QT_TRANSLATE_NOOP(
        "checking",
        "Berkas itu tidak bisa dibuka: dipindah, dihapus, atau flashdisk dilepas. Suratnya belum "
        "diperiksa; pilih sekali lagi.",
    ),
    "picture.pdf": QT_TRANSLATE_NOOP(
        "checking",
        "Itu PDF, bukan gambar, jadi suratnya belum diperiksa. Simpan dulu sebagai gambar PNG atau "
        "JPG, atau pindai QR-nya.",
    ),
    "picture.other": QT_TRANSLATE_NOOP(
        "checking",
        "Itu bukan gambar yang bisa dibuka, jadi suratnya belum diperiksa. Pilih foto PNG atau "
        "JPG, atau ketik kode periksanya.",
    ),
    "picture.damaged": QT_TRANSLATE_NOOP(
        "checking",
        "Gambar itu rusak, terpotong, atau terlalu besar, jadi suratnya belum diperiksa. Foto atau "
        "salin sekali lagi.",
    ),
    "clipboard": QT_TRANSLATE_NOOP(
        "checking",
        "Papan klip tidak berisi gambar, jadi belum ada yang diperiksa. Salin dulu "
        "gambar suratnya.",
    ),
}


def text(key: str, **figures: str) -> str:
    return translated(TEXTS[key]).format(**figures)


def translated(words: object) -> str:
    return QCoreApplication.translate("checking", str(words))
