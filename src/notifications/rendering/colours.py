"""A hotel's colour in mails and documents, made readable by day and by night."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from common.colours import BLACK, WHITE, Rgb, css, more_readable, moved_until_readable, rgb

NIGHT: Final[Rgb] = (40, 45, 53)
"""The lightest ground of a mail in dark mode."""


@dataclass(frozen=True, slots=True)
class Palette:
    """`band` with `on_band` upon it; `accent` on white, `accent_dark` on a dark ground. As #rrggbb."""

    band: str
    on_band: str
    accent: str
    accent_dark: str


@lru_cache
def palette_of(brand: str) -> Palette:
    colour = rgb(brand)
    return Palette(
        band=brand,
        on_band=css(more_readable(colour)),
        accent=css(moved_until_readable(colour, on=WHITE, towards=BLACK)),
        accent_dark=css(moved_until_readable(colour, on=NIGHT, towards=WHITE)),
    )
