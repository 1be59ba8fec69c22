"""One line, and it says what is so."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.domain.causes import REMEDIES, Remedy
from desktop_app.domain.membership import Status
from desktop_app.domain.queue import OutboxSummary
from desktop_app.domain.worker import Counts
from desktop_app.sync.client import Clocks
from desktop_app.use_cases.lists import Standing
from tests.fixtures.people import NOW
from ui.messages import SENTENCES, sentence_for
from ui.viewmodels.banner import apart, banner_shown

COUNTS = Counts(3, 3, 0, 0, 0, {Status.PROPOSED: 3})
QUEUE = OutboxSummary(0, 3, 0, 0, None, None)


@pytest.mark.parametrize(
    ("counts", "cause", "begins"),
    [
        (Counts(0, 0, 0, 0, 0, {}), None, "Siap. Belum ada data"),
        (COUNTS, None, "Siap. Data tersimpan"),
        (COUNTS, "", "Daring · semua terkirim"),
        (replace(COUNTS, delivered=2, needs_city=1), "", "Daring · 1 ditahan kota"),
        (replace(COUNTS, delivered=2, waiting=1), None, "1 belum terkirim"),
        (replace(COUNTS, delivered=2, waiting=1), "sync.offline", "1 belum terkirim. Luring."),
        (COUNTS, "sync.name_unknown", "Alamat server belum ditemukan"),
        (replace(COUNTS, delivered=2, waiting=1), "sync.tls_host", "Yang menjawab bukan server"),
        (replace(COUNTS, delivered=2, needs_clerk=1), "", "1 perlu diperbaiki"),
    ],
)
def test_the_banner_says_no_more_than_is_known(
    counts: Counts, cause: str | None, begins: str
) -> None:
    shown = banner_shown(Standing(counts, QUEUE), cause, False, NOW)

    assert shown.words.startswith(begins)


@pytest.mark.parametrize("cause", sorted(REMEDIES))
def test_every_cause_is_said_in_its_own_words_and_alarms_only_who_can_act(cause: str) -> None:
    shown = banner_shown(Standing(COUNTS, QUEUE), cause, False, NOW)

    assert sentence_for(cause, {}) in shown.words
    assert cause not in shown.words
    assert (shown.tone == "warn") is (REMEDIES[cause] is not Remedy.BY_ITSELF)


def test_no_two_causes_share_their_words() -> None:
    words = [str(SENTENCES[cause]) for cause in REMEDIES]

    assert len(set(words)) == len(words)


def test_clocks_that_are_far_apart_are_told_with_both_times() -> None:
    wrong = Clocks(here=NOW, there=NOW + timedelta(minutes=21))

    words = apart(wrong, "Asia/Jakarta")
    shown = banner_shown(Standing(COUNTS, QUEUE), "", False, NOW, apart=words)

    assert "22-11-2026 09.41" in shown.words
    assert "22-11-2026 10.02" in shown.words
    assert shown.tone == "warn"
    assert apart(Clocks(NOW, NOW - timedelta(minutes=5)), "Asia/Jakarta") == ""


def test_who_was_withdrawn_is_saved_and_told_apart() -> None:
    """The sum is of what was saved here: whoever counts the people on file counts one less."""
    counts = Counts(15, 15, 0, 0, 0, {Status.SENT: 14, Status.WITHDRAWN: 1})

    shown = banner_shown(Standing(counts, QUEUE), "", False, NOW)

    assert shown.sums == "Tersimpan 15 (1 dibatalkan) = Terkirim 15 + Belum 0"
