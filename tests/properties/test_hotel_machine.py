"""The services against a hotel in plain Python, step by step.

Every step asks the oracle for its reasons to refuse, calls the service, and compares: refused if and
only if there is a reason, and with one of them. After every step the database must hold exactly the
oracle's calendar, the recount must find no difference, and what happened must have been told.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule, run_state_machine_as_test

from common.actor import Actor
from common.stay import Stay
from hotel.enums import BookingStatus, CancellationReason
from hotel.models import RoomBooking
from room_bookings import errors
from room_bookings.services import capacity, holds, lifecycle, room_status, stays
from room_bookings.services.booking import create_booking
from room_bookings.services.change_targets import ChangeRequest
from room_bookings.services.changes import change_booking
from room_bookings.services.room_assignment import RoomAssignmentService
from room_bookings.transitions import Move
from rooms.enums import RoomStatus
from tests.factories.world import make_world
from tests.properties.judging import NOTHING, ONE, ROOMS, SEEN, TWO, WINDOW, JudgedMachine
from tests.properties.oracle import OracleBlock, OracleStay, Reasons
from tests.properties.profiles import MACHINE

HOLD = timedelta(minutes=15)
NIGHTLY = Decimal("75.00")
REACHED = {f"{step}: done" for step in ("hold", "confirm", "assign", "check in", "block", "change")}
ENDINGS = 40

codes = st.sampled_from(sorted(ROOMS))
numbers = st.sampled_from(sorted(number for group in ROOMS.values() for number in group))
picks = st.integers(0, 59)
lengths = st.integers(1, 4)
starts = st.integers(0, 3)


class HotelMachine(JudgedMachine):
    # Selling

    @rule(code=codes, start=starts, length=lengths)
    def hold(self, code: str, start: int, length: int) -> None:
        self.sell(code, start, length)

    @rule(code=codes, start=starts, length=lengths)
    def book_and_confirm(self, code: str, start: int, length: int) -> None:
        stay = self.sell(code, start, length)
        if stay is not None:
            self.confirm_stay(stay)

    @initialize(number=numbers, length=lengths, arrives=st.booleans())
    def begin_with_a_guest(self, number: str, length: int, arrives: bool) -> None:
        stay = self.sell(self.oracle.rooms[number].code, 0, length)
        assert stay is not None
        self.confirm_stay(stay)
        self.give_room(stay, number)
        if arrives:
            self.let_in(stay)

    def sell(self, code: str, start: int, length: int) -> OracleStay | None:
        first = self.oracle.today + timedelta(days=start)
        wanted = Stay(first, first + timedelta(days=length))
        reasons = self.oracle.refuses_sale(code, wanted)
        must_release = not self.oracle.sellable(code, list(wanted.each_night()))
        overdue = self.oracle.overdue_on(code, wanted) if must_release else []
        request = self.world.request(wanted, code)
        written = len(overdue) + (not reasons)
        with self.telling(range(written, written + 1)):
            booking = self.take(
                "hold",
                reasons,
                lambda: create_booking(request, by=Actor.guest(), at=self.oracle.now),
            )
        for released in overdue:
            released.status = BookingStatus.CANCELLED
        if booking is None:
            return None
        expires_at = self.oracle.now + HOLD
        self.oracle.stays.append(
            OracleStay(booking.booking_id, code, first, wanted.check_out, expires_at)
        )
        return self.oracle.stays[-1]

    def release_overdue(self) -> None:
        """As every minute; a change of a stay would do so only where it needs their rooms."""
        overdue = [stay for stay in self.oracle.stays if stay.is_overdue(self.oracle.now)]
        assert holds.release_overdue_holds(at=self.oracle.now) == len(overdue)
        for stay in overdue:
            stay.status = BookingStatus.CANCELLED

    @precondition(lambda self: self.oracle.stays)
    @rule(pick=picks)
    def confirm(self, pick: int) -> None:
        pending = BookingStatus.PENDING_PAYMENT
        self.confirm_stay(self.pick(pick, lambda stay: stay.status == pending))

    def confirm_stay(self, stay: OracleStay) -> None:
        reasons = self.oracle.refuses_move(stay, Move.CONFIRM)
        act = lambda: lifecycle.confirm_booking(**self.of(stay), **self.who)  # noqa: E731
        if self.change("confirm", reasons, act):
            stay.status = BookingStatus.CONFIRMED

    @precondition(lambda self: self.oracle.stays)
    @rule(pick=picks)
    def release_hold(self, pick: int) -> None:
        stay = self.pick(pick, lambda stay: stay.is_overdue(self.oracle.now))
        overdue = stay.is_overdue(self.oracle.now)
        with self.telling(ONE if overdue else NOTHING):
            released = holds.release_hold(**self.of(stay), at=self.oracle.now)
        assert released == overdue
        SEEN[f"release: {released}"] += 1
        if overdue:
            stay.status = BookingStatus.CANCELLED

    @rule(minutes=st.integers(1, 20))
    def let_minutes_pass(self, minutes: int) -> None:
        self.oracle.minute += minutes

    @rule()
    def let_a_day_pass(self) -> None:
        """With the jobs that follow midnight."""
        self.oracle.next_day()
        capacity.open_hotel_nights(hotel_id=self.world.hotel.pk, at=self.oracle.now)
        capacity.release_ended_blocks(at=self.oracle.now)

    @precondition(lambda self: self.oracle.stays)
    @rule(pick=picks, reason=st.sampled_from(CancellationReason))
    def cancel(self, pick: int, reason: CancellationReason) -> None:
        stay = self.pick(pick, lambda stay: not self.oracle.refuses_move(stay, Move.CANCEL))
        reasons = self.oracle.refuses_move(stay, Move.CANCEL)
        act = lambda: lifecycle.cancel_booking(**self.of(stay), reason=reason, **self.who)  # noqa: E731
        if self.change("cancel", reasons, act):
            stay.status = BookingStatus.CANCELLED
            stay.put_into(None)

    @precondition(lambda self: self.oracle.stays)
    @rule(pick=picks)
    def mark_no_show(self, pick: int) -> None:
        today = self.oracle.today
        stay = self.pick(pick, lambda stay: stay.blocks and stay.check_in < today)
        reasons = self.oracle.refuses_move(stay, Move.NO_SHOW)
        act = lambda: lifecycle.mark_no_show(**self.of(stay), **self.who)  # noqa: E731
        if self.change("no-show", reasons, act):
            stay.status = BookingStatus.NO_SHOW
            stay.put_into(None)

    @precondition(lambda self: self.oracle.stays)
    @rule(pick=picks)
    def reinstate(self, pick: int) -> None:
        stay = self.pick(pick, lambda stay: stay.status == BookingStatus.NO_SHOW)
        reasons = self.oracle.refuses_move(stay, Move.REINSTATE)
        act = lambda: lifecycle.reinstate_booking(**self.of(stay), **self.who)  # noqa: E731
        if self.change("reinstate", reasons, act):
            stay.status = BookingStatus.CONFIRMED

    # Rooms for stays

    @precondition(lambda self: self.oracle.stays)
    @rule(pick=picks, number=numbers)
    def assign(self, pick: int, number: str) -> None:
        code = self.oracle.rooms[number].code
        self.give_room(
            self.pick(pick, lambda s: s.blocks and not s.arrived and s.code == code), number
        )

    def give_room(self, stay: OracleStay, number: str) -> None:
        reasons = self.oracle.refuses_assignment(stay, number)
        step = "assign" if stay.room is None else "reassign"
        if self.place(step, reasons, stay, number, RoomAssignmentService.assign_room_atomic):
            stay.put_into(number)

    @precondition(lambda self: self.oracle.stays)
    @rule(pick=picks)
    def find_free_rooms(self, pick: int) -> None:
        stay = self.pick(pick, lambda stay: stay.blocks)
        booking = RoomBooking.objects.get(booking_id=stay.booking_id)
        found = RoomAssignmentService.find_available_rooms_for_booking(booking)
        assert [room.room_number for room in found] == [
            number
            for number, room in self.oracle.rooms.items()
            if room.code == stay.code and not self.oracle.refuses_room(stay, number, stay.stay)
        ]

    @precondition(lambda self: self.oracle.stays)
    @rule(pick=picks)
    def unassign(self, pick: int) -> None:
        stay = self.pick(pick, lambda stay: stay.room is not None and not stay.arrived)
        reasons = self.oracle.refuses_placing(stay)
        if stay.room is None:
            reasons.add(errors.NoRoomAssigned)
        act = lambda: RoomAssignmentService.unassign(**self.of(stay), **self.who)  # noqa: E731
        if self.change("unassign", reasons, act):
            stay.put_into(None)

    @precondition(lambda self: self.oracle.stays)
    @rule(pick=picks, to=picks)
    def upgrade(self, pick: int, to: int) -> None:
        stay = self.pick(pick, lambda stay: stay.blocks)
        number = self.pick_room(to, lambda number: self.oracle.refuses_upgrade(stay, number))
        reasons = self.oracle.refuses_upgrade(stay, number)
        before = stay.room
        if self.place("upgrade", reasons, stay, number, RoomAssignmentService.upgrade):
            stay.code = self.oracle.rooms[number].code
            self.walk(stay, before, number)

    @precondition(lambda self: any(stay.in_house for stay in self.oracle.stays))
    @rule(pick=picks, to=picks)
    def move(self, pick: int, to: int) -> None:
        stay = self.pick(pick, lambda stay: stay.in_house)
        number = self.pick_room(to, lambda number: self.oracle.refuses_moving(stay, number))
        reasons = self.oracle.refuses_moving(stay, number)
        before = stay.room
        if self.place("move", reasons, stay, number, RoomAssignmentService.move):
            self.walk(stay, before, number)

    def walk(self, stay: OracleStay, before: str | None, number: str) -> None:
        stay.put_into(number)
        if stay.in_house and before is not None and before != number:
            self.oracle.rooms[before].status = RoomStatus.CHECKOUT_DIRTY
            self.oracle.rooms[number].status = RoomStatus.OCCUPIED

    # The stay

    @precondition(lambda self: self.oracle.stays)
    @rule(pick=picks)
    def check_in(self, pick: int) -> None:
        self.let_in(self.pick(pick, lambda stay: stay.room is not None and not stay.arrived))

    def let_in(self, stay: OracleStay) -> None:
        reasons = self.oracle.refuses_check_in(stay)
        act = lambda: stays.check_in(**self.of(stay), **self.who)  # noqa: E731
        if self.change("check in", reasons, act) and stay.room:
            stay.arrived = True
            self.oracle.rooms[stay.room].status = RoomStatus.OCCUPIED

    @precondition(lambda self: any(stay.arrived for stay in self.oracle.stays))
    @rule(pick=picks)
    def check_out(self, pick: int) -> None:
        stay = self.pick(pick, lambda stay: stay.in_house)
        reasons = self.oracle.refuses_being_in_house(stay)
        act = lambda: stays.check_out(**self.of(stay), **self.who)  # noqa: E731
        if self.change("check out", reasons, act) and stay.room:
            stay.departed_on = max(self.oracle.today, stay.check_in)
            stay.status = BookingStatus.COMPLETED
            self.oracle.rooms[stay.room].status = RoomStatus.CHECKOUT_DIRTY

    @precondition(lambda self: self.oracle.stays)
    @rule(pick=picks, days=st.integers(-3, 4))
    def change_departure(self, pick: int, days: int) -> None:
        self.release_overdue()
        stay = self.pick(pick, lambda stay: stay.status == BookingStatus.CONFIRMED)
        check_out = stay.check_out + timedelta(days=days)
        reasons = self.oracle.refuses_departure(stay, check_out)
        step = "extend" if days > 0 else "shorten"
        with self.telling(NOTHING if reasons or not days else ONE):
            done = self.take(
                step,
                reasons,
                lambda: stays.change_departure(**self.of(stay), check_out=check_out, **self.who),
            )
        if done:
            stay.check_out = check_out

    @precondition(lambda self: self.oracle.stays)
    @rule(pick=picks, code=codes, start=starts, length=lengths)
    def change_stay(self, pick: int, code: str, start: int, length: int) -> None:
        """Other dates, another type, or both; every night of every type costs the same."""
        self.release_overdue()
        stay = self.pick(pick, lambda stay: not self.oracle.refuses_changing(stay))
        wanted = self.nights_from_today(start, length)
        reasons = self.oracle.refuses_change(stay, code, wanted)
        keeps_room = self.oracle.keeps_room(stay, code, wanted)
        same = (stay.code, stay.stay) == (code, wanted)
        request = ChangeRequest(wanted.check_in, wanted.check_out, code)
        seen = {"change": request, "expected_total": NIGHTLY * wanted.nights}
        with self.telling(NOTHING if reasons or same else ONE if keeps_room else TWO):
            done = self.take(
                "change", reasons, lambda: change_booking(**self.of(stay), **seen, **self.who)
            )
        if done:
            stay.code, stay.check_in, stay.check_out = code, wanted.check_in, wanted.check_out
            stay.put_into(stay.room if keeps_room else None)

    # Rooms that come and go

    @rule(number=numbers, start=starts, length=lengths)
    def block(self, number: str, start: int, length: int) -> None:
        nights = self.nights_from_today(start, length)
        reasons = self.oracle.refuses_block(number, nights)
        if self.oracle.leaves_too_few(number, list(nights.each_night())):
            reasons.add(errors.BlockOversells)
        self.block_by(capacity.block_room, "block", reasons, number, nights)

    @rule(number=numbers, start=starts, length=lengths)
    def block_despite_sales(self, number: str, start: int, length: int) -> None:
        nights = self.nights_from_today(start, length)
        reasons = self.oracle.refuses_block(number, nights)
        self.block_by(capacity.block_room_despite_sales, "burst pipe", reasons, number, nights)

    def nights_from_today(self, start: int, length: int) -> Stay:
        first = self.oracle.today + timedelta(days=start)
        return Stay(first, first + timedelta(days=length))

    def block_by(
        self, act: Callable[..., Any], step: str, reasons: Reasons, number: str, nights: Stay
    ) -> None:
        place = {"hotel_id": self.world.hotel.pk, "room_id": self.room(number)}
        with self.telling(NOTHING if reasons else range(1, 3)):
            block = self.take(
                step, reasons, lambda: act(**place, stay=nights, reason="pipe", **self.who)
            )
        if block is not None:
            self.oracle.blocks.append(OracleBlock(block.pk, number, nights))

    @precondition(lambda self: self.oracle.blocks)
    @rule(pick=picks)
    def release_block(self, pick: int) -> None:
        block = self.oracle.blocks[pick % len(self.oracle.blocks)]
        place = {"hotel_id": self.world.hotel.pk, "room_id": self.room(block.room)}
        with self.telling(NOTHING if block.released else ONE):
            self.take(
                "release block",
                {errors.BlockNotFound} if block.released else set(),
                lambda: capacity.release_block(**place, block_id=block.pk, **self.who),
            )
        block.released = True

    @rule(number=numbers, status=st.sampled_from(RoomStatus))
    def set_room_status(self, number: str, status: RoomStatus) -> None:
        self.put_room(number, status)

    @rule(number=numbers)
    def clean(self, number: str) -> None:
        self.put_room(number, RoomStatus.READY_FOR_GUEST)

    def put_room(self, number: str, status: RoomStatus) -> None:
        reasons = self.oracle.refuses_status(number, status)
        same = self.oracle.rooms[number].status == status
        place = {"hotel_id": self.world.hotel.pk, "room_id": self.room(number), "status": status}
        with self.telling(NOTHING if reasons or same else ONE):
            done = self.take(
                f"to {status}",
                reasons,
                lambda: room_status.set_room_status(**place, **self.who),
            )
        if done:
            self.oracle.rooms[number].status = status


@pytest.mark.slow
@pytest.mark.timeout(0)
def test_services_keep_the_oracle_calendar(db: None) -> None:
    HotelMachine.world = make_world(rooms=ROOMS, booking_window_days=WINDOW)
    SEEN.clear()

    run_state_machine_as_test(HotelMachine, settings=MACHINE)

    assert set(SEEN) >= REACHED
    assert len(SEEN) >= ENDINGS
