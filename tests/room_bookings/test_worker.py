from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta

from procrastinate.contrib.django.models import ProcrastinateJob

from common.actor import Actor
from common.clock import hotel_today, now
from common.stay import Stay
from hotel.models import RoomBooking
from room_bookings.recount import differences
from room_bookings.services.booking import create_booking
from room_bookings.services.capacity import open_hotel_nights
from tests.factories.world import make_world


def work_off_the_queue() -> None:
    """The real worker, as `hotelmate up` starts it, until nothing is due."""
    command = [sys.executable, "-m", "django", "procrastinate", "worker", "--one-shot"]
    subprocess.run(command, check=True, timeout=60, env=os.environ, capture_output=True)


def test_worker_releases_a_hold_that_is_over(empty_queue: None) -> None:
    world, an_hour_ago = make_world(), now() - timedelta(hours=1)
    open_hotel_nights(hotel_id=world.hotel.pk, at=an_hour_ago)
    tomorrow = hotel_today("UTC", an_hour_ago) + timedelta(days=1)
    stay = Stay(tomorrow, tomorrow + timedelta(days=2))
    booked = [
        create_booking(world.request(stay), by=Actor.guest(), at=at) for at in (an_hour_ago, now())
    ]
    work_off_the_queue()

    bookings = RoomBooking.objects.order_by("pk")
    assert list(bookings.values_list("pk", "status", "cancellation_reason")) == [
        (booked[0].pk, "CANCELLED", "HOLD_EXPIRED"),
        (booked[1].pk, "PENDING_PAYMENT", ""),
    ]
    jobs = ProcrastinateJob.objects.filter(task_name="room_bookings.release_hold").order_by("pk")
    assert list(jobs.values_list("status", flat=True)) == ["succeeded", "todo"]
    assert differences() == []
