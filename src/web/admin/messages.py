"""What was written to guests and did not arrive."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from notifications.bodies import message_body
from notifications.enums import MessageStatus
from notifications.selectors import messages_of_hotel
from notifications.services.resending import resend_once
from web.admin.navigation import Group, Place
from web.admin.pages import OneHotel, OneHotelAction
from web.admin.site import zone

UNDELIVERED = (MessageStatus.FAILED, MessageStatus.SUPPRESSED)
SHOWN = 100


@zone.page("messages/", name="messages", place=Place(Group.MESSAGES, "Not delivered", "unsubscribe", order=20))  # fmt: skip
class MessagesPage(OneHotel):
    title = "Messages that were not delivered"

    def get(self, request: HttpRequest) -> HttpResponse:
        found = messages_of_hotel(self.hotel.pk, {"status": UNDELIVERED})
        return self.page("messages.html", rows=found[:SHOWN], most=SHOWN)


@zone.page("messages/<pk:message_id>/resend/", name="message-resend")
class ResendMessage(OneHotelAction):
    def act(self, request: HttpRequest, **named: Any) -> str:
        resend_once(**self.who, message_id=named["message_id"], attempt=None, answer=message_body)
        self.done("It is being sent again.")
        return self.address("messages")
