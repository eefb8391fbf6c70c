"""What is stored of a person who asks."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse

from privacy.personal_data import MOST_BOOKINGS, bookings_of_person, stored_of
from web.admin.access import hotels_of
from web.admin.navigation import Group, Place
from web.admin.pages import ZonePage
from web.admin.site import zone


@zone.page("privacy/", name="privacy", place=Place(Group.SYSTEM, "Privacy", "shield_person", order=40))  # fmt: skip
class PrivacyPage(ZonePage):
    """The address comes in a form's body, so that it stands in no log and in no history."""

    title = "What is stored of a person"
    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page("privacy.html", email="", found=None, most=MOST_BOOKINGS)

    def post(self, request: HttpRequest) -> HttpResponse:
        email = request.POST.get("email", "").strip()[:254]
        found = list(bookings_of_person(hotels_of(request.user), email))
        return self.page("privacy.html", email=email, found=found, most=MOST_BOOKINGS)


@zone.page("privacy/export/", name="privacy-export")
class PrivacyExport(ZonePage):
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        email = request.POST.get("email", "").strip()[:254]
        found = bookings_of_person(hotels_of(request.user), email)
        told: dict[str, Any] = {"about": email, "as_of": self.at, "bookings": stored_of(found)}
        name = f"stored-data-{self.at:%Y-%m-%d}.json"
        return HttpResponse(
            orjson.dumps(told, default=_written, option=orjson.OPT_INDENT_2),
            content_type="application/json",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


def _written(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
