"""A sandbox for a test, in this process and in memory, on any free port of loopback."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from stripe import StripeClient

from sandbox.server import Sandbox
from sandbox.settings import Settings

SECRET = "whsec_sandbox_tests"
KEY = "sk_test_sandbox"


@dataclass(frozen=True)
class RunningSandbox:
    """`base_url` has no slash at its end."""

    base_url: str

    @property
    def client(self) -> StripeClient:
        """The real SDK, which tries nothing again by itself."""
        return self.client_with(KEY)

    def client_with(self, api_key: str) -> StripeClient:
        """Of another account, see sandbox/api/dispatch.py."""
        return StripeClient(api_key, base_addresses={"api": self.base_url}, max_network_retries=0)

    def control(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """`control("POST", "faults", {...})`; see sandbox/control.py. Refusals are AssertionErrors."""
        status, answer = self.ask(method, f"/_sandbox/{path}", body)
        assert status == 200, answer
        return answer

    def ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> tuple[int, Any]:
        """Status and JSON, whatever they are."""
        request = urllib.request.Request(
            self.base_url + path,
            None if method == "GET" else json.dumps(body or {}).encode(),
            {"Content-Type": "application/json"},
            method=method,
        )
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, json.loads(answer.read())
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, json.loads(refused.read())

    def pay(self, session_id: str, card: str = "4242424242424242", **facts: Any) -> Any:
        """What the hosted page would do: `{"session", "intent", "declined"}`."""
        return self.control("POST", f"sessions/{session_id}/pay", {"card": card, **facts})

    def fault(self, kind: str, **facts: Any) -> Any:
        return self.control("POST", "faults", {"kind": kind, **facts})

    def state(self) -> Any:
        return self.control("GET", "state")

    def ledger(self) -> Any:
        return self.control("GET", "ledger")["payment_intents"]

    @property
    def mail_port(self) -> int:
        port: int = self.control("GET", "mail")["smtp_port"]
        return port

    def mails(self, to: str = "") -> Any:
        """Newest first."""
        return self.control("GET", f"mail?to={quote(to)}")["mails"]

    def sms(self, to: str = "") -> Any:
        """Newest first."""
        return self.control("GET", f"sms?to={quote(to)}")["sms"]

    def event_types(self) -> list[str]:
        """All that happened, oldest first."""
        return [event["type"] for event in self.state()["objects"]["event"]]


@contextmanager
def running_sandbox(
    *,
    webhook_url: str = "",
    secret: str = SECRET,
    folder: Path | None = None,
    settling_seconds: float = 3600,
    smtp_port: int | None = None,
) -> Iterator[RunningSandbox]:
    """With a folder it finds what an earlier one left there.

    With `smtp_port` 0 it takes mail, at `mail_port`. Refunds that settle later do so when the clock is
    set ahead by `settling_seconds`.
    """
    settings = Settings(
        port=0,
        folder=folder,
        webhook_url=webhook_url,
        webhook_secret=secret,
        settling_seconds=settling_seconds,
        smtp_port=smtp_port,
    )
    with Sandbox(settings) as sandbox:
        yield RunningSandbox(sandbox.base_url)
