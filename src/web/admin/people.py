"""Who works for a hotel: in which role, asked by invitation, shut out."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from typing_extensions import override

from common.clock import now
from common.errors import DomainError
from hotel.enums import Language
from hotel_setup.services.people import change_role, invite, shut_out, withdraw_invitation
from notifications.channels import is_set_up
from notifications.enums import Channel
from notifications.rendering.invitation import invitation_url
from staff.enums import StaffRole
from staff.models import Invitation, Staff
from web.admin.base import Group, Place, ServiceForm, in_words, zone
from web.admin.house import HouseAdmin, mine
from web.admin.pages import OneHotel, ZoneAction


class StaffForm(ServiceForm):
    role = forms.ChoiceField(choices=StaffRole.choices)

    class Meta:
        model = Staff
        fields = ("role",)


class StaffAdmin(HouseAdmin):
    place = Place(Group.PEOPLE, "Staff", "badge", order=10)
    form = StaffForm
    once = ("username", "full_name", "email", "hotel", "is_active", "last_login")
    list_display = ("username", "full_name", "email", "role", "hotel", "is_active", "last_login")
    list_filter = ("is_active", "role")
    list_select_related = ("user", "hotel")
    search_fields = ("user__username", "user__last_name", "user__email")
    ordering = ("-is_active", "user__username")
    fields = ("username", "full_name", "email", "hotel", "role", "is_active", "last_login")
    change_form_outer_before_template = "zone/staff_state.html"

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Staff]:
        """Programs are not people."""
        people: QuerySet[Staff] = super().get_queryset(request)
        return people.filter(is_integration=False).select_related("user", "hotel")

    @admin.display(description="User name", ordering="user__username")
    def username(self, staff: Staff) -> str:
        return staff.user.get_username()

    @admin.display(description="Name")
    def full_name(self, staff: Staff) -> str:
        return staff.user.get_full_name()

    @admin.display(description="E-mail")
    def email(self, staff: Staff) -> str:
        return staff.user.email

    @admin.display(description="Last log-in", ordering="user__last_login")
    def last_login(self, staff: Staff) -> datetime | None:
        return staff.user.last_login

    @override
    def has_add_permission(self, request: HttpRequest) -> bool:
        return self._may_enter(request)

    @override
    def add_view(self, request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
        """Nobody is added who was not asked."""
        return HttpResponseRedirect(reverse("admin:invite"))

    def change_through(self, request: HttpRequest, obj: Staff, facts: dict[str, Any]) -> None:
        who = self.by_now(request)
        change_role(hotel_id=obj.hotel_id, staff_id=obj.pk, role=facts.get("role", obj.role), **who)

    @override
    def beside(self, request: HttpRequest, obj: Staff) -> dict[str, Any]:
        return {"colleague": obj}


@zone.page("staff/<pk:staff_id>/shut-out/", name="staff-shut-out")
class ShutOut(ZoneAction):
    @override
    def act(self, request: HttpRequest, **named: Any) -> str:
        staff = mine(request, Staff, named["staff_id"])
        shut_out(hotel_id=staff.hotel_id, staff_id=staff.pk, **self.by_now)
        self.done(f"{staff.user.get_username()} is shut out.")
        return reverse("admin:staff_staff_change", args=[staff.pk])


class InvitationAdmin(HouseAdmin):
    """Those that were sent, and how they stand."""

    place = Place(Group.PEOPLE, "Invitations", "mail", order=20)
    list_display = ("email", "role", "hotel", "standing", "expires_at", "created_by_label")
    list_filter = ("role",)
    list_select_related = ("hotel",)
    search_fields = ("email",)
    ordering = ("-created_at",)
    once = ()
    fields = (
        "email",
        "role",
        "language",
        "hotel",
        "standing",
        "created_at",
        "created_by_label",
        "expires_at",
    )
    readonly_fields = fields
    change_form_outer_before_template = "zone/invitation_state.html"

    @admin.display(description="State")
    def standing(self, invitation: Invitation) -> str:
        if invitation.accepted_at:
            return "accepted"
        if invitation.withdrawn_at:
            return "withdrawn"
        return "open" if invitation.is_open(now()) else "over"

    @override
    def has_add_permission(self, request: HttpRequest) -> bool:
        return self._may_enter(request)

    @override
    def add_view(self, request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:invite"))

    @override
    def beside(self, request: HttpRequest, obj: Invitation) -> dict[str, Any]:
        return {"invitation": obj, "is_open": obj.is_open(now())}


@zone.page("invitations/<pk:invitation_id>/withdraw/", name="invitation-withdraw")
class Withdraw(ZoneAction):
    @override
    def act(self, request: HttpRequest, **named: Any) -> str:
        found = mine(request, Invitation, named["invitation_id"])
        withdraw_invitation(hotel_id=found.hotel_id, invitation_id=found.pk, **self.by_now)
        self.done("The invitation is withdrawn: its link opens nothing any more.")
        return reverse("admin:staff_invitation_changelist")


@zone.page("invite/", name="invite", place=Place(Group.PEOPLE, "Invite", "person_add", order=30))
class Invite(OneHotel):
    """The link is shown this once, and sent by mail where mail is set up."""

    http_method_names = ["get", "head", "post"]
    title = "Invite somebody"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.form(request.GET.dict())

    def post(self, request: HttpRequest) -> HttpResponse:
        typed = request.POST.dict()
        facts: dict[str, Any] = {
            name: typed.get(name, "") for name in ("email", "role", "language")
        }
        try:
            invitation, token = invite(**facts, **self.who)
        except DomainError as refusal:
            return self.form(typed, refusal=refusal, status=refusal.status)
        is_sent = is_set_up(Channel.EMAIL)
        made = {"invitation": invitation, "link": invitation_url(token), "is_sent": is_sent}
        return self.page("invited.html", **made)

    def form(
        self, typed: dict[str, Any], *, refusal: DomainError | None = None, status: int = 200
    ) -> HttpResponse:
        return self.page(
            "invite.html",
            status=status,
            typed={"role": StaffRole.FRONT_DESK, "language": self.hotel.language} | typed,
            roles=StaffRole.choices,
            languages=Language.choices,
            problem=in_words(refusal) if refusal else "",
            at_fault=refusal.field if refusal else "",
        )


zone.register(Staff, StaffAdmin)
zone.register(Invitation, InvitationAdmin)
