"""The staff's own operations, described, and what every staff operation can be refused with."""

from __future__ import annotations

from typing import Any, Final

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework import serializers

from common.api.docs import ANY_REQUEST, STAFF_ONLY, WITH_BODY, Answer, Operation, Sent
from common.api.errors import NOT_FOUND
from staff.enums import StaffRole
from staff.errors import CsrfFailed, InvalidCredentials, NotStaff
from staff.permissions import Capability
from staff.serializers import LogInRequest, NoInput

ACCOUNT: Final = "Staff: log in and out"

OF_STAFF: Final = (*ANY_REQUEST, *STAFF_ONLY, NotStaff)
OF_THE_HOTEL: Final = (*OF_STAFF, NOT_FOUND)
CHANGE: Final = (*WITH_BODY, CsrfFailed)
NOTHING: Final = Answer(204, None, None, "Done; there is no body.")
NOTHING_SENT: Final = Sent(NoInput, {})


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "staff.authentication.TokenAuthentication"
    name = "StaffToken"

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        return {
            "type": "apiKey",
            "in": "header",
            "name": "Authorization",
            "description": "`Token ` and the token that log-in gave.",
        }


class SessionScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "staff.authentication.SessionAuthentication"
    name = "StaffSession"

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        return {
            "type": "apiKey",
            "in": "cookie",
            "name": "sessionid",
            "description": "The pages' session; changes need the header `X-CSRFToken` as well.",
        }


class HotelOfStaffSerializer(serializers.Serializer[Any]):
    slug = serializers.CharField()
    name = serializers.CharField()
    timezone = serializers.CharField()
    currency = serializers.CharField()


class StaffMemberSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    username = serializers.CharField()
    name = serializers.CharField()
    email = serializers.CharField()
    role = serializers.ChoiceField(StaffRole.choices)
    hotel = HotelOfStaffSerializer()


class MeSerializer(serializers.Serializer[Any]):
    staff = StaffMemberSerializer()
    permissions = serializers.ListField(
        child=serializers.ChoiceField([capability.value for capability in Capability])
    )


class LoggedInSerializer(MeSerializer):
    token = serializers.CharField(help_text="Shown this once.")
    expiry = serializers.DateTimeField()


ME: Final[dict[str, Any]] = {
    "staff": {
        "id": 3,
        "username": "grand-housekeeping",
        "name": "Hannah Keane",
        "email": "housekeeping@grand-hotel.example",
        "role": "HOUSEKEEPING",
        "hotel": {
            "slug": "grand-hotel",
            "name": "Grand Hotel",
            "timezone": "Europe/Dublin",
            "currency": "EUR",
        },
    },
    "permissions": ["set-room-status", "view-rooms"],
}
LOGGED_IN: Final[dict[str, Any]] = {
    "token": "0f3a9c5e7d1b2a4860f3a9c5e7d1b2a4860f3a9c5e7d1b2a4860f3a9c5e7d1b2",
    "expiry": "2025-01-11T02:30:00Z",
    **ME,
}

log_in = Operation(
    name="logIn",
    summary="Log in",
    description="The token goes into the header `Authorization: Token …` of what follows.",
    tag=ACCOUNT,
    sends=Sent(LogInRequest, {"username": "grand-desk", "password": "demo-hotelmate"}),
    answer=Answer(200, LoggedInSerializer, LOGGED_IN),
    refusals=(*ANY_REQUEST, *WITH_BODY, InvalidCredentials),
)
log_out = Operation(
    name="logOut",
    summary="Log out",
    description="Ends the token, or the browser session, that the request came with.",
    tag=ACCOUNT,
    sends=NOTHING_SENT,
    answer=NOTHING,
    refusals=(*OF_STAFF, *CHANGE),
)
log_out_everywhere = Operation(
    name="logOutEverywhere",
    summary="Log out everywhere",
    description="Ends every token of the account and its sessions in every browser.",
    tag=ACCOUNT,
    sends=NOTHING_SENT,
    answer=NOTHING,
    refusals=(*OF_STAFF, *CHANGE),
)
me = Operation(
    name="getMe",
    summary="Who am I",
    tag=ACCOUNT,
    answer=Answer(200, MeSerializer, ME),
    refusals=OF_STAFF,
)
hotel_me = Operation(
    name="getMeAtHotel",
    summary="Who am I at this hotel",
    description="The same, and 404 at any hotel but one's own.",
    tag=ACCOUNT,
    answer=Answer(200, MeSerializer, ME),
    refusals=OF_THE_HOTEL,
)
