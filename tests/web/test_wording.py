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
from room_bookings.errors import (
    BookingAlreadyCheckedIn,
    CancellationTooLate,
    HoldAlreadyExtended,
    HoldExpired,
    HoldNotExtendable,
    TransitionRefused,
)
from web.guest import wording
from web.guest.wording import CATALOGUES, words_in

WEB = Path(wording.__file__).parents[2]
NAMED_BY_HOTELS = (LineKind.FEE, LineKind.CITY_TAX)
REFUSALS = (
    NothingToPay,
    PaymentProviderUnavailable,
    PaymentRefused,
    PaymentsNotConfigured,
    BookingAlreadyCheckedIn,
    CancellationTooLate,
    HoldAlreadyExtended,
    HoldExpired,
    HoldNotExtendable,
    TransitionRefused,
)
"""What starting a payment, extending a hold and cancelling can be answered with."""
MADE_UP = ("status_", "headline_", "lead_", "line_", "error_", "_one", "_other")
"""Keys that pages put together from what the API says."""


def places_in(text: str) -> list[str]:
    return sorted(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("language", Language)
def test_every_language_says_the_same_things_with_the_same_facts(language: Language):
    english = words_in(Language.ENGLISH)

    assert {key: places_in(text) for key, text in words_in(language).items()} == {
        key: places_in(text) for key, text in english.items()
    }


@pytest.mark.parametrize("language", Language)
def test_nothing_is_left_unsaid(language: Language):
    assert [key for key, text in CATALOGUES[language].items() if not text.strip()] == []


def test_every_text_is_used():
    sources = [*WEB.rglob("templates/guest/*.html"), *WEB.rglob("static/web/guest/*.js")]
    code = "\n".join(path.read_text() for path in sources)
    plain = [key for key in words_in(Language.ENGLISH) if not any(part in key for part in MADE_UP)]

    assert [key for key in plain if not re.search(rf'(?:t\.|"){key}\b', code)] == []


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        ("status_", BookingStatus.values),
        ("headline_", BookingStatus.values),
        ("lead_", [*CancellationReason.values, "CONFIRMED", "PENDING_PAYMENT", "COMPLETED"]),
        ("line_", [kind.value for kind in LineKind if kind not in NAMED_BY_HOTELS]),
        ("error_", [code.code for code in REFUSALS]),
    ],
)
def test_each_word_of_the_api_has_its_text(prefix: str, words: list[str]):
    assert [word for word in words if prefix + word not in words_in(Language.ENGLISH)] == []


def test_every_text_that_pages_ask_for_is_there():
    pages = "\n".join(path.read_text() for path in WEB.rglob("templates/guest/*.html"))

    assert set(re.findall(r"\{\{ t\.(\w+) \}\}", pages)) - set(words_in(Language.ENGLISH)) == set()
