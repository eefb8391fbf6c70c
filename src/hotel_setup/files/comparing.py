"""What a file says otherwise than it is, and how that is told. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import time
from decimal import Decimal
from typing import Any, Final

from common.money import shortest

LONGEST: Final = 40
Facts = Mapping[str, Any]


def differing(standing: Facts, given: Facts) -> dict[str, Any]:
    """Those of the given facts that do not stand so. What is not given may be as it likes."""
    return {name: value for name, value in given.items() if not _stands(standing.get(name), value)}


def _stands(standing: Any, given: Any) -> bool:
    if isinstance(given, Mapping):
        inner = standing if isinstance(standing, Mapping) else {}
        return not differing(inner, given) and (bool(inner) or not any(given.values()))
    if isinstance(given, list):
        return _unordered(standing or []) == _unordered(given)
    return bool(standing == given) or (standing is None and given == "")


def _unordered(items: Iterable[Any]) -> list[str]:
    return sorted(map(_canonical, items))


def _canonical(value: Any) -> str:
    if isinstance(value, Mapping):
        return repr(sorted((name, _canonical(each)) for name, each in value.items()))
    return repr(shortest(value)) if isinstance(value, Decimal) else repr(value)


def told(standing: Facts, changes: Facts) -> str:
    """`name 'Old' -> 'New', tax_rate 9 -> 13.5`"""
    return ", ".join(
        f"{name} {_shown(standing.get(name))} -> {_shown(value)}"
        if _is_short(value) and _is_short(standing.get(name))
        else name
        for name, value in changes.items()
    )


def _is_short(value: Any) -> bool:
    return not isinstance(value, Mapping | list) and len(str(value)) <= LONGEST


def _shown(value: Any) -> str:
    if value is None or value == "":
        return "nothing"
    if isinstance(value, Decimal):
        return format(shortest(value), "f")
    if isinstance(value, time):
        return value.isoformat("minutes")
    return repr(value) if type(value) is str else str(value).lower()
