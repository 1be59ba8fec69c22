"""The form of an exchange file, which both ends go by."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.exchange import (
    HEAD_BYTES,
    MAGIC,
    SIGNATURE_BYTES,
    framed,
    signed_part,
    unframed,
)

signatures = st.binary(min_size=SIGNATURE_BYTES, max_size=SIGNATURE_BYTES)
documents = st.binary(min_size=1, max_size=300)


def test_a_file_is_what_the_wire_document_says() -> None:
    device = UUID("019ab000-0000-7000-8000-0000000000dd")

    content = framed(device, b"s" * 64, b"packed")

    assert content == b"LJX1" + device.bytes + b"s" * 64 + b"packed"
    assert signed_part(device, b"p") == b"loket-jamsostek exchange 1\0" + device.bytes + b"p"


@given(st.uuids(), signatures, documents)
def test_a_file_is_read_back(device: UUID, signature: bytes, packed: bytes) -> None:
    assert unframed(framed(device, signature, packed)) == (device, signature, packed)


@pytest.mark.parametrize("length", range(HEAD_BYTES + 1))
def test_a_file_cut_before_its_document_is_none(length: int) -> None:
    content = framed(UUID(int=1), bytes(SIGNATURE_BYTES), b"packed")

    with pytest.raises(ValueError, match="not an exchange file"):
        unframed(content[:length])


@given(st.binary(min_size=HEAD_BYTES + 1).filter(lambda content: not content.startswith(MAGIC)))
def test_what_begins_otherwise_is_no_exchange_file(content: bytes) -> None:
    with pytest.raises(ValueError, match="not an exchange file"):
        unframed(content)


@given(st.tuples(st.uuids(), documents), st.tuples(st.uuids(), documents))
def test_one_signature_never_covers_two_files(
    one: tuple[UUID, bytes], other: tuple[UUID, bytes]
) -> None:
    assert (signed_part(*one) == signed_part(*other)) is (one == other)
