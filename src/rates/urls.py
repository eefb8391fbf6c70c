"""Under /api/staff/hotel/<slug>/rates/: the hotel's plans and what belongs to them."""

from __future__ import annotations

from django.urls import URLPattern, path

from rates import views


def rows(kind: str, key: str, api: views.Api) -> list[URLPattern]:
    """A kind's list, and one of it."""
    return [
        path(f"{kind}/", views.every_row(api), name=f"rates-{kind}"),
        path(f"{kind}/<{key}:{api.address}>/", views.one_row(api), name=f"rates-{kind}-one"),
    ]


urlpatterns: list[URLPattern] = [
    *rows("plans", "code", views.PLANS_API),
    path(
        "plans/<code:plan_code>/prices/", views.PlanPricesView.as_view(), name="rates-plan-prices"
    ),
    path(
        "plans/<code:plan_code>/discounts/",
        views.PlanDiscountsView.as_view(),
        name="rates-plan-discounts",
    ),
    *rows("seasons", "pk", views.SEASONS_API),
    path("occupancy/", views.OccupancyView.as_view(), name="rates-occupancy"),
    *rows("taxes", "pk", views.TAXES_API),
    *rows("city-taxes", "pk", views.CITY_TAXES_API),
    *rows("fees", "pk", views.FEES_API),
    *rows("policies", "code", views.POLICIES_API),
    *rows("promo-codes", "code", views.PROMO_CODES_API),
    *rows("accounts", "code", views.ACCOUNTS_API),
    path("settings/", views.SettingsView.as_view(), name="rates-settings"),
]
