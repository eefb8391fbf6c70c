"""Every refusal of the booking domain, with its code and its HTTP status. Nobody else spells a code."""

from __future__ import annotations

from common.db import draws_again, refuses_as
from common.errors import Conflict, DomainError, InvalidInput, NotFound

draws_again(
    "hotel_roombooking_booking_id_key",
    "hotel_roombooking_confirmation_number_key",
    "hotel_pricingquote_quote_id_key",
    "hotel_bookinggroup_group_reference_key",
)


class RoomNotFound(NotFound):
    code = "ROOM_NOT_FOUND"
    message = "There is no such room in this hotel."


class RoomTypeNotFound(NotFound):
    code = "ROOM_TYPE_NOT_FOUND"
    message = "There is no such room type in this hotel."


class GuestNotFound(NotFound):
    code = "GUEST_NOT_FOUND"
    message = "There is no such guest in this booking's party."


class BlockNotFound(NotFound):
    code = "BLOCK_NOT_FOUND"
    message = "There is no such block on this room."


class BookingChanged(DomainError):
    """`details.booking` tells how it stands now."""

    code = "BOOKING_CHANGED"
    status = 412
    message = "Somebody else has changed the booking in the meantime."


class RoomChanged(DomainError):
    """`details.room` tells how it stands now."""

    code = "ROOM_CHANGED"
    status = 412
    message = "Somebody else has changed the room's status in the meantime."


# Selling


class ArrivalInThePast(InvalidInput):
    code = "ARRIVAL_IN_THE_PAST"
    message = "Check-in date is before the hotel's today."


class OutsideBookingWindow(InvalidInput):
    code = "OUTSIDE_BOOKING_WINDOW"
    message = "The hotel does not sell nights that far ahead."


class StayTooShort(InvalidInput):
    code = "STAY_TOO_SHORT"
    message = "The stay has fewer nights than the hotel accepts."


class StayTooLong(InvalidInput):
    code = "STAY_TOO_LONG"
    message = "The stay has more nights than the hotel accepts."


class OccupancyExceeded(InvalidInput):
    code = "OCCUPANCY_EXCEEDED"
    message = "The room type does not sleep that many guests."


class PartyExceedsBooking(InvalidInput):
    code = "PARTY_EXCEEDS_BOOKING"
    message = "The party has more staying guests than the booking has adults and children."


@refuses_as("type_night_never_oversold")
class SoldOut(DomainError):
    code = "SOLD_OUT"
    status = 409
    message = "No room of this type is left for every night of the stay."


class QuoteNotFound(NotFound):
    code = "QUOTE_NOT_FOUND"
    message = "There is no such quote for this hotel."


class QuoteExpired(DomainError):
    code = "QUOTE_EXPIRED"
    status = 410
    message = "The quote has expired. Please ask for a new one."


@refuses_as("hotel_roombooking_quote_id_key")
class QuoteAlreadyUsed(DomainError):
    code = "QUOTE_ALREADY_USED"
    status = 409
    message = "The quote was already used for a booking."


class QuoteMismatch(DomainError):
    code = "QUOTE_MISMATCH"
    status = 409
    message = "The quote was made for another room type, stay or party."


# Life of a booking


class TransitionRefused(DomainError):
    code = "BOOKING_STATUS_CONFLICT"
    status = 409
    message = "The booking's status does not allow this."


class HoldExpired(DomainError):
    code = "HOLD_EXPIRED"
    status = 409
    message = "The hold on the room has expired."


class HoldAlreadyExtended(DomainError):
    code = "HOLD_ALREADY_EXTENDED"
    status = 409
    message = "The hold on the room has been extended before."


class HoldNotExtendable(DomainError):
    """`details`: the reason, NOT_HELD or NOT_PAYING."""

    code = "HOLD_NOT_EXTENDABLE"
    status = 409
    message = "Only the hold of a guest who is about to pay can be extended."


class BookingAlreadyCheckedIn(DomainError):
    code = "BOOKING_ALREADY_CHECKED_IN"
    status = 409
    message = "The guest is already in the house."


class BookingNotCheckedIn(DomainError):
    code = "BOOKING_NOT_CHECKED_IN"
    status = 409
    message = "The guest is not in the house."


class BookingAlreadyCheckedOut(DomainError):
    code = "BOOKING_ALREADY_CHECKED_OUT"
    status = 409
    message = "The guest has already checked out."


class NoRoomAssigned(DomainError):
    code = "NO_ROOM_ASSIGNED"
    status = 409
    message = "No room is assigned to the booking."


class CheckInTooEarly(DomainError):
    code = "CHECK_IN_TOO_EARLY"
    status = 409
    message = "The guest's arrival day has not come yet at the hotel."


class CheckInTooLate(DomainError):
    code = "CHECK_IN_TOO_LATE"
    status = 409
    message = "The stay has already ended."


class StayHasEnded(DomainError):
    code = "STAY_HAS_ENDED"
    status = 409
    message = "The last night of the stay is over. Extend it first."


class RoomNotReady(DomainError):
    code = "ROOM_NOT_READY"
    status = 409
    message = "The room is not ready for a guest."


class NoRoomReady(DomainError):
    code = "NO_ROOM_READY"
    status = 409
    message = "No free room of this type is ready for a guest."


@refuses_as("one_in_house_booking_a_room")
class RoomOccupied(DomainError):
    code = "ROOM_OCCUPIED"
    status = 409
    message = "Another guest is still in the room."


class NoShowTooEarly(DomainError):
    code = "NO_SHOW_TOO_EARLY"
    status = 409
    message = "A guest can be a no-show only after the arrival day has ended."


class CancellationTooLate(DomainError):
    code = "CANCELLATION_TOO_LATE"
    status = 409
    message = "The arrival day is over. Please call the hotel."


class StayDatesRefused(InvalidInput):
    code = "STAY_DATES_REFUSED"
    message = "The stay cannot be changed to these dates."


class ChangeNotFree(DomainError):
    code = "CHANGE_NOT_FREE"
    status = 409
    message = (
        "Cancelling costs something by now, so that only the hotel can take nights, people or money "
        "off the stay or give it another type or plan."
    )


class ChangeTooLate(DomainError):
    code = "CHANGE_TOO_LATE"
    status = 409
    message = "The arrival day is over. Please call the hotel."


class PriceHasChanged(DomainError):
    """`details`: the total that the change would make, and its currency."""

    code = "PRICE_HAS_CHANGED"
    status = 409
    message = "The price is another by now. Please look at it again."


# Rooms


class HotelMismatch(DomainError):
    code = "HOTEL_MISMATCH"
    message = "The room belongs to another hotel."


class RoomTypeHotelMismatch(DomainError):
    code = "ROOM_TYPE_HOTEL_MISMATCH"
    message = "The room's type belongs to another hotel."


class BookingStatusNotAssignable(DomainError):
    code = "BOOKING_STATUS_NOT_ASSIGNABLE"
    status = 409
    message = "Only a confirmed booking can be given a room."


@refuses_as("assigned_room_of_booked_type")
class RoomTypeMismatch(DomainError):
    code = "ROOM_TYPE_MISMATCH"
    message = "The room is of another type than the one booked."


class RoomNotBookable(DomainError):
    code = "ROOM_NOT_BOOKABLE"
    status = 409
    message = "The room is out of service."


@refuses_as("stays_keep_off_blocks", "room_blocks_do_not_overlap")
class RoomBlocked(DomainError):
    code = "ROOM_BLOCKED"
    status = 409
    message = "The room is blocked for some of these nights."


@refuses_as("blocking_stays_do_not_share_a_room", "blocks_keep_off_stays")
class RoomOverlapConflict(DomainError):
    code = "ROOM_OVERLAP_CONFLICT"
    status = 409
    message = "The room has overlapping bookings"


def overlap_conflict(room_number: str, stays: list[tuple[int, str]]) -> RoomOverlapConflict:
    """`stays` by primary key and public id: those in the room that stand in the way."""
    return RoomOverlapConflict(
        f"Room {room_number} has overlapping bookings",
        details={
            "conflicting_booking_ids": [pk for pk, _ in stays],
            "conflicting_bookings": [public_id for _, public_id in stays],
        },
    )


class BlockInThePast(InvalidInput):
    code = "BLOCK_IN_THE_PAST"
    message = "A block starts on the hotel's today at the earliest."


class BlockOversells(DomainError):
    code = "BLOCK_OVERSELLS"
    status = 409
    message = (
        "More rooms of the type are sold or kept for allotments than would be left. A block by dates "
        "with accept_oversold records it all the same."
    )


class BlockDatesRefused(InvalidInput):
    code = "BLOCK_DATES_REFUSED"
    message = "The block cannot be moved to these dates."


class NothingToUndo(DomainError):
    """Only the one who set a status takes it back, and only while nobody has changed it since."""

    code = "NOTHING_TO_UNDO"
    status = 409
    message = "There is nothing left to take back."


class RoomStatusRefused(DomainError):
    code = "ROOM_STATUS_CONFLICT"
    status = 409
    message = "The room cannot go from its status to this one."


class ListTooBroad(DomainError):
    """No index has what is asked for, and there are too many to look at each."""

    code = "LIST_TOO_BROAD"
    message = "That would take too long among so many bookings. Narrow it by dates or by status."


# Party


@refuses_as("one_primary_guest_a_booking")
class PrimaryGuestIsFixed(Conflict):
    code = "PRIMARY_GUEST_FIXED"
    message = "A booking has exactly one primary guest, who cannot be removed."
