"""A planned stay becomes a booking as somebody made it: who books, who stays, when, at what price."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from cli.demo.calendar import PlannedStay
from cli.demo.house import House
from cli.demo.lives import Life, live
from cli.demo.people import REQUESTS, Guest, invent_companion, invent_guest
from cli.demo.wishes import People, Wish, granted, invent_party, invent_people
from common.ids import new_booking_id, new_quote_id
from common.tokens import derive_manage_token, hash_token
from hotel.enums import BookerType, GuestRole
from hotel.models import BookingGuest, PricingQuote, RoomBooking, SoldTerms
from rates.terms import Guests
from room_bookings.services.offering import Offer, StayRequest
from room_bookings.services.quoting import QUOTE_LIFETIME
from rooms.models import Room, RoomType

LONGEST_LEAD_DAYS = 300
MEAN_LEAD_DAYS = 24.0
QUOTED, NAMED, WITH_REQUEST = 0.55, 0.65, 0.15
SOLD_TERMS = [field.attname for field in SoldTerms._meta.fields]


@dataclass(frozen=True, slots=True)
class Sold:
    at: datetime
    people: People
    request: StayRequest
    offer: Offer


def write_stay(house: House, planned: PlannedStay, room: Room, *, key: int, quote_key: int) -> None:
    """`key` and `quote_key` are the primary keys set aside for the booking and its quote."""
    booking = _new_booking(house, planned, room.room_type, key=key)
    house.bookings.append(booking)
    if house.rng.random() < QUOTED and not planned.is_allotted:
        booking.quote = _new_quote(house, booking, key=quote_key)
        house.quotes.append(booking.quote)
    house.guests += _new_party(house, booking)
    live(Life(house, planned, booking, room, booking.created_at))


def _new_booking(
    house: House, planned: PlannedStay, room_type: RoomType, *, key: int
) -> RoomBooking:
    sell = _sold_to_conference if planned.is_allotted else _sold
    sold = sell(house, planned, room_type)
    request, price = sold.request, sold.offer.price
    booking = RoomBooking(
        pk=key,
        booking_id=new_booking_id(sold.at.year),
        confirmation_number=house.confirmation_number(sold.at.year),
        hotel=house.hotel,
        room_type=room_type,
        check_in=planned.stay.check_in,
        check_out=planned.stay.check_out,
        adults=request.adults,
        children=request.children,
        subtotal=price.subtotal,
        taxes=price.taxes,
        total_amount=price.total,
        currency=house.hotel.currency,
        special_requests=_request(house),
        created_at=sold.at,
        **sold.people.facts,
    )
    booking.manage_token_hash = hash_token(derive_manage_token(booking.booking_id))
    sold.offer.write_on(booking, request)
    if planned.is_allotted:
        booking.group = house.conference_at_hand.group
    return booking


def _sold(house: House, planned: PlannedStay, room_type: RoomType) -> Sold:
    at = _moment_of_booking(house, planned)
    guests = invent_party(house, room_type)
    people = invent_people(house)
    wish = Wish(planned, room_type, guests, house.day_of(at), people.account)
    return Sold(at, people, *granted(house, wish))


def _sold_to_conference(house: House, planned: PlannedStay, room_type: RoomType) -> Sold:
    """One person books all rooms at once, each for its own guest."""
    conference = house.conference_at_hand
    guest = invent_guest(house.rng)
    wish = Wish(
        planned,
        room_type,
        Guests(house.rng.randint(1, 2)),
        house.day_of(conference.booked_at),
        allotment_code=conference.allotment.code,
    )
    people = People(guest, conference.booker, BookerType.COMPANY, conference.company)
    return Sold(conference.booked_at, people, *granted(house, wish))


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
        **{name: getattr(booking, name) for name in SOLD_TERMS},
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
