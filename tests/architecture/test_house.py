"""What stands in the repository, and what must not."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.house import PACKAGES, ROOT, files, modules, shown

MOST_LINES = 400
NOT_PROSE = {".lock", ".ttf", ".otf", ".png", ".jpg", ".pdf", ".xz", ".gz", ".ico", ".svg", ".ts"}
PARTS_PLAYED = re.compile(r"(Manager|Service|Helper|Utils?|Controller|Handler)$")
VAGUE_FILES = {"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}

# A path of somebody's machine: under a home folder, or in a workplace of a build.
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:home|Users|root|work|opt)/[\w.-]+|\b[A-Z]:\\Users\\")


def text_of(path: Path) -> str:
    """Return a file's text; empty for what is no text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def test_every_file_holds_one_subject() -> None:
    long = {
        shown(path): count
        for path in modules()
        if (count := len(text_of(path).splitlines())) > MOST_LINES
    }
    assert long == {}


def test_every_folder_of_python_is_a_package_that_says_what_it_is_for() -> None:
    silent = []
    for folder in sorted({path.parent for path in modules()}):
        start = folder / "__init__.py"
        if folder.name == "versions" and folder.parent.name == "migrations":
            continue  # Alembic reads these by their path; they are no package
        if not start.is_file() or not ast.get_docstring(ast.parse(text_of(start))):
            silent.append(shown(start))
    assert silent == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        shown(path)
        for path in modules()
        if text_of(path).strip() and not ast.get_docstring(ast.parse(text_of(path)))
    ]
    assert silent == []


def test_names_say_what_a_thing_is_not_what_part_it_plays() -> None:
    parts = []
    for path in modules("desktop_app", "ui", "central_server", "installers"):
        if path.stem in VAGUE_FILES:
            parts.append(shown(path))
        parts += [
            f"{shown(path)}: {node.name}"
            for node in ast.walk(ast.parse(text_of(path)))
            if isinstance(node, ast.ClassDef) and PARTS_PLAYED.search(node.name)
        ]
    assert parts == []


def test_no_file_names_a_path_of_one_machine() -> None:
    found = [
        f"{shown(path)}: {match[0]}"
        for path in files()
        if path.suffix not in NOT_PROSE
        for match in MACHINE_PATHS.finditer(text_of(path))
    ]
    assert found == []


def registry_hosts() -> set[str]:
    """Return the hosts of package indexes: the public ones, and those this machine uses."""
    # Written in two parts, so that this file does not name what it forbids.
    hosts = {f"{name}.{end}" for name, end in (("pypi", "org"), ("pythonhosted", "org"))}
    hosts |= {f"{name}.{end}" for name, end in (("deb.debian", "org"), ("archive.ubuntu", "com"))}
    hosts |= {f"registry.{name}.{end}" for name, end in (("npmjs", "org"), ("yarnpkg", "com"))}
    listed = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"],
        capture_output=True,
        text=True,
        check=False,
    )
    return hosts | set(re.findall(r"://([\w.-]+\.[a-z]{2,})", listed.stdout))


def test_no_file_names_the_host_of_a_package_index() -> None:
    """Whoever builds this says where packages come from; the lock's hashes say what they are."""
    hosts = registry_hosts()
    found = [
        f"{shown(path)}: {host}"
        for path in files()
        for host in hosts
        if path.suffix not in NOT_PROSE - {".lock"} and host in text_of(path)
    ]
    assert found == []


def test_the_desktop_asks_the_time_in_one_place() -> None:
    """Everything below the screen takes `now` as an argument, so that a test can choose it."""
    clocks = {
        f"{shown(path)}: {node.func.attr}"
        for path in modules("desktop_app", "ui")
        if path not in {ROOT / "ui" / "app.py", ROOT / "desktop_app" / "__main__.py"}
        for node in ast.walk(ast.parse(text_of(path)))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and (node.func.value.id, node.func.attr)
        in {("datetime", "now"), ("datetime", "utcnow"), ("date", "today"), ("time", "time")}
    }
    assert clocks == set()


def test_nothing_waits_a_fixed_time_for_another() -> None:
    waits = [
        f"{shown(path)}:{number}"
        for path in modules("tests")
        if path.name.startswith("test_") and path != Path(__file__)
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if re.search(r"\bqtbot\.wait\(|QTest\.qWait\(", line)
    ]
    assert waits == []


@pytest.mark.parametrize("name", ["README.md", "LICENSE", "CHANGELOG.md", "docs/architecture.md"])
def test_what_a_newcomer_reads_first_is_there(name: str) -> None:
    assert text_of(ROOT / name).strip()


def test_every_link_in_the_documents_leads_somewhere() -> None:
    broken = [
        f"{shown(path)} -> {target}"
        for path in files()
        if path.suffix == ".md"
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text_of(path))
        if "://" not in target and not (path.parent / target).exists()
    ]
    assert broken == []


def test_every_decision_stands_in_the_index_with_its_four_parts() -> None:
    folder = ROOT / "docs" / "decisions"
    index = text_of(folder / "README.md")
    records = [path for path in files() if path.parent == folder and path.name != "README.md"]
    parts = ("**Context.**", "**Decision.**", "**Consequences.**", "**Alternatives.**")

    assert len(records) >= 10
    assert [shown(path) for path in records if f"]({path.name})" not in index] == []
    assert [
        shown(path) for path in records if not all(part in text_of(path) for part in parts)
    ] == []


def test_every_package_of_ours_is_checked_for_types() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages == set(PACKAGES)


def test_shell_scripts_stop_at_the_first_error() -> None:
    scripts = [
        path for path in files() if path.suffix == ".sh" or text_of(path).startswith("#!/bin/sh")
    ]
    careless = [shown(path) for path in scripts if "\nset -eu" not in text_of(path)]

    assert scripts
    assert careless == []
