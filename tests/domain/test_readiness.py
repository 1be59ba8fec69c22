"""Each light says what is so, and the whole is no better than its worst."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from desktop_app.domain.readiness import (
    Battery,
    Light,
    Observed,
    Subject,
    TriedPrinter,
    judged,
    worst,
)

NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)

WELL = Observed(
    is_enrolled=True,
    has_key=True,
    is_revoked=False,
    heard=NOW - HOUR,
    newest=NOW - HOUR,
    clock_differs=False,
    free=9_000,
    little=200,
    least=50,
    battery=Battery(80, plugged=False),
    printer="Loket 1",
    printers=("Kantor", "Loket 1"),
    tried=TriedPrinter("Loket 1", NOW - DAY),
    rates="2026.11",
    waiting=0,
    given_back=0,
    backup=NOW - HOUR,
    copies_behind=0,
    looked=NOW - HOUR,
    look_failed=NOW - DAY,
)


def test_a_laptop_in_order_shines_green_throughout() -> None:
    findings = judged(WELL, NOW)

    assert [finding.subject for finding in findings] == list(Subject)
    assert {finding.light for finding in findings} == {Light.READY}
    assert worst(findings) is Light.READY


@pytest.mark.parametrize(
    ("changes", "subject", "light", "code"),
    [
        ({"is_revoked": True}, Subject.LOGIN, Light.STOP, "login.revoked"),
        ({"has_key": False}, Subject.LOGIN, Light.STOP, "login.key_away"),
        ({"is_enrolled": False}, Subject.LOGIN, Light.MIND, "login.not_yet"),
        ({"newest": NOW + HOUR}, Subject.CLOCK, Light.STOP, "clock.behind"),
        ({"heard": NOW + HOUR, "newest": None}, Subject.CLOCK, Light.STOP, "clock.behind"),
        ({"clock_differs": True}, Subject.CLOCK, Light.MIND, "clock.differs"),
        ({"free": 199}, Subject.DISK, Light.MIND, "disk.little"),
        ({"free": 49}, Subject.DISK, Light.STOP, "disk.full"),
        ({"battery": None}, Subject.BATTERY, Light.UNKNOWN, "battery.unknown"),
        ({"battery": Battery(5, True)}, Subject.BATTERY, Light.READY, "battery.plugged"),
        ({"battery": Battery(60, False)}, Subject.BATTERY, Light.READY, "battery.ready"),
        ({"battery": Battery(59, False)}, Subject.BATTERY, Light.MIND, "battery.little"),
        ({"battery": Battery(29, False)}, Subject.BATTERY, Light.STOP, "battery.little"),
        ({"printer": ""}, Subject.PRINTER, Light.MIND, "printer.none"),
        ({"printers": ()}, Subject.PRINTER, Light.STOP, "printer.gone"),
        ({"tried": None}, Subject.TEST_PAGE, Light.MIND, "test_page.never"),
        ({"printer": "Kantor"}, Subject.TEST_PAGE, Light.MIND, "test_page.never"),
        (
            {"tried": TriedPrinter("Loket 1", NOW - 31 * DAY)},
            Subject.TEST_PAGE,
            Light.MIND,
            "test_page.old",
        ),
        ({"heard": None}, Subject.BOOKS, Light.MIND, "books.never"),
        ({"heard": NOW - 31 * DAY}, Subject.BOOKS, Light.MIND, "books.old"),
        ({"waiting": 3}, Subject.UNSENT, Light.MIND, "unsent.some"),
        ({"waiting": 3, "given_back": 1}, Subject.UNSENT, Light.MIND, "unsent.given_back"),
        ({"backup": None}, Subject.BACKUP, Light.STOP, "backup.never"),
        ({"backup": NOW - 2 * DAY}, Subject.BACKUP, Light.MIND, "backup.old"),
        ({"copies_behind": 2}, Subject.COPIES, Light.STOP, "copies.behind"),
        ({"look_failed": NOW}, Subject.UPDATES, Light.MIND, "updates.failed"),
        ({"looked": None}, Subject.UPDATES, Light.MIND, "updates.failed"),
        (
            {"looked": None, "look_failed": None},
            Subject.UPDATES,
            Light.UNKNOWN,
            "updates.never",
        ),
    ],
)
def test_what_is_amiss_is_told_at_its_own_light(
    changes: Mapping[str, Any], subject: Subject, light: Light, code: str
) -> None:
    findings = {finding.subject: finding for finding in judged(replace(WELL, **changes), NOW)}

    assert (findings[subject].light, findings[subject].code) == (light, code)
    others = [each for each in findings.values() if each.subject is not subject]
    expected = Light.READY if light is Light.UNKNOWN else light
    assert worst([findings[subject]]) is expected
    if "heard" not in changes and "printer" not in changes:
        assert {each.light for each in others} == {Light.READY}


def test_a_clock_a_little_behind_is_no_matter() -> None:
    [_, clock, *_] = judged(replace(WELL, newest=NOW + timedelta(minutes=4)), NOW)

    assert clock.light is Light.READY
