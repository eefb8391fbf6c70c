"""Bookings of companies with an account: its plans, its name, its bill."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from django.conf import LazySettings
from django.core.cache import cache

from common.actor import Actor
from hotel.enums import BookerType
from hotel.models import RoomBooking
from room_bookings.services.booking import Booker, BookingRequest, create_booking
from room_bookings.services.quoting import quote_stay
from tests.factories import rates
from tests.factories.allotments import account, allot, kept, request_in
from tests.factories.guest_api import Guest, booking_of_john, guest_of
from tests.factories.refusals import refused
from tests.factories.staff_api import Desk, at, refusal
from tests.factories.world import NOON, World, day, make_world, nights

COMPANY = Booker("Ann", "Desk", "ann@acme.example", "+1", booker_type=BookerType.COMPANY)


def by_company(world: World, code: str = "", company: str = "") -> BookingRequest:
    request = world.request(nights(1, 3), booker=replace(COMPANY, company=company))
    return replace(request, wanted=replace(request.wanted, corporate_code=code))


def book(request: BookingRequest) -> RoomBooking:
    return create_booking(request, by=Actor.guest(), at=NOON)


def test_a_company_that_does_not_name_itself_has_its_accounts_name(world: World) -> None:
    acme = account(world)

    booking = book(by_company(world, "acme"))

    assert (booking.account, booking.booker_company) == (acme, "Acme Ltd")


def test_a_company_that_names_itself_keeps_its_name(world: World) -> None:
    acme = account(world)

    booking = book(by_company(world, "ACME", "Acme Research"))

    assert (booking.account, booking.booker_company) == (acme, "Acme Research")


def test_without_a_code_a_company_names_itself(world: World) -> None:
    account(world)

    with refused("VALIDATION_ERROR", 400, field="booker_company"):
        book(by_company(world))
    booking = book(by_company(world, company="Acme Ltd"))
    assert (booking.account, booking.booker_company) == (None, "Acme Ltd")


def test_the_code_opens_the_negotiated_plan(world: World) -> None:
    flex = rates.plan(world)
    rates.derived(world, flex, "CORP", -20, audience="CORPORATE")
    account(world, rate_plan_codes=["CORP"])

    booking = book(by_company(world, "ACME"))

    assert (booking.rate_plan_code, booking.total_amount) == ("CORP", Decimal("120.00"))


@pytest.mark.parametrize("facts", [{}, {"is_active": False}])
def test_unknown_accounts_and_others_are_refused_alike(
    world: World, facts: dict[str, bool]
) -> None:
    account(make_world() if not facts else world, **facts)

    with refused("ACCOUNT_NOT_FOUND", 404, field="corporate_code"):
        book(by_company(world, "ACME"))


def test_a_quote_for_an_account_names_the_company(world: World) -> None:
    acme = account(world)
    quote = quote_stay(by_company(world, "ACME").wanted, at=NOON)

    booking = book(replace(by_company(world), quote_id=quote.quote_id))

    assert (booking.account, booking.booker_company) == (acme, "Acme Ltd")


def test_a_quote_for_nobodys_account_leaves_a_company_without_a_name(world: World) -> None:
    quote = quote_stay(by_company(world).wanted, at=NOON)

    with refused("VALIDATION_ERROR", 400, field="booker_company"):
        book(replace(by_company(world), quote_id=quote.quote_id))


def test_another_accounts_quote_is_no_quote(world: World) -> None:
    account(world)
    account(world, "OTHER")
    quote = quote_stay(by_company(world, "OTHER").wanted, at=NOON)

    with refused("QUOTE_MISMATCH", field="quote_id"):
        book(replace(by_company(world, "ACME"), quote_id=quote.quote_id))


def test_a_block_kept_for_an_account_makes_its_bookings_the_accounts(world: World) -> None:
    acme = account(world)
    allot(world, kept(nights(3, 5), 1), account_code="ACME")

    booking = book(request_in(world, nights(3, 5), booker=COMPANY))

    assert (booking.account, booking.booker_company) == (acme, "Acme Ltd")


def test_staff_see_where_the_bill_goes_and_guests_do_not(world: World, desk: Desk) -> None:
    account(world)
    body = booking_of_john(booker_type="COMPANY", corporate_code="ACME")
    guest = guest_of(world)

    booked = guest.book(body)

    booking = RoomBooking.objects.get(booking_id=booked.json()["booking_id"])
    found = desk.get(at(booking)).json()
    assert (found["account"], found["booker"]["company"]) == (
        {
            "code": "ACME",
            "name": "Acme Ltd",
            "billing_name": "Acme Accounts Payable",
            "billing_address": "1 Quay, Dublin",
            "billing_email": "bills@acme.example",
            "vat_number": "IE1234567A",
            "payment_days": 30,
        },
        "Acme Ltd",
    )
    token = {"X_Booking_Token": booked.json()["manage_token"]}
    public = [booked, guest.look_up(booking.booking_id, **token)]
    assert [answer for answer in public if b"Quay" in answer.content] == []


def test_a_wrong_code_says_nothing_of_the_others(world: World, noon: None) -> None:
    account(world)
    guest: Guest = guest_of(world)

    answer = guest.quote(corporate_code="ACM")

    assert refusal(answer) == (404, "ACCOUNT_NOT_FOUND", "corporate_code")
    assert "details" not in answer.json()["error"]


def test_codes_that_are_none_count_together(
    world: World, noon: None, settings: LazySettings
) -> None:
    settings.THROTTLE_RATES = dict.fromkeys(settings.THROTTLE_RATES) | {"promo": "2/min"}
    cache.clear()
    account(world)
    allot(world, kept(nights(1, 3), 1), release_date=day(1))
    guest = guest_of(world)

    misses = [guest.quote(corporate_code="ACM"), guest.quote(allotment_code="EXP")]
    barred = [guest.quote(corporate_code="ACME"), guest.quote(allotment_code="EXPO")]

    assert [answer.status_code for answer in (*misses, *barred)] == [404, 404, 429, 429]
    assert guest.quote().status_code == 201
    cache.clear()
