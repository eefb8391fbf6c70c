from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from django.db.models import TextChoices
from django.utils.functional import lazystr
from django.utils.safestring import mark_safe

from common.api.renderers import OrjsonRenderer, dumps, json_response, moment


class Status(TextChoices):
    CONFIRMED = "CONFIRMED", "Confirmed"


@pytest.mark.parametrize(
    ("value", "json"),
    [
        (Decimal("75.00"), b'"75.00"'),
        (Decimal("1E+2"), b'"100"'),
        (Decimal("0.10"), b'"0.10"'),
        (datetime(2025, 1, 10, 14, 30, tzinfo=UTC), b'"2025-01-10T14:30:00Z"'),
        (datetime(2025, 1, 10, 14, 30, 5, 999999, tzinfo=UTC), b'"2025-01-10T14:30:05Z"'),
        (
            datetime(2025, 1, 10, 14, 30, tzinfo=timezone(timedelta(hours=2))),
            b'"2025-01-10T12:30:00Z"',
        ),
        (date(2025, 1, 15), b'"2025-01-15"'),
        (Status.CONFIRMED, b'"CONFIRMED"'),
        (lazystr("later"), b'"later"'),
        (mark_safe("<b>"), b'"<b>"'),
        (UUID(int=1), b'"00000000-0000-0000-0000-000000000001"'),
        ({1: None, "a": [True, (1, "é")]}, '{"1":null,"a":[true,[1,"é"]]}'.encode()),
    ],
)
def test_value(value: object, json: bytes) -> None:
    assert dumps(value) == json
    assert OrjsonRenderer().render(value) == json


def test_nothing_renders_as_nothing() -> None:
    assert OrjsonRenderer().render(None) == b""


def test_a_moment_needs_a_zone() -> None:
    with pytest.raises(TypeError, match="a moment without a time zone cannot be rendered"):
        moment(datetime(2025, 1, 10, 14, 30))  # noqa: DTZ001 - the point


def test_what_has_no_json_form_is_an_error() -> None:
    with pytest.raises(TypeError):
        dumps({"x": object()})


def test_response() -> None:
    response = json_response({"a": 1}, status=201, headers={"Location": "/x"})
    assert (response.status_code, response.content) == (201, b'{"a":1}')
    assert dict(response.items()) == {
        "Location": "/x",
        "Content-Type": "application/json",
        "Content-Length": "7",
    }
