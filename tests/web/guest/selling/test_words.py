"""What the pages of the way to a booking say."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from common.errors import DomainError, InvalidDateRange
from hotel.enums import Language
from rates.enums import MealPlan
from rates.errors import (
    RULES_BROKEN,
    AccountNotFound,
    AllotmentNotForStay,
    AllotmentNotFound,
    AllotmentReleased,
    AllotmentUsedUp,
    ChildAgesMismatch,
    MinAdvance,
    MinStayArrival,
    PromoCodeNotForStay,
    PromoCodeNotFound,
    PromoCodeUsedByGuest,
    PromoCodeUsedUp,
    RatePlanNotForType,
    RatePlanNotFound,
    StopSell,
)
from room_bookings.errors import (
    ArrivalInThePast,
    OccupancyExceeded,
    OutsideBookingWindow,
    PartyExceedsBooking,
    QuoteAlreadyUsed,
    QuoteExpired,
    QuoteMismatch,
    QuoteNotFound,
    RoomTypeNotFound,
    SoldOut,
    StayTooLong,
    StayTooShort,
)
from web.guest import phrases
from web.guest.phrases import phrases_in
from web.guest.refusals import refusal_in_words
from web.phrases import phrases_of

AREAS = ("booking", "field_errors", "frame", "house", "refusals", "search")
MET = (
    *RULES_BROKEN.values(),
    InvalidDateRange,
    ArrivalInThePast,
    OutsideBookingWindow,
    StayTooShort,
    StayTooLong,
    OccupancyExceeded,
    PartyExceedsBooking,
    SoldOut,
    RoomTypeNotFound,
    RatePlanNotFound,
    RatePlanNotForType,
    ChildAgesMismatch,
    PromoCodeNotFound,
    PromoCodeNotForStay,
    PromoCodeUsedUp,
    PromoCodeUsedByGuest,
    AccountNotFound,
    AllotmentNotFound,
    AllotmentReleased,
    AllotmentUsedUp,
    AllotmentNotForStay,
    QuoteNotFound,
    QuoteExpired,
    QuoteAlreadyUsed,
    QuoteMismatch,
)
"""What searching, quoting and booking can be answered with."""


@pytest.mark.parametrize("area", AREAS)
def test_every_language_says_the_same_with_the_same_facts(area: str):
    for key, phrase in phrases_of(phrases, area).items():
        texts = [phrase.in_language(each) for each in Language]
        places = [sorted(re.findall(r"\{(\w+)\}", text)) for text in texts]

        assert (key, all(texts), places) == (key, True, [places[0]] * len(texts))


@pytest.mark.parametrize("refusal", MET, ids=lambda refusal: refusal.code)
def test_every_refusal_has_words_of_its_own(refusal: type[DomainError]):
    said = {refusal_in_words(refusal(), each) for each in Language}

    assert len(said) == len(Language)
    assert not said & {phrases_in(each)["refusals"]["other"] for each in Language}


@pytest.mark.parametrize("meal", MealPlan)
def test_every_meal_has_a_name(meal: MealPlan):
    assert all(f"meal_{meal.value}" in phrases_in(each)["search"] for each in Language)


@pytest.mark.parametrize(
    ("refusal", "language", "words"),
    [
        (
            StopSell(details={"night": "2026-03-03"}),
            Language.GERMAN,
            "Die Nacht vom Dienstag, 3. März 2026 ist nicht im Verkauf.",
        ),
        (
            MinStayArrival(details={"limit": 1}),
            Language.SPANISH,
            "Con esta fecha de llegada, la estancia mínima es de 1 noche.",
        ),
        (
            MinAdvance(details={"limit": 1}),
            Language.FRENCH,
            "Ce tarif se réserve au moins 1 jour à l’avance.",
        ),
        (
            StayTooShort(details={"min_nights": 3}),
            Language.ENGLISH,
            "Our guests stay for at least 3 nights.",
        ),
    ],
)
def test_facts_are_told_as_people_write_them(refusal: DomainError, language: Language, words: str):
    told = refusal_in_words(refusal, language)

    assert told.replace("\u00a0", " ").replace("\u202f", " ") == words


def test_what_no_guest_is_expected_to_meet_has_one_text():
    class Unheard(DomainError):
        code = "UNHEARD"

    told = refusal_in_words(Unheard(details={"amount": Decimal(1)}), Language.ENGLISH)

    assert told == "That did not work. Please try again, or ask us."
