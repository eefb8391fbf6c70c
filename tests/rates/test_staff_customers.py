"""Promo codes and corporate accounts as managers keep them."""

from __future__ import annotations

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from hotel.models import RoomBooking
from rates.models import Allotment, CorporateAccount, PromoCode, PromoUse
from tests.factories.staff_api import Desk, refusal
from tests.factories.world import World, day, make_world, nights
from tests.rates.keeping import error_of, made, make_plan, manager_of, rates_written, told

PROMOS = "rates/promo-codes/"
ACCOUNTS = "rates/accounts/"
SPRING = {"code": "Spring25", "name": "Spring", "kind": "PERCENT", "value": "15"}
SPRING_SHOWN: dict[str, Any] = {
    "code": "SPRING25",
    "name": "Spring",
    "kind": "PERCENT",
    "value": "15",
    "book_from": None,
    "book_until": None,
    "stay_from": None,
    "stay_until": None,
    "rate_plan_codes": [],
    "min_nights": 1,
    "max_uses": None,
    "max_uses_per_guest": None,
    "used": 0,
    "is_active": True,
}
ACME = {"code": "acme", "name": "Acme Ltd"}
ACME_SHOWN: dict[str, Any] = {
    "code": "ACME",
    "name": "Acme Ltd",
    "billing_name": "",
    "billing_address": "",
    "billing_email": "",
    "vat_number": "",
    "payment_days": 0,
    "rate_plan_codes": [],
    "is_active": True,
}
ACME_BILLING: dict[str, Any] = {
    "billing_name": "Ann Smith, Accounts",
    "billing_address": "1 Main Street, Dublin",
    "billing_email": "ann@acme.example",
    "vat_number": "IE1234567A",
    "payment_days": 30,
}


class TestPromoCodes:
    def test_it_is_kept_in_capitals(self, manager: Desk, desk: Desk):
        answer = manager.post(PROMOS, SPRING)

        assert (answer.status_code, answer.json()) == (201, SPRING_SHOWN)
        assert desk.get(f"{PROMOS}SPRING25/").json() == SPRING_SHOWN
        assert refusal(manager.post(PROMOS, SPRING | {"code": "sPRING25"})) == (
            409,
            "CODE_TAKEN",
            "code",
        )

    def test_everything_that_is_said_is_shown(self, manager: Desk):
        make_plan(manager)
        facts = {
            "kind": "AMOUNT",
            "value": "20",
            "book_from": "2026-03-01",
            "book_until": "2026-04-01",
            "stay_from": "2026-05-01",
            "stay_until": "2026-06-01",
            "rate_plan_codes": ["FLEX"],
            "min_nights": 2,
            "max_uses": 100,
            "max_uses_per_guest": 1,
            "is_active": False,
        }

        assert made(manager, PROMOS, SPRING | facts) == SPRING_SHOWN | facts | {"value": "20.00"}

    def test_changed_told_and_deleted(self, manager: Desk):
        made(manager, PROMOS, SPRING)
        answer = manager.patch(f"{PROMOS}SPRING25/", {"max_uses": 10, "name": "May"})

        assert answer.json() == SPRING_SHOWN | {"max_uses": 10, "name": "May"}
        assert told()[1:] == [
            {
                "change": "changed",
                "resource": "promo-code",
                "key": "SPRING25",
                "fields": ["max_uses", "name"],
                "before": {"max_uses": None},
                "after": {"max_uses": 10},
            }
        ]
        assert manager.delete(f"{PROMOS}SPRING25/").status_code == 204
        assert manager.get(PROMOS).json()["count"] == 0

    def test_the_value_has_the_places_of_its_kind(self, manager: Desk):
        made(manager, PROMOS, SPRING)
        one = f"{PROMOS}SPRING25/"

        assert manager.patch(one, {"value": "10"}).json()["value"] == "10"
        assert manager.patch(one, {"kind": "AMOUNT"}).json()["value"] == "10.00"
        assert manager.get(one).json()["value"] == "10.00"
        assert manager.patch(one, {"kind": "FREE_NIGHT"}).json()["value"] == "10"
        assert manager.patch(one, {"kind": "PERCENT", "value": "2.50"}).json()["value"] == "2.5"

    def test_uses_are_counted_by_bookings_alone(self, manager: Desk):
        made(manager, PROMOS, SPRING)
        before = rates_written()
        unknown = (400, "UNKNOWN_FIELD", "used")

        assert refusal(manager.post(PROMOS, SPRING | {"code": "B", "used": 5})) == unknown
        assert refusal(manager.patch(f"{PROMOS}SPRING25/", {"used": 0})) == unknown
        assert rates_written() == before

    def test_the_limit_is_not_lowered_under_the_uses(self, manager: Desk):
        made(manager, PROMOS, SPRING | {"max_uses": 10})
        PromoCode.objects.update(used=4)
        before = rates_written()
        one = f"{PROMOS}SPRING25/"

        assert error_of(manager.patch(one, {"max_uses": 3})) == {
            "status": 409,
            "code": "PROMO_LIMIT_BELOW_USES",
            "field": "max_uses",
            "details": {"used": 4},
        }
        assert rates_written() == before
        assert manager.patch(one, {"max_uses": 4}).json()["max_uses"] == 4
        assert manager.patch(one, {"max_uses": None}).json()["used"] == 4

    def test_one_that_was_used_is_not_deleted(self, world: World, manager: Desk):
        made(manager, PROMOS, SPRING)
        promo = PromoCode.objects.get()
        PromoUse.objects.create(
            hotel=world.hotel,
            promo_code=promo,
            booking=world.hold(nights(1, 2)),
            guest_key="0" * 64,
            kind=promo.kind,
            value=promo.value,
        )
        before = rates_written()

        assert error_of(manager.delete(f"{PROMOS}SPRING25/")) == {
            "status": 409,
            "code": "RATE_IN_USE",
            "details": {"used_by": ["bookings"]},
        }
        assert rates_written() == before

    @pytest.mark.parametrize(
        ("facts", "expected"),
        [
            ({"rate_plan_codes": ["NONE"]}, (404, "RATE_PLAN_NOT_FOUND", "rate_plan_codes.0")),
            (
                {"rate_plan_codes": ["A", "A"]},
                (400, "VALIDATION_ERROR", "rate_plan_codes"),
            ),
            ({"rate_plan_codes": [None]}, (400, "VALIDATION_ERROR", "rate_plan_codes.0")),
            ({"rate_plan_codes": [{}]}, (400, "VALIDATION_ERROR", "rate_plan_codes.0")),
            ({"rate_plan_codes": None}, (400, "VALIDATION_ERROR", "rate_plan_codes")),
            ({"value": "0"}, (400, "VALIDATION_ERROR", "value")),
            ({"value": "100.01"}, (400, "PERCENT_OUT_OF_RANGE", "value")),
            ({"value": "5.005"}, (400, "PERCENT_OUT_OF_RANGE", "value")),
            ({"kind": "AMOUNT", "value": "5.005"}, (400, "AMOUNT_TOO_PRECISE", "value")),
            ({"kind": "FREE_NIGHT", "value": "1"}, (400, "VALIDATION_ERROR", "value")),
            ({"kind": "FREE_NIGHT", "value": "2.5"}, (400, "VALIDATION_ERROR", "value")),
            ({"kind": "GIFT"}, (400, "VALIDATION_ERROR", "kind")),
            (
                {"book_from": "2026-03-02", "book_until": "2026-03-02"},
                (400, "INVALID_DATE_RANGE", "book_until"),
            ),
            (
                {"stay_from": "2026-03-02", "stay_until": "2026-03-01"},
                (400, "INVALID_DATE_RANGE", "stay_until"),
            ),
            ({"min_nights": 0}, (400, "VALIDATION_ERROR", "min_nights")),
            ({"max_uses": 0}, (400, "VALIDATION_ERROR", "max_uses")),
            ({"max_uses": 10**9}, (400, "VALIDATION_ERROR", "max_uses")),
            ({"name": None}, (400, "VALIDATION_ERROR", "name")),
        ],
    )
    def test_refused(self, manager: Desk, facts: dict[str, Any], expected: tuple[int, str, str]):
        made(manager, PROMOS, SPRING)
        before = rates_written()

        assert refusal(manager.post(PROMOS, SPRING | {"code": "NEW"} | facts)) == expected
        assert refusal(manager.patch(f"{PROMOS}SPRING25/", facts)) == expected
        assert rates_written() == before

    @pytest.mark.parametrize("code", ["", " ", "-A", "A B", "A" * 31, "straße", "ﬁ", None, 5])
    def test_a_code_that_is_none(self, manager: Desk, code: Any):
        before = rates_written()

        assert refusal(manager.post(PROMOS, SPRING | {"code": code})) == (
            400,
            "VALIDATION_ERROR",
            "code",
        )
        assert rates_written() == before

    def test_another_hotels_are_unknown_here(self, manager: Desk):
        other = manager_of(make_world())
        made(other, PROMOS, SPRING)
        make_plan(other, "THEIRS")
        before = rates_written()
        unknown = (404, "PROMO_CODE_NOT_FOUND", None)

        assert refusal(manager.get(f"{PROMOS}SPRING25/")) == unknown
        assert refusal(manager.patch(f"{PROMOS}SPRING25/", {"value": "99"})) == unknown
        assert refusal(manager.delete(f"{PROMOS}SPRING25/")) == unknown
        assert refusal(manager.post(PROMOS, SPRING | {"rate_plan_codes": ["THEIRS"]})) == (
            404,
            "RATE_PLAN_NOT_FOUND",
            "rate_plan_codes.0",
        )
        assert rates_written() == before

    def test_they_come_in_pages(self, manager: Desk):
        for number in (1, 2, 3):
            made(manager, PROMOS, SPRING | {"code": f"P{number}"})
        page = manager.get(PROMOS, page="2", page_size="2").json()

        assert page == {
            "count": 3,
            "next": None,
            "previous": "?page=1&page_size=2",
            "results": [SPRING_SHOWN | {"code": "P3"}],
        }
        assert refusal(manager.get(PROMOS, page="3", page_size="2")) == (404, "NOT_FOUND", None)
        assert refusal(manager.get(PROMOS, page="0")) == (400, "VALIDATION_ERROR", "page")

    def test_the_number_of_queries_does_not_grow(
        self, manager: Desk, django_assert_num_queries: DjangoAssertNumQueries
    ):
        for count in (1, 2, 3):
            made(manager, PROMOS, SPRING | {"code": f"P{count}"})
            with django_assert_num_queries(3):
                assert manager.get(PROMOS).json()["count"] == count


class TestAccounts:
    def test_kept_changed_and_deleted(self, manager: Desk, desk: Desk):
        make_plan(manager, "CORP", audience="CORPORATE")
        facts = {"rate_plan_codes": ["CORP"], **ACME_BILLING}

        assert made(manager, ACCOUNTS, ACME) == ACME_SHOWN
        answer = manager.patch(f"{ACCOUNTS}ACME/", facts)
        assert (answer.status_code, answer.json()) == (200, ACME_SHOWN | facts)
        assert desk.get(f"{ACCOUNTS}ACME/").json() == ACME_SHOWN | facts
        assert manager.delete(f"{ACCOUNTS}ACME/").status_code == 204
        assert manager.get(ACCOUNTS).json() == {
            "count": 0,
            "next": None,
            "previous": None,
            "results": [],
        }

    def test_the_trail_names_fields_and_nobody(self, manager: Desk):
        made(manager, ACCOUNTS, ACME | ACME_BILLING)
        manager.patch(f"{ACCOUNTS}ACME/", {"billing_email": "eve@acme.example"})
        manager.delete(f"{ACCOUNTS}ACME/")
        nothing = {"resource": "account", "key": "ACME", "before": {}, "after": {}}

        assert told() == [
            nothing | {"change": "created", "fields": sorted(ACME_SHOWN)},
            nothing | {"change": "changed", "fields": ["billing_email"]},
            nothing | {"change": "deleted", "fields": sorted(ACME_SHOWN)},
        ]

    def test_one_in_use_is_not_deleted(self, world: World, manager: Desk):
        made(manager, ACCOUNTS, ACME)
        account = CorporateAccount.objects.get()
        Allotment.objects.create(
            hotel=world.hotel,
            code="EVENT",
            name="Event",
            account=account,
            start_date=day(5),
            end_date=day(7),
            release_date=day(4),
        )
        booking = world.hold(nights(1, 2))
        RoomBooking.objects.filter(pk=booking.pk).update(account=account)
        before = rates_written()

        assert error_of(manager.delete(f"{ACCOUNTS}ACME/")) == {
            "status": 409,
            "code": "RATE_IN_USE",
            "details": {"used_by": ["bookings", "allotments"]},
        }
        assert rates_written() == before

    @pytest.mark.parametrize(
        ("facts", "expected"),
        [
            ({"rate_plan_codes": ["NONE"]}, (404, "RATE_PLAN_NOT_FOUND", "rate_plan_codes.0")),
            ({"rate_plan_codes": ["flex"]}, (400, "VALIDATION_ERROR", "rate_plan_codes.0")),
            ({"billing_email": "acme"}, (400, "VALIDATION_ERROR", "billing_email")),
            ({"billing_name": "x" * 151}, (400, "VALIDATION_ERROR", "billing_name")),
            ({"billing_address": "a\nb"}, (400, "VALIDATION_ERROR", "billing_address")),
            ({"vat_number": "x" * 31}, (400, "VALIDATION_ERROR", "vat_number")),
            ({"payment_days": -1}, (400, "VALIDATION_ERROR", "payment_days")),
            ({"is_active": None}, (400, "VALIDATION_ERROR", "is_active")),
            ({"name": ""}, (400, "VALIDATION_ERROR", "name")),
            ({"discount": "5"}, (400, "UNKNOWN_FIELD", "discount")),
        ],
    )
    def test_refused(self, manager: Desk, facts: dict[str, Any], expected: tuple[int, str, str]):
        made(manager, ACCOUNTS, ACME)
        before = rates_written()

        assert refusal(manager.post(ACCOUNTS, ACME | {"code": "NEW"} | facts)) == expected
        assert refusal(manager.patch(f"{ACCOUNTS}ACME/", facts)) == expected
        assert rates_written() == before

    def test_a_code_is_taken_once_and_never_changes(self, manager: Desk):
        made(manager, ACCOUNTS, ACME)
        before = rates_written()

        assert refusal(manager.post(ACCOUNTS, ACME | {"code": "Acme"})) == (
            409,
            "CODE_TAKEN",
            "code",
        )
        assert refusal(manager.patch(f"{ACCOUNTS}ACME/", {"code": "B"})) == (
            400,
            "UNKNOWN_FIELD",
            "code",
        )
        assert rates_written() == before

    def test_another_hotels_are_unknown_here(self, manager: Desk):
        made(manager_of(make_world()), ACCOUNTS, ACME)
        before = rates_written()
        unknown = (404, "ACCOUNT_NOT_FOUND", None)

        assert refusal(manager.get(f"{ACCOUNTS}ACME/")) == unknown
        assert refusal(manager.patch(f"{ACCOUNTS}ACME/", {"name": "Ours"})) == unknown
        assert refusal(manager.delete(f"{ACCOUNTS}ACME/")) == unknown
        assert rates_written() == before

    def test_the_number_of_queries_does_not_grow(
        self, manager: Desk, django_assert_num_queries: DjangoAssertNumQueries
    ):
        for count in (1, 2, 3):
            made(manager, ACCOUNTS, ACME | {"code": f"A{count}"})
            with django_assert_num_queries(3):
                assert manager.get(ACCOUNTS).json()["count"] == count
