"""From bytes to pictures: what is read, what is refused, and that nothing but pixels is left."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageCms, ImageDraw, ImageFile, PngImagePlugin

from common.errors import DomainError
from photos.enums import PhotoFormat, PhotoKind
from photos.imaging import MOST_BYTES, PreparedPhoto, prepare_photo
from tests.photos.pictures import BLUE, GREEN, RED, drawn, encoded, jpeg, noise, reopened

XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">secret place</x:xmpmeta>'
SECRETS = (
    b"secret",
    b"Exif",
    b"http://ns.adobe.com",
    b"Photoshop",
    b"ICC_PROFILE",
    b"iCCP",
    b"tEXt",
)


def prepared(content: bytes, kind: PhotoKind = PhotoKind.HOUSE) -> PreparedPhoto:
    return prepare_photo(content, kind=kind)


def refusal(content: bytes, kind: PhotoKind = PhotoKind.HOUSE) -> str:
    with pytest.raises(DomainError) as refused:
        prepare_photo(content, kind=kind)
    return refused.value.code


def camera_file() -> bytes:
    """With a place, a comment, a profile and XMP, as cameras and programs write them."""
    exif = Image.Exif()
    exif[0x010F] = "secret camera"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (53.0, 20.0, 41.0)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return encoded(
        drawn(), exif=exif, comment=b"secret comment", icc_profile=profile, xmp=XMP, quality=90
    )


def shown(photo: PreparedPhoto, file_format: PhotoFormat, width: int) -> Image.Image:
    [found] = [p for p in photo.pictures if (p.file_format, p.width) == (file_format, width)]
    return reopened(found.content).convert("RGB")


def is_near(pixel: object, colour: tuple[int, int, int], within: int = 12) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) <= within for a, b in zip(pixel, colour, strict=True))


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_each_format_is_read_by_its_content(file_format: str):
    photo = prepared(encoded(drawn(), file_format))

    assert (photo.width, photo.height) == (640, 480)
    assert [(p.file_format, p.width, p.height) for p in photo.pictures] == [
        (PhotoFormat.AVIF, 400, 300),
        (PhotoFormat.WEBP, 400, 300),
        (PhotoFormat.JPEG, 400, 300),
        (PhotoFormat.AVIF, 640, 480),
        (PhotoFormat.WEBP, 640, 480),
        (PhotoFormat.JPEG, 640, 480),
    ]


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (300, {300}),
        (400, {400}),
        (1000, {400, 800, 1000}),
        (2400, {400, 800, 1200, 1600}),
    ],
)
def test_no_picture_is_wider_than_the_photo(width: int, widths: set[int]):
    assert {p.width for p in prepared(jpeg(width, width)).pictures} == widths


def test_every_picture_is_what_it_says():
    for picture in prepared(jpeg()).pictures:
        image = Image.open(BytesIO(picture.content))
        assert image.format == picture.file_format.name
        assert image.size == (picture.width, picture.height)


def test_nothing_that_a_camera_wrote_is_left():
    original = camera_file()
    assert b"secret" in original
    assert Image.open(BytesIO(original)).getexif().get_ifd(0x8825) != {}

    for picture in prepared(original).pictures:
        image = reopened(picture.content)
        assert dict(image.getexif()) == {}
        assert {"exif", "xmp", "icc_profile", "comment", "photoshop"}.isdisjoint(image.info)
        assert [each for each in SECRETS if each in picture.content] == []


def test_a_logos_texts_and_profile_are_left_out():
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", "secret")
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    original = encoded(drawn(mode="RGBA"), "PNG", pnginfo=texts, icc_profile=profile)

    for picture in prepared(original, PhotoKind.LOGO).pictures:
        assert [each for each in SECRETS if each in picture.content] == []
        assert "icc_profile" not in reopened(picture.content).info


def test_what_hangs_behind_the_end_is_left_out():
    polyglot = jpeg() + b"<script>secret()</script>PK\x03\x04"

    assert all(b"secret" not in p.content for p in prepared(polyglot).pictures)


@pytest.mark.parametrize("turn", range(1, 9))
def test_photos_stand_upright(turn: int):
    """However the camera was held: the green corner is where it was seen."""
    undo = {
        1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_270,
    }[turn]  # fmt: skip
    lying = drawn() if undo is None else drawn().transpose(undo)
    exif = Image.Exif()
    exif[0x0112] = turn
    photo = prepared(encoded(lying, exif=exif, quality=95))
    image = shown(photo, PhotoFormat.JPEG, 640)

    assert (photo.width, photo.height, image.size) == (640, 480, (640, 480))
    assert is_near(image.getpixel((20, 20)), GREEN)
    assert is_near(image.getpixel((600, 20)), RED)
    assert is_near(image.getpixel((320, 460)), BLUE)


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
def test_a_damaged_note_of_the_camera_does_not_matter():
    broken = encoded(drawn(), exif=b"Exif\0\0II*\0\xff\xff\xff\xff", quality=90)

    assert prepared(broken).width == 640


@pytest.mark.parametrize("mode", ["L", "P", "1", "CMYK", "RGBA", "LA"])
def test_every_kind_of_pixels_becomes_plain_colours(mode: str):
    file_format = "JPEG" if mode == "CMYK" else "PNG"
    photo = prepared(encoded(drawn(mode=mode), file_format))

    assert {reopened(p.content).mode for p in photo.pictures} == {"RGB"}


def test_sixteen_bits_of_grey_keep_their_shades():
    deep = Image.new("I;16", (100, 100), 128 * 256)
    image = shown(prepared(encoded(deep, "PNG")), PhotoFormat.JPEG, 100)

    assert is_near(image.getpixel((50, 50)), (128, 128, 128), within=3)


def test_colours_of_another_profile_are_shown_as_they_were_meant():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = shown(prepared(encoded(drawn(), icc_profile=lab, quality=95)), PhotoFormat.JPEG, 640)

    assert is_near(image.getpixel((600, 20)), RED)


def test_a_profile_that_is_none_is_passed_over():
    assert prepared(encoded(drawn(), icc_profile=b"no profile at all")).width == 640


def test_what_is_transparent_in_a_photo_becomes_white():
    clear = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    image = shown(prepared(encoded(clear, "PNG")), PhotoFormat.JPEG, 100)

    assert image.getpixel((50, 50)) == (255, 255, 255)


def test_a_logo_keeps_what_is_transparent():
    mark = Image.new("RGBA", (900, 300), (0, 0, 0, 0))
    ImageDraw.Draw(mark).ellipse((350, 50, 550, 250), fill=(200, 30, 30, 255))
    photo = prepared(encoded(mark, "PNG"), PhotoKind.LOGO)

    assert [(p.file_format, p.width, p.height) for p in photo.pictures] == [
        (PhotoFormat.WEBP, 600, 200),
        (PhotoFormat.PNG, 600, 200),
    ]
    for picture in photo.pictures:
        image = reopened(picture.content)
        assert image.mode == "RGBA"
        assert (image.getpixel((5, 5))[3], image.getpixel((300, 100))) == (0, (200, 30, 30, 255))


@pytest.mark.parametrize("file_format", ["WEBP", "PNG", "AVIF"])
def test_of_a_moving_picture_the_first_is_shown(file_format: str):
    frames = [Image.new("RGB", (64, 64), colour) for colour in (RED, BLUE, GREEN)]
    moving = encoded(frames[0], file_format, save_all=True, append_images=frames[1:], duration=100)
    image = shown(prepared(moving), PhotoFormat.JPEG, 64)

    assert is_near(image.getpixel((32, 32)), RED)


def test_the_colour_is_that_of_most_of_it():
    mostly_blue = Image.new("RGB", (100, 100), BLUE)
    ImageDraw.Draw(mostly_blue).rectangle((0, 0, 99, 20), fill=RED)

    assert prepared(encoded(mostly_blue, "PNG")).colour == "#{:02x}{:02x}{:02x}".format(*BLUE)


def test_a_picture_for_phones_is_light_even_of_a_busy_photo():
    photo = prepared(encoded(noise(1600, 1067), quality=95))
    sizes = {(p.file_format, p.width): len(p.content) for p in photo.pictures}

    assert sizes[PhotoFormat.AVIF, 800] < 60_000
    assert sizes[PhotoFormat.WEBP, 800] < 60_000


def test_the_same_file_has_the_same_digest():
    assert prepared(jpeg()).digest == prepared(jpeg()).digest


def png_that_claims(width: int, height: int) -> bytes:
    """A head and next to nothing behind it."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("width", "height"), [(8000, 7501), (10_000, 10_000), (30_000, 30_000), (2**31 - 1, 2**31 - 1)]
)
def test_too_many_pixels_are_refused_before_they_are_decoded(width: int, height: int):
    assert refusal(png_that_claims(width, height)) == "PHOTO_TOO_LARGE"


def test_a_file_that_is_too_large_is_not_looked_into():
    assert refusal(jpeg() + b"\0" * MOST_BYTES) == "PHOTO_TOO_LARGE"


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_file_that_was_cut_off_is_refused(file_format: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint leaves it
    whole = encoded(noise(800, 600), file_format)

    assert refusal(whole[: len(whole) // 2]) in {"PHOTO_DAMAGED", "PHOTO_FORMAT_UNKNOWN"}


def test_a_png_without_its_pixels_is_damaged():
    assert refusal(png_that_claims(2000, 2000)) == "PHOTO_DAMAGED"


def test_a_jpeg_of_endless_scans_is_refused():
    scan = jpeg().partition(b"\xff\xda")[2]

    assert refusal(jpeg() + (b"\xff\xda" + scan[:20]) * 200) == "PHOTO_DAMAGED"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"%PDF-1.7",
        encoded(drawn(40, 40), "GIF"),
        encoded(drawn(40, 40), "TIFF"),
        encoded(drawn(40, 40), "BMP"),
    ],
)
def test_what_is_no_photo_is_refused(content: bytes):
    assert refusal(content) == "PHOTO_FORMAT_UNKNOWN"


def test_apples_format_is_told_by_name():
    assert refusal(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 40) == "PHOTO_IS_HEIC"


@pytest.mark.parametrize(("width", "height"), [(900, 100), (100, 900)])
def test_a_strip_is_refused(width: int, height: int):
    assert refusal(jpeg(width, height)) == "PHOTO_SHAPE_UNFIT"
    assert prepared(jpeg(900, 100), PhotoKind.LOGO).width == 900
