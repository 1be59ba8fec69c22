"""Where applications stand, read and moved on for a whole page of news at once.

The city tells of up to five hundred applications on a page. One by one that is six statements each;
here it is two to read and three to write for all of them, in the same transaction.
"""

import json
from collections.abc import Collection
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, bindparam, exists, func, insert, or_, select, update
from sqlalchemy.orm import Session, aliased

from desktop_app.domain.facts import FactKind
from desktop_app.domain.membership import Application, Status
from desktop_app.storage.models import AuditRow, DetailRow, FactRow, RegistrationRow
from desktop_app.storage.rows import application_of, application_values

_LISTED = select(func.unhex(func.json_each(bindparam("workers")).table_valued("value").c.value))
"""Any number of ids in one parameter, so that the statement is always the same."""

_FIND = (
    select(
        RegistrationRow.id,
        RegistrationRow.row,
        RegistrationRow.status,
        DetailRow.decree_number,
        DetailRow.decree_on,
        DetailRow.kpj,
        DetailRow.protection_start,
        DetailRow.protection_end,
        DetailRow.reason,
    )
    .join(DetailRow, DetailRow.row == RegistrationRow.row)
    .where(RegistrationRow.id.in_(_LISTED))
)
_Fact, _Other = aliased(FactRow), aliased(RegistrationRow)
_WITHDRAWN = Status.WITHDRAWN.value
_FINAL = select(RegistrationRow.id).where(
    RegistrationRow.id.in_(_LISTED),
    RegistrationRow.status == _WITHDRAWN,
    or_(
        exists().where(
            _Fact.worker == RegistrationRow.id, _Fact.kind == FactKind.WORKER_WITHDRAWN.value
        ),
        exists().where(_Other.nik == RegistrationRow.nik, _Other.status != _WITHDRAWN),
        exists().where(_Other.nik == RegistrationRow.nik, _Other.row > RegistrationRow.row),
    ),
)
_TOLD = select(AuditRow.subject, AuditRow.act, AuditRow.at).where(AuditRow.subject.in_(_LISTED))

_registrations, _details, _audit = (
    cast("Table", table.__table__) for table in (RegistrationRow, DetailRow, AuditRow)
)
_MOVE = (
    update(_registrations)
    .where(_registrations.c.row == bindparam("of"))
    .values(status=bindparam("new_status"))
)
_MOVED = tuple(application_values(Application()))
_TELL = (
    update(_details)
    .where(_details.c.row == bindparam("of"))
    .values(
        confirmation_qr=func.coalesce(
            func.nullif(bindparam("new_qr"), ""), _details.c.confirmation_qr
        ),
        **{name: bindparam(f"new_{name}") for name in _MOVED},
    )
)


class Standings:
    """Where some applications stand; what is moved is written by ``keep``, and not before.

    Args:
        session: A transaction that nothing else moves an application in meanwhile.
        workers: Whose; those that are not in the register are left out.
    """

    def __init__(self, session: Session, workers: Collection[UUID]) -> None:
        listed = {"workers": json.dumps([worker.hex for worker in workers])}
        self._connection = session.connection()
        found = self._connection.execute(_FIND, listed).all()
        self._rows = {held.id: held.row for held in found}
        self._stand = {held.id: application_of(held.status, held) for held in found}
        gone = any(stands.status is Status.WITHDRAWN for stands in self._stand.values())
        self._final = set(self._connection.scalars(_FINAL, listed)) if gone else set()
        self._told = {tuple(told) for told in self._connection.execute(_TOLD, listed)}
        self._found = dict(self._stand)
        self._confirmations: dict[UUID, str] = {}
        self._acts: list[dict[str, Any]] = []

    def of(self, worker: UUID) -> Application | None:
        """Return how an application stands by now; None for one that is not in the register."""
        return self._stand.get(worker)

    def is_final(self, worker: UUID) -> bool:
        """Say whether it is withdrawn here and stays so, whatever a life of the register says.

        A withdrawal made here is offered to each life. One that was only heard of, because this
        laptop was set back to before it, is nobody's to repeat: where the register has forgotten it
        the city is followed, unless another registration here has the NIK.
        """
        return worker in self._final

    def move(self, worker: UUID, application: Application, confirmation_qr: str = "") -> None:
        """Move an application on; an empty ``confirmation_qr`` leaves the one that is there.

        Raises:
            LookupError: It is not in the register.
        """
        if worker not in self._rows:
            raise LookupError("no registration has this id")
        self._stand[worker] = application
        if confirmation_qr:
            self._confirmations[worker] = confirmation_qr

    def note(self, at: datetime, act: str, worker: UUID) -> None:
        """Enter an act of nobody here into the history, unless it stands there already.

        Args:
            at: Aware.
            act: A code.
            worker: Whom it is about.
        """
        told = (worker, act, at)
        if told not in self._told:
            self._told.add(told)
            self._acts.append({"at": at, "officer": "", "act": act, "subject": worker})

    def keep(self) -> None:
        """Write what was moved and noted."""
        moved = [
            worker
            for worker, stands in self._stand.items()
            if stands != self._found[worker] or worker in self._confirmations
        ]
        self._write(
            _MOVE,
            [{"of": self._rows[of], "new_status": self._stand[of].status.value} for of in moved],
        )
        self._write(_TELL, [self._told_of(each) for each in moved if self._has_more(each)])
        self._write(insert(_audit), self._acts)
        self._found, self._acts, self._confirmations = dict(self._stand), [], {}

    def _has_more(self, worker: UUID) -> bool:
        """Say whether there is more to keep than the status."""
        before, now = self._found[worker], self._stand[worker]
        return worker in self._confirmations or application_values(before) != application_values(
            now
        )

    def _told_of(self, worker: UUID) -> dict[str, Any]:
        values = application_values(self._stand[worker])
        return {
            "of": self._rows[worker],
            "new_qr": self._confirmations.get(worker, ""),
            **{f"new_{name}": value for name, value in values.items()},
        }

    def _write(self, statement: Any, values: list[dict[str, Any]]) -> None:
        if values:
            self._connection.execute(statement, values)
