"""The recovery code: 120 random bits that a clerk keeps on paper and can type without mistakes.

Twenty-four letters and digits of Crockford's alphabet (no I, L, O, U) and one that checks them, in
five groups of five. The check is a sum over the field of 32 elements in which every place weighs
differently: it finds any one wrong character and any two that were swapped.
"""

import re
import secrets

from desktop_app.domain.issues import Issue, Refused

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 24
GROUP = 5

_GAPS = re.compile(r"[\s\-‐-―.]+")
_READ_AS = str.maketrans("OIL", "011")
_POLYNOMIAL = 0b100101  # x⁵ + x² + 1, which makes 31 places weigh differently


def new_recovery_code() -> str:
    """Return a new code as it is shown: ``7K2MQ-…``."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    code += _check(code)
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def read_recovery_code(typed: str) -> str:
    """Return the 24 characters of a typed code: gaps and case do not count, O is 0, I and L are 1.

    Raises:
        Refused: ``vault.recovery_code_mistyped`` about ``code`` when it cannot be any code.
    """
    code = _GAPS.sub("", typed).upper().translate(_READ_AS)
    right = (
        len(code) == LENGTH + 1 and set(code) <= set(ALPHABET) and _check(code[:LENGTH]) == code[-1]
    )
    if not right:
        raise Refused(Issue("vault.recovery_code_mistyped", "code"))
    return code[:LENGTH]


def _check(code: str) -> str:
    total = 0
    for character in code:
        total = _times_x(total ^ ALPHABET.index(character))
    return ALPHABET[total]


def _times_x(value: int) -> int:
    """Return a field element times x."""
    doubled = value << 1
    return doubled ^ _POLYNOMIAL if doubled >= len(ALPHABET) else doubled
