"""A planned stay becomes a booking as somebody made it: who books, who stays, when, at what price."""

from __future__ import annotations

from datetime import datetime, timedelta

from cli.demo.calendar import PlannedStay
from cli.demo.house import House
from cli.demo.lives import Life, live
from cli.demo.people import BOOKERS, COMPANIES, REQUESTS, Guest, invent_companion, invent_guest
from common.ids import new_booking_id, new_quote_id
from common.tokens import derive_manage_token, hash_token
from hotel.enums import BookerType, GuestRole
from hotel.models import BookingGuest, PricingQuote, RoomBooking
from room_bookings.selectors.catalogue import TypeOnSale
from room_bookings.services.offering import StayRequest, offer_for
from room_bookings.services.quoting import QUOTE_LIFETIME
from rooms.models import Room, RoomType

LONGEST_LEAD_DAYS = 300
MEAN_LEAD_DAYS = 24.0
QUOTED, NAMED, WITH_REQUEST, WITH_CHILDREN = 0.55, 0.65, 0.15, 0.4


def write_stay(house: House, planned: PlannedStay, room: Room, *, key: int, quote_key: int) -> None:
    """`key` and `quote_key` are the primary keys set aside for the booking and its quote."""
    booking = _new_booking(house, planned, room.room_type, key=key)
    house.bookings.append(booking)
    if house.rng.random() < QUOTED:
        booking.quote = _new_quote(house, booking, key=quote_key)
        house.quotes.append(booking.quote)
    house.guests += _new_party(house, booking)
    live(Life(house, planned, booking, room, booking.created_at))


def _new_booking(
    house: House, planned: PlannedStay, room_type: RoomType, *, key: int
) -> RoomBooking:
    made_at = _moment_of_booking(house, planned)
    guests = house.rng.randint(1, room_type.max_occupancy)
    children = max(0, guests - 2) if house.rng.random() < WITH_CHILDREN else 0
    request = StayRequest(
        house.hotel.slug, room_type.code, planned.stay, guests - children, children
    )
    on_sale = TypeOnSale(room_type, {})
    offer = offer_for(request, on_sale, booked_on=house.day_of(made_at))
    price = offer.price
    booking = RoomBooking(
        pk=key,
        booking_id=new_booking_id(made_at.year),
        confirmation_number=house.confirmation_number(made_at.year),
        hotel=house.hotel,
        room_type=room_type,
        check_in=planned.stay.check_in,
        check_out=planned.stay.check_out,
        adults=guests - children,
        children=children,
        subtotal=price.subtotal,
        taxes=price.taxes,
        total_amount=price.total,
        currency=house.hotel.currency,
        special_requests=_request(house),
        created_at=made_at,
        **_people(house),
    )
    booking.manage_token_hash = hash_token(derive_manage_token(booking.booking_id))
    offer.write_on(booking, request)
    return booking


def _people(house: House) -> dict[str, str]:
    primary = invent_guest(house.rng)
    booker_type = house.rng.choice(BOOKERS)
    booker = primary if booker_type == BookerType.SELF else invent_guest(house.rng)
    company = house.rng.choice(COMPANIES) if booker_type == BookerType.COMPANY else ""
    return {
        "booker_type": booker_type,
        "booker_company": company,
        **booker.facts("booker_"),
        **primary.facts("primary_"),
    }


def _request(house: House) -> str:
    return house.rng.choice(REQUESTS) if house.rng.random() < WITH_REQUEST else ""


def _moment_of_booking(house: House, planned: PlannedStay) -> datetime:
    """Before today, and in the morning when it is for the same night."""
    lead = int(house.rng.expovariate(1 / MEAN_LEAD_DAYS))
    ahead = (planned.stay.check_in - house.today).days
    if ahead >= 0:
        lead += ahead + 1
    lead = min(lead, max(LONGEST_LEAD_DAYS, ahead + 1))
    day = planned.stay.check_in - timedelta(days=lead)
    return house.sometime(day, 8, 13 if lead == 0 else 22)


def _new_quote(house: House, booking: RoomBooking, *, key: int) -> PricingQuote:
    asked_at = booking.created_at - house.minutes(2, 9)
    return PricingQuote(
        pk=key,
        quote_id=new_quote_id(asked_at.year),
        hotel=house.hotel,
        room_type=booking.room_type,
        check_in=booking.check_in,
        check_out=booking.check_out,
        adults=booking.adults,
        children=booking.children,
        subtotal=booking.subtotal,
        taxes=booking.taxes,
        total=booking.total_amount,
        currency=booking.currency,
        expires_at=asked_at + QUOTE_LIFETIME,
        used_at=booking.created_at,
        created_at=asked_at,
    )


def _new_party(house: House, booking: RoomBooking) -> list[BookingGuest]:
    primary = Guest(
        booking.primary_first_name,
        booking.primary_last_name,
        booking.primary_email,
        booking.primary_phone,
    )
    companions = [
        (GuestRole.COMPANION, invent_companion(house.rng, primary))
        for _ in range(booking.adults + booking.children - 1)
        if house.rng.random() < NAMED
    ]
    return [
        BookingGuest(
            hotel=house.hotel,
            booking=booking,
            role=role,
            created_at=booking.created_at,
            **person.facts(),
        )
        for role, person in [(GuestRole.PRIMARY, primary), *companions]
    ]
