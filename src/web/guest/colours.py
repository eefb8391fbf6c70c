"""A hotel's colour, made readable on light and on dark paper. Pure.

Contrast as WCAG 2.2 defines it: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

Rgb = tuple[int, int, int]

WHITE: Final[Rgb] = (255, 255, 255)
BLACK: Final[Rgb] = (0, 0, 0)
INK: Final[Rgb] = (20, 22, 26)
LIGHT_PAPER: Final[Rgb] = (243, 239, 231)
"""The darkest ground that a light page puts the accent on; `guest.css` has it as --tint."""
DARK_PAPER: Final[Rgb] = (41, 44, 51)
"""The lightest one of a dark page."""
STEEP_FROM: Final = 0.04045
"""Where sRGB bends."""
READABLE: Final = 4.6
"""WCAG asks for 4.5; the rest is for rounding."""
STEPS: Final = 50


@dataclass(frozen=True, slots=True)
class Palette:
    """CSS colours. `on_…` is for text on that colour; all pairs are readable."""

    brand: str
    on_brand: str
    accent: str
    on_accent: str
    dark_accent: str
    on_dark_accent: str


def palette_of(brand_colour: str) -> Palette:
    """`brand_colour` is `#rrggbb`."""
    brand = rgb(brand_colour)
    accent = _moved_until_readable(brand, on=LIGHT_PAPER, towards=INK)
    dark_accent = _moved_until_readable(brand, on=DARK_PAPER, towards=WHITE)
    return Palette(
        brand=css(brand),
        on_brand=css(_more_readable(brand)),
        accent=css(accent),
        on_accent=css(_more_readable(accent)),
        dark_accent=css(dark_accent),
        on_dark_accent=css(_more_readable(dark_accent)),
    )


def rgb(colour: str) -> Rgb:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return red, green, blue


def css(colour: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def contrast(one: Rgb, other: Rgb) -> float:
    """From 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Rgb) -> float:
    red, green, blue = (_linear(channel / 255) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    low: float = channel / 12.92
    high: float = ((channel + 0.055) / 1.055) ** 2.4
    return low if channel <= STEEP_FROM else high


def _more_readable(ground: Rgb) -> Rgb:
    """One of the two always is: the ground that is worst for both is 4.58 from either."""
    return max(WHITE, BLACK, key=lambda text: contrast(text, ground))


def _moved_until_readable(colour: Rgb, *, on: Rgb, towards: Rgb) -> Rgb:
    """As little as it takes."""
    mixtures = (_mixed(colour, towards, step) for step in range(STEPS + 1))
    return next(found for found in mixtures if contrast(found, on) >= READABLE)


def _mixed(colour: Rgb, other: Rgb, step: int) -> Rgb:
    red, green, blue = (
        (own * (STEPS - step) + its * step) // STEPS for own, its in zip(colour, other, strict=True)
    )
    return red, green, blue
