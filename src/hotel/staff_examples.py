"""What the described staff operations show: one stay of John Doe in room 201."""

from __future__ import annotations

from typing import Any, Final

from hotel.price_examples import PAID, PAY_NOW, POLICY, SOLD_PRICE, STAY_WORDS

BOOKING_ID: Final = "BK-2025-5R9ZC3T8WN"
STAY: Final = {"check_in": "2025-01-15", "check_out": "2025-01-17", "nights": 2}
MOMENT: Final = "2025-01-10T16:45:00Z"
DESK: Final = "desk@grand-hotel.example"
ROOM: Final = {"id": 15, "room_number": "201", "room_type": "Double Room"}
NOTES: Final = "Guest requested quiet room away from elevator"
ROW: Final[dict[str, Any]] = {
    "id": 1,
    "booking_id": BOOKING_ID,
    "confirmation_number": "HTL-2025-48201736",
    "hotel_name": "Grand Hotel",
    "guest_name": "John Doe",
    "primary_email": "john@example.com",
    "room_type_name": "Double Room",
    "room_type_code": "DBL",
    "assigned_room_number": "201",
    **STAY,
    "adults": 2,
    "children": 0,
    "total_amount": "150.00",
    "currency": "EUR",
    "status": "CONFIRMED",
    "created_at": "2025-01-10T14:30:00Z",
    "checked_in_at": None,
    "checked_out_at": None,
    "is_in_house": False,
    "expires_at": None,
    "booker_type": "SELF",
    "version": 3,
    "assignment_version": 1,
    "group_reference": None,
    **PAID,
}
GUEST: Final[dict[str, Any]] = {
    "id": 1,
    "role": "PRIMARY",
    "first_name": "John",
    "last_name": "Doe",
    "full_name": "John Doe",
    "email": "john@example.com",
    "phone": "+1234567890",
    "is_staying": True,
    "created_at": "2025-01-10T14:30:00Z",
}
COMPANION: Final[dict[str, Any]] = GUEST | {
    "id": 2,
    "role": "COMPANION",
    "first_name": "Jane",
    "full_name": "Jane Doe",
    "email": "",
    "phone": "",
}
PARTY: Final[dict[str, Any]] = {
    "booking_id": BOOKING_ID,
    "primary": GUEST,
    "companions": [COMPANION],
    "staying_count": 2,
    "total_count": 2,
    "guests_booked": 2,
    "is_complete": True,
}
ASSIGNMENT: Final[dict[str, Any]] = {
    "room_assigned_at": MOMENT,
    "room_assigned_by": DESK,
    "assignment_notes": NOTES,
    "assignment_version": 1,
}
CONFIRMED: Final[dict[str, Any]] = {
    "id": 1,
    "booking_id": BOOKING_ID,
    "confirmation_number": "HTL-2025-48201736",
    "hotel_name": "Grand Hotel",
    "room_type_name": "Double Room",
    "room_type_code": "DBL",
    "guest_name": "John Doe",
    **STAY,
    "adults": 2,
    "children": 0,
    "total_amount": "150.00",
    "currency": "EUR",
    "status": "CONFIRMED",
    "is_in_house": False,
    "created_at": "2025-01-10T14:30:00Z",
    "updated_at": MOMENT,
    "expires_at": None,
    "confirmed_at": "2025-01-10T14:40:00Z",
    "checked_in_at": None,
    "checked_out_at": None,
    "departed_on": None,
    "no_show_at": None,
    "version": 3,
    "assignment_version": 1,
    "primary_first_name": "John",
    "primary_last_name": "Doe",
    "primary_email": "john@example.com",
    "primary_phone": "+1234567890",
    "booker_type": "SELF",
    "booker": {
        "type": "SELF",
        "first_name": "John",
        "last_name": "Doe",
        "email": "john@example.com",
        "phone": "+1234567890",
        "company": "",
    },
    "assigned_room": ROOM,
    "assigned_room_number": "201",
    "assignment": ASSIGNMENT,
    "room_move": None,
    "subtotal": "132.16",
    "taxes": "17.84",
    "promo_code": "",
    "group_reference": None,
    "account": None,
    "allotment_code": None,
    **SOLD_PRICE,
    "policy": POLICY,
    "policy_words": STAY_WORDS,
    **PAY_NOW,
    "hold": None,
    **PAID,
    "language": "en",
    "penalty_amount": None,
    "special_requests": "Late check-in requested",
    "internal_notes": "",
    "cancellation_details": None,
    "party": PARTY,
    "booking_summary": "Double Room, 2 nights, 2 adults",
    "room_photo_url": None,
    "allowed_actions": [
        "cancel",
        "assign-room",
        "unassign-room",
        "upgrade-room",
        "extend",
        "change",
        "party",
    ],
}
UNASSIGNED: Final[dict[str, Any]] = CONFIRMED | {
    "assigned_room": None,
    "assigned_room_number": None,
    "assignment": {
        "room_assigned_at": None,
        "room_assigned_by": None,
        "assignment_notes": "",
        "assignment_version": 2,
    },
    "assignment_version": 2,
    "allowed_actions": ["cancel", "assign-room", "upgrade-room", "extend", "change", "party"],
}
CANCELLED: Final[dict[str, Any]] = UNASSIGNED | {
    "status": "CANCELLED",
    "cancellation_details": {
        "cancelled_at": MOMENT,
        "cancelled_by": DESK,
        "reason": "STAFF",
        "note": "Booked twice",
        "refundable_amount": "150.00",
        "still_owed_amount": "0.00",
    },
    "balance": PAID["balance"] | {"owed": "0.00", "due": "-150.00"},
    "payment_status": "REFUND_DUE",
    "penalty_amount": "0.00",
    "allowed_actions": [],
}
NO_SHOW: Final[dict[str, Any]] = UNASSIGNED | {
    "status": "NO_SHOW",
    "no_show_at": "2025-01-16T03:00:00Z",
    "penalty_amount": "75.00",
    "allowed_actions": ["reinstate"],
}
IN_HOUSE: Final[dict[str, Any]] = CONFIRMED | {
    "is_in_house": True,
    "checked_in_at": "2025-01-15T15:10:00Z",
    "allowed_actions": ["move-room", "upgrade-room", "checkout", "extend", "party"],
}
MOVED: Final[dict[str, Any]] = IN_HOUSE | {
    "assigned_room": ROOM | {"id": 16, "room_number": "202"},
    "assigned_room_number": "202",
    "room_move": {
        "from_room_number": "201",
        "moved_at": "2025-01-15T20:00:00Z",
        "moved_by": DESK,
        "reason": "The heating failed",
    },
}
EXTENDED: Final[dict[str, Any]] = IN_HOUSE | {
    "check_out": "2025-01-18",
    "nights": 3,
    "total_amount": "225.00",
    "subtotal": "198.24",
    "taxes": "26.76",
    "booking_summary": "Double Room, 3 nights, 2 adults",
}
COMPLETED: Final[dict[str, Any]] = IN_HOUSE | {
    "status": "COMPLETED",
    "is_in_house": False,
    "checked_out_at": "2025-01-17T10:30:00Z",
    "departed_on": "2025-01-17",
    "allowed_actions": [],
}
ASSIGNED: Final[dict[str, Any]] = {
    "success": True,
    "booking": {"booking_id": BOOKING_ID, "version": 3, "assigned_room": ROOM, **ASSIGNMENT},
}
FREE_ROOMS: Final[dict[str, Any]] = {
    "booking_id": BOOKING_ID,
    "count": 1,
    "results": [
        ROOM
        | {
            "room_type_code": "DBL",
            "floor": "2",
            "room_status": "READY_FOR_GUEST",
            "is_ready": True,
        }
    ],
}
EVENT_FACTS: Final = {
    "booking_id": BOOKING_ID,
    "status": "CONFIRMED",
    "assigned_room_number": "201",
}
AUDIT_ENTRY: Final[dict[str, Any]] = {
    "id": 7,
    "at": MOMENT,
    "who": "grand-desk",
    "actor": "STAFF",
    "name": "room-assigned",
    "change": "assigned",
    "data": EVENT_FACTS,
    "sentence": "grand-desk assigned room 201",
}
CONFLICT: Final[dict[str, Any]] = {
    "id": 6,
    "at": MOMENT,
    "who": "grand-desk",
    "booking_id": BOOKING_ID,
    "room_id": 16,
    "room_number": "202",
    "code": "ROOM_OVERLAP_CONFLICT",
    "conflicting_bookings": ["BK-2025-1C7M0QXV4D"],
}
EVENTS: Final[dict[str, Any]] = {
    "results": [
        {
            "event_id": 7,
            "name": "room-assigned",
            "change": "assigned",
            "timestamp": MOMENT,
            "who": "grand-desk",
            "request_id": "6e4c1f0a9b2d7c35e818",
            "data": EVENT_FACTS,
        }
    ],
    "next_after": 7,
    "has_more": False,
}
CSV_FILE: Final = (
    '"booking_id","confirmation_number","status","guest_name"\r\n'
    f'"{BOOKING_ID}","HTL-2025-48201736","CONFIRMED","John Doe"\r\n'
)


def page(row: dict[str, Any]) -> dict[str, Any]:
    return {"count": 26, "next": "?page=2", "previous": None, "results": [row]}
