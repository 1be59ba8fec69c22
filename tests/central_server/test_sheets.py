"""What goes to BPJS is text and nothing but text; what comes back is believed row by row."""

import io
import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import base45
import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from sqlalchemy.orm import Session

from central_server.admin import applications
from central_server.models import RegistrationRow
from central_server.reference import read_books
from central_server.settings import Settings
from central_server.sheets.export import export_approved
from central_server.sheets.fields import FIELDS
from central_server.sheets.reading import SheetRow, read_rows
from central_server.sheets.results import ImportReport, import_results
from central_server.sheets.template import SheetTemplate, read_template
from desktop_app.domain.issues import Refused
from desktop_app.domain.membership import Decree, Status
from tests.fixtures.server import KELURAHAN, CityServer, Laptop, registration

TEMPLATE = read_template()
HEADINGS = TEMPLATE.returned.model_dump()
NUMBER = f"{KELURAHAN}-01-00001"
NIK = "3375014507890001"
KPJ = "26012345678"
ROW = (NUMBER, NIK, KPJ, "2026-12-01", "31-12-2026")


@pytest.fixture
def approved(city_server: CityServer, laptop: Laptop) -> list[UUID]:
    """Two approved applications; the second would be a formula and an error value if it could."""
    hostile = registration(2, name="=cmd|' /C calc'!A0")
    hostile["enrolment"]["workplace"] = "#N/A"  # which a library may take for an error value
    laptop.push(laptop.registered(1), laptop.fact("worker_registered", uuid4(), hostile))
    return decided(city_server)


def decided(server: CityServer) -> list[UUID]:
    """Verify and approve all there is."""
    within, operator = server.database.within, server.operator
    ids = within(lambda s: applications.all_in(s, Status.PROPOSED))
    decree = Decree("460/1", date(2026, 12, 1))
    within(lambda s: applications.verify(s, ids, operator))
    within(lambda s: applications.approve(s, ids, decree, operator))
    return ids


def exported(server: CityServer, template: SheetTemplate = TEMPLATE) -> list[list[Any]]:
    occupations = read_books(Settings()).occupations
    exported = server.database.within(
        lambda s: export_approved(s, template, occupations, server.operator)
    )
    assert exported.left_out == ()
    sheet = load_workbook(io.BytesIO(exported.content)).worksheets[0]
    return [list(row) for row in sheet.iter_rows()]


def test_every_cell_of_an_export_is_text(city_server: CityServer, approved: list[UUID]) -> None:
    rows = exported(city_server)

    assert len(rows) == 3
    filled = [cell for row in rows for cell in row if cell.value is not None]
    assert {cell.data_type for cell in filled} == {"s"}
    assert {cell.number_format for cell in filled} == {"@"}
    heads = [cell.value for cell in rows[0]]
    first = dict(zip(heads, (cell.value for cell in rows[1]), strict=True))
    assert first["NIK"] == NIK
    assert first["NO HP"] == "081234567890"
    assert first["TANGGAL LAHIR"] == "05-07-1989"
    assert first["ALAMAT"] == "Jalan Kenanga 12 RT 003 RW 012"
    assert (first["SEGMEN"], first["JKK"], first["JHT"]) == ("BPU", "Y", "T")
    assert (first["NOMOR SK"], first["TANGGAL SK"]) == ("460/1", "01-12-2026")


def test_no_cell_of_an_export_begins_as_a_formula_does(
    city_server: CityServer, approved: list[UUID]
) -> None:
    texts = [cell.value for row in exported(city_server) for cell in row if cell.value]

    assert not [text for text in texts if text[0] in "=+-@\t\r\0"]
    assert "'=cmd|' /C calc'!A0" in texts


def test_what_stands_in_a_sheet_is_the_tidied_text(city_server: CityServer, laptop: Laptop) -> None:
    odd = registration(3, name="\u00a0 =1+1 ", phone="0812 3456-7890", mother="Sri\u3000Hartini")
    odd["enrolment"] |= {"workplace": "_x003D_1", "occupation": " =2+2", "payer": "\uff1d1"}
    laptop.push(laptop.fact("worker_registered", uuid4(), odd))
    decided(city_server)

    heads, row = ([cell.value for cell in cells] for cells in exported(city_server))

    told = dict(zip(heads, row, strict=True))
    assert told["NAMA LENGKAP"] == "'=1+1"
    assert told["NAMA IBU KANDUNG"] == "Sri Hartini"
    assert told["NO HP"] == "081234567890"
    assert told["PEKERJAAN"] == "'=2+2"
    assert told["NAMA PEMBAYAR"] == "'\uff1d1"
    assert told["TEMPAT BEKERJA"] == "_x005F_x003D_1"  # which a spreadsheet shows as it was typed


def test_what_was_amended_stands_in_the_sheet_as_it_was_amended(
    city_server: CityServer, laptop: Laptop
) -> None:
    first = laptop.registered(3)
    renewed = first["body"] | {"mother": "Sri Hartini", "base": first["id"]}
    laptop.push(first, laptop.fact("worker_amended", first["worker"], renewed, version=2))
    decided(city_server)

    heads, row = ([cell.value for cell in cells] for cells in exported(city_server))

    assert dict(zip(heads, row, strict=True))["NAMA IBU KANDUNG"] == "Sri Hartini"


def test_an_application_today_s_rules_refuse_is_left_out_and_named(
    city_server: CityServer, approved: list[UUID]
) -> None:
    spoil(city_server, approved[0])

    report = city_server.database.within(
        lambda s: export_approved(
            s, TEMPLATE, read_books(Settings()).occupations, city_server.operator
        )
    )

    assert report.count == 1
    [left] = report.left_out
    assert (left.number, left.issue.code) == (NUMBER, "sheet.content_refused")
    assert left.issue.figures == {"why": "enrolment.occupation"}


def spoil(server: CityServer, registration_id: UUID) -> None:
    """Make a row what a server before this rule would have taken in."""

    def act(session: Session) -> None:
        row = session.get_one(RegistrationRow, registration_id)
        body = json.loads(row.content)
        body["enrolment"]["occupation"] = "05\x0b01"
        row.content = json.dumps(body)

    server.database.within(act)


def test_a_city_chooses_columns_and_words(
    city_server: CityServer, approved: list[UUID], tmp_path: Path
) -> None:
    path = tmp_path / "kolom.toml"
    path.write_text(
        """
        sheet = "TK"
        date_format = "%Y/%m/%d"
        columns = [
          { heading = "JK", field = "sex", codes = { L = "1", P = "2" } },
          { heading = "LAHIR", field = "born" },
          { heading = "NEGARA", text = "ID" },
        ]
        [returned]
        number = "a"
        nik = "b"
        kpj = "c"
        start = "d"
        end = "e"
        """
    )

    rows = exported(city_server, read_template(path))

    assert [cell.value for cell in rows[1]] == ["2", "1989/07/05", "ID"]


def test_the_template_we_ship_uses_only_fields_that_exist() -> None:
    assert {column.field for column in TEMPLATE.columns if column.field} <= FIELDS.keys()


UNKNOWN_FIELD = """
sheet = "x"
columns = [{ heading = "X", field = "shoe" }]
returned = { number = "a", nik = "b", kpj = "c", start = "d", end = "e" }
"""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("sheet = 1", "template.unreadable"),
        ("= broken", "template.unreadable"),
        (UNKNOWN_FIELD, "template.field_unknown"),
    ],
)
def test_a_template_that_is_wrong_is_refused(tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / "x.toml").write_text(text)

    with pytest.raises(Refused, match=code):
        read_template(tmp_path / "x.toml")


def sheet(*rows: tuple[Any, ...], heads: tuple[str, ...] = tuple(HEADINGS.values())) -> bytes:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in (heads, *rows):
        page.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def imported(server: CityServer, *rows: tuple[Any, ...], check: bool = False) -> ImportReport:
    read = read_rows(sheet(*rows), HEADINGS)
    return server.database.within(lambda s: import_results(s, read, server.operator, check=check))


def test_a_returned_row_makes_its_member_active_and_confirmed(
    city_server: CityServer, laptop: Laptop, approved: list[UUID]
) -> None:
    report = imported(city_server, ROW)

    assert (report.taken, report.unchanged, report.refused) == (1, 0, ())
    news = laptop.news()["items"][-1]["body"]
    assert (news["event"], news["worker"]) == ("activated", str(approved[0]))
    assert (news["kpj"], news["start"], news["end"]) == (KPJ, "2026-12-01", "2026-12-31")
    assert news["confirmation_qr"].startswith("LJ1:")


def test_a_check_says_what_would_happen_and_changes_nothing(
    city_server: CityServer, laptop: Laptop, approved: list[UUID]
) -> None:
    before = laptop.news()
    wrong = (NUMBER, NIK, "26012345679", "2026-12-01", "2026-12-31")

    report = imported(city_server, ROW, wrong, check=True)

    assert report.taken == 1
    assert [row.issue.code for row in report.refused if row.issue] == ["sheet.row_doubled"]
    assert laptop.news() == before
    assert imported(city_server, ROW).taken == 1


def test_a_sheet_that_comes_twice_changes_nothing(
    city_server: CityServer, laptop: Laptop, approved: list[UUID]
) -> None:
    imported(city_server, ROW)
    before = laptop.news()

    report = imported(city_server, ROW)

    assert (report.taken, report.unchanged) == (0, 1)
    assert laptop.news() == before


def test_each_wrong_row_says_why_and_the_others_are_taken(
    city_server: CityServer, approved: list[UUID]
) -> None:
    second = (f"{KELURAHAN}-01-00002", "3375014507890002", KPJ, "2026-12-01", "2026-12-31")
    start, end = "2026-12-01", "2026-12-31"
    wrong: dict[str, tuple[Any, ...]] = {
        "sheet.number_not_text": (NUMBER, int(NIK), KPJ, start, end),
        "sheet.formula": (NUMBER, "=A1", KPJ, start, end),
        "sheet.cell_missing": (NUMBER, NIK, None, start, end),
        "kpj.not_11_digits": (NUMBER, NIK, "123", start, end),
        "application.unknown": ("1", NIK, KPJ, start, end),
        "application.nik_differs": (NUMBER, "3375014507890009", KPJ, start, end),
        "date.unreadable": (NUMBER, NIK, KPJ, "31-02-2026", end),
        "membership.protection_reversed": (*second[:2], "26012345670", end, start),
        "kpj.taken": second,
        "sheet.cell_too_long": (NUMBER, "1" * 501, KPJ, start, end),
    }
    rows = [row for code, row in wrong.items() if code != "kpj.taken"]

    report = imported(city_server, *rows[:6], ROW, *rows[6:])
    again = imported(city_server, second)

    assert report.taken == 1
    found = {row.row: row.issue.code for row in report.refused if row.issue}
    assert list(found.values()) == [code for code in wrong if code != "kpj.taken"]
    assert [row.issue.code for row in again.refused if row.issue] == ["kpj.taken"]


def test_real_dates_are_read_as_such() -> None:
    typed = (NUMBER, NIK, KPJ, date(2026, 12, 1), "1.2.2027")

    [row] = read_rows(sheet(typed), HEADINGS)

    assert row.cells["start"].day("start") == date(2026, 12, 1)
    assert row.cells["end"].day("end") == date(2027, 2, 1)


def test_headings_are_found_in_any_order_and_case() -> None:
    heads = tuple(f" {heading.lower()}  " for heading in reversed(HEADINGS.values()))

    [row] = read_rows(sheet(tuple(reversed(ROW)), heads=heads), HEADINGS)

    assert row.cells["nik"].text("nik") == NIK


def zipped(**parts: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return written.getvalue()


def altered(workbook: bytes, old: bytes, new: bytes) -> bytes:
    """Return a workbook with one place of its sheet changed."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    page = parts["xl/worksheets/sheet1.xml"]
    assert page.count(old) == 1
    parts["xl/worksheets/sheet1.xml"] = page.replace(old, new)
    return zipped(**parts)


ENTITY = "<?xml version='1.0' encoding='utf-16'?><!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"


def test_a_sheet_that_understates_its_size_is_read_to_its_end() -> None:
    whole = sheet(ROW, ROW)

    rows = read_rows(altered(whole, b'ref="A1:E3"', b'ref="A1:E2"'), HEADINGS)

    assert [row.number for row in rows] == [2, 3]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "sheet.unreadable"),
        (b"PK\x03\x04", "sheet.unreadable"),
        (sheet(ROW)[:-200], "sheet.unreadable"),
        (zipped(xl__workbook=b"<x/>"), "sheet.unreadable"),
        (zipped(xl__a=b"<!DOCTYPE x [<!ENTITY a 'b'>]>"), "sheet.unreadable"),
        (zipped(**{"xl__vbaProject.bin": b"x"}), "sheet.unreadable"),
        (zipped(**{"..__x": b"x"}), "sheet.unreadable"),
        (zipped(bomb=bytes(70 << 20)), "sheet.too_large"),
        (zipped(bomb=bytes(5 << 20)), "sheet.unreadable"),
        (zipped(**{f"n{n}": b"" for n in range(201)}), "sheet.too_large"),
        (bytes((10 << 20) + 1), "sheet.too_large"),
        (sheet(ROW, heads=("NIK",)), "sheet.heading_missing"),
        (sheet((*ROW, KPJ), heads=(*HEADINGS.values(), " no  kpj ")), "sheet.heading_doubled"),
        (zipped(xl__a=ENTITY.encode("utf-16")), "sheet.unreadable"),
        (zipped(xl__a=ENTITY.encode("utf-16-be")), "sheet.unreadable"),
        (altered(sheet(ROW, ROW), b'<row r="3"', b'<row r="1"'), "sheet.row_out_of_order"),
        (altered(sheet(ROW, ROW), b'<row r="3"', b'<row r="2"'), "sheet.row_out_of_order"),
    ],
    ids=range(17),
)
def test_a_file_that_is_no_honest_workbook_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(Refused, match=code):
        read_rows(content, HEADINGS)


@given(st.binary(max_size=400), st.integers(0, 5000))
def test_a_damaged_workbook_is_read_or_refused_and_nothing_else(noise: bytes, at: int) -> None:
    whole = sheet(ROW)
    damaged = whole[:at] + noise + whole[at + len(noise) :]
    try:
        rows: list[SheetRow] = read_rows(damaged, HEADINGS)
    except Refused:
        return
    assert len(rows) <= 1


def test_the_confirmation_vouches_for_the_last_digits_only(
    city_server: CityServer, laptop: Laptop, approved: list[UUID]
) -> None:
    imported(city_server, ROW)
    text = laptop.news()["items"][-1]["body"]["confirmation_qr"]

    _, _, payload, _ = cbor2.loads(base45.b45decode(text.removeprefix("LJ1:")))

    claims = cbor2.loads(payload)
    assert (claims[1], claims[2], claims[4], claims[7]) == ("K", NUMBER, NIK[-4:], KPJ[-4:])
    assert NIK not in repr(claims)
    assert KPJ not in repr(claims)
