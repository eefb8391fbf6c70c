"""Promo codes over the public API: what a guest is told, and how often one may guess."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.conf import LazySettings
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from hotel.models import RoomBooking
from rates.enums import PromoKind
from rates.models import PromoCode
from tests.factories.guest_api import Guest, booking_of_john, guest_of
from tests.factories.refusals import everything_written
from tests.factories.staff_api import refusal
from tests.factories.world import NOON, World, day

CODE, NONE = "WINTER2026", "NO-SUCH"
NOT_FOUND = (404, "PROMO_CODE_NOT_FOUND", "promo_code")
LIMITED = (429, "RATE_LIMITED", None)
Ask = Callable[[Guest, str], HttpResponse]


def search(guest: Guest, code: str) -> HttpResponse:
    return guest.search(promo_code=code)


def quote(guest: Guest, code: str) -> HttpResponse:
    return guest.quote(promo_code=code)


def book(guest: Guest, code: str) -> HttpResponse:
    return guest.book(booking_of_john(promo_code=code))


EVERYWHERE = pytest.mark.parametrize("ask", [search, quote, book])


@pytest.fixture
def limited(world: World, noon: None, settings: LazySettings) -> Iterator[Guest]:
    """Three misses a minute, and nothing else is counted."""
    settings.THROTTLE_RATES = dict.fromkeys(settings.THROTTLE_RATES) | {"promo": "3/min"}
    cache.clear()
    yield guest_of(world)
    cache.clear()


@EVERYWHERE
def test_code_of_the_house_is_taken(world: World, guest: Guest, ask: Ask) -> None:
    world.promo()

    assert ask(guest, "winter2026").status_code in {200, 201}


@EVERYWHERE
@pytest.mark.parametrize(
    "facts",
    [{"is_active": False}, {"book_until": day(0)}, {"book_from": day(1)}],
    ids=["withdrawn", "over", "for later"],
)
def test_code_that_is_not_valid_now_is_answered_like_an_unknown_one(
    world: World, guest: Guest, ask: Ask, facts: dict[str, Any]
) -> None:
    world.promo(**facts)
    before = everything_written()
    answers = [ask(guest, code) for code in (CODE, NONE)]

    assert refusal(answers[0]) == NOT_FOUND
    assert answers[0].json() == answers[1].json()
    assert everything_written() == before


@EVERYWHERE
def test_code_that_is_used_up_says_so(world: World, guest: Guest, ask: Ask) -> None:
    world.promo(max_uses=1, used=1)

    assert refusal(ask(guest, CODE)) == (409, "PROMO_CODE_USED_UP", "promo_code")


def test_code_for_free_nights_is_for_stays_that_have_one(world: World, guest: Guest) -> None:
    world.promo(kind=PromoKind.FREE_NIGHT, value=3)
    before = everything_written()

    for ask in (quote, book):
        answer = ask(guest, CODE)
        assert (answer.status_code, answer.json()["error"]) == (
            409,
            {
                "code": "PROMO_CODE_NOT_FOR_STAY",
                "message": "The promo code is not for this stay.",
                "field": "promo_code",
                "details": {"reason": "MIN_NIGHTS", "min_nights": 3},
            },
        )
    assert everything_written() == before


def test_guest_who_had_the_code_is_told(world: World, guest: Guest) -> None:
    world.promo(max_uses_per_guest=1)
    guest.book(booking_of_john(promo_code=CODE))

    assert guest.book(booking_of_john(promo_code=CODE)).json() == {
        "error": {
            "code": "PROMO_CODE_USED_BY_GUEST",
            "message": "This guest has used the promo code as often as one guest may.",
            "field": "promo_code",
            "details": {"max_uses_per_guest": 1},
        }
    }
    assert RoomBooking.objects.count() == PromoCode.objects.get().used == 1


@EVERYWHERE
def test_who_misses_too_often_may_send_no_code_for_a_while(
    world: World, limited: Guest, ask: Ask
) -> None:
    world.promo()
    with time_machine.travel(NOON.replace(second=17), tick=False) as clock:
        found = [refusal(ask(limited, NONE)) for _ in range(4)]
        assert found == [NOT_FOUND, NOT_FOUND, NOT_FOUND, LIMITED]
        answer = ask(limited, CODE)
        assert (refusal(answer), answer.headers["Retry-After"]) == (LIMITED, "43")
        assert ask(limited, "").status_code in {200, 201}
        clock.shift(timedelta(seconds=43))
        assert ask(limited, CODE).status_code in {200, 201}


def test_misses_count_wherever_they_were_made(world: World, limited: Guest) -> None:
    world.promo()
    assert {refusal(ask(limited, NONE)) for ask in (search, quote, book)} == {NOT_FOUND}

    assert {refusal(ask(limited, CODE)) for ask in (search, quote, book)} == {LIMITED}


def test_codes_that_are_known_do_not_count(world: World, limited: Guest) -> None:
    world.promo()
    world.promo("USED-UP", max_uses=1, used=1)
    world.promo("LONG", min_nights=7)
    asked = [quote(limited, code) for code in (CODE, "USED-UP", "LONG") * 5]

    assert {answer.status_code for answer in asked} == {201, 409}
    assert refusal(quote(limited, NONE)) == NOT_FOUND


def test_another_client_is_not_limited(world: World, limited: Guest) -> None:
    world.promo()
    for _ in range(3):
        search(limited, NONE)
    elsewhere = Client(raise_request_exception=False, REMOTE_ADDR="192.0.2.7")

    assert refusal(search(limited, CODE)) == LIMITED
    assert search(Guest(limited.slug, elsewhere), CODE).status_code == 200


def test_head_of_a_search_is_limited_too(limited: Guest) -> None:
    for _ in range(3):
        search(limited, NONE)
    query = {"check_in": day(1).isoformat(), "check_out": day(3).isoformat(), "promo_code": CODE}

    assert limited.ask("HEAD", "availability/", query=query).status_code == 429


def test_with_the_limit_off_everybody_may_guess(
    world: World, limited: Guest, settings: LazySettings
) -> None:
    settings.THROTTLE_RATES = dict.fromkeys(settings.THROTTLE_RATES)

    assert {refusal(search(limited, NONE)) for _ in range(20)} == {NOT_FOUND}
