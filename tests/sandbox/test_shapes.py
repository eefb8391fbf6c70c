"""Every object has what the SDK's types promise, and nothing that they do not know."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import stripe

from tests.factories.sandbox import RunningSandbox
from tests.sandbox.steps import line, new_session, paid_intent

KINDS = {
    "checkout.session": stripe.checkout.Session,
    "payment_intent": stripe.PaymentIntent,
    "setup_intent": stripe.SetupIntent,
    "charge": stripe.Charge,
    "refund": stripe.Refund,
    "dispute": stripe.Dispute,
    "customer": stripe.Customer,
    "payment_method": stripe.PaymentMethod,
    "balance_transaction": stripe.BalanceTransaction,
    "event": stripe.Event,
    "item": stripe.LineItem,
    "price": stripe.Price,
}
NEVER_LIVE = frozenset(KINDS) - {"refund", "balance_transaction", "item"}


@pytest.fixture
def objects(sandbox: RunningSandbox) -> list[dict[str, Any]]:
    """At least one of each kind, in different states."""
    client = sandbox.client
    session = new_session(sandbox, line_items=[line(1_000)], customer_creation="always")
    for card in ("4000000000009995", "4000000000000259"):
        sandbox.pay(session.id, card)
    setup = new_session(sandbox, mode="setup", line_items=None, payment_intent_data=None)
    sandbox.pay(setup.id, "4000000000000002")
    sandbox.pay(setup.id, "4000002760003184")
    for card in ("pm_card_refundFail", "pm_card_pendingRefund"):
        client.v1.refunds.create({"payment_intent": paid_intent(sandbox, card).id})
    sandbox.control("POST", "clock", {"advance": 3601})
    paid_intent(sandbox, "pm_card_threeDSecure2Required")
    held = paid_intent(sandbox, capture_method="manual")
    client.v1.payment_intents.cancel(held.id)
    expanded = client.v1.checkout.sessions.retrieve(session.id, {"expand": ["line_items"]})
    items = expanded.line_items.to_dict()["data"]
    state = sandbox.state()["objects"]
    return [*(body for kind in state for body in state[kind]), *items, items[0]["price"]]


@cache
def fields(kind: type) -> dict[str, bool]:
    """The names of the type's own fields, and whether each must be there and not be null."""
    [body] = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    assert isinstance(body, ast.ClassDef)
    return {
        node.target.id: "Optional[" not in ast.unparse(node.annotation)
        for node in body.body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
        if "ClassVar" not in ast.unparse(node.annotation)
    }


def mistakes(kind: type, body: dict[str, Any], path: str) -> Iterator[str]:
    known = fields(kind)
    yield from (f"{path}.{name} is unknown" for name in body if name not in known)
    yield from (
        f"{path}.{name} is missing"
        for name, must_be in known.items()
        if must_be and body.get(name) is None
    )
    for name, inner in getattr(kind, "_inner_class_types", {}).items():
        value = body.get(name)
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict) and fields(inner):
                yield from mistakes(inner, part, f"{path}.{name}")


def test_objects_are_of_the_types_of_the_sdk(objects: list[dict[str, Any]]):
    found = {
        problem
        for body in objects
        for problem in mistakes(KINDS[body["object"]], body, body["object"])
    }

    assert sorted(found) == []
    assert {body["object"] for body in objects} == set(KINDS)


def test_objects_have_the_prefixes_of_their_kinds(objects: list[dict[str, Any]]):
    prefixes = {body["object"]: body["id"].rsplit("_", 1)[0] for body in objects}

    assert prefixes == {
        "checkout.session": "cs_test",
        "payment_intent": "pi",
        "setup_intent": "seti",
        "charge": "ch",
        "refund": "re",
        "dispute": "du",
        "customer": "cus",
        "payment_method": "pm",
        "balance_transaction": "txn",
        "event": "evt",
        "item": "li",
        "price": "price",
    }


def test_nothing_is_live(objects: list[dict[str, Any]]):
    live = {body["object"]: body.get("livemode") for body in objects}

    assert {kind for kind, value in live.items() if value is False} == NEVER_LIVE
    assert True not in live.values()


def test_events_have_types_that_the_sdk_knows(sandbox: RunningSandbox, objects: list[Any]):
    source = inspect.getsource(stripe.Event)

    assert [name for name in set(sandbox.event_types()) if f'"{name}"' not in source] == []


def test_the_version_is_the_one_of_the_sdk(sandbox: RunningSandbox):
    paid_intent(sandbox)
    [*_, event] = sandbox.client.v1.events.list().data

    assert event.api_version == stripe.api_version
