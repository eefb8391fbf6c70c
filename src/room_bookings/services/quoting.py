from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

from common.clock import hotel_today
from common.db import use_case
from common.stay import Stay
from hotel.models import PricingQuote
from room_bookings.errors import QuoteAlreadyUsed, QuoteExpired, QuoteMismatch, QuoteNotFound
from room_bookings.sales import assert_party_fits, assert_stay_is_sold, price_of
from room_bookings.selectors.catalogue import room_type_on_sale
from rooms.models import RoomType

QUOTE_LIFETIME = timedelta(minutes=15)
QUOTE_KEPT_FOR = timedelta(days=1)

CONSUME = """
UPDATE hotel_pricingquote SET used_at = now()
 WHERE quote_id = %s AND hotel_id = %s AND used_at IS NULL AND expires_at > now()
RETURNING id, room_type_id, check_in, check_out, adults, children, promo_code,
          subtotal, taxes, total, currency
"""


@dataclass(frozen=True, slots=True)
class StayRequest:
    """What a guest asks the price of."""

    hotel_slug: str
    room_type_code: str
    stay: Stay
    adults: int
    children: int = 0
    promo_code: str = ""


@use_case
def quote_stay(request: StayRequest, *, at: datetime) -> PricingQuote:
    """Promise a price for 15 minutes by the database's clock."""
    room_type = room_type_on_sale(hotel_slug=request.hotel_slug, code=request.room_type_code)
    hotel = room_type.hotel
    assert_stay_is_sold(hotel, request.stay, today=hotel_today(hotel.timezone, at))
    assert_party_fits(room_type, adults=request.adults, children=request.children)
    price = price_of(hotel, room_type, request.stay)
    quote = PricingQuote(
        hotel=hotel,
        room_type=room_type,
        check_in=request.stay.check_in,
        check_out=request.stay.check_out,
        adults=request.adults,
        children=request.children,
        promo_code=request.promo_code,
        subtotal=price.subtotal,
        taxes=price.taxes,
        total=price.total,
        currency=hotel.currency,
        expires_at=database_now() + QUOTE_LIFETIME,
    )
    quote.save(force_insert=True)
    return quote


def consume_quote(request: StayRequest, room_type: RoomType, *, quote_id: str) -> PricingQuote:
    """Use the quote up, in the caller's transaction. Its facts must be those of the request."""
    with connection.cursor() as cursor:
        cursor.execute(CONSUME, [quote_id, room_type.hotel_id])
        row = cursor.fetchone()
    if row is None:
        raise refusal_of_quote(quote_id, hotel_id=room_type.hotel_id)
    names = "id room_type_id check_in check_out adults children promo_code subtotal taxes total currency"
    quote = PricingQuote(
        hotel_id=room_type.hotel_id, quote_id=quote_id, **dict(zip(names.split(), row, strict=True))
    )
    _assert_quote_fits(quote, request, room_type)
    return quote


def refusal_of_quote(
    quote_id: str, *, hotel_id: int
) -> QuoteNotFound | QuoteExpired | QuoteAlreadyUsed:
    quote = PricingQuote.objects.filter(quote_id=quote_id, hotel_id=hotel_id).first()
    if quote is None:
        return QuoteNotFound(field="quote_id")
    return (QuoteAlreadyUsed if quote.used_at else QuoteExpired)(field="quote_id")


def _assert_quote_fits(quote: PricingQuote, request: StayRequest, room_type: RoomType) -> None:
    promised = (quote.room_type_id, quote.stay, quote.adults, quote.children)
    asked = (room_type.pk, request.stay, request.adults, request.children)
    if promised != asked:
        raise QuoteMismatch(field="quote_id")


def forget_old_quotes(*, at: datetime) -> int:
    """Delete unused quotes that ended over a day ago; a used one stays with its booking."""
    old = PricingQuote.objects.filter(
        expires_at__lt=at - QUOTE_KEPT_FOR, used_at__isnull=True, booking__isnull=True
    )
    deleted, _ = old.delete()
    return deleted


def database_now() -> datetime:
    with connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        moment: datetime = cursor.fetchone()[0]
    return moment
