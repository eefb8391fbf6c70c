"""What pages read of forms and addresses: with the bodies of the API, the same bounds and refusals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final
from uuid import uuid4

from rest_framework.exceptions import ValidationError

from common.api.fields import AnyField, IsoDate, StrictSerializer
from common.errors import InvalidInput

LARGEST_ID: Final = 2**31 - 1
LONGEST_KEY: Final = 64
YES, NO = "true", "false"

Typed = Mapping[str, Any]
"""A form as it was sent; of a field that is there twice the last counts."""


def read_form(
    body: type[StrictSerializer], form: Typed, *, flags: Iterable[str] = ()
) -> dict[str, Any]:
    """Of the form's fields those that the body knows; an empty one is as good as none unless the body
    takes blanks. `flags` are its boxes, of which a browser sends only the ticked ones. Raises
    InvalidInput that names the field at fault."""
    return _facts(body, _sent(body, form) | _ticked(form, flags))


def read_form_changes(
    body: type[StrictSerializer], form: Typed, *, flags: Iterable[str] = ()
) -> dict[str, Any]:
    """The same for a change: nothing is required."""
    return _facts(body, _sent(body, form) | _ticked(form, flags), is_change=True)


def plain_values(form: Typed) -> dict[str, str]:
    """The last value of each field."""
    return {name: str(value) for name, value in form.items()}


def day_in(text: str) -> date | None:
    """A day as the API takes it; None for anything else."""
    try:
        day: date = IsoDate().run_validation(text)
    except ValidationError:
        return None
    return day


def whole_in(text: str, *, most: int = LARGEST_ID) -> int | None:
    """Plain digits of no more than `most`; None for anything else."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= len(str(most))
    number = int(text) if is_number else most + 1
    return number if number <= most else None


def new_key() -> str:
    """For a form that must not be done twice: sent again, it finds what it did."""
    return uuid4().hex


def key_in(text: str) -> str:
    """As `new_key` makes them; empty for anything else."""
    is_key = len(text) <= LONGEST_KEY and text.isalnum() and text.isascii()
    return text if is_key else ""


def _sent(body: type[StrictSerializer], form: Typed) -> dict[str, Any]:
    fields = body().fields
    return {
        name: _value(fields[name], text)
        for name, text in plain_values(form).items()
        if name in fields and (text.strip() or _takes_blanks(fields[name]))
    }


def _takes_blanks(field: AnyField) -> bool:
    return bool(getattr(field, "allow_blank", False))


def _value(field: AnyField, text: str) -> Any:
    """A list is typed with commas or blanks between."""
    return text.replace(",", " ").split() if hasattr(field, "child") else text.strip()


def _ticked(form: Typed, flags: Iterable[str]) -> dict[str, str]:
    return {name: YES if name in form else NO for name in flags}


def _facts(
    body: type[StrictSerializer], sent: dict[str, Any], *, is_change: bool = False
) -> dict[str, Any]:
    try:
        return body.read_changes(sent) if is_change else body.read(sent)
    except ValidationError as exc:
        named = next(iter(exc.detail)) if isinstance(exc.detail, dict) else None
        raise InvalidInput(field=named) from exc
