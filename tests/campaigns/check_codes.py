"""What the check codes of a great many papers cost: the list, the page, and a look at one code.

``python -m tests.campaigns.check_codes 100000 1000000`` says it for so many papers, spread over 27
kelurahan with two laptops each; the list is made and signed by the city's own code, and read by the
program and by a real browser. Processor time of this machine; the browser's by its own clock.
"""

import base64
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from central_server.check_list import signed
from central_server.settings import Settings
from central_server.verifier import verifier_page
from desktop_app.documents.check import key_id
from desktop_app.documents.check_list import read_held, read_list
from desktop_app.domain.check_code import RECORD, in_order, record_of
from desktop_app.domain.checking import Outcome, of_a_code
from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.membership import Status
from desktop_app.domain.paper_claims import PaperClaims
from tests.verify.browser import browser
from tests.verify.cases import CITY, ISSUED, LAPTOP, NOW, ZONE, list_payload, public

_LOOK = """
const content = Uint8Array.from(atob(given[0]), each => each.charCodeAt(0));
const begun = performance.now(), known = await Rule.readList(content, null);
const read = performance.now(), found = Rule.ofACode(given[1], known, given[2]);
return [read - begun, performance.now() - read, found.outcome];
"""


def codes_of(count: int, chance: random.Random) -> dict[str, bytes]:
    """Return records as many papers have; one of them is told by ``ffff…``, sealed as it ought."""
    places = [f"33750{number // 10:01}1{number:03}" for number in range(1, 28)]
    stems = [f"{place}-{laptop:02}" for place in places for laptop in (1, 2)]
    each = -(-count // len(stems))
    told = {stem: chance.randbytes(each * RECORD) for stem in stems}
    here = stems[0]
    paper = PaperClaims(
        PaperKind.PROOF, f"{here}-00017", "", "", here[:10], ISSUED.date(), Status.REGISTERED
    )
    told[here] = told[here][RECORD:] + record_of("F" * 12, paper)
    return {stem: in_order(records) for stem, records in told.items()}


def figures(count: int, folder: Path) -> str:
    """Return one line about so many papers."""
    codes = codes_of(count, random.Random(7))
    place = next(iter(codes))[:10]
    payload = {**list_payload(), 9: {CITY.key_id: {}, key_id(public(LAPTOP)): codes}}
    payload[7][0][1] = place
    took: list[float] = []

    def clocked(act: Callable[[], object]) -> None:
        begun = time.process_time()
        act()
        took.append(time.process_time() - begun)

    content = signed(CITY, payload)
    clocked(lambda: signed(CITY, payload))
    clocked(lambda: read_list(content, CITY.public))
    known = read_held(content)
    clocked(lambda: of_a_code("F" * 12, known, NOW, lambda _: None))
    if of_a_code("F" * 12, known, NOW, lambda _: None).outcome is not Outcome.CODE_KNOWN:
        raise SystemExit("the code is not found")
    html = verifier_page(content, Settings())
    path = folder / "periksa.html"
    path.write_text(html, encoding="utf-8")
    with browser(folder / f"profile{count}", [], ZONE) as window:
        window.open(path)
        now = int((NOW + timedelta(days=1)).timestamp())
        read, found, outcome = window.run(_LOOK, base64.b64encode(content).decode(), "F" * 12, now)
    if outcome != Outcome.CODE_KNOWN:
        raise SystemExit("the page does not find the code")
    mine = sum(len(records) for stem, records in codes.items() if stem.startswith(place))
    return (
        f"{count:>9,} papers: list {len(content):,} bytes, page {len(html):,}, a kelurahan's share "
        f"{mine:,}; signed in {took[0]:.2f} s, read in {took[1]:.2f} s, a code found in "
        f"{took[2] * 1000:.1f} ms; in the browser read in {read:.0f} ms, found in {found:.0f} ms"
    )


def main(arguments: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for count in arguments or ["100000"]:
            Path(folder, f"profile{int(count)}").mkdir()
            print(figures(int(count), Path(folder)))


if __name__ == "__main__":
    main(sys.argv[1:])
