"""What is set for single nights, sent and read as staff do it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from events.models import DomainEvent
from rates.models import RateNight
from rates.terms import DayRate
from rooms.models import RoomTypeNight
from tests.factories.api_description import assert_described
from tests.factories.staff_api import BASE, Desk
from tests.factories.world import World, day

BULK = "rates/bulk-update/"
FILE = "rates/nights.csv"


def change(first: int, last: int, **facts: Any) -> dict[str, Any]:
    """Of the nights from day(first) up to day(last)."""
    return {"from": day(first).isoformat(), "to": day(last).isoformat(), **facts}


def send(
    desk: Desk, *changes: dict[str, Any], mode: str = "ALL_OR_NOTHING", key: str = ""
) -> HttpResponse:
    by_key = Desk(desk.slug, desk.headers | ({"Idempotency-Key": key} if key else {}), desk.client)
    return by_key.post(BULK, {"mode": mode, "changes": list(changes)})


def send_file(desk: Desk, text: str | bytes, *, key: str = "", **query: str) -> HttpResponse:
    raw = text.encode() if isinstance(text, str) else text
    answer = desk.client.generic(
        "POST",
        f"{BASE}/{desk.slug}/{FILE}",
        raw,
        content_type="text/csv; charset=utf-8",
        query_params=query,
        headers=desk.headers | ({"Idempotency-Key": key} if key else {}),
    )
    return assert_described(answer)


def updated(
    changed: int = 0, unchanged: int = 0, *, mode: str = "ALL_OR_NOTHING", **facts: Any
) -> dict[str, Any]:
    """The whole answer; `types` are the changed and unchanged type-nights."""
    types = facts.pop("types", (0, 0))
    rejected = facts.pop("rejected", [])
    return {
        "mode": mode,
        "accepted_count": facts.pop("accepted", 1),
        "rate_nights": {"changed": changed, "unchanged": unchanged},
        "type_nights": {"changed": types[0], "unchanged": types[1]},
        "rejected_count": len(rejected),
        "rejected": rejected,
        **facts,
    }


def set_nights(world: World) -> dict[tuple[str, str, int], dict[str, Any]]:
    """By plan, type and offset: every field that says something."""
    rows = RateNight.objects.filter(hotel=world.hotel).select_related("rate_plan", "room_type")
    return {
        (row.rate_plan.code, row.room_type.code, (row.night - day(0)).days): {
            name: getattr(row, name)
            for name in DayRate._fields
            if getattr(row, name) is not None and getattr(row, name) is not False
        }
        for row in rows
    }


def allowances(world: World, first: int, last: int, code: str = "DBL") -> list[tuple[int, int]]:
    """Allowance and capacity, night by night."""
    rows = RoomTypeNight.objects.filter(
        room_type=world.types[code], night__gte=day(first), night__lt=day(last)
    )
    return list(rows.order_by("night").values_list("overbooking_allowance", "capacity"))


def told() -> list[tuple[str, dict[str, Any]]]:
    events = DomainEvent.objects.filter(name="nights-changed").order_by("id")
    return list(events.values_list("change", "data"))
