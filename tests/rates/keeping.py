"""What managers send and are answered, and every row that a refusal must leave as it was."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse

from events.models import DomainEvent
from hotel.models import Hotel
from rates import models
from room_bookings.events import EventName
from rooms.models import RoomType
from staff.enums import StaffRole
from tests.factories.staff_api import Desk, desk_of
from tests.factories.world import World

KEPT = (
    models.CancellationPolicy,
    models.CityTax,
    models.CorporateAccount,
    models.Fee,
    models.OccupancyPrice,
    models.PromoCode,
    models.RatePlan,
    models.RatePlanType,
    models.RateRule,
    models.Season,
    models.StayDiscount,
    models.Tax,
    Hotel,
    RoomType,
)


def manager_of(world: World) -> Desk:
    return desk_of(world, StaffRole.MANAGER)


def rates_written() -> list[list[dict[str, Any]]]:
    rows = [list(model._default_manager.order_by("pk").values()) for model in KEPT]
    return [*rows, list(_told().values())]


def plan_of(code: str, **facts: Any) -> dict[str, Any]:
    """How a plan is shown that was made of nothing but its code and name."""
    return {
        "code": code,
        "name": "Flexible",
        "description": "",
        "parent_code": None,
        "adjustment": None,
        "inherits_restrictions": True,
        "policy_code": None,
        "payment_mode": None,
        "audience": "PUBLIC",
        "book_from": None,
        "book_until": None,
        "stay_from": None,
        "stay_until": None,
        "min_stay": None,
        "max_stay": None,
        "min_advance": None,
        "max_advance": None,
        "meal": {"kind": "NONE", "adult": "0", "child": "0", "is_contained": True},
        "sold_types": [],
        "sort_order": 0,
        "is_active": True,
    } | facts


def make_plan(manager: Desk, code: str = "FLEX", **facts: Any) -> dict[str, Any]:
    return made(manager, "rates/plans/", {"code": code, "name": "Flexible"} | facts)


def derive_plan(manager: Desk, code: str, parent: str, percent: str = "-10") -> dict[str, Any]:
    adjustment = {"kind": "PERCENT", "value": percent}
    return make_plan(manager, code, parent_code=parent, adjustment=adjustment)


def made(manager: Desk, path: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = manager.post(path, body)
    assert answer.status_code == 201, answer.content
    shown: dict[str, Any] = answer.json()
    return shown


def put(desk: Desk, path: str, *results: Any) -> HttpResponse:
    return desk.ask("PUT", path, {"results": list(results)})


def told() -> list[dict[str, Any]]:
    """What the audit trail of prices says, the oldest first."""
    return [{"change": event.change, **event.data} for event in _told()]


def _told() -> QuerySet[DomainEvent]:
    return DomainEvent.objects.filter(name=EventName.RATES_CHANGED).order_by("id")


def error_of(answer: HttpResponse) -> dict[str, Any]:
    error: dict[str, Any] = {"status": answer.status_code, **answer.json()["error"]}
    del error["message"]
    return error
