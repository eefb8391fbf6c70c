"""Sends the events that are due, one after the other, and the work that time brings."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from http.client import HTTPException
from threading import Event, Thread
from typing import Final

from sandbox.outbox import Outbox, Target
from sandbox.store import Store
from sandbox.web import Json

PATIENCE_SECONDS: Final = 10
LOOK_EVERY_SECONDS: Final = 0.25
NOTE_LENGTH: Final = 500


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect is a failed delivery, as it is for Stripe."""

    def redirect_request(self, *_args: object, **_kwargs: object) -> None:
        return None


OPENER: Final = urllib.request.build_opener(NoRedirect, urllib.request.ProxyHandler({}))


def signature(secret: str, payload: bytes, at: int) -> str:
    """The value of `Stripe-Signature`."""
    signed = hmac.new(secret.encode(), f"{at}.".encode() + payload, hashlib.sha256)
    return f"t={at},v1={signed.hexdigest()}"


def send(target: Target, event: Json) -> tuple[int | None, str]:
    """The status and the beginning of the answer, or None and what went wrong.

    The signature carries the machine's time, wherever the sandbox's clock was set.
    """
    payload = json.dumps(event, indent=2).encode()
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
        "Stripe-Signature": signature(target.secret, payload, int(time.time())),
    }
    try:
        request = urllib.request.Request(target.url, payload, headers)  # noqa: S310
        with OPENER.open(request, timeout=PATIENCE_SECONDS) as answer:
            return answer.status, answer.read(NOTE_LENGTH).decode(errors="replace")
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.read(NOTE_LENGTH).decode(errors="replace")
    except (OSError, HTTPException, ValueError) as broken:
        return None, f"{type(broken).__name__}: {broken}"[:NOTE_LENGTH]


class Postman:
    """One thread. `tick` is called before each look for what is due."""

    def __init__(
        self, outbox: Outbox, target: Target, store: Store, tick: Callable[[], None]
    ) -> None:
        self._outbox, self._target, self._store, self._tick = outbox, target, store, tick
        self._wake, self._stopping = Event(), Event()
        self._thread = Thread(target=self._work, name="sandbox-webhooks", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._wake.set()
        self._thread.join(PATIENCE_SECONDS + 1)

    def wake(self) -> None:
        self._wake.set()

    def flush(self) -> int:
        """Send all that waits once, however late it is due and even if it is held. How many."""
        deliveries = self._outbox.take_all()
        for delivery in deliveries:
            self._deliver(delivery)
        return len(deliveries)

    def _work(self) -> None:
        while not self._stopping.is_set():
            self._tick()
            while not self._stopping.is_set() and (delivery := self._outbox.take()):
                self._deliver(delivery)
            self._wake.wait(LOOK_EVERY_SECONDS)
            self._wake.clear()

    def _deliver(self, delivery: Json) -> None:
        event = self._store.find(delivery["event"])
        if event is None:
            self._outbox.answered(delivery["id"], None, "the event is gone")
            return
        shown = event | {"pending_webhooks": self._outbox.pending(event["id"])}
        target = self._target.of(self._store.account_of(event["id"]))
        self._outbox.answered(delivery["id"], *send(target, shown))
