"""The printer for papers: what is fed into it, how it is spoken to, and whether it works."""

from PySide6.QtWidgets import QFrame, QLineEdit

from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.print_job import Way
from ui.theme import Theme
from ui.viewmodels.printers import PrinterShown, PrinterViewModel
from ui.viewmodels.worded import Choice
from ui.widgets.editors import ChoiceCombo
from ui.widgets.field import Field, stack_fields
from ui.widgets.pieces import Button, Grows, Notice, column, grow, row, text

LABELS = 132
"""Width of the labels in the settings, so that all its fields begin on one edge."""

_WIDTH = 280
_MOST_COPIES = 3


class PrinterBox(QFrame):
    """Stands under the choice of the printer."""

    def __init__(self, model: PrinterViewModel, theme: Theme) -> None:
        super().__init__()
        self._model, self._theme = model, theme
        self.read = model.read
        self.size_of = ChoiceCombo(
            [
                Choice(PaperFormat.A5, self.tr("A5")),
                Choice(PaperFormat.A4, self.tr("A4")),
                Choice(PaperFormat.F4, self.tr("F4 (215 × 330 mm)")),
                Choice(PaperFormat.TWO_A5, self.tr("A4, dua kertas A5")),
                Choice(PaperFormat.FOUR_A6, self.tr("A4, empat kertas A6")),
                Choice(PaperFormat.ROLL_80, self.tr("Struk 80 mm")),
                Choice(PaperFormat.ROLL_58, self.tr("Struk 58 mm")),
            ]
        )
        self.way = ChoiceCombo(
            [
                Choice(Way.RASTER, self.tr("Gambar, seperti pratinjau")),
                Choice(Way.TEXT, self.tr("Huruf saja, untuk kabel lambat")),
            ]
        )
        self.profile = ChoiceCombo()
        self.copies = ChoiceCombo(
            [Choice(str(count), str(count)) for count in range(1, _MOST_COPIES + 1)]
        )
        self.own = QLineEdit()
        self.own.setPlaceholderText("socket://192.168.1.50:9100")
        for editor in (self.size_of, self.way, self.profile, self.copies, self.own):
            grow(theme, editor, Grows.WIDTH, _WIDTH)
        self.try_out = Button(theme, self.tr("Cetak &halaman uji"), icon="printer")
        self.warning, self.notice = Notice(theme, rounded=True), Notice(theme, rounded=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        theme = self._theme
        self._roll = [
            Field(theme, self.tr("&Cara cetak struk"), {"way": self.way}, fills=False),
            Field(theme, self.tr("&Jenis printer struk"), {"profile": self.profile}, fills=False),
        ]
        fields = [
            Field(theme, self.tr("&Ukuran kertas"), {"paper_size": self.size_of}, fills=False),
            *self._roll,
            Field(theme, self.tr("&Rangkap"), {"copies": self.copies}, fills=False),
            Field(theme, self.tr("&Alamat printer struk"), {"own": self.own}, fills=False),
        ]
        self._stack = stack_fields(fields, theme, LABELS)
        inside = column(spacing=8)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.warning)
        inside.addLayout(self._stack)
        hint = self.tr("Rangkap kedua dan seterusnya ditandai Salinan.")
        inside.addWidget(text(hint, "hint", wraps=True))
        inside.addLayout(row(self.try_out, 1))
        inside.addWidget(self.notice)
        self.setLayout(inside)

    def _connect(self) -> None:
        model = self._model
        self.size_of.activated.connect(lambda _at: model.choose_size(self.size_of.value))
        self.way.activated.connect(lambda _at: model.choose_way(self.way.value))
        self.profile.activated.connect(lambda _at: model.choose_profile(self.profile.value))
        self.copies.activated.connect(lambda _at: model.choose_copies(self.copies.value))
        self.own.editingFinished.connect(self._tell_own)
        self.try_out.clicked.connect(model.try_out)
        model.shown.connect(self._show)
        model.said.connect(self.notice.say)

    def _tell_own(self) -> None:
        if self.own.isModified():
            self.own.setModified(False)
            self._model.choose_own(self.own.text())

    def _show(self, shown: PrinterShown) -> None:
        setup = shown.setup
        for editor in (self.size_of, self.way, self.profile, self.copies, self.try_out):
            editor.setEnabled(bool(shown.name))
        self.size_of.choose(setup.size)
        self.way.choose(Way.TEXT if setup.spoken is Way.TEXT else Way.RASTER)
        plainest = Choice("", self.tr("Tidak tahu (paling sederhana)"))
        self.profile.offer([plainest, *(Choice(name, name) for name in shown.profiles)])
        self.profile.choose(setup.profile)
        self.copies.choose(str(setup.copies))
        for field in self._roll:
            field.show_row(setup.size.is_roll)
        if not self.own.hasFocus():
            self.own.setText(" ".join(shown.own))
        self.warning.say(shown.warning, "warn")
