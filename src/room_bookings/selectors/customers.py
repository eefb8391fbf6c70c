"""What the codes that come with a request open: an account's plans, a promotion."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rates.enums import PromoKind
from rates.errors import AccountNotFound, PromoCodeNotFound, PromoCodeUsedUp
from rates.models import CorporateAccount, PromoCode
from rates.offers import NOTHING_OPENED, Opened
from rates.terms import Promo, Span


@dataclass(frozen=True, slots=True)
class Customer:
    """Who asks, as far as codes say."""

    account: CorporateAccount | None = None
    promo_code: PromoCode | None = None

    @property
    def opened(self) -> Opened:
        return opened_by(self.account)


def opened_by(account: CorporateAccount | None) -> Opened:
    """What it has negotiated, for as long as it is active."""
    if account is None or not account.is_active:
        return NOTHING_OPENED
    return Opened(negotiated=frozenset(account.rate_plan_codes))


def customer_of(
    *, hotel_id: int, corporate_code: str, promo_code: str, booked_on: date
) -> Customer:
    """A code that the hotel does not know is refused, not ignored: a guest who typed it expects its
    price. Without codes nothing is read. `booked_on` is the hotel's today."""
    return Customer(
        _account(hotel_id, corporate_code) if corporate_code else None,
        _promo(hotel_id, promo_code, booked_on) if promo_code else None,
    )


def _account(hotel_id: int, code: str) -> CorporateAccount:
    found = CorporateAccount.objects.filter(hotel_id=hotel_id, code=code.upper(), is_active=True)
    account = found.first()
    if account is None:
        raise AccountNotFound(field="corporate_code")
    return account


def _promo(hotel_id: int, code: str, booked_on: date) -> PromoCode:
    """One that is over, or is for later, is as unknown as one that never was: who guesses codes learns
    nothing, and a guest can do the same about either."""
    found = PromoCode.objects.filter(hotel_id=hotel_id, code=code.upper(), is_active=True).first()
    if found is None or not Span(found.book_from, found.book_until).contains(booked_on):
        raise PromoCodeNotFound(field="promo_code")
    if found.max_uses is not None and found.used >= found.max_uses:
        raise PromoCodeUsedUp(field="promo_code")
    return found


def promo_terms(row: PromoCode) -> Promo:
    """A code for free nights is for stays that have one: it is not used up for nothing."""
    kind = PromoKind(row.kind)
    least = int(row.value) if kind is PromoKind.FREE_NIGHT else row.min_nights
    return Promo(
        code=row.code,
        kind=kind,
        value=row.value,
        bookable=Span(row.book_from, row.book_until),
        stays=Span(row.stay_from, row.stay_until),
        plan_codes=frozenset(row.rate_plan_codes),
        min_nights=max(row.min_nights, least),
    )
