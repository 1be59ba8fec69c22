"""A batch of facts cut into columns, and put together again, for the wire.

What follows from something else in the batch is not told twice. Nothing is lost: ``as_columns``
reads back what it has written, and a batch whose facts are of another shape is left as it is.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, TypeAlias

from desktop_app.domain.columns import column_of, values_of

Document: TypeAlias = dict[str, Any]
Columns: TypeAlias = dict[str, list[Any]]

COUNT = "count"
_HEAD = ("id", "seq", "kind", "at", "author", "worker", "version")
_DEEPEST = 4
_FAR = 1 << 40
_WOMAN_OFFSET = 40
_NIK_LENGTH, _NIK_SHORT = 16, 10
_NULLS = frozenset({"enrolment.risk"})
"""Where a null is a value; in any other column it says that this fact has no such field."""
_FIRST_DAY = date(1900, 1, 1).toordinal()


def as_columns(facts: Sequence[Document]) -> Document | None:
    """Return the columns of a batch, or None where it does not fit into any.

    Args:
        facts: As the wire has them, without their hashes.
    """
    try:
        columns = _columns(facts)
        back = from_columns(columns, len(facts))
        exact = all(_same(fact, read) for fact, read in zip(facts, back, strict=True))
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


def _same(one: Document, other: Document) -> bool:
    """Say whether two documents are the same to the last type: in Python True equals 1."""
    for name, value in one.items():
        read: Any = other.get(name)
        kind = type(value)
        if kind is not type(read):
            return False
        if kind is dict:
            if not _same(value, read):
                return False
        elif (repr(value) != repr(read)) if kind is list else (value != read):
            return False
    return one.keys() == other.keys()


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
        for name in dict.fromkeys(name for row in rows for name in row):
            columns[f"{kind}.{name}"] = column_of([row.get(name) for row in rows])
    return columns


def _facts(columns: Document, count: int) -> list[Document]:
    del columns[COUNT]
    heads = {name: values_of(columns.pop(name), count) for name in _HEAD}
    ids, kinds = heads["id"], heads["kind"]
    heads["worker"] = [
        _whole_worker(told, place, ids) for place, told in enumerate(heads["worker"])
    ]
    heads["at"] = [
        _instant(_made(identity) + told) if type(told) is int else told
        for told, identity in zip(heads["at"], ids, strict=True)
    ]
    flat: dict[str, Columns] = {kind: {} for kind in kinds}
    for path, column in columns.items():
        kind, _, name = path.partition(".")
        flat[kind][name] = values_of(column, kinds.count(kind))
    bodies = {kind: iter(_bodies(kind, told, heads)) for kind, told in flat.items()}
    heads["body"] = [next(bodies[kind]) for kind in kinds]
    return _rows(heads, count)


def _bodies(kind: str, flat: Columns, heads: Columns) -> list[Document]:
    """Return the bodies of all facts of a kind, in their order."""
    ats = [at for at, each in zip(heads["at"], heads["kind"], strict=True) if each == kind]
    return _deep(_whole_body(flat, ats), len(ats))


def _rows(columns: Columns, count: int) -> list[Document]:
    """Return as many documents: a name for each column, a value of it in each."""
    if not columns:
        return [{} for _ in range(count)]
    names = tuple(columns)
    return [dict(zip(names, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _without_absent(documents: list[Document], gaps: Collection[str]) -> list[Document]:
    """Take out of documents what only others of their kind have: null in a column is an absence.

    What may hold a null of its own is always there.
    """
    for document in documents if gaps else ():
        for name in gaps:
            if document[name] is None or document[name] == {}:
                del document[name]
    return documents


def _short_head(fact: Document, place: int, places: Mapping[str, int]) -> Document:
    """Tell the worker by how many facts ago it was made, and the time by the id's own."""
    back = place - places.get(fact["worker"], _FAR)
    worker = back if back >= 0 else fact["worker"]
    at = _apart(fact["at"], _made(fact["id"]))
    return {**fact, "worker": worker, "at": at}


def _whole_worker(told: Any, place: int, ids: Sequence[str]) -> Any:
    if type(told) is not int:
        return told
    if not 0 <= told <= place:
        raise ValueError("no such fact")
    return ids[place - told]


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


def _whole_body(flat: Columns, ats: Sequence[str]) -> Columns:
    """Put into the columns of registrations what their other fields have said."""
    if "consent.at" not in flat:
        return flat
    born = [date.fromordinal(int(told) + _FIRST_DAY) for told in flat["born"]]
    niks = zip(flat["nik"], map(_birthday, born, flat["sex"]), strict=True)
    consents = zip(flat["consent.at"], ats, strict=True)
    totals = zip(flat["due.total"], flat["due.lines"], strict=True)
    return {
        **flat,
        "born": [day.isoformat() for day in born],
        "consent.at": [
            _instant(_seconds(at) + told) if type(told) is int else told for told, at in consents
        ],
        "nik": [
            nik[:6] + birthday + nik[6:] if len(nik) == _NIK_SHORT else nik
            for nik, birthday in niks
        ],
        "due.total": [
            sum(line["due"] for line in lines) if total is None else total
            for total, lines in totals
        ],
    }


def _birthday(born: date, sex: str) -> str:
    """Return the six digits in a NIK that say when its holder was born."""
    day = born.day + (_WOMAN_OFFSET if sex == "P" else 0)
    return f"{day:02}{born.month:02}{born.year % 100:02}"


def _made(identity: str) -> int:
    """Return the second in which a UUIDv7 was made, since 1970."""
    return int(identity[:8] + identity[9:13], 16) // 1000


def _seconds(instant: str) -> int:
    return int(datetime.fromisoformat(instant).timestamp())


def _instant(seconds: int) -> str:
    return f"{datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None).isoformat()}Z"


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


def _deep(flat: Columns, count: int, left: int = _DEEPEST, path: str = "") -> list[Document]:
    """Return documents out of columns whose names are the paths in them."""
    here: Columns = {}
    inside: dict[str, Columns] = {}
    for place, values in flat.items():
        name, dot, rest = place.partition(".")
        if dot:
            inside.setdefault(name, {})[rest] = values
        else:
            here[name] = values
    if here.keys() & inside.keys() or (inside and not left):
        raise ValueError("no such path")
    for name, columns in inside.items():
        here[name] = _deep(columns, count, left - 1, f"{path}{name}.")
    gaps = [
        name
        for name, values in here.items()
        if f"{path}{name}" not in _NULLS and (None in values or (name in inside and {} in values))
    ]
    return _without_absent(_rows(here, count), gaps)
