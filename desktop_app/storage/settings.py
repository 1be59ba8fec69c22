"""What the city has decided, who this laptop is, and what its clerk prefers."""

from dataclasses import replace
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from desktop_app.domain.office import City, Device
from desktop_app.storage.device_key import DeviceKeys
from desktop_app.storage.documents import packed, unpacked
from desktop_app.storage.models import SettingRow

T = TypeVar("T")


class Settings:
    def __init__(self, session: Session, keys: DeviceKeys | None = None) -> None:
        self._session = session
        self._keys = keys

    def city(self) -> City | None:
        return read_setting(self._session, "city", City)

    def put_city(self, city: City) -> None:
        write_setting(self._session, "city", city)

    def device(self) -> Device | None:
        """Return this laptop, with its private key where that is at hand."""
        device = read_setting(self._session, "device", Device)
        if device is None or not device.public_key or self._keys is None:
            return device
        key = self._keys.held(device.public_key)
        return device if key is None else replace(device, private_key=key.seed)

    def put_device(self, device: Device) -> None:
        """Keep this laptop; a private key that lies in the keychain is not written."""
        if device.public_key:
            device = replace(device, private_key=b"")
        write_setting(self._session, "device", device)

    def preference(self, key: str) -> str | None:
        return read_setting(self._session, f"preference.{key}", str)

    def put_preference(self, key: str, value: str) -> None:
        write_setting(self._session, f"preference.{key}", value)


def read_setting(session: Session, key: str, kind: type[T]) -> T | None:
    value = session.scalar(select(SettingRow.value).where(SettingRow.key == key))
    return None if value is None else unpacked(value, kind)


def write_setting(session: Session, key: str, value: object) -> None:
    document = packed(value)
    session.execute(
        insert(SettingRow)
        .values(key=key, value=document)
        .on_conflict_do_update(index_elements=[SettingRow.key], set_={"value": document})
    )
