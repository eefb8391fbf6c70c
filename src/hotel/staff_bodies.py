"""How staff are shown the bookings: lists from plain rows, one booking with all its trails."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from hotel.booking_bodies import summary_of
from hotel.enums import GuestRole
from hotel.models import BookingGuest, RoomBooking
from hotel.money_bodies import hold_body, money_body, returned_body
from hotel.policy_bodies import conditions_body
from hotel.price_bodies import sold_price_body
from payments.money import Money
from photos.selectors import address_of_type
from rates.bodies import billing_body
from room_bookings.selectors.actions import allowed_actions
from room_bookings.selectors.bookings import BookingPage, BookingRow
from rooms.models import Room
from staff.models import Staff


def listed_body(row: BookingRow) -> dict[str, Any]:
    return row_body(row.facts) | money_body(row.money)


def row_body(row: Mapping[str, Any]) -> dict[str, Any]:
    """The plain facts of a line, straight from a row of `booking_rows`."""
    return {
        "id": row["id"],
        "booking_id": row["booking_id"],
        "confirmation_number": row["confirmation_number"],
        "hotel_name": row["hotel_name"],
        "guest_name": f"{row['primary_first_name']} {row['primary_last_name']}".strip(),
        "primary_email": row["primary_email"],
        "room_type_name": row["room_type_name"],
        "room_type_code": row["room_type_code"],
        "assigned_room_number": row["assigned_room_number"],
        "check_in": row["check_in"],
        "check_out": row["check_out"],
        "nights": (row["check_out"] - row["check_in"]).days,
        "adults": row["adults"],
        "children": row["children"],
        "total_amount": row["total_amount"],
        "currency": row["currency"],
        "status": row["status"],
        "created_at": row["created_at"],
        "checked_in_at": row["checked_in_at"],
        "checked_out_at": row["checked_out_at"],
        "is_in_house": row["checked_in_at"] is not None and row["checked_out_at"] is None,
        "expires_at": row["expires_at"],
        "booker_type": row["booker_type"],
        "version": row["version"],
        "assignment_version": row["assignment_version"],
        "group_reference": row["group_reference"],
    }


def booking_body(page: BookingPage) -> dict[str, Any]:
    booking, room = page.booking, page.booking.assigned_room
    return {
        **_stay_facts(booking),
        "primary_first_name": booking.primary_first_name,
        "primary_last_name": booking.primary_last_name,
        "primary_email": booking.primary_email,
        "primary_phone": booking.primary_phone,
        "booker_type": booking.booker_type,
        "booker": booker_body(booking),
        "assigned_room": room_body(room) if room else None,
        "assigned_room_number": room.room_number if room else None,
        "assignment": _assignment_trail(booking),
        "room_move": _move_trail(booking),
        "subtotal": booking.subtotal,
        "taxes": booking.taxes,
        "promo_code": booking.promo_code,
        "group_reference": booking.group.group_reference if booking.group else None,
        "account": billing_body(booking.account) if booking.account else None,
        "allotment_code": booking.allotment.code if booking.allotment else None,
        **sold_price_body(booking),
        **conditions_body(booking),
        "hold": hold_body(page.hold),
        **money_body(page.money),
        "language": booking.language,
        "penalty_amount": booking.penalty_amount,
        "special_requests": booking.special_requests,
        "internal_notes": booking.internal_notes,
        "cancellation_details": _cancellation_details(booking, page.money),
        "party": party_body(booking),
        "booking_summary": summary_of(booking),
        "room_photo_url": address_of_type(booking.room_type.photo_url),
        "allowed_actions": allowed_actions(booking, today=page.today),
    }


def _stay_facts(booking: RoomBooking) -> dict[str, Any]:
    return {
        "id": booking.pk,
        "booking_id": booking.booking_id,
        "confirmation_number": booking.confirmation_number,
        "hotel_name": booking.hotel.name,
        "room_type_name": booking.room_type.name,
        "room_type_code": booking.room_type.code,
        "guest_name": booking.primary_guest_name,
        "check_in": booking.check_in,
        "check_out": booking.check_out,
        "nights": booking.nights,
        "adults": booking.adults,
        "children": booking.children,
        "total_amount": booking.total_amount,
        "currency": booking.currency,
        "status": booking.status,
        "is_in_house": booking.is_in_house,
        "created_at": booking.created_at,
        "updated_at": booking.updated_at,
        "expires_at": booking.expires_at,
        "confirmed_at": booking.confirmed_at,
        "checked_in_at": booking.checked_in_at,
        "checked_out_at": booking.checked_out_at,
        "departed_on": booking.departed_on,
        "no_show_at": booking.no_show_at,
        "version": booking.version,
        "assignment_version": booking.assignment_version,
    }


def booker_body(booking: RoomBooking) -> dict[str, Any]:
    return {
        "type": booking.booker_type,
        "first_name": booking.booker_first_name,
        "last_name": booking.booker_last_name,
        "email": booking.booker_email,
        "phone": booking.booker_phone,
        "company": booking.booker_company,
    }


def _assignment_trail(booking: RoomBooking) -> dict[str, Any]:
    return {
        "room_assigned_at": booking.room_assigned_at,
        "room_assigned_by": contact_of(booking.room_assigned_by),
        "assignment_notes": booking.assignment_notes,
        "assignment_version": booking.assignment_version,
    }


def _move_trail(booking: RoomBooking) -> dict[str, Any] | None:
    if booking.room_moved_at is None:
        return None
    before = booking.moved_from_room
    return {
        "from_room_number": before.room_number if before else None,
        "moved_at": booking.room_moved_at,
        "moved_by": contact_of(booking.room_moved_by),
        "reason": booking.room_move_reason,
    }


def _cancellation_details(booking: RoomBooking, money: Money) -> dict[str, Any] | None:
    if booking.cancelled_at is None:
        return None
    return {
        "cancelled_at": booking.cancelled_at,
        "cancelled_by": contact_of(booking.cancelled_by),
        "reason": booking.cancellation_reason,
        "note": booking.cancellation_note,
        **returned_body(money),
    }


def contact_of(staff: Staff | None) -> str | None:
    """The address under which colleagues reach them; an account without one has its name."""
    return (staff.user.email or staff.user.get_username()) if staff else None


def room_body(room: Room) -> dict[str, Any]:
    return {"id": room.pk, "room_number": room.room_number, "room_type": room.room_type.name}


def assigned_body(booking: RoomBooking) -> dict[str, Any]:
    """The answer to an assignment, as the contract has it."""
    room = booking.assigned_room
    return {
        "success": True,
        "booking": {
            "booking_id": booking.booking_id,
            "version": booking.version,
            "assigned_room": room_body(room) if room else None,
            **_assignment_trail(booking),
        },
    }


def free_rooms_body(booking: RoomBooking, rooms: Iterable[Room]) -> dict[str, Any]:
    results = [_free_room_body(room) for room in rooms]
    return {"booking_id": booking.booking_id, "count": len(results), "results": results}


def _free_room_body(room: Room) -> dict[str, Any]:
    return {
        **room_body(room),
        "room_type_code": room.room_type.code,
        "floor": room.floor,
        "room_status": room.room_status,
        "is_ready": room.is_ready(),
    }


def party_body(booking: RoomBooking) -> dict[str, Any]:
    """Who stays, grouped; `is_complete` when as many are named as are booked."""
    members = list(booking.party.all())
    staying = sum(member.is_staying for member in members)
    primary = next((each for each in members if each.role == GuestRole.PRIMARY), None)
    booked = booking.adults + booking.children
    return {
        "booking_id": booking.booking_id,
        "primary": guest_body(primary) if primary else None,
        "companions": [guest_body(each) for each in members if each.role == GuestRole.COMPANION],
        "staying_count": staying,
        "total_count": len(members),
        "guests_booked": booked,
        "is_complete": staying == booked,
    }


def guest_body(guest: BookingGuest) -> dict[str, Any]:
    return {
        "id": guest.pk,
        "role": guest.role,
        "first_name": guest.first_name,
        "last_name": guest.last_name,
        "full_name": f"{guest.first_name} {guest.last_name}".strip(),
        "email": guest.email,
        "phone": guest.phone,
        "is_staying": guest.is_staying,
        "created_at": guest.created_at,
    }
