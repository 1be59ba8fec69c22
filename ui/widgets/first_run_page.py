"""The first start, step by step: activation, officer, recovery code."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QStackedWidget

from desktop_app.domain.office import Activation
from ui.theme import Theme
from ui.viewmodels.first_run import FirstRunViewModel, Step
from ui.viewmodels.worded import Complaint
from ui.widgets.field import EnterMoves, Field
from ui.widgets.gate import Gate, secret_edit
from ui.widgets.pieces import Button, Notice, line, row, text


class ActivationStep(Gate):
    """Whose laptop this is: from a file on a stick, or from the server by a code."""

    def __init__(self, model: FirstRunViewModel, theme: Theme) -> None:
        super().__init__(
            theme,
            "building-2",
            self.tr("Selamat datang di Loket Jamsostek"),
            self.tr(
                "Komputer ini belum diaktifkan. Pakai berkas aktivasi dari dinas, "
                "atau ketik kodenya bila ada internet."
            ),
        )
        self._model = model
        self.file = Button(theme, self.tr("Pilih berkas aktivasi…"), icon="usb")
        self.server, self.code = QLineEdit(), QLineEdit()
        self.server.setInputMethodHints(Qt.InputMethodHint.ImhUrlCharactersOnly)
        self.code.setProperty("mono", "true")
        self.code.setMaxLength(20)
        self.fetch = Button(theme, self.tr("Ambil dengan kode"))
        self.found = Notice(theme, rounded=True)
        self.go_on = Button(theme, self.tr("Lanjut"), "primary")
        self.body.addLayout(row(self.file, 1))
        self.body.addWidget(line())
        self.add_fields(
            Field(theme, self.tr("&Alamat server"), {"server": self.server}),
            Field(theme, self.tr("&Kode aktivasi"), {"code": self.code}),
            required=False,  # the file says the same
        )
        self.body.addLayout(row(1, self.fetch))
        self.body.addWidget(self.found)
        self.body.addWidget(self.notice)
        self.body.addLayout(row(1, self.go_on))
        self.go_on.hide()
        self._enter = EnterMoves([self.file, self.server, self.code, self.fetch, self.go_on], self)
        self.file.clicked.connect(self._ask_for_file)
        self.fetch.clicked.connect(lambda: model.fetch(self.server.text(), self.code.text()))
        self.go_on.clicked.connect(model.confirm_activation)
        model.activated.connect(self._show_found)

    def start(self) -> None:
        self.file.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_for_file(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Berkas aktivasi"), "", self.tr("Aktivasi (*.loket);;Semua (*)")
        )
        if path:
            self._model.read_file(path)

    def take_file(self, path: str) -> None:
        """Read a file that was opened by a double click."""
        self._model.read_file(path)

    def _show_found(self, activation: Activation) -> None:
        self.calm()
        city = activation.city
        place = ", ".join(reversed(city.region_names))
        words = self.tr("Untuk {place}. Komputer nomor {number}.")
        self.found.say(words.format(place=place, number=activation.device_number), "ok")
        self.go_on.show()
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)


class OfficerStep(Gate):
    """Who works here, and the password that opens the file."""

    def __init__(self, model: FirstRunViewModel, theme: Theme) -> None:
        super().__init__(
            theme,
            "user-plus",
            self.tr("Petugas dan kata sandi"),
            self.tr(
                "Nama Anda tercetak di bukti pendaftaran. Kata sandi paling sedikit 12 huruf atau "
                "angka; beberapa kata yang tidak berhubungan paling mudah diingat."
            ),
        )
        self.name, self.password, self.again = QLineEdit(), secret_edit(), secret_edit()
        self.add_fields(
            Field(theme, self.tr("&Nama petugas"), {"officer_name": self.name}),
            Field(theme, self.tr("Kata &sandi"), {"password": self.password}),
            Field(theme, self.tr("&Ulangi"), {"again": self.again}),
        )
        self.go_on = Button(theme, self.tr("Buat berkas data terenkripsi"), "primary", "lock")
        self.body.addWidget(self.notice)
        self.body.addLayout(row(1, self.go_on))
        self._enter = EnterMoves([self.name, self.password, self.again, self.go_on], self)
        self.go_on.clicked.connect(
            lambda: model.set_up(self.name.text(), self.password.text(), self.again.text())
        )
        model.busy.connect(self.go_on.setDisabled)

    def start(self) -> None:
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)


class RecoveryStep(Gate):
    """The code that opens the file when the password is forgotten or the laptop's keys are lost."""

    def __init__(self, model: FirstRunViewModel, theme: Theme) -> None:
        super().__init__(
            theme,
            "shield-check",
            self.tr("Catat kode pemulihan"),
            self.tr(
                "Bila kata sandi lupa, hanya kode ini yang membuka data. Tulis di kertas dan "
                "simpan di tempat terkunci. Kode ini tidak disimpan di komputer."
            ),
        )
        self.code = text("", "code", wraps=True)
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.code.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.letters = QLineEdit()
        self.letters.setProperty("mono", "true")
        self.letters.setMaxLength(8)
        self.asked = text("", wraps=True)
        self.go_on = Button(theme, self.tr("Selesai, mulai mendaftar"), "primary", "check")
        self.body.addWidget(self.code)
        self.body.addWidget(self.asked)
        self.add_fields(Field(theme, self.tr("&Kelompok itu"), {"letters": self.letters}))
        self.body.addWidget(self.notice)
        self.body.addLayout(row(1, self.go_on))
        self._enter = EnterMoves([self.letters, self.go_on], self)
        self.go_on.clicked.connect(lambda: model.confirm_recovery(self.letters.text()))
        model.recovery.connect(self._show_code)

    def start(self) -> None:
        self.letters.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_code(self, code: str, group: int) -> None:
        self.code.setText(code)
        words = self.tr("Supaya yakin tercatat: ketik kelompok ke-{group} dari catatan Anda.")
        self.asked.setText(words.format(group=group))


class FirstRunPage(QStackedWidget):
    """The three steps, one at a time."""

    def __init__(self, model: FirstRunViewModel, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self.activation = ActivationStep(model, theme)
        self.officer = OfficerStep(model, theme)
        self.recovery = RecoveryStep(model, theme)
        self._steps = (self.activation, self.officer, self.recovery)
        for step in self._steps:
            self.addWidget(step)
        model.step.connect(self._go_to)
        model.refused.connect(self._complain)

    def start(self) -> None:
        self._go_to(Step.ACTIVATION)

    def take_file(self, path: str) -> bool:
        """Read an activation while one is asked for; say whether one was."""
        asks = self.currentIndex() == Step.ACTIVATION
        if asks:
            self.activation.take_file(path)
        return asks

    def _go_to(self, step: int) -> None:
        self.setCurrentIndex(step)
        self._steps[step].start()

    def _complain(self, complaints: tuple[Complaint, ...]) -> None:
        self._steps[self.currentIndex()].complain(complaints)
