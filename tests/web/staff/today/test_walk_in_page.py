from __future__ import annotations

import re
from typing import Any

import pytest

from hotel.models import RoomBooking
from payments.ledger import balance_of
from rooms.enums import RoomStatus
from rooms.models import Room
from staff.enums import StaffRole
from tests.factories.refusals import everything_written
from tests.factories.staff_pages import Desk
from tests.factories.world import World, day, make_world, nights

pytestmark = pytest.mark.usefixtures("noon", "no_throttles")


@pytest.fixture
def world(db: None) -> World:
    return make_world(rooms={"DBL": ("201", "202"), "STE": ("301",)})


def offers_on(page: str) -> list[str]:
    return re.findall(r'name="offer" value="([^"]+)"', page)


def text_of(answer: Any) -> str:
    return answer.content.decode()


def form_of(desk: Desk, **facts: Any) -> dict[str, Any]:
    page = text_of(desk.get("walk-in/"))
    [key] = re.findall(r'name="key" value="([^"]+)"', page)
    usual = {
        "key": key,
        "arrival": day(0).isoformat(),
        "departure": day(2).isoformat(),
        "adults": "2",
        "children": "0",
        "room": "",
        "offer": offers_on(text_of(desk.get("walk-in/", departure=day(2).isoformat())))[0],
        "first_name": "Ada",
        "last_name": "King",
        "email": "",
        "phone": "",
        "special_requests": "",
        "language": "de",
        "pay": "CASH",
        "amount": "",
        "could_check_in": "yes",
        "checks_in": "yes",
    }
    return usual | facts


def test_the_form_shows_types_prices_and_rooms_for_tonight(world: World, desk: Desk):
    page = text_of(desk.get("walk-in/"))

    assert len(offers_on(page)) == 2
    assert f'value="{day(0).isoformat()}"' in page
    assert re.findall(r'<option value="(\d+)"', page) == [
        str(room.pk) for room in world.rooms.values()
    ]
    assert "checks_in" in page


def test_one_submit_sells_takes_the_money_and_gives_the_key(world: World, desk: Desk):
    answer = desk.post("walk-in/", **form_of(desk))

    guest = RoomBooking.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, desk.path())
    assert (guest.is_in_house, guest.primary_guest_name, guest.language) == (True, "Ada King", "de")
    assert balance_of(guest).due == 0
    assert desk.flashes()[0]["text"] == f"{guest.booking_id} is booked, in room 201."


def test_pressing_twice_sells_once(desk: Desk):
    form = form_of(desk)

    assert [desk.post("walk-in/", **form).status_code for _ in range(2)] == [302, 302]
    assert RoomBooking.objects.count() == 1


def test_a_later_stay_is_a_booking(world: World, desk: Desk):
    stay = {"arrival": day(3).isoformat(), "departure": day(4).isoformat()}
    [offer, _] = offers_on(text_of(desk.get("walk-in/", **stay)))
    form = form_of(desk, offer=offer, pay="LATER", **stay)
    del form["checks_in"], form["could_check_in"]

    assert desk.post("walk-in/", **form).status_code == 302
    booked = RoomBooking.objects.get()
    assert (booked.status, booked.checked_in_at) == ("CONFIRMED", None)


def test_the_part_asks_about_check_in_only_today(desk: Desk):
    assert "checks_in" in text_of(desk.get("walk-in/offers/"))
    later = desk.get("walk-in/offers/", arrival=day(1).isoformat())
    assert "checks_in" not in text_of(later)
    assert "<html" not in text_of(later)


def test_an_exact_room_is_offered_as_its_type(world: World, desk: Desk):
    page = text_of(desk.get("walk-in/", room=str(world.rooms["301"].pk)))

    assert [offer.split("|")[0] for offer in offers_on(page)] == ["STE"]
    assert f'value="{world.rooms["301"].pk}" selected' in page


def test_a_type_is_chosen_beforehand(desk: Desk):
    page = text_of(desk.get("walk-in/", type="STE"))

    assert re.search(r'value="STE\|[^"]*" checked', page)


def test_what_is_sold_out_is_told_with_the_nearest_stays(world: World, desk: Desk):
    world.confirmed(nights(0, 1))
    world.confirmed(nights(0, 1))
    world.confirmed(nights(0, 1), "STE")

    page = text_of(desk.get("walk-in/"))

    assert offers_on(page) == []
    assert len(re.findall(r'href="[^"]*\?arrival=', page)) == 3


def test_a_refusal_keeps_what_was_typed_and_changes_nothing(world: World, desk: Desk):
    form = form_of(desk)
    Room.objects.update(room_status=RoomStatus.CHECKOUT_DIRTY)
    before = everything_written()

    answer = desk.post("walk-in/", **form)

    assert answer.status_code == 409
    assert everything_written() == before
    assert 'value="Ada"' in text_of(answer)
    assert form["key"] in text_of(answer)


def test_another_price_than_the_one_shown_is_refused(world: World, desk: Desk):
    form = form_of(desk)
    code, plan, _ = form["offer"].split("|")

    answer = desk.post("walk-in/", **(form | {"offer": f"{code}|{plan}|1.00"}))

    assert (answer.status_code, RoomBooking.objects.count()) == (409, 0)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("arrival", "tomorrow"),
        ("arrival", "9999-12-31"),
        ("arrival", "2026-03-01"),
        ("departure", "2026-03-02"),
        ("departure", "2099-01-01"),
        ("adults", "0"),
        ("adults", "-1"),
        ("adults", "21"),
        ("children", "99999999999999"),
        ("child_ages", "4"),
        ("child_ages", "x"),
        ("room", "x"),
        ("room", "2000000000"),
        ("offer", ""),
        ("offer", "NONE|NONE|1.00"),
        ("offer", "DBL||"),
        ("offer", "a|b|c"),
        ("first_name", ""),
        ("last_name", "\u202e"),
        ("email", "x"),
        ("phone", "x"),
        ("pay", "x"),
        ("amount", "x"),
    ],
)
def test_nonsense_is_refused_in_words(desk: Desk, field: str, value: str):
    form = form_of(desk) | {field: value}
    before = everything_written()

    answer = desk.post("walk-in/", **form)
    part = desk.get("walk-in/offers/", **form)

    assert (answer.status_code, part.status_code) in {(409, 200), (302, 200)}
    if answer.status_code == 409:
        assert 'data-tone="bad"' in text_of(answer)
        assert everything_written() == before
    else:
        assert (field, value) == ("offer", "DBL||")


def test_housekeeping_sells_nothing(world: World):
    housekeeper = Desk(world, StaffRole.HOUSEKEEPING)

    assert housekeeper.get("walk-in/").status_code == 403
    assert housekeeper.post("walk-in/").status_code == 403
