"""The board in the order in which it is read, with the next step of each booking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from hotel.enums import BookingStatus
from hotel.models import RoomBooking
from payments.money import Money, MoneyStatus
from room_bookings.selectors.actions import Action, allowed_actions
from room_bookings.selectors.today import Board, BoardRow, Lane

LANES: Final = ("overdue", "arrivals", "departures", "in_house", "unassigned")
TONES: Final = {
    MoneyStatus.UNPAID: "bad",
    MoneyStatus.PART_PAID: "wait",
    MoneyStatus.REFUND_DUE: "wait",
    MoneyStatus.PAID: "good",
    MoneyStatus.SETTLED: "good",
    MoneyStatus.GUARANTEED: "info",
}


class Step(StrEnum):
    """What is done with a booking next."""

    CHECK_IN = "check_in"
    CHECK_OUT = "check_out"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Line:
    """A booking on the board."""

    row: BoardRow
    step: Step
    may_arrive: bool
    may_leave: bool

    @property
    def booking(self) -> RoomBooking:
        return self.row.booking

    @property
    def money(self) -> Money:
        return self.row.money

    @property
    def money_tone(self) -> str:
        return TONES[self.row.money.status]

    @property
    def is_late(self) -> bool:
        return self.row.lane == Lane.OVERDUE

    @property
    def has_left(self) -> bool:
        return self.row.booking.checked_out_at is not None


@dataclass(frozen=True, slots=True)
class LaneShown:
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """`done` of `total` are dealt with; None: nothing is ever done there."""

    name: str
    count: int
    done: int | None = None
    total: int = 0


def rows_of(board: Board, lane: str) -> list[BoardRow]:
    if lane == "in_house":
        return board.in_house
    return board.unassigned if lane == "unassigned" else board.lane(Lane(lane))


def lanes_of(board: Board, show: str) -> list[LaneShown]:
    """One alone, or all in which there is something to do; who has no room is among the arrivals then."""
    names = [show] if show else LANES[:-1]
    lanes = [LaneShown(name, tuple(_lines(board, name))) for name in names]
    return [lane for lane in lanes if lane.lines or show or lane.name != "overdue"]


def tiles_of(board: Board) -> list[Tile]:
    arrived, departed = board.lane(Lane.ARRIVED), board.lane(Lane.DEPARTED)
    done = {"arrivals": len(arrived), "departures": len(departed)}
    tiles = []
    for name in LANES:
        left = len(rows_of(board, name))
        finished = done.get(name)
        tiles.append(Tile(name, left, finished, left + (finished or 0)))
    return tiles


def _lines(board: Board, lane: str) -> list[Line]:
    return [_line(row, board) for row in rows_of(board, lane)]


def _line(row: BoardRow, board: Board) -> Line:
    booking = row.booking
    able = allowed_actions(booking, today=board.today)
    arrives, may_leave = may_arrive(booking, board.today), Action.CHECK_OUT in able
    step = Step.CHECK_IN if arrives else Step.OPEN
    if may_leave and row.lane in {Lane.DEPARTURES, Lane.OVERDUE}:
        step = Step.CHECK_OUT
    return Line(row, step, arrives, may_leave)


def may_arrive(booking: RoomBooking, today: date) -> bool:
    """Confirmed, or held and to be paid at the desk, with a night left."""
    is_open = booking.status in {BookingStatus.CONFIRMED, BookingStatus.PENDING_PAYMENT}
    return is_open and booking.checked_in_at is None and booking.stay.contains(today)
