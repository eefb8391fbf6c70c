"""The page of one booking, and the pages on which something about it is decided after a look."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from notifications.errors import MessageNotFound
from notifications.occasions import TOLD_WITH
from notifications.selectors import messages_of_booking
from notifications.writing import shown
from room_bookings.conditions import no_show_penalty_of
from room_bookings.locks import read_booking
from room_bookings.selectors.cancellation import preview_cancellation
from staff.permissions import Capability
from web.staff.booking.base import DecisionPage, OneBooking
from web.staff.booking.rooms import rooms_to_choose


class BookingPage(OneBooking):
    def get(self, request: HttpRequest, booking_id: str) -> HttpResponse:
        return self.show(booking_id)


class RoomPage(DecisionPage):
    """Free rooms for the stay, the best first."""

    capability = Capability.ASSIGN_ROOMS
    template = "booking/room.html"

    def get(self, request: HttpRequest, booking_id: str) -> HttpResponse:
        booking = read_booking(hotel_id=self.hotel.pk, booking_id=booking_id)
        return self.show(booking_id, choice=rooms_to_choose(booking))


class CancelPage(DecisionPage):
    """What cancelling costs at this moment, before it is done."""

    capability = Capability.CANCEL_BOOKINGS
    template = "booking/cancel.html"

    def get(self, request: HttpRequest, booking_id: str) -> HttpResponse:
        seen = preview_cancellation(hotel_id=self.hotel.pk, booking_id=booking_id, at=self.at)
        return self.show(booking_id, cancelling=seen)


class NoShowPage(DecisionPage):
    capability = Capability.DECIDE_NO_SHOWS
    template = "booking/no_show.html"

    def get(self, request: HttpRequest, booking_id: str) -> HttpResponse:
        booking = read_booking(hotel_id=self.hotel.pk, booking_id=booking_id)
        return self.show(booking_id, penalty=no_show_penalty_of(booking))


class MessagePage(OneBooking):
    """What a message says, or would say now."""

    capability = Capability.VIEW_MESSAGES
    template = "booking/message.html"

    def get(self, request: HttpRequest, booking_id: str, message_id: int) -> HttpResponse:
        booking = read_booking(hotel_id=self.hotel.pk, booking_id=booking_id)
        found = messages_of_booking(booking).select_related(*TOLD_WITH).filter(pk=message_id)
        message = found.first()
        if message is None:
            raise MessageNotFound
        return self.show(booking_id, message=message, content=shown(message))
