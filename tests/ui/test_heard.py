"""The whole program as a screen reader hears it: a real AT-SPI client, a real display, real keys.

What a clerk with closed eyes is told decides what is typed here: nothing of the program's inside is
looked at.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from desktop_app.storage.keychain import Keychain
from desktop_app.use_cases.first_run import set_up
from installers.demo.secret_service import private_secret_service
from installers.screen import screen
from tests.campaigns import office
from tests.fixtures.display import accessibility_bus, give_keyboard, program
from tests.fixtures.screen_reader import SPOKEN, Found, Place, ScreenReader

WALK = [
    "NIK", "Nama lengkap", "Tempat lahir", "Nama ibu kandung", "No. KK", "Alamat", "RT", "RW",
    "Kelurahan", "HP", "Segmen", "Pekerjaan", "Lokasi kerja", "Penghasilan", "Jaminan Hari Tua",
    "Sumber dana", "Mulai bulan", "Lama iuran", "Pekerja sudah setuju",
]  # fmt: skip
"""The form for a vulnerable worker, as Tab goes through it."""


REQUIRED, REFUSED = "Wajib", "Perlu diperbaiki: "
NOT_ASKED = {"Tanggal lahir", "Jenis kelamin"}
"""Shown only once something is wrong with them: a NIK says them."""

NEXT_NIK = "3375011203750012"
"""Of who comes next: typed without waiting for anything."""


@dataclass
class Listener:
    """Somebody at the desk who sees nothing."""

    reader: ScreenReader
    program: Place

    def shown(self) -> list[Found]:
        return list(self.reader.walk(self.program))

    def go(self, key: str, landmark: str) -> list[Found]:
        """Press a key, and listen until something of that name has the focus."""
        self.reader.press(key)
        self.reader.wait(lambda: self.focused_name() == landmark, landmark)
        return self.shown()

    def focused(self) -> Found | None:
        return self.reader.focused()

    def focused_name(self) -> str:
        found = self.focused()
        return "" if found is None else called(found)

    def empty_form(self) -> None:
        """Go to an empty form, with the focus in its first field."""
        self.reader.press("Alt+1", "Ctrl+N")
        self.reader.wait(lambda: self.focused_name() == "NIK", "NIK")
        self.reader.forget()


def called(found: Found) -> str:
    """Return what a reader says a thing is called.

    Of a choice Qt tells the value as its name: what it is called is its label, or its description.
    """
    if found.role != "combo box":
        return found.name
    return found.labels[0] if found.labels else found.description.partition(".")[0]


@pytest.fixture(scope="module")
def listener(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Listener]:
    """A laptop that is set up, its program on a display of its own, and somebody listening."""
    folder = tmp_path_factory.mktemp("heard") / "laptop"
    with ExitStack() as stack, pytest.MonkeyPatch.context() as patch:
        session = stack.enter_context(private_secret_service())
        for name, value in session.items():
            patch.setenv(name, value)
        office.guess_cheaply()
        made = set_up(
            folder, Keychain(), office.ACTIVATION, officer_name=office.OFFICER,
            password=office.PASSWORD, now=datetime.now(UTC),
        )  # fmt: skip
        made.opened.database.close()
        shown = stack.enter_context(screen())
        variables = {**session, "DISPLAY": shown}
        bus = stack.enter_context(accessibility_bus(variables))
        reader = ScreenReader(bus)
        stack.callback(reader.close)
        stack.enter_context(program(folder, variables))
        reader.wait(lambda: bool(reader.programs()), "the program")
        listener = Listener(reader, reader.programs()[0])
        reader.wait(lambda: any(one.name == "Buka" for one in listener.shown()), "the door")
        give_keyboard(shown)
        reader.wait(lambda: listener.focused_name() == "Kata sandi", "the password")
        reader.type(office.PASSWORD)
        listener.go("Enter", "NIK")
        yield listener


def test_the_door_is_told_and_the_password_is_not_read_out(listener: Listener) -> None:
    listener.go("Ctrl+L", "Kata sandi")
    listener.reader.type(office.PASSWORD)
    found = listener.focused()

    assert found is not None
    assert found.labels == ("Kata sandi",)
    read = listener.reader.text(found.place)
    assert len(read) == len(office.PASSWORD)
    assert len(set(read)) == 1
    assert not any(word in read for word in office.PASSWORD.split())
    listener.reader.press("Enter")
    listener.reader.wait(lambda: listener.focused_name() in WALK, "the form")


@pytest.mark.parametrize(
    ("key", "landmark", "roles"),
    [
        ("Alt+1", "", {"text": 11, "combo box": 4, "check box": 2, "push button": 5}),
        ("Alt+2", "Mulai pendaftaran", {"text": 1, "combo box": 2, "push button": 3}),
        ("Alt+3", "", {"push button": 3}),
        ("Alt+4", "Nama kegiatan", {"text": 3, "combo box": 3, "push button": 4, "table": 1}),
        ("Alt+5", "", {"push button": 3, "table": 1}),
        ("Alt+6", "Printer", {"combo box": 3, "push button": 6}),
    ],
)
def test_whatever_can_have_the_focus_has_a_role_a_name_and_its_label(
    listener: Listener, key: str, landmark: str, roles: dict[str, int]
) -> None:
    listener.reader.press(key)
    tab = int(key[-1])
    listener.reader.wait(lambda: place_of(listener.shown()) == tab, f"tab {tab}")
    if landmark:
        listener.reader.wait(lambda: listener.focused_name() == landmark, landmark)
    shown = listener.shown()
    stops = [found for found in shown if "focusable" in found.states]

    assert [found for found in stops if not called(found).strip()] == []
    for role, least in roles.items():
        assert len([found for found in shown if found.role == role]) >= least, role
    labels = {found.name for found in shown if found.labelled}
    told = {label for found in shown for label in found.labels}
    assert told == labels, "a label in sight is nobody's"
    for found in stops:
        if found.role in {"text", "combo box"} and called(found) in labels:
            assert called(found) in found.labels


def cells_of(shown: list[Found]) -> list[str]:
    return [found.name for found in shown if found.role == "cell"]


def place_of(shown: list[Found]) -> int:
    """Return the number of the tab that is said to be the chosen one."""
    tabs = [found for found in shown if found.description.startswith("Alt+")][:6]
    chosen = [number for number, tab in enumerate(tabs, 1) if "checked" in tab.states]
    return chosen[0] if len(chosen) == 1 else 0


def test_each_step_through_the_form_is_told_with_a_name(listener: Listener) -> None:
    listener.empty_form()
    heard = ["NIK", *(called(listener.reader.step("Tab")) for _ in WALK[1:])]

    assert heard == WALK
    around = [called(listener.reader.step("Tab")) for _ in range(10)]
    assert all(around)
    assert around.index("NIK") == len(around) - 1, "the circle closes"
    assert called(listener.reader.step("Shift+Tab")) == around[-2]


def test_enter_goes_on_and_back_and_is_told(listener: Listener) -> None:
    listener.empty_form()
    on = [called(listener.reader.step("Enter")) for _ in range(4)]

    assert on == ["Nama lengkap", "Tempat lahir", "Nama ibu kandung", "No. KK"]
    assert called(listener.reader.step("Shift+Enter")) == "Nama ibu kandung"


def test_what_is_wrong_is_announced_and_stands_with_its_field(listener: Listener) -> None:
    listener.empty_form()
    listener.reader.type("12345")
    listener.reader.press("Ctrl+S")
    told = listener.reader.hear("perlu diperiksa")
    first = listener.focused()
    second = listener.reader.step("F8")
    while called(second) in {"Tanggal lahir", "Jenis kelamin"}:  # the NIK does not say them
        second = listener.reader.step("F8")

    assert "NIK" in told
    assert first is not None
    assert first.name == "NIK"
    assert "16" in first.description
    assert second.name == "Nama lengkap"
    assert second.description.startswith(REFUSED)
    listener.reader.type("a")
    listener.reader.wait(
        lambda: listener.reader.look(second.place).description == "Wajib diisi",
        "the complaint to go",
    )


def test_what_is_required_is_told_and_is_what_an_empty_form_is_refused_for(
    listener: Listener,
) -> None:
    """AT-SPI has states for both, which Qt 6.11 cannot set; the words have to say it."""
    listener.empty_form()
    reader = listener.reader
    stops = [listener.focused(), *(reader.step("Tab") for _ in WALK[1:])]
    required = {called(stop) for stop in stops if stop and REQUIRED in stop.description}
    reader.press("Ctrl+S")
    reader.hear("perlu diperiksa")
    refused = {called(found): found for found in listener.shown() if REFUSED in found.description}

    assert refused.keys() - NOT_ASKED == required - {"Kelurahan"}, "which is filled in already"
    assert {"NIK", "Nama lengkap", "Pekerjaan", "Pekerja sudah setuju"} <= required
    assert not required & {"No. KK", "RT", "RW", "HP", "Lokasi kerja", "Segmen"}
    for found in refused.values():
        why = found.description.partition(REFUSED)[2]
        assert len(why) > 10, "a field says that it is refused, and why"
    reader.forget()
    found = reader.step("F8")
    while called(found) in NOT_ASKED:
        found = reader.step("F8")
    reader.type("a")
    reader.wait(lambda: REFUSED not in reader.look(found.place).description, "its peace")
    assert REQUIRED in reader.look(found.place).description, "it stays required"


def test_what_a_nik_says_is_announced(listener: Listener) -> None:
    listener.empty_form()
    listener.reader.type(SPOKEN["NIK"])

    assert "Perempuan" in listener.reader.hear("5 Juli 1989")
    assert not [words for words in listener.reader.announced() if "dari 16" in words]


def test_a_pin_is_announced_and_told_with_its_field(listener: Listener) -> None:
    listener.empty_form()
    while listener.focused_name() != "Lokasi kerja":
        listener.reader.step("Tab")
    pinned = listener.focused()
    listener.reader.press("Ctrl+K")
    listener.reader.hear("Tidak disematkan lagi")
    loose = listener.focused()
    listener.reader.forget()
    listener.reader.press("Ctrl+K")
    listener.reader.hear("Disematkan")

    assert pinned is not None
    assert loose is not None
    assert pinned.description == "Disematkan"
    assert loose.description == "boleh kosong", "what eyes read in it"


def test_help_is_read_out_though_the_focus_stays(listener: Listener) -> None:
    listener.empty_form()
    listener.reader.press("F1")
    words = listener.reader.hear("NIK. ")
    there = listener.focused_name()
    listener.reader.press("Esc")

    assert len(words) > len("NIK. ") + 20
    assert there == "NIK"


def test_somebody_is_registered_by_ear_alone(listener: Listener) -> None:
    listener.empty_form()
    reader = listener.reader
    heard = "NIK"
    while True:
        if heard in SPOKEN:
            reader.type(SPOKEN[heard])
        if heard == "Pekerjaan":  # Enter takes what is said to be the likeliest
            reader.hear("Pedagang")
        if heard == "Pekerja sudah setuju":
            reader.press("Space")
            break
        heard = called(reader.step("Enter" if heard == "Pekerjaan" else "Tab"))
    reader.press("Ctrl+S", *NEXT_NIK)  # on real keys, while a real save is under way
    saved = reader.hear("Tersimpan di komputer ini.")
    reader.wait(lambda: listener.focused_name() == "NIK", "the next person")
    nik = listener.focused()
    assert nik is not None
    reader.wait(lambda: reader.text(nik.place).replace(" ", "") == NEXT_NIK, "all that was typed")
    listener.go("Alt+2", "Daftar pendaftaran")
    reader.wait(lambda: bool(cells_of(listener.shown())), "a row")
    cells = cells_of(listener.shown())

    assert "SITI NUR RAHMAWATI" in saved, "as on the card"
    assert "No. " in saved
    assert any("SITI NUR RAHMAWATI" in cell for cell in cells)
    assert not any(SPOKEN["NIK"] in cell.replace(" ", "") for cell in cells)
    assert cells[0].startswith("SITI NUR RAHMAWATI. 01-00001. "), "a row is told as one"
