"""Plans, policies and the rest of what a hotel sells by, in the administration."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.db.models import Model
from django.urls import reverse

from events.models import DomainEvent
from rates.models import CancellationPolicy, CityTax, Fee, PromoCode, RatePlan, Season, Tax
from tests.factories.administration import enter, filled, said
from tests.factories.world import World, make_world

POLICY = {
    "code": "FLEX",
    "name": "Flexible",
    "tier_1_hours": "24",
    "tier_1_kind": "FIRST_NIGHT",
    "tier_2_hours": "72",
    "tier_2_kind": "PERCENT",
    "tier_2_value": "50",
    "no_show_kind": "WHOLE_STAY",
    "deposit_kind": "NONE",
}
PLAN = {
    "code": "BB",
    "name": "With breakfast",
    "audience": "PUBLIC",
    "meal": "BREAKFAST",
    "meal_adult": "12.50",
    "meal_child": "6",
    "meal_is_contained": "on",
    "sort_order": "0",
    "is_active": "on",
}
ROWS: dict[type[Model], dict[str, Any]] = {
    Season: {"name": "Summer", "start_date": "2026-06-01", "end_date": "2026-09-01"},
    Tax: {"name": "VAT", "rate": "9", "is_included": "on", "components": ["ROOM", "MEAL"]},
    CityTax: {"name": "City", "kind": "PER_PERSON_NIGHT", "value": "2", "exempt_under_age": "18"},
    Fee: {"name": "Linen", "basis": "PER_STAY", "amount": "15"},
    PromoCode: {
        "code": "may", "name": "May", "kind": "PERCENT", "value": "10", "min_nights": "1",
        "rate_plan_codes": "", "is_active": "on",
    },
    CancellationPolicy: POLICY,
    RatePlan: PLAN,
}  # fmt: skip


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def to(model: type[Model], page: str, *args: Any) -> str:
    return reverse(f"admin:rates_{model._meta.model_name}_{page}", args=args)


def add(world: World, model: type[Model], **typed: Any) -> Any:
    form = {"hotel": world.hotel.pk} | ROWS[model] | typed
    return enter(world).post(to(model, "add"), form)


def told() -> list[tuple[str, str]]:
    events = DomainEvent.objects.filter(name="rates-changed").order_by("pk")
    return list(events.values_list("change", "data__resource"))


@pytest.mark.parametrize("model", ROWS)
def test_everything_that_is_sold_by_is_made_told_and_removed(world: World, model: type[Model]):
    answer = add(world, model)
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    row = model._default_manager.get()
    deleted = enter(world).post(to(model, "delete", row.pk), {"post": "yes"})

    assert deleted.status_code == 302
    assert model._default_manager.count() == 0
    assert [change for change, _ in told()] == ["created", "deleted"]


@pytest.mark.parametrize("model", ROWS)
def test_the_same_form_again_changes_nothing(world: World, model: type[Model]):
    add(world, model)
    row = model._default_manager.get()
    client, address = enter(world), to(model, "change", row.pk)
    before = model._default_manager.values().get()
    answer = client.post(address, filled(client.get(address)))

    assert answer.status_code == 302, answer.context["adminform"].form.errors
    assert (model._default_manager.values().get(), len(told())) == (before, 1)


@pytest.mark.parametrize("model", ROWS)
def test_what_another_hotel_sells_by_is_not_there(world: World, model: type[Model]):
    add(world, model)
    row = model._default_manager.get()
    stranger = enter(make_world())
    answers = [
        stranger.get(to(model, "change", row.pk)),
        stranger.post(to(model, "change", row.pk), ROWS[model]),
        stranger.post(to(model, "delete", row.pk), {"post": "yes"}),
    ]

    assert [answer.status_code for answer in answers] == [404] * 3
    assert stranger.get(to(model, "changelist")).context["cl"].result_count == 0
    assert model._default_manager.count() == 1


def test_a_policys_steps_are_kept_from_the_earliest_on(world: World):
    add(world, CancellationPolicy)
    policy = CancellationPolicy.objects.get()
    steps = [(tier["hours_before"], tier["kind"]) for tier in policy.tiers]

    assert steps == [(72, "PERCENT"), (24, "FIRST_NIGHT")]
    assert policy.no_show["kind"] == "WHOLE_STAY"


@pytest.mark.parametrize(
    ("model", "typed", "field"),
    [
        (CancellationPolicy, {"tier_3_hours": "5"}, "tier_3_hours"),
        (Fee, {"amount": "1.005"}, "amount"),
        (Season, {"end_date": "2026-05-01"}, "end_date"),
        (PromoCode, {"value": "101"}, "value"),
        (CityTax, {"kind": "PERCENT", "value": "101"}, "value"),
        (RatePlan, {"min_stay": "5", "max_stay": "3"}, "max_stay"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_made(
    world: World, model: type[Model], typed: dict[str, str], field: str
):
    answer = add(world, model, **typed)

    errors = answer.context["adminform"].form.errors
    assert field in errors or "__all__" in errors
    assert (model._default_manager.count(), told()) == (0, [])


def test_a_plan_sells_some_types_at_prices_of_its_own(world: World):
    add(world, CancellationPolicy)
    add(world, RatePlan, policy=CancellationPolicy.objects.get().pk)
    plan, double, suite = RatePlan.objects.get(), world.types["DBL"], world.types["STE"]
    client, address = enter(world), to(RatePlan, "change", plan.pk)
    form = filled(client.get(address)) | {f"price_{double.pk}": "99.50"}
    form.pop(f"sells_{suite.pk}")
    answer = client.post(address, form)

    assert answer.status_code == 302, answer.context["adminform"].form.errors
    sold = plan.sold_types.values_list("room_type__code", "base_price")
    assert list(sold) == [("DBL", Decimal("99.50"))]
    assert RatePlan.objects.get().policy == CancellationPolicy.objects.get()


def test_a_policy_in_use_is_not_deleted_and_it_is_said(world: World):
    add(world, CancellationPolicy)
    policy = CancellationPolicy.objects.get()
    add(world, RatePlan, policy=policy.pk)
    answer = enter(world).post(to(CancellationPolicy, "delete", policy.pk), {"post": "yes"})

    assert len(said(answer)) == 1
    assert CancellationPolicy.objects.count() == 1


def test_a_plan_takes_no_policy_of_another_hotel(world: World):
    other = make_world()
    add(other, CancellationPolicy)
    answer = add(world, RatePlan, policy=CancellationPolicy.objects.get().pk)

    assert "policy" in answer.context["adminform"].form.errors
    assert not RatePlan.objects.exists()
