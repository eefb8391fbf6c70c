"""`hotelmate check`: recount everything from the bookings and the ledger, and print what differs."""

from __future__ import annotations

from payments import recount as money
from room_bookings import recount as bookings


def run(_arguments: list[str]) -> int:
    found = [*bookings.differences(), *money.differences()]
    for difference in found:
        print(difference)
    print(f"{len(found)} {'difference' if len(found) == 1 else 'differences'}")
    return 1 if found else 0
