from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.guest import colours
from web.guest.colours import DARK_PAPER, LIGHT_PAPER, Palette, contrast, css, palette_of, rgb

SHEET = Path(colours.__file__).parents[1] / "static/web/guest/guest.css"
ENOUGH = 4.5
channel = st.integers(0, 255)
colour = st.tuples(channel, channel, channel).map(css)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#ffffff", "#000000", 21.0), ("#777777", "#ffffff", 4.48), ("#123456", "#123456", 1.0)],
)
def test_contrast_is_measured_as_wcag_does(one: str, other: str, ratio: float):
    assert round(contrast(rgb(one), rgb(other)), 2) == ratio


def test_a_readable_colour_is_left_as_it_is():
    assert palette_of("#1f3a5f") == Palette(
        brand="#1f3a5f",
        on_brand="#ffffff",
        accent="#1f3a5f",
        on_accent="#ffffff",
        dark_accent="#8a98ab",
        on_dark_accent="#000000",
    )


@given(brand=colour)
def test_any_brand_colour_is_readable_by_day_and_by_night(brand: str):
    palette = palette_of(brand)
    pairs = [
        (palette.on_brand, palette.brand),
        (palette.accent, css(LIGHT_PAPER)),
        (palette.on_accent, palette.accent),
        (palette.dark_accent, css(DARK_PAPER)),
        (palette.on_dark_accent, palette.dark_accent),
    ]

    assert [pair for pair in pairs if contrast(rgb(pair[0]), rgb(pair[1])) < ENOUGH] == []


def test_the_papers_are_those_of_the_style_sheet():
    assert re.findall(r"--tint: (#\w+);", SHEET.read_text()) == [css(LIGHT_PAPER), css(DARK_PAPER)]
