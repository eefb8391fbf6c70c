"""Pages for guests can be written from right to left: their styles know a start and an end, no left and no
right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import web

GUEST = Path(web.__path__[0])
STYLES = sorted([*GUEST.glob("static/web/guest/**/*.css"), *GUEST.glob("templates/guest/**/*.css")])
PHYSICAL = re.compile(
    r"(?:margin|padding|border|scroll-margin|scroll-padding|inset)-(?:left|right)\b[\w-]*\s*:"
    r"|border-(?:top|bottom)-(?:left|right)-radius"
    r"|(?<![\w-])(?:left|right)\s*:"
    r"|(?:text-align|float|clear|justify-content|background-position|transform-origin)\s*:[^;]*\b(?:left|right)\b"
)
FOUR_SIDES = re.compile(r"(?:margin|padding|inset):" + 4 * r" +([^\s;]+)" + " *;")


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.name)
def test_styles_have_a_start_and_an_end(style: Path):
    text = re.sub(r"/\*.*?\*/", "", style.read_text(), flags=re.DOTALL)
    uneven = [found[0] for found in FOUR_SIDES.finditer(text) if found[2] != found[4]]

    assert (PHYSICAL.findall(text), uneven) == ([], [])


@pytest.mark.parametrize(
    "rule",
    [
        "margin-left: 1rem",
        "text-align: right;",
        "{ left: 0 }",
        "border-right-width: 1px",
        "float: left",
    ],
)
def test_a_side_is_seen(rule: str):
    assert PHYSICAL.search(rule)
