"""Who else says that a file is fit to be kept: two programs that know nothing of ours."""

import io
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from pikepdf import pdfa

_JAVA = Path("/usr/share/java")
_CLASSES = (
    *("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "commons-io"),
    *("javax.activation", "jaxb-api"),
)
_PREFLIGHT = "org.apache.pdfbox.preflight.Validator_A1b"


def objections_to_2b(pdf: bytes) -> list[str]:
    """Return what pikepdf's list of what is allowed in PDF/A-2b does not find there."""
    report = pdfa.validate_written(io.BytesIO(pdf), pdfa.Flavour.PDFA_2B)
    return [str(finding) for finding in report.findings]


def has_preflight() -> bool:
    """Whether PDFBox's Preflight is here (Debian: libpdfbox2-java; only tests need it)."""
    return all((_JAVA / f"{name}.jar").exists() for name in _CLASSES)


def objections_to_1b(*pdfs: bytes) -> list[str]:
    """Return what PDFBox's Preflight holds against files as PDF/A-1b."""
    with TemporaryDirectory() as folder:
        for number, pdf in enumerate(pdfs):
            (Path(folder) / f"{number}.pdf").write_bytes(pdf)
        done = subprocess.run(
            [
                *("java", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp"),
                ":".join(str(_JAVA / f"{name}.jar") for name in _CLASSES),
                *(_PREFLIGHT, "group", folder),
            ],
            capture_output=True,
            text=True,
            check=False,
        )
    said = (done.stdout + done.stderr).splitlines()
    valid = [line for line in said if "is a valid PDF/A-1b file" in line]
    return [] if len(valid) == len(pdfs) else said
