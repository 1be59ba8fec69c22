"""A file counts when it is what its publisher signed, to the byte."""

import hashlib

import pytest

from installers.windows import runtime
from installers.windows.signatures import NotSigned, Publisher, publisher_of
from tests.fixtures.portable import SelfMade, portable

PYTHON = SelfMade.called("Python Software Foundation")
PROGRAM = portable({"KERNEL32.dll": ["CreateFileW"]}, content=b"a part of Python" * 9)
SIGNED = PYTHON.signed(PROGRAM)


def test_who_signed_is_read_from_the_file() -> None:
    assert publisher_of(SIGNED) == Publisher("Python Software Foundation", PYTHON.top)


def test_a_file_nobody_signed_is_not_signed() -> None:
    with pytest.raises(NotSigned, match="no signature"):
        publisher_of(PROGRAM)


@pytest.mark.parametrize("at", [0x44, 0x200, 0x400, 0x480, len(PROGRAM) - 1])
def test_one_flipped_bit_is_found(at: int) -> None:
    changed = bytearray(SIGNED)
    changed[at] ^= 1

    with pytest.raises(NotSigned):
        publisher_of(bytes(changed))


def test_another_signature_over_the_same_file_is_found() -> None:
    other = SelfMade(PYTHON.key, SelfMade.called("Python Software Foundation").certificate)

    with pytest.raises(NotSigned, match="the signature is wrong"):
        publisher_of(other.signed(PROGRAM))


def test_what_is_put_behind_a_signed_file_is_found() -> None:
    with pytest.raises(NotSigned, match="changed after"):
        publisher_of(SIGNED + b"more than was signed")


def test_a_certificate_for_web_sites_signs_no_program() -> None:
    with pytest.raises(NotSigned, match="something else"):
        publisher_of(SelfMade.called("A web site", for_code=False).signed(PROGRAM))


def pins(digest: str, top: str) -> runtime.Pins:
    publisher = "Python Software Foundation"
    return runtime.Pins("3.11.9", "", "", {"python311.dll": (digest, publisher)}, {publisher: top})


def test_a_file_of_the_runtime_counts_by_hash_and_by_signature() -> None:
    digest = hashlib.sha256(SIGNED).hexdigest()

    runtime.check("python311.dll", SIGNED, pins(digest, PYTHON.top))
    with pytest.raises(runtime.NotAsPinned, match="another hash"):
        runtime.check("python311.dll", SIGNED[:-1], pins(digest, PYTHON.top))


def test_whoever_changes_the_pinned_hash_as_well_is_found_out() -> None:
    changed = bytearray(SIGNED)
    changed[0x480] ^= 1
    hashed = hashlib.sha256(changed).hexdigest()

    with pytest.raises(NotSigned, match="changed after"):
        runtime.check("python311.dll", bytes(changed), pins(hashed, PYTHON.top))

    impostor = SelfMade.called("Python Software Foundation").signed(PROGRAM)
    hashed = hashlib.sha256(impostor).hexdigest()
    with pytest.raises(runtime.NotAsPinned, match="signed by"):
        runtime.check("python311.dll", impostor, pins(hashed, PYTHON.top))


def test_the_pins_name_what_python_cannot_do_without() -> None:
    held = runtime.read_pins(runtime.PINS.read_text(encoding="utf-8"))

    assert held.version.startswith("3.11.")
    assert {"python311.dll", "_ctypes.pyd", "_ssl.pyd", "VCRUNTIME140.dll"} <= set(held.files)
    assert {publisher for _, publisher in held.files.values()} == set(held.tops)
    assert not any("sqlite" in name for name in held.files)  # the program's own is encrypted
