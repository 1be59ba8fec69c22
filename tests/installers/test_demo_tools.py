"""What the demo judges by must itself be sound."""

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from installers.demo.bpjs import issue_numbers
from installers.demo.leaks import forms, traces

NIK = "3375014507890003"


@given(before=st.binary(max_size=9), after=st.binary(max_size=9))
def test_a_nik_is_found_wherever_it_begins_in_base64(before: bytes, after: bytes) -> None:
    packed = base64.b64encode(before + NIK.encode() + after)
    assert any(form in packed for form in forms(NIK))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_file_that_holds_a_name_is_named(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "clean.log").write_text("registered worker 01930000", encoding="utf-8")
    told = tmp_path / "deep" / "told.log"
    told.parent.mkdir()
    told.write_bytes("x".encode(encoding) + "Wulan Prameswari".encode(encoding))

    assert traces(["Wulan Prameswari", NIK], [tmp_path]) == [told]


def test_every_row_sent_comes_back_with_a_number_of_its_own(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["NO", "NOMOR PENDAFTARAN", "NIK", "BULAN IURAN PERTAMA", "JUMLAH BULAN"])
    for count in range(1, 4):
        number, nik = f"3375011002-01-{count:05}", f"33750145078900{count:02}"
        sheet.append([str(count), number, nik, "2026-12", str(count)])
    book.save(tmp_path / "sent.xlsx")

    count = issue_numbers(tmp_path / "sent.xlsx", tmp_path / "back.xlsx")

    rows = list(load_workbook(tmp_path / "back.xlsx").worksheets[0].iter_rows(values_only=True))
    assert count == 3
    assert rows[1] == (
        "3375011002-01-00001",
        "3375014507890001",
        "26099000001",
        "01-12-2026",
        "31-12-2026",
    )
    assert [row[4] for row in rows[1:]] == ["31-12-2026", "31-01-2027", "28-02-2027"]
    assert len({row[2] for row in rows[1:]}) == 3
