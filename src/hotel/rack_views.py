"""The room rack: looked at, and changed by dragging."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from rest_framework.request import Request

from common.api.preconditions import etag, versions_in_if_match
from common.api.renderers import json_response
from common.clock import hotel_today, now
from common.errors import InvalidInput
from hotel import rack_docs as docs
from hotel.rack_bodies import (
    changed_rack_body,
    placed_body,
    preview_body,
    rack_body,
    touched_body,
    wanted_place,
)
from hotel.rack_serializers import PlacementInput, PlacementOrder, RackQuery, SwapOrder
from room_bookings.expected import Versions
from room_bookings.selectors.rack import rack_of, rack_of_some, what_is_touched, window_from
from room_bookings.services.placement import place_stay, preview_placement
from room_bookings.services.placement_rules import Wanted
from room_bookings.services.placement_swap import Seen, swap_stays
from staff.api import StaffView
from staff.permissions import Capability, require


class RackView(StaffView):
    capabilities = {"GET": Capability.VIEW_BOOKINGS}

    @docs.get_rack
    def get(self, request: Request, hotel_slug: str) -> HttpResponse:
        asked, at = RackQuery.read_query(request.query_params), now()
        start = asked.get("start") or hotel_today(self.hotel.timezone, at)
        window = window_from(start, nights=asked["nights"])
        if wanted := asked.get("booking_id"):
            rack = rack_of_some(self.hotel, window=window, booking_ids=wanted, at=at)
            return json_response(changed_rack_body(rack))
        return json_response(rack_body(rack_of(self.hotel, window=window, at=at)))


class PlacingView(StaffView):
    """A drag may give a room, change the type or the dates: who drags must be allowed all of it."""

    capabilities = {"POST": Capability.ASSIGN_ROOMS}

    def wanted(self, facts: dict[str, Any]) -> Wanted:
        require(self.staff, Capability.UPGRADE_ROOMS)
        require(self.staff, Capability.CHANGE_STAYS)
        if facts["override_rules"]:
            require(self.staff, Capability.OVERRIDE_RULES)
        return wanted_place(facts)


class RackPreviewView(PlacingView):
    @docs.preview
    def post(self, request: Request, hotel_slug: str) -> HttpResponse:
        facts = PlacementInput.read(self.body)
        place = {name: facts[name] for name in ("booking_id", "room_id")}
        found = preview_placement(**self.who, **place, wanted=self.wanted(facts), at=now())
        return json_response(preview_body(facts["booking_id"], found))


class RackPlaceView(PlacingView):
    @docs.place
    def post(self, request: Request, hotel_slug: str) -> HttpResponse:
        facts = PlacementOrder.read(self.body)
        placed = place_stay(
            **self.who,
            booking_id=facts["booking_id"],
            version=self.expected(facts),
            room_id=facts["room_id"],
            wanted=self.wanted(facts),
            reason=facts["reason"],
            at=now(),
        )
        before = placed.placement.before.stay
        touched = what_is_touched(self.hotel, [facts["booking_id"]], nights=[before])
        tag = {"ETag": etag(touched.stays[0]["version"])}
        return json_response(placed_body(placed, touched), headers=tag)

    def expected(self, facts: dict[str, Any]) -> Versions | None:
        """In the header, in the body, or in both; `*` is whoever does not mind."""
        in_header, in_body = versions_in_if_match(self.request), facts.get("version")
        if in_body is None:
            if "If-Match" not in self.request.headers:
                raise InvalidInput("This field is required.", field="version")
            return in_header
        return frozenset({in_body}) if in_header is None else in_header & {in_body}


class RackSwapView(StaffView):
    capabilities = {"POST": Capability.ASSIGN_ROOMS}

    @docs.swap
    def post(self, request: Request, hotel_slug: str) -> HttpResponse:
        facts = SwapOrder.read(self.body)
        require(self.staff, Capability.UPGRADE_ROOMS)
        one = Seen(facts["booking_id"], facts["version"])
        other = Seen(facts["other_booking_id"], facts["other_version"])
        swap_stays(**self.who, one=one, other=other, reason=facts["reason"], at=now())
        both = [one.booking_id, other.booking_id]
        return json_response(touched_body(what_is_touched(self.hotel, both, nights=())))
