"""A city's emblem, from a file of any kind to what a paper can print."""

import io
import warnings
from functools import lru_cache

from PIL import Image, UnidentifiedImageError

from desktop_app.documents.layout import Raster
from desktop_app.domain.issues import Issue, Refused

MOST_BYTES = 2_000_000
MOST_PIXELS = 24_000_000
LEAST_EDGE = 120
"""Pixels of the shorter edge: fewer are seen as steps where the emblem is 16 mm high."""

LONGEST_TO_SHORTEST = 2.5
_EDGE = 300
"""Pixels of the longer edge as printed: 22 mm at more than 300 dots to the inch."""

_KINDS = ("PNG", "JPEG")
_OPAQUE = 255


@lru_cache(maxsize=8)
def read_emblem(data: bytes) -> Raster:
    """Return an emblem as a raster of opaque colours, no larger than a printer can show.

    Raises:
        Refused: ``emblem.too_large`` (figure ``megabytes``), ``emblem.too_many_dots`` (figure
            ``millions``), ``emblem.unreadable`` for what is damaged or neither PNG nor JPEG,
            ``emblem.too_small`` (figure ``least``), ``emblem.oblong``, ``emblem.transparent``:
            paper is white, and what shines through would be printed as something else.
    """
    if len(data) > MOST_BYTES:
        raise Refused(Issue("emblem.too_large", "emblem", figures={"megabytes": 2}))
    picture = _opened(data)
    shorter, longer = sorted(picture.size)
    if shorter < LEAST_EDGE:
        raise Refused(Issue("emblem.too_small", "emblem", figures={"least": LEAST_EDGE}))
    if longer > LONGEST_TO_SHORTEST * shorter:
        raise Refused(Issue("emblem.oblong", "emblem"))
    if picture.has_transparency_data:
        alpha = picture.convert("RGBA").getchannel("A")
        if alpha.getextrema() != (_OPAQUE, _OPAQUE):
            raise Refused(Issue("emblem.transparent", "emblem"))
    picture = picture.convert("RGB")
    picture.thumbnail((_EDGE, _EDGE), Image.Resampling.LANCZOS)
    return Raster(picture.width, picture.height, picture.tobytes())


def small_emblem(data: bytes) -> bytes:
    """Return an emblem as the PNG file that is kept: no more of it than can be printed.

    Raises:
        Refused: As ``read_emblem``.
    """
    raster = read_emblem(data)
    target = io.BytesIO()
    picture = Image.frombytes("RGB", (raster.width, raster.height), raster.rgb)
    picture.save(target, "PNG", optimize=True)
    return target.getvalue()


def _opened(data: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # a picture that unpacks to gigabytes is a warning first
            picture = Image.open(io.BytesIO(data), formats=_KINDS)
            if picture.width * picture.height > MOST_PIXELS:
                raise _too_many_dots()
            picture.load()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise _too_many_dots() from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Warning) as error:
        raise Refused(Issue("emblem.unreadable", "emblem")) from error
    return picture


def _too_many_dots() -> Refused:
    millions = MOST_PIXELS // 1_000_000
    return Refused(Issue("emblem.too_many_dots", "emblem", figures={"millions": millions}))
