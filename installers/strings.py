"""`make strings`: collect the texts of the screen; ``--check`` only says whether that is done."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
TEXTS = ROOT / "resources" / "i18n"
QT_WORDS = "qt_id.ts"
"""Written by hand: what Qt itself says stands in no source of ours."""


def main() -> int:
    if "--check" not in sys.argv[1:]:
        collect(TEXTS)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder)
        for texts in TEXTS.glob("*.ts"):
            shutil.copy(texts, fresh)
        collect(fresh)
        stale = [
            texts.name
            for texts in sorted(fresh.glob("*.ts"))
            if texts.read_bytes() != (TEXTS / texts.name).read_bytes()
        ]
    if stale:
        print(f"Not up to date: {', '.join(stale)}. Run: make strings")
    return 1 if stale else 0


def collect(folder: Path) -> None:
    """Bring every translation file in ``folder`` up to date with the sources in ``ui``."""
    sources = sorted(path.relative_to(ROOT) for path in (ROOT / "ui").rglob("*.py"))
    program = Path(sys.executable).with_name("pyside6-lupdate")
    for texts in sorted(folder.glob("*.ts")):
        if texts.name == QT_WORDS:
            continue
        # Line numbers would change the file with every edit above a text.
        subprocess.run(
            [
                program,
                "-silent",
                "-no-obsolete",
                "-locations",
                "none",
                "-source-language",
                "id_ID",
                *sources,
                "-ts",
                texts,
            ],
            cwd=ROOT,
            check=True,
        )


if __name__ == "__main__":
    raise SystemExit(main())
