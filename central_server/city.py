"""The one city of this database: its name, its decisions, its key, and each kelurahan's sheet."""

import json
from dataclasses import dataclass
from functools import lru_cache

from pydantic import TypeAdapter
from sqlalchemy.orm import Session

from central_server.models import CityRow, KelurahanRow
from central_server.sealing import CitySeal
from central_server.signing import CityKey
from central_server.wire import v1, v1_city
from desktop_app.domain.extras import Extra
from desktop_app.domain.facts import canonical
from desktop_app.domain.issues import Issue, Refused

_TARGETS = TypeAdapter(list[v1_city.TargetDoc])

ONLY = 1
"""Key of the only row of the table ``city``."""


class CitySettings(v1.Message):
    """What a city decides for all its kelurahan; read from its TOML file at ``init`` and ``set``.

    ``server`` is the address laptops are told in their activation.
    """

    name: v1.Line
    server: v1.Line = ""
    branch: v1.Line = ""
    mask_nik: bool = True
    consent_version: v1.Line = ""
    consent_text: str = ""
    asks: list[Extra] = []
    programmes: list[v1_city.ProgrammeDoc] = []


@dataclass(frozen=True, slots=True)
class City:
    """The city as one transaction sees it."""

    epoch: str
    key: CityKey
    seal: CitySeal
    settings: CitySettings


def the_city(session: Session) -> City:
    """Return the city.

    Raises:
        Refused: ``city.missing`` while ``init`` has not been run.
    """
    row = session.get(CityRow, ONLY)
    if row is None:
        raise Refused(Issue("city.missing"))
    return _city(row.epoch, row.seed, row.signing or row.seed, row.settings)


@lru_cache(maxsize=4)
def _city(epoch: str, seed: bytes, signing: bytes, settings: str) -> City:
    """Return what a row says; it hardly ever says anything else."""
    decided = CitySettings.model_validate_json(settings)
    return City(epoch, CityKey(signing), CitySeal(seed), decided)


def city_doc(city: City, kelurahan: KelurahanRow) -> v1_city.CityDoc:
    """Return the sheet of one kelurahan: the city's decisions under its own letterhead."""
    return v1_city.CityDoc(
        name=city.settings.name,
        kelurahan=kelurahan.code,
        region_names=json.loads(kelurahan.region_names),
        letterhead=v1_city.LetterheadDoc.model_validate_json(kelurahan.letterhead),
        programmes=city.settings.programmes,
        mask_nik=city.settings.mask_nik,
        consent_version=city.settings.consent_version,
        consent_text=city.settings.consent_text,
        branch=city.settings.branch,
        sealing_key=city.seal.recipient,
        targets=targets_of(kelurahan),
        asks=city.settings.asks,
    )


def targets_of(kelurahan: KelurahanRow) -> list[v1_city.TargetDoc]:
    return _TARGETS.validate_json(kelurahan.targets)


def stored_form(message: v1.Message) -> str:
    """Return a message as the text a column keeps."""
    return canonical(message.model_dump(mode="json", by_alias=True)).decode()
