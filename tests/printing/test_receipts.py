"""Receipts arrive as bytes on loopback, and an emulator makes dots and letters of them again."""

from collections.abc import Callable

import pytest
import zxingcpp
from PIL import Image, ImageChops

from desktop_app.documents.forms import ROLL_DPI
from desktop_app.documents.paper import make_paper as draw
from desktop_app.documents.receipt import dots_of, slip_of
from desktop_app.documents.render import page_grey
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.print_job import PrinterSetup, Way
from desktop_app.errors import Unavailable
from desktop_app.printing.raw import RawPrinters, address_of, is_raw, trouble_in
from desktop_app.printing.receipts import FEED, columns_of, profiles
from desktop_app.printing.spooler import MayBeOut, Sheet
from desktop_app.use_cases.printers import receipt_of
from tests.documents.people import samples
from tests.fixtures.escpos_paper import Roll, printed
from tests.fixtures.receiver import Receiver

PROOF = samples()["paper_proof"]
ROLLS = [PaperFormat.ROLL_80, PaperFormat.ROLL_58]
READY = {b"\x10\x04\x02": b"\x12", b"\x10\x04\x04": b"\x12", b"\x1d\x72\x01": b"\x00"}


@pytest.fixture(scope="module")
def papers() -> dict[PaperFormat, bytes]:
    return {size: draw(PROOF, size) for size in ROLLS}


def sent(receiver: Receiver, pdf: bytes, setup: PrinterSetup) -> bytes:
    """Hand a paper to the listening printer, and return what it heard."""
    name = f"socket://127.0.0.1:{receiver.port}"
    spooler = RawPrinters(receipt_of, lambda: [name])
    assert spooler.hand_over(name, Sheet(pdf, "BP/1", "BP/1 #1.1", setup)).is_out
    return receiver.wait_for(1)[0]


def qr_on(roll: Roll) -> str:
    [found] = zxingcpp.read_barcodes(
        roll.picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    )
    return found.text


@pytest.mark.parametrize("size", ROLLS)
@pytest.mark.parametrize("profile", ["", "POS-5890", "TM-T20II"])
def test_dots_come_out_as_they_are_shown_and_the_qr_is_read_off_them(
    receiver: Receiver, papers: dict[PaperFormat, bytes], size: PaperFormat, profile: str
) -> None:
    setup = PrinterSetup(size, Way.RASTER, profile)

    roll = printed(sent(receiver, papers[size], setup))

    shown = dots_of(papers[size], size.dots or 0).convert("L")
    assert roll.picture.size == shown.size
    assert ImageChops.difference(roll.picture, shown).getbbox() is None
    assert qr_on(roll) == PROOF.qr
    assert roll.fed >= FEED
    assert roll.cuts == (profile == "TM-T20II")


@pytest.mark.parametrize("size", ROLLS)
def test_every_module_of_the_qr_is_a_whole_number_of_dots(
    papers: dict[PaperFormat, bytes], size: PaperFormat
) -> None:
    picture = dots_of(papers[size], size.dots or 0).convert("L")
    [found] = zxingcpp.read_barcodes(
        picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    )
    corners = found.position
    left, right = corners.top_left.x, corners.top_right.x
    middle = (corners.top_left.y + corners.bottom_left.y) // 2
    across = picture.crop((left, middle, right, middle + 1)).tobytes()
    runs, before = [], 0
    for place in range(1, len(across) + 1):
        if place == len(across) or across[place] != across[place - 1]:
            runs.append(place - before)
            before = place
    module = min(runs)
    assert module >= 5
    assert [run % module for run in runs] == [0] * len(runs)


@pytest.mark.parametrize("size", ROLLS)
def test_a_paper_for_the_roll_is_drawn_in_whole_dots_already(
    papers: dict[PaperFormat, bytes], size: PaperFormat
) -> None:
    seen = page_grey(papers[size], ROLL_DPI)
    drawn = Image.frombuffer(
        "L", (seen.width, seen.height), seen.data, "raw", "L", seen.bytes_per_line, 1
    ).point(lambda grey: 0 if grey < 128 else 255)

    set_again = dots_of(papers[size], size.dots or 0).convert("L")

    assert ImageChops.difference(drawn, set_again).getbbox() is None


@pytest.mark.parametrize(("profile", "draws"), [("TM-T20II", True), ("POS-5890", False)])
def test_a_slow_line_gets_letters_and_the_printer_s_own_qr_where_it_has_one(
    receiver: Receiver, papers: dict[PaperFormat, bytes], profile: str, draws: bool
) -> None:
    pdf, setup = papers[PaperFormat.ROLL_58], PrinterSetup(PaperFormat.ROLL_58, Way.TEXT, profile)

    heard = sent(receiver, pdf, setup)

    roll = printed(heard)
    facts = PROOF
    assert " ".join(facts.registration.worker.name.split()) in " ".join(roll.words.split())
    assert max(map(len, roll.words.splitlines())) <= columns_of(profile)
    assert [text for text, _module in roll.qrs] == ([facts.qr] if draws else [])
    if not draws:
        assert qr_on(roll) == facts.qr
    dots = len(receipt_of(pdf, PrinterSetup(PaperFormat.ROLL_58, Way.RASTER, profile)))
    assert len(heard) * (20 if draws else 4) < dots


def test_a_page_that_was_not_made_for_the_roll_still_comes_out_whole() -> None:
    pdf = draw(PROOF)

    roll = printed(receipt_of(pdf, PrinterSetup(PaperFormat.ROLL_80, Way.RASTER)))

    assert roll.picture.width == 576
    assert slip_of(pdf, 32).qr == PROOF.qr
    seen = page_grey(pdf, 72)
    assert roll.picture.height == pytest.approx(576 * seen.height / seen.width, abs=2)


def test_a_printer_that_answers_is_asked_before_and_after(
    receiver: Receiver, papers: dict[PaperFormat, bytes]
) -> None:
    receiver.answers = dict(READY)

    heard = sent(receiver, papers[PaperFormat.ROLL_58], PrinterSetup(PaperFormat.ROLL_58))

    assert heard.startswith(b"\x10\x04\x02\x10\x04\x04")
    assert heard.endswith(b"\x1d\x72\x01")


@pytest.mark.parametrize(
    ("question", "answer", "code"),
    [
        (b"\x10\x04\x02", b"\x16", "printer.open"),
        (b"\x10\x04\x02", b"\x32", "printer.paper_out"),
        (b"\x10\x04\x04", b"\x72", "printer.paper_out"),
    ],
)
def test_nothing_is_sent_to_a_printer_that_says_it_cannot(
    receiver: Receiver,
    papers: dict[PaperFormat, bytes],
    question: bytes,
    answer: bytes,
    code: str,
) -> None:
    receiver.answers = {**READY, question: answer}

    with pytest.raises(Unavailable, match=code):
        sent(receiver, papers[PaperFormat.ROLL_58], PrinterSetup(PaperFormat.ROLL_58))

    [heard] = receiver.wait_for(1)
    assert len(heard) <= 6  # questions, and no page


def test_paper_that_ends_on_the_way_asks(
    receiver: Receiver, papers: dict[PaperFormat, bytes]
) -> None:
    receiver.answers = {**READY, b"\x1d\x72\x01": b"\x0c"}

    with pytest.raises(MayBeOut) as dark:
        sent(receiver, papers[PaperFormat.ROLL_58], PrinterSetup(PaperFormat.ROLL_58))

    assert dark.value.code == "printer.paper_out"


def test_a_line_that_tears_in_the_middle_asks(
    receiver: Receiver, papers: dict[PaperFormat, bytes]
) -> None:
    receiver.answers, receiver.cut_after = dict(READY), 2000

    with pytest.raises(MayBeOut) as dark:
        sent(receiver, papers[PaperFormat.ROLL_58], PrinterSetup(PaperFormat.ROLL_58))

    assert dark.value.code == "print.broken_off"


def test_a_printer_that_is_off_is_told_from_an_address_that_is_none(
    receiver: Receiver,
) -> None:
    spooler = RawPrinters(lambda pdf, _setup: pdf, list)
    refuse: Callable[[str], object] = lambda name: spooler.hand_over(  # noqa: E731 - two of a kind
        name, Sheet(b"", "", "", PrinterSetup(PaperFormat.ROLL_58))
    )
    port = receiver.port
    with pytest.raises(Unavailable, match=r"printer\.silent"):
        refuse("socket://127.0.0.1:1")
    for name in ("socket://", "socket://host:abc", "usb:/dev/tidak/ada"):
        with pytest.raises(Unavailable, match=r"printer\.gone"):
            refuse(name)
    assert address_of("socket://10.0.0.9") == ("10.0.0.9", 9100)
    assert address_of(f"socket://127.0.0.1:{port}/") == ("127.0.0.1", port)
    assert (is_raw("usb:/dev/usb/lp0"), is_raw("EPSON L3210")) == (True, False)
    assert trouble_in(0x12, 0x12) == ""


def test_a_cable_the_system_calls_a_file_is_written_to(
    tmp_path_factory: pytest.TempPathFactory, papers: dict[PaperFormat, bytes]
) -> None:
    device = tmp_path_factory.mktemp("usb") / "lp0"
    device.touch()
    spooler = RawPrinters(receipt_of, list)
    sheet = Sheet(papers[PaperFormat.ROLL_58], "", "", PrinterSetup(PaperFormat.ROLL_58))

    assert spooler.hand_over(f"usb:{device}", sheet).is_out

    assert qr_on(printed(device.read_bytes())) == PROOF.qr


def test_the_known_printers_are_named() -> None:
    assert {"POS-5890", "ZJ-5870", "TM-T20II"} <= set(profiles())
