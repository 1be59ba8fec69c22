"""How the office's papers look: its lines and emblem to the left, a specimen to the right."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QLineEdit, QWidget

from desktop_app.domain.office import Letterhead
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.paper_look import LONGEST_LINE, LONGEST_TEXT, PaperLook
from ui.theme import Theme
from ui.viewmodels.paper_look import PaperLookViewModel
from ui.viewmodels.worded import Choice, Complaint
from ui.widgets.editors import ChoiceCombo
from ui.widgets.field import Field, complain_at, stack_fields
from ui.widgets.pieces import Button, Grows, Notice, column, grow, row, scrolled, text
from ui.widgets.preview_dialog import PagePicture

_PAUSE_MS = 250
"""Between the last key and the drawing: a word is typed, not its letters one by one."""

_WIDTH, _HEIGHT, _LABELS = 940, 600, 150


class PaperLookDialog(QDialog):
    """Stays until the look was kept, or left as it was with Esc."""

    def __init__(self, model: PaperLookViewModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("paper_look")
        self.setWindowTitle(self.tr("Kop dan tanda tangan surat"))
        self._model, self._theme = model, theme
        self.lines = {name: QLineEdit() for name in self._labels()}
        for name, edit in self.lines.items():
            edit.setMaxLength(LONGEST_TEXT if name in {"reminder", "footer"} else LONGEST_LINE)
        self.signs = QCheckBox(self.tr("Konfirmasi ditanda&tangani pejabat ini"))
        self.emblem = Button(theme, self.tr("Pilih &lambang…"))
        self.remove = Button(theme, self.tr("&Hapus lambang"))
        self.size_shown = ChoiceCombo(
            [Choice(size.value, words) for size, words in self._sizes().items()]
        )
        self.page, self.notice = PagePicture(), Notice(theme, rounded=True)
        self.page.setAccessibleName(self.tr("Contoh surat dengan kop ini"))
        self.leave = Button(theme, self.tr("Batal"), key="Esc")
        self.keep = Button(theme, self.tr("Simpan"), "primary")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._lay_out()
        self._connect()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        model.read()

    def _labels(self) -> dict[str, str]:
        return {
            "government": self.tr("&Pemerintah"),
            "office": self.tr("&Kantor"),
            "address": self.tr("&Alamat"),
            "contact": self.tr("Tele&pon, surel"),
            "place": self.tr("Te&mpat tanda tangan"),
            "signatory_title": self.tr("&Jabatan"),
            "signatory_name": self.tr("&Nama pejabat"),
            "signatory_number": self.tr("N&IP"),
            "reminder": self.tr("Pen&gingat"),
            "footer": self.tr("Cat&atan kaki"),
        }

    def _sizes(self) -> dict[PaperFormat, str]:
        return {
            PaperFormat.A5: "A5",
            PaperFormat.A4: "A4",
            PaperFormat.F4: "F4",
            PaperFormat.TWO_A5: self.tr("Dua A5 di A4"),
            PaperFormat.FOUR_A6: self.tr("Empat A6 di A4"),
            PaperFormat.ROLL_80: self.tr("Gulungan 80 mm"),
            PaperFormat.ROLL_58: self.tr("Gulungan 58 mm"),
        }

    def _lay_out(self) -> None:
        theme, labels = self._theme, self._labels()
        self.fields = {
            name: Field(theme, labels[name], {name: edit}) for name, edit in self.lines.items()
        }
        self.fields["emblem"] = Field(
            theme, self.tr("Lambang"), {"emblem": self.emblem, "remove": self.remove}, fills=False
        )
        asked = column(
            text(self.tr("Baris yang kosong memakai kop dari kota."), "hint", wraps=True),
            spacing=10,
        )
        asked.addLayout(stack_fields(list(self.fields.values()), theme, label_width=_LABELS))
        asked.addWidget(self.signs)
        asked.addStretch(1)
        asked.setContentsMargins(4, 4, 12, 4)
        shown = column(self.size_shown, self.page, spacing=8)
        shown.setStretch(1, 1)
        both = row(spacing=16)
        both.addWidget(scrolled(asked), 1)
        both.addLayout(shown, 1)
        layout = column(spacing=12)
        layout.addLayout(both, 1)
        layout.addWidget(self.notice)
        layout.addLayout(row(1, self.leave, self.keep))
        layout.setContentsMargins(20, 16, 20, 16)
        self.setLayout(layout)
        grow(theme, self, Grows.LEAST_WIDTH, _WIDTH)
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))

    def _connect(self) -> None:
        model = self._model
        for edit in self.lines.values():
            edit.textEdited.connect(lambda _text: self._pause.start())
            edit.editingFinished.connect(self._take)
        self._pause.timeout.connect(self._take)
        self.signs.toggled.connect(model.set_signs)
        self.emblem.clicked.connect(self._choose_emblem)
        self.remove.clicked.connect(model.remove_emblem)
        self.size_shown.activated.connect(lambda _at: model.choose_size(self.size_shown.value))
        self.leave.clicked.connect(self.reject)
        self.keep.clicked.connect(self._keep)
        model.shown.connect(self._show)
        model.drawn.connect(self.page.show_page)
        model.refused.connect(self._complain)
        model.kept.connect(self.accept)

    def _take(self) -> None:
        for name, edit in self.lines.items():
            self._model.set_line(name, edit.text())

    def _keep(self) -> None:
        self._take()
        self._model.keep()

    def _choose_emblem(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Pilih lambang"), "", self.tr("Gambar (*.png *.jpg *.jpeg)")
        )
        if path:
            self._model.choose_emblem(Path(path))

    def _show(self, look: PaperLook, city: Letterhead) -> None:
        for name, edit in self.lines.items():
            edit.setText(look.texts[name])
            edit.setPlaceholderText(getattr(city, name, ""))
        self.signs.setChecked(look.signs)

    def _complain(self, complaints: Sequence[Complaint]) -> None:
        _about, homeless = complain_at(self.fields, complaints)
        self.notice.say(homeless, "error")
