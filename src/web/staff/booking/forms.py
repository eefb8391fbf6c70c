"""What the forms of a booking send, read with the bodies of the API: the same bounds, the same refusals."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django.http import QueryDict
from rest_framework.exceptions import ValidationError

from common.api.fields import AnyField, StrictSerializer
from common.api.idempotency import Attempt, hash_body
from common.errors import InvalidInput

ATTEMPT = "attempt"
CSRF = "csrfmiddlewaretoken"
YES, NO = "true", "false"
LONGEST_KEY = 64


def read_form(
    body: type[StrictSerializer], form: QueryDict, *, flags: Iterable[str] = ()
) -> dict[str, Any]:
    """Of the form's fields those that the body knows; an empty one is as good as none unless the body
    takes blanks. `flags` are its boxes, of which a browser sends only the ticked ones."""
    return _facts(body, _sent(body, form) | _ticked(form, flags))


def read_form_changes(
    body: type[StrictSerializer], form: QueryDict, *, flags: Iterable[str] = ()
) -> dict[str, Any]:
    """The same for a change: nothing is required."""
    sent = _sent(body, form) | _ticked(form, flags)
    return _facts(body, sent, is_change=True)


def new_attempt() -> str:
    """For a form about money: sent twice, it is done once."""
    return uuid4().hex


def attempt_of(form: QueryDict) -> Attempt | None:
    key = form.get(ATTEMPT, "")
    if not key or len(key) > LONGEST_KEY or not key.isalnum() or not key.isascii():
        return None
    told = {name: value for name, value in plain_values(form).items() if name != CSRF}
    return Attempt(key, hash_body(told))


def _sent(body: type[StrictSerializer], form: QueryDict) -> dict[str, Any]:
    fields, typed = body().fields, plain_values(form)
    return {
        name: _value(fields[name], text)
        for name, text in typed.items()
        if name in fields and (text.strip() or _takes_blanks(fields[name]))
    }


def plain_values(form: QueryDict) -> dict[str, str]:
    """The last value of each field."""
    return {name: str(value) for name, value in form.items()}


def _takes_blanks(field: AnyField) -> bool:
    return bool(getattr(field, "allow_blank", False))


def _value(field: AnyField, text: str) -> Any:
    """A list is typed with commas or blanks between."""
    return text.replace(",", " ").split() if hasattr(field, "child") else text.strip()


def _ticked(form: QueryDict, flags: Iterable[str]) -> dict[str, str]:
    return {name: YES if name in form else NO for name in flags}


def _facts(
    body: type[StrictSerializer], sent: dict[str, Any], *, is_change: bool = False
) -> dict[str, Any]:
    try:
        return body.read_changes(sent) if is_change else body.read(sent)
    except ValidationError as exc:
        named = next(iter(exc.detail)) if isinstance(exc.detail, dict) else None
        raise InvalidInput(field=named) from exc
