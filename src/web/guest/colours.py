"""A hotel's colour, made readable on light and on dark paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from common.colours import WHITE, Rgb, css, more_readable, moved_until_readable, rgb

INK: Final[Rgb] = (20, 22, 26)
LIGHT_PAPER: Final[Rgb] = (243, 239, 231)
"""The darkest ground that a light page puts the accent on; `guest.css` has it as --tint."""
DARK_PAPER: Final[Rgb] = (41, 44, 51)
"""The lightest one of a dark page."""


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
    dark_accent = moved_until_readable(brand, on=DARK_PAPER, towards=WHITE)
    return Palette(
        brand=css(brand),
        on_brand=css(more_readable(brand)),
        accent=css(accent),
        on_accent=css(more_readable(accent)),
        dark_accent=css(dark_accent),
        on_dark_accent=css(more_readable(dark_accent)),
    )
