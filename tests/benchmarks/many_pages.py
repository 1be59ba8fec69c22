"""Make one file of many pages and say how much memory that took: ``… ours|platypus PAGES``."""

import resource
import sys

from desktop_app.documents.imposition import imposed
from desktop_app.documents.painting import Description, painted_sheets
from desktop_app.documents.paper import laid_out
from desktop_app.domain.paper_format import PaperFormat
from tests.documents.crowd import crowd


def ours(count: int) -> bytes:
    pages = (laid_out(facts, PaperFormat.A5)[0] for facts in crowd(count, seed=1))
    sheets = (imposed([page], PaperFormat.A5) for page in pages)
    return painted_sheets(sheets, Description("", "", ""), kept=False)


def platypus(count: int) -> bytes:
    from tests.benchmarks.paper_ways import (  # noqa: PLC0415 - Qt and Platypus weigh on theirs only
        by_platypus,
        plain_of,
        register_faces,
    )

    register_faces()
    return by_platypus([plain_of(facts) for facts in crowd(count, seed=1)])


def main() -> None:
    way, count = sys.argv[1], int(sys.argv[2])
    pdf = (ours if way == "ours" else platypus)(count)
    if not pdf.startswith(b"%PDF"):
        raise SystemExit("no PDF")
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


if __name__ == "__main__":
    main()
