"""A batch of facts cut into columns, and put together again, for the wire.

What follows from something else in the batch is not told twice. Nothing is lost: ``as_columns``
reads back what it has written, and a batch whose facts are of another shape is left as it is.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from itertools import chain
from operator import itemgetter
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
_ABSENT = object()
_FIRST_DAY = date(1900, 1, 1).toordinal()
_DAY, _DAY_0 = 86_400, date(1970, 1, 1).toordinal()


def as_columns(facts: Sequence[Document]) -> Document | None:
    """Return the columns of a batch, or None where it does not fit into any.

    Args:
        facts: As the wire has them, without their hashes.
    """
    try:
        whole = _cut(facts)
        columns = _written(whole, len(facts))
        exact = _same(whole, _cut(from_columns(columns, len(facts))))
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


def _cut(facts: Sequence[Document]) -> Document:
    """Return the values of a batch by their paths, each list in the facts' order.

    What two batches are cut into is the same only where they are: other fields beside a body, a
    name with a dot in it and an empty document inside a body are not cut. A body that lacks what
    others of its kind have is ``_ABSENT`` there.
    """
    if {len(_HEAD) + 1} != set(map(len, facts)):
        raise ValueError("no facts")
    whole: Document = {name: list(map(itemgetter(name), facts)) for name in _HEAD}
    bodies: dict[str, list[Document]] = {}
    for fact in facts:
        bodies.setdefault(fact["kind"], []).append(fact["body"])
    for kind, rows in bodies.items():
        if "." in kind or not {dict}.issuperset(map(type, rows)):
            raise ValueError("no kind, or no document")
        _flatten(rows, f"{kind}.", whole)
    return whole


def _flatten(rows: Sequence[Document], path: str, into: Document) -> None:
    for name in dict.fromkeys(chain.from_iterable(rows)):
        if "." in name:
            raise ValueError("a path of its own")
        values = [row.get(name, _ABSENT) for row in rows]
        kinds = set(map(type, values))
        if dict not in kinds:
            into[path + name] = values
        elif kinds <= {dict, object} and {} not in values:
            deeper = [{} if value is _ABSENT else value for value in values]
            _flatten(deeper, f"{path}{name}.", into)
        else:
            raise ValueError("a document for some only, or an empty one")


def _same(one: Document, other: Document) -> bool:
    """Say whether two batches are the same to the last type: in Python True equals 1."""
    return one.keys() == other.keys() and all(
        values == other[name] and _kinds(values) == _kinds(other[name])
        for name, values in one.items()
    )


def _kinds(values: Sequence[Any]) -> object:
    """Return what tells equal values of different types apart, within lists too."""
    kinds = set(map(type, values))
    if list in kinds:
        return repr(values)
    return kinds if len(kinds) == 1 else list(map(type, values))


def _written(whole: Document, count: int) -> Document:
    """Return the columns of what was cut, without what follows from something else."""
    told = {
        **whole,
        "worker": _backwards(whole["worker"], whole["id"]),
        "at": list(map(_apart, whole["at"], map(_made, whole["id"]))),
    }
    for kind in dict.fromkeys(whole["kind"]):
        if f"{kind}.consent.at" in whole:
            ats = [at for at, each in zip(whole["at"], whole["kind"], strict=True) if each == kind]
            told.update(_short(kind, whole, ats))
    columns: Document = {COUNT: count}
    for name, values in told.items():
        gaps = _ABSENT in values
        columns[name] = column_of([_or_null(each) for each in values] if gaps else values)
    return columns


def _or_null(value: Any) -> Any:
    return None if value is _ABSENT else value


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


def _backwards(workers: Sequence[str], ids: Sequence[str]) -> list[str | int]:
    """Tell each worker by how many facts ago it was made, where that is in the batch."""
    places = {identity: place for place, identity in reversed(list(enumerate(ids)))}
    told: list[str | int] = []
    for place, worker in enumerate(workers):
        back = place - places.get(worker, _FAR)
        told.append(back if back >= 0 else worker)
    return told


def _whole_worker(told: Any, place: int, ids: Sequence[str]) -> Any:
    if type(told) is not int:
        return told
    if not 0 <= told <= place:
        raise ValueError("no such fact")
    return ids[place - told]


def _short(kind: str, whole: Document, ats: Sequence[str]) -> Document:
    """Leave out of registrations what their other fields say already."""
    nik, born, sex, consent, total, lines = (
        f"{kind}.{name}" for name in ("nik", "born", "sex", "consent.at", "due.total", "due.lines")
    )
    birthdays = map(_birthday, whole[born], whole[sex])
    return {
        nik: list(map(_short_nik, whole[nik], birthdays)),
        born: [
            f"{day.toordinal() - _FIRST_DAY:05}" for day in map(date.fromisoformat, whole[born])
        ],
        consent: list(map(_apart, whole[consent], map(_seconds, ats))),
        total: list(map(_short_total, whole[total], whole[lines])),
    }


def _short_nik(nik: str, birthday: str) -> str:
    follows = len(nik) == _NIK_LENGTH and nik[6:12] == birthday
    return nik[:6] + nik[12:] if follows else nik


def _short_total(total: Any, lines: Sequence[Mapping[str, int]]) -> Any:
    return None if total == sum(line["due"] for line in lines) else total


def _whole_body(flat: Columns, ats: Sequence[str]) -> Columns:
    """Put into the columns of registrations what their other fields have said."""
    if "consent.at" not in flat:
        return flat
    born = [date.fromordinal(int(told) + _FIRST_DAY).isoformat() for told in flat["born"]]
    niks = zip(flat["nik"], map(_birthday, born, flat["sex"]), strict=True)
    consents = zip(flat["consent.at"], ats, strict=True)
    totals = zip(flat["due.total"], flat["due.lines"], strict=True)
    return {
        **flat,
        "born": born,
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


def _birthday(born: str, sex: str) -> str:
    """Return the six digits in a NIK that say when its holder was born, ``YYYY-MM-DD``."""
    day = str(int(born[8:]) + _WOMAN_OFFSET) if sex == "P" else born[8:]
    return day + born[5:7] + born[2:4]


def _made(identity: str) -> int:
    """Return the second in which a UUIDv7 was made, since 1970."""
    return int(identity[:8] + identity[9:13], 16) // 1000


def _seconds(instant: str) -> int:
    return int(datetime.fromisoformat(instant).timestamp())


@lru_cache(maxsize=2048)
def _instant(seconds: int) -> str:
    day, second = divmod(seconds, _DAY)
    minute, second = divmod(second, 60)
    return f"{_day(day)}T{minute // 60:02}:{minute % 60:02}:{second:02}Z"


@lru_cache(maxsize=512)
def _day(since_1970: int) -> str:
    return date.fromordinal(since_1970 + _DAY_0).isoformat()


def _apart(instant: str, second: int) -> str | int:
    """Return a time as seconds after another one, or as it is where that would not be exact."""
    seconds = _seconds(instant)
    return seconds - second if _instant(seconds) == instant else instant


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
