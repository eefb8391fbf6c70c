"""The operations around real time, described."""

from __future__ import annotations

from typing import Any, Final

from rest_framework import serializers

from common.api.docs import ANY_REQUEST, WITH_BODY, Answer, Operation, Sent, request_header
from common.api.errors import NOT_FOUND
from realtime.errors import ChannelForbidden, RealtimeNotConfigured
from realtime.serializers import ChannelProofInput, UserProofInput
from staff.docs import CHANGE, OF_STAFF, OF_THE_HOTEL

REALTIME: Final = "Real time"

SOCKET_ID: Final = "1234.5678"
SIGNATURE: Final = "58df8b0c36d6982b82c3ecf6b4662e34fe8c25bba48f5369f135bf843651c3a4"


class ProofSerializer(serializers.Serializer[Any]):
    auth = serializers.CharField(help_text="Goes to the server with the subscription.")
    channel_data = serializers.CharField(
        required=False, help_text="Who it is, as a text of JSON: goes along as it is."
    )


class UserProofSerializer(serializers.Serializer[Any]):
    auth = serializers.CharField()
    user_data = serializers.CharField(help_text="A text of JSON: goes along as it is.")


class ChannelsSerializer(serializers.Serializer[Any]):
    desk = serializers.CharField(help_text="A presence channel: who is there.")
    hotel = serializers.CharField(required=False, help_text="Every event of the hotel.")
    rooms = serializers.CharField(required=False, help_text="Events of rooms only.")
    public = serializers.CharField(required=False, help_text="The bare channel, where it is on.")


class ConnectionSerializer(serializers.Serializer[Any]):
    key = serializers.CharField()
    host = serializers.CharField()
    port = serializers.IntegerField()
    tls = serializers.BooleanField()
    path = serializers.CharField(allow_blank=True, help_text="Before `/app/{key}`.")
    channels = ChannelsSerializer()


DESK: Final = "presence-hotel-grand-hotel"
PROOF: Final = {
    "auth": f"hotelmate:{SIGNATURE}",
    "channel_data": '{"user_id":"staff-7","user_info":{"name":"grand-desk"}}',
}

prove_channel = Operation(
    name="proveChannel",
    summary="Proof for a channel of the hotel",
    description=(
        "What pusher-js asks as `channelAuthorization`, as a form or as JSON: for one channel of one's "
        "own hotel and one connection."
    ),
    tag=REALTIME,
    sends=Sent(ChannelProofInput, {"socket_id": SOCKET_ID, "channel_name": DESK}),
    answer=Answer(200, ProofSerializer, PROOF),
    refusals=(*OF_STAFF, *CHANGE, ChannelForbidden, RealtimeNotConfigured),
)
prove_user = Operation(
    name="proveUser",
    summary="Proof of who is connected",
    description="What pusher-js asks as `userAuthentication`: ends with the account.",
    tag=REALTIME,
    sends=Sent(UserProofInput, {"socket_id": SOCKET_ID}),
    answer=Answer(
        200,
        UserProofSerializer,
        {"auth": f"hotelmate:{SIGNATURE}", "user_data": '{"id":"staff-7"}'},
    ),
    refusals=(*OF_STAFF, *CHANGE, RealtimeNotConfigured),
)
prove_guest = Operation(
    name="proveGuestChannel",
    summary="Proof for the channel of one's own booking",
    description=(
        "For `private-booking-{booking_id}`, with the booking's token. A booking that is unknown, of "
        "another hotel or somebody else's is answered alike."
    ),
    tag=REALTIME,
    parameters=(request_header("X-Booking-Token", "The token that came with the booking."),),
    sends=Sent(
        ChannelProofInput,
        {"socket_id": SOCKET_ID, "channel_name": "private-booking-BK-2025-7Q4M9K2X1D"},
    ),
    answer=Answer(200, ProofSerializer, {"auth": f"hotelmate:{SIGNATURE}"}),
    refusals=(*ANY_REQUEST, *WITH_BODY, NOT_FOUND, RealtimeNotConfigured),
)
connection = Operation(
    name="getRealtime",
    summary="Where and what to listen to",
    description="The address of the server of real time, and the channels that one's role opens.",
    tag=REALTIME,
    answer=Answer(
        200,
        ConnectionSerializer,
        {
            "key": "hotelmate",
            "host": "127.0.0.1",
            "port": 8003,
            "tls": False,
            "path": "",
            "channels": {
                "desk": DESK,
                "hotel": "private-hotel-grand-hotel",
                "rooms": "private-rooms-grand-hotel",
            },
        },
    ),
    refusals=(*OF_THE_HOTEL, RealtimeNotConfigured),
)
