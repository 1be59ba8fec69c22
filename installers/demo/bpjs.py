"""The BPJS branch of the demo: takes the city's sheet, and sends it back with made-up numbers."""

from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook, load_workbook

_KEPT = ("NOMOR PENDAFTARAN", "NIK")
_ADDED = ("NO KPJ", "AWAL PERLINDUNGAN", "AKHIR PERLINDUNGAN")
_FIRST_KPJ = 26_099_000_001  # eleven digits, as a real one; nobody has these


def issue_numbers(sent: Path, returned: Path, start: date) -> int:
    """Write the sheet that comes back, and return how many numbers it holds.

    Args:
        sent: The sheet the city exported.
        returned: Where the answer goes; it keeps number and NIK, so that rows can be matched.
        start: First day of protection; it lasts a year here.
    """
    rows = load_workbook(sent, read_only=True).worksheets[0].iter_rows(values_only=True)
    headings = [str(heading) for heading in next(rows)]
    places = [headings.index(heading) for heading in _KEPT]
    answer = Workbook()
    sheet = answer.worksheets[0]
    sheet.append([*_KEPT, *_ADDED])
    end = start + timedelta(days=364)
    count = 0
    for count, row in enumerate(rows, start=1):
        kept = [str(row[place]) for place in places]
        days = [f"{day:%d-%m-%Y}" for day in (start, end)]
        sheet.append([*kept, str(_FIRST_KPJ + count - 1), *days])
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            cell.number_format = "@"  # text, or the next program to open it rounds the NIK
    answer.save(returned)
    return count
