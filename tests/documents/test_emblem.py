"""A city's emblem: what can be printed is, what cannot is refused with its reason."""

import io

import pytest
from PIL import Image

from desktop_app.documents.emblem_image import MOST_BYTES, read_emblem
from desktop_app.domain.issues import Refused


def file_of(picture: Image.Image, kind: str = "PNG") -> bytes:
    target = io.BytesIO()
    picture.save(target, kind)
    return target.getvalue()


def code_of(data: bytes) -> str:
    with pytest.raises(Refused) as refusal:
        read_emblem(data)
    return refusal.value.issues[0].code


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_an_ordinary_picture_becomes_a_small_opaque_raster(kind: str) -> None:
    raster = read_emblem(file_of(Image.new("RGB", (900, 600), "#0B5548"), kind))
    assert (raster.width, raster.height) == (300, 200)
    assert len(raster.rgb) == 300 * 200 * 3
    assert raster.rgb[2] > raster.rgb[0]


def test_grey_and_palette_pictures_are_taken_too() -> None:
    for mode in ("L", "P", "1", "CMYK"):
        data = file_of(Image.new(mode, (200, 200)), "JPEG" if mode == "CMYK" else "PNG")
        assert read_emblem(data).width == 200


def test_a_transparent_one_is_refused_and_an_opaque_one_with_alpha_is_not() -> None:
    assert code_of(file_of(Image.new("RGBA", (200, 200), (0, 80, 70, 120)))) == "emblem.transparent"
    assert read_emblem(file_of(Image.new("RGBA", (200, 200), (0, 80, 70, 255)))).height == 200


@pytest.mark.parametrize(
    ("size", "code"), [((100, 300), "emblem.too_small"), ((130, 400), "emblem.oblong")]
)
def test_what_would_look_bad_is_refused(size: tuple[int, int], code: str) -> None:
    assert code_of(file_of(Image.new("RGB", size))) == code


def test_what_is_too_large_is_refused_before_it_is_unpacked() -> None:
    assert code_of(b"x" * (MOST_BYTES + 1)) == "emblem.too_large"
    for edges in ((6000, 5000), (12_000, 12_000), (20_000, 20_000)):
        assert code_of(file_of(Image.new("1", edges))) == "emblem.too_many_dots", edges


def test_damage_and_other_kinds_are_refused() -> None:
    whole = file_of(Image.effect_noise((300, 300), 60))
    assert code_of(whole[: len(whole) // 2]) == "emblem.unreadable"
    assert code_of(file_of(Image.new("RGB", (200, 200)), "GIF")) == "emblem.unreadable"
    assert code_of(b"not a picture") == "emblem.unreadable"
    middle = bytearray(whole)
    middle[200:220] = b"\0" * 20
    assert code_of(bytes(middle)) == "emblem.unreadable"
