"""One process of the server: its connections, and what all processes know of one another.

Whatever happens is first said on the bus and done when it is heard there, by its own process as by the
others: so all do the same things in the same order, and a subscriber misses nothing after it was told
that it is subscribed.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from realtime import wire
from realtime.server.bus import Bus, Note
from realtime.server.connection import Connection
from realtime.server.options import Options
from realtime.server.roster import Member, Roster, as_notes, known_members, member_of
from realtime.wire import Close, Refused


class Hub:
    def __init__(self, options: Options, bus: Bus) -> None:
        self.options, self.bus = options, bus
        self.process = secrets.token_hex(8)
        self.roster = Roster()
        self.connections: dict[str, Connection] = {}
        self.was_asked = asyncio.Event()
        self.is_ready = False
        self._networks: Counter[str] = Counter()
        self._subscribers: dict[str, dict[str, Connection]] = defaultdict(dict)
        self._hearing: dict[str, Callable[[Note], None]] = {
            "in": self._hear_entered,
            "out": self._hear_left,
            "tell": self._hear_told,
            "end": self._hear_ended,
            "alive": self._hear_alive,
            "all": self._hear_all,
            "bye": self._hear_gone,
        }

    # Connections

    def admit(self, connection: Connection) -> None:
        """Raises Refused when there is no room."""
        if not self.is_ready:
            raise Refused("The server is not ready", Close.OVER_CAPACITY)
        if len(self.connections) >= self.options.connections:
            raise Refused("The server is full", Close.OVER_CAPACITY)
        if self._networks[connection.network] >= self.options.connections_a_network:
            raise Refused("Too many connections from one network", Close.OVER_CAPACITY)
        self._networks[connection.network] += 1
        self.connections[connection.socket_id] = connection

    async def dismiss(self, connection: Connection) -> None:
        if self.connections.pop(connection.socket_id, None) is None:
            return
        self._networks[connection.network] -= 1
        if not self._networks[connection.network]:
            del self._networks[connection.network]
        left = [self._left(channel, connection.socket_id) for channel in connection.channels]
        for channel in list(connection.channels):
            self._remove(channel, connection)
        if left and self.bus.is_up:
            await self.bus.say(*left)

    def end_all(self, code: Close) -> None:
        for connection in list(self.connections.values()):
            connection.end(code)

    def end_users(self, users: Iterable[str], code: Close) -> None:
        wanted = set(users)
        for connection in list(self.connections.values()):
            if not wanted.isdisjoint(connection.users):
                connection.end(code)

    def users(self) -> set[str]:
        """All that are spoken for on connections of this process."""
        return {user for connection in self.connections.values() for user in connection.users}

    # What is said

    async def enter(self, connection: Connection, channel: str, member: Member | None) -> None:
        connection.channels[channel] = member
        [note] = as_notes([(channel, connection.socket_id, member)])
        await self.bus.say({"t": "in", "p": self.process, "e": note})

    async def leave(self, connection: Connection, channel: str) -> None:
        connection.channels.pop(channel, None)
        self._remove(channel, connection)
        await self.bus.say(self._left(channel, connection.socket_id))

    async def tell(self, items: list[dict[str, Any]]) -> None:
        """Messages in order: each with `c`, the channel, `f`, the frame, and `x`, a socket that knows it
        already."""
        await self.bus.say({"t": "tell", "i": items})

    async def end_user(self, user_id: str) -> None:
        await self.bus.say({"t": "end", "u": user_id})

    async def say_alive(self) -> None:
        await self.bus.say({"t": "alive", "p": self.process})

    async def say_goodbye(self) -> None:
        await self.bus.say({"t": "bye", "p": self.process})

    async def introduce(self, *, asking: bool) -> None:
        """Tell the others of our subscribers, and perhaps ask for theirs. It holds what was said so far,
        not what was heard so far: what is on its way is heard before it."""
        entries = as_notes(
            (channel, connection.socket_id, member)
            for connection in self.connections.values()
            for channel, member in connection.channels.items()
        )
        await self.bus.say({"t": "all", "p": self.process, "e": entries, "ask": asking})

    async def begin_anew(self) -> None:
        """When the bus is back. Who we were before is forgotten: others may have missed what it did."""
        former, self.process = self.process, secrets.token_hex(8)
        await self.bus.say({"t": "bye", "p": former})
        await self.introduce(asking=True)

    def lose_touch(self) -> None:
        """When the bus is gone: our clients would miss what happens, so they ask the log until it is back."""
        self.is_ready = False
        self.end_all(Close.OVER_CAPACITY)
        self.roster = Roster()

    def _left(self, channel: str, socket_id: str) -> Note:
        return {"t": "out", "p": self.process, "c": channel, "s": socket_id}

    # What is heard

    def hear(self, note: Note) -> None:
        self._hearing[note["t"]](note)

    def _hear_entered(self, note: Note) -> None:
        channel, socket_id, told = note["e"]
        member = member_of(told)
        is_new = self.roster.enter(note["p"], channel, socket_id, member)
        if is_new and member is not None:
            facts = {"user_id": member.user_id} | _info(member)
            self._spread(
                channel, wire.frame("pusher_internal:member_added", facts, channel=channel)
            )
        connection = self.connections.get(socket_id) if note["p"] == self.process else None
        if connection is not None and channel in connection.channels:
            facts = known_members(self.roster, channel) if member else {}
            connection.tell(
                wire.frame("pusher_internal:subscription_succeeded", facts, channel=channel)
            )
            self._subscribers[channel][socket_id] = connection

    def _hear_left(self, note: Note) -> None:
        self._tell_gone(note["c"], self.roster.leave(note["p"], note["c"], note["s"]))

    def _hear_told(self, note: Note) -> None:
        for item in note["i"]:
            self._spread(item["c"], item["f"], without=item["x"])

    def _hear_ended(self, note: Note) -> None:
        self.end_users([note["u"]], Close.UNAUTHORIZED)

    def _hear_alive(self, note: Note) -> None:
        self.roster.heard_of(note["p"], now=time.monotonic())

    def _hear_all(self, note: Note) -> None:
        self._hear_alive(note)
        if note["p"] == self.process:
            return
        for entry in note["e"]:
            self._hear_entered({"p": note["p"], "e": entry})
        if note["ask"]:
            self.was_asked.set()

    def _hear_gone(self, note: Note) -> None:
        self.forget(note["p"])

    def forget_the_dead(self) -> None:
        for process in self.roster.dead(now=time.monotonic()):
            self.forget(process)

    def forget(self, process: str) -> None:
        for channel, member in self.roster.drop(process):
            self._tell_gone(channel, member)

    def _tell_gone(self, channel: str, member: Member | None) -> None:
        if member is not None:
            facts = {"user_id": member.user_id}
            self._spread(
                channel, wire.frame("pusher_internal:member_removed", facts, channel=channel)
            )

    def _spread(self, channel: str, text: str, *, without: str = "") -> None:
        for socket_id, connection in list(self._subscribers.get(channel, {}).items()):
            if socket_id != without:
                connection.tell(text)

    def _remove(self, channel: str, connection: Connection) -> None:
        there = self._subscribers.get(channel, {})
        there.pop(connection.socket_id, None)
        if not there:
            self._subscribers.pop(channel, None)


def _info(member: Member) -> dict[str, Any]:
    return {} if member.info is None else {"user_info": member.info}
