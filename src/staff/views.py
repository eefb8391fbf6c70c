from __future__ import annotations

from django.contrib.auth import logout
from django.http import HttpResponse
from rest_framework.request import Request

from common.api.renderers import json_response
from common.api.throttling import LoginThrottle
from common.api.views import ApiView
from common.clock import now
from staff import docs
from staff.api import AccountView, nothing
from staff.bodies import log_in_body, me_body
from staff.permissions import IsSameHotel
from staff.serializers import LogInRequest, NoInput
from staff.services import log_in, log_out, log_out_everywhere


class LogInView(ApiView):
    authentication_classes = ()
    permission_classes = ()
    throttle_classes = (LoginThrottle,)

    @docs.log_in
    def post(self, request: Request) -> HttpResponse:
        facts = LogInRequest.read(request.data)
        return json_response(log_in_body(log_in(**facts, at=now())))


class LogOutView(AccountView):
    """Ends what the request came with: this token, or this browser session."""

    @docs.log_out
    def post(self, request: Request) -> HttpResponse:
        NoInput.read(self.body)
        if request.auth is None:
            logout(request._request)  # noqa: SLF001 - Django's own function wants Django's request
        else:
            log_out(request.auth)
        return nothing()


class LogOutAllView(AccountView):
    @docs.log_out_everywhere
    def post(self, request: Request) -> HttpResponse:
        NoInput.read(self.body)
        log_out_everywhere(self.staff.user_id)
        logout(request._request)  # noqa: SLF001
        return nothing()


class MeView(AccountView):
    @docs.me
    def get(self, request: Request) -> HttpResponse:
        return json_response(me_body(self.staff))


class HotelMeView(AccountView):
    """The same, and a check that the address is that of one's own hotel."""

    permission_classes = (*AccountView.permission_classes, IsSameHotel)

    @docs.hotel_me
    def get(self, request: Request, hotel_slug: str) -> HttpResponse:
        return json_response(me_body(self.staff))
