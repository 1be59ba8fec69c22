"""The check codes of papers, from the printer to whoever types them: here, and by a list."""

from dataclasses import replace

from sqlalchemy import delete

from central_server.city import the_city
from desktop_app.documents.check_list import read_list
from desktop_app.domain.checking import Outcome, Verdict, of_a_code
from desktop_app.domain.confirmation import PaperKind, check_code
from desktop_app.domain.facts import FactKind
from desktop_app.domain.membership import Status
from desktop_app.storage.copies import packet_for
from desktop_app.storage.models import PaperRow
from desktop_app.storage.replay import _hand_over
from desktop_app.use_cases.checking import check_typed, list_in_force
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.papers import MadePaper, make_paper, record_printed
from desktop_app.use_cases.registration import withdraw_worker
from desktop_app.use_cases.revoking import revoke_paper
from tests.fixtures.people import NOW, TRADER
from tests.fixtures.server import KELURAHAN, CityServer
from tests.sync.test_check_list import confirmed, full, outcome
from tests.sync.test_round import one_round, register

OTHER_NIK = "3217051209870004"


def typed_code(desk: Desk, made: MadePaper) -> Verdict:
    return check_typed(desk, check_code(made.qr), NOW).verdict


def test_a_proof_s_code_is_known_here_at_once_and_to_everybody_with_the_next_list(
    clerk: Desk, city: CityServer
) -> None:
    one = register(clerk, TRADER)
    made = make_paper(clerk, one.id, PaperKind.PROOF, NOW)
    assert typed_code(clerk, made).outcome is Outcome.CODE_UNKNOWN, "nobody has printed it"
    record_printed(clerk, made, NOW)
    before = typed_code(clerk, made)
    assert (before.outcome, before.number) == (Outcome.CODE_LIST_EXPIRED, f"BP/{one.number}")

    one_round(clerk, city)
    content = full(city)
    one_round(clerk, city)

    told = typed_code(clerk, made)
    assert (told.outcome, told.number) == (Outcome.CODE_KNOWN, f"BP/{one.number}")
    assert told.claims is not None
    assert (told.claims.status, told.claims.on) == (Status.REGISTERED, NOW.date())
    assert (told.claims.person, told.claims.nik) == ("", ""), "a code says nobody's name"
    assert list_in_force(clerk).codes_of == KELURAHAN
    list_ = read_list(content, city.database.within(the_city).key.public)
    [(_, paper)] = list_.papers_of(check_code(made.qr).replace("-", ""))
    assert paper.paper == f"BP/{one.number}"


def test_what_is_taken_back_here_counts_here_before_the_city_has_heard(
    clerk: Desk, city: CityServer
) -> None:
    one, other = (
        register(clerk, TRADER),
        register(clerk, replace(TRADER, nik=OTHER_NIK, name="Sari")),
    )
    papers = [make_paper(clerk, each.id, PaperKind.PROOF, NOW) for each in (one, other)]
    for made in papers:
        record_printed(clerk, made, NOW)

    revoke_paper(clerk, one.id, PaperKind.PROOF, 1, "Diberikan kepada orang lain", NOW)
    withdraw_worker(clerk, other.id, "Salah orang", NOW)

    assert [typed_code(clerk, made).outcome for made in papers] == [
        Outcome.CODE_REVOKED, Outcome.CODE_WITHDRAWN,
    ]  # fmt: skip
    assert [outcome(clerk, made.qr) for made in papers] == [
        Outcome.PAPER_REVOKED, Outcome.WITHDRAWN,
    ]  # fmt: skip


def test_a_revoked_confirmation_s_code_is_told_as_revoked_at_once_and_by_the_list(
    clerk: Desk, city: CityServer
) -> None:
    one, first = confirmed(clerk, city)
    assert typed_code(clerk, first).outcome is Outcome.CODE_KNOWN

    revoke_paper(clerk, one.id, PaperKind.CONFIRMATION, 1, "Diberikan kepada orang lain", NOW)

    assert typed_code(clerk, first).outcome is Outcome.CODE_REVOKED
    one_round(clerk, city)
    content = full(city)
    list_ = read_list(content, city.database.within(the_city).key.public)
    assert of_a_code(check_code(first.qr), list_, NOW, lambda _: None).outcome is (
        Outcome.CODE_REVOKED
    )
    one_round(clerk, city)
    again = make_paper(clerk, one.id, PaperKind.CONFIRMATION, NOW)
    assert typed_code(clerk, again).outcome is Outcome.CODE_KNOWN


def test_a_damaged_file_made_anew_knows_the_codes_of_its_proofs(
    clerk: Desk, city: CityServer
) -> None:
    """The fact says what the code stands for, so that what is replayed says it too."""
    one = register(clerk, TRADER)
    made = make_paper(clerk, one.id, PaperKind.PROOF, NOW)
    record = record_printed(clerk, made, NOW)
    assert record is not None
    with clerk.database.transaction() as tx:
        facts = [fact for fact, _ in tx.outbox.of(one.id)]
        fact = next(fact for fact in facts if fact.kind is FactKind.PAPER_PRINTED)
        packet = packet_for(tx.session, fact)
        tx.session.execute(delete(PaperRow))
        _hand_over(tx, packet)
        assert tx.papers.of(one.id) == [record]
