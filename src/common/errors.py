"""The one hierarchy of typed refusals. Each knows its code and its HTTP status; one handler renders them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar


class DomainError(Exception):
    """A request that we refuse. `field` names the input at fault, `details` holds public facts only."""

    code: ClassVar[str] = "REFUSED"
    status: ClassVar[int] = 400
    message: ClassVar[str] = "The request was refused."
    retry_after: ClassVar[int | None] = None

    def __init__(
        self,
        message: str | None = None,
        *,
        field: str | None = None,
        details: Mapping[str, Any] | None = None,
    ) -> None:
        self.text = message or self.message
        self.field = field
        self.details = dict(details) if details else None
        super().__init__(self.text)


class InvalidInput(DomainError):
    code = "VALIDATION_ERROR"
    message = "The request has an invalid value."


class InvalidDateRange(DomainError):
    code = "INVALID_DATE_RANGE"
    message = "Check-out date must be after check-in date"


class NotFound(DomainError):
    code = "NOT_FOUND"
    status = 404
    message = "Not found."


class Conflict(DomainError):
    """The data changed or forbids the change; the database had the last word."""

    code = "CONFLICT"
    status = 409
    message = "The change conflicts with data that is already there."


class Busy(DomainError):
    """A lock or the database could not be had in time; the same request may succeed later."""

    code = "BUSY"
    status = 503
    message = "The system is busy. Please try again."
    retry_after = 1
