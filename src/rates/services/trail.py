"""What the audit trail of prices tells of a change: plain JSON, and no text that people write."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

FREE_TEXT: Final = frozenset({"name", "description"})
ABSENT: Final = object()


def differences(
    before: Mapping[str, Any], after: Mapping[str, Any], *, unspoken: frozenset[str] = FREE_TEXT
) -> dict[str, Any]:
    """`fields` names everything that differs; `before` and `after` have the values, the unspoken apart.

    What is created has no before, what is deleted no after.
    """
    names = sorted(
        name for name in {*before, *after} if before.get(name, ABSENT) != after.get(name, ABSENT)
    )
    told = [name for name in names if name not in unspoken]
    return {
        "fields": names,
        "before": {name: plain(before[name]) for name in told if name in before},
        "after": {name: plain(after[name]) for name in told if name in after},
    }


def plain(value: Any) -> Any:
    """As JSON, free text inside of lists left out."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: plain(each) for name, each in value.items() if name not in FREE_TEXT}
    return [plain(each) for each in value] if isinstance(value, list) else value
