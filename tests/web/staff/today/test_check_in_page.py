from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest

from hotel.models import RoomBooking
from payments.ledger import balance_of
from rooms.enums import RoomStatus
from rooms.models import Room
from staff.enums import StaffRole
from staff.permissions import ROLES, Capability
from tests.factories.refusals import everything_written
from tests.factories.staff_pages import Desk
from tests.factories.world import World, make_world, nights

pytestmark = pytest.mark.usefixtures("noon", "no_throttles")


@pytest.fixture
def world(db: None) -> World:
    return make_world(rooms={"DBL": ("201", "202"), "STE": ("301",)})


def address(booking: RoomBooking, rest: str = "check-in") -> str:
    return f"bookings/{booking.booking_id}/{rest}/"


def fresh(booking: RoomBooking) -> RoomBooking:
    return RoomBooking.objects.select_related("assigned_room").get(pk=booking.pk)


def form_of(world: World, booking: RoomBooking, **facts: Any) -> dict[str, Any]:
    usual = {
        "version": fresh(booking).version,
        "room": world.rooms["201"].pk,
        "email": "john@example.com",
        "phone": "",
        "guest_id": [""],
        "first_name": ["Mary"],
        "last_name": ["Doe"],
        "pay": "CASH",
        "amount": "100,50",
    }
    return usual | facts


def test_one_form_proposes_a_room_and_asks_for_party_and_payment(world: World, desk: Desk):
    booking = world.confirmed(nights(0, 2))

    page = desk.get(address(booking)).content.decode()

    assert re.findall(r'<option value="(\d+)"', page) == [
        str(world.rooms[number].pk) for number in ("201", "202", "301")
    ]
    assert page.count('name="first_name"') == 1
    assert f'name="version" value="{fresh(booking).version}"' in page
    assert "€150.00" in page


def test_one_submit_does_it_all(world: World, desk: Desk):
    booking = world.confirmed(nights(0, 2))

    answer = desk.post(address(booking), **form_of(world, booking))

    assert (answer.status_code, answer["Location"]) == (302, desk.path())
    guest = fresh(booking)
    assert (guest.is_in_house, str(guest.assigned_room)) == (True, "201")
    assert [str(each) for each in guest.party.all()] == ["John Doe", "Mary Doe"]
    assert guest.primary_phone == ""
    assert balance_of(guest).paid == Decimal("100.50")
    assert desk.flashes() == [{"tone": "good", "text": "John Doe is now in room 201."}]


def test_a_refusal_keeps_what_was_typed_and_changes_nothing(world: World, desk: Desk):
    booking = world.confirmed(nights(0, 2))
    form = form_of(world, booking, amount="1000", first_name=["Mar<y"])
    before = everything_written()

    answer = desk.post(address(booking), **form)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert everything_written() == before
    assert 'value="Mar&lt;y"' in page
    assert 'value="1000"' in page
    assert 'data-tone="bad"' in page


def test_whoever_was_too_late_sees_how_it_stands_now(world: World, desk: Desk):
    booking = world.confirmed(nights(0, 2))
    form = form_of(world, booking)
    world.assign(booking, "202")

    answer = desk.post(address(booking), **form)

    page = answer.content.decode()
    assert (answer.status_code, fresh(booking).checked_in_at) == (409, None)
    assert "Somebody else has changed this booking" in page
    assert f'name="version" value="{fresh(booking).version}"' in page


def test_where_no_room_is_ready_the_page_says_so_and_offers_an_upgrade(world: World, desk: Desk):
    booking = world.confirmed(nights(0, 2))
    Room.objects.filter(room_type__code="DBL").update(room_status=RoomStatus.CHECKOUT_DIRTY)

    page = desk.get(address(booking)).content.decode()

    assert "or choose an upgrade below" in page
    assert desk.post(address(booking), **form_of(world, booking, room="")).status_code == 409
    suite = world.rooms["301"].pk
    assert desk.post(address(booking), **form_of(world, booking, room=suite)).status_code == 302
    assert str(fresh(booking).assigned_room) == "301"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("room", "nonsense"),
        ("room", "99999999999999999999"),
        ("pay", "GOLD"),
        ("amount", "NaN"),
        ("amount", "-5"),
        ("amount", "1e30"),
        ("amount", "ten"),
        ("email", "no address"),
        ("first_name", [""]),
        ("first_name", ["x" * 101]),
        ("guest_id", ["777777"]),
        ("guest_id", ["x"]),
    ],
)
def test_nonsense_is_refused_in_words(world: World, desk: Desk, field: str, value: Any):
    booking = world.confirmed(nights(0, 2))
    before = everything_written()

    answer = desk.post(address(booking), **form_of(world, booking, **{field: value}))

    assert answer.status_code == 409
    assert 'data-tone="bad"' in answer.content.decode()
    assert everything_written() == before


@pytest.mark.parametrize("state", ["in_house", "left", "later", "over", "cancelled"])
def test_who_cannot_arrive_gets_no_form(world: World, desk: Desk, state: str):
    booking = {
        "in_house": lambda: world.in_house(nights(0, 2), "201"),
        "left": lambda: world.in_house(nights(0, 2), "201"),
        "later": lambda: world.confirmed(nights(1, 2)),
        "over": lambda: world.confirmed(nights(0, 1)),
        "cancelled": lambda: world.confirmed(nights(0, 1)),
    }[state]()
    if state == "left":
        desk.post(address(booking, "check-out"), version=fresh(booking).version, pay="LATER")
    if state == "over":
        RoomBooking.objects.filter(pk=booking.pk).update(
            check_in=nights(-2, -1).check_in, check_out=nights(-2, -1).check_out
        )
    if state == "cancelled":
        RoomBooking.objects.filter(pk=booking.pk).update(status="CANCELLED")

    answer = desk.get(address(booking))

    assert answer.status_code == 200
    assert 'id="check-in"' not in answer.content.decode()


def test_another_hotels_guest_is_unknown(world: World, desk: Desk):
    other = make_world()
    booking = other.confirmed(nights(0, 2))
    before = everything_written()

    assert desk.get(address(booking)).status_code == 404
    assert desk.post(address(booking), **form_of(world, booking)).status_code == 404
    assert everything_written() == before


@pytest.mark.parametrize("rest", ["check-in", "check-out"])
def test_housekeeping_checks_nobody_in_or_out(world: World, rest: str):
    booking = world.confirmed(nights(0, 2))
    housekeeper = Desk(world, StaffRole.HOUSEKEEPING)

    assert housekeeper.get(address(booking, rest)).status_code == 403
    assert housekeeper.post(address(booking, rest)).status_code == 403


def test_whoever_checks_in_may_do_all_that_the_form_does():
    needed = {
        Capability.ASSIGN_ROOMS,
        Capability.UPGRADE_ROOMS,
        Capability.EDIT_BOOKINGS,
        Capability.TAKE_PAYMENTS,
        Capability.VIEW_BOOKINGS,
        Capability.CONFIRM_BOOKINGS,
    }

    for able in ROLES.values():
        assert Capability.CHECK_GUESTS_IN_AND_OUT not in able or needed <= able


def test_check_out_shows_the_balance_before_the_guest_goes(world: World, desk: Desk):
    guest = world.in_house(nights(0, 2), "201")

    page = desk.get(address(guest, "check-out")).content.decode()

    assert "€150.00" in page
    assert "2 nights are left" in page
    assert "cannot be undone" in page


def test_check_out_takes_the_rest_and_frees_the_room(world: World, desk: Desk):
    guest = world.in_house(nights(0, 2), "201")

    answer = desk.post(
        address(guest, "check-out"), version=fresh(guest).version, pay="TERMINAL", amount=""
    )

    assert answer.status_code == 302
    assert fresh(guest).status == "COMPLETED"
    assert balance_of(fresh(guest)).due == 0
    assert desk.flashes()[0]["text"] == "John Doe has left. Room 201 waits to be cleaned."


def test_a_guest_past_the_departure_is_called_so(world: World, desk: Desk):
    guest = world.in_house(nights(0, 2), "201")
    RoomBooking.objects.filter(pk=guest.pk).update(
        check_in=nights(-3, -1).check_in, check_out=nights(-3, -1).check_out
    )

    assert "1 day past the departure" in desk.get(address(guest, "check-out")).content.decode()


def test_who_is_not_there_cannot_leave(world: World, desk: Desk):
    booking = world.assigned(nights(0, 2), "201")

    assert 'id="check-out"' not in desk.get(address(booking, "check-out")).content.decode()
    assert desk.post(address(booking, "check-out"), pay="CASH").status_code == 409
