from __future__ import annotations

from common.api.fields import Code, StrictSerializer

SOCKET_ID = r"[0-9]{1,20}\.[0-9]{1,20}"
CHANNEL = r"[-a-zA-Z0-9_=@,.;]+"


class UserProofInput(StrictSerializer):
    socket_id = Code(pattern=SOCKET_ID, max_length=41)


class ChannelProofInput(UserProofInput):
    channel_name = Code(pattern=CHANNEL, max_length=164)
