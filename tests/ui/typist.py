"""A whole program that types a form by keys and is killed in the middle: a process of its own.

``python -m tests.ui.typist FOLDER NEW|AMEND SEED`` opens the laptop that lies in ``FOLDER``, types
into the form, and after each key says on its output what stands in the form and when; it never ends
by itself. With ``LOOK`` it says what the form shows once it has been opened, and ends.
"""

import json
import sys
import time
from dataclasses import asdict
from pathlib import Path
from random import Random

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.use_cases.first_run import unlock
from desktop_app.use_cases.form import RegistrationForm
from tests.campaigns.office import PASSWORD, FileKeychain
from tests.fixtures.people import NOW
from ui.app import Desktop
from ui.widgets.registration_page import RegistrationPage

LONGEST_PAUSE_MS = 400
FIELDS = ("name", "birth_place", "mother", "street", "rt", "rw", "phone", "workplace", "income")
LETTERS = "abcdefghijklmnopqrstuvwxyz 0123456789"


def told(form: RegistrationForm) -> str:
    """Return a form as text that two moments can be compared by."""
    fields = asdict(form)
    fields["programmes"] = sorted(form.programmes)
    return json.dumps({"at": time.monotonic(), "form": fields})


class Typist:
    """Types into one page, key by key, with pauses by chance."""

    def __init__(self, page: RegistrationPage, chance: Random) -> None:
        self._page, self._chance = page, chance

    def type_on(self) -> None:
        chance, form = self._chance, self._page.form
        if chance.random() < 0.1 or QApplication.focusWidget() is None:
            form.go_to(chance.choice(FIELDS))
        editor = QApplication.focusWidget()
        if editor is not None:
            QTest.keyClicks(editor, chance.choice(LETTERS))
        say(told(form.typed()))
        QTimer.singleShot(chance.randrange(LONGEST_PAUSE_MS), self.type_on)


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main(folder: Path, what: str, seed: str) -> int:
    app = QApplication([])
    keychain = FileKeychain(folder.with_name(f"{folder.name}.keychain"))
    desktop = Desktop(app, folder, keychain, lambda: NOW)
    desktop.enter(unlock(folder, keychain, PASSWORD, NOW))
    desktop.window.show()
    view = desktop.view
    assert view is not None
    view.models.banner.stop()
    if what == "AMEND" and view.amendment.page is None:
        with desktop.desk.database.reading() as tx:  # type: ignore[union-attr]  # it has been entered
            someone = tx.workers.get(tx.workers.page(None, 1)[0].id)
        assert someone is not None
        view.amend(someone)
    page = view.amendment.page or view.registration
    if what == "LOOK":
        say(told(page.form.typed()))
        desktop.close()
        return 0
    typist = Typist(page, Random(seed))  # Qt keeps no hold of whom it calls
    QTimer.singleShot(0, typist.type_on)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3]))
