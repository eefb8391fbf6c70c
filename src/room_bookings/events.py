"""The events of bookings and rooms: names, and the payload that real time, webhooks and the audit share."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from common.actor import Actor
from events.outbox import emit
from hotel.models import RoomBooking
from rooms.models import Room

REMINDED_BEFORE: Final = timedelta(minutes=5)
"""How long before the end of a hold its guest is reminded."""


class EventName(StrEnum):
    BOOKING_CREATED = "booking-created"
    BOOKING_UPDATED = "booking-updated"
    ROOM_ASSIGNED = "room-assigned"
    ROOM_ASSIGNMENT_CHANGED = "room-assignment-changed"
    ROOM_ASSIGNMENT_REFUSED = "room-assignment-refused"
    ROOM_STATUS_CHANGED = "room-status-changed"
    ROOM_BLOCKS_CHANGED = "room-blocks-changed"
    RATES_CHANGED = "rates-changed"
    ALLOTMENT_CHANGED = "allotment-changed"
    NIGHTS_CHANGED = "nights-changed"
    MESSAGES_CHANGED = "messages-changed"
    PAYMENTS_RECONCILED = "payments-reconciled"
    HOTEL_CHANGED = "hotel-changed"
    STAFF_CHANGED = "staff-changed"
    WEBHOOKS_CHANGED = "webhooks-changed"
    WEBHOOK_PAUSED = "webhook-paused"
    WEBHOOK_PING = "webhook-ping"


def booking_facts(booking: RoomBooking) -> dict[str, Any]:
    """What every event of a booking says. The assigned room must be loaded."""
    room = booking.assigned_room
    return {
        "booking_id": booking.booking_id,
        "status": str(booking.status),
        "assigned_room_number": room.room_number if room else None,
    }


def hold_facts(booking: RoomBooking, *, at: datetime) -> dict[str, Any]:
    """Until when it is held, and when its guest is reminded unless that moment is over."""
    if booking.expires_at is None:
        return {"expires_at": None}
    remind_at = booking.expires_at - REMINDED_BEFORE
    reminder = {"remind_at": remind_at.isoformat()} if remind_at > at else {}
    return {"expires_at": booking.expires_at.isoformat()} | reminder


def room_facts(room: Room) -> dict[str, Any]:
    """What every event of a room says."""
    return {"room_number": room.room_number, "room_status": str(room.room_status)}


def tell_booking(
    name: EventName, booking: RoomBooking, *, change: str, by: Actor, at: datetime, **facts: Any
) -> int:
    """Returns the event's id."""
    return emit(
        name,
        change=change,
        hotel_id=booking.hotel_id,
        booking_id=booking.pk,
        room_id=booking.assigned_room_id,
        by=by,
        at=at,
        data=booking_facts(booking) | facts,
    )


def tell_room(
    name: EventName, room: Room, *, change: str, by: Actor, at: datetime, **facts: Any
) -> None:
    emit(
        name,
        change=change,
        hotel_id=room.hotel_id,
        room_id=room.pk,
        by=by,
        at=at,
        data=room_facts(room) | facts,
    )


def tell_rates(
    *, hotel_id: int, resource: str, key: str, change: str, by: Actor, at: datetime, **facts: Any
) -> None:
    """The audit trail of prices: what was created, changed or deleted, by its code or id."""
    emit(
        EventName.RATES_CHANGED,
        change=change,
        hotel_id=hotel_id,
        by=by,
        at=at,
        data={"resource": resource, "key": key} | facts,
    )


def tell_nights(*, hotel_id: int, change: str, by: Actor, at: datetime, **facts: Any) -> None:
    """`facts` say of which nights, plans and types what was changed."""
    emit(EventName.NIGHTS_CHANGED, change=change, hotel_id=hotel_id, by=by, at=at, data=facts)


def tell_allotment(*, hotel_id: int, change: str, by: Actor, at: datetime, **facts: Any) -> None:
    """`facts` hold the allotment's code and dates."""
    emit(EventName.ALLOTMENT_CHANGED, change=change, hotel_id=hotel_id, by=by, at=at, data=facts)


def tell_messages(
    *,
    hotel_id: int,
    change: str,
    by: Actor,
    at: datetime,
    booking_id: int | None = None,
    **facts: Any,
) -> None:
    """What staff do about messages: texts and settings changed, one sent again."""
    emit(
        EventName.MESSAGES_CHANGED,
        change=change,
        hotel_id=hotel_id,
        booking_id=booking_id,
        by=by,
        at=at,
        data=facts,
    )


def tell_reconciled(*, hotel_id: int, at: datetime, **facts: Any) -> None:
    """`facts` hold the comparison's id and how many differences it found."""
    by = Actor.system()
    name = EventName.PAYMENTS_RECONCILED
    emit(name, change="reconciled", hotel_id=hotel_id, by=by, at=at, data=facts)


def tell_hotel(
    *,
    hotel_id: int,
    change: str,
    by: Actor,
    at: datetime,
    room_id: int | None = None,
    **facts: Any,
) -> None:
    """What the house itself is: its particulars and texts, types, rooms, photos. `facts` name things by
    their codes, numbers or ids, and in `fields` what changed of them; never a text that people write."""
    emit(
        EventName.HOTEL_CHANGED,
        change=change,
        hotel_id=hotel_id,
        room_id=room_id,
        by=by,
        at=at,
        data=facts,
    )


def tell_staff(
    *, hotel_id: int, staff_id: int, change: str, by: Actor, at: datetime, **facts: Any
) -> None:
    data = {"staff_id": staff_id} | facts
    emit(EventName.STAFF_CHANGED, change=change, hotel_id=hotel_id, by=by, at=at, data=data)


def tell_invitation(
    *, hotel_id: int, invitation_id: int, change: str, by: Actor, at: datetime, **facts: Any
) -> None:
    """Without the address that it was sent to."""
    data = {"invitation": invitation_id} | facts
    emit(EventName.STAFF_CHANGED, change=change, hotel_id=hotel_id, by=by, at=at, data=data)
