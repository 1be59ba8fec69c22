"""Every code below the screen has a sentence above it, and the sentences keep their pattern."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from central_server.cli.words import SENTENCES as OPERATORS
from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.enrolment import FundingSource, Programme, RiskGroup, Segment
from desktop_app.domain.facts import FactKind
from desktop_app.domain.issues import Issue
from desktop_app.domain.membership import Status
from desktop_app.domain.worker import Sex
from desktop_app.errors import Unavailable
from desktop_app.use_cases.alike import DOUBT
from ui.messages import SENTENCES, sentence, sentence_of
from ui.terms import look_of, short_name, standing_word, term
from ui.viewmodels.reviews import DOUBTS

ROOT = Path(__file__).parents[2]
CODE = re.compile(r"[a-z_]+\.[a-z0-9_]+")
NO_CODE = re.compile(r"(_|\.(db|json|toml|log|py|xz|id|code))$")
ALSO_FIELDS = {"consent", "kelurahan"}
"""Families whose other strings with a dot are columns and fields of a fact: ``consent.at``."""

TELLERS = {"Issue", "Unavailable", "NoAnswer", "ClerkMustMend", "CityMustDecide"}


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for folder in ("desktop_app", "ui"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            yield file, ast.parse(file.read_text(encoding="utf-8"))


def strings(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


ELSEWHERE = {
    "refusals",
    "outages",
    "line_outages",
    "update_outages",
    "readiness",
    "batch",
    "coverage",
}
"""Where sentences stand (those of the readiness page and of the operator's targets have tests of
their own), and where fields are named by their path.
"""


def told_directly() -> set[str]:
    found = set()
    for _, tree in trees():
        for node in ast.walk(tree):
            is_teller = isinstance(node, ast.Call) and (
                getattr(node.func, "id", getattr(node.func, "attr", "")) in TELLERS
            )
            if is_teller:
                found |= {text for text in strings(node) if CODE.fullmatch(text)}
    return found


def all_codes() -> set[str]:
    """Codes told directly, and every string of a family one of them belongs to."""
    direct = told_directly()
    families = {code.split(".")[0] for code in direct} - ALSO_FIELDS
    found = set(direct)
    for file, tree in trees():
        if file.stem not in ELSEWHERE:
            found |= {
                text
                for text in strings(tree)
                if CODE.fullmatch(text) and text.split(".")[0] in families
            }
    return {code for code in found if not NO_CODE.search(code)}


def verdicts_for_the_city() -> set[str]:
    """Codes the city server puts into its verdicts, for the screen to say."""
    found = set()
    for file in sorted((ROOT / "central_server").glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "for_city":
                found |= {text for text in strings(node.args[0]) if CODE.fullmatch(text)}
    return found


def test_every_verdict_of_the_city_server_has_a_sentence() -> None:
    assert len(verdicts_for_the_city()) > 5
    assert sorted(verdicts_for_the_city() - set(SENTENCES)) == []


def test_every_code_has_a_sentence() -> None:
    assert len(all_codes()) > 80
    for_operators = {code for code in all_codes() if code.startswith("target.")}
    assert for_operators <= set(OPERATORS)  # of a rule both ends have, for one end's command line
    assert sorted(all_codes() - set(SENTENCES) - for_operators) == []


def test_codes_made_from_a_field_s_name_have_a_sentence() -> None:
    for about in ("nik", "family_card"):
        for ending in ("not_only_digits", "not_16_digits", "region_zero", "serial_zero"):
            assert f"{about}.{ending}" in SENTENCES


def test_no_sentence_blames_or_shouts() -> None:
    for code, text in SENTENCES.items():
        words = str(text).lower()
        assert not re.search(r"invalid|tidak valid|error|mohon|maaf|gagal|!", words), code
        assert str(text).endswith((".", "?")), code
        assert len(str(text)) <= 120, code


def test_no_word_on_any_screen_blames_either() -> None:
    """The few words of a table's cell are read by the same people as the sentences."""
    texts = (ROOT / "resources" / "i18n" / "en.ts").read_text(encoding="utf-8")
    sources = re.findall(r"<source>(.*?)</source>", texts, re.DOTALL)

    assert len(sources) > 800
    blaming = re.compile(r"\b(invalid|tidak valid|error|mohon|maaf|gagal)\b", re.IGNORECASE)
    assert [words for words in sources if blaming.search(words)] == []


def test_every_doubt_a_supervisor_may_meet_has_a_few_words() -> None:
    doubts = set()
    for _, tree in trees():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            maker = getattr(node.func, "id", getattr(node.func, "attr", ""))
            warns = any(getattr(part, "attr", "") == "WARNS" for part in node.args)
            if maker == "_doubt" or (maker == "Issue" and warns):
                doubts |= {
                    part.value
                    for part in node.args[:1]
                    if isinstance(part, ast.Constant) and isinstance(part.value, str)
                }
    assert len(doubts) > 6
    assert doubts | {DOUBT} == set(DOUBTS)


def test_a_sentence_is_filled_with_its_figures() -> None:
    issue = Issue("nik.not_16_digits", "nik", figures={"now": 15})
    assert sentence(issue) == "NIK harus 16 angka. Sekarang 15 angka."


def test_a_missing_figure_leaves_a_gap_and_raises_nothing() -> None:
    assert sentence(Issue("nik.not_16_digits", "nik")) == "NIK harus 16 angka. Sekarang … angka."


def test_a_code_of_a_newer_server_still_says_that_the_data_is_safe() -> None:
    told = sentence_of(Unavailable("moon.full"))
    assert "aman" in told
    assert "moon.full" in told


def test_every_word_of_the_domain_is_named_and_no_two_share_a_value() -> None:
    kinds = (Segment, Programme, FundingSource, RiskGroup, Sex, Status, FactKind, DeliveryStatus)
    values = [value for kind in (*kinds, PaperKind) for value in kind]
    assert len({str(value) for value in values}) == len(values)
    assert all(term(value) for value in values)
    assert all(short_name(programme) for programme in Programme)


def test_each_standing_has_a_shape_and_a_word() -> None:
    icons = {file.stem for file in (ROOT / "resources" / "icons").glob("*.svg")}
    for status in (*Status, *DeliveryStatus):
        icon, tone = look_of(status)
        assert icon in icons
        assert tone in {"calm", "ok", "info", "warn", "error"}
    assert standing_word(Status.SENT, DeliveryStatus.NEEDS_CLERK) == "Perlu diperbaiki"
