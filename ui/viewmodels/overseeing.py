"""What the pages about officers and their work can ask for, with desk and clock already inside."""

from collections.abc import Callable

from desktop_app.use_cases import officer_history, officers, reviews
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.locks import Locks
from ui.viewmodels.at_desk import Clock
from ui.viewmodels.reviews import ReviewActs
from ui.viewmodels.staff import StaffActs


def staffing(desk: Callable[[], Desk], now: Clock, locks: Locks) -> StaffActs:
    """Return what the list of officers needs."""
    return StaffActs(
        staff=lambda: officers.staff(desk(), locks),
        add=lambda name, role, password: officers.add_officer(
            desk(), locks, name, role, password, now()
        ),
        rename=lambda who, name: officers.rename_officer(desk(), locks, who, name, now()),
        change_role=lambda who, role: officers.change_role(desk(), who, role, now()),
        end=lambda who: officers.end_access(desk(), locks, who, now()),
        give=lambda who, password: officers.give_password(desk(), locks, who, password, now()),
        change_own=lambda old, password: officers.change_own_password(
            desk(), locks, old, password, now()
        ),
        history=lambda asked, before: officer_history.officer_history(desk(), locks, asked, before),
        zone=desk().zone,
    )


def reviewing(desk: Callable[[], Desk], now: Clock) -> ReviewActs:
    """Return what a supervisor's look at the day's work needs."""
    return ReviewActs(
        allowed=lambda: not desk().practice and reviews.may_review(desk()),
        work=lambda days: reviews.days_work(desk(), now(), days),
        approve=lambda seen: reviews.approve(desk(), seen, now()),
        object_to=lambda seen, reason, fields, rekeyed: reviews.object_to(
            desk(), seen, reason, now(), fields=fields, rekeyed=rekeyed
        ),
        fields=lambda seen: reviews.fields_to_type(desk(), seen),
        compare=lambda seen, typed: reviews.compare(desk(), seen, typed, now()),
        stands=lambda seen: reviews.stands(desk(), seen, now()),
        zone=desk().zone,
    )
