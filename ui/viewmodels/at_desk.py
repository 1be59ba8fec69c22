"""What the screens can ask for, with desk and clock already inside."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.extras import asked
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.month import Month
from desktop_app.domain.queue import Trouble
from desktop_app.domain.region import Level, RegionCode
from desktop_app.domain.worker import Registration
from desktop_app.errors import Unavailable
from desktop_app.reference import ReferenceBooks
from desktop_app.use_cases import (
    backups,
    batch,
    coverage,
    disputes,
    drafts,
    events,
    lists,
    merging,
    readiness,
    reading_back,
    registration,
    revoking,
    sending,
    settings,
)
from desktop_app.use_cases.alike import alike_people
from desktop_app.use_cases.backups import Backup
from desktop_app.use_cases.coverage import Reached
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.form import RegistrationForm, empty_form, form_of, usual_funding
from desktop_app.use_cases.household import household_form
from desktop_app.use_cases.pinning import keep_pins, pins
from desktop_app.use_cases.requiring import required_fields
from desktop_app.use_cases.sending import Queue, queue
from ui.help import keys_on_paper
from ui.viewmodels.backups import BackupActs
from ui.viewmodels.banner import BannerActs, RoundOutcome
from ui.viewmodels.batch import BatchActs
from ui.viewmodels.detail import DetailActs
from ui.viewmodels.draft import DraftActs
from ui.viewmodels.events import EventActs
from ui.viewmodels.merging import MergeActs
from ui.viewmodels.preferences import LanguageActs, LookActs, SettingsActs
from ui.viewmodels.readiness import ReadinessActs
from ui.viewmodels.registration_acts import RegistrationActs
from ui.viewmodels.worded import Choice
from ui.viewmodels.workers import ListActs

Told = Callable[[], Sequence[tuple[str, Sequence[tuple[str, str]]]]]
"""Gives titles with labelled lines."""

Undo = Callable[[UUID, RegistrationForm, RegistrationForm | None], Registration]
"""Takes back what was saved last: its id, its form, and what was typed since."""

Clock = Callable[[], datetime]
"""Gives the present moment, aware UTC."""

_MONTHS_OFFERED = 12  # a list longer than this wants type-ahead
_MOST_CHOICES = 8


class AtDesk:
    """Makes each screen's acts out of use cases.

    Args:
        desk: Gives the desk as it is now: the city's rules may have changed since the last act.
        clock: Gives the present moment.
    """

    def __init__(self, desk: Callable[[], Desk], clock: Clock) -> None:
        self._desk, self._clock = desk, clock

    def registering(self) -> RegistrationActs:
        """Return what the form needs to register a new worker."""
        return self._form_acts(
            empty=lambda: events.with_what_is_shared(
                self._desk(), empty_form(self._desk().city, self._today())
            ),
            save=lambda form, accepted: registration.register_worker(
                self._desk(), form, accepted, self._clock(), registration.UNDO_TIME
            ),
            undo=lambda subject, form, begun: registration.undo_registration(
                self._desk(), subject, form, begun, self._clock()
            ),
            aside=lambda: drafts.take_from_aside(self._desk(), self._clock()),
            put_aside=lambda form: drafts.put_aside(self._desk(), form, self._clock()),
        )

    def amending(self, subject: Registration) -> RegistrationActs:
        """Return what the form needs to change one registration."""
        return self._form_acts(
            empty=lambda: form_of(subject),
            save=lambda form, accepted: registration.amend_worker(
                self._desk(), subject.id, form, accepted, self._clock()
            ),
            besides=subject.id,
        )

    def listing(self) -> ListActs:
        return ListActs(
            listed=lambda question: lists.listed(self._desk(), question),
            search=lambda question: lists.search(self._desk(), question),
            lines=lambda rows: lists.lines(self._desk(), rows),
            offered=lambda: lists.offered(self._desk()),
            today=self._today,
            zone=self._desk().zone,
        )

    def acting_on_many(
        self,
        put_sheet: Callable[[Sequence[UUID], PaperKind], Sequence[tuple[UUID, Issue]]],
        per_sheet: Callable[[], int],
        put_stubs: Callable[[Sequence[int]], tuple[int, int]],
        printer: Callable[[], str],
    ) -> BatchActs:
        return BatchActs(
            plan=lambda rows, kind: batch.plan_batch(self._desk(), rows, kind),
            send_first=lambda rows: sending.send_first(self._desk(), rows),
            put_sheet=put_sheet,
            per_sheet=per_sheet,
            put_stubs=put_stubs,
            printer=printer,
        )

    def reached(self) -> Sequence[Reached]:
        return coverage.reached(self._desk())

    def looking(self) -> DetailActs:
        return DetailActs(
            detail=lambda subject: lists.detail(self._desk(), subject),
            withdraw=lambda subject, reason: registration.withdraw_worker(
                self._desk(), subject, reason, self._clock()
            ),
            choose=lambda subject, side: disputes.choose(
                self._desk(), subject, side, self._clock()
            ),
            revocable=lambda subject: revoking.revocable(self._desk(), subject),
            revoke=lambda subject, kind, copy, reason: revoking.revoke_paper(
                self._desk(), subject, kind, copy, reason, self._clock()
            ),
            merging=self._merging(),
            zone=self._desk().zone,
        )

    def _merging(self) -> MergeActs:
        return MergeActs(
            merging=lambda subject: merging.merging_of(self._desk(), subject),
            plan=lambda one, other: merging.plan_merge(self._desk(), one, other),
            merge=lambda one, other: merging.merge_workers(self._desk(), one, other, self._clock()),
            undo=lambda folded: merging.undo_merge(self._desk(), folded, self._clock()),
            zone=self._desk().zone,
        )

    def troubles(self) -> Sequence[Trouble]:
        return lists.troubles(self._desk())

    def queue(self) -> Queue:
        return queue(self._desk())

    def sending(
        self,
        send: Callable[[bool], RoundOutcome],
        network: Callable[[], bool],
        drop: Callable[[], None],
    ) -> BannerActs:
        return BannerActs(
            standing=lambda: lists.standing(self._desk()),
            send=send,
            now=self._clock,
            zone=self._desk().zone,
            network=network,
            drop=drop,
        )

    def choosing(
        self,
        printers: Callable[[], Sequence[str]],
        told: Told,
        language: LanguageActs,
        look: LookActs,
    ) -> SettingsActs:
        return SettingsActs(
            preference=lambda which: settings.preference(self._desk().database, which),
            choose=lambda which, value: settings.choose(self._desk().database, which, value),
            printers=printers,
            told=told,
            language=language,
            look=look,
        )

    def _form_acts(
        self,
        empty: Callable[[], RegistrationForm],
        save: Callable[[RegistrationForm, frozenset[str]], Registration],
        besides: UUID | None = None,
        undo: Undo | None = None,
        aside: Callable[[], RegistrationForm | None] | None = None,
        put_aside: Callable[[RegistrationForm], None] | None = None,
    ) -> RegistrationActs:
        books = _Books(self._desk)

        def read_nik(typed: str) -> registration.NikReading:
            reading = registration.read_nik(self._desk(), typed, self._today())
            is_own = reading.held is not None and reading.held.id == besides
            return replace(reading, held=None) if is_own else reading

        def months() -> Sequence[Month]:
            this = Month.of(self._today())
            return [this.plus(count) for count in range(_MONTHS_OFFERED)]

        return RegistrationActs(
            empty=empty,
            read_nik=read_nik,
            alike=lambda form: alike_people(self._desk(), form, self._today(), besides),
            quote=lambda form: registration.quote(self._desk(), form),
            save=save,
            judge=lambda form: (
                registration.review(self._desk(), form, self._clock(), besides).issues
            ),
            read_back=lambda form: reading_back.read_back(
                self._desk(), form, self._clock(), besides
            ),
            occupations=books.occupations,
            occupation_name=books.occupation_name,
            occupation_needs_words=books.needs_words,
            regions=books.regions,
            region_name=books.region_name,
            birth_place=books.birth_place,
            months=months,
            consent_text=lambda: self._desk().city.consent_text,
            drafts=self._draft_acts(besides),
            zone=self._desk().zone,
            asks=lambda segment: asked(segment, self._desk().city.asks),
            required=lambda form: required_fields(self._desk(), form, self._clock()),
            usual_funding=lambda segment: usual_funding(self._desk().city, segment),
            pins=lambda: pins(self._desk().database),
            keep_pins=lambda names: keep_pins(self._desk().database, names),
            household=lambda card: household_form(self._desk(), card),
            undo=undo,
            aside=aside,
            put_aside=put_aside,
        )

    def gathering(self) -> EventActs:
        """Return what the event's page can ask for."""
        return EventActs(
            tempo=lambda: events.tempo(self._desk(), self._clock()),
            events=lambda: events.events(self._desk()),
            begin=lambda form: events.begin_event(self._desk(), form, self._clock()),
            resume=lambda subject: events.resume_event(self._desk(), subject, self._clock()),
            end=lambda: events.end_event(self._desk(), self._clock()),
            set_next=lambda typed: events.set_next_number(self._desk(), typed),
            usual_funding=lambda segment: usual_funding(self._desk().city, segment),
            note=lambda presses: events.note_work(self._desk(), presses, self._clock()),
            zone=self._desk().zone,
        )

    def checking(
        self,
        machine: readiness.Machine,
        put: Callable[[readiness.Page, str], None],
        printer: Callable[[], str],
    ) -> ReadinessActs:
        """Return what the page before an event can ask for."""
        return ReadinessActs(
            look=lambda: readiness.look(self._desk(), machine, self._clock()),
            printer=printer,
            trial=lambda name: readiness.make_trial_page(self._desk(), name, self._clock()),
            checklist=lambda lines: readiness.make_checklist(self._desk(), lines, self._clock()),
            put=put,
            zone=self._desk().zone,
        )

    def key_card(self) -> readiness.Page:
        return readiness.make_key_card(self._desk(), keys_on_paper())

    def disk_trouble(self) -> Unavailable | None:
        return self._desk().disk_trouble()

    def backing_up(self, folder: Path) -> BackupActs:
        """Return what backups need; ``folder`` is the data folder."""

        def snapshot() -> Callable[[Path, bool], Backup]:
            desk = self._desk()
            taken = backups.take_snapshot(desk, self._clock())
            return lambda to, daily: backups.make_backup(desk, taken, to, daily=daily)

        return BackupActs(
            last=lambda: backups.last_backup(self._desk()),
            is_due=lambda: backups.is_due(self._desk(), self._clock()),
            snapshot=snapshot,
            note=lambda made: backups.note_backup(self._desk(), made),
            daily=folder / backups.BACKUPS,
            zone=self._desk().zone,
        )

    def amendment_under_way(self) -> Registration | None:
        """Return what was being amended when the program ended, having forgotten what is old."""
        drafts.drop_old_drafts(self._desk(), self._clock())
        return drafts.amendment_under_way(self._desk())

    def _draft_acts(self, subject: UUID | None) -> DraftActs:
        def read() -> RegistrationForm | None:
            draft = drafts.draft_of(self._desk(), subject)
            return draft.form if draft else None

        return DraftActs(
            read=read,
            keep=lambda form: drafts.keep_draft(self._desk(), subject, form, self._clock()),
            drop=lambda: drafts.drop_draft(self._desk(), subject),
        )

    def _today(self) -> date:
        return self._clock().astimezone(ZoneInfo(self._desk().zone)).date()


class _Books:
    """The reference books, in the choices a form offers; places near the office come first."""

    def __init__(self, desk: Callable[[], Desk]) -> None:
        self._desk = desk

    @property
    def _books(self) -> ReferenceBooks:
        return self._desk().reference

    @property
    def _home(self) -> RegionCode:
        return self._desk().city.kelurahan

    def occupations(self, typed: str) -> Sequence[Choice]:
        found = self._books.occupations.search(typed, _MOST_CHOICES)
        return [Choice(one.code, one.name, one.group) for one in found]

    def occupation_name(self, code: str) -> str:
        found = self._books.occupations.find(code)
        return found.name if found else code

    def needs_words(self, code: str) -> bool:
        found = self._books.occupations.find(code)
        return found is not None and found.in_words

    def regions(self, typed: str) -> Sequence[Choice]:
        gazetteer = self._books.gazetteer
        found = gazetteer.search(typed, _MOST_CHOICES, near=self._home)
        return [Choice(one.code.digits, gazetteer.name_line(one.code)) for one in found]

    def birth_place(self, typed: str, nik: str) -> str:
        """Most are born where their NIK was first given out, or here."""
        near = [RegionCode(nik[:6])] if len(nik) >= Level.DISTRICT else []
        return self._books.gazetteer.birth_place(typed, [*near, self._home])

    def region_name(self, code: str) -> str:
        try:
            return self._books.gazetteer.name_line(RegionCode.parse(code))
        except Refused:  # half a code, kept from a form that was refused
            return code
