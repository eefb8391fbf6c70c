"""A hotel in plain Python: the calendar that the services are judged by.

It knows stays, rooms and blocks, and for every question it gives the set of reasons to refuse. An
empty set means that the services must do it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from common.errors import DomainError, InvalidDateRange
from common.stay import Stay
from hotel.enums import BookingStatus
from room_bookings import errors
from room_bookings.transitions import MOVES, Move
from rooms.enums import HOUSEKEEPING_MOVES, RoomStatus

Reasons = set[type[DomainError]]
HELD = {BookingStatus.PENDING_PAYMENT, BookingStatus.CONFIRMED, BookingStatus.COMPLETED}


@dataclass
class OracleStay:
    booking_id: str
    code: str
    check_in: date
    check_out: date
    expires_at: datetime
    status: BookingStatus = BookingStatus.PENDING_PAYMENT
    room: str | None = None
    version: int = 0
    arrived: bool = False
    departed_on: date | None = None

    @property
    def stay(self) -> Stay:
        return Stay(self.check_in, self.check_out)

    @property
    def in_house(self) -> bool:
        return self.arrived and self.departed_on is None

    @property
    def blocks(self) -> bool:
        return self.status == BookingStatus.CONFIRMED

    def holds(self, night: date) -> bool:
        until = min(self.check_out, self.departed_on or self.check_out)
        return self.status in HELD and self.check_in <= night < until

    def is_overdue(self, at: datetime) -> bool:
        return self.status == BookingStatus.PENDING_PAYMENT and self.expires_at <= at

    def put_into(self, room: str | None) -> None:
        self.version += room != self.room
        self.room = room


@dataclass
class OracleRoom:
    number: str
    code: str
    status: RoomStatus = RoomStatus.READY_FOR_GUEST

    @property
    def in_service(self) -> bool:
        return self.status != RoomStatus.OUT_OF_ORDER


@dataclass
class OracleBlock:
    pk: int
    room: str
    stay: Stay
    released: bool = False


@dataclass
class OracleHotel:
    rooms: dict[str, OracleRoom]
    today: date
    minute: int = 0
    stays: list[OracleStay] = field(default_factory=list)
    blocks: list[OracleBlock] = field(default_factory=list)
    window_days: int = 10

    @property
    def now(self) -> datetime:
        return datetime.combine(self.today, time(12), UTC) + timedelta(minutes=self.minute)

    def next_day(self) -> None:
        self.today, self.minute = self.today + timedelta(days=1), 0
        for block in self.blocks:
            block.released |= block.stay.check_out <= self.today

    # The calendar

    def sold(self, code: str, night: date) -> int:
        return sum(stay.code == code and stay.holds(night) for stay in self.stays)

    def rooms_for(self, code: str, night: date, *, without: str | None = None) -> int:
        return sum(
            room.code == code
            and room.in_service
            and number != without
            and not self.is_blocked(number, Stay(night, night + timedelta(days=1)))
            for number, room in self.rooms.items()
        )

    def is_blocked(self, number: str, stay: Stay) -> bool:
        return any(
            block.room == number and not block.released and block.stay.overlaps(stay)
            for block in self.blocks
        )

    def sellable(self, code: str, nights: list[date]) -> bool:
        """Nights that are over have been slept: they need no free room any more."""
        return all(
            self.sold(code, night) < self.rooms_for(code, night)
            for night in nights
            if night >= self.today
        )

    def in_the_way(self, who: OracleStay, number: str, stay: Stay) -> list[OracleStay]:
        return [
            other
            for other in self.stays
            if other is not who and other.room == number and other.blocks
            if other.stay.overlaps(stay)
        ]

    def guest_in(self, number: str) -> OracleStay | None:
        return next((stay for stay in self.stays if stay.in_house and stay.room == number), None)

    def overdue_on(self, code: str, wanted: Stay) -> list[OracleStay]:
        return [
            stay
            for stay in self.stays
            if stay.code == code and stay.is_overdue(self.now) and stay.stay.overlaps(wanted)
        ]

    # The reasons to refuse

    def refuses_sale(self, code: str, stay: Stay) -> Reasons:
        overdue = self.overdue_on(code, stay)
        free = all(
            self.sold(code, night) - sum(hold.holds(night) for hold in overdue)
            < self.rooms_for(code, night)
            for night in stay.each_night()
        )
        return set() if free else {errors.SoldOut}

    def refuses_move(self, stay: OracleStay, move: Move) -> Reasons:
        reasons: Reasons = set()
        if (stay.status, move) not in MOVES:
            reasons.add(errors.TransitionRefused)
        if stay.in_house and move in {Move.CANCEL, Move.NO_SHOW}:
            reasons.add(errors.BookingAlreadyCheckedIn)
        if move == Move.CONFIRM and stay.is_overdue(self.now):
            reasons.add(errors.HoldExpired)
        if move == Move.NO_SHOW and self.today <= stay.check_in:
            reasons.add(errors.NoShowTooEarly)
        if move == Move.REINSTATE and self.today >= stay.check_out:
            reasons.add(errors.StayHasEnded)
        if move == Move.REINSTATE and not self.sellable(stay.code, list(stay.stay.each_night())):
            reasons.add(errors.SoldOut)
        return reasons

    def refuses_placing(self, stay: OracleStay) -> Reasons:
        reasons: Reasons = set()
        if stay.departed_on is not None:
            reasons.add(errors.BookingAlreadyCheckedOut)
        if stay.in_house:
            reasons.add(errors.BookingAlreadyCheckedIn)
        if stay.status != BookingStatus.CONFIRMED:
            reasons.add(errors.BookingStatusNotAssignable)
        return reasons

    def refuses_room(self, stay: OracleStay, number: str, wanted: Stay) -> Reasons:
        reasons: Reasons = set()
        if not self.rooms[number].in_service:
            reasons.add(errors.RoomNotBookable)
        if self.in_the_way(stay, number, wanted):
            reasons.add(errors.RoomOverlapConflict)
        if self.is_blocked(number, wanted):
            reasons.add(errors.RoomBlocked)
        return reasons

    def refuses_assignment(self, stay: OracleStay, number: str) -> Reasons:
        reasons = self.refuses_placing(stay)
        if stay.room == number:
            return reasons
        if self.rooms[number].code != stay.code:
            reasons.add(errors.RoomTypeMismatch)
        return reasons | self.refuses_room(stay, number, stay.stay)

    def refuses_entry(self, number: str) -> Reasons:
        if self.guest_in(number):
            return {errors.RoomOccupied}
        ready = self.rooms[number].status == RoomStatus.READY_FOR_GUEST
        return set() if ready else {errors.RoomNotReady}

    def refuses_moving(self, stay: OracleStay, number: str) -> Reasons:
        reasons = self.refuses_being_in_house(stay)
        if stay.room == number:
            return reasons
        if self.rooms[number].code != stay.code:
            reasons.add(errors.RoomTypeMismatch)
        if self.today >= stay.check_out:
            reasons.add(errors.StayHasEnded)
        return reasons | self.refuses_room(stay, number, stay.stay) | self.refuses_entry(number)

    def refuses_upgrade(self, stay: OracleStay, number: str) -> Reasons:
        target = self.rooms[number].code
        reasons = self.refuses_entry(number) if stay.in_house else self.refuses_placing(stay)
        if stay.in_house and self.today >= stay.check_out:
            reasons.add(errors.StayHasEnded)
        if target == stay.code:
            reasons.add(errors.RoomTypeMismatch)
        if not self.sellable(target, list(stay.stay.each_night())):
            reasons.add(errors.SoldOut)
        return reasons | self.refuses_room(stay, number, stay.stay)

    def refuses_being_in_house(self, stay: OracleStay) -> Reasons:
        if stay.departed_on is not None:
            return {errors.BookingAlreadyCheckedOut}
        return set() if stay.arrived else {errors.BookingNotCheckedIn}

    def refuses_check_in(self, stay: OracleStay) -> Reasons:
        reasons: Reasons = set()
        if stay.departed_on is not None:
            reasons.add(errors.BookingAlreadyCheckedOut)
        if stay.in_house:
            reasons.add(errors.BookingAlreadyCheckedIn)
        if stay.status != BookingStatus.CONFIRMED:
            reasons.add(errors.TransitionRefused)
        if self.today < stay.check_in:
            reasons.add(errors.CheckInTooEarly)
        if self.today >= stay.check_out:
            reasons.add(errors.CheckInTooLate)
        if stay.room is None:
            return reasons | {errors.NoRoomAssigned}
        return reasons | self.refuses_entry(stay.room)

    def refuses_changing(self, stay: OracleStay) -> Reasons:
        if stay.departed_on is not None:
            return {errors.BookingAlreadyCheckedOut}
        if stay.arrived:
            return {errors.BookingAlreadyCheckedIn}
        if stay.status not in {BookingStatus.PENDING_PAYMENT, BookingStatus.CONFIRMED}:
            return {errors.TransitionRefused}
        return {errors.HoldExpired} if stay.is_overdue(self.now) else set()

    def refuses_change(self, stay: OracleStay, code: str, wanted: Stay) -> Reasons:
        reasons = self.refuses_changing(stay)
        if wanted != stay.stay and wanted.check_out > self.today + timedelta(self.window_days):
            reasons.add(errors.OutsideBookingWindow)
        if not self.sellable(code, self.added_nights(stay, code, wanted)):
            reasons.add(errors.SoldOut)
        return reasons

    def added_nights(self, stay: OracleStay, code: str, wanted: Stay) -> list[date]:
        nights = wanted.each_night()
        return [night for night in nights if code != stay.code or not stay.stay.contains(night)]

    def keeps_room(self, stay: OracleStay, code: str, wanted: Stay) -> bool:
        """Of the type, and free in the nights that are added; without a room there is none to lose."""
        if stay.room is None:
            return True
        if self.rooms[stay.room].code != code:
            return False
        added = self.added_nights(stay, code, wanted)
        return not added or not self.refuses_room(stay, stay.room, wanted)

    def refuses_departure(self, stay: OracleStay, check_out: date) -> Reasons:
        reasons: Reasons = set()
        if stay.departed_on is not None:
            reasons.add(errors.BookingAlreadyCheckedOut)
        if stay.status != BookingStatus.CONFIRMED:
            reasons.add(errors.TransitionRefused)
        if check_out == stay.check_out:
            return reasons
        if check_out < self.today:
            reasons.add(errors.StayDatesRefused)
        if check_out <= stay.check_in:
            return reasons | {InvalidDateRange}
        if check_out > stay.check_out:
            reasons |= self._refuses_extension(stay, Stay(stay.check_in, check_out))
        return reasons

    def _refuses_extension(self, stay: OracleStay, longer: Stay) -> Reasons:
        if longer.check_out > self.today + timedelta(days=self.window_days):
            return {errors.OutsideBookingWindow}
        added = list(Stay(stay.check_out, longer.check_out).each_night())
        reasons: Reasons = set() if self.sellable(stay.code, added) else {errors.SoldOut}
        return reasons | self.refuses_room(stay, stay.room, longer) if stay.room else reasons

    def refuses_block(self, number: str, stay: Stay) -> Reasons:
        reasons: Reasons = set()
        if any(s.room == number and s.blocks and s.stay.overlaps(stay) for s in self.stays):
            reasons.add(errors.RoomOverlapConflict)
        if self.is_blocked(number, stay):
            reasons.add(errors.RoomBlocked)
        return reasons

    def leaves_too_few(self, number: str, nights: list[date]) -> bool:
        """Would taking the room away leave more sold than there is on a night that counts it now?"""
        code = self.rooms[number].code
        return any(
            self.rooms_for(code, night, without=number) < self.rooms_for(code, night)
            and self.sold(code, night) > self.rooms_for(code, night, without=number)
            for night in nights
        )

    def refuses_status(self, number: str, status: RoomStatus) -> Reasons:
        room = self.rooms[number]
        if status == room.status:
            return set()
        reasons: Reasons = set()
        if status not in HOUSEKEEPING_MOVES[room.status]:
            reasons.add(errors.RoomStatusRefused)
        ahead = [self.today + timedelta(days=n) for n in range(self.window_days + 1)]
        if status == RoomStatus.OUT_OF_ORDER and self.leaves_too_few(number, ahead):
            reasons.add(errors.BlockOversells)
        return reasons
