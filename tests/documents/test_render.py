"""Pages as pixels."""

import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image, ImageChops

from desktop_app.documents.paper import make_paper
from desktop_app.documents.render import page_count, page_grey, page_png, page_size
from desktop_app.errors import Unavailable
from tests.documents.people import paper


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return make_paper(paper())


def test_a_page_is_white_where_nothing_stands_and_has_the_offices_green(pdf: bytes) -> None:
    png = Image.open(io.BytesIO(page_png(pdf, 150)))
    assert png.getpixel((3, 3)) == (255, 255, 255)
    red, green, _ = png.convert("RGB").split()
    greener = ImageChops.subtract(green, red)
    assert max(level for level, count in enumerate(greener.histogram()) if count) > 40


def test_a_png_states_its_resolution(pdf: bytes) -> None:
    assert Image.open(io.BytesIO(page_png(pdf, 200))).info["dpi"] == pytest.approx((200, 200), 0.01)


def test_grey_has_one_byte_for_each_pixel(pdf: bytes) -> None:
    grey = page_grey(pdf, 72)
    assert grey.bytes_per_line >= grey.width == 420
    assert len(grey.data) == grey.bytes_per_line * grey.height


def test_many_threads_may_draw_at_once_and_see_the_same(pdf: bytes) -> None:
    with ThreadPoolExecutor(8) as pool:
        pictures = list(pool.map(lambda _: page_png(pdf, 60), range(24)))
        papers = list(pool.map(lambda _: make_paper(paper()), range(16)))
    assert len(set(pictures)) == 1
    assert set(papers) == {pdf}


def test_what_is_no_pdf_is_said_to_be_unreadable() -> None:
    for act in (page_count, page_size, lambda data: page_png(data, 72)):
        with pytest.raises(Unavailable) as trouble:
            act(b"not a paper")
        assert trouble.value.code == "paper.unreadable"
