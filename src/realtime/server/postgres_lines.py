"""The bus over PostgreSQL: LISTEN and NOTIFY on two connections of each process."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

import psycopg

from realtime.server.bus import SILENCE_SECONDS, Line, LineBroken

CHANNEL: Final = "hotelmate_realtime"
SAY: Final = (
    "SELECT pg_notify(%s, text) FROM unnest(%s::text[]) WITH ORDINALITY AS t (text, n) ORDER BY n"
)


class PostgresLines:
    longest = 7_900
    """A notification carries less than 8,000 bytes."""

    def __init__(self, database: dict[str, Any]) -> None:
        self._database = database

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Line]:
        try:
            async with (
                await psycopg.AsyncConnection.connect(**self._database, autocommit=True) as ears,
                await psycopg.AsyncConnection.connect(**self._database, autocommit=True) as mouth,
            ):
                await ears.execute(f"LISTEN {CHANNEL}")
                yield PostgresLine(ears, mouth)
        except psycopg.Error as exc:
            raise LineBroken(type(exc).__name__) from exc


class PostgresLine:
    def __init__(self, ears: psycopg.AsyncConnection[Any], mouth: psycopg.AsyncConnection[Any]) -> None:  # fmt: skip
        self._ears, self._mouth = ears, mouth

    async def send(self, texts: list[str]) -> None:
        """In one transaction: other processes' parts cannot come between ours."""
        try:
            await self._mouth.execute(SAY, [CHANNEL, texts])
        except psycopg.Error as exc:
            raise LineBroken(type(exc).__name__) from exc

    async def texts(self) -> AsyncIterator[str]:
        heard_at = time.monotonic()
        while time.monotonic() - heard_at < SILENCE_SECONDS:
            try:
                async for notification in self._ears.notifies(
                    timeout=SILENCE_SECONDS, stop_after=1
                ):
                    heard_at = time.monotonic()
                    yield notification.payload
            except psycopg.Error as exc:
                raise LineBroken(type(exc).__name__) from exc
        raise LineBroken("silence")
