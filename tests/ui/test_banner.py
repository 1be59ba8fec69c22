"""One line, and it says what is so."""

from dataclasses import replace

import pytest

from desktop_app.domain.membership import Status
from desktop_app.domain.queue import OutboxSummary
from desktop_app.domain.worker import Counts
from desktop_app.use_cases.lists import Standing
from tests.fixtures.people import NOW
from ui.viewmodels.banner import banner_shown

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
