"""What of this repository the city's server is made of, found by following its imports.

The desktop's screen, file and papers stay out: the server knows the rules, and the one reader of
stubs that both ends share.
"""

import ast
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

OURS = ("central_server", "desktop_app")
RESOURCES = ("reference", "verify", "wire")
"""Folders of ``resources`` the server reads: what it tells laptops, and the page it hands out."""

_LEFT_OUT = {".pyc", ".mako"}
_IMPORTED_AS = {"pillow": "PIL", "zxing-cpp": "zxingcpp"}


def files_in(root: Path) -> list[Path]:
    """Return every file of the wheel, as paths below the root, in the order of names."""
    own = set(_data(root, root / "central_server"))
    for folder in RESOURCES:
        own.update(_data(root, root / "resources" / folder))
    own.update(module for module in modules_in(root) if module.parts[0] != "central_server")
    return sorted(own)


@cache
def modules_in(root: Path) -> frozenset[Path]:
    """Return the server's modules, and whatever of ours they import, wherever they do so."""
    found: set[Path] = set()
    waiting = [path.relative_to(root) for path in (root / "central_server").rglob("*.py")]
    while waiting:
        module = waiting.pop()
        if module in found:
            continue
        found.add(module)
        for name in _imports(root / module):
            waiting += _files_of(root, name)
    return frozenset(found)


def libraries_in(root: Path) -> set[str]:
    """Return the top names of what the server imports that is neither ours nor Python's."""
    names = {
        name.partition(".")[0] for module in modules_in(root) for name in _imports(root / module)
    }
    return names - set(sys.stdlib_module_names) - set(OURS)


def dependencies(root: Path) -> list[str]:
    """Return the lines of pyproject.toml that the server needs: what it imports, and its extra."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    imported = libraries_in(root)
    shared = [line for line in project["dependencies"] if _top_name(line) in imported]
    return sorted(shared + project["optional-dependencies"]["server"], key=str.lower)


def name_of(dependency: str) -> str:
    """Return the name in a line of dependencies, as the lock writes it."""
    return canonicalize_name(Requirement(dependency).name)


def _top_name(dependency: str) -> str:
    name = name_of(dependency)
    return _IMPORTED_AS.get(name, name.replace("-", "_"))


def _data(root: Path, folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_file() and path.suffix not in _LEFT_OUT:
            yield path.relative_to(root)


@cache
def _imports(module: Path) -> frozenset[str]:
    """Return what a module imports; of ``from a import b`` both ``a`` and ``a.b``."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return frozenset(found)


def _files_of(root: Path, name: str) -> Iterator[Path]:
    """Yield the file of a module of ours, and those of the packages it lies in."""
    parts = name.split(".")
    if parts[0] not in OURS:
        return
    for length in range(1, len(parts) + 1):
        place = Path(*parts[:length])
        for file in (place.with_suffix(".py"), place / "__init__.py"):
            if (root / file).is_file():
                yield file
