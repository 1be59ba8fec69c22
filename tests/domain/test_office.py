"""The office a laptop works for."""

from uuid import UUID

import pytest

from desktop_app.domain.office import Device, Officer, Role, time_zone
from desktop_app.domain.region import RegionCode
from tests.domain.terms import facts

WITA = {"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"}
WIT = {"81", "82", "91", "92", "93", "94", "95", "96"}


@pytest.mark.parametrize("province", [row["code"] for row in facts("provinces")])
def test_each_province_lives_in_the_zone_the_decree_puts_it_in(province: str) -> None:
    zone = time_zone(RegionCode(f"{province}01011001"))

    expected = "Asia/Jakarta"
    if province in WITA:
        expected = "Asia/Makassar"
    if province in WIT:
        expected = "Asia/Jayapura"
    assert zone == expected


def test_a_devices_key_is_not_shown() -> None:
    device = Device(number=1, private_key=b"secret" * 5, server="https://x", receipt_key=b"k")

    assert "secret" not in repr(device)
    assert "https://x" in repr(device)


def test_an_officer_has_acted_under_every_name_they_had() -> None:
    officer = Officer(UUID(int=1), "Siti Aminah", Role.CLERK, former=("Siti A.",))

    assert officer.names == {"Siti Aminah", "Siti A."}
