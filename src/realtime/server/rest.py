"""The REST API that Pusher's libraries call: signed, and under /apps/{id}/."""

from __future__ import annotations

import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import unquote

from realtime import wire
from realtime.server.bus import BusDown
from realtime.server.hub import Hub
from realtime.signing import SIGNATURE, is_digest, is_fresh, is_signed, request_text
from realtime.wire import Refused

MAX_BODY_BYTES: Final = 1024 * 1024
MAX_QUERY: Final = 4096
_PATH = re.compile(r"(?:/apps/(?P<app>[^/]+))?/(?P<rest>.+?)/?")
_ATTRIBUTES: Final = frozenset({"user_count", "subscription_count"})


@dataclass(frozen=True, slots=True)
class Asked:
    method: str
    path: str
    query: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Answered:
    status: int
    body: dict[str, Any]


class Unfit(Exception):
    """The request is refused with this status."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status, self.reason = status, reason


Facts = dict[str, str]
Work = Callable[..., Awaitable[dict[str, Any]]]


class Rest:
    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._routes: tuple[tuple[str, re.Pattern[str], Work], ...] = (
            ("POST", re.compile(r"events"), self._trigger),
            ("POST", re.compile(r"batch_events"), self._trigger_batch),
            ("GET", re.compile(r"channels"), self._channels),
            ("GET", re.compile(r"channels/(?P<channel>[^/]+)"), self._channel),
            ("GET", re.compile(r"channels/(?P<channel>[^/]+)/users"), self._users),
            ("POST", re.compile(r"users/(?P<user>[^/]+)/events"), self._tell_user),
            ("POST", re.compile(r"users/(?P<user>[^/]+)/terminate_connections"), self._end_user),
        )

    async def answer(self, asked: Asked) -> Answered:
        try:
            query = self._authenticated(asked)
            return Answered(200, await self._work(asked, query))
        except Unfit as unfit:
            return Answered(unfit.status, {"error": unfit.reason})
        except Refused as refused:
            return Answered(400, {"error": refused.message})
        except BusDown:
            return Answered(503, {"error": "The server is not ready"})

    def _authenticated(self, asked: Asked) -> Facts:
        options, query = self._hub.options, _query_of(asked.query)
        text = request_text(asked.method, asked.path, query)
        if query.get("auth_key") != options.key or query.get("auth_version") != "1.0":
            raise Unfit(401, "Unknown auth_key or auth_version")
        if not is_signed(options.secret, text, query.get(SIGNATURE, "")):
            raise Unfit(401, "Invalid signature")
        if not is_fresh(query.get("auth_timestamp", ""), now=int(time.time())):
            raise Unfit(401, "The timestamp is more than ten minutes from now")
        if asked.body and not is_digest(query.get("body_md5", ""), asked.body):
            raise Unfit(401, "Invalid body_md5")
        return query

    async def _work(self, asked: Asked, query: Facts) -> dict[str, Any]:
        found = _PATH.fullmatch(asked.path)
        if found is None or found["app"] not in {None, self._hub.options.app_id}:
            raise Unfit(404, "There is no such app")
        known = [
            (method, work, match)
            for method, pattern, work in self._routes
            if (match := pattern.fullmatch(found["rest"]))
        ]
        if not known:
            raise Unfit(404, "There is nothing at this address")
        method, work, match = known[0]
        if asked.method != method:
            raise Unfit(405, f"Only {method} is answered here")
        named = {name: unquote(value) for name, value in match.groupdict().items()}
        given = wire.object_of(asked.body) if method == "POST" else query
        return await work(given, **named)

    async def _trigger(self, body: dict[str, Any]) -> dict[str, Any]:
        channels = body.get("channels", [body.get("channel")])
        if not isinstance(channels, list) or not 0 < len(channels) <= wire.MAX_CHANNELS_A_TRIGGER:
            raise Unfit(400, f"Name from 1 to {wire.MAX_CHANNELS_A_TRIGGER} channels")
        items = [_item(body | {"channel": channel}) for channel in channels]
        await self._hub.tell(items)
        return self._info_of(body, channels)

    async def _trigger_batch(self, body: dict[str, Any]) -> dict[str, Any]:
        batch = body.get("batch")
        if not isinstance(batch, list) or not 0 < len(batch) <= wire.MAX_BATCH:
            raise Unfit(400, f"Send from 1 to {wire.MAX_BATCH} events")
        if not all(isinstance(event, dict) for event in batch):
            raise Unfit(400, "An event is an object")
        await self._hub.tell([_item(event) for event in batch])
        return {}

    def _info_of(self, body: dict[str, Any], channels: list[str]) -> dict[str, Any]:
        if "info" not in body:
            return {}
        wanted = _attributes(str(body["info"]))
        return {"channels": {channel: self._counted(channel, wanted) for channel in channels}}

    async def _channels(self, query: Facts) -> dict[str, Any]:
        prefix, wanted = query.get("filter_by_prefix", ""), _attributes(query.get("info", ""))
        if "user_count" in wanted and not prefix.startswith(wire.PRESENCE):
            raise Unfit(400, "user_count is known of presence channels only")
        names = self._hub.roster.channels(prefix)
        return {"channels": {name: self._counted(name, wanted) for name in names}}

    async def _channel(self, query: Facts, channel: str) -> dict[str, Any]:
        wanted = _attributes(query.get("info", ""))
        if "user_count" in wanted and not channel.startswith(wire.PRESENCE):
            raise Unfit(400, "user_count is known of presence channels only")
        is_occupied = self._hub.roster.subscriptions(channel) > 0
        return {"occupied": is_occupied} | self._counted(channel, wanted)

    async def _users(self, query: Facts, channel: str) -> dict[str, Any]:
        if not channel.startswith(wire.PRESENCE):
            raise Unfit(400, "Users are known of presence channels only")
        return {"users": [{"id": user} for user in sorted(self._hub.roster.members(channel))]}

    async def _tell_user(self, body: dict[str, Any], user: str) -> dict[str, Any]:
        _check_user(user)
        await self._hub.tell([_item(body | {"channel": wire.TO_USER + user})])
        return {}

    async def _end_user(self, body: dict[str, Any], user: str) -> dict[str, Any]:
        _check_user(user)
        await self._hub.end_user(user)
        return {}

    def _counted(self, channel: str, wanted: frozenset[str]) -> dict[str, int]:
        roster = self._hub.roster
        counts = {
            "user_count": len(roster.members(channel)),
            "subscription_count": roster.subscriptions(channel),
        }
        return {name: count for name, count in counts.items() if name in wanted}


def _query_of(text: str) -> Facts:
    """Each name once; a plus is a plus, as the libraries sign it."""
    if len(text) > MAX_QUERY:
        raise Unfit(414, "The query is too long")
    pairs = [part.partition("=") for part in text.split("&") if part]
    query = {unquote(name): unquote(value) for name, _, value in pairs}
    if len(query) != len(pairs):
        raise Unfit(400, "Give each parameter once")
    return query


def _attributes(text: str) -> frozenset[str]:
    wanted = frozenset(text.split(",") if text else ())
    if not wanted <= _ATTRIBUTES:
        raise Unfit(400, "Known attributes are user_count and subscription_count")
    return wanted


def _item(event: dict[str, Any]) -> dict[str, Any]:
    """One message as the hub takes it."""
    channel, name, data = event.get("channel"), event.get("name"), event.get("data")
    without = event.get("socket_id") or ""
    if not wire.is_channel(channel):
        raise Unfit(400, "There can be no channel of that name")
    if not wire.is_event(name):
        raise Unfit(400, f"An event's name has from 1 to {wire.MAX_EVENT_NAME} characters")
    if not isinstance(data, str):
        raise Unfit(400, "The data is a text")
    if len(data.encode("utf-8", "replace")) > wire.MAX_DATA_BYTES:
        raise Unfit(413, f"The data is larger than {wire.MAX_DATA_BYTES} bytes")
    if without and not wire.is_socket_id(without):
        raise Unfit(400, "That is no socket_id")
    return {"c": channel, "f": wire.frame(str(name), data, channel=str(channel)), "x": without}


def _check_user(user: str) -> None:
    if not wire.is_user_id(user):
        raise Unfit(400, "There can be no user of that id")
