<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="id_ID">
<context>
    <name>ActivationStep</name>
    <message>
        <source>Selamat datang di Loket Jamsostek</source>
        <translation>Welcome to Loket Jamsostek</translation>
    </message>
    <message>
        <source>Komputer ini belum diaktifkan. Pakai berkas aktivasi dari dinas, atau ketik kodenya bila ada internet.</source>
        <translation>This computer has not been activated. Use the activation file from the labour office, or type its code while there is internet.</translation>
    </message>
    <message>
        <source>Pilih berkas aktivasi…</source>
        <translation>Choose activation file…</translation>
    </message>
    <message>
        <source>Ambil dengan kode</source>
        <translation>Fetch with code</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>&amp;Alamat server</source>
        <translation>Server &amp;address</translation>
    </message>
    <message>
        <source>&amp;Kode aktivasi</source>
        <translation>Activation &amp;code</translation>
    </message>
    <message>
        <source>Berkas aktivasi</source>
        <translation>Activation file</translation>
    </message>
    <message>
        <source>Aktivasi (*.loket);;Semua (*)</source>
        <translation>Activation (*.loket);;All (*)</translation>
    </message>
    <message>
        <source>Untuk {place}. Komputer nomor {number}.</source>
        <translation>For {place}. Computer number {number}.</translation>
    </message>
</context>
<context>
    <name>AlikeEntry</name>
    <message>
        <source>Lihat (F11)</source>
        <translation>Look (F11)</translation>
    </message>
    <message>
        <source>Lihat</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>Lihat {name}</source>
        <translation>Look at {name}</translation>
    </message>
</context>
<context>
    <name>AlikePanel</name>
    <message>
        <source>Mungkin sudah terdaftar</source>
        <translation>May be registered already</translation>
    </message>
    <message numerus="yes">
        <source>dan %n lagi</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Amendment</name>
    <message>
        <source>Kembalikan</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Ubah data No. {number}</source>
        <translation>Change record No. {number}</translation>
    </message>
    <message>
        <source>Perubahan tidak disimpan.</source>
        <translation>The changes were not saved.</translation>
    </message>
    <message>
        <source>Tidak ada yang diubah: tidak ada yang disimpan atau dikirim.</source>
        <translation>Nothing was changed: nothing was saved or sent.</translation>
    </message>
</context>
<context>
    <name>ArchivePage</name>
    <message>
        <source>Cetak arsip (Ctrl+P)</source>
        <translation>Print stubs (Ctrl+P)</translation>
    </message>
    <message>
        <source>Simpan PDF…</source>
        <translation>Keep as PDF…</translation>
    </message>
    <message>
        <source>Cetak arsip setiap kali bukti dicetak</source>
        <translation>Print a stub with each proof</translation>
    </message>
    <message>
        <source>Buka foto atau PDF… (Ctrl+O)</source>
        <translation>Open photos or PDF… (Ctrl+O)</translation>
    </message>
    <message>
        <source>Buka folder…</source>
        <translation>Open a folder…</translation>
    </message>
    <message>
        <source>Hentikan</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Kembali (Esc)</source>
        <translation>Back (Esc)</translation>
    </message>
    <message>
        <source>Satu QR untuk tiap pendaftaran, dua belas di selembar A4. Bila komputer hilang, pendaftaran dipulihkan dari kertas ini. Isinya hanya terbaca oleh kota.</source>
        <translation>One QR for each registration, twelve to a sheet of A4. If the laptop is lost, its registrations come back from this paper. Only the city can read what is in it.</translation>
    </message>
    <message>
        <source>Pindai atau foto lembar arsip, lalu buka berkasnya di sini atau seret ke halaman ini. Yang terbaca dikirim ke kota; kota mengembalikan datanya. Dua kali tidak apa-apa.</source>
        <translation>Scan or photograph the sheets, then open the files here or drop them on this page. What is read goes to the city; the city gives the registrations back. Twice does no harm.</translation>
    </message>
    <message>
        <source>Cetak</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Pindai arsip</source>
        <translation>Scan the archive</translation>
    </message>
    <message>
        <source>Arsip kantor</source>
        <translation>Office archive</translation>
    </message>
    <message>
        <source>Simpan arsip</source>
        <translation>Keep the stubs</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Gambar dan PDF (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.pdf);;Semua berkas (*)</source>
        <translation>Pictures and PDF (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.pdf);;All files (*)</translation>
    </message>
    <message>
        <source>Buka foto atau PDF</source>
        <translation>Open photos or PDF</translation>
    </message>
    <message>
        <source>Buka folder</source>
        <translation>Open a folder</translation>
    </message>
</context>
<context>
    <name>BackupBox</name>
    <message>
        <source>Cadangkan sekarang…</source>
        <translation>Back up now…</translation>
    </message>
    <message>
        <source>Pulihkan dari cadangan…</source>
        <translation>Restore from a backup…</translation>
    </message>
    <message>
        <source>Cadangan</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Simpan cadangan di</source>
        <translation>Keep the backup in</translation>
    </message>
    <message>
        <source>Membuat dan memeriksa cadangan…</source>
        <translation>Making and checking the backup…</translation>
    </message>
</context>
<context>
    <name>BackupViewModel</name>
    <message>
        <source>Cadangan selesai dan sudah diperiksa: {file}.</source>
        <translation>The backup is made and checked: {file}.</translation>
    </message>
    <message>
        <source>Belum ada cadangan. Yang pertama dibuat otomatis hari ini.</source>
        <translation>There is no backup yet. The first is made by itself today.</translation>
    </message>
    <message>
        <source>Cadangan terakhir: {at}, sudah diperiksa, {count} pendaftaran.</source>
        <translation>Last backup: {at}, checked, {count} registrations.</translation>
    </message>
</context>
<context>
    <name>BannerWidget</name>
    <message>
        <source>Kirim (F9)</source>
        <translation>Send (F9)</translation>
    </message>
    <message>
        <source>Kirim sekarang apa yang menunggu</source>
        <translation>Send what waits now</translation>
    </message>
    <message>
        <source>Rincian (F6)</source>
        <translation>Details (F6)</translation>
    </message>
    <message>
        <source>Apa yang menunggu dikirim, mengapa, dan sejak kapan</source>
        <translation>What waits to be sent, why, and since when</translation>
    </message>
</context>
<context>
    <name>BatchBox</name>
    <message>
        <source>Cetak bukti</source>
        <translation>Print proofs</translation>
    </message>
    <message>
        <source>Cetak konfirmasi</source>
        <translation>Print confirmations</translation>
    </message>
    <message>
        <source>Cetak arsip</source>
        <translation>Print stubs</translation>
    </message>
    <message>
        <source>Kirim dahulu</source>
        <translation>Send first</translation>
    </message>
    <message>
        <source>Lepas pilihan</source>
        <translation>Let go</translation>
    </message>
    <message>
        <source>semua, atau 1-10, 15</source>
        <translation>all, or 1-10, 15</translation>
    </message>
    <message>
        <source>Yang mana dari yang dipilih</source>
        <translation>Which of those chosen</translation>
    </message>
    <message>
        <source>Mulai cetak</source>
        <translation>Begin printing</translation>
    </message>
    <message>
        <source>Jangan cetak</source>
        <translation>Do not print</translation>
    </message>
    <message>
        <source>Hentikan</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Berhenti setelah kertas ini …</source>
        <translation>Stopping after this paper …</translation>
    </message>
    <message>
        <source>{count} dipilih</source>
        <translation>{count} chosen</translation>
    </message>
    <message>
        <source>, {count} tidak tampil</source>
        <translation>, {count} not shown</translation>
    </message>
    <message>
        <source>Tidak ada {paper} yang bisa dicetak.</source>
        <translation>No {paper} can be printed.</translation>
    </message>
    <message>
        <source>{count} {paper} akan dicetak di {printer}.</source>
        <translation>{count} × {paper} will be printed on {printer}.</translation>
    </message>
    <message>
        <source>{count} {paper} siap dicetak. Pilih dulu printer di Pengaturan.</source>
        <translation>{count} × {paper} ready to print. Choose a printer in Settings first.</translation>
    </message>
    <message>
        <source>Tidak dicetak dan tetap dipilih ({count}).</source>
        <translation>Not printed, and still chosen ({count}).</translation>
    </message>
    <message>
        <source>dan {count} lagi</source>
        <translation>and {count} more</translation>
    </message>
    <message>
        <source>Menyiapkan {number} dari {count}: {name}</source>
        <translation>Preparing {number} of {count}: {name}</translation>
    </message>
    <message>
        <source>{count} kertas masuk antrean cetak.</source>
        <translation>{count} papers are in the print queue.</translation>
    </message>
    <message>
        <source> {count} belum masuk dan tetap dipilih.</source>
        <translation> {count} are not in it yet and stay chosen.</translation>
    </message>
    <message>
        <source>Yang dipilih sudah terkirim semua.</source>
        <translation>Everything chosen has been sent.</translation>
    </message>
    <message>
        <source>{count} data dikirim lebih dahulu.</source>
        <translation>{count} records go first.</translation>
    </message>
    <message>
        <source>{count} arsip masuk antrean cetak, {sheets} lembar.</source>
        <translation>{count} stubs are in the print queue, {sheets} sheets.</translation>
    </message>
    <message>
        <source> {count} tanpa arsip di sini: dicabut, atau pulih dari arsip kertas.</source>
        <translation> {count} have no stub here: withdrawn, or restored from the paper archive.</translation>
    </message>
</context>
<context>
    <name>CardSketch</name>
    <message>
        <source>Di KTP: baris ke-{n}</source>
        <translation>On the KTP: line {n}</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>QR atau kode periksa</source>
        <translation>QR or check code</translation>
    </message>
    <message>
        <source>Periksa</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Buka gambar… (Ctrl+O)</source>
        <translation>Open a picture… (Ctrl+O)</translation>
    </message>
    <message>
        <source>Tempel gambar (Ctrl+Shift+V)</source>
        <translation>Paste a picture (Ctrl+Shift+V)</translation>
    </message>
    <message>
        <source>Muat berkas daftar…</source>
        <translation>Load a list file…</translation>
    </message>
    <message>
        <source>Kembali (Esc)</source>
        <translation>Back (Esc)</translation>
    </message>
    <message>
        <source>Pindai QR surat dengan pembaca kode, ketik kode periksanya, atau buka foto suratnya. Tidak perlu internet.</source>
        <translation>Scan the paper&apos;s QR with a hand-held reader, type its check code, or open a photo of it. No network is needed.</translation>
    </message>
    <message>
        <source>Periksa surat</source>
        <translation>Check a paper</translation>
    </message>
    <message>
        <source>Gambar (*.png *.jpg *.jpeg *.bmp *.tif *.tiff);;Semua berkas (*)</source>
        <translation>Pictures (*.png *.jpg *.jpeg *.bmp *.tif *.tiff);;All files (*)</translation>
    </message>
    <message>
        <source>Buka gambar surat</source>
        <translation>Open a picture of the paper</translation>
    </message>
    <message>
        <source>Daftar dari kota (*.ljl);;Semua berkas (*)</source>
        <translation>The city&apos;s list (*.ljl);;All files (*)</translation>
    </message>
    <message>
        <source>Muat berkas daftar</source>
        <translation>Load a list file</translation>
    </message>
</context>
<context>
    <name>ChooseGate</name>
    <message>
        <source>Pulihkan dari cadangan</source>
        <translation>Restore from a backup</translation>
    </message>
    <message>
        <source>Pilih berkas cadangan. Isinya diperiksa dulu; belum ada yang diubah. Buka dengan kata sandi, atau dengan kode pemulihan.</source>
        <translation>Choose a backup file. It is checked first; nothing is changed yet. Open it with the password or with the recovery code.</translation>
    </message>
    <message>
        <source>Pilih berkas…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Periksa cadangan</source>
        <translation>Check the backup</translation>
    </message>
    <message>
        <source>&amp;Berkas cadangan</source>
        <translation>&amp;Backup file</translation>
    </message>
    <message>
        <source>Kata &amp;sandi</source>
        <translation>Pass&amp;word</translation>
    </message>
    <message>
        <source>&amp;Kode pemulihan</source>
        <translation>Re&amp;covery code</translation>
    </message>
    <message>
        <source>Berkas cadangan</source>
        <translation>Backup file</translation>
    </message>
    <message>
        <source>Cadangan (*.cadangan);;Semua (*)</source>
        <translation>Backups (*.cadangan);;All (*)</translation>
    </message>
</context>
<context>
    <name>ComplaintStrip</name>
    <message>
        <source>{names} dan lainnya</source>
        <translation>{names} and others</translation>
    </message>
    <message numerus="yes">
        <source>%n kolom perlu diperiksa: {names} (F8)</source>
        <translation>
            <numerusform>%n field to check: {names} (F8)</numerusform>
            <numerusform>%n fields to check: {names} (F8)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n catatan: {names}. Tekan Ctrl+S lagi untuk menyimpan.</source>
        <translation>
            <numerusform>%n note: {names}. Press Ctrl+S again to save.</numerusform>
            <numerusform>%n notes: {names}. Press Ctrl+S again to save.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConfirmGate</name>
    <message>
        <source>Cadangan ini utuh</source>
        <translation>This backup is whole</translation>
    </message>
    <message>
        <source>Berkas yang ada sekarang tidak dihapus, hanya disisihkan. Pendaftaran yang lebih baru dari cadangan ini diambil lagi dari salinan tersegel dan dari kota.</source>
        <translation>The file that is there now is not deleted, only set aside. Registrations newer than this backup are fetched again from the sealed copies and from the city.</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Pulihkan cadangan ini</source>
        <translation>Restore this backup</translation>
    </message>
</context>
<context>
    <name>ConsentPanel</name>
    <message>
        <source>Pekerja sudah setu&amp;ju</source>
        <translation>&amp;The worker agrees</translation>
    </message>
    <message>
        <source>Persetujuan</source>
        <translation>Consent</translation>
    </message>
    <message>
        <source>Wajib ditandai</source>
        <translation>Must be ticked</translation>
    </message>
    <message>
        <source>Perlu diperbaiki: {words}</source>
        <translation>To be put right: {words}</translation>
    </message>
</context>
<context>
    <name>CoveragePage</name>
    <message>
        <source>Capaian</source>
        <translation>Coverage</translation>
    </message>
    <message>
        <source>Dihitung dari data di komputer ini.</source>
        <translation>Counted from what this computer holds.</translation>
    </message>
    <message>
        <source>Capaian dalam angka</source>
        <translation>Coverage in figures</translation>
    </message>
    <message>
        <source>Capaian dalam batang</source>
        <translation>Coverage in bars</translation>
    </message>
    <message>
        <source>Lihat daftarnya</source>
        <translation>Show the list</translation>
    </message>
</context>
<context>
    <name>DerivedLine</name>
    <message>
        <source>Buka data itu</source>
        <translation>Open that record</translation>
    </message>
    <message>
        <source>KTP berbeda dari NIK: ubah tanggal lahir (Alt+L)</source>
        <translation>The KTP differs from the NIK: change the birth date (Alt+L)</translation>
    </message>
    <message>
        <source>Ubah tanggal lahir</source>
        <translation>Change birth date</translation>
    </message>
    <message>
        <source>Ketik NIK; umur dan asalnya muncul di sini.</source>
        <translation>Type the NIK; age and origin appear here.</translation>
    </message>
    <message>
        <source>Isi tanggal lahir dan jenis kelamin. NIK bisa menyusul.</source>
        <translation>Fill in birth date and sex. The NIK may follow.</translation>
    </message>
    <message>
        <source>Isi NIK</source>
        <translation>Enter NIK</translation>
    </message>
    <message>
        <source>Belum punya NIK</source>
        <translation>No NIK yet</translation>
    </message>
</context>
<context>
    <name>DeskModels</name>
    <message>
        <source>Kelurahan</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>Wilayah</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Kantor cabang BPJS</source>
        <translation>BPJS branch office</translation>
    </message>
    <message>
        <source>Server kota</source>
        <translation>City server</translation>
    </message>
    <message>
        <source>Alamat</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Komputer</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>nomor {n}</source>
        <translation>number {n}</translation>
    </message>
    <message>
        <source>Aplikasi</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>Versi</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Tarif</source>
        <translation>Rates</translation>
    </message>
    <message>
        <source>Petugas</source>
        <translation>Officer</translation>
    </message>
</context>
<context>
    <name>DeskView</name>
    <message>
        <source>Pendaftaran</source>
        <translation>Registration</translation>
    </message>
    <message>
        <source>Daftar</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Perlu diperbaiki</source>
        <translation>To correct</translation>
    </message>
    <message>
        <source>Kegiatan</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>Capaian</source>
        <translation>Coverage</translation>
    </message>
    <message>
        <source>Pengaturan</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Lanjutkan isian itu</source>
        <translation>Go on with that form</translation>
    </message>
    <message>
        <source>{name} punya isian yang belum disimpan. Isian itu tetap menunggu.</source>
        <translation>{name} has a form that is not saved yet. It keeps waiting.</translation>
    </message>
    <message>
        <source>Bantuan</source>
        <translation>Help</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Kata sandi baru belum tersimpan: pakai kode pemulihan lagi nanti.</source>
        <translation>The new password is not saved yet: use the recovery code again later.</translation>
    </message>
    <message>
        <source>Layar terkunci dalam {time}. Tekan tombol apa saja untuk lanjut.</source>
        <translation>The screen locks in {time}. Press any key to go on.</translation>
    </message>
</context>
<context>
    <name>DetailPage</name>
    <message>
        <source>Kembali (Esc)</source>
        <translation>Back (Esc)</translation>
    </message>
    <message>
        <source>Batalkan pendaftaran…</source>
        <translation>Withdraw registration…</translation>
    </message>
    <message>
        <source>Ubah</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Cetak konfirmasi</source>
        <translation>Print confirmation</translation>
    </message>
    <message>
        <source>Cetak bukti</source>
        <translation>Print proof</translation>
    </message>
    <message>
        <source>Rincian iuran</source>
        <translation>Contribution letter</translation>
    </message>
    <message>
        <source>Data dan hak</source>
        <translation>Data and rights</translation>
    </message>
    <message>
        <source>Arsip kantor</source>
        <translation>Office archive</translation>
    </message>
    <message>
        <source>Ca&amp;but kertas…</source>
        <translation>Revo&amp;ke a paper…</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>No. {number}</translation>
    </message>
    <message>
        <source>Riwayat</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Kertas yang sudah diberikan</source>
        <translation>Papers handed out</translation>
    </message>
    <message>
        <source>Data dan riwayat</source>
        <translation>Data and history</translation>
    </message>
</context>
<context>
    <name>DifferenceDialog</name>
    <message>
        <source>Tidak sama</source>
        <translation>Not the same</translation>
    </message>
    <message>
        <source>No. {number}: lihat lagi kertasnya. Mana yang tertulis di sana?</source>
        <translation>No. {number}: look at the paper again. Which of the two does it say?</translation>
    </message>
    <message>
        <source>Tersimpan</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>Diketik ulang</source>
        <translation>Typed again</translation>
    </message>
    <message>
        <source>Yang tersimpan benar</source>
        <translation>What is saved is right</translation>
    </message>
    <message>
        <source>Kembalikan ke petugas</source>
        <translation>Give back to the officer</translation>
    </message>
</context>
<context>
    <name>DisputeBox</name>
    <message>
        <source>Pakai data di sini (Ctrl+Y)</source>
        <translation>Keep what is here (Ctrl+Y)</translation>
    </message>
    <message>
        <source>Pakai data kota (Ctrl+K)</source>
        <translation>Take the city&apos;s (Ctrl+K)</translation>
    </message>
    <message>
        <source>Di sini</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>Di kota</source>
        <translation>At the city</translation>
    </message>
</context>
<context>
    <name>Door</name>
    <message>
        <source>Data tidak bisa dibuka</source>
        <translation>The data cannot be opened</translation>
    </message>
    <message>
        <source>Pulihkan dari cadangan…</source>
        <translation>Restore from a backup…</translation>
    </message>
    <message>
        <source>Tutup aplikasi</source>
        <translation>Close the application</translation>
    </message>
    <message>
        <source>Cadangan sudah dipulihkan. Masukkan kata sandi.</source>
        <translation>The backup has been restored. Enter the password.</translation>
    </message>
    <message>
        <source>Cadangan sudah dipulihkan; berkas lama ada di {name}. Masukkan kata sandi.</source>
        <translation>The backup has been restored; the old file is now in {name}. Enter the password.</translation>
    </message>
</context>
<context>
    <name>DuePanel</name>
    <message>
        <source>Iuran</source>
        <translation>Contribution</translation>
    </message>
    <message>
        <source>Muncul setelah pekerjaan dan penghasilan diisi.</source>
        <translation>Appears once occupation and income are filled in.</translation>
    </message>
</context>
<context>
    <name>EventPage</name>
    <message numerus="yes">
        <source>%n bulan</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Cetak bukti setiap kali disimpan</source>
        <translation>P&amp;rint the proof with every save</translation>
    </message>
    <message>
        <source>Mulai kegiatan</source>
        <translation>Begin the event</translation>
    </message>
    <message>
        <source>&amp;Nama kegiatan</source>
        <translation>Event &amp;name</translation>
    </message>
    <message>
        <source>&amp;Tempat</source>
        <translation>&amp;Place</translation>
    </message>
    <message>
        <source>Per&amp;kiraan orang</source>
        <translation>People e&amp;xpected</translation>
    </message>
    <message>
        <source>&amp;Segmen</source>
        <translation>&amp;Segment</translation>
    </message>
    <message>
        <source>Sumber &amp;dana</source>
        <translation>&amp;Funding</translation>
    </message>
    <message>
        <source>Di&amp;bayar oleh</source>
        <translation>Paid &amp;by</translation>
    </message>
    <message>
        <source>&amp;Lokasi kerja</source>
        <translation>&amp;Workplace</translation>
    </message>
    <message>
        <source>La&amp;ma iuran</source>
        <translation>&amp;Months paid</translation>
    </message>
    <message>
        <source>Ubah nomor</source>
        <translation>Change number</translation>
    </message>
    <message>
        <source>&amp;Antrean berikutnya</source>
        <translation>Next in &amp;queue</translation>
    </message>
    <message>
        <source>Lanjut mendaftar</source>
        <translation>Go on registering</translation>
    </message>
    <message>
        <source>Akhiri kegiatan</source>
        <translation>End the event</translation>
    </message>
    <message>
        <source>Kegiatan di komputer ini</source>
        <translation>Events on this computer</translation>
    </message>
    <message>
        <source>Lanjutkan kegiatan ini</source>
        <translation>Go on with this event</translation>
    </message>
    <message>
        <source>Berita acara</source>
        <translation>Event report</translation>
    </message>
    <message>
        <source>Arsip</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>Cetak arsip kantor semua peserta kegiatan ini</source>
        <translation>Print the stubs of everybody at this event</translation>
    </message>
    <message>
        <source>Latihan</source>
        <translation>Practice</translation>
    </message>
    <message>
        <source>Coba semuanya dengan data yang dihapus setelah selesai</source>
        <translation>Try everything with data that is deleted at the end</translation>
    </message>
    <message>
        <source>Siap berangkat? (F10)</source>
        <translation>Ready to go? (F10)</translation>
    </message>
</context>
<context>
    <name>ExchangeBox</name>
    <message>
        <source>Tulis kiriman… (Ctrl+U)</source>
        <translation>Write parcel… (Ctrl+U)</translation>
    </message>
    <message>
        <source>Baca balasan… (Ctrl+B)</source>
        <translation>Read reply… (Ctrl+B)</translation>
    </message>
    <message>
        <source>Tanpa internet: tulis kiriman tersegel ke flashdisk, bawa ke dinas, lalu baca balasannya di sini. Hanya kota yang bisa membukanya.</source>
        <translation>Without internet: write a sealed parcel to a USB stick, take it to the city office, then read the reply here. Only the city can open it.</translation>
    </message>
    <message>
        <source>Tukar lewat berkas (USB)</source>
        <translation>Exchange by file (USB)</translation>
    </message>
    <message>
        <source>Tulis kiriman ke</source>
        <translation>Write the parcel to</translation>
    </message>
    <message>
        <source>Balasan dari kota (*.loket-balas);;Semua berkas (*)</source>
        <translation>Replies from the city (*.loket-balas);;All files (*)</translation>
    </message>
    <message>
        <source>Baca balasan</source>
        <translation>Read a reply</translation>
    </message>
    <message>
        <source>Memeriksa berkas; flashdisk jangan dicabut dulu…</source>
        <translation>Checking the file; leave the USB stick in…</translation>
    </message>
</context>
<context>
    <name>ExchangeViewModel</name>
    <message>
        <source>Selesai: permintaan mendaftarkan komputer ini tertulis. Bawa ke dinas, baca balasannya di sini, lalu tulis kiriman.</source>
        <translation>Done: the request to let this computer in is written. Take it to the office, read its reply here, then write what is to be sent.</translation>
    </message>
    <message>
        <source>Selesai: {count} kiriman tertulis dan sudah diperiksa. Bawa ke dinas; data di sini tetap &quot;belum terkirim&quot; sampai balasannya dibaca.</source>
        <translation>Done: {count} items written and checked. Take them to the city office; the data here stays &quot;not sent&quot; until the reply is read.</translation>
    </message>
    <message>
        <source>Balasan terbaca: {stored} diterima kota, {back} perlu diperbaiki atau ditahan, {news} kabar.</source>
        <translation>Reply read: {stored} accepted by the city, {back} to be corrected or held, {news} pieces of news.</translation>
    </message>
</context>
<context>
    <name>ExtrasSection</name>
    <message>
        <source>Tambahan</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Disematkan: ikut ke orang berikutnya (Ctrl+K)</source>
        <translation>Pinned: goes on to the next person (Ctrl+K)</translation>
    </message>
    <message>
        <source>Perlu diperbaiki: {words}</source>
        <translation>To be put right: {words}</translation>
    </message>
    <message>
        <source>Catatan: {words}</source>
        <translation>Note: {words}</translation>
    </message>
    <message>
        <source>Disematkan</source>
        <translation>Pinned</translation>
    </message>
    <message>
        <source>Tidak disematkan lagi</source>
        <translation>No longer pinned</translation>
    </message>
    <message>
        <source>Wajib diisi</source>
        <translation>Required</translation>
    </message>
</context>
<context>
    <name>FilterChips</name>
    <message>
        <source>Tampilkan semua (Alt+S)</source>
        <translation>Show all (Alt+S)</translation>
    </message>
    <message>
        <source>Cari: {words}</source>
        <translation>Search: {words}</translation>
    </message>
    <message>
        <source>Hapus saringan {words}</source>
        <translation>Remove filter {words}</translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source>Semua sumber</source>
        <translation>All sources</translation>
    </message>
    <message>
        <source>Tanggal seperti 22-11-2026</source>
        <translation>A date such as 22-11-2026</translation>
    </message>
    <message>
        <source>Hari ini</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>7 hari</source>
        <translation>7 days</translation>
    </message>
    <message>
        <source>Bulan ini</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>Semua kegiatan</source>
        <translation>All events</translation>
    </message>
    <message>
        <source>Semua petugas</source>
        <translation>All officers</translation>
    </message>
    <message>
        <source>Terbaru</source>
        <translation>Newest</translation>
    </message>
    <message>
        <source>Terlama</source>
        <translation>Oldest</translation>
    </message>
    <message>
        <source>Nomor</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Nama A–Z</source>
        <translation>Name A–Z</translation>
    </message>
    <message>
        <source>Nama Z–A</source>
        <translation>Name Z–A</translation>
    </message>
    <message>
        <source>Tanggal</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>RW, RT</source>
        <translation>RW, RT</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>&amp;Dana</source>
        <translation>&amp;Funds</translation>
    </message>
    <message>
        <source>&amp;Kegiatan</source>
        <translation>&amp;Event</translation>
    </message>
    <message>
        <source>&amp;Petugas</source>
        <translation>&amp;Officer</translation>
    </message>
    <message>
        <source>R&amp;T</source>
        <translation>R&amp;T</translation>
    </message>
    <message>
        <source>R&amp;W</source>
        <translation>R&amp;W</translation>
    </message>
    <message>
        <source>Da&amp;ri</source>
        <translation>F&amp;rom</translation>
    </message>
    <message>
        <source>sampa&amp;i</source>
        <translation>unt&amp;il</translation>
    </message>
    <message>
        <source>&amp;Urutkan</source>
        <translation>Sort b&amp;y</translation>
    </message>
</context>
<context>
    <name>FormFields</name>
    <message>
        <source>Persetujuan</source>
        <translation>Consent</translation>
    </message>
    <message>
        <source>DD-MM-YYYY</source>
        <translation>DD-MM-YYYY</translation>
    </message>
    <message>
        <source>&amp;NIK</source>
        <translation>&amp;NIK</translation>
    </message>
    <message numerus="yes">
        <source>%n bulan</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message>
        <source>Belum punya NIK</source>
        <translation>No NIK yet</translation>
    </message>
    <message>
        <source>boleh kosong</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>Misalnya 7-15 atau 07.30-16.00</source>
        <translation>For example 7-15 or 07.30-16.00</translation>
    </message>
    <message>
        <source>Ulang 4 angka</source>
        <translation>Last 4 again</translation>
    </message>
    <message>
        <source>N&amp;ama lengkap</source>
        <translation>Full n&amp;ame</translation>
    </message>
    <message>
        <source>&amp;Tempat lahir</source>
        <translation>Birth pla&amp;ce</translation>
    </message>
    <message>
        <source>Hubungan</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>Nama &amp;ibu kandung</source>
        <translation>&amp;Mother&apos;s name</translation>
    </message>
    <message>
        <source>No. &amp;KK</source>
        <translation>Family card &amp;KK</translation>
    </message>
    <message>
        <source>Ala&amp;mat</source>
        <translation>A&amp;ddress</translation>
    </message>
    <message>
        <source>&amp;RT / RW</source>
        <translation>&amp;RT / RW</translation>
    </message>
    <message>
        <source>Kel&amp;urahan</source>
        <translation>Kel&amp;urahan</translation>
    </message>
    <message>
        <source>&amp;HP</source>
        <translation>&amp;Phone</translation>
    </message>
    <message>
        <source>&amp;Segmen</source>
        <translation>&amp;Segment</translation>
    </message>
    <message>
        <source>P&amp;ekerjaan</source>
        <translation>&amp;Occupation</translation>
    </message>
    <message>
        <source>Tepatnya</source>
        <translation>Exactly</translation>
    </message>
    <message>
        <source>Pem&amp;beri kerja</source>
        <translation>&amp;Employer</translation>
    </message>
    <message>
        <source>NPP</source>
        <translation>NPP</translation>
    </message>
    <message>
        <source>Risiko kerja</source>
        <translation>Work risk</translation>
    </message>
    <message>
        <source>L&amp;okasi kerja</source>
        <translation>&amp;Workplace</translation>
    </message>
    <message>
        <source>Pen&amp;ghasilan</source>
        <translation>&amp;Income</translation>
    </message>
    <message>
        <source>&amp;Program</source>
        <translation>Pro&amp;grammes</translation>
    </message>
    <message>
        <source>Sumber &amp;dana</source>
        <translation>&amp;Funding</translation>
    </message>
    <message>
        <source>Dibayar oleh</source>
        <translation>Paid by</translation>
    </message>
    <message>
        <source>Mulai bulan</source>
        <translation>First month</translation>
    </message>
    <message>
        <source>Ketik ulang 4 angka terakhir NIK</source>
        <translation>Type the last 4 digits of the NIK again</translation>
    </message>
    <message>
        <source>Alamat domisili</source>
        <translation>Home address</translation>
    </message>
    <message>
        <source>RT domisili</source>
        <translation>Home RT</translation>
    </message>
    <message>
        <source>RW domisili</source>
        <translation>Home RW</translation>
    </message>
    <message>
        <source>Kelurahan domisili</source>
        <translation>Home kelurahan</translation>
    </message>
    <message>
        <source>Hubungan keluarga</source>
        <translation>Relation in the family</translation>
    </message>
    <message>
        <source>Hubungan ahli waris</source>
        <translation>Relation of the heir</translation>
    </message>
    <message>
        <source>Nama anak 1</source>
        <translation>Name of child 1</translation>
    </message>
    <message>
        <source>Tanggal lahir anak 1</source>
        <translation>Birth date of child 1</translation>
    </message>
    <message>
        <source>Nama anak 2</source>
        <translation>Name of child 2</translation>
    </message>
    <message>
        <source>Tanggal lahir anak 2</source>
        <translation>Birth date of child 2</translation>
    </message>
    <message>
        <source>Tanggal lahir</source>
        <translation>Birth date</translation>
    </message>
    <message>
        <source>Domisili</source>
        <translation>Lives at</translation>
    </message>
    <message>
        <source>RT / RW</source>
        <translation>RT / RW</translation>
    </message>
    <message>
        <source>Kelurahan</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Status kawin</source>
        <translation>Marital status</translation>
    </message>
    <message>
        <source>Jam kerja</source>
        <translation>Working hours</translation>
    </message>
    <message>
        <source>Pekerjaan ke-2</source>
        <translation>2nd occupation</translation>
    </message>
    <message>
        <source>Ahli waris</source>
        <translation>Heir</translation>
    </message>
    <message>
        <source>Anak 1, lahir</source>
        <translation>Child 1, born</translation>
    </message>
    <message>
        <source>Anak 2, lahir</source>
        <translation>Child 2, born</translation>
    </message>
    <message>
        <source>Jenis kelamin</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>RT</source>
        <translation>RT</translation>
    </message>
    <message>
        <source>RW</source>
        <translation>RW</translation>
    </message>
    <message>
        <source>Lama iuran</source>
        <translation>Months paid</translation>
    </message>
</context>
<context>
    <name>FormFoot</name>
    <message>
        <source>Enter: kolom berikut   F1: bantuan   F3: seperti sebelumnya   F5: satu keluarga   F7: periksa   F8: yang kurang</source>
        <translation>Enter: next field   F1: help   F3: as before   F5: same family   F7: check   F8: what is missing</translation>
    </message>
    <message>
        <source>Kembalikan</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Urungkan</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Batal (Esc)</source>
        <translation>Cancel (Esc)</translation>
    </message>
    <message>
        <source>Kosongkan</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Simpan dan cetak</source>
        <translation>Save and print</translation>
    </message>
    <message>
        <source>Simpan perubahan</source>
        <translation>Save changes</translation>
    </message>
    <message>
        <source>Simpan (Ctrl+S)</source>
        <translation>Save (Ctrl+S)</translation>
    </message>
    <message>
        <source>Iuran {total} per bulan</source>
        <translation>Contribution {total} a month</translation>
    </message>
    <message>
        <source>Iuran {total} per bulan, {period} {sum}</source>
        <translation>{total} a month, {period} {sum}</translation>
    </message>
</context>
<context>
    <name>FormKin</name>
    <message>
        <source>Saudara kandung {name}</source>
        <translation>Brother or sister of {name}</translation>
    </message>
    <message>
        <source>Anak kandung {name}</source>
        <translation>Child of {name}</translation>
    </message>
    <message>
        <source>Keluarga lain</source>
        <translation>Other family</translation>
    </message>
</context>
<context>
    <name>FormLayout</name>
    <message>
        <source>Identitas (dari KTP)</source>
        <translation>Identity (from the KTP)</translation>
    </message>
    <message>
        <source>Pekerjaan dan iuran</source>
        <translation>Work and contribution</translation>
    </message>
</context>
<context>
    <name>HandedFile</name>
    <message>
        <source>Berkas kiriman dibuka di kota, bukan di sini. Bawa ke dinas.</source>
        <translation>A shipment is opened by the city, not here. Take it to the city&apos;s office.</translation>
    </message>
    <message>
        <source>Berkas ini bukan aktivasi dan bukan balasan kota. Data tidak berubah.</source>
        <translation>This file is neither an activation nor a reply of the city. No data have changed.</translation>
    </message>
    <message>
        <source>Komputer ini sudah aktif; berkas aktivasi tidak diperlukan.</source>
        <translation>This computer is active already; no activation file is needed.</translation>
    </message>
</context>
<context>
    <name>HelpPanel</name>
    <message>
        <source>Tutup (Esc)</source>
        <translation>Close (Esc)</translation>
    </message>
    <message>
        <source>Cetak kartu tombol</source>
        <translation>Print the key card</translation>
    </message>
</context>
<context>
    <name>HelpViewModel</name>
    <message>
        <source>Pilih dulu printer di Pengaturan.</source>
        <translation>Choose a printer in Settings first.</translation>
    </message>
    <message>
        <source>Kartu tombol masuk antrean {name}.</source>
        <translation>The key card is in the queue of {name}.</translation>
    </message>
</context>
<context>
    <name>LettingInBox</name>
    <message>
        <source>&amp;Kode aktivasi</source>
        <translation>Activation co&amp;de</translation>
    </message>
    <message>
        <source>Pakai kode</source>
        <translation>Use code</translation>
    </message>
    <message>
        <source>Berkas aktivasi…</source>
        <translation>Activation file…</translation>
    </message>
    <message>
        <source>Kunci komputer ini tidak ada di sini, atau kota tidak mengenalnya lagi, jadi kiriman belum bisa diterima. Data tetap tersimpan dan pendaftaran berjalan terus. Minta aktivasi baru ke dinas.</source>
        <translation>This computer&apos;s key is not here, or the city no longer knows it, so the city cannot take what it sends. The data stays saved and registering goes on. Ask the city office for a new activation.</translation>
    </message>
    <message>
        <source>Daftarkan komputer ini lagi</source>
        <translation>Let this computer in again</translation>
    </message>
    <message>
        <source>Berkas aktivasi (*.loket);;Semua berkas (*)</source>
        <translation>Activation file (*.loket);;All files (*)</translation>
    </message>
    <message>
        <source>Berkas aktivasi</source>
        <translation>Activation file</translation>
    </message>
</context>
<context>
    <name>LettingInViewModel</name>
    <message>
        <source>Selesai: komputer ini didaftarkan lagi pada pengiriman berikut. Data tetap.</source>
        <translation>Done: this computer is let in again with the next round. The data stays.</translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>Cari nama, NIK, alamat, atau nomor (F2)</source>
        <translation>Search name, NIK, address or number (F2)</translation>
    </message>
    <message>
        <source>Cari</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Semua status</source>
        <translation>All statuses</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Semua segmen</source>
        <translation>All segments</translation>
    </message>
    <message>
        <source>Segmen</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Saringan lain</source>
        <translation>More filters</translation>
    </message>
    <message>
        <source>Daftar pendaftaran</source>
        <translation>List of registrations</translation>
    </message>
    <message>
        <source>Persetujuan (F12)</source>
        <translation>Approval (F12)</translation>
    </message>
    <message>
        <source>Pendaftaran baru (Ctrl+N)</source>
        <translation>New registration (Ctrl+N)</translation>
    </message>
    <message>
        <source>Rekap harian</source>
        <translation>Day&apos;s summary</translation>
    </message>
    <message>
        <source>Buka</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Mulai pendaftaran</source>
        <translation>Start registering</translation>
    </message>
    <message>
        <source>Tidak ada yang cocok. Kosongkan pencarian atau tekan Alt+S.</source>
        <translation>Nobody fits. Clear the search or press Alt+S.</translation>
    </message>
    <message>
        <source>{total} data</source>
        <translation>{total} records</translation>
    </message>
    <message>
        <source>{count} dari {total} ditampilkan; saringan:</source>
        <translation>{count} of {total} shown; filters:</translation>
    </message>
    <message>
        <source>{count} terbaru ditampilkan, yang lain sedang dihitung; saringan:</source>
        <translation>the newest {count} shown, the others are being counted; filters:</translation>
    </message>
    <message>
        <source>Belum ada pendaftaran di komputer ini. Tekan Ctrl+N untuk mulai.</source>
        <translation>No registrations on this computer yet. Press Ctrl+N to begin.</translation>
    </message>
</context>
<context>
    <name>MergeBox</name>
    <message>
        <source>Lihat (F11)</source>
        <translation>Look (F11)</translation>
    </message>
    <message>
        <source>Gabungkan… (Ctrl+G)</source>
        <translation>Merge… (Ctrl+G)</translation>
    </message>
    <message>
        <source>Urungkan gabungan</source>
        <translation>Undo the merge</translation>
    </message>
    <message>
        <source>Ya, gabungkan</source>
        <translation>Yes, merge</translation>
    </message>
    <message>
        <source>Jangan gabungkan</source>
        <translation>Do not merge</translation>
    </message>
    <message>
        <source>Mungkin orang yang sama: {name}, {line}: {why}.</source>
        <translation>May be the same person: {name}, {line}: {why}.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>OfficerHistoryDialog</name>
    <message>
        <source>Riwayat petugas</source>
        <translation>History of officers</translation>
    </message>
    <message>
        <source>Petugas</source>
        <translation>Officers</translation>
    </message>
    <message>
        <source>Kejadian</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>dari 1-11-2026</source>
        <translation>from 1-11-2026</translation>
    </message>
    <message>
        <source>Dari tanggal</source>
        <translation>From day</translation>
    </message>
    <message>
        <source>sampai 30-11-2026</source>
        <translation>to 30-11-2026</translation>
    </message>
    <message>
        <source>Sampai tanggal</source>
        <translation>To day</translation>
    </message>
    <message>
        <source>Kembali (Esc)</source>
        <translation>Back (Esc)</translation>
    </message>
    <message>
        <source>Yang tertulis di sini tidak bisa diubah atau dihapus.</source>
        <translation>What is written here cannot be changed or removed.</translation>
    </message>
</context>
<context>
    <name>OfficerStep</name>
    <message>
        <source>Petugas dan kata sandi</source>
        <translation>Officer and password</translation>
    </message>
    <message>
        <source>Nama Anda tercetak di bukti pendaftaran. Kata sandi paling sedikit 12 huruf atau angka; beberapa kata yang tidak berhubungan paling mudah diingat.</source>
        <translation>Your name is printed on the proof of registration. The password needs at least 12 characters; a few unrelated words are easiest to remember.</translation>
    </message>
    <message>
        <source>&amp;Nama petugas</source>
        <translation>Officer&apos;s &amp;name</translation>
    </message>
    <message>
        <source>Kata &amp;sandi</source>
        <translation>Pass&amp;word</translation>
    </message>
    <message>
        <source>&amp;Ulangi</source>
        <translation>&amp;Repeat</translation>
    </message>
    <message>
        <source>Buat berkas data terenkripsi</source>
        <translation>Make the encrypted data file</translation>
    </message>
</context>
<context>
    <name>OpenDesk</name>
    <message>
        <source>Simpan atau kosongkan dulu isian Anda, lalu lanjutkan yang itu.</source>
        <translation>Save or empty your own form first, then go on with that one.</translation>
    </message>
    <message>
        <source>Nomor pendaftaran berubah ({count}): cetak ulang. Riwayatnya ada di rincian.</source>
        <translation>Registration numbers changed ({count}): print anew. The history is in the details.</translation>
    </message>
</context>
<context>
    <name>PaperLookDialog</name>
    <message>
        <source>Kop dan tanda tangan surat</source>
        <translation>Letterhead and signature</translation>
    </message>
    <message>
        <source>Konfirmasi ditanda&amp;tangani pejabat ini</source>
        <translation>&amp;This person signs confirmations</translation>
    </message>
    <message>
        <source>Pilih &amp;lambang…</source>
        <translation>Choose emb&amp;lem…</translation>
    </message>
    <message>
        <source>&amp;Hapus lambang</source>
        <translation>&amp;Remove emblem</translation>
    </message>
    <message>
        <source>Contoh surat dengan kop ini</source>
        <translation>A specimen with this letterhead</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>&amp;Pemerintah</source>
        <translation>&amp;Government</translation>
    </message>
    <message>
        <source>&amp;Kantor</source>
        <translation>&amp;Office</translation>
    </message>
    <message>
        <source>&amp;Alamat</source>
        <translation>&amp;Address</translation>
    </message>
    <message>
        <source>Tele&amp;pon, surel</source>
        <translation>&amp;Phone, e-mail</translation>
    </message>
    <message>
        <source>Te&amp;mpat tanda tangan</source>
        <translation>P&amp;lace of signing</translation>
    </message>
    <message>
        <source>&amp;Jabatan</source>
        <translation>&amp;Title</translation>
    </message>
    <message>
        <source>&amp;Nama pejabat</source>
        <translation>&amp;Name of signatory</translation>
    </message>
    <message>
        <source>N&amp;IP</source>
        <translation>N&amp;IP</translation>
    </message>
    <message>
        <source>Pen&amp;gingat</source>
        <translation>&amp;Reminder</translation>
    </message>
    <message>
        <source>Cat&amp;atan kaki</source>
        <translation>&amp;Footer</translation>
    </message>
    <message>
        <source>Dua A5 di A4</source>
        <translation>Two A5 on A4</translation>
    </message>
    <message>
        <source>Empat A6 di A4</source>
        <translation>Four A6 on A4</translation>
    </message>
    <message>
        <source>Gulungan 80 mm</source>
        <translation>80 mm roll</translation>
    </message>
    <message>
        <source>Gulungan 58 mm</source>
        <translation>58 mm roll</translation>
    </message>
    <message>
        <source>Lambang</source>
        <translation>Emblem</translation>
    </message>
    <message>
        <source>Baris yang kosong memakai kop dari kota.</source>
        <translation>An empty line takes the city&apos;s own.</translation>
    </message>
    <message>
        <source>Pilih lambang</source>
        <translation>Choose an emblem</translation>
    </message>
    <message>
        <source>Gambar (*.png *.jpg *.jpeg)</source>
        <translation>Pictures (*.png *.jpg *.jpeg)</translation>
    </message>
</context>
<context>
    <name>PasswordGate</name>
    <message>
        <source>Buka Loket Jamsostek</source>
        <translation>Open Loket Jamsostek</translation>
    </message>
    <message>
        <source>Data di komputer ini terkunci. Masukkan kata sandi Anda.</source>
        <translation>The data on this computer is locked. Enter your password.</translation>
    </message>
    <message>
        <source>&amp;Petugas</source>
        <translation>&amp;Officer</translation>
    </message>
    <message>
        <source>Kata &amp;sandi</source>
        <translation>Pass&amp;word</translation>
    </message>
    <message>
        <source>Pulihkan dari cadangan…</source>
        <translation>Restore from a backup…</translation>
    </message>
    <message>
        <source>Lupa kata sandi?</source>
        <translation>Forgot the password?</translation>
    </message>
    <message>
        <source>Buka</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Coba lagi dalam {time}.</source>
        <translation>Try again in {time}.</translation>
    </message>
    <message>
        <source>Coba lagi dalam {time}. Petugas lain tetap bisa masuk.</source>
        <translation>Try again in {time}. Other officers can still come in.</translation>
    </message>
</context>
<context>
    <name>PracticeDesk</name>
    <message>
        <source>LATIHAN · {name}</source>
        <translation>PRACTICE · {name}</translation>
    </message>
    <message>
        <source>Akhiri latihan (Ctrl+Q)</source>
        <translation>End practice (Ctrl+Q)</translation>
    </message>
    <message>
        <source>LATIHAN. Tidak ada yang dikirim; semuanya dihapus setelah selesai.</source>
        <translation>PRACTICE. Nothing is sent; everything is deleted at the end.</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Pratinjau kertas</source>
        <translation>Paper preview</translation>
    </message>
    <message>
        <source>Sebelumnya</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>Berikutnya</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Cetak (Enter)</source>
        <translation>Print (Enter)</translation>
    </message>
    <message>
        <source>Simpan PDF…</source>
        <translation>Save PDF…</translation>
    </message>
    <message>
        <source>Tutup (Esc)</source>
        <translation>Close (Esc)</translation>
    </message>
    <message>
        <source>Kertas dicatat sebagai diberikan setelah benar-benar keluar.</source>
        <translation>A paper is recorded as handed out once it is really out.</translation>
    </message>
    <message>
        <source>Belum ada printer di komputer ini. Simpan PDF, lalu cetak nanti.</source>
        <translation>There is no printer on this computer yet. Save the PDF and print later.</translation>
    </message>
    <message>
        <source>Tersimpan: {path}</source>
        <translation>Saved: {path}</translation>
    </message>
    <message>
        <source>Halaman {page} dari {pages}</source>
        <translation>Page {page} of {pages}</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>No. {number}</translation>
    </message>
    <message>
        <source>Salinan {copy}</source>
        <translation>Copy {copy}</translation>
    </message>
    <message>
        <source>Simpan PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>PrinterBox</name>
    <message>
        <source>A5</source>
        <translation>A5</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>F4 (215 × 330 mm)</source>
        <translation>F4 (215 × 330 mm)</translation>
    </message>
    <message>
        <source>A4, dua kertas A5</source>
        <translation>A4, two A5 papers</translation>
    </message>
    <message>
        <source>A4, empat kertas A6</source>
        <translation>A4, four A6 papers</translation>
    </message>
    <message>
        <source>Struk 80 mm</source>
        <translation>Receipt 80 mm</translation>
    </message>
    <message>
        <source>Struk 58 mm</source>
        <translation>Receipt 58 mm</translation>
    </message>
    <message>
        <source>Gambar, seperti pratinjau</source>
        <translation>Picture, as in the preview</translation>
    </message>
    <message>
        <source>Huruf saja, untuk kabel lambat</source>
        <translation>Letters only, for a slow line</translation>
    </message>
    <message>
        <source>Cetak &amp;halaman uji</source>
        <translation>Print a test pa&amp;ge</translation>
    </message>
    <message>
        <source>&amp;Cara cetak struk</source>
        <translation>Receipts &amp;as</translation>
    </message>
    <message>
        <source>&amp;Alamat printer struk</source>
        <translation>&amp;Receipt printer</translation>
    </message>
    <message>
        <source>&amp;Jenis printer struk</source>
        <translation>&amp;Kind of printer</translation>
    </message>
    <message>
        <source>&amp;Ukuran kertas</source>
        <translation>Paper si&amp;ze</translation>
    </message>
    <message>
        <source>&amp;Rangkap</source>
        <translation>Cop&amp;ies</translation>
    </message>
    <message>
        <source>Rangkap kedua dan seterusnya ditandai Salinan.</source>
        <translation>The second and further ones are marked Salinan (copy).</translation>
    </message>
    <message>
        <source>Tidak tahu (paling sederhana)</source>
        <translation>Unknown (the plainest)</translation>
    </message>
</context>
<context>
    <name>ReadBackDialog</name>
    <message>
        <source>Periksa bersama warga</source>
        <translation>Check together with the worker</translation>
    </message>
    <message>
        <source>Kembali (Esc)</source>
        <translation>Back (Esc)</translation>
    </message>
    <message>
        <source>Simpan dan cetak</source>
        <translation>Save and print</translation>
    </message>
    <message>
        <source>Data yang akan disimpan</source>
        <translation>What will be saved</translation>
    </message>
    <message>
        <source>Pekerja setuju, simpan (Enter)</source>
        <translation>The worker agrees, save (Enter)</translation>
    </message>
    <message>
        <source>Benar, simpan (Enter)</source>
        <translation>Correct, save (Enter)</translation>
    </message>
</context>
<context>
    <name>ReadinessPage</name>
    <message>
        <source>Kembali (Esc)</source>
        <translation>Back (Esc)</translation>
    </message>
    <message>
        <source>Periksa lagi</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Cetak halaman uji</source>
        <translation>Print a test page</translation>
    </message>
    <message>
        <source>Cetak daftar ini</source>
        <translation>Print this list</translation>
    </message>
    <message>
        <source>Siap berangkat?</source>
        <translation>Ready to go?</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>&amp;Alasan</source>
        <translation>&amp;Reason</translation>
    </message>
    <message>
        <source>Isi alasannya.</source>
        <translation>Fill in the reason.</translation>
    </message>
</context>
<context>
    <name>RecoveryGate</name>
    <message>
        <source>Masuk dengan kode pemulihan</source>
        <translation>Enter with the recovery code</translation>
    </message>
    <message>
        <source>Data Anda aman. Ketik kode yang dulu dicatat, lalu buat kata sandi baru.</source>
        <translation>Your data is safe. Type the code you wrote down, then make a new password.</translation>
    </message>
    <message>
        <source>&amp;Petugas</source>
        <translation>&amp;Officer</translation>
    </message>
    <message>
        <source>&amp;Kode pemulihan</source>
        <translation>Recovery &amp;code</translation>
    </message>
    <message>
        <source>Kata &amp;sandi baru</source>
        <translation>New pass&amp;word</translation>
    </message>
    <message>
        <source>&amp;Ulangi</source>
        <translation>&amp;Repeat</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Buka dan ganti kata sandi</source>
        <translation>Open and change password</translation>
    </message>
</context>
<context>
    <name>RecoveryStep</name>
    <message>
        <source>Catat kode pemulihan</source>
        <translation>Write down the recovery code</translation>
    </message>
    <message>
        <source>Bila kata sandi lupa, hanya kode ini yang membuka data. Tulis di kertas dan simpan di tempat terkunci. Kode ini tidak disimpan di komputer.</source>
        <translation>If the password is forgotten, only this code opens the data. Write it on paper and keep it locked away. It is not stored on this computer.</translation>
    </message>
    <message>
        <source>Selesai, mulai mendaftar</source>
        <translation>Done, start registering</translation>
    </message>
    <message>
        <source>&amp;Kelompok itu</source>
        <translation>&amp;That group</translation>
    </message>
    <message>
        <source>Supaya yakin tercatat: ketik kelompok ke-{group} dari catatan Anda.</source>
        <translation>To be sure it is written down: type group {group} from your note.</translation>
    </message>
</context>
<context>
    <name>RegistrationFormWidget</name>
    <message>
        <source>Instansi</source>
        <translation>Government unit</translation>
    </message>
    <message>
        <source>Pem&amp;beri kerja</source>
        <translation>&amp;Employer</translation>
    </message>
</context>
<context>
    <name>RegistrationPage</name>
    <message>
        <source>No. KK ini belum ada di komputer ini.</source>
        <translation>This family card is not on this computer yet.</translation>
    </message>
    <message>
        <source>Alamat diisi menurut No. KK ini.</source>
        <translation>The address was filled in by this family card.</translation>
    </message>
    <message>
        <source>{name} diurungkan. Perbaiki, lalu simpan lagi: nomornya baru.</source>
        <translation>{name} was taken back. Correct and save again: the number will be new.</translation>
    </message>
    <message>
        <source>{name} diurungkan: sobek buktinya. Simpan lagi: nomornya baru.</source>
        <translation>{name} taken back: tear up the proof. Save again: the number will be new.</translation>
    </message>
    <message>
        <source>Formulir dikosongkan.</source>
        <translation>The form was cleared.</translation>
    </message>
    <message>
        <source>Isian yang belum disimpan dipulihkan.</source>
        <translation>What had not been saved yet has been brought back.</translation>
    </message>
    <message>
        <source>Ketikan setelah itu tidak dimasukkan: ketik lagi setelah tersimpan.</source>
        <translation>What was typed after that was left out: type it again once this is saved.</translation>
    </message>
    <message>
        <source>Tersimpan di komputer ini. {name}, No. {number}</source>
        <translation>Saved on this computer. {name}, No. {number}</translation>
    </message>
</context>
<context>
    <name>RekeyDialog</name>
    <message>
        <source>Periksa sampel</source>
        <translation>Check a sample</translation>
    </message>
    <message>
        <source>Ambil KTP, KK, atau formulir No. {number} ({officer}), lalu ketik dari kertas itu.</source>
        <translation>Take the ID card, family card or form of No. {number} ({officer}), and type from that paper.</translation>
    </message>
    <message>
        <source>Bandingkan</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Nanti saja</source>
        <translation>Not now</translation>
    </message>
</context>
<context>
    <name>RepairPage</name>
    <message>
        <source>Simpan berkas penyelamatan</source>
        <translation>Save rescue file</translation>
    </message>
    <message>
        <source>Lanjut bekerja</source>
        <translation>Go on working</translation>
    </message>
</context>
<context>
    <name>RepairViewModel</name>
    <message>
        <source>Sebagian data rusak di kedua salinan</source>
        <translation>Some data is damaged in both copies</translation>
    </message>
    <message>
        <source>Data diperiksa dan sudah diperbaiki</source>
        <translation>The data was checked and has been mended</translation>
    </message>
    <message>
        <source>Berkas data rusak atau hilang. Data disusun lagi dari cadangan {name} dan salinan tersegel di komputer ini.</source>
        <translation>The data file was damaged or missing. It was made anew from the backup {name} and the sealed copies on this computer.</translation>
    </message>
    <message>
        <source>Berkas data rusak atau hilang. Data disusun lagi dari salinan tersegel di komputer ini. Kabar dari kota menyusul begitu tersambung.</source>
        <translation>The data file was damaged or missing. It was made anew from the sealed copies on this computer. News from the city follows once connected.</translation>
    </message>
    <message>
        <source>Berkas lama tidak dihapus; namanya sekarang {name}.</source>
        <translation>The old file was not deleted; its name is now {name}.</translation>
    </message>
    <message numerus="yes">
        <source>%n pendaftaran dipulihkan: {numbers}.</source>
        <translation>
            <numerusform>%n registration was restored: {numbers}.</numerusform>
            <numerusform>%n registrations were restored: {numbers}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n salinan hilang atau rusak dan sudah dibuat lagi.</source>
        <translation>
            <numerusform>%n copy was missing or damaged and has been made again.</numerusform>
            <numerusform>%n copies were missing or damaged and have been made again.</numerusform>
        </translation>
    </message>
    <message>
        <source>Berkas penyelamatan tersimpan. Serahkan flashdisk itu ke dinas.</source>
        <translation>The rescue file is saved. Hand the stick to the city office.</translation>
    </message>
    <message numerus="yes">
        <source>%n nomor belum lengkap di komputer ini: {numbers}.</source>
        <translation>
            <numerusform>%n number is not complete on this computer: {numbers}.</numerusform>
            <numerusform>%n numbers are not complete on this computer: {numbers}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n catatan tanpa nomor juga hilang.</source>
        <translation>
            <numerusform>%n record without a number is missing too.</numerusform>
            <numerusform>%n records without a number are missing too.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sambungkan internet: yang pernah terkirim ada di kota. Simpan berkas penyelamatan untuk dinas. Yang tetap tidak ada, daftarkan lagi dari kertasnya.</source>
        <translation>Connect to the internet: what was sent is at the city. Save the rescue file for the city office. What is still missing then, register again from its paper.</translation>
    </message>
    <message numerus="yes">
        <source>{numbers}, dan %n lagi</source>
        <translation>
            <numerusform>{numbers}, and %n more</numerusform>
            <numerusform>{numbers}, and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestoreViewModel</name>
    <message>
        <source>{place}, {at}. {count} pendaftaran, yang terakhir No. {number}.</source>
        <translation>{place}, {at}. {count} registrations, the last one No. {number}.</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Persetujuan</source>
        <translation>Approval</translation>
    </message>
    <message>
        <source>Hari ini</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>7 hari terakhir</source>
        <translation>Last 7 days</translation>
    </message>
    <message>
        <source>31 hari terakhir</source>
        <translation>Last 31 days</translation>
    </message>
    <message>
        <source>Masa</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Belum diperiksa</source>
        <translation>Not looked at yet</translation>
    </message>
    <message>
        <source>Yang harus diperiksa petugas</source>
        <translation>What the officer is to check</translation>
    </message>
    <message>
        <source>Alasan dikembalikan</source>
        <translation>Why it is given back</translation>
    </message>
    <message>
        <source>Kembali (Esc)</source>
        <translation>Back (Esc)</translation>
    </message>
    <message>
        <source>&amp;Kembalikan</source>
        <translation>&amp;Give back</translation>
    </message>
    <message>
        <source>Setujui &amp;ini</source>
        <translation>Approve &amp;this one</translation>
    </message>
    <message>
        <source>Setujui semua ({count}) Ctrl+Enter</source>
        <translation>Approve all ({count}) Ctrl+Enter</translation>
    </message>
    <message>
        <source>Periksa sa&amp;mpel ({count})</source>
        <translation>Check the sa&amp;mple ({count})</translation>
    </message>
</context>
<context>
    <name>RevokeDialog</name>
    <message>
        <source>Cabut kertas</source>
        <translation>Revoke a paper</translation>
    </message>
    <message>
        <source>&amp;Kertas</source>
        <translation>&amp;Paper</translation>
    </message>
    <message>
        <source>Jangan cabut</source>
        <translation>Do not revoke</translation>
    </message>
    <message>
        <source>Kertas ini tidak berlaku lagi, dan siapa pun yang memeriksanya akan diberi tahu. Pendaftarannya tetap ada. Ini tidak bisa diurungkan; cetak yang baru bila perlu. Konfirmasi yang baru datang dari kota, setelah data terkirim.</source>
        <translation>This paper no longer counts, and whoever checks it will be told. The registration stands. This cannot be undone; print a new one if needed. A new confirmation comes from the city once the data is sent.</translation>
    </message>
</context>
<context>
    <name>RevokedPage</name>
    <message>
        <source>Komputer ini dicabut oleh kota</source>
        <translation>The city has withdrawn this computer</translation>
    </message>
    <message>
        <source>Komputer ini tidak boleh dipakai lagi untuk mendaftar. Data yang belum ada di kota sedang dikirim dalam keadaan tersegel. Data di sini baru dihapus setelah kota memberi tanda terima. Bila ini keliru, hubungi dinas sekarang.</source>
        <translation>This computer may no longer be used to register. What the city does not have yet is being sent, sealed. Data here is erased only after the city has given a receipt. If this is a mistake, call the city office now.</translation>
    </message>
    <message>
        <source>Kirim sekarang (F9)</source>
        <translation>Send now (F9)</translation>
    </message>
    <message>
        <source>Mengirim sisa data, tersegel…</source>
        <translation>Sending what is left, sealed…</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Ikuti sistem</source>
        <translation>Follow the system</translation>
    </message>
    <message>
        <source>Terang</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Gelap</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Berlaku setelah aplikasi ditutup dan dibuka lagi.</source>
        <translation>In force once the program is closed and opened again.</translation>
    </message>
    <message>
        <source>Kunci (Ctrl+L)</source>
        <translation>Lock (Ctrl+L)</translation>
    </message>
    <message>
        <source>Petu&amp;gas dan kata sandi…</source>
        <translation>&amp;Officers and passwords…</translation>
    </message>
    <message>
        <source>Periksa surat… (Ctrl+Shift+K)</source>
        <translation>Check a paper… (Ctrl+Shift+K)</translation>
    </message>
    <message>
        <source>Arsip kantor… (Ctrl+Shift+A)</source>
        <translation>Office archive… (Ctrl+Shift+A)</translation>
    </message>
    <message>
        <source>K&amp;op dan tanda tangan surat…</source>
        <translation>Letter&amp;head and signature…</translation>
    </message>
    <message>
        <source>&amp;Printer</source>
        <translation>&amp;Printer</translation>
    </message>
    <message>
        <source>&amp;Warna</source>
        <translation>&amp;Colours</translation>
    </message>
    <message>
        <source>Ukuran &amp;tulisan</source>
        <translation>&amp;Text size</translation>
    </message>
    <message>
        <source>&amp;Bahasa / Language</source>
        <translation>&amp;Language / Bahasa</translation>
    </message>
    <message>
        <source>Komputer ini</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>Printer kertas</source>
        <translation>Printer for papers</translation>
    </message>
    <message>
        <source>Tanyakan setiap kali</source>
        <translation>Ask every time</translation>
    </message>
    <message>
        <source>Belum ada</source>
        <translation>None yet</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Ada masalah yang belum dikenal. Data yang sudah disimpan aman. Kode: {code}.</source>
        <translation>Something unknown went wrong. What was saved is safe. Code: {code}.</translation>
    </message>
</context>
<context>
    <name>SpoolPage</name>
    <message>
        <source>Antrean cetak</source>
        <translation>Print queue</translation>
    </message>
    <message>
        <source>&amp;Sudah keluar utuh</source>
        <translation>It is &amp;out, whole</translation>
    </message>
    <message>
        <source>&amp;Belum, cetak lagi</source>
        <translation>&amp;Not out, print it again</translation>
    </message>
    <message>
        <source>&amp;Coba lagi</source>
        <translation>&amp;Try again</translation>
    </message>
    <message>
        <source>Ba&amp;talkan</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>Cetak sa&amp;linan</source>
        <translation>Print a co&amp;py</translation>
    </message>
    <message>
        <source>Nomor kertas terakhir yang baik: pindai atau ketik</source>
        <translation>Number of the last good paper: scan or type</translation>
    </message>
    <message>
        <source>Nomor kertas terakhir yang baik</source>
        <translation>Number of the last good paper</translation>
    </message>
    <message>
        <source>Cetak lagi sesudahn&amp;ya</source>
        <translation>Print again what came &amp;after</translation>
    </message>
    <message>
        <source>Ya, cetak lagi</source>
        <translation>Yes, print again</translation>
    </message>
    <message>
        <source>Kembali (Esc)</source>
        <translation>Back (Esc)</translation>
    </message>
    <message>
        <source>&amp;Pindahkan ke printer terpilih</source>
        <translation>&amp;Move to the chosen printer</translation>
    </message>
    <message>
        <source>Batalkan semua yang &amp;menunggu</source>
        <translation>Cancel all that &amp;waits</translation>
    </message>
    <message>
        <source>Setelah kertas macet</source>
        <translation>After a paper jam</translation>
    </message>
    <message>
        <source>Tidak ada yang menunggu dicetak. Yang tercetak hari ini ada di bawah.</source>
        <translation>Nothing waits to be printed. What was printed is below.</translation>
    </message>
</context>
<context>
    <name>SpoolStrip</name>
    <message>
        <source>Antrean cetak (Ctrl+J)</source>
        <translation>Print queue (Ctrl+J)</translation>
    </message>
</context>
<context>
    <name>StaffDialog</name>
    <message>
        <source>&amp;Nama</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>P&amp;eran</source>
        <translation>&amp;Role</translation>
    </message>
    <message>
        <source>Kata sandi &amp;lama</source>
        <translation>&amp;Old password</translation>
    </message>
    <message>
        <source>Kata &amp;sandi baru</source>
        <translation>New &amp;password</translation>
    </message>
    <message>
        <source>&amp;Ulangi</source>
        <translation>&amp;Again</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>StaffPage</name>
    <message>
        <source>Petugas</source>
        <translation>Officer</translation>
    </message>
    <message>
        <source>Kembali (Esc)</source>
        <translation>Back (Esc)</translation>
    </message>
    <message>
        <source>&amp;Tambah petugas…</source>
        <translation>A&amp;dd officer…</translation>
    </message>
    <message>
        <source>Ganti &amp;nama…</source>
        <translation>Change &amp;name…</translation>
    </message>
    <message>
        <source>Ganti pe&amp;ran</source>
        <translation>Change &amp;role</translation>
    </message>
    <message>
        <source>Kata &amp;sandi…</source>
        <translation>&amp;Password…</translation>
    </message>
    <message>
        <source>&amp;Akhiri akses…</source>
        <translation>&amp;End access…</translation>
    </message>
    <message>
        <source>Ri&amp;wayat petugas…</source>
        <translation>&amp;History of officers…</translation>
    </message>
    <message>
        <source>Kata sandi diketik sendiri oleh pemiliknya. Nama lama tetap ada di riwayat.</source>
        <translation>Everybody types their own password. Old names stay in history.</translation>
    </message>
    <message>
        <source>Nama dan kata sandi Anda bisa Anda ganti; selebihnya diatur penyelia.</source>
        <translation>You can change your own name and password; the supervisor sees to the rest.</translation>
    </message>
    <message>
        <source>Tambah petugas</source>
        <translation>Add officer</translation>
    </message>
    <message>
        <source>Petugas baru mengetik sendiri kata sandinya.</source>
        <translation>The new officer types their own password.</translation>
    </message>
    <message>
        <source>Tambah</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Kertas dan data yang lalu tetap memakai nama lama.</source>
        <translation>Earlier papers and data keep the old name.</translation>
    </message>
    <message>
        <source>Ganti nama</source>
        <translation>Change name</translation>
    </message>
    <message>
        <source>Ganti</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Kata sandi baru</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>Ganti kata sandi</source>
        <translation>Change password</translation>
    </message>
    <message>
        <source>Ketik kata sandi lama, lalu yang baru dua kali.</source>
        <translation>Type the old password, then the new one twice.</translation>
    </message>
    <message>
        <source>{name} mengetik sendiri kata sandi barunya.</source>
        <translation>{name} types their own new password.</translation>
    </message>
    <message>
        <source>{name} tidak bisa masuk lagi di komputer ini. Riwayatnya tetap ada.</source>
        <translation>{name} can no longer come in on this computer. Their history stays.</translation>
    </message>
    <message>
        <source>Akhiri akses</source>
        <translation>End access</translation>
    </message>
</context>
<context>
    <name>TombstonePage</name>
    <message>
        <source>Data di komputer ini sudah dihapus</source>
        <translation>The data on this computer has been erased</translation>
    </message>
    <message>
        <source>{city} mencabut komputer ini. {facts} kiriman terakhir sudah diterima kota dengan tanda terima, lalu semua data di komputer ini dihapus. Pertanyaan: {contact}.</source>
        <translation>{city} has withdrawn this computer. Its last {facts} items were received by the city, with a receipt; then all data on this computer was erased. Questions: {contact}.</translation>
    </message>
    <message>
        <source>{city} mencabut komputer ini. Semua data sudah ada di kota, lalu yang di komputer ini dihapus. Pertanyaan: {contact}.</source>
        <translation>{city} has withdrawn this computer. The city had all of its data, and what was on this computer was deleted. Questions: {contact}.</translation>
    </message>
    <message>
        <source>hubungi dinas</source>
        <translation>call the city office</translation>
    </message>
    <message>
        <source>Aktifkan lagi dengan kode baru</source>
        <translation>Activate again with a new code</translation>
    </message>
    <message>
        <source>Satu kunci di komputer ini belum bisa dihapus; tanpa data ia tidak membuka apa-apa. Dicoba lagi setiap aplikasi dibuka.</source>
        <translation>One key on this computer could not be deleted yet; without data it opens nothing. It is tried again at every start.</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Nama</source>
        <translation>Names</translation>
    </message>
    <message>
        <source>Tampilkan nama (F4)</source>
        <translation>Show names (F4)</translation>
    </message>
    <message>
        <source>Tampilkan nama</source>
        <translation>Show names</translation>
    </message>
    <message>
        <source>Nomor</source>
        <translation>Numbers</translation>
    </message>
    <message>
        <source>Tampilkan nomor lengkap (Shift+F4)</source>
        <translation>Show numbers in full (Shift+F4)</translation>
    </message>
    <message>
        <source>Tampilkan nomor lengkap</source>
        <translation>Show numbers in full</translation>
    </message>
    <message>
        <source>Kunci (Ctrl+L)</source>
        <translation>Lock (Ctrl+L)</translation>
    </message>
    <message>
        <source>Kunci</source>
        <translation>Lock</translation>
    </message>
</context>
<context>
    <name>TroublePage</name>
    <message>
        <source>Perlu diperbaiki</source>
        <translation>To correct</translation>
    </message>
    <message>
        <source>Perbaiki (Enter)</source>
        <translation>Correct (Enter)</translation>
    </message>
    <message>
        <source>Tidak ada yang perlu diperbaiki. Data yang ditolak server muncul di sini.</source>
        <translation>Nothing to correct. What the server turns down appears here.</translation>
    </message>
    <message>
        <source>Yang ditahan kota menunggu keputusan dinas; tidak ada yang perlu diketik.</source>
        <translation>What the city keeps aside waits for its decision; there is nothing to type.</translation>
    </message>
</context>
<context>
    <name>UpdateBox</name>
    <message>
        <source>Periksa pembaruan</source>
        <translation>Check for updates</translation>
    </message>
    <message>
        <source>Dari flashdisk…</source>
        <translation>From a USB stick…</translation>
    </message>
    <message>
        <source>Pakai versi ini</source>
        <translation>Use this version</translation>
    </message>
    <message>
        <source>Pembaruan</source>
        <translation>Updates</translation>
    </message>
    <message>
        <source>Pembaruan dari</source>
        <translation>Updates from</translation>
    </message>
    <message>
        <source>Sebentar; Anda boleh tetap bekerja…</source>
        <translation>One moment; you may go on working…</translation>
    </message>
</context>
<context>
    <name>UpdateViewModel</name>
    <message>
        <source>Versi {version} dipakai setelah program ditutup dan dibuka lagi.</source>
        <translation>Version {version} is used once the program is closed and opened again.</translation>
    </message>
    <message>
        <source>Versi {version}. Pembaruan otomatis tidak disiapkan di pemasangan ini.</source>
        <translation>Version {version}. Automatic updates are not set up in this installation.</translation>
    </message>
    <message>
        <source>Versi {version}; versi {next} dipakai setelah dibuka lagi.</source>
        <translation>Version {version}; version {next} is used once opened again.</translation>
    </message>
    <message>
        <source>Versi {version}. Versi {next} siap, sudah dicoba pada salinan data.</source>
        <translation>Version {version}. Version {next} is ready, tried on a copy of the data.</translation>
    </message>
    <message>
        <source>Versi {version}. Terakhir diperiksa {at}.</source>
        <translation>Version {version}. Last checked {at}.</translation>
    </message>
    <message>
        <source>Versi {version}. Belum pernah diperiksa.</source>
        <translation>Version {version}. Never checked yet.</translation>
    </message>
</context>
<context>
    <name>WaitingPage</name>
    <message>
        <source>Menunggu dikirim</source>
        <translation>Waiting to be sent</translation>
    </message>
    <message>
        <source>Kembali (Esc)</source>
        <translation>Back (Esc)</translation>
    </message>
    <message>
        <source>Rekap harian</source>
        <translation>Day&apos;s summary</translation>
    </message>
    <message>
        <source>Tidak ada yang menunggu dikirim.</source>
        <translation>Nothing waits to be sent.</translation>
    </message>
    <message>
        <source>Tidak ada yang hilang: yang menunggu dikirim lagi sampai diterima kota.</source>
        <translation>Nothing is lost: what waits is sent again until the city has it.</translation>
    </message>
</context>
<context>
    <name>WithdrawDialog</name>
    <message>
        <source>Batalkan pendaftaran</source>
        <translation>Withdraw registration</translation>
    </message>
    <message>
        <source>Jangan batalkan</source>
        <translation>Do not withdraw</translation>
    </message>
    <message>
        <source>Pendaftaran {name} akan dibatalkan. Datanya tetap tercatat di riwayat.</source>
        <translation>The registration of {name} will be withdrawn. Its record stays in the history.</translation>
    </message>
</context>
<context>
    <name>WorkerTableModel</name>
    <message>
        <source>Belum punya NIK</source>
        <translation>No NIK yet</translation>
    </message>
</context>
<context>
    <name>alike</name>
    <message>
        <source>NIK sama</source>
        <translation>same NIK</translation>
    </message>
    <message>
        <source>NIK beda satu angka</source>
        <translation>NIK one digit apart</translation>
    </message>
    <message>
        <source>nama sama</source>
        <translation>same name</translation>
    </message>
    <message>
        <source>nama mirip</source>
        <translation>similar name</translation>
    </message>
    <message>
        <source>tanggal lahir sama</source>
        <translation>same birth date</translation>
    </message>
    <message>
        <source>tanggal lahir hampir sama</source>
        <translation>birth date nearly the same</translation>
    </message>
    <message>
        <source>ibu sama</source>
        <translation>same mother</translation>
    </message>
    <message>
        <source>HP sama</source>
        <translation>same phone</translation>
    </message>
    <message>
        <source>KK sama</source>
        <translation>same family card</translation>
    </message>
    <message>
        <source>alamat sama</source>
        <translation>same address</translation>
    </message>
    <message>
        <source>No. {number} · {on} · {officer}</source>
        <translation>No. {number} · {on} · {officer}</translation>
    </message>
</context>
<context>
    <name>archive</name>
    <message>
        <source>Menunggu dikirim</source>
        <translation>Waiting to be sent</translation>
    </message>
    <message>
        <source>{count}. Kirim dengan F9, atau lewat USB di Pengaturan.</source>
        <translation>{count}. Send with F9, or by USB in the settings.</translation>
    </message>
    <message>
        <source>Dipulihkan</source>
        <translation>Restored</translation>
    </message>
    <message>
        <source>{count}. Kota belum punya; sekarang ada.</source>
        <translation>{count}. The city did not have them; now it does.</translation>
    </message>
    <message>
        <source>Sudah ada</source>
        <translation>There already</translation>
    </message>
    <message>
        <source>{count}. Kota sudah punya; tidak ada yang berubah.</source>
        <translation>{count}. The city had them; nothing has changed.</translation>
    </message>
    <message>
        <source>Versi lama</source>
        <translation>Older version</translation>
    </message>
    <message>
        <source>{count}. Kota punya versi yang lebih baru; itu yang berlaku.</source>
        <translation>{count}. The city has a newer version; that one counts.</translation>
    </message>
    <message>
        <source>Ditahan kota</source>
        <translation>Held by the city</translation>
    </message>
    <message>
        <source>{numbers}. Tersimpan di kota; petugas kota memutuskan.</source>
        <translation>{numbers}. Kept at the city; somebody there decides.</translation>
    </message>
    <message>
        <source>Belum dipercaya</source>
        <translation>Not vouched for</translation>
    </message>
    <message>
        <source>{numbers}. Kota tidak kenal kunci komputer yang mencetaknya. Bawa kertasnya ke dinas untuk dipindai di sana.</source>
        <translation>{numbers}. The city does not know the key of the laptop that printed them. Take the paper to the city office and have it scanned there.</translation>
    </message>
    <message>
        <source>Komputer tak dikenal</source>
        <translation>Unknown laptop</translation>
    </message>
    <message>
        <source>{numbers}. Kota tidak punya komputer dengan nomor ini. Hubungi dinas.</source>
        <translation>{numbers}. The city has no laptop of this number. Ask the city office.</translation>
    </message>
    <message>
        <source>Bukan untuk kota ini</source>
        <translation>Not for this city</translation>
    </message>
    <message>
        <source>{count}. Disegel untuk kota lain, atau rusak. Tidak ada yang berubah; bawa kertasnya ke kota yang tertulis di atasnya, atau pindai ulang.</source>
        <translation>{count}. Sealed to another city, or damaged. Nothing has changed; take the paper to the city named on it, or scan it again.</translation>
    </message>
    <message>
        <source>{count} QR lain, bukan arsip: tidak ada yang diambil. Pindai lembar arsipnya.</source>
        <translation>{count} other QR codes, no stubs: nothing was taken. Scan the sheet of stubs.</translation>
    </message>
    <message>
        <source>Tidak ada QR arsip di sini: tidak ada yang diambil. Foto selembar utuh, lurus, terang.</source>
        <translation>No stub&apos;s QR here: nothing was taken. Photograph a whole sheet, straight, well lit.</translation>
    </message>
    <message>
        <source>Ini bukan gambar dan bukan PDF: tidak ada yang diambil. Pilih foto atau pindaian.</source>
        <translation>This is no picture and no PDF: nothing was taken. Choose a photograph or a scan.</translation>
    </message>
    <message>
        <source>Gambar ini rusak atau terpotong: tidak ada yang diambil. Salin atau foto sekali lagi.</source>
        <translation>This picture is damaged or cut short: nothing was taken. Copy or photograph it again.</translation>
    </message>
    <message>
        <source>PDF ini rusak, atau terkunci kata sandi: tidak ada yang diambil. Pindai sekali lagi tanpa kata sandi.</source>
        <translation>This PDF is damaged, or locked by a password: nothing was taken. Scan again without a password.</translation>
    </message>
    <message>
        <source>Gambar ini terlalu besar: tidak ada yang diambil. Pindai dengan 300 dpi, satu lembar satu gambar.</source>
        <translation>This picture is too large: nothing was taken. Scan at 300 dpi, one sheet a picture.</translation>
    </message>
    <message>
        <source>Selebihnya berkas ini rusak. Yang terbaca tersimpan; pindai ulang sisanya.</source>
        <translation>The rest of this file is damaged. What was read is kept; scan the rest again.</translation>
    </message>
    <message>
        <source>Berkas tidak bisa dibuka: dipindah, dihapus, atau flashdisk dilepas. Tidak ada yang diambil; pilih sekali lagi.</source>
        <translation>The file cannot be opened: moved, deleted, or the stick was pulled out. Nothing was taken; choose again.</translation>
    </message>
    <message>
        <source>Tidak ada gambar atau PDF di situ, jadi tidak ada yang dibaca. Pilih foto atau pindaian.</source>
        <translation>There is no picture and no PDF there, so nothing was read. Choose photographs or scans.</translation>
    </message>
    <message>
        <source>{count} arsip baru terbaca.</source>
        <translation>{count} new stubs read.</translation>
    </message>
    <message>
        <source>{count} sudah pernah dibaca.</source>
        <translation>{count} had been read before.</translation>
    </message>
    <message>
        <source>{count} bagian; bagian lainnya belum.</source>
        <translation>{count} parts; their other parts are missing.</translation>
    </message>
    <message>
        <source>{count} QR tidak terbaca. Foto ulang lebih dekat dan terang.</source>
        <translation>{count} QR not readable. Photograph again, closer and with more light.</translation>
    </message>
    <message>
        <source>{count} pendaftaran atau perubahan belum ada di kertas.</source>
        <translation>{count} registrations or changes are not on paper yet.</translation>
    </message>
    <message>
        <source>Semua pendaftaran sudah ada di kertas.</source>
        <translation>All registrations are on paper.</translation>
    </message>
    <message>
        <source>{count} arsip masuk antrean cetak, {sheets} lembar. Simpan kertasnya terkunci.</source>
        <translation>{count} stubs are in the print queue, {sheets} sheets. Keep the paper locked away.</translation>
    </message>
    <message>
        <source>{count} arsip tersimpan sebagai PDF: {path}</source>
        <translation>{count} stubs kept as PDF: {path}</translation>
    </message>
    <message>
        <source>Membaca berkas {now} dari {all}…</source>
        <translation>Reading file {now} of {all}…</translation>
    </message>
    <message>
        <source>{new} arsip baru terbaca, {again} sudah pernah, dari {files} berkas.</source>
        <translation>{new} new stubs read, {again} had been before, from {files} files.</translation>
    </message>
    <message>
        <source>Dihentikan setelah {files} berkas. Yang sudah terbaca tersimpan.</source>
        <translation>Stopped after {files} files. What was read is kept.</translation>
    </message>
    <message>
        <source>Belum lengkap</source>
        <translation>Incomplete</translation>
    </message>
    <message>
        <source>{count} arsip kurang satu bagian. Pindai bagian lainnya.</source>
        <translation>{count} stubs lack a part. Scan the other part.</translation>
    </message>
</context>
<context>
    <name>banner</name>
    <message>
        <source>Mengirim {count} data…</source>
        <translation>Sending {count} records…</translation>
    </message>
    <message>
        <source>Menghubungi server…</source>
        <translation>Contacting the server…</translation>
    </message>
    <message>
        <source>Siap. Belum ada data di komputer ini.</source>
        <translation>Ready. No data on this computer yet.</translation>
    </message>
    <message>
        <source>Daring · semua terkirim</source>
        <translation>Online · all sent</translation>
    </message>
    <message>
        <source>Siap. Data tersimpan di komputer ini.</source>
        <translation>Ready. Records are saved on this computer.</translation>
    </message>
    <message>
        <source>Daring · {count} ditahan kota, menunggu keputusan dinas</source>
        <translation>Online · {count} held by the city, awaiting its decision</translation>
    </message>
    <message>
        <source>{count} belum terkirim</source>
        <translation>{count} not sent yet</translation>
    </message>
    <message>
        <source>Luring.</source>
        <translation>Offline.</translation>
    </message>
    <message>
        <source>{count} perlu diperbaiki (F8)</source>
        <translation>{count} to correct (F8)</translation>
    </message>
    <message>
        <source>Sudah {days} hari ada data yang belum terkirim. Sambungkan internet, tekan F9.</source>
        <translation>Some data has not been sent for {days} days. Connect to the internet, press F9.</translation>
    </message>
    <message>
        <source>Tersimpan {saved} = Terkirim {delivered} + Belum {waiting}</source>
        <translation>Saved {saved} = Sent {delivered} + Waiting {waiting}</translation>
    </message>
    <message>
        <source>{saved} ({count} dibatalkan)</source>
        <translation>{saved} ({count} withdrawn)</translation>
    </message>
    <message>
        <source>+ Perlu diperbaiki {count}</source>
        <translation>+ To correct {count}</translation>
    </message>
    <message>
        <source>+ Ditahan kota {count}</source>
        <translation>+ Kept by the city {count}</translation>
    </message>
</context>
<context>
    <name>checking</name>
    <message>
        <source>Tanda tangannya sah dan surat ini berlaku. Cocokkan nomor, nama dan tanggal di bawah dengan kertasnya.</source>
        <translation>The signature is valid and this paper stands. Compare number, name and dates below with the paper.</translation>
    </message>
    <message>
        <source>Suratnya asli, tetapi pelindungannya baru mulai {day}.</source>
        <translation>The paper is genuine, but its protection begins only on {day}.</translation>
    </message>
    <message>
        <source>Suratnya asli, tetapi masa pelindungannya berakhir {day}. Minta surat yang baru.</source>
        <translation>The paper is genuine, but its protection ended on {day}. Ask for a new paper.</translation>
    </message>
    <message>
        <source>Tanda tangannya sah menurut daftar tanggal {issued}, tetapi daftar itu hanya berlaku sampai {expires}: pencabutan sesudahnya tidak diketahui. Muat daftar yang baru.</source>
        <translation>The signature is valid by the list of {issued}, but that list was good until {expires}: later revocations are not known. Load a newer list.</translation>
    </message>
    <message>
        <source>Tanda tangannya sah, tetapi tanggal surat ({day}) tidak masuk akal: sebelum kuncinya ada, atau di masa depan. Tanyakan kelurahan.</source>
        <translation>The signature is valid, but the paper&apos;s date ({day}) cannot be right: before its key existed, or in the future. Ask the kelurahan.</translation>
    </message>
    <message>
        <source>Kunci surat ini tidak ada di daftar tanggal {issued}, dan suratnya tidak lebih tua dari daftar itu. Muat daftar yang lebih baru; sebelum itu jangan dianggap sah.</source>
        <translation>This paper&apos;s key is not on the list of {issued}, and the paper is no older than that list. Load a newer list; until then do not take it as valid.</translation>
    </message>
    <message>
        <source>Komputer yang menandatangani surat ini dicabut {day}. Suratnya bertanggal sebelum itu, tetapi tanggal bisa dibuat mundur: tanyakan kota.</source>
        <translation>The laptop that signed this paper was revoked on {day}. The paper is dated before that, but a date can be set back: ask the city.</translation>
    </message>
    <message>
        <source>Surat ini menyebut wilayah {place}, bukan wilayah {city}, dan kuncinya tidak dikenal di sini. Periksa dengan halaman atau daftar dari kota itu.</source>
        <translation>This paper names region {place}, not one of {city}, and its key is not known here. Check it with that city&apos;s page or list.</translation>
    </message>
    <message>
        <source>Tidak dikenal: kunci surat ini tidak ada di daftar tanggal {issued}. Anggap palsu, kecuali kota memastikan kuncinya.</source>
        <translation>Unknown: this paper&apos;s key is not on the list of {issued}. Take it as forged, unless the city vouches for the key.</translation>
    </message>
    <message>
        <source>Ditandatangani dengan kunci yang dicabut {day}, sesudah dicabut. Jangan diterima; laporkan ke kota.</source>
        <translation>Signed by a key that was revoked on {day}, after that day. Do not accept it; tell the city.</translation>
    </message>
    <message>
        <source>Tanda tangannya sah, tetapi pendaftaran ini dibatalkan {day}. Suratnya tidak berlaku lagi.</source>
        <translation>The signature is valid, but this registration was withdrawn on {day}. The paper no longer stands.</translation>
    </message>
    <message>
        <source>Tanda tangannya sah, tetapi lembar ini dicabut {day}. Pendaftarannya tetap ada: minta lembar yang baru.</source>
        <translation>The signature is valid, but this sheet was revoked on {day}. The registration stands: ask for a new sheet.</translation>
    </message>
    <message>
        <source>Ditandatangani kunci kota yang dipakai sampai {day}, dan Konfirmasi ini tidak ada di daftar yang masih berlaku. Tanyakan ke kota sebelum menerimanya.</source>
        <translation>Signed by a key the city used until {day}, and this confirmation is not on the list of those in force. Ask the city before you accept it.</translation>
    </message>
    <message>
        <source>Tanda tangannya ada, tetapi penandatangannya tidak berhak membuat surat seperti ini. Anggap palsu; laporkan ke kota.</source>
        <translation>It is signed, but by somebody who may not make such a paper. Take it as forged; tell the city.</translation>
    </message>
    <message>
        <source>Palsu atau rusak: isi QR ini tidak cocok dengan tanda tangannya. Jangan diterima.</source>
        <translation>Forged or damaged: what this QR says does not match its signature. Do not accept it.</translation>
    </message>
    <message>
        <source>Kertas latihan. Tidak ada yang terdaftar dengan kertas ini.</source>
        <translation>A practice paper. Nobody is registered by it.</translation>
    </message>
    <message>
        <source>QR ini bukan QR surat Loket Jamsostek. Pindai QR di bagian bawah surat.</source>
        <translation>This is not the QR of a Loket Jamsostek paper. Scan the one at the bottom of the paper.</translation>
    </message>
    <message>
        <source>Tidak ada QR yang terbaca. Ambil gambar lebih dekat, lurus dan terang.</source>
        <translation>No QR could be read. Take the picture closer, straight and well lit.</translation>
    </message>
    <message>
        <source>Kode periksa terdiri dari 12 huruf dan angka: 0 sampai 9 dan A sampai F.</source>
        <translation>A check code has 12 letters and digits: 0 to 9 and A to F.</translation>
    </message>
    <message>
        <source>Kode ini milik surat nomor {number}, yang tidak dicabut menurut daftar tanggal {issued}. Kode bisa disalin ke kertas lain: cocokkan nomor, tanggal dan status di bawah, dan pindai QR untuk memastikan namanya.</source>
        <translation>This code belongs to paper {number}, which is not revoked by the list of {issued}. A code can be copied onto another paper: compare number, date and status below, and scan the QR to be sure of the name.</translation>
    </message>
    <message>
        <source>Kode ini milik surat nomor {number}, tetapi daftar tanggal {issued} hanya berlaku sampai {expires}: pencabutan sesudahnya tidak diketahui. Muat daftar yang baru, dan pindai QR-nya.</source>
        <translation>This code belongs to paper {number}, but the list of {issued} was good until {expires}: later revocations are not known. Load a newer list, and scan the QR.</translation>
    </message>
    <message>
        <source>Kode ini milik surat nomor {number}, dan masa pelindungannya berakhir {day}. Minta surat yang baru.</source>
        <translation>This code belongs to paper {number}, and its protection ended on {day}. Ask for a new paper.</translation>
    </message>
    <message>
        <source>Kode ini milik surat nomor {number}, dan pendaftarannya dibatalkan {day}. Suratnya tidak berlaku lagi.</source>
        <translation>This code belongs to paper {number}, and its registration was withdrawn on {day}. The paper no longer stands.</translation>
    </message>
    <message>
        <source>Kode ini milik surat nomor {number}, dan lembar itu dicabut {day}. Pendaftarannya tetap ada: minta lembar yang baru.</source>
        <translation>This code belongs to paper {number}, and that sheet was revoked on {day}. The registration stands: ask for a new sheet.</translation>
    </message>
    <message>
        <source>Kode ini tidak ada di daftar tanggal {issued}: salah ketik, palsu, atau suratnya dicetak atau dikirim ke kota sesudah daftar itu. Periksa ketikannya, lalu pindai QR-nya.</source>
        <translation>This code is not on the list of {issued}: mistyped, forged, or the paper was printed or sent to the city after that list. Look at what was typed, then scan the QR.</translation>
    </message>
    <message>
        <source>Kode ini bukan milik surat yang dibuat komputer ini, dan daftar dari kota belum ada di sini: pindai QR-nya.</source>
        <translation>This code belongs to no paper this computer made, and there is no list from the city here yet: scan the QR.</translation>
    </message>
    <message>
        <source>Kode ini milik surat nomor {number}, tetapi daftar pencabutan dari kota belum ada di komputer ini. Sambungkan ke kota, atau muat berkas daftarnya, dan pindai QR-nya.</source>
        <translation>This code belongs to paper {number}, but this computer has no list of revocations from the city yet. Connect to the city, or load its list from a file, and scan the QR.</translation>
    </message>
    <message>
        <source>Tanda tangannya sah, tetapi daftar pencabutan dari kota belum ada di komputer ini. Sambungkan ke kota, atau muat berkas daftarnya.</source>
        <translation>The signature is valid, but the city&apos;s list of revocations is not on this laptop yet. Connect to the city, or load the list&apos;s file.</translation>
    </message>
    <message>
        <source>Kunci surat ini tidak dikenal, dan daftar dari kota belum ada di komputer ini. Sambungkan ke kota, atau muat berkas daftarnya; sebelum itu jangan dianggap sah.</source>
        <translation>This paper&apos;s key is not known, and the city&apos;s list is not on this laptop yet. Connect to the city, or load the list&apos;s file; until then do not take it as valid.</translation>
    </message>
    <message>
        <source>Kode ini tidak ada pada surat komputer ini, dan tidak di daftar kelurahan ini tanggal {issued}: salah ketik, palsu, lebih baru daripada daftar itu, atau dari kelurahan lain. Periksa ketikannya, lalu pindai QR-nya.</source>
        <translation>This code is on no paper of this computer, and not on this kelurahan&apos;s list of {issued}: mistyped, forged, newer than that list, or of another kelurahan. Look at what was typed, then scan the QR.</translation>
    </message>
    <message>
        <source>Sah</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>Belum pasti</source>
        <translation>Not certain</translation>
    </message>
    <message>
        <source>Jangan diterima</source>
        <translation>Do not accept</translation>
    </message>
    <message>
        <source>Surat</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Nomor</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Salinan</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Nama (disamarkan)</source>
        <translation>Name (masked)</translation>
    </message>
    <message>
        <source>NIK, 4 angka terakhir</source>
        <translation>NIK, last 4 digits</translation>
    </message>
    <message>
        <source>KPJ, 4 angka terakhir</source>
        <translation>KPJ, last 4 digits</translation>
    </message>
    <message>
        <source>Kelurahan</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>Tanggal</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Status saat itu</source>
        <translation>Status then</translation>
    </message>
    <message>
        <source>Pelindungan</source>
        <translation>Protection</translation>
    </message>
    <message>
        <source>Ditandatangani</source>
        <translation>Signed by</translation>
    </message>
    <message>
        <source>Terdaftar</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>server {city}</source>
        <translation>the server of {city}</translation>
    </message>
    <message>
        <source>komputer {device} kelurahan itu</source>
        <translation>laptop {device} of that kelurahan</translation>
    </message>
    <message>
        <source>belum terbukti: hanya kata suratnya sendiri</source>
        <translation>not proven: only the paper&apos;s own words</translation>
    </message>
    <message>
        <source>Daftar dari kota tanggal {issued}, berlaku sampai {expires}.</source>
        <translation>The city&apos;s list of {issued}, good until {expires}.</translation>
    </message>
    <message>
        <source>Daftar dari kota tanggal {issued} hanya berlaku sampai {expires}. Sambungkan ke kota, atau muat yang baru.</source>
        <translation>The city&apos;s list of {issued} was good until {expires}. Connect to the city, or load a newer one.</translation>
    </message>
    <message>
        <source>Belum ada daftar dari kota: pencabutan tidak diketahui. Daftar datang saat tersambung, dengan flashdisk, atau sebagai berkas.</source>
        <translation>No list of the city&apos;s yet: revocations are not known. It comes with a connection, by stick, or as a file.</translation>
    </message>
    <message>
        <source>Daftar tanggal {issued} dipakai sekarang.</source>
        <translation>The list of {issued} is in use now.</translation>
    </message>
    <message>
        <source>Daftar tanggal {issued} dipakai sekarang. Register kota dipulihkan dari cadangan sejak daftar sebelumnya: pencabutan terakhir mungkin harus diulang oleh kota.</source>
        <translation>The list of {issued} is in use now. The city&apos;s register was restored from a backup since the list before: the city may have to repeat its latest revocations.</translation>
    </message>
    <message>
        <source>Daftar dalam berkas itu tidak lebih baru dari yang dipakai ({issued}). Yang dipakai tetap.</source>
        <translation>The list in that file is no newer than the one in use ({issued}). The one in use stays.</translation>
    </message>
    <message>
        <source>Berkas itu tidak bisa dibuka: dipindah, dihapus, atau flashdisk dilepas. Suratnya belum diperiksa; pilih sekali lagi.</source>
        <translation>That file cannot be opened: moved, deleted, or the stick was pulled out. The paper was not checked; choose again.</translation>
    </message>
    <message>
        <source>Itu PDF, bukan gambar, jadi suratnya belum diperiksa. Simpan dulu sebagai gambar PNG atau JPG, atau pindai QR-nya.</source>
        <translation>That is a PDF, no picture, so the paper was not checked. Save it as a PNG or JPG first, or scan the QR.</translation>
    </message>
    <message>
        <source>Itu bukan gambar yang bisa dibuka, jadi suratnya belum diperiksa. Pilih foto PNG atau JPG, atau ketik kode periksanya.</source>
        <translation>That is no picture that can be opened, so the paper was not checked. Choose a PNG or JPG, or type the check code.</translation>
    </message>
    <message>
        <source>Gambar itu rusak, terpotong, atau terlalu besar, jadi suratnya belum diperiksa. Foto atau salin sekali lagi.</source>
        <translation>That picture is damaged, cut short or too large, so the paper was not checked. Photograph or copy it again.</translation>
    </message>
    <message>
        <source>Papan klip tidak berisi gambar, jadi belum ada yang diperiksa. Salin dulu gambar suratnya.</source>
        <translation>There is no picture on the clipboard, so nothing was checked. Copy the picture of the paper first.</translation>
    </message>
</context>
<context>
    <name>coverage</name>
    <message>
        <source>Segmen, sumber dana</source>
        <translation>Segment, who pays</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Terdaftar</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>Terkirim</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Aktif</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>Capaian</source>
        <translation>Coverage</translation>
    </message>
    <message>
        <source>Tidak dihitung</source>
        <translation>Not counted</translation>
    </message>
    <message>
        <source>Semua segmen</source>
        <translation>All segments</translation>
    </message>
    <message>
        <source>{share}%</source>
        <translation>{share}%</translation>
    </message>
    <message>
        <source>{who}: terdaftar {over} lebih banyak dari target {target}, ditetapkan {on}</source>
        <translation>{who}: {over} more registered than the target of {target}, set on {on}</translation>
    </message>
    <message>
        <source>{count} di antaranya NIK-nya terdaftar dua kali</source>
        <translation>{count} of them have a NIK that is registered twice</translation>
    </message>
    <message>
        <source>{count} tinggal di kelurahan lain</source>
        <translation>{count} live in another kelurahan</translation>
    </message>
    <message>
        <source>Target {target}, ditetapkan {on}</source>
        <translation>Target {target}, set on {on}</translation>
    </message>
    <message>
        <source>sampai {until}</source>
        <translation>until {until}</translation>
    </message>
    <message>
        <source>Kota belum menetapkan target untuk {who}</source>
        <translation>The city has set no target for {who}</translation>
    </message>
    <message>
        <source>{active} aktif dari target {target} ({share})</source>
        <translation>{active} active of a target of {target} ({share})</translation>
    </message>
    <message>
        <source>{active} aktif dari {registered} terdaftar</source>
        <translation>{active} active of {registered} registered</translation>
    </message>
</context>
<context>
    <name>detail</name>
    <message>
        <source>Identitas</source>
        <translation>Identity</translation>
    </message>
    <message>
        <source>Pekerjaan dan iuran</source>
        <translation>Work and contribution</translation>
    </message>
    <message>
        <source>Kepesertaan</source>
        <translation>Membership</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Lahir</source>
        <translation>Born</translation>
    </message>
    <message>
        <source>Jenis kelamin</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>Ibu kandung</source>
        <translation>Mother</translation>
    </message>
    <message>
        <source>No. KK</source>
        <translation>Family card</translation>
    </message>
    <message>
        <source>Alamat</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Wilayah</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>HP</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Belum punya NIK</source>
        <translation>No NIK yet</translation>
    </message>
    <message>
        <source>Domisili</source>
        <translation>Lives at</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Status kawin</source>
        <translation>Marital status</translation>
    </message>
    <message>
        <source>Ahli waris</source>
        <translation>Heir</translation>
    </message>
    <message>
        <source>Anak (beasiswa)</source>
        <translation>Children (scholarship)</translation>
    </message>
    <message>
        <source>Pekerjaan kedua</source>
        <translation>Second occupation</translation>
    </message>
    <message>
        <source>Jam kerja</source>
        <translation>Working hours</translation>
    </message>
    <message>
        <source>Segmen</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Pekerjaan</source>
        <translation>Occupation</translation>
    </message>
    <message>
        <source>Pemberi kerja</source>
        <translation>Employer</translation>
    </message>
    <message>
        <source>Lokasi kerja</source>
        <translation>Workplace</translation>
    </message>
    <message>
        <source>Penghasilan</source>
        <translation>Income</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programmes</translation>
    </message>
    <message>
        <source>Sumber dana</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>Mulai</source>
        <translation>Starts</translation>
    </message>
    <message>
        <source>SK</source>
        <translation>Decree</translation>
    </message>
    <message>
        <source>KPJ</source>
        <translation>KPJ</translation>
    </message>
    <message>
        <source>Perlindungan</source>
        <translation>Protection</translation>
    </message>
    <message>
        <source>Alasan</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>{paper}, dicabut</source>
        <translation>{paper}, revoked</translation>
    </message>
    <message>
        <source>{paper} dicabut. Kota diberi tahu saat data dikirim; cetak bukti yang baru.</source>
        <translation>{paper} revoked. The city is told when data is sent; print a new proof.</translation>
    </message>
    <message>
        <source>Konfirmasi Kepesertaan dicabut, semua lembarnya. Kota diberi tahu saat data dikirim, lalu menandatangani yang baru; sesudah itu datang, cetak lagi.</source>
        <translation>The confirmation was revoked, all its sheets. The city is told when the data is sent, and signs a new one; print again once that has come.</translation>
    </message>
    <message>
        <source>{paper}, semua lembar</source>
        <translation>{paper}, all sheets</translation>
    </message>
    <message>
        <source>RT {rt}/RW {rw}</source>
        <translation>RT {rt}/RW {rw}</translation>
    </message>
    <message>
        <source>{month}, {count} bulan</source>
        <translation>{month}, number of months: {count}</translation>
    </message>
    <message>
        <source>{start} sampai {end}</source>
        <translation>{start} to {end}</translation>
    </message>
    <message>
        <source>{number}, {on}</source>
        <translation>{number}, {on}</translation>
    </message>
    <message>
        <source>{paper} (salinan {copy})</source>
        <translation>{paper} (copy {copy})</translation>
    </message>
    <message>
        <source>Kota</source>
        <translation>City</translation>
    </message>
    <message>
        <source>{what}: {reason}</source>
        <translation>{what}: {reason}</translation>
    </message>
    <message>
        <source>Konfirmasi lama dicabut, yang baru datang</source>
        <translation>Old confirmation revoked, a new one came</translation>
    </message>
    <message>
        <source>Arsip kantor dicetak</source>
        <translation>Office stub printed</translation>
    </message>
    <message>
        <source>Pendaftaran lain digabung ke sini</source>
        <translation>Another registration was merged into this one</translation>
    </message>
    <message>
        <source>Gabungan diurungkan</source>
        <translation>The merge was undone</translation>
    </message>
    <message>
        <source>Menunggu sejak {since}: {why}</source>
        <translation>Waiting since {since}: {why}</translation>
    </message>
    <message>
        <source>{field}: {before} → {after}</source>
        <translation>{field}: {before} → {after}</translation>
    </message>
    <message>
        <source>{what}: {paper}</source>
        <translation>{what}: {paper}</translation>
    </message>
    <message>
        <source>{what}: {paper}, salinan {copy}</source>
        <translation>{what}: {paper}, copy {copy}</translation>
    </message>
    <message>
        <source>Dicoba lagi {at}.</source>
        <translation>Next try {at}.</translation>
    </message>
    <message>
        <source>Diusulkan ke kota</source>
        <translation>Proposed to the city</translation>
    </message>
    <message>
        <source>Diverifikasi kota</source>
        <translation>Verified by the city</translation>
    </message>
    <message>
        <source>Ditetapkan, SK {decree}</source>
        <translation>Approved, decree {decree}</translation>
    </message>
    <message>
        <source>Aktif, KPJ terbit</source>
        <translation>Active, KPJ issued</translation>
    </message>
    <message>
        <source>Ditolak kota</source>
        <translation>Refused by the city</translation>
    </message>
    <message>
        <source>Pembatalan dicatat kota</source>
        <translation>Withdrawal noted by the city</translation>
    </message>
    <message>
        <source>Nomor pendaftaran berubah: cetak ulang</source>
        <translation>Registration number changed: print anew</translation>
    </message>
</context>
<context>
    <name>disputes</name>
    <message>
        <source>Data di sini dan di kota berbeda</source>
        <translation>The data here and at the city differ</translation>
    </message>
    <message>
        <source>Kota mengubah data ini pada {when}: {reason}. Di sini juga diubah. Pilih satu; keduanya tetap tercatat di riwayat.</source>
        <translation>The city changed this on {when}: {reason}. It was changed here too. Choose one; both stay in the history.</translation>
    </message>
    <message>
        <source>Perubahan dari sini ditahan kota sejak {when}. Tunggu keputusan dinas, atau kembali ke data kota.</source>
        <translation>The city has held the change made here since {when}. Wait for its decision, or go back to the city&apos;s data.</translation>
    </message>
    <message>
        <source>NIK juga terdaftar di {place} (No. {number}), menunggu keputusan dinas.</source>
        <translation>This NIK is also registered in {place} (No. {number}), waiting for the city&apos;s decision.</translation>
    </message>
    <message>
        <source>NIK ganda dengan No. {number} ({place}) sudah diputus: yang ini dipakai.</source>
        <translation>Same NIK as No. {number} ({place}), decided: this one is kept.</translation>
    </message>
    <message>
        <source>NIK ganda sudah diputus: yang dipakai No. {number} ({place}).</source>
        <translation>Same NIK, decided: No. {number} ({place}) is kept.</translation>
    </message>
    <message>
        <source>Dinas minta NIK diperiksa: sama dengan No. {number} ({place}).</source>
        <translation>The city asks to check the NIK: it is the same as No. {number} ({place}).</translation>
    </message>
    <message>
        <source>NIK sama dengan No. {number} ({place}); yang di sana sedang diperbaiki.</source>
        <translation>Same NIK as No. {number} ({place}); the one there is being corrected.</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>No. KK</source>
        <translation>Family card</translation>
    </message>
    <message>
        <source>Tempat lahir</source>
        <translation>Place of birth</translation>
    </message>
    <message>
        <source>Tanggal lahir</source>
        <translation>Birth date</translation>
    </message>
    <message>
        <source>Jenis kelamin</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>Ibu kandung</source>
        <translation>Mother</translation>
    </message>
    <message>
        <source>HP</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Alamat</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>RT</source>
        <translation>RT</translation>
    </message>
    <message>
        <source>RW</source>
        <translation>RW</translation>
    </message>
    <message>
        <source>Kelurahan</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>Segmen</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Kode pekerjaan</source>
        <translation>Occupation code</translation>
    </message>
    <message>
        <source>Pekerjaan</source>
        <translation>Occupation</translation>
    </message>
    <message>
        <source>Sektor</source>
        <translation>Sector</translation>
    </message>
    <message>
        <source>Lokasi kerja</source>
        <translation>Workplace</translation>
    </message>
    <message>
        <source>Penghasilan</source>
        <translation>Income</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programmes</translation>
    </message>
    <message>
        <source>Sumber dana</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>Pembayar</source>
        <translation>Payer</translation>
    </message>
    <message>
        <source>Pemberi kerja</source>
        <translation>Employer</translation>
    </message>
    <message>
        <source>NPP</source>
        <translation>NPP</translation>
    </message>
    <message>
        <source>Tingkat risiko</source>
        <translation>Risk group</translation>
    </message>
    <message>
        <source>Mulai</source>
        <translation>Starts</translation>
    </message>
    <message>
        <source>Lama (bulan)</source>
        <translation>Months</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Status kawin</source>
        <translation>Marital status</translation>
    </message>
    <message>
        <source>Alamat domisili</source>
        <translation>Home address</translation>
    </message>
    <message>
        <source>RT domisili</source>
        <translation>Home RT</translation>
    </message>
    <message>
        <source>RW domisili</source>
        <translation>Home RW</translation>
    </message>
    <message>
        <source>Kelurahan domisili</source>
        <translation>Home kelurahan</translation>
    </message>
    <message>
        <source>Kode pekerjaan kedua</source>
        <translation>Code of the second occupation</translation>
    </message>
    <message>
        <source>Jam kerja</source>
        <translation>Working hours</translation>
    </message>
    <message>
        <source>Ahli waris</source>
        <translation>Heir</translation>
    </message>
    <message>
        <source>Hubungan ahli waris</source>
        <translation>Relation of the heir</translation>
    </message>
    <message>
        <source>Anak (beasiswa)</source>
        <translation>Children (scholarship)</translation>
    </message>
    <message>
        <source>Iuran per bulan</source>
        <translation>Contribution a month</translation>
    </message>
    <message>
        <source>NIK juga terdaftar di tempat lain</source>
        <translation>NIK registered elsewhere too</translation>
    </message>
    <message>
        <source>NIK ganda diputus dinas</source>
        <translation>Double NIK decided by the city</translation>
    </message>
    <message>
        <source>Data diperbaiki kota</source>
        <translation>Corrected by the city</translation>
    </message>
    <message>
        <source>Perubahan diterima kota</source>
        <translation>Change accepted by the city</translation>
    </message>
    <message>
        <source>Perubahan tidak dipakai kota</source>
        <translation>Change not used by the city</translation>
    </message>
    <message>
        <source>Server kota dipulihkan; perbaikan kota dikembalikan ke sana</source>
        <translation>City server restored; the city&apos;s correction was given back to it</translation>
    </message>
    <message>
        <source>Server kota dipulihkan; perbaikan ini menunggu keputusan kota</source>
        <translation>City server restored; this correction awaits the city&apos;s decision</translation>
    </message>
    <message>
        <source>Pulih dari arsip kertas</source>
        <translation>Came back off the archive on paper</translation>
    </message>
    <message>
        <source>Dikembalikan seperti saat disimpan</source>
        <translation>Put back as it was saved</translation>
    </message>
    <message>
        <source>Nomor pendaftaran berubah: cetak ulang</source>
        <translation>Registration number changed: print anew</translation>
    </message>
    <message>
        <source>Belum punya NIK</source>
        <translation>No NIK yet</translation>
    </message>
</context>
<context>
    <name>event_table</name>
    <message>
        <source>Kegiatan</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>Tanggal</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Tempat</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Orang</source>
        <translation>People</translation>
    </message>
</context>
<context>
    <name>events</name>
    <message>
        <source>Antrean {n}</source>
        <translation>Queue {n}</translation>
    </message>
    <message>
        <source>Hari ini: {n} orang</source>
        <translation>Today: {n} people</translation>
    </message>
    <message>
        <source>rata-rata {n} detik</source>
        <translation>{n} seconds each</translation>
    </message>
    <message>
        <source>selesai sekitar {at}</source>
        <translation>done about {at}</translation>
    </message>
    <message>
        <source>{n} dari {all} orang terdaftar</source>
        <translation>{n} of {all} people registered</translation>
    </message>
    <message>
        <source>{n} orang terdaftar</source>
        <translation>{n} people registered</translation>
    </message>
    <message>
        <source>{n} orang terdaftar, {more} lebih banyak dari perkiraan</source>
        <translation>{n} people registered, {more} more than expected</translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>Januari</source>
        <translation>January</translation>
    </message>
    <message>
        <source>Februari</source>
        <translation>February</translation>
    </message>
    <message>
        <source>Maret</source>
        <translation>March</translation>
    </message>
    <message>
        <source>April</source>
        <translation>April</translation>
    </message>
    <message>
        <source>Mei</source>
        <translation>May</translation>
    </message>
    <message>
        <source>Juni</source>
        <translation>June</translation>
    </message>
    <message>
        <source>Juli</source>
        <translation>July</translation>
    </message>
    <message>
        <source>Agustus</source>
        <translation>August</translation>
    </message>
    <message>
        <source>September</source>
        <translation>September</translation>
    </message>
    <message>
        <source>Oktober</source>
        <translation>October</translation>
    </message>
    <message>
        <source>November</source>
        <translation>November</translation>
    </message>
    <message>
        <source>Desember</source>
        <translation>December</translation>
    </message>
    <message>
        <source>{n} detik</source>
        <translation>{n} seconds</translation>
    </message>
    <message>
        <source>{n} menit</source>
        <translation>{n} minutes</translation>
    </message>
</context>
<context>
    <name>help</name>
    <message>
        <source>Isi hanya bila pekerja tinggal di tempat lain dari alamat KTP. Kalau sama, kosongkan.</source>
        <translation>Only where the worker lives elsewhere than the KTP says. Otherwise leave it empty.</translation>
    </message>
    <message>
        <source>Anak yang kelak bisa menerima beasiswa, paling banyak dua. Lihat nama dan tanggal lahirnya di kartu keluarga.</source>
        <translation>Children who may get the scholarship one day, two at the most. See the family card for names and birth dates.</translation>
    </message>
    <message>
        <source>16 angka di baris paling atas KTP; cocokkan umur dan asal yang muncul di sebelahnya. Belum punya? Tekan Alt+Y, jangan isi nol.</source>
        <translation>The 16 digits at the top of the KTP; compare the age and origin shown beside it. None yet? Press Alt+Y, do not type zeros.</translation>
    </message>
    <message>
        <source>Ketik sekali lagi 4 angka terakhir NIK, langsung dari KTP. Hanya di situ salah ketik tidak kelihatan.</source>
        <translation>Type the last 4 digits of the NIK once more, from the KTP itself. Only there a slip shows nowhere.</translation>
    </message>
    <message>
        <source>Diisi sendiri dari NIK; ubah hanya bila KTP menulis lain (Alt+L). Tulis hari-bulan-tahun, misalnya 05-07-1989.</source>
        <translation>Taken from the NIK; change it only where the KTP differs (Alt+L). Write day-month-year, such as 05-07-1989.</translation>
    </message>
    <message>
        <source>Diisi sendiri dari NIK. Ubah hanya bila KTP menulis lain (Alt+L).</source>
        <translation>Taken from the NIK. Change it only where the KTP differs (Alt+L).</translation>
    </message>
    <message>
        <source>Persis seperti di KTP, gelar tidak perlu. Satu kata saja juga boleh.</source>
        <translation>Just as on the KTP, without titles. A single word is fine too.</translation>
    </message>
    <message>
        <source>Kata sebelum tanggal lahir di KTP. Sisa nama yang muncul sendiri diterima dengan Enter.</source>
        <translation>The word before the birth date on the KTP. The rest that appears by itself is kept with Enter.</translation>
    </message>
    <message>
        <source>Nama gadis ibu kandung, dari kartu keluarga atau ditanyakan. BPJS memakainya untuk mencocokkan orang yang namanya sama.</source>
        <translation>The mother&apos;s maiden name, from the family card or by asking. BPJS tells people of one name apart by it.</translation>
    </message>
    <message>
        <source>16 angka di atas kartu keluarga. F5 mengambil alamat keluarga yang sudah terdaftar.</source>
        <translation>The 16 digits at the top of the family card. F5 fetches the address of a family already registered.</translation>
    </message>
    <message>
        <source>Jalan, gang dan nomor rumah dari KTP. RT, RW dan kelurahan punya kolom sendiri.</source>
        <translation>Street, alley and house number from the KTP. RT, RW and kelurahan have fields of their own.</translation>
    </message>
    <message>
        <source>Angka pertama di baris RT/RW. Nol di depan tidak perlu.</source>
        <translation>The first number on the RT/RW line. No leading zeros needed.</translation>
    </message>
    <message>
        <source>Angka kedua di baris RT/RW. Nol di depan tidak perlu.</source>
        <translation>The second number on the RT/RW line. No leading zeros needed.</translation>
    </message>
    <message>
        <source>Ketik beberapa huruf, lalu pilih dengan panah. Yang dekat muncul lebih dulu.</source>
        <translation>Type a few letters, then choose with the arrows. What is near comes first.</translation>
    </message>
    <message>
        <source>Hubungan dengan orang sebelumnya dalam kartu keluarga yang sama. Dipakai untuk menyarankan nama ibu.</source>
        <translation>How they are related to the person before, on the same family card. It suggests the mother&apos;s name.</translation>
    </message>
    <message>
        <source>Nomor yang bisa dihubungi; spasi dan tanda hubung boleh. Kosongkan bila tidak punya.</source>
        <translation>A number to call; spaces and hyphens are fine. Leave it empty if there is none.</translation>
    </message>
    <message>
        <source>Alamat e-mail bila punya, misalnya siti@contoh.id. Boleh kosong.</source>
        <translation>An e-mail address if there is one, such as siti@contoh.id. May stay empty.</translation>
    </message>
    <message>
        <source>Seperti di KTP. Boleh kosong bila tidak ditanyakan.</source>
        <translation>As on the KTP. May stay empty where nobody asks.</translation>
    </message>
    <message>
        <source>PU digaji pemberi kerja, BPU bekerja sendiri, rentan dibayari pihak lain, non-ASN pegawai pemerintah tanpa status ASN. Kolom lain mengikuti pilihan ini.</source>
        <translation>PU earn a wage, BPU work for themselves, vulnerable workers are paid for by others, non-ASN work for government without being civil servants. The other fields follow this choice.</translation>
    </message>
    <message>
        <source>Ketik beberapa huruf pekerjaan sehari-hari, lalu pilih. Yang di KTP boleh lain: tanyakan yang benar-benar dikerjakan.</source>
        <translation>Type a few letters of the daily work, then choose. The KTP may say otherwise: ask what they really do.</translation>
    </message>
    <message>
        <source>Sebutkan pekerjaannya bila tidak ada di daftar, misalnya pembuat layang-layang.</source>
        <translation>Say what the work is if the list has none, such as kite maker.</translation>
    </message>
    <message>
        <source>Pekerjaan lain yang juga dilakukan. Iuran tetap mengikuti yang pertama.</source>
        <translation>Other work they also do. The contribution still goes by the first.</translation>
    </message>
    <message>
        <source>Nama perusahaan, toko atau instansi yang menggaji. Tulis seperti di slip gaji.</source>
        <translation>The company, shop or government unit that pays the wage. Write it as on the pay slip.</translation>
    </message>
    <message>
        <source>Nomor pendaftaran perusahaan di BPJS, bila diketahui. Boleh kosong.</source>
        <translation>The company&apos;s number at BPJS, if known. May stay empty.</translation>
    </message>
    <message>
        <source>Golongan risiko tempat kerja menentukan iuran JKK. Tanyakan pemberi kerja; kantor biasanya sangat rendah.</source>
        <translation>The workplace&apos;s risk group decides the JKK contribution. Ask the employer; an office is usually very low.</translation>
    </message>
    <message>
        <source>Jam mulai dan selesai bekerja, misalnya 7-15. Kerja malam juga bisa: 22-6.</source>
        <translation>When work begins and ends, such as 7-15. Night work is fine too: 22-6.</translation>
    </message>
    <message>
        <source>Di mana bekerja, misalnya Pasar Banjarsari atau keliling RW 3. Boleh kosong.</source>
        <translation>Where they work, such as Pasar Banjarsari or around RW 3. May stay empty.</translation>
    </message>
    <message>
        <source>Penghasilan rata-rata sebulan menurut pekerja, dalam rupiah penuh. Iuran mengikuti angka ini.</source>
        <translation>What the worker says they earn in a month, in whole rupiah. The contribution follows it.</translation>
    </message>
    <message>
        <source>JKK dan JKM selalu termasuk. Centang JHT bila pekerja mau menabung untuk hari tua.</source>
        <translation>JKK and JKM are always included. Tick JHT if the worker wants to save for old age.</translation>
    </message>
    <message>
        <source>Siapa yang membayar iuran. Keringanan tidak berlaku untuk uang APBN dan APBD.</source>
        <translation>Who pays the contribution. There is no relief for APBN and APBD money.</translation>
    </message>
    <message>
        <source>Nama perusahaan, lembaga atau orang yang membayar. Tercetak di bukti.</source>
        <translation>The company, body or person who pays. It is printed on the proof.</translation>
    </message>
    <message>
        <source>Bulan pertama yang dibayar. Perlindungan dimulai setelah iuran diterima BPJS.</source>
        <translation>The first month paid for. Protection begins once BPJS has the contribution.</translation>
    </message>
    <message>
        <source>Berapa bulan dibayar sekaligus. Jumlahnya muncul di kotak Iuran.</source>
        <translation>How many months are paid at once. The sum appears in the contribution box.</translation>
    </message>
    <message>
        <source>Siapa yang menerima santunan bila pekerja meninggal. Tulis satu nama, seperti di kartu keluarga.</source>
        <translation>Who receives the benefit if the worker dies. Write one name, as on the family card.</translation>
    </message>
    <message>
        <source>Hubungan ahli waris dengan pekerja.</source>
        <translation>How the heir is related to the worker.</translation>
    </message>
    <message>
        <source>Bacakan atau tunjukkan kalimat di atasnya; centang hanya bila pekerja setuju. Tanpa persetujuan data tidak boleh disimpan.</source>
        <translation>Read out or show the sentence above; tick only if the worker agrees. Without consent nothing may be saved.</translation>
    </message>
    <message>
        <source>Nama yang dikenal orang, misalnya Pasar Banjarsari 22 November. Setiap nama dipakai sekali di komputer ini.</source>
        <translation>A name people know, such as Pasar Banjarsari 22 November. Each name is used once on this computer.</translation>
    </message>
    <message>
        <source>Di mana kegiatan berlangsung. Boleh kosong.</source>
        <translation>Where the event takes place. May stay empty.</translation>
    </message>
    <message>
        <source>Berapa orang yang diperkirakan datang. Dengan angka ini perkiraan selesai dihitung.</source>
        <translation>How many people are expected. When it will be done is reckoned from this.</translation>
    </message>
    <message>
        <source>Siapa yang membayar untuk semua peserta. Bisa diubah pada tiap orang.</source>
        <translation>Who pays for everybody. It can be changed for each person.</translation>
    </message>
    <message>
        <source>Tempat kerja yang sama untuk kebanyakan peserta. Bisa diubah pada tiap orang.</source>
        <translation>The workplace most people share. It can be changed for each person.</translation>
    </message>
    <message>
        <source>Nomor antrean orang berikutnya. Ubah bila ada yang pergi atau pindah meja.</source>
        <translation>The queue number of the next person. Change it if somebody left or went to another table.</translation>
    </message>
    <message>
        <source>Dengan centang ini Ctrl+S juga mencetak Bukti Pendaftaran, tanpa bertanya. Printer dipilih di Pengaturan.</source>
        <translation>With this ticked Ctrl+S prints the proof of registration as well, without asking. The printer is chosen in Settings.</translation>
    </message>
    <message>
        <source>Potongan nama, NIK, alamat, atau nomor; beberapa kata dicari bersama. Panah ke bawah masuk ke daftar, Enter membuka.</source>
        <translation>A part of a name, a NIK, an address or a number; several words are looked for together. The down arrow leads into the list, Enter opens.</translation>
    </message>
    <message>
        <source>Hanya yang sampai di sini: menunggu, perlu diperbaiki, atau kata kota dan BPJS.</source>
        <translation>Only those who have come this far: waiting, to be put right, or what the city and BPJS said.</translation>
    </message>
    <message>
        <source>Hanya pekerja dari satu segmen.</source>
        <translation>Only workers of one segment.</translation>
    </message>
    <message>
        <source>Hanya yang iurannya dibayar dari sumber ini.</source>
        <translation>Only those whose contribution is paid from this source.</translation>
    </message>
    <message>
        <source>Hanya yang didaftarkan pada satu kegiatan.</source>
        <translation>Only those registered at one event.</translation>
    </message>
    <message>
        <source>Hanya yang didaftarkan satu petugas.</source>
        <translation>Only those registered by one officer.</translation>
    </message>
    <message>
        <source>Hanya alamat KTP di RT atau RW ini. Nol di depan tidak perlu; Enter memakainya.</source>
        <translation>Only addresses on the card in this RT or RW. Zeros in front are not needed; Enter takes it.</translation>
    </message>
    <message>
        <source>Hanya yang didaftarkan dari hari ini sampai hari itu, kedua-duanya termasuk. Tulis misalnya 22-11-2026 atau 22112026; satu sisi boleh kosong.</source>
        <translation>Only those registered from this day to that one, both included. Write 22-11-2026 or 22112026; one side may stay empty.</translation>
    </message>
    <message>
        <source>Urutan di layar, juga urutan mencetak. Judul kolom bisa ditekan untuk itu.</source>
        <translation>The order on the screen, and of printing. The heads of the columns can be pressed for it.</translation>
    </message>
    <message>
        <source>Yang mana dari yang dipilih, menurut urutannya di daftar: 1-10, 15. Kosong berarti semua.</source>
        <translation>Which of those chosen, by their order in the list: 1-10, 15. Empty means all.</translation>
    </message>
    <message>
        <source>Pindai QR-nya ke kolom ini, atau ketik kode periksa di bawahnya. QR membuktikan lebih banyak daripada kode.</source>
        <translation>Scan its QR into this field, or type the check code beneath it. The QR proves more than the code.</translation>
    </message>
    <message>
        <source>Nomor pada kertas terakhir yang keluar utuh sebelum macet. Yang sesudahnya dicetak lagi; disebut dulu berapa lembar.</source>
        <translation>The number on the last paper that came out whole before the jam. Those after it are printed again; how many is said first.</translation>
    </message>
    <message>
        <source>Pekerjaan berapa hari yang diperiksa.</source>
        <translation>The work of how many days is looked at.</translation>
    </message>
    <message>
        <source>Apa yang perlu dilihat petugas. Kalimat ini muncul di Perlu diperbaiki.</source>
        <translation>What the clerk has to look at. This sentence appears under To correct.</translation>
    </message>
    <message>
        <source>Setiap bukti yang dicetak menambah satu QR di arsip kantor. Simpan lembarnya di lemari, tidak di tas komputer.</source>
        <translation>Each proof that is printed adds one QR to the office&apos;s archive. Keep the sheets in a cupboard, not in the laptop&apos;s bag.</translation>
    </message>
    <message>
        <source>Kode dari dinas, sekali pakai. Tidak punya kode? Pakai berkas aktivasi.</source>
        <translation>A code from the office, used once. No code? Use the activation file.</translation>
    </message>
    <message>
        <source>Printer yang dipakai Ctrl+P tanpa bertanya. Cetak halaman uji di Siap berangkat? (F10).</source>
        <translation>The printer Ctrl+P uses without asking. Print a test page in Ready to go? (F10).</translation>
    </message>
    <message>
        <source>Kertas yang benar-benar ada di printer itu. Dua atau empat kertas per lembar dipotong di garis putus-putus.</source>
        <translation>The paper that really is in that printer. Two or four on a sheet are cut along the dashed lines.</translation>
    </message>
    <message>
        <source>Gambar sama persis dengan pratinjau. Huruf saja bila kabelnya lambat: satu detik, bukan dua menit.</source>
        <translation>A picture is exactly the preview. Letters only where the line is slow: one second, not two minutes.</translation>
    </message>
    <message>
        <source>Jenis yang tertulis di bawah printer struk. Tidak tahu? Biarkan: tetap tercetak.</source>
        <translation>The kind that is written under the receipt printer. Unknown? Leave it: it prints all the same.</translation>
    </message>
    <message>
        <source>Berapa lembar tiap kertas. Yang kedua dan seterusnya bertanda Salinan.</source>
        <translation>How many of each paper. The second and further ones are marked Salinan.</translation>
    </message>
    <message>
        <source>Alamat printer struk di jaringan, misalnya socket://192.168.1.50:9100, atau kabelnya, usb:/dev/usb/lp0. Setelah itu pilih di Printer.</source>
        <translation>Address of a receipt printer on the network, such as socket://192.168.1.50:9100, or its cable, usb:/dev/usb/lp0. Then choose it under Printer.</translation>
    </message>
    <message>
        <source>Terang, gelap, atau mengikuti sistem.</source>
        <translation>Light, dark, or as the system says.</translation>
    </message>
    <message>
        <source>Besar huruf di layar, langsung berlaku. Kertas tetap sama.</source>
        <translation>Size of letters on the screen, at once. Papers stay as they are.</translation>
    </message>
    <message>
        <source>Bahasa layar; kertas selalu berbahasa Indonesia. Berlaku saat aplikasi dibuka lagi.</source>
        <translation>The screen&apos;s language; papers are always in Indonesian. It counts from the next start.</translation>
    </message>
    <message>
        <source>Semua bisa dilakukan dengan tombol; daftarnya di bawah. Yang tersimpan tidak hilang, juga tanpa internet.</source>
        <translation>Everything can be done by keys; they are listed below. What is saved is not lost, also without internet.</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>Kolom berikut; di tombol: tekan</source>
        <translation>Next field; on a button: press</translation>
    </message>
    <message>
        <source>Kolom sebelumnya</source>
        <translation>Field before</translation>
    </message>
    <message>
        <source>Simpan, lalu formulir kosong</source>
        <translation>Save, then an empty form</translation>
    </message>
    <message>
        <source>Simpan dan cetak</source>
        <translation>Save and print</translation>
    </message>
    <message>
        <source>Formulir baru; di formulir: kosongkan</source>
        <translation>New form; on the form: empty it</translation>
    </message>
    <message>
        <source>Urungkan simpan (10 detik)</source>
        <translation>Undo a save (10 seconds)</translation>
    </message>
    <message>
        <source>Bantuan untuk kolom ini</source>
        <translation>Help for this field</translation>
    </message>
    <message>
        <source>Cari</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Isi kolom seperti orang sebelumnya</source>
        <translation>Fill the field as for the person before</translation>
    </message>
    <message>
        <source>Isi semua yang biasanya sama</source>
        <translation>Fill all that is usually the same</translation>
    </message>
    <message>
        <source>Sembunyikan nama dan nomor; tampilkan nama</source>
        <translation>Hide names and numbers; show names</translation>
    </message>
    <message>
        <source>Tampilkan nomor lengkap sebentar</source>
        <translation>Show numbers in full for a while</translation>
    </message>
    <message>
        <source>Orang berikut dari kartu keluarga yang sama</source>
        <translation>Next person of the same family card</translation>
    </message>
    <message>
        <source>Apa yang menunggu dikirim</source>
        <translation>What waits to be sent</translation>
    </message>
    <message>
        <source>Periksa bersama warga sebelum disimpan</source>
        <translation>Check together with the worker before saving</translation>
    </message>
    <message>
        <source>Ke kolom berikut yang perlu diperbaiki</source>
        <translation>To the next field to be mended</translation>
    </message>
    <message>
        <source>Ke kolom sebelumnya yang perlu diperbaiki</source>
        <translation>To the field to be mended before</translation>
    </message>
    <message>
        <source>Kirim sekarang</source>
        <translation>Send now</translation>
    </message>
    <message>
        <source>Siap berangkat?</source>
        <translation>Ready to go?</translation>
    </message>
    <message>
        <source>Lihat orang yang mirip</source>
        <translation>Look at whoever is alike</translation>
    </message>
    <message>
        <source>Persetujuan (penyelia)</source>
        <translation>Approval (supervisors)</translation>
    </message>
    <message>
        <source>Belum punya NIK</source>
        <translation>No NIK yet</translation>
    </message>
    <message>
        <source>Tanggal lahir atau jenis kelamin lain dari NIK</source>
        <translation>Birth date or sex differ from the NIK</translation>
    </message>
    <message>
        <source>Rincian: gabungkan dengan orang yang sama</source>
        <translation>Detail: merge with the same person</translation>
    </message>
    <message>
        <source>Sematkan kolom untuk orang berikut</source>
        <translation>Pin the field for the next person</translation>
    </message>
    <message>
        <source>Buka kolom tambahan</source>
        <translation>Open the additional fields</translation>
    </message>
    <message>
        <source>Persetujuan: setujui semua</source>
        <translation>Approval: approve all</translation>
    </message>
    <message>
        <source>Daftar: saringan lain</source>
        <translation>List: other filters</translation>
    </message>
    <message>
        <source>Daftar: tampilkan semua</source>
        <translation>List: show all</translation>
    </message>
    <message>
        <source>Daftar: cetak bukti yang dipilih</source>
        <translation>List: print the proofs chosen</translation>
    </message>
    <message>
        <source>Daftar: cetak konfirmasi yang dipilih</source>
        <translation>List: print the confirmations chosen</translation>
    </message>
    <message>
        <source>Daftar: kirim yang dipilih lebih dulu</source>
        <translation>List: send the chosen first</translation>
    </message>
    <message>
        <source>Rincian: ubah data</source>
        <translation>Detail: change the record</translation>
    </message>
    <message>
        <source>Rincian: cetak rincian iuran</source>
        <translation>Details: print the contribution letter</translation>
    </message>
    <message>
        <source>Rincian: cetak data dan hak warga</source>
        <translation>Details: print the person&apos;s data and rights</translation>
    </message>
    <message>
        <source>Kegiatan: cetak berita acara</source>
        <translation>Event: print the report</translation>
    </message>
    <message>
        <source>Cetak rekap harian</source>
        <translation>Print the day&apos;s summary</translation>
    </message>
    <message>
        <source>Pratinjau: halaman sebelumnya, berikutnya</source>
        <translation>Preview: previous, next page</translation>
    </message>
    <message>
        <source>Rincian, daftar, kegiatan: cetak arsip kantor</source>
        <translation>Record, list, event: print office stubs</translation>
    </message>
    <message>
        <source>Arsip kantor: cetak dan pindai</source>
        <translation>Office archive: print and scan</translation>
    </message>
    <message>
        <source>Periksa surat yang dibawa orang</source>
        <translation>Check a paper somebody brings</translation>
    </message>
    <message>
        <source>Periksa surat: buka gambar</source>
        <translation>Check a paper: open a picture</translation>
    </message>
    <message>
        <source>Periksa surat: tempel gambar</source>
        <translation>Check a paper: paste a picture</translation>
    </message>
    <message>
        <source>Tulisan lebih besar, lebih kecil</source>
        <translation>Larger, smaller text</translation>
    </message>
    <message>
        <source>Tulisan seperti semula</source>
        <translation>Text as it was</translation>
    </message>
    <message>
        <source>Antrean cetak</source>
        <translation>Print queue</translation>
    </message>
    <message>
        <source>Kunci layar</source>
        <translation>Lock the screen</translation>
    </message>
    <message>
        <source>Pindah halaman</source>
        <translation>Go to another page</translation>
    </message>
    <message>
        <source>Kembali; yang diketik tidak hilang</source>
        <translation>Back; what was typed is not lost</translation>
    </message>
</context>
<context>
    <name>merging</name>
    <message>
        <source>No. {kept} tetap. No. {folded} dibatalkan, dengan catatan bahwa digabung.</source>
        <translation>No. {kept} stays. No. {folded} is withdrawn, with a note that it was merged.</translation>
    </message>
    <message>
        <source>Dilengkapi darinya: {fields}.</source>
        <translation>Completed from it: {fields}.</translation>
    </message>
    <message>
        <source>Digabung dengan {name}, No. {number}.</source>
        <translation>Merged with {name}, No. {number}.</translation>
    </message>
    <message>
        <source>Digabung. No. {number} tetap berlaku.</source>
        <translation>Merged. No. {number} still holds.</translation>
    </message>
    <message>
        <source>Gabungan diurungkan. Terdaftar lagi dengan No. {number}: cetak ulang buktinya.</source>
        <translation>The merge is undone. Registered again as No. {number}: print its proof again.</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>No. KK</source>
        <translation>family card no.</translation>
    </message>
    <message>
        <source>HP</source>
        <translation>phone</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>e-mail</translation>
    </message>
    <message>
        <source>status kawin</source>
        <translation>marital status</translation>
    </message>
    <message>
        <source>domisili</source>
        <translation>home address</translation>
    </message>
    <message>
        <source>ahli waris</source>
        <translation>heir</translation>
    </message>
    <message>
        <source>anak</source>
        <translation>children</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Ada masalah yang belum dikenal. Data yang sudah disimpan aman. Kode: {code}.</source>
        <translation>Something unknown went wrong. What was saved is safe. Code: {code}.</translation>
    </message>
    <message>
        <source>Belum ada printer di komputer ini. Simpan sebagai PDF, atau pasang printer.</source>
        <translation>There is no printer on this computer yet. Save as PDF, or install a printer.</translation>
    </message>
    <message>
        <source>Printer itu tidak ditemukan. Kertasnya menunggu di antrean; nyalakan dan sambungkan, atau pindahkan ke printer lain.</source>
        <translation>That printer was not found. The paper waits in the queue; switch it on and connect it, or move the paper to another printer.</translation>
    </message>
    <message>
        <source>Printer menolak cetakan ini. Kertasnya menunggu di antrean; periksa antrean printer di sistem.</source>
        <translation>The printer refuses this. The paper waits in the queue; look at the printer&apos;s queue in the system.</translation>
    </message>
    <message>
        <source>Kertas habis. Tidak ada yang terlewat; isi kertas, cetakan lanjut sendiri.</source>
        <translation>Out of paper. Nothing is skipped; fill it, and printing goes on by itself.</translation>
    </message>
    <message>
        <source>Kertas macet. Keluarkan, lalu ketik nomor terakhir yang baik di Antrean cetak.</source>
        <translation>Paper jam. Take it out, then type the last good number in the print queue.</translation>
    </message>
    <message>
        <source>Tinta atau toner habis. Tidak ada yang terlewat; ganti, lalu coba lagi.</source>
        <translation>Out of ink or toner. Nothing is skipped; replace it, then try again.</translation>
    </message>
    <message>
        <source>Tutup printer terbuka. Tidak ada yang terlewat; tutup, cetakan lanjut sendiri.</source>
        <translation>The printer&apos;s cover is open. Nothing is skipped; close it, and printing goes on by itself.</translation>
    </message>
    <message>
        <source>Printer dijeda di sistem. Kertasnya menunggu; lanjutkan printer itu di pengaturan sistem.</source>
        <translation>The printer is paused in the system. The paper waits; resume that printer in the system&apos;s settings.</translation>
    </message>
    <message>
        <source>Layanan cetak komputer ini tidak menjawab. Kertasnya menunggu di antrean; dicoba terus.</source>
        <translation>This computer&apos;s print service does not answer. The paper waits in the queue; it is tried again and again.</translation>
    </message>
    <message>
        <source>Cetakan dibatalkan di sistem sebelum keluar. Coba lagi, atau batalkan.</source>
        <translation>It was cancelled in the system before it came out. Try again, or cancel it.</translation>
    </message>
    <message>
        <source>Cetakan terputus di tengah. Lihat di printer: sudah keluar utuh atau belum?</source>
        <translation>Printing broke off on the way. Look at the printer: is it out and whole, or not?</translation>
    </message>
    <message>
        <source>Sistem tidak lagi mengenal cetakan ini. Lihat di printer: sudah keluar utuh atau belum?</source>
        <translation>The system no longer knows this one. Look at the printer: is it out and whole, or not?</translation>
    </message>
    <message>
        <source>Aplikasi berhenti saat mencetak ini. Lihat di printer: sudah keluar utuh atau belum?</source>
        <translation>The program ended while it was printing this. Look at the printer: is it out and whole, or not?</translation>
    </message>
    <message>
        <source>Berkas belum tersimpan di tempat itu. Pilih folder lain.</source>
        <translation>The file could not be saved there. Choose another folder.</translation>
    </message>
    <message>
        <source>Tempat kunci sistem tidak ada di komputer ini. Data Anda aman; pakai kode pemulihan.</source>
        <translation>This computer has no system keychain. Your data is safe; use the recovery code.</translation>
    </message>
    <message>
        <source>Tempat kunci sistem terkunci. Buka kuncinya, atau pakai kode pemulihan.</source>
        <translation>The system keychain is locked. Unlock it, or use the recovery code.</translation>
    </message>
    <message>
        <source>Tempat kunci sistem menolak. Data Anda aman; pakai kode pemulihan.</source>
        <translation>The system keychain refuses. Your data is safe; use the recovery code.</translation>
    </message>
    <message>
        <source>Kunci di komputer ini tidak ditemukan. Data Anda aman. Masukkan kode pemulihan.</source>
        <translation>The key of this computer was not found. Your data is safe. Enter the recovery code.</translation>
    </message>
    <message>
        <source>Berkas kunci rusak. Jangan hapus apa pun; hubungi dukungan (K-21).</source>
        <translation>The key file is damaged. Delete nothing; call support (K-21).</translation>
    </message>
    <message>
        <source>Ada huruf kode pemulihan yang salah ketik. Periksa setiap huruf.</source>
        <translation>A letter of the recovery code is mistyped. Check each letter.</translation>
    </message>
    <message>
        <source>Berkas kunci tidak ditemukan. Jangan hapus apa pun; hubungi dukungan (K-22).</source>
        <translation>The key file was not found. Delete nothing; call support (K-22).</translation>
    </message>
    <message>
        <source>Kunci ini dibuat aplikasi versi lebih baru. Pasang versi terbaru.</source>
        <translation>This key was made by a newer version. Install the latest version.</translation>
    </message>
    <message>
        <source>Kunci baru belum bisa ditulis ke disk. Kunci lama tetap berlaku; coba lagi.</source>
        <translation>The new key could not be written to disk. The old one still works; try again.</translation>
    </message>
    <message>
        <source>Server kota tidak menjawab. Mendaftar dan mencetak tetap bisa; periksa internet dan alamatnya.</source>
        <translation>The city&apos;s server does not answer. Registering and printing still work; check the internet and the address.</translation>
    </message>
    <message>
        <source>Tempat kunci sistem tidak ada di komputer ini. Data aman; pakai kode pemulihan.</source>
        <translation>This computer has no system keychain. The data is safe; use the recovery code.</translation>
    </message>
    <message>
        <source>Tempat kunci sistem menolak. Data aman; coba lagi atau pakai kode pemulihan.</source>
        <translation>The system keychain refuses. The data is safe; try again or use the recovery code.</translation>
    </message>
    <message>
        <source>Di komputer ini sudah ada data. Data itu tidak ditimpa; buka dengan kata sandi.</source>
        <translation>There is data on this computer already. It is not overwritten; open it with the password.</translation>
    </message>
    <message>
        <source>Berkas data tidak ditemukan. Jangan mulai baru; pulihkan cadangan atau hubungi dukungan (D-11).</source>
        <translation>The data file was not found. Do not begin anew; restore a backup or call support (D-11).</translation>
    </message>
    <message>
        <source>Disk tinggal {megabytes} MB. Data ini belum tersimpan, yang lama aman. Hapus berkas lain, lalu Ctrl+S.</source>
        <translation>Only {megabytes} MB of disk are left. This record is not saved, earlier ones are safe. Delete other files, then Ctrl+S.</translation>
    </message>
    <message>
        <source>Disk tinggal {megabytes} MB, jadi data baru belum bisa disimpan. Yang ada aman; hapus berkas lain dari disk.</source>
        <translation>Only {megabytes} MB of disk are left, so nothing new can be saved. What is here is safe; delete other files from the disk.</translation>
    </message>
    <message>
        <source>Isi cadangan ini berbeda dari catatannya, jadi tidak dipakai. Data aman; buat atau pilih lagi.</source>
        <translation>This backup differs from its own record, so it is not used. The data is safe; make or choose another.</translation>
    </message>
    <message>
        <source>Server kota belum bisa dicapai ({status}). Data tersimpan di sini dan dicoba lagi otomatis.</source>
        <translation>The city server cannot be reached yet ({status}). The data is stored here and tried again by itself.</translation>
    </message>
    <message>
        <source>Data ini juga dibuka di komputer lain, jadi identitas baru diminta. Data aman, akan terkirim.</source>
        <translation>This data was opened on another computer too, so a new identity is asked for. It is safe and will be sent.</translation>
    </message>
    <message>
        <source>Nomor urut pengiriman sedang disamakan dengan kota. Data tetap di sini dan akan terkirim.</source>
        <translation>The sending counter is being brought in line with the city. The data stays here and will be sent.</translation>
    </message>
    <message>
        <source>Tempat kunci sistem masih terkunci. Data tersimpan; buka kuncinya, lalu tekan F9.</source>
        <translation>The system keychain is still locked. The data is stored; unlock it, then press F9.</translation>
    </message>
    <message>
        <source>Komputer ini belum pernah terhubung ke kota. Data aman; hubungkan sekali, baru pakai berkas.</source>
        <translation>This computer has never been connected to the city. The data is safe; connect once, then use files.</translation>
    </message>
    <message>
        <source>Kunci tidak cocok dengan berkas data. Data tidak diubah; hubungi dukungan (D-12).</source>
        <translation>The key does not fit the data file. Nothing was changed; call support (D-12).</translation>
    </message>
    <message>
        <source>Printer tidak menjawab. Kertasnya menunggu di antrean; nyalakan dan sambungkan, cetakan lanjut sendiri.</source>
        <translation>The printer does not answer. Its papers wait in the queue; switch it on and connect it, printing goes on by itself.</translation>
    </message>
    <message>
        <source>Tidak dicetak: pendaftarannya dibatalkan, atau Konfirmasinya dicabut, saat kertas ini menunggu.</source>
        <translation>Not printed: the registration was withdrawn, or its confirmation revoked, while this paper waited.</translation>
    </message>
    <message>
        <source>Berkas itu tidak bisa dibaca: dipindah, dihapus, atau flashdisk dilepas. Tidak ada yang berubah; pilih sekali lagi.</source>
        <translation>That file cannot be read: moved, deleted, or the stick was pulled out. Nothing has changed; choose again.</translation>
    </message>
    <message>
        <source>Berkas di komputer ini tidak terenkripsi. Jangan dipakai; pasang ulang program ini dan hubungi petugas kota.</source>
        <translation>Files on this computer are not encrypted. Do not use it; install this program again and tell the city&apos;s officer.</translation>
    </message>
    <message>
        <source>Belum diuji: bagian sebelumnya tidak baik. Data Anda tidak disentuh.</source>
        <translation>Not tried: an earlier part is not well. Your data was not touched.</translation>
    </message>
    <message>
        <source>Berkas data rusak dan tidak diubah. Hubungi dukungan (D-13).</source>
        <translation>The data file is damaged and was not changed. Call support (D-13).</translation>
    </message>
    <message>
        <source>Data ini dibuat aplikasi versi lebih baru. Pasang versi terbaru.</source>
        <translation>This data was made by a newer version. Install the latest version.</translation>
    </message>
    <message>
        <source>Bagian basis data terlalu lama dan tidak aman. Pasang ulang aplikasi.</source>
        <translation>The database component is too old and not safe. Reinstall the application.</translation>
    </message>
    <message>
        <source>Petugas pemilik kata sandi ini tidak ada di data. Hubungi dukungan (D-14).</source>
        <translation>The officer this password belongs to is not in the data. Call support (D-14).</translation>
    </message>
    <message>
        <source>Aplikasi sudah terbuka.</source>
        <translation>The application is already open.</translation>
    </message>
    <message>
        <source>Disk tidak bisa dibaca atau ditulis. Data ini belum tersimpan (D-15).</source>
        <translation>The disk cannot be read or written. This record is not saved yet (D-15).</translation>
    </message>
    <message>
        <source>Folder data hanya bisa dibaca: data bisa dilihat dan dikirim, tidak bisa ditambah. Hubungi dukungan (D-19).</source>
        <translation>The data folder can only be read: data can be seen and sent, and nothing added. Call support (D-19).</translation>
    </message>
    <message>
        <source>Disk hanya bisa dibaca. Data ini belum tersimpan (D-16).</source>
        <translation>The disk can only be read. This record is not saved yet (D-16).</translation>
    </message>
    <message>
        <source>Berkas data tidak boleh dibuka oleh pengguna ini. Hubungi dukungan (D-17).</source>
        <translation>This user may not open the data file. Call support (D-17).</translation>
    </message>
    <message>
        <source>Data tersimpan, tetapi {n} salinan pengaman belum tertulis. Periksa disk; dicoba terus.</source>
        <translation>The data is saved, but {n} safety copies are not written yet. Check the disk; it is tried again.</translation>
    </message>
    <message>
        <source>Cadangan belum jadi, jadi data belum diubah. Kosongkan disk, lalu coba lagi.</source>
        <translation>The backup is not made, so the data was not changed. Free some disk space, then try again.</translation>
    </message>
    <message>
        <source>Alamat itu belum menjawab. Belum ada yang dibuat. Periksa alamat dan internet, lalu coba lagi.</source>
        <translation>That address does not answer yet. Nothing has been made. Check the address and the internet, then try again.</translation>
    </message>
    <message>
        <source>Aplikasi sudah terbuka, tetapi tidak menjawab. Data aman; tutup yang itu, lalu buka lagi.</source>
        <translation>The application is open already but does not answer. The data is safe; close that one, then start again.</translation>
    </message>
    <message>
        <source>Data tidak boleh di drive jaringan. Belum ada yang diubah; pindahkan foldernya ke komputer.</source>
        <translation>Data may not lie on a network drive. Nothing was changed; move its folder to this computer.</translation>
    </message>
    <message>
        <source>Data tidak boleh di flashdisk. Belum ada yang diubah; pindahkan foldernya ke komputer.</source>
        <translation>Data may not lie on a USB stick. Nothing was changed; move its folder to this computer.</translation>
    </message>
    <message>
        <source>Data tidak boleh di folder OneDrive atau sejenisnya. Belum ada yang diubah; pindahkan ke luar.</source>
        <translation>Data may not lie in a folder of OneDrive or the like. Nothing was changed; move it elsewhere.</translation>
    </message>
    <message>
        <source>Ruang disk tinggal {megabytes} MB. Data aman; kosongkan ruang sebelum penuh.</source>
        <translation>Only {megabytes} MB of disk space are left. The data is safe; make room before the disk is full.</translation>
    </message>
    <message>
        <source>Data dan salinannya rusak. Jangan hapus apa pun; bawa komputer ini ke dinas (D-18).</source>
        <translation>Data and copies are damaged. Delete nothing; take this computer to the city office (D-18).</translation>
    </message>
    <message>
        <source>Ruang disk penuh. Data ini belum tersimpan. Hapus berkas lain, lalu tekan Ctrl+S lagi.</source>
        <translation>The disk is full. This record is not saved. Delete other files, then press Ctrl+S again.</translation>
    </message>
    <message>
        <source>Berkas tersegel ini rusak, terpotong, atau bukan untuk komputer ini.</source>
        <translation>This sealed file is damaged, cut short, or not for this computer.</translation>
    </message>
    <message>
        <source>Disk tidak cukup untuk membuat dan memeriksa cadangan. Data aman; kosongkan disk.</source>
        <translation>There is too little room to make and check a backup. The data is safe; make room on the disk.</translation>
    </message>
    <message>
        <source>Cadangan belum jadi di tempat itu. Data aman; periksa flashdisk, lalu coba lagi.</source>
        <translation>The backup was not made in that place. The data is safe; check the USB stick, then try again.</translation>
    </message>
    <message>
        <source>Berkas ini bukan cadangan yang utuh. Belum ada yang diubah; pilih berkas lain.</source>
        <translation>This file is not a whole backup. Nothing was changed; choose another file.</translation>
    </message>
    <message>
        <source>Cadangan ini dibuat aplikasi versi lebih baru. Pasang versi terbaru, lalu pulihkan.</source>
        <translation>This backup was made by a newer version. Install the newest version, then restore it.</translation>
    </message>
    <message>
        <source>Tidak ada internet. Data tersimpan di sini dan akan dikirim otomatis.</source>
        <translation>No internet. The data is saved here and will be sent automatically.</translation>
    </message>
    <message>
        <source>Alamat server belum ditemukan; mungkin belum ada internet. Data aman, dicoba lagi.</source>
        <translation>The server&apos;s address was not found; perhaps there is no internet yet. The data is safe and tried again.</translation>
    </message>
    <message>
        <source>Server sedang tidak berjalan. Data tersimpan di sini dan dicoba lagi otomatis.</source>
        <translation>The server is not running. The data is saved here and tried again automatically.</translation>
    </message>
    <message>
        <source>Server belum bisa dihubungi. Data tersimpan di sini dan dicoba lagi otomatis.</source>
        <translation>The server cannot be reached. The data is saved here and tried again automatically.</translation>
    </message>
    <message>
        <source>Sambungan terputus saat mengirim. Data dikirim ulang; tidak akan tercatat dua kali.</source>
        <translation>The connection broke while sending. The data is sent again; nothing is recorded twice.</translation>
    </message>
    <message>
        <source>Jaringan terlalu lambat, server belum menjawab. Data tetap aman dan dicoba lagi.</source>
        <translation>The network is too slow, the server has not answered. The data is safe and tried again.</translation>
    </message>
    <message>
        <source>Server kota sedang bermasalah ({status}). Data tetap aman di sini dan dicoba lagi.</source>
        <translation>The city&apos;s server is in trouble ({status}). The data is safe here and tried again.</translation>
    </message>
    <message>
        <source>Server sedang ramai. Data tersimpan; pengiriman dilanjutkan sebentar lagi.</source>
        <translation>The server is busy. The data is saved; sending goes on in a moment.</translation>
    </message>
    <message>
        <source>Server meminta jeda karena banyak kiriman. Data tersimpan dan dilanjutkan sesudahnya.</source>
        <translation>The server asks for a pause, there is much to take in. The data is saved and sent afterwards.</translation>
    </message>
    <message>
        <source>Wi-Fi ini meminta login. Data aman. Buka peramban, masuk ke Wi-Fi, lalu tekan F9.</source>
        <translation>This Wi-Fi asks for a login. The data is safe. Open a browser, sign in to the Wi-Fi, then press F9.</translation>
    </message>
    <message>
        <source>Proksi jaringan tidak menjawab. Data aman. Periksa setelan proksi komputer ini (S-41).</source>
        <translation>The network&apos;s proxy does not answer. The data is safe. Check this computer&apos;s proxy settings (S-41).</translation>
    </message>
    <message>
        <source>Proksi jaringan meminta kata sandi. Data aman. Minta setelannya ke pengelola jaringan.</source>
        <translation>The network&apos;s proxy asks for a password. The data is safe. Ask whoever runs the network for its settings.</translation>
    </message>
    <message>
        <source>Jam komputer salah, jadi server tidak bisa dipastikan. Data aman. Betulkan tanggal dan jamnya.</source>
        <translation>This computer&apos;s clock is wrong, so the server cannot be proven. The data is safe. Set date and time.</translation>
    </message>
    <message>
        <source>Jam komputer ini {here}, jam server {there}. Data tetap terkirim. Betulkan jamnya.</source>
        <translation>This computer&apos;s clock shows {here}, the server&apos;s {there}. Data is sent all the same. Set the clock.</translation>
    </message>
    <message>
        <source>Sambungan tidak aman, jadi data tidak dikirim. Data aman; coba jaringan lain (S-31).</source>
        <translation>The connection is not secure, so nothing was sent. The data is safe; try another network (S-31).</translation>
    </message>
    <message>
        <source>Penjamin sambungan tidak dikenal, jadi data tidak dikirim. Coba jaringan lain (S-38).</source>
        <translation>Nobody known vouches for this connection, so nothing was sent. Try another network (S-38).</translation>
    </message>
    <message>
        <source>Yang menjawab bukan server kota, jadi data tidak dikirim. Coba jaringan lain (S-39).</source>
        <translation>What answers is not the city&apos;s server, so nothing was sent. Try another network (S-39).</translation>
    </message>
    <message>
        <source>Sertifikat server lewat masanya, jadi data tidak dikirim. Data aman; hubungi dinas.</source>
        <translation>The server&apos;s certificate has expired, so nothing was sent. The data is safe; call the office.</translation>
    </message>
    <message>
        <source>Pengaman sambungan terlalu lama, jadi data tidak dikirim. Coba jaringan lain (S-40).</source>
        <translation>The connection&apos;s security is out of date, so nothing was sent. Try another network (S-40).</translation>
    </message>
    <message>
        <source>Jawaban server tidak lengkap. Data dikirim ulang; tidak akan tercatat dua kali.</source>
        <translation>The server&apos;s answer was not complete. The data is sent again; nothing is recorded twice.</translation>
    </message>
    <message>
        <source>Tanda terima dari server belum terbukti asli. Data tetap di sini dan dikirim lagi (S-32).</source>
        <translation>The server&apos;s receipt is not proven genuine. The data stays here and is sent again (S-32).</translation>
    </message>
    <message>
        <source>Server belum memberi tanda terima untuk data ini. Data tetap di sini dan dikirim lagi.</source>
        <translation>The server has given no receipt for this yet. The data stays here and is sent again.</translation>
    </message>
    <message>
        <source>Server kota lebih baru dari aplikasi ini. Perbarui aplikasi; mencatat data tetap bisa.</source>
        <translation>The city&apos;s server is newer than this program. Update the program; registering goes on.</translation>
    </message>
    <message>
        <source>Server kota belum mengenal kiriman ini. Data aman; dinas memperbarui server (S-37).</source>
        <translation>The city&apos;s server does not know this request yet. The data is safe; the office updates its server (S-37).</translation>
    </message>
    <message>
        <source>Kabar dari server belum bisa dibaca. Pasang versi terbaru bila ini berulang (S-33).</source>
        <translation>News from the server cannot be read yet. Install the latest version if this happens again (S-33).</translation>
    </message>
    <message>
        <source>Komputer ini belum diaktifkan.</source>
        <translation>This computer has not been activated.</translation>
    </message>
    <message>
        <source>Server tidak mengerti kiriman ini. Pasang versi terbaru (S-34).</source>
        <translation>The server does not understand what was sent. Install the latest version (S-34).</translation>
    </message>
    <message>
        <source>Kiriman terlalu besar. Data dikirim lagi dalam bagian yang lebih kecil.</source>
        <translation>Too much at once. The data is sent again in smaller parts.</translation>
    </message>
    <message>
        <source>Server tidak mengenali komputer ini. Data tetap tersimpan; hubungi dinas (S-35).</source>
        <translation>The server does not recognise this computer. The data stays saved; call the labour office (S-35).</translation>
    </message>
    <message>
        <source>Jawaban server ternyata jawaban lama, jadi tidak dipakai. Data tetap di sini (S-36).</source>
        <translation>The server&apos;s answer is an old one, so it is not used. The data stays here (S-36).</translation>
    </message>
    <message>
        <source>Kunci komputer ini tidak ada. Data tersimpan; isi aktivasi baru di Pengaturan.</source>
        <translation>This computer&apos;s key is gone. The data is saved; enter a new activation in Settings.</translation>
    </message>
    <message>
        <source>Tarif baru dari kota belum terbaca. Perbarui aplikasi; tarif lama dipakai.</source>
        <translation>The city&apos;s new rates cannot be read yet. Update the program; the old rates are used.</translation>
    </message>
    <message>
        <source>Komputer ini tidak lagi terdaftar. Data Anda tetap tersimpan. Hubungi dinas.</source>
        <translation>This computer is no longer registered. Your data stays saved. Call the labour office.</translation>
    </message>
    <message>
        <source>Kota sudah mendaftarkan komputer ini lagi. Data tetap ada; silakan bekerja.</source>
        <translation>The city has taken this computer in again. The data is still here; go on working.</translation>
    </message>
    <message>
        <source>Server belum mengenal komputer ini. Data Anda tetap tersimpan. Hubungi dinas.</source>
        <translation>The server does not know this computer yet. Your data stays saved. Call the labour office.</translation>
    </message>
    <message>
        <source>Kode aktivasi tidak dikenal. Periksa setiap huruf, atau minta kode baru ke dinas.</source>
        <translation>The activation code is not known. Check each letter, or ask the labour office for a new code.</translation>
    </message>
    <message>
        <source>Kode aktivasi sudah dipakai komputer lain. Minta kode baru ke dinas.</source>
        <translation>The activation code was used by another computer. Ask the labour office for a new code.</translation>
    </message>
    <message>
        <source>Masa kode aktivasi sudah habis. Minta kode baru ke dinas.</source>
        <translation>The activation code has run out. Ask the labour office for a new code.</translation>
    </message>
    <message>
        <source>Kunci segel kota belum ada di sini. Data aman; hubungkan sekali ke internet.</source>
        <translation>The city&apos;s sealing key is not here yet. Data is safe; connect to the internet once.</translation>
    </message>
    <message>
        <source>Berkas ini bukan daftar periksa, atau rusak. Daftar yang dipakai tetap. Minta berkas baru dari kota.</source>
        <translation>This file is no check list, or it is damaged. The list in use stays. Ask the city for a new file.</translation>
    </message>
    <message>
        <source>Daftar ini tidak ditandatangani kota kita. Daftar yang dipakai tetap. Minta berkas baru dari kota.</source>
        <translation>This list was not signed by our city. The list in use stays. Ask the city for a new file.</translation>
    </message>
    <message>
        <source>Berkas balasan ini rusak, terpotong, atau bukan untuk sini. Salin ulang dari dinas.</source>
        <translation>This reply is damaged, cut short, or not for this computer. Copy it again from the city office.</translation>
    </message>
    <message>
        <source>Balasan ini untuk pendaftaran lain komputer ini; tidak dipakai. Data tetap. Buat berkas kirim baru.</source>
        <translation>This reply is for another enrolment of this computer; it was not used. The data stays. Write a new file to send.</translation>
    </message>
    <message>
        <source>Balasan ini tidak terbukti dari kota, jadi tidak dipakai. Minta lagi ke dinas.</source>
        <translation>This reply is not proven to be the city&apos;s, so it is not used. Ask the city office again.</translation>
    </message>
    <message>
        <source>Catatan {numbers} di berkas tidak sama dengan saat disimpan. Jangan hapus apa pun; mulai ulang aplikasi (K-23).</source>
        <translation>Records {numbers} in the file are not what was saved. Delete nothing; start the program again (K-23).</translation>
    </message>
    <message>
        <source>Data {numbers} berubah di luar aplikasi. Sudah dikembalikan seperti saat disimpan; periksa rinciannya.</source>
        <translation>Data of {numbers} was changed outside the program. It is again as it was saved; look at its details.</translation>
    </message>
    <message>
        <source>{n} catatan lama ada di kota, belum di sini; tidak hilang. Minta dinas menyatakan komputer ini penggantinya.</source>
        <translation>{n} older records are with the city, not yet here; they are not lost. Ask the office to say that this computer replaces the old one.</translation>
    </message>
    <message>
        <source>Kota tidak bisa membaca data ini. Data tetap tersimpan; hubungi dukungan.</source>
        <translation>The city cannot read this record. It stays saved; ask for support.</translation>
    </message>
    <message>
        <source>Server kota perlu diperbarui untuk membaca data ini. Data tetap tersimpan.</source>
        <translation>The city&apos;s server must be updated to read this record. It stays saved.</translation>
    </message>
    <message>
        <source>Data ini berubah di perjalanan dan ditahan kota. Hubungi dukungan.</source>
        <translation>This record changed on its way, and the city holds it back. Ask for support.</translation>
    </message>
    <message>
        <source>Tanda tangan data ini tidak cocok, jadi ditahan kota. Hubungi dukungan.</source>
        <translation>This record&apos;s signature does not fit, so the city holds it. Call support.</translation>
    </message>
    <message>
        <source>Kota sudah punya data lain dengan tanda yang sama. Kota memeriksa keduanya.</source>
        <translation>The city already has another record with the same mark. It is checking both.</translation>
    </message>
    <message>
        <source>Nomor pendaftaran ini milik kelurahan lain. Kota yang memutuskan.</source>
        <translation>This registration number belongs to another kelurahan. The city decides.</translation>
    </message>
    <message>
        <source>Pendaftaran ini milik kelurahan lain. Kota yang memutuskan.</source>
        <translation>This registration belongs to another kelurahan. The city decides.</translation>
    </message>
    <message>
        <source>Nomor {number} sudah dipakai pendaftaran lain. Kota yang memutuskan.</source>
        <translation>Number {number} is used by another registration. The city decides.</translation>
    </message>
    <message>
        <source>Kota sudah mencatat pendaftaran ini dengan nomor {number}. Nomor itu dipakai.</source>
        <translation>The city already has this registration under number {number}. That number is used.</translation>
    </message>
    <message>
        <source>NIK juga terdaftar di {place} (No. {number}), menunggu keputusan dinas.</source>
        <translation>This NIK is also registered in {place} (No. {number}), waiting for the city&apos;s decision.</translation>
    </message>
    <message>
        <source>Data ini diubah juga di tempat lain. Keduanya disimpan: pilih, atau tunggu dinas.</source>
        <translation>This was changed elsewhere too. Both are kept: choose, or wait for the city.</translation>
    </message>
    <message>
        <source>Kota tidak memakai perubahan ini: {reason}.</source>
        <translation>The city does not use this change: {reason}.</translation>
    </message>
    <message>
        <source>Kota sudah memproses pendaftaran ini, jadi perubahan ini menunggu keputusan.</source>
        <translation>The city has already processed this registration, so this change awaits a decision.</translation>
    </message>
    <message>
        <source>Isi NIK.</source>
        <translation>Fill in the NIK.</translation>
    </message>
    <message>
        <source>NIK hanya berisi angka.</source>
        <translation>A NIK has digits only.</translation>
    </message>
    <message>
        <source>NIK harus 16 angka. Sekarang {now} angka.</source>
        <translation>A NIK has 16 digits. Now there are {now}.</translation>
    </message>
    <message>
        <source>Angka ke-7 sampai ke-12 bukan tanggal lahir. Periksa KTP.</source>
        <translation>Digits 7 to 12 are no birth date. Check the KTP.</translation>
    </message>
    <message>
        <source>6 angka pertama bukan kode wilayah. Periksa KTP.</source>
        <translation>The first 6 digits are no region code. Check the KTP.</translation>
    </message>
    <message>
        <source>4 angka terakhir NIK bukan 0000. Periksa KTP.</source>
        <translation>The last 4 digits of a NIK are not 0000. Check the KTP.</translation>
    </message>
    <message>
        <source>Tanggal lahir berbeda dari NIK. Periksa KTP; kalau memang begitu, simpan sekali lagi.</source>
        <translation>The birth date differs from the NIK. Check the KTP; if it is so, save once more.</translation>
    </message>
    <message>
        <source>Jenis kelamin berbeda dari NIK. Periksa KTP; kalau memang begitu, simpan sekali lagi.</source>
        <translation>The sex differs from the NIK. Check the KTP; if it is so, save once more.</translation>
    </message>
    <message>
        <source>NIK diterbitkan di wilayah lain. Itu wajar bila pekerja pernah pindah.</source>
        <translation>The NIK was issued in another region. That is normal for a worker who has moved.</translation>
    </message>
    <message>
        <source>Kode wilayah {code} tidak ada di daftar. Periksa 6 angka pertama.</source>
        <translation>Region code {code} is not in the list. Check the first 6 digits.</translation>
    </message>
    <message>
        <source>NIK sudah terdaftar (No. {number}, {on}). Periksa KTP atau buka data itu.</source>
        <translation>The NIK is registered already (No. {number}, {on}). Check the KTP or open that record.</translation>
    </message>
    <message>
        <source>Ketik ulang 4 angka terakhir NIK dari KTP.</source>
        <translation>Type the last 4 digits of the NIK again, from the KTP.</translation>
    </message>
    <message>
        <source>Tidak sama dengan 4 angka terakhir NIK. Lihat KTP, lalu perbaiki yang keliru.</source>
        <translation>Not the same as the last 4 digits of the NIK. Look at the KTP and correct the wrong one.</translation>
    </message>
    <message>
        <source>Isi No. KK: program ini untuk satu orang per keluarga.</source>
        <translation>Fill in the family card number: this programme is for one person a family.</translation>
    </message>
    <message>
        <source>No. KK hanya berisi angka.</source>
        <translation>A family card number has digits only.</translation>
    </message>
    <message>
        <source>No. KK harus 16 angka. Sekarang {now} angka.</source>
        <translation>A family card number has 16 digits. Now there are {now}.</translation>
    </message>
    <message>
        <source>Angka ke-7 sampai ke-12 No. KK bukan tanggal. Periksa kartu keluarga.</source>
        <translation>Digits 7 to 12 of the family card number are no date. Check the card.</translation>
    </message>
    <message>
        <source>6 angka pertama No. KK bukan kode wilayah. Periksa kartu keluarga.</source>
        <translation>The first 6 digits of the family card number are no region code. Check the card.</translation>
    </message>
    <message>
        <source>4 angka terakhir No. KK bukan 0000. Periksa kartu keluarga.</source>
        <translation>The last 4 digits of a family card number are not 0000. Check the card.</translation>
    </message>
    <message>
        <source>Isi nama lengkap seperti di KTP.</source>
        <translation>Fill in the full name as on the KTP.</translation>
    </message>
    <message>
        <source>Isi tempat lahir.</source>
        <translation>Fill in the birth place.</translation>
    </message>
    <message>
        <source>Isi nama ibu kandung.</source>
        <translation>Fill in the mother&apos;s name.</translation>
    </message>
    <message>
        <source>Isi tanggal lahir: tanggal, bulan, tahun.</source>
        <translation>Fill in the birth date: day, month, year.</translation>
    </message>
    <message>
        <source>Tanggal lahir ada di masa depan. Periksa KTP.</source>
        <translation>The birth date lies in the future. Check the KTP.</translation>
    </message>
    <message>
        <source>Tahun lahir bisa {early} atau {late}. Pilih yang tertulis di KTP.</source>
        <translation>The year of birth may be {early} or {late}. Choose what the KTP says.</translation>
    </message>
    <message>
        <source>Pilih jenis kelamin.</source>
        <translation>Choose the sex.</translation>
    </message>
    <message>
        <source>Tulis tanggal lengkap dengan tahunnya, misalnya 05-07-1989.</source>
        <translation>Write the whole date with its year, such as 05-07-1989.</translation>
    </message>
    <message>
        <source>Tanggal ini tidak ada di kalender.</source>
        <translation>This date is not in the calendar.</translation>
    </message>
    <message>
        <source>Nomor HP dimulai 08 atau +628 dan berisi 10 sampai 13 angka.</source>
        <translation>A phone number begins with 08 or +628 and has 10 to 13 digits.</translation>
    </message>
    <message>
        <source>Tulis e-mail lengkap, misalnya siti@contoh.id.</source>
        <translation>Write the whole e-mail address, for example siti@contoh.id.</translation>
    </message>
    <message>
        <source>Isi nama ahli waris.</source>
        <translation>Fill in the heir&apos;s name.</translation>
    </message>
    <message>
        <source>Pilih hubungan ahli waris dengan pekerja.</source>
        <translation>Choose what the heir is to the worker.</translation>
    </message>
    <message>
        <source>Isi nama anak.</source>
        <translation>Fill in the child&apos;s name.</translation>
    </message>
    <message>
        <source>Paling banyak {most} huruf. Sekarang {now}.</source>
        <translation>At most {most} characters. Now {now}.</translation>
    </message>
    <message>
        <source>Ada tanda yang tidak bisa dicetak. Ketik ulang kolom ini.</source>
        <translation>There is a character that cannot be printed. Type this field again.</translation>
    </message>
    <message>
        <source>Isi alamat.</source>
        <translation>Fill in the address.</translation>
    </message>
    <message>
        <source>RT dan RW paling banyak 3 angka.</source>
        <translation>RT and RW have at most 3 digits.</translation>
    </message>
    <message>
        <source>Isi kelurahan atau desa.</source>
        <translation>Fill in the kelurahan or desa.</translation>
    </message>
    <message>
        <source>Pilih kelurahan atau desa dari daftar, bukan kecamatannya.</source>
        <translation>Choose a kelurahan or desa from the list, not its kecamatan.</translation>
    </message>
    <message>
        <source>Pilih kelurahan atau desa dari daftar.</source>
        <translation>Choose a kelurahan or desa from the list.</translation>
    </message>
    <message>
        <source>Kode wilayah {code} tidak ada di daftar. Bila memang benar, simpan sekali lagi.</source>
        <translation>Region code {code} is not in the list. If it is right, save once more.</translation>
    </message>
    <message>
        <source>Pilih pekerjaan dari daftar.</source>
        <translation>Choose an occupation from the list.</translation>
    </message>
    <message>
        <source>Pekerjaan ini tidak ada di daftar. Pilih yang paling dekat.</source>
        <translation>This occupation is not in the list. Choose the closest.</translation>
    </message>
    <message>
        <source>Tulis pekerjaannya.</source>
        <translation>Write the occupation.</translation>
    </message>
    <message>
        <source>Pekerjaan kedua sama dengan yang pertama. Pilih yang lain atau kosongkan.</source>
        <translation>The second occupation is the same as the first. Choose another or leave it empty.</translation>
    </message>
    <message>
        <source>Tulis jam mulai dan selesai, misalnya 7-15 atau 07.30-16.00.</source>
        <translation>Write when work begins and ends, for example 7-15 or 07.30-16.00.</translation>
    </message>
    <message>
        <source>Isi penghasilan per bulan.</source>
        <translation>Fill in the monthly income.</translation>
    </message>
    <message>
        <source>Tulis penghasilan dengan angka saja, misalnya 1.500.000.</source>
        <translation>Write the income in digits only, such as 1.500.000.</translation>
    </message>
    <message>
        <source>Penghasilan lebih dari {most}. Periksa jumlah nolnya.</source>
        <translation>The income is more than {most}. Check the number of zeros.</translation>
    </message>
    <message>
        <source>Pilih bulan iuran pertama.</source>
        <translation>Choose the first contribution month.</translation>
    </message>
    <message>
        <source>{programmes} bukan untuk segmen ini.</source>
        <translation>{programmes} is not for this segment.</translation>
    </message>
    <message>
        <source>JKK dan JKM wajib untuk setiap peserta.</source>
        <translation>JKK and JKM are required of every member.</translation>
    </message>
    <message>
        <source>Pilih lama iuran: 1, 3, 6, atau 12 bulan.</source>
        <translation>Choose the months paid: 1, 3, 6 or 12.</translation>
    </message>
    <message>
        <source>Isi nama pemberi kerja.</source>
        <translation>Fill in the employer&apos;s name.</translation>
    </message>
    <message>
        <source>Isi nama instansi.</source>
        <translation>Fill in the government unit.</translation>
    </message>
    <message>
        <source>Pilih tingkat risiko kerja.</source>
        <translation>Choose the level of work risk.</translation>
    </message>
    <message>
        <source>Tingkat risiko hanya untuk penerima upah. Kosongkan.</source>
        <translation>A level of risk is for wage earners only. Clear it.</translation>
    </message>
    <message>
        <source>Iuran penerima upah dibayar lewat pemberi kerja. Pilih sumber dana lain.</source>
        <translation>A wage earner&apos;s contribution is paid through the employer. Choose another source.</translation>
    </message>
    <message>
        <source>Segmen ini tidak punya pemberi kerja. Pilih sumber dana lain.</source>
        <translation>This segment has no employer. Choose another source of funding.</translation>
    </message>
    <message>
        <source>Iuran pekerja rentan dibayar pihak lain. Pilih sumber dananya.</source>
        <translation>A vulnerable worker&apos;s contribution is paid by another. Choose who.</translation>
    </message>
    <message>
        <source>Belum ada tarif {programme} untuk bulan {month}. Pilih bulan lain.</source>
        <translation>There is no rate for {programme} in {month} yet. Choose another month.</translation>
    </message>
    <message>
        <source>Belum pasti apakah keringanan {relief} berlaku untuk dana ini. Iuran dihitung penuh.</source>
        <translation>It is not certain whether the relief {relief} applies to this funding. It is charged in full.</translation>
    </message>
    <message>
        <source>Keringanan {relief} tidak dihitung untuk bulan ini. Tanyakan ke BPJS bila ragu.</source>
        <translation>The relief {relief} is not counted for this month. Ask BPJS if in doubt.</translation>
    </message>
    <message>
        <source>JKP hanya untuk yang berumur di bawah {below} tahun saat didaftarkan.</source>
        <translation>JKP is only for those under {below} on the day of registration.</translation>
    </message>
    <message>
        <source>Umur {age} tahun. Program ini mulai umur {youngest} tahun.</source>
        <translation>Age {age}. This programme starts at age {youngest}.</translation>
    </message>
    <message>
        <source>Umur {age} tahun. Program ini sampai umur {oldest} tahun.</source>
        <translation>Age {age}. This programme ends at age {oldest}.</translation>
    </message>
    <message>
        <source>Keluarga ini sudah punya peserta; program ini untuk satu orang per keluarga.</source>
        <translation>This family has a member already; this programme is for one person a family.</translation>
    </message>
    <message>
        <source>Kuota {quota} orang untuk kelurahan ini sudah penuh. Hubungi dinas.</source>
        <translation>The quota of {quota} people for this kelurahan is used up. Call the labour office.</translation>
    </message>
    <message>
        <source>Sisa kuota {left} dari {quota} orang.</source>
        <translation>{left} of the quota of {quota} people left.</translation>
    </message>
    <message>
        <source>Data ini tidak ada di komputer ini.</source>
        <translation>This record is not on this computer.</translation>
    </message>
    <message>
        <source>Paling banyak {most} kertas sekali cetak, yang dipilih {now}. Persempit dengan saringan.</source>
        <translation>At most {most} papers in one go, {now} are chosen. Narrow them by a filter.</translation>
    </message>
    <message>
        <source>Paling banyak {most} arsip sekali cetak, yang dipilih {now}. Persempit dengan saringan.</source>
        <translation>At most {most} stubs at once; {now} are chosen. Narrow with the filter.</translation>
    </message>
    <message>
        <source>Salah satu sudah ditolak atau dibatalkan; tidak ada yang perlu digabung.</source>
        <translation>One of them was refused or withdrawn already; there is nothing to merge.</translation>
    </message>
    <message>
        <source>Kota sudah memverifikasi keduanya. Datanya tetap; hubungi kota untuk memilih.</source>
        <translation>The city has verified both. The data stays as it is; ask the city to choose.</translation>
    </message>
    <message>
        <source>Pendaftaran ini tidak digabung, atau gabungannya sudah diurungkan.</source>
        <translation>This registration was not merged, or that was undone already.</translation>
    </message>
    <message>
        <source>Data yang dipakai sudah berubah sesudah digabung. Daftarkan orang ini lagi.</source>
        <translation>The data in use has changed since the merge. Register this person again.</translation>
    </message>
    <message>
        <source>Mungkin sudah terdaftar: {name} (No. {number}). Kalau orang lain, simpan sekali lagi.</source>
        <translation>May be registered already: {name} (No. {number}). If it is somebody else, save again.</translation>
    </message>
    <message>
        <source>Kota juga mengubah data ini. Pilih dulu data mana yang dipakai, lalu ubah.</source>
        <translation>The city has changed this too. Choose first which data to use, then edit.</translation>
    </message>
    <message>
        <source>Data di sini dan di kota sudah sama; tidak ada yang perlu dipilih.</source>
        <translation>The data here and at the city are the same; there is nothing to choose.</translation>
    </message>
    <message>
        <source>Data ini sudah diverifikasi kota dan tidak bisa diubah. Hubungi dinas.</source>
        <translation>The city has verified this record and it cannot be changed. Call the labour office.</translation>
    </message>
    <message>
        <source>Langkah ini tidak bisa dilakukan pada status sekarang.</source>
        <translation>This step cannot be taken in the present status.</translation>
    </message>
    <message>
        <source>Isi alasannya.</source>
        <translation>Fill in the reason.</translation>
    </message>
    <message>
        <source>Isi nomor SK.</source>
        <translation>Fill in the decree&apos;s number.</translation>
    </message>
    <message>
        <source>Akhir perlindungan lebih awal daripada mulainya.</source>
        <translation>Protection ends before it begins.</translation>
    </message>
    <message>
        <source>KPJ harus 11 angka.</source>
        <translation>A KPJ has 11 digits.</translation>
    </message>
    <message>
        <source>Simpan dulu pendaftarannya, lalu cetak.</source>
        <translation>Save the registration first, then print.</translation>
    </message>
    <message>
        <source>Pendaftaran ini sudah dibatalkan, jadi tidak dicetak lagi.</source>
        <translation>This registration was withdrawn, so it is no longer printed.</translation>
    </message>
    <message>
        <source>Isi alasan kertas ini dicabut.</source>
        <translation>Say why this paper is revoked.</translation>
    </message>
    <message>
        <source>Konfirmasi bisa dicetak setelah nomor KPJ datang dari BPJS.</source>
        <translation>The confirmation can be printed once the KPJ has come from BPJS.</translation>
    </message>
    <message>
        <source>Kota menolak pendaftaran ini, jadi belum ada iuran yang harus dibayar. Perbaiki datanya dulu.</source>
        <translation>The city has turned this registration down, so nothing is due yet. Put its data right first.</translation>
    </message>
    <message>
        <source>Tidak ada arsip untuk dicetak: semua sudah di kertas, dibatalkan, atau pulih dari arsip.</source>
        <translation>No stub to print: all are on paper, withdrawn, or came back from the archive.</translation>
    </message>
    <message>
        <source>Kode QR di kertas tidak terbaca, jadi kertas tidak dicetak. Coba sekali lagi.</source>
        <translation>The QR code on the paper cannot be read, so it is not printed. Try once more.</translation>
    </message>
    <message>
        <source>Kertas ini tidak bisa ditampilkan. Cetak ulang dari daftar.</source>
        <translation>This paper cannot be shown. Print it again from the list.</translation>
    </message>
    <message>
        <source>Terlalu panjang untuk kertas: paling banyak {most} huruf. Belum disimpan.</source>
        <translation>Too long for paper: {most} letters at most. Not saved yet.</translation>
    </message>
    <message>
        <source>Huruf ini tidak bisa dicetak: {letters} Tulis dengan huruf Latin. Belum disimpan.</source>
        <translation>These letters cannot be printed: {letters} Write it in Latin letters. Not saved yet.</translation>
    </message>
    <message>
        <source>Berkas lambang lebih besar dari {megabytes} MB. Kecilkan dulu, lalu pilih lagi.</source>
        <translation>The emblem&apos;s file is larger than {megabytes} MB. Make it smaller, then choose it again.</translation>
    </message>
    <message>
        <source>QR ini bukan dari Loket Jamsostek.</source>
        <translation>This QR is not from Loket Jamsostek.</translation>
    </message>
    <message>
        <source>QR ini dari kelurahan atau kota yang belum dikenal komputer ini.</source>
        <translation>This QR is from a kelurahan or city this computer does not know.</translation>
    </message>
    <message>
        <source>QR ini tidak asli: isinya berubah setelah ditandatangani.</source>
        <translation>This QR is not genuine: it was changed after signing.</translation>
    </message>
    <message>
        <source>Ini bukan berkas aktivasi. Pilih berkas berakhiran .loket dari dinas.</source>
        <translation>This is no activation file. Choose the .loket file from the labour office.</translation>
    </message>
    <message>
        <source>Berkas aktivasi ini untuk aplikasi versi lebih baru. Pasang versi terbaru.</source>
        <translation>This activation file is for a newer version. Install the latest version.</translation>
    </message>
    <message>
        <source>Aktivasi ini untuk kelurahan lain. Minta yang untuk kelurahan ini.</source>
        <translation>This activation is for another kelurahan. Ask for this one&apos;s.</translation>
    </message>
    <message>
        <source>Alamat server tidak terbaca. Tulis seperti loket.namakota.go.id.</source>
        <translation>The server address cannot be read. Write it like loket.cityname.go.id.</translation>
    </message>
    <message>
        <source>Alamat ini tidak terenkripsi, jadi tidak dipakai untuk data warga. Minta alamat https dari dinas.</source>
        <translation>This address is not encrypted, so it is not used for people&apos;s data. Ask the office for an https address.</translation>
    </message>
    <message>
        <source>Isi nama petugas.</source>
        <translation>Fill in the officer&apos;s name.</translation>
    </message>
    <message>
        <source>Ketik kata sandi.</source>
        <translation>Type the password.</translation>
    </message>
    <message>
        <source>Kata sandi paling sedikit {least} huruf atau angka. Sekarang {now}.</source>
        <translation>A password needs at least {least} characters. Now {now}.</translation>
    </message>
    <message>
        <source>Pilih dulu berkas cadangannya.</source>
        <translation>First choose the backup file.</translation>
    </message>
    <message>
        <source>Kode pemulihan tidak cocok. Periksa setiap huruf dan angka.</source>
        <translation>The recovery code does not match. Check each character.</translation>
    </message>
    <message>
        <source>Lembar ini sudah lanjut. Lihat lagi keadaannya di antrean.</source>
        <translation>This sheet has gone on. Look again how it stands in the queue.</translation>
    </message>
    <message>
        <source>Lembar ini tidak perlu dicoba lagi. Lihat lagi keadaannya di antrean.</source>
        <translation>This sheet need not be tried again. Look again how it stands in the queue.</translation>
    </message>
    <message>
        <source>Lembar ini sudah ada di printer, jadi tidak bisa dibatalkan dari sini.</source>
        <translation>This sheet is at the printer already, so it cannot be cancelled from here.</translation>
    </message>
    <message>
        <source>Jawab dulu: lembar ini sudah keluar utuh atau belum?</source>
        <translation>Answer first: is this sheet out and whole, or not?</translation>
    </message>
    <message>
        <source>Tulis yang mana seperti 1-10 atau 3, 5, 8. Kosongkan untuk semua.</source>
        <translation>Write which ones as 1-10 or 3, 5, 8. Leave it empty for all.</translation>
    </message>
    <message>
        <source>Tidak ada yang bernomor itu: yang dipilih ada {count}.</source>
        <translation>None has that number: {count} are chosen.</translation>
    </message>
    <message>
        <source>Nomor itu tidak ada di cetakan hari ini. Pindai atau ketik nomor kertas terakhir yang baik.</source>
        <translation>That number is not among today&apos;s papers. Scan or type the number of the last good paper.</translation>
    </message>
    <message>
        <source>Kata sandi ini mudah ditebak. Pakai beberapa kata yang tidak berhubungan.</source>
        <translation>This password is easy to guess. Use a few unrelated words.</translation>
    </message>
    <message>
        <source>Ini latihan: tidak ada yang dikirim. Akhiri latihan untuk bekerja sungguhan.</source>
        <translation>This is practice: nothing is sent. End the practice to work in earnest.</translation>
    </message>
    <message>
        <source>Isi nama kegiatan.</source>
        <translation>Type the event&apos;s name.</translation>
    </message>
    <message>
        <source>Nama ini sudah dipakai kegiatan {on}. Tambahkan tempat atau tanggalnya.</source>
        <translation>An event of {on} has this name already. Add its place or date.</translation>
    </message>
    <message>
        <source>Isi dengan angka 1 sampai 100.000, atau kosongkan.</source>
        <translation>Type a number from 1 to 100.000, or leave it empty.</translation>
    </message>
    <message>
        <source>Isi nomor antrean, misalnya 42.</source>
        <translation>Type a queue number, for example 42.</translation>
    </message>
    <message>
        <source>Kegiatan {name} masih berjalan. Akhiri dulu, lalu mulai yang baru.</source>
        <translation>The event {name} is still under way. End it first, then begin the new one.</translation>
    </message>
    <message>
        <source>Kegiatan ini tidak ada lagi di daftar. Data pekerja tetap tersimpan.</source>
        <translation>This event is no longer on the list. The workers&apos; records are still saved.</translation>
    </message>
    <message>
        <source>Bacakan pemberitahuan, lalu tandai (spasi) bila pekerja setuju.</source>
        <translation>Read the notice out, then tick it (space) if the worker agrees.</translation>
    </message>
    <message>
        <source>Tidak ada kertas yang bisa dicabut: belum dicetak, atau sudah dicabut.</source>
        <translation>There is no paper to revoke: none was printed, or it was revoked already.</translation>
    </message>
    <message>
        <source>Tanda tangan kota belum datang. Tekan F9 saat ada internet, lalu cetak.</source>
        <translation>The city&apos;s signature has not come yet. Press F9 when there is internet, then print.</translation>
    </message>
    <message>
        <source>Gambar lambang terlalu besar: lebih dari {millions} juta titik. Kecilkan dulu, misalnya ke 600 x 600.</source>
        <translation>The emblem&apos;s picture is too large: more than {millions} million dots. Make it smaller first, 600 by 600 say.</translation>
    </message>
    <message>
        <source>Lambang tidak bisa dibaca: rusak, atau bukan PNG atau JPEG. Pilih yang lain.</source>
        <translation>The emblem cannot be read: damaged, or neither PNG nor JPEG. Choose another.</translation>
    </message>
    <message>
        <source>Lambang akan tampak kasar: tiap sisi paling sedikit {least} titik. Pilih yang lain.</source>
        <translation>The emblem would look coarse: each side needs {least} pixels at least. Choose another.</translation>
    </message>
    <message>
        <source>Lambang terlalu panjang untuk tempatnya. Pilih gambar yang hampir persegi.</source>
        <translation>The emblem is too long for its place. Choose a picture that is almost square.</translation>
    </message>
    <message>
        <source>Lambang tembus pandang, cetaknya tidak pasti. Simpan ulang berlatar putih.</source>
        <translation>The emblem is transparent and may print differently. Save it again on white.</translation>
    </message>
    <message>
        <source>Kedua kata sandi belum sama. Ketik ulang.</source>
        <translation>The two passwords are not the same yet. Type again.</translation>
    </message>
    <message>
        <source>Belum cocok. Lihat kode pemulihan yang Anda catat, lalu ketik lagi.</source>
        <translation>That does not match yet. Look at the recovery code you wrote down, then type again.</translation>
    </message>
    <message>
        <source>Kata sandi tidak cocok.</source>
        <translation>The password does not match.</translation>
    </message>
    <message>
        <source>Kata sandi tidak cocok. {chances} kesempatan lagi sebelum jeda {seconds} detik.</source>
        <translation>The password does not match. {chances} more chances before a pause of {seconds} seconds.</translation>
    </message>
    <message>
        <source>Kata sandi tidak cocok. Tunggu sampai jeda selesai, lalu coba lagi.</source>
        <translation>The password does not match. Wait until the pause is over, then try again.</translation>
    </message>
    <message>
        <source>Jeda belum selesai. Data Anda aman; tunggu sebentar, lalu coba lagi.</source>
        <translation>The pause is not over. Your data is safe; wait a little, then try again.</translation>
    </message>
    <message>
        <source>Ini hanya bisa dilakukan penyelia. Minta penyelia masuk dengan namanya.</source>
        <translation>Only a supervisor can do this. Ask the supervisor to come in under their own name.</translation>
    </message>
    <message>
        <source>Petugas ini tidak ada di komputer ini. Pilih nama lain.</source>
        <translation>This officer is not on this computer. Choose another name.</translation>
    </message>
    <message>
        <source>Nama ini sudah pernah dipakai petugas lain di sini. Tambahkan nama belakang atau gelar.</source>
        <translation>Another officer here has or had this name. Add a last name or a title.</translation>
    </message>
    <message>
        <source>Akses dan peran Anda sendiri hanya bisa diubah petugas lain.</source>
        <translation>Your own access and role can only be changed by another officer.</translation>
    </message>
    <message>
        <source>Akses Anda di komputer ini sudah diakhiri. Hubungi penyelia.</source>
        <translation>Your access on this computer has ended. Ask the supervisor.</translation>
    </message>
    <message>
        <source>Anda sendiri ikut menulis data ini. Penyelia lain yang memeriksanya.</source>
        <translation>You wrote part of this yourself. Another supervisor looks at it.</translation>
    </message>
    <message>
        <source>Data ini baru saja diubah. Lihat lagi sebelum memutuskan.</source>
        <translation>This has just been changed. Look again before you decide.</translation>
    </message>
    <message>
        <source>Tulis apa yang harus diperiksa petugas.</source>
        <translation>Write what the officer is to check.</translation>
    </message>
    <message>
        <source>Dikembalikan {by}: {reason} Cocokkan dengan kertas, lalu simpan lagi.</source>
        <translation>Given back by {by}: {reason} Compare with the paper, then save again.</translation>
    </message>
    <message>
        <source>Kode cocok. Pilih nama Anda, lalu lanjutkan.</source>
        <translation>The code matches. Choose your name, then go on.</translation>
    </message>
    <message>
        <source>Program ini tidak dipasang lewat pemasang, jadi tidak bisa diperbarui sendiri.</source>
        <translation>This program was not installed by an installer, so it cannot update itself.</translation>
    </message>
    <message>
        <source>Pembaruan tidak disiapkan di pemasangan ini. Program tetap bisa dipakai; tanyakan kepada petugas kota.</source>
        <translation>Updates are not set up in this installation. The program can still be used; ask the city&apos;s staff.</translation>
    </message>
    <message>
        <source>Tempat pembaruan tidak terjangkau. Yang sudah terambil disimpan; dicoba lagi nanti, atau pakai flashdisk.</source>
        <translation>The place of updates cannot be reached. What was fetched is kept; it is tried again later, or use a USB stick.</translation>
    </message>
    <message>
        <source>Di folder itu tidak ada pembaruan. Pilih flashdisk dengan folder loket-pembaruan.</source>
        <translation>There is no update in that folder. Choose the USB stick with the folder loket-pembaruan.</translation>
    </message>
    <message>
        <source>Kabar pembaruan sudah kedaluwarsa. Program tetap bisa dipakai; periksa jam komputer, atau minta flashdisk baru.</source>
        <translation>The news of updates has expired. The program can still be used; check the computer&apos;s clock, or ask for a new USB stick.</translation>
    </message>
    <message>
        <source>Pembaruan itu tidak terbukti asli, jadi tidak dipasang. Data tidak disentuh; beri tahu petugas kota ({why}).</source>
        <translation>That update is not proven to be genuine, so it is not installed. Data and program were not touched; tell the city&apos;s staff ({why}).</translation>
    </message>
    <message>
        <source>Pembaruan butuh {megabytes} MB kosong. Data aman; kosongkan ruang disk, lalu coba lagi.</source>
        <translation>The update needs {megabytes} MB of room. The data is safe; make room on the disk, then try again.</translation>
    </message>
    <message>
        <source>Pembaruan terhenti di tengah. Data dan program tidak disentuh; coba lagi nanti.</source>
        <translation>The update stopped half-way. Data and program were not touched; try again later.</translation>
    </message>
    <message>
        <source>Versi baru membaca data secara lain, jadi tidak dipakai. Data tidak disentuh; beri tahu petugas kota.</source>
        <translation>The new version reads a copy of the data otherwise than this one, so it is not used. The data was not touched; tell the city&apos;s staff.</translation>
    </message>
    <message>
        <source>Salinan data tidak utuh di versi baru, jadi tidak dipakai. Data tidak disentuh; beri tahu petugas kota.</source>
        <translation>A copy of the data was not whole after the new version had tried it, so it is not used. The data was not touched; tell the city&apos;s staff.</translation>
    </message>
    <message>
        <source>Versi itu belum dicoba pada salinan data. Data tidak disentuh; periksa pembaruan dulu.</source>
        <translation>That version was not tried on a copy of the data yet. The data was not touched; check for updates first.</translation>
    </message>
    <message>
        <source>Versi itu sudah tidak ada. Data tidak disentuh; periksa pembaruan lagi.</source>
        <translation>That version is not there any more. The data was not touched; check for updates again.</translation>
    </message>
    <message>
        <source>Masih ada kertas di printer. Tidak ada yang hilang; tunggu sampai keluar, lalu ulangi.</source>
        <translation>There is still paper with the printer. Nothing is lost; wait until it is out, then do it again.</translation>
    </message>
    <message>
        <source>Tidak ada versi yang lebih baru untuk kantor ini.</source>
        <translation>There is no newer version for this office.</translation>
    </message>
    <message>
        <source>Versi {version} siap dan sudah dicoba pada salinan data. Pakai lewat Pengaturan.</source>
        <translation>Version {version} is ready and was tried on a copy of the data. Use it from the settings.</translation>
    </message>
    <message>
        <source>Versi {left} berhenti sebelum terbuka. Program kembali ke versi {version}; data utuh. Beri tahu petugas kota.</source>
        <translation>Version {left} stopped before it was open. The program has gone back to version {version}; the data is whole. Tell the city&apos;s staff.</translation>
    </message>
    <message>
        <source>Versi {left} tidak sampai terbuka. Program kembali ke versi {version}; data utuh. Beri tahu petugas kota.</source>
        <translation>Version {left} never got as far as being open. The program has gone back to version {version}; the data is whole. Tell the city&apos;s staff.</translation>
    </message>
    <message>
        <source>Versi {left} dua kali tidak terbuka. Program kembali ke versi {version}; data utuh. Beri tahu petugas kota.</source>
        <translation>Version {left} twice never got as far as being open. The program has gone back to version {version}; the data is whole. Tell the city&apos;s staff.</translation>
    </message>
    <message>
        <source>Versi {left} tidak bisa dijalankan. Program kembali ke versi {version}; data utuh. Beri tahu petugas kota.</source>
        <translation>Version {left} cannot be started. The program has gone back to version {version}; the data is whole. Tell the city&apos;s staff.</translation>
    </message>
</context>
<context>
    <name>narrowing</name>
    <message>
        <source>Capaian: {what}</source>
        <translation>Coverage: {what}</translation>
    </message>
    <message>
        <source>Status: {what}</source>
        <translation>Status: {what}</translation>
    </message>
    <message>
        <source>Segmen: {what}</source>
        <translation>Segment: {what}</translation>
    </message>
    <message>
        <source>Dana: {what}</source>
        <translation>Funds: {what}</translation>
    </message>
    <message>
        <source>Kegiatan: {what}</source>
        <translation>Event: {what}</translation>
    </message>
    <message>
        <source>Petugas: {what}</source>
        <translation>Officer: {what}</translation>
    </message>
    <message>
        <source>RT {what}</source>
        <translation>RT {what}</translation>
    </message>
    <message>
        <source>RW {what}</source>
        <translation>RW {what}</translation>
    </message>
    <message>
        <source>Belum punya NIK</source>
        <translation>No NIK yet</translation>
    </message>
    <message>
        <source>Tanggal {first}</source>
        <translation>On {first}</translation>
    </message>
    <message>
        <source>{first} sampai {last}</source>
        <translation>{first} until {last}</translation>
    </message>
    <message>
        <source>Sejak {first}</source>
        <translation>Since {first}</translation>
    </message>
    <message>
        <source>Sampai {last}</source>
        <translation>Until {last}</translation>
    </message>
</context>
<context>
    <name>officer_history</name>
    <message>
        <source>Waktu</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Petugas</source>
        <translation>Officer</translation>
    </message>
    <message>
        <source>Yang dilakukan</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>Tentang</source>
        <translation>About</translation>
    </message>
    <message>
        <source>{name}: {count} kali kata sandi salah sejak terakhir masuk.</source>
        <translation>{name}: {count} wrong passwords since they last came in.</translation>
    </message>
    <message>
        <source>Tanpa nama: {count} kali kata sandi salah sejak terakhir masuk.</source>
        <translation>No name: {count} wrong passwords since the last right one.</translation>
    </message>
    <message>
        <source>Menyiapkan komputer ini</source>
        <translation>Set this computer up</translation>
    </message>
    <message>
        <source>Masuk</source>
        <translation>Came in</translation>
    </message>
    <message>
        <source>Semua petugas</source>
        <translation>All officers</translation>
    </message>
    <message>
        <source>Semua kejadian</source>
        <translation>Everything</translation>
    </message>
    <message>
        <source>Kata sandi salah</source>
        <translation>Wrong passwords</translation>
    </message>
    <message>
        <source>Perubahan petugas</source>
        <translation>Changes to officers</translation>
    </message>
    <message>
        <source>Isian yang dilanjutkan</source>
        <translation>Forms taken over</translation>
    </message>
    <message>
        <source>Tulis tanggal seperti 22-11-2026.</source>
        <translation>Write a day like 22-11-2026.</translation>
    </message>
    <message>
        <source>Tidak ada kejadian yang cocok.</source>
        <translation>Nothing that happened fits.</translation>
    </message>
    <message>
        <source>Kata sandi salah sebelum masuk</source>
        <translation>Wrong password before coming in</translation>
    </message>
    <message>
        <source>Kata sandi salah sampai ada jeda, sebelum masuk</source>
        <translation>Wrong passwords up to a pause, before coming in</translation>
    </message>
    <message>
        <source>Menambah petugas</source>
        <translation>Added an officer</translation>
    </message>
    <message>
        <source>Mengganti nama</source>
        <translation>Changed a name</translation>
    </message>
    <message>
        <source>Menjadikan petugas biasa</source>
        <translation>Made a clerk</translation>
    </message>
    <message>
        <source>Menjadikan penyelia</source>
        <translation>Made a supervisor</translation>
    </message>
    <message>
        <source>Mengakhiri akses</source>
        <translation>Ended access</translation>
    </message>
    <message>
        <source>Memberi kata sandi baru</source>
        <translation>Gave a new password</translation>
    </message>
    <message>
        <source>Mengganti kata sandi</source>
        <translation>Changed a password</translation>
    </message>
    <message>
        <source>Masuk dengan kode pemulihan</source>
        <translation>Came in by the recovery code</translation>
    </message>
    <message>
        <source>Mencetak arsip kantor</source>
        <translation>Printed an office stub</translation>
    </message>
    <message>
        <source>Melanjutkan isian petugas lain</source>
        <translation>Went on with a colleague&apos;s form</translation>
    </message>
</context>
<context>
    <name>printers</name>
    <message>
        <source>{name} tidak mengeluarkan kertas. Pilih printer yang sebenarnya.</source>
        <translation>{name} puts nothing on paper. Choose a real printer.</translation>
    </message>
    <message>
        <source>Printer utama komputer ini, {name}, tidak mengeluarkan kertas. Pilih sendiri.</source>
        <translation>This computer&apos;s default printer, {name}, puts nothing on paper. Choose one yourself.</translation>
    </message>
    <message>
        <source>{name} tidak ditemukan. Nyalakan dan sambungkan, atau pilih yang lain.</source>
        <translation>{name} was not found. Switch it on and connect it, or choose another.</translation>
    </message>
    <message>
        <source>Belum ada printer di komputer ini.</source>
        <translation>There is no printer on this computer yet.</translation>
    </message>
    <message>
        <source>Halaman uji masuk antrean {name}. Lalu periksa lima hal yang tertulis di sana.</source>
        <translation>The test page is in the queue of {name}. Then check the five things it asks.</translation>
    </message>
</context>
<context>
    <name>readiness</name>
    <message>
        <source>Izin komputer</source>
        <translation>This computer&apos;s permit</translation>
    </message>
    <message>
        <source>Jam</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disk</translation>
    </message>
    <message>
        <source>Baterai</source>
        <translation>Battery</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Halaman uji</source>
        <translation>Test page</translation>
    </message>
    <message>
        <source>Tarif dan daftar</source>
        <translation>Rates and lists</translation>
    </message>
    <message>
        <source>Belum terkirim</source>
        <translation>Not sent yet</translation>
    </message>
    <message>
        <source>Cadangan</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Salinan kedua</source>
        <translation>Second copy</translation>
    </message>
    <message>
        <source>Pembaruan</source>
        <translation>Updates</translation>
    </message>
    <message>
        <source>Siap</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>Perhatikan</source>
        <translation>Mind</translation>
    </message>
    <message>
        <source>Bereskan dulu</source>
        <translation>Put right first</translation>
    </message>
    <message>
        <source>Tidak diketahui</source>
        <translation>Not known</translation>
    </message>
    <message>
        <source>Siap berangkat.</source>
        <translation>Ready to go.</translation>
    </message>
    <message>
        <source>Bisa berangkat. Lihat dulu yang bertanda segitiga.</source>
        <translation>You can go. Look at the triangles first.</translation>
    </message>
    <message>
        <source>Jangan berangkat dulu. Bereskan yang bertanda silang.</source>
        <translation>Do not go yet. Put right what is marked with a cross.</translation>
    </message>
    <message>
        <source>Kota mengenal komputer ini.</source>
        <translation>The city knows this computer.</translation>
    </message>
    <message>
        <source>Belum pernah tersambung ke kota. Bisa mendaftar; sambungkan internet sekali bila bisa.</source>
        <translation>Never connected to the city so far. You can register; connect to the internet once if you can.</translation>
    </message>
    <message>
        <source>Kunci komputer ini tidak ditemukan, jadi bukti tidak bisa dicetak. Buka Pengaturan.</source>
        <translation>This computer&apos;s key was not found, so proofs cannot be printed. Open Settings.</translation>
    </message>
    <message>
        <source>Kota mencabut komputer ini. Data tetap ada; hubungi dinas.</source>
        <translation>The city has withdrawn this computer. The data is still here; call the city office.</translation>
    </message>
    <message>
        <source>Menunjukkan {now}.</source>
        <translation>Shows {now}.</translation>
    </message>
    <message>
        <source>Menunjukkan {now}, padahal sudah pernah {before}. Perbaiki jam komputer.</source>
        <translation>Shows {now}, though it has been {before} already. Set the computer&apos;s clock.</translation>
    </message>
    <message>
        <source>Menunjukkan {now}, berbeda dari jam server. Perbaiki jam komputer.</source>
        <translation>Shows {now}, which differs from the server&apos;s clock. Set the computer&apos;s clock.</translation>
    </message>
    <message>
        <source>Masih ada {megabytes} MB.</source>
        <translation>{megabytes} MB left.</translation>
    </message>
    <message>
        <source>Tinggal {megabytes} MB. Kosongkan sebelum berangkat.</source>
        <translation>Only {megabytes} MB left. Make room before you go.</translation>
    </message>
    <message>
        <source>Tinggal {megabytes} MB: pendaftaran baru akan ditolak. Kosongkan dulu.</source>
        <translation>Only {megabytes} MB left: new registrations will be refused. Make room first.</translation>
    </message>
    <message>
        <source>Terisi {percent} %.</source>
        <translation>{percent} % full.</translation>
    </message>
    <message>
        <source>Terisi {percent} %, sedang dicas.</source>
        <translation>{percent} % full, plugged in.</translation>
    </message>
    <message>
        <source>Terisi {percent} %. Cas dulu, dan bawa pengisi daya.</source>
        <translation>{percent} % full. Charge it first, and take the charger along.</translation>
    </message>
    <message>
        <source>Komputer tidak memberi tahu. Bawa pengisi daya.</source>
        <translation>The computer does not say. Take the charger along.</translation>
    </message>
    <message>
        <source>{name} dikenal komputer ini.</source>
        <translation>{name} is known to this computer.</translation>
    </message>
    <message>
        <source>Belum dipilih, jadi akan ditanyakan saat mencetak. Pilih di Pengaturan.</source>
        <translation>None chosen, so you will be asked when printing. Choose one in Settings.</translation>
    </message>
    <message>
        <source>{name} tidak ditemukan. Nyalakan dan sambungkan, atau pilih yang lain.</source>
        <translation>{name} was not found. Switch it on and connect it, or choose another.</translation>
    </message>
    <message>
        <source>Tercetak {at}, QR-nya terbaca.</source>
        <translation>Printed {at}, its QR was read.</translation>
    </message>
    <message>
        <source>Belum dicetak di printer ini. Tekan Cetak halaman uji.</source>
        <translation>Not printed on this printer yet. Press Print a test page.</translation>
    </message>
    <message>
        <source>Terakhir {at}. Cetak lagi untuk melihat tinta dan kertas.</source>
        <translation>Last {at}. Print again to see ink and paper.</translation>
    </message>
    <message>
        <source>Tarif {version}; kota terakhir menjawab {at}.</source>
        <translation>Rates {version}; the city last answered {at}.</translation>
    </message>
    <message>
        <source>Tarif {version}, tetapi kota terakhir menjawab {at}. Sambungkan internet, tekan F9.</source>
        <translation>Rates {version}, but the city last answered {at}. Connect to the internet, press F9.</translation>
    </message>
    <message>
        <source>Tarif {version} bawaan aplikasi; kota belum pernah menjawab.</source>
        <translation>Rates {version} as shipped; the city has never answered.</translation>
    </message>
    <message>
        <source>Semua sudah diterima kota.</source>
        <translation>The city has everything.</translation>
    </message>
    <message>
        <source>{n} data menunggu dikirim. Tersimpan aman; kirim dulu bila ada internet (F9).</source>
        <translation>{n} records wait to be sent. They are saved; send them first if there is internet (F9).</translation>
    </message>
    <message>
        <source>{n} data dikembalikan untuk diperbaiki (F8).</source>
        <translation>{n} records came back to be put right (F8).</translation>
    </message>
    <message>
        <source>Dibuat dan diperiksa {at}.</source>
        <translation>Made and checked {at}.</translation>
    </message>
    <message>
        <source>Terakhir {at}. Buat lagi di Pengaturan sebelum berangkat.</source>
        <translation>Last {at}. Make another in Settings before you go.</translation>
    </message>
    <message>
        <source>Belum pernah dibuat. Buat di Pengaturan.</source>
        <translation>Never made. Make one in Settings.</translation>
    </message>
    <message>
        <source>Lengkap.</source>
        <translation>Complete.</translation>
    </message>
    <message>
        <source>{n} berkas belum tertulis. Periksa disk sebelum berangkat.</source>
        <translation>{n} files are not written yet. Check the disk before you go.</translation>
    </message>
    <message>
        <source>Terakhir diperiksa {at}.</source>
        <translation>Last looked {at}.</translation>
    </message>
    <message>
        <source>Belum pernah diperiksa. Versi ini tetap bisa dipakai.</source>
        <translation>Never looked. This version can be used all the same.</translation>
    </message>
    <message>
        <source>Tidak terperiksa {at}. Versi ini tetap bisa dipakai; coba di Pengaturan, Pembaruan.</source>
        <translation>Could not look {at}. This version can be used all the same; try in Settings, Updates.</translation>
    </message>
    <message>
        <source>Halaman uji masuk antrean {name}. Lalu periksa lima hal yang tertulis di sana.</source>
        <translation>The test page is in the queue of {name}. Then check the five things it asks.</translation>
    </message>
    <message>
        <source>Daftar periksa masuk antrean {name}.</source>
        <translation>The check list is in the queue of {name}.</translation>
    </message>
    <message>
        <source>Pilih dulu printer di Pengaturan.</source>
        <translation>Choose a printer in Settings first.</translation>
    </message>
</context>
<context>
    <name>reading_back</name>
    <message>
        <source>{sex} · {born}</source>
        <translation>{sex} · {born}</translation>
    </message>
    <message>
        <source>Iuran {total} per bulan ({programmes})</source>
        <translation>Contribution {total} a month ({programmes})</translation>
    </message>
    <message>
        <source>{due} · {period} {sum}</source>
        <translation>{due} · {period} {sum}</translation>
    </message>
</context>
<context>
    <name>reviews</name>
    <message>
        <source>Yang perlu dilihat</source>
        <translation>What to look at</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Segmen</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Petugas</source>
        <translation>Officer</translation>
    </message>
    <message>
        <source>Disimpan</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>Tidak ada keraguan</source>
        <translation>No doubts</translation>
    </message>
    <message>
        <source>{count} belum diperiksa, {doubted} dengan keraguan. {done} sudah diperiksa.</source>
        <translation>{count} not looked at yet, {doubted} with doubts. {done} looked at.</translation>
    </message>
    <message>
        <source>{count} Anda daftarkan sendiri: penyelia lain memeriksa.</source>
        <translation>{count} you registered yourself: another supervisor looks at them.</translation>
    </message>
    <message>
        <source>{count} data disetujui.</source>
        <translation>{count} approved.</translation>
    </message>
    <message>
        <source>Dikembalikan. Petugas melihatnya di Perlu diperbaiki.</source>
        <translation>Given back. The officers see it under To mend.</translation>
    </message>
    <message>
        <source>Sama dengan yang tersimpan, dan disetujui.</source>
        <translation>The same as what is saved, and approved.</translation>
    </message>
    <message>
        <source>Yang tersimpan tetap, dan disetujui.</source>
        <translation>What is saved stays, and is approved.</translation>
    </message>
    <message>
        <source>Tidak sama dengan kertas: {fields}.</source>
        <translation>Not the same as on the paper: {fields}.</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Ibu kandung</source>
        <translation>Mother&apos;s name</translation>
    </message>
    <message>
        <source>No. KK</source>
        <translation>Family card no.</translation>
    </message>
    <message>
        <source>HP</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>tanggal lahir berbeda dari NIK</source>
        <translation>birth date differs from the NIK</translation>
    </message>
    <message>
        <source>jenis kelamin berbeda dari NIK</source>
        <translation>sex differs from the NIK</translation>
    </message>
    <message>
        <source>kode wilayah NIK tidak dikenal</source>
        <translation>the NIK&apos;s region code is not known</translation>
    </message>
    <message>
        <source>NIK terbit di wilayah lain</source>
        <translation>NIK issued in another region</translation>
    </message>
    <message>
        <source>kelurahan tidak ada di daftar wilayah</source>
        <translation>kelurahan not in the list of regions</translation>
    </message>
    <message>
        <source>mirip orang yang sudah terdaftar</source>
        <translation>alike to somebody registered already</translation>
    </message>
    <message>
        <source>keringanan belum pasti</source>
        <translation>relief not certain</translation>
    </message>
    <message>
        <source>keringanan tidak dihitung</source>
        <translation>relief not counted</translation>
    </message>
    <message>
        <source>kuota hampir penuh</source>
        <translation>quota nearly full</translation>
    </message>
</context>
<context>
    <name>self_test</name>
    <message>
        <source>Data acuan</source>
        <translation>Reference data</translation>
    </message>
    <message>
        <source>Ruang disk</source>
        <translation>Room on disk</translation>
    </message>
    <message>
        <source>Berkas terenkripsi</source>
        <translation>Encrypted file</translation>
    </message>
    <message>
        <source>Pendaftaran</source>
        <translation>Registration</translation>
    </message>
    <message>
        <source>Kertas dan QR</source>
        <translation>Paper and QR</translation>
    </message>
    <message>
        <source>Tempat kunci sistem</source>
        <translation>System keychain</translation>
    </message>
    <message>
        <source>Server kota</source>
        <translation>City server</translation>
    </message>
    <message>
        <source>{regions} wilayah, {occupations} pekerjaan</source>
        <translation>{regions} regions, {occupations} occupations</translation>
    </message>
    <message>
        <source>{megabytes} MB kosong</source>
        <translation>{megabytes} MB free</translation>
    </message>
    <message>
        <source>SQLite {sqlite}, SQLCipher {sqlcipher}</source>
        <translation>SQLite {sqlite}, SQLCipher {sqlcipher}</translation>
    </message>
    <message>
        <source>disimpan sebagai {number}, tidak terbaca</source>
        <translation>saved as {number}, nothing in clear</translation>
    </message>
    <message>
        <source>{bytes} byte, QR terbaca kembali</source>
        <translation>{bytes} bytes, QR read back</translation>
    </message>
    <message>
        <source>{backend}</source>
        <translation>{backend}</translation>
    </message>
    <message>
        <source>menjawab {status}</source>
        <translation>answers {status}</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Huruf</source>
        <translation>Fonts</translation>
    </message>
    <message>
        <source>Bahasa</source>
        <translation>Languages</translation>
    </message>
    <message>
        <source>Gambar</source>
        <translation>Icons</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Printers</translation>
    </message>
    <message>
        <source>Kabar jaringan</source>
        <translation>News of networks</translation>
    </message>
    <message>
        <source>Sebagian isi program tidak ada. Pasang ulang.</source>
        <translation>Part of the program is missing. Install it again.</translation>
    </message>
    <message>
        <source>belum ada; kertas disimpan sebagai PDF</source>
        <translation>none yet; papers are kept as PDF</translation>
    </message>
    <message>
        <source>komputer ini tidak memberi kabar; server dicoba setiap beberapa detik</source>
        <translation>this computer gives none; the server is tried every few seconds</translation>
    </message>
    <message>
        <source>Bagian ini tidak berjalan. Data Anda tidak disentuh; pasang ulang, lalu coba lagi.</source>
        <translation>This part does not work. Your data was not touched; install again, then retry.</translation>
    </message>
    <message>
        <source>BAIK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>TIDAK</source>
        <translation>NOT OK</translation>
    </message>
    <message>
        <source>Semua baik. Program siap dipakai.</source>
        <translation>All is well. The program is ready.</translation>
    </message>
    <message>
        <source>Tidak baik: nomor {numbers}. Bacakan nomor dan kodenya kepada petugas kota.</source>
        <translation>Not well: number {numbers}. Read the numbers and codes out to the city&apos;s officer.</translation>
    </message>
</context>
<context>
    <name>shown</name>
    <message>
        <source>{now} dari 16 angka</source>
        <translation>{now} of 16 digits</translation>
    </message>
    <message>
        <source>{sex} · {born} ({age} tahun)</source>
        <translation>{sex} · {born} (age {age})</translation>
    </message>
    <message>
        <source>Tahun lahir yang tertulis di KTP?</source>
        <translation>Which year does the KTP say?</translation>
    </message>
    <message>
        <source>Lahir {year}</source>
        <translation>Born {year}</translation>
    </message>
    <message>
        <source>Kec. {place}</source>
        <translation>Kec. {place}</translation>
    </message>
    <message>
        <source>Mungkin sudah didaftarkan di tempat lain di kota ini. Tanyakan dulu.</source>
        <translation>May be registered elsewhere in this city already. Ask first.</translation>
    </message>
    <message>
        <source>Sudah terdaftar: {name} (No. {number}, {on})</source>
        <translation>Already registered: {name} (No. {number}, {on})</translation>
    </message>
    <message>
        <source>per bulan, mulai {month}</source>
        <translation>per month, from {month}</translation>
    </message>
    <message>
        <source>tidak ditagih</source>
        <translation>not billed</translation>
    </message>
    <message>
        <source>Keringanan 50 %</source>
        <translation>Relief 50 %</translation>
    </message>
    <message>
        <source>{count} bulan sekaligus</source>
        <translation>{count} months at once</translation>
    </message>
    <message>
        <source>Iuran per bulan berubah di dalam masa ini.</source>
        <translation>The monthly contribution changes within this period.</translation>
    </message>
    <message>
        <source>Pemberi kerja {employer} · pekerja {worker}</source>
        <translation>Employer {employer} · worker {worker}</translation>
    </message>
</context>
<context>
    <name>spool</name>
    <message>
        <source>Mencetak: {count} lembar lagi di {printer}.</source>
        <translation>Printing: {count} more sheets on {printer}.</translation>
    </message>
    <message>
        <source>{title}: {why}</source>
        <translation>{title}: {why}</translation>
    </message>
    <message>
        <source>{count} lembar menunggu dicetak. {why}</source>
        <translation>{count} sheets wait to be printed. {why}</translation>
    </message>
    <message>
        <source>{count} lembar dicetak lagi, sesudah {title}.</source>
        <translation>{count} sheets are printed again, after {title}.</translation>
    </message>
    <message>
        <source>Sesudah {title} tidak ada lembar lain.</source>
        <translation>There is no other sheet after {title}.</translation>
    </message>
    <message>
        <source>{count} lembar sesudah {title} akan dicetak lagi. Buang dulu yang rusak.</source>
        <translation>{count} sheets after {title} will be printed again. First throw the spoilt ones away.</translation>
    </message>
    <message>
        <source>{count} lembar dibatalkan sebelum dicetak.</source>
        <translation>{count} sheets were cancelled before they were printed.</translation>
    </message>
    <message>
        <source>{count} lembar dipindahkan ke {printer}.</source>
        <translation>{count} sheets were moved to {printer}.</translation>
    </message>
    <message>
        <source>Tidak ada yang bisa dipindahkan ke {printer}: ukuran kertasnya lain.</source>
        <translation>Nothing can be moved to {printer}: its paper is of another size.</translation>
    </message>
    <message>
        <source>Pilih dulu printer di Pengaturan.</source>
        <translation>First choose a printer in the settings.</translation>
    </message>
</context>
<context>
    <name>spool_table</name>
    <message>
        <source>Menunggu</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Diserahkan</source>
        <translation>Being handed over</translation>
    </message>
    <message>
        <source>Di printer</source>
        <translation>At the printer</translation>
    </message>
    <message>
        <source>Tercetak</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>Perlu dilihat</source>
        <translation>Look, please</translation>
    </message>
    <message>
        <source>Perlu dicoba lagi</source>
        <translation>To be tried again</translation>
    </message>
    <message>
        <source>Dibatalkan</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>{title} (salinan {copy})</source>
        <translation>{title} (copy {copy})</translation>
    </message>
    <message>
        <source>Kertas</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Keadaan</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Mengapa</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Printers</translation>
    </message>
    <message>
        <source>Sejak</source>
        <translation>Since</translation>
    </message>
</context>
<context>
    <name>staff</name>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Peran</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Akses</source>
        <translation>Access</translation>
    </message>
    <message>
        <source>{name} (Anda)</source>
        <translation>{name} (you)</translation>
    </message>
    <message>
        <source>Petugas</source>
        <translation>Officer</translation>
    </message>
    <message>
        <source>Penyelia</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>Bisa masuk</source>
        <translation>Can come in</translation>
    </message>
    <message>
        <source>Belum punya kata sandi</source>
        <translation>No password yet</translation>
    </message>
    <message>
        <source>Akses diakhiri</source>
        <translation>Access ended</translation>
    </message>
    <message>
        <source>{name} bisa masuk dengan kata sandinya.</source>
        <translation>{name} can come in with their password.</translation>
    </message>
    <message>
        <source>Nama diganti. Kertas yang lalu tetap memakai nama lama.</source>
        <translation>The name has changed. Earlier papers keep the old one.</translation>
    </message>
    <message>
        <source>Peran diganti.</source>
        <translation>The role has changed.</translation>
    </message>
    <message>
        <source>Akses diakhiri. Nama dan riwayatnya tetap ada.</source>
        <translation>Access ended. Name and history stay.</translation>
    </message>
    <message>
        <source>Kata sandi baru berlaku sekarang.</source>
        <translation>The new password holds from now on.</translation>
    </message>
</context>
<context>
    <name>terms</name>
    <message>
        <source>Penerima upah (PU)</source>
        <translation>Wage earner (PU)</translation>
    </message>
    <message>
        <source>Bukan penerima upah (BPU)</source>
        <translation>Non-wage earner (BPU)</translation>
    </message>
    <message>
        <source>Pekerja rentan</source>
        <translation>Vulnerable worker</translation>
    </message>
    <message>
        <source>Pegawai non-ASN</source>
        <translation>Non-civil-servant staff</translation>
    </message>
    <message>
        <source>Jaminan Kecelakaan Kerja</source>
        <translation>Work accident insurance</translation>
    </message>
    <message>
        <source>Jaminan Kematian</source>
        <translation>Death insurance</translation>
    </message>
    <message>
        <source>Jaminan Hari Tua</source>
        <translation>Old-age savings</translation>
    </message>
    <message>
        <source>Jaminan Pensiun</source>
        <translation>Pension</translation>
    </message>
    <message>
        <source>Jaminan Kehilangan Pekerjaan</source>
        <translation>Unemployment insurance</translation>
    </message>
    <message>
        <source>Mandiri (bayar sendiri)</source>
        <translation>Self-paid</translation>
    </message>
    <message>
        <source>Pemberi kerja</source>
        <translation>Employer</translation>
    </message>
    <message>
        <source>APBD kota/kabupaten</source>
        <translation>City or regency budget (APBD)</translation>
    </message>
    <message>
        <source>APBD provinsi</source>
        <translation>Provincial budget (APBD)</translation>
    </message>
    <message>
        <source>APBN</source>
        <translation>State budget (APBN)</translation>
    </message>
    <message>
        <source>Dana desa</source>
        <translation>Village fund</translation>
    </message>
    <message>
        <source>DBHCHT</source>
        <translation>Tobacco excise (DBHCHT)</translation>
    </message>
    <message>
        <source>CSR perusahaan</source>
        <translation>Company CSR</translation>
    </message>
    <message>
        <source>ASN peduli</source>
        <translation>Civil servants&apos; giving</translation>
    </message>
    <message>
        <source>Baznas (zakat)</source>
        <translation>Baznas (zakat)</translation>
    </message>
    <message>
        <source>Donatur</source>
        <translation>Donor</translation>
    </message>
    <message>
        <source>Sangat rendah</source>
        <translation>Very low</translation>
    </message>
    <message>
        <source>Rendah</source>
        <translation>Low</translation>
    </message>
    <message>
        <source>Sedang</source>
        <translation>Medium</translation>
    </message>
    <message>
        <source>Tinggi</source>
        <translation>High</translation>
    </message>
    <message>
        <source>Sangat tinggi</source>
        <translation>Very high</translation>
    </message>
    <message>
        <source>Laki-laki</source>
        <translation>Man</translation>
    </message>
    <message>
        <source>Perempuan</source>
        <translation>Woman</translation>
    </message>
    <message>
        <source>Draf</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>Belum terkirim</source>
        <translation>Not sent yet</translation>
    </message>
    <message>
        <source>Terkirim</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Diusulkan</source>
        <translation>Proposed</translation>
    </message>
    <message>
        <source>Diverifikasi</source>
        <translation>Verified</translation>
    </message>
    <message>
        <source>Ditetapkan (SK)</source>
        <translation>Approved (decree)</translation>
    </message>
    <message>
        <source>Aktif</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>Ditolak</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Dibatalkan</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>Didaftarkan</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>Diubah</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Dicetak</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>Diperiksa penyelia</source>
        <translation>Looked at by the supervisor</translation>
    </message>
    <message>
        <source>Kertas dicabut</source>
        <translation>Paper revoked</translation>
    </message>
    <message>
        <source>Perlu diperbaiki</source>
        <translation>To correct</translation>
    </message>
    <message>
        <source>Ditahan kota</source>
        <translation>Kept by the city</translation>
    </message>
    <message>
        <source>Digantikan</source>
        <translation>Replaced</translation>
    </message>
    <message>
        <source>Belum kawin</source>
        <translation>Single</translation>
    </message>
    <message>
        <source>Kawin</source>
        <translation>Married</translation>
    </message>
    <message>
        <source>Cerai hidup</source>
        <translation>Divorced</translation>
    </message>
    <message>
        <source>Cerai mati</source>
        <translation>Widowed</translation>
    </message>
    <message>
        <source>Suami/istri</source>
        <translation>Husband/wife</translation>
    </message>
    <message>
        <source>Anak</source>
        <translation>Child</translation>
    </message>
    <message>
        <source>Orang tua</source>
        <translation>Parent</translation>
    </message>
    <message>
        <source>Saudara kandung</source>
        <translation>Brother/sister</translation>
    </message>
    <message>
        <source>Lainnya</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>Terdaftar</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>Terkirim ke kota</source>
        <translation>Sent to the city</translation>
    </message>
    <message>
        <source>Ditolak atau dibatalkan</source>
        <translation>Refused or withdrawn</translation>
    </message>
    <message>
        <source>Bukti Pendaftaran</source>
        <translation>Proof of Registration</translation>
    </message>
    <message>
        <source>Konfirmasi Kepesertaan</source>
        <translation>Confirmation of Membership</translation>
    </message>
    <message>
        <source>Rincian Iuran</source>
        <translation>Contribution letter</translation>
    </message>
    <message>
        <source>Data dan Hak Anda</source>
        <translation>Your data and rights</translation>
    </message>
    <message>
        <source>Berita Acara Kegiatan</source>
        <translation>Event report</translation>
    </message>
    <message>
        <source>Rekap Harian</source>
        <translation>Day&apos;s summary</translation>
    </message>
    <message>
        <source>Kecelakaan kerja</source>
        <translation>Work accident</translation>
    </message>
    <message>
        <source>Kematian</source>
        <translation>Death</translation>
    </message>
    <message>
        <source>Hari tua</source>
        <translation>Old age</translation>
    </message>
    <message>
        <source>Pensiun</source>
        <translation>Pension</translation>
    </message>
    <message>
        <source>Kehilangan kerja</source>
        <translation>Job loss</translation>
    </message>
    <message>
        <source>PU</source>
        <translation>PU</translation>
    </message>
    <message>
        <source>BPU</source>
        <translation>BPU</translation>
    </message>
    <message>
        <source>Rentan</source>
        <translation>Vulnerable</translation>
    </message>
    <message>
        <source>Non-ASN</source>
        <translation>Non-ASN</translation>
    </message>
</context>
<context>
    <name>trouble_table</name>
    <message>
        <source>Keadaan</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Yang perlu dilihat</source>
        <translation>What to look at</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Sejak</source>
        <translation>Since</translation>
    </message>
</context>
<context>
    <name>waiting</name>
    <message>
        <source>Server kota belum pernah menjawab.</source>
        <translation>The city&apos;s server has never answered yet.</translation>
    </message>
    <message>
        <source>Jawaban terakhir dari server kota: {at}.</source>
        <translation>Last answer from the city&apos;s server: {at}.</translation>
    </message>
    <message>
        <source>Kiriman terakhir {at}: {sent} byte keluar, {received} byte masuk.</source>
        <translation>Last round {at}: {sent} bytes out, {received} bytes in.</translation>
    </message>
    <message>
        <source>Sejak {since}: {why}</source>
        <translation>Since {since}: {why}</translation>
    </message>
    <message>
        <source>Ditampilkan {shown} dari {all} yang menunggu.</source>
        <translation>Showing {shown} of {all} that wait.</translation>
    </message>
</context>
<context>
    <name>waiting_table</name>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Mengapa menunggu</source>
        <translation>Why it waits</translation>
    </message>
    <message>
        <source>Sejak</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>Dicoba lagi</source>
        <translation>Next try</translation>
    </message>
    <message>
        <source>Menunggu giliran dikirim.</source>
        <translation>Waiting for its turn.</translation>
    </message>
    <message>
        <source>kiriman berikut</source>
        <translation>next round</translation>
    </message>
</context>
<context>
    <name>worker_table</name>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Alamat</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>RT/RW</source>
        <translation>RT/RW</translation>
    </message>
    <message>
        <source>Segmen</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Didaftarkan</source>
        <translation>Registered</translation>
    </message>
</context>
</TS>
