"""Letters about a stay in a hotel whose name, address and guest are not plain ASCII."""

from __future__ import annotations

from typing import Any

from hotel.enums import Language
from hotel.models import RoomBooking
from notifications.enums import Channel, MessageKind
from notifications.letters import Letter
from room_bookings.services.booking import Person
from tests.factories.world import NOON, World, make_world, nights

FLEXIBLE = {
    "name": "Flexible",
    "cutoff_time": "15:00",
    "tiers": [
        {"hours_before": 48, "kind": "FIRST_NIGHT", "value": "0"},
        {"hours_before": 24, "kind": "WHOLE_STAY", "value": "0"},
    ],
    "no_show": {"kind": "WHOLE_STAY", "value": "0"},
    "deposit": {},
}
GUEST = Person("Zoë", "Ångström", "zoe@example.com", "+49301234567")


def make_hotel(**facts: Any) -> World:
    """In Berlin, an hour ahead of UTC in March."""
    usual = {
        "name": "Hôtel Müller & Söhne",
        "timezone": "Europe/Berlin",
        "address": "Lange Straße 12",
        "city": "Berlin",
        "country": "DE",
        "phone": "+49 30 1234567",
        "email": "haus@mueller.example",
        "brand_colour": "#8a2be2",
    }
    return make_world(**usual | facts)


def stay(world: World, first: int = 6, last: int = 8, **facts: Any) -> RoomBooking:
    """Confirmed, from Sunday to Tuesday, for 150.00, with conditions in two steps."""
    booking = world.confirmed(nights(first, last), primary=facts.pop("primary", GUEST))
    facts = {"policy": FLEXIBLE, "rate_plan_name": "Flexible"} | facts
    RoomBooking.objects.filter(pk=booking.pk).update(**facts)
    return RoomBooking.objects.with_list_relations().get(pk=booking.pk)


def letter(
    booking: RoomBooking | None,
    kind: MessageKind,
    language: Language = Language.ENGLISH,
    *,
    channel: Channel = Channel.EMAIL,
    world: World | None = None,
    **facts: Any,
) -> Letter:
    """Of noon, which is 13:00 in Berlin. Without a booking the world's hotel is written to."""
    hotel = booking.hotel if booking else world and world.hotel
    assert hotel is not None
    return Letter(kind, channel, language, hotel, booking, facts, NOON)
