"""The words of rates. Plain Python: the pricing core reads them too."""

from __future__ import annotations

from enum import StrEnum


class AdjustmentKind(StrEnum):
    """How a value changes the price it is applied to: in its place, in per cent, by an amount."""

    SET = "SET"
    PERCENT = "PERCENT"
    AMOUNT = "AMOUNT"


class Audience(StrEnum):
    """Who may see and book a plan."""

    PUBLIC = "PUBLIC"
    CORPORATE = "CORPORATE"
    """Accounts that have negotiated it, by their code."""
    ALLOTMENT = "ALLOTMENT"
    """Guests of an allotment, by its code."""


class PaymentMode(StrEnum):
    """When a guest pays for a stay sold by a plan."""

    PAY_NOW = "PAY_NOW"
    DEPOSIT = "DEPOSIT"
    """Part of it now, as the plan's policy says; the rest at the hotel."""
    CARD_GUARANTEE = "CARD_GUARANTEE"
    """A card answers for what not coming costs; the stay is paid at the hotel."""
    PAY_AT_HOTEL = "PAY_AT_HOTEL"


class MealPlan(StrEnum):
    NONE = "NONE"
    BREAKFAST = "BREAKFAST"
    HALF_BOARD = "HALF_BOARD"
    FULL_BOARD = "FULL_BOARD"


class OccupancyKind(StrEnum):
    """What the party changes in the price of a night."""

    SINGLE_USE = "SINGLE_USE"
    EXTRA_ADULT = "EXTRA_ADULT"
    CHILD = "CHILD"
    COT = "COT"


class DiscountKind(StrEnum):
    LENGTH_OF_STAY = "LENGTH_OF_STAY"
    EARLY_BIRD = "EARLY_BIRD"
    LAST_MINUTE = "LAST_MINUTE"


class Component(StrEnum):
    """What a line of the bill is for, as the tax office sees it."""

    ROOM = "ROOM"
    MEAL = "MEAL"
    FEE = "FEE"


class CityTaxKind(StrEnum):
    PER_PERSON_NIGHT = "PER_PERSON_NIGHT"
    PERCENT = "PERCENT"


class FeeBasis(StrEnum):
    PER_STAY = "PER_STAY"
    PER_NIGHT = "PER_NIGHT"
    PER_PERSON = "PER_PERSON"
    PER_PERSON_NIGHT = "PER_PERSON_NIGHT"


class PromoKind(StrEnum):
    PERCENT = "PERCENT"
    AMOUNT = "AMOUNT"
    """Off the whole stay."""
    FREE_NIGHT = "FREE_NIGHT"
    """Of every so many nights the cheapest is free."""


class PenaltyKind(StrEnum):
    """What a cancellation, a no-show or a deposit costs."""

    NONE = "NONE"
    FIXED = "FIXED"
    PERCENT = "PERCENT"
    FIRST_NIGHT = "FIRST_NIGHT"
    WHOLE_STAY = "WHOLE_STAY"


class LineKind(StrEnum):
    """What a line of the price stands for."""

    NIGHT = "NIGHT"
    SINGLE_USE = "SINGLE_USE"
    EXTRA_ADULT = "EXTRA_ADULT"
    CHILD = "CHILD"
    COT = "COT"
    MEAL = "MEAL"
    LENGTH_OF_STAY = "LENGTH_OF_STAY"
    EARLY_BIRD = "EARLY_BIRD"
    LAST_MINUTE = "LAST_MINUTE"
    PROMO_CODE = "PROMO_CODE"
    FEE = "FEE"
    CITY_TAX = "CITY_TAX"
