from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from common.colours import contrast, css, rgb
from web.guest import colours
from web.guest.colours import DARK_PAPER, LIGHT_PAPER, Palette, palette_of

SHEET = Path(colours.__file__).parents[1] / "static/web/guest/guest.css"
ENOUGH = 4.5
channel = st.integers(0, 255)
colour = st.tuples(channel, channel, channel).map(css)


def test_a_readable_colour_is_left_as_it_is():
    assert palette_of("#1f3a5f") == Palette(
        brand="#1f3a5f",
        on_brand="#ffffff",
        accent="#1f3a5f",
        on_accent="#ffffff",
        dark_accent="#8cacd9",
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
