"""tufup's client without what only its command line needs."""

import sys
from types import ModuleType

_REPOSITORY = "tufup.repo"


def _import() -> None:
    """Import ``tufup.client``.

    WORKAROUND: the package's first line imports its command line, and with it the half that makes
    repositories, setuptools and PyNaCl: twelve megabytes no clerk's laptop has a use for. So that
    half is there by name while the package is imported, and gone afterwards.
    """
    if "tufup" in sys.modules:
        return
    stand_in = ModuleType(_REPOSITORY)
    stand_in.cli = ModuleType(f"{_REPOSITORY}.cli")  # type: ignore[attr-defined]  # a stand-in
    sys.modules[_REPOSITORY] = stand_in
    try:
        import tufup  # noqa: F401, PLC0415 - that is what the stand-in is for
    finally:
        del sys.modules[_REPOSITORY]


_import()

from tufup.client import Client  # noqa: E402 - only now
from tufup.common import TargetMeta  # noqa: E402 - only now

__all__ = ["Client", "TargetMeta"]
