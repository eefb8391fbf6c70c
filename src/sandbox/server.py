"""The HTTP server: reads a request, asks the router, writes the answer."""

from __future__ import annotations

import socket
import struct
import sys
import traceback
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Final, Self
from urllib.parse import unquote, urlsplit

from sandbox.routes import ROUTES, unknown_route
from sandbox.settings import Settings, check, is_loopback
from sandbox.web import BadRequest, Request, Response, Router, json_response
from sandbox.world import World

LARGEST_BODY: Final = 5_000_000
SAFE: Final = frozenset({"GET", "HEAD"})
RESET: Final = struct.pack("ii", 1, 0)  # lingering for no time makes of a close a reset


class Connection(BaseHTTPRequestHandler):
    """One connection of a client, for as many requests as it likes."""

    protocol_version = "HTTP/1.1"
    server: Listener

    def do_GET(self) -> None:
        self._answer("GET")

    def do_POST(self) -> None:
        self._answer("POST")

    def do_DELETE(self) -> None:
        self._answer("DELETE")

    def do_HEAD(self) -> None:
        self._answer("GET")

    def _answer(self, method: str) -> None:
        told = self.headers.get("Content-Length") or "0"
        length = int(told) if told.isdigit() else LARGEST_BODY + 1
        if length > LARGEST_BODY:
            self.close_connection = True
            self._write(json_response({"error": {"message": "too large"}}, 413))
            return
        address = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(length)
        self._write(
            answer(
                self.server.world,
                self.server.router,
                Request(method, unquote(address.path), address.query, headers, body),
            )
        )

    def _write(self, response: Response) -> None:
        if response.hang_up_after is not None:
            self._hang_up(response.hang_up_after)
            return
        self.send_response(response.status)
        for name, value in response.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(response.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)

    def _hang_up(self, seconds: float) -> None:
        self.server.world.stopping.wait(seconds)
        self.close_connection = True
        if not seconds:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        self.connection.close()

    def log_message(self, *_: object) -> None:
        """Nothing: what happened stands on the pages."""


class Listener(ThreadingHTTPServer):
    """A thread a connection. Those that are open are closed with it."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, settings: Settings) -> None:
        self.world = World(settings)
        self.router = Router(ROUTES)
        self._open: set[socket.socket] = set()
        self._lock = Lock()
        self.address_family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
        super().__init__((settings.host, settings.port), Connection)

    def process_request_thread(self, request: object, client_address: object) -> None:
        connection = request
        assert isinstance(connection, socket.socket)  # noqa: S101
        with self._lock:
            self._open.add(connection)
        try:
            super().process_request_thread(connection, client_address)
        finally:
            with self._lock:
                self._open.discard(connection)

    def handle_error(self, *_: object) -> None:
        """A client that goes away is no news; anything else is a fault of the sandbox."""
        if not isinstance(sys.exc_info()[1], OSError):
            traceback.print_exc()

    def close_connections(self) -> None:
        with self._lock:
            for connection in self._open:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)


class Sandbox:
    """A running sandbox. `with Sandbox(Settings(port=0)) as sandbox: sandbox.base_url`."""

    def __init__(self, settings: Settings) -> None:
        """Raises CannotStart, and OSError if the port is taken."""
        check(settings)
        self._listener = Listener(settings)
        self.world = self._listener.world
        self.world.base_url = f"http://{_shown(settings.host)}:{self._listener.server_port}"
        self._thread = Thread(target=self._listener.serve_forever, args=(0.05,), daemon=True)

    @property
    def base_url(self) -> str:
        return self.world.base_url

    def __enter__(self) -> Self:
        self.world.start()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.world.stopping.set()
        self._listener.shutdown()
        self._listener.close_connections()
        self._listener.server_close()
        self._thread.join()
        self.world.close()


def serve(settings: Settings) -> None:
    """Until the process is told to end."""
    with Sandbox(settings) as sandbox:
        print(f"sandbox at {sandbox.base_url}/", flush=True)  # noqa: T201 - the program's output
        sandbox.world.stopping.wait()


def answer(world: World, router: Router, request: Request) -> Response:
    if refusal := _strangers(request):
        return json_response({"error": {"message": refusal}}, 403)
    found = router.find(request.method, request.path)
    if found is None:
        return unknown_route(world, request)
    handler, named = found
    try:
        world.tick()
        return handler(world, replace(request, named=named))
    except BadRequest as bad:
        return json_response({"error": {"message": str(bad)}}, 400)


def _strangers(request: Request) -> str | None:
    """A page of somebody else in the browser must not reach the sandbox, by whatever name."""
    host = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    if not is_loopback(host):
        return "ask for the sandbox by its loopback address"
    origin = request.headers.get("origin", "")
    if request.method in SAFE or not origin:
        return None
    if not is_loopback(urlsplit(origin).hostname or ""):
        return "this page may not use the sandbox"
    return None


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
