"""What an operator sets up first: the city, and its kelurahan."""

import secrets
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import uuid4

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server import news, sieve
from central_server.admin.acts import Operator
from central_server.admin.counting import count_by
from central_server.city import ONLY, CitySettings, city_doc, stored_form, the_city
from central_server.models import CityRow, DeviceRow, KelurahanRow, RegistrationRow
from central_server.reference import FILES, tell_editions
from central_server.signing import SEED_LENGTH
from central_server.wire import v1, v1_city
from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.domain.extras import Extra
from desktop_app.domain.facts import canonical
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.region import RegionCode
from desktop_app.domain.worker import tidy_text


def read_city(toml: str) -> CitySettings:
    """Read a city's settings file.

    Raises:
        Refused: ``city.settings_unreadable`` (figure ``where``).
    """
    try:
        document = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise Refused(_unreadable(str(error))) from None
    consent = document.pop("consent", {})
    if isinstance(consent, dict):
        document |= {f"consent_{name}": text for name, text in consent.items()}
    try:
        return CitySettings.model_validate_json(canonical(document))
    except (ValidationError, TypeError) as error:
        where = str(error) if isinstance(error, TypeError) else _places(error)
        raise Refused(_unreadable(where)) from None


def found_city(
    session: Session, settings: CitySettings, *, seed: bytes | None = None, epoch: str = ""
) -> None:
    """Begin the life of a database: its city, its signing key, its epoch.

    Raises:
        Refused: ``city.exists``; ``city.programme_doubled`` (figures ``segment``, ``funding``).
    """
    _refuse_doubled_programmes(settings)
    if session.get(CityRow, ONLY) is not None:
        raise Refused(Issue("city.exists"))
    session.add(
        CityRow(
            id=ONLY,
            name=settings.name,
            epoch=epoch or str(uuid4()),
            seed=seed or secrets.token_bytes(SEED_LENGTH),
            settings=stored_form(settings),
        )
    )


def change_city(session: Session, settings: CitySettings, operator: Operator) -> None:
    """Set what the city decides, and tell every kelurahan its new sheet.

    Raises:
        Refused: ``city.missing``; ``city.programme_doubled`` (figures ``segment``, ``funding``).
    """
    _refuse_doubled_programmes(settings)
    the_city(session)
    row = session.get_one(CityRow, ONLY)
    row.name, row.settings = settings.name, stored_form(settings)
    session.flush()
    for code in session.scalars(select(KelurahanRow.code).order_by(KelurahanRow.code)).all():
        tell_sheet(session, code)
    operator.records(session, "city set", "")


def ask_for(session: Session, names: Sequence[str], operator: Operator) -> list[Extra]:
    """Set what clerks ask for besides what everybody is asked; tell every kelurahan.

    Returns:
        What is asked now, in the order of the form.

    Raises:
        Refused: ``city.missing``; ``city.extra_unknown`` (figures ``name``, ``known``).
    """
    for name in names:
        if name not in set(Extra):
            figures = {"name": name, "known": ", ".join(Extra)}
            raise Refused(Issue("city.extra_unknown", figures=figures))
    asks = [extra for extra in Extra if extra in names]
    settings = the_city(session).settings
    change_city(session, settings.model_copy(update={"asks": asks}), operator)
    return asks


def tell_city(session: Session, operator: Operator) -> int:
    """Tell every kelurahan its sheet once more; returns how many there are.

    For laptops that were let in by a program older than this one: the sheet brings them what has
    been added to it since, such as the key that copies are sealed to.

    Raises:
        Refused: ``city.missing``.
    """
    the_city(session)
    codes = session.scalars(select(KelurahanRow.code).order_by(KelurahanRow.code)).all()
    for code in codes:
        tell_sheet(session, code)
    operator.records(session, "city tell", "")
    return len(codes)


def renew_epoch(session: Session, operator: Operator, lost: int = 0) -> str:
    """Begin a new life of the database, as must be done after restoring a backup.

    Laptops may have read news that is not in the backup, and would pass over whatever is told
    under those cursors now. So they are used up with the editions served, which do no harm.

    Args:
        session: The transaction.
        operator: Who does it.
        lost: At least as many cursors as any kelurahan has lost.
    """
    the_city(session)
    row = session.get_one(CityRow, ONLY)
    row.epoch = str(uuid4())
    if lost:
        for code in session.scalars(select(KelurahanRow.code).order_by(KelurahanRow.code)).all():
            for _ in range(0, lost, len(FILES)):
                tell_editions(session, code)
    operator.records(session, "renew epoch", row.epoch)
    return row.epoch


def add_kelurahan(
    session: Session,
    code: str,
    region_names: Sequence[str],
    letterhead: Mapping[str, str],
    operator: Operator,
) -> str:
    """Take a kelurahan or desa into the register; returns its ten digits.

    Args:
        session: The transaction.
        code: Kemendagri code, dotted or not.
        region_names: Province, kabupaten or kota, kecamatan, kelurahan.
        letterhead: Lines of its papers by their names in ``LetterheadDoc``.
        operator: Who does it.

    Raises:
        Refused: ``region.unreadable``, ``kelurahan.not_whole``, ``kelurahan.exists``,
            ``kelurahan.names_missing``, ``letterhead.unreadable``, ``text.…`` for a name.
    """
    the_city(session)
    parsed = RegionCode.parse(code)
    if not parsed.is_village_kind:
        raise Refused(Issue("kelurahan.not_whole", "kelurahan"))
    if session.get(KelurahanRow, parsed.digits) is not None:
        raise Refused(Issue("kelurahan.exists", figures={"kelurahan": parsed.digits}))
    session.add(
        KelurahanRow(
            code=parsed.digits,
            region_names=_names(region_names),
            letterhead=stored_form(_letterhead(letterhead)),
            facts=0,
            news=0,
        )
    )
    session.flush()
    tell_editions(session, parsed.digits)
    sieve.tell(session, parsed.digits)
    operator.records(session, "kelurahan add", parsed.digits)
    return parsed.digits


def change_kelurahan(
    session: Session,
    code: str,
    region_names: Sequence[str] | None,
    letterhead: Mapping[str, str],
    operator: Operator,
) -> None:
    """Change names or single lines of the letterhead, and tell the kelurahan its new sheet.

    Raises:
        Refused: ``kelurahan.unknown``, ``kelurahan.names_missing``, ``letterhead.unreadable``.
    """
    row = kelurahan_row(session, code)
    if region_names is not None:
        row.region_names = _names(region_names)
    old = v1_city.LetterheadDoc.model_validate_json(row.letterhead)
    row.letterhead = stored_form(_letterhead({**old.model_dump(), **letterhead}))
    session.flush()
    tell_sheet(session, row.code)
    operator.records(session, "kelurahan set", row.code)


@dataclass(frozen=True, slots=True)
class KelurahanLine:
    code: str
    name: str
    devices: int
    registrations: int


def kelurahan_lines(session: Session) -> list[KelurahanLine]:
    """Return all kelurahan in the order of their codes."""
    devices = count_by(session, DeviceRow.kelurahan)
    registrations = count_by(session, RegistrationRow.kelurahan)
    rows = session.scalars(select(KelurahanRow).order_by(KelurahanRow.code)).all()
    city = the_city(session)
    return [
        KelurahanLine(
            row.code,
            city_doc(city, row).region_names[-1],
            devices.get(row.code, 0),
            registrations.get(row.code, 0),
        )
        for row in rows
    ]


def kelurahan_row(session: Session, code: str) -> KelurahanRow:
    row = session.get(KelurahanRow, RegionCode.parse(code).digits)
    if row is None:
        raise Refused(Issue("kelurahan.unknown", figures={"kelurahan": code}))
    return row


def _refuse_doubled_programmes(settings: CitySettings) -> None:
    """Keep apart what laptops choose by: the segment, and who pays."""
    seen: set[tuple[Segment, FundingSource | None]] = set()
    for programme in settings.programmes:
        segment, funding = programme.segment, programme.default_funding
        if (segment, funding) in seen:
            figures = {"segment": segment.value, "funding": funding.value if funding else "-"}
            raise Refused(Issue("city.programme_doubled", figures=figures))
        seen.add((segment, funding))


def tell_sheet(session: Session, code: str) -> None:
    """Tell a kelurahan all that the city has decided for it."""
    kelurahan = session.get_one(KelurahanRow, code)
    news.tell(session, code, v1.NewsKind.CITY, city_doc(the_city(session), kelurahan))


def _names(region_names: Sequence[str]) -> str:
    names = [tidy_text(name, "names", v1.LINE_LENGTH) for name in region_names]
    if len(names) != len(("province", "city", "district", "kelurahan")) or not all(names):
        raise Refused(Issue("kelurahan.names_missing"))
    return canonical(names).decode()


def _letterhead(lines: Mapping[str, str]) -> v1_city.LetterheadDoc:
    try:
        return v1_city.LetterheadDoc.model_validate(dict(lines))
    except ValidationError as error:
        raise Refused(Issue("letterhead.unreadable", figures={"where": _places(error)})) from None


def _unreadable(where: str) -> Issue:
    return Issue("city.settings_unreadable", figures={"where": where[:200]})


def _places(error: ValidationError) -> str:
    return ", ".join(sorted({".".join(map(str, each["loc"])) for each in error.errors()}))
