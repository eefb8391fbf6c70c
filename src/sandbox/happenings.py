"""What happens by itself when its time has come, by the name that the timers know it by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from sandbox.provider import intents, refunds, sessions
from sandbox.work import Work

HAPPENINGS: Final[Mapping[str, Callable[[Work, str], None]]] = {
    "authorisation_ends": intents.end_authorisation,
    "refund_fails": refunds.fail,
    "refund_succeeds": refunds.succeed,
    "session_expires": sessions.expire_in_time,
}
