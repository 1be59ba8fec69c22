"""A disk that is nearly full: nothing new is begun, and all that is there goes on working."""

from dataclasses import replace

import pytest

from desktop_app.domain.confirmation import PaperKind
from desktop_app.errors import Unavailable
from desktop_app.storage.disk_room import LEAST
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.drafts import draft_of, keep_draft
from desktop_app.use_cases.lists import standing
from desktop_app.use_cases.papers import make_paper, record_printed
from desktop_app.use_cases.registration import amend_worker, register_worker
from tests.fixtures.people import NOW, TRADER, WELDER


def test_below_fifty_megabytes_new_entries_stop_and_the_rest_goes_on(desk: Desk) -> None:
    saved = register_worker(desk, TRADER, frozenset(), NOW)
    full = replace(desk, free=lambda _path: LEAST - 1)

    with pytest.raises(Unavailable) as new:
        register_worker(full, WELDER, frozenset(), NOW)
    with pytest.raises(Unavailable) as changed:
        amend_worker(full, saved.id, TRADER, frozenset(), NOW)
    assert {new.value.code, changed.value.code} == {"disk.too_little"}

    keep_draft(full, None, WELDER, NOW)
    draft = draft_of(full, None)
    assert draft is not None
    assert draft.form == WELDER
    record_printed(full, make_paper(full, saved.id, PaperKind.PROOF, NOW), NOW)
    assert standing(full).counts.saved == 1
    with full.database.reading() as tx:
        assert len(tx.outbox.due(NOW, 10)) == 2  # the registration and its paper
        assert tx.papers.copies(saved.id, PaperKind.PROOF) == 1


def test_with_room_again_the_same_entry_is_taken(desk: Desk) -> None:
    register_worker(replace(desk, free=lambda _path: LEAST), TRADER, frozenset(), NOW)
    assert standing(desk).counts.saved == 1
