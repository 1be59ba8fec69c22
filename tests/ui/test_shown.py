"""What the screen makes of what the rules say."""

import re

from desktop_app.domain.contribution import DueLine, MonthlyDue
from desktop_app.domain.enrolment import Programme, Rupiah
from desktop_app.domain.month import Month
from ui.viewmodels.shown import due_shown


def rupiah(words: str) -> int:
    """Read an amount as it is shown; the minus sign is a real one."""
    sign = -1 if words[0] in "-\u2212" else 1
    return sign * int(re.sub(r"[^0-9]", "", words))


def test_the_lines_and_the_relief_add_up_to_the_total() -> None:
    lines = tuple(
        DueLine(programme, Rupiah(due), Rupiah(before), Rupiah(0), Rupiah(due))
        for programme, before, due in (
            (Programme.JKK, 16_000, 8_000),
            (Programme.JKM, 6_800, 3_400),
            (Programme.JHT, 32_000, 32_000),
        )
    )
    shown = due_shown(MonthlyDue(Month(2026, 11), "2026.11", lines, Rupiah(1_600_000)))

    assert sum(rupiah(line[2]) for line in shown.lines) + rupiah(shown.saved) == rupiah(shown.total)
    assert rupiah(shown.saved) == -11_400
