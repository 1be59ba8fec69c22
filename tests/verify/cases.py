"""Papers of every kind somebody may bring, and what each is: for Python and for the browser."""

import base64
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import base45
import cbor2

from central_server.check_list import signed
from central_server.signing import CityKey
from desktop_app.documents.check import read_message, sign_qr
from desktop_app.documents.check_list import examine, paper_of, read_list, record_of_qr
from desktop_app.domain.check_code import in_order, stem_of
from desktop_app.domain.check_list import CheckList
from desktop_app.domain.checking import Outcome, Verdict, is_meant_as_code, of_a_code
from desktop_app.domain.confirmation import check_code, day_number
from desktop_app.domain.identity import key_change_bytes

ZONE = "Asia/Jakarta"
ISSUED = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
HERE, NEXT_DOOR, ELSEWHERE = "3375011002", "3375011003", "3216071001"
FORMER, CITY, STRANGER = CityKey(b"f" * 32), CityKey(b"c" * 32), CityKey(b"x" * 32)
LAPTOP, REVOKED, NEW = b"l" * 32, b"r" * 32, b"n" * 32
CHANGED_ON, REVOKED_ON, WITHDRAWN_ON = date(2026, 11, 10), date(2026, 11, 15), date(2026, 11, 18)


def public(seed: bytes) -> bytes:
    return CityKey(seed).public


def proof(
    seed: bytes = LAPTOP, *, number: int = 1, place: str = HERE, on: date = date(2026, 11, 19),
    **changes: Any,
) -> str:  # fmt: skip
    claims: dict[int, Any] = {
        1: "B", 2: f"{place}-01-{number:05}", 3: "W*** P***", 4: "0003", 5: place,
        6: day_number(on), 10: 1,
    }  # fmt: skip
    return sign_qr({**claims, **{int(label[1:]): told for label, told in changes.items()}}, seed)


def confirmation(
    key: CityKey = CITY, *, number: int = 1, on: date = date(2026, 11, 19),
    start: date = date(2026, 11, 1), end: date = date(2027, 1, 31), **changes: Any,
) -> str:  # fmt: skip
    claims: dict[int, Any] = {
        1: "K", 2: f"{HERE}-01-{number:05}", 3: "W*** P***", 4: "0003", 5: HERE,
        6: day_number(on), 7: "5678", 8: day_number(start), 9: day_number(end), 10: 6,
    }  # fmt: skip
    return key.sign_qr({**claims, **{int(label[1:]): told for label, told in changes.items()}})


GENUINE = proof()
CONFIRMED = confirmation(number=7)
GONE = confirmation(number=9)
FORMERLY = confirmation(FORMER, number=3, on=date(2026, 11, 9))
LOST_ON = date(2026, 11, 17)
LOST, ITS_COPY = proof(number=5), proof(number=5, c11=2)
TAKEN_BACK, IN_ITS_PLACE = confirmation(number=6), confirmation(number=6, c11=2)
BY_THE_LOST_LAPTOP = proof(REVOKED, number=21, on=date(2026, 11, 14))
DATED_AHEAD = proof(number=22, on=date(2026, 12, 24))
CODED = (
    GENUINE, CONFIRMED, GONE, FORMERLY, LOST, ITS_COPY, TAKEN_BACK, IN_ITS_PLACE,
    BY_THE_LOST_LAPTOP, DATED_AHEAD, proof(number=9), proof(b"u" * 32, number=23),
)  # fmt: skip


def list_payload(issued: datetime = ISSUED, days: int = 30, epoch: str = "satu") -> dict[int, Any]:
    change = base64.b64decode(FORMER.sign(key_change_bytes(CITY.public)))
    return {
        1: "Kota Pekalongan",
        2: epoch,
        3: int(issued.timestamp()),
        4: int((issued + timedelta(days=days)).timestamp()),
        5: [HERE, NEXT_DOOR],
        6: [
            [FORMER.public, 0, day_number(CHANGED_ON)],
            [CITY.public, day_number(CHANGED_ON), 0],
        ],
        7: [
            [public(LAPTOP), HERE, 1, day_number(date(2026, 11, 1)), 0],
            [public(REVOKED), HERE, 2, day_number(date(2026, 11, 1)), day_number(REVOKED_ON)],
        ],
        8: {f"{HERE}-01-00009": day_number(WITHDRAWN_ON)},
        9: codes_of(*CODED),
        10: [[FORMER.public, CITY.public, change]],
        11: {
            f"BP/{HERE}-01-00005": {1: day_number(LOST_ON), 3: day_number(LOST_ON)},
            f"KK/{HERE}-01-00006": {1: day_number(LOST_ON)},
        },
        12: "",
    }


def codes_of(*texts: str) -> dict[bytes, dict[str, bytes]]:
    """Return the records of papers as a list has them."""
    found: dict[bytes, dict[str, bytes]] = {}
    for text in texts:
        by_stem = found.setdefault(read_message(text).signer, {})
        stem, _ = stem_of(paper_of(text).number)
        by_stem[stem] = in_order(by_stem.get(stem, b"") + record_of_qr(text))
    return found


def list_file(
    issued: datetime = ISSUED, days: int = 30, key: CityKey = CITY, epoch: str = "satu"
) -> bytes:
    return signed(key, list_payload(issued, days, epoch))


def _but(**changes: Any) -> bytes:
    """Return a list the city has signed with other things in it; None leaves one out."""
    payload = list_payload() | {int(label[1:]): told for label, told in changes.items()}
    return signed(CITY, {label: told for label, told in payload.items() if told is not None})


_KID = CITY.key_id
MALFORMED = {
    "codes cut off": _but(c9={_KID: {f"{HERE}-01": b"123456789"}}),
    "codes that are a text": _but(c9={_KID: {f"{HERE}-01": "1234567890"}}),
    "codes of no number": _but(c9={_KID: {"siapa": b""}}),
    "codes by nobody": _but(c9={f"{HERE}-01": b"1234567890"}),
    "no codes": _but(c9=None),
    "nobody's codes": _but(c12=None),
    "revoked papers left out": _but(c11=None),
}


@dataclass(frozen=True, slots=True)
class Case:
    """A text somebody has read, typed or pasted, and what it is on a day."""

    name: str
    text: str
    outcome: Outcome
    now: datetime = NOW


def _changed(text: str) -> str:
    """Return a message with one claim changed and the signature left."""
    message = cbor2.loads(base45.b45decode(text.removeprefix("LJ1:")))
    claims = cbor2.loads(message[2])
    claims[3] = "S*** A***"
    message[2] = cbor2.dumps(claims, canonical=True)
    return _text(message)


def _text(message: object) -> str:
    encoded: bytes = base45.b45encode(cbor2.dumps(message, canonical=True))
    return f"LJ1:{encoded.decode()}"


def _with_the_order_added(text: str) -> str:
    """Return the message with the other half of its signature, as lax verifiers accept it."""
    message = cbor2.loads(base45.b45decode(text.removeprefix("LJ1:")))
    order = 2**252 + 27742317777372353535851937790883648493
    half = int.from_bytes(message[3][32:], "little") + order
    message[3] = message[3][:32] + half.to_bytes(32, "little")
    return _text(message)


def _unprotected(text: str) -> str:
    message = cbor2.loads(base45.b45decode(text.removeprefix("LJ1:")))
    message[1] = {4: b"12345678"}
    return _text(message)


def _another_tail(text: str) -> str:
    """Return another spelling of the last byte, as lax decoders accept it."""
    first, second = (ALPHABET.index(letter) for letter in text[-2:])
    value = first + 45 * second + 256
    return text[:-2] + ALPHABET[value % 45] + ALPHABET[value // 45]


ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
ODD = next(
    text
    for text in (proof(c3="W" * length) for length in range(1, 4))
    if len(text.removeprefix("LJ1:")) % 3 == len("..")
)
PAST_MIDNIGHT = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)
LATER = NOW + timedelta(days=60)
CASES = (
    Case("proof", GENUINE, Outcome.GENUINE),
    Case("proof as a hand-held reader sends it", f"{GENUINE}\r\n", Outcome.GENUINE),
    Case("confirmation", CONFIRMED, Outcome.GENUINE),
    Case("by the former key of the city, in its time", FORMERLY, Outcome.GENUINE),
    Case("by the former key, dated back",
         confirmation(FORMER, on=date(2026, 11, 9)), Outcome.FORMER_KEY),
    Case("by the former key, another's code",
         confirmation(FORMER, number=3, on=date(2026, 11, 8)), Outcome.FORMER_KEY),
    Case("the original was revoked", proof(number=5), Outcome.PAPER_REVOKED),
    Case("its copy was not", proof(number=5, c11=2), Outcome.GENUINE),
    Case("its next copy was", proof(number=5, c11=3), Outcome.PAPER_REVOKED),
    Case("the confirmation of the same", confirmation(number=5), Outcome.GENUINE),
    Case("the confirmation was revoked", confirmation(number=6), Outcome.PAPER_REVOKED),
    Case("the one the city signed in its place", confirmation(number=6, c11=2), Outcome.GENUINE),
    Case("the proof of the same", proof(number=6), Outcome.GENUINE),
    Case("a confirmation that says it is the first", confirmation(c11=1), Outcome.MISUSED),
    Case("a copy in words", proof(c11="2"), Outcome.MISUSED),
    Case("by the former key, after it", confirmation(FORMER), Outcome.KEY_REVOKED),
    Case("nobody's NIK", proof(c4=""), Outcome.GENUINE),
    Case("protection over", confirmation(end=date(2026, 11, 21)), Outcome.EXPIRED),
    Case("protection to come", confirmation(start=date(2026, 11, 23)), Outcome.NOT_YET),
    Case("protection to come, list over",
         confirmation(start=date(2027, 2, 1), end=date(2027, 3, 1)), Outcome.LIST_EXPIRED, LATER),
    Case("first day of protection", confirmation(start=date(2026, 11, 22)), Outcome.GENUINE),
    Case("last day of protection", confirmation(end=date(2026, 11, 22)), Outcome.GENUINE),
    Case("protection over since midnight here, not yet in UTC",
         confirmation(end=date(2026, 11, 22)), Outcome.EXPIRED, PAST_MIDNIGHT),
    Case("list over", GENUINE, Outcome.LIST_EXPIRED, LATER),
    Case("paper over, list over", confirmation(end=date(2026, 11, 21)), Outcome.EXPIRED, LATER),
    Case("a clock that is behind the list is not believed", GENUINE, Outcome.GENUINE,
         datetime(2021, 1, 1, tzinfo=UTC)),
    Case("dated tomorrow", proof(on=date(2026, 11, 23)), Outcome.GENUINE),
    Case("dated ahead", proof(on=date(2026, 11, 24)), Outcome.DATE_ODD),
    Case("dated before its key", proof(on=date(2026, 10, 31)), Outcome.DATE_ODD),
    Case("revoked laptop, after", proof(REVOKED), Outcome.KEY_REVOKED),
    Case("revoked laptop, before", proof(REVOKED, on=date(2026, 11, 14)), Outcome.REVOKED_SINCE),
    Case("revoked laptop, that day", proof(REVOKED, on=REVOKED_ON), Outcome.REVOKED_SINCE),
    Case("withdrawn", proof(number=9), Outcome.WITHDRAWN),
    Case("withdrawn confirmation", GONE, Outcome.WITHDRAWN),
    Case("another city's", proof(STRANGER_SEED := b"x" * 32, place=ELSEWHERE), Outcome.FOREIGN),
    Case("a laptop that is not on the list, before it", proof(NEW), Outcome.UNKNOWN_KEY),
    Case("a laptop that is not on the list, after it",
         proof(NEW, on=date(2026, 11, 20)), Outcome.NEWER_NEEDED),
    Case("a stranger's confirmation", confirmation(STRANGER), Outcome.UNKNOWN_KEY),
    Case("a stranger's nonsense", sign_qr({1: "B"}, STRANGER_SEED), Outcome.FORGED),
    Case("a laptop that confirms", sign_qr(
        {1: "K", 2: f"{HERE}-01-00001", 3: "W***", 4: "0003", 5: HERE, 6: 2515, 7: "5678", 8: 2526,
         9: 2587, 10: 6}, LAPTOP), Outcome.MISUSED),
    Case("the city proves", CITY.sign_qr(
        {1: "B", 2: f"{HERE}-01-00001", 3: "W***", 4: "0003", 5: HERE, 6: 2515, 10: 1}),
        Outcome.MISUSED),
    Case("a laptop for the kelurahan next door", proof(place=NEXT_DOOR), Outcome.MISUSED),
    Case("another claim", proof(c11=1), Outcome.MISUSED),
    Case("a number of another kelurahan", proof(c2=f"{NEXT_DOOR}-01-00001"), Outcome.MISUSED),
    Case("five digits of a NIK", proof(c4="00031"), Outcome.MISUSED),
    Case("a day that no calendar has", proof(c6=9_000_000), Outcome.MISUSED),
    Case("a status nobody knows", proof(c10=77), Outcome.MISUSED),
    Case("a number where a text belongs", proof(c3=7), Outcome.MISUSED),
    Case("a name changed", _changed(GENUINE), Outcome.FORGED),
    Case("the other half of the signature", _with_the_order_added(GENUINE), Outcome.FORGED),
    Case("another key named, unprotected", _unprotected(GENUINE), Outcome.FORGED),
    Case("an odd number of bytes", ODD, Outcome.GENUINE),
    Case("its last byte spelt otherwise", _another_tail(ODD), Outcome.FORGED),
    Case("cut off", GENUINE[:-3], Outcome.FORGED),
    Case("cut off within three letters", GENUINE[:-1], Outcome.FORGED),
    Case("only the mark", "LJ1:", Outcome.FORGED),
    Case("small letters", GENUINE.replace("LJ1:", "lj1:"), Outcome.NOT_OURS),
    Case("an address", "https://example.org/periksa?surat=1234567890", Outcome.NOT_OURS),
    Case("practice", "LATIHAN", Outcome.PRACTICE),
    Case("nothing", "\r\n", Outcome.CODE_UNREADABLE),
    Case("code", check_code(CONFIRMED), Outcome.CODE_KNOWN),
    Case("code in small letters with spaces",
         check_code(CONFIRMED).lower().replace("-", " "), Outcome.CODE_KNOWN),
    Case("code of a withdrawn paper", check_code(GONE), Outcome.CODE_WITHDRAWN),
    Case("code of nothing", "0000-0000-0000", Outcome.CODE_UNKNOWN),
    Case("code of a proof", check_code(GENUINE), Outcome.CODE_KNOWN),
    Case("code of a proof by an old list", check_code(GENUINE), Outcome.CODE_LIST_EXPIRED, LATER),
    Case("code of a proof that was revoked", check_code(LOST), Outcome.CODE_REVOKED),
    Case("code of its copy", check_code(ITS_COPY), Outcome.CODE_KNOWN),
    Case("code of a withdrawn proof", check_code(proof(number=9)), Outcome.CODE_WITHDRAWN),
    Case("code of a revoked confirmation", check_code(TAKEN_BACK), Outcome.CODE_REVOKED),
    Case("code of the next confirmation", check_code(IN_ITS_PLACE), Outcome.CODE_KNOWN),
    Case("code by the city's former key", check_code(FORMERLY), Outcome.CODE_KNOWN),
    Case("code by a laptop revoked since",
         check_code(BY_THE_LOST_LAPTOP), Outcome.REVOKED_SINCE),
    Case("code of a paper dated ahead", check_code(DATED_AHEAD), Outcome.CODE_KNOWN),
    Case("code of a paper newer than the list",
         check_code(proof(number=77)), Outcome.CODE_UNKNOWN),
    Case("code by a key that is not on the list",
         check_code(proof(b"u" * 32, number=23)), Outcome.CODE_UNKNOWN),
    Case("half a code", "12AB-34", Outcome.CODE_UNREADABLE),
)  # fmt: skip


def known(content: bytes | None = None, key: CityKey = CITY) -> CheckList:
    return read_list(content or list_file(), key.public)


def verdict_of(text: str, now: datetime = NOW) -> Verdict:
    here = now.astimezone(ZoneInfo(ZONE))
    if is_meant_as_code(text):
        return of_a_code(text, known(), here, lambda _: None)
    return examine(text, known(), here)


def told(verdict: Verdict) -> Mapping[str, Any]:
    """Return a verdict as the page's own rule gives it: days by their numbers."""
    paper: dict[str, Any] | None = None
    if verdict.claims is not None:
        paper = {
            name: day_number(value) if isinstance(value, date) else value
            for name, value in asdict(verdict.claims).items()
        }
    return {
        "outcome": verdict.outcome.value,
        "weight": verdict.outcome.weight.value,
        "claims": paper,
        "proven": verdict.proven,
        "device": verdict.device,
        "day": day_number(verdict.day) if verdict.day else None,
        "number": verdict.number,
    }


def mutations(text: str, each: int) -> Iterator[str]:
    """Return the text with every character changed for some others, spread over the alphabet."""
    for place, letter in enumerate(text):
        others = [other for other in ALPHABET if other != letter]
        for turn in range(each):
            other = others[(place * 7 + turn * (len(others) // each)) % len(others)]
            yield text[:place] + other + text[place + 1 :]
