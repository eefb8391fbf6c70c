"""Writes that go by the version of a booking on which their caller decided."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.http import HttpResponse

from common.api.preconditions import etag, versions_in_if_match
from room_bookings.expected import expecting
from room_bookings.selectors.bookings import booking_version

View = TypeVar("View", bound=Callable[..., HttpResponse])


def if_match(view: View) -> View:
    """For methods at one booking's address: with `If-Match`, a booking that has another version by now
    is answered with 412 BOOKING_CHANGED, and not touched. The answer carries the new one as `ETag`."""

    @wraps(view)
    def run(self: Any, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        with expecting(kwargs["booking_id"], versions_in_if_match(request)):
            answer = view(self, request, *args, **kwargs)
        if "ETag" not in answer.headers:
            version = booking_version(hotel_id=self.hotel.pk, booking_id=kwargs["booking_id"])
            answer.headers["ETag"] = etag(version)
        return answer

    return run  # type: ignore[return-value]
