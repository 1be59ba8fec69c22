"""The page that checks papers in any browser, in one file: nothing of it comes from elsewhere.

It is put together from ``resources/verify`` when the operator asks for it, with the newest list
inside. Its policy lets these scripts and styles run, by their hashes, and nothing be fetched.
"""

import base64
import hashlib
import json
import re
from pathlib import Path

from central_server.settings import Settings
from desktop_app.domain.issues import Issue, Refused

_SCRIPTS = ("parts/jsQR.js", "parts/nacl-fast.min.js", "codec.js", "rule.js", "page.js")

_LICENCES = ("notice.txt", "parts/LICENSE-jsQR.txt", "parts/LICENSE-tweetnacl.txt")
"""Go along with what they are about."""

_PLACE = re.compile(r"\{\{([a-z]+)\}\}")


def verifier_page(check_list: bytes, settings: Settings) -> str:
    """Return the page as HTML, with this list in it.

    Raises:
        Refused: ``verifier.part_missing``: what set-up fetches of others is not there.
        OSError: A file of the program is missing.
    """
    folder = settings.reference.parent / "verify"
    for name in (*_SCRIPTS, *_LICENCES):
        if not (folder / name).exists():
            raise Refused(Issue("verifier.part_missing", figures={"name": name}))
    style = _text(folder / "page.css")
    scripts = [_text(folder / name) for name in _SCRIPTS]
    words = json.loads(_text(folder / "words.json"))
    parts = {
        "policy": _policy(style, scripts),
        "style": style,
        "list": base64.b64encode(check_list).decode(),
        "licences": "\n\n".join(_text(folder / name).replace("<", "(") for name in _LICENCES),
        "words": json.dumps(words, ensure_ascii=False).replace("<", "\\u003c"),
        "scripts": "\n".join(f"<script>{script}</script>" for script in scripts),
    }
    return _PLACE.sub(lambda place: parts[place[1]], _text(folder / "page.html"))


def _policy(style: str, scripts: list[str]) -> str:
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _text(path: Path) -> str:
    """Return a file with the ends of lines a browser sees, whatever a checkout has made of them."""
    text = path.read_text(encoding="utf-8")
    if "</script" in text and path.suffix == ".js":
        raise ValueError(f"{path.name} would end its own script")
    return text
