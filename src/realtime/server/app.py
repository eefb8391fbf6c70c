"""The server as an ASGI application: browsers under /app/{key}, programs under /apps/{id}/."""

from __future__ import annotations

import asyncio
import os
import re
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Final
from urllib.parse import parse_qs

import orjson
import structlog

from realtime import wire
from realtime.server.bus import Bus, BusDown
from realtime.server.connection import Connection, Send
from realtime.server.doorkeeping import Doorkeeping
from realtime.server.hub import Hub
from realtime.server.options import Options
from realtime.server.postgres_lines import PostgresLines
from realtime.server.redis_lines import RedisLines
from realtime.server.rest import MAX_BODY_BYTES, Asked, Rest
from realtime.server.talking import Talk
from realtime.wire import Close, Refused

logger = structlog.get_logger(__name__)

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]

BEAT_SECONDS: Final = 5.0
LET_GO_SECONDS: Final = 0.02
LAST_WORDS_SECONDS: Final = 0.5
INTRODUCTION_SECONDS: Final = 0.5
JSON: Final = (b"content-type", b"application/json")
_SOCKET_PATH = re.compile(r"/app/(?P<key>[^/]+)/?")
_VERSION = re.compile(r"[0-9]{1,4}")


class Server:
    def __init__(self, options: Options, network_of: Callable[[Scope], str]) -> None:
        lines = RedisLines(options.redis_url) if options.redis_url else None
        self._options, self._network_of = options, network_of
        self._bus = Bus(lines or PostgresLines(options.database))
        self._hub = Hub(options, self._bus)
        self._doorkeeping = Doorkeeping(self._hub, options.database)
        self._talk = Talk(self._hub, self._doorkeeping)
        self._rest = Rest(self._hub)
        self._tasks: set[asyncio.Task[None]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        serve = {"websocket": self._socket, "http": self._http, "lifespan": self._live}
        await serve[scope["type"]](scope, receive, send)

    # The process's life

    async def _live(self, scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        bus = self._bus.run(hear=self._hub.hear, on_up=self._begin, on_down=self._hub.lose_touch)
        for work in (bus, self._beat(), self._answer_questions(), self._doorkeeping.run()):
            self._start(work).add_done_callback(_end_with)
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self._say_goodbye()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._doorkeeping.close()
        await send({"type": "lifespan.shutdown.complete"})

    async def _say_goodbye(self) -> None:
        self._hub.end_all(Close.COME_BACK)
        if self._bus.is_up:
            await self._hub.say_goodbye()

    def _start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def _begin(self) -> None:
        self._start(self._begin_anew())

    async def _begin_anew(self) -> None:
        try:
            await self._hub.begin_anew()
            await asyncio.sleep(INTRODUCTION_SECONDS)  # the others tell whom they have
            self._hub.is_ready = self._bus.is_up
        except BusDown:
            logger.info("realtime_bus_left_at_once")

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            self._hub.forget_the_dead()
            for connection in list(self._hub.connections.values()):
                connection.check_life(now=time.monotonic())
            if self._bus.is_up:
                self._start(self._say_alive())

    async def _say_alive(self) -> None:
        try:
            await self._hub.say_alive()
        except BusDown:
            return

    async def _answer_questions(self) -> None:
        while True:
            await self._hub.was_asked.wait()
            self._hub.was_asked.clear()
            try:
                await self._hub.introduce(asking=False)
            except BusDown:
                continue

    # Browsers

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "websocket.accept"})
        connection = Connection(self._network_of(scope))
        try:
            self._check(scope)
            self._hub.admit(connection)
        except Refused as refused:
            await _refuse(send, refused)
            return
        try:
            code = await self._serve(connection, receive, send)
            if code is not None:
                await _close(send, code, code.name)
        finally:
            await self._dismiss(connection)

    async def _serve(self, connection: Connection, receive: Receive, send: Send) -> Close | None:
        """Until one side ends it. Returns how we do, or None when the other side is gone."""
        connection.tell(wire.established(connection.socket_id))
        writing = connection.writing = asyncio.create_task(connection.write(send))
        talking = asyncio.create_task(self._converse(connection, receive))
        try:
            await asyncio.wait({writing, talking}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            connection.is_ending = True
            is_ours = writing.done() and not writing.cancelled() and not writing.exception()
            writing.cancel()
            talking.cancel()
            await asyncio.gather(writing, talking, return_exceptions=True)
        return writing.result() if is_ours else None

    async def _converse(self, connection: Connection, receive: Receive) -> None:
        while (message := await receive())["type"] == "websocket.receive":
            if connection.is_ending:
                continue
            try:
                await self._talk.hear(connection, message.get("text"))
            except BusDown:
                connection.end(Close.OVER_CAPACITY)
            except Refused as refused:
                _object(connection, refused)

    async def _dismiss(self, connection: Connection) -> None:
        try:
            await self._hub.dismiss(connection)
        except BusDown:
            return

    def _check(self, scope: Scope) -> None:
        found = _SOCKET_PATH.fullmatch(scope["path"])
        if found is None:
            raise Refused("There is nothing at this path", Close.UNKNOWN_PATH)
        if found["key"] != self._options.key:
            raise Refused("There is no app with this key", Close.UNKNOWN_APP)
        asked = parse_qs(scope["query_string"].decode("latin-1"))
        [version] = asked.get("protocol", [""])[:1]
        if not version:
            raise Refused("No protocol was named", Close.NO_PROTOCOL)
        if not _VERSION.fullmatch(version):
            raise Refused("The protocol's version is no number", Close.BAD_VERSION)
        if int(version) != wire.PROTOCOL:
            raise Refused(f"Only protocol {wire.PROTOCOL} is spoken", Close.OTHER_PROTOCOL)

    # Programs

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] == "/healthz":
            await _answer(
                send, 200 if self._hub.is_ready else 503, {"is_ready": self._hub.is_ready}
            )
            return
        body = await _body_of(receive)
        if body is None:
            await _answer(send, 413, {"error": "The body is too large"})
            return
        query = scope["query_string"].decode("latin-1")
        done = await self._rest.answer(Asked(scope["method"], scope["path"], query, body))
        await _answer(send, done.status, done.body)


def _end_with(task: asyncio.Task[None]) -> None:
    """Without one of its parts the process would look alive and be deaf: it is started again instead."""
    if not task.cancelled():
        logger.error("realtime_part_ended", exc_info=task.exception())
        os._exit(1)


async def _refuse(send: Send, refused: Refused) -> None:
    await send({"type": "websocket.send", "text": wire.error(refused)})
    await _close(send, refused.code or Close.UNAUTHORIZED, refused.message)


async def _close(send: Send, code: Close, reason: str) -> None:
    """Granian closes only what nobody receives from, and drops what is on its way when we return."""
    await asyncio.sleep(LET_GO_SECONDS)
    await send({"type": "websocket.close", "code": int(code), "reason": reason})
    await asyncio.sleep(LAST_WORDS_SECONDS)


def _object(connection: Connection, refused: Refused) -> None:
    connection.tell(wire.subscription_error(refused) if refused.channel else wire.error(refused))
    if refused.is_final and refused.code is not None:
        connection.end(refused.code)


async def _body_of(receive: Receive) -> bytes | None:
    body, is_more = b"", True
    while is_more:
        message = await receive()
        body += message.get("body", b"")
        is_more = message.get("more_body", False)
        if len(body) > MAX_BODY_BYTES:
            return None
    return body


async def _answer(send: Send, status: int, body: dict[str, Any]) -> None:
    await send({"type": "http.response.start", "status": status, "headers": [JSON]})
    await send({"type": "http.response.body", "body": orjson.dumps(body)})
