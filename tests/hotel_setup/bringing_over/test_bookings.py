"""Future bookings of another system, brought over row by row."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from common.actor import Actor
from events.models import DomainEvent
from hotel.enums import BookingStatus
from hotel.models import RoomBooking
from hotel_setup.enums import BroughtOver
from hotel_setup.files.importing import (
    Import,
    as_record,
    bring_over,
    read_rows,
    report_file,
    summary_of,
)
from hotel_setup.models import ImportedBooking
from notifications.models import Message
from notifications.services.planning import announce_event
from payments import recount as money
from payments.ledger import balance_of
from rates.models import Tax
from room_bookings.recount import differences
from tests.factories.world import NOON, World, day, make_world, nights

pytestmark = pytest.mark.django_db

BY = Actor.system(label="tests")
HEADING = (
    "reference;check_in;check_out;room_type_code;adults;children;first_name;last_name;email;phone;"
    "total_amount;status;paid_amount;room_number;notes"
)


@pytest.fixture
def world() -> World:
    return make_world(tax_rate=Decimal("9.00"))


def row(reference: str, first: int, last: int, **cells: Any) -> str:
    facts = {
        "type": "DBL",
        "adults": 2,
        "children": 0,
        "first": "Ada",
        "last": "Lovelace",
        "email": "ada@example.com",
        "phone": "+44 20 7946 0000",
        "total": "200.00",
        "status": "CONFIRMED",
        "paid": "",
        "room": "",
        "notes": "",
    } | cells
    return ";".join(map(str, [reference, day(first), day(last), *facts.values()]))


def run(world: World, *rows: str, trial: bool = False) -> list[dict[str, Any]]:
    content = "\n".join([HEADING, *rows]).encode()
    task = Import(hotel_id=world.hotel.pk, is_trial=trial, by=BY, at=NOON)
    found = read_rows(BroughtOver.BOOKINGS, content)
    return [as_record(report) for report in bring_over(BroughtOver.BOOKINGS, found, task)]


def outcomes(reports: list[dict[str, Any]]) -> list[tuple[int, str, str]]:
    return [(each["row"], each["outcome"], each["code"]) for each in reports]


def test_a_booking_is_brought_over_as_it_was_sold(world: World) -> None:
    told = run(world, row("OLD-1", 1, 4, total="200,00", paid="50", room="202", notes="Late"))

    booking = RoomBooking.objects.select_related("hotel", "assigned_room").get()
    assert told == [
        {
            "row": 2,
            "reference": "OLD-1",
            "outcome": "NEW",
            "code": "",
            "message": "",
            "booking_id": booking.booking_id,
        }
    ]
    assert (booking.status, booking.expires_at) == (BookingStatus.CONFIRMED, None)
    assert booking.assigned_room is not None
    assert booking.assigned_room.room_number == "202"
    assert (booking.internal_notes, booking.payment_mode) == ("Late", "PAY_AT_HOTEL")
    assert [line["amount"] for line in booking.price_lines] == ["66.68", "66.66", "66.66"]
    assert booking.total_amount == booking.subtotal + booking.taxes == Decimal(200)
    assert booking.taxes == Decimal("16.51")
    balance = balance_of(booking)
    assert (balance.paid, balance.due) == (Decimal(50), Decimal(150))
    assert world.sold(0, 5) == [0, 1, 1, 1, 0]
    assert differences() == []
    assert money.differences() == []


def test_the_guest_is_not_written_to(world: World) -> None:
    run(world, row("OLD-1", 1, 4, paid="50", room="202"))

    for event in DomainEvent.objects.all():
        announce_event(event_id=event.pk, at=NOON)

    names = DomainEvent.objects.order_by("pk").values_list("name", "change")
    assert list(names) == [("booking-created", "imported"), ("room-assigned", "assigned")]
    assert not Message.objects.exists()


def test_taxes_on_top_are_in_the_total_and_a_later_change_keeps_the_price() -> None:
    world = make_world()
    Tax.objects.create(
        hotel=world.hotel, name="VAT", rate=10, is_included=False, components=["ROOM"]
    )

    run(world, row("OLD-1", 1, 3, total="220"))

    booking = RoomBooking.objects.get()
    assert [booking.subtotal, booking.taxes, booking.total_amount] == [
        Decimal(each) for each in (200, 20, 220)
    ]
    assert [line["rate"] for line in booking.price_lines] == ["100.00", "100.00"]


def test_a_second_run_brings_nothing_over(world: World) -> None:
    first = run(world, row("OLD-1", 1, 4))
    events = DomainEvent.objects.count()

    assert outcomes(first) == [(2, "NEW", "")]
    assert outcomes(run(world, row("OLD-1", 1, 4))) == [(2, "THERE", "")]
    assert RoomBooking.objects.count() == ImportedBooking.objects.count() == 1
    assert DomainEvent.objects.count() == events


def test_another_hotel_may_have_the_same_reference(world: World) -> None:
    other = make_world()

    run(world, row("OLD-1", 1, 4))

    assert outcomes(run(other, row("OLD-1", 1, 4))) == [(2, "NEW", "")]


MIXED = (
    row("A", 1, 4, room="201"),
    row("B", 2, 3, room="201"),
    row("C", 2, 3),
    row("D", 2, 5),
    row("E", 1, 3, type="XXX"),
    row("F", -1, 3),
    row("G", 6, 8, adults=3),
    row("H", 6, 8, paid="200.01"),
    row("I", 6, 8, room="999"),
    row("J", 6, 8, room="301"),
    row("K", 8, 6),
    row("L", 6, 8, total="1.200,00"),
    row("M", 6, 8, status="CANCELLED"),
    row("A", 6, 8),
    row("N", 6, 8, email="nobody"),
    row("O", 6, 8),
)
EXPECTED = [
    (2, "NEW", ""),
    (3, "REFUSED", "ROOM_OVERLAP_CONFLICT"),
    (4, "NEW", ""),
    (5, "REFUSED", "SOLD_OUT"),
    (6, "REFUSED", "ROOM_TYPE_NOT_FOUND"),
    (7, "REFUSED", "ARRIVAL_IN_THE_PAST"),
    (8, "REFUSED", "OCCUPANCY_EXCEEDED"),
    (9, "REFUSED", "DESK_PAYMENT_TOO_HIGH"),
    (10, "REFUSED", "ROOM_NOT_FOUND"),
    (11, "REFUSED", "ROOM_TYPE_MISMATCH"),
    (12, "REFUSED", "INVALID_DATE_RANGE"),
    (13, "REFUSED", "VALIDATION_ERROR"),
    (14, "LEFT_OUT", ""),
    (15, "THERE", ""),
    (16, "REFUSED", "VALIDATION_ERROR"),
    (17, "NEW", ""),
]


def test_every_row_goes_by_the_same_rules_and_a_refused_one_leaves_nothing(world: World) -> None:
    told = run(world, *MIXED)

    assert outcomes(told) == EXPECTED
    assert summary_of(told) == {"NEW": 3, "THERE": 1, "LEFT_OUT": 1, "REFUSED": 11}
    assert RoomBooking.objects.count() == ImportedBooking.objects.count() == 3
    assert world.sold(0, 9) == [0, 1, 2, 1, 0, 0, 1, 1, 0]
    assert differences() == []
    assert money.differences() == []


def test_a_trial_foresees_what_the_run_will_say_and_writes_nothing(world: World) -> None:
    told = run(world, *MIXED, trial=True)

    foreseen = [
        (n, "REFUSED", "BROUGHT_OVER_ALREADY") if n == 15 else (n, o, c) for n, o, c in EXPECTED
    ]
    assert outcomes(told) == foreseen
    assert not RoomBooking.objects.exists()
    assert not ImportedBooking.objects.exists()
    assert world.sold(0, 9) == [0] * 9
    assert differences() == []


def test_a_booking_that_is_there_counts_for_the_rules(world: World) -> None:
    world.assigned(nights(1, 3), "201")

    assert outcomes(run(world, row("A", 2, 4, room="201"), trial=True)) == [
        (2, "REFUSED", "ROOM_OVERLAP_CONFLICT")
    ]


def test_the_report_names_no_guest_and_nothing_of_it_runs_in_a_spreadsheet(world: World) -> None:
    told = run(world, row("=cmd()", 1, 4, type="XXX"), row("B", 1, 2))

    written = "".join(report_file(told)).splitlines()

    assert written[0] == '\ufeff"row","reference","outcome","code","message","booking_id"'
    assert written[1] == (
        '"2","\'=cmd()","REFUSED","ROOM_TYPE_NOT_FOUND",'
        '"room_type_code: There is no such room type in this hotel.",""'
    )
    assert "Lovelace" not in "".join(written)
