"""Nights from a spreadsheet."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

import pytest

from rates.models import RateNight, RatePlan
from rates.night_files import MOST_CHANGES, changes_of
from staff.enums import StaffRole
from tests.factories.nights import FILE, change, send, send_file, set_nights, told
from tests.factories.rates import derived, night, plan
from tests.factories.staff_api import Desk, desk_of, refusal
from tests.factories.world import World, day, make_world

PRICE = Decimal("99.00")
HEAD = "date,room_type,rate_plan,price\n"
LINE = "2026-03-03,DBL,FLEX,99.00\n"


@pytest.fixture
def flex(world: World) -> RatePlan:
    return plan(world, "FLEX")


def imported(changed: int = 0, unchanged: int = 0, **facts: Any) -> dict[str, Any]:
    rejected = facts.pop("rejected", [])
    return {
        "dry_run": False,
        "mode": "ALL_OR_NOTHING",
        "accepted_count": changed + unchanged,
        "rate_nights": {"changed": changed, "unchanged": unchanged},
        "type_nights": {"changed": 0, "unchanged": 0},
        "rejected_count": len(rejected),
        "rejected": rejected,
        "diff": [],
        **facts,
    }


def save(desk: Desk, text: str | bytes, **query: str) -> Any:
    return send_file(desk, text, dry_run="false", **query)


def test_a_file_sets_nights(world: World, flex: RatePlan, manager: Desk):
    answer = save(
        manager,
        "date,room_type,rate_plan,price,min_stay_arrival,closed_to_arrival\r\n"
        "2026-03-03,DBL,FLEX,99.00,2,yes\r\n"
        "2026-03-04,DBL,FLEX,,,\r\n"
        "\r\n"
        "2026-03-05,STE,FLEX,120,,no\r\n",
    )

    assert (answer.status_code, answer.json()) == (200, imported(2, 1))
    assert set_nights(world) == {
        ("FLEX", "DBL", 1): {"price": PRICE, "min_stay_arrival": 2, "closed_to_arrival": True},
        ("FLEX", "STE", 3): {"price": Decimal("120.00")},
    }
    assert told() == [
        (
            "imported",
            {
                "ranges": [
                    {"from": "2026-03-03", "to": "2026-03-04"},
                    {"from": "2026-03-05", "to": "2026-03-06"},
                ],
                "rate_plan_codes": ["FLEX"],
                "room_type_codes": ["DBL", "STE"],
                "fields": ["closed_to_arrival", "min_stay_arrival", "price"],
                "rate_nights": 2,
                "type_nights": 0,
            },
        )
    ]


def test_a_missing_column_changes_nothing_and_an_empty_cell_takes_away(
    world: World, flex: RatePlan, manager: Desk
):
    night(flex, 1, world, price=PRICE, min_stay_arrival=2, stop_sell=True)
    save(manager, "date,room_type,rate_plan,price\n2026-03-03,DBL,FLEX,\n")

    assert set_nights(world) == {("FLEX", "DBL", 1): {"min_stay_arrival": 2, "stop_sell": True}}


def test_a_dry_run_shows_the_difference_and_changes_nothing(
    world: World, flex: RatePlan, manager: Desk
):
    night(flex, 1, world, price=PRICE, stop_sell=True)
    before = list(RateNight.objects.values())
    answer = send_file(
        manager,
        "date,room_type,rate_plan,price,stop_sell,max_advance\n"
        "2026-03-04,DBL,FLEX,80.00,no,\n"
        "2026-03-03,DBL,FLEX,110.00,no,30\n"
        "2026-03-05,DBL,FLEX,,no,\n",
    )

    assert answer.json() == imported(2, 1) | {
        "dry_run": True,
        "diff": [
            {
                "date": "2026-03-03",
                "room_type": "DBL",
                "rate_plan": "FLEX",
                "changes": {
                    "price": {"old": "99.00", "new": "110.00"},
                    "stop_sell": {"old": True, "new": False},
                    "max_advance": {"old": None, "new": 30},
                },
            },
            {
                "date": "2026-03-04",
                "room_type": "DBL",
                "rate_plan": "FLEX",
                "changes": {"price": {"old": None, "new": "80.00"}},
            },
        ],
    }
    assert (list(RateNight.objects.values()), told()) == (before, [])


def test_the_difference_is_the_first_thousand_nights(world: World, flex: RatePlan, manager: Desk):
    codes = [plan(world, f"PLAN{number}").code for number in range(20)]
    lines = [
        f"{day(offset).isoformat()},DBL,{code},99.00\n" for code in codes for offset in range(60)
    ]
    body = send_file(manager, HEAD + "".join(lines)).json()

    assert (body["rate_nights"]["changed"], len(body["diff"])) == (1200, 1000)


def test_what_was_exported_changes_nothing(world: World, flex: RatePlan, manager: Desk):
    saver = derived(world, flex, "SAVER", -10)
    send(
        manager,
        change(0, 40, weekdays=["FRI", "SAT"], price="99.00", min_stay_arrival=2),
        change(5, 30, rate_plan_codes=["SAVER"], closed_to_arrival=True, closed_to_departure=True),
        change(7, 9, stop_sell=True, min_stay_through=2, max_stay_through=9),
        change(9, 12, max_stay_arrival=9, min_advance=0, max_advance=90),
        change(20, 22, rate_plan_codes=[saver.code], price="0.00"),
    )
    before = set_nights(world)
    span = {"from": day(0).isoformat(), "to": day(60).isoformat()}
    file = b"".join(manager.get(FILE, **span).streaming_content)
    answer = save(manager, file)

    assert answer.json() == imported(0, len(before))
    assert (set_nights(world), len(told())) == (before, 1)


def test_what_was_exported_restores_the_nights(world: World, flex: RatePlan, manager: Desk):
    send(manager, change(0, 10, price="99.00", min_stay_arrival=2, stop_sell=True))
    before = set_nights(world)
    span = {"from": day(0).isoformat(), "to": day(60).isoformat()}
    file = b"".join(manager.get(FILE, **span).streaming_content)
    RateNight.objects.all().delete()

    assert save(manager, file).json() == imported(20)
    assert set_nights(world) == before


def test_guarded_codes_come_back_as_they_were(db: None, noon: None, no_throttles: None):
    world = make_world(rooms={"=1+1": ("1",)})
    night(plan(world, "@SUM(A1)"), 1, world, "=1+1", price=PRICE)
    manager = desk_of(world, StaffRole.MANAGER)
    span = {"from": day(0).isoformat(), "to": day(9).isoformat()}
    file = b"".join(manager.get(FILE, **span).streaming_content)

    assert save(manager, file).json() == imported(0, 1)


@pytest.mark.parametrize(
    "text",
    [
        "date,room_type,rate_plan,price\n2026-03-03,DBL,FLEX,99.00",
        "\ufeffdate,room_type,rate_plan,price\r\n2026-03-03,DBL,FLEX,99.00\r\n",
        "date;room_type;rate_plan;price\r\n2026-03-03;DBL;FLEX;99,00\r\n",
        "date;room_type;rate_plan;price\r\n2026-03-03;DBL;FLEX;99.00\r\n",
        '"Price"," rate_plan ","DATE","room_type"\n"99.00"," FLEX ","2026-03-03","DBL"\n',
        "date,room_type,rate_plan,price\r2026-03-03,DBL,FLEX,99.00\r",
    ],
)
def test_files_as_spreadsheets_write_them(world: World, flex: RatePlan, manager: Desk, text: str):
    assert save(manager, text).json() == imported(1)
    assert set_nights(world) == {("FLEX", "DBL", 1): {"price": PRICE}}


@pytest.mark.parametrize("word", ["yes", "YES", "true", "TRUE", "1"])
def test_words_for_yes(world: World, flex: RatePlan, manager: Desk, word: str):
    save(manager, f"date,room_type,rate_plan,stop_sell\n2026-03-03,DBL,FLEX,{word}\n")

    assert set_nights(world) == {("FLEX", "DBL", 1): {"stop_sell": True}}


def invalid(line: int, field: str, message: str) -> dict[str, Any]:
    return {"line": line, "code": "VALIDATION_ERROR", "message": message, "field": field}


@pytest.mark.parametrize("price", ["1.500", "12.345", "1.500,00"])
def test_thousand_is_not_taken_for_a_fraction(
    world: World, flex: RatePlan, manager: Desk, price: str
) -> None:
    """Where files have semicolons, a dot stands between thousands."""
    save(manager, f"date;room_type;rate_plan;price\n2026-03-03;DBL;FLEX;{price}\n")

    assert set_nights(world) == {}


BAD_LINES: Final = (
    "date,room_type,rate_plan,price,min_stay_arrival,max_stay_arrival,stop_sell\n"
    "03/03/2026,DBL,FLEX,99.00,,,\n"
    "2026-02-30,DBL,FLEX,99.00,,,\n"
    "2026-03-03,DBL,FLEX,cheap,,,\n"
    "2026-03-03,DBL,FLEX,99.00,none,,\n"
    "2026-03-03,DBL,FLEX,99.00,0,,\n"
    "2026-03-03,DBL,FLEX,99.00,,,perhaps\n"
    "2026-03-03,,FLEX,99.00,,,\n"
    "2026-03-03,DBL,FLEX,99.00\n"
    "2026-03-03,TWN,FLEX,99.00,,,\n"
    "2026-03-03,DBL,NONE,99.00,,,\n"
    "2026-03-01,DBL,FLEX,99.00,,,\n"
    "2026-03-03,DBL,FLEX,99.001,,,\n"
    "2026-03-03,DBL,FLEX,99.00,5,4,\n"
    "2026-03-03,DBL,FLEX,-1,,,\n"
    "2026-03-06,DBL,FLEX,99.00,,,\n"
)
REJECTED: Final = [
    invalid(2, "date", "Enter a date as YYYY-MM-DD."),
    invalid(3, "date", "Enter a date as YYYY-MM-DD."),
    invalid(4, "price", 'Enter an amount such as "75.00".'),
    invalid(5, "min_stay_arrival", "Enter a whole number from 1 to 365."),
    invalid(6, "min_stay_arrival", "Enter a whole number from 1 to 365."),
    invalid(7, "stop_sell", "Enter yes or no."),
    invalid(8, "room_type", "Enter a code."),
    {
        "line": 9,
        "code": "VALIDATION_ERROR",
        "message": "The line has not as many cells as the first one.",
    },
    {
        "line": 10,
        "code": "ROOM_TYPE_NOT_FOUND",
        "message": "There is no such room type in this hotel.",
        "field": "room_type",
    },
    {
        "line": 11,
        "code": "RATE_PLAN_NOT_FOUND",
        "message": "There is no such rate plan in this hotel.",
        "field": "rate_plan",
    },
    {
        "line": 12,
        "code": "NIGHTS_IN_THE_PAST",
        "message": "Nights before the hotel's today stay as they are.",
        "field": "date",
        "nights": ["2026-03-01"],
    },
    {
        "line": 13,
        "code": "AMOUNT_TOO_PRECISE",
        "message": "The amount has more places than the hotel's currency.",
        "field": "price",
    },
    {
        "line": 14,
        "code": "MIN_ABOVE_MAX",
        "message": "A minimum would be above its maximum.",
        "field": "max_stay_arrival",
        "nights": ["2026-03-03"],
    },
    invalid(15, "price", 'Enter an amount such as "75.00".'),
]


def test_every_bad_line_is_named_with_its_reason(world: World, flex: RatePlan, manager: Desk):
    answer = save(manager, BAD_LINES, mode="PARTIAL")

    assert answer.json() == imported(1, rejected=REJECTED, mode="PARTIAL")
    assert set_nights(world) == {("FLEX", "DBL", 4): {"price": PRICE}}


def test_one_bad_line_keeps_everything_as_it_was(world: World, flex: RatePlan, manager: Desk):
    answer = save(manager, HEAD + LINE + "2026-03-03,DBL,NONE,99.00\n")

    assert answer.json() == {
        "error": {
            "code": "BULK_REJECTED",
            "message": "Some changes cannot be made, so none was.",
            "details": {
                "rejected_count": 1,
                "rejected": [
                    {
                        "line": 3,
                        "code": "RATE_PLAN_NOT_FOUND",
                        "message": "There is no such rate plan in this hotel.",
                        "field": "rate_plan",
                    }
                ],
            },
        }
    }
    assert (set_nights(world), told()) == ({}, [])


def test_a_dry_run_shows_bad_lines_beside_the_difference(
    world: World, flex: RatePlan, manager: Desk
):
    body = send_file(manager, HEAD + LINE + "2026-03-03,DBL,NONE,99.00\n").json()

    assert (body["rate_nights"]["changed"], [each["line"] for each in body["rejected"]]) == (1, [3])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (400, "CSV_UNREADABLE", "date")),
        ("hello", (400, "CSV_UNREADABLE", "date")),
        ("date,room_type,price\n", (400, "CSV_UNREADABLE", "rate_plan")),
        ("date,room_type,rate_plan\n", (400, "CSV_UNREADABLE", None)),
        ("date,room_type,rate_plan,price,price\n", (400, "CSV_UNREADABLE", None)),
        ("date,room_type,rate_plan,colour\n", (400, "CSV_UNREADABLE", "colour")),
        (HEAD + '"2026-03-03,DBL,FLEX,99.00\n', (400, "CSV_UNREADABLE", None)),
        (HEAD + '"2026-03-03"x,DBL,FLEX,99.00\n', (400, "CSV_UNREADABLE", None)),
        (HEAD + "x" * 200_000 + "\n", (400, "CSV_UNREADABLE", None)),
        (HEAD.encode() + b"2026-03-03,DBL,\xff,99.00\n", (400, "CSV_UNREADABLE", None)),
        (HEAD.encode("utf-16"), (400, "CSV_UNREADABLE", None)),
    ],
)
def test_a_file_that_is_no_such_file(
    world: World, manager: Desk, text: str | bytes, expected: tuple[int, str, str | None]
):
    assert refusal(save(manager, text)) == expected


def test_a_nul_is_no_code(world: World, flex: RatePlan, manager: Desk):
    answer = save(manager, HEAD + "2026-03-03,DBL,FL\0EX,99.00\n")

    assert answer.status_code in {400, 409}
    assert set_nights(world) == {}


def test_too_many_lines_are_refused():
    with pytest.raises(Exception, match="more than one call may change"):
        changes_of(HEAD + LINE * (MOST_CHANGES + 1))


@pytest.mark.parametrize("query", [{"dry_run": "maybe"}, {"mode": "SOME"}])
def test_a_question_that_makes_no_sense(world: World, manager: Desk, query: dict[str, str]):
    [field] = query

    assert refusal(send_file(manager, HEAD + LINE, **query)) == (400, "VALIDATION_ERROR", field)


def test_json_is_no_file(world: World, manager: Desk):
    answer = manager.post(FILE, {"date": "2026-03-03"})

    assert answer.json() == {
        "error": {"code": "CSV_EXPECTED", "message": "Please send text/csv in UTF-8."}
    }


def test_one_key_imports_once(world: World, flex: RatePlan, manager: Desk):
    first = send_file(manager, HEAD + LINE, key="k-1", dry_run="false")
    RateNight.objects.all().delete()
    again = send_file(manager, HEAD + LINE, key="k-1", dry_run="false")
    other = send_file(manager, HEAD, key="k-1", dry_run="false")

    assert (again.content, again.headers["Idempotent-Replayed"]) == (first.content, "true")
    assert refusal(other) == (409, "IDEMPOTENCY_KEY_REUSED", None)
    assert set_nights(world) == {}


def test_the_front_desk_may_export_but_not_import(world: World, flex: RatePlan, desk: Desk):
    span = {"from": day(0).isoformat(), "to": day(9).isoformat()}

    assert desk.get(FILE, **span).status_code == 200
    assert refusal(send_file(desk, HEAD + LINE)) == (403, "PERMISSION_DENIED", None)
