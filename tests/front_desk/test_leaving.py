from __future__ import annotations

from decimal import Decimal

from front_desk.services.leaving import see_guest_off
from front_desk.services.paying import DeskTaking
from hotel.models import RoomBooking
from payments.enums import DeskMethod
from payments.ledger import balance_of
from tests.factories.refusals import refused
from tests.factories.world import World, nights, noon


def test_the_last_payment_and_the_departure_are_one_act(world: World):
    guest = world.in_house(nights(0, 3), "201")

    see_guest_off(**world.who(guest), payment=DeskTaking(DeskMethod.TERMINAL), at=noon(2))

    gone = RoomBooking.objects.get(pk=guest.pk)
    assert (gone.status, balance_of(gone).due) == ("COMPLETED", 0)
    assert world.sold(0, 3) == [1, 1, 0]


def test_a_guest_may_leave_with_an_open_balance(world: World):
    guest = world.in_house(nights(0, 2), "201")

    see_guest_off(**world.who(guest), at=noon(2))

    assert balance_of(RoomBooking.objects.get(pk=guest.pk)).due == Decimal("150.00")


def test_a_payment_that_is_refused_keeps_the_guest(world: World):
    guest = world.in_house(nights(0, 2), "201")
    payment = DeskTaking(DeskMethod.CASH, Decimal(200))

    with refused("DESK_PAYMENT_TOO_HIGH", 400, field="amount", most="150.00", currency="EUR"):
        see_guest_off(**world.who(guest), payment=payment, at=noon(2))


def test_whoever_is_not_there_pays_nothing(world: World):
    booking = world.assigned(nights(0, 2), "201")

    with refused("BOOKING_NOT_CHECKED_IN"):
        see_guest_off(**world.who(booking), payment=DeskTaking(DeskMethod.CASH), at=noon(0))
