"""Making the list of regions: what it takes, what it changes, and what it refuses."""

import json
import lzma
import os
from pathlib import Path

import pytest

from desktop_app.domain.region import Gazetteer, RegionCode
from installers.reference.make_regions import (
    TARGET,
    Package,
    as_text,
    check_counts,
    files_of,
    former_districts,
    names_today,
    packed,
    tidy,
)

TODAY = {
    "package/data/provinces.csv": b"code,name\n93,Papua Selatan\n",
    "package/data/regencies.csv": b"code,province_code,name\n93.01,93,Kabupaten Merauke\n",
    "package/data/districts.csv": b"code,regency_code,name\n93.01.02,93.01,Muting\n",
    "package/data/villages.csv": (
        b'code,district_code,name\n93.01.02.2002,93.01.02,"Soka""an*"\n93.01.02.2001,93.01.02,Pachas\n'
    ),
}


def past(*districts: tuple[int, str, str]) -> dict[str, bytes]:
    """Write the old list as its package does: three numbers, and the city's name in capitals."""
    entries = [
        {
            "kode": {"id_provinsi": 91, "id_kota": 1, "id_kecamatan": number},
            "kecamatan": name,
            "kota": city,
        }
        for number, name, city in districts
    ]
    return {"package/data/kecamatan.json": json.dumps(entries).encode()}


def test_regions_stand_in_the_order_of_their_codes_with_tidy_names() -> None:
    assert names_today(TODAY) == {
        "93": "Papua Selatan",
        "9301": "Kabupaten Merauke",
        "930102": "Muting",
        "9301022001": "Pachas",
        "9301022002": "Soka'an",
    }


@pytest.mark.parametrize("name", ["Du’en", 'Du"en', " Du'en  ", "Du'en*"])
def test_an_apostrophe_is_written_in_one_way(name: str) -> None:
    assert tidy(name) == "Du'en"


def test_a_former_district_leads_to_its_name_or_its_city_or_nowhere() -> None:
    files = past(
        (2, "MUTING", "KAB. MERAUKE"),
        (3, "Jagebob Lama", "KAB. MERAUKE"),
        (4, "Entah", "KAB. ENTAH"),
    )

    assert former_districts(names_today(TODAY), files) == {
        "910102": ("930102", "MUTING"),
        "910103": ("9301", "Jagebob Lama"),
        "910104": ("", "Entah"),
    }


def test_a_district_that_is_still_listed_is_not_former() -> None:
    names = {**names_today(TODAY), "910102": "Muting"}

    assert former_districts(names, past((2, "Muting", "KAB. MERAUKE"))) == {}


def test_what_is_written_the_program_reads() -> None:
    names = names_today(TODAY)
    gazetteer = Gazetteer.parse(as_text(names, {"910102": ("930102", "Muting")}))

    line = "Muting, Kab. Merauke, Papua Selatan"
    assert gazetteer.name_line(RegionCode("910102")) == line
    assert [found.name for found in gazetteer.search("sokaan")] == ["Soka'an"]


def test_a_list_that_lacks_a_region_is_refused() -> None:
    with pytest.raises(ValueError, match="counted"):
        check_counts(names_today(TODAY), 588)


def test_the_shipped_file_has_the_bytes_its_text_gives() -> None:
    shipped = TARGET.read_bytes()

    assert packed(lzma.decompress(shipped).decode()) == shipped


def test_an_archive_other_than_the_pinned_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\nprintf changed > idn-area-data-4.0.1.tgz\n", encoding="utf-8")
    npm.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)

    with pytest.raises(ValueError, match="not the one we know"):
        files_of(Package("idn-area-data", "4.0.1", "other"))
