"""What became of one registration, act by act: what officers did, and what the city did."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.delivery import Delivery, DeliveryStatus
from desktop_app.domain.facts import Body, Fact, FactKind, registration_of
from desktop_app.domain.membership import Application, Status
from desktop_app.domain.versions import differences
from desktop_app.use_cases.lists import Detail
from desktop_app.use_cases.merging import MERGED, UNDONE
from desktop_app.use_cases.stubs import PRINTED_ACT
from ui import formats
from ui.messages import sentence_for
from ui.terms import look_of, term
from ui.viewmodels.disputes import CITY_WORDS, apart_shown, words_of

_TEXTS = {
    "city": QT_TRANSLATE_NOOP("detail", "Kota"),
    "because": QT_TRANSLATE_NOOP("detail", "{what}: {reason}"),
    "city.proposed": QT_TRANSLATE_NOOP("detail", "Diusulkan ke kota"),
    "city.verified": QT_TRANSLATE_NOOP("detail", "Diverifikasi kota"),
    "city.approved": QT_TRANSLATE_NOOP("detail", "Ditetapkan, SK {decree}"),
    "city.activated": QT_TRANSLATE_NOOP("detail", "Aktif, KPJ terbit"),
    "city.confirmed": QT_TRANSLATE_NOOP("detail", "Konfirmasi lama dicabut, yang baru datang"),
    "city.refused": QT_TRANSLATE_NOOP("detail", "Ditolak kota"),
    "city.withdrawn": QT_TRANSLATE_NOOP("detail", "Pembatalan dicatat kota"),
    "stub_printed": QT_TRANSLATE_NOOP("detail", "Arsip kantor dicetak"),
    "worker_merged": QT_TRANSLATE_NOOP("detail", "Pendaftaran lain digabung ke sini"),
    "merge_undone": QT_TRANSLATE_NOOP("detail", "Gabungan diurungkan"),
    "waits": QT_TRANSLATE_NOOP("detail", "Menunggu sejak {since}: {why}"),
    "changed": QT_TRANSLATE_NOOP("detail", "{field}: {before} → {after}"),
    "printed": QT_TRANSLATE_NOOP("detail", "{what}: {paper}"),
    "printed.again": QT_TRANSLATE_NOOP("detail", "{what}: {paper}, salinan {copy}"),
    "next": QT_TRANSLATE_NOOP("detail", "Dicoba lagi {at}."),
}

_CITY_STEPS = {
    "city.proposed": Status.PROPOSED,
    "city.verified": Status.VERIFIED,
    "city.approved": Status.APPROVED,
    "city.activated": Status.ACTIVE,
    "city.confirmed": Status.ACTIVE,
    "city.refused": Status.REFUSED,
    "city.withdrawn": Status.WITHDRAWN,
}
"""What the city does, and the status it leads to, whose shape it is shown by."""


CORRECTED = "city.corrected"

_HERE = {MERGED: "copy", UNDONE: "copy", PRINTED_ACT: "printer"}
"""What was done here and nobody else is told, and its shape."""


def _text(key: str, **figures: str) -> str:
    return QCoreApplication.translate("detail", str(_TEXTS[key])).format(**figures)


@dataclass(frozen=True, slots=True)
class Act:
    """One line of the history.

    Attributes:
        standing: Whether the city has heard of it; "" for what the city itself did.
        note: What the server said about it, or "".
        changes: What it changed, field by field: what stood there, and what stands there since.
        icon, tone: Of its delivery, or of the status the city's step led to.
    """

    when: str
    what: str
    who: str
    icon: str
    tone: str
    standing: str
    note: str = ""
    changes: Sequence[str] = ()


def history_shown(detail: Detail, zone: str, reveals: bool) -> list[Act]:
    """Return what officers and the city did, the latest first.

    The order is the one in which this laptop learnt of it: the city's time is by another clock.
    ``reveals`` shows numbers whole in what was changed.
    """
    contents = _Contents(detail, reveals)
    untold = list(detail.facts)
    corrections = [one for one in detail.from_city if one.base or one.signature]
    acts = []
    for entry in detail.history:
        if entry.act in _CITY_STEPS:
            acts.append(_city_act(detail.registration.application, entry.act, entry.at, zone))
            continue
        if entry.act in CITY_WORDS:
            icon, tone = CITY_WORDS[entry.act]
            when = formats.moment(entry.at, zone)
            act = Act(when, words_of(entry.act), _text("city"), icon, tone, standing="")
            if entry.act == CORRECTED and corrections:
                one = corrections.pop(0)
                act = replace(act, note=one.reason, changes=contents.changed_by(one.id, one.base))
            acts.append(act)
            continue
        if entry.act in _HERE:
            when, icon = formats.moment(entry.at, zone), _HERE[entry.act]
            acts.append(Act(when, _text(entry.act), entry.officer, icon, "info", standing=""))
            continue
        told = next((one for one in untold if one[0].kind == entry.act), None)
        if told is not None:
            untold.remove(told)
            acts.append(_officer_act(*told, zone, contents))
    acts += [_officer_act(fact, delivery, zone, contents) for fact, delivery in untold]
    return acts[::-1]


class _Contents:
    """Every content a registration has had, by the id of the fact or correction that brought it."""

    def __init__(self, detail: Detail, reveals: bool) -> None:
        self._reveals = reveals
        self._bodies: dict[UUID, Body] = {
            fact.id: registration_of(fact.body)
            for fact, _ in detail.facts
            if fact.kind in {FactKind.WORKER_REGISTERED, FactKind.WORKER_AMENDED}
        }
        self._order = list(self._bodies)
        self._bodies |= {one.id: one.body for one in detail.from_city}

    def changed_by(self, act: UUID, base: UUID | None) -> Sequence[str]:
        """Return what an act changed, of what it was made from; else of what was before it."""
        after = self._bodies.get(act)
        place = self._order.index(act) if act in self._order else len(self._order)
        known = base if base in self._bodies else self._order[place - 1] if place else None
        if after is None or known is None:
            return ()
        apart = apart_shown(differences(self._bodies[known], after), self._reveals)
        return [
            _text("changed", field=field, before=before, after=now) for field, before, now in apart
        ]


def _officer_act(fact: Fact, delivery: Delivery, zone: str, contents: _Contents) -> Act:
    icon, tone = look_of(delivery.status.value)
    changes: Sequence[str] = ()
    if fact.kind is FactKind.WORKER_AMENDED:
        base = str(fact.body.get("base") or "")
        changes = contents.changed_by(fact.id, UUID(base) if base else None)
    return Act(
        when=formats.moment(fact.at, zone),
        what=_what(fact),
        who=fact.author,
        icon=icon,
        tone=tone,
        standing=term(delivery.status),
        note=_note(delivery, zone),
        changes=changes,
    )


_OF_A_PAPER = frozenset({FactKind.PAPER_PRINTED, FactKind.PAPER_REVOKED})


def _what(fact: Fact) -> str:
    """Return what an officer did: which paper was printed, why a registration was withdrawn."""
    what = term(fact.kind)
    if fact.kind is FactKind.WORKER_WITHDRAWN:
        return _text("because", what=what, reason=str(fact.body.get("reason", "")))
    paper = str(fact.body.get("paper", ""))
    if fact.kind not in _OF_A_PAPER or paper not in set(PaperKind):
        return what
    copy = str(fact.body.get("copy", 1))
    key = "printed" if copy == "1" else "printed.again"
    told = _text(key, what=what, paper=term(PaperKind(paper)), copy=copy)
    if fact.kind is FactKind.PAPER_PRINTED:
        return told
    return _text("because", what=told, reason=str(fact.body.get("reason", "")))


def _note(delivery: Delivery, zone: str) -> str:
    """Return what the server said, or why the city has not heard of it and since when."""
    if delivery.code:
        return sentence_for(delivery.code, delivery.figures)
    if delivery.status is not DeliveryStatus.WAITING or not delivery.cause:
        return ""
    since = formats.moment(delivery.since, zone) if delivery.since else "–"
    note = _text("waits", since=since, why=sentence_for(delivery.cause, {}))
    if delivery.not_before is None:
        return note
    return f"{note} {_text('next', at=formats.clock(delivery.not_before, zone))}"


def _city_act(application: Application, act: str, at: datetime, zone: str) -> Act:
    status = _CITY_STEPS[act]
    decree = application.decree.number if application.decree else ""
    what = _text(act, decree=decree)
    if act == "city.refused" and application.status is Status.REFUSED:  # a later reason is another
        what = _text("because", what=what, reason=application.reason)
    icon, tone = look_of(status.value)
    when = formats.moment(at, zone)
    return Act(when, what, _text("city"), icon, tone, standing="")
