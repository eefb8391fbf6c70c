"""How somebody looks at the board: by what, and at which floor; read from the address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Final
from urllib.parse import urlencode

from room_bookings.selectors.housekeeping import Board, Priority, Task
from rooms.enums import RoomStatus

PRIORITY, FLOORS, STATUSES, MINE, INSPECT = "priority", "floors", "statuses", "mine", "inspect"
SHOWN: Final[dict[str, Callable[[Task], bool]]] = {
    PRIORITY: lambda task: True,
    MINE: lambda task: task.is_mine,
    INSPECT: lambda task: task.status == RoomStatus.CLEANED_UNINSPECTED,
    FLOORS: lambda task: True,
    STATUSES: lambda task: True,
}
WORK_FIRST: Final = (
    RoomStatus.CHECKOUT_DIRTY,
    RoomStatus.CLEANING_IN_PROGRESS,
    RoomStatus.CLEANED_UNINSPECTED,
    RoomStatus.MAINTENANCE_REQUIRED,
    RoomStatus.OCCUPIED,
    RoomStatus.READY_FOR_GUEST,
    RoomStatus.OUT_OF_ORDER,
)


@dataclass(frozen=True, slots=True)
class Look:
    """`floor` None is every floor; `several`: rooms are chosen to be set at once."""

    show: str = PRIORITY
    floor: str | None = None
    several: bool = False

    @property
    def query(self) -> str:
        facts = {"show": self.show}
        facts |= {} if self.floor is None else {"floor": self.floor}
        facts |= {"several": "1"} if self.several else {}
        return f"?{urlencode(facts)}"

    def with_show(self, show: str) -> str:
        return replace(self, show=show).query

    def with_floor(self, floor: str | None) -> str:
        return replace(self, floor=floor).query

    @property
    def for_one_or_several(self) -> str:
        """The other way of choosing."""
        return replace(self, several=not self.several).query


@dataclass(frozen=True, slots=True)
class Section:
    """`key` is the priority, floor or status that its rooms share."""

    key: str
    tasks: list[Task]


@dataclass(frozen=True, slots=True)
class Tab:
    name: str
    count: int
    address: str
    is_current: bool

    @property
    def is_counted(self) -> bool:
        """The others show every room."""
        return self.name in {MINE, INSPECT}


def look_of(query: Mapping[str, Any]) -> Look:
    """What cannot be shown is left out."""
    show = str(query.get("show", ""))
    floor = query.get("floor")
    return Look(
        show=show if show in SHOWN else PRIORITY,
        floor=str(floor)[:10] if floor is not None else None,
        several=query.get("several") == "1",
    )


def tabs_of(board: Board, look: Look) -> list[Tab]:
    """Counted on the floor that is looked at."""
    on_floor = _on_floor(board.tasks, look)
    return [
        Tab(name, sum(map(shown, on_floor)), look.with_show(name), name == look.show)
        for name, shown in SHOWN.items()
    ]


def sections_of(board: Board, look: Look) -> list[Section]:
    tasks = [task for task in _on_floor(board.tasks, look) if SHOWN[look.show](task)]
    if look.show == FLOORS:
        return _by(lambda task: task.room.floor, sorted(tasks, key=lambda task: task.place))
    if look.show == STATUSES:
        tasks.sort(key=lambda task: (WORK_FIRST.index(task.status), task.place))
        return _by(lambda task: task.status.value, tasks)
    return _by(lambda task: Priority(task.priority).name, tasks)


def _on_floor(tasks: Iterable[Task], look: Look) -> list[Task]:
    return [task for task in tasks if look.floor is None or task.room.floor == look.floor]


def _by(key: Callable[[Task], str], tasks: Iterable[Task]) -> list[Section]:
    return [Section(shared, list(those)) for shared, those in groupby(tasks, key)]
