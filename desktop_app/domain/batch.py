"""A batch of facts cut into columns, and put together again, for the wire.

What follows from something else in the batch is not told twice. Nothing is lost: ``as_columns``
reads back what it has written, and a batch whose facts are of another shape is left as it is.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, TypeAlias

from desktop_app.domain.columns import column_of, values_of
from desktop_app.domain.facts import canonical

Document: TypeAlias = dict[str, Any]

COUNT = "count"
_HEAD = ("id", "seq", "kind", "at", "author", "worker", "version")
_DEEPEST = 4
_FAR = 1 << 40
_WOMAN_OFFSET = 40
_NIK_LENGTH, _NIK_SHORT = 16, 10
_FIRST_DAY = date(1900, 1, 1).toordinal()


def as_columns(facts: Sequence[Document]) -> Document | None:
    """Return the columns of a batch, or None where it does not fit into any.

    Args:
        facts: As the wire has them, without their hashes.
    """
    try:
        columns = _columns(facts)
        exact = canonical(from_columns(columns, len(facts))) == canonical(facts)
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError):
        return None
    return columns if exact else None


def from_columns(columns: Mapping[str, Any], most: int) -> list[Document]:
    """Return the facts that columns stand for, at most so many.

    Raises:
        ValueError: They are not columns, or not as long as they say, or too long.
    """
    count = columns.get(COUNT)
    if type(count) is not int or not 0 < count <= most:
        raise ValueError("no such count")
    try:
        return _facts(dict(columns), count)
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError) as error:
        raise ValueError("not columns") from error


def _columns(facts: Sequence[Document]) -> Document:
    places = {fact["id"]: place for place, fact in reversed(list(enumerate(facts)))}
    heads = [_short_head(fact, place, places) for place, fact in enumerate(facts)]
    bodies: dict[str, list[Document]] = {}
    for fact in facts:
        bodies.setdefault(fact["kind"], []).append(_short_body(_flat(fact["body"]), fact["at"]))
    columns: Document = {COUNT: len(facts)}
    for name in _HEAD:
        columns[name] = column_of([head[name] for head in heads])
    for kind, rows in bodies.items():
        for name in rows[0]:
            columns[f"{kind}.{name}"] = column_of([row[name] for row in rows])
    return columns


def _facts(columns: Document, count: int) -> list[Document]:
    del columns[COUNT]
    heads = {name: values_of(columns.pop(name), count) for name in _HEAD}
    kinds = heads["kind"]
    bodies: dict[str, list[Document]] = {
        kind: [{} for _ in range(kinds.count(kind))] for kind in set(kinds)
    }
    for path, column in columns.items():
        kind, _, name = path.partition(".")
        rows = bodies[kind]
        for row, value in zip(rows, values_of(column, len(rows)), strict=True):
            row[name] = value
    following = {kind: iter(rows) for kind, rows in bodies.items()}
    facts: list[Document] = []
    for place, told in enumerate(zip(*heads.values(), strict=True)):
        fact = _whole_head(dict(zip(_HEAD, told, strict=True)), place, heads["id"])
        fact["body"] = _deep(_whole_body(next(following[fact["kind"]]), fact["at"]))
        facts.append(fact)
    return facts


def _short_head(fact: Document, place: int, places: Mapping[str, int]) -> Document:
    """Tell the worker by how many facts ago it was made, and the time by the id's own."""
    back = place - places.get(fact["worker"], _FAR)
    worker = back if back >= 0 else fact["worker"]
    at = _apart(fact["at"], _made(fact["id"]))
    return {**fact, "worker": worker, "at": at}


def _whole_head(head: Document, place: int, ids: Sequence[str]) -> Document:
    if type(head["worker"]) is int:
        if not 0 <= head["worker"] <= place:
            raise ValueError("no such fact")
        head["worker"] = ids[place - head["worker"]]
    if type(head["at"]) is int:
        head["at"] = _instant(_made(head["id"]) + head["at"])
    return head


def _short_body(body: Document, at: str) -> Document:
    """Leave out of a registration what its other fields say already."""
    if "consent.at" not in body:
        return body
    born = date.fromisoformat(body["born"])
    short = {
        **body,
        "consent.at": _apart(body["consent.at"], _seconds(at)),
        "born": f"{born.toordinal() - _FIRST_DAY:05}",
    }
    nik = body["nik"]
    if len(nik) == _NIK_LENGTH and nik[6:12] == _birthday(born, body["sex"]):
        short["nik"] = nik[:6] + nik[12:]
    if body["due.total"] == sum(line["due"] for line in body["due.lines"]):
        short["due.total"] = None
    return short


def _whole_body(body: Document, at: str) -> Document:
    if "consent.at" not in body:
        return body
    born = date.fromordinal(int(body["born"]) + _FIRST_DAY)
    body["born"] = born.isoformat()
    if type(body["consent.at"]) is int:
        body["consent.at"] = _instant(_seconds(at) + body["consent.at"])
    nik = body["nik"]
    if len(nik) == _NIK_SHORT:
        body["nik"] = nik[:6] + _birthday(born, body["sex"]) + nik[6:]
    if body["due.total"] is None:
        body["due.total"] = sum(line["due"] for line in body["due.lines"])
    return body


def _birthday(born: date, sex: str) -> str:
    """Return the six digits in a NIK that say when its holder was born."""
    return f"{born.day + (_WOMAN_OFFSET if sex == 'P' else 0):02}{born:%m%y}"


def _made(identity: str) -> int:
    """Return the second in which a UUIDv7 was made, since 1970."""
    return int(identity[:8] + identity[9:13], 16) // 1000


def _seconds(instant: str) -> int:
    return int(datetime.fromisoformat(instant).timestamp())


def _instant(seconds: int) -> str:
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%SZ}"


def _apart(instant: str, second: int) -> str | int:
    """Return a time as seconds after another one, or as it is where that would not be exact."""
    seconds = _seconds(instant)
    return seconds - second if _instant(seconds) == instant else instant


def _flat(body: Document, path: str = "") -> Document:
    flat: Document = {}
    for name, value in body.items():
        if isinstance(value, dict):
            flat.update(_flat(value, f"{path}{name}."))
        else:
            flat[path + name] = value
    return flat


def _deep(flat: Document) -> Document:
    body: Document = {}
    for path, value in flat.items():
        outer, name = _steps(path)
        inside = body
        for step in outer:
            inside = inside.setdefault(step, {})
        inside[name] = value
    return body


@lru_cache(maxsize=256)
def _steps(path: str) -> tuple[tuple[str, ...], str]:
    *outer, name = path.split(".")
    if len(outer) > _DEEPEST:
        raise ValueError("too deep")
    return tuple(outer), name
