"""One browser's connection: what it hears waits in a queue of its own, so that a slow one holds up nobody."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Final

from realtime import wire
from realtime.server.roster import Member
from realtime.wire import Close

Send = Callable[[dict[str, Any]], Awaitable[None]]

LONGEST_QUEUE: Final = 500
"""Frames that a connection may lag behind before it is told to come back and read the log."""


@dataclass(eq=False)
class Connection:
    """`users` are those that proofs on this connection spoke for: it ends when one of them is shut out."""

    network: str
    socket_id: str = field(
        default_factory=lambda: f"{secrets.randbelow(10**9)}.{secrets.randbelow(10**9)}"
    )
    channels: dict[str, Member | None] = field(default_factory=dict)
    users: set[str] = field(default_factory=set)
    signed_in: str = ""
    heard_at: float = field(default_factory=time.monotonic)
    asked_at: float | None = None
    is_ending: bool = False
    ending_since: float = 0.0
    writing: asyncio.Task[Close] | None = None
    _waiting: asyncio.Queue[str | Close] = field(
        default_factory=lambda: asyncio.Queue(LONGEST_QUEUE + 2)
    )
    _spare: float = wire.CLIENT_EVENTS_A_SECOND
    _counted_at: float = field(default_factory=time.monotonic)

    def tell(self, text: str) -> None:
        if self.is_ending:
            return
        if self._waiting.qsize() >= LONGEST_QUEUE:
            self.end(Close.COME_BACK)
        else:
            self._waiting.put_nowait(text)

    def end(self, code: Close) -> None:
        """After what waits already."""
        if not self.is_ending:
            self.is_ending, self.ending_since = True, time.monotonic()
            self._waiting.put_nowait(code)

    async def write(self, send: Send) -> Close:
        """Until it ends: what it was told, in order. Returns how to close it."""
        while True:
            item = await self._waiting.get()
            if isinstance(item, Close):
                return item
            await send({"type": "websocket.send", "text": item})

    def heard(self) -> None:
        self.heard_at, self.asked_at = time.monotonic(), None

    def check_life(self, *, now: float) -> None:
        """Ask one that was silent, end one that did not answer, and give up one that does not read."""
        if self.is_ending and now - self.ending_since > wire.PONG_SECONDS and self.writing:
            self.writing.cancel()
        elif self.asked_at is not None and now - self.asked_at > wire.PONG_SECONDS:
            self.end(Close.NO_PONG)
        elif self.asked_at is None and now - self.heard_at > wire.ACTIVITY_SECONDS:
            self.asked_at = now
            self.tell(wire.frame("pusher:ping"))

    def may_send_event(self, *, now: float) -> bool:
        """Ten a second, and as many at once."""
        most = wire.CLIENT_EVENTS_A_SECOND
        self._spare = min(most, self._spare + (now - self._counted_at) * most)
        self._counted_at = now
        if self._spare < 1:
            return False
        self._spare -= 1
        return True
