"""Whatever colour a hotel chooses, its mails can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.colours import WHITE, contrast, rgb
from notifications.rendering.colours import NIGHT, Palette, palette_of

ENOUGH = 4.5


@pytest.mark.parametrize(
    ("brand", "on_band", "accent"),
    [
        ("#1f3a5f", "#ffffff", "#1f3a5f"),
        ("#ffd400", "#000000", "#897200"),
        ("#ffffff", "#000000", "#757575"),
        ("#000000", "#ffffff", "#000000"),
    ],
)
def test_the_colour_stays_where_it_can_be_read(brand: str, on_band: str, accent: str):
    palette = palette_of(brand)

    assert palette == Palette(brand, on_band, accent, palette.accent_dark)


@given(st.integers(0, 0xFFFFFF))
def test_every_pair_can_be_read(number: int):
    palette = palette_of(f"#{number:06x}")

    assert contrast(rgb(palette.on_band), rgb(palette.band)) >= ENOUGH
    assert contrast(rgb(palette.accent), WHITE) >= ENOUGH
    assert contrast(rgb(palette.accent_dark), NIGHT) >= ENOUGH
