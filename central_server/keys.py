"""The city's signing key changed for another: the old one vouches for the new, and both are kept.

What was signed before still verifies with the old key, which stays on the list. A laptop that
meets a signature it cannot verify reads the list and follows it from the key it knows.
"""

import base64
import secrets

from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server import check_list
from central_server.admin.acts import Operator
from central_server.city import ONLY, the_city
from central_server.models import CityRow, FormerKeyRow
from central_server.signing import SEED_LENGTH, CityKey
from central_server.wire.v1_own import KeyChange, KeyChanges
from desktop_app.domain.identity import key_change_bytes


def change_key(session: Session, operator: Operator, *, seed: bytes | None = None) -> CityKey:
    """Sign with a new key from now on; the old one's last word is for the new one.

    Args:
        session: The transaction.
        operator: Who does it.
        seed: The new key's, instead of a random one (tests, golden files).
    """
    the_city(session)
    row = session.get_one(CityRow, ONLY)
    seed = seed or secrets.token_bytes(SEED_LENGTH)
    old, new = CityKey(row.signing or row.seed), CityKey(seed)
    session.add(
        FormerKeyRow(
            public_key=old.public,
            successor=new.public,
            signature=base64.b64decode(old.sign(key_change_bytes(new.public))),
            at=operator.at,
        )
    )
    row.signing = seed  # the first seed stays: files are sealed to the key that comes of it
    operator.records(session, "key change", new.key_id.hex())
    session.flush()
    check_list.renew_if_any(session, operator)
    return new


def key_changes(session: Session) -> KeyChanges:
    """Return every change of the key, oldest first."""
    rows = session.scalars(select(FormerKeyRow).order_by(FormerKeyRow.id))
    return KeyChanges(
        changes=[
            KeyChange(
                old=_text(row.public_key), new=_text(row.successor), signature=_text(row.signature)
            )
            for row in rows
        ]
    )


def _text(key: bytes) -> str:
    return base64.b64encode(key).decode()
