"""Prices, cancellation and payment: one standard plan, which is all that a hotel needs to begin."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from typing_extensions import override

from common.db import use_case
from common.errors import DomainError
from common.money import ZERO, shortest
from hotel_setup.services.hotels import change_hotel
from hotel_setup.services.room_types import change_room_type
from payments.accounts import own_keys
from payments.services.accounts import renew_keys, set_keys
from rates.enums import MealPlan, PaymentMode
from rates.models import CancellationPolicy, RatePlan
from rates.services.plans import PLANS
from rates.services.policies import POLICIES
from rates.services.resources import add_row, change_row
from web.admin.site import zone
from web.admin.wizard.countries import usual_in
from web.admin.wizard.fields import Field
from web.admin.wizard.frame import Step
from web.admin.wizard.house import ROUTE
from web.admin.wizard.presets import PRESETS, policy_of_form
from web.admin.wizard.rooms import types_of
from web.admin.wizard.schemas import PaymentForm, PolicyForm, PriceForm, PricesForm
from web.forms import read_form

STANDARD: Final = "STANDARD"
MEALS: Final = (
    (MealPlan.NONE.value, "Nothing: the room only"),
    (MealPlan.BREAKFAST.value, "Breakfast"),
    (MealPlan.HALF_BOARD.value, "Half board"),
    (MealPlan.FULL_BOARD.value, "Full board"),
)
MODES: Final = (
    (PaymentMode.PAY_AT_HOTEL.value, "At the hotel"),
    (PaymentMode.PAY_NOW.value, "Now, by card, when they book"),
    (PaymentMode.DEPOSIT.value, "A deposit now, as the policy says, the rest at the hotel"),
    (PaymentMode.CARD_GUARANTEE.value, "At the hotel, with a card as guarantee"),
)


def plan_of(hotel_id: int) -> RatePlan:
    """The one that the wizard keeps: the first of the hotel's, or a new one not saved yet."""
    plan = PLANS.rows(hotel_id).filter(parent=None).first()
    return plan or RatePlan(code="", name="Standard rate")


def set_plan(who: dict[str, Any], facts: dict[str, Any]) -> None:
    plan = plan_of(who["hotel_id"])
    if plan.code:
        change_row(PLANS, **who, key=plan.code, facts=facts)
    else:
        add_row(PLANS, **who, facts={"code": STANDARD, "name": plan.name} | facts)


def amount(value: Decimal | None) -> str:
    return format(shortest(value), "f") if value else ""


@zone.page(f"{ROUTE}prices/", name="wizard-prices")
class Prices(Step):
    name = "prices"
    title = "Prices"
    lead = (
        "One price a type and night, for every day. Seasons, weekends, offers and codes are set later on "
        "the calendar of prices."
    )

    @override
    def fields(self) -> list[Field]:
        hotel, plan = self.hotel, plan_of(self.hotel.pk)
        usual = usual_in(hotel.country)
        prices = [
            Field(
                name=f"price_{place}",
                label=f"{each.name}, a night in {hotel.currency}",
                value=amount(each.starting_price_from),
                is_needed=True,
                mode="decimal",
            )
            for place, each in enumerate(types_of(hotel.pk))
        ]
        return [
            *prices,
            Field(
                name="tax_rate",
                label=f"{usual.tax_name} in per cent",
                value=amount(hotel.tax_rate) or "0",
                hint="On everything. Several taxes are set later.",
                is_needed=True,
                mode="decimal",
            ),
            Field(
                name="prices_include_tax",
                label="The prices above include it",
                kind="checkbox",
                value=hotel.prices_include_tax,
            ),
            Field(
                name="meal",
                label="With a night comes",
                kind="select",
                value=plan.meal,
                options=MEALS,
            ),
            Field(
                name="meal_is_contained",
                label="The meal is part of the price above",
                kind="checkbox",
                value=plan.meal_is_contained,
            ),
            Field(
                name="meal_adult",
                label="Meal, an adult and night",
                value=amount(plan.meal_adult),
                mode="decimal",
            ),
            Field(
                name="meal_child",
                label="Meal, a child and night",
                value=amount(plan.meal_child),
                mode="decimal",
            ),
        ]

    @override
    def keep(self, form: Mapping[str, str]) -> str:
        facts = read_form(PricesForm, form, flags=("prices_include_tax", "meal_is_contained"))
        prices = [
            _price(form, f"price_{place}") for place in range(types_of(self.hotel.pk).count())
        ]
        keep_prices(self.who, facts, prices)
        return self.step_address("policies")


def _price(form: Mapping[str, str], name: str) -> Decimal:
    try:
        price: Decimal = read_form(PriceForm, {"price": form.get(name, "")})["price"]
    except DomainError as exc:
        exc.field = name
        raise
    return price


@use_case
def keep_prices(who: dict[str, Any], facts: dict[str, Any], prices: list[Decimal]) -> None:
    """All of the step or nothing."""
    taxes = {name: facts[name] for name in ("tax_rate", "prices_include_tax")}
    change_hotel(**who, facts=taxes)
    types = zip(types_of(who["hotel_id"]), prices, strict=True)
    for place, (room_type, price) in enumerate(types):
        try:
            change_room_type(**who, code=room_type.code, facts={"starting_price_from": price})
        except DomainError as exc:
            exc.field = f"price_{place}"
            raise
    meal = {
        "kind": facts["meal"],
        "adult": facts.get("meal_adult", ZERO),
        "child": facts.get("meal_child", ZERO),
        "is_contained": facts["meal_is_contained"],
    }
    set_plan(who, {"meal": meal})


@zone.page(f"{ROUTE}policies/", name="wizard-policies")
class Policies(Step):
    name = "policies"
    title = "Cancellation"
    template = "policies.html"
    lead = "What it costs to cancel. Guests read it in words before they pay, and keep it as it was sold."

    @override
    def facts(self) -> dict[str, Any]:
        policy = plan_of(self.hotel.pk).policy
        chosen = next(
            (name for name, each in PRESETS.items() if policy and each.code == policy.code),
            "flexible",
        )
        typed = self.request.POST.dict() if self.request.method == "POST" else {}
        return {"presets": PRESETS, "chosen": typed.get("preset", chosen), "typed": typed}

    @override
    def keep(self, form: Mapping[str, str]) -> str:
        keep_policy(self.who, policy_of_form(read_form(PolicyForm, form)))
        return self.step_address("payment")


@use_case
def keep_policy(who: dict[str, Any], facts: dict[str, Any]) -> None:
    code = facts["code"]
    if CancellationPolicy.objects.filter(hotel=who["hotel_id"], code=code).exists():
        changes = {name: value for name, value in facts.items() if name != "code"}
        change_row(POLICIES, **who, key=code, facts=changes)
    else:
        add_row(POLICIES, **who, facts=facts)
    set_plan(who, {"policy_code": code})


@zone.page(f"{ROUTE}payment/", name="wizard-payment")
class Payment(Step):
    name = "payment"
    title = "Payment"
    template = "payment.html"
    lead = (
        "When guests pay. Cards go through the hotel’s own account at Stripe; without keys the hotel can "
        "begin with payment at the desk and add them later."
    )

    @override
    def fields(self) -> list[Field]:
        mode = plan_of(self.hotel.pk).payment_mode or PaymentMode.PAY_AT_HOTEL.value
        return [
            Field(
                name="payment_mode",
                label="Guests pay",
                kind="select",
                value=mode,
                options=MODES,
                is_wide=True,
            ),
            Field(
                name="api_key",
                label="Secret key",
                kind="password",
                hint="Begins with sk_ or rk_. Kept sealed and never shown again. Empty: as it is.",
            ),
            Field(
                name="webhook_secret",
                label="Signing secret of the webhook",
                kind="password",
                hint="Begins with whsec_.",
            ),
            *self._renewing(),
        ]

    def _renewing(self) -> list[Field]:
        """Asked only where there are keys: payments under another account stay with that one's."""
        if own_keys(self.hotel.pk) is None:
            return []
        label = "These are new keys of the same account"
        return [Field(name="renews", label=label, kind="checkbox", is_wide=True)]

    @override
    def facts(self) -> dict[str, Any]:
        return {"keys": own_keys(self.hotel.pk)}

    @override
    def keep(self, form: Mapping[str, str]) -> str:
        keep_payment(self.who, read_form(PaymentForm, form, flags=["renews"]))
        return self.step_address("people")


@use_case
def keep_payment(who: dict[str, Any], facts: dict[str, Any]) -> None:
    if facts.get("api_key") or facts.get("webhook_secret"):
        keys = {name: facts.get(name, "") for name in ("api_key", "webhook_secret")}
        put = renew_keys if facts.get("renews") else set_keys
        put(**who, **keys)
    set_plan(who, {"payment_mode": facts["payment_mode"]})
