"""How the server's processes speak to one another: everything said reaches all of them in one order."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any, Final, Protocol

import structlog

logger = structlog.get_logger(__name__)

Note = dict[str, Any]

SILENCE_SECONDS: Final = 15.0
"""Every process says that it is alive more often than that, so a longer silence is a broken line."""
PAUSE_SECONDS: Final = 0.5
LABEL: Final = 30
"""Characters at most of what stands before a part."""


class BusDown(Exception):
    """Nothing can be said now."""


class LineBroken(Exception):
    """What a line raises whatever library it speaks with."""


class Line(Protocol):
    """A connection that is open."""

    async def send(self, texts: list[str]) -> None:
        """All of them, in order."""

    def texts(self) -> AsyncIterator[str]:
        """What is heard; raises LineBroken at the end, and after SILENCE_SECONDS without anything."""


class Lines(Protocol):
    """`longest` is how many characters of ASCII one text may have."""

    longest: int

    def open(self) -> AbstractAsyncContextManager[Line]: ...


class Bus:
    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._name = secrets.token_hex(6)
        self._outgoing: asyncio.Queue[tuple[list[Note], asyncio.Future[None]]] = asyncio.Queue()
        self._parts: dict[str, list[str]] = {}
        self.is_up = False

    async def run(self, *, hear: Callable[[Note], None], on_up: Callable[[], None], on_down: Callable[[], None]) -> None:  # fmt: skip
        """For ever. `on_down` is called when notes may be lost from now on."""
        while True:
            try:
                async with self._lines.open() as line:
                    self._parts.clear()
                    self.is_up = True
                    on_up()
                    await self._use(line, hear)
            except LineBroken as broken:
                logger.warning("realtime_bus_broken", reason=str(broken))
            finally:
                self._fall_silent(on_down)
            await asyncio.sleep(PAUSE_SECONDS)

    async def say(self, *notes: Note) -> None:
        """Returns when all processes will hear it; raises BusDown."""
        if not self.is_up:
            raise BusDown
        said: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._outgoing.put_nowait((list(notes), said))
        await said

    async def _use(self, line: Line, hear: Callable[[Note], None]) -> None:
        speaking = asyncio.create_task(self._speak(line))
        listening = asyncio.create_task(self._listen(line, hear))
        try:
            await asyncio.wait({speaking, listening}, return_when=asyncio.FIRST_COMPLETED)
            for task in (speaking, listening):
                if task.done():
                    task.result()
        finally:
            speaking.cancel()
            listening.cancel()
            await asyncio.gather(speaking, listening, return_exceptions=True)

    async def _listen(self, line: Line, hear: Callable[[Note], None]) -> None:
        async for text in line.texts():
            for note in self._joined(text):
                hear(note)

    async def _speak(self, line: Line) -> None:
        """What gathered while the last was sent goes out together."""
        while True:
            waiting = [await self._outgoing.get()]
            while not self._outgoing.empty():
                waiting.append(self._outgoing.get_nowait())
            try:
                await line.send(self._split([note for notes, _ in waiting for note in notes]))
            except LineBroken:
                for _, said in waiting:
                    _settle(said, BusDown())
                raise
            for _, said in waiting:
                _settle(said, None)

    def _fall_silent(self, on_down: Callable[[], None]) -> None:
        was_up, self.is_up = self.is_up, False
        while not self._outgoing.empty():
            _settle(self._outgoing.get_nowait()[1], BusDown())
        if was_up:
            on_down()

    def _split(self, notes: list[Note]) -> list[str]:
        text = json.dumps(notes, separators=(",", ":"))
        size = self._lines.longest - LABEL
        parts = [text[at : at + size] for at in range(0, len(text), size)]
        return [f"{self._name}:{left}:{p}" for left, p in zip(_down(parts), parts, strict=True)]

    def _joined(self, text: str) -> list[Note]:
        """The notes that are whole with this part; each process sends its parts in order."""
        sender, left, part = _labelled(text)
        self._parts.setdefault(sender, []).append(part)
        if left != "0":
            return []
        notes: list[Note] = json.loads("".join(self._parts.pop(sender)))
        return notes


def _down(parts: list[str]) -> range:
    """How many parts follow each: no two are alike, for PostgreSQL would tell only one of them."""
    return range(len(parts) - 1, -1, -1)


def _labelled(text: str) -> list[str]:
    labelled = text.split(":", 2)
    if len(labelled) < 3:  # noqa: PLR2004
        raise LineBroken("somebody else speaks on it")
    return labelled


def _settle(said: asyncio.Future[None], trouble: BusDown | None) -> None:
    if said.done():  # nobody waits any more
        return
    if trouble is None:
        said.set_result(None)
    else:
        said.set_exception(trouble)
