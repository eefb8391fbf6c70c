"""Pictures to test with, drawn and encoded as cameras and programs do."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

RED, BLUE, GREEN = (200, 30, 30), (20, 40, 160), (10, 140, 60)


def drawn(width: int = 640, height: int = 480, mode: str = "RGB") -> Image.Image:
    """Red above, blue below, and a green spot in the upper left corner."""
    image = Image.new("RGB", (width, height), RED)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, height // 2, width, height), fill=BLUE)
    draw.rectangle((0, 0, width // 4, height // 4), fill=GREEN)
    return image if mode == "RGB" else image.convert(mode)


def encoded(image: Image.Image, file_format: str = "JPEG", **options: Any) -> bytes:
    into = BytesIO()
    image.save(into, file_format, **options)
    return into.getvalue()


def jpeg(width: int = 640, height: int = 480) -> bytes:
    return encoded(drawn(width, height), quality=90)


def another_jpeg(number: int) -> bytes:
    """Small, and for each number another file."""
    return encoded(Image.new("RGB", (40, 30), RED), comment=str(number))


def noise(width: int, height: int) -> Image.Image:
    """As rich in detail as a photo is."""
    rough = Image.effect_noise((width // 12, height // 12), 60).convert("RGB")
    return rough.resize((width, height), Image.Resampling.BICUBIC)


def reopened(content: bytes) -> Image.Image:
    image = Image.open(BytesIO(content))
    image.load()
    return image
