from __future__ import annotations

from datetime import datetime, timedelta

import orjson
from django.db import connection
from django.db.models import JSONField

from common.clock import hotel_today
from common.db import use_case
from hotel.models import PricingQuote
from rates.models import Allotment
from room_bookings.errors import QuoteAlreadyUsed, QuoteExpired, QuoteMismatch, QuoteNotFound
from room_bookings.sales import assert_party_fits, assert_stay_is_sold
from room_bookings.selectors.catalogue import column_names, type_on_sale
from room_bookings.services.offering import StayRequest, offer_for
from rooms.models import RoomType

QUOTE_LIFETIME = timedelta(minutes=15)
QUOTE_KEPT_FOR = timedelta(days=1)

QUOTE_COLUMNS = column_names(PricingQuote)
JSON_COLUMNS = [
    field.attname for field in PricingQuote._meta.concrete_fields if isinstance(field, JSONField)
]
CONSUME = f"""
UPDATE hotel_pricingquote SET used_at = now()
 WHERE quote_id = %s AND hotel_id = %s AND used_at IS NULL AND expires_at > now()
RETURNING {", ".join(QUOTE_COLUMNS)}
"""  # noqa: S608 - column names only
FORGET_OF_ALLOTMENT = "DELETE FROM hotel_pricingquote WHERE allotment_id = %s AND used_at IS NULL"


@use_case
def quote_stay(request: StayRequest, *, at: datetime) -> PricingQuote:
    """Promise a price for 15 minutes by the database's clock."""
    on_sale = type_on_sale(
        hotel_slug=request.hotel_slug, code=request.room_type_code, stay=request.stay
    )
    hotel = on_sale.hotel
    today = hotel_today(hotel.timezone, at)
    assert_stay_is_sold(hotel, request.stay, today=today)
    assert_party_fits(on_sale.room_type, request.guests)
    offer = offer_for(request, on_sale, booked_on=today)
    quote = PricingQuote(
        hotel=hotel,
        room_type=on_sale.room_type,
        check_in=request.stay.check_in,
        check_out=request.stay.check_out,
        adults=request.adults,
        children=request.children,
        promo_code=request.promo_code,
        subtotal=offer.price.subtotal,
        taxes=offer.price.taxes,
        total=offer.price.total,
        currency=hotel.currency,
        expires_at=database_now() + QUOTE_LIFETIME,
    )
    offer.write_on(quote, request)
    quote.save(force_insert=True)
    return quote


def consume_quote(request: StayRequest, room_type: RoomType, *, quote_id: str) -> PricingQuote:
    """Use the quote up, in the caller's transaction. Its facts must be those of the request."""
    with connection.cursor() as cursor:
        cursor.execute(CONSUME, [quote_id, room_type.hotel_id])
        row = cursor.fetchone()
    if row is None:
        raise refusal_of_quote(quote_id, hotel_id=room_type.hotel_id)
    quote = PricingQuote.from_db(connection.alias, QUOTE_COLUMNS, row)
    for name in JSON_COLUMNS:  # a plain cursor leaves them as text
        setattr(quote, name, orjson.loads(getattr(quote, name)))
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
    promised = (quote.room_type_id, quote.stay, quote.adults, quote.children, quote.cots)
    asked = (room_type.pk, request.stay, request.adults, request.children, request.cots)
    ages = sorted(request.child_ages) in ([], sorted(quote.child_ages))
    plan = request.rate_plan_code in {"", quote.rate_plan_code}
    if promised != asked or not ages or not plan or not _is_for_customer(quote, request):
        raise QuoteMismatch(field="quote_id")


def _is_for_customer(quote: PricingQuote, request: StayRequest) -> bool:
    """Codes need not be repeated with the quote, but must be its own."""
    named = {"account": request.corporate_code, "allotment": request.allotment_code}
    return all(
        getattr(getattr(quote, name), "code", None) == code.upper()
        for name, code in named.items()
        if code
    )


def forget_old_quotes(*, at: datetime) -> int:
    """Delete unused quotes that ended over a day ago; a used one stays with its booking."""
    old = PricingQuote.objects.filter(
        expires_at__lt=at - QUOTE_KEPT_FOR, used_at__isnull=True, booking__isnull=True
    )
    deleted, _ = old.delete()
    return deleted


def forget_quotes_for(allotment: Allotment) -> None:
    """In the caller's transaction, before it locks nights, as a sale takes its quote first. One
    statement, which leaves a quote that was used while it waited."""
    with connection.cursor() as cursor:
        cursor.execute(FORGET_OF_ALLOTMENT, [allotment.pk])


def database_now() -> datetime:
    with connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        moment: datetime = cursor.fetchone()[0]
    return moment
