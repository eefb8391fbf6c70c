"""The delivery log of messages, their texts, and what is switched on."""

from __future__ import annotations

from django.http import HttpResponse
from rest_framework.request import Request

from common.api.idempotency import REPLAYED_HEADER, read_attempt
from common.api.pagination import paginate
from common.api.renderers import json_response
from common.clock import now
from notifications import docs
from notifications.bodies import (
    all_switches_body,
    content_body,
    listed_body,
    message_body,
    message_in_full_body,
    switches_body,
    text_body,
)
from notifications.channels import Switches, switches_of
from notifications.letters import TemplateText
from notifications.selectors import (
    message_of_hotel,
    messages_of_booking,
    messages_of_hotel,
    texts_of_hotel,
    wording_named,
)
from notifications.serializers import (
    MessagesQuery,
    PreviewInput,
    ResendInput,
    SwitchesInput,
    TextInput,
)
from notifications.services.resending import resend_once
from notifications.services.switching import switch
from notifications.services.texts import drop_text, keep_text, preview_text
from notifications.writing import shown
from room_bookings.selectors.bookings import booking_as_it_stands
from staff.api import StaffView, nothing
from staff.permissions import Capability
from staff.serializers import NoInput


class MessagesView(StaffView):
    capabilities = {"GET": Capability.VIEW_MESSAGES}

    @docs.list_messages
    def get(self, request: Request, hotel_slug: str) -> HttpResponse:
        asked = MessagesQuery.read_query(request.query_params)
        page = paginate(messages_of_hotel(self.hotel.pk, asked), request.query_params)
        return json_response(page.body([message_body(each) for each in page.rows]))


class MessagesOfBookingView(StaffView):
    capabilities = {"GET": Capability.VIEW_MESSAGES}

    @docs.list_messages_of_booking
    def get(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        booking = booking_as_it_stands(hotel_id=self.hotel.pk, booking_id=booking_id)
        page = paginate(messages_of_booking(booking), request.query_params)
        return json_response(page.body([message_body(each) for each in page.rows]))


class MessageView(StaffView):
    capabilities = {"GET": Capability.VIEW_MESSAGES}

    @docs.get_message
    def get(self, request: Request, hotel_slug: str, message_id: int) -> HttpResponse:
        message = message_of_hotel(self.hotel.pk, message_id)
        return json_response(message_in_full_body(message, shown(message)))


class MessageResendView(StaffView):
    capabilities = {"POST": Capability.SEND_MESSAGES}

    @docs.resend_message
    def post(self, request: Request, hotel_slug: str, message_id: int) -> HttpResponse:
        sent = resend_once(
            **self.who,
            **ResendInput.read(self.body),
            message_id=message_id,
            attempt=read_attempt(request, [message_id, self.body]),
            answer=message_body,
            at=now(),
        )
        return json_response(sent.body, 201, REPLAYED_HEADER if sent.is_replay else None)


class TextsView(StaffView):
    capabilities = {"GET": Capability.VIEW_MESSAGES}

    @docs.list_texts
    def get(self, request: Request, hotel_slug: str) -> HttpResponse:
        return json_response(listed_body(map(text_body, texts_of_hotel(self.hotel.pk))))


class TextView(StaffView):
    capabilities = {"PUT": Capability.MANAGE_MESSAGES, "DELETE": Capability.MANAGE_MESSAGES}

    @docs.keep_text
    def put(
        self, request: Request, hotel_slug: str, message_kind: str, channel: str, language: str
    ) -> HttpResponse:
        wording = wording_named(message_kind, channel, language)
        text = TemplateText(**TextInput.read(self.body))
        return json_response(text_body(keep_text(**self.who, wording=wording, text=text, at=now())))

    @docs.drop_text
    def delete(
        self, request: Request, hotel_slug: str, message_kind: str, channel: str, language: str
    ) -> HttpResponse:
        NoInput.read(self.body)
        drop_text(**self.who, wording=wording_named(message_kind, channel, language), at=now())
        return nothing()


class TextPreviewView(StaffView):
    capabilities = {"POST": Capability.MANAGE_MESSAGES}

    @docs.preview_text
    def post(
        self, request: Request, hotel_slug: str, message_kind: str, channel: str, language: str
    ) -> HttpResponse:
        wording = wording_named(message_kind, channel, language)
        sent = PreviewInput.read(self.body)
        text = TemplateText(sent.get("subject", ""), sent["text"]) if sent else None
        content = preview_text(hotel=self.hotel, wording=wording, text=text, at=now())
        return json_response(content_body(content))


class AllSwitchesView(StaffView):
    capabilities = {"GET": Capability.VIEW_MESSAGES}

    @docs.list_switches
    def get(self, request: Request, hotel_slug: str) -> HttpResponse:
        return json_response(all_switches_body(switches_of(self.hotel.pk)))


class SwitchesView(StaffView):
    capabilities = {"PUT": Capability.MANAGE_MESSAGES}

    @docs.switch
    def put(self, request: Request, hotel_slug: str, message_kind: str) -> HttpResponse:
        wanted = Switches(**SwitchesInput.read(self.body))
        switched = switch(**self.who, kind=message_kind, switches=wanted, at=now())
        return json_response(switches_body(message_kind, switched))
