"""The world's no: nothing the clerk typed is wrong, and nothing saved is touched."""

from collections.abc import Mapping


class Unavailable(Exception):
    """Something outside the program does not do what we need: network, keychain, disk, printer.

    ``code`` has a sentence in ``ui/messages.py``; ``figures`` fill it. Never personal data.
    """

    def __init__(self, code: str, figures: Mapping[str, str | int] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.figures = dict(figures or {})
