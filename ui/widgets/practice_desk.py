"""The desk while somebody practises: nothing of it can be taken for the real one."""

from PySide6.QtCore import Signal

from ui.theme import Theme
from ui.viewmodels.desk import Models
from ui.widgets.desk_view import DeskView, Tab
from ui.widgets.pieces import Button, Notice
from ui.widgets.registration_form import RegistrationFormWidget
from ui.widgets.registration_page import RegistrationPage


class PracticeDesk(DeskView):
    """The same pages under a strip that says what this is, in the place of the banner.

    Signals:
        left: The practice is to end.
    """

    left = Signal()

    offers_practice = False

    def __init__(self, models: Models, theme: Theme, officer: str) -> None:
        page = RegistrationPage(RegistrationFormWidget(models.registration, theme), theme)
        super().__init__(models, page, theme, self.tr("LATIHAN · {name}").format(name=officer))
        self.banner.hide()
        self.strip = Notice(theme)
        self.end = Button(theme, self.tr("Akhiri latihan (Ctrl+Q)"), "quiet", "arrow-left")
        self.end.setShortcut("Ctrl+Q")
        self.strip.add(self.end)
        self.strip.say(
            self.tr("LATIHAN. Tidak ada yang dikirim; semuanya dihapus setelah selesai."), "warn"
        )
        self.above.insertWidget(1, self.strip)
        self.setTabOrder(self.top.lock, self.end)  # where it stands, not where it was made
        self.top.tabs[Tab.SETTINGS].hide()
        self.end.clicked.connect(self.left)

    def start(self) -> None:
        """Begin with an empty form; nothing is sent, backed up or looked after."""
        self.models.registration.begin()
        self.models.troubles.read()
        self.models.events.read()
        self.go_to(Tab.REGISTRATION)

    def stop(self) -> None:
        """What is typed need not be kept."""

    def go_to(self, tab: int) -> None:
        """Go to a place; the settings are those of the real desk, and stay out of reach."""
        if tab != Tab.SETTINGS:
            super().go_to(tab)
