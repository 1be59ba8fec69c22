"""The page that checks papers, in a real browser: opened as a file, without a network."""

import base64
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from central_server.settings import Settings
from central_server.verifier import verifier_page
from desktop_app.documents.paper import make_paper
from desktop_app.documents.render import page_grey
from desktop_app.domain.checking import Outcome
from desktop_app.domain.confirmation import check_code
from tests.documents.people import paper
from tests.verify.browser import Browser, browser, is_left_out
from tests.verify.cases import (
    CASES,
    CONFIRMED,
    GENUINE,
    GONE,
    IN_ITS_PLACE,
    ISSUED,
    LOST,
    MALFORMED,
    NOW,
    STRANGER,
    TAKEN_BACK,
    ZONE,
    list_file,
    mutations,
    proof,
    told,
    verdict_of,
)  # fmt: skip

pytestmark = pytest.mark.skipif(is_left_out(), reason="no browser to be had here")

JUDGE = """
const content = Uint8Array.from(atob(given[0]), each => each.charCodeAt(0));
const known = await Rule.readList(content, null);
Codec.byHand = given[2];
const found = [];
for (const [text, now] of given[1]) {
  const isCode = Rule.isMeantAsCode(text);
  found.push(isCode ? Rule.ofACode(text, known, now) : await Rule.examine(text, known, now));
}
Codec.byHand = false;
return found;
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("verify")
    (made / "profile").mkdir()
    (made / "camera.mjpeg").write_bytes(_film(scanned(GENUINE)))
    return made


@pytest.fixture(scope="module")
def window(folder: Path) -> Iterator[Browser]:
    film = f"--use-file-for-fake-video-capture={folder / 'camera.mjpeg'}"
    with browser(folder / "profile", [film], ZONE) as opened:
        yield opened


@pytest.fixture
def page(window: Browser, folder: Path) -> Browser:
    """The page as the city hands it out, freshly opened."""
    path = folder / "periksa.html"
    path.write_text(verifier_page(list_file(), Settings()), encoding="utf-8")
    window.open(path)
    return window


def scanned(text: str) -> Image.Image:
    """Return a whole printed paper with this QR, as a scanner of 200 dpi sees it."""
    grey = page_grey(make_paper(replace(paper(), qr=text)), 200)
    return Image.frombytes(
        "L", (grey.width, grey.height), grey.data, "raw", "L", grey.bytes_per_line
    )


def _film(picture: Image.Image) -> bytes:
    """Return a film of one picture, for the camera to show: the foot of a paper held before it."""
    foot = picture.crop((0, picture.height - picture.width * 3 // 4, picture.width, picture.height))
    frame = io.BytesIO()
    foot.resize((1280, 960)).convert("RGB").save(frame, "JPEG", quality=90)
    return frame.getvalue() * 2


def judged(page: Browser, texts: list[tuple[str, int]], *, by_hand: bool = False) -> list[Any]:
    content = base64.b64encode(list_file()).decode()
    return list(page.run(JUDGE, content, texts, by_hand))


@pytest.mark.parametrize("by_hand", [False, True], ids=["WebCrypto", "by hand"])
def test_the_page_judges_every_case_as_the_program_does(page: Browser, by_hand: bool) -> None:
    asked = [(case.text, int(case.now.timestamp())) for case in CASES]

    for case, found in zip(CASES, judged(page, asked, by_hand=by_hand), strict=True):
        assert found == told(verdict_of(case.text, case.now)), case.name


@pytest.mark.parametrize("text", [GENUINE, CONFIRMED], ids=["proof", "confirmation"])
def test_no_character_of_a_qr_can_be_changed(page: Browser, text: str) -> None:
    changed = list(mutations(text, 5))

    found = judged(page, [(each, int(NOW.timestamp())) for each in changed])

    assert [each["outcome"] for each in found] == [verdict_of(each).outcome for each in changed]
    assert not [each for each in found if each["weight"] == "good"]


def test_the_digests_of_the_page_are_those_of_everybody(page: Browser) -> None:
    lengths = [0, 1, 55, 56, 63, 64, 65, 1000]
    found = page.run(
        "return given[0].map(n => Codec.hex(Codec.sha256(new Uint8Array(n).fill(97))))", lengths
    )

    assert found == [hashlib.sha256(b"a" * length).hexdigest() for length in lengths]


def test_nothing_comes_from_elsewhere_and_nothing_is_complained_of(
    page: Browser, folder: Path
) -> None:
    html = (folder / "periksa.html").read_text()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)

    assert policy is not None
    assert policy[1].startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy[1]
    assert "Apache License" in html, "whoever gets the page gets the licence of its parts"
    assert not re.search(r"(src|href)=", html.split("<script", maxsplit=1)[0].replace("-src", ""))
    page.type("#code", "0000-0000-0000\n")
    assert page.run("return performance.getEntriesByType('resource').length") == 0
    assert page.log() == []


def test_a_script_that_is_put_in_does_not_run(window: Browser, folder: Path) -> None:
    html = verifier_page(list_file(), Settings())
    path = folder / "changed.html"
    path.write_text(html.replace("</body>", "<script>window.bad = 1</script></body>"))

    window.open(path)

    assert window.run("return window.bad === undefined")
    assert any("Content Security Policy" in line for line in window.log())


def outcome(page: Browser) -> str:
    page.find("#verdict:not([hidden])[data-outcome]")
    return str(page.run("return document.getElementById('verdict').dataset.outcome"))


def test_a_typed_code_says_what_it_proves_in_both_languages(page: Browser) -> None:
    page.type("#code", f"{check_code(CONFIRMED)}\n")

    assert outcome(page) == Outcome.CODE_KNOWN
    assert "KK/3375011002-01-00007" in page.text("#words")
    assert "pindai QR" in page.text("#words")
    assert "scan the QR" in page.text("#words-en")
    assert page.run("return document.activeElement.id") == "verdict"


@pytest.mark.parametrize(
    ("text", "expected", "said"),
    [
        (GENUINE, Outcome.CODE_LIST_EXPIRED, "BP/3375011002-01-00001"),
        (LOST, Outcome.CODE_REVOKED, "lembar itu dicabut 17 November 2026"),
        (TAKEN_BACK, Outcome.CODE_REVOKED, "KK/3375011002-01-00006"),
        (GONE, Outcome.CODE_WITHDRAWN, "dibatalkan 18 November 2026"),
        (IN_ITS_PLACE, Outcome.CODE_LIST_EXPIRED, "KK/3375011002-01-00006"),
        (proof(number=77), Outcome.CODE_UNKNOWN, "tidak ada di daftar tanggal 20 November 2026"),
    ],
    ids=["proof", "revoked", "revoked confirmation", "withdrawn", "the next one", "newer"],
)
def test_a_typed_code_of_any_paper_says_what_it_stands_for_and_what_became_of_it(
    page: Browser, text: str, expected: Outcome, said: str
) -> None:
    page.type("#code", f"{check_code(text)}\n")

    found = outcome(page)
    words, claims = page.text("#words"), page.text("#claims")
    if expected is Outcome.CODE_LIST_EXPIRED:  # by the clock of this machine
        assert found in {Outcome.CODE_KNOWN, expected}
        assert "Komputer 1" in claims.title() or "Kota Pekalongan" in claims
        assert "19 November 2026" in claims
    else:
        assert found == expected
    assert said in words
    assert "W***" not in claims, "a code says nobody's name"


def test_a_picture_of_the_paper_is_read_and_only_masked_claims_are_shown(
    page: Browser, folder: Path
) -> None:
    path = folder / "surat.png"
    scanned(GENUINE).rotate(3, expand=True, fillcolor=255).save(path)

    page.type("#picture", str(path))

    shown = outcome(page)
    claims = page.text("#claims")
    assert shown in {Outcome.GENUINE, Outcome.LIST_EXPIRED}, "by the clock of this machine"
    assert "BP/3375011002-01-00001" in claims
    assert "W*** P***" in claims
    assert not re.search(r"[0-9]{16}", claims)


def test_a_picture_without_a_qr_and_a_file_that_is_none_are_told_apart(
    page: Browser, folder: Path
) -> None:
    Image.new("L", (400, 300), 200).save(folder / "kosong.png")
    (folder / "bukan.png").write_bytes(b"not a picture")

    page.type("#picture", str(folder / "kosong.png"))
    assert outcome(page) == Outcome.NOTHING
    page.type("#picture", str(folder / "bukan.png"))
    page.find("#stage:not([hidden])")
    assert "bukan gambar" in page.text("#camera-line")


def test_the_camera_reads_a_paper_that_is_held_before_it(page: Browser) -> None:
    page.click("#camera")

    assert outcome(page) in {Outcome.GENUINE, Outcome.LIST_EXPIRED}
    assert page.run("return document.getElementById('video').srcObject === null"), "it is let go"


def test_a_newer_list_is_taken_and_an_older_a_foreign_and_a_broken_one_are_not(
    page: Browser, folder: Path
) -> None:
    newer = list_file(ISSUED + timedelta(days=1))
    offers = {
        "newer": (newer, "dipakai sekarang"),
        "older": (list_file(), "tidak lebih baru"),
        "foreign": (list_file(ISSUED + timedelta(days=2), key=STRANGER), "tidak ditandatangani"),
        "broken": (newer[:-1], "rusak"),
        "restored": (list_file(ISSUED + timedelta(days=3), epoch="dua"), "dipulihkan"),
    }
    for name, (content, said) in offers.items():
        path = folder / f"{name}.ljl"
        path.write_bytes(content)
        page.run("document.querySelector('details').open = true")
        page.run("document.getElementById('list-said').textContent = ''")
        page.type("#list-file", str(path))
        page.find("#list-said:not(:empty)")
        assert said in page.text("#list-said"), name
    assert "23 November 2026" in page.text("#list-line")


def test_a_list_the_city_has_signed_and_that_is_none_of_ours_is_not_taken(page: Browser) -> None:
    lists = [base64.b64encode(content).decode() for content in MALFORMED.values()]

    told = page.run(
        """const found = [];
        for (const each of given[0]) {
          const content = Uint8Array.from(atob(each), letter => letter.charCodeAt(0));
          found.push(await Rule.readList(content, null).then(() => "taken", no => no.code));
        }
        return found;""",
        lists,
    )

    assert dict(zip(MALFORMED, told, strict=True)) == dict.fromkeys(MALFORMED, "list_unreadable")


def test_a_page_whose_list_was_changed_says_so_and_checks_nothing(
    window: Browser, folder: Path
) -> None:
    path = folder / "broken.html"
    bad = bytearray(list_file())
    bad[-1] ^= 1
    path.write_text(verifier_page(bytes(bad), Settings()), encoding="utf-8")

    window.open(path)

    assert "rusak atau diubah" in window.text("#list-line")
    assert window.run("return document.getElementById('camera').disabled")


def test_everything_has_a_name_and_fits_a_telephone(page: Browser) -> None:
    nameless = page.run(
        """return [...document.querySelectorAll('button, input')].filter(each =>
        !(each.labels && each.labels.length) && !each.textContent.trim()).map(each => each.id)"""
    )
    page.resize(400, 800)
    page.type("#code", f"{GENUINE}\n")
    outcome(page)

    assert nameless == []
    assert page.run("return document.documentElement.scrollWidth <= innerWidth")
    assert page.run("return document.documentElement.lang") == "id"
    small = page.run(
        """return [...document.querySelectorAll('button, .button, input[type=text]')]
        .map(each => each.getBoundingClientRect().height)
        .filter(height => height && height < 44).length"""
    )
    assert small == 0
