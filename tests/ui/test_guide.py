"""The clerk's guide names only keys, words and pictures that the program has."""

import ast
import re
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from tests.ui.pictures import IN_DOCUMENTS, LARGEST
from tests.ui.test_help import ON_THEIR_OWN_PAGE
from ui.help import KEYS

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT / "docs"
GUIDE = (DOCUMENTS / "clerk-guide.md").read_text("utf-8")

LETTER_OF_A_FIELD = re.compile(r"Alt\+[A-Z]")
EMPHASIS = frozenset({"miring", "siapa yang memberi upah, siapa yang membayar iuran?"})
"""What stands in italics in the guide and is no word of a screen."""


@cache
def words_of_the_screen() -> str:
    """Return every text in the sources of the screen, without the marks of its letters."""
    sources = chain((ROOT / "ui").rglob("*.py"), (ROOT / "desktop_app" / "documents").glob("*.py"))
    texts = (
        node.value
        for source in sources
        for node in ast.walk(ast.parse(source.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return "\n".join(text.replace("&", "") for text in texts)


def keys_told() -> set[str]:
    return {key for told, _ in KEYS for key in told.split(", ")} | ON_THEIR_OWN_PAGE


def in_italics() -> list[str]:
    prose = re.sub(r"`[^`]*`|!\[[^]]*\]\([^)]*\)|\*\*", "", GUIDE)
    prose = re.sub(r"^\* ", "", prose, flags=re.MULTILINE)
    return [" ".join(found.split()) for found in re.findall(r"\*([^*]+)\*", prose)]


def test_every_key_in_the_guide_is_a_key_of_the_program() -> None:
    named = set(re.findall(r"`([^`]+)`", GUIDE)) - {"kotak"}

    assert len(named) > 25
    unknown = named - keys_told()
    assert {key for key in unknown if not LETTER_OF_A_FIELD.fullmatch(key)} == set()


def test_every_word_in_italics_stands_on_a_screen() -> None:
    named = set(in_italics()) - EMPHASIS

    assert len(named) > 60
    screen = words_of_the_screen()
    assert sorted(words for words in named if words not in screen) == []


def test_every_picture_is_one_the_program_draws() -> None:
    shown = re.findall(r"!\[([^]]+)\]\(pictures/([a-z_]+)\.png\)", GUIDE)

    assert len(shown) > 20
    assert all(said for said, _ in shown)
    assert {name for _, name in shown} <= IN_DOCUMENTS.keys()
    guides = {name for name in IN_DOCUMENTS if name.startswith("guide_")}
    assert guides <= {name for _, name in shown}


@pytest.mark.parametrize("name", sorted(IN_DOCUMENTS))
def test_every_picture_of_the_documents_is_there_and_small(name: str) -> None:
    picture = DOCUMENTS / "pictures" / f"{name}.png"

    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size <= LARGEST


def test_every_page_of_the_guide_is_on_its_list_and_short() -> None:
    parts = re.split(r"^## ", GUIDE, flags=re.MULTILINE)
    listed = re.findall(r"\]\(#([^)]+)\)", parts[0])
    titles = [part.split("\n", 1)[0] for part in parts[1:]]

    anchors = [re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles]
    assert listed == anchors
    assert max(len(part.splitlines()) for part in parts[1:]) <= 45
