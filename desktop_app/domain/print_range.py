"""Which of many are to be printed: places as people say them, "1-10, 15"."""

from desktop_app.domain.issues import Issue, Refused


def places_in(typed: str, count: int) -> list[int]:
    """Return the places meant, from 0, in their order and each once; all where nothing is typed.

    Args:
        typed: Numbers from 1 and spans of them, with commas or blanks between; ``3-`` goes to the
            end, ``-3`` begins at the first.
        count: How many there are; what lies beyond them is left out.

    Raises:
        Refused: ``print.range_unreadable``; ``print.range_empty`` (figure ``count``) where nothing
            that was typed is there.
    """
    words = typed.replace("–", "-").replace(",", " ").split()
    if not words:
        return list(range(count))
    meant: set[int] = set()
    for word in words:
        first, dash, last = word.partition("-")
        ends = (first or "1", last or str(count)) if dash else (first, first)
        if word == "-" or not all(end.isascii() and end.isdigit() for end in ends):
            raise Refused(Issue("print.range_unreadable", about="range"))
        low, high = sorted(map(int, ends))
        meant.update(range(low, min(high, count) + 1))
    places = sorted(place - 1 for place in meant if 1 <= place <= count)
    if not places:
        raise Refused(Issue("print.range_empty", about="range", figures={"count": count}))
    return places
