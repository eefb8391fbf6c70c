"""The SMS that came, for people and, below /_sandbox/sms, for tests."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Final

from sandbox.layout import page, table
from sandbox.markup import Child, tag
from sandbox.pages.fields import text_field
from sandbox.pages.home import moment
from sandbox.web import Request, Response, Route, json_response
from sandbox.world import World

ADDRESS: Final = re.compile(r"(https?://[^\s<>\"]+)")


def show_all(world: World, request: Request) -> Response:
    wanted = request.form().get("to", "")
    search = tag(
        "form",
        text_field("to", "Number contains", type_="search", value=wanted),
        tag("button", "Search", type="submit", class_="quiet"),
        action="/sms/",
        class_="inline",
        role="search",
    )
    rows: list[tuple[Child, ...]] = [
        (text.recipient, moment(text.sent), _linked(text.body), str(text.segments), text.sender)
        for text in world.texts.all(wanted)
    ]
    return page("SMS", search, table("Messages", ("To", "Sent", "Text", "Parts", "From"), rows))


def list_texts(world: World, request: Request) -> Response:
    """Newest first, those to `?to=`."""
    found = world.texts.all(request.form().get("to", ""))
    return json_response({"sms": [asdict(text) | {"segments": text.segments} for text in found]})


def forget_texts(world: World, _request: Request) -> Response:
    world.texts.clear()
    return json_response({})


def _linked(text: str) -> Child:
    """With the addresses in it to follow."""
    return [
        tag("a", part, href=part, target="_blank", rel="noreferrer") if number % 2 else part
        for number, part in enumerate(ADDRESS.split(text))
    ]


ROUTES: Final = (
    Route("GET", "/sms/", show_all),
    Route("GET", "/_sandbox/sms", list_texts),
    Route("DELETE", "/_sandbox/sms", forget_texts),
)
