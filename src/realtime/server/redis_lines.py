"""The bus over Redis or Valkey: one channel that all processes publish on and subscribe to."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

import redis.asyncio
from redis.exceptions import RedisError

from realtime.server.bus import SILENCE_SECONDS, Line, LineBroken

CHANNEL: Final = "hotelmate:realtime"


class RedisLines:
    longest = 1_000_000

    def __init__(self, url: str) -> None:
        self._url = url

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Line]:
        try:
            client = redis.asyncio.Redis.from_url(self._url, decode_responses=True, socket_connect_timeout=3)  # fmt: skip
            async with client, client.pubsub(ignore_subscribe_messages=True) as ears:
                await ears.subscribe(CHANNEL)
                await ears.get_message(
                    timeout=1.0
                )  # the answer to it: from now on nothing is missed
                yield RedisLine(client, ears)
        except (RedisError, OSError) as exc:
            raise LineBroken(type(exc).__name__) from exc


class RedisLine:
    def __init__(self, mouth: redis.asyncio.Redis, ears: Any) -> None:
        self._mouth, self._ears = mouth, ears

    async def send(self, texts: list[str]) -> None:
        try:
            async with self._mouth.pipeline(transaction=True) as together:
                for text in texts:
                    together.publish(CHANNEL, text)
                await together.execute()
        except (RedisError, OSError) as exc:
            raise LineBroken(type(exc).__name__) from exc

    async def texts(self) -> AsyncIterator[str]:
        while True:
            try:
                message = await self._ears.get_message(timeout=SILENCE_SECONDS)
            except (RedisError, OSError) as exc:
                raise LineBroken(type(exc).__name__) from exc
            if message is None:
                raise LineBroken("silence")
            yield message["data"]
