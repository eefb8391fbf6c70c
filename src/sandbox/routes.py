"""All routes of the sandbox. A module with pages or calls of its own adds its `ROUTES` here.

The handlers get the `World` and the `Request`, and give back a `Response`. What has to run beside
the server, such as a mail server, stands in `sandbox.world.COMPANIONS`.
"""

from __future__ import annotations

from typing import Final

from sandbox import control, layout
from sandbox.api import customers, events, messages, payments, refunds, sessions
from sandbox.api.dispatch import unknown_handler
from sandbox.pages import challenge, faults, home, hosted, mail, sms
from sandbox.web import Request, Response, Route, json_response
from sandbox.world import World

ROUTES: Final = (
    Route("GET", "/static/sandbox.css", layout.style),
    *home.ROUTES,
    *faults.ROUTES,
    *hosted.ROUTES,
    *challenge.ROUTES,
    *mail.ROUTES,
    *sms.ROUTES,
    *messages.ROUTES,
    *control.ROUTES,
    *customers.ROUTES,
    *events.ROUTES,
    *payments.ROUTES,
    *refunds.ROUTES,
    *sessions.ROUTES,
)


def unknown_route(world: World, request: Request) -> Response:
    if request.path.startswith("/v1/"):
        return unknown_handler(request)(world, request)
    if request.path.startswith("/_sandbox/"):
        return json_response({"error": {"message": "no such route"}}, 404)
    return layout.page("There is no such page", status=404)
