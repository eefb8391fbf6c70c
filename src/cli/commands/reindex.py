"""`hotelmate reindex`: write the search index of bookings anew where it is not as it should be."""

from __future__ import annotations

from room_bookings.search_index import rebuild_index


def run(_arguments: list[str]) -> int:
    written = rebuild_index()
    print(f"{written} {'booking' if written == 1 else 'bookings'} indexed anew")
    return 0
