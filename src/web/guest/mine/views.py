"""A guest's own booking: its page, what tells that it has changed, and its papers."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.utils.crypto import salted_hmac

from common.errors import DomainError
from notifications.documents import calendar_of, confirmation_of, receipt_of
from notifications.letters import Attachment
from notifications.rendering.pdf import qr_code
from realtime.access import guest_connection_facts, prove_booking
from realtime.serializers import ChannelProofInput
from room_bookings.selectors.guest_access import GuestView, proven_view
from web.forms import read_form
from web.guest.mine.base import OwnFile
from web.guest.mine.opening import OpeningPage
from web.guest.mine.showing import facts_of

LIBRARY = "vendor/pusher-8.6.0.min.js"


class BookingPage(OpeningPage):
    """Anybody with the booking's id gets here; without proof it only asks for it."""

    def closed(self) -> HttpResponse:
        return self.asked()

    def get(self, request: HttpRequest, **named: Any) -> HttpResponse:
        return self.shown()

    def shown(self, *, problem: str = "", status: int = 200) -> HttpResponse:
        seen = proven_view(self.booking, at=self.at)
        return self.page(
            "page.html",
            status=status,
            problem=problem,
            mark=mark_of(seen),
            server=self.server,
            is_whole=self.proof.is_whole,
            **facts_of(seen, self.words, self.language, at=self.at),
        )

    @property
    def server(self) -> dict[str, Any] | None:
        """How the page hears of changes as they happen; None where it has to ask."""
        if not settings.PUSHER_SECRET:
            return None
        facts = guest_connection_facts(self.booking, site_host=self.request.get_host())
        return facts | {"library": static(LIBRARY)}


class LiveState(OwnFile):
    """Whether the page is still as it was drawn."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return JsonResponse({"mark": mark_of(proven_view(self.booking, at=self.at))})


class ChannelProof(OwnFile):
    """For pusher-js, which sends a form."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        asked = read_form(ChannelProofInput, request.POST.dict())
        return JsonResponse(prove_booking(self.booking, **asked))


class DeskCode(OwnFile):
    """What the desk scans: the booking's id, as it stands on the confirmation."""

    def get(self, request: HttpRequest) -> HttpResponse:
        svg = qr_code(self.booking.booking_id).replace("<svg", SVG_START, 1)
        return HttpResponse(svg, content_type="image/svg+xml")


SVG_START = '<svg xmlns="http://www.w3.org/2000/svg" shape-rendering="crispEdges"'


class Paper(OwnFile):
    """One that is not there yet, or cannot be made at this moment, leads back to the page."""

    def get(self, request: HttpRequest) -> HttpResponse:
        try:
            return as_file(self.made())
        except DomainError:
            return self.to("booking", done="no_document")

    def made(self) -> Attachment:
        raise NotImplementedError


class Confirmation(Paper):
    def made(self) -> Attachment:
        return confirmation_of(self.booking, at=self.at)


class Receipt(Paper):
    def made(self) -> Attachment:
        return receipt_of(self.booking, at=self.at)


class CalendarEntry(Paper):
    def made(self) -> Attachment:
        return calendar_of(self.booking, at=self.at)


def as_file(document: Attachment) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{document.filename}"'}
    return HttpResponse(document.content, content_type=document.content_type, headers=headers)


def mark_of(seen: GuestView) -> str:
    """Another one whenever the page would say something else. Nothing can be read from it."""
    booking, money, hold = seen.booking, seen.money, seen.hold
    told = (
        booking.version,
        *((money.balance, money.status) if money else ()),
        *((hold.expires_at, hold.can_be_extended) if hold else ()),
        *((guest.pk, guest.first_name, guest.last_name) for guest in seen.party),
    )
    return salted_hmac("booking-mark", repr(told)).hexdigest()[:16]
