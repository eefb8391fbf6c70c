from __future__ import annotations

from typing import ClassVar

from django.http import HttpResponse
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser
from rest_framework.request import Request

from common.api.parsers import StrictJSONParser
from common.api.renderers import json_response
from common.api.throttling import LookupThrottle
from common.api.views import ApiView
from hotel.booking_views import PublicView, token_of
from realtime import docs
from realtime.access import connection_facts, prove_guest, prove_staff, prove_user
from realtime.parsers import FormOrJSON, StrictFormParser
from realtime.serializers import ChannelProofInput, UserProofInput
from staff.api import AccountView, StaffView
from staff.permissions import Capability


class TakesForms(ApiView):
    """pusher-js sends forms, other programs JSON."""

    _parsers: ClassVar[list[BaseParser]] = [StrictJSONParser(), StrictFormParser()]
    _shared_negotiator: ClassVar[BaseContentNegotiation] = FormOrJSON()


class ChannelProofView(TakesForms, AccountView):
    @docs.prove_channel
    def post(self, request: Request) -> HttpResponse:
        return json_response(prove_staff(self.staff, **ChannelProofInput.read(self.body)))


class UserProofView(TakesForms, AccountView):
    @docs.prove_user
    def post(self, request: Request) -> HttpResponse:
        return json_response(prove_user(self.staff, **UserProofInput.read(self.body)))


class GuestChannelProofView(TakesForms, PublicView):
    throttle_classes = (LookupThrottle,)

    @docs.prove_guest
    def post(self, request: Request, hotel_slug: str) -> HttpResponse:
        asked = ChannelProofInput.read(request.data)
        proof = prove_guest(hotel_slug=hotel_slug, token=token_of(request), **asked)
        return json_response(proof)


class ConnectionView(StaffView):
    """How programs connect."""

    capabilities = {"GET": Capability.VIEW_ROOMS}

    @docs.connection
    def get(self, request: Request, hotel_slug: str) -> HttpResponse:
        return json_response(connection_facts(self.staff, site_host=request.get_host()))
