"""English is complete, keeps every figure and every support code, and is really shown."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from PySide6.QtWidgets import QApplication

from desktop_app.domain.issues import Issue
from desktop_app.domain.membership import Status
from tests.ui.english import TEXTS, english
from ui.messages import sentence
from ui.terms import term

KEPT = re.compile(r"\{\w+\}|%n|\b[A-Z]-\d\d\b|\b(?:Ctrl|Alt)\+\w|\bF\d\b")


def messages() -> Iterator[tuple[str, list[str]]]:
    for message in ET.parse(TEXTS).iter("message"):  # noqa: S314 - our own file
        source, translation = message.find("source"), message.find("translation")
        assert source is not None
        assert translation is not None
        forms = [form.text or "" for form in translation.iter("numerusform")]
        if translation.get("type") == "unfinished":
            forms = [""]
        yield source.text or "", forms or [translation.text or ""]


def test_every_text_is_translated() -> None:
    assert len(list(messages())) > 400
    assert [source for source, forms in messages() if not all(forms)] == []


def test_figures_keys_and_support_codes_survive_translation() -> None:
    for source, forms in messages():
        for form in forms:
            assert sorted(KEPT.findall(form)) == sorted(KEPT.findall(source)), source


def test_the_same_code_is_said_in_english(qapp: QApplication) -> None:
    issue = Issue("nik.not_16_digits", "nik", figures={"now": 15})
    with english(qapp):
        assert sentence(issue) == "A NIK has 16 digits. Now there are 15."
        assert term(Status.APPROVED) == "Approved (decree)"
