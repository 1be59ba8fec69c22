"""What people work as: a short list of our own, each entry with its sector for the relief."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from desktop_app.domain.enrolment import Sector
from desktop_app.domain.spelling import folded, words_begin


@dataclass(frozen=True, slots=True)
class Occupation:
    """One entry of the list.

    Attributes:
        code: Four digits; the first two are the group's.
        sector: What PP 50/2025 makes of it; decides in which months there is relief.
        wage_earner: Whether it is done for a wage (PU), so that no relief applies.
        also: Other words clerks type for it; never shown.
        in_words: Whether the entry has to be completed in words ("Lainnya").
    """

    code: str
    group: str
    name: str
    sector: Sector
    wage_earner: bool
    also: str = ""
    in_words: bool = False


class OccupationList:
    """The occupations in the order of their codes."""

    def __init__(self, version: str, occupations: Mapping[str, Occupation]) -> None:
        self.version = version
        self._occupations = occupations
        self._names = {code: folded(each.name) for code, each in occupations.items()}
        self._words = {
            code: folded(f"{each.name} {each.also} {each.group}")
            for code, each in occupations.items()
        }

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``occupations.toml``.

        Raises:
            ValueError: It is no TOML, or lacks something.
        """
        try:
            document = tomllib.loads(text)
            listed = [
                Occupation(
                    code=entry["code"],
                    group=group["name"],
                    name=entry["name"],
                    sector=Sector(group["sector"]),
                    wage_earner=group["wage_earner"],
                    also=entry.get("also", ""),
                    in_words=entry.get("in_words", False),
                )
                for group in document["group"]
                for entry in group["occupation"]
            ]
            return cls(document["version"], {each.code: each for each in listed})
        except (KeyError, TypeError) as error:
            raise ValueError(f"the list of occupations lacks {error}") from error

    def __len__(self) -> int:
        return len(self._occupations)

    def all(self) -> tuple[Occupation, ...]:
        return tuple(self._occupations.values())

    def find(self, code: str) -> Occupation | None:
        return self._occupations.get(code)

    def search(self, typed: str, limit: int = 8) -> list[Occupation]:
        """Return the occupations that fit what was typed so far, best first.

        A name that begins so comes before one with a later word that does, and both before other
        words for it and the name of its group. Nothing typed gives the beginning of the list.
        """
        wanted = folded(typed)
        found = [code for code, words in self._words.items() if words_begin(wanted, words)]
        found.sort(key=lambda code: self._rank(wanted, code))
        return [self._occupations[code] for code in found[:limit]]

    def _rank(self, wanted: str, code: str) -> int:
        name = self._names[code]
        if name.startswith(wanted):
            return 0
        return 1 if words_begin(wanted, name) else 2
