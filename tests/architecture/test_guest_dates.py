"""Dates of a stay are never moments of the browser's zone: only one module of the guests' pages makes them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.conftest import REPOSITORY

STATIC = REPOSITORY / "src/web/static/web/guest"
TEMPLATES = REPOSITORY / "src/web/templates/guest"
ONE_MODULE = STATIC / "dates.js"
SCRIPTS = sorted({*STATIC.rglob("*.js"), *TEMPLATES.rglob("*.js")} - {ONE_MODULE})
NEVER = {
    "a date read by the browser": re.compile(r"new Date\(\s*(?:[\"'`]\d{4}-|[^)]*(?:check_?(?:in|out)|arrival|departure))", re.IGNORECASE),
    "parsed": re.compile(r"\bDate\.parse\("),
    "the browser's own day": re.compile(r"new Date\(\s*\)(?!\.getTime)"),
    "a field's moment": re.compile(r"\bvalueAs(?:Date|Number)\b"),
    "cut out of a moment": re.compile(r"toISOString\(\)\s*\.\s*(?:slice|substr|substring|split)\("),
    "parts in the browser's zone": re.compile(r"\.(?:get|set)(?:Date|Month|FullYear|Day)\("),
    "the browser's zone": re.compile(r"getTimezoneOffset|toLocaleDateString|toDateString"),
}  # fmt: skip


@pytest.mark.parametrize("what", NEVER)
def test_no_script_of_guests_has(what: str):
    found = [
        str(file.relative_to(REPOSITORY))
        for file in SCRIPTS
        if NEVER[what].search(file.read_text())
    ]

    assert found == []


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("a date read by the browser", 'new Date("2026-03-29")'),
        ("a date read by the browser", "new Date(booking.check_in)"),
        ("a date read by the browser", "new Date(arrival.value)"),
        ("parsed", "Date.parse(text)"),
        ("the browser's own day", "const today = new Date();"),
        ("a field's moment", "field.valueAsDate"),
        ("cut out of a moment", "day.toISOString().slice(0, 10)"),
        ("parts in the browser's zone", "day.setDate(day.getDate() + 1)"),
        ("the browser's zone", "day.toLocaleDateString()"),
    ],
)
def test_it_would_be_found(what: str, text: str):
    assert NEVER[what].search(text) is not None


def test_the_one_module_knows_no_zone():
    text = Path(ONE_MODULE).read_text()

    assert [
        word
        for word in ("getDate(", "getMonth(", "getTimezoneOffset", "Date()", "Date.now")
        if word in text
    ] == []
