"""`hotelmate prepare`: everything that must be true before anything is served."""

from __future__ import annotations

from django.conf import settings
from django.core.management import call_command

from cli.demo.guide import guide
from cli.demo.making import ensure_demo
from common.clock import now
from room_bookings.services.capacity import open_all_nights


def run(_arguments: list[str]) -> int:
    call_command("migrate", verbosity=0)
    if settings.HOTELMATE_ENV == "development":
        ensure_demo(at=now())
        print(guide())
    open_all_nights(at=now())
    return 0
