"""The operator's command line, as it is typed."""

import ast
import csv
import io
import json
import stat
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from openpyxl import load_workbook
from sqlalchemy import update

from central_server.admin.acts import Operator
from central_server.cli.desk import OperatorDesk
from central_server.cli.main import main
from central_server.cli.words import SENTENCES
from central_server.database import Database
from central_server.models import RegistrationRow
from central_server.settings import DATABASE_VARIABLE, Settings
from desktop_app.domain.worker import is_printable
from tests.central_server.test_sheets import decided, spoil
from tests.fixtures.server import TestClock, enrolled, registration, running_server

ROOT = Path(__file__).parents[2]
KELURAHAN = "3375011002"
CITY = """
name = "Kota Pekalongan"
server = "http://127.0.0.1:1"

[consent]
version = "2026-1"
text = "Setuju."

[[programmes]]
name = "Pekerja rentan"
segment = "rentan"
"""

Typed = Callable[..., str]


@pytest.fixture
def typed(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Runs a command and returns what it printed; it must succeed."""
    monkeypatch.setenv(DATABASE_VARIABLE, database_url)

    def run(*arguments: str) -> str:
        paper = io.StringIO()
        assert main(["--operator", "uji", *arguments], paper=paper, clock=TestClock()) == 0
        return paper.getvalue()

    return run


@pytest.fixture
def founded(typed: Typed, tmp_path: Path) -> Typed:
    file = tmp_path / "kota.toml"
    file.write_text(CITY)
    typed("init", str(file))
    typed("kelurahan", "add", "33.75.01.1002", "--contact", "Telepon (0285) 000000")
    return typed


def test_a_city_goes_from_nothing_to_a_member_by_commands_alone(
    founded: Typed, database_url: str, tmp_path: Path
) -> None:
    code = founded("device", "add", KELURAHAN).split("code")[1].split()[0]
    with running_server(database_url) as server, enrolled(server, code=code) as laptop:
        laptop.push(laptop.registered())
    assert "1 applications" in founded("list", "--status", "proposed")
    assert founded("verify", "--all") == "1 verified\n"
    assert founded("approve", "--all", "--decree", "460/1", "--on", "2026-12-01") == "1 approved\n"
    sheet = tmp_path / "bpjs.xlsx"
    founded("export", str(sheet))
    fill_in(sheet)

    assert "1 would be taken over" in founded("import", str(sheet), "--check")
    assert "1 rows: 1 taken over, 0 known before, 0 refused" in founded("import", str(sheet))

    listed = founded("list")
    assert "active" in listed
    assert "5678" in listed
    assert registration()["nik"] not in listed
    assert registration()["nik"] in founded("list", "--full")
    assert "active       1" in founded("status")


def test_who_may_be_one_person_is_listed_and_kept_apart_by_name_of_numbers_only(
    founded: Typed, database_url: str
) -> None:
    code = founded("device", "add", KELURAHAN).split("code")[1].split()[0]
    with running_server(database_url) as server, enrolled(server, code=code) as laptop:
        other = registration(2, nik="3375014507890777", phone="+6281211112222")
        laptop.push(laptop.registered(1), laptop.fact("worker_registered", uuid4(), other))
    numbers = [f"{KELURAHAN}-01-0000{running}" for running in (1, 2)]

    listed = founded("alike", "list")
    assert all(number in listed for number in numbers)
    assert "likely_same" in listed
    assert "mother_alike" in listed
    assert "3375014507890777" not in listed
    assert "3375014507890777" in founded("alike", "list", "--sure", "--full")
    assert "two people" in founded("alike", "apart", *numbers)
    assert numbers[0] not in founded("alike", "list")
    assert founded("niks").startswith("2 NIKs in ")
    assert "as it was" in founded("niks")
    assert "will fetch it" in founded("niks", "--new-key")


def fill_in(path: Path) -> None:
    """Do what BPJS does: write number and days of protection into the empty columns."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    heads = {cell.value: place for place, cell in enumerate(sheet[1], start=1)}
    for heading, text in (
        ("NO KPJ", "26012345678"),
        ("AWAL PERLINDUNGAN", "2026-12-01"),
        ("AKHIR PERLINDUNGAN", "2026-12-31"),
    ):
        sheet.cell(2, heads[heading]).value = text
    book.save(path)


def test_names_come_from_the_list_of_regions_when_none_are_given(founded: Typed) -> None:
    assert "Medono" in founded("kelurahan", "list")
    founded("kelurahan", "set", KELURAHAN, "--signatory-name", "Nama Contoh")
    founded("kelurahan", "add", "3375011003", "--names", "A", "B", "C", "D")
    assert "3375011003  D" in founded("kelurahan", "list")


def test_an_activation_file_is_for_its_owner_only(founded: Typed, tmp_path: Path) -> None:
    file = tmp_path / "laptop.loket"

    printed = founded("device", "add", KELURAHAN, "--file", str(file))

    activation = json.loads(file.read_text())
    assert activation["code"] in printed
    assert activation["server"] == "http://127.0.0.1:1"
    assert activation["city"]["letterhead"]["office"] == "KELURAHAN MEDONO"
    assert activation["city"]["letterhead"]["contact"] == "Telepon (0285) 000000"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_an_operator_vouches_for_a_laptop_that_was_let_in_anew(founded: Typed) -> None:
    founded("device", "add", KELURAHAN)
    founded("device", "add", KELURAHAN)
    founded("device", "add", KELURAHAN, "--replaces", f"{KELURAHAN}/2")

    said = founded("device", "vouch", f"{KELURAHAN}/2", f"{KELURAHAN}/1")

    assert f"gets back what it sent as {KELURAHAN}/1" in said


def test_devices_are_listed_and_revoked(founded: Typed) -> None:
    founded("device", "add", KELURAHAN)

    assert "waiting" in founded("device", "list")
    founded("device", "revoke", f"{KELURAHAN}/1")
    assert "revoked" in founded("device", "list")


def test_a_new_epoch_and_new_settings_are_taken(founded: Typed, tmp_path: Path) -> None:
    (tmp_path / "kota.toml").write_text(CITY.replace("Pekalongan", "Pekalongan Baru"))
    before = founded("status")

    founded("city", "set", str(tmp_path / "kota.toml"))
    epoch = founded("renew-epoch").split()[1]
    founded("upgrade")

    after = founded("status")
    assert "Pekalongan Baru" in after
    assert epoch in after
    assert epoch not in before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("verify", "1"), "no application has the number 1"),
        (("init", "{city}"), "this database has a city already"),
        (("kelurahan", "add", "12"), "ten digits"),
        (("device", "add", "3375011009"), "not in this register"),
        (("device", "revoke", "x"), "no such device"),
        (("device", "add", KELURAHAN, "--replaces", "x"), "no such device"),
        (("import", "/nowhere"), "No such file"),
        (("city", "set", "{broken}"), "not as described"),
        (("verify",), "say --all"),
        (("kelurahan", "add", "33.75.01.1099"), "--names PROVINCE"),
    ],
)
def test_a_refusal_is_said_in_words_and_counts_as_failure(
    founded: Typed,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    said: str,
) -> None:
    (tmp_path / "broken.toml").write_text("name = 3")
    files = {"city": str(tmp_path / "kota.toml"), "broken": str(tmp_path / "broken.toml")}

    assert main([each.format(**files) for each in arguments], clock=TestClock()) == 1
    assert said in capsys.readouterr().err


def test_a_server_does_not_start_on_tables_of_another_program(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", "--port", "0"]) == 1
    assert "run `upgrade`" in capsys.readouterr().err


def test_a_database_without_tables_is_told_from_one_that_is_away(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status"], paper=io.StringIO()) == 1
    assert "(or `init`) first" in capsys.readouterr().err


def test_a_day_that_is_none_is_told_how_one_is_written(
    founded: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["approve", "--all", "--decree", "460/1", "--on", "01-12-2026"])
    assert "'01-12-2026' is no day; write YYYY-MM-DD" in capsys.readouterr().err


def test_what_a_laptop_wrote_cannot_steer_the_operator_s_terminal() -> None:
    paper = io.StringIO()
    settings = Settings()
    with closing(Database(replace(settings, database="sqlite:///never-opened"))) as database:
        desk = OperatorDesk(settings, database, Operator("uji", TestClock()()), paper)
        desk.say("a\x1b]0;x\x07b\nc")
        desk.table(("HEAD", "X"), [("\x9b2J\u202e\ud800", "y")])

    told = paper.getvalue()
    assert told.splitlines() == [
        "a\\x1b]0;x\\x07b\\nc",
        "HEAD                X",
        "\\x9b2J\\u202e\\ud800  y",
    ]
    assert all(is_printable(line) for line in told.splitlines())


def test_a_failure_of_ours_says_where_and_nothing_of_a_person(
    founded: Typed,
    database_url: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    database = Database(Settings(database=database_url))
    with running_server(database_url) as server, enrolled(server) as laptop:
        laptop.push(laptop.registered())
    nik = registration()["nik"]
    with database.engine.begin() as connection:
        connection.execute(update(RegistrationRow).values(status=nik))
    database.close()
    capsys.readouterr()

    assert main(["list"], paper=io.StringIO(), clock=TestClock()) == 70

    said = capsys.readouterr().err
    assert "the program failed" in said
    assert "ValueError" in caplog.text
    assert "applications.py" in caplog.text
    for text in (said, caplog.text):
        assert nik not in text


@pytest.mark.parametrize(
    "url", ["postgresql+psycopg://nobody@127.0.0.1:1/x", "sqlite:////nowhere/x", "x", "x://y"]
)
def test_a_database_that_is_not_there_is_said_so(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--database", url, "list"], paper=io.StringIO()) == 1
    assert "the database does not answer" in capsys.readouterr().err


def test_an_export_names_what_it_leaves_out(
    founded: Typed, database_url: str, tmp_path: Path
) -> None:
    with running_server(database_url) as server, enrolled(server) as laptop:
        laptop.push(laptop.registered(1), laptop.registered(2))
        ids = decided(server)
        spoil(server, ids[0])

    told = founded("export", str(tmp_path / "bpjs.xlsx"))

    assert told.splitlines()[0].startswith(f"left out {KELURAHAN}-01-00001: ")
    assert "1 applications in" in told


def test_two_programmes_alike_are_refused_in_words(
    founded: Typed, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "kota.toml"
    twice = CITY + CITY[CITY.index("[[programmes]]") :]
    file.write_text(twice)

    assert main(["city", "set", str(file)], clock=TestClock()) == 1
    assert "two programmes for rentan" in capsys.readouterr().err


def test_every_code_the_operator_can_meet_has_its_sentence() -> None:
    """Find the codes given to ``Issue`` in the folders whose refusals end at the command line."""
    folders = [ROOT / "central_server" / name for name in ("admin", "sheets", "cli")]
    files = [file for folder in folders for file in folder.glob("*.py")]
    files += [ROOT / "central_server" / name for name in ("app.py", "city.py")]
    codes = {
        node.args[0].value
        for file in files
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Issue"
        and isinstance(node.args[0], ast.Constant)
    }

    assert len(codes) > 20
    assert codes <= SENTENCES.keys()


def test_the_database_of_a_command_is_the_one_that_was_named(tmp_path: Path) -> None:
    (tmp_path / "kota.toml").write_text(CITY)
    url = f"sqlite:///{tmp_path / 'named.sqlite3'}"

    assert main(["--database", url, "init", str(tmp_path / "kota.toml")], paper=io.StringIO()) == 0

    database = Database(Settings(database=url))
    assert database.is_current()
    database.close()


def test_targets_are_set_and_the_barometer_reads_them(
    founded: Typed, database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    founded("target", "set", "all", "bpu", "1", "--until", "2027-12-31")
    founded("target", "set", KELURAHAN, "bpu", "5", "--funding", "csr")
    with running_server(database_url) as server, enrolled(server) as laptop:
        laptop.push(laptop.registered(1), laptop.registered(2))

    shown = founded("barometer").splitlines()

    assert shown[1].split()[2:] == ["bpu", "1", "2", "2", "0", "0"]
    assert "bpu: 1 more than the target of 1, set on 2026-11-22" in shown[-2]
    file = tmp_path / "capaian.csv"
    founded("barometer", KELURAHAN, "--csv", str(file))
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
    assert [row["funding"] for row in rows] == ["", "mandiri", "csr", ""]
    assert rows[0]["registered_percent"] == "200"
    assert (rows[0]["over"], rows[0]["over_doubles"], rows[0]["until"]) == ("1", "0", "2027-12-31")
    assert rows[1]["target"] == rows[1]["active_percent"] == ""

    founded("target", "drop", "all", "bpu")
    assert main(["target", "drop", "all", "bpu"], clock=TestClock()) == 1
    assert main(["target", "set", "all", "bpu", "0"], clock=TestClock()) == 1
    told = capsys.readouterr().err
    assert "there is no such target" in told
    assert "from 1 to" in told
