"""What stands at the side of every page of the administration: only what one may open."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from web.admin.access import runs_everything


class Group(StrEnum):
    HOTELS = "Hotels"
    ROOMS = "Rooms"
    PEOPLE = "People"
    SELLING = "Selling"
    MESSAGES = "Messages"
    INTEGRATIONS = "Integrations"
    SYSTEM = "System"


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the navigation. `icon` is a name of Material Symbols; `route` that of a page of the zone."""

    group: Group
    title: str
    icon: str
    order: int = 50
    is_for_superusers: bool = False
    """Others neither see nor open it."""


_places: list[tuple[str, Place]] = []


def put(route: str, place: Place) -> None:
    """`route` is the page's name inside of the namespace `admin`."""
    _places.append((route, place))


def groups_for(request: HttpRequest) -> list[dict[str, Any]]:
    """As unfold wants them."""
    items: dict[Group, list[dict[str, Any]]] = defaultdict(list)
    for route, place in sorted(_places, key=lambda each: (each[1].order, each[1].title)):
        if not place.is_for_superusers or runs_everything(request):
            items[place.group].append(_item(route, place))
    start = {"title": "", "items": [{"title": "Overview", "icon": "home", "link": _to("index")}]}
    return [start, *({"title": each.value, "items": items[each]} for each in Group if items[each])]


def _item(route: str, place: Place) -> dict[str, Any]:
    return {"title": place.title, "icon": place.icon, "link": _to(route)}


def _to(route: str) -> str:
    return reverse(f"admin:{route}")
