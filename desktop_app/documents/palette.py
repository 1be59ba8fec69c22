"""Colours and measures every part of a paper shares. Little ink: tints are pale, rules are thin."""

from desktop_app.documents.layout import A5, MM, Colour

INK = Colour.of("#14211F")
BLACK = Colour.of("#000000")
GREY = Colour.of("#43514E")
GREEN = Colour.of("#0B5548")
GOLD = Colour.of("#A8741A")
HAIRLINE = Colour.of("#B9C4C1")
TINT = Colour.of("#EFF4F2")
MARKING = Colour.of("#DDE3E1")

MARGIN = 11 * MM
WIDTH = A5[0] - 2 * MARGIN
EDGE = 6 * MM
"""Cheap printers clip what is nearer to the edge."""

FINE = 0.4
"""Weight of a hairline, in points."""
