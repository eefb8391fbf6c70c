"""A price promised to a guest: asked for, shown, asked for again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from common.errors import DomainError
from hotel.booking_bodies import wanted_stay
from hotel.booking_serializers import StayInput
from hotel.enums import Language
from hotel.models import PricingQuote
from notifications.rendering.amounts import items_of_lines, line_label, tax_sums
from notifications.rendering.catalogue import Catalogue, catalogue_of
from notifications.rendering.conditions import conditions_of_stay
from rates.due import PaymentTerms
from rates.enums import LineKind
from rates.records import lines_of
from room_bookings.conditions import payment_terms_of, sold_policy, sold_stay_of
from room_bookings.errors import QuoteNotFound
from room_bookings.selectors.quotes import quote_of
from room_bookings.services.quoting import quote_stay
from web.forms import read_form
from web.guest.houses import RoomKind, room_kinds
from web.guest.limits import count_code_miss
from web.guest.selling.search_box import FIELDS
from web.languages import ASKED

_QUOTE_ID: Final = re.compile("QUOTE-[0-9]{4}-[0-9A-HJKMNP-TV-Z]{10}")


@dataclass(frozen=True, slots=True)
class LineShown:
    """`night` is None for what is of the whole stay."""

    night: date | None
    label: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class QuoteShown:
    """`items` add up to the total, as `lines` do; `taxes` are in it, each once. `again` asks for the same
    stay once more."""

    quote: PricingQuote
    kind: RoomKind | None
    items: Sequence[LineShown]
    lines: Sequence[LineShown]
    taxes: Mapping[str, Decimal]
    conditions: Sequence[str]
    payment: PaymentTerms
    seconds_left: int
    again: Mapping[str, str]
    search: str

    @property
    def is_over(self) -> bool:
        return self.seconds_left <= 0

    @property
    def minutes_left(self) -> int:
        return -(-self.seconds_left // 60)

    @property
    def is_used(self) -> bool:
        return self.quote.used_at is not None


def asked_quote(request: HttpRequest, hotel_slug: str, *, at: datetime) -> PricingQuote:
    """What the form is for. Raises the refusal of the stay, the rate or a code."""
    try:
        return quote_stay(wanted_stay(hotel_slug, read_form(StayInput, request.POST)), at=at)
    except DomainError as refusal:
        count_code_miss(request, refusal)
        raise


def quote_in(sent: Mapping[str, Any], hotel_slug: str) -> PricingQuote:
    quote_id = str(sent.get("quote_id", ""))
    if not _QUOTE_ID.fullmatch(quote_id):
        raise QuoteNotFound(field="quote_id")
    return quote_of(hotel_slug=hotel_slug, quote_id=quote_id)


def show_quote(quote: PricingQuote, language: Language, *, at: datetime) -> QuoteShown:
    words = catalogue_of(language)
    kinds = {kind.pk: kind for kind in room_kinds(quote.hotel, language)}
    items = items_of_lines(quote, words)
    asked = stay_facts(quote)
    return QuoteShown(
        quote=quote,
        kind=kinds.get(quote.room_type_id),
        items=[LineShown(None, item.label, item.gross) for item in items],
        lines=_lines(quote, words),
        taxes=tax_sums(items),
        conditions=conditions_of_stay(sold_policy(quote), sold_stay_of(quote), words, at=at),
        payment=payment_terms_of(quote),
        seconds_left=max(0, int((quote.expires_at - at).total_seconds())),
        again=asked,
        search=urlencode({name: asked[name] for name in FIELDS if asked[name]}),
    )


def stay_facts(quote: PricingQuote) -> dict[str, str]:
    """Of the request that it answers, as a form sends it."""
    return {
        "room_type_code": quote.room_type.code,
        "rate_plan_code": quote.rate_plan_code,
        "check_in": quote.check_in.isoformat(),
        "check_out": quote.check_out.isoformat(),
        "adults": str(quote.adults),
        "children": str(quote.children),
        "child_ages": ", ".join(map(str, quote.child_ages)),
        "cots": str(quote.cots),
        "promo_code": quote.promo_code,
        "corporate_code": quote.account.code if quote.account and not quote.allotment else "",
        "allotment_code": quote.allotment.code if quote.allotment else "",
    }


def search_again(request: HttpRequest, hotel_slug: str) -> str:
    """The address of the search that the form came from: it says what has become of it."""
    known = {name: str(request.POST.get(name, ""))[:100] for name in (*FIELDS, "room_type_code")}
    known["room"] = known.pop("room_type_code")
    query = urlencode({name: text for name, text in known.items() if text})
    return f"{reverse('check-availability', args=(hotel_slug,))}?{query}{_asked(request)}"


def address_of(request: HttpRequest, route: str, quote: PricingQuote) -> str:
    """In the language that was asked for."""
    query = urlencode({"quote_id": quote.quote_id})
    return f"{reverse(route, args=(quote.hotel.slug,))}?{query}{_asked(request)}"


def _asked(request: HttpRequest) -> str:
    asked = request.GET.get(ASKED, "")
    return f"&{ASKED}={asked}" if asked in Language else ""


def _lines(quote: PricingQuote, words: Catalogue) -> list[LineShown]:
    one_night = words.count("night", 1)
    return [
        LineShown(
            line.night,
            one_night if line.kind is LineKind.NIGHT else line_label(line, quote, words),
            line.amount,
        )
        for line in lines_of(quote.price_lines)
    ]
