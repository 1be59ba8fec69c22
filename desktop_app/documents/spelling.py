"""Numbers in Indonesian words (*terbilang*), as official reports write out a date."""

from desktop_app.documents.other_words import NUMBER_WORDS

_TEEN, _HUNDRED, _THOUSAND, _LIMIT = 20, 100, 1_000, 1_000_000


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
