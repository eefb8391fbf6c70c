"""The words of the Pusher protocol, version 7: names, limits, frames and refusals.

https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import Any, Final

import orjson

PROTOCOL: Final = 7
ACTIVITY_SECONDS: Final = 120
"""A client that heard nothing for so long asks; we ask a client that said nothing for so long."""
PONG_SECONDS: Final = 30

MAX_CHANNEL_NAME: Final = 164
MAX_EVENT_NAME: Final = 200
MAX_USER_ID: Final = 200
MAX_DATA_BYTES: Final = 10 * 1024
MAX_FRAME_BYTES: Final = 24 * 1024
"""Data at its largest, escaped as a text inside of JSON, fits unless it is all quotes."""
MAX_CHANNELS_A_TRIGGER: Final = 100
MAX_BATCH: Final = 10
MAX_CHANNELS_A_CONNECTION: Final = 100
MAX_PRESENCE_BYTES: Final = 1024
MAX_PRESENCE_MEMBERS: Final = 100
CLIENT_EVENTS_A_SECOND: Final = 10

PRIVATE: Final = "private-"
PRESENCE: Final = "presence-"
ENCRYPTED: Final = "private-encrypted-"
TO_USER: Final = "#server-to-user-"
CLIENT: Final = "client-"

_NAME = re.compile(r"[-a-zA-Z0-9_=@,.;]+", re.ASCII)
_SOCKET_ID = re.compile(r"[0-9]{1,20}\.[0-9]{1,20}", re.ASCII)


class Close(IntEnum):
    """Below 4100 a client stays away, below 4200 it waits before it comes back, then it comes at once."""

    TOO_BIG = 1009
    UNKNOWN_APP = 4001
    OVER_QUOTA = 4004
    UNKNOWN_PATH = 4005
    BAD_VERSION = 4006
    OTHER_PROTOCOL = 4007
    NO_PROTOCOL = 4008
    UNAUTHORIZED = 4009
    OVER_CAPACITY = 4100
    COME_BACK = 4200
    NO_PONG = 4201
    TOO_MANY_CLIENT_EVENTS = 4301


class Refused(Exception):
    """What a client sent is not done. With a code below 4300 its connection ends."""

    def __init__(self, message: str, code: Close | None = None, channel: str = "") -> None:
        super().__init__(message)
        self.message, self.code, self.channel = message, code, channel

    @property
    def is_final(self) -> bool:
        return self.code is not None and self.code < Close.TOO_MANY_CLIENT_EVENTS


def is_channel(name: object) -> bool:
    """Whether a channel may have that name; that of one user is spoken to, and never subscribed to freely."""
    if not isinstance(name, str):
        return False
    return len(name) <= MAX_CHANNEL_NAME and _NAME.fullmatch(name.removeprefix(TO_USER)) is not None


def is_user_id(user_id: object) -> bool:
    is_short = isinstance(user_id, str) and len(user_id) <= MAX_USER_ID
    return is_short and _NAME.fullmatch(str(user_id)) is not None


def is_event(name: object) -> bool:
    return isinstance(name, str) and 0 < len(name) <= MAX_EVENT_NAME


def is_socket_id(text: object) -> bool:
    return isinstance(text, str) and _SOCKET_ID.fullmatch(text) is not None


def needs_proof(channel: str) -> bool:
    return channel.startswith((PRIVATE, PRESENCE))


def takes_client_events(channel: str) -> bool:
    return needs_proof(channel) and not channel.startswith(ENCRYPTED)


def frame(event: str, data: Any = None, *, channel: str = "", **more: Any) -> str:
    """`data` goes out as a text of JSON, unless it is one already."""
    text = data if isinstance(data, str) else orjson.dumps({} if data is None else data).decode()
    body = {"event": event} | ({"channel": channel} if channel else {}) | {"data": text} | more
    return orjson.dumps(body).decode()


def established(socket_id: str) -> str:
    facts = {"socket_id": socket_id, "activity_timeout": ACTIVITY_SECONDS}
    return frame("pusher:connection_established", facts)


def error(refusal: Refused) -> str:
    code = None if refusal.code is None else int(refusal.code)
    facts = {"event": "pusher:error", "data": {"code": code, "message": refusal.message}}
    return orjson.dumps(facts).decode()


def subscription_error(refusal: Refused) -> str:
    facts = {"type": "AuthError", "error": refusal.message, "status": 401}
    return frame("pusher:subscription_error", facts, channel=refusal.channel)


def object_of(text: object) -> dict[str, Any]:
    """A JSON object, or Refused."""
    try:
        value = orjson.loads(text) if isinstance(text, str | bytes) else None
    except orjson.JSONDecodeError:
        value = None
    if not isinstance(value, dict):
        raise Refused("A JSON object was expected")
    return value
