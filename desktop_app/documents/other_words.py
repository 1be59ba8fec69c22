"""The words of the papers beside proof and confirmation: legal texts, never translated."""

from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.enrolment import FundingSource, Programme, RiskGroup, Segment
from desktop_app.domain.event_log import OfficePaper
from desktop_app.domain.facts import FactKind
from desktop_app.domain.family import MaritalStatus, Relation
from desktop_app.domain.membership import Status

PAGE = "Halaman {page} dari {pages}"
PRACTICE = "LATIHAN. Kertas ini bukan bukti apa pun; tidak ada yang didaftarkan."
SEEN = "Mengetahui,"
WITNESS = "Saksi"
HEAD_OF = {"kelurahan": "Lurah", "desa": "Kepala Desa", "desa adat": "Kepala Desa Adat"}
NUMBER = "Nomor pendaftaran"
YES, NONE = "ya", "–"

TITLES = {
    PaperKind.LETTER: "Rincian Iuran",
    PaperKind.RIGHTS: "Data dan Hak Anda",
    OfficePaper.MINUTES: "Berita Acara Kegiatan",
    OfficePaper.SUMMARY: "Rekap Harian",
}

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

SHORT_SEGMENTS = {
    Segment.PU: "PU",
    Segment.BPU: "BPU",
    Segment.VULNERABLE: "Rentan",
    Segment.NON_ASN: "Non-ASN",
}
SHORT_FUNDINGS = {
    FundingSource.SELF: "Mandiri",
    FundingSource.EMPLOYER: "Pemberi kerja",
    FundingSource.APBD_CITY: "APBD kota/kab.",
    FundingSource.APBD_PROVINCE: "APBD provinsi",
    FundingSource.APBN: "APBN",
    FundingSource.VILLAGE_FUND: "Dana Desa",
    FundingSource.TOBACCO_EXCISE: "DBHCHT",
    FundingSource.CSR: "CSR",
    FundingSource.CIVIL_SERVANTS: "ASN peduli",
    FundingSource.ZAKAT: "Zakat",
    FundingSource.DONOR: "Donasi",
}
RISKS = {
    RiskGroup.VERY_LOW: "sangat rendah",
    RiskGroup.LOW: "rendah",
    RiskGroup.MEDIUM: "sedang",
    RiskGroup.HIGH: "tinggi",
    RiskGroup.VERY_HIGH: "sangat tinggi",
}

# --- Rincian Iuran: what is to be paid -----------------------------------------------------------

LETTER_INTRO = "Iuran jaminan sosial ketenagakerjaan untuk {span}, dirinci per program:"
ONE_MONTH = "{month}"
SPAN = "{first} – {last}"
SPAN_OF = "{span} ({count} bulan)"
EACH_MONTH = "{span}, setiap bulan"
LETTER_PROGRAMME, LETTER_BASIS = "Program", "Dasar perhitungan"
LETTER_BEFORE, LETTER_DUE = "Sebelum keringanan", "Iuran per bulan"
LETTER_RELIEVED = "Dibayar per bulan"
NOT_BILLED = "tidak ditagih"
SUM_OF_MONTH, SUM_OF_MONTHS = "Jumlah per bulan", "Jumlah {count} bulan"
SUM_OF_ALL = "Jumlah seluruhnya untuk {count} bulan: {money}"
SUM_BEFORE = "Tanpa keringanan {before}."
STANDS_FOR = {
    Programme.JKK: "Kecelakaan kerja (JKK)",
    Programme.JKM: "Kematian (JKM)",
    Programme.JHT: "Hari tua (JHT)",
    Programme.JP: "Pensiun (JP)",
    Programme.JKP: "Kehilangan kerja (JKP)",
}
LAWS = {
    False: {
        Programme.JKK: "PP 44/2015 Lampiran II",
        Programme.JKM: "PP 44/2015",
        Programme.JHT: "PP 46/2015",
    },
    True: {
        Programme.JKK: "PP 44/2015 Lampiran I",
        Programme.JKM: "PP 44/2015",
        Programme.JHT: "PP 46/2015",
        Programme.JP: "PP 45/2015",
        Programme.JKP: "PP 37/2021 dan PP 6/2025",
    },
}
"""By whether a wage is earned: the regulation a programme's contribution stands in."""

BY_BAND = "nominal tetap untuk dasar {base}"
FLAT = "nominal tetap"
BY_RISK = "{employer}% dari upah {base}, risiko {risk}"
BY_BASE = "{percent}% dari dasar {base}"
BY_SHARES = "{employer}% + {worker}% dari upah {base}"
BY_EMPLOYER = "{employer}% dari upah {base}"
AT_MOST = "{how} (upah paling tinggi)"
FROM_ELSEWHERE = "dibayar pemerintah dan sebagian JKK"
GROUND = "{how} · {law}{unsure}"
UNSURE_MARK = " *"

PAYER, PAY_BY, PAY_HOW, PAID_STATUS = "Dibayar oleh", "Paling lambat", "Cara membayar", "Status"
YOURSELF = "Anda sendiri"
PAYS_FOR_YOU = "{payer} ({funding}). Anda tidak perlu membayar."
EMPLOYER_PAYS = (
    "{payer}: bagian pemberi kerja {employer} dan bagian Anda {worker}, dipotong dari upah."
)
EMPLOYER_PAYS_ALL = "{payer}, seluruhnya. Upah Anda tidak dipotong untuk iuran ini."
SAFE_DAY = (
    "Tanggal yang mengikat tertera pada kode iuran BPJS Ketenagakerjaan. Agar tidak terlambat, "
    "bayar paling lambat {day}."
)
AT_ONCE = (
    "Secepatnya: tanggal yang mengikat tertera pada kode iuran BPJS Ketenagakerjaan, dan "
    "perlindungan belum berlaku sebelum iuran pertama diterima."
)
BY_BILL = "Menurut tagihan BPJS Ketenagakerjaan kepada pembayar."
HOW_SELF = (
    "Sebutkan NIK Anda di kantor cabang BPJS Ketenagakerjaan{branch}, di aplikasi JMO, atau di "
    "bank, kantor pos, minimarket dan agen Perisai yang bekerja sama. Simpan bukti bayarnya."
)
HOW_BRANCH = " ({branch})"
HOW_OTHERS = "Langsung dari pembayar ke BPJS Ketenagakerjaan."
ONLY_TO_BPJS = "Bayar hanya ke BPJS Ketenagakerjaan. Petugas {office} tidak menerima uang iuran."
PROTECTED_FROM = (
    "Perlindungan mulai setelah BPJS Ketenagakerjaan menerima iuran pertama, bukan sejak surat ini "
    "dicetak. Surat ini bukan bukti pembayaran dan bukan kartu peserta."
)
STILL_PROTECTED = "Surat ini bukan bukti pembayaran dan bukan kartu peserta."
RELIEF_APPLIES = (
    "Keringanan {name}{unsure}: untuk iuran {span} yang dibayar {remaining}% dari {programmes}. "
    "Manfaatnya sama."
)
RELIEF_EXCLUDED = "Keringanan {name} tidak berlaku untuk iuran yang dibayar dari {funding}."
RELIEF_UNCLEAR = (
    "Apakah keringanan {name} berlaku untuk iuran dari {funding} belum jelas; dihitung penuh."
)
RATES_OF = "Tarif versi {version}."
UNSURE = (
    "* Angka ini diambil dari pemberitaan atau sumber lain dan belum dicocokkan dengan naskah "
    "peraturannya. Yang mengikat adalah tagihan BPJS Ketenagakerjaan."
)

# --- Data dan Hak Anda: what is held, and what may be asked for ----------------------------------

RIGHTS_INTRO = (
    "Lembar ini dicetak atas permintaan Anda. Isinya semua yang disimpan {office} ini tentang Anda "
    "untuk pendaftaran jaminan sosial ketenagakerjaan, menurut Pasal 7 UU 27/2022 tentang "
    "Pelindungan Data Pribadi."
)
RIGHTS_WARNING = "Lembar ini memuat NIK dan data lengkap Anda. Simpan baik-baik."
HELD, HELD_WORK, HELD_MEMBER = "Data diri", "Pekerjaan dan iuran", "Kepesertaan"
WHY, HISTORY, RIGHTS, WHOM = "Untuk apa, dan sampai kapan", "Riwayat", "Hak Anda", "Kepada siapa"
FULL_NAME, FAMILY_CARD, MOTHER, PHONE = "Nama", "No. KK", "Nama ibu kandung", "Nomor HP"
EMAIL, MARITAL, HOME, HEIR, CHILDREN = "E-mail", "Status kawin", "Domisili", "Ahli waris", "Anak"
SECOND, HOURS, WORKPLACE, PAYER_NAME = "Pekerjaan kedua", "Jam kerja", "Lokasi kerja", "Pembayar"
PROGRAMMES, SINCE, MONTHS_PAID = "Program", "Mulai", "{month}, {count} bulan"
DECREE, DECREE_OF, DAYS_OF = "SK penetapan", "{number}, {on}", "{start} – {end}"
PROTECTION, REASON, EVENT, EVENT_OF = "Perlindungan", "Alasan", "Kegiatan", "{event}, antrean {n}"
DOUBTS, DOUBTS_OF = "Peringatan", "{count} peringatan saat pendaftaran, diterima petugas"
PAPERS_OUT, PAPER_OUT = "Kertas dicetak", "{paper} {at}"
MARITALS = {
    MaritalStatus.SINGLE: "belum kawin",
    MaritalStatus.MARRIED: "kawin",
    MaritalStatus.DIVORCED: "cerai hidup",
    MaritalStatus.WIDOWED: "cerai mati",
}
RELATIONS = {
    Relation.SPOUSE: "suami/istri",
    Relation.CHILD: "anak",
    Relation.PARENT: "orang tua",
    Relation.SIBLING: "saudara kandung",
    Relation.OTHER: "lainnya",
}
STANDS = {
    Status.REGISTERED: "Terdaftar",
    Status.SENT: "Diterima {city}",
    Status.PROPOSED: "Diusulkan ke {city}",
    Status.VERIFIED: "Diverifikasi",
    Status.APPROVED: "Ditetapkan dengan SK",
    Status.ACTIVE: "Aktif",
    Status.REFUSED: "Ditolak {city}",
    Status.WITHDRAWN: "Dibatalkan",
}
PAPER_NAMES = {
    PaperKind.PROOF: "Bukti Pendaftaran",
    PaperKind.CONFIRMATION: "Konfirmasi Kepesertaan",
    PaperKind.LETTER: "Rincian Iuran",
    PaperKind.RIGHTS: "Data dan Hak Anda",
}

PURPOSE, LEGAL, HOW_LONG = "Tujuan", "Dasar hukum", "Berapa lama"
PURPOSE_TEXT = (
    "Mendaftarkan Anda pada jaminan sosial ketenagakerjaan, menghitung iurannya, dan memberi tahu "
    "Anda hasilnya. Tidak dipakai untuk hal lain."
)
LEGAL_TEXT = (
    "Persetujuan Anda dan tugas pelayanan publik (UU 27/2022 Pasal 20 ayat 2); program menurut "
    "UU 40/2004, UU 24/2011 dan PP 44/2015."
)
CONSENT, CONSENT_OF = "Persetujuan", "Naskah versi {version}, {at}, dicatat {officer}."
CONSENT_TEXT, CONSENT_OLD = " Bunyinya: “{text}”", " Naskah versi itu dapat dilihat di {office}."
WHERE, WHERE_TEXT = (
    "Disimpan di mana",
    "Di komputer {office} dalam berkas tersandi{sent}.",
)
WHERE_CITY = ", dan di server {city}"
HOW_LONG_TEXT = (
    "Selama pendaftaran diurus dan sesudahnya sampai dimusnahkan menurut jadwal retensi arsip "
    "{city}. Belum ada penghapusan otomatis."
)
SHARED, NOT_SENT = "Dibagikan kepada", "Belum dikirim dari komputer ini kepada siapa pun."
SHARED_CITY = "Server {city}: seluruh isi pendaftaran."
SHARED_BPJS = (
    "Dinas tenaga kerja dan BPJS Ketenagakerjaan{branch}: yang diperlukan untuk verifikasi dan "
    "penerbitan nomor peserta."
)
SHARED_PAPER = (
    "QR pada kertas hanya memuat nama tersamar dan 4 angka akhir NIK; siapa pun bisa membacanya."
)

RIGHTS_OF = (
    ("Pasal 5", "Tahu siapa yang memproses data Anda, untuk apa, dan atas dasar apa."),
    ("Pasal 6", "Melengkapi, memperbarui dan memperbaiki data yang salah."),
    ("Pasal 7", "Melihat data Anda dan mendapat salinannya, seperti lembar ini."),
    ("Pasal 8", "Meminta pemrosesan diakhiri, dan data dihapus atau dimusnahkan."),
    ("Pasal 9", "Menarik kembali persetujuan."),
    ("Pasal 10", "Keberatan atas keputusan yang dibuat otomatis; di sini selalu orang memutuskan."),
    ("Pasal 11", "Meminta pemrosesan ditunda atau dibatasi."),
    ("Pasal 12", "Menggugat dan menerima ganti rugi atas pelanggaran."),
    ("Pasal 13", "Mendapat data Anda dalam bentuk yang bisa dipakai di tempat lain."),
)
RIGHTS_TERMS = (
    "Permintaan melihat, memperbaiki, menunda, atau menarik persetujuan dijawab paling lambat "
    "3 × 24 jam. Undang-undang dapat membatasi hak tertentu (Pasal 15). Bila persetujuan ditarik, "
    "pendaftaran dibatalkan dan kota diberi tahu."
)
ASK = "Minta kepada petugas di {office}{reach}. Sebutkan nomor pendaftaran {number}."
ASK_REACH = " ({reach})"
ASK_HIGHER = "Bila tidak dijawab: {city}, lalu kementerian yang membidangi komunikasi dan digital."

DERIVED, DERIVED_TEXT = (
    "Turunannya",
    (
        "Kunci pencarian dan kemiripan, cadangan tersandi, dan antrean cetak dibuat dari data yang "
        "sama. Isi sebelum diubah ikut disimpan; lihat Riwayat."
    ),
)
DOUBLES, DOUBLE = "NIK yang sama", "{place}, No. {number}"
WAS = "Sebelumnya {field}: {value}"
FIELDS = {
    "name": "nama",
    "nik": "NIK",
    "family_card": "No. KK",
    "birth_place": "tempat lahir",
    "born": "tanggal lahir",
    "sex": "jenis kelamin",
    "mother": "ibu kandung",
    "phone": "nomor HP",
    "email": "e-mail",
    "marital": "status kawin",
    "address/street": "alamat",
    "address/rt": "RT",
    "address/rw": "RW",
    "address/kelurahan": "kelurahan",
    "home/street": "alamat domisili",
    "home/rt": "RT domisili",
    "home/rw": "RW domisili",
    "home/kelurahan": "kelurahan domisili",
    "heir/name": "ahli waris",
    "heir/relation": "hubungan ahli waris",
    "children": "anak",
    "consent/version": "naskah persetujuan",
    "enrolment/segment": "segmen",
    "enrolment/occupation": "kode pekerjaan",
    "enrolment/occupation_text": "pekerjaan",
    "enrolment/second_occupation": "kode pekerjaan kedua",
    "enrolment/workplace": "lokasi kerja",
    "enrolment/hours": "jam kerja",
    "enrolment/income": "penghasilan",
    "enrolment/programmes": "program",
    "enrolment/funding": "sumber dana",
    "enrolment/payer": "pembayar",
    "enrolment/employer": "pemberi kerja",
    "enrolment/employer_number": "NPP",
    "enrolment/risk": "risiko",
    "enrolment/since": "bulan mulai",
    "enrolment/months": "lama bulan",
}
"""What the fields of a body are called, with a slash where a dot would make a code of them; what
follows from others is not told again."""

ACT_AT, ACT_WHAT, ACT_WHO = "Waktu", "Apa yang terjadi", "Oleh"
ACTS = {
    FactKind.WORKER_REGISTERED.value: "Didaftarkan",
    FactKind.WORKER_AMENDED.value: "Data diubah",
    FactKind.WORKER_WITHDRAWN.value: "Pendaftaran dibatalkan",
    FactKind.PAPER_PRINTED.value: "Kertas dicetak",
    FactKind.REGISTRATION_REVIEWED.value: "Diperiksa penyelia",
    FactKind.PAPER_REVOKED.value: "Kertas dicabut",
    "worker_merged": "Digabung dengan pendaftaran lain",
    "merge_undone": "Gabungan diurungkan",
    "city.proposed": "Diusulkan ke kota",
    "city.verified": "Diverifikasi kota",
    "city.approved": "Ditetapkan kota",
    "city.activated": "Nomor peserta (KPJ) terbit",
    "city.refused": "Ditolak kota",
    "city.withdrawn": "Pembatalan dicatat kota",
    "city.corrected": "Data diperbaiki kota",
    "city.accepted": "Perubahan diterima kota",
    "city.dropped": "Perubahan tidak dipakai kota",
    "city.double": "NIK yang sama ditemukan di kelurahan lain",
    "city.double_settled": "NIK yang sama sudah diselesaikan kota",
    "city.correction_returned": "Perbaikan kota dikembalikan",
    "city.correction_aside": "Perbaikan kota dikesampingkan",
}
OTHER_ACT = "Tindakan lain"
CITY = "Kota"

# --- Berita Acara Kegiatan -----------------------------------------------------------------------

MINUTES_INTRO = (
    "Pada hari {day} tanggal {day_words} bulan {month} tahun {year_words} ({date}){place}, telah "
    "dilaksanakan pendaftaran jaminan sosial ketenagakerjaan dalam kegiatan {event}, dengan hasil "
    "sebagai berikut."
)
MINUTES_PLACE = ", bertempat di {place}"
GROUPS, COUNTS, PEOPLE, VOIDS, LOG = (
    "Peserta menurut segmen dan sumber dana",
    "Pencatatan",
    "Daftar yang terdaftar",
    "Daftar yang dibatalkan",
    "Sidik catatan",
)
SEGMENT, FUNDING, MEN, WOMEN, SUM = "Segmen", "Sumber dana", "Laki-laki", "Perempuan", "Jumlah"
EXPECTED, EXPECTED_OF = "Perkiraan peserta", "{n} orang"
REGISTERED, WITHDRAWN, WITHOUT_NIK = "Terdaftar", "Dibatalkan", "Belum punya NIK"
SENT_OF, SENT_TEXT = "Terkirim ke kota", "{sent} dari {all} saat dicetak"
ORIGINALS, COPIES = "Kertas dicetak", "{originals} asli dan {copies} salinan"
OFFICERS, OFFICER_OF = "Petugas", "{name} ({n})"
OPEN_STILL = "Kegiatan belum diakhiri saat berita acara ini dicetak."
QUEUE, SHORT_NUMBER, NAME, NIK_END, SEX, BY = "Antr.", "Nomor", "Nama", "NIK", "L/P", "Alasan"
NUMBERS_BEGIN = "Semua nomor pendaftaran diawali {prefix}. NIK hanya 4 angka terakhir."
HIDDEN = "…{end}"
LOG_TEXT = (
    "Sidik di bawah dihitung (SHA-256) dari kegiatan ini dan setiap catatan tentang pesertanya, "
    "sampai catatan nomor {upto}. Bila satu catatan pun diubah, dihapus atau disisipkan, sidik "
    "yang dihitung ulang akan berbeda."
)
LOG_LABEL = "Sidik catatan (SHA-256), {count} catatan"
LOG_SAME = "Sidik cetakan terdahulu dihitung ulang dan sama: {prints}."
LOG_DIFFERS = "PERHATIAN: catatan berubah sejak cetakan terdahulu ({prints})."
LOG_DIFFERS_WHAT = "Sidiknya tidak lagi sama dengan yang tercetak waktu itu."
LOG_PRINT = "cetakan {copy}, {at}"
NOBODY = "Belum ada yang terdaftar."
LOG_MARK = "Sidik catatan {log} …"
CLOSING = "Demikian {title} {number} dibuat menurut catatan {office} saat dicetak."
MINUTES_CLOSING = (
    "Demikian berita acara kegiatan {event} dengan sidik catatan {log} … ini dibuat dengan "
    "sebenarnya untuk dipergunakan seperlunya."
)
NUMBER_WORDS = (
    *("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"),
    *("sepuluh", "sebelas"),
)

# --- Rekap Harian --------------------------------------------------------------------------------

SUMMARY_INTRO = "Pekerjaan {day}, {date}, di komputer nomor {device}."
PER_OFFICER, SENDING, MENDING, PACE = (
    "Menurut petugas",
    "Pengiriman ke kota",
    "Perlu ditindaklanjuti",
    "Kecepatan",
)
OFFICER, R_REGISTERED, R_AMENDED, R_WITHDRAWN = "Petugas", "Terdaftar", "Diubah", "Dibatalkan"
R_PRINTED, R_REVIEWED, R_REVOKED = "Dicetak", "Diperiksa", "Dicabut"
OFFICE_SUM = "Seluruh kantor"
NO_WORK = "Belum ada yang dicatat pada hari ini."
STANDINGS = {
    DeliveryStatus.DELIVERED: "Terkirim",
    DeliveryStatus.WAITING: "Belum terkirim",
    DeliveryStatus.NEEDS_CLERK: "Dikembalikan untuk diperbaiki",
    DeliveryStatus.NEEDS_CITY: "Ditahan kota",
    DeliveryStatus.SUPERSEDED: "Digantikan yang lebih baru",
}
ACTS_OF_DAY = "{n} dari {all} catatan hari ini"
WAITING_IN_ALL, WAITING_TEXT = "Menunggu seluruhnya", "{n} catatan, termasuk hari-hari sebelumnya"
NOTHING_TO_MEND = "Tidak ada yang menunggu perbaikan."
MEND_NUMBER, MEND_NAME, MEND_WHO, MEND_SINCE = "Nomor", "Nama", "Menunggu", "Sejak"
MEND_WHY, BY_CLERK, BY_CITY = "Keterangan", "petugas", "kota"
MEAN, MEAN_OF = "Waktu per orang", "rata-rata {n} detik mengisi formulir ({people} orang diukur)"
FASTEST, FASTEST_OF = "Jam tersibuk", "pukul {hour:02}.00–{after:02}.00, {n} orang"
NO_PACE = "Belum diukur."
