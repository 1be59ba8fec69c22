"""Run by the Python inside a (pretended) Windows: hands papers to its spooler, as the program does.

    python -m tests.campaigns.windows_printer PRINTER SIZE WAY FILE [PRINTER SIZE WAY FILE ...]

Says as JSON which printers Windows offers and the number its spooler gave each paper.
"""

import json
import sys
from pathlib import Path

from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.print_job import PrinterSetup, Way
from desktop_app.printing.spooler import Sheet
from desktop_app.use_cases.printers import printers_here


def main(arguments: list[str]) -> int:
    here = printers_here(list)
    taken: list[str] = []
    for printer, size, way, path in zip(*(iter(arguments),) * 4, strict=True):
        setup = PrinterSetup(PaperFormat(size), Way(way), "TM-T20II")
        sheet = Sheet(Path(path).read_bytes(), "BP/1", f"BP/1 #{len(taken)}.1", setup)
        taken.append(here.hand_over(printer, sheet).spool_id)
    offered = {each.name: each.is_default for each in here.printers()}
    print(json.dumps({"offered": offered, "taken": taken}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
