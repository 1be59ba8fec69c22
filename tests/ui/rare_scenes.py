"""What a clerk sees seldom and must understand at once: damage, doubt, withdrawal, a bad line."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import cache, partial
from uuid import UUID, uuid4

import msgspec

from desktop_app.domain.delivery import CityMustDecide, Stored, after
from desktop_app.domain.facts import canonical
from desktop_app.domain.farewell import Tombstone
from desktop_app.domain.queue import LineReport
from desktop_app.domain.repair import FileFate, Repair
from desktop_app.errors import Unavailable
from desktop_app.sync.disputes import apply_corrected, apply_double
from desktop_app.sync.wire_disputes import CorrectedNews, DoubleNews
from desktop_app.use_cases.form import form_of
from desktop_app.use_cases.registration import amend_worker, register_worker
from tests.fixtures.people import CITY, NOW, TRADER
from tests.ui.sample import DOUBTS
from tests.ui.scenes import PERSON, Scenes
from ui.messages import sentence_for
from ui.rooms.open_desk import OpenDesk
from ui.viewmodels.banner import banner_shown
from ui.widgets.desk_view import Tab
from ui.widgets.repair_page import RepairPage
from ui.widgets.revoked_page import RevokedPage, TombstonePage
from ui.widgets.settings_page import SettingsPage
from ui.widgets.unlock_page import UnlockPage

MENDED = Repair(
    FileFate.FROM_BACKUP,
    aside="loket.rusak-2026-11-22-1.db",
    backup="loket-3375011002-1-20261121T160000.cadangan",
    restored=tuple(f"3375011002-01-{number:05}" for number in range(31, 51)),
    renewed=3,
)
GRAVE = replace(MENDED, lost=("3375011002-01-00049", "3375011002-01-00050"), unnamed=2)
AT = "2026-11-22T01:00:00Z"
CAUSES: Mapping[str, tuple[str, Mapping[str, str | int]]] = {
    "offline": ("sync.offline", {}),
    "gateway": ("sync.gateway", {"status": 502}),
    "portal": ("sync.captive_portal", {}),
    "clock": ("sync.clock_differs", {"here": "22-11-2026 09.41", "there": "22-11-2026 11.41"}),
    "key_lost": ("device.key_lost", {}),
}
"""The longest of what the banner has to say, and what is met most."""


class RareScenes(Scenes):
    """The same desktop, led to where nobody wants to be."""

    def all(self) -> Iterator[tuple[str, Callable[[], None]]]:
        yield from super().all()
        yield "waiting", self.waiting
        yield "waiting_nothing", self.waiting_nothing
        yield "dispute", self.dispute
        yield "dispute_held", self.dispute_held
        yield "double", self.double
        yield "exchange", self.exchange
        yield "exchange_refused", self.exchange_refused
        yield "letting_in", self.letting_in
        yield "backup_refused", self.backup_refused
        for name, (code, figures) in CAUSES.items():
            yield f"banner_{name}", partial(self.banner, code, figures)
        yield "copies_behind", self.copies_behind
        yield "all_at_once", self.all_at_once
        yield "repair", self.repair
        yield "repair_grave", self.repair_grave
        yield "restored_door", self.restored_door
        yield "revoked", self.revoked
        yield "revoked_waits", self.revoked_waits
        yield "tombstone", self.tombstone
        yield "tombstone_waits", self.tombstone_waits
        yield "already_open", self.already_open
        yield "removable", self.removable

    @property
    def _room(self) -> OpenDesk:
        self._view()
        room = self.desktop.room
        assert room is not None
        return room

    # How it stands with the city

    def waiting(self) -> None:
        report = LineReport(
            NOW, "sync.gateway", {"status": 502}, NOW - timedelta(minutes=25),
            NOW - timedelta(hours=3), 12_400, 0,
        )  # fmt: skip
        with self._database.transaction() as tx:
            tx.settings.put_line(report)
        self._view().show_waiting()

    def waiting_nothing(self) -> None:
        view = self._view()
        view.show_waiting()
        self.settle()
        view.waiting._stack.setCurrentIndex(1)

    def banner(self, code: str, figures: Mapping[str, str | int]) -> None:
        view = self._form()
        now = view.models.banner._standing
        assert now is not None
        # What has to be put right comes before what the line does: here nothing has.
        left = now.counts.saved - now.counts.needs_clerk
        standing = replace(now, counts=replace(now.counts, saved=left, needs_clerk=0))
        words = sentence_for(code, figures)
        apart = code == "sync.clock_differs"
        cause, why, clock = ("", "", words) if apart else (code, words, "")
        view.banner.show_state(banner_shown(standing, cause, False, NOW, why, clock))

    # Where both ends do not agree

    @cache  # noqa: B019 - one desk, for as long as the pictures are taken
    def _disputed(self) -> UUID:
        """Return somebody whose name was changed here, while the city changed it too."""
        return self._changed_here("3375014507890045", "Wulan Prameswari Putri", "Sesuai KTP.")

    @cache  # noqa: B019 - one desk, for as long as the pictures are taken
    def _held(self) -> UUID:
        return self._changed_here("3375014507890046", "Wulandari Contoh", "")

    def _changed_here(self, nik: str, name: str, reason: str) -> UUID:
        desk = self._desk
        saved = register_worker(desk, replace(TRADER, nik=nik, family_card=""), DOUBTS, NOW)
        with desk.database.transaction() as tx:
            [(first, told)] = tx.outbox.of(saved.id)
            tx.outbox.record(first.id, after(told, Stored(1), NOW))
        form = replace(form_of(saved), name=name, street="Jalan Kenanga 12A", income="2.000.000")
        amend_worker(desk, saved.id, form, DOUBTS, NOW)
        with desk.database.transaction() as tx:
            fact, told = tx.outbox.of(saved.id)[-1]
            tx.outbox.record(fact.id, after(told, CityMustDecide("fact.conflict"), NOW))
            if reason:
                body = {**first.body, "name": "Wulan Prameswari, S.Pd.", "phone": "+6281234567899"}
                raw = msgspec.Raw(canonical(body))
                apply_corrected(
                    tx, CorrectedNews(saved.id, uuid4(), 2, uuid4(), AT, reason, raw, "")
                )
        return saved.id

    @cache  # noqa: B019 - one desk, for as long as the pictures are taken
    def _doubled(self) -> UUID:
        subject = self._held()
        with self._database.transaction() as tx:
            news = DoubleNews(subject, "3375011003-01-00001", "3375011003", "open", AT)
            apply_double(tx, news)
        return subject

    def _detail_of(self, subject: UUID) -> None:
        view = self._view()
        view.go_to(Tab.LIST)
        view.open_detail(subject)

    def dispute(self) -> None:
        self._detail_of(self._disputed())

    def dispute_held(self) -> None:
        self._detail_of(self._held())

    def double(self) -> None:
        self._detail_of(self._doubled())

    # The settings

    def _settings(self) -> SettingsPage:
        self.settings()
        self.settle()
        view = self._view()
        view.settings.letting_in.hide()
        for notice in (view.settings.backups.notice, view.settings.exchange.notice):
            notice.silence()
        return view.settings

    def exchange(self) -> None:
        settings = self._settings()
        self._room.models.exchange._written(12)
        settings.exchange.read.setFocus()

    def exchange_refused(self) -> None:
        settings = self._settings()
        settings.exchange.notice.say(sentence_for("exchange.unreadable", {}), "error")

    def backup_refused(self) -> None:
        settings = self._settings()
        settings.backups.notice.say(sentence_for("backup.no_room", {}), "error")

    def letting_in(self) -> None:
        settings = self._settings()
        settings.letting_in.show()
        settings.letting_in.notice.say(sentence_for("sync.code_used", {}), "error")

    # The second copy

    def copies_behind(self) -> None:
        self._form()
        self._room._say_behind(2)

    def all_at_once(self) -> None:
        view = self._form()
        view.disk.say(sentence_for("disk.stops", {"megabytes": 43}), "warn")
        self._room._say_behind(2)
        view.registration.model.restored.emit(PERSON)

    # In place of the desk

    def _before_desk(self, repair: Repair) -> RepairPage:
        room = self._room
        room.view.disk.silence()
        room.view.notice.silence()
        self.desktop._show(room, repair)
        page = self.desktop.window.view
        assert isinstance(page, RepairPage)
        return page

    def repair(self) -> None:
        self._before_desk(MENDED)

    def repair_grave(self) -> None:
        page = self._before_desk(GRAVE)
        page.notice.say("Berkas penyelamatan tersimpan. Serahkan flashdisk itu ke dinas.", "ok")

    def restored_door(self) -> None:
        self._view()
        self.desktop.entrance._was_restored("berkas-lama-20261122T094100")
        assert isinstance(self.desktop.door, UnlockPage)
        self._door(self.desktop.door)

    def _revoked(self) -> RevokedPage:
        page = RevokedPage(self._room.farewell(), self.desktop.theme)
        self._door(page)
        page.start()
        return page

    def revoked(self) -> None:
        self._revoked()._be_busy(True)

    def revoked_waits(self) -> None:
        self._revoked().notice.say(sentence_for("sync.no_connection", {}), "warn")

    def tombstone(self) -> None:
        self._show_tombstone(wiped=True)

    def tombstone_waits(self) -> None:
        self._show_tombstone(wiped=False)

    def _show_tombstone(self, *, wiped: bool) -> None:
        contact = CITY.letterhead.contact
        tombstone = Tombstone(CITY.name, contact, AT, 12, (), wiped)
        page = TombstonePage(tombstone, self.desktop.theme)
        self._door(page)
        page.start()

    def already_open(self) -> None:
        self._shut(Unavailable("instance.taken"), may_restore=False)

    def removable(self) -> None:
        self._shut(Unavailable("place.removable"), may_restore=False)
