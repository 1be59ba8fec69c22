"""When there is something to tell about a check."""

from dataclasses import fields, replace

import pytest

from desktop_app.domain.repair import FileFate, Repair

TOLD = Repair(FileFate.FROM_BACKUP, "lama", "cadangan", ("1",), 1, ("2",), 1)


def test_a_check_that_found_all_well_tells_nothing() -> None:
    assert not Repair().anything


@pytest.mark.parametrize("name", [field.name for field in fields(Repair)])
def test_whatever_was_done_or_lost_is_told(name: str) -> None:
    assert replace(Repair(), **{name: getattr(TOLD, name)}).anything
