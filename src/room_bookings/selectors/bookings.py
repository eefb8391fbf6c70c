"""What the front desk looks up: lists of bookings by what people know about them, and one in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import OperationalError
from django.db.models import F, OrderBy, Prefetch, Q, QuerySet
from django.db.models.functions import Lower

from common.clock import hotel_today
from common.errors import InvalidDateRange, NotFound
from hotel.models import BookingGuest, RoomBooking
from hotel.querysets import IN_HOUSE
from payments.money import (
    Money,
    PaymentState,
    money_of,
    money_of_all,
    with_refund_due,
    with_something_to_pay,
)
from room_bookings.errors import ListTooBroad
from room_bookings.locks import read_booking
from room_bookings.selectors.holding import Hold, hold_of_guest
from room_bookings.selectors.searching import found_by_name, found_by_text

OUT_OF_TIME: Final = "57014"
"""PostgreSQL's state of a statement that was cancelled because it took too long."""
ORDERINGS: Final[dict[str, tuple[Any, ...]]] = {
    "check_in": (F("check_in"),),
    "check_out": (F("check_out"),),
    "created_at": (F("created_at"),),
    "guest_name": (Lower("primary_first_name"), Lower("primary_last_name")),
    "status": (F("status"),),
    "total_amount": (F("total_amount"),),
}
ORDERING_WORDS: Final = [sign + name for name in ORDERINGS for sign in ("", "-")]

ROW_FIELDS: Final = (
    "id",
    "booking_id",
    "confirmation_number",
    "primary_first_name",
    "primary_last_name",
    "primary_email",
    "primary_phone",
    "booker_type",
    "booker_company",
    "check_in",
    "check_out",
    "adults",
    "children",
    "total_amount",
    "currency",
    "status",
    "created_at",
    "checked_in_at",
    "checked_out_at",
    "expires_at",
    "version",
    "assignment_version",
    "penalty_amount",
)
MONEY_FIELDS: Final = ("status", "total_amount", "penalty_amount", "currency")
"""What a booking owes goes by these."""
ROW_JOINS: Final = {
    "hotel_name": F("hotel__name"),
    "room_type_name": F("room_type__name"),
    "room_type_code": F("room_type__code"),
    "assigned_room_number": F("assigned_room__room_number"),
    "group_reference": F("group__group_reference"),
}


@dataclass(frozen=True, slots=True)
class BookingPage:
    """A booking with everything that staff are shown of it at one moment. `today` is the hotel's."""

    booking: RoomBooking
    today: date
    hold: Hold | None
    money: Money


@dataclass(frozen=True, slots=True)
class BookingRow:
    """One line of a list: plain facts, and how the booking stands with its money."""

    facts: Mapping[str, Any]
    money: Money


@dataclass(frozen=True, slots=True)
class BookingFilter:
    """What a list is narrowed to; whatever is left out does not narrow it."""

    status: Sequence[str] = ()
    date_from: date | None = None
    date_to: date | None = None
    guest_name: str = ""
    q: str = ""
    room_type: str = ""
    assigned: bool | None = None
    in_house: bool | None = None
    group_reference: str = ""
    refund_due: bool = False
    payment: PaymentState | None = None
    rate_plan: str = ""
    arrives_from: date | None = None
    arrives_to: date | None = None
    departs_from: date | None = None
    departs_to: date | None = None
    created_from: datetime | None = None
    created_before: datetime | None = None
    ordering: str = "-created_at"

    def __post_init__(self) -> None:
        if self.date_from and self.date_to and self.date_to < self.date_from:
            raise InvalidDateRange("The window ends before it starts.", field="date_to")


def find_bookings(*, hotel_id: int, wanted: BookingFilter) -> QuerySet[RoomBooking]:
    found = RoomBooking.objects.for_hotel(hotel_id).filter(_plain_facts(wanted))
    if wanted.guest_name:
        found = found.filter(found_by_name(hotel_id, wanted.guest_name))
    if wanted.q:
        found = found.filter(found_by_text(hotel_id, wanted.q))
    if wanted.refund_due or wanted.payment == PaymentState.REFUND_DUE:
        found = with_refund_due(found)
    elif wanted.payment is not None:
        found = with_something_to_pay(found, wanted.payment)
    return found.order_by(*_order(wanted.ordering))


@contextmanager
def in_time() -> Iterator[None]:
    """Around the reading of a list. Raises ListTooBroad for what takes longer than a statement may."""
    try:
        yield
    except OperationalError as exc:
        if getattr(exc.__cause__, "sqlstate", None) == OUT_OF_TIME:
            raise ListTooBroad from exc
        raise


def booking_rows(found: QuerySet[RoomBooking]) -> QuerySet[RoomBooking, dict[str, Any]]:
    """The same bookings as plain rows, with the names that a list shows."""
    rows: QuerySet[RoomBooking, dict[str, Any]] = found.values(*ROW_FIELDS, **ROW_JOINS)
    return rows


def with_money(rows: Iterable[Mapping[str, Any]]) -> list[BookingRow]:
    """Rows of `booking_rows`. Three queries, however many."""
    found = list(rows)
    bookings = [
        RoomBooking(pk=row["id"], **{name: row[name] for name in MONEY_FIELDS}) for row in found
    ]
    money = money_of_all(bookings)
    return [BookingRow(row, money[row["id"]]) for row in found]


def booking_as_it_stands(*, hotel_id: int, booking_id: str) -> RoomBooking:
    """Alone, in one query: what a question about it starts from."""
    return read_booking(hotel_id=hotel_id, booking_id=booking_id)


def booking_version(*, hotel_id: int, booking_id: str) -> int:
    return booking_as_it_stands(hotel_id=hotel_id, booking_id=booking_id).version


def booking_in_full(*, hotel_id: int, booking_id: str) -> RoomBooking:
    """With everything that its page shows, in two queries."""
    booking = (
        RoomBooking.objects.for_hotel(hotel_id)
        .filter(booking_id=booking_id)
        .select_related(
            "hotel",
            "room_type",
            "group",
            "assigned_room__room_type",
            "moved_from_room",
            "room_assigned_by__user",
            "room_moved_by__user",
            "cancelled_by__user",
            "account",
            "allotment",
        )
        .prefetch_related(Prefetch("party", BookingGuest.objects.order_by("id")))
        .first()
    )
    if booking is None:
        raise NotFound
    return booking


def booking_page(*, hotel_id: int, booking_id: str, at: datetime) -> BookingPage:
    """In five queries, and one more for a hold that may be extended."""
    booking = booking_in_full(hotel_id=hotel_id, booking_id=booking_id)
    return BookingPage(
        booking=booking,
        today=hotel_today(booking.hotel.timezone, at),
        hold=hold_of_guest(booking, at=at),
        money=money_of(booking),
    )


def _plain_facts(wanted: BookingFilter) -> Q:
    facts: list[tuple[str, Any]] = [
        ("status__in", wanted.status or None),
        ("check_out__gte", wanted.date_from),
        ("check_in__lte", wanted.date_to),
        ("check_in__gte", wanted.arrives_from),
        ("check_in__lte", wanted.arrives_to),
        ("check_out__gte", wanted.departs_from),
        ("check_out__lte", wanted.departs_to),
        ("created_at__gte", wanted.created_from),
        ("created_at__lt", wanted.created_before),
        ("room_type__code", wanted.room_type or None),
        ("rate_plan_code", wanted.rate_plan or None),
        ("group__group_reference", wanted.group_reference or None),
    ]
    found = Q(*(Q((name, value)) for name, value in facts if value is not None))
    if wanted.assigned is not None:
        found &= Q(assigned_room__isnull=not wanted.assigned)
    if wanted.in_house is not None:
        found &= IN_HOUSE if wanted.in_house else ~IN_HOUSE
    return found


def _order(word: str) -> list[OrderBy]:
    """By what was asked, and by age among equals, so that pages never overlap."""
    keys = (*ORDERINGS[word.removeprefix("-")], F("id"))
    return [OrderBy(key, descending=word.startswith("-")) for key in keys]
