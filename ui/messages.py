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
from ui.update_outages import UPDATE_OUTAGES

logger = logging.getLogger(__name__)

SENTENCES: Mapping[str, object] = {
    **REFUSALS,
    **OFFICER_REFUSALS,
    **OUTAGES,
    **LINE_OUTAGES,
    **UPDATE_OUTAGES,
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
    """Have the screen speak a language, and return the one it speaks.

    What Qt itself says (its own file dialog, the menu over a field) is English unless a catalogue
    says otherwise; there is none of it in Indonesian but ours. What has not been built leaves
    Indonesian: a clerk can work without a translation.
    """
    if language is not Language.INDONESIAN:
        if _install(app, resources, language.value):
            return language
        logger.warning("the texts in %s have not been built", language)
    _install(app, resources, QT_WORDS)
    return Language.INDONESIAN


QT_WORDS = "qt_id"


def _install(app: QCoreApplication, resources: Path, name: str) -> bool:
    translator = QTranslator(app)
    return translator.load(str(resources / "i18n" / f"{name}.qm")) and app.installTranslator(
        translator
    )
