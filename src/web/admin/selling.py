"""What a hotel sells by: plans, policies, seasons, promo codes, taxes and fees. Prices day by day stand in the
price calendar of the staff's pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from typing_extensions import override
from unfold.widgets import (
    UnfoldAdminCheckboxSelectMultipleWidget,
    UnfoldAdminDecimalFieldWidget,
    UnfoldAdminIntegerFieldWidget,
    UnfoldAdminSelectWidget,
    UnfoldBooleanWidget,
)

from common.money import ZERO
from hotel.models import Hotel
from rates.enums import AdjustmentKind, Component, PenaltyKind
from rates.models import CancellationPolicy, CityTax, Fee, PromoCode, RatePlan, Season, Tax
from rates.services.charges import CITY_TAXES, FEES, SEASONS, TAXES
from rates.services.customers import PROMO_CODES
from rates.services.plans import PLANS
from rates.services.policies import POLICIES
from rates.services.resources import Facts, Resource, add_row, change_row, remove_row
from rooms.models import RoomType
from web.admin.base import Group, Place, ServiceForm, zone
from web.admin.house import HouseAdmin

TIERS = range(1, 5)
DERIVED_BY = (AdjustmentKind.PERCENT, AdjustmentKind.AMOUNT)


class SellingAdmin(HouseAdmin):
    """Kept as a `Resource` is: by the same rules as through the API, and told in the same log."""

    resource: ClassVar[Resource[Any]]

    def facts_of(self, facts: dict[str, Any]) -> Facts:
        return facts

    def add_through(self, request: HttpRequest, facts: dict[str, Any]) -> Model:
        hotel: Hotel = facts.pop("hotel")
        told = self.facts_of(facts)
        made: Model = add_row(self.resource, hotel_id=hotel.pk, facts=told, **self.by_now(request))
        return made

    def change_through(self, request: HttpRequest, obj: Any, facts: dict[str, Any]) -> None:
        where = {"hotel_id": obj.hotel_id, "key": getattr(obj, self.resource.key)}
        told = self.facts_of(facts)
        change_row(self.resource, **where, facts=told, **self.by_now(request))

    def delete_through(self, request: HttpRequest, obj: Any) -> None:
        where = {"hotel_id": obj.hotel_id, "key": getattr(obj, self.resource.key)}
        remove_row(self.resource, **where, **self.by_now(request))


def choice(values: Iterable[Any], *, label: str, is_needed: bool = False) -> forms.ChoiceField:
    choices = [(each.value, each.value.replace("_", " ").capitalize()) for each in values]
    empty = [] if is_needed else [("", "–")]
    return forms.ChoiceField(
        label=label,
        choices=[*empty, *choices],
        required=is_needed,
        widget=UnfoldAdminSelectWidget,
    )


def amount(*, label: str, **options: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        required=False,
        max_digits=12,
        decimal_places=3,
        widget=UnfoldAdminDecimalFieldWidget,
        **options,
    )


class PenaltyForms(ServiceForm):
    """What not coming and cancelling cost, in up to four steps."""

    no_show_kind = choice(PenaltyKind, label="Not coming costs", is_needed=True)
    no_show_value = amount(label="Amount or per cent", min_value=ZERO)
    deposit_kind = choice(PenaltyKind, label="Deposit", is_needed=True)
    deposit_value = amount(label="Amount or per cent", min_value=ZERO)


def _tier_fields() -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {}
    for place in TIERS:
        fields[f"tier_{place}_hours"] = forms.IntegerField(
            label="Hours before the cut-off",
            min_value=0,
            max_value=99_999,
            required=False,
            widget=UnfoldAdminIntegerFieldWidget,
        )
        fields[f"tier_{place}_kind"] = choice(PenaltyKind, label="Cancelling costs")
        fields[f"tier_{place}_value"] = amount(label="Amount or per cent", min_value=ZERO)
    return fields


class PolicyForm(type("Tiers", (PenaltyForms,), _tier_fields())):  # type: ignore[misc]  # made from numbers
    class Meta:
        model = CancellationPolicy
        fields = ("hotel", "code", "name", "cutoff_time")

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        policy = self.instance
        known = {"no_show": policy.no_show, "deposit": policy.deposit}
        if not policy.pk:
            known = {"no_show": {"kind": "WHOLE_STAY"}, "deposit": {"kind": "NONE"}}
        for name, penalty in known.items():
            self.initial[f"{name}_kind"] = penalty.get("kind")
            self.initial[f"{name}_value"] = penalty.get("value")
        for place, tier in zip(TIERS, policy.tiers, strict=False):
            self.initial |= {
                f"tier_{place}_hours": tier["hours_before"],
                f"tier_{place}_kind": tier["kind"],
                f"tier_{place}_value": tier.get("value"),
            }

    @override
    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        for place in TIERS:
            hours, kind = cleaned.get(f"tier_{place}_hours"), cleaned.get(f"tier_{place}_kind")
            if (hours is None) == bool(kind):
                self.add_error(f"tier_{place}_hours", "Say both: from when, and what it costs.")
        return cleaned


class PolicyAdmin(SellingAdmin):
    place = Place(Group.SELLING, "Cancellation policies", "policy", order=20)
    resource = POLICIES
    once = ("hotel", "code")
    form = PolicyForm
    list_display = ("name", "code", "hotel")
    fieldsets = (
        ("The policy", {"fields": ("hotel", "code", "name", "cutoff_time")}),
        *(
            (
                f"Cancelling, step {place}",
                {"fields": (tuple(f"tier_{place}_{name}" for name in ("hours", "kind", "value")),)},
            )
            for place in TIERS
        ),
        (
            "Not coming, and the deposit",
            {"fields": (("no_show_kind", "no_show_value"), ("deposit_kind", "deposit_value"))},
        ),
    )

    @override
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """The steps are told as a whole."""
        if change:
            self.change_through(request, obj, dict(form.cleaned_data))
            return
        super().save_model(request, obj, form, change)

    @override
    def facts_of(self, facts: dict[str, Any]) -> Facts:
        columns = {name: facts[name] for name in ("code", "name", "cutoff_time") if name in facts}
        tiers = [
            {"hours_before": facts[f"tier_{place}_hours"], **_penalty(facts, f"tier_{place}")}
            for place in TIERS
            if facts.get(f"tier_{place}_kind")
        ]
        penalties = {name: _penalty(facts, name) for name in ("no_show", "deposit")}
        return columns | {"tiers": tiers} | penalties


def _penalty(facts: dict[str, Any], name: str) -> dict[str, Any]:
    return {"kind": facts[f"{name}_kind"], "value": facts.get(f"{name}_value") or ZERO}


class PlanForm(ServiceForm):
    adjustment_kind = choice(DERIVED_BY, label="On its prices")
    adjustment_value = forms.DecimalField(
        label="Per cent or amount",
        required=False,
        initial=0,
        widget=UnfoldAdminDecimalFieldWidget,
        help_text="-10 makes it cheaper.",
    )

    class Meta:
        model = RatePlan
        fields = "__all__"

    def __init__(self, *args: Any, **named: Any) -> None:
        """What a plan refers to is of its own hotel."""
        super().__init__(*args, **named)
        if self.instance.pk:
            referred: dict[str, type[Model]] = {"parent": RatePlan, "policy": CancellationPolicy}
            for name, model in referred.items():
                of_hotel: QuerySet[Any] = QuerySet(model).filter(hotel=self.instance.hotel_id)
                self.fields[name].queryset = of_hotel  # type: ignore[attr-defined]
            self.initial = {**self.initial, **_sold(self.instance)}


def _sold(plan: RatePlan) -> dict[str, Any]:
    """Which types it sells at which price; a plan that names none sells all."""
    sold = {each.room_type_id: each.base_price for each in plan.sold_types.all()}
    types = RoomType.objects.filter(hotel=plan.hotel_id)
    found: dict[str, Any] = {}
    for each in types:
        found[f"sells_{each.pk}"] = not sold or each.pk in sold
        found[f"price_{each.pk}"] = sold.get(each.pk)
    return found


def _sold_fields(types: Iterable[RoomType]) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {}
    for each in types:
        fields[f"sells_{each.pk}"] = forms.BooleanField(
            label=f"Sells {each.name}", required=False, widget=UnfoldBooleanWidget
        )
        fields[f"price_{each.pk}"] = amount(
            label="Price a night", min_value=ZERO, help_text="Empty: the type’s starting price."
        )
    return fields


class PlanAdmin(SellingAdmin):
    place = Place(Group.SELLING, "Rate plans", "sell", order=10)
    resource = PLANS
    once = ("hotel", "code")
    form = PlanForm
    list_display = ("name", "code", "hotel", "policy", "payment_mode", "is_active")
    list_filter = ("is_active", "payment_mode")
    list_select_related = ("hotel", "policy", "parent")
    ordering = ("hotel", "sort_order", "code")
    change_form_outer_before_template = "zone/plan_state.html"
    parts = (
        (
            "The plan",
            {
                "fields": (
                    "hotel",
                    "code",
                    "name",
                    "description",
                    "audience",
                    "sort_order",
                    "is_active",
                )
            },
        ),
        ("Conditions", {"fields": ("policy", "payment_mode")}),
        (
            "Prices of another plan",
            {
                "fields": (
                    "parent",
                    ("adjustment_kind", "adjustment_value"),
                    "inherits_restrictions",
                )
            },
        ),
        (
            "When it can be booked",
            {
                "fields": (
                    ("book_from", "book_until"),
                    ("stay_from", "stay_until"),
                    ("min_stay", "max_stay"),
                    ("min_advance", "max_advance"),
                )
            },
        ),
        ("Meals", {"fields": ("meal", ("meal_adult", "meal_child"), "meal_is_contained")}),
    )

    @override
    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return self.parts
        rows = tuple((f"sells_{each.pk}", f"price_{each.pk}") for each in _types_of(obj))
        return (*self.parts, ("What it sells", {"fields": rows})) if rows else self.parts

    @override
    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **named: Any) -> Any:  # fmt: skip
        if obj is not None:
            named["form"] = type("PlanWithTypes", (PlanForm,), _sold_fields(_types_of(obj)))
        return super().get_form(request, obj, change=change, **named)

    @override
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Compounds are told as a whole."""
        if change:
            self.change_through(request, obj, dict(form.cleaned_data))
            return
        super().save_model(request, obj, form, change)

    @override
    def facts_of(self, facts: dict[str, Any]) -> Facts:
        told = dict(facts)
        parent, policy = told.pop("parent"), told.pop("policy")
        kind, value = told.pop("adjustment_kind"), told.pop("adjustment_value")
        meals = {name: told.pop(f"meal_{name}") for name in ("adult", "child", "is_contained")}
        meal = {"kind": told.pop("meal"), **meals}
        sold = _sold_types(told)
        plain = {name: value for name, value in told.items() if not name.startswith(SOLD)}
        return (
            plain
            | sold
            | {
                "parent_code": parent.code if parent else None,
                "adjustment": {"kind": kind, "value": value or ZERO} if kind else None,
                "policy_code": policy.code if policy else None,
                "meal": meal,
            }
        )

    @override
    def beside(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        return {"calendar": reverse("staff-page-prices", args=[obj.hotel.slug])}


SOLD = ("sells_", "price_")


def _types_of(plan: RatePlan) -> list[RoomType]:
    return list(RoomType.objects.filter(hotel=plan.hotel_id))


def _sold_types(facts: dict[str, Any]) -> dict[str, Any]:
    """Nothing where the form had none of them; none named where all are sold at their own price."""
    ids = [int(name.removeprefix("sells_")) for name in facts if name.startswith("sells_")]
    if not ids:
        return {}
    codes = dict(RoomType.objects.filter(pk__in=ids).values_list("pk", "code"))
    sold = [
        {"room_type_code": codes[pk], "base_price": facts[f"price_{pk}"]}
        for pk in ids
        if facts[f"sells_{pk}"]
    ]
    is_everything = len(sold) == len(ids) and all(each["base_price"] is None for each in sold)
    return {"sold_types": [] if is_everything else sold}


class PromoForm(ServiceForm):
    class Meta:
        model = PromoCode
        fields = "__all__"

    def clean_code(self) -> str:
        """Kept in capitals, however it is typed."""
        return str(self.cleaned_data["code"]).upper()


class PromoAdmin(SellingAdmin):
    place = Place(Group.SELLING, "Promo codes", "redeem", order=30)
    resource = PROMO_CODES
    once = ("hotel", "code")
    form = PromoForm
    list_display = ("code", "name", "hotel", "kind", "value", "used", "max_uses", "is_active")
    list_filter = ("is_active", "kind")
    list_select_related = ("hotel",)
    search_fields = ("code", "name")
    fields = (
        "hotel",
        "code",
        "name",
        ("kind", "value"),
        "rate_plan_codes",
        ("book_from", "book_until"),
        ("stay_from", "stay_until"),
        "min_nights",
        ("max_uses", "max_uses_per_guest"),
        "is_active",
    )


class SeasonAdmin(SellingAdmin):
    place = Place(Group.SELLING, "Seasons", "date_range", order=40)
    resource = SEASONS
    list_display = ("name", "hotel", "start_date", "end_date")
    list_select_related = ("hotel",)
    fields = ("hotel", "name", "start_date", "end_date")


class TaxForm(ServiceForm):
    components = forms.MultipleChoiceField(
        label="On",
        choices=[(each.value, each.value.capitalize()) for each in Component],
        widget=UnfoldAdminCheckboxSelectMultipleWidget,
    )

    class Meta:
        model = Tax
        fields = ("hotel", "name", "rate", "is_included", "components")


class TaxAdmin(SellingAdmin):
    place = Place(Group.SELLING, "Taxes", "percent", order=50)
    resource = TAXES
    form = TaxForm
    list_display = ("name", "hotel", "rate", "is_included")
    list_select_related = ("hotel",)


class CityTaxAdmin(SellingAdmin):
    place = Place(Group.SELLING, "City taxes", "location_city", order=60)
    resource = CITY_TAXES
    list_display = ("name", "hotel", "kind", "value")
    list_select_related = ("hotel",)
    fields = ("hotel", "name", "kind", "value", "exempt_under_age", "max_nights")


class FeeAdmin(SellingAdmin):
    place = Place(Group.SELLING, "Fees", "payments", order=70)
    resource = FEES
    list_display = ("name", "hotel", "basis", "amount")
    list_select_related = ("hotel",)
    fields = ("hotel", "name", "basis", "amount")


zone.register(RatePlan, PlanAdmin)
zone.register(CancellationPolicy, PolicyAdmin)
zone.register(PromoCode, PromoAdmin)
zone.register(Season, SeasonAdmin)
zone.register(Tax, TaxAdmin)
zone.register(CityTax, CityTaxAdmin)
zone.register(Fee, FeeAdmin)
