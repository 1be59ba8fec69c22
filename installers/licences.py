"""Under which licence a package is, and how CycloneDX wants that said."""

import re
from importlib.metadata import Distribution
from typing import Any

SPDX = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "GPL-2.0-only", "GPL-3.0-only",
    "HPND", "ISC", "LGPL-3.0-only", "MIT", "MIT-0", "MIT-CMU", "MPL-2.0", "PSF-2.0",
    "Unicode-3.0", "Zlib",
}  # fmt: skip
"""Names of licences every reader of these lists knows."""

_CLASSES = {"Apache Software License": "Apache-2.0", "MIT License": "MIT"}
_SAID = {
    # Their metadata name no licence, or not by its SPDX name; their texts do.
    "pyrage": "MIT",
    "pyside6-essentials": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    "python-escpos": "MIT",
    "qrcode": "BSD-3-Clause",
    "reportlab": "BSD-3-Clause",
    "shiboken6": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    "sqlcipher3": "Zlib",
    "tzdata": "Apache-2.0",  # for Windows alone: nothing here can be asked
}
_FIELDS = ("License-Expression", "License", "Classifier")


def licence_of(name: str, package: Distribution | None) -> str:
    """Return a package's licence by its SPDX name, or else in the package's own words.

    Args:
        name: As the lock writes it.
        package: As it is installed; None where it is not, as one for another system.

    Raises:
        KeyError: It is not installed, and nothing is known of it.
    """
    if package is None:
        return _SAID[name]
    # Asked in this way a field that is not there is none, whichever library reads them.
    told = {field: package.metadata.get_all(field) or [""] for field in _FIELDS}
    said = _SAID.get(name) or told["License-Expression"][0] or told["License"][0]
    if not said or "\n" in said:
        said = next((each for each in told["Classifier"] if each.startswith("License ::")), "")
    plain = said.rpartition(" :: ")[2]
    return _CLASSES.get(plain, plain)


def stated(licence: str) -> dict[str, Any]:
    """Return a licence as an element of a component's ``licenses``."""
    if licence in SPDX:
        return {"license": {"id": licence}}
    words = set(re.split(r" (?:OR|AND|WITH) ", licence))
    return {"expression": licence} if words <= SPDX else {"license": {"name": licence}}
