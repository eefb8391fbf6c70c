"""Taking a step of the machine: the service is asked, the oracle judges, the database is compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.db import transaction
from hypothesis.stateful import RuleBasedStateMachine, invariant

from common.errors import DomainError
from events.models import DomainEvent
from hotel.models import RoomBooking
from room_bookings.recount import differences
from room_bookings.transitions import MOVES
from rooms.models import Room, RoomTypeNight
from tests.concurrency.racing import attempt
from tests.factories.world import TODAY, World
from tests.properties.oracle import OracleHotel, OracleRoom, OracleStay, Reasons

ROOMS = {"DBL": ("201", "202", "203"), "STE": ("301",)}
WINDOW = 10
NOTHING, ONE, TWO, SOME = range(1), range(1, 2), range(2, 3), range(1, 9)
"""How many events a step may write."""
LISTED = {(before, after) for (before, _), after in MOVES.items()}
SEEN: Counter[str] = Counter()
"""Which steps were taken and how each ended, so that a machine that reaches nothing is noticed."""


class JudgedMachine(RuleBasedStateMachine):
    """Each example runs in a transaction of its own over one hotel, and is rolled back."""

    world: World

    def __init__(self) -> None:
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()
        self.oracle = OracleHotel(
            rooms={n: OracleRoom(n, code) for code, group in ROOMS.items() for n in group},
            today=TODAY,
            window_days=WINDOW,
        )
        self.statuses: dict[str, str] = {}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)

    def room(self, number: str) -> int:
        return self.world.rooms[number].pk

    def of(self, stay: OracleStay) -> dict[str, Any]:
        return {"hotel_id": self.world.hotel.pk, "booking_id": stay.booking_id}

    @property
    def who(self) -> dict[str, Any]:
        return {"by": self.world.desk, "at": self.oracle.now}

    def pick(self, pick: int, suits: Callable[[OracleStay], bool]) -> OracleStay:
        """Mostly a stay that suits the step, so that long lives are reached."""
        suited = [stay for stay in self.oracle.stays if suits(stay)]
        among = suited if suited and pick % 5 else self.oracle.stays
        return among[pick // 5 % len(among)]

    def pick_room(self, pick: int, refuses: Callable[[str], Reasons]) -> str:
        """Mostly a room that can be had."""
        numbers = list(self.oracle.rooms)
        suited = [number for number in numbers if not refuses(number)]
        among = suited if suited and pick % 3 else numbers
        return among[pick // 3 % len(among)]

    def take(self, step: str, reasons: Reasons, act: Callable[[], Any]) -> Any | None:
        """The service's answer, or None when it was refused, as it should be."""
        answer = attempt(act)
        SEEN[f"{step}: {type(answer).__name__ if isinstance(answer, DomainError) else 'done'}"] += 1
        if isinstance(answer, DomainError):
            assert type(answer) in reasons, f"{step} was refused: {answer!r}, not {reasons}"
            return None
        assert reasons == set(), f"{step} was done in spite of {reasons}"
        return answer

    @contextmanager
    def telling(self, events: range) -> Iterator[None]:
        before = DomainEvent.objects.count()
        yield
        written = DomainEvent.objects.count() - before
        assert written in events, f"{written} events were written"

    def change(self, step: str, reasons: Reasons, act: Callable[[], Any]) -> bool:
        """A step that writes events if it is done, and nothing if it is refused."""
        with self.telling(NOTHING if reasons else SOME):
            return self.take(step, reasons, act) is not None

    def place(self, step: str, reasons: Reasons, stay: OracleStay, number: str, act: Any) -> bool:
        """A step that gives a room: the same one again is no change, and a refusal is recorded."""
        same = stay.room == number and step != "upgrade"
        expected = ONE if reasons else NOTHING if same else SOME
        call = lambda: act(**self.of(stay), room_id=self.room(number), **self.who)  # noqa: E731
        with self.telling(expected):
            return self.take(step, reasons, call) is not None

    # What must hold after every step

    @invariant()
    def the_database_agrees(self) -> None:
        self.assert_same_stays()
        self.assert_same_nights()
        rooms = Room.objects.filter(hotel=self.world.hotel).values_list(
            "room_number", "room_status"
        )
        assert dict(rooms) == {n: room.status for n, room in self.oracle.rooms.items()}
        # The night of the hotel's today still counts.
        assert differences(at=self.oracle.now - timedelta(days=1)) == []

    def assert_same_stays(self) -> None:
        columns = (
            "booking_id", "status", "room_type__code", "check_in", "check_out",
            "assigned_room__room_number", "assignment_version", "departed_on",
        )  # fmt: skip
        bookings = RoomBooking.objects.for_hotel(self.world.hotel.pk).order_by("pk")
        found = list(bookings.values_list(*columns))
        assert found == [
            (s.booking_id, s.status, s.code, s.check_in, s.check_out, s.room, s.version,
             s.departed_on)
            for s in self.oracle.stays
        ]  # fmt: skip
        in_house = bookings.in_house().values_list("booking_id", flat=True)
        assert list(in_house) == [s.booking_id for s in self.oracle.stays if s.in_house]
        self.assert_statuses_moved_along_the_table({row[0]: row[1] for row in found})

    def assert_same_nights(self) -> None:
        sold = RoomTypeNight.objects.filter(hotel=self.world.hotel, sold__gt=0)
        found = {
            (code, night): count
            for code, night, count in sold.values_list("room_type__code", "night", "sold")
        }
        held = Counter(
            (stay.code, night)
            for stay in self.oracle.stays
            for night in stay.stay.each_night()
            if stay.holds(night)
        )
        assert found == dict(held)

    def assert_statuses_moved_along_the_table(self, found: dict[str, str]) -> None:
        moved = {
            (before, found[booking_id])
            for booking_id, before in self.statuses.items()
            if found[booking_id] != before
        }
        assert moved <= LISTED
        self.statuses = found
