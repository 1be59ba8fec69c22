"""The layout under stress: whatever people, offices and employers are called, one page holds it."""

from dataclasses import replace
from datetime import date
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.documents.foot import LEAST_MODULE, LEAST_QR
from desktop_app.documents.layout import A5, Art, Page, Style, Text
from desktop_app.documents.lines import Step, fitted, well_broken, wrapped
from desktop_app.documents.painting import Description, painted
from desktop_app.documents.palette import EDGE, INK
from desktop_app.documents.paper import make_paper, printable
from desktop_app.documents.qr import QUIET_ZONE, qr_symbol
from desktop_app.documents.render import page_count
from desktop_app.documents.sheet import sheet
from desktop_app.documents.statement import stated
from desktop_app.documents.typefaces import Face
from desktop_app.domain.confirmation import SIGNED_KINDS, PaperFacts, PaperKind
from desktop_app.domain.contribution import MonthlyDue
from desktop_app.domain.issues import Issue, Weight
from desktop_app.domain.membership import Application, Decree, Status
from desktop_app.domain.office import Letterhead
from tests.documents import people
from tests.documents.people import paper, samples
from tests.documents.reading import barcode_of, boxes_of, qr_of, words_of

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZÑÉÜŠŁñéüšł0123456789.,'’-/() "
WIDE = "WMÆŒ@%—… "


def text_of(length: int, least: int = 0) -> st.SearchStrategy[str]:
    """Ordinary words, widest letters, one unbroken word, and every length up to the limit."""
    ordinary = st.text(LETTERS, min_size=least, max_size=length)
    wide = st.text(WIDE, min_size=max(least, length // 2), max_size=length)
    unbroken = st.integers(max(least, 1), length).map(lambda count: "W" * count)
    full = st.just(("Kusumawardhani Hadiningrat " * 20)[:length].strip())
    return st.one_of(ordinary, wide, unbroken, full)


letterheads = st.builds(
    Letterhead,
    government=text_of(120),
    office=text_of(120, 1),
    address=text_of(200),
    contact=text_of(120),
    place=text_of(60),
    signatory_title=text_of(120),
    signatory_name=text_of(120),
    signatory_number=text_of(40),
)
doubtful = replace(
    people.CLERKS_BILL, doubts=(Issue("contribution.relief_unclear", weight=Weight.WARNS),)
)
bills = st.sampled_from([people.TRADERS_BILL, people.RELIEVED_BILL, people.CLERKS_BILL, doubtful])


@st.composite
def any_paper(draw: st.DrawFn) -> PaperFacts:
    worker = people.MUHAMMAD
    due: MonthlyDue = draw(bills)
    months = draw(st.sampled_from([1, 3, 12]))
    worker = replace(
        worker,
        name=draw(text_of(120, 1)),
        birth_place=draw(text_of(60)),
        address=replace(worker.address, street=draw(text_of(200, 1))),
        enrolment=replace(
            draw(st.sampled_from([people.TRADER, people.CLERK])),
            months=months,
            employer=draw(text_of(200)),
            employer_number=draw(text_of(10)),
            workplace=draw(text_of(200)),
            payer=draw(text_of(120)),
        ),
    )
    status = draw(st.sampled_from([Status.REGISTERED, Status.APPROVED, Status.REFUSED]))
    decree = Decree(draw(text_of(60, 1)), date(2026, 11, 27))
    application = Application(status, decree=decree, reason=draw(text_of(200, 1)))
    kind = draw(st.sampled_from(SIGNED_KINDS))
    city = replace(
        people.OFFICE,
        name=draw(text_of(80)),
        letterhead=draw(letterheads),
        branch=draw(text_of(80)),
        mask_nik=draw(st.booleans()),
    )
    return paper(
        kind,
        worker=worker,
        application=people.ACTIVE if kind is PaperKind.CONFIRMATION else application,
        city=city,
        due=due,
        copy=draw(st.sampled_from([1, 2, 120])),
        occupation=draw(text_of(120, 1)),
        region=draw(text_of(160, 1)),
        officer=draw(text_of(120, 1)),
        period=(due,) * months if draw(st.booleans()) else (),
    )


def laid_out(facts: PaperFacts) -> Page:
    return sheet(printable(stated(facts)), facts.qr)


def reserved_for_qr(page: Page, qr: str) -> tuple[float, float, float, float]:
    """Return the box of the QR with its quiet zone, and see that it is large enough."""
    symbol = qr_symbol(qr)
    art = next(
        each
        for each in page.elements
        if isinstance(each, Art) and each.operators == symbol.operators
    )
    quiet = QUIET_ZONE * art.scale_x
    assert art.scale_x >= LEAST_MODULE - 0.001
    edge = symbol.columns * art.scale_x
    assert edge + 2 * quiet >= LEAST_QR - 0.001
    return art.x - quiet, art.y - edge - quiet, art.x + edge + quiet, art.y + quiet


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    slack = 0.05
    return (
        one[0] < other[2] - slack
        and other[0] < one[2] - slack
        and one[1] < other[3] - slack
        and other[1] < one[3] - slack
    )


def check_page(page: Page, qr: str) -> None:
    width, height = A5
    for text in page.texts:
        left, top, right, bottom = text.box
        assert left >= EDGE - 0.01, text
        assert top >= EDGE - 0.01, text
        assert right <= width - EDGE + 0.01, text
        assert bottom <= height - EDGE + 0.01, text
    for one, other in combinations(page.texts, 2):
        assert not overlap(one.box, other.box), (one, other)
    symbol = reserved_for_qr(page, qr)
    assert symbol[0] >= EDGE - 0.01
    assert not [text for text in page.texts if overlap(text.box, symbol)]


@given(any_paper())
@settings(max_examples=120)
def test_no_text_leaves_the_page_or_touches_another(facts: PaperFacts) -> None:
    check_page(laid_out(facts), facts.qr)


@given(any_paper())
@settings(max_examples=15)
def test_whatever_the_names_it_is_one_page_with_every_code_readable(facts: PaperFacts) -> None:
    pdf = make_paper(facts)
    assert page_count(pdf) == 1
    assert qr_of(pdf) == facts.qr
    assert barcode_of(pdf) == facts.number
    for left, top, right, bottom in boxes_of(pdf):
        assert left >= EDGE - 1
        assert top >= EDGE - 1
        assert right <= A5[0] - EDGE + 1
        assert bottom <= A5[1] - EDGE + 1


@given(any_paper())
@settings(max_examples=60)
def test_no_word_is_cut_away(facts: PaperFacts) -> None:
    page = laid_out(facts)
    shown = solid("".join(text.text for text in page.texts))
    statement = printable(stated(facts))
    said = [
        statement.name.value,
        statement.status,
        statement.signature.name,
        *(each.value for each in statement.facts[:2]),
        statement.bill.total.due,
        *statement.head_lines[:1],
        statement.printed,
    ]
    for text in said:
        assert solid(text) in shown
    # What there is no room for in ten points is left out whole, its label too.
    labels = {text.text for text in page.texts}
    for fact in statement.facts[2:]:
        assert solid(fact.value) in shown or fact.label not in labels
    for row in statement.bill.rows:
        assert solid(row.text) in shown or row.short in shown
    # On the tightest rungs programmes are only named, and all of them; the sum always stands there.
    dues = all(solid(row.due) in shown for row in statement.bill.rows)
    assert dues or solid(statement.bill.names.value) in shown


def solid(text: str) -> str:
    """Return a text without spaces and the dots between its parts, which a line's end replaces."""
    return "".join(text.replace("·", "").split())


def test_every_text_of_the_samples_is_what_the_layout_placed() -> None:
    for name, facts in samples().items():
        page = laid_out(facts)
        check_page(page, facts.qr)
        read = words_of(painted(page, Description(name, "", ""))).replace(" ", "")
        for text in page.texts:
            assert text.text.replace("\N{NO-BREAK SPACE}", " ").replace(" ", "") in read


def test_texts_are_measured_as_the_renderer_sets_them() -> None:
    page = Page(*A5)
    for number, face in enumerate(Face):
        page.write(60, 60 + 30 * number, "Hadiningrat 1234567890 WH", Style(face, 14, INK))
    boxes = sorted(boxes_of(painted(page, Description("", "", ""))), key=lambda box: box[1])
    assert len(boxes) == len(Face)
    for text, (left, top, right, bottom) in zip(page.texts, boxes, strict=True):
        assert abs(right - (text.x + text.width)) < 2
        assert left >= text.x - 0.5
        assert top >= text.box[1] - 0.5
        assert bottom <= text.box[3] + 0.5


STYLE = Style(Face.TEXT, 10, INK)


@given(text_of(200), st.floats(20, 300))
def test_lines_are_never_wider_than_their_room_and_lose_no_letter(text: str, width: float) -> None:
    lines = wrapped(text, STYLE, width)
    assert all(STYLE.width(line) <= width or len(line) == 1 for line in lines)
    assert solid("".join(lines)) == solid(text)


def test_a_dot_between_parts_neither_ends_nor_begins_a_line() -> None:
    text = "Pedagang sayur · Pasar Cipeundeuy · Sukamaju"
    for width in range(40, 220, 3):
        for line in wrapped(text, STYLE, width):
            assert line.strip("· ") == line
    assert wrapped(text, STYLE, 400) == [text]


def test_a_heading_of_two_lines_has_lines_of_about_one_length() -> None:
    name = "Raden Ajeng Siti Khadijah Kusumawardhani Hadiningrat"
    lines = fitted(name, STYLE, STYLE.width(name) * 0.9, (Step(2, 10, 9),)).lines
    assert len(lines) == 2
    shorter, longer = sorted(map(STYLE.width, lines))
    assert shorter > longer * 0.7


def test_a_text_is_a_box_around_its_letters() -> None:
    text = Text(10, 50, "x", STYLE, 5)
    assert text.box == (10, 50 - 7.6, 15, 50 + 2.2)


def test_a_text_is_broken_where_its_parts_meet_if_that_costs_no_line() -> None:
    text = "Tanggung jawab sosial · dibayar oleh PT Sinar"
    width = STYLE.width("Tanggung jawab sosial · dibayar oleh")
    assert well_broken(text, STYLE, width) == ["Tanggung jawab sosial", "dibayar oleh PT Sinar"]
    assert well_broken(text, STYLE, 400) == [text]


def test_a_last_word_is_not_left_alone() -> None:
    text = "Perumahan Griya Asri Permai Blok Melati Barat"
    lines = well_broken(text, STYLE, STYLE.width(text) - 1)
    assert len(lines) == 2
    assert " " in lines[1]
