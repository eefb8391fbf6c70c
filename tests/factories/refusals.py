"""What a refused use case must be: typed to the last detail, and without a trace."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from common.errors import DomainError
from events.models import DomainEvent
from hotel.models import BookingGroup, BookingGuest, PricingQuote, RoomBooking
from payments.models import (
    LedgerEntry,
    Payment,
    PaymentShare,
    Reconciliation,
    Refund,
)
from rates.models import Allotment, AllotmentNight, PromoCode, PromoUse, RateNight
from room_bookings.events import EventName
from rooms.models import Room, RoomBlock, RoomTypeNight

WRITTEN = (
    RoomBooking,
    BookingGroup,
    BookingGuest,
    PricingQuote,
    PromoCode,
    PromoUse,
    Allotment,
    AllotmentNight,
    RateNight,
    Room,
    RoomBlock,
    RoomTypeNight,
    Payment,
    PaymentShare,
    Refund,
    LedgerEntry,
    Reconciliation,
)


@contextmanager
def refused(
    code: str, status: int = 409, /, *, field: str | None = None, **details: Any
) -> Iterator[None]:
    """The block raises this refusal, to the last detail, and leaves every row as it was."""
    before = everything_written()
    with pytest.raises(DomainError) as caught:
        yield
    error = caught.value
    assert (error.code, error.status, error.field, error.details or {}) == (
        code,
        status,
        field,
        details,
    )
    assert everything_written() == before


def everything_written() -> list[list[dict[str, Any]]]:
    """Every row that a use case can change; the log of refusals apart."""
    rows = [list(model._default_manager.order_by("pk").values()) for model in WRITTEN]
    told = DomainEvent.objects.exclude(name=EventName.ROOM_ASSIGNMENT_REFUSED)
    return [*rows, list(told.values())]
