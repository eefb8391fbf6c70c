"""What a client says, and what is done about it."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

import orjson

from realtime import wire
from realtime.server.connection import Connection
from realtime.server.hub import Hub
from realtime.server.roster import Member
from realtime.signing import is_proof, subscription_text, user_text
from realtime.wire import Close, Refused


class Doorkeeper(Protocol):
    async def is_welcome(self, user_id: str) -> bool:
        """Whether the account works for a hotel, or for nobody, and is active."""


Answer = Callable[[Connection, dict[str, Any]], Awaitable[None]]


class Talk:
    def __init__(self, hub: Hub, doorkeeper: Doorkeeper) -> None:
        self._hub, self._doorkeeper = hub, doorkeeper
        self._answers: dict[str, Answer] = {
            "pusher:ping": self._ping,
            "pusher:pong": self._pong,
            "pusher:subscribe": self._subscribe,
            "pusher:unsubscribe": self._unsubscribe,
            "pusher:signin": self._sign_in,
        }

    async def hear(self, connection: Connection, text: object) -> None:
        """Raises Refused."""
        connection.heard()
        if not isinstance(text, str) or len(text.encode("utf-8", "replace")) > wire.MAX_FRAME_BYTES:
            raise Refused("The message is too large", Close.TOO_BIG)
        message = wire.object_of(text)
        event = message.get("event")
        if not wire.is_event(event):
            raise Refused("The message has no event")
        if str(event).startswith(wire.CLIENT):
            await self._spread(connection, message)
        elif event in self._answers:
            await self._answers[str(event)](connection, message)
        else:
            raise Refused("Clients may send no such event")

    async def _ping(self, connection: Connection, message: dict[str, Any]) -> None:
        connection.tell(wire.frame("pusher:pong"))

    async def _pong(self, connection: Connection, message: dict[str, Any]) -> None:
        """That it was heard is all."""

    async def _subscribe(self, connection: Connection, message: dict[str, Any]) -> None:
        data = _data_of(message)
        channel = data.get("channel")
        if not wire.is_channel(channel):
            raise Refused("There can be no channel of that name")
        channel = str(channel)
        if channel in connection.channels:
            raise Refused(f"Existing subscription to channel {channel}")
        if len(connection.channels) >= wire.MAX_CHANNELS_A_CONNECTION:
            raise Refused("Too many subscriptions on one connection", channel=channel)
        member = await self._member(connection, channel, data)
        await self._hub.enter(connection, channel, member)

    async def _member(
        self, connection: Connection, channel: str, data: dict[str, Any]
    ) -> Member | None:
        """Who comes in with it to a presence channel. Raises Refused without the proof that it needs."""
        if channel.startswith(wire.TO_USER):
            if channel != wire.TO_USER + connection.signed_in or not connection.signed_in:
                raise Refused("The connection is not signed in as that user", channel=channel)
            return None
        if not wire.needs_proof(channel):
            return None
        told = self._proven_data(connection, channel, data)
        user_id = told.get("user_id")
        if user_id is not None:
            await self._let_in(connection, str(user_id))
        if not channel.startswith(wire.PRESENCE):
            return None
        return self._present(channel, str(user_id), told.get("user_info"))

    def _proven_data(
        self, connection: Connection, channel: str, data: dict[str, Any]
    ) -> dict[str, Any]:
        options, told = self._hub.options, data.get("channel_data")
        told = told if isinstance(told, str) else None
        text = subscription_text(connection.socket_id, channel, told)
        if not is_proof(data.get("auth"), key=options.key, secret=options.secret, text=text):
            raise Refused("The connection is unauthorized", channel=channel)
        facts = wire.object_of(told) if told else {}
        is_named = wire.is_user_id(facts.get("user_id"))
        if not is_named and (facts or channel.startswith(wire.PRESENCE)):
            raise Refused("The proof names no user", channel=channel)
        return facts

    def _present(self, channel: str, user_id: str, info: Any) -> Member:
        if info is not None and len(orjson.dumps(info)) > wire.MAX_PRESENCE_BYTES:
            raise Refused("The user's facts are too large", channel=channel)
        there = self._hub.roster.members(channel)
        if user_id not in there and len(there) >= wire.MAX_PRESENCE_MEMBERS:
            raise Refused("The channel is full", channel=channel)
        return Member(user_id, info)

    async def _let_in(self, connection: Connection, user_id: str) -> None:
        """Remembered before it is looked up: who is shut out in between is ended by the news of it."""
        if user_id in connection.users:
            return
        connection.users.add(user_id)
        if not await self._doorkeeper.is_welcome(user_id):
            raise Refused("The account is closed", Close.UNAUTHORIZED)

    async def _unsubscribe(self, connection: Connection, message: dict[str, Any]) -> None:
        channel = _data_of(message).get("channel")
        if isinstance(channel, str) and channel in connection.channels:
            await self._hub.leave(connection, channel)

    async def _sign_in(self, connection: Connection, message: dict[str, Any]) -> None:
        data, options = _data_of(message), self._hub.options
        user_data = data.get("user_data")
        text = user_text(connection.socket_id, str(user_data))
        if not is_proof(data.get("auth"), key=options.key, secret=options.secret, text=text):
            raise Refused("The sign-in is unauthorized", Close.UNAUTHORIZED)
        user_id = wire.object_of(user_data).get("id")
        if not wire.is_user_id(user_id):
            raise Refused("The sign-in names no user", Close.UNAUTHORIZED)
        await self._let_in(connection, str(user_id))
        connection.signed_in = str(user_id)
        connection.tell(wire.frame("pusher:signin_success", {"user_data": user_data}))

    async def _spread(self, connection: Connection, message: dict[str, Any]) -> None:
        """A client's own event, to the others of its channel."""
        channel, event = message.get("channel"), str(message["event"])
        if not isinstance(channel, str) or channel not in connection.channels:
            raise Refused("Client events need a subscription to their channel")
        if not wire.takes_client_events(channel):
            raise Refused("Client events go to private and presence channels only", channel=channel)
        if not connection.may_send_event(now=time.monotonic()):
            raise Refused("Too many client events", Close.TOO_MANY_CLIENT_EVENTS)
        data = orjson.dumps(message.get("data"))
        if len(data) > wire.MAX_DATA_BYTES:
            raise Refused("The event's data is too large", channel=channel)
        body = {"event": event, "channel": channel, "data": message.get("data")}
        member = connection.channels[channel]
        if member is not None:
            body |= {"user_id": member.user_id}
        text = orjson.dumps(body).decode()
        await self._hub.tell([{"c": channel, "f": text, "x": connection.socket_id}])


def _data_of(message: dict[str, Any]) -> dict[str, Any]:
    """An object, or one written as a text."""
    data = message.get("data")
    return data if isinstance(data, dict) else wire.object_of(data)
