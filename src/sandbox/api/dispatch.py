"""What every call of the API goes through: key, faults, idempotency, one piece of work, answer."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Final

from sandbox.api.expansion import expanded
from sandbox.api.params import Params, nested
from sandbox.faults import Fault, FaultKind
from sandbox.idempotency import SavedAnswer
from sandbox.refusals import KeyRefused, Refusal, ServerFault, UnknownRoute
from sandbox.store import new_id
from sandbox.web import Handler, Json, Request, Response, Route
from sandbox.work import API_VERSION, Work
from sandbox.world import World

KEY: Final = re.compile(r"(?:sk|rk)_test_(?:(?P<account>[a-z0-9-]+)_)?")
"""What stands between two underscores names an account of its own: `sk_test_harbour_1`."""
LOST_ANSWER: Final = frozenset({FaultKind.TIMEOUT_AFTER, FaultKind.RESET_AFTER})


@dataclass(frozen=True)
class Call:
    """What an operation reads: the parts of its path and its parameters."""

    named: dict[str, str]
    params: Params


Operation = Callable[[Work, Call], Json]


@dataclass(frozen=True)
class Incoming:
    """A call with its key, before anything of it has been carried out."""

    world: World
    request: Request
    operation: Operation
    request_id: str

    @property
    def key(self) -> str | None:
        """Only a POST changes anything."""
        key = self.request.headers.get("idempotency-key")
        return key if self.request.method == "POST" else None

    @property
    def fingerprint(self) -> str:
        pairs = sorted(self.request.pairs())
        return json.dumps([self.request.method, self.request.path, pairs])


def route(method: str, pattern: str, operation: Operation) -> Route:
    """A route of the API whose operation runs within one piece of work."""

    def handle(world: World, request: Request) -> Response:
        return respond(Incoming(world, request, operation, new_id("req")))

    return Route(method, pattern, handle)


def respond(incoming: Incoming) -> Response:
    try:
        account_behind(incoming.request)
    except KeyRefused as refusal:
        return _response(incoming, refusal.status, refusal.body)
    fault = incoming.world.faults.take(incoming.request.method, incoming.request.path)
    if fault and fault.kind == FaultKind.RESET_BEFORE:
        return Response(hang_up_after=0)
    try:
        response = _guarded(incoming, fault)
    except Refusal as refusal:
        response = _response(incoming, refusal.status, refusal.body)
    if fault and fault.kind in LOST_ANSWER:
        return Response(hang_up_after=fault.seconds if fault.kind == FaultKind.TIMEOUT_AFTER else 0)
    return response


def account_behind(request: Request) -> str:
    """The account of a key of test mode, given as a bearer or as the user of basic authentication.

    Raises KeyRefused.
    """
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "basic":
        try:
            value = base64.b64decode(value, validate=True).decode().partition(":")[0]
        except (binascii.Error, ValueError):
            value = ""
    if not value:
        raise KeyRefused(
            "You did not provide an API key. You need to provide your API key in the Authorization "
            "header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY')."
        )
    key = KEY.match(value.strip())
    if key is None:
        raise KeyRefused(f"Invalid API Key provided: {value[:8]}{'*' * 8}")
    return key["account"] or ""


def unknown_handler(request: Request) -> Handler:
    """For a path of the API that leads nowhere."""

    def unknown(_work: Work, _call: Call) -> Json:
        raise UnknownRoute(
            f"Unrecognized request URL ({request.method}: {request.path}). "
            "The sandbox does not know it."
        )

    return route(request.method, "", unknown).handler


def _guarded(incoming: Incoming, fault: Fault | None) -> Response:
    """With a key: one call at a time, and the answer that was given before. Raises Refusal."""
    world, key = incoming.world, incoming.key
    with ExitStack() as stack:
        if key:
            stack.enter_context(world.saved_answers.claim(key))
            saved = world.saved_answers.find(key, incoming.fingerprint, world.clock.now())
            if saved:
                return _response(incoming, saved.status, saved.body, replayed=saved.request_id)
        if fault and fault.kind == FaultKind.DELAY:
            world.stopping.wait(fault.seconds)
        if fault and fault.kind == FaultKind.ERROR_BEFORE:
            raise ServerFault("The sandbox was told to fail before it did anything.")
        status, body = _perform(incoming, fault)
        return _response(incoming, status, body)


def _perform(incoming: Incoming, fault: Fault | None) -> tuple[int, Json]:
    """Carry it out and save the answer, both or neither. Raises Refusal: nothing was done."""
    world = incoming.world
    account = account_behind(incoming.request)
    with world.work(incoming.request_id, incoming.key, account=account) as work:
        try:
            status, body = 200, _carry_out(work, incoming)
        except Refusal as refusal:
            if not refusal.is_kept:
                raise
            status, body = refusal.status, refusal.body
        if fault and fault.kind == FaultKind.ERROR_AFTER:
            late = ServerFault("The sandbox was told to fail after it did what was asked.")
            status, body = late.status, late.body
        if incoming.key:
            world.saved_answers.keep(
                incoming.key,
                incoming.fingerprint,
                SavedAnswer(status, body, incoming.request_id),
                world.clock.now(),
            )
    return status, body


def _carry_out(work: Work, incoming: Incoming) -> Json:
    params = Params(nested(incoming.request.pairs()))
    paths = params.texts("expand")
    body = incoming.operation(work, Call(dict(incoming.request.named), params))
    params.finish()
    return expanded(work.store, body, paths)


def _response(incoming: Incoming, status: int, body: Json, replayed: str | None = None) -> Response:
    headers = {
        "Content-Type": "application/json",
        "Request-Id": incoming.request_id,
        "Stripe-Version": API_VERSION,
    }
    if incoming.key:
        headers |= {"Idempotency-Key": incoming.key, "Original-Request": incoming.request_id}
    if replayed:
        headers |= {"Idempotent-Replayed": "true", "Original-Request": replayed}
    if status >= ServerFault.status and incoming.key:
        headers["Stripe-Should-Retry"] = "false" if _is_saved(incoming) else "true"
    return Response(status, json.dumps(body, indent=2).encode(), headers)


def _is_saved(incoming: Incoming) -> bool:
    """Whether to ask again with the same key would bring the same answer."""
    world, key = incoming.world, incoming.key
    return key is not None and world.saved_answers.has(key)
