"""Tokens for programs that use a hotel's API."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from typing_extensions import override

from common.clock import now
from common.errors import DomainError, InvalidInput
from hotel_setup.services.programs import LONGEST_LIFE, make_token, revoke_token
from staff.enums import StaffRole
from staff.models import ApiToken
from web.admin.base import Group, Place, in_words, zone
from web.admin.house import HouseAdmin, mine
from web.admin.pages import OneHotel, ZoneAction
from web.forms import whole_in


class ApiTokenAdmin(HouseAdmin):
    place = Place(Group.INTEGRATIONS, "API tokens", "key", order=10)
    list_display = ("name", "starts", "role", "hotel", "standing", "expires_at", "created_by_label")
    list_select_related = ("staff", "hotel")
    search_fields = ("name",)
    ordering = ("hotel", "name")
    once = ()
    fields = (
        "name",
        "starts",
        "role",
        "hotel",
        "standing",
        "created_at",
        "created_by_label",
        "expires_at",
    )
    readonly_fields = fields
    change_form_outer_before_template = "zone/token_state.html"

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[ApiToken]:
        tokens: QuerySet[ApiToken] = super().get_queryset(request)
        return tokens.select_related("staff")

    @admin.display(description="Begins with")
    def starts(self, token: ApiToken) -> str:
        return f"{token.token_start}…"

    @admin.display(description="Role", ordering="staff__role")
    def role(self, token: ApiToken) -> str:
        return StaffRole(token.staff.role).label

    @admin.display(description="State")
    def standing(self, token: ApiToken) -> str:
        if token.revoked_at or not token.staff.is_active:
            return "revoked"
        is_over = token.expires_at is not None and token.expires_at <= now()
        return "over" if is_over else "works"

    @override
    def has_add_permission(self, request: HttpRequest) -> bool:
        return self._may_enter(request)

    @override
    def add_view(self, request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:token-new"))

    @override
    def beside(self, request: HttpRequest, obj: ApiToken) -> dict[str, Any]:
        return {"token": obj}


@zone.page("tokens/<pk:token_id>/revoke/", name="token-revoke")
class Revoke(ZoneAction):
    @override
    def act(self, request: HttpRequest, **named: Any) -> str:
        token = mine(request, ApiToken, named["token_id"])
        revoke_token(hotel_id=token.hotel_id, token_id=token.pk, **self.by_now)
        self.done(f"The token of {token.name} opens nothing any more.")
        return reverse("admin:staff_apitoken_changelist")


@zone.page("tokens/new/", name="token-new")
class NewToken(OneHotel):
    """The token is shown this once."""

    http_method_names = ["get", "head", "post"]
    title = "A token for a program"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.form(request.GET.dict())

    def post(self, request: HttpRequest) -> HttpResponse:
        typed = request.POST.dict()
        facts: dict[str, Any] = {name: typed.get(name, "") for name in ("name", "role")}
        try:
            token, secret = make_token(**facts, days=_days_in(typed), **self.who)
        except DomainError as refusal:
            return self.form(typed, refusal=refusal, status=refusal.status)
        return self.page("token_made.html", token=token, secret=secret)

    def form(
        self, typed: dict[str, Any], *, refusal: DomainError | None = None, status: int = 200
    ) -> HttpResponse:
        return self.page(
            "token_new.html",
            status=status,
            typed={"role": StaffRole.FRONT_DESK, "days": "365"} | typed,
            roles=StaffRole.choices,
            longest=LONGEST_LIFE,
            problem=in_words(refusal) if refusal else "",
            at_fault=refusal.field if refusal else "",
        )


def _days_in(typed: dict[str, str]) -> int | None:
    """None for an empty field: the token works until it is revoked."""
    text = typed.get("days", "").strip()
    days = whole_in(text) if text else None
    if text and days is None:
        raise InvalidInput("A whole number of days, or none.", field="days")
    return days


zone.register(ApiToken, ApiTokenAdmin)
