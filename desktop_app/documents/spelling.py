"""How sums, days and months are written, and numbers in words (*terbilang*).

Official reports write out a date.
"""

from datetime import date

from desktop_app.documents import words
from desktop_app.documents.other_words import NUMBER_WORDS
from desktop_app.domain.month import Month

_TEEN, _HUNDRED, _THOUSAND, _LIMIT = 20, 100, 1_000, 1_000_000


def money(rupiah: int) -> str:
    return f"Rp{rupiah:,}".replace(",", ".")


def long_date(day: date) -> str:
    return f"{day.day} {words.MONTHS[day.month - 1]} {day.year}"


def month_name(month: Month) -> str:
    return f"{words.MONTHS[month.month - 1]} {month.year}"


def curt_span(first: Month, last: Month) -> str:
    """Return the months from one to another by three letters each, the year once if it is one."""
    start, end = (words.MONTHS[each.month - 1][:3] for each in (first, last))
    year = "" if first.year == last.year else f" {first.year}"
    return words.PERIOD.format(first=f"{start}{year}", last=f"{end} {last.year}")


def in_words(number: int) -> str:
    """Return a number from 0 to 999,999 in words: 2026 is *dua ribu dua puluh enam*.

    Raises:
        ValueError: It lies outside of that.
    """
    if not 0 <= number < _LIMIT:
        raise ValueError("only from 0 to 999,999")
    if number < len(NUMBER_WORDS):
        return NUMBER_WORDS[number]
    if number < _TEEN:
        return f"{NUMBER_WORDS[number - 10]} belas"
    if number < _HUNDRED:
        return _with_rest(f"{NUMBER_WORDS[number // 10]} puluh", number % 10)
    if number < _THOUSAND:
        hundreds = number // _HUNDRED
        said = "seratus" if hundreds == 1 else f"{NUMBER_WORDS[hundreds]} ratus"
        return _with_rest(said, number % _HUNDRED)
    thousands = number // _THOUSAND
    said = "seribu" if thousands == 1 else f"{in_words(thousands)} ribu"
    return _with_rest(said, number % _THOUSAND)


def _with_rest(said: str, rest: int) -> str:
    return f"{said} {in_words(rest)}" if rest else said
