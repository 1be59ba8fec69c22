"""What the clerk can do about sending: nothing waits for it, but it can be hurried."""

from desktop_app.use_cases.desk import Desk


def send_now(desk: Desk) -> None:
    """Forget all pauses, so that the next round offers everything that waits."""
    with desk.database.transaction() as tx:
        tx.outbox.retry_all()
