from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import Q

from cli.commands import demo
from cli.demo.guide import guide
from cli.demo.making import ensure_demo, make_demo
from cli.postgres.cluster import CannotStart
from events.models import DomainEvent
from hotel.enums import BookingStatus
from hotel.models import Hotel, RoomBooking
from room_bookings.recount import differences
from tests.cli.test_commands import hotelmate

AT = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),  # the clocks go back in Dublin
        datetime(2028, 2, 29, 23, 50, tzinfo=UTC),
    ],
)
def test_made_at_any_hour_it_recounts_to_zero_and_knows_no_future(at: datetime):
    make_demo(at=at)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs")
        jobs = cursor.fetchone()[0]

    assert differences(at=at) == []
    assert jobs == 0
    assert not RoomBooking.objects.filter(status=BookingStatus.PENDING_PAYMENT).exists()
    assert not DomainEvent.objects.filter(occurred_at__gt=at).exists()
    assert not RoomBooking.objects.filter(Q(created_at__gt=at) | Q(updated_at__gt=at)).exists()


def test_the_same_day_tells_the_same_story():
    def story() -> list[tuple[Any, ...]]:
        with transaction.atomic():
            make_demo(at=AT)
            told = list(
                RoomBooking.objects.order_by("id").values_list(
                    "check_in", "check_out", "status", "primary_email", "total_amount", "created_at"
                )
            )
            transaction.set_rollback(True)
        return told

    first = story()

    assert len(first) > 2_000
    assert story() == first


def test_first_start_leaves_a_system_with_hotels_alone():
    Hotel.objects.create(slug="own", name="Our own")

    assert ensure_demo(at=AT) == []
    assert list(Hotel.objects.values_list("slug", flat=True)) == ["own"]


def test_it_is_refused_in_production(settings: Any):
    settings.IN_PRODUCTION = True

    with pytest.raises(CannotStart, match="not in production"):
        demo.run([])
    assert not Hotel.objects.exists()


def test_first_start_makes_them_and_prints_the_logins(home: Path):
    first = hotelmate(home, "prepare", HOTELMATE_ENV="development", PORT="8123")
    again = hotelmate(home, "demo", HOTELMATE_ENV="development", PORT="8123")
    check = hotelmate(home, "check")

    assert first.stdout == (
        "demo hotel grand-hotel (Grand Hotel, Dublin)\n"
        "  http://127.0.0.1:8123/api/public/hotel/grand-hotel/availability/\n"
        "  staff: grand-manager, grand-desk, grand-housekeeping, grand-admin\n"
        "  promo codes: WINTER2025 (10 % off), WELCOME20 (20.00 off two nights or more, once a guest),"
        " STAY4PAY3 (of four nights the cheapest is free, by FLEX and FLEXBB), FIRST3 (used up),"
        " SPRING (over)\n"
        "  corporate codes: ACME (Acme Engineering Ltd), MERIDIAN (Meridian Consulting)\n"
        "  allotment: DEVCONF (Dublin Developers' Conference)\n"
        "demo hotel harbour-inn (Harbour Inn, Portland, Maine)\n"
        "  http://127.0.0.1:8123/api/public/hotel/harbour-inn/availability/\n"
        "  staff: harbour-manager\n"
        "  promo codes: LOBSTER (15.00 off)\n"
        "demo hotel sakura-house (Sakura House, Tokyo)\n"
        "  http://127.0.0.1:8123/api/public/hotel/sakura-house/availability/\n"
        "  staff: sakura-manager\n"
        "  promo codes: HANAMI (5 % off)\n"
        "administrator admin (of no hotel); the password of all is demo-hotelmate\n"
    )
    assert (again.stdout, again.stderr, again.returncode) == (first.stdout, "", 0)
    assert (check.stdout, check.returncode) == ("0 differences\n", 0)


def test_hotel_of_an_earlier_release_is_shown_without_codes_that_it_does_not_have():
    Hotel.objects.create(slug="harbour-inn", name="Harbour Inn")

    assert guide() == (
        "demo hotel harbour-inn (Harbour Inn, Portland, Maine)\n"
        "  http://127.0.0.1:8000/api/public/hotel/harbour-inn/availability/\n"
        "  staff: harbour-manager\n"
        "administrator admin (of no hotel); the password of all is demo-hotelmate"
    )
