"""Make ``resources/reference/regions.tsv.xz`` from two pinned packages of public data.

Run it on a machine with ``npm`` and a network; the program itself downloads nothing::

    python -m installers.reference.make_regions           # write the file
    python -m installers.reference.make_regions --check   # compare it with what would be written

The list of today comes from ``idn-area-data`` 4.0.1 (older versions miss or misname thousands of
regions). A second package, whose list dates from before the partition of Papua in 2022, is used as
a witness for one thing only: which district codes were given up. What carries them on is worked out
from the names, and left open where the names do not say.
"""

import argparse
import base64
import csv
import hashlib
import io
import json
import lzma
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.spelling import folded

TARGET = Path(__file__).parents[2] / "resources" / "reference" / "regions.tsv.xz"

PROVINCE, CITY, DISTRICT, VILLAGE = 2, 4, 6, 10
COUNTS = {PROVINCE: 38, CITY: 514, DISTRICT: 7_285, VILLAGE: 83_762}
KINDS = {"1": 8_496, "2": 75_252, "3": 14}  # kelurahan, desa, desa adat: Kepmendagri 2430/2025
FORMER = 588


@dataclass(frozen=True, slots=True)
class Package:
    """A package at one version; ``integrity`` is the SHA-512 of its archive, in base64."""

    name: str
    version: str
    integrity: str


TODAY = Package(
    "idn-area-data",
    "4.0.1",
    "PhNSIl5T7swVwwWxJOFMtCaeHAF9TUu0HLDf+36EIWZro9j7au83AFIJiBQGL+iRsBDA2OlpJ5fjiqxNYndzOQ==",
)
BEFORE_2022 = Package(
    "wilayah-indonesia",
    "1.0.2",
    "kCf7cJEB8k3ikWGtJYXvQl1nPebzniM6JGgWkLd1VyXS3gAsFFRXDuQ/3Bp8R9NFnT9RgRtwhNlgVWejrvQLMw==",
)

_WINDOW = 1 << 21  # bytes looked back over for the same words; unpacking takes as much memory
_MARKS = str.maketrans({"’": "'", '"': "'", "*": None})


def main() -> int:
    """Write or check the file; 0 when all is well, 1 when a check finds a difference."""
    options = argparse.ArgumentParser(description="Make the list of Indonesian regions.")
    options.add_argument("--check", action="store_true", help="compare, and write nothing")
    chosen = options.parse_args()

    names = names_today(files_of(TODAY))
    former = former_districts(names, files_of(BEFORE_2022))
    check_counts(names, len(former))
    text = as_text(names, former)
    if chosen.check:
        same = lzma.decompress(TARGET.read_bytes()).decode() == text
        print("the same" if same else f"{TARGET.name} differs from what its sources give")
        return 0 if same else 1
    TARGET.write_bytes(packed(text))
    print(
        f"{TARGET}: {len(names):,} regions, {len(former)} former, {TARGET.stat().st_size:,} bytes"
    )
    return 0


def files_of(package: Package) -> Mapping[str, bytes]:
    """Fetch a package and return its files by name; nothing of it is run.

    Raises:
        ValueError: The archive is not the one we know.
    """
    with tempfile.TemporaryDirectory() as folder:
        wanted = f"{package.name}@{package.version}"
        command = ["npm", "pack", wanted, "--silent", "--ignore-scripts"]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        (archive,) = Path(folder).iterdir()
        packed_bytes = archive.read_bytes()
    found = base64.b64encode(hashlib.sha512(packed_bytes).digest()).decode()
    if found != package.integrity:
        raise ValueError(f"{wanted} has the integrity sha512-{found}, not the one we know")
    with tarfile.open(fileobj=io.BytesIO(packed_bytes)) as opened:
        members = {member.name: opened.extractfile(member) for member in opened if member.isfile()}
        return {name: stream.read() for name, stream in members.items() if stream}


def names_today(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the names by undotted code, in the order of codes."""
    names: dict[str, str] = {}
    for level in ("provinces", "regencies", "districts", "villages"):
        table = io.StringIO(files[f"package/data/{level}.csv"].decode())
        for row in csv.DictReader(table):
            names[row["code"].replace(".", "")] = tidy(row["name"])
    return dict(sorted(names.items()))


def tidy(name: str) -> str:
    """Write every apostrophe as one, and drop a footnote's mark: the source has ``’ " *``."""
    return " ".join(name.translate(_MARKS).split())


def former_districts(
    names: Mapping[str, str], files: Mapping[str, bytes]
) -> dict[str, tuple[str, str]]:
    """Return successor's code and name then, by the code of a district that is no longer listed.

    The successor is the district of that name in the city of that name; the city alone where the
    district was renamed; empty where the name of the city is not found exactly once.
    """
    cities: dict[str, list[str]] = {}
    for code, name in names.items():
        if len(code) == CITY:
            cities.setdefault(folded(name.replace("Kabupaten ", "Kab. ")), []).append(code)
    districts = {
        (code[:CITY], folded(name)): code for code, name in names.items() if len(code) == DISTRICT
    }
    former: dict[str, tuple[str, str]] = {}
    for entry in json.loads(files["package/data/kecamatan.json"]):
        parts = entry["kode"]
        code = f"{parts['id_provinsi']:02}{parts['id_kota']:02}{parts['id_kecamatan']:02}"
        if code in names:
            continue
        name = tidy(entry["kecamatan"])
        found = cities.get(folded(entry["kota"]), [])
        city = found[0] if len(found) == 1 else ""
        former[code] = (districts.get((city, folded(name)), city), name)
    return dict(sorted(former.items()))


def check_counts(names: Mapping[str, str], former: int) -> None:
    """Compare with the numbers of the ministry's decree.

    Raises:
        ValueError: A number differs, or a region lies in nothing.
    """
    if (counts := Counter(map(len, names))) != COUNTS:
        raise ValueError(f"counted {counts} instead of {COUNTS}")
    kinds = Counter(code[DISTRICT] for code in names if len(code) == VILLAGE)
    if kinds != KINDS:
        raise ValueError(f"counted {kinds} instead of {KINDS}")
    if former != FORMER:
        raise ValueError(f"counted {former} former districts instead of {FORMER}")
    above = {VILLAGE: DISTRICT, DISTRICT: CITY, CITY: PROVINCE}
    orphans = [
        code for code in names if len(code) in above and code[: above[len(code)]] not in names
    ]
    if orphans:
        raise ValueError(f"{len(orphans)} regions lie in nothing, {orphans[0]} among them")


def as_text(names: Mapping[str, str], former: Mapping[str, tuple[str, str]]) -> str:
    """Return what ``Gazetteer.parse`` reads."""

    def lines() -> Iterator[str]:
        for code, name in names.items():
            yield f"{code}\t{name}"
        yield ""
        for code, (successor, name) in former.items():
            yield f"{code}\t{successor}\t{name}"

    return "\n".join(lines()) + "\n"


def packed(text: str) -> bytes:
    """Return the same bytes for the same text: xz stores neither a time nor a name."""
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": _WINDOW}]
    return lzma.compress(text.encode(), filters=filters)


if __name__ == "__main__":
    sys.exit(main())
