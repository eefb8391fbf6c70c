"""What a page needs to hear of changes as they happen."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse

from realtime.access import connection_facts
from realtime.messages import ABOUT_ROOMS
from room_bookings.selectors.audit import last_settled_event
from staff.models import Staff
from staff.permissions import Capability, capabilities_of

LIBRARY: Final = "vendor/pusher-8.6.0.min.js"


def known_event(staff: Staff, *, at: datetime) -> int:
    """The last event that a page knows which reads everything else after this."""
    return last_settled_event(staff.hotel_id, at=at)


def live_facts(request: HttpRequest, staff: Staff, *, after: int | None) -> dict[str, Any]:
    """`after` is the last event that the page knows: what came later is read from the log. None for parts
    of a page, which go into one that listens already."""
    if after is None:
        return {}
    return {
        "hotel": staff.hotel.slug,
        "after": after,
        "log": reverse("staff-page-live", args=[staff.hotel.slug]),
        "server": _server(staff, request.get_host()) if settings.PUSHER_SECRET else None,
    }


def _server(staff: Staff, site_host: str) -> dict[str, Any]:
    facts = connection_facts(staff, site_host=site_host)
    channels = facts.pop("channels")
    return facts | {
        "library": static(LIBRARY),
        "channel": channels.get("hotel") or channels["rooms"],
        "desk": channels["desk"],
        "channel_proof": reverse("realtime-auth"),
        "user_proof": reverse("realtime-user-auth"),
        "signs_in": not settings.REALTIME_IS_OURS,
    }


def heard_of(staff: Staff) -> list[str]:
    """The names of the events that one's role hears of; none for all."""
    may_hear_all = Capability.VIEW_EVENTS in capabilities_of(staff)
    return [] if may_hear_all else sorted(ABOUT_ROOMS)
