"""One request to a host that we do not trust: its name looked up once, the connection made to the very
address that was checked, no redirect followed, everything limited."""

from __future__ import annotations

import asyncio
import re
import socket
import ssl
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, timedelta
from email.message import Message
from email.utils import parsedate_to_datetime
from functools import cache
from http.client import HTTPException, parse_headers
from io import BytesIO
from time import perf_counter
from typing import Final

from common.clock import now
from webhooks.addresses import Target, all_public
from webhooks.enums import AttemptError

CONNECT_SECONDS: Final = 3.0
TOTAL_SECONDS: Final = 10.0
LONGEST_HEAD: Final = 16 * 1024
LONGEST_BODY: Final = 64 * 1024
_STATUS_LINE = re.compile(rb"HTTP/1\.[01] ([1-5][0-9]{2})(?: [^\r\n]*)?\r?\n")

_LAST_CHUNK = re.compile(rb"(?:\A|\n)0+\r\n\r\n\Z")
NO_CONTENT: Final = 204

UNREADABLE: Final = (
    ValueError,
    HTTPException,
    asyncio.IncompleteReadError,
    asyncio.LimitOverrunError,
)

Resolve = Callable[[str, int], Awaitable[list[str]]]


class Failed(Exception):
    def __init__(self, error: AttemptError) -> None:
        super().__init__(error.label)
        self.error = error


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    retry_after: timedelta | None
    length: int
    """Of the body, as far as it was read."""

    @property
    def error(self) -> AttemptError:
        if 200 <= self.status < 300:  # noqa: PLR2004
            return AttemptError.NONE
        return AttemptError.REDIRECT if 300 <= self.status < 400 else AttemptError.STATUS  # noqa: PLR2004


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a request. Without a readable answer there is no status."""

    error: AttemptError
    duration_ms: int = 0
    status_code: int | None = None
    answer_length: int = 0
    retry_after: timedelta | None = None


async def look_up(host: str, port: int) -> list[str]:
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[4][0]) for address in found]


async def post(
    target: Target,
    body: bytes,
    headers: Mapping[str, str],
    *,
    allow_private: bool,
    resolve: Resolve = look_up,
) -> Result:
    """Never raises for what the host does."""
    started = perf_counter()
    answer = None
    try:
        async with asyncio.timeout(TOTAL_SECONDS):
            address = await _checked_address(target, allow_private=allow_private, resolve=resolve)
            answer = await _exchange(target, address, _request(target, body, headers))
        error = answer.error
    except Failed as exc:
        error = exc.error
    except TimeoutError:
        error = AttemptError.TIMEOUT
    duration_ms = round((perf_counter() - started) * 1000)
    if answer is None:
        return Result(error, duration_ms)
    return Result(error, duration_ms, answer.status, answer.length, answer.retry_after)


async def _checked_address(target: Target, *, allow_private: bool, resolve: Resolve) -> str:
    """Looked up once; nobody looks the name up again."""
    try:
        addresses = await resolve(target.host, target.port)
    except (OSError, UnicodeError) as exc:
        raise Failed(AttemptError.NAME) from exc
    if not addresses:
        raise Failed(AttemptError.NAME)
    if not allow_private and not all_public(addresses):
        raise Failed(AttemptError.ADDRESS)
    return addresses[0]


def _request(target: Target, body: bytes, headers: Mapping[str, str]) -> bytes:
    lines = [f"POST {target.path} HTTP/1.1", f"Host: {target.authority}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    lines += [f"Content-Length: {len(body)}", "Connection: close", "", ""]
    return "\r\n".join(lines).encode("ascii") + body


async def _exchange(target: Target, address: str, request: bytes) -> Answer:
    reader, writer = await _connect(target, address)
    try:
        writer.write(request)
        return await _read(reader)
    except (*UNREADABLE, OSError) as exc:
        raise Failed(AttemptError.CLOSED) from exc
    finally:
        writer.transport.abort()  # whatever it still wants to say


async def _connect(
    target: Target, address: str
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """To this address and no other; the certificate must be the name's."""
    secure = {"ssl": tls(_trusted()), "server_hostname": target.host} if target.is_encrypted else {}
    try:
        async with asyncio.timeout(CONNECT_SECONDS):
            return await asyncio.open_connection(
                address,
                target.port,
                limit=LONGEST_HEAD,
                **secure,  # type: ignore[arg-type]
            )
    except TimeoutError as exc:
        raise Failed(AttemptError.TIMEOUT) from exc
    except ssl.SSLError as exc:
        raise Failed(AttemptError.TLS) from exc
    except OSError as exc:
        raise Failed(AttemptError.CONNECT) from exc


async def _read(reader: asyncio.StreamReader) -> Answer:
    status, headers = await _head(reader)
    while status < 200:  # noqa: PLR2004  what comes before the answer itself
        status, headers = await _head(reader)
    length = 0 if status == NO_CONTENT else await _length(reader, headers)
    return Answer(status, _retry_after(headers), length)


async def _head(reader: asyncio.StreamReader) -> tuple[int, Message]:
    head = await reader.readuntil(b"\r\n\r\n")
    line = _STATUS_LINE.match(head)
    if line is None:
        raise Failed(AttemptError.CLOSED)
    return int(line[1]), parse_headers(BytesIO(head[line.end() :]))


async def _length(reader: asyncio.StreamReader, headers: Message) -> int:
    """Up to where the answer says that it ends: not every host closes the connection when asked to."""
    announced = headers.get("Content-Length", "")
    longest = min(int(announced), LONGEST_BODY) if announced.isdecimal() else LONGEST_BODY
    is_chunked = headers.get("Transfer-Encoding", "").lower() == "chunked"
    body = b""
    while len(body) < longest and not (is_chunked and _LAST_CHUNK.search(body)):
        piece = await reader.read(longest - len(body))
        if not piece:
            break
        body += piece
    return len(body)


def _retry_after(headers: Message) -> timedelta | None:
    """Seconds or a date."""
    text = (headers.get("Retry-After") or "").strip()
    if text.isascii() and text.isdigit():
        return timedelta(seconds=min(int(text[:9]), 10**8))
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(moment.replace(tzinfo=moment.tzinfo or UTC) - now(), timedelta(0))


def _trusted() -> str | None:
    return ssl.get_default_verify_paths().cafile


@cache
def tls(_trusted_file: str | None) -> ssl.SSLContext:
    """Reading the authorities takes longer than a request."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
