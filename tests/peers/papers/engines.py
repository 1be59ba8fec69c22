"""The same papers by Typst, fpdf2 and WeasyPrint: JSON in, milliseconds of the processor out.

Runs in an environment of its own, so it knows nothing of ours but the plain texts. The QR is made
by zxing for all of them and handed over as SVG; fpdf2 draws its modules as boxes.
"""

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from html import escape
from importlib import import_module
from importlib.util import find_spec
from statistics import median
from typing import Any

import zxingcpp

ROUNDS = 3
SINGLES = 6
FONTS = "resources/fonts"
Paper = dict[str, Any]


def cells_of(text: str) -> tuple[int, list[tuple[int, int]]]:
    """Return the edge of a QR in modules, and its dark ones."""
    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    picture: Any = made.to_image(scale=1, add_quiet_zones=False)  # a buffer; hints do not say so
    view = memoryview(picture)
    edge = (view.shape or (0,))[0]
    data = view.tobytes()
    return edge, [(at % edge, at // edge) for at in range(edge * edge) if data[at] == 0]


def svg_of(text: str) -> str:
    edge, cells = cells_of(text)
    path = "".join(f"M{x} {y}h1v1h-1z" for x, y in cells)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {edge} {edge}" width="38mm" '
        f'height="38mm"><path d="{path}"/></svg>'
    )


def html_of(paper: Paper) -> str:
    def table(rows: list[list[str]]) -> str:
        cells = "".join(
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
        )
        return f"<table>{cells}</table>"

    def lines(texts: list[str]) -> str:
        return "".join(f"<div>{escape(text)}</div>" for text in texts)

    return (
        f"<section>{lines(paper['head'])}<h1>{escape(paper['title'])}</h1>"
        f"{lines([paper['number']])}<h2>{escape(paper['name'])}</h2>{table(paper['identity'])}"
        f"<b>{escape(paper['status'])}</b>{table(paper['facts'])}{table(paper['rows'])}"
        f"<b>{escape(paper['warning'])}</b>{lines([paper['note']])}{svg_of(paper['qr'])}"
        f"{lines([paper['check'], paper['check_code'], *paper['signature'], *paper['small']])}"
        "</section>"
    )


def by_weasyprint(papers: list[Paper]) -> bytes:
    html = import_module("weasyprint").HTML
    style = (
        "<style>@page{size:A5;margin:6mm}section{break-after:page;font:10pt sans-serif}"
        "table{width:100%}</style>"
    )
    return bytes(html(string=style + "".join(map(html_of, papers))).write_pdf())


def by_typst(papers: list[Paper]) -> bytes:
    typst = import_module("typst")
    told = json.dumps([{**paper, "svg": svg_of(paper["qr"])} for paper in papers])
    source = """
#set page("a5", margin: 6mm)
#set text(size: 10pt, font: "Atkinson Hyperlegible Next")
#let papers = json(bytes(sys.inputs.papers))
#for (number, p) in papers.enumerate() {
  if number > 0 { pagebreak() }
  for line in p.head { block(text(weight: "bold", line)) }
  heading(p.title)
  p.number
  heading(level: 2, p.name)
  table(columns: 2, ..p.identity.flatten())
  strong(p.status)
  table(columns: (70pt, 1fr), ..p.facts.flatten())
  table(columns: (1fr, 100pt), ..p.rows.flatten())
  strong(p.warning)
  block(text(8pt, p.note))
  image(bytes(p.svg), width: 38mm)
  for line in p.signature { block(line) }
  for line in (p.check, p.check_code, ..p.small) { block(text(8pt, line)) }
}
"""
    return bytes(
        typst.compile(
            source.encode(), sys_inputs={"papers": told}, font_paths=[FONTS], format="pdf"
        )
    )


def by_fpdf2(papers: list[Paper]) -> bytes:
    pdf = import_module("fpdf").FPDF(format="A5")
    pdf.set_margin(6)
    pdf.set_auto_page_break(auto=False)
    pdf.add_font("text", fname=f"{FONTS}/AtkinsonHyperlegibleNext-Regular.ttf")
    pdf.add_font("text", "B", f"{FONTS}/AtkinsonHyperlegibleNext-Bold.ttf")
    for paper in papers:
        pdf.add_page()
        for line in (*paper["head"], paper["title"], paper["number"], paper["name"]):
            pdf.set_font("text", "B", 12)
            pdf.cell(0, 5, line, new_x="LMARGIN", new_y="NEXT")
        pdf.set_font("text", "", 10)
        for row in (*paper["identity"], *paper["facts"], *paper["rows"]):
            pdf.cell(45, 5, row[0])
            pdf.multi_cell(0, 5, row[1], new_x="LMARGIN", new_y="NEXT")
        for line in (paper["status"], paper["warning"], paper["note"], paper["check"]):
            pdf.multi_cell(0, 4, line, new_x="LMARGIN", new_y="NEXT")
        for line in (paper["check_code"], *paper["signature"], *paper["small"]):
            pdf.cell(0, 4, line, new_x="LMARGIN", new_y="NEXT")
        edge, cells = cells_of(paper["qr"])
        module = 36 / edge
        for x, y in cells:
            pdf.rect(6 + x * module, 165 + y * module, module, module, style="F")
    return bytes(pdf.output())


ENGINES: dict[str, Callable[[list[Paper]], bytes]] = {
    "typst": by_typst,
    "fpdf2": by_fpdf2,
    "weasyprint": by_weasyprint,
}


def one_by_one(engine: Callable[[list[Paper]], bytes], papers: list[Paper]) -> None:
    for paper in papers:
        engine([paper])


def cpu_ms(act: Callable[[], object], count: int) -> float:
    """Return the processor's time for one paper; all threads of the process count."""
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time_ns()
        act()
        taken.append((time.process_time_ns() - start) / 1e6 / count)
    return median(taken)


def main() -> None:
    papers: list[Paper] = json.load(sys.stdin)
    found: dict[str, float] = {}
    for name, engine in ENGINES.items():
        if find_spec({"fpdf2": "fpdf"}.get(name, name)) is None:
            continue
        try:
            engine(papers[:1])
        except OSError as error:  # a library of the system that it stands on is not here
            print(f"{name}: {error}", file=sys.stderr)
            continue
        found[f"{name} single"] = cpu_ms(partial(one_by_one, engine, papers[:SINGLES]), SINGLES)
        found[f"{name} batch"] = cpu_ms(partial(engine, papers), len(papers))
    print(json.dumps(found))


if __name__ == "__main__":
    main()
