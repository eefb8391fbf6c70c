"""The rule "this booking keeps its room" is read by Django and by the database: it must be one rule."""

from __future__ import annotations

from itertools import product

from django.db import connection

from hotel.enums import INVENTORY_BLOCKING_STATUSES, NON_BLOCKING_STATUSES, BookingStatus
from hotel.models import RoomBooking
from tests.factories.world import NOON, day

STATES = list(enumerate(product(BookingStatus, (None, NOON), (None, NOON)), start=1))
BY_FUNCTION = """
SELECT id FROM hotel_roombooking
 WHERE booking_blocks_room(status, checked_in_at, checked_out_at) ORDER BY id
"""


def test_function_and_queryset_agree_in_every_state(db: None):
    """Also in states that the table's constraints forbid: a table of the same name without them."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE hotel_roombooking (LIKE public.hotel_roombooking)")
        RoomBooking.objects.bulk_create(
            RoomBooking(
                pk=number,
                booking_id=f"BK-{number}",
                hotel_id=1,
                room_type_id=1,
                check_in=day(1),
                check_out=day(2),
                total_amount=0,
                status=status,
                checked_in_at=arrived,
                checked_out_at=left,
            )
            for number, (status, arrived, left) in STATES
        )
        cursor.execute(BY_FUNCTION)
        by_function = [row[0] for row in cursor.fetchall()]
        by_queryset = list(
            RoomBooking.objects.blocking().order_by("pk").values_list("pk", flat=True)
        )
        cursor.execute("DROP TABLE pg_temp.hotel_roombooking")

    assert len(STATES) == 20
    assert by_function == by_queryset
    assert by_queryset == [
        number
        for number, (status, arrived, left) in STATES
        if left is None and (status in INVENTORY_BLOCKING_STATUSES or arrived is not None)
    ]


def test_every_status_blocks_or_does_not():
    assert {
        *INVENTORY_BLOCKING_STATUSES,
        *NON_BLOCKING_STATUSES,
        BookingStatus.PENDING_PAYMENT,
    } == {*BookingStatus}
