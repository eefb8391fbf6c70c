"""`hotelmate check`: recount everything from the bookings and print what differs."""

from __future__ import annotations

from room_bookings.recount import differences


def run(_arguments: list[str]) -> int:
    found = differences()
    for difference in found:
        print(difference)
    print(f"{len(found)} {'difference' if len(found) == 1 else 'differences'}")
    return 1 if found else 0
