"""Sentences for what the clerk can put right: the codes of ``Issue``.

Pattern: what happened, what to do. At most two short sentences, no blame, no "error", no "tidak
valid".
"""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

REFUSALS: Mapping[str, object] = {
    "practice.no_line": QT_TRANSLATE_NOOP(
        "messages", "Ini latihan: tidak ada yang dikirim. Akhiri latihan untuk bekerja sungguhan."
    ),
    # Events
    "event.name_missing": QT_TRANSLATE_NOOP("messages", "Isi nama kegiatan."),
    "event.name_taken": QT_TRANSLATE_NOOP(
        "messages", "Nama ini sudah dipakai kegiatan {on}. Tambahkan tempat atau tanggalnya."
    ),
    "event.expected_unreadable": QT_TRANSLATE_NOOP(
        "messages", "Isi dengan angka 1 sampai 100.000, atau kosongkan."
    ),
    "event.queue_unreadable": QT_TRANSLATE_NOOP("messages", "Isi nomor antrean, misalnya 42."),
    "event.under_way": QT_TRANSLATE_NOOP(
        "messages", "Kegiatan {name} masih berjalan. Akhiri dulu, lalu mulai yang baru."
    ),
    "event.unknown": QT_TRANSLATE_NOOP(
        "messages", "Kegiatan ini tidak ada lagi di daftar. Data pekerja tetap tersimpan."
    ),
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
    "nik.again_missing": QT_TRANSLATE_NOOP(
        "messages", "Ketik ulang 4 angka terakhir NIK dari KTP."
    ),
    "nik.again_differs": QT_TRANSLATE_NOOP(
        "messages", "Tidak sama dengan 4 angka terakhir NIK. Lihat KTP, lalu perbaiki yang keliru."
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
    "born.century": QT_TRANSLATE_NOOP(
        "messages", "Tahun lahir bisa {early} atau {late}. Pilih yang tertulis di KTP."
    ),
    "sex.missing": QT_TRANSLATE_NOOP("messages", "Pilih jenis kelamin."),
    "date.unreadable": QT_TRANSLATE_NOOP(
        "messages", "Tulis tanggal lengkap dengan tahunnya, misalnya 05-07-1989."
    ),
    "date.impossible": QT_TRANSLATE_NOOP("messages", "Tanggal ini tidak ada di kalender."),
    "phone.unreadable": QT_TRANSLATE_NOOP(
        "messages", "Nomor HP dimulai 08 atau +628 dan berisi 10 sampai 13 angka."
    ),
    "email.unreadable": QT_TRANSLATE_NOOP(
        "messages", "Tulis e-mail lengkap, misalnya siti@contoh.id."
    ),
    "heir.missing": QT_TRANSLATE_NOOP("messages", "Isi nama ahli waris."),
    "heir.relation_missing": QT_TRANSLATE_NOOP(
        "messages", "Pilih hubungan ahli waris dengan pekerja."
    ),
    "child.missing": QT_TRANSLATE_NOOP("messages", "Isi nama anak."),
    "text.too_long": QT_TRANSLATE_NOOP("messages", "Paling banyak {most} huruf. Sekarang {now}."),
    "text.unprintable": QT_TRANSLATE_NOOP(
        "messages", "Ada tanda yang tidak bisa dicetak. Ketik ulang kolom ini."
    ),
    "consent.missing": QT_TRANSLATE_NOOP(
        "messages", "Bacakan pemberitahuan, lalu tandai (spasi) bila pekerja setuju."
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
    "occupation.second_the_same": QT_TRANSLATE_NOOP(
        "messages", "Pekerjaan kedua sama dengan yang pertama. Pilih yang lain atau kosongkan."
    ),
    "hours.unreadable": QT_TRANSLATE_NOOP(
        "messages", "Tulis jam mulai dan selesai, misalnya 7-15 atau 07.30-16.00."
    ),
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
        "Belum pasti apakah keringanan {relief} berlaku untuk dana ini. Iuran dihitung penuh.",
    ),
    "contribution.relief_not_applied": QT_TRANSLATE_NOOP(
        "messages",
        "Keringanan {relief} tidak dihitung untuk bulan ini. Tanyakan ke BPJS bila ragu.",
    ),
    "contribution.jkp_too_old": QT_TRANSLATE_NOOP(
        "messages", "JKP hanya untuk yang berumur di bawah {below} tahun saat didaftarkan."
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
    "batch.too_many": QT_TRANSLATE_NOOP(
        "messages",
        "Paling banyak {most} kertas sekali cetak, yang dipilih {now}. Persempit dengan saringan.",
    ),
    "stub.too_many": QT_TRANSLATE_NOOP(
        "messages",
        "Paling banyak {most} arsip sekali cetak, yang dipilih {now}. Persempit dengan saringan.",
    ),
    "merge.ended": QT_TRANSLATE_NOOP(
        "messages", "Salah satu sudah ditolak atau dibatalkan; tidak ada yang perlu digabung."
    ),
    "merge.both_decided": QT_TRANSLATE_NOOP(
        "messages", "Kota sudah memverifikasi keduanya. Datanya tetap; hubungi kota untuk memilih."
    ),
    "merge.none": QT_TRANSLATE_NOOP(
        "messages", "Pendaftaran ini tidak digabung, atau gabungannya sudah diurungkan."
    ),
    "merge.changed_since": QT_TRANSLATE_NOOP(
        "messages", "Data yang dipakai sudah berubah sesudah digabung. Daftarkan orang ini lagi."
    ),
    "registration.alike": QT_TRANSLATE_NOOP(
        "messages",
        "Mungkin sudah terdaftar: {name} (No. {number}). Kalau orang lain, simpan sekali lagi.",
    ),
    "registration.in_dispute": QT_TRANSLATE_NOOP(
        "messages", "Kota juga mengubah data ini. Pilih dulu data mana yang dipakai, lalu ubah."
    ),
    "registration.no_dispute": QT_TRANSLATE_NOOP(
        "messages", "Data di sini dan di kota sudah sama; tidak ada yang perlu dipilih."
    ),
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
    "paper.not_out": QT_TRANSLATE_NOOP(
        "messages", "Tidak ada kertas yang bisa dicabut: belum dicetak, atau sudah dicabut."
    ),
    "paper.reason_missing": QT_TRANSLATE_NOOP("messages", "Isi alasan kertas ini dicabut."),
    "paper.not_active": QT_TRANSLATE_NOOP(
        "messages", "Konfirmasi bisa dicetak setelah nomor KPJ datang dari BPJS."
    ),
    "paper.nothing_due": QT_TRANSLATE_NOOP(
        "messages",
        "Kota menolak pendaftaran ini, jadi belum ada iuran yang harus dibayar. "
        "Perbaiki datanya dulu.",
    ),
    "stub.none": QT_TRANSLATE_NOOP(
        "messages",
        "Tidak ada arsip untuk dicetak: semua sudah di kertas, dibatalkan, atau pulih dari arsip.",
    ),
    "paper.qr_unreadable": QT_TRANSLATE_NOOP(
        "messages", "Kode QR di kertas tidak terbaca, jadi kertas tidak dicetak. Coba sekali lagi."
    ),
    "paper.unreadable": QT_TRANSLATE_NOOP(
        "messages", "Kertas ini tidak bisa ditampilkan. Cetak ulang dari daftar."
    ),
    "paper.qr_missing": QT_TRANSLATE_NOOP(
        "messages", "Tanda tangan kota belum datang. Tekan F9 saat ada internet, lalu cetak."
    ),
    "look.too_long": QT_TRANSLATE_NOOP(
        "messages", "Terlalu panjang untuk kertas: paling banyak {most} huruf. Belum disimpan."
    ),
    "look.letters_missing": QT_TRANSLATE_NOOP(
        "messages",
        "Huruf ini tidak bisa dicetak: {letters} Tulis dengan huruf Latin. Belum disimpan.",
    ),
    "emblem.too_large": QT_TRANSLATE_NOOP(
        "messages",
        "Berkas lambang lebih besar dari {megabytes} MB. Kecilkan dulu, lalu pilih lagi.",
    ),
    "emblem.too_many_dots": QT_TRANSLATE_NOOP(
        "messages",
        "Gambar lambang terlalu besar: lebih dari {millions} juta titik. Kecilkan dulu, misalnya "
        "ke 600 x 600.",
    ),
    "emblem.unreadable": QT_TRANSLATE_NOOP(
        "messages", "Lambang tidak bisa dibaca: rusak, atau bukan PNG atau JPEG. Pilih yang lain."
    ),
    "emblem.too_small": QT_TRANSLATE_NOOP(
        "messages",
        "Lambang akan tampak kasar: tiap sisi paling sedikit {least} titik. Pilih yang lain.",
    ),
    "emblem.oblong": QT_TRANSLATE_NOOP(
        "messages", "Lambang terlalu panjang untuk tempatnya. Pilih gambar yang hampir persegi."
    ),
    "emblem.transparent": QT_TRANSLATE_NOOP(
        "messages", "Lambang tembus pandang, cetaknya tidak pasti. Simpan ulang berlatar putih."
    ),
    "qr.not_ours": QT_TRANSLATE_NOOP("messages", "QR ini bukan dari Loket Jamsostek."),
    "qr.unknown_key": QT_TRANSLATE_NOOP(
        "messages", "QR ini dari kelurahan atau kota yang belum dikenal komputer ini."
    ),
    "qr.forged": QT_TRANSLATE_NOOP(
        "messages", "QR ini tidak asli: isinya berubah setelah ditandatangani."
    ),
    # First start, password, keys
    "activation.unreadable": QT_TRANSLATE_NOOP(
        "messages", "Ini bukan berkas aktivasi. Pilih berkas berakhiran .loket dari dinas."
    ),
    "activation.newer": QT_TRANSLATE_NOOP(
        "messages", "Berkas aktivasi ini untuk aplikasi versi lebih baru. Pasang versi terbaru."
    ),
    "activation.other_kelurahan": QT_TRANSLATE_NOOP(
        "messages", "Aktivasi ini untuk kelurahan lain. Minta yang untuk kelurahan ini."
    ),
    "server.address_unreadable": QT_TRANSLATE_NOOP(
        "messages", "Alamat server tidak terbaca. Tulis seperti loket.namakota.go.id."
    ),
    "server.address_unsafe": QT_TRANSLATE_NOOP(
        "messages",
        "Alamat ini tidak terenkripsi, jadi tidak dipakai untuk data warga. "
        "Minta alamat https dari dinas.",
    ),
    "officer.name_missing": QT_TRANSLATE_NOOP("messages", "Isi nama petugas."),
    "password.missing": QT_TRANSLATE_NOOP("messages", "Ketik kata sandi."),
    "password.too_short": QT_TRANSLATE_NOOP(
        "messages", "Kata sandi paling sedikit {least} huruf atau angka. Sekarang {now}."
    ),
    "password.too_plain": QT_TRANSLATE_NOOP(
        "messages", "Kata sandi ini mudah ditebak. Pakai beberapa kata yang tidak berhubungan."
    ),
    "backup.no_file": QT_TRANSLATE_NOOP("messages", "Pilih dulu berkas cadangannya."),
    "password.differs": QT_TRANSLATE_NOOP("messages", "Kedua kata sandi belum sama. Ketik ulang."),
    "recovery.letters_differ": QT_TRANSLATE_NOOP(
        "messages", "Belum cocok. Lihat kode pemulihan yang Anda catat, lalu ketik lagi."
    ),
    "vault.password_wrong": QT_TRANSLATE_NOOP("messages", "Kata sandi tidak cocok."),
    "vault.recovery_code_wrong": QT_TRANSLATE_NOOP(
        "messages", "Kode pemulihan tidak cocok. Periksa setiap huruf dan angka."
    ),
    # The queue of what is to be printed
    "print.not_asking": QT_TRANSLATE_NOOP(
        "messages", "Lembar ini sudah lanjut. Lihat lagi keadaannya di antrean."
    ),
    "print.not_failed": QT_TRANSLATE_NOOP(
        "messages", "Lembar ini tidak perlu dicoba lagi. Lihat lagi keadaannya di antrean."
    ),
    "print.too_late": QT_TRANSLATE_NOOP(
        "messages", "Lembar ini sudah ada di printer, jadi tidak bisa dibatalkan dari sini."
    ),
    "print.asks_first": QT_TRANSLATE_NOOP(
        "messages", "Jawab dulu: lembar ini sudah keluar utuh atau belum?"
    ),
    "print.range_unreadable": QT_TRANSLATE_NOOP(
        "messages", "Tulis yang mana seperti 1-10 atau 3, 5, 8. Kosongkan untuk semua."
    ),
    "print.range_empty": QT_TRANSLATE_NOOP(
        "messages", "Tidak ada yang bernomor itu: yang dipilih ada {count}."
    ),
    "print.number_unknown": QT_TRANSLATE_NOOP(
        "messages",
        "Nomor itu tidak ada di cetakan hari ini. Pindai atau ketik nomor kertas terakhir yang "
        "baik.",
    ),
}
