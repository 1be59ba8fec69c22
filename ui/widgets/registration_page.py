"""The page around the form: its keys, what stands in the way, and the way out."""

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop_app.domain.worker import Registration
from desktop_app.use_cases.form import RegistrationForm
from ui import formats
from ui.theme import Theme
from ui.viewmodels.reading_back import CardShown
from ui.viewmodels.registration import UNDO_MS
from ui.viewmodels.worded import Complaint
from ui.widgets.complaint_strip import ComplaintStrip
from ui.widgets.field import Field
from ui.widgets.form_foot import FormFoot
from ui.widgets.keyed_page import KeyedPage
from ui.widgets.pieces import boxed, column, line, row, scrolled
from ui.widgets.read_back_dialog import ReadBackDialog
from ui.widgets.registration_form import RegistrationFormWidget
from ui.widgets.typed_ahead import TypedAhead


class RegistrationPage(KeyedPage):
    """The form, the strip that sums up what is missing, and the buttons.

    Signals:
        open_wanted: Id of a registration to be shown.
        left: Esc or "Batal" on a form that amends.
    """

    open_wanted = Signal(object)
    left = Signal()

    def __init__(self, form: RegistrationFormWidget, theme: Theme, amending: bool = False) -> None:
        super().__init__()
        self.setObjectName("page")
        self.model, self._theme, self._amending = form.model, theme, amending
        self.form = form
        self._focused: QWidget | None = None
        self._emptied: RegistrationForm | None = None
        self.went_on_paper = False  # what was saved last is printed too
        self._make_parts()
        self._lay_out()
        self._connect()
        self._bind_keys()

    def start(self) -> None:
        """Come to the page: what was typed is still there, and the focus is where it was."""
        if self._focused is not None:
            self._focused.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.go_to_first()

    def next_error(self, step: int) -> bool:
        """Go to the next (or previous) field something was said about; False without any."""
        return self.summary.go(step)

    def show_marks(self, complaints: tuple[Complaint, ...]) -> None:
        """Mark what the server would not take, once the form is filled."""
        self.summary.tell_marks(complaints)
        self.summary.go_to_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.form.fit(self.width() - 2 * self._theme.sizes.margin, self.height())
        self._fit_foot()

    def _fit_foot(self) -> None:
        self.foot.fit(is_total_beside=self.form.shows_total)

    def _make_parts(self) -> None:
        theme = self._theme
        self.area = scrolled(self.form)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.summary = ComplaintStrip(theme, self.form)
        self._ahead = TypedAhead(self, self._typed_into)
        foot = self.foot = FormFoot(theme, self.model.naming, amending=self._amending)
        self.save, self.save_and_print, self.clear = foot.save, foot.save_and_print, foot.clear
        self.card = ReadBackDialog(theme, self)

    def _lay_out(self) -> None:
        inside = column(self.form.head, line(), self.area, spacing=0)
        inside.setStretch(2, 1)
        self._card_row = row(boxed(inside, card="true"))
        layout = column(spacing=0)
        layout.addLayout(self._card_row, 1)
        layout.addWidget(self.summary)
        layout.addWidget(self.foot)
        self.setLayout(layout)
        self.form.set_tab_order()
        self._dress()

    def _dress(self) -> None:
        margin = self._theme.sizes.margin
        self._card_row.setContentsMargins(margin, margin - 4, margin, margin - 4)

    def _connect(self) -> None:
        model = self.model
        model.filled.connect(self._fill)
        model.restored.connect(self._restore)
        self.form.edited.connect(self._tell_typed)
        model.alike.found.connect(self.foot.tell_alike)
        self.foot.alike.wanted.connect(self.open_wanted)
        model.busy.connect(self._be_busy)
        model.refused.connect(self._show_refusal)
        model.mending.changed.connect(self.summary.take_back)
        self.form.field_edited.connect(self.summary.edited)
        model.unavailable.connect(self._show_outage)
        model.broke.connect(self._keep_out)
        model.registered.connect(self._show_saved)
        model.due_changed.connect(self.foot.show_total)
        self.save.clicked.connect(lambda: model.submit(self.form.finished(), False))
        self.save_and_print.clicked.connect(lambda: model.submit(self.form.finished(), True))
        self.clear.clicked.connect(self.left if self._amending else self._empty)
        self.foot.have_back.clicked.connect(self._have_back)
        self.foot.undo.clicked.connect(lambda: model.undo(self.form.typed()))
        model.may_undo.connect(self._offer_undo)
        model.undone.connect(self._show_undone)
        model.card_looked_up.connect(self._show_household)
        model.read_out.connect(self._show_card)
        self.card.confirmed.connect(model.save_read_out)
        self.form.open_wanted.connect(self.open_wanted)
        self._enter = self.form.moves_to(self.save)
        self._theme.changed.connect(self._dress)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._follow_focus)

    def _bind_keys(self) -> None:
        for keys, act in (
            ("F3", self.form.take_from_previous),
            ("Ctrl+F3", self.form.take_carried_from_previous),
            ("F5", self._next_in_family),
            ("F7", lambda: self.model.read_back(self.form.finished())),
            ("F11", self.foot.alike.look),
            ("Shift+F8", lambda: self.next_error(-1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self.press_by({Qt.Key.Key_S: self.save, Qt.Key.Key_P: self.save_and_print})
        if not self._amending:
            shortcut = QShortcut(QKeySequence("Ctrl+Z"), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._undo_if_offered)
            for part in self.form.parts.walk():
                part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Ctrl+Z take back what was saved, as long as there is nothing typed to take back.

        A field would have the key for itself; once the next person is begun, it has.
        """
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            free = self.foot.undo.isVisible() and not self.model.draft.is_begun
            if free and event.matches(QKeySequence.StandardKey.Undo):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _tell_typed(self) -> None:
        typed, model = self.form.typed(), self.model
        for tell in (model.draft.touched, model.alike.typed, model.mending.typed):
            tell(typed)

    def _show_card(self, card: CardShown) -> None:
        """Show what would be saved, for the worker to check before it is."""
        typed = self.form.typed()
        if not self.isVisible():
            return  # the door was shut meanwhile, or another page opened
        if card.form != typed:  # typed on while the card was made
            self.model.read_back(typed)
        else:
            self._forget_errors()
            self.card.open_with(card)

    def _undo_if_offered(self) -> None:
        if self.foot.undo.isVisible():
            self.foot.undo.click()

    def _next_in_family(self) -> None:
        """Go on with the same family card: the next person, or the address of the card typed."""
        typed, before = self.form.typed(), self.model.previous
        if not typed.name and not typed.nik and not typed.no_nik and before is not None:
            self.model.start_in_family()
            self.form.kin.ask(before)
            return
        if typed.family_card:
            self.model.look_up_card(typed)
        else:
            self.form.go_to("family_card")

    def _show_household(self, known: RegistrationForm | None) -> None:
        """Fill in the address of a family card that is known here; what was typed stays."""
        words = self.tr("No. KK ini belum ada di komputer ini.")
        if known is not None:
            words = self.tr("Alamat diisi menurut No. KK ini.")
            self.form.take_household(known)
            self.form.go_to("phone")
        self.foot.tell_news(words, "info", UNDO_MS)

    def _offer_undo(self, may: bool) -> None:
        self.foot.undo.setVisible(may)
        if not may:
            self.foot.end_news()

    def _show_undone(self, form: RegistrationForm) -> None:
        words = self.tr("{name} diurungkan. Perbaiki, lalu simpan lagi: nomornya baru.")
        if self.went_on_paper:
            words = self.tr("{name} diurungkan: sobek buktinya. Simpan lagi: nomornya baru.")
        self.foot.tell_news(words, "info", UNDO_MS, form.name)

    def _empty(self) -> None:
        """Empty the form, and offer for a while to have it back: nothing typed is ever lost."""
        typed = self.form.typed()
        self.model.draft.discard()
        self.model.start()
        if typed.nik or typed.name:
            self._emptied = typed
            self.foot.tell_news(self.tr("Formulir dikosongkan."), "info", UNDO_MS)
            self.foot.have_back.show()

    def _have_back(self) -> None:
        if self._emptied is not None:
            self.have_back(self._emptied)
            self._emptied = None
            self.foot.end_news()

    def have_back(self, form: RegistrationForm) -> None:
        """Show again what was thrown away, and keep it as it is typed on."""
        self.model.have_back(form, self.form.typed())
        self.model.draft.keep(self.form.typed())

    def _restore(self, form: RegistrationForm) -> None:
        """Show what was being typed when the program ended, and say so."""
        untouched = self.form.typed()
        self._fill(form)
        self.model.draft.shows_untouched(untouched)
        self.model.draft.shows_kept(self.form.typed())
        self.foot.tell_news(self.tr("Isian yang belum disimpan dipulihkan."), "info", UNDO_MS)

    def _fill(self, form: RegistrationForm) -> None:
        self._forget_errors()
        self.form.show_form(form)
        self.model.draft.shows_untouched(self.form.typed())
        self.area.verticalScrollBar().setValue(0)
        self.form.go_to_first()
        self._focused = self.form.first  # also where it is shown while nothing may be typed yet

    def _be_busy(self, busy: bool) -> None:
        """Hold keys for whoever comes next while it is saved; put the focus back where it was."""
        if busy:
            self._focused = self._inside(QApplication.focusWidget())
        for part in (self.form.head, self.form, self.save, self.save_and_print, self.clear):
            part.setDisabled(busy)
        if not busy and self._focused is not None and self.isVisible():
            self._focused.setFocus(Qt.FocusReason.OtherFocusReason)
        (self._ahead.hold if busy else self._ahead.release_soon)()

    def _typed_into(self) -> QWidget:
        return self._inside(QApplication.focusWidget()) or self._focused or self.form.first

    def _show_refusal(self, complaints: tuple[Complaint, ...]) -> None:
        kept_out = self._keep_out()
        self.summary.tell(complaints, kept_out)
        if not kept_out:
            self.summary.go_to_first()

    def _show_outage(self, words: str) -> None:
        self.summary.say(" ".join((words, self._keep_out())).strip(), "error")

    def _keep_out(self) -> str:
        """Keep what was typed while it was saved out of a form that was not; return what to say.

        Whoever types without looking up types into nothing from here on: F8 goes to the field.
        """
        if not self._ahead.drop():
            return ""
        if self.isVisible():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        return self.tr("Ketikan setelah itu tidak dimasukkan: ketik lagi setelah tersimpan.")

    def _show_saved(self, saved: Registration, _wants_paper: bool) -> None:
        self._forget_errors()
        if self._amending:
            return
        self.model.start()
        words = self.tr("Tersimpan di komputer ini. {name}, No. {number}")
        words = words.replace("{number}", formats.short_number(saved.number))
        self.foot.tell_news(words, "ok", UNDO_MS, saved.worker.name)

    def _forget_errors(self) -> None:
        self.model.mending.forget()
        self.summary.forget()

    def _follow_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """Keep the field that is typed into in sight, and what was typed into the one left."""
        if not isValid(self.model):
            return  # a desk that is left takes what the page knows with it, before the page
        if self._inside(before) is not None:
            self.model.draft.keep_now()
        inside = self._inside(now)
        if inside is not None:
            self._fit_foot()
            if inside in self.form.parts.walk():
                self._focused = inside
            self._show_editor(inside)
            # What has just been unfolded, or marked, has its place only after this.
            QTimer.singleShot(0, inside, lambda: self._show_editor(inside))

    def _show_editor(self, editor: QWidget) -> None:
        """Have it in sight with what is said of it; where one has gone on meanwhile, stay there."""
        if self.form.isAncestorOf(editor) and self.window().focusWidget() is editor:
            around = editor.parentWidget()
            shown = around if isinstance(around, Field) else editor
            self.area.ensureWidgetVisible(shown, 0, 24)

    def _inside(self, widget: QWidget | None) -> QWidget | None:
        return widget if widget is not None and self.isAncestorOf(widget) else None
