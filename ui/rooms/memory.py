"""What of the memory a start has taken is looked through again, and what is given back."""

import ctypes
import gc
import sys
from contextlib import suppress


def collect_from_now_on() -> None:
    """Have garbage looked for among what comes from now on.

    What the program consists of stays until its end. Going through it again and again, in search of
    what could go, took a tenth of a second each time, in the middle of a key as well.
    """
    gc.freeze()
    gc.enable()
    give_back()


def give_back() -> None:
    """Give the system the memory that reading, or checking the file, has let go of.

    glibc does not do so by itself.
    """
    if sys.platform == "linux":
        with suppress(AttributeError):  # of another C library
            ctypes.CDLL(None).malloc_trim(0)
