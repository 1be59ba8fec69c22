"""The register of this laptop: who is in it, in what order, and how many."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from heapq import nlargest
from uuid import UUID

from sqlalchemy import Select, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop_app.domain.contribution import MonthlyDue
from desktop_app.domain.coverage import Tally
from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.likeness import Alike, Traits, traits_of
from desktop_app.domain.listing import ListFilter, Question, has_more_sides
from desktop_app.domain.membership import Application, Status
from desktop_app.domain.nik import FamilyCardNumber, Nik
from desktop_app.domain.region import RegionCode
from desktop_app.domain.worker import Counts, Registration, WorkerLine
from desktop_app.storage.alike import AlikeIndex
from desktop_app.storage.models import DetailRow, RegistrationRow, TallyRow
from desktop_app.storage.ordering import fitting as fitting_rows
from desktop_app.storage.ordering import numbers, of_standing, order, tallies_of
from desktop_app.storage.rows import (
    LINE,
    Columns,
    application_values,
    changed,
    detail_values,
    due_of,
    line_of,
    registration_of,
    registration_values,
    running_of,
)
from desktop_app.storage.search import FEW, Narrowing, SearchIndex
from desktop_app.storage.settings import Gaps, read_setting

_NO_PLACE = (Status.WITHDRAWN.value, Status.REFUSED.value)
"""Where an application takes no place in a quota or a household."""

_FIXED = ("id", "number", "running", "at", "registrar")
"""What an amendment leaves as it was."""


class Workers:
    """Newest first always means: by the order of saving on this laptop, never by a clock.

    A ``worker`` is named by the id of the registration.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._index = SearchIndex(session)
        self._alike = AlikeIndex(session)

    def add(self, registration: Registration, due: MonthlyDue) -> None:
        """Enter a new registration with the bill it was shown.

        Raises:
            Refused: ``nik.already_registered`` about ``nik``, also when another window was quicker.
        """
        values = registration_values(registration)
        with _nik_held_once():
            added = self._session.execute(
                insert(RegistrationRow).values(**values).returning(RegistrationRow.row)
            )
        row = added.scalar_one()
        self._session.execute(insert(DetailRow).values(row=row, **detail_values(registration, due)))
        self._index.put(row, registration)
        self._alike.put(row, traits_of(registration.worker))

    def replace(self, registration: Registration, due: MonthlyDue) -> None:
        """Put an amended version in the place of the one before; its number and place stay.

        Raises:
            Refused: ``nik.already_registered`` about ``nik``.
            LookupError: There is no registration with this id.
        """
        row, before = self._row_of(registration.id), self.get(registration.id)
        values = changed(registration_values(registration), *_FIXED)
        with _nik_held_once():
            self._session.execute(
                update(RegistrationRow).where(RegistrationRow.row == row).values(**values)
            )
        self._session.execute(
            update(DetailRow).where(DetailRow.row == row).values(**detail_values(registration, due))
        )
        self._index.put(row, registration)
        was = traits_of(before.worker) if before else None
        self._alike.put(row, traits_of(registration.worker), was)

    def renumber(self, worker: UUID, number: str) -> None:
        """Give a registration another number; ``replace`` brings the search up to it.

        Raises:
            LookupError: There is no registration with this id.
        """
        self._session.execute(
            update(RegistrationRow)
            .where(RegistrationRow.row == self._row_of(worker))
            .values(number=number, running=running_of(number))
        )

    def set_application(
        self,
        worker: UUID,
        application: Application,
        confirmation_qr: str = "",
    ) -> None:
        """Move an application on; an empty ``confirmation_qr`` leaves the one that is there.

        Raises:
            Refused: ``nik.already_registered`` when a withdrawn one would come back beside another.
            LookupError: There is no registration with this id.
        """
        row = self._row_of(worker)
        values = application_values(application)
        if confirmation_qr:
            values["confirmation_qr"] = confirmation_qr
        with _nik_held_once():
            self._session.execute(
                update(RegistrationRow)
                .where(RegistrationRow.row == row)
                .values(status=application.status.value)
            )
        self._session.execute(update(DetailRow).where(DetailRow.row == row).values(**values))

    def get(self, worker: UUID) -> Registration | None:
        found = self._session.execute(
            select(RegistrationRow, DetailRow)
            .join(DetailRow, DetailRow.row == RegistrationRow.row)
            .where(RegistrationRow.id == worker)
        ).first()
        return None if found is None else registration_of(found[0], found[1])

    def due(self, worker: UUID) -> MonthlyDue | None:
        """Return the bill that was frozen with the registration's current version."""
        document = self._session.scalar(
            select(DetailRow.due)
            .join(RegistrationRow, RegistrationRow.row == DetailRow.row)
            .where(RegistrationRow.id == worker)
        )
        return None if document is None else due_of(document)

    def numbered(self, number: str) -> UUID | None:
        """Return whose registration has a number."""
        query = select(RegistrationRow.id).where(RegistrationRow.number == number)
        return self._session.scalar(query)

    def with_nik(self, nik: Nik) -> WorkerLine | None:
        """Return who holds a NIK here; a withdrawn registration holds nothing."""
        found = self._session.execute(
            select(*LINE).where(
                RegistrationRow.nik == nik.digits,
                RegistrationRow.nik != "",  # the index leaves out those without one
                RegistrationRow.status != Status.WITHDRAWN.value,
            )
        ).first()
        return None if found is None else line_of(found)

    def page(
        self, after: WorkerLine | None, size: int, only: ListFilter | None = None
    ) -> list[WorkerLine]:
        """Return the next lines, newest first.

        Seeking behind the last line that is shown makes page 2,000 as quick as page 1.
        """
        before = None if after is None else self._row_of(after.id)
        if only is None or only == ListFilter():
            query = _newest(select(*LINE), before, size)
            return [line_of(row) for row in self._session.execute(query)]
        if has_more_sides(only):
            rows = [
                row for row in self.order(Question(only=only)) if before is None or row < before
            ]
            return self._index.lines(rows[:size])
        return self._index.lines(nlargest(size, self._rows_of_filter(only, before, size)))

    def order(self, question: Question) -> Sequence[int]:
        """Return the rows of all registrations a question asks for, in its order."""
        return order(self._session, question)

    def lines_at(self, rows: Sequence[int]) -> list[WorkerLine]:
        """Return the lines at some rows, in that order; what is not there is left out."""
        found = {line.row: line for line in self._index.lines(list(rows))}
        return [found[row] for row in rows if row in found]

    def registrars(self) -> list[str]:
        """Return who has registered anybody here, by name."""
        return self._known(RegistrationRow.registrar)

    def events(self) -> list[str]:
        """Return the kegiatan anybody was registered at, by name."""
        return self._known(RegistrationRow.event)

    def search(
        self, text: str, limit: int = 200, only: ListFilter | None = None
    ) -> list[WorkerLine]:
        """Return who fits all the words typed so far, newest first; of nothing typed, the newest.

        Each word may be the beginning of one of name or street, any part of the NIK, or the running
        number; a registration number is found from its beginning. Capitals, accents and punctuation
        do not count.
        """
        if not text.strip():
            return self.page(None, limit, only)
        narrowed = None if only is None or only == ListFilter() else self._narrowing(only)
        return self._index.find(text, limit, narrowed)

    def alike(self, traits: Traits, besides: UUID | None = None, most: int = 5) -> list[Alike]:
        """Return who on file may be this person, the likeliest first."""
        return self._alike.find(traits, besides, most)

    def ever_had(self, nik: Nik) -> bool:
        """Say whether anybody here was registered with a NIK, and be it withdrawn since."""
        return self._alike.ever_had(nik)

    def index_alike(self) -> bool:
        """Give older registrations the keys they are found by; say whether some are left."""
        below = self._alike.behind()
        rows = self._alike.rows_behind(below)
        for row, worker in rows:
            found = self.get(worker)
            if found is not None:
                self._alike.put(row, traits_of(found.worker))
        if below:
            self._alike.caught_up_to(rows[-1][0] if rows else 0)
        return bool(rows)

    def drop_confirmation(self, worker: UUID) -> None:
        """Forget the text the city has signed: it was revoked, and another is to come."""
        row = self._row_of(worker)
        empty = update(DetailRow).where(DetailRow.row == row).values(confirmation_qr="")
        self._session.execute(empty)

    def confirmations(self) -> list[str]:
        """Return the signed texts of all confirmations on file, in no order."""
        signed = select(DetailRow.confirmation_qr).where(DetailRow.confirmation_qr != "")
        return list(self._session.scalars(signed))

    def next_running(self) -> int:
        """Return the next running number of this laptop, from 1."""
        own = select(RegistrationRow.running).where(RegistrationRow.returned == 0)
        last = self._session.scalar(own.order_by(RegistrationRow.running.desc()).limit(1)) or 0
        gaps = read_setting(self._session, "gaps", Gaps) or Gaps()
        return max(last, gaps.last_running) + 1

    def household(self, card: FamilyCardNumber, besides: UUID | None) -> int:
        """Count who is registered with a family card, without one registration that is being typed.

        Withdrawn and refused ones take no place.
        """
        query = select(func.count()).where(
            RegistrationRow.family_card == card.digits,
            RegistrationRow.family_card != "",  # the index leaves out those without a card
            RegistrationRow.status.not_in(_NO_PLACE),
        )
        if besides is not None:
            query = query.where(RegistrationRow.id != besides)
        return self._session.scalar(query) or 0

    def newest_of_household(self, card: FamilyCardNumber) -> Registration | None:
        """Return who was registered last with a family card, as far as they still count."""
        found = self._session.scalar(
            select(RegistrationRow.id)
            .where(
                RegistrationRow.family_card == card.digits,
                RegistrationRow.family_card != "",
                RegistrationRow.status.not_in(_NO_PLACE),
            )
            .order_by(RegistrationRow.row.desc())
            .limit(1)
        )
        return None if found is None else self.get(found)

    def registered(self, segment: Segment, funding: FundingSource | None = None) -> int:
        """Count who takes a place in a quota: neither withdrawn nor refused.

        Args:
            segment: Whose places are counted.
            funding: Only those this source pays for; None counts them all.
        """
        return sum(
            tally.registrations
            for tally in self._tallies()
            if tally.segment == segment
            and tally.status not in _NO_PLACE
            and funding in {None, FundingSource(tally.funding)}
        )

    def tallies(self) -> list[Tally]:
        """Return how many registrations stand alike, wherever their news stands."""
        return [
            Tally(
                Segment(tally.segment),
                FundingSource(tally.funding),
                Status(tally.status),
                tally.registrations,
            )
            for tally in self._tallies()
        ]

    def elsewhere(self, kelurahan: RegionCode, only: ListFilter) -> int:
        """Count those of a filter whose address is in another kelurahan."""
        rows = fitting_rows(self._session, only)
        others = numbers(
            self._session, select(DetailRow.row).where(DetailRow.kelurahan != kelurahan.digits)
        )
        return len(others) if rows is None else len(rows.intersection(others))

    def counts(self) -> Counts:
        """Return how many stand where; the time it takes does not grow with the register."""
        by_status: Counter[Status] = Counter()
        by_delivery: Counter[str] = Counter()
        for tally in self._tallies():
            by_status[Status(tally.status)] += tally.registrations
            by_delivery[tally.delivery] += tally.registrations
        return Counts(
            saved=by_status.total(),
            delivered=by_delivery[DeliveryStatus.DELIVERED],
            waiting=by_delivery[DeliveryStatus.WAITING],
            needs_clerk=by_delivery[DeliveryStatus.NEEDS_CLERK],
            needs_city=by_delivery[DeliveryStatus.NEEDS_CITY],
            by_status=dict(by_status),
        )

    def set_delivery(self, worker: UUID, status: DeliveryStatus) -> None:
        """Say where a registration's newest content stands; the outbox calls it with every move."""
        self._session.execute(
            update(RegistrationRow)
            .where(RegistrationRow.id == worker, RegistrationRow.delivery != status.value)
            .values(delivery=status.value)
        )

    def lines(self, ids: Iterable[UUID]) -> dict[UUID, WorkerLine]:
        """Return the lines of some registrations by id."""
        query = select(*LINE).where(RegistrationRow.id.in_(list(ids)))
        return {line.id: line for line in map(line_of, self._session.execute(query))}

    def _row_of(self, worker: UUID) -> int:
        row = self._session.scalar(select(RegistrationRow.row).where(RegistrationRow.id == worker))
        if row is None:
            raise LookupError("no registration has this id")
        return row

    def _tallies(self) -> list[TallyRow]:
        return list(self._session.scalars(select(TallyRow).where(TallyRow.registrations > 0)))

    def _known(self, column: InstrumentedAttribute[str]) -> list[str]:
        """Return the values of an indexed column, going from one to the next in its index."""
        known: list[str] = []
        last = ""
        while True:
            value = self._session.scalar(select(func.min(column)).where(column > last))
            if value is None:
                return known
            known.append(value)
            last = value

    def _rows_of_filter(self, only: ListFilter, before: int | None, most: int) -> Iterable[int]:
        """Seek the newest rows of each combination a filter lets through.

        There are a few dozen combinations at most, each a run in one index, so that no filter,
        however rare what it lets through, reads more than ``most`` entries of each.
        """
        for tally in tallies_of(self._session, only):
            yield from self._session.scalars(_newest(of_standing(tally), before, most))

    def _narrowing(self, only: ListFilter) -> Narrowing:
        fitting = tallies_of(self._session, only)
        rows = None
        if has_more_sides(only):
            rows = fitting_rows(self._session, only)
        elif sum(tally.registrations for tally in fitting) <= FEW:
            rows = frozenset(self._rows_of_filter(only, None, FEW))
        standings = frozenset((t.segment, t.funding, t.status, t.delivery) for t in fitting)
        return Narrowing(standings, rows)


def _newest(query: Select[*Columns], before: int | None, most: int) -> Select[*Columns]:
    if before is not None:
        query = query.where(RegistrationRow.row < before)
    return query.order_by(RegistrationRow.row.desc()).limit(most)


@contextmanager
def _nik_held_once() -> Iterator[None]:
    """Tell the clerk when the database, not the check before it, finds the NIK taken."""
    try:
        yield
    except IntegrityError as error:
        if "registrations.nik" not in str(error.orig):
            raise
        raise Refused(Issue("nik.already_registered", "nik")) from None
