"""A receiver on loopback, with every fault that one can have."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


@dataclass
class Got:
    """One request as it came."""

    line: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Receiver:
    """`answers` are given one after the other, the last for good. None hangs, an empty one closes."""

    port: int = 0
    answers: list[bytes | None] = field(default_factory=lambda: [OK])
    drip_seconds: float = 0
    keeps_open: bool = False
    got: list[Got] = field(default_factory=list)
    connections: int = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            with suppress(asyncio.IncompleteReadError, ConnectionError):
                self.got.append(await self._read(reader))
                await self._answer(writer)
                if self.keeps_open:
                    await reader.read()
        finally:
            writer.transport.abort() if self.keeps_open else writer.close()

    async def _read(self, reader: asyncio.StreamReader) -> Got:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        line, *rest = head.strip().split("\r\n")
        headers = dict(each.split(": ", 1) for each in rest)
        return Got(line, headers, await reader.readexactly(int(headers["Content-Length"])))

    async def _answer(self, writer: asyncio.StreamWriter) -> None:
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if answer is None:
            await asyncio.sleep(60)
        elif self.drip_seconds:
            for byte in answer:
                writer.write(bytes([byte]))
                await writer.drain()
                await asyncio.sleep(self.drip_seconds)
        else:
            writer.write(answer)
            await writer.drain()


@contextmanager
def receiving(
    *, host: str = "127.0.0.1", port: int = 0, tls: ssl.SSLContext | None = None
) -> Iterator[Receiver]:
    receiver, loop = Receiver(), asyncio.new_event_loop()

    async def start() -> asyncio.Server:
        return await asyncio.start_server(receiver.serve, host, port, ssl=tls)

    server = loop.run_until_complete(start())
    receiver.port = server.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield receiver
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.run_until_complete(end(server))
        loop.close()


async def end(server: asyncio.Server) -> None:
    server.close()
    waiting = asyncio.all_tasks() - {asyncio.current_task()}
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    await asyncio.sleep(0)  # for what the connections still have to close
