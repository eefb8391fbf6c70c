"""Who is subscribed to what, in all processes together.

Every process applies the same notes in the same order, its own included, so that all agree on who was
there first and who is the last to go.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

SILENCE_SECONDS: Final = 15.0
"""A process that was not heard of for so long is dead, and its subscribers with it."""


@dataclass(frozen=True, slots=True)
class Member:
    """Of a presence channel. `info` is what the proof says of the user."""

    user_id: str
    info: Any = None


@dataclass
class Roster:
    _channels: dict[str, dict[str, Member | None]] = field(default_factory=dict)
    """Subscribers by socket id; members in presence channels only."""
    _home: dict[str, dict[str, set[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(set))
    )
    """Of each process the channels of its sockets."""
    _heard: dict[str, float] = field(default_factory=dict)

    def enter(self, process: str, channel: str, socket_id: str, member: Member | None) -> bool:
        """Returns whether a user is there who was not."""
        there = self._channels.setdefault(channel, {})
        is_new = member is not None and member.user_id not in self._users(there)
        there[socket_id] = member
        self._home[process][socket_id].add(channel)
        return is_new

    def leave(self, process: str, channel: str, socket_id: str) -> Member | None:
        """Returns the user who is gone with that."""
        self._forget(process, channel, socket_id)
        there = self._channels.get(channel, {})
        member = there.pop(socket_id, None)
        if not there:
            self._channels.pop(channel, None)
        return None if member is None or member.user_id in self._users(there) else member

    def _forget(self, process: str, channel: str, socket_id: str) -> None:
        sockets = self._home[process]
        sockets.get(socket_id, set()).discard(channel)
        if not sockets.get(socket_id):
            sockets.pop(socket_id, None)

    def drop(self, process: str) -> Iterator[tuple[str, Member]]:
        """Forget a process; yields who is gone with it from which channel."""
        self._heard.pop(process, None)
        for socket_id, channels in list(self._home.pop(process, {}).items()):
            for channel in list(channels):
                member = self.leave(process, channel, socket_id)
                if member is not None:
                    yield channel, member
        self._home.pop(process, None)

    def heard_of(self, process: str, *, now: float) -> None:
        self._heard[process] = now

    def dead(self, *, now: float) -> list[str]:
        return [each for each, at in self._heard.items() if now - at > SILENCE_SECONDS]

    def channels(self, prefix: str = "") -> list[str]:
        return sorted(name for name in self._channels if name.startswith(prefix))

    def subscriptions(self, channel: str) -> int:
        return len(self._channels.get(channel, {}))

    def members(self, channel: str) -> dict[str, Any]:
        """What is known of each user, by id."""
        there = self._channels.get(channel, {}).values()
        return {each.user_id: each.info for each in there if each is not None}

    @staticmethod
    def _users(there: dict[str, Member | None]) -> set[str]:
        return {each.user_id for each in there.values() if each is not None}


def known_members(roster: Roster, channel: str) -> dict[str, Any]:
    """As a new member is told of the others."""
    members = roster.members(channel)
    return {"presence": {"count": len(members), "ids": sorted(members), "hash": members}}


def as_notes(entries: Iterable[tuple[str, str, Member | None]]) -> list[list[Any]]:
    return [[c, s, None if m is None else [m.user_id, m.info]] for c, s, m in entries]


def member_of(note: Any) -> Member | None:
    return None if note is None else Member(note[0], note[1])
