"""The documented fields by name and type, and what the database refuses whoever writes."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, models, transaction

from common.fields import MoneyField
from hotel.models import BookingGuest, Hotel, PricingQuote, RoomBooking
from rooms.models import Room, RoomBlock, RoomType, RoomTypeNight
from tests.factories.world import NOON, World, day, make_world, nights, noon

C, D, DT, INT = (
    models.CharField,
    models.DateField,
    models.DateTimeField,
    models.PositiveIntegerField,
)
FK, MONEY = models.ForeignKey, MoneyField
DOCUMENTED: dict[type[models.Model], dict[str, tuple[type[models.Field[Any, Any]], Any]]] = {
    RoomBooking: {
        "booking_id": (C, 50),
        "confirmation_number": (C, 50),
        "hotel": (FK, "room_bookings"),
        "room_type": (FK, "bookings"),
        "check_in": (D, None),
        "check_out": (D, None),
        "booker_type": (C, 20),
        "booker_first_name": (C, 100),
        "booker_last_name": (C, 100),
        "booker_email": (models.EmailField, 254),
        "booker_phone": (C, 30),
        "booker_company": (C, 150),
        "primary_first_name": (C, 100),
        "primary_last_name": (C, 100),
        "primary_email": (models.EmailField, 254),
        "primary_phone": (C, 30),
        "adults": (INT, None),
        "children": (INT, None),
        "total_amount": (MONEY, (14, 4)),
        "currency": (C, 3),
        "status": (C, 20),
        "assigned_room": (FK, "bookings"),
        "room_assigned_at": (DT, None),
        "room_assigned_by": (FK, "+"),
        "checked_in_at": (DT, None),
        "checked_out_at": (DT, None),
        "created_at": (DT, None),
        "updated_at": (DT, None),
        "assignment_version": (INT, None),
        "special_requests": (models.TextField, None),
        "promo_code": (C, 50),
    },
    BookingGuest: {
        "booking": (FK, "party"),
        "role": (C, 20),
        "first_name": (C, 100),
        "last_name": (C, 100),
        "email": (models.EmailField, 254),
        "phone": (C, 30),
        "is_staying": (models.BooleanField, None),
        "created_at": (DT, None),
    },
    PricingQuote: {
        "quote_id": (C, 50),
        "hotel": (FK, "quotes"),
        "room_type": (FK, "quotes"),
        "check_in": (D, None),
        "check_out": (D, None),
        "adults": (INT, None),
        "children": (INT, None),
        "subtotal": (MONEY, (14, 4)),
        "taxes": (MONEY, (14, 4)),
        "total": (MONEY, (14, 4)),
        "currency": (C, 3),
        "expires_at": (DT, None),
        "created_at": (DT, None),
    },
}
FIELDS = [(model, name) for model, fields in DOCUMENTED.items() for name in fields]


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def size_of(field: Any) -> Any:
    if isinstance(field, models.ForeignKey):
        return field.remote_field.related_name
    if isinstance(field, models.DecimalField):
        return field.max_digits, field.decimal_places
    return getattr(field, "max_length", None)


@pytest.mark.parametrize(("model", "name"), FIELDS)
def test_documented_field_is_there(model: type[models.Model], name: str) -> None:
    field = model._meta.get_field(name)

    assert (type(field), size_of(field)) == DOCUMENTED[model][name]


def test_defaults_are_the_documented_ones() -> None:
    booking, guest, quote = RoomBooking(), BookingGuest(), PricingQuote()

    assert (booking.booker_type, booking.status, booking.currency) == (
        "SELF",
        "PENDING_PAYMENT",
        "EUR",
    )
    assert (booking.adults, booking.children, booking.assignment_version) == (1, 0, 0)
    assert (guest.role, guest.is_staying) == ("COMPANION", True)
    assert (quote.children, quote.currency) == (0, "EUR")


def test_statuses_are_the_documented_ones() -> None:
    assert RoomBooking.STATUS_CHOICES == [
        ("PENDING_PAYMENT", "Pending Payment"),
        ("CONFIRMED", "Confirmed"),
        ("CANCELLED", "Cancelled"),
        ("COMPLETED", "Completed"),
        ("NO_SHOW", "No Show"),
    ]


def unsaved(world: World, **facts: Any) -> RoomBooking:
    usual = {
        "hotel": world.hotel,
        "room_type": world.types["DBL"],
        "check_in": day(1),
        "check_out": day(3),
        "primary_first_name": "John",
        "primary_last_name": "Doe",
        "total_amount": Decimal("150.00"),
        "expires_at": noon(1),
    }
    return RoomBooking(**(usual | facts))


def test_saving_gives_a_booking_its_public_ids(world: World) -> None:
    booking = unsaved(world)
    booking.save()

    assert re.fullmatch(r"BK-20\d\d-[0-9A-HJKMNP-TV-Z]{10}", booking.booking_id)
    assert re.fullmatch(r"HTL-20\d\d-\d{8}", booking.confirmation_number)


def test_saving_again_keeps_the_public_ids(world: World) -> None:
    booking = unsaved(world)
    booking.save()
    first = (booking.booking_id, booking.confirmation_number)
    booking.save()

    assert (booking.booking_id, booking.confirmation_number) == first


def test_given_public_ids_are_kept(world: World) -> None:
    booking = unsaved(world, booking_id="BK-2025-0001", confirmation_number="HTL-2025-0001")
    booking.save()

    assert (booking.booking_id, booking.confirmation_number) == ("BK-2025-0001", "HTL-2025-0001")


def test_saving_gives_a_quote_its_public_id(world: World) -> None:
    quote = PricingQuote(
        hotel=world.hotel,
        room_type=world.types["DBL"],
        check_in=day(1),
        check_out=day(3),
        adults=2,
        subtotal=Decimal(150),
        taxes=Decimal(0),
        total=Decimal(150),
        expires_at=NOON,
    )
    quote.save()

    assert re.fullmatch(r"QUOTE-20\d\d-[0-9A-HJKMNP-TV-Z]{10}", quote.quote_id)


def test_nights_are_a_difference_of_dates(world: World) -> None:
    assert (unsaved(world).nights, unsaved(world, check_out=day(2)).nights) == (2, 1)


def test_primary_guest_has_a_full_name(world: World) -> None:
    assert unsaved(world).primary_guest_name == "John Doe"
    assert unsaved(world, primary_first_name="").primary_guest_name == "Doe"


@pytest.mark.parametrize(
    ("arrived", "left", "in_house"),
    [(None, None, False), (NOON, None, True), (NOON, noon(1), False)],
)
def test_in_house_means_arrived_and_not_left(
    world: World, arrived: Any, left: Any, in_house: bool
) -> None:
    booking = unsaved(world, checked_in_at=arrived, checked_out_at=left)

    assert booking.is_in_house is in_house


def test_things_are_called_by_their_names(world: World) -> None:
    booking = world.hold(nights(1, 3))
    night = RoomTypeNight.objects.get(room_type=world.types["DBL"], night=day(1))
    block = RoomBlock(room=world.rooms["201"], start_date=day(1), end_date=day(2))

    assert list(
        map(str, [booking, booking.party.get(), world.hotel, world.rooms["201"], night])
    ) == [
        booking.booking_id,
        "John Doe",
        "Grand Hotel",
        "201",
        f"{world.types['DBL'].pk} 2026-03-03: 1/2",
    ]
    assert str(world.types["DBL"]) == "DBL Double Room"
    assert str(block) == f"{world.rooms['201'].pk}: 2026-03-03 to 2026-03-04"


# What no row may be


def assert_database_refuses(constraint: str, row: models.Model) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        row.save()


@pytest.mark.parametrize(
    ("constraint", "facts"),
    [
        ("booking_has_a_night", {"check_out": day(1)}),
        ("booking_has_a_night", {"check_out": day(0)}),
        ("booking_status_known", {"status": "PAID"}),
        ("booker_type_known", {"booker_type": "FRIEND"}),
        ("booking_has_an_adult", {"adults": 0}),
        ("booking_not_negative", {"total_amount": Decimal("-0.01")}),
        ("penalty_is_part_of_the_price", {"penalty_amount": Decimal("-0.01")}),
        ("penalty_is_part_of_the_price", {"penalty_amount": Decimal("150.01")}),
        ("hold_expires", {"expires_at": None}),
        ("in_house_has_a_room", {"status": "CONFIRMED", "checked_in_at": NOON}),
        ("completed_means_checked_out", {"status": "COMPLETED"}),
        ("completed_means_checked_out", {"status": "CONFIRMED", "departed_on": day(1)}),
        ("completed_means_checked_out", {"status": "CONFIRMED", "checked_out_at": NOON}),
    ],
)
def test_impossible_booking_is_refused(
    world: World, constraint: str, facts: dict[str, Any]
) -> None:
    assert_database_refuses(constraint, unsaved(world, **facts))


def test_two_blocking_stays_never_share_a_room(world: World) -> None:
    world.assigned(nights(1, 3), "201")
    intruder = unsaved(world, status="CONFIRMED", assigned_room=world.rooms["201"])

    assert_database_refuses("blocking_stays_do_not_share_a_room", intruder)


def test_only_a_confirmed_guest_is_in_a_room(world: World) -> None:
    unpaid = unsaved(world, assigned_room=world.rooms["201"], checked_in_at=NOON)

    assert_database_refuses("only_confirmed_stays_check_in", unpaid)


def test_one_guest_at_a_time_is_in_a_room(world: World) -> None:
    world.in_house(nights(0, 1), "201")
    intruder = unsaved(
        world, status="CONFIRMED", assigned_room=world.rooms["201"], checked_in_at=NOON
    )

    assert_database_refuses("one_in_house_booking_a_room", intruder)


def test_stay_and_block_never_share_a_room(world: World) -> None:
    facts = {"hotel": world.hotel, "room": world.rooms["201"], "reason": "Paint"}
    RoomBlock.objects.create(**facts, start_date=day(2), end_date=day(4))
    stay = unsaved(world, status="CONFIRMED", assigned_room=world.rooms["201"])

    assert_database_refuses("the room is blocked", stay)


def test_another_hotels_room_or_type_is_impossible(world: World) -> None:
    other = make_world()

    assert_database_refuses(
        "assigned_room_of_same_hotel", unsaved(world, assigned_room=other.rooms["201"])
    )
    assert_database_refuses(
        "booked_type_of_same_hotel", unsaved(world, room_type=other.types["DBL"])
    )
    assert_database_refuses(
        "room_type_of_same_hotel",
        Room(hotel=world.hotel, room_type=other.types["DBL"], room_number="9"),
    )


def test_booking_has_one_primary_guest(world: World) -> None:
    booking = world.hold(nights(1, 3))

    assert_database_refuses(
        "one_primary_guest_a_booking",
        BookingGuest(hotel=world.hotel, booking=booking, role="PRIMARY", first_name="Jane"),
    )


def test_room_numbers_and_type_codes_are_a_hotels_own(world: World) -> None:
    make_world()
    room, room_type = world.rooms["201"], world.types["DBL"]

    assert_database_refuses(
        "room_number_once_a_hotel",
        Room(hotel=world.hotel, room_type=room_type, room_number=room.room_number),
    )
    assert_database_refuses(
        "room_type_code_once_a_hotel",
        RoomType(hotel=world.hotel, code="DBL", starting_price_from=Decimal(1)),
    )


@pytest.mark.parametrize(
    ("constraint", "facts"),
    [
        ("hotel_stay_limits_in_order", {"min_stay_nights": 0}),
        ("hotel_stay_limits_in_order", {"min_stay_nights": 9, "max_stay_nights": 8}),
        ("hotel_tax_rate_in_range", {"tax_rate": Decimal(100)}),
        ("hotel_tax_rate_in_range", {"tax_rate": Decimal(-1)}),
        ("hotel_holds_and_window_positive", {"hold_minutes": 0}),
    ],
)
def test_impossible_hotel_is_refused(db: None, constraint: str, facts: dict[str, Any]) -> None:
    assert_database_refuses(constraint, Hotel(slug="impossible", **facts))


@pytest.mark.parametrize("sold", [-1, 3])
def test_night_is_never_oversold(world: World, sold: int) -> None:
    night = RoomTypeNight.objects.get(room_type=world.types["DBL"], night=day(1))
    night.sold = sold

    assert_database_refuses("type_night_never_oversold", night)


def test_room_is_out_of_order_by_its_status(world: World) -> None:
    room = world.rooms["201"]
    room.is_out_of_order = True

    assert_database_refuses("room_out_of_order_by_status", room)
