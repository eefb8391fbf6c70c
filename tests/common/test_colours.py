from __future__ import annotations

import pytest

from common.colours import contrast, rgb


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#ffffff", "#000000", 21.0), ("#777777", "#ffffff", 4.48), ("#123456", "#123456", 1.0)],
)
def test_contrast_is_measured_as_wcag_does(one: str, other: str, ratio: float):
    assert round(contrast(rgb(one), rgb(other)), 2) == ratio
