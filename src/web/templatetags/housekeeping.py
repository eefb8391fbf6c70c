"""How rooms are shown to housekeeping."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django import template

from rooms.enums import RoomStatus
from web.staff.housekeeping.look import Look

register = template.Library()

TONES: Final[dict[str, str]] = {
    RoomStatus.READY_FOR_GUEST: "good",
    RoomStatus.OCCUPIED: "info",
    RoomStatus.CHECKOUT_DIRTY: "bad",
    RoomStatus.CLEANING_IN_PROGRESS: "wait",
    RoomStatus.CLEANED_UNINSPECTED: "wait",
    RoomStatus.MAINTENANCE_REQUIRED: "bad",
    RoomStatus.OUT_OF_ORDER: "still",
}
SIGNS: Final[dict[str, str]] = {
    RoomStatus.READY_FOR_GUEST: "tick",
    RoomStatus.OCCUPIED: "person",
    RoomStatus.CHECKOUT_DIRTY: "broom",
    RoomStatus.CLEANING_IN_PROGRESS: "clock",
    RoomStatus.CLEANED_UNINSPECTED: "eye",
    RoomStatus.MAINTENANCE_REQUIRED: "wrench",
    RoomStatus.OUT_OF_ORDER: "block",
}


@register.filter
def tone(status: str) -> str:
    """Of a room's badge."""
    return TONES.get(status, "still")


@register.filter
def sign(status: str) -> str:
    """The icon of a room's status."""
    return SIGNS.get(status, "broom")


@register.filter
def item(kept: Mapping[Any, Any], key: Any) -> Any:
    """None where there is none."""
    return kept.get(key)


@register.filter
def at_floor(look: Look, floor: str | None) -> str:
    """The query of the same look at another floor; None: at all."""
    return look.with_floor(floor)
