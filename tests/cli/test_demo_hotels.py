"""What the demo hotels show on the day they are made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F

from cli.demo.making import make_demo
from common.clock import hotel_today
from common.stay import Stay
from events.models import DomainEvent
from hotel.enums import BookingStatus
from hotel.models import BookingGuest, Hotel, HotelGroup, PricingQuote, RoomBooking
from rates.exchange_loading import exchange_table
from rates.terms import Guests
from room_bookings.selectors.availability import availability_of
from room_bookings.selectors.counter import Search
from rooms.enums import RoomStatus
from rooms.models import Room, RoomType
from staff.models import Staff

AT = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
TABLES = (Hotel, RoomType, Room, User, Staff, RoomBooking, BookingGuest, PricingQuote, DomainEvent)


@pytest.fixture(scope="module", autouse=True)
def demo_world(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Made once for the tests that only look at it."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_demo(at=AT)
        yield
        transaction.set_rollback(True)


def counts() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in TABLES}


def test_hotels_are_as_promised():
    doubles = RoomType.objects.get(hotel__slug="grand-hotel", code="DBL")

    assert [
        (h.slug, h.currency, h.timezone, h.prices_include_tax) for h in Hotel.objects.all()
    ] == [
        ("grand-hotel", "EUR", "Europe/Dublin", True),
        ("harbour-inn", "USD", "America/New_York", False),
        ("sakura-house", "JPY", "Asia/Tokyo", True),
    ]
    assert Counter(Room.objects.values_list("hotel__slug", "room_type__code")) == {
        ("grand-hotel", "SGL"): 6,
        ("grand-hotel", "DBL"): 12,
        ("grand-hotel", "TWN"): 6,
        ("grand-hotel", "STE"): 3,
        ("harbour-inn", "DBL"): 5,
        ("sakura-house", "TAT"): 4,
        ("sakura-house", "VIL"): 2,
    }
    assert [room.room_number for room in doubles.rooms.all()] == [str(n) for n in range(201, 213)]
    assert str(doubles.starting_price_from) == "75.00"


def test_hotels_are_sold_together_and_compared_in_made_up_rates():
    group = HotelGroup.objects.get()
    together = Hotel.objects.filter(hotel_group=group).values_list("slug", "stars")
    table = exchange_table(today=AT.date())

    assert (group.slug, dict(together)) == (
        "demo-collection",
        {"grand-hotel": 4, "harbour-inn": 3, "sakura-house": 4},
    )
    assert (table.as_of, table.is_sample) == (AT.date(), True)
    assert {"EUR", "USD", "JPY"} < set(table.currencies)


def test_everybody_but_the_former_colleague_can_log_in():
    users = User.objects.order_by("username")
    with_password = [user.username for user in users if user.check_password("demo-hotelmate")]
    let_in = [
        user.username
        for user in users
        if authenticate(username=user.username, password="demo-hotelmate")
    ]

    assert with_password == [
        "admin",
        "grand-admin",
        "grand-desk",
        "grand-former",
        "grand-housekeeping",
        "grand-manager",
        "harbour-manager",
        "sakura-manager",
    ]
    assert let_in == [name for name in with_password if name != "grand-former"]
    assert [s.user.username for s in Staff.objects.filter(is_active=False)] == ["grand-former"]
    assert [u.username for u in User.objects.filter(is_superuser=True)] == ["admin"]
    assert not Staff.objects.filter(user__username="admin").exists()


def test_each_booking_s_last_event_tells_how_it_stands():
    told = dict(
        DomainEvent.objects.filter(booking__isnull=False)
        .order_by("id")
        .values_list("booking_id", "data__status")
    )

    assert told == dict(RoomBooking.objects.values_list("id", "status"))


def test_events_are_numbered_in_the_order_of_time():
    for hotel in Hotel.objects.all():
        events = DomainEvent.objects.filter(hotel=hotel).order_by("id")
        moments = list(events.values_list("occurred_at", flat=True))

        assert moments == sorted(moments)


def test_front_desk_finds_every_state_on_the_board():
    hotel = Hotel.objects.get(slug="grand-hotel")
    today = hotel_today(hotel.timezone, AT)
    confirmed = RoomBooking.objects.for_hotel(hotel.pk).filter(status=BookingStatus.CONFIRMED)
    arrivals = confirmed.filter(check_in=today, checked_in_at__isnull=True)

    assert {
        "in house": confirmed.in_house().filter(check_out__gt=today).exists(),
        "due out": confirmed.in_house().filter(check_out=today).exists(),
        "arrival with room": arrivals.filter(assigned_room__isnull=False).exists(),
        "arrival without room": arrivals.filter(assigned_room__isnull=True).exists(),
        "ahead with room": confirmed.filter(
            check_in__gt=today, assigned_room__isnull=False
        ).exists(),
        "ahead without room": confirmed.filter(
            check_in__gt=today, assigned_room__isnull=True
        ).exists(),
    } == dict.fromkeys(
        (
            "in house",
            "due out",
            "arrival with room",
            "arrival without room",
            "ahead with room",
            "ahead without room",
        ),
        True,
    )
    assert set(Room.objects.values_list("room_status", flat=True)) == set(RoomStatus) - {
        RoomStatus.OUT_OF_ORDER
    }


def test_newcomer_finds_ready_rooms_and_nights_of_every_type():
    for hotel in Hotel.objects.all():
        today = hotel_today(hotel.timezone, AT)
        month = [Stay(today + timedelta(days=n), today + timedelta(days=n + 1)) for n in range(28)]
        left = [
            offer.rooms_left
            for stay in month
            for offer in availability_of(Search(hotel.slug, stay, Guests(1)), at=AT).offers
        ]
        ready = Room.objects.for_hotel(hotel.pk).filter(
            room_status=RoomStatus.READY_FOR_GUEST,
            room_type__code__in=["DBL", "TAT", "VIL"],
        )
        wanted = RoomBooking.objects.blocking().filter(check_in=today)
        free = ready.exclude(pk__in=wanted.values("assigned_room_id").exclude(assigned_room=None))

        assert min(left) >= 1
        assert free.count() >= 2


def test_some_nights_ahead_are_sold_out():
    doubles = RoomType.objects.get(hotel__slug="grand-hotel", code="DBL")
    full = doubles.type_nights.filter(sold=F("capacity"), night__gt=AT.date())

    assert {night.night.strftime("%A") for night in full} >= {"Friday", "Saturday"}


def test_making_it_again_changes_nothing():
    before = counts()

    assert make_demo(at=AT + timedelta(days=3)) == []
    assert counts() == before
