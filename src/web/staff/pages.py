"""The base of every page for staff: who is asking is known, works for this hotel and may see this.

Somebody who is not logged in is led to the log-in page; another hotel's address is as unknown as one that
no hotel has. A use case's refusal leads back to the page that asked, in words.
"""

from __future__ import annotations

from typing import Any, ClassVar
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View
from rest_framework.exceptions import Throttled
from typing_extensions import override

from common.api.throttling import StaffThrottle
from common.clock import hotel_today, now
from common.errors import DomainError
from hotel.enums import Language
from hotel.models import Hotel
from staff.authentication import is_welcome, session_stands, staff_of
from staff.models import Staff
from staff.permissions import Capability, capabilities_of
from staff.places import at_hotel
from web.forms import whole_in
from web.languages import language_for
from web.phrases import Words
from web.staff.flashes import Tone, flash, take_flashes
from web.staff.live import known_event, live_facts
from web.staff.navigation import elsewhere_for, first_page, links_for
from web.staff.refusals import refusal_in_words
from web.staff.wording import words_in

NEXT = "next"
VERSION = "version"
LONGEST_ADDRESS = 2000
"""Which every browser, proxy and log can take."""


def logged_in(request: HttpRequest) -> User | None:
    """Whoever is logged in to this browser and still welcome."""
    user: Any = request.user
    if not user.is_authenticated or not is_welcome(user):
        return None
    return user if session_stands(request.session, user) else None


def member_of_staff(request: HttpRequest) -> Staff | None:
    """The same, if it is somebody who works for a hotel."""
    return staff_of(logged_in(request))


def language_of(request: HttpRequest, staff: Staff | None) -> Language:
    return language_for(request, staff.language if staff else "")


def shell_facts(
    request: HttpRequest, staff: Staff | None, *, known: int | None = None
) -> dict[str, Any]:
    """What the frame of every page shows. `known` is the last event that the page knows."""
    language = language_of(request, staff)
    facts = {"t": words_in(language), "language": language.value, "staff": staff}
    if staff is None:
        return facts
    return facts | {
        "hotel": staff.hotel,
        "places": links_for(staff),
        "able": {name.value.replace("-", "_"): True for name in capabilities_of(staff)},
        "flashes": [] if "HX-Request" in request.headers else take_flashes(request),
        "elsewhere": [] if "HX-Request" in request.headers else elsewhere_for(staff),
        "live": live_facts(request, staff, after=known),
    }


class StaffPage(View):
    """`capability` is what GET needs; `capabilities` may name another for a method."""

    http_method_names = ["get", "head"]
    place: ClassVar[str] = ""
    """The entry of the navigation that it belongs to."""
    capability: ClassVar[Capability]
    capabilities: ClassVar[dict[str, Capability]] = {}

    @override
    def dispatch(self, request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        member = member_of_staff(request)
        if member is None:
            return to_log_in(request)
        member = at_hotel(member, named.pop("hotel_slug"))
        needed = self.capabilities.get(str(request.method), self.capability)
        if needed not in capabilities_of(member):
            raise PermissionDenied
        throttle = StaffThrottle()
        if not throttle.allow_request(request, self):  # type: ignore[arg-type]  # reads only the user
            raise Throttled(wait=throttle.wait())
        self.staff = member
        self.at = now()
        is_part = "HX-Request" in request.headers
        self.known = None if is_part else known_event(member, at=self.at)
        return super().dispatch(request, *args, **named)

    @property
    def hotel(self) -> Hotel:
        return self.staff.hotel

    @property
    def who(self) -> dict[str, Any]:
        """The hotel and the actor, as every use case takes them."""
        return {"hotel_id": self.staff.hotel_id, "by": self.staff.actor}

    @cached_property
    def today(self) -> Any:
        """The hotel's own calendar day."""
        return hotel_today(self.hotel.timezone, self.at)

    @cached_property
    def words(self) -> Words:
        return words_in(language_of(self.request, self.staff))

    def able(self, capability: Capability) -> bool:
        return capability in capabilities_of(self.staff)

    def page(self, template: str, *, status: int = 200, **facts: Any) -> HttpResponse:
        known = shell_facts(self.request, self.staff, known=self.known) | {
            "place": self.place,
            "today": self.today,
            "at": self.at,
        }
        return render(self.request, f"staff/{template}", known | facts, status=status)

    def address(self, route: str, *args: Any) -> str:
        """Of a page of this hotel."""
        return reverse(f"staff-page-{route}", args=[self.hotel.slug, *args])


class StaffAction(StaffPage):
    """A form's address: does it, and leads to the next page, in words if it was refused."""

    http_method_names = ["post"]

    def act(self, request: HttpRequest, **named: Any) -> str | HttpResponse:
        """Do it. Returns the address of the next page, or an answer of its own."""
        raise NotImplementedError

    def post(self, request: HttpRequest, **named: Any) -> HttpResponse:
        try:
            done: str | HttpResponse = self.act(request, **named)
        except DomainError as refusal:
            flash(request, refusal_in_words(refusal, self.words), Tone.BAD)
            done = self.back(**named)
        return HttpResponseRedirect(done) if isinstance(done, str) else done

    def back(self, **named: Any) -> str | HttpResponse:
        """Where a refusal leads: the page that the form came from, unless the form names one."""
        return self.next_page(self.request.headers.get("Referer", "")) or first_page(self.staff)

    def next_page(self, otherwise: str = "") -> str:
        """The page that the form asks for, if it is one of ours."""
        wanted = self.request.POST.get(NEXT, "") or otherwise
        return wanted if is_ours(wanted, self.request) else ""

    def done(self, phrase: str) -> None:
        flash(self.request, phrase)

    @property
    def seen_version(self) -> int | None:
        """Of the booking, as the form was made: for `room_bookings.expected.expecting`."""
        return whole_in(self.request.POST.get(VERSION, ""))


def is_ours(address: str, request: HttpRequest) -> bool:
    """An address of this site that a browser can be led to."""
    return len(address) <= LONGEST_ADDRESS and url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}
    )


def to_log_in(request: HttpRequest) -> HttpResponse:
    """htmx and islands are told plainly: their page would show the log-in page in a corner."""
    address = reverse("staff-log-in")
    if "HX-Request" in request.headers:
        return HttpResponse(status=401, headers={"HX-Redirect": address})
    if request.method not in {"GET", "HEAD"}:
        return redirect(address)
    wanted = f"{address}?{NEXT}={quote(request.get_full_path())}"
    return redirect(wanted if len(wanted) <= LONGEST_ADDRESS else address)


def problem_page(request: HttpRequest, status: int, *, kind: str) -> HttpResponse:
    """`kind` is missing, forbidden, stale or trouble. The database is left alone in trouble."""
    staff = member_of_staff(request) if kind != "trouble" else None
    facts = shell_facts(request, staff) | {"kind": kind, "status": status, "debug": settings.DEBUG}
    return render(request, "staff/problem.html", facts, status=status)
