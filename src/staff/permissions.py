"""Who may do what: one capability a use case, one table from roles to capabilities."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from typing_extensions import override

from common.errors import NotFound
from staff.authentication import staff_of
from staff.enums import StaffRole
from staff.errors import NotStaff
from staff.models import Staff
from staff.places import at_hotel

if TYPE_CHECKING:
    from rest_framework.views import APIView


class Capability(StrEnum):
    VIEW_BOOKINGS = "view-bookings"
    EXPORT_BOOKINGS = "export-bookings"
    EDIT_BOOKINGS = "edit-bookings"
    CONFIRM_BOOKINGS = "confirm-bookings"
    CANCEL_BOOKINGS = "cancel-bookings"
    ASSIGN_ROOMS = "assign-rooms"
    UPGRADE_ROOMS = "upgrade-rooms"
    CHECK_GUESTS_IN_AND_OUT = "check-guests-in-and-out"
    CHANGE_STAYS = "change-stays"
    DECIDE_NO_SHOWS = "decide-no-shows"
    VIEW_ROOMS = "view-rooms"
    SET_ROOM_STATUS = "set-room-status"
    BLOCK_ROOMS = "block-rooms"
    BLOCK_SOLD_ROOMS = "block-sold-rooms"
    VIEW_EVENTS = "view-events"
    VIEW_RATES = "view-rates"
    MANAGE_RATES = "manage-rates"
    MANAGE_WEBHOOKS = "manage-webhooks"
    OVERRIDE_RULES = "override-rules"
    VIEW_MONEY = "view-money"
    TAKE_PAYMENTS = "take-payments"
    REFUND_PAYMENTS = "refund-payments"
    RECONCILE_PAYMENTS = "reconcile-payments"
    VIEW_FIGURES = "view-figures"
    VIEW_MESSAGES = "view-messages"
    SEND_MESSAGES = "send-messages"
    MANAGE_MESSAGES = "manage-messages"
    MANAGE_HOTEL = "manage-hotel"
    MANAGE_STAFF = "manage-staff"


HOUSEKEEPING: Final = frozenset({Capability.VIEW_ROOMS, Capability.SET_ROOM_STATUS})
FRONT_DESK: Final = HOUSEKEEPING | {
    Capability.VIEW_BOOKINGS,
    Capability.EDIT_BOOKINGS,
    Capability.CONFIRM_BOOKINGS,
    Capability.CANCEL_BOOKINGS,
    Capability.ASSIGN_ROOMS,
    Capability.UPGRADE_ROOMS,
    Capability.CHECK_GUESTS_IN_AND_OUT,
    Capability.CHANGE_STAYS,
    Capability.DECIDE_NO_SHOWS,
    Capability.EXPORT_BOOKINGS,
    Capability.BLOCK_ROOMS,
    Capability.VIEW_EVENTS,
    Capability.VIEW_RATES,
    Capability.VIEW_MONEY,
    Capability.VIEW_FIGURES,
    Capability.TAKE_PAYMENTS,
    Capability.VIEW_MESSAGES,
    Capability.SEND_MESSAGES,
}
MANAGER: Final = FRONT_DESK | {
    Capability.BLOCK_SOLD_ROOMS,
    Capability.MANAGE_RATES,
    Capability.MANAGE_WEBHOOKS,
    Capability.OVERRIDE_RULES,
    Capability.REFUND_PAYMENTS,
    Capability.RECONCILE_PAYMENTS,
    Capability.MANAGE_MESSAGES,
}
ROLES: Final[dict[StaffRole, frozenset[Capability]]] = {
    StaffRole.HOUSEKEEPING: HOUSEKEEPING,
    StaffRole.FRONT_DESK: FRONT_DESK,
    StaffRole.MANAGER: MANAGER,
    StaffRole.HOTEL_ADMIN: frozenset(Capability),
}


def capabilities_of(staff: Staff) -> list[Capability]:
    return sorted(ROLES[StaffRole(staff.role)])


def require(staff: Staff, capability: Capability) -> None:
    if capability not in ROLES[StaffRole(staff.role)]:
        raise PermissionDenied


class IsStaffMember(BasePermission):
    @override
    def has_permission(self, request: Request, view: APIView) -> bool:
        if staff_of(request.user) is None:
            raise NotStaff
        return True


class IsSameHotel(BasePermission):
    """Another hotel's address is as unknown as one that no hotel has. Tells the view as whom one works: for
    group administrators that depends on the address."""

    @override
    def has_permission(self, request: Request, view: APIView) -> bool:
        staff = staff_of(request.user)
        if staff is None:
            raise NotFound
        vars(view)["works_as"] = at_hotel(staff, view.kwargs["hotel_slug"])
        return True


class HasCapability(BasePermission):
    """The view's `capabilities` name what each method needs; a method that they forget is closed."""

    @override
    def has_permission(self, request: Request, view: APIView) -> bool:
        if request.method not in view.allowed_methods:
            return True  # the answer will be 405
        method = "GET" if request.method == "HEAD" else request.method
        needed = getattr(view, "capabilities", {}).get(method)
        staff = staff_of(request.user)
        return staff is not None and needed in ROLES[StaffRole(staff.role)]
