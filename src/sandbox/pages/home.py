"""What there is: sessions, payments, refunds, disputes and the deliveries of webhooks."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any, Final

from sandbox.layout import facts, page, table
from sandbox.ledger import ledger
from sandbox.markup import Child, Html, tag
from sandbox.pages.fields import button_form
from sandbox.provider import disputes
from sandbox.provider.currencies import shown
from sandbox.refusals import Refusal
from sandbox.web import Json, Request, Response, Route, redirect
from sandbox.world import World

MOST: Final = 25
NOT_FOUND: Final = 404


def home(world: World, _request: Request) -> Response:
    return page(
        "Payments",
        _overview(world),
        _sessions(world),
        _payments(world),
        _refunds(world),
        _disputes(world),
        _deliveries(world),
    )


def show_object(world: World, request: Request) -> Response:
    found = world.store.find(request.named["id"])
    if found is None:
        return page("There is no such object", status=NOT_FOUND)
    return page(found["id"], tag("pre", json.dumps(found, indent=2), tabindex=0))


def resolve(world: World, request: Request) -> Response:
    verdict = "won" if request.form().get("status") == "won" else "lost"
    try:
        with world.work_on(request.named["id"]) as work:
            disputes.resolve(work, work.get("dispute", request.named["id"]), verdict)
    except Refusal as refusal:
        return page("That is not possible", tag("p", str(refusal)), status=refusal.status)
    return redirect("/")


def redeliver(world: World, request: Request) -> Response:
    event = world.store.find(request.named["id"])
    if event:
        world.outbox.again(event)
        world.postman.wake()
    return redirect("/")


def _overview(world: World) -> Html:
    held = "held back" if world.outbox.is_held else "on their way"
    target = f"{world.target.url} ({held})" if world.target.url else "nobody"
    return facts(
        [
            ("API and pages", world.base_url),
            ("Webhooks go to", target),
            ("Time", moment(world.clock.now())),
            ("Faults switched on", tag("a", str(len(world.faults.all())), href="/faults/")),
        ]
    )


def _sessions(world: World) -> Html:
    rows: list[tuple[Child, ...]] = []
    for session in _latest(world, "checkout.session"):
        amount = session["amount_total"]
        total = shown(amount, session["currency"]) if amount is not None else "card only"
        url = session["url"]
        open_link = tag("a", "Open", href=url, aria_label=f"Open {session['id']}") if url else ""
        state = f"{session['status']}, {session['payment_status']}"
        rows.append((link(session), moment(session["created"]), total, state, open_link))
    return table("Checkout sessions", ("Session", "Made", "Total", "State", "Page"), rows)


def _payments(world: World) -> Html:
    rows: list[tuple[Child, ...]] = []
    for sums in ledger(world.store)[::-1][:MOST]:
        currency = sums["currency"]
        names = ("authorised", "captured", "refunded", "charged_back", "net")
        amounts = [shown(sums[name], currency) for name in names]
        rows.append((link({"id": sums["payment_intent"]}), sums["status"], *amounts))
    columns = ("Payment", "Status", "Authorised", "Captured", "Refunded", "Charged back", "Net")
    return table("Payments", columns, rows)


def _refunds(world: World) -> Html:
    rows: list[tuple[Child, ...]] = [
        (
            link(refund),
            moment(refund["created"]),
            shown(refund["amount"], refund["currency"]),
            refund["status"],
            link({"id": refund["payment_intent"]}),
        )
        for refund in _latest(world, "refund")
    ]
    return table("Refunds", ("Refund", "Made", "Amount", "Status", "Payment"), rows)


def _disputes(world: World) -> Html:
    rows: list[tuple[Child, ...]] = [
        (
            link(dispute),
            shown(dispute["amount"], dispute["currency"]),
            dispute["status"],
            link({"id": dispute["payment_intent"]}),
            _verdicts(dispute),
        )
        for dispute in _latest(world, "dispute")
    ]
    return table("Disputes", ("Dispute", "Amount", "Status", "Payment", "Decide"), rows)


def _verdicts(dispute: Json) -> Child:
    if dispute["status"] not in disputes.OPEN:
        return ""
    action = f"/disputes/{dispute['id']}"
    forms = [button_form(action, status.capitalize(), status=status) for status in ("won", "lost")]
    return tag("div", forms, class_="row")


def _deliveries(world: World) -> Html:
    rows: list[tuple[Child, ...]] = []
    for delivery in world.outbox.latest(MOST):
        answers = ", ".join(str(each["status"] or "no answer") for each in delivery["answers"])
        event = {"id": delivery["event"]}
        again = button_form(f"/deliveries/{delivery['event']}", "Again")
        rows.append((link(event), delivery["type"], delivery["state"], answers or "none", again))
    columns = ("Event", "Type", "State", "Answers", "Deliver")
    return table("Webhook deliveries", columns, rows)


def _latest(world: World, kind: str) -> list[Json]:
    return world.store.slice(
        kind, equal={}, created={}, account=None, after=None, before=None, limit=MOST
    )


def link(body: Json) -> Html:
    return tag("a", tag("code", body["id"]), href=f"/objects/{body['id']}")


def moment(seconds: Any) -> Html:
    return tag("time", f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%d %H:%M:%S}")


ROUTES: Final = (
    Route("GET", "/", home),
    Route("GET", "/objects/<id>", show_object),
    Route("POST", "/disputes/<id>", resolve),
    Route("POST", "/deliveries/<id>", redeliver),
)
