"""What is sealed opens for each recipient alone, and for nobody else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import Unavailable
from desktop_app.storage.sealing import SealingKey, is_recipient, seal

LAPTOP = SealingKey.of_file(bytes(range(32)))
CITY = SealingKey(bytes(range(32, 64)))
STRANGER = SealingKey.of_file(bytes(32))


@given(st.binary(max_size=5000))
def test_each_recipient_opens_it_alone(content: bytes) -> None:
    sealed = seal(content, [LAPTOP.recipient, CITY.recipient])

    assert LAPTOP.open(sealed) == CITY.open(sealed) == content
    with pytest.raises(Unavailable) as no:
        STRANGER.open(sealed)
    assert no.value.code == "sealing.not_readable"


def test_damage_anywhere_is_seen() -> None:
    sealed = seal(b"Wulan Prameswari", [LAPTOP.recipient])

    for place in range(len(sealed)):
        damaged = bytearray(sealed)
        damaged[place] ^= 1 << place % 8
        with pytest.raises(Unavailable):
            LAPTOP.open(bytes(damaged))


def test_a_cut_copy_is_refused_whole() -> None:
    sealed = seal(b"Wulan Prameswari", [LAPTOP.recipient])

    for length in range(len(sealed)):
        with pytest.raises(Unavailable):
            LAPTOP.open(sealed[:length])


def test_the_same_key_gives_the_same_recipient_and_another_another() -> None:
    again = SealingKey.of_file(bytes(range(32)))

    assert again.recipient == LAPTOP.recipient
    assert len({LAPTOP.recipient, CITY.recipient, STRANGER.recipient}) == 3


def test_nothing_is_sealed_to_nobody_or_to_a_word_that_is_no_key() -> None:
    with pytest.raises(ValueError, match="nobody"):
        seal(b"x", [])
    with pytest.raises(ValueError, match="recipient"):
        seal(b"x", ["age1nobody"])
    assert is_recipient(CITY.recipient)
    assert not is_recipient("age1nobody")
    assert not is_recipient("")
