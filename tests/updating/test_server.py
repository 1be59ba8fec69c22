"""The city's server: serves a signed repository, holds versions back, never gives more."""

import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import make_url

from central_server.cli.main import main
from central_server.settings import UPDATES_VARIABLE
from desktop_app.domain.staging import Stage
from tests.fixtures.server import running_server, sqlite_url
from tests.fixtures.updates import MEDONO, NOW, Releases, fetched

Operate = Callable[..., str]


@pytest.fixture
def releases(tmp_path: Path) -> Releases:
    made = Releases(tmp_path / "kota")
    made.release("0.1.0")
    made.release("0.2.0")
    return made


@pytest.fixture
def operate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Operate:
    monkeypatch.setenv(UPDATES_VARIABLE, str(tmp_path / "srv"))

    def act(*words: object, code: int = 0) -> str:
        paper = io.StringIO()
        arguments = ["--database", sqlite_url(tmp_path), "updates", *map(str, words)]
        assert main(arguments, paper=paper, clock=lambda: NOW) == code
        return paper.getvalue()

    return act


@pytest.fixture
def base(tmp_path: Path, founded_file: Path) -> Iterator[str]:
    url = sqlite_url(tmp_path)
    shutil.copyfile(founded_file, make_url(url).database or "")
    with running_server(url, updates=tmp_path / "srv") as server:
        yield f"{server.url}/v1/updates/"


def test_a_laptop_gets_its_version_from_the_city(
    releases: Releases, operate: Operate, base: str, tmp_path: Path
) -> None:
    operate("publish", releases.repository.folder)
    here = releases.here(tmp_path / "data")

    got = fetched(here, base)
    assert got is not None
    assert got.version == "0.2.0"
    assert "0.2.0" in operate("list")


def test_files_are_served_in_parts_and_kept_by_whoever_passes_them_on(
    releases: Releases, operate: Operate, base: str
) -> None:
    operate("publish", releases.repository.folder)
    patch = next(releases.repository.targets.glob("*.patch"))
    whole = patch.read_bytes()

    part = httpx.get(f"{base}targets/{patch.name}", headers={"Range": "bytes=10-"})
    assert (part.status_code, part.content) == (206, whole[10:])
    assert part.headers["Content-Range"].startswith("bytes 10-")
    assert "immutable" in part.headers["Cache-Control"]
    timestamp = httpx.get(f"{base}metadata/timestamp.json")
    assert timestamp.headers["Cache-Control"] == "no-cache"


def test_nothing_else_of_the_machine_has_a_name(
    releases: Releases, operate: Operate, base: str, tmp_path: Path
) -> None:
    operate("publish", releases.repository.folder)
    (tmp_path / "srv" / "rahasia.txt").write_text("x")
    for path in (
        "rahasia.txt",
        "metadata/../rahasia.txt",
        "metadata/%2e%2e/rahasia.txt",
        "targets/..%2frahasia.txt",
        "metadata/",
        "metadata/.x",
        "",
    ):
        assert httpx.get(f"{base}{path}").status_code == 404, path


def test_a_version_goes_by_stages(
    releases: Releases, operate: Operate, base: str, tmp_path: Path
) -> None:
    operate("publish", releases.repository.folder)
    here = releases.here(tmp_path / "data")

    operate("stage", "0.2.0", "--percent", 0, "--kelurahan", "33.75.01.1001")
    assert fetched(here, base) is None
    operate("stage", "0.2.0", "--kelurahan", "33.75.01.1002")
    assert fetched(here, base) is not None
    operate("hold", "0.2.0")
    assert fetched(releases.here(tmp_path / "other"), base) is None
    assert "0 %" in operate("list")


def test_what_was_signed_for_few_no_server_gives_to_more(
    releases: Releases, operate: Operate, base: str, tmp_path: Path
) -> None:
    releases.release("0.3.0", stage=Stage(0, ("3375011003",)))
    operate("publish", releases.repository.folder)
    operate("stage", "0.3.0", "--percent", 100, "--kelurahan", MEDONO)

    got = fetched(releases.here(tmp_path / "data"), base)
    assert got is not None
    assert got.version == "0.2.0"


def test_the_operator_is_told_what_cannot_be(
    releases: Releases, operate: Operate, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    operate("publish", tmp_path, code=1)
    older = tmp_path / "older"
    releases.repository.copy_to(older)
    releases.release("0.3.0")
    operate("publish", releases.repository.folder)
    operate("publish", older, code=1)
    operate("stage", "9.9.9", "--percent", 5, code=1)

    told = capsys.readouterr().err
    assert "no signed repository" in told
    assert "newer than that" in told
    assert "no version 9.9.9" in told
