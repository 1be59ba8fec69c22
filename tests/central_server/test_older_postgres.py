"""Statements written by hand are for every PostgreSQL the guide names, not for the newest only."""

import ast
import re
from collections.abc import Iterator

from tests.architecture.house import ROOT

_OPENS = re.compile(r"\b(?:FROM|JOIN|LATERAL)\s*\((?=\s*SELECT\b)")
_NAMED = re.compile(r"\s+AS\s+\w+")


def unnamed(statement: str) -> Iterator[str]:
    """Yield each query that is read from and has no name: before PostgreSQL 16 that is an error."""
    for opens in _OPENS.finditer(statement):
        depth, end = 1, opens.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(statement[end], 0)
            end += 1
        if not _NAMED.match(statement, end):
            yield statement[opens.start() : end]


def test_a_query_without_a_name_is_seen() -> None:
    assert list(unnamed("SELECT a FROM (SELECT b FROM c) WHERE a")) == ["FROM (SELECT b FROM c)"]
    assert list(unnamed("SELECT FROM t JOIN LATERAL (SELECT (1)) AS met ON true")) == []


def test_every_query_that_is_read_from_has_a_name() -> None:
    texts = [
        each.value
        for file in sorted((ROOT / "central_server").rglob("*.py"))
        for each in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    ]

    assert any("LATERAL" in text for text in texts)
    assert [found for text in texts for found in unnamed(text)] == []
