from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final, NamedTuple, TypeVar

from common.actor import Actor
from common.api.idempotency import AnsweredOnce, Attempt, answer_once
from common.clock import hotel_today
from common.db import use_case
from common.errors import InvalidInput
from common.tokens import derive_manage_token, hash_token
from hotel.enums import BookerType, GuestRole
from hotel.models import PARTY_FIELDS, BookingGroup, BookingGuest, RoomBooking, SoldTerms
from rates.promos import take_use
from room_bookings.conditions import due_of
from room_bookings.errors import PartyExceedsBooking
from room_bookings.sales import assert_party_fits, assert_stay_is_sold
from room_bookings.selectors.catalogue import TypeOnSale, type_on_sale
from room_bookings.services.holds import with_overdue_holds_released
from room_bookings.services.offering import StayRequest, offer_for
from room_bookings.services.quoting import consume_quote
from room_bookings.services.sale import sell
from room_bookings.transitions import Move, next_status
from rooms.models import RoomType

ENDPOINT: Final = "room-bookings"
SOLD_TERMS: Final = [field.attname for field in SoldTerms._meta.fields]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Person:
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Companion(Person):
    is_staying: bool = True


@dataclass(frozen=True, slots=True)
class Booker(Person):
    """Who books and pays, and may not stay."""

    booker_type: BookerType = BookerType.SELF
    company: str = ""


@dataclass(frozen=True, slots=True)
class BookingRequest:
    wanted: StayRequest
    primary: Person
    booker: Booker = field(default_factory=Booker)
    companions: tuple[Companion, ...] = ()
    quote_id: str = ""
    special_requests: str = ""
    language: str = ""
    """Empty: the hotel's."""


class Priced(NamedTuple):
    """A booking to be sold, who comes with it, and the promo code that made its price."""

    booking: RoomBooking
    party: list[BookingGuest]
    promo_code: str


def create_booking(request: BookingRequest, *, by: Actor, at: datetime) -> RoomBooking:
    """Hold a room of the type until the guest has paid; where nothing is due yet it is confirmed at
    once. Raises SoldOut when no room is left."""

    @use_case
    def hold(on_sale: TypeOnSale) -> RoomBooking:
        return _hold_room(request, on_sale, by=by, at=at)

    return _hold(request, hold, at=at)


def book_once(
    request: BookingRequest,
    *,
    attempt: Attempt | None,
    answer: Callable[[RoomBooking], dict[str, Any]],
    by: Actor,
    at: datetime,
) -> AnsweredOnce:
    """The same, once for a key. `answer` makes the body that is kept, which must hold no secret.

    A replay is answered even when the stay itself would be refused by now, as long as the hotel and
    the type are on sale.
    """

    @use_case
    def hold_once(on_sale: TypeOnSale) -> AnsweredOnce:
        return answer_once(
            lambda: answer(_hold_room(request, on_sale, by=by, at=at)),
            hotel_id=on_sale.hotel.pk,
            endpoint=ENDPOINT,
            attempt=attempt,
            status=201,
        )

    return _hold(request, hold_once, at=at)


def _hold(request: BookingRequest, hold: Callable[[TypeOnSale], T], *, at: datetime) -> T:
    assert_people_are_named(request)
    wanted = request.wanted
    on_sale = type_on_sale(
        hotel_slug=wanted.hotel_slug, code=wanted.room_type_code, stay=wanted.stay
    )
    return with_overdue_holds_released(
        lambda: hold(on_sale),
        hotel_id=on_sale.hotel.pk,
        places=[(on_sale.room_type.pk, wanted.stay)],
        at=at,
    )


def assert_people_are_named(request: BookingRequest) -> None:
    booker = request.booker
    says_who = request.wanted.corporate_code or request.wanted.allotment_code or request.quote_id
    if booker.booker_type == BookerType.COMPANY and not (booker.company or says_who):
        raise _company_missing()
    if booker.booker_type == BookerType.THIRD_PARTY and not (
        booker.first_name and booker.last_name
    ):
        raise InvalidInput("A booking for somebody else names who books.", field="booker_last_name")


def _company_missing() -> InvalidInput:
    return InvalidInput("A company booking names the company.", field="booker_company")


def _name_company(booking: RoomBooking) -> None:
    """One that does not name itself has its account's name."""
    if booking.booker_type == BookerType.COMPANY and not booking.booker_company:
        if booking.account is None:
            raise _company_missing()
        booking.booker_company = booking.account.name


def _assert_sellable(request: BookingRequest, room_type: RoomType, *, today: date) -> None:
    wanted = request.wanted
    assert_stay_is_sold(room_type.hotel, wanted.stay, today=today)
    assert_party_fits(room_type, wanted.guests)
    staying = 1 + sum(companion.is_staying for companion in request.companions)
    if staying > wanted.adults + wanted.children:
        raise PartyExceedsBooking(field="party")


def _hold_room(
    request: BookingRequest, on_sale: TypeOnSale, *, by: Actor, at: datetime
) -> RoomBooking:
    priced = price_room(request, on_sale, at=at)
    confirm_where_nothing_is_due([priced.booking], at=at)
    booking = sell(priced.booking, priced.party, by=by, at=at)
    take_promo_use(priced)
    return booking


def price_room(
    request: BookingRequest,
    on_sale: TypeOnSale,
    *,
    group: BookingGroup | None = None,
    at: datetime,
) -> Priced:
    """In the caller's transaction, which then sells it and takes the use of the promo code."""
    today = hotel_today(on_sale.hotel.timezone, at)
    _assert_sellable(request, on_sale.room_type, today=today)
    booking = _new_booking(request, on_sale.room_type, at=at)
    booking.group = group
    if request.quote_id:
        promo_code = _take_quoted_price(booking, request)
    else:
        promo_code = _take_price_of_today(booking, request, on_sale, today=today)
    _name_company(booking)
    return Priced(booking, _party(booking, request), promo_code)


def unpriced_room(request: BookingRequest, room_type: RoomType, *, at: datetime) -> Priced:
    """The same for who brings a price along. In the caller's transaction, which writes the price and
    sells it."""
    assert_people_are_named(request)
    _assert_sellable(request, room_type, today=hotel_today(room_type.hotel.timezone, at))
    booking = _new_booking(request, room_type, at=at)
    _name_company(booking)
    return Priced(booking, _party(booking, request), "")


def confirm_where_nothing_is_due(bookings: Sequence[RoomBooking], *, at: datetime) -> None:
    """Before they are sold. Those of a group wait for each other."""
    if all(due_of(booking).is_nothing for booking in bookings):
        for booking in bookings:
            booking.status = next_status(booking.status, Move.CONFIRM)
            booking.confirmed_at, booking.expires_at = at, None


def _new_booking(request: BookingRequest, room_type: RoomType, *, at: datetime) -> RoomBooking:
    wanted, booker = request.wanted, request.booker
    payer = request.primary if booker.booker_type == BookerType.SELF else booker
    booking = RoomBooking(
        hotel=room_type.hotel,
        room_type=room_type,
        check_in=wanted.stay.check_in,
        check_out=wanted.stay.check_out,
        adults=wanted.adults,
        children=wanted.children,
        booker_type=booker.booker_type,
        booker_company=booker.company,
        promo_code=wanted.promo_code,
        special_requests=request.special_requests,
        language=request.language or room_type.hotel.language,
        expires_at=at + timedelta(minutes=room_type.hotel.hold_minutes),
    )
    for name in PARTY_FIELDS:
        setattr(booking, f"booker_{name}", getattr(booker, name) or getattr(payer, name))
        setattr(booking, f"primary_{name}", getattr(request.primary, name))
    booking.name_publicly()
    booking.manage_token_hash = hash_token(derive_manage_token(booking.booking_id))
    return booking


def _take_price_of_today(
    booking: RoomBooking, request: BookingRequest, on_sale: TypeOnSale, *, today: date
) -> str:
    """Returns the promo code that made it, like `_take_quoted_price`."""
    offer = offer_for(request.wanted, on_sale, booked_on=today)
    offer.write_on(booking, request.wanted)
    price = offer.price
    booking.subtotal, booking.taxes, booking.total_amount = price.subtotal, price.taxes, price.total
    booking.currency = on_sale.hotel.currency
    return request.wanted.promo_code


def _take_quoted_price(booking: RoomBooking, request: BookingRequest) -> str:
    """To the cent, and with the quote's conditions."""
    quote = consume_quote(request.wanted, booking.room_type, quote_id=request.quote_id)
    booking.quote, booking.currency = quote, quote.currency
    booking.subtotal, booking.taxes, booking.total_amount = quote.subtotal, quote.taxes, quote.total
    for name in SOLD_TERMS:
        setattr(booking, name, getattr(quote, name))
    booking.promo_code = quote.promo_code or request.wanted.promo_code
    return quote.promo_code


def take_promo_use(sold: Priced) -> None:
    """After everything else that is sold with it: the code is the last lock."""
    booking = sold.booking
    if sold.promo_code:
        take_use(
            sold.promo_code,
            hotel_id=booking.hotel_id,
            booking_id=booking.pk,
            email=booking.booker_email or booking.primary_email,
            at=booking.created_at,
        )


def _party(booking: RoomBooking, request: BookingRequest) -> list[BookingGuest]:
    people = [(GuestRole.PRIMARY, request.primary, True)]
    people += [(GuestRole.COMPANION, each, each.is_staying) for each in request.companions]
    return [
        BookingGuest(
            hotel_id=booking.hotel_id,
            booking=booking,
            role=role,
            is_staying=is_staying,
            **{name: getattr(person, name) for name in PARTY_FIELDS},
        )
        for role, person, is_staying in people
    ]
