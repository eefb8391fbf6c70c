"""A hotel's colour, made readable on light and on dark paper."""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass
from typing import Final

from common.colours import READABLE, Rgb, contrast, css, more_readable, moved_until_readable, rgb

INK: Final[Rgb] = (20, 22, 26)
LIGHT_PAPER: Final[Rgb] = (243, 239, 231)
"""The darkest ground that a light page puts the accent on; `guest.css` has it as --tint."""
DARK_PAPER: Final[Rgb] = (41, 44, 51)
"""The lightest one of a dark page."""
LIGHTER: Final = tuple(percent / 100 for percent in range(70, 90, 2))
"""How light a colour is made for dark paper; any hue can be read there before the last."""


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
    accent = moved_until_readable(brand, on=LIGHT_PAPER, towards=INK)
    dark_accent = _at_night(brand)
    return Palette(
        brand=css(brand),
        on_brand=css(more_readable(brand)),
        accent=css(accent),
        on_accent=css(more_readable(accent)),
        dark_accent=css(dark_accent),
        on_dark_accent=css(more_readable(dark_accent)),
    )


def _at_night(colour: Rgb) -> Rgb:
    """Lighter, but as colourful: mixed with white it would turn grey."""
    hue, _, saturation = rgb_to_hls(*(channel / 255 for channel in colour))
    tints = (_whole(hls_to_rgb(hue, lightness, saturation)) for lightness in LIGHTER)
    return next(each for each in (colour, *tints) if contrast(each, DARK_PAPER) >= READABLE)


def _whole(colour: tuple[float, float, float]) -> Rgb:
    red, green, blue = (round(channel * 255) for channel in colour)
    return red, green, blue
