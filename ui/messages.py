"""From a code to a sentence, in Indonesian; English stands in ``resources/i18n``.

The sentences are in two tables: ``refusals`` for the clerk's no, ``outages`` for the world's.
"""

import logging
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QTranslator

from desktop_app.domain.issues import Issue
from desktop_app.errors import Unavailable
from desktop_app.use_cases.settings import Language
from ui.line_outages import LINE_OUTAGES
from ui.officer_words import OFFICER_REFUSALS
from ui.outages import OUTAGES
from ui.refusals import REFUSALS

logger = logging.getLogger(__name__)

SENTENCES: Mapping[str, object] = {
    **REFUSALS,
    **OFFICER_REFUSALS,
    **OUTAGES,
    **LINE_OUTAGES,
}

_UNKNOWN = QT_TRANSLATE_NOOP(
    "messages", "Ada masalah yang belum dikenal. Data yang sudah disimpan aman. Kode: {code}."
)


def sentence(issue: Issue) -> str:
    """Return what to tell the clerk of an issue."""
    return sentence_for(issue.code, issue.figures)


def sentence_of(no: Unavailable) -> str:
    """Return what to tell the clerk when the world says no."""
    return sentence_for(no.code, no.figures)


def sentence_for(code: str, figures: Mapping[str, str | int]) -> str:
    """Return a code's sentence filled with its figures.

    A code this version does not know (a newer server may send one) still gets a sentence that says
    the data is safe and names the code for support; a figure that is missing becomes "…".
    """
    text = SENTENCES.get(code)
    if text is None:
        template = QCoreApplication.translate("messages", str(_UNKNOWN))
        return template.format_map({"code": code})
    template = QCoreApplication.translate("messages", str(text))
    return template.format_map(defaultdict(lambda: "…", figures))


def load_translation(app: QCoreApplication, resources: Path, language: Language) -> Language:
    """Show another language than Indonesian, and return the one that is shown.

    One that has not been built leaves Indonesian: a clerk can work without a translation.
    """
    if language is Language.INDONESIAN:
        return language
    translator = QTranslator(app)
    if translator.load(str(resources / "i18n" / f"{language}.qm")):
        app.installTranslator(translator)
        return language
    logger.warning("the texts in %s have not been built", language)
    return Language.INDONESIAN
