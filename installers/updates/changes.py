"""What is new in a version, for clerks: a part of CHANGELOG.md that is written in Indonesian."""

import re

HEADING = "### Untuk petugas"
_VERSION = re.compile(r"^## (?:\[)?([^\]\n ]+)", re.MULTILINE)


def changes_of(changelog: str, version: str) -> str:
    """Return the lines for clerks of a version, or of what is not released yet; maybe none."""
    parts = _VERSION.split(changelog)[1:]
    by_version = dict(zip(parts[::2], parts[1::2], strict=True))
    part = by_version.get(version, by_version.get("Unreleased", ""))
    _, found, rest = part.partition(HEADING)
    if not found:
        return ""
    lines = re.split(r"\n#+ ", rest)[0].strip().splitlines()
    return "\n".join(line.rstrip() for line in lines)
