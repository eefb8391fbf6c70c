"""The switches: faults, webhooks held back, the clock, a new beginning."""

from __future__ import annotations

from typing import Final

from sandbox.faults import Fault, FaultKind
from sandbox.layout import page, table
from sandbox.markup import Child, Html, tag
from sandbox.pages.fields import button_form, choice_field, text_field
from sandbox.web import BadRequest, Json, Request, Response, Route, redirect
from sandbox.world import World

WORDS: Final = {
    FaultKind.DELAY: "Answer late",
    FaultKind.ERROR_BEFORE: "Answer 500, nothing happened",
    FaultKind.ERROR_AFTER: "Answer 500, but it happened",
    FaultKind.RESET_BEFORE: "Break the connection, nothing happened",
    FaultKind.RESET_AFTER: "Break the connection, but it happened",
    FaultKind.TIMEOUT_AFTER: "Never answer, but it happened",
    FaultKind.WEBHOOK_DUPLICATE: "Webhook: send twice",
    FaultKind.WEBHOOK_REORDER: "Webhook: shuffle within the seconds",
    FaultKind.WEBHOOK_DELAY: "Webhook: send late",
    FaultKind.WEBHOOK_DROP: "Webhook: do not send",
    FaultKind.MAIL_SLOW: "Mail: take it late",
    FaultKind.MAIL_HANG: "Mail: never answer, it is not taken",
    FaultKind.MAIL_LATER: "Mail: ask to try again later (451)",
    FaultKind.MAIL_REFUSE: "Mail: refuse it (550)",
    FaultKind.MAIL_LOST: "Mail: never answer, but it is taken",
}
BACK: Final = "/faults/"
HOURS: Final = 3600
INVALID: Final = 422


def show(world: World, _request: Request) -> Response:
    return _page(world)


def add(world: World, request: Request) -> Response:
    try:
        world.faults.add(_wish(request.form()))
    except BadRequest as bad:
        return _page(world, problem=str(bad), status=INVALID)
    return redirect(BACK)


def remove(world: World, request: Request) -> Response:
    world.faults.remove(request.form().get("id") or None)
    return redirect(BACK)


def hold(world: World, _request: Request) -> Response:
    world.outbox.hold()
    return redirect(BACK)


def release(world: World, _request: Request) -> Response:
    world.outbox.release()
    world.postman.wake()
    return redirect(BACK)


def advance(world: World, request: Request) -> Response:
    try:
        hours = _number(request.form().get("hours", ""))
    except BadRequest as bad:
        return _page(world, problem=f"hours: {bad}", status=INVALID)
    world.clock.advance(hours * HOURS)
    world.tick()
    world.postman.wake()
    return redirect(BACK)


def reset(world: World, _request: Request) -> Response:
    world.reset()
    return redirect("/")


def _wish(form: dict[str, str]) -> Json:
    """Empty fields are left at what is usual. Raises BadRequest."""
    numbers = {name: _number(form[name]) for name in ("count", "seconds") if form.get(name)}
    return {"kind": form.get("kind"), "path": form.get("path"), **numbers}


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= len("86400")):
        raise BadRequest("expected a whole number")
    return int(text)


def _page(world: World, *, problem: str | None = None, status: int = 200) -> Response:
    rows = [_row(fault) for fault in world.faults.all()]
    columns = ("Fault", "Where", "Times left", "Seconds", "Switch")
    return page(
        "Faults",
        tag("p", problem, class_="alert", role="alert") if problem else None,
        table("Switched on", columns, rows),
        button_form("/faults/remove", "Switch all off") if rows else None,
        tag("h2", "Switch one on"),
        _form(),
        tag("h2", "Webhooks"),
        _webhooks(world),
        tag("h2", "Time"),
        _clock(),
        tag("h2", "Start anew"),
        button_form("/faults/reset", "Forget everything"),
        status=status,
    )


def _row(fault: Fault) -> tuple[Child, ...]:
    left = "always" if fault.remaining is None else str(fault.remaining)
    where = f"{fault.method} {fault.pattern}" if fault.method != "*" else fault.pattern
    off = button_form("/faults/remove", "Off", id=fault.id)
    return (WORDS[fault.kind], tag("code", where), left, f"{fault.seconds:g}", off)


def _form() -> Html:
    return tag(
        "form",
        choice_field("kind", "What goes wrong", {kind.value: text for kind, text in WORDS.items()}),
        text_field("path", "Where", value="*", hint="/v1/refunds* or, of webhooks, charge.*"),
        text_field("count", "How often", value="1", inputmode="numeric"),
        text_field("seconds", "Seconds", value="5", inputmode="numeric"),
        tag("button", "Switch on", type="submit"),
        method="post",
        action="/faults/",
        class_="card",
    )


def _webhooks(world: World) -> Html:
    if world.outbox.is_held:
        return button_form("/faults/release", "Let the held webhooks go", quiet=False)
    return button_form("/faults/hold", "Hold the webhooks back")


def _clock() -> Html:
    return tag(
        "form",
        text_field("hours", "Hours to go ahead", value="1", inputmode="numeric"),
        tag("button", "Set the clock ahead", type="submit", class_="quiet"),
        method="post",
        action="/faults/clock",
        class_="inline",
    )


ROUTES: Final = (
    Route("GET", "/faults/", show),
    Route("POST", "/faults/", add),
    Route("POST", "/faults/remove", remove),
    Route("POST", "/faults/hold", hold),
    Route("POST", "/faults/release", release),
    Route("POST", "/faults/clock", advance),
    Route("POST", "/faults/reset", reset),
)
