"""Where our own failure was, said without its text: that may hold a person."""

import traceback


def traced(error: BaseException) -> str:
    """Return class and places, as a log may keep them; no message, no values."""
    places = "".join(traceback.format_tb(error.__traceback__))
    return f"{type(error).__name__}\n{places}"
