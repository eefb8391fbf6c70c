"""The fields of a step's form, as its template draws them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

Options = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """`kind` is an input's type, or `select`, `textarea`, `checkbox`, `checks`. `value` is what stands; of
    `checks` the chosen words."""

    name: str
    label: str
    kind: str = "text"
    value: Any = ""
    hint: str = ""
    options: Options = ()
    is_needed: bool = False
    is_wide: bool = False
    is_wrong: bool = False
    suggestions: Options = ()
    mode: str = ""
    """For the keyboard of a phone: `decimal`, `numeric`."""


def as_typed(
    fields: Sequence[Field], typed: Mapping[str, str] | None, *, wrong: str | None
) -> list[Field]:
    """With what was typed before it was refused, and the field at fault marked."""
    if typed is None:
        return list(fields)
    return [
        replace(each, value=_typed(each, typed), is_wrong=each.name == wrong) for each in fields
    ]


def _typed(field: Field, typed: Mapping[str, str]) -> Any:
    if field.kind == "checkbox":
        return field.name in typed
    if field.kind == "checks":
        return typed.get(field.name, "").split(",")
    return typed.get(field.name, "") if field.kind != "password" else ""
