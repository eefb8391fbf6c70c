"""What the hotel sells by, kept by its managers and read by the front desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from rest_framework.request import Request

from common.api.fields import StrictSerializer
from common.api.pagination import paginate
from common.api.renderers import json_response
from common.clock import now
from rates import docs
from rates.bodies import (
    discount_body,
    list_body,
    occupancy_body,
    rule_body,
    settings_body,
)
from rates.serializers import (
    AccountChanges,
    AccountInput,
    CityTaxInput,
    DiscountsInput,
    FeeInput,
    OccupancyListInput,
    PlanChanges,
    PlanInput,
    PolicyChanges,
    PolicyInput,
    PromoChanges,
    PromoInput,
    RulesInput,
    SeasonInput,
    SettingsChanges,
    TaxInput,
)
from rates.services.charges import CITY_TAXES, FEES, SEASONS, TAXES
from rates.services.customers import ACCOUNTS, PROMO_CODES
from rates.services.lists import (
    discounts_of,
    occupancy_of,
    rules_of,
    set_discounts,
    set_occupancy,
    set_prices,
)
from rates.services.plans import PLANS
from rates.services.policies import POLICIES
from rates.services.resources import Resource, add_row, change_row, remove_row
from rates.services.settings import change_settings, types_of
from staff.api import StaffView, nothing
from staff.permissions import Capability
from staff.serializers import NoInput

Listed = Callable[[QuerySet[Any], QueryDict, Callable[[Any], dict[str, Any]]], dict[str, Any]]


def whole_list(
    rows: QuerySet[Any], _query: QueryDict, body: Callable[[Any], dict[str, Any]]
) -> dict[str, Any]:
    return list_body(body(row) for row in rows)


def one_page(
    rows: QuerySet[Any], query: QueryDict, body: Callable[[Any], dict[str, Any]]
) -> dict[str, Any]:
    page = paginate(rows, query)
    return page.body([body(row) for row in page.rows])


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """A resource on the web. `address` names the part of the path that holds its key."""

    resource: Resource[Any]
    address: str
    creates: type[StrictSerializer]
    changes: type[StrictSerializer]
    docs: docs.Described
    listed: Listed = whole_list


def every_row(api: Api) -> Callable[..., Any]:
    """The view of a kind's list, to read and to add to."""

    class RowsView(StaffView):
        capabilities = {"GET": Capability.VIEW_RATES, "POST": Capability.MANAGE_RATES}

        @api.docs.all
        def get(self, request: Request, hotel_slug: str) -> HttpResponse:
            rows = api.resource.rows(self.hotel.pk)
            return json_response(api.listed(rows, request.query_params, api.resource.body))

        @api.docs.create
        def post(self, request: Request, hotel_slug: str) -> HttpResponse:
            facts = api.creates.read(self.body)
            row = add_row(api.resource, **self.who, facts=facts, at=now())
            return json_response(api.resource.body(row), status=201)

    return RowsView.as_view()


def one_row(api: Api) -> Callable[..., Any]:
    """The view of one row of a kind."""

    class RowView(StaffView):
        capabilities = {
            "GET": Capability.VIEW_RATES,
            "PATCH": Capability.MANAGE_RATES,
            "DELETE": Capability.MANAGE_RATES,
        }

        @api.docs.one
        def get(self, request: Request, hotel_slug: str, **address: Any) -> HttpResponse:
            row = api.resource.find(hotel_id=self.hotel.pk, key=address[api.address])
            return json_response(api.resource.body(row))

        @api.docs.change
        def patch(self, request: Request, hotel_slug: str, **address: Any) -> HttpResponse:
            facts, key = api.changes.read_changes(self.body), address[api.address]
            row = change_row(api.resource, **self.who, key=key, facts=facts, at=now())
            return json_response(api.resource.body(row))

        @api.docs.remove
        def delete(self, request: Request, hotel_slug: str, **address: Any) -> HttpResponse:
            NoInput.read(self.body)
            remove_row(api.resource, **self.who, key=address[api.address], at=now())
            return nothing()

    return RowView.as_view()


PLANS_API: Final = Api(
    resource=PLANS,
    address="plan_code",
    creates=PlanInput,
    changes=PlanChanges,
    docs=docs.PLANS,
)
POLICIES_API: Final = Api(
    resource=POLICIES,
    address="policy_code",
    creates=PolicyInput,
    changes=PolicyChanges,
    docs=docs.POLICIES,
)
SEASONS_API: Final = Api(
    resource=SEASONS,
    address="season_id",
    creates=SeasonInput,
    changes=SeasonInput,
    docs=docs.SEASONS,
)
TAXES_API: Final = Api(
    resource=TAXES, address="tax_id", creates=TaxInput, changes=TaxInput, docs=docs.TAXES
)
CITY_TAXES_API: Final = Api(
    resource=CITY_TAXES,
    address="city_tax_id",
    creates=CityTaxInput,
    changes=CityTaxInput,
    docs=docs.CITY_TAXES,
)
FEES_API: Final = Api(
    resource=FEES, address="fee_id", creates=FeeInput, changes=FeeInput, docs=docs.FEES
)
PROMO_CODES_API: Final = Api(
    resource=PROMO_CODES,
    address="promo_code",
    creates=PromoInput,
    changes=PromoChanges,
    docs=docs.PROMO_CODES,
    listed=one_page,
)
ACCOUNTS_API: Final = Api(
    resource=ACCOUNTS,
    address="account_code",
    creates=AccountInput,
    changes=AccountChanges,
    docs=docs.ACCOUNTS,
    listed=one_page,
)


class PlanPricesView(StaffView):
    capabilities = {"GET": Capability.VIEW_RATES, "PUT": Capability.MANAGE_RATES}

    @docs.get_prices
    def get(self, request: Request, hotel_slug: str, plan_code: str) -> HttpResponse:
        plan = PLANS.find(hotel_id=self.hotel.pk, key=plan_code)
        return json_response(list_body(rule_body(rule) for rule in rules_of(plan)))

    @docs.set_prices
    def put(self, request: Request, hotel_slug: str, plan_code: str) -> HttpResponse:
        items = RulesInput.read(self.body)["results"]
        rules = set_prices(**self.who, plan_code=plan_code, items=items, at=now())
        return json_response(list_body(rule_body(rule) for rule in rules))


class PlanDiscountsView(StaffView):
    capabilities = {"GET": Capability.VIEW_RATES, "PUT": Capability.MANAGE_RATES}

    @docs.get_discounts
    def get(self, request: Request, hotel_slug: str, plan_code: str) -> HttpResponse:
        plan = PLANS.find(hotel_id=self.hotel.pk, key=plan_code)
        return json_response(list_body(discount_body(each) for each in discounts_of(plan)))

    @docs.set_discounts
    def put(self, request: Request, hotel_slug: str, plan_code: str) -> HttpResponse:
        items = DiscountsInput.read(self.body)["results"]
        discounts = set_discounts(**self.who, plan_code=plan_code, items=items, at=now())
        return json_response(list_body(discount_body(each) for each in discounts))


class OccupancyView(StaffView):
    capabilities = {"GET": Capability.VIEW_RATES, "PUT": Capability.MANAGE_RATES}

    @docs.get_occupancy
    def get(self, request: Request, hotel_slug: str) -> HttpResponse:
        prices = occupancy_of(self.hotel.pk)
        return json_response(list_body(occupancy_body(price) for price in prices))

    @docs.set_occupancy
    def put(self, request: Request, hotel_slug: str) -> HttpResponse:
        items = OccupancyListInput.read(self.body)["results"]
        prices = set_occupancy(**self.who, items=items, at=now())
        return json_response(list_body(occupancy_body(price) for price in prices))


class SettingsView(StaffView):
    capabilities = {"GET": Capability.VIEW_RATES, "PATCH": Capability.MANAGE_RATES}

    @docs.get_settings
    def get(self, request: Request, hotel_slug: str) -> HttpResponse:
        return json_response(settings_body(self.hotel, types_of(self.hotel.pk)))

    @docs.change_settings
    def patch(self, request: Request, hotel_slug: str) -> HttpResponse:
        facts = SettingsChanges.read_changes(self.body)
        hotel = change_settings(**self.who, facts=facts, at=now())
        return json_response(settings_body(hotel, types_of(hotel.pk)))
