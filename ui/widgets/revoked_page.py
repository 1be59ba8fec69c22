"""What a withdrawn laptop shows: first that it is locked, and in the end that it is empty."""

from PySide6.QtCore import Qt, Signal

from desktop_app.domain.farewell import Tombstone
from ui.theme import Theme
from ui.viewmodels.revoked import RevokedViewModel
from ui.widgets.gate import Gate
from ui.widgets.pieces import Button, Pause, row


class RevokedPage(Gate):
    """Locked: what is still here is being sent, sealed; there is one button, to try at once."""

    def __init__(self, model: RevokedViewModel, theme: Theme) -> None:
        super().__init__(theme, "ban", "", "")
        self.title.setText(self.tr("Komputer ini dicabut oleh kota"))
        self.words.setText(
            self.tr(
                "Komputer ini tidak boleh dipakai lagi untuk mendaftar. Data yang belum ada di "
                "kota sedang dikirim dalam keadaan tersegel. Data di sini baru dihapus setelah "
                "kota memberi tanda terima. Bila ini keliru, hubungi dinas sekarang."
            )
        )
        self.again = Button(theme, self.tr("Kirim sekarang (F9)"), "primary", "send", "F9")
        self.again.setShortcut("F9")
        self._pause = Pause(self.again)
        self.body.addWidget(self.notice)
        self.body.addLayout(row(1, self.again))
        self.again.clicked.connect(model.say)
        model.busy.connect(self._be_busy)
        model.waits.connect(lambda words: self.notice.say(words, "warn"))

    def start(self) -> None:
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _be_busy(self, busy: bool) -> None:
        self._pause.take(busy)
        if busy:
            self.notice.say(self.tr("Mengirim sisa data, tersegel…"), "info")
        else:
            self.notice.silence()


class TombstonePage(Gate):
    """Empty: what happened, and whom to ask.

    Signals:
        anew: The laptop is to be set up again, with a new activation.
    """

    anew = Signal()

    def __init__(self, tombstone: Tombstone, theme: Theme) -> None:
        super().__init__(theme, "circle-check", "", "")
        self.title.setText(self.tr("Data di komputer ini sudah dihapus"))
        if tombstone.facts:
            words = self.tr(
                "{city} mencabut komputer ini. {facts} kiriman terakhir sudah diterima kota dengan "
                "tanda terima, lalu semua data di komputer ini dihapus. Pertanyaan: {contact}."
            )
        else:
            words = self.tr(
                "{city} mencabut komputer ini. Semua data sudah ada di kota, lalu yang di "
                "komputer ini dihapus. Pertanyaan: {contact}."
            )
        contact = tombstone.contact or self.tr("hubungi dinas")
        self.words.setText(
            words.format(city=tombstone.city, facts=tombstone.facts, contact=contact)
        )
        again = self.tr("Aktifkan lagi dengan kode baru")
        self.anew_button = Button(theme, again, icon="user-plus")
        self.body.addWidget(self.notice)
        self.body.addLayout(row(1, self.anew_button))
        self.anew_button.setVisible(tombstone.wiped)
        self.anew_button.clicked.connect(self.anew)
        if not tombstone.wiped:
            waits = self.tr(
                "Satu kunci di komputer ini belum bisa dihapus; tanpa data ia tidak membuka "
                "apa-apa. Dicoba lagi setiap aplikasi dibuka."
            )
            self.notice.say(waits, "warn")

    def start(self) -> None:
        self.anew_button.setFocus(Qt.FocusReason.OtherFocusReason)
