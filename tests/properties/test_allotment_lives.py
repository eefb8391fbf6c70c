"""Whatever happens to an allotment and its bookings, no room is lost, doubled or promised twice.

Steps may be refused with a typed error, and then change nothing. After every step the recount finds
no difference; the public can have what is neither sold nor kept, and not one room more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from common.actor import Actor
from common.errors import DomainError
from common.stay import Stay
from hotel.enums import BookingStatus, CancellationReason
from hotel.models import RoomBooking
from rates.models import Allotment
from room_bookings.recount import differences
from room_bookings.services import allotments, capacity, holds, lifecycle, stays
from room_bookings.services.booking import BookingRequest, create_booking
from room_bookings.services.room_assignment import RoomAssignmentService
from rooms.models import RoomTypeNight
from tests.concurrency.racing import attempt
from tests.factories.allotments import kept, request_in
from tests.factories.refusals import everything_written
from tests.factories.world import World, day, make_world, nights, noon
from tests.properties.profiles import IS_SOAK, MACHINE

ROOMS = {"DBL": ("201", "202", "203"), "STE": ("301", "302")}
REACHED = {f"{step}: done" for step in ("keep", "pick up", "confirm")}
SEEN: Counter[str] = Counter()
PROFILE = MACHINE if IS_SOAK else settings(MACHINE, max_examples=25)

codes = st.sampled_from(sorted(ROOMS))
numbers = st.sampled_from([number for group in ROOMS.values() for number in group])
firsts = st.integers(1, 6)
lengths = st.integers(1, 3)
rooms = st.integers(0, 3)
picks = st.integers(0, 30)


keeps_rooms = precondition(lambda _: Allotment.objects.filter(released_at=None).exists())
has_bookings = precondition(lambda _: RoomBooking.objects.exists())


class AllotmentLives(RuleBasedStateMachine):
    """Each example runs in a transaction of its own over one hotel, and is rolled back."""

    world: World

    def __init__(self) -> None:
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()
        self.day, self.made = 0, 0

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)

    @property
    def now(self) -> datetime:
        return noon(self.day)

    @property
    def who(self) -> dict[str, Any]:
        return {"hotel_id": self.world.hotel.pk, "by": self.world.desk, "at": self.now}

    def ahead(self, first: int, length: int) -> Stay:
        return nights(self.day + first, self.day + first + length)

    def allotment(self, pick: int) -> str:
        """The code of one that is not released, if any is left."""
        made = Allotment.objects.order_by("pk")
        kept_on = made.filter(released_at=None)
        found = list((kept_on if kept_on.exists() else made).values_list("code", flat=True))
        return found[pick % len(found)] if found else "NONE"

    def booking(self, pick: int, *statuses: BookingStatus) -> dict[str, Any]:
        """One of the bookings, in one of the statuses if any is, as every use case names it."""
        everyone = RoomBooking.objects.order_by("pk")
        fitting = everyone.filter(status__in=statuses) if statuses else everyone
        ids = list((fitting if fitting.exists() else everyone).values_list("booking_id", flat=True))
        return self.who | {"booking_id": ids[pick % len(ids)]}

    def take(self, step: str, act: Callable[[], Any]) -> Any:
        before = everything_written()
        answer = attempt(act)
        refused = isinstance(answer, DomainError)
        SEEN[f"{step}: {answer.code if refused else 'done'}"] += 1
        if refused:
            assert everything_written() == before
        return None if refused else answer

    def book(self, step: str, request: BookingRequest) -> None:
        """Half of those who book pay at once."""
        booking = self.take(step, lambda: create_booking(request, by=Actor.guest(), at=self.now))
        if booking is not None and booking.pk % 2:
            who = self.who | {"booking_id": booking.booking_id}
            self.take("confirm", partial(lifecycle.confirm_booking, **who))

    @initialize(length=lengths)
    def begin_with_an_allotment(self, length: int) -> None:
        self.keep_rooms("DBL", 2, length, 2)
        self.pick_up_what_is_kept(0)
        self.confirm(0)

    @rule(code=codes, first=firsts, length=lengths, number=rooms)
    def keep_rooms(self, code: str, first: int, length: int, number: int) -> None:
        stay = self.ahead(first, length)
        self.made += 1
        facts = {"code": f"EXPO-{self.made}", "name": "Expo", "release_date": stay.check_in}
        wanted = [kept(stay, number, code=code)]
        create = partial(allotments.create_allotment, **self.who)
        self.take("keep", lambda: create(facts=facts, nights=wanted))

    @keeps_rooms
    @rule(pick=picks, code=codes, first=firsts, length=lengths, number=rooms)
    def change(self, pick: int, code: str, first: int, length: int, number: int) -> None:
        wanted = [kept(self.ahead(first, length), number, code=code)]
        act = partial(allotments.change_allotment, **self.who, code=self.allotment(pick))
        self.take("change", lambda: act(facts={}, nights=wanted))

    @keeps_rooms
    @rule(pick=picks)
    def release(self, pick: int) -> None:
        act = partial(allotments.release_allotment, **self.who, code=self.allotment(pick))
        self.take("release", act)

    @keeps_rooms
    @rule(pick=picks)
    def delete_if_never_booked(self, pick: int) -> None:
        self.take(
            "delete", partial(allotments.delete_allotment, **self.who, code=self.allotment(pick))
        )

    @keeps_rooms
    @rule(pick=picks, code=codes, first=firsts, length=lengths)
    def pick_up(self, pick: int, code: str, first: int, length: int) -> None:
        request = request_in(
            self.world, self.ahead(first, length), code, allotment_code=self.allotment(pick)
        )
        self.book("pick up", request)

    @keeps_rooms
    @rule(pick=picks)
    def pick_up_what_is_kept(self, pick: int) -> None:
        """The whole run of one of the allotments that are open."""
        found = list(Allotment.objects.filter(released_at=None).order_by("pk"))
        if found:
            one = found[pick % len(found)]
            request = request_in(
                self.world, Stay(one.start_date, one.end_date), allotment_code=one.code
            )
            self.book("pick up", request)

    @rule(code=codes, first=firsts, length=lengths)
    def sell(self, code: str, first: int, length: int) -> None:
        request = self.world.request(self.ahead(first, length), code)
        self.book("sell", request)

    @has_bookings
    @rule(pick=picks)
    def confirm(self, pick: int) -> None:
        self.take(
            "confirm",
            partial(lifecycle.confirm_booking, **self.booking(pick, BookingStatus.PENDING_PAYMENT)),
        )

    @has_bookings
    @rule(pick=picks)
    def cancel(self, pick: int) -> None:
        act = partial(lifecycle.cancel_booking, reason=CancellationReason.STAFF)
        self.take("cancel", partial(act, **self.booking(pick, BookingStatus.CONFIRMED)))

    @has_bookings
    @rule(pick=picks)
    def mark_no_show(self, pick: int) -> None:
        self.take(
            "no-show",
            partial(lifecycle.mark_no_show, **self.booking(pick, BookingStatus.CONFIRMED)),
        )

    @has_bookings
    @rule(pick=picks)
    def reinstate(self, pick: int) -> None:
        self.take(
            "reinstate",
            partial(lifecycle.reinstate_booking, **self.booking(pick, BookingStatus.NO_SHOW)),
        )

    @has_bookings
    @rule(pick=picks, offset=st.integers(2, 9))
    def depart(self, pick: int, offset: int) -> None:
        check_out = day(self.day + offset)
        act = partial(
            stays.change_departure,
            **self.booking(pick, BookingStatus.CONFIRMED),
            check_out=check_out,
        )
        self.take("depart", act)

    @has_bookings
    @rule(pick=picks, number=numbers)
    def upgrade(self, pick: int, number: str) -> None:
        place = self.booking(pick, BookingStatus.CONFIRMED) | {
            "room_id": self.world.rooms[number].pk
        }
        self.take("upgrade", partial(RoomAssignmentService.upgrade, **place))

    @rule(number=numbers, first=firsts, length=lengths)
    def lose_a_room(self, number: str, first: int, length: int) -> None:
        place = {"room_id": self.world.rooms[number].pk, "stay": self.ahead(first, length)}
        act = partial(capacity.block_room_despite_sales, **self.who, **place, reason="pipe")
        self.take("block", act)

    @rule()
    def let_a_day_pass(self) -> None:
        """With the jobs that follow midnight."""
        self.day += 1
        capacity.open_hotel_nights(hotel_id=self.world.hotel.pk, at=self.now)
        allotments.release_due_allotments(at=self.now)
        holds.release_overdue_holds(at=self.now)

    @invariant()
    def nothing_is_lost_or_doubled(self) -> None:
        assert differences(at=self.now) == []

    @invariant()
    def allotments_are_released_on_their_day(self) -> None:
        due = Allotment.objects.filter(release_date__lte=day(self.day), released_at=None)
        assert not due.exists()

    @invariant()
    def nothing_is_held_for_nights_that_are_over(self) -> None:
        assert not RoomTypeNight.objects.filter(night__lt=day(self.day), held__gt=0).exists()


@pytest.mark.slow
@pytest.mark.timeout(0)
def test_no_life_of_an_allotment_loses_a_room(db: None) -> None:
    AllotmentLives.world = make_world(rooms=ROOMS, booking_window_days=30)
    SEEN.clear()

    run_state_machine_as_test(AllotmentLives, settings=PROFILE)

    assert set(SEEN) >= REACHED
