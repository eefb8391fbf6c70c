"""The control API under /_sandbox/, in JSON, for tests and for the pages.

GET  state                            everything there is
GET  ledger                           the sums of each payment intent
POST reset
POST settings    {webhook_url, webhook_secret, account}
POST clock       {advance: seconds}
GET  faults      POST faults {kind, path | type, method, count, seconds, seed}   DELETE faults[/<id>]
GET  mail?to=    GET sms?to=          what was caught, newest first; DELETE mail, DELETE sms
GET  webhooks                         each delivery with its answers
POST webhooks/hold
POST webhooks/release {copies, seed}  a seed shuffles what was held
POST webhooks/flush                   sends all that waits, at once, and answers when it is done
POST webhooks/redeliver {event}       one, or all without it
POST sessions/<id>/pay {card, email, name, authenticate: true | false}
POST disputes    {payment_intent, amount, reason}
POST disputes/<id>/resolve {status: won | lost}
POST refunds/<id>/settle   {status: succeeded | failed}
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Final

from sandbox.checkout import pay_session
from sandbox.ledger import ledger
from sandbox.provider import disputes, refunds
from sandbox.refusals import Refusal
from sandbox.web import BadRequest, Json, Request, Response, Route, json_response
from sandbox.world import World

KINDS: Final = (
    "checkout.session", "payment_intent", "setup_intent", "charge", "refund", "dispute",
    "customer", "payment_method", "balance_transaction", "event",
)  # fmt: skip
SETTLE: Final = {"succeeded": refunds.succeed, "failed": refunds.fail}
VERDICTS: Final = ("won", "lost")

Action = Callable[[World, Request], object]


def state(world: World, _request: Request) -> Json:
    return {
        "objects": {kind: world.store.all(kind) for kind in KINDS},
        "deliveries": world.outbox.all(),
        "faults": [asdict(fault) for fault in world.faults.all()],
        "clock": {"now": world.clock.now(), "lead": world.clock.lead},
        "webhook": {"url": world.target.url, "is_held": world.outbox.is_held},
    }


def show_ledger(world: World, _request: Request) -> Json:
    return {"payment_intents": ledger(world.store)}


def reset(world: World, _request: Request) -> Json:
    world.reset()
    return {}


def change_settings(world: World, request: Request) -> Json:
    wish = request.json()
    target = world.target.of(str(wish.get("account", "")))
    target.set(url=wish.get("webhook_url"), secret=wish.get("webhook_secret"))
    return {"webhook_url": target.url}


def advance_clock(world: World, request: Request) -> Json:
    seconds = request.json().get("advance")
    if not isinstance(seconds, int | float) or isinstance(seconds, bool) or seconds < 0:
        raise BadRequest("advance: expected seconds to go ahead")
    world.clock.advance(seconds)
    world.tick()
    world.postman.wake()
    return {"now": world.clock.now(), "lead": world.clock.lead}


def list_faults(world: World, _request: Request) -> Json:
    return {"faults": [asdict(fault) for fault in world.faults.all()]}


def add_fault(world: World, request: Request) -> Json:
    return asdict(world.faults.add(request.json()))


def remove_faults(world: World, request: Request) -> Json:
    return {"removed": world.faults.remove(request.named.get("id"))}


def list_deliveries(world: World, _request: Request) -> Json:
    return {"is_held": world.outbox.is_held, "deliveries": world.outbox.all()}


def hold(world: World, _request: Request) -> Json:
    world.outbox.hold()
    return {"is_held": True}


def release(world: World, request: Request) -> Json:
    wish = request.json()
    copies, seed = wish.get("copies", 1), wish.get("seed")
    if not isinstance(copies, int) or copies < 1 or not isinstance(seed, int | None):
        raise BadRequest("copies, seed: expected whole numbers")
    world.outbox.release(copies=copies, seed=seed)
    world.postman.wake()
    return {"is_held": False}


def flush(world: World, _request: Request) -> Json:
    return {"sent": world.postman.flush()}


def redeliver(world: World, request: Request) -> Json:
    event_id = request.json().get("event")
    found = world.store.all("event") if event_id is None else [world.store.find(str(event_id))]
    events = [event for event in found if event and event["object"] == "event"]
    if event_id is not None and not events:
        raise BadRequest("there is no such event")
    for event in events:
        world.outbox.again(event)
    world.postman.wake()
    return {"again": len(events)}


def pay(world: World, request: Request) -> Json:
    wish = request.json()
    if not isinstance(wish.get("card"), str):
        raise BadRequest("card: expected the number of a test card")
    return pay_session(
        world,
        request.named["id"],
        number=wish["card"],
        email=wish.get("email", "guest@example.com"),
        name=wish.get("name", "Test Guest"),
        authenticate=wish.get("authenticate", True),
    )


def open_dispute(world: World, request: Request) -> Json:
    wish = request.json()
    intent_id = str(wish.get("payment_intent"))
    with world.work_on(intent_id) as work:
        intent = work.get("payment_intent", intent_id)
        charge = work.get("charge", str(intent["latest_charge"]))
        reason = wish.get("reason", "fraudulent")
        if reason not in disputes.REASONS:
            raise BadRequest(f"reason: expected one of {', '.join(disputes.REASONS)}")
        amount = int(wish.get("amount") or charge["amount_captured"])
        return disputes.open_dispute(work, charge, amount=amount, reason=reason)


def resolve_dispute(world: World, request: Request) -> Json:
    status = request.json().get("status")
    if status not in VERDICTS:
        raise BadRequest("status: expected won or lost")
    with world.work_on(request.named["id"]) as work:
        return disputes.resolve(work, work.get("dispute", request.named["id"]), status)


def settle_refund(world: World, request: Request) -> Json:
    settle = SETTLE.get(str(request.json().get("status")))
    if settle is None:
        raise BadRequest("status: expected succeeded or failed")
    with world.work_on(request.named["id"]) as work:
        settle(work, request.named["id"])
        return work.get("refund", request.named["id"])


def _route(method: str, pattern: str, action: Action) -> Route:
    def handle(world: World, request: Request) -> Response:
        if method != "GET":
            request.json()
        try:
            return json_response(action(world, request))
        except Refusal as refusal:
            return json_response(refusal.body, refusal.status)

    return Route(method, f"/_sandbox/{pattern}", handle)


TABLE: Final[tuple[tuple[str, str, Action], ...]] = (
    ("GET", "state", state),
    ("GET", "ledger", show_ledger),
    ("POST", "reset", reset),
    ("POST", "settings", change_settings),
    ("POST", "clock", advance_clock),
    ("GET", "faults", list_faults),
    ("POST", "faults", add_fault),
    ("DELETE", "faults", remove_faults),
    ("DELETE", "faults/<id>", remove_faults),
    ("GET", "webhooks", list_deliveries),
    ("POST", "webhooks/hold", hold),
    ("POST", "webhooks/release", release),
    ("POST", "webhooks/flush", flush),
    ("POST", "webhooks/redeliver", redeliver),
    ("POST", "sessions/<id>/pay", pay),
    ("POST", "disputes", open_dispute),
    ("POST", "disputes/<id>/resolve", resolve_dispute),
    ("POST", "refunds/<id>/settle", settle_refund),
)
ROUTES: Final = tuple(_route(*entry) for entry in TABLE)
