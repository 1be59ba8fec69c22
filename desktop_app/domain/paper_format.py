"""The sizes a paper can be printed in: of one paper, of the sheet it stands on, of a roll."""

from enum import StrEnum


class PaperFormat(StrEnum):
    """How papers come out of a printer: each by itself, several on a sheet, or on a roll.

    A4, A5 and A6 are those of ISO 216; F4 (*folio*) is 215 x 330 mm, as Indonesian offices buy it.
    Rolls are named by the width of their paper, of which a printer reaches less.
    """

    A4 = "a4"
    A5 = "a5"
    F4 = "f4"
    TWO_A5 = "2a5"
    FOUR_A6 = "4a6"
    ROLL_80 = "roll80"
    ROLL_58 = "roll58"

    @property
    def sheet_mm(self) -> tuple[int, int | None]:
        """Width and height of what is fed into the printer, in mm; a roll has no height."""
        return _SHEETS[self]

    @property
    def paper_mm(self) -> tuple[int, int | None]:
        """Width and height of one worker's paper, in mm: a part of a sheet that several share."""
        return _PARTS.get(self, self.sheet_mm)

    @property
    def per_sheet(self) -> int:
        """How many workers' papers one sheet holds."""
        return {PaperFormat.TWO_A5: 2, PaperFormat.FOUR_A6: 4}.get(self, 1)

    @property
    def is_roll(self) -> bool:
        return self.sheet_mm[1] is None

    @property
    def dots(self) -> int | None:
        """How many dots across a roll's printer reaches, eight to the mm; None for sheets."""
        return _DOTS.get(self)


_SHEETS: dict[PaperFormat, tuple[int, int | None]] = {
    PaperFormat.A4: (210, 297),
    PaperFormat.A5: (148, 210),
    PaperFormat.F4: (215, 330),
    PaperFormat.TWO_A5: (297, 210),
    PaperFormat.FOUR_A6: (210, 297),
    PaperFormat.ROLL_80: (80, None),
    PaperFormat.ROLL_58: (58, None),
}
_PARTS: dict[PaperFormat, tuple[int, int | None]] = {
    PaperFormat.TWO_A5: (148, 210),
    PaperFormat.FOUR_A6: (105, 148),
}
_DOTS = {PaperFormat.ROLL_80: 576, PaperFormat.ROLL_58: 384}
