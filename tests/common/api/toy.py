"""A toy API with one of everything, to throw bad requests at."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import path
from rest_framework.permissions import AllowAny, IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from common.api import converters
from common.api.fields import (
    BoundedInteger,
    Choice,
    Choices,
    Code,
    EmailAddress,
    IsoDate,
    LongText,
    Money,
    Phone,
    PlainText,
    StrictBoolean,
    StrictSerializer,
)
from common.api.renderers import json_response
from common.api.views import ApiView
from common.errors import Busy, DomainError

__all__ = ["converters", "handler400", "handler403", "handler404", "handler500", "urlpatterns"]

handler400 = "common.api.errors.bad_request"
handler403 = "common.api.errors.permission_denied"
handler404 = "common.api.errors.not_found"
handler500 = "common.api.errors.server_error"


class Guest(StrictSerializer):
    first_name = PlainText(max_length=100)
    last_name = PlainText(max_length=100)


class Booking(StrictSerializer):
    room_type_code = Code(pattern="[A-Z0-9-]{1,20}", max_length=20)
    check_in = IsoDate()
    check_out = IsoDate()
    adults = BoundedInteger(min_value=1, max_value=20, default=2)
    primary_first_name = PlainText(max_length=100)
    primary_email = EmailAddress(required=False)
    primary_phone = Phone(required=False, allow_blank=True)
    special_requests = LongText(max_length=1000, required=False, allow_blank=True)
    deposit = Money(required=False)
    is_late = StrictBoolean(default=False)
    kind = Choice(["SELF", "COMPANY"], default="SELF")
    party = Guest(many=True, required=False, max_length=10)


class Search(StrictSerializer):
    check_in = IsoDate()
    check_out = IsoDate()
    adults = BoundedInteger(min_value=1, max_value=20, default=2)
    status = Choices(["CONFIRMED", "CANCELLED"], required=False)
    guest_name = PlainText(max_length=100, required=False)


class PublicView(ApiView):
    authentication_classes = ()
    permission_classes = (AllowAny,)


class BookingsView(PublicView):
    def get(self, request: Request, hotel_slug: str) -> HttpResponse:
        return json_response(Search.read_query(request.query_params))

    def post(self, request: Request, hotel_slug: str) -> HttpResponse:
        return json_response(Booking.read(request.data), status=201)


class BookingView(PublicView):
    def get(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        return json_response({"hotel": hotel_slug, "booking": booking_id})

    def patch(self, request: Request, hotel_slug: str, booking_id: str) -> HttpResponse:
        return json_response(Booking.read_changes(request.data))


class RoomView(PublicView):
    def get(self, request: Request, room_id: int) -> Response:
        return Response({"room": room_id})


class StaffView(ApiView):
    permission_classes = (IsAuthenticated,)

    def get(self, request: Request) -> Response:
        return Response({"user": request.user.pk})


class Teapot(DomainError):
    code = "TEAPOT"
    status = 418
    message = "Short and stout."


class FailingView(PublicView):
    def get(self, request: Request, failure: str) -> HttpResponse:
        failures: dict[str, Exception] = {
            "bug": KeyError("secret internals"),
            "domain": Teapot(field="spout", details={"cups": 2}),
            "busy": Busy(),
            "missing": Http404("No Hotel matches the given query."),
        }
        raise failures[failure]


def plain_failure(request: HttpRequest) -> HttpResponse:
    raise KeyError("secret internals")


def html_answer(request: HttpRequest, status: int) -> HttpResponseBase:
    headers: dict[str, Any] = {"Allow": "PUT"} if status == 405 else {}
    return HttpResponse("<h1>Technical details</h1>", status=status, headers=headers)


urlpatterns = [
    path("api/hotel/<hotel:hotel_slug>/bookings/", BookingsView.as_view()),
    path("api/hotel/<hotel:hotel_slug>/bookings/<booking:booking_id>/", BookingView.as_view()),
    path("api/rooms/<pk:room_id>/", RoomView.as_view()),
    path("api/staff/", StaffView.as_view()),
    path("api/failing/<slug:failure>/", FailingView.as_view()),
    path("api/plain-failure/", plain_failure),
    path("api/html/<int:status>/", html_answer),
    path("page/html/<int:status>/", html_answer),
]
