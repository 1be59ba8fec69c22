"""What the package puts into a system and tells it; it is built whole by `make packages` only."""

import gzip
import os
import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from desktop_app.sync.exchange import REPLY_SUFFIX, SUFFIX
from installers import icon
from installers.artefacts import NAME, ROOT, version
from installers.debian import build
from tests.installers.frozen_folder import small_folder
from ui.rooms.handed_file import ACTIVATION_SUFFIX

_GLOBS = "{http://www.freedesktop.org/standards/shared-mime-info}glob"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package laid out around a small folder."""
    folder = small_folder(tmp_path_factory.mktemp("deb"))
    before = os.umask(0o077)
    try:
        return build.laid_out(folder, folder.parent / "root", "1.2.3")
    finally:
        os.umask(before)


def mime_kinds() -> dict[str, str]:
    tree = ET.parse(build.FILES / f"{NAME}.xml")  # noqa: S314 - a file of ours
    return {
        glob.attrib["pattern"].removeprefix("*"): kind.attrib["type"]
        for kind in tree.getroot()
        for glob in kind.iter(_GLOBS)
    }


def test_each_kind_of_file_the_program_opens_is_known_to_the_desktop() -> None:
    entry = (build.FILES / f"{NAME}.desktop").read_text("utf-8")
    opened = re.search(r"^MimeType=(.*);$", entry, re.MULTILINE)

    assert set(mime_kinds()) == {ACTIVATION_SUFFIX, REPLY_SUFFIX, SUFFIX}
    assert opened is not None
    assert sorted(opened[1].split(";")) == sorted(mime_kinds().values())
    assert f"\nExec={NAME} %f\n" in entry


def test_the_entry_speaks_both_languages() -> None:
    entry = (build.FILES / f"{NAME}.desktop").read_text("utf-8")

    for key in ("GenericName", "Comment", "Keywords"):
        assert f"\n{key}=" in entry
        assert f"\n{key}[id]=" in entry


def test_the_entry_is_valid(root: Path) -> None:
    entry = root / "usr/share/applications" / f"{NAME}.desktop"
    subprocess.run(["desktop-file-validate", entry], check=True)


def test_the_card_is_valid(root: Path) -> None:
    card = root / "usr/share/metainfo" / build.CARD
    subprocess.run(["appstreamcli", "validate", "--no-net", card], check=True, capture_output=True)
    assert 'version="1.2.3"' in card.read_text("utf-8")


def test_what_dpkg_reads_is_whole(root: Path) -> None:
    control = (root / "DEBIAN/control").read_text("utf-8")
    sums = (root / "DEBIAN/md5sums").read_text("utf-8").splitlines()

    assert "\nVersion: 1.2.3\n" in control
    assert re.search(r"^Depends: .*\blibc6 \(>= ", control, re.MULTILINE)
    assert "libegl1" in control
    assert len(sums) > 15
    assert not any("DEBIAN" in line for line in sums)
    assert not (root / "DEBIAN/postinst").exists(), "nothing runs when it is installed"


def test_the_manual_is_there_in_two_languages_and_names_every_option(root: Path) -> None:
    pages = [root / f"usr/share/man/{place}/{NAME}.1.gz" for place in ("man1", "id/man1")]
    said = (ROOT / "desktop_app/__main__.py").read_text("utf-8")
    shown = {name for name in re.findall(r'"--([a-z-]+)"', said) if name != "activation"}
    hidden = set(re.findall(r'"--([a-z-]+)"[^\n]*SUPPRESS', said))
    for page in pages:
        text = gzip.decompress(page.read_bytes()).decode().replace("\\-", "-")
        assert "1.2.3" in text
        assert {name for name in shown - hidden if f"--{name}" not in text} == set()


def test_icons_of_every_size_are_there(root: Path) -> None:
    icons = root / "usr/share/icons/hicolor"
    sizes = {int(file.parts[-3].partition("x")[0]) for file in icons.rglob("*.png")}

    assert sizes == set(build.SIZES)
    assert (icons / "scalable/apps" / f"{NAME}.svg").read_bytes() == icon.DRAWING.read_bytes()


def test_the_drawing_is_drawn_the_same_twice() -> None:
    assert icon.png(48) == icon.png(48)
    assert icon.png(48)[:4] == b"\x89PNG"


def test_rights_are_those_of_a_system_and_not_of_whoever_builds(root: Path) -> None:
    modes = {file.stat().st_mode & 0o777 for file in root.rglob("*") if file.is_file()}

    assert modes == {0o644, 0o755}
    assert root.stat().st_mode & 0o777 == 0o755, "the top of it is the top of a system"
    assert (root / build.HOME / NAME).stat().st_mode & 0o111
    assert (root / "usr/bin" / NAME).resolve() == (root / build.HOME / NAME).resolve()


def test_the_version_is_the_programs() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", version())


@pytest.mark.parametrize(("prefix", "own"), [("/usr", True), ("/usr/local", False), ("/x", False)])
def test_the_system_s_own_python_is_told_from_others(prefix: str, own: bool) -> None:
    assert build.is_system_s_own(prefix) is own
