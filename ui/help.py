"""Help in two sentences: what goes into a field and where it stands on the card, and every key.

``KTP`` names the line of the card a field is read from; no picture is shown for the others.
"""

from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


class Ktp(Enum):
    """The lines of the identity card (KTP-el) that the form is read from, from the top."""

    NIK = 0
    NAME = 1
    BIRTH = 2
    SEX = 3
    STREET = 4
    RT_RW = 5
    VILLAGE = 6
    DISTRICT = 7
    MARITAL = 8
    WORK = 9


ON_CARD: Mapping[str, Ktp] = {
    "nik": Ktp.NIK,
    "nik_again": Ktp.NIK,
    "name": Ktp.NAME,
    "birth_place": Ktp.BIRTH,
    "born": Ktp.BIRTH,
    "sex": Ktp.SEX,
    "street": Ktp.STREET,
    "rt": Ktp.RT_RW,
    "rw": Ktp.RT_RW,
    "kelurahan": Ktp.VILLAGE,
    "marital": Ktp.MARITAL,
    "occupation": Ktp.WORK,
}

_ADDRESS = QT_TRANSLATE_NOOP(
    "help", "Isi hanya bila pekerja tinggal di tempat lain dari alamat KTP. Kalau sama, kosongkan."
)
_CHILD = QT_TRANSLATE_NOOP(
    "help",
    "Anak yang kelak bisa menerima beasiswa, paling banyak dua. "
    "Lihat nama dan tanggal lahirnya di kartu keluarga.",
)

FIELDS: Mapping[str, object] = {
    "nik": QT_TRANSLATE_NOOP(
        "help",
        "16 angka di baris paling atas KTP; cocokkan umur dan asal yang muncul di sebelahnya. "
        "Belum punya? Tekan Alt+Y, jangan isi nol.",
    ),
    "nik_again": QT_TRANSLATE_NOOP(
        "help",
        "Ketik sekali lagi 4 angka terakhir NIK, langsung dari KTP. "
        "Hanya di situ salah ketik tidak kelihatan.",
    ),
    "born": QT_TRANSLATE_NOOP(
        "help",
        "Diisi sendiri dari NIK; ubah hanya bila KTP menulis lain (Alt+L). "
        "Tulis hari-bulan-tahun, misalnya 05-07-1989.",
    ),
    "sex": QT_TRANSLATE_NOOP(
        "help", "Diisi sendiri dari NIK. Ubah hanya bila KTP menulis lain (Alt+L)."
    ),
    "name": QT_TRANSLATE_NOOP(
        "help",
        "Persis seperti di KTP, gelar tidak perlu. Satu kata saja juga boleh.",
    ),
    "birth_place": QT_TRANSLATE_NOOP(
        "help",
        "Kata sebelum tanggal lahir di KTP. Sisa nama yang muncul sendiri diterima dengan Enter.",
    ),
    "mother": QT_TRANSLATE_NOOP(
        "help",
        "Nama gadis ibu kandung, dari kartu keluarga atau ditanyakan. "
        "BPJS memakainya untuk mencocokkan orang yang namanya sama.",
    ),
    "family_card": QT_TRANSLATE_NOOP(
        "help",
        "16 angka di atas kartu keluarga. F5 mengambil alamat keluarga yang sudah terdaftar.",
    ),
    "street": QT_TRANSLATE_NOOP(
        "help", "Jalan, gang dan nomor rumah dari KTP. RT, RW dan kelurahan punya kolom sendiri."
    ),
    "rt": QT_TRANSLATE_NOOP("help", "Angka pertama di baris RT/RW. Nol di depan tidak perlu."),
    "rw": QT_TRANSLATE_NOOP("help", "Angka kedua di baris RT/RW. Nol di depan tidak perlu."),
    "kelurahan": QT_TRANSLATE_NOOP(
        "help", "Ketik beberapa huruf, lalu pilih dengan panah. Yang dekat muncul lebih dulu."
    ),
    "kin": QT_TRANSLATE_NOOP(
        "help",
        "Hubungan dengan orang sebelumnya dalam kartu keluarga yang sama. "
        "Dipakai untuk menyarankan nama ibu.",
    ),
    "phone": QT_TRANSLATE_NOOP(
        "help",
        "Nomor yang bisa dihubungi; spasi dan tanda hubung boleh. Kosongkan bila tidak punya.",
    ),
    "email": QT_TRANSLATE_NOOP(
        "help", "Alamat e-mail bila punya, misalnya siti@contoh.id. Boleh kosong."
    ),
    "marital": QT_TRANSLATE_NOOP("help", "Seperti di KTP. Boleh kosong bila tidak ditanyakan."),
    "home_street": _ADDRESS,
    "home_rt": _ADDRESS,
    "home_rw": _ADDRESS,
    "home_kelurahan": _ADDRESS,
    "segment": QT_TRANSLATE_NOOP(
        "help",
        "PU digaji pemberi kerja, BPU bekerja sendiri, rentan dibayari pihak lain, "
        "non-ASN pegawai pemerintah tanpa status ASN. Kolom lain mengikuti pilihan ini.",
    ),
    "occupation": QT_TRANSLATE_NOOP(
        "help",
        "Ketik beberapa huruf pekerjaan sehari-hari, lalu pilih. "
        "Yang di KTP boleh lain: tanyakan yang benar-benar dikerjakan.",
    ),
    "occupation_text": QT_TRANSLATE_NOOP(
        "help", "Sebutkan pekerjaannya bila tidak ada di daftar, misalnya pembuat layang-layang."
    ),
    "second_occupation": QT_TRANSLATE_NOOP(
        "help", "Pekerjaan lain yang juga dilakukan. Iuran tetap mengikuti yang pertama."
    ),
    "employer": QT_TRANSLATE_NOOP(
        "help", "Nama perusahaan, toko atau instansi yang menggaji. Tulis seperti di slip gaji."
    ),
    "employer_number": QT_TRANSLATE_NOOP(
        "help", "Nomor pendaftaran perusahaan di BPJS, bila diketahui. Boleh kosong."
    ),
    "risk": QT_TRANSLATE_NOOP(
        "help",
        "Golongan risiko tempat kerja menentukan iuran JKK. "
        "Tanyakan pemberi kerja; kantor biasanya sangat rendah.",
    ),
    "hours": QT_TRANSLATE_NOOP(
        "help", "Jam mulai dan selesai bekerja, misalnya 7-15. Kerja malam juga bisa: 22-6."
    ),
    "workplace": QT_TRANSLATE_NOOP(
        "help", "Di mana bekerja, misalnya Pasar Banjarsari atau keliling RW 3. Boleh kosong."
    ),
    "income": QT_TRANSLATE_NOOP(
        "help",
        "Penghasilan rata-rata sebulan menurut pekerja, dalam rupiah penuh. "
        "Iuran mengikuti angka ini.",
    ),
    "programmes": QT_TRANSLATE_NOOP(
        "help",
        "JKK dan JKM selalu termasuk. Centang JHT bila pekerja mau menabung untuk hari tua.",
    ),
    "funding": QT_TRANSLATE_NOOP(
        "help",
        "Siapa yang membayar iuran. Keringanan tidak berlaku untuk uang APBN dan APBD.",
    ),
    "payer": QT_TRANSLATE_NOOP(
        "help", "Nama perusahaan, lembaga atau orang yang membayar. Tercetak di bukti."
    ),
    "since": QT_TRANSLATE_NOOP(
        "help", "Bulan pertama yang dibayar. Perlindungan dimulai setelah iuran diterima BPJS."
    ),
    "months": QT_TRANSLATE_NOOP(
        "help", "Berapa bulan dibayar sekaligus. Jumlahnya muncul di kotak Iuran."
    ),
    "heir": QT_TRANSLATE_NOOP(
        "help",
        "Siapa yang menerima santunan bila pekerja meninggal. "
        "Tulis satu nama, seperti di kartu keluarga.",
    ),
    "heir_relation": QT_TRANSLATE_NOOP("help", "Hubungan ahli waris dengan pekerja."),
    "child_1": _CHILD,
    "child_1_born": _CHILD,
    "child_2": _CHILD,
    "child_2_born": _CHILD,
    "consent": QT_TRANSLATE_NOOP(
        "help",
        "Bacakan atau tunjukkan kalimat di atasnya; centang hanya bila pekerja setuju. "
        "Tanpa persetujuan data tidak boleh disimpan.",
    ),
    "event_name": QT_TRANSLATE_NOOP(
        "help",
        "Nama yang dikenal orang, misalnya Pasar Banjarsari 22 November. "
        "Setiap nama dipakai sekali di komputer ini.",
    ),
    "event_place": QT_TRANSLATE_NOOP("help", "Di mana kegiatan berlangsung. Boleh kosong."),
    "expected": QT_TRANSLATE_NOOP(
        "help",
        "Berapa orang yang diperkirakan datang. Dengan angka ini perkiraan selesai dihitung.",
    ),
    "event_payer": QT_TRANSLATE_NOOP(
        "help", "Siapa yang membayar untuk semua peserta. Bisa diubah pada tiap orang."
    ),
    "event_workplace": QT_TRANSLATE_NOOP(
        "help", "Tempat kerja yang sama untuk kebanyakan peserta. Bisa diubah pada tiap orang."
    ),
    "queue": QT_TRANSLATE_NOOP(
        "help", "Nomor antrean orang berikutnya. Ubah bila ada yang pergi atau pindah meja."
    ),
    "prints": QT_TRANSLATE_NOOP(
        "help",
        "Dengan centang ini Ctrl+S juga mencetak Bukti Pendaftaran, tanpa bertanya. "
        "Printer dipilih di Pengaturan.",
    ),
    "find": QT_TRANSLATE_NOOP(
        "help",
        "Potongan nama, NIK, alamat, atau nomor; beberapa kata dicari bersama. "
        "Panah ke bawah masuk ke daftar, Enter membuka.",
    ),
    "of_status": QT_TRANSLATE_NOOP(
        "help", "Hanya yang sampai di sini: menunggu, perlu diperbaiki, atau kata kota dan BPJS."
    ),
    "of_segment": QT_TRANSLATE_NOOP("help", "Hanya pekerja dari satu segmen."),
    "of_funding": QT_TRANSLATE_NOOP("help", "Hanya yang iurannya dibayar dari sumber ini."),
    "of_event": QT_TRANSLATE_NOOP("help", "Hanya yang didaftarkan pada satu kegiatan."),
    "of_officer": QT_TRANSLATE_NOOP("help", "Hanya yang didaftarkan satu petugas."),
    "of_rt_rw": QT_TRANSLATE_NOOP(
        "help", "Hanya alamat KTP di RT atau RW ini. Nol di depan tidak perlu; Enter memakainya."
    ),
    "of_days": QT_TRANSLATE_NOOP(
        "help",
        "Hanya yang didaftarkan dari hari ini sampai hari itu, kedua-duanya termasuk. "
        "Tulis misalnya 22-11-2026 atau 22112026; satu sisi boleh kosong.",
    ),
    "order": QT_TRANSLATE_NOOP(
        "help", "Urutan di layar, juga urutan mencetak. Judul kolom bisa ditekan untuk itu."
    ),
    "which": QT_TRANSLATE_NOOP(
        "help",
        "Yang mana dari yang dipilih, menurut urutannya di daftar: 1-10, 15. Kosong berarti semua.",
    ),
    "check_code": QT_TRANSLATE_NOOP(
        "help",
        "Pindai QR-nya ke kolom ini, atau ketik kode periksa di bawahnya. "
        "QR membuktikan lebih banyak daripada kode.",
    ),
    "last_good": QT_TRANSLATE_NOOP(
        "help",
        "Nomor pada kertas terakhir yang keluar utuh sebelum macet. "
        "Yang sesudahnya dicetak lagi; disebut dulu berapa lembar.",
    ),
    "review_days": QT_TRANSLATE_NOOP("help", "Pekerjaan berapa hari yang diperiksa."),
    "review_reason": QT_TRANSLATE_NOOP(
        "help", "Apa yang perlu dilihat petugas. Kalimat ini muncul di Perlu diperbaiki."
    ),
    "archive_always": QT_TRANSLATE_NOOP(
        "help",
        "Setiap bukti yang dicetak menambah satu QR di arsip kantor. "
        "Simpan lembarnya di lemari, tidak di tas komputer.",
    ),
    "activation_code": QT_TRANSLATE_NOOP(
        "help", "Kode dari dinas, sekali pakai. Tidak punya kode? Pakai berkas aktivasi."
    ),
    "printer": QT_TRANSLATE_NOOP(
        "help",
        "Printer yang dipakai Ctrl+P tanpa bertanya. Cetak halaman uji di Siap berangkat? (F10).",
    ),
    "paper_size": QT_TRANSLATE_NOOP(
        "help",
        "Kertas yang benar-benar ada di printer itu. Dua atau empat kertas per lembar dipotong di "
        "garis putus-putus.",
    ),
    "way": QT_TRANSLATE_NOOP(
        "help",
        "Gambar sama persis dengan pratinjau. Huruf saja bila kabelnya lambat: satu detik, "
        "bukan dua menit.",
    ),
    "profile": QT_TRANSLATE_NOOP(
        "help", "Jenis yang tertulis di bawah printer struk. Tidak tahu? Biarkan: tetap tercetak."
    ),
    "copies": QT_TRANSLATE_NOOP(
        "help", "Berapa lembar tiap kertas. Yang kedua dan seterusnya bertanda Salinan."
    ),
    "own": QT_TRANSLATE_NOOP(
        "help",
        "Alamat printer struk di jaringan, misalnya socket://192.168.1.50:9100, atau kabelnya, "
        "usb:/dev/usb/lp0. Setelah itu pilih di Printer.",
    ),
    "colours": QT_TRANSLATE_NOOP("help", "Terang, gelap, atau mengikuti sistem."),
    "text": QT_TRANSLATE_NOOP("help", "Besar huruf di layar, langsung berlaku. Kertas tetap sama."),
    "language": QT_TRANSLATE_NOOP(
        "help",
        "Bahasa layar; kertas selalu berbahasa Indonesia. Berlaku saat aplikasi dibuka lagi.",
    ),
}
"""By the names the rules know the fields by."""

GENERAL: object = QT_TRANSLATE_NOOP(
    "help",
    "Semua bisa dilakukan dengan tombol; daftarnya di bawah. "
    "Yang tersimpan tidak hilang, juga tanpa internet.",
)

KEYS: tuple[tuple[str, object], ...] = (
    ("Enter", QT_TRANSLATE_NOOP("keys", "Kolom berikut; di tombol: tekan")),
    ("Shift+Enter", QT_TRANSLATE_NOOP("keys", "Kolom sebelumnya")),
    ("Ctrl+S", QT_TRANSLATE_NOOP("keys", "Simpan, lalu formulir kosong")),
    ("Ctrl+P", QT_TRANSLATE_NOOP("keys", "Simpan dan cetak")),
    ("Ctrl+N", QT_TRANSLATE_NOOP("keys", "Formulir baru; di formulir: kosongkan")),
    ("Ctrl+Z", QT_TRANSLATE_NOOP("keys", "Urungkan simpan (10 detik)")),
    ("F1", QT_TRANSLATE_NOOP("keys", "Bantuan untuk kolom ini")),
    ("F2, Ctrl+F", QT_TRANSLATE_NOOP("keys", "Cari")),
    ("F3", QT_TRANSLATE_NOOP("keys", "Isi kolom seperti orang sebelumnya")),
    ("Ctrl+F3", QT_TRANSLATE_NOOP("keys", "Isi semua yang biasanya sama")),
    ("F4", QT_TRANSLATE_NOOP("keys", "Sembunyikan nama dan nomor; tampilkan nama")),
    ("Shift+F4", QT_TRANSLATE_NOOP("keys", "Tampilkan nomor lengkap sebentar")),
    ("F5", QT_TRANSLATE_NOOP("keys", "Orang berikut dari kartu keluarga yang sama")),
    ("F6", QT_TRANSLATE_NOOP("keys", "Apa yang menunggu dikirim")),
    ("F7", QT_TRANSLATE_NOOP("keys", "Periksa bersama warga sebelum disimpan")),
    ("F8", QT_TRANSLATE_NOOP("keys", "Ke kolom berikut yang perlu diperbaiki")),
    ("Shift+F8", QT_TRANSLATE_NOOP("keys", "Ke kolom sebelumnya yang perlu diperbaiki")),
    ("F9", QT_TRANSLATE_NOOP("keys", "Kirim sekarang")),
    ("F10", QT_TRANSLATE_NOOP("keys", "Siap berangkat?")),
    ("F11", QT_TRANSLATE_NOOP("keys", "Lihat orang yang mirip")),
    ("F12", QT_TRANSLATE_NOOP("keys", "Persetujuan (penyelia)")),
    ("Alt+Y", QT_TRANSLATE_NOOP("keys", "Belum punya NIK")),
    ("Alt+L", QT_TRANSLATE_NOOP("keys", "Tanggal lahir atau jenis kelamin lain dari NIK")),
    ("Ctrl+G", QT_TRANSLATE_NOOP("keys", "Rincian: gabungkan dengan orang yang sama")),
    ("Ctrl+K", QT_TRANSLATE_NOOP("keys", "Sematkan kolom untuk orang berikut")),
    ("Ctrl+T", QT_TRANSLATE_NOOP("keys", "Buka kolom tambahan")),
    ("Ctrl+Return", QT_TRANSLATE_NOOP("keys", "Persetujuan: setujui semua")),
    ("Alt+G", QT_TRANSLATE_NOOP("keys", "Daftar: saringan lain")),
    ("Alt+S", QT_TRANSLATE_NOOP("keys", "Daftar: tampilkan semua")),
    ("Ctrl+D", QT_TRANSLATE_NOOP("keys", "Daftar: cetak bukti yang dipilih")),
    ("Ctrl+Shift+D", QT_TRANSLATE_NOOP("keys", "Daftar: cetak konfirmasi yang dipilih")),
    ("Ctrl+F9", QT_TRANSLATE_NOOP("keys", "Daftar: kirim yang dipilih lebih dulu")),
    ("Ctrl+E", QT_TRANSLATE_NOOP("keys", "Rincian: ubah data")),
    ("Ctrl+I", QT_TRANSLATE_NOOP("keys", "Rincian: cetak rincian iuran")),
    ("Ctrl+H", QT_TRANSLATE_NOOP("keys", "Rincian: cetak data dan hak warga")),
    ("Ctrl+B", QT_TRANSLATE_NOOP("keys", "Kegiatan: cetak berita acara")),
    ("Ctrl+R", QT_TRANSLATE_NOOP("keys", "Cetak rekap harian")),
    ("PgUp, PgDown", QT_TRANSLATE_NOOP("keys", "Pratinjau: halaman sebelumnya, berikutnya")),
    ("Ctrl+Shift+J", QT_TRANSLATE_NOOP("keys", "Rincian, daftar, kegiatan: cetak arsip kantor")),
    ("Ctrl+Shift+A", QT_TRANSLATE_NOOP("keys", "Arsip kantor: cetak dan pindai")),
    ("Ctrl+Shift+K", QT_TRANSLATE_NOOP("keys", "Periksa surat yang dibawa orang")),
    ("Ctrl+O", QT_TRANSLATE_NOOP("keys", "Periksa surat: buka gambar")),
    ("Ctrl+Shift+V", QT_TRANSLATE_NOOP("keys", "Periksa surat: tempel gambar")),
    ("Ctrl++, Ctrl+-", QT_TRANSLATE_NOOP("keys", "Tulisan lebih besar, lebih kecil")),
    ("Ctrl+0", QT_TRANSLATE_NOOP("keys", "Tulisan seperti semula")),
    ("Ctrl+J", QT_TRANSLATE_NOOP("keys", "Antrean cetak")),
    ("Ctrl+L", QT_TRANSLATE_NOOP("keys", "Kunci layar")),
    ("Alt+1 … Alt+6", QT_TRANSLATE_NOOP("keys", "Pindah halaman")),
    ("Esc", QT_TRANSLATE_NOOP("keys", "Kembali; yang diketik tidak hilang")),
)
"""What is on the key card, in the order a day needs it."""


def about(field: str) -> str:
    """Return the help for a field; for a place that is none, what holds everywhere."""
    return QCoreApplication.translate("help", str(FIELDS.get(field, GENERAL)))


def keys() -> list[tuple[str, str]]:
    """Return each key and what it does, in the screen's language."""
    return [(key, QCoreApplication.translate("keys", str(words))) for key, words in KEYS]


def keys_on_paper() -> list[tuple[str, str]]:
    """Return the same in Indonesian: papers always are."""
    return [(key, str(words)) for key, words in KEYS]
