"""Where things stand in the repository, for the tests about it."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("desktop_app", "ui", "central_server", "installers", "tests")


@cache
def files() -> tuple[Path, ...]:
    """Return every file that is, or on the next commit could be, part of the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    names = (name for name in listed.stdout.split("\0") if name)
    return tuple(path for name in sorted(names) if (path := ROOT / name).is_file())


def modules(*packages: str) -> Iterator[Path]:
    """Yield the Python files of the packages, or of all of them."""
    for path in files():
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in (packages or PACKAGES):
            yield path


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(path: Path) -> Iterator[str]:
    """Yield the full names of what a module imports, wherever in the file it does so."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            yield node.module
