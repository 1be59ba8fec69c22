"""The BPJS branch of the demo: takes the city's sheet, and sends it back with made-up numbers."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

from openpyxl import Workbook, load_workbook

from desktop_app.domain.month import Month

_KEPT = ("NOMOR PENDAFTARAN", "NIK")
_ADDED = ("NO KPJ", "AWAL PERLINDUNGAN", "AKHIR PERLINDUNGAN")
_FIRST_KPJ = 26_099_000_001  # eleven digits, as a real one; nobody has these


def issue_numbers(sent: Path, returned: Path) -> int:
    """Write the sheet that comes back, and return how many numbers it holds.

    Protection covers the months that are paid for, as the sheet states them.

    Args:
        sent: The sheet the city exported.
        returned: Where the answer goes; it keeps number and NIK, so that rows can be matched.
    """
    with closing(load_workbook(sent, read_only=True)) as book:
        rows = iter([*book.worksheets[0].iter_rows(values_only=True)])
    headings = [str(heading) for heading in next(rows)]
    places = [headings.index(heading) for heading in _KEPT]
    answer = Workbook()
    sheet = answer.worksheets[0]
    sheet.append([*_KEPT, *_ADDED])
    since, months = headings.index("BULAN IURAN PERTAMA"), headings.index("JUMLAH BULAN")
    count = 0
    for count, row in enumerate(rows, start=1):
        kept = [str(row[place]) for place in places]
        first = Month.parse(str(row[since]))
        last = first.plus(int(str(row[months]))).first_day - timedelta(days=1)
        days = [f"{day:%d-%m-%Y}" for day in (first.first_day, last)]
        sheet.append([*kept, str(_FIRST_KPJ + count - 1), *days])
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            cell.number_format = "@"  # text, or the next program to open it rounds the NIK
    answer.save(returned)
    return count
