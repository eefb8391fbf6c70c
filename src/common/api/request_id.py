"""The id under which one request is spoken of: in its answer, in the log, in the audit trail."""

from __future__ import annotations

import logging
import re
from collections.abc import MutableMapping
from contextvars import ContextVar
from secrets import token_hex
from typing import Any, Final

from typing_extensions import override

HEADER: Final = "X-Request-ID"
_SANE = re.compile(r"[A-Za-z0-9._-]{8,64}")

_current: ContextVar[str] = ContextVar("request_id", default="")
enter = _current.set
leave = _current.reset


def current_request_id() -> str:
    """The running request's id; empty outside a request."""
    return _current.get()


def accept_or_make(incoming: str | None) -> str:
    """Keep a caller's id when it is short and harmless, else make one."""
    if incoming and _SANE.fullmatch(incoming):
        return incoming
    return token_hex(10)


def add_request_id(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """A structlog processor, so that only lines that are written pay for the id."""
    if request_id := _current.get():
        event.setdefault("request_id", request_id)
    return event


class RequestIdFilter(logging.Filter):
    """The same for the standard library's handlers: `%(request_id)s`."""

    @override
    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = _current.get()
        return True
