"""How the papers of this office look: read, shown on an invented person's paper, kept."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from desktop_app.domain.confirmation import PaperFacts, PaperKind, paper_number
from desktop_app.domain.contribution import DueLine, MonthlyDue
from desktop_app.domain.enrolment import (
    Enrolment,
    FundingSource,
    Programme,
    Rupiah,
    Sector,
    Segment,
)
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.membership import Application, Decree, Kpj, Protection, Status
from desktop_app.domain.month import Month
from desktop_app.domain.paper_format import PaperFormat
from desktop_app.domain.paper_look import PaperLook, check_lengths
from desktop_app.domain.roles import Act
from desktop_app.domain.worker import Address, Consent, Registration, Sex, Worker
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.officers import allowed

_NOBODY = "Contoh Nama Peserta"
_SPECIMEN_QR = "LATIHAN"
"""Signed by nobody: a specimen vouches for nothing."""


def paper_look(desk: Desk) -> PaperLook:
    """Return what is set here; everything empty where nothing is."""
    with desk.database.reading() as tx:
        return tx.settings.paper_look()


def checked_look(look: PaperLook) -> PaperLook:
    """Return a look that can be printed, its emblem no larger than a printer can show.

    Raises:
        Refused: ``look.too_long``, ``look.letters_missing`` (figure ``letters``) about the text
            it concerns, or as ``read_emblem``.
    """
    from desktop_app.documents.emblem_image import small_emblem

    check_lengths(look)
    issues = []
    for name, text in look.texts.items():
        letters = _without_shape(text)
        if letters:
            issues.append(Issue("look.letters_missing", name, figures={"letters": letters}))
    if issues:
        raise Refused(*issues)
    return replace(look, emblem=small_emblem(look.emblem)) if look.emblem else look


def _without_shape(text: str) -> str:
    """Return the letters none of our faces has, each once."""
    from desktop_app.documents.typefaces import MISSING, typefaces

    return "".join(sorted({sign for sign in text if MISSING in typefaces().printable(sign)}))


def emblem_file(path: Path) -> bytes:
    """Return the bytes of a file that is to be an emblem.

    Raises:
        Refused: ``emblem.too_large`` (figure ``megabytes``), ``emblem.unreadable``.
    """
    from desktop_app.documents.emblem_image import MOST_BYTES

    try:
        if path.stat().st_size > MOST_BYTES:
            raise Refused(Issue("emblem.too_large", "emblem", figures={"megabytes": 2}))
        return path.read_bytes()
    except OSError as error:
        raise Refused(Issue("emblem.unreadable", "emblem")) from error


def keep_look(desk: Desk, look: PaperLook, now: datetime) -> None:
    """Keep how papers look from now on, in the encrypted file; what is printed stays as it is.

    Raises:
        Refused: ``role.not_allowed``, or as ``checked_look``.
    """
    kept = checked_look(look)
    with desk.database.transaction() as tx:
        allowed(desk, tx, Act.SET_PAPERS)
        tx.settings.put_paper_look(kept)
        tx.audit.add(now, desk.officer.name, Act.SET_PAPERS.value)


def specimen(desk: Desk, look: PaperLook, now: datetime, size: PaperFormat) -> bytes:
    """Return an invented person's confirmation with this look; it says all over that it is none.

    Raises:
        Refused: As ``checked_look``.
    """
    from desktop_app.documents.paper import make_paper as draw_paper

    kept = checked_look(look)
    city = kept.over(desk.city)
    registration = _nobody(desk, now)
    facts = PaperFacts(
        kind=PaperKind.CONFIRMATION,
        number=paper_number(PaperKind.CONFIRMATION, registration.number),
        copy=1,
        made_at=now,
        zone=desk.zone,
        officer=desk.officer.name,
        city=city,
        registration=registration,
        due=_due(registration.worker.enrolment.since),
        occupation="Pedagang",
        region=", ".join(part for part in reversed(city.region_names) if part),
        qr=_SPECIMEN_QR,
        practice=True,
        reminder=kept.reminder,
        footer=kept.footer,
        emblem=kept.emblem,
    )
    return draw_paper(facts, size)


def _due(month: Month) -> MonthlyDue:
    lines = [
        DueLine(programme, Rupiah(due), Rupiah(due), Rupiah(0), Rupiah(due))
        for programme, due in ((Programme.JKK, 10_000), (Programme.JKM, 6_800))
    ]
    return MonthlyDue(month, "", tuple(lines), Rupiah(1_000_000))


def _nobody(desk: Desk, now: datetime) -> Registration:
    """Return a registration of nobody, in force."""
    enrolment = Enrolment(
        segment=Segment.BPU,
        occupation="",
        sector=Sector.OTHER,
        income=Rupiah(1_000_000),
        programmes=frozenset({Programme.JKK, Programme.JKM}),
        funding=FundingSource.SELF,
        since=Month(now.year, now.month),
    )
    worker = Worker(
        nik=None,
        name=_NOBODY,
        birth_place=desk.city.region_names[1],
        born=date(1990, 1, 1),
        sex=Sex.WOMAN,
        mother="",
        address=Address("Jl. Contoh No. 1", "001", "002", desk.city.kelurahan),
        enrolment=enrolment,
        consent=Consent("", now),
    )
    application = Application(
        status=Status.ACTIVE,
        decree=Decree("", now.date()),
        kpj=Kpj("00000000000"),
        protection=Protection(now.date(), now.date().replace(month=12, day=31)),
    )
    return Registration(
        id=UUID(int=0),
        number=f"{desk.city.kelurahan.digits}-00-00000",
        version=1,
        at=now,
        officer=desk.officer.name,
        worker=worker,
        application=application,
    )
