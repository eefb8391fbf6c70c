"""The adapter that speaks to a sandbox, and the messages that Stripe would send."""

from __future__ import annotations

import hashlib
import hmac
import json
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from threading import Event
from typing import Any

from django.conf import LazySettings

from payments.enums import PaymentKind
from payments.gateway import SessionWanted
from payments.stripe_gateway import StripeGateway
from tests.factories.sandbox import KEY, SECRET, RunningSandbox

PAGE = "https://hotel.example/guest/payment"


def gateway_to(sandbox: RunningSandbox) -> StripeGateway:
    return StripeGateway(api_key=KEY, webhook_secrets=[SECRET], api_base=sandbox.base_url)


def point_at(settings: LazySettings, base_url: str) -> None:
    """The settings of a process that is paid through this address."""
    settings.STRIPE_SECRET_KEY, settings.STRIPE_WEBHOOK_SECRETS = KEY, [SECRET]
    settings.STRIPE_API_BASE, settings.SITE_URL = base_url, "https://hotel.example"


def page_wanted(
    amount: str = "150.00", currency: str = "EUR", *, ends: datetime, **facts: Any
) -> SessionWanted:
    usual = {
        "reference": "PAY-2026-0000000001",
        "kind": PaymentKind.CHECKOUT,
        "title": "Grand Hotel",
        "description": "BK-2026-0000000001",
        "email": "john@example.com",
        "language": "de",
        "success_url": f"{PAGE}/return/?session_id={{CHECKOUT_SESSION_ID}}",
        "cancel_url": f"{PAGE}/cancelled/",
    }
    return SessionWanted(
        amount=Decimal(amount), currency=currency, expires_at=ends, **(usual | facts)
    )


def message(kind: str, obj: dict[str, Any], **facts: Any) -> bytes:
    """An event as Stripe sends it, of the test mode unless told."""
    usual = {
        "id": "evt_1",
        "object": "event",
        "type": kind,
        "livemode": False,
        "created": 1,
        "data": {"object": obj},
    }
    return json.dumps(usual | facts).encode()


def signed(body: bytes, secret: str = SECRET, *, ago: int = 0, scheme: str = "v1") -> str:
    moment = int(time.time()) - ago
    digest = hmac.new(secret.encode(), b"%d." % moment + body, hashlib.sha256).hexdigest()
    return f"t={moment},{scheme}={digest}"


@contextmanager
def hanging_server() -> Iterator[str]:
    """An address on loopback that takes every call and never answers."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(50)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


@contextmanager
def dripping_server(*, every: float) -> Iterator[tuple[str, Event]]:
    """An address whose first caller gets an answer byte by byte, until the event is set."""
    stop = Event()

    def drip(listening: socket.socket) -> None:
        calling, _ = listening.accept()
        with calling:
            calling.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
            while not stop.wait(every):
                calling.sendall(b" ")

    with socket.socket() as listening, ThreadPoolExecutor(1) as pool:
        listening.bind(("127.0.0.1", 0))
        listening.listen(50)
        dripping = pool.submit(drip, listening)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", stop
        stop.set()
        dripping.result(20)


def closed_port() -> str:
    """An address at which nobody listens."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{listening.getsockname()[1]}"
