"""The words of the papers: a legal text, so constants in Indonesian that are never translated.

No amount of a benefit stands here: what is paid out is said by law, and a paper of a kelurahan must
not promise it.
"""

from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.enrolment import FundingSource, Programme, Segment
from desktop_app.domain.membership import Status
from desktop_app.domain.worker import Sex

TITLE = {
    PaperKind.PROOF: "Bukti Pendaftaran",
    PaperKind.CONFIRMATION: "Konfirmasi Kepesertaan",
}
SUBTITLE = "Jaminan Sosial Ketenagakerjaan"
COPY = "Salinan {number}"

NAME = {
    PaperKind.PROOF: "Nama calon peserta",
    PaperKind.CONFIRMATION: "Nama peserta",
}
NIK = "Nomor Induk Kependudukan (NIK)"
HIDDEN = "•••• •••• "
NO_NIK = "Belum punya NIK"
KPJ = "Nomor peserta (KPJ)"
REGISTERED_ON = "Tanggal pendaftaran"
NIK_SHORT, KPJ_SHORT, REGISTERED_SHORT = "NIK", "KPJ", "Terdaftar"
STATUS = "Status"

BORN = "Lahir"
ADDRESS = "Alamat"
SEGMENT = "Segmen"
OCCUPATION = "Pekerjaan"
EMPLOYER = "Pemberi kerja"
AGENCY = "Instansi"
EMPLOYER_NUMBER = "NPP {number}"
INCOME = "Penghasilan"
WAGE = "Upah"
PER_MONTH = "{money} per bulan"
REFERENCE = "dasar iuran {money}"
FUNDING = "Sumber dana"
PAID_BY = "dibayar oleh {payer}"

PROGRAMME_HEAD = "Program"
BEFORE_HEAD = "Sebelum keringanan"
INSTEAD_OF = "semula {before}"
DUE_HEAD = "Iuran per bulan"
DUE_HEAD_WITH_RELIEF = "Dibayar per bulan"
NOT_BILLED = "tidak ditagih"
TOTAL_ONE_MONTH = "Jumlah untuk {month}"
TOTAL_PER_MONTH = "Jumlah per bulan"
TOTAL_PERIOD = "Jumlah {count} bulan"
PERIOD_WITHOUT_SUM = "Untuk {count} bulan"
PERIOD = "{first} – {last}"
SHARES = "Bagian pemberi kerja {employer} · bagian pekerja {worker}"
UNSETTLED = "Besar iuran mengikuti ketentuan yang berlaku pada saat pembayaran."

SEX = {Sex.MAN: "laki-laki", Sex.WOMAN: "perempuan"}
SEX_LETTER = {Sex.MAN: "L", Sex.WOMAN: "P"}
"""As on the forms of the population register."""

SEGMENTS = {
    Segment.PU: "Penerima Upah (PU)",
    Segment.BPU: "Bukan Penerima Upah (BPU)",
    Segment.VULNERABLE: "Pekerja rentan (BPU, iuran dibayar pihak lain)",
    Segment.NON_ASN: "Pegawai non-ASN (Penerima Upah)",
}

PROGRAMMES = {
    Programme.JKK: "Jaminan Kecelakaan Kerja",
    Programme.JKM: "Jaminan Kematian",
    Programme.JHT: "Jaminan Hari Tua",
    Programme.JP: "Jaminan Pensiun",
    Programme.JKP: "Jaminan Kehilangan Pekerjaan",
}

PROGRAMME_PREFIX = "Jaminan "
"""Left out of each programme's name where a line is 48 mm long."""

PURPOSES = {
    Programme.JKK: "Perawatan dan santunan bila terjadi kecelakaan kerja",
    Programme.JKM: "Santunan bagi ahli waris bila peserta meninggal dunia",
    Programme.JHT: "Tabungan hari tua dari iuran dan hasil pengembangannya",
    Programme.JP: "Penghasilan bulanan setelah masa pensiun",
    Programme.JKP: "Bantuan dan pelatihan bila kehilangan pekerjaan",
}
"""What a programme is for, without amounts or conditions: those are the law's to say."""

BY_LAW = "Manfaat program sesuai ketentuan peraturan perundang-undangan."

FUNDINGS = {
    FundingSource.SELF: "Mandiri (bayar sendiri)",
    FundingSource.EMPLOYER: "Pemberi kerja",
    FundingSource.APBD_CITY: "APBD kota/kabupaten",
    FundingSource.APBD_PROVINCE: "APBD provinsi",
    FundingSource.APBN: "APBN",
    FundingSource.VILLAGE_FUND: "Dana Desa",
    FundingSource.TOBACCO_EXCISE: "Dana Bagi Hasil Cukai Hasil Tembakau (DBHCHT)",
    FundingSource.CSR: "Tanggung jawab sosial perusahaan (CSR)",
    FundingSource.CIVIL_SERVANTS: "Iuran sukarela ASN",
    FundingSource.ZAKAT: "Zakat (Baznas)",
    FundingSource.DONOR: "Donasi",
}

OFFICE = {"1": "kelurahan", "2": "desa", "3": "desa adat"}
"""What a village is, by the first of the last four digits of its code (Permendagri 58/2021)."""

STATUSES = {
    Status.REGISTERED: "Tersimpan di komputer {office}, belum terkirim",
    Status.SENT: "Sudah diterima {city}, belum diusulkan",
    Status.PROPOSED: "Diusulkan ke {city}, menunggu verifikasi",
    Status.VERIFIED: "Sudah diverifikasi, menunggu penetapan {city}",
    Status.REFUSED: "Belum dapat diterima: {reason}",
}
NOT_SETTLED = frozenset({Status.REGISTERED, Status.SENT, Status.PROPOSED, Status.REFUSED})
"""Where what is on file may still differ from what the city has."""

_CHANGE_WAITS = "Perubahan tersimpan di komputer {office}, belum terkirim"
_TO_MEND = "Sudah dikirim, perlu diperbaiki di {office}"
_HELD = "Sudah dikirim, ditahan {city} untuk diperiksa"
HELD_UP = {
    (False, DeliveryStatus.WAITING): _CHANGE_WAITS,
    (True, DeliveryStatus.NEEDS_CLERK): _TO_MEND,
    (False, DeliveryStatus.NEEDS_CLERK): _TO_MEND,
    (True, DeliveryStatus.NEEDS_CITY): _HELD,
    (False, DeliveryStatus.NEEDS_CITY): _HELD,
}
"""What a proof says instead, by whether the city has had no version yet, and where the newest
version stands."""
APPROVED = "Ditetapkan dengan SK {number} tanggal {on}, menunggu nomor peserta"
ACTIVE = "Aktif, terlindungi {start} – {end}"
ACTIVE_LATER = "Terlindungi {start} – {end}"
ENDED = "Perlindungan berakhir {end}"
CITY = "pemerintah kabupaten/kota"
"""Where the city's settings do not name it."""

NOT_A_CARD = {
    PaperKind.PROOF: "Dokumen ini bukan kartu peserta dan bukan bukti pembayaran iuran.",
    PaperKind.CONFIRMATION: "Dokumen ini bukan kartu peserta dan bukan bukti pembayaran iuran.",
}
NOT_A_CARD_SHORT = "Bukan kartu peserta, bukan bukti bayar iuran."
NOTE = {
    PaperKind.PROOF: ("Nomor peserta BPJS Ketenagakerjaan terbit setelah iuran pertama dibayar."),
    PaperKind.CONFIRMATION: ("Kecelakaan kerja? Hubungi {office} atau telepon 175{branch}."),
}
BRANCH = " (cabang {branch})"

CHECK_HEAD = "Periksa keaslian"
CHECK = {
    PaperKind.PROOF: (
        "Ditandatangani digital oleh komputer {office}. Cocokkan nomor surat dan 4 angka akhir NIK."
    ),
    PaperKind.CONFIRMATION: (
        "Ditandatangani digital oleh server kota. Cocokkan nomor surat, akhir NIK, dan masanya."
    ),
}
CHECK_CODE = "Kode periksa"

EMBLEM = "Lambang {office}"
BARCODE = "Kode batang nomor surat {number}"
QR = "Kode QR bertanda tangan digital, kode periksa {code}"
"""What the figures of a paper show, for who hears it read."""

PRACTICE_TITLE = "Kertas Latihan"
PRACTICE_MARK = "LATIHAN"
PRACTICE_STATUS = "Latihan: tidak ada yang didaftarkan"
PRACTICE_WARNING = "LATIHAN. Kertas ini bukan bukti apa pun."
PRACTICE_WARNING_SHORT = "LATIHAN. Bukan bukti apa pun."
PRACTICE_NOTE = (
    "Dibuat untuk belajar memakai aplikasi. Orang ini tidak terdaftar, datanya tidak dikirim ke "
    "mana pun dan dihapus setelah latihan selesai."
)
PRACTICE_CHECK = "QR ini hanya berisi kata LATIHAN. Tidak ada yang bisa diperiksa."

SIGNED_AT = "{place}, {on}"
CLERK = "Petugas pendaftaran"
PERSONNEL_NUMBER = "NIP {number}"

PRINTED = "Dicetak {on} pukul {time} {zone} oleh {officer}"
PRINTED_SHORT = (
    "Dicetak {on:%d-%m-%Y} {on:%H.%M} {zone} · {officer}",
    "{on:%d-%m-%Y} {on:%H.%M} {zone} · {officer}",
    "Dicetak {on:%d-%m-%Y} {on:%H.%M} {zone}",
)
"""The same in ever fewer words; who printed it is in the log, and signs a proof."""
PRIVACY = "Anda berhak melihat, memperbaiki, dan menghapus data Anda (UU 27/2022)."

MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)

TRIAL_TITLE = "Halaman Uji Printer"
TRIAL_MADE = "Printer {printer} · {officer} · {at}"
TRIAL_QR = "LOKET UJI {at}"
TRIAL_ASKS = (
    "1. Keempat garis tepi terlihat utuh, tidak ada yang terpotong.",
    "2. Angka yang kecil masih mudah dibaca.",
    "3. Kelima warna abu-abu bisa dibedakan, tanpa garis putih.",
    "4. Penggaris panjangnya 100 mm; kalau tidak, matikan pilihan “sesuaikan ke halaman”.",
    "5. Kamera HP bisa membaca QR di bawah.",
)
KEY_CARD_TITLE = "Kartu Tombol"
KEY_CARD_NOTE = "Tempelkan di dekat layar. F1 di aplikasi menjelaskan setiap kolom."
CHECKLIST_TITLE = "Siap Berangkat?"
CHECKLIST_MADE = "Diperiksa {officer} · {at}"
