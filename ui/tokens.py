"""The look in figures: colours by what they are for, and sizes on a grid of four."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme's colours, as ``#rrggbb``.

    Each pair that meets on screen keeps WCAG 2.2's contrast: 4.5 for text, 3 for the parts of a
    control. A test computes them all.

    Attributes:
        bg, surface, field: The page, a card on it, and what can be typed into.
        text, text2, hint: From what is read first to what is read when needed.
        border: Edge of a control; ``divider`` is decoration only.
        primary: The one blue; ``on_primary`` stands on it.
        focus: The ring around what the keyboard is at.
        selection: Behind a chosen row; ``text`` stands on it.
        carried: Field that was filled from the previous person.
    """

    name: str
    bg: str
    surface: str
    field: str
    readonly: str
    carried: str
    text: str
    text2: str
    hint: str
    border: str
    divider: str
    primary: str
    on_primary: str
    primary_hover: str
    focus: str
    selection: str
    ok: str
    ok_tint: str
    warn: str
    warn_tint: str
    error: str
    error_tint: str
    info: str
    info_tint: str


LIGHT = Tokens(
    name="light",
    bg="#F6F7F9",
    surface="#FFFFFF",
    field="#FFFFFF",
    readonly="#EEF1F5",
    carried="#F1F6FC",
    text="#1B2430",
    text2="#4A5668",
    hint="#5B6778",
    border="#7A8798",
    divider="#D7DDE5",
    primary="#0B5CAD",
    on_primary="#FFFFFF",
    primary_hover="#094C90",
    focus="#0B5CAD",
    selection="#D6E7FA",
    ok="#1B6E3C",
    ok_tint="#E6F4EA",
    warn="#8A5300",
    warn_tint="#FFF4DC",
    error="#B3261E",
    error_tint="#FCE8E6",
    info="#0B5CAD",
    info_tint="#E5F0FB",
)

DARK = Tokens(
    name="dark",
    bg="#171B21",
    surface="#20262E",
    field="#12161B",
    readonly="#2A313B",
    carried="#16222F",
    text="#E8ECF1",
    text2="#B6C0CC",
    hint="#A3AEBC",
    border="#8090A3",
    divider="#39424E",
    primary="#6FB1F5",
    on_primary="#0A1420",
    primary_hover="#8CC1F8",
    focus="#8CC1F8",
    selection="#244668",
    ok="#7BD39A",
    ok_tint="#17301F",
    warn="#F2C063",
    warn_tint="#352A10",
    error="#FF9A92",
    error_tint="#3B1B19",
    info="#8CC1F8",
    info_tint="#16293D",
)


@dataclass(frozen=True, slots=True)
class Sizes:
    """Device-independent pixels; ``COMPACT`` is for a client area under 448 high."""

    field: int
    row_gap: int
    column_gap: int
    button: int
    margin: int
    table_row: int
    title: int
    nik: int
    nik_field: int
    bar: int


NORMAL = Sizes(
    field=32,
    row_gap=8,
    column_gap=24,
    button=34,
    margin=16,
    table_row=32,
    title=20,
    nik=18,
    nik_field=40,
    bar=44,
)
COMPACT = Sizes(
    field=30,
    row_gap=6,
    column_gap=16,
    button=32,
    margin=12,
    table_row=28,
    title=18,
    nik=17,
    nik_field=36,
    bar=38,
)

COMPACT_BELOW = 448
"""Client height under which the sizes become ``COMPACT``; larger text needs a higher one."""

TEXT_SIZES = (100, 125, 150, 200)
"""How large text may be, in per cent, on top of what the system scales."""


def in_text(pixels: int, percent: int) -> int:
    """Return what a length that holds text comes to where text is larger."""
    return round(pixels * percent / 100)


def enlarged(sizes: Sizes, percent: int) -> Sizes:
    """Return the sizes for larger text: what holds text grows, the gaps between do not."""
    if percent == TEXT_SIZES[0]:
        return sizes
    holding = ("field", "button", "table_row", "title", "nik", "nik_field", "bar")
    return replace(sizes, **{name: in_text(getattr(sizes, name), percent) for name in holding})
