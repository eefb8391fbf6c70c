"""A file being carried out: what it says, what stands, and what was done so far."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from common.actor import Actor
from common.errors import DomainError
from hotel.models import Hotel
from hotel_setup.files.checking import CheckedFile
from hotel_setup.files.comparing import differing, told
from photos.imaging import PreparedPhoto

Facts = Mapping[str, Any]


@dataclass
class Work:
    """`lines` begin with `+` for what was added, `~` for what was changed, `=` for what the hotel has and
    the file leaves out. `photos` are drawn already, by their digests."""

    file: CheckedFile
    hotel: Hotel
    standing: Facts
    by: Actor
    at: datetime
    photo_digests: Sequence[str] = ()
    photos: Mapping[str, PreparedPhoto] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    @property
    def who(self) -> dict[str, Any]:
        return {"hotel_id": self.hotel.pk, "by": self.by, "at": self.at}

    @property
    def changes(self) -> int:
        return sum(not line.startswith("=") for line in self.lines)

    def added(self, thing: str) -> None:
        self.lines.append(f"+ {thing}")

    def changed(self, thing: str, what: str = "") -> None:
        self.lines.append(f"~ {thing}: {what}" if what else f"~ {thing}")

    def kept(self, thing: str) -> None:
        self.lines.append(f"= {thing}")

    def given(self, part: str) -> Any:
        return self.file.facts.get(part)

    @contextmanager
    def at_place(self, *place: str | int) -> Iterator[None]:
        """What is refused meanwhile is told with its path and line."""
        try:
            yield
        except DomainError as exc:
            raise self.file.refused(exc, tuple(map(str, place))) from exc


Add = Callable[[Work, Facts], None]
Change = Callable[[Work, Facts, Facts], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A list of the file. `change` is given the item and only those facts that differ."""

    name: str
    thing: str
    key: str
    add: Add
    change: Change

    def carry_out(self, work: Work, items: list[tuple[int, Facts]] | None = None) -> None:
        """The hotel's own that the file leaves out stay, and are named."""
        given = work.given(self.name)
        if given is None:
            return
        standing = {row[self.key]: row for row in work.standing.get(self.name, ())}
        for index, item in items if items is not None else list(enumerate(given)):
            with work.at_place(self.name, index):
                self._settle(work, standing.get(item[self.key]), item)
        for key in standing.keys() - {item[self.key] for item in given}:
            work.kept(f"{self.thing} {key} is not in the file and stays")

    def _settle(self, work: Work, standing: Facts | None, item: Facts) -> None:
        name = f"{self.thing} {item[self.key]}"
        if standing is None:
            self.add(work, item)
            work.added(name)
        elif changes := differing(standing, item):
            self.change(work, item, changes)
            work.changed(name, told(standing, changes))
