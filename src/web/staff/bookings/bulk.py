"""Doing one thing with many bookings: each by its own use case and with its own result."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property

from common.api.converters import BookingId
from common.errors import DomainError, InvalidInput
from hotel.canonical_serializers import LONGEST_REASON
from hotel.enums import CancellationReason
from hotel.models import RoomBooking
from notifications.enums import STAFF_KINDS
from notifications.errors import MessageNotFound
from notifications.selectors import messages_of_booking
from notifications.services.resending import resend_once
from room_bookings.errors import RoomOverlapConflict
from room_bookings.locks import read_booking
from room_bookings.selectors.bookings import booking_rows
from room_bookings.selectors.fitting import rooms_by_fit
from room_bookings.services.lifecycle import cancel_booking, confirm_booking
from room_bookings.services.room_assignment import RoomAssignmentService, assert_assignable
from staff.permissions import Capability
from web.phrases import Words
from web.staff.bookings.listing import ListPage
from web.staff.bookings.reading import read_listing
from web.staff.refusals import refusal_in_words

MOST_AT_ONCE: Final = 200
ROOMS_TRIED: Final = 3
ALREADY_ASSIGNED: Final = "has_room"
_IS_ID: Final = re.compile(BookingId.regex).fullmatch


class Deed(StrEnum):
    CONFIRM = "confirm"
    CANCEL = "cancel"
    ASSIGN = "assign"
    RESEND = "resend"
    PRINT = "print"


NEEDS: Final = {
    Deed.CONFIRM: Capability.CONFIRM_BOOKINGS,
    Deed.CANCEL: Capability.CANCEL_BOOKINGS,
    Deed.ASSIGN: Capability.ASSIGN_ROOMS,
    Deed.RESEND: Capability.SEND_MESSAGES,
    Deed.PRINT: Capability.VIEW_BOOKINGS,
}


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one booking; `text` is what was done, or why it was not."""

    booking_id: str
    guest: str
    is_done: bool
    text: str


class BulkPage(ListPage):
    """Says what would be done, and asks. Nothing is done before."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        if not self.chosen:
            return redirect(f"{self.address('bookings')}?{self.listing.query}")
        return self.page(
            "bookings/confirm.html",
            deed=self.deed,
            rows=self.rows,
            most=MOST_AT_ONCE,
            is_cut=self.wants_all and self.count > MOST_AT_ONCE,
            matching=self.count if self.wants_all else len(self.chosen),
            listing=self.listing,
        )

    @cached_property
    def deed(self) -> Deed:
        wanted = self.request.POST.get("do", "")
        if wanted not in list(Deed):
            raise InvalidInput(field="do")
        if not self.able(NEEDS[Deed(wanted)]):
            raise PermissionDenied
        return Deed(wanted)

    @property
    def wants_all(self) -> bool:
        return "all" in self.request.POST

    @cached_property
    def chosen(self) -> list[str]:
        """The ids of this hotel's bookings that were ticked, or of all that the list has."""
        _ = self.deed
        if self.wants_all:
            found = self.found()
        else:
            ticked = filter(_IS_ID, self.request.POST.getlist("booking")[:MOST_AT_ONCE])
            found = RoomBooking.objects.for_hotel(self.hotel.pk).filter(booking_id__in=list(ticked))
            found = found.order_by("check_in", "pk")
        return list(found.values_list("booking_id", flat=True)[:MOST_AT_ONCE])

    @property
    def rows(self) -> list[Mapping[str, Any]]:
        found = RoomBooking.objects.for_hotel(self.hotel.pk).filter(booking_id__in=self.chosen)
        return list(booking_rows(found.order_by("check_in", "pk")))

    @cached_property
    def listing(self) -> Any:
        return read_listing(self.request.GET, today=self.today)


class BulkRun(BulkPage):
    """Does it. With `part` the answer is only the results' rows, for a page that asks bit by bit."""

    def post(self, request: HttpRequest) -> HttpResponse:
        results = [self.result_of(booking_id) for booking_id in self.chosen]
        template = "bookings/result_rows.html" if "part" in request.POST else "bookings/result.html"
        return self.page(
            template,
            deed=self.deed,
            results=results,
            done=sum(result.is_done for result in results),
            refused=sum(not result.is_done for result in results),
            listing=self.listing,
        )

    def result_of(self, booking_id: str) -> Result:
        booking = read_booking(hotel_id=self.hotel.pk, booking_id=booking_id)
        words = self.words
        try:
            done = DOINGS[self.deed](self, booking)
        except DomainError as refusal:
            text = _refusal(refusal, words)
            return Result(booking_id, booking.primary_guest_name, is_done=False, text=text)
        return Result(booking_id, booking.primary_guest_name, is_done=True, text=done)

    @property
    def note(self) -> str:
        note = self.request.POST.get("note", "").strip()
        if len(note) > LONGEST_REASON or "\0" in note:
            raise InvalidInput(field="note")
        return note


def _refusal(refusal: DomainError, words: Words) -> str:
    """In the page's own words where it has some for this deed."""
    own = words["bookings"].get(f"refused_{refusal.code}")
    return own or refusal_in_words(refusal, words)


def _confirm(run: BulkRun, booking: RoomBooking) -> str:
    confirm_booking(**run.who, booking_id=booking.booking_id, at=run.at)
    return run.words["bookings"]["done_confirm"]


def _cancel(run: BulkRun, booking: RoomBooking) -> str:
    cancel_booking(
        **run.who,
        booking_id=booking.booking_id,
        reason=CancellationReason.STAFF,
        note=run.note,
        at=run.at,
    )
    return run.words["bookings"]["done_cancel"]


def _assign(run: BulkRun, booking: RoomBooking) -> str:
    """Who has a room keeps it. Somebody else may take a room in between: the next best is tried."""
    if booking.assigned_room is not None:
        return f"{run.words['bookings'][ALREADY_ASSIGNED]} {booking.assigned_room.room_number}"
    assert_assignable(booking)
    rooms = rooms_by_fit(booking, today=run.today)[:ROOMS_TRIED]
    for room in rooms:
        try:
            RoomAssignmentService.assign_room_atomic(
                **run.who, booking_id=booking.booking_id, room_id=room.pk, at=run.at
            )
        except RoomOverlapConflict:
            continue
        return f"{run.words['bookings']['done_assign']} {room.room_number}"
    raise RoomOverlapConflict


def _resend(run: BulkRun, booking: RoomBooking) -> str:
    """The last that was written to the guest."""
    last = messages_of_booking(booking).exclude(kind__in=STAFF_KINDS).first()
    if last is None:
        raise MessageNotFound
    resend_once(**run.who, message_id=last.pk, attempt=None, answer=lambda _: {}, at=run.at)
    return run.words["bookings"]["done_resend"]


def _print(run: BulkRun, booking: RoomBooking) -> str:
    return ""


DOINGS: Final[dict[Deed, Callable[[BulkRun, RoomBooking], str]]] = {
    Deed.CONFIRM: _confirm,
    Deed.CANCEL: _cancel,
    Deed.ASSIGN: _assign,
    Deed.RESEND: _resend,
    Deed.PRINT: _print,
}
