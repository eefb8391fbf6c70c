"""Colours as sRGB, and whether text of one can be read on another.

Contrast as WCAG 2.2 defines it: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
"""

from __future__ import annotations

from typing import Final

Rgb = tuple[int, int, int]

WHITE: Final[Rgb] = (255, 255, 255)
BLACK: Final[Rgb] = (0, 0, 0)
READABLE: Final = 4.6
"""WCAG asks for 4.5; the rest is for rounding."""
STEEP_FROM: Final = 0.04045
"""Where sRGB bends."""
STEPS: Final = 50


def rgb(colour: str) -> Rgb:
    """Of `#rrggbb`."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return red, green, blue


def css(colour: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def contrast(one: Rgb, other: Rgb) -> float:
    """From 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def more_readable(ground: Rgb) -> Rgb:
    """Black or white; one always is: the ground that is worst for both is 4.58 from either."""
    return max(WHITE, BLACK, key=lambda text: contrast(text, ground))


def moved_until_readable(colour: Rgb, *, on: Rgb, towards: Rgb) -> Rgb:
    """As little as it takes. What it is moved towards must be readable on the ground."""
    mixtures = (_mixed(colour, towards, step) for step in range(STEPS + 1))
    return next(found for found in mixtures if contrast(found, on) >= READABLE)


def _mixed(colour: Rgb, other: Rgb, step: int) -> Rgb:
    red, green, blue = (
        (own * (STEPS - step) + its * step) // STEPS for own, its in zip(colour, other, strict=True)
    )
    return red, green, blue


def _luminance(colour: Rgb) -> float:
    red, green, blue = (_linear(channel / 255) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    low: float = channel / 12.92
    high: float = ((channel + 0.055) / 1.055) ** 2.4
    return low if channel <= STEEP_FROM else high
