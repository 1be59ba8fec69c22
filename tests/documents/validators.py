"""Who else says that a file is fit to be kept: two programs that know nothing of ours."""

import io
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from pikepdf import pdfa


def objections_to_2b(pdf: bytes) -> list[str]:
    """Return what pikepdf's list of what is allowed in PDF/A-2b does not find there."""
    report = pdfa.validate_written(io.BytesIO(pdf), pdfa.Flavour.PDFA_2B)
    return [str(finding) for finding in report.findings]


def objections_of_verapdf(pdfs: Mapping[str, bytes], *flavours: str) -> list[dict[str, list[str]]]:
    """Return what veraPDF holds against each file, by its name, for each flavour it is asked for.

    Asked once for many files: it takes a second to wake up.
    """
    with TemporaryDirectory() as folder:
        paths = {str(Path(folder) / f"{name}.pdf"): name for name in pdfs}
        for path, name in paths.items():
            Path(path).write_bytes(pdfs[name])
        done = subprocess.run(
            [sys.executable, "-m", "tests.documents.verapdf", ",".join(flavours), *paths],
            capture_output=True,
            text=True,
            check=True,
        )
    each = (json.loads(line) for line in done.stdout.splitlines())
    return [{paths[path]: said for path, said in judged.items()} for judged in each]
