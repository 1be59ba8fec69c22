"""Checking a paper somebody brings: by its QR, a picture of it, or its check code; no network."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from desktop_app.documents.check import key_id
from desktop_app.documents.check_list import examine, read_held, read_list
from desktop_app.documents.qr import read_qr
from desktop_app.domain.check_code import Records, gathered, stem_of
from desktop_app.domain.check_list import NEVER, CheckKey, CheckList, without_list
from desktop_app.domain.checking import Outcome, Verdict, is_meant_as_code, of_a_code
from desktop_app.domain.confirmation import PaperKind, check_code, registration_number
from desktop_app.domain.office import Device
from desktop_app.errors import Unavailable
from desktop_app.storage.device_key import DeviceKey
from desktop_app.storage.settings import HeldCheckList
from desktop_app.use_cases.desk import Desk

LARGEST_LIST = 32 * 1024 * 1024
"""Bytes of a check list that is read from a file: of a million papers it is ten million."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A verdict, and the list it was given by."""

    verdict: Verdict
    known: CheckList


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of one byte per pixel, rows of ``bytes_per_line``."""

    grey: bytes
    width: int
    height: int
    bytes_per_line: int


@dataclass(frozen=True, slots=True)
class TakenList:
    """What became of a list that was read from a file.

    Attributes:
        is_newer: Whether it has taken the place of the one before; an older one never does.
        was_restored: Whether the city's register began a new life between the two.
    """

    known: CheckList
    is_newer: bool
    was_restored: bool = False


def list_in_force(desk: Desk) -> CheckList:
    """Return what papers are checked by here: the city's list, and what this laptop knows itself.

    That is its own keys, the codes of the papers it has printed, and what was taken back here.
    """
    with desk.database.reading() as tx:
        held, device = tx.settings.check_list(), tx.settings.device() or desk.device
        coded, back = tx.papers.coded(), tx.papers.taken_back()
    known = read_held(held.content) if held else without_list(desk.city.name)
    began, zone = NEVER.date(), ZoneInfo(desk.zone)
    city, laptop = CheckKey(device.receipt_key, "", 0, began), _public(device)
    keys = [city]
    publics = (laptop, *(former.public_key for former in device.formers))
    kelurahan = desk.city.kelurahan.digits
    keys += [CheckKey(public, kelurahan, device.number, began) for public in publics if public]

    def day(at: datetime) -> date:
        return at.astimezone(zone).date()

    own = replace(
        without_list(desk.city.name),
        keys={key_id(each.public): each for each in keys},
        withdrawn={number: day(at) for number, at in back.withdrawn.items()},
        revoked={
            number: {copy: day(at) for copy, at in some.items()}
            for number, some in back.revoked.items()
        },
        codes=_records(coded, key_id(laptop), key_id(city.public)),
    )
    return known.knowing(own)


def _records(coded: Sequence[tuple[PaperKind, str, bytes]], laptop: bytes, city: bytes) -> Records:
    """Return the records of this laptop's own papers as a list has them."""
    return gathered(
        (
            laptop if kind is PaperKind.PROOF else city,
            stem_of(registration_number(number))[0],
            record,
        )
        for kind, number, record in coded
    )


def _public(device: Device) -> bytes:
    """Return the key this laptop signs with, also before its first contact; empty without one."""
    if device.public_key or not device.private_key:
        return device.public_key
    return DeviceKey(device.private_key).public


def check_typed(desk: Desk, typed: str, now: datetime) -> Checked:
    """Judge what was typed, pasted or sent by a hand-held reader: a QR's text, or a check code."""
    known = list_in_force(desk)
    here = now.astimezone(ZoneInfo(desk.zone))
    if not is_meant_as_code(typed):
        return Checked(examine(typed, known, here), known)
    verdict = of_a_code(typed, known, here, lambda code: _own_paper(desk, code, known, here))
    return Checked(verdict, known)


def check_picture(desk: Desk, picture: Picture, now: datetime) -> Checked:
    """Judge the paper in a picture; ``nothing`` where no QR is read in it."""
    text = read_qr(picture.grey, picture.width, picture.height, picture.bytes_per_line)
    known = list_in_force(desk)
    if text is None:
        return Checked(Verdict(Outcome.NOTHING), known)
    return Checked(examine(text, known, now.astimezone(ZoneInfo(desk.zone))), known)


def take_list(desk: Desk, path: Path) -> TakenList:
    """Take in a check list that came as a file.

    Raises:
        Unavailable: ``file.not_read``, ``check_list.unreadable``, ``check_list.unproven``,
            ``sync.not_set_up``; the list in force stays.
    """
    content = _content(path)
    with desk.database.transaction() as tx:
        held, device = tx.settings.check_list(), tx.settings.device()
        if device is None:
            raise Unavailable("sync.not_set_up")
        offered = read_list(content, device.receipt_key)
        before = read_held(held.content) if held else without_list(desk.city.name)
        if not tx.settings.keep_check_list(HeldCheckList(offered.issued, content)):
            return TakenList(before, is_newer=False)
    return TakenList(offered, is_newer=True, was_restored=before.epoch not in {"", offered.epoch})


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_LIST:
            raise Unavailable("check_list.unreadable")
        return path.read_bytes()
    except OSError:
        raise Unavailable("file.not_read") from None


def _own_paper(desk: Desk, code: str, known: CheckList, here: datetime) -> Verdict | None:
    """Return what is known of the confirmation in force that has this code; None where none has."""
    with desk.database.reading() as tx:
        texts = tx.workers.confirmations()
    for text in texts:
        if check_code(text).replace("-", "") == code:
            return examine(text, known, here)
    return None
