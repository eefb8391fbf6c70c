"""Promo codes, and the companies with negotiated plans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from common.errors import InvalidInput
from common.money import HUNDRED, shortest
from hotel.models import Hotel, PricingQuote, RoomBooking
from rates.bodies import account_body, promo_body
from rates.enums import PromoKind
from rates.errors import (
    AccountNotFound,
    PromoCodeNotFound,
    PromoLimitBelowUses,
    RatePlanNotFound,
)
from rates.models import Allotment, CorporateAccount, PromoCode, PromoUse, RatePlan
from rates.services.amounts import PERCENT_PLACES, fitted, percent, windows
from rates.services.resources import Facts, Resource, Uses, columns, put, save

FEWEST_NIGHTS_WITH_A_FREE_ONE: Final = 2
UNTOLD: Final = frozenset(account_body(CorporateAccount()))
"""Of a company only that something changed: all of it is somebody's data."""


def _write_promo(hotel: Hotel, promo: PromoCode, facts: Facts) -> None:
    """The value with it, whose places are those of the kind."""
    put(promo, facts)
    _check_promo(hotel, promo)
    save(promo, [*facts, "value"])


def _check_promo(hotel: Hotel, promo: PromoCode) -> None:
    windows(promo)
    _check_plans(hotel, promo.rate_plan_codes)
    _check_value(hotel, promo)
    if promo.max_uses is not None and promo.max_uses < promo.used:
        raise PromoLimitBelowUses(field="max_uses", details={"used": promo.used})


def _check_value(hotel: Hotel, promo: PromoCode) -> None:
    if not promo.value:
        raise InvalidInput("A promo code must be worth something.", field="value")
    if promo.kind == PromoKind.AMOUNT:
        promo.value = fitted(hotel.purse, promo.value, field="value")
        return
    if promo.kind == PromoKind.PERCENT:
        percent(promo.value, lowest=PERCENT_PLACES, highest=HUNDRED, field="value")
    elif promo.value < FEWEST_NIGHTS_WITH_A_FREE_ONE or promo.value % 1:
        raise InvalidInput("Of how many nights one is free: a whole number from 2.", field="value")
    promo.value = shortest(promo.value)


def _check_plans(hotel: Hotel, codes: Sequence[str]) -> None:
    found = RatePlan.objects.filter(hotel=hotel, code__in=codes)
    known = set(found.values_list("code", flat=True))
    unknown = [index for index, code in enumerate(codes) if code not in known]
    if unknown:
        raise RatePlanNotFound(field=f"rate_plan_codes.{unknown[0]}")


def _uses_of_promo(promo: PromoCode) -> Uses:
    return {"bookings": PromoUse.objects.filter(hotel_id=promo.hotel_id, promo_code=promo)}


def _check_account(hotel: Hotel, account: CorporateAccount) -> None:
    _check_plans(hotel, account.rate_plan_codes)


def _uses_of_account(account: CorporateAccount) -> Uses:
    own = {"hotel_id": account.hotel_id, "account": account}
    return {
        "bookings": RoomBooking.objects.filter(**own),
        "quotes": PricingQuote.objects.filter(**own),
        "allotments": Allotment.objects.filter(**own),
    }


PROMO_CODES: Final = Resource(
    name="promo-code",
    model=PromoCode,
    key="code",
    not_found=PromoCodeNotFound,
    rows=lambda hotel_id: PromoCode.objects.filter(hotel_id=hotel_id),
    body=promo_body,
    write=_write_promo,
    uses=_uses_of_promo,
)
ACCOUNTS: Final = Resource(
    name="account",
    model=CorporateAccount,
    key="code",
    not_found=AccountNotFound,
    rows=lambda hotel_id: CorporateAccount.objects.filter(hotel_id=hotel_id),
    body=account_body,
    write=columns(_check_account),
    uses=_uses_of_account,
    unspoken=UNTOLD,
)
