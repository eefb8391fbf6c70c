"""Groups of hotels: which hotels are in them, and who administers them all."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from common.errors import NotFound
from hotel.models import Hotel, HotelGroup
from hotel_setup.services.groups import add_group, change_group, grant, move_to_group, revoke
from staff.enums import StaffRole
from staff.models import Staff
from web.admin.base import HotelScopedAdmin
from web.admin.navigation import Group, Place
from web.admin.pages import ZoneAction, ZonePage
from web.admin.site import zone
from web.forms import whole_in

LIST = "Groups"
ONE = "groups/<pk:group_id>/"


@admin.register(HotelGroup, site=zone)
class HotelGroupAdmin(HotelScopedAdmin):
    place = Place(Group.HOTELS, LIST, "domain", order=40, is_for_superusers=True)
    hotel_path = ""
    list_display = ("name", "slug", "tagline")
    fields = ("name", "slug", "tagline", "brand_colour")
    change_form_outer_after_template = "zone/group_link.html"

    def add_through(self, request: HttpRequest, facts: dict[str, Any]) -> HotelGroup:
        return add_group(facts=facts)

    def change_through(self, request: HttpRequest, obj: HotelGroup, facts: dict[str, Any]) -> None:
        change_group(group_id=obj.pk, facts=facts, **self.by_now(request))


@zone.page(ONE, name="group")
class GroupPage(ZonePage):
    is_for_superusers = True

    def get(self, request: HttpRequest, **named: Any) -> HttpResponse:
        group = HotelGroup.objects.filter(pk=named["group_id"]).first()
        if group is None:
            raise NotFound
        people = Staff.objects.filter(
            hotel__hotel_group=group,
            role=StaffRole.HOTEL_ADMIN,
            is_active=True,
            is_integration=False,
        ).select_related("user", "hotel")
        return self.page(
            "group.html",
            title=group.name,
            crumbs=((LIST, reverse("admin:hotel_hotelgroup_changelist")),),
            group=group,
            members=group.hotels.all(),
            others=Hotel.objects.filter(hotel_group=None),
            people=people.order_by("user__username"),
        )


class GroupAction(ZoneAction):
    is_for_superusers = True

    def here(self, named: dict[str, Any]) -> str:
        return reverse("admin:group", args=[named["group_id"]])

    def number(self, name: str) -> int:
        """Of the form; 0, which nothing has, for anything else."""
        return whole_in(self.request.POST.get(name, "")) or 0


@zone.page(f"{ONE}put-in/", name="group-put-in")
class PutIn(GroupAction):
    def act(self, request: HttpRequest, **named: Any) -> str:
        move_to_group(hotel_id=self.number("hotel_id"), group_id=named["group_id"], **self.by_now)
        self.done("The hotel belongs to the group.")
        return self.here(named)


@zone.page(f"{ONE}take-out/", name="group-take-out")
class TakeOut(GroupAction):
    def act(self, request: HttpRequest, **named: Any) -> str:
        move_to_group(hotel_id=self.number("hotel_id"), group_id=None, **self.by_now)
        self.done("The hotel belongs to no group any more.")
        return self.here(named)


@zone.page(f"{ONE}grant/", name="group-grant")
class Grant(GroupAction):
    def act(self, request: HttpRequest, **named: Any) -> str:
        grant(group_id=named["group_id"], staff_id=self.number("staff_id"), **self.by_now)
        self.done("This person administers every hotel of the group now.")
        return self.here(named)


@zone.page(f"{ONE}revoke/", name="group-revoke")
class Revoke(GroupAction):
    def act(self, request: HttpRequest, **named: Any) -> str:
        revoke(staff_id=self.number("staff_id"), **self.by_now)
        self.done("This person administers one hotel from now on.")
        return self.here(named)
