"""`make lock`: write the locks anew from pyproject.toml, for every system at once.

The resolver is uv, pinned here and fetched into a throw-away environment, so that two people who
change a dependency get the same lock. pip's own settings (index, links, certificate) are handed on
to it: a machine that reaches packages through a mirror needs no second configuration.
"""

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

UV = "uv==0.13.9"
LOWEST_PYTHON = "3.11"
OPTIONS = {
    "global.index-url": "--index-url",
    "global.extra-index-url": "--extra-index-url",
    "global.find-links": "--find-links",
}
"""Setting of pip: option of uv."""


LOCKS = {
    "requirements.lock": ("pyproject.toml", "--extra=server", "--group=dev"),
    "installers/npm.lock": ("--group=npm",),
}
"""File: what is resolved into it."""


def main() -> int:
    root = Path(__file__).parents[1]
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        programs = Path(folder) / ("Scripts" if os.name == "nt" else "bin")
        subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", UV], check=True)
        command = [
            str(programs / "uv"),
            *("pip", "compile", "--universal", "--generate-hashes", "--quiet"),
            *("--no-header", "--no-emit-index-url", "--no-emit-find-links"),
            *(f"--python-version={LOWEST_PYTHON}", *packages_come_from(), *sys.argv[1:]),
        ]
        return max(
            subprocess.run(
                [*command, *asked, f"--output-file={lock}"], cwd=root, check=False
            ).returncode
            for lock, asked in LOCKS.items()
        )


def packages_come_from() -> list[str]:
    """Return uv's options for where this machine's pip looks for packages."""
    options = []
    for setting, option in OPTIONS.items():
        answer = subprocess.run(
            [sys.executable, "-m", "pip", "config", "get", setting],
            capture_output=True,
            text=True,
            check=False,
        )
        if answer.returncode == 0:
            # A folder of this machine holds what this machine needed, and the lock is for all.
            places = [each for each in answer.stdout.split() if _is_elsewhere(each)]
            options += [f"{option}={place}" for place in places]
    if any(option.startswith("--extra-index-url") for option in options):
        # As pip does: the best version of any index, not the first index that knows the name.
        options.append("--index-strategy=unsafe-best-match")
    return options


def _is_elsewhere(place: str) -> bool:
    return "://" in place and not place.startswith("file:")


if __name__ == "__main__":
    raise SystemExit(main())
