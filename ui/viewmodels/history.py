"""What became of one registration, act by act: what officers did, and what the city did."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_app.domain.delivery import Delivery, DeliveryStatus
from desktop_app.domain.facts import Fact
from desktop_app.domain.membership import Application, Status
from desktop_app.use_cases.lists import Detail
from desktop_app.use_cases.merging import MERGED, UNDONE
from ui import formats
from ui.messages import sentence_for
from ui.terms import look_of, term
from ui.viewmodels.disputes import CITY_WORDS, words_of

_TEXTS = {
    "city": QT_TRANSLATE_NOOP("detail", "Kota"),
    "because": QT_TRANSLATE_NOOP("detail", "{what}: {reason}"),
    "city.proposed": QT_TRANSLATE_NOOP("detail", "Diusulkan ke kota"),
    "city.verified": QT_TRANSLATE_NOOP("detail", "Diverifikasi kota"),
    "city.approved": QT_TRANSLATE_NOOP("detail", "Ditetapkan, SK {decree}"),
    "city.activated": QT_TRANSLATE_NOOP("detail", "Aktif, KPJ terbit"),
    "city.refused": QT_TRANSLATE_NOOP("detail", "Ditolak kota"),
    "city.withdrawn": QT_TRANSLATE_NOOP("detail", "Pembatalan dicatat kota"),
    "worker_merged": QT_TRANSLATE_NOOP("detail", "Pendaftaran lain digabung ke sini"),
    "merge_undone": QT_TRANSLATE_NOOP("detail", "Gabungan diurungkan"),
    "waits": QT_TRANSLATE_NOOP("detail", "Menunggu sejak {since}: {why}"),
    "next": QT_TRANSLATE_NOOP("detail", "Dicoba lagi {at}."),
}

_CITY_STEPS = {
    "city.proposed": Status.PROPOSED,
    "city.verified": Status.VERIFIED,
    "city.approved": Status.APPROVED,
    "city.activated": Status.ACTIVE,
    "city.refused": Status.REFUSED,
    "city.withdrawn": Status.WITHDRAWN,
}
"""What the city does, and the status it leads to, whose shape it is shown by."""


def _text(key: str, **figures: str) -> str:
    return QCoreApplication.translate("detail", str(_TEXTS[key])).format(**figures)


@dataclass(frozen=True, slots=True)
class Act:
    """One line of the history.

    Attributes:
        standing: Whether the city has heard of it; "" for what the city itself did.
        note: What the server said about it, or "".
        icon, tone: Of its delivery, or of the status the city's step led to.
    """

    when: str
    what: str
    who: str
    icon: str
    tone: str
    standing: str
    note: str = ""


def history_shown(detail: Detail, zone: str) -> list[Act]:
    """Return what officers and the city did, the latest first.

    The order is the one in which this laptop learnt of it: the city's time is by another clock.
    """
    untold = list(detail.facts)
    acts = []
    for entry in detail.history:
        if entry.act in _CITY_STEPS:
            acts.append(_city_act(detail.registration.application, entry.act, entry.at, zone))
            continue
        if entry.act in CITY_WORDS:
            icon, tone = CITY_WORDS[entry.act]
            when = formats.moment(entry.at, zone)
            acts.append(Act(when, words_of(entry.act), _text("city"), icon, tone, standing=""))
            continue
        if entry.act in {MERGED, UNDONE}:
            when = formats.moment(entry.at, zone)
            acts.append(Act(when, _text(entry.act), entry.officer, "copy", "info", standing=""))
            continue
        told = next((one for one in untold if one[0].kind == entry.act), None)
        if told is not None:
            untold.remove(told)
            acts.append(_officer_act(*told, zone))
    acts += [_officer_act(fact, delivery, zone) for fact, delivery in untold]
    return acts[::-1]


def _officer_act(fact: Fact, delivery: Delivery, zone: str) -> Act:
    icon, tone = look_of(delivery.status.value)
    return Act(
        when=formats.moment(fact.at, zone),
        what=term(fact.kind),
        who=fact.author,
        icon=icon,
        tone=tone,
        standing=term(delivery.status),
        note=_note(delivery, zone),
    )


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
