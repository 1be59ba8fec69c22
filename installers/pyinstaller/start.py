"""The first lines of the frozen program: which version is it to be?"""

import sys

from desktop_app import __version__
from desktop_app.updating.start import begin


def main() -> int:
    from desktop_app.__main__ import main as run  # noqa: PLC0415 - another version may start

    return run()


sys.exit(begin(main, __version__))
