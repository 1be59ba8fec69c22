; What the set-up program says, in both languages: what is so, what it means for the data, what to do.
; $5 is the version that is installed.

LangString TOO_OLD ${LANG_INDONESIAN} "Windows di komputer ini terlalu lama.$\r$\n$\r$\nLoket Jamsostek memerlukan Windows 10 versi 1809 atau yang lebih baru (64-bit). Tidak ada yang dipasang dan tidak ada yang berubah.$\r$\n$\r$\nPerbarui Windows (Pengaturan > Pembaruan), atau pakai komputer lain."
LangString TOO_OLD ${LANG_ENGLISH} "The Windows on this computer is too old.$\r$\n$\r$\nLoket Jamsostek needs Windows 10 version 1809 or later (64-bit). Nothing was installed and nothing has changed.$\r$\n$\r$\nUpdate Windows (Settings > Update), or use another computer."

LangString RUNNING ${LANG_INDONESIAN} "Loket Jamsostek masih terbuka.$\r$\n$\r$\nData Anda aman; belum ada yang diubah. Simpan pekerjaan Anda, tutup jendela Loket Jamsostek, lalu coba lagi. Jika jendelanya tidak terlihat, mulai ulang komputer."
LangString RUNNING ${LANG_ENGLISH} "Loket Jamsostek is still open.$\r$\n$\r$\nYour data is safe; nothing was changed yet. Save your work, close the window of Loket Jamsostek, then try again. If no window is to be seen, restart the computer."

LangString NEWER_INSTALLED ${LANG_INDONESIAN} "Versi yang lebih baru sudah terpasang: $5.$\r$\n$\r$\nVersi ${VERSION} tidak dipasang, karena tidak bisa membuka data yang sudah ditulis oleh versi baru. Tidak ada yang berubah. Pakai saja yang sudah terpasang."
LangString NEWER_INSTALLED ${LANG_ENGLISH} "A newer version is already installed: $5.$\r$\n$\r$\nVersion ${VERSION} was not installed, because it cannot open data the newer one has written. Nothing has changed. Go on with what is installed."

LangString HELD ${LANG_INDONESIAN} "Sebagian isi program tidak bisa diganti, karena sedang dipakai program lain.$\r$\n$\r$\nData Anda tidak disentuh. Mulai ulang komputer, lalu jalankan pemasang ini sekali lagi."
LangString HELD ${LANG_ENGLISH} "A part of the program could not be replaced, because another program is using it.$\r$\n$\r$\nYour data was not touched. Restart the computer, then run this set-up once more."

LangString DATA_TOO ${LANG_INDONESIAN} "Program sudah dihapus. Data di laptop ini masih ada, dan bisa dibuka lagi setelah program dipasang kembali.$\r$\n$\r$\nHapus datanya juga? Pilih Tidak jika ragu."
LangString DATA_TOO ${LANG_ENGLISH} "The program is removed. The data on this laptop is still there, and can be opened again once the program is back.$\r$\n$\r$\nDelete the data as well? Choose No if in doubt."

LangString DATA_SURELY ${LANG_INDONESIAN} "Pendaftaran yang belum terkirim ke kota hanya ada di laptop ini. Jika dihapus, tidak bisa dikembalikan.$\r$\n$\r$\nTetap hapus semua data Loket Jamsostek di laptop ini?"
LangString DATA_SURELY ${LANG_ENGLISH} "Registrations not yet sent to the city exist on this laptop alone. Once deleted they cannot be brought back.$\r$\n$\r$\nDelete all data of Loket Jamsostek on this laptop all the same?"

LangString ACTIVATION ${LANG_INDONESIAN} "Berkas aktivasi Loket Jamsostek"
LangString ACTIVATION ${LANG_ENGLISH} "Activation file of Loket Jamsostek"
LangString SENT ${LANG_INDONESIAN} "Kiriman Loket Jamsostek untuk kota"
LangString SENT ${LANG_ENGLISH} "What Loket Jamsostek sends to the city"
LangString REPLY ${LANG_INDONESIAN} "Balasan kota untuk Loket Jamsostek"
LangString REPLY ${LANG_ENGLISH} "The city's reply to Loket Jamsostek"
LangString SELF_TEST ${LANG_INDONESIAN} "Uji diri Loket Jamsostek"
LangString SELF_TEST ${LANG_ENGLISH} "Self-test of Loket Jamsostek"
