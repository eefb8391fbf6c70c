"""What we ask of a server of real time, whoever runs it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Message:
    channel: str
    name: str
    data: dict[str, Any]


class ChannelFailed(Exception):
    """The message was not published. `is_for_good` when it would be refused again."""

    def __init__(self, reason: str, *, is_for_good: bool) -> None:
        super().__init__(reason)
        self.is_for_good = is_for_good


class Channel(Protocol):
    def publish(self, messages: Sequence[Message]) -> None:
        """All of them, in this order. Raises ChannelFailed; then the first ones may be published."""

    def cut_off(self, user_id: str) -> None:
        """End the user's connections. Raises ChannelFailed."""
