"""What a new password must be."""

from desktop_app.domain.issues import Issue, Refused

PASSWORD_LEAST = 12
"""Characters. A stolen file can be guessed at without any lock-out (OWASP ASVS 5.0, 6.2.1)."""


_INITIALS = 2
"""Letters: a part of a name no longer than this is no word to be left out."""

_LEAST_OWN = 5
"""Different characters, and characters left once the words anybody would try are taken out."""


def check_password(password: str, name: str) -> None:
    """Judge a new password by its length and by what anybody would try first.

    Raises:
        Refused: ``password.too_short``, ``password.too_plain``.
    """
    if len(password) < PASSWORD_LEAST:
        figures = {"least": PASSWORD_LEAST, "now": len(password)}
        raise Refused(Issue("password.too_short", "password", figures=figures))
    plain = password.casefold()
    kinds_of_characters = len(set(plain))
    runs = "01234567890123456789 abcdefghijklmnopqrstuvwxyz qwertyuiopasdfghjklzxcvbnm"
    words = [word for word in name.casefold().split() if len(word) > _INITIALS]
    bare = plain
    for word in (*words, "jamsostek", "kelurahan", "password", "rahasia", "loket", "bpjs"):
        bare = bare.replace(word, "")
    if min(kinds_of_characters, len(bare)) < _LEAST_OWN or plain in runs:
        raise Refused(Issue("password.too_plain", "password"))
