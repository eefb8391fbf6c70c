"""From the bytes that somebody sent to the pictures that pages show. No database, no clock, no settings.

What a file is, its content says, never its name. Limits stand before the first pixel is decoded. Every
picture is drawn anew from the pixels alone: nothing of what a camera, a program or a joker wrote beside
them (places, comments, previews, a second file at the end) is left.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from threading import Lock
from typing import Final

from PIL import ExifTags, Image, ImageCms, ImageFile

from photos.enums import PhotoFormat, PhotoKind
from photos.errors import (
    PhotoDamaged,
    PhotoFormatUnknown,
    PhotoIsHeic,
    PhotoShapeUnfit,
    PhotoTooLarge,
)

MOST_BYTES: Final = 20 * 1024 * 1024
MOST_PIXELS: Final = 60_000_000
MOST_SCANS: Final = 100
"""Of a JPEG: a small file of many scans keeps a decoder busy for minutes."""
LONGEST_TO_SHORTEST: Final = {PhotoKind.HOUSE: 4, PhotoKind.ROOM: 4, PhotoKind.LOGO: 12}

WIDTHS: Final = (400, 800, 1200, 1600)
LOGO_HEIGHT: Final = 200
DRAFT_WIDTH: Final = 2 * WIDTHS[-1]
"""A JPEG is decoded no larger than that, if it can be: in its own steps of a half, a quarter, an eighth."""

READ: Final = ("JPEG", "PNG", "WEBP", "AVIF")
"""By Pillow's names; its JPEG also reads the first picture of several in one file (MPO)."""
READABLE_NAMES: Final = ("JPEG", "PNG", "WebP", "AVIF")
HEIC_BRANDS: Final = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs")
UNREADABLE: Final = (
    OSError, SyntaxError, ValueError, EOFError, LookupError, TypeError, ArithmeticError,
    RuntimeError, MemoryError, struct.error, zlib.error,
)  # fmt: skip
"""What Pillow's decoders raise on damaged files."""
TOO_MANY_PIXELS: Final = (Image.DecompressionBombError, Image.DecompressionBombWarning)

PHOTO_FORMATS: Final = (PhotoFormat.AVIF, PhotoFormat.WEBP, PhotoFormat.JPEG)
QUALITIES: Final = {
    PhotoFormat.AVIF: (60, 50, 40),
    PhotoFormat.WEBP: (78, 68, 55),
    PhotoFormat.JPEG: (78, 68, 58),
}
"""The best is taken that keeps below the weight; the last one in any case."""
BYTES_A_PIXEL: Final = 0.14
"""So weighs a picture of 800 x 533 pixels at most 60 KB."""
WRITING: Final[dict[PhotoFormat, dict[str, int | bool]]] = {
    PhotoFormat.AVIF: {"speed": 8},
    PhotoFormat.WEBP: {"method": 4},
    PhotoFormat.JPEG: {"progressive": True, "optimize": True},
    PhotoFormat.PNG: {"optimize": True},
}
TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""By the orientation that a camera notes. Those from 5 on swap width and height."""
FIRST_LYING: Final = 5
WHITE: Final = (255, 255, 255)
COLOURS_LOOKED_AT: Final = 6

_one_at_a_time = Lock()
"""A large photo takes some hundred megabytes while it is decoded."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A rendition to be: encoded, its size in pixels."""

    file_format: PhotoFormat
    width: int
    height: int
    content: bytes


@dataclass(frozen=True, slots=True)
class PreparedPhoto:
    """`width` and `height` are the photo's own, upright; `digest` is of the file as it came."""

    digest: str
    width: int
    height: int
    colour: str
    pictures: Sequence[Picture]


def prepare_photo(content: bytes, *, kind: PhotoKind) -> PreparedPhoto:
    """Raises PhotoTooLarge, PhotoFormatUnknown, PhotoIsHeic, PhotoShapeUnfit, PhotoDamaged."""
    _assert_recognised(content)
    with _one_at_a_time, _whole_files_only():
        size, master = _master_of(content, kind)
        pictures = _logos(master) if kind == PhotoKind.LOGO else pictures_of(master)
    return PreparedPhoto(
        digest=sha256(content).hexdigest(),
        width=size[0],
        height=size[1],
        colour=dominant_colour(master),
        pictures=pictures,
    )


def pictures_of(
    master: Image.Image, formats: Sequence[PhotoFormat] = PHOTO_FORMATS
) -> list[Picture]:
    """Of a photo in sRGB, in each of the widths that it has."""
    opaque = _on_white(master)
    widths = sorted({min(width, master.width) for width in WIDTHS})
    return [_written(_no_wider(opaque, width), each) for width in widths for each in formats]


def dominant_colour(image: Image.Image) -> str:
    """`#rrggbb`: that of most of it."""
    small = _on_white(image).resize((48, 48), Image.Resampling.BOX)
    few = small.quantize(COLOURS_LOOKED_AT)
    counts = few.histogram()
    start = 3 * counts.index(max(counts))
    palette = few.getpalette() or []
    return "#" + "".join(f"{each:02x}" for each in palette[start : start + 3])


@contextmanager
def _whole_files_only() -> Iterator[None]:
    """WeasyPrint has Pillow fill up files that were cut off, in the whole process."""
    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _assert_recognised(content: bytes) -> None:
    if len(content) > MOST_BYTES:
        raise PhotoTooLarge(field="content", details={"most_bytes": MOST_BYTES})
    if content[4:8] == b"ftyp" and content[8:12] in HEIC_BRANDS:
        raise PhotoIsHeic(field="content", details={"formats": list(READABLE_NAMES)})
    if content.startswith(b"\xff\xd8") and content.count(b"\xff\xda") > MOST_SCANS:
        raise PhotoDamaged(field="content")


def _master_of(content: bytes, kind: PhotoKind) -> tuple[tuple[int, int], Image.Image]:
    """Its own size, upright; and the first frame in sRGB, upright, no wider than any picture of it."""
    image = _opened(content)
    _assert_size(image, kind)
    try:
        return _decoded(image)
    except TOO_MANY_PIXELS as exc:
        raise _too_many_pixels() from exc
    except UNREADABLE as exc:
        raise PhotoDamaged(field="content") from exc


def _opened(content: bytes) -> Image.Image:
    """Only its head is read."""
    try:
        return Image.open(BytesIO(content), formats=READ)
    except TOO_MANY_PIXELS as exc:
        raise _too_many_pixels() from exc
    except UNREADABLE as exc:
        names = {"formats": list(READABLE_NAMES)}
        raise PhotoFormatUnknown(field="content", details=names) from exc


def _too_many_pixels() -> PhotoTooLarge:
    return PhotoTooLarge(field="content", details={"most_pixels": MOST_PIXELS})


def _assert_size(image: Image.Image, kind: PhotoKind) -> None:
    if image.width * image.height > MOST_PIXELS:
        raise _too_many_pixels()
    if max(image.size) > LONGEST_TO_SHORTEST[kind] * min(image.size):
        raise PhotoShapeUnfit(field="content", details={"most": LONGEST_TO_SHORTEST[kind]})


def _decoded(image: Image.Image) -> tuple[tuple[int, int], Image.Image]:
    width, height = image.size
    image.draft(None, (DRAFT_WIDTH, DRAFT_WIDTH))  # None keeps the mode
    image.load()
    profile, turn = image.info.get("icc_profile"), _orientation(image)
    eight_bits = _eight_bits(image)
    upright = eight_bits.transpose(TURNS[turn]) if turn in TURNS else eight_bits
    plain = _in_srgb(_no_wider(upright, WIDTHS[-1]), profile)
    plain.info.clear()
    return (height, width) if turn in TURNS and turn >= FIRST_LYING else (width, height), plain


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))
    except UNREADABLE:
        return 1


def _eight_bits(image: Image.Image) -> Image.Image:
    """L, RGB, RGBA or CMYK."""
    if image.mode.startswith("I"):  # sixteen bits of grey
        return image.convert("I").point([each >> 8 for each in range(65536)], "L")
    if "transparency" in image.info or image.mode in {"RGBA", "LA", "PA", "La", "RGBa"}:
        return image.convert("RGBA")
    return image if image.mode in {"L", "RGB", "CMYK"} else image.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """A profile that cannot be read, or is of other colours than the pixels, is left out."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    pixels = image.convert("RGB") if alpha is not None else image
    converted = _by_profile(pixels, profile) or pixels.convert("RGB")
    if alpha is not None:
        converted.putalpha(alpha)
    return converted


def _by_profile(image: Image.Image, profile: bytes | None) -> Image.Image | None:
    if not profile:
        return None
    try:
        return ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    ground = Image.new("RGB", image.size, WHITE)
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def _no_wider(image: Image.Image, width: int) -> Image.Image:
    if image.width <= width:
        return image
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _logos(master: Image.Image) -> list[Picture]:
    width = max(1, round(master.width * min(1.0, LOGO_HEIGHT / master.height)))
    logo = _no_wider(master, width)
    return [
        Picture(PhotoFormat.WEBP, *logo.size, _encoded(logo, PhotoFormat.WEBP, lossless=True)),
        Picture(PhotoFormat.PNG, *logo.size, _encoded(logo, PhotoFormat.PNG)),
    ]


def _written(image: Image.Image, file_format: PhotoFormat) -> Picture:
    most = BYTES_A_PIXEL * image.width * image.height
    content = b""
    for quality in QUALITIES[file_format]:
        content = _encoded(image, file_format, quality=quality)
        if len(content) <= most:
            break
    return Picture(file_format, image.width, image.height, content)


def _encoded(image: Image.Image, file_format: PhotoFormat, **options: int | bool) -> bytes:
    into = BytesIO()
    image.save(into, file_format.name, **WRITING[file_format], **options)
    return into.getvalue()
