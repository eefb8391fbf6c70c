"""The log of events as pages catch up from it: the same messages that are told at once."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse

from common.api.fields import BoundedInteger, StrictSerializer
from common.api.renderers import json_response
from realtime.messages import KEPT_TO_THEMSELVES, payload
from room_bookings.selectors.audit import hotel_events
from staff.permissions import Capability
from web.staff.live import heard_of
from web.staff.pages import StaffPage

MOST_AT_ONCE: Final = 200


class LogQuery(StrictSerializer):
    after = BoundedInteger(min_value=0, max_value=2**63 - 1, default=0)


class LiveLog(StaffPage):
    """`{"results": [...], "next_after": 12, "has_more": false}`, ascending."""

    capability = Capability.VIEW_ROOMS

    def get(self, request: HttpRequest) -> HttpResponse:
        after = LogQuery.read_query(request.GET)["after"]
        events = hotel_events(
            hotel_id=self.hotel.pk,
            after=after,
            limit=MOST_AT_ONCE,
            at=self.at,
            types=heard_of(self.staff),
        )
        told = [payload(event) for event in events if event.name not in KEPT_TO_THEMSELVES]
        last = events[-1].pk if events else after
        has_more = len(events) == MOST_AT_ONCE
        return json_response({"results": told, "next_after": last, "has_more": has_more})
