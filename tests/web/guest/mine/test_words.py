"""What the pages of a booking say, in every language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hotel.enums import BookingStatus, CancellationReason, Language
from payments.errors import (
    NothingToPay,
    PaymentProviderUnavailable,
    PaymentRefused,
    PaymentsNotConfigured,
)
from rates.enums import LineKind
from rates.restrictions import Rule
from room_bookings import errors
from web.guest.mine import base
from web.guest.phrases import changing, mine, mine_refusals, opening, paying, refusals
from web.phrases import Phrase

AREAS = {
    "mine": mine,
    "opening": opening,
    "paying": paying,
    "changing": changing,
    "mine_refusals": mine_refusals,
}
NAMED_BY_HOTELS = (LineKind.FEE, LineKind.CITY_TAX)
MADE_UP = re.compile(
    "^(status|headline|lead|line|done|unlock|find|link)_|_(one|other)$|^(due|paid|total|credit|returning|waived)$"
    "|^(taxes_included|cancellation_cost|no_difference|dearer|cheaper)$|^(pay|reserve|guarantee|deposit|group)"
)
"""Keys that code puts together or picks."""
REFUSALS = (
    NothingToPay,
    PaymentProviderUnavailable,
    PaymentRefused,
    PaymentsNotConfigured,
    errors.ArrivalInThePast,
    errors.BookingAlreadyCheckedIn,
    errors.BookingAlreadyCheckedOut,
    errors.BookingChanged,
    errors.CancellationTooLate,
    errors.ChangeNotFree,
    errors.ChangeTooLate,
    errors.GuestNotFound,
    errors.HoldAlreadyExtended,
    errors.HoldExpired,
    errors.HoldNotExtendable,
    errors.OccupancyExceeded,
    errors.OutsideBookingWindow,
    errors.PartyExceedsBooking,
    errors.PriceHasChanged,
    errors.PrimaryGuestIsFixed,
    errors.RoomTypeNotFound,
    errors.SoldOut,
    errors.StayTooLong,
    errors.StayTooShort,
    errors.TransitionRefused,
)
WEB = Path(base.__file__).parents[2]


def places_in(text: str) -> list[str]:
    return sorted(re.findall(r"\{(\w+)\}", text))


def phrases() -> list[tuple[str, Phrase]]:
    return [
        (f"{area}.{key}", phrase)
        for area, module in AREAS.items()
        for key, phrase in module.WORDS.items()
    ]


@pytest.mark.parametrize("language", Language)
def test_every_language_tells_the_same_facts(language: Language):
    assert [
        name
        for name, phrase in phrases()
        if places_in(phrase.in_language(language)) != places_in(phrase.en)
    ] == []


def test_every_phrase_is_used():
    code = "\n".join(path.read_text() for path in WEB.rglob("templates/guest/mine/*.html"))
    code += (WEB / "templates/guest/stale.html").read_text()
    unused = [
        name
        for name, _ in phrases()
        if f"t.{name}" not in code
        and not MADE_UP.search(name.partition(".")[2])
        and not name.startswith("mine_refusals.")
        and f't.{name.partition(".")[0]} "{name.partition(".")[2]}' not in code
    ]

    assert unused == []


def test_every_phrase_that_pages_ask_for_is_there():
    code = "\n".join(path.read_text() for path in WEB.rglob("templates/guest/mine/*.html"))
    asked = {
        f"{area}.{key}" for area, key in re.findall(r"\bt\.(\w+)\.(\w+)", code) if area in AREAS
    }

    assert asked - {name for name, _ in phrases()} == set()


@pytest.mark.parametrize(
    ("area", "prefix", "words"),
    [
        (mine, "status_", BookingStatus.values),
        (mine, "headline_", BookingStatus.values),
        (mine, "lead_", [*CancellationReason.values, "CONFIRMED", "PENDING_PAYMENT", "COMPLETED"]),
        (mine, "line_", [kind.value for kind in LineKind if kind not in NAMED_BY_HOTELS]),
    ],
)
def test_each_word_of_the_domain_has_its_phrase(area, prefix: str, words: list[str]):
    assert [word for word in words if prefix + word not in area.WORDS] == []


def test_each_refusal_has_its_phrase_here_or_among_those_of_every_stay():
    known = mine_refusals.WORDS.keys() | refusals.WORDS.keys()
    codes = [*(each.code for each in REFUSALS), *(rule.value for rule in Rule)]

    assert [code for code in codes if code not in known] == []
