"""How the system itself is: its parts, its version, and whether everything still adds up."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Final

import django
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from common import recounts
from common.readiness import readiness
from web.admin.access import actor_of
from web.admin.navigation import Group, Place
from web.admin.pages import ZoneAction, ZonePage
from web.admin.site import zone

PARTS: Final = {
    "database": "Database",
    "migrations": "Migrations of this version",
    "worker": "Worker of the database’s jobs",
    "outside": "Worker of what goes outside",
}
PLACE = Place(Group.SYSTEM, "System", "monitor_heart", order=30, is_for_superusers=True)


@zone.page("system/", name="system", place=PLACE)
class SystemPage(ZonePage):
    title = "System"
    is_for_superusers = True

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(
            "system.html",
            versions=_versions(),
            outside=_outside(),
            parts=[(PARTS[name], is_fine) for name, is_fine in readiness().items()],
            recount=recounts.latest(),
        )


@zone.page("system/recount/", name="system-recount")
class Recount(ZoneAction):
    is_for_superusers = True

    def act(self, request: HttpRequest, **named: Any) -> str:
        recounts.ask(by_label=actor_of(request).label, at=self.at)
        self.done("Everything is being counted again. Reload this page in a while.")
        return reverse("admin:system")


def _versions() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        server = cursor.fetchone()[0]
    return [
        ("HotelMate", _own_version()),
        ("Python", platform.python_version()),
        ("Django", django.get_version()),
        ("PostgreSQL", server),
        ("Environment", settings.HOTELMATE_ENV),
    ]


def _own_version() -> str:
    try:
        return version("hotelmate")
    except PackageNotFoundError:
        return "unknown"


def _outside() -> list[tuple[str, str]]:
    """What is set up, never a key."""
    in_sandbox = "the sandbox"
    card = "Stripe" if settings.STRIPE_SECRET_KEY else "not set up"
    sms = "Twilio" if settings.SMS_ACCOUNT_SID else "not set up"
    mail = (
        "not set up"
        if settings.EMAIL_BACKEND.endswith("dummy.EmailBackend")
        else settings.EMAIL_PROVIDER
    )
    ours = "our own server" if settings.REALTIME_IS_OURS else "another server"
    return [
        ("Card payments", in_sandbox if settings.STRIPE_API_BASE else card),
        ("Mail", mail),
        ("SMS", in_sandbox if settings.SMS_API_BASE else sms),
        ("Real time", ours if settings.PUSHER_SECRET else "off"),
        ("Cache and sessions", "Redis" if settings.REDIS_URL else "the database"),
        ("Address of the site", settings.SITE_URL),
    ]
