"""JSON out: money as text, moments in UTC with a Z."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final

import orjson
from django.http import HttpResponse
from django.utils.functional import Promise
from rest_framework.renderers import BaseRenderer
from typing_extensions import override

CONTENT_TYPE: Final = "application/json"
_OPTIONS = orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_NON_STR_KEYS


def moment(value: datetime) -> str:
    """`2025-01-10T14:30:00Z`; a naive moment is a programming error."""
    if value.tzinfo is None:
        raise TypeError("a moment without a time zone cannot be rendered")
    return value.astimezone(UTC).isoformat(timespec="seconds").removesuffix("+00:00") + "Z"


def _encode(value: object) -> object:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Promise):
        return str(value)
    raise TypeError(f"{type(value).__name__} cannot be rendered as JSON")


def dumps(data: object) -> bytes:
    return orjson.dumps(data, default=_encode, option=_OPTIONS)


def json_response(
    data: object, status: int = 200, headers: Mapping[str, str] | None = None
) -> HttpResponse:
    """The cheap way to answer: rendered at once, no template machinery behind it."""
    body = dumps(data)
    response = HttpResponse(body, status=status, content_type=CONTENT_TYPE, headers=headers)
    response.headers["Content-Length"] = str(len(body))
    return response


class OrjsonRenderer(BaseRenderer):
    media_type = CONTENT_TYPE
    format = "json"
    charset = None
    render_style = "binary"

    @override
    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        return b"" if data is None else dumps(data)
