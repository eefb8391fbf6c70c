"""What comes in and what goes out over HTTP, and the table of routes that leads to the handlers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

if TYPE_CHECKING:
    from sandbox.world import World

Json = dict[str, Any]
PARAMETER = re.compile(r"<(\w+)>")


class BadRequest(Exception):
    """What a page or the control API cannot read. The message is shown as it stands."""


@dataclass(frozen=True)
class Request:
    """`headers` have lower-case names. `named` are the parts of the path that its route names."""

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    named: Mapping[str, str] = field(default_factory=dict)

    def pairs(self) -> list[tuple[str, str]]:
        """The form-encoded parameters of the query or, for a POST, of the body."""
        text = (
            self.query if self.method in {"GET", "DELETE"} else self.body.decode(errors="replace")
        )
        return parse_qsl(text, keep_blank_values=True)

    def form(self) -> dict[str, str]:
        return dict(self.pairs())

    def json(self) -> Json:
        if "application/json" not in self.headers.get("content-type", ""):
            raise BadRequest("send application/json")
        try:
            value = json.loads(self.body or b"{}")
        except ValueError:
            raise BadRequest("the body is no JSON") from None
        if not isinstance(value, dict):
            raise BadRequest("the body must be a JSON object")
        return value


@dataclass(frozen=True)
class Response:
    """With `hang_up_after` nothing is sent: the connection breaks after so many seconds."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    hang_up_after: float | None = None


def json_response(value: object, status: int = 200) -> Response:
    text = json.dumps(value, indent=2)
    return Response(status, text.encode(), {"Content-Type": "application/json"})


def redirect(address: str) -> Response:
    """Ask with GET for the address, also after a POST."""
    return Response(303, b"", {"Location": address})


Handler = Callable[["World", Request], Response]


@dataclass(frozen=True)
class Route:
    """`Route("GET", "/mail/<id>/", show)`: the handler finds `id` in `request.named`."""

    method: str
    pattern: str
    handler: Handler

    def match(self, path: str) -> dict[str, str] | None:
        parts = PARAMETER.sub(r"(?P<\1>[^/]+)", self.pattern)
        found = re.fullmatch(parts, path)
        return found.groupdict() if found else None


class Router:
    """The first route that fits answers."""

    def __init__(self, routes: Iterable[Route]) -> None:
        self._routes = tuple(routes)

    def find(self, method: str, path: str) -> tuple[Handler, dict[str, str]] | None:
        for route in self._routes:
            named = route.match(path) if route.method == method else None
            if named is not None:
                return route.handler, named
        return None

    def knows(self, path: str) -> bool:
        return any(route.match(path) is not None for route in self._routes)
