"""Where staff can go: only what their role opens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from staff.models import Staff
from staff.permissions import Capability, capabilities_of
from staff.places import administers_group, hotels_of


@dataclass(frozen=True, slots=True)
class Place:
    """`name` is its key in the shell's words and the last part of its route's name."""

    name: str
    capability: Capability
    icon: str
    key: str
    """Pressed after `g`, it leads there."""

    @property
    def route(self) -> str:
        return f"staff-page-{self.name}"


PLACES: Final = (
    Place("today", Capability.VIEW_BOOKINGS, "today", "t"),
    Place("rack", Capability.VIEW_BOOKINGS, "rack", "r"),
    Place("bookings", Capability.VIEW_BOOKINGS, "list", "b"),
    Place("housekeeping", Capability.VIEW_ROOMS, "broom", "h"),
    Place("prices", Capability.VIEW_RATES, "price", "p"),
    Place("dashboard", Capability.VIEW_FIGURES, "chart", "f"),
)


@dataclass(frozen=True, slots=True)
class Link:
    place: Place
    address: str


def links_for(staff: Staff) -> list[Link]:
    able = capabilities_of(staff)
    return [
        Link(place, reverse(place.route, args=[staff.hotel.slug]))
        for place in PLACES
        if place.capability in able
    ]


def first_page(staff: Staff) -> str:
    """Where a member of staff begins."""
    links = links_for(staff)
    if not links:
        return reverse("staff-page-preferences", args=[staff.hotel.slug])
    return links[0].address


def elsewhere_for(staff: Staff) -> list[tuple[str, str]]:
    """Names and addresses of the other hotels of one's group; no question is asked for anybody else."""
    if not administers_group(staff):
        return []
    others = hotels_of(staff).exclude(pk=staff.hotel_id).order_by("name")
    return [(each.name, first_page(staff.at(each))) for each in others]
