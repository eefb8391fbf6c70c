"""The front desk's search, described."""

from __future__ import annotations

from typing import Final

from common.api.docs import WITH_QUERY, Answer, Operation
from hotel.search_bodies import FindingsSerializer, SearchQuery
from hotel.staff_docs import FINDING
from staff.docs import OF_THE_HOTEL

SEEN: Final = {
    "booking_id": "BK-2025-7Q4M0ZK2VD",
    "confirmation_number": "HTL-2025-48210937",
    "guest_name": "Anna Müller",
    "check_in": "2025-01-15",
    "check_out": "2025-01-17",
    "status": "CONFIRMED",
    "is_in_house": True,
    "room_number": "201",
    "room_type_code": "DBL",
}

search = Operation(
    name="searchHotel",
    summary="Find a booking, a guest or a room by whatever is said of it",
    description=(
        "At most 8 bookings: who is in house first, then who comes next, then who was here. `guests` are "
        "people with several bookings among those found, `rooms` those whose number starts so."
    ),
    tag=FINDING,
    parameters=(SearchQuery,),
    answer=Answer(
        200,
        FindingsSerializer,
        {
            "exact": None,
            "bookings": [SEEN],
            "guests": [{"guest_name": "Anna Müller", "email": "anna@example.com", "bookings": 2}],
            "rooms": [
                {
                    "room_number": "201",
                    "room_type_code": "DBL",
                    "room_status": "OCCUPIED",
                    "now": SEEN,
                    "next": None,
                }
            ],
        },
    ),
    refusals=(*OF_THE_HOTEL, *WITH_QUERY),
)
