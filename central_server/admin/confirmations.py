"""A confirmation the city takes back, and the one it signs in its place."""

from sqlalchemy.orm import Session

from central_server import check_list
from central_server.admin.acts import Operator
from central_server.admin.applications import locked, named
from central_server.city import the_city
from central_server.revoking import edition_of, revoke_paper
from desktop_app.domain.confirmation import PaperKind, paper_number, registration_number
from desktop_app.domain.issues import Issue, Refused
from desktop_app.domain.membership import Status


def revoke_confirmation(session: Session, number: str, operator: Operator) -> tuple[str, int]:
    """Revoke the confirmation in force of a registration, which stands; its kelurahan gets another.

    Args:
        session: The transaction.
        number: The registration's number or id, or the number on the paper (``KK/…``).
        operator: Who does it.

    Returns:
        The number on the paper, and which confirmation of it the new one is.

    Raises:
        Refused: ``application.unknown``; ``confirmation.none`` (figure ``number``) where BPJS has
            given no number yet, or the registration was withdrawn.
    """
    letters = paper_number(PaperKind.CONFIRMATION, "")
    plain = registration_number(number) if number.startswith(letters) else number
    [row] = locked(session, named(session, [plain]))
    if Status(row.status) is not Status.ACTIVE or not row.confirmation_qr:
        raise Refused(Issue("confirmation.none", figures={"number": row.number}))
    paper = paper_number(PaperKind.CONFIRMATION, row.number)
    copy = edition_of(row.confirmation_qr)
    revoke_paper(session, the_city(session), paper, copy, operator.at, operator.at)
    operator.records(session, "confirmation revoke", f"{paper} {copy}")
    check_list.renew_if_any(session, operator)
    return paper, edition_of(row.confirmation_qr)
