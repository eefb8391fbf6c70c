"""A plain WebSocket client that speaks the protocol word for word."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp

from realtime.signing import sign, subscription_text, user_text
from tests.factories.realtime import KEY, SECRET, Realtime

PATIENCE_SECONDS = 10.0
QUERY = "protocol=7&client=test&version=1"


@dataclass
class Socket:
    ws: aiohttp.ClientWebSocketResponse
    socket_id: str = ""

    async def say(self, event: str, data: Any, **more: Any) -> None:
        await self.ws.send_str(json.dumps({"event": event, "data": data} | more))

    async def hear(self, *, patience: float = PATIENCE_SECONDS) -> dict[str, Any]:
        """The next frame, its data read; the code of the end is `{"closed": code}`."""
        message = await asyncio.wait_for(self.ws.receive(), patience)
        if message.type is not aiohttp.WSMsgType.TEXT:
            return {"closed": self.ws.close_code}
        frame = json.loads(message.data)
        if isinstance(frame.get("data"), str):
            frame["data"] = json.loads(frame["data"])
        return frame

    async def hears_nothing(self) -> None:
        """An answer to a ping is the next that is heard."""
        await self.say("pusher:ping", {})
        assert await self.hear() == {"event": "pusher:pong", "data": {}}

    async def subscribe(self, channel: str, **person: Any) -> dict[str, Any]:
        """With the proof that the channel needs; `person` is who is spoken for. Returns the answer."""
        await self.say("pusher:subscribe", self.proof(channel, person))
        return await self.hear()

    def proof(self, channel: str, person: dict[str, Any], secret: str = SECRET) -> dict[str, Any]:
        told = json.dumps(person) if person else None
        text = subscription_text(self.socket_id, channel, told)
        proof = {"channel": channel, "auth": f"{KEY}:{sign(secret, text)}"}
        return proof | ({"channel_data": told} if told else {})

    async def sign_in(self, user_id: str, secret: str = SECRET) -> dict[str, Any]:
        user_data = json.dumps({"id": user_id})
        signature = sign(secret, user_text(self.socket_id, user_data))
        await self.say("pusher:signin", {"auth": f"{KEY}:{signature}", "user_data": user_data})
        return await self.hear()


@asynccontextmanager
async def connected(
    realtime: Realtime, query: str = QUERY, path: str = f"/app/{KEY}", **headers: str
) -> AsyncIterator[Socket]:
    """Established, unless the server refused: then its first words are still to be heard."""
    address = f"ws://127.0.0.1:{realtime.port}{path}?{query}"
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(address, headers=headers) as ws,
    ):
        socket = Socket(ws)
        if (path, query) == (f"/app/{KEY}", QUERY):
            socket.socket_id = (await socket.hear())["data"]["socket_id"]
        yield socket


def succeeded(channel: str, data: Any = None) -> dict[str, Any]:
    return {
        "event": "pusher_internal:subscription_succeeded",
        "channel": channel,
        "data": data or {},
    }


def not_subscribed(channel: str, why: str) -> dict[str, Any]:
    data = {"type": "AuthError", "error": why, "status": 401}
    return {"event": "pusher:subscription_error", "channel": channel, "data": data}


def objection(message: str, code: int | None = None) -> dict[str, Any]:
    return {"event": "pusher:error", "data": {"code": code, "message": message}}
