"""CSV that spreadsheets open as it is meant, and nothing in it for them to run."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from common.api.renderers import moment

BYTE_ORDER_MARK: Final = "\ufeff"
"""Without it Excel takes UTF-8 for the machine's old code page and breaks every accent."""
GUARD: Final = "'"

_STARTS_A_FORMULA: Final = re.compile(
    "[\t\r\n]|[\\s\u200b-\u200d\u2060\ufeff]*[=+@\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b-]"
)
"""Also in full width, which some spreadsheets read alike, and after what they skip."""


class Line:
    """A file for csv.writer that keeps nothing: writing a line gives the line back."""

    def write(self, text: str) -> str:
        return text


def safe_cell(value: object) -> str:
    """A text that no spreadsheet takes for a formula: what might be one gets an apostrophe."""
    if value is None:
        return ""
    text = moment(value) if isinstance(value, datetime) else str(value)
    return f"{GUARD}{text}" if _STARTS_A_FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """What `safe_cell` was given."""
    text = cell.removeprefix(GUARD)
    return text if _STARTS_A_FORMULA.match(text) else cell
