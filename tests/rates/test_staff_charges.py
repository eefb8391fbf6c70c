"""Seasons, taxes, city taxes and fees: kept alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories.staff_api import Desk, refusal
from tests.factories.world import make_world
from tests.rates.keeping import error_of, made, manager_of, rates_written, told


@dataclass(frozen=True)
class Kind:
    """`sent` makes one, shown as `shown`; `others` two more; `told` leaves names out."""

    path: str
    resource: str
    not_found: str
    sent: dict[str, Any]
    shown: dict[str, Any]
    others: tuple[dict[str, Any], dict[str, Any]]
    change: dict[str, Any]
    changed: dict[str, Any]


KINDS = {
    "seasons": Kind(
        "rates/seasons/",
        "season",
        "SEASON_NOT_FOUND",
        {"name": "Summer", "start_date": "2026-06-01", "end_date": "2026-09-01"},
        {"name": "Summer", "start_date": "2026-06-01", "end_date": "2026-09-01"},
        (
            {"name": "Autumn", "start_date": "2026-09-01", "end_date": "2026-11-01"},
            {"name": "Winter", "start_date": "2026-11-01", "end_date": "2027-03-01"},
        ),
        {"start_date": "2026-05-01"},
        {"start_date": "2026-05-01"},
    ),
    "taxes": Kind(
        "rates/taxes/",
        "tax",
        "TAX_NOT_FOUND",
        {"name": "VAT", "rate": "13.5", "components": ["ROOM", "FEE"]},
        {"name": "VAT", "rate": "13.500", "is_included": True, "components": ["FEE", "ROOM"]},
        (
            {"name": "Meals", "rate": "9", "components": ["MEAL"]},
            {"name": "Levy", "rate": "0.125", "is_included": False, "components": ["ROOM"]},
        ),
        {"rate": "9", "is_included": False},
        {"rate": "9.000", "is_included": False},
    ),
    "city-taxes": Kind(
        "rates/city-taxes/",
        "city-tax",
        "CITY_TAX_NOT_FOUND",
        {"name": "City tax", "kind": "PER_PERSON_NIGHT", "value": "3", "max_nights": 7},
        {
            "name": "City tax",
            "kind": "PER_PERSON_NIGHT",
            "value": "3.00",
            "exempt_under_age": 0,
            "max_nights": 7,
        },
        (
            {"name": "Resort", "kind": "PERCENT", "value": "2.5"},
            {"name": "Region", "kind": "PERCENT", "value": "1"},
        ),
        {"exempt_under_age": 12, "max_nights": None},
        {"exempt_under_age": 12, "max_nights": None},
    ),
    "fees": Kind(
        "rates/fees/",
        "fee",
        "FEE_NOT_FOUND",
        {"name": "Cleaning", "basis": "PER_STAY", "amount": "25"},
        {"name": "Cleaning", "basis": "PER_STAY", "amount": "25.00"},
        (
            {"name": "Spa", "basis": "PER_PERSON", "amount": "10.50"},
            {"name": "Parking", "basis": "PER_NIGHT", "amount": 12},
        ),
        {"amount": "30.5"},
        {"amount": "30.50"},
    ),
}


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> Kind:
    return KINDS[request.param]


class TestKeeping:
    def test_added_shown_changed_and_deleted(self, kind: Kind, manager: Desk, desk: Desk):
        answer = manager.post(kind.path, kind.sent)
        shown = {"id": answer.json()["id"], **kind.shown}
        one = f"{kind.path}{shown['id']}/"

        assert (answer.status_code, answer.json()) == (201, shown)
        assert desk.get(one).json() == shown
        assert desk.get(kind.path).json() == {"count": 1, "results": [shown]}
        assert manager.patch(one, kind.change).json() == shown | kind.changed
        assert manager.patch(one, {}).json() == shown | kind.changed
        gone = manager.delete(one)
        assert (gone.status_code, gone.content) == (204, b"")
        assert desk.get(kind.path).json() == {"count": 0, "results": []}
        assert refusal(desk.get(one)) == (404, kind.not_found, None)

    def test_every_change_is_told_without_its_name(self, kind: Kind, manager: Desk):
        shown = made(manager, kind.path, kind.sent)
        one = f"{kind.path}{shown['id']}/"
        manager.patch(one, kind.change)
        manager.patch(one, {"name": "Another"})
        manager.delete(one)
        values = {name: value for name, value in shown.items() if name != "name"}
        about = {"resource": kind.resource, "key": str(shown["id"])}

        assert told() == [
            about
            | {
                "change": "created",
                "fields": sorted(shown),
                "before": {},
                "after": values,
            },
            about
            | {
                "change": "changed",
                "fields": sorted(kind.changed),
                "before": {name: shown[name] for name in kind.changed},
                "after": kind.changed,
            },
            about | {"change": "changed", "fields": ["name"], "before": {}, "after": {}},
            about
            | {
                "change": "deleted",
                "fields": sorted(shown),
                "before": values | kind.changed,
                "after": {},
            },
        ]

    def test_the_number_of_queries_does_not_grow(
        self, kind: Kind, manager: Desk, django_assert_num_queries: DjangoAssertNumQueries
    ):
        made(manager, kind.path, kind.sent)
        with django_assert_num_queries(2):
            assert manager.get(kind.path).json()["count"] == 1
        for other in kind.others:
            made(manager, kind.path, other)
        with django_assert_num_queries(2):
            assert manager.get(kind.path).json()["count"] == 3

    def test_what_another_hotel_has_is_unknown_here(self, kind: Kind, manager: Desk):
        theirs = made(manager_of(make_world()), kind.path, kind.sent)["id"]
        before = rates_written()
        unknown = (404, kind.not_found, None)

        assert refusal(manager.get(f"{kind.path}{theirs}/")) == unknown
        assert refusal(manager.patch(f"{kind.path}{theirs}/", kind.change)) == unknown
        assert refusal(manager.delete(f"{kind.path}{theirs}/")) == unknown
        assert manager.get(kind.path).json() == {"count": 0, "results": []}
        assert rates_written() == before

    @pytest.mark.parametrize("name", ["", " ", "x" * 101, 5, None, "half \x07"])
    def test_a_name_that_is_none(self, kind: Kind, manager: Desk, name: Any):
        shown = made(manager, kind.path, kind.sent)
        before = rates_written()
        expected = (400, "VALIDATION_ERROR", "name")

        assert refusal(manager.post(kind.path, kind.sent | {"name": name})) == expected
        assert refusal(manager.patch(f"{kind.path}{shown['id']}/", {"name": name})) == expected
        assert rates_written() == before

    @pytest.mark.parametrize("body", [None, {}, {"colour": "red"}, {"id": 5}, {"hotel_id": 1}])
    def test_a_body_that_says_nothing_of_it(self, kind: Kind, manager: Desk, body: Any):
        before = rates_written()
        answer = manager.post(kind.path, body)

        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "VALIDATION_ERROR")
        assert rates_written() == before

    @pytest.mark.parametrize("field", ["id", "hotel", "hotel_id", "__proto__"])
    def test_a_field_that_is_not_for_sending(self, kind: Kind, manager: Desk, field: str):
        shown = made(manager, kind.path, kind.sent)
        before = rates_written()

        assert refusal(manager.post(kind.path, kind.sent | {field: 5})) == (
            400,
            "UNKNOWN_FIELD",
            field,
        )
        assert refusal(manager.patch(f"{kind.path}{shown['id']}/", {field: 5})) == (
            400,
            "UNKNOWN_FIELD",
            field,
        )
        assert rates_written() == before


@pytest.mark.parametrize("name", ["taxes", "city-taxes", "fees"])
def test_a_name_is_taken_once(manager: Desk, name: str):
    kind = KINDS[name]
    made(manager, kind.path, kind.sent)
    other = made(manager, kind.path, kind.others[0])["id"]
    before = rates_written()

    assert refusal(manager.post(kind.path, kind.sent)) == (409, "NAME_TAKEN", "name")
    assert refusal(manager.patch(f"{kind.path}{other}/", {"name": kind.sent["name"]})) == (
        409,
        "NAME_TAKEN",
        "name",
    )
    assert rates_written() == before


class TestSeasons:
    @pytest.fixture(autouse=True)
    def summer(self, manager: Desk) -> int:
        pk: int = made(manager, "rates/seasons/", KINDS["seasons"].sent)["id"]
        return pk

    @pytest.mark.parametrize(
        ("start", "end"),
        [
            ("2026-06-01", "2026-09-01"),
            ("2026-08-31", "2026-09-02"),
            ("2026-05-01", "2026-06-02"),
            ("2026-07-01", "2026-07-02"),
            ("2026-01-01", "2027-01-01"),
        ],
    )
    def test_they_never_overlap(self, manager: Desk, start: str, end: str):
        spring = {"name": "Spring", "start_date": "2026-03-01", "end_date": "2026-04-01"}
        other = made(manager, "rates/seasons/", spring)["id"]
        before = rates_written()
        dates = {"start_date": start, "end_date": end}
        expected = (409, "SEASONS_OVERLAP", "start_date")

        assert refusal(manager.post("rates/seasons/", {"name": "New"} | dates)) == expected
        assert refusal(manager.patch(f"rates/seasons/{other}/", dates)) == expected
        assert rates_written() == before

    def test_one_may_start_when_another_ends(self, manager: Desk):
        for start, end in (("2026-05-01", "2026-06-01"), ("2026-09-01", "2026-10-01")):
            made(manager, "rates/seasons/", {"name": "N", "start_date": start, "end_date": end})

        starts = [each["start_date"] for each in manager.get("rates/seasons/").json()["results"]]
        assert starts == ["2026-05-01", "2026-06-01", "2026-09-01"]

    def test_another_hotels_summer_is_in_nobodys_way(self):
        assert made(manager_of(make_world()), "rates/seasons/", KINDS["seasons"].sent)

    @pytest.mark.parametrize(
        ("change", "expected"),
        [
            ({"end_date": "2026-06-01"}, (400, "INVALID_DATE_RANGE", "end_date")),
            ({"start_date": "2026-09-01"}, (400, "INVALID_DATE_RANGE", "end_date")),
            ({"start_date": None}, (400, "VALIDATION_ERROR", "start_date")),
            ({"start_date": "2026-6-1"}, (400, "VALIDATION_ERROR", "start_date")),
            ({"end_date": "9999-12-31"}, (400, "VALIDATION_ERROR", "end_date")),
        ],
    )
    def test_dates_in_order(
        self, manager: Desk, summer: int, change: dict[str, Any], expected: tuple[int, str, str]
    ):
        before = rates_written()

        assert refusal(manager.patch(f"rates/seasons/{summer}/", change)) == expected
        assert rates_written() == before


@pytest.mark.parametrize(
    ("name", "facts", "expected"),
    [
        ("taxes", {"rate": "100"}, (400, "VALIDATION_ERROR", "rate")),
        ("taxes", {"rate": "-1"}, (400, "VALIDATION_ERROR", "rate")),
        ("taxes", {"rate": "1.0005"}, (400, "VALIDATION_ERROR", "rate")),
        ("taxes", {"components": []}, (400, "VALIDATION_ERROR", "components")),
        ("taxes", {"components": ["ROOM", "ROOM"]}, (400, "VALIDATION_ERROR", "components")),
        ("taxes", {"components": ["BAR"]}, (400, "VALIDATION_ERROR", "components.0")),
        ("taxes", {"components": "ROOM"}, (400, "VALIDATION_ERROR", "components")),
        ("taxes", {"is_included": "yes"}, (400, "VALIDATION_ERROR", "is_included")),
        ("city-taxes", {"value": "1.005"}, (400, "AMOUNT_TOO_PRECISE", "value")),
        ("city-taxes", {"value": "-1"}, (400, "VALIDATION_ERROR", "value")),
        (
            "city-taxes",
            {"kind": "PERCENT", "value": "100.5"},
            (400, "PERCENT_OUT_OF_RANGE", "value"),
        ),
        (
            "city-taxes",
            {"kind": "PERCENT", "value": "1.005"},
            (400, "PERCENT_OUT_OF_RANGE", "value"),
        ),
        ("city-taxes", {"kind": "PER_DOG"}, (400, "VALIDATION_ERROR", "kind")),
        ("city-taxes", {"max_nights": 0}, (400, "VALIDATION_ERROR", "max_nights")),
        ("city-taxes", {"exempt_under_age": 19}, (400, "VALIDATION_ERROR", "exempt_under_age")),
        ("fees", {"amount": "25.005"}, (400, "AMOUNT_TOO_PRECISE", "amount")),
        ("fees", {"amount": "-25"}, (400, "VALIDATION_ERROR", "amount")),
        ("fees", {"amount": "9999999999"}, (400, "VALIDATION_ERROR", "amount")),
        ("fees", {"basis": "PER_ROOM"}, (400, "VALIDATION_ERROR", "basis")),
    ],
)
def test_values_that_no_bill_can_have(
    manager: Desk, name: str, facts: dict[str, Any], expected: tuple[int, str, str]
):
    kind = KINDS[name]
    shown = made(manager, kind.path, kind.sent)
    before = rates_written()

    assert refusal(manager.post(kind.path, kind.sent | {"name": "New"} | facts)) == expected
    assert refusal(manager.patch(f"{kind.path}{shown['id']}/", facts)) == expected
    assert rates_written() == before


@pytest.mark.parametrize("pk", ["0", "01", "x", "-1", "2147483648", "1e3", "1.0", "FLEX"])
def test_an_address_that_names_nothing(kind: Kind, manager: Desk, pk: str):
    assert refusal(manager.get(f"{kind.path}{pk}/")) == (404, "NOT_FOUND", None)


class TestPolicies:
    PATH = "rates/policies/"
    FREE = {"kind": "NONE", "value": "0"}
    SENT: dict[str, Any] = {
        "code": "FLEX48",
        "name": "Two days",
        "cutoff_time": "18:00",
        "tiers": [
            {"hours_before": 24, "kind": "PERCENT", "value": "80"},
            {"hours_before": 72, "kind": "FIXED", "value": "50"},
            {"hours_before": 0, "kind": "WHOLE_STAY"},
        ],
        "no_show": {"kind": "WHOLE_STAY"},
        "deposit": {"kind": "FIXED", "value": "20.5"},
    }
    SHOWN: dict[str, Any] = {
        **SENT,
        "tiers": [
            {"hours_before": 72, "kind": "FIXED", "value": "50.00"},
            {"hours_before": 24, "kind": "PERCENT", "value": "80"},
            {"hours_before": 0, "kind": "WHOLE_STAY", "value": "0"},
        ],
        "no_show": {"kind": "WHOLE_STAY", "value": "0"},
        "deposit": {"kind": "FIXED", "value": "20.50"},
    }

    def test_tiers_stand_from_the_earliest_to_the_latest(self, manager: Desk, desk: Desk):
        assert made(manager, self.PATH, self.SENT) == self.SHOWN
        assert desk.get(f"{self.PATH}FLEX48/").json() == self.SHOWN
        assert desk.get(self.PATH).json() == {"count": 1, "results": [self.SHOWN]}

    def test_nothing_said_costs_nothing(self, manager: Desk):
        assert made(manager, self.PATH, {"code": "FREE", "name": "Free"}) == {
            "code": "FREE",
            "name": "Free",
            "cutoff_time": None,
            "tiers": [],
            "no_show": self.FREE,
            "deposit": self.FREE,
        }

    def test_changed_told_and_deleted(self, manager: Desk):
        made(manager, self.PATH, self.SENT)
        change = {"cutoff_time": None, "deposit": {"kind": "FIRST_NIGHT"}}
        answer = manager.patch(f"{self.PATH}FLEX48/", change)
        changed = {"cutoff_time": None, "deposit": {"kind": "FIRST_NIGHT", "value": "0"}}

        assert answer.json() == self.SHOWN | changed
        assert told()[1:] == [
            {
                "change": "changed",
                "resource": "policy",
                "key": "FLEX48",
                "fields": ["cutoff_time", "deposit"],
                "before": {"cutoff_time": "18:00", "deposit": self.SHOWN["deposit"]},
                "after": changed,
            }
        ]
        assert manager.delete(f"{self.PATH}FLEX48/").status_code == 204
        assert manager.get(self.PATH).json() == {"count": 0, "results": []}

    def test_one_that_a_plan_has_is_not_deleted(self, manager: Desk):
        made(manager, self.PATH, self.SENT)
        made(manager, "rates/plans/", {"code": "A", "name": "A", "policy_code": "FLEX48"})
        before = rates_written()

        assert error_of(manager.delete(f"{self.PATH}FLEX48/")) == {
            "status": 409,
            "code": "RATE_IN_USE",
            "details": {"used_by": ["plans"]},
        }
        assert rates_written() == before

    @pytest.mark.parametrize(
        ("facts", "expected"),
        [
            (
                {"tiers": [{"hours_before": 24, "kind": "NONE"}] * 2},
                (400, "LISTED_TWICE", "tiers.1.hours_before"),
            ),
            (
                {"tiers": [{"hours_before": 24, "kind": "PERCENT", "value": "101"}]},
                (400, "PERCENT_OUT_OF_RANGE", "tiers.0.value"),
            ),
            (
                {"tiers": [{"hours_before": 24, "kind": "FIXED", "value": "1.005"}]},
                (400, "AMOUNT_TOO_PRECISE", "tiers.0.value"),
            ),
            (
                {"tiers": [{"hours_before": 24, "kind": "FIRST_NIGHT", "value": "1"}]},
                (400, "VALIDATION_ERROR", "tiers.0.value"),
            ),
            (
                {"tiers": [{"hours_before": -1, "kind": "NONE"}]},
                (400, "VALIDATION_ERROR", "tiers.0.hours_before"),
            ),
            (
                {"tiers": [{"hours_before": 100_000, "kind": "NONE"}]},
                (400, "VALIDATION_ERROR", "tiers.0.hours_before"),
            ),
            ({"tiers": [{"kind": "NONE"}]}, (400, "VALIDATION_ERROR", "tiers.0.hours_before")),
            ({"tiers": [None]}, (400, "VALIDATION_ERROR", "tiers.0")),
            ({"tiers": None}, (400, "VALIDATION_ERROR", "tiers")),
            (
                {"tiers": [{"hours_before": hour, "kind": "NONE"} for hour in range(11)]},
                (400, "VALIDATION_ERROR", "tiers"),
            ),
            (
                {"no_show": {"kind": "PERCENT", "value": "100.5"}},
                (400, "PERCENT_OUT_OF_RANGE", "no_show.value"),
            ),
            ({"no_show": {"value": "5"}}, (400, "VALIDATION_ERROR", "no_show.kind")),
            ({"no_show": None}, (400, "VALIDATION_ERROR", "no_show")),
            (
                {"deposit": {"kind": "FIXED", "value": "-5"}},
                (400, "VALIDATION_ERROR", "deposit.value"),
            ),
            ({"cutoff_time": "24:00"}, (400, "VALIDATION_ERROR", "cutoff_time")),
            ({"cutoff_time": "18:00:00"}, (400, "VALIDATION_ERROR", "cutoff_time")),
            ({"cutoff_time": "18.00"}, (400, "VALIDATION_ERROR", "cutoff_time")),
            ({"cutoff_time": ""}, (400, "VALIDATION_ERROR", "cutoff_time")),
            ({"cutoff_time": 18}, (400, "VALIDATION_ERROR", "cutoff_time")),
        ],
    )
    def test_refused(self, manager: Desk, facts: dict[str, Any], expected: tuple[int, str, str]):
        made(manager, self.PATH, self.SENT)
        before = rates_written()

        assert refusal(manager.post(self.PATH, self.SENT | {"code": "NEW"} | facts)) == expected
        assert refusal(manager.patch(f"{self.PATH}FLEX48/", facts)) == expected
        assert rates_written() == before

    def test_a_code_is_taken_once_and_never_changes(self, manager: Desk):
        made(manager, self.PATH, self.SENT)
        before = rates_written()

        assert refusal(manager.post(self.PATH, self.SENT)) == (409, "CODE_TAKEN", "code")
        assert refusal(manager.patch(f"{self.PATH}FLEX48/", {"code": "B"})) == (
            400,
            "UNKNOWN_FIELD",
            "code",
        )
        assert rates_written() == before

    def test_what_another_hotel_has_is_unknown_here(self, manager: Desk):
        made(manager_of(make_world()), self.PATH, self.SENT)
        before = rates_written()
        unknown = (404, "POLICY_NOT_FOUND", None)

        assert refusal(manager.get(f"{self.PATH}FLEX48/")) == unknown
        assert refusal(manager.patch(f"{self.PATH}FLEX48/", {"name": "Ours"})) == unknown
        assert refusal(manager.delete(f"{self.PATH}FLEX48/")) == unknown
        assert rates_written() == before

    def test_the_number_of_queries_does_not_grow(
        self, manager: Desk, django_assert_num_queries: DjangoAssertNumQueries
    ):
        for count in (1, 2, 3):
            made(manager, self.PATH, self.SENT | {"code": f"P{count}"})
            with django_assert_num_queries(2):
                assert manager.get(self.PATH).json()["count"] == count
