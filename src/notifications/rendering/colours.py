"""A hotel's colour made readable, by the contrast of WCAG 2.2 (relative luminance, 1.4.3)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

Rgb = tuple[int, int, int]
WHITE: Final[Rgb] = (255, 255, 255)
INK: Final[Rgb] = (24, 28, 33)
NIGHT: Final[Rgb] = (30, 34, 40)
"""What cards stand on in dark mode."""
READABLE: Final = 4.5
STEPS: Final = 20


@dataclass(frozen=True, slots=True)
class Palette:
    """`band` with `on_band` upon it; `accent` on white, `accent_dark` on a dark ground. As #rrggbb."""

    band: str
    on_band: str
    accent: str
    accent_dark: str


@lru_cache
def palette_of(brand: str) -> Palette:
    colour = _read(brand)
    on_band = max((WHITE, INK), key=lambda each: contrast(each, colour))
    return Palette(
        band=brand,
        on_band=_write(on_band),
        accent=_write(_readable(colour, ground=WHITE, towards=INK)),
        accent_dark=_write(_readable(colour, ground=NIGHT, towards=WHITE)),
    )


def contrast(one: Rgb, other: Rgb) -> float:
    """From 1, the same, to 21, black on white."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _readable(colour: Rgb, *, ground: Rgb, towards: Rgb) -> Rgb:
    """The colour itself, or the nearest on the way to the other that can be read."""
    way = (_mixed(colour, towards, step / STEPS) for step in range(STEPS + 1))
    return next((each for each in way if contrast(each, ground) >= READABLE), towards)


def _mixed(colour: Rgb, other: Rgb, share: float) -> Rgb:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(colour, other, strict=True))
    return red, green, blue


def _luminance(colour: Rgb) -> float:
    red, green, blue = (_linear(channel / 255) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    if channel <= 0.04045:  # noqa: PLR2004 - sRGB's own constants
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)


def _read(text: str) -> Rgb:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def _write(colour: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
