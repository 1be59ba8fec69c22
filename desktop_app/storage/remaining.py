"""Which facts only this laptop is sure to hold: neither the city nor its backup has them proven."""

from sqlalchemy import and_, func, not_, select
from sqlalchemy.orm import Session

from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.storage.models import DeliveryRow, FactRow


def remaining(session: Session, backed_up: int, after: int, most: int) -> list[int]:
    """Return the numbers of such facts, in order.

    Args:
        session: Of a transaction.
        backed_up: Up to which of the kelurahan's facts the server's verified backup reaches.
        after: Only greater numbers.
        most: How many at the most.
    """
    safe = and_(
        DeliveryRow.status == DeliveryStatus.DELIVERED.value, DeliveryRow.receipt <= backed_up
    )
    query = (
        select(FactRow.seq)
        .join(DeliveryRow, DeliveryRow.seq == FactRow.seq)
        .where(not_(safe), FactRow.seq > after)
        .order_by(FactRow.seq)
        .limit(most)
    )
    return list(session.scalars(query))


def missing_between(session: Session, before: int, last: int) -> int:
    """Return how many numbers above ``before``, up to ``last``, have no fact here."""
    there = select(func.count(FactRow.seq)).where(FactRow.seq > before, FactRow.seq <= last)
    return last - before - (session.scalar(there) or 0)
