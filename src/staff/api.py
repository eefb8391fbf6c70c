"""The base of every staff view: who is asking is known, works for this hotel and may do this."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, cast

from django.http import HttpResponse
from rest_framework.permissions import BasePermission, IsAuthenticated

from common.api.throttling import StaffThrottle
from common.api.views import ApiView
from hotel.models import Hotel
from staff.authentication import SessionAuthentication, TokenAuthentication, staff_of
from staff.errors import NotStaff
from staff.models import Staff
from staff.permissions import Capability, HasCapability, IsSameHotel, IsStaffMember


def nothing() -> HttpResponse:
    return HttpResponse(status=204)


class AccountView(ApiView):
    """For any member of staff, whatever the hotel and the role."""

    authentication_classes = (TokenAuthentication, SessionAuthentication)
    permission_classes: tuple[type[BasePermission], ...] = (IsAuthenticated, IsStaffMember)
    throttle_classes = (StaffThrottle,)

    works_as: Staff | None = None
    """At the hotel of the address, where one is named."""

    @property
    def staff(self) -> Staff:
        staff = self.works_as or staff_of(self.request.user)
        if staff is None:
            raise NotStaff
        return staff

    @property
    def body(self) -> dict[str, Any]:
        """The JSON that was sent; nothing sent is an empty object, whatever type it claims to be."""
        return cast("dict[str, Any]", self.request.data) or {}


class StaffView(AccountView):
    """For staff of the hotel in the address. `capabilities` names what each method needs."""

    permission_classes = (IsAuthenticated, IsStaffMember, IsSameHotel, HasCapability)
    capabilities: ClassVar[Mapping[str, Capability]]

    @property
    def hotel(self) -> Hotel:
        return self.staff.hotel

    @property
    def who(self) -> dict[str, Any]:
        """The hotel and the actor, as every use case takes them."""
        return {"hotel_id": self.staff.hotel_id, "by": self.staff.actor}
