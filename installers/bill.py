"""A list of parts for machines (SBOM), in the words of CycloneDX 1.6."""

from collections.abc import Mapping, Sequence
from typing import Any

from installers.artefacts import version
from installers.licences import stated

Component = dict[str, Any]


def bill(name: str, components: Sequence[Component], needs: Sequence[Component]) -> Component:
    """Return the list of what this version of a thing of ours is made of.

    Args:
        name: Its own.
        components: All its parts.
        needs: Those of them it stands on.
    """
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": name,
                "name": name,
                "version": version(),
                "licenses": [stated("Apache-2.0")],
            }
        },
        "components": list(components),
        "dependencies": [{"ref": name, "dependsOn": [each["bom-ref"] for each in needs]}],
    }


def package(name: str, its_version: str, licence: str, more: Mapping[str, Any]) -> Component:
    """Return a package of PyPI as a component; ``more`` is what else is known of it."""
    reference = f"pkg:pypi/{name}@{its_version}"
    return {**library(name, its_version, licence, reference), "purl": reference, **more}


def library(name: str, its_version: str, licence: str, reference: str) -> Component:
    return {
        "type": "library",
        "bom-ref": reference,
        "name": name,
        "version": its_version,
        "licenses": [stated(licence)],
    }


def sha256(digest: str) -> Mapping[str, str]:
    return {"alg": "SHA-256", "content": digest}
