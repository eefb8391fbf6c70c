"""What is nearest to a change that cannot be had: other rooms on the same days, or other days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from common.errors import DomainError
from common.stay import Stay
from hotel.enums import Language
from hotel.models import RoomBooking
from room_bookings.selectors.availability import Availability, availability_of
from room_bookings.selectors.counter import Search
from room_bookings.services.change_targets import ChangeRequest
from rooms.models import RoomType
from web.guest.mine.texts import type_names


@dataclass(frozen=True, slots=True)
class Alternative:
    """`query` asks the form for it."""

    stay: Stay
    type_name: str
    query: str


def alternatives_to(
    booking: RoomBooking, wanted: ChangeRequest, language: Language, *, at: datetime
) -> list[Alternative]:
    """As anybody is offered them: what the booking's own plan says of them, its preview tells."""
    try:
        search = Search(
            hotel_slug=booking.hotel.slug,
            stay=wanted.stay_of(booking),
            guests=wanted.guests_of(booking),
        )
        found = availability_of(search, at=at)
    except DomainError:
        return []
    offers = _same_days(found, search.stay) or [
        (near.stay, near.room_type_code) for near in found.nearest
    ]
    types = RoomType.objects.filter(hotel_id=booking.hotel_id)
    names = type_names(types, language)
    by_code = {each.code: names[each.pk] for each in types}
    return [
        Alternative(stay, by_code[code], _query(wanted, booking, stay, code))
        for stay, code in offers
    ]


def _same_days(found: Availability, stay: Stay) -> list[tuple[Stay, str]]:
    return [(stay, offer.room_type.code) for offer in found.offers if not offer.refusal]


def _query(wanted: ChangeRequest, booking: RoomBooking, stay: Stay, code: str) -> str:
    guests = wanted.guests_of(booking)
    return urlencode(
        {
            "check_in": stay.check_in.isoformat(),
            "check_out": stay.check_out.isoformat(),
            "adults": guests.adults,
            "children": guests.children,
            "child_ages": ", ".join(str(age) for age in guests.child_ages),
            "room_type_code": code,
        }
    )
