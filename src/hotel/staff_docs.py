"""The front desk's operations on bookings, described."""

from __future__ import annotations

from typing import Any, Final

from drf_spectacular.utils import inline_serializer
from rest_framework import serializers

from common.api.docs import WITH_QUERY, Answer, Operation, Refusing, Sent
from common.api.pagination import PageQuery
from common.errors import InvalidDateRange
from hotel import staff_examples as shown
from hotel.canonical_serializers import (
    AssignmentInput,
    AvailableRoomsQuery,
    BookingNamed,
    BookingsQuery,
    CancelInput,
    DepartureInput,
    EventsQuery,
    GuestInput,
    NotesInput,
    RoomChangeInput,
    SafeAssignmentInput,
    WaiverInput,
)
from hotel.staff_schemas import (
    AssignmentConflictSerializer,
    AuditEntrySerializer,
    BookingPartyGroupedSerializer,
    BookingPartyGuestSerializer,
    EventsSerializer,
    FreeRoomsSerializer,
    RoomAssignedSerializer,
    StaffRoomBookingDetailSerializer,
    StaffRoomBookingListSerializer,
)
from hotel.version_docs import IF_MATCH, TAGGED, VERSIONED
from rates.errors import AllotmentUsedUp, RatePlanNotForType
from room_bookings.errors import (
    BookingAlreadyCheckedIn,
    BookingAlreadyCheckedOut,
    BookingNotCheckedIn,
    BookingStatusNotAssignable,
    CheckInTooEarly,
    CheckInTooLate,
    GuestNotFound,
    HoldExpired,
    HotelMismatch,
    ListTooBroad,
    NoRoomAssigned,
    NoShowTooEarly,
    OccupancyExceeded,
    OutsideBookingWindow,
    PartyExceedsBooking,
    PrimaryGuestIsFixed,
    RoomBlocked,
    RoomNotBookable,
    RoomNotFound,
    RoomNotReady,
    RoomOccupied,
    RoomOverlapConflict,
    RoomTypeHotelMismatch,
    RoomTypeMismatch,
    SoldOut,
    StayDatesRefused,
    StayHasEnded,
    StayTooLong,
    StayTooShort,
    TransitionRefused,
)
from staff.docs import CHANGE, NOTHING, NOTHING_SENT, OF_THE_HOTEL
from webhooks.errors import UnknownEventType

FINDING: Final = "Staff: find bookings"
DECIDING: Final = "Staff: decide on a booking"
ASSIGNING: Final = "Staff: assign rooms"
STAYING: Final = "Staff: the stay"
PARTY: Final = "Staff: the party"
LOGS: Final = "Staff: what has happened"

WRONG_STATUS: Final = TransitionRefused(
    "Cannot cancel a booking that is cancelled.", details={"status": "CANCELLED", "move": "CANCEL"}
)
ROOM_IN_THE_WAY: Final = (
    RoomNotBookable("Room 201 is out of service", field="room_id"),
    RoomOverlapConflict(
        "Room 201 has overlapping bookings",
        details={
            "conflicting_booking_ids": [123, 124],
            "conflicting_bookings": ["BK-2025-1C7M0QXV4D", "BK-2025-8KD2P0TNZ6"],
        },
    ),
    RoomBlocked("Room 201 is blocked in these nights", field="room_id"),
)
ROOM_NOT_TAKEN: Final = (
    RoomNotFound(field="room_id"),
    RoomTypeMismatch(field="room_id"),
    *ROOM_IN_THE_WAY,
)
NOT_ASSIGNABLE: Final = (
    BookingAlreadyCheckedIn,
    BookingAlreadyCheckedOut,
    BookingStatusNotAssignable(details={"status": "PENDING_PAYMENT"}),
)
NOT_ENTERED: Final = (
    RoomOccupied("Another guest is still in room 201"),
    RoomNotReady("Room 201 is not ready for a guest", details={"room_status": "CHECKOUT_DIRTY"}),
)
NOT_MOVED: Final = (*NOT_ENTERED, StayHasEnded)
ASSIGNMENT_REFUSED: Final = (
    *NOT_ASSIGNABLE,
    *ROOM_NOT_TAKEN,
    HotelMismatch(field="room_id"),
    RoomTypeHotelMismatch(field="room_id"),
)
PARTY_REFUSED: Final = (
    PartyExceedsBooking(field="is_staying", details={"guests_booked": 2}),
    WRONG_STATUS,
)


def page_of(name: str, row: serializers.Serializer[Any]) -> serializers.Serializer[Any]:
    link: dict[str, Any] = {"allow_null": True, "help_text": "A query such as `?page=2`."}
    return inline_serializer(
        name,
        {
            "count": serializers.IntegerField(),
            "next": serializers.CharField(**link),
            "previous": serializers.CharField(**link),
            "results": row,
        },
    )


def booking_change(
    name: str,
    summary: str,
    *,
    tag: str,
    refusals: tuple[Refusing, ...],
    example: dict[str, Any] = shown.CONFIRMED,
    sends: Sent = NOTHING_SENT,
    description: str = "",
) -> Operation:
    """A change of one booking, answered with its page as it is afterwards."""
    return Operation(
        name=name,
        summary=summary,
        description=description,
        tag=tag,
        parameters=(IF_MATCH, TAGGED),
        sends=sends,
        answer=Answer(200, StaffRoomBookingDetailSerializer, example),
        refusals=(*OF_THE_HOTEL, *CHANGE, *VERSIONED, *refusals),
    )


# Finding

list_bookings = Operation(
    name="listRoomBookings",
    summary="Find bookings",
    description=(
        "`date_from` and `date_to` find every stay that touches the window. `guest_name` looks at the "
        "beginnings of everybody's names, whatever their case and accents; `q` also at ids, group, room "
        "number, e-mail (whole, or what stands before or after its @) and the last digits of phones."
    ),
    tag=FINDING,
    parameters=(BookingsQuery, PageQuery),
    answer=Answer(
        200,
        page_of("RoomBookingsPage", StaffRoomBookingListSerializer(many=True)),
        shown.page(shown.ROW),
    ),
    refusals=(
        *OF_THE_HOTEL,
        *WITH_QUERY,
        InvalidDateRange("The window ends before it starts.", field="date_to"),
        ListTooBroad(),
    ),
)
export_bookings = Operation(
    name="exportRoomBookings",
    summary="The same as a spreadsheet",
    description="CSV in UTF-8. A cell that a spreadsheet might take for a formula starts with `'`.",
    tag=FINDING,
    parameters=(BookingsQuery,),
    answer=Answer(200, {"type": "string"}, shown.CSV_FILE, media_type="text/csv"),
    refusals=(
        *OF_THE_HOTEL,
        *WITH_QUERY,
        InvalidDateRange("The window ends before it starts.", field="date_to"),
    ),
)
get_booking = Operation(
    name="getRoomBookingForStaff",
    summary="One booking in full",
    description="`allowed_actions` names what can be done with it next.",
    tag=FINDING,
    parameters=(TAGGED,),
    answer=Answer(200, StaffRoomBookingDetailSerializer, shown.CONFIRMED),
    refusals=OF_THE_HOTEL,
)

# Deciding

change_notes = booking_change(
    "changeRoomBookingNotes",
    "Change the notes, or the language in which the guest is written to",
    tag=DECIDING,
    sends=Sent(NotesInput, {"internal_notes": "Returning guest"}),
    example=shown.CONFIRMED | {"internal_notes": "Returning guest"},
    refusals=(),
)
confirm = booking_change(
    "confirmRoomBooking",
    "Confirm a booking that is held",
    tag=DECIDING,
    refusals=(WRONG_STATUS, HoldExpired),
)
cancel = booking_change(
    "cancelRoomBookingForStaff",
    "Cancel a booking",
    tag=DECIDING,
    description=(
        "Before the guest is in the house. Its nights are free at once. `penalty_amount` is what the "
        "booking's own policy charges at that moment; a booking that is not paid yet costs nothing."
    ),
    sends=Sent(CancelInput, {"reason": "Booked twice", "waive_penalty": True}),
    example=shown.CANCELLED,
    refusals=(WRONG_STATUS, BookingAlreadyCheckedIn),
)
mark_no_show = booking_change(
    "markNoShow",
    "The guest never came",
    tag=DECIDING,
    description=(
        "After the arrival day, by the hotel's own calendar. `penalty_amount` is what the booking's "
        "own policy charges."
    ),
    sends=Sent(WaiverInput, {"waive_penalty": False}),
    example=shown.NO_SHOW,
    refusals=(
        WRONG_STATUS,
        BookingAlreadyCheckedIn,
        NoShowTooEarly(details={"check_in": "2025-01-15"}),
    ),
)
reinstate = booking_change(
    "reinstateRoomBooking",
    "The guest came after all",
    tag=DECIDING,
    description="Takes the nights of a no-show again, while rooms are left, and charges nothing.",
    example=shown.UNASSIGNED,
    refusals=(
        WRONG_STATUS,
        SoldOut,
        AllotmentUsedUp,
        StayHasEnded("No night of the stay is left."),
    ),
)

# Assigning


def free_rooms(name: str, *parameters: Any) -> Operation:
    return Operation(
        name=name,
        summary="Rooms that a booking can be given",
        description="Of the booked type; with `upgrade`, of every other type.",
        tag=ASSIGNING,
        parameters=(*parameters, AvailableRoomsQuery),
        answer=Answer(200, FreeRoomsSerializer, shown.FREE_ROOMS),
        refusals=(*OF_THE_HOTEL, *WITH_QUERY),
    )


def assignment(name: str, sends: Sent) -> Operation:
    return Operation(
        name=name,
        summary="Give a booking its room",
        description="Another room reassigns; the same one changes nothing. Every refusal is on record.",
        tag=ASSIGNING,
        parameters=(IF_MATCH, TAGGED),
        sends=sends,
        answer=Answer(200, RoomAssignedSerializer, shown.ASSIGNED),
        refusals=(*OF_THE_HOTEL, *CHANGE, *VERSIONED, *ASSIGNMENT_REFUSED),
    )


def unassignment(name: str, sends: Sent) -> Operation:
    return booking_change(
        name,
        "Take the room away again",
        tag=ASSIGNING,
        sends=sends,
        example=shown.UNASSIGNED,
        refusals=(*NOT_ASSIGNABLE, NoRoomAssigned),
    )


list_free_rooms = free_rooms("listRoomsForBooking")
list_free_rooms_for = free_rooms("listAvailableRooms", BookingNamed)
assign = assignment("assignRoom", Sent(AssignmentInput, {"room_id": 15, "notes": shown.NOTES}))
safe_assign = assignment(
    "safeAssignRoom",
    Sent(
        SafeAssignmentInput,
        {"booking_id": shown.BOOKING_ID, "room_id": 15, "notes": shown.NOTES},
    ),
)
unassign = unassignment("unassignRoom", NOTHING_SENT)
unassign_named = unassignment(
    "unassignRoomOfBooking", Sent(BookingNamed, {"booking_id": shown.BOOKING_ID})
)
upgrade = booking_change(
    "upgradeRoom",
    "Give the guest a room of another type",
    tag=ASSIGNING,
    description=(
        "The nights move to the other type, the price stays as sold. A booking of an allotment leaves "
        "its room there; in the other type it takes one of the allotment's, if that keeps any then."
    ),
    sends=Sent(RoomChangeInput, {"room_id": 31, "reason": "Returning guest"}),
    refusals=(
        BookingAlreadyCheckedOut,
        BookingStatusNotAssignable(details={"status": "PENDING_PAYMENT"}),
        *ROOM_NOT_TAKEN,
        SoldOut,
        AllotmentUsedUp,
        OccupancyExceeded(field="adults", details={"max_occupancy": 2}),
        *NOT_MOVED,
    ),
)

# Staying

check_in = booking_change(
    "checkIn",
    "The guest arrives",
    tag=STAYING,
    description="On the arrival day, or later while nights are left, into a room that is ready.",
    example=shown.IN_HOUSE,
    refusals=(
        BookingAlreadyCheckedIn,
        BookingAlreadyCheckedOut,
        WRONG_STATUS,
        CheckInTooEarly(details={"hotel_today": "2025-01-14"}),
        CheckInTooLate(details={"hotel_today": "2025-01-17"}),
        NoRoomAssigned,
        RoomNotFound(field="room_id"),
        *NOT_ENTERED,
    ),
)
check_out = booking_change(
    "checkOut",
    "The guest leaves",
    tag=STAYING,
    description="Nights that are left are free at once, and the room is for housekeeping.",
    example=shown.COMPLETED,
    refusals=(BookingNotCheckedIn, BookingAlreadyCheckedOut),
)
move = booking_change(
    "moveRoom",
    "The guest changes rooms",
    tag=STAYING,
    description="In the house, to a ready room of the same type.",
    sends=Sent(RoomChangeInput, {"room_id": 16, "reason": "The heating failed"}),
    example=shown.MOVED,
    refusals=(BookingNotCheckedIn, BookingAlreadyCheckedOut, *ROOM_NOT_TAKEN, *NOT_MOVED),
)
extend = booking_change(
    "changeDeparture",
    "The guest stays longer, or leaves earlier",
    tag=STAYING,
    description=(
        "Nights that stay keep their price, added ones are at today's. Discounts, meals, fees and "
        "taxes are those of the new stay. Who is not in the house yet can be changed in every way."
    ),
    sends=Sent(DepartureInput, {"check_out": "2025-01-18"}),
    example=shown.EXTENDED,
    refusals=(
        InvalidDateRange(field="check_out"),
        StayDatesRefused(
            "Nights that are over cannot be given back.",
            field="check_out",
            details={"hotel_today": "2025-01-16"},
        ),
        StayTooShort(field="check_out", details={"min_nights": 2}),
        StayTooLong(field="check_out", details={"max_nights": 90}),
        OutsideBookingWindow(field="check_out", details={"latest_check_out": "2026-05-25"}),
        WRONG_STATUS,
        BookingAlreadyCheckedOut,
        SoldOut,
        AllotmentUsedUp,
        RatePlanNotForType(field="rate_plan_code"),
        *ROOM_IN_THE_WAY,
    ),
)

# Party

get_party = Operation(
    name="getParty",
    summary="Who stays",
    tag=PARTY,
    answer=Answer(200, BookingPartyGroupedSerializer, shown.PARTY),
    refusals=OF_THE_HOTEL,
)
add_guest = Operation(
    name="addGuest",
    summary="Add a companion",
    tag=PARTY,
    sends=Sent(GuestInput, {"first_name": "Jane", "last_name": "Doe"}),
    parameters=(IF_MATCH, TAGGED),
    answer=Answer(201, BookingPartyGuestSerializer, shown.COMPANION),
    refusals=(*OF_THE_HOTEL, *CHANGE, *VERSIONED, *PARTY_REFUSED),
)
change_guest = Operation(
    name="changeGuest",
    summary="Change a guest of the party",
    description="The primary guest's details change on the booking as well.",
    tag=PARTY,
    parameters=(IF_MATCH, TAGGED),
    sends=Sent(GuestInput, {"email": "jane@example.com"}),
    answer=Answer(
        200, BookingPartyGuestSerializer, shown.COMPANION | {"email": "jane@example.com"}
    ),
    refusals=(
        *OF_THE_HOTEL,
        *CHANGE,
        *VERSIONED,
        *PARTY_REFUSED,
        GuestNotFound,
        PrimaryGuestIsFixed("The primary guest stays.", field="is_staying"),
    ),
)
remove_guest = Operation(
    name="removeGuest",
    summary="Take a companion off the party",
    tag=PARTY,
    parameters=(IF_MATCH, TAGGED),
    answer=NOTHING,
    refusals=(
        *OF_THE_HOTEL,
        *CHANGE,
        *VERSIONED,
        WRONG_STATUS,
        GuestNotFound,
        PrimaryGuestIsFixed,
    ),
)

# Logs

audit = Operation(
    name="getAuditTrail",
    summary="Everything that happened to a booking",
    tag=LOGS,
    parameters=(PageQuery,),
    answer=Answer(
        200,
        page_of("AuditPage", AuditEntrySerializer(many=True)),
        shown.page(shown.AUDIT_ENTRY),
    ),
    refusals=(*OF_THE_HOTEL, *WITH_QUERY),
)
conflicts = Operation(
    name="listAssignmentConflicts",
    summary="Assignments that were refused",
    description="Who tried to give which room to which booking, and what stood in the way.",
    tag=LOGS,
    parameters=(PageQuery,),
    answer=Answer(
        200,
        page_of("AssignmentConflictsPage", AssignmentConflictSerializer(many=True)),
        shown.page(shown.CONFLICT),
    ),
    refusals=(*OF_THE_HOTEL, *WITH_QUERY),
)
events = Operation(
    name="listEvents",
    summary="The hotel's event log",
    description=(
        "In order and without gaps. Ask again with `after` set to `next_after`. It replays everything "
        "that webhooks would have told: after a failure begin at the last `id` that was received."
    ),
    tag=LOGS,
    parameters=(EventsQuery,),
    answer=Answer(200, EventsSerializer, shown.EVENTS),
    refusals=(
        *OF_THE_HOTEL,
        *WITH_QUERY,
        UnknownEventType(field="types", details={"unknown": "booking-lost"}),
    ),
)
