"""How the public API reads what it was sent into the domain's words, and shows what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from common.api.idempotency import AnsweredOnce
from common.stay import Stay
from common.tokens import derive_manage_token
from hotel.enums import BookerType
from hotel.models import BookingGuest, PricingQuote, RoomBooking
from hotel.money_bodies import hold_body, money_body, payment_body, returned_body
from hotel.policy_bodies import conditions_body, paying_body, quoted_conditions_body
from hotel.price_bodies import plan_name_body, price_body, sold_price_body
from payments.money import Money
from photos.selectors import address_of_type
from rates.enums import MealPlan
from rates.policy_words import policy_words
from rates.restrictions import BrokenRule
from rates.terms import Guests
from room_bookings.selectors.availability import Availability, PlanOffer, TypeOffer
from room_bookings.selectors.counter import Search
from room_bookings.selectors.guest_access import GuestView
from room_bookings.selectors.holding import hold_of, holds_by_id
from room_bookings.selectors.nearest import NearStay
from room_bookings.services.booking import Booker, BookingRequest, Companion, Person
from room_bookings.services.offering import StayRequest


def stay_of(facts: Mapping[str, Any]) -> Stay:
    return Stay(facts["check_in"], facts["check_out"])


def wanted_stay(hotel_slug: str, facts: Mapping[str, Any]) -> StayRequest:
    return StayRequest(
        hotel_slug=hotel_slug,
        room_type_code=facts["room_type_code"],
        stay=stay_of(facts),
        adults=facts["adults"],
        children=facts["children"],
        promo_code=facts["promo_code"],
        child_ages=tuple(facts["child_ages"]),
        cots=facts["cots"],
        rate_plan_code=facts["rate_plan_code"],
        corporate_code=facts["corporate_code"],
        allotment_code=facts["allotment_code"],
    )


def wanted_search(hotel_slug: str, facts: Mapping[str, Any]) -> Search:
    return Search(
        hotel_slug=hotel_slug,
        stay=stay_of(facts),
        guests=Guests(
            facts["adults"], facts["children"], tuple(facts["child_ages"]), facts["cots"]
        ),
        room_type_code=facts["room_type_code"],
        promo_code=facts["promo_code"],
        corporate_code=facts["corporate_code"],
    )


def wanted_booking(hotel_slug: str, facts: Mapping[str, Any]) -> BookingRequest:
    return BookingRequest(
        wanted=wanted_stay(hotel_slug, facts),
        primary=Person(
            facts["primary_first_name"],
            facts["primary_last_name"],
            facts["primary_email"],
            facts["primary_phone"],
        ),
        booker=Booker(
            facts["booker_first_name"],
            facts["booker_last_name"],
            facts["booker_email"],
            facts["booker_phone"],
            booker_type=BookerType(facts["booker_type"]),
            company=facts["booker_company"],
        ),
        companions=tuple(Companion(**companion) for companion in facts["party"]),
        quote_id=facts["quote_id"],
        special_requests=facts["special_requests"],
        language=facts.get("language", ""),
    )


def availability_body(
    found: Availability, hotel_slug: str, facts: Mapping[str, Any]
) -> dict[str, Any]:
    nights = stay_of(facts).nights
    currency = found.hotel.currency
    return {
        "hotel": {"name": found.hotel.name, "slug": hotel_slug},
        "check_in": facts["check_in"],
        "check_out": facts["check_out"],
        "nights": nights,
        "adults": facts["adults"],
        "children": facts["children"],
        "child_ages": facts["child_ages"],
        "cots": facts["cots"],
        "currency": currency,
        "room_types": [_room_type_body(offer, currency, nights) for offer in found.offers],
        "nearest_stays": [_near_body(each) for each in found.nearest],
    }


def _near_body(near: NearStay) -> dict[str, Any]:
    return {
        "check_in": near.stay.check_in,
        "check_out": near.stay.check_out,
        "nights": near.stay.nights,
        "room_type_code": near.room_type_code,
        "rate_plan_code": near.plan.code,
        "total": near.price.total,
    }


def _room_type_body(offer: TypeOffer, currency: str, nights: int) -> dict[str, Any]:
    facts = offer.room_type
    return {
        "id": facts.pk,
        "code": facts.code,
        "name": facts.name,
        "short_description": facts.short_description,
        "max_occupancy": facts.max_occupancy,
        "bed_setup": facts.bed_setup,
        "photo_url": address_of_type(facts.photo_url),
        "starting_price_from": facts.starting_price_from,
        "currency": currency,
        "booking_code": facts.booking_code,
        "booking_url": facts.booking_url,
        "availability_message": facts.availability_message,
        "rooms_left": offer.rooms_left,
        "is_available": not offer.refusal,
        "unavailable_reason": offer.refusal or None,
        "nights": nights,
        **_standard_body(offer.standard),
        "cheapest_rate_plan_code": offer.cheapest.plan.code if offer.cheapest else None,
        "rate_plans": [_plan_body(each, currency) for each in offer.plans],
    }


def _standard_body(standard: PlanOffer | None) -> dict[str, Any]:
    if standard is None:
        return {"rule": None, "price": None, "rate_plan_code": None}
    return {
        "rule": _rule_body(standard.broken) if standard.broken else None,
        "price": price_body(standard.price),
        "rate_plan_code": standard.plan.code,
    }


def _plan_body(offer: PlanOffer, currency: str) -> dict[str, Any]:
    plan = offer.plan
    return {
        "code": plan.code,
        "name": plan.name,
        "description": plan.description,
        "meal": plan.meal.kind.value if plan.meal else MealPlan.NONE.value,
        "policy_words": policy_words(plan.policy, currency),
        "is_available": not offer.refusal,
        "unavailable_reason": offer.refusal or None,
        "rule": _rule_body(offer.broken) if offer.broken else None,
        "promo_applied": offer.promo_applied,
        "price": price_body(offer.price),
        "deposit_amount": offer.deposit,
        "payment": payment_body(offer.payment, currency),
    }


def _rule_body(broken: BrokenRule) -> dict[str, Any]:
    return {"rate_plan_code": broken.plan_code, "night": broken.night, "limit": broken.limit}


def quote_body(quote: PricingQuote) -> dict[str, Any]:
    return {
        "quote_id": quote.quote_id,
        "hotel": {"name": quote.hotel.name, "slug": quote.hotel.slug},
        "room_type": quote.room_type.code,
        "room_type_name": quote.room_type.name,
        "check_in": quote.check_in,
        "check_out": quote.check_out,
        "nights": quote.stay.nights,
        "adults": quote.adults,
        "children": quote.children,
        "promo_code": quote.promo_code,
        **sold_price_body(quote),
        **quoted_conditions_body(quote),
        "subtotal": quote.subtotal,
        "taxes": quote.taxes,
        "total": quote.total,
        "currency": quote.currency,
        "expires_at": quote.expires_at,
        "created_at": quote.created_at,
    }


def created_body(booking: RoomBooking) -> dict[str, Any]:
    """Without the token, so that it may be kept for replays. The hold is as it was at that moment."""
    return {
        "booking_id": booking.booking_id,
        "confirmation_number": booking.confirmation_number,
        "status": str(booking.status),
        "hotel": {"name": booking.hotel.name, "slug": booking.hotel.slug},
        "room": {"type": booking.room_type.name, "code": booking.room_type.code},
        "dates": {
            "check_in": booking.check_in,
            "check_out": booking.check_out,
            "nights": booking.nights,
        },
        "guests": {
            "adults": booking.adults,
            "children": booking.children,
            "primary_name": booking.primary_guest_name,
        },
        "pricing": {
            "total_amount": booking.total_amount,
            "currency": booking.currency,
            "subtotal": booking.subtotal,
            "taxes": booking.taxes,
        },
        "created_at": booking.created_at,
        "expires_at": booking.expires_at,
        "special_requests": booking.special_requests,
        "promo_code": booking.promo_code,
        "rate_plan": plan_name_body(booking),
        "language": booking.language,
        **paying_body(booking),
        "hold": hold_body(hold_of(booking, at=booking.created_at)),
    }


def answered_body(booked: AnsweredOnce, *, at: datetime) -> dict[str, Any]:
    """With the token, and a hold that is as it is by now also where an old answer is repeated."""
    [body] = answered_bodies([booked.body], is_replay=booked.is_replay, at=at)
    return body


def answered_bodies(
    bodies: Sequence[dict[str, Any]], *, is_replay: bool, at: datetime
) -> list[dict[str, Any]]:
    """Of bookings made together."""
    if is_replay:
        holds = holds_by_id((body["booking_id"] for body in bodies), at=at)
        bodies = [body | {"hold": hold_body(holds[body["booking_id"]])} for body in bodies]
    return [with_token(body) for body in bodies]


def with_token(body: dict[str, Any]) -> dict[str, Any]:
    """The token is derived from the booking's id, so that nobody has to keep it."""
    return body | {"manage_token": derive_manage_token(body["booking_id"])}


def detail_body(seen: GuestView) -> dict[str, Any]:
    """Every key of the contract, whoever asks; a person's data only for who proved to be a guest."""
    body = _masked_body(seen.booking) | {"hold": hold_body(seen.hold)}
    return body | _personal_facts(seen) if seen.is_proven else body


def _masked_body(booking: RoomBooking) -> dict[str, Any]:
    first, last = _initial(booking.primary_first_name), _initial(booking.primary_last_name)
    return {
        "id": booking.booking_id,
        "booking_id": booking.booking_id,
        "confirmation_number": booking.confirmation_number,
        "hotel_name": booking.hotel.name,
        "room_type_name": booking.room_type.name,
        "guest_name": f"{first} {last}",
        "primary_first_name": first,
        "primary_last_name": last,
        "primary_email": _masked_email(booking.primary_email),
        "primary_phone": None,
        "booker_type": str(booking.booker_type),
        "assigned_room": None,
        "check_in": booking.check_in,
        "check_out": booking.check_out,
        "nights": booking.nights,
        "adults": booking.adults,
        "children": booking.children,
        "subtotal": booking.subtotal,
        "taxes": booking.taxes,
        "total_amount": booking.total_amount,
        "penalty_amount": booking.penalty_amount,
        "currency": booking.currency,
        "status": str(booking.status),
        "special_requests": None,
        "created_at": booking.created_at,
        "party": [],
        "booking_summary": summary_of(booking),
        "room_photo_url": address_of_type(booking.room_type.photo_url),
        "cancellation_details": _cancellation(booking, None),
        **sold_price_body(booking),
        **conditions_body(booking),
        "expires_at": booking.expires_at,
        "language": None,
        "balance": None,
        "payment_status": None,
        "group_reference": None,
        "is_verified": False,
    }


def _personal_facts(seen: GuestView) -> dict[str, Any]:
    booking, room = seen.booking, seen.booking.assigned_room
    return {
        "guest_name": booking.primary_guest_name,
        "primary_first_name": booking.primary_first_name,
        "primary_last_name": booking.primary_last_name,
        "primary_email": booking.primary_email,
        "primary_phone": booking.primary_phone,
        "assigned_room": room.room_number if room else None,
        "special_requests": booking.special_requests,
        "party": [_guest_body(guest) for guest in seen.party],
        "language": booking.language,
        **(money_body(seen.money) if seen.money else {}),
        "cancellation_details": _cancellation(booking, seen.money),
        "group_reference": booking.group.group_reference if booking.group else None,
        "is_verified": True,
    }


def _guest_body(guest: BookingGuest) -> dict[str, Any]:
    return {
        "role": str(guest.role),
        "first_name": guest.first_name,
        "last_name": guest.last_name,
        "email": guest.email,
        "phone": guest.phone,
        "is_staying": guest.is_staying,
    }


def _initial(name: str) -> str:
    return f"{name[:1]}."


def _masked_email(address: str) -> str | None:
    return f"{address[:1]}***@***" if address else None


def summary_of(booking: RoomBooking) -> str:
    counts = [(booking.nights, "night", "nights"), (booking.adults, "adult", "adults")]
    counts += [(booking.children, "child", "children")] if booking.children else []
    return ", ".join([booking.room_type.name, *(_counted(*count) for count in counts)])


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _cancellation(booking: RoomBooking, money: Money | None) -> dict[str, Any] | None:
    if booking.cancelled_at is None:
        return None
    return {
        "cancelled_at": booking.cancelled_at,
        "reason": str(booking.cancellation_reason),
        "penalty_amount": booking.penalty_amount,
        **returned_body(money),
    }
