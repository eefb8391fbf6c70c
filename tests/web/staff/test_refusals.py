"""Whatever a page can be refused is said in words that a clerk understands."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pytest

import common
from common.errors import DomainError, InvalidInput
from hotel.enums import Language
from payments.errors import DeskPaymentTooHigh
from room_bookings.errors import (
    BookingStatusNotAssignable,
    RoomNotReady,
    RoomOverlapConflict,
    SoldOut,
    overlap_conflict,
)
from web.staff.refusals import refusal_in_words
from web.staff.wording import phrases_of, words_in

SOURCE: Final = Path(common.__file__).parents[1]
A_REFUSAL: Final = re.compile(r"^    code(: .+)? = \"[A-Z_]+\"$", re.MULTILINE)
ENGLISH: Final = words_in(Language.ENGLISH)

OF_OTHER_PROGRAMS: Final = {
    "INVALID_SIGNATURE",
    "MESSAGE_NOT_TAKEN",
    "INVALID_IDEMPOTENCY_KEY",
    "INVALID_IF_MATCH",
    "PAYLOAD_TOO_LARGE",
    "CSV_EXPECTED",
    "CSV_UNREADABLE",
    "HOTEL_MISMATCH",
    "ROOM_TYPE_HOTEL_MISMATCH",
    "CHANNEL_FORBIDDEN",
    "REALTIME_NOT_CONFIGURED",
}
OF_GUESTS: Final = {
    "CANCELLATION_TOO_LATE",
    "CHANGE_NOT_FREE",
    "CHANGE_TOO_LATE",
    "HOLD_ALREADY_EXTENDED",
    "HOLD_NOT_EXTENDABLE",
    "QUOTE_ALREADY_USED",
    "QUOTE_EXPIRED",
    "QUOTE_MISMATCH",
    "QUOTE_NOT_FOUND",
}
OF_SETTINGS_WITHOUT_A_PAGE: Final = {
    "ADMINISTERS_GROUP",
    "ADMINISTERS_SYSTEM",
    "GROUP_SLUG_TAKEN",
    "JOB_NOT_FAILED",
    "NOT_ADMINISTRATOR_THERE",
    "RECOUNT_UNDER_WAY",
    "AGES_OVERLAP",
    "BROUGHT_OVER_ALREADY",
    "IMPORT_FILE_REFUSED",
    "IMPORT_RUN_NOT_FOUND",
    "HOTEL_FILE_REFUSED",
    "HOTEL_GROUP_NOT_FOUND",
    "SEASON_NAMED_TWICE",
    "ALERTS_ONLY_BY_EMAIL",
    "ALLOTMENT_DATES_REFUSED",
    "ALLOTMENT_PICKED_UP",
    "ALLOTMENT_SHORT_OF_ROOMS",
    "ALLOTMENT_WITHOUT_PRICE",
    "CITY_TAX_NOT_FOUND",
    "CODE_TAKEN",
    "DERIVATION_INCOMPLETE",
    "FEE_NOT_FOUND",
    "LISTED_TWICE",
    "MESSAGE_TEMPLATE_NOT_FOUND",
    "NAME_TAKEN",
    "PLAN_DERIVED_TOO_DEEP",
    "PLAN_DERIVES_FROM_ITSELF",
    "POLICY_NOT_FOUND",
    "PROMO_LIMIT_BELOW_USES",
    "RATE_IN_USE",
    "RECONCILIATION_NOT_FOUND",
    "RECONCILIATION_SPAN_REFUSED",
    "SEASONS_OVERLAP",
    "SEASON_NOT_FOUND",
    "SUBJECT_MISMATCH",
    "TAX_NOT_FOUND",
    "TOO_MANY_WEBHOOKS",
    "UNKNOWN_EVENT_TYPE",
    "UNKNOWN_PLACEHOLDER",
    "WEBHOOK_DELIVERY_NOT_FOUND",
    "WEBHOOK_NOT_FOUND",
    "WEBHOOK_PAUSED",
    "WEBHOOK_URL_REFUSED",
}
OF_SETTING_UP: Final = {
    "ALREADY_INVITED",
    "ALREADY_STAFF",
    "ALT_TEXT_UNFIT",
    "API_TOKEN_NOT_FOUND",
    "CURRENCY_FIXED",
    "EXCHANGE_RATES_TOO_OLD",
    "EXCHANGE_RATES_UNREADABLE",
    "GUESTS_IN_THE_HOUSE",
    "HOTEL_NOT_READY",
    "INVITATION_NOT_FOUND",
    "LAST_ADMINISTRATOR",
    "NO_PAYMENT_ACCOUNT",
    "NO_SUCH_FACT",
    "OWN_ACCOUNT",
    "PARTIES_TOO_LARGE",
    "PASSWORD_REFUSED",
    "PAYMENT_KEY_MALFORMED",
    "PAYMENT_LIVE_KEY_REFUSED",
    "PAYMENT_TEST_KEY_REFUSED",
    "PHOTO_DAMAGED",
    "PHOTO_FORMAT_UNKNOWN",
    "PHOTO_IS_HEIC",
    "PHOTO_NOT_FOUND",
    "PHOTO_ORDER_INCOMPLETE",
    "PHOTO_SHAPE_UNFIT",
    "PHOTO_TOO_LARGE",
    "ROOM_HAS_STAYS",
    "ROOM_NUMBERS_REFUSED",
    "ROOM_NUMBER_TAKEN",
    "ROOM_TYPE_CODE_TAKEN",
    "ROOM_TYPE_IN_USE",
    "SLUG_FIXED",
    "SLUG_TAKEN",
    "STAFF_NOT_FOUND",
    "TOKEN_NAME_TAKEN",
    "TOO_MANY_PHOTOS",
    "UNKNOWN_TIMEZONE",
    "USER_NAME_TAKEN",
}
"""Told in the administration, in English, as they speak; joining has words of its own."""
NO_PAGE_GIVES: Final = OF_OTHER_PROGRAMS | OF_GUESTS | OF_SETTINGS_WITHOUT_A_PAGE | OF_SETTING_UP


def every_code() -> set[str]:
    """Of all refusals that the project has, wherever they stand."""
    for file in SOURCE.rglob("*.py"):
        if A_REFUSAL.search(file.read_text()):
            import_module(".".join(file.relative_to(SOURCE).with_suffix("").parts))
    return {each.code for each in below(DomainError) if each.__module__ != __name__}


def below(kind: type[DomainError]) -> set[type[DomainError]]:
    """Those of tests are nobody's."""
    ours = (each for each in kind.__subclasses__() if not each.__module__.startswith("test"))
    return {kind}.union(*(below(each) for each in ours)) - {DomainError}


def test_every_refusal_is_worded_or_named_as_one_that_no_page_gives():
    worded = set(phrases_of("refusals"))

    assert every_code() - worded - NO_PAGE_GIVES == set()
    assert NO_PAGE_GIVES - every_code() == set()
    assert NO_PAGE_GIVES & worded == set()


def test_words_are_for_codes_that_there_are():
    codes = {
        key.removesuffix("_with_facts")
        for key in phrases_of("refusals")
        if not key.startswith("field_")
    }

    assert codes - every_code() == set()


@pytest.mark.parametrize(
    ("refusal", "said"),
    [
        (
            overlap_conflict("201", [(1, "BK-2026-A"), (2, "BK-2026-B")]),
            "Somebody else has this room in some of these nights: BK-2026-A, BK-2026-B.",
        ),
        (RoomOverlapConflict(), "Somebody else has this room in some of these nights."),
        (
            RoomNotReady(details={"room_status": "CHECKOUT_DIRTY"}),
            "The room is not ready for a guest (Dirty). Please choose another one.",
        ),
        (
            BookingStatusNotAssignable(details={"status": "CANCELLED"}),
            "Only a confirmed booking can be given a room; this one is: Cancelled.",
        ),
        (
            DeskPaymentTooHigh(details={"most": "12.00", "currency": "EUR"}),
            "That is more than is due: 12.00 EUR.",
        ),
        (InvalidInput(field="last_name"), "Please check this field: Last name."),
        (InvalidInput(field="\x00"), "Something in the form is not right. Please check it."),
        (SoldOut(), "Sold out: no room of this type is left for every night."),
    ],
)
def test_the_facts_of_a_refusal_are_named(refusal: Any, said: str):
    assert refusal_in_words(refusal, ENGLISH) == said


def test_what_has_no_words_speaks_for_itself():
    class Odd(DomainError):
        code = "ODD"

    assert refusal_in_words(Odd("By itself."), ENGLISH) == "By itself."
