"""Wrong passwords are counted, across restarts too, and by no clock that can be set."""

from pathlib import Path
from uuid import uuid4

import pytest

from desktop_app.domain.issues import Issue, Refused
from desktop_app.errors import Unavailable
from desktop_app.storage.attempts import FILE_NAME, Attempts

KEY = bytes(range(32))
RINA, TEGUH = uuid4(), uuid4()


class Steady:
    """The machine's own seconds, as a test says they pass."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def steady() -> Steady:
    return Steady()


def wrong(attempts: Attempts, who: object = RINA) -> Issue:
    """Try a wrong password, and return what is told."""
    with pytest.raises(Refused) as no, attempts.counted(KEY, who):  # type: ignore[arg-type]  # as files have it
        raise Refused(Issue("vault.password_wrong", "password"))
    return no.value.issues[0]


def right(attempts: Attempts, who: object = RINA) -> None:
    with attempts.counted(KEY, who):  # type: ignore[arg-type]  # as files have it
        pass


def test_each_wrong_one_says_how_many_are_left_and_the_fifth_brings_a_pause(
    tmp_path: Path, steady: Steady
) -> None:
    attempts = Attempts(tmp_path, steady)
    told = [wrong(attempts) for _ in range(5)]

    assert [issue.code for issue in told] == [*["door.password_wrong"] * 4, "door.pause"]
    assert [issue.figures.get("chances") for issue in told] == [4, 3, 2, 1, None]
    assert all(issue.figures["seconds"] == 30 for issue in told)
    assert wrong(attempts).code == "door.must_wait"
    steady.now += 30
    assert wrong(attempts).figures == {"seconds": 60}


def test_in_a_pause_nothing_is_tried_not_even_the_right_one(tmp_path: Path, steady: Steady) -> None:
    attempts = Attempts(tmp_path, steady)
    for _ in range(5):
        wrong(attempts)
    steady.now += 12.2

    with pytest.raises(Refused) as no, attempts.counted(KEY, RINA):
        raise AssertionError("a password was tried")

    assert no.value.issues[0].figures == {"seconds": 18}
    assert attempts.wait(KEY, RINA) == 18
    assert attempts.wait(KEY, TEGUH) == 0


def test_a_pause_lasts_over_a_restart_of_program_and_machine(
    tmp_path: Path, steady: Steady
) -> None:
    attempts = Attempts(tmp_path, steady)
    for _ in range(8):
        steady.now += 1000
        wrong(attempts)

    steady.now += 40
    assert Attempts(tmp_path, steady).wait(KEY, RINA) == 200
    steady.now = 25.0  # switched on 25 seconds ago, whatever the calendar says
    again = Attempts(tmp_path, steady)
    assert again.wait(KEY, RINA) == 215
    steady.now = 10_000.0
    assert again.wait(KEY, RINA) == 0


def test_a_right_one_forgets_the_wrong_ones_of_that_officer_alone(
    tmp_path: Path, steady: Steady
) -> None:
    attempts = Attempts(tmp_path, steady)
    for _ in range(3):
        wrong(attempts, RINA)
        wrong(attempts, TEGUH)
    right(attempts, RINA)

    after = Attempts(tmp_path, steady)
    assert after.last(KEY) == RINA
    assert wrong(after, RINA).figures["chances"] == 4
    assert wrong(after, TEGUH).figures["chances"] == 1


def test_a_program_that_is_killed_while_trying_has_counted_already(
    tmp_path: Path, steady: Steady
) -> None:
    attempts = Attempts(tmp_path, steady)
    inside = attempts.counted(KEY, RINA)
    inside.__enter__()

    assert wrong(Attempts(tmp_path, steady)).figures["chances"] == 3


def test_a_keychain_s_no_is_nobody_s_wrong_password(tmp_path: Path, steady: Steady) -> None:
    attempts = Attempts(tmp_path, steady)
    with pytest.raises(Unavailable), attempts.counted(KEY, RINA):
        raise Unavailable("vault.keychain_locked")

    assert wrong(attempts).figures["chances"] == 4


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"noted":{},"code":"00"}'])
def test_a_note_that_was_changed_leaves_one_try_and_locks_nobody_out(
    content: bytes, tmp_path: Path, steady: Steady
) -> None:
    wrong(Attempts(tmp_path, steady))
    (tmp_path / FILE_NAME).write_bytes(content)

    attempts = Attempts(tmp_path, steady)
    assert wrong(attempts, TEGUH).code == "door.pause"
    right(attempts, RINA)
    assert wrong(attempts, RINA).figures["chances"] == 4


def test_the_note_of_another_laptop_counts_as_changed(tmp_path: Path, steady: Steady) -> None:
    right(Attempts(tmp_path, steady))
    with pytest.raises(Refused) as no, Attempts(tmp_path, steady).counted(bytes(32), RINA):
        raise Refused(Issue("vault.password_wrong", "password"))
    assert no.value.issues[0].code == "door.pause"


def test_what_the_disk_does_not_keep_is_counted_all_the_same(
    tmp_path: Path, steady: Steady, caplog: pytest.LogCaptureFixture
) -> None:
    attempts = Attempts(tmp_path / "nowhere", steady)
    assert [wrong(attempts).code for _ in range(5)][-1] == "door.pause"
    assert "could not be kept" in caplog.text


def test_forgiving_lets_somebody_try_at_once(tmp_path: Path, steady: Steady) -> None:
    attempts = Attempts(tmp_path, steady)
    for _ in range(5):
        wrong(attempts)
    attempts.forgive(KEY, RINA)
    right(attempts)
