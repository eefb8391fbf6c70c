from __future__ import annotations

from typing import Any, Final

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from hotel.enums import BookerType
from hotel.models import RoomBooking
from room_bookings.recount import differences
from room_bookings.services.booking import Booker, Companion
from rooms.models import RoomType
from staff.enums import StaffRole
from tests.factories.money import held, unpaid
from tests.factories.rates import free_conditions, standard_price
from tests.factories.refusals import everything_written
from tests.factories.staff_api import Desk, at, desk_of, refusal
from tests.factories.world import NOON, World, day, nights

NO_ASSIGNMENT = {
    "room_assigned_at": None,
    "room_assigned_by": None,
    "assignment_notes": "",
    "assignment_version": 0,
}


def party_of(booking: RoomBooking) -> dict[str, Any]:
    """John Doe alone."""
    (primary,) = booking.party.all()
    return {
        "booking_id": booking.booking_id,
        "primary": {
            "id": primary.pk,
            "role": "PRIMARY",
            "first_name": "John",
            "last_name": "Doe",
            "full_name": "John Doe",
            "email": "john@example.com",
            "phone": "+1234567890",
            "is_staying": True,
            "created_at": "2026-03-02T12:00:00Z",
        },
        "companions": [],
        "staying_count": 1,
        "total_count": 1,
        "guests_booked": 2,
        "is_complete": False,
    }


JOHN: Final[dict[str, Any]] = {
    "primary_first_name": "John",
    "primary_last_name": "Doe",
    "primary_email": "john@example.com",
    "primary_phone": "+1234567890",
    "booker_type": "SELF",
    "booker": {
        "type": "SELF",
        "first_name": "John",
        "last_name": "Doe",
        "email": "john@example.com",
        "phone": "+1234567890",
        "company": "",
    },
}


def page_of(booking: RoomBooking) -> dict[str, Any]:
    """A hold of John Doe, for two in a double room from 2 to 4 March, as staff see it."""
    return {
        "id": booking.pk,
        "booking_id": booking.booking_id,
        "confirmation_number": booking.confirmation_number,
        "hotel_name": "Grand Hotel",
        "room_type_name": "Double Room",
        "room_type_code": "DBL",
        "guest_name": "John Doe",
        "check_in": "2026-03-02",
        "check_out": "2026-03-04",
        "nights": 2,
        "adults": 2,
        "children": 0,
        "total_amount": "150.00",
        "currency": "EUR",
        "status": "PENDING_PAYMENT",
        "is_in_house": False,
        "created_at": "2026-03-02T12:00:00Z",
        "updated_at": "2026-03-02T12:00:00Z",
        "expires_at": "2026-03-02T12:15:00Z",
        "confirmed_at": None,
        "checked_in_at": None,
        "checked_out_at": None,
        "departed_on": None,
        "no_show_at": None,
        "version": RoomBooking.objects.get(pk=booking.pk).version,
        "assignment_version": 0,
        **JOHN,
        "assigned_room": None,
        "assigned_room_number": None,
        "assignment": NO_ASSIGNMENT,
        "room_move": None,
        "subtotal": "150.00",
        "taxes": "0.00",
        "promo_code": "",
        "group_reference": None,
        "account": None,
        "allotment_code": None,
        **standard_price(0, 1),
        **free_conditions(),
        **held(),
        **unpaid(),
        "language": "en",
        "penalty_amount": None,
        "special_requests": "",
        "internal_notes": "",
        "cancellation_details": None,
        "party": party_of(booking),
        "booking_summary": "Double Room, 2 nights, 2 adults",
        "room_photo_url": None,
        "allowed_actions": ["confirm", "cancel", "change", "party"],
    }


def test_a_booking_in_full(world: World, desk: Desk):
    booking = world.hold(nights(0, 2))

    assert desk.get(at(booking)).json() == page_of(booking)


def test_the_type_has_a_photo_and_a_company_books(world: World, desk: Desk):
    RoomType.objects.filter(pk=world.types["DBL"].pk).update(photo_url="/media/double.jpg")
    booker = Booker(
        "Bea",
        "Booker",
        "bea@example.com",
        "+49 30 1",
        booker_type=BookerType.COMPANY,
        company="Acme",
    )
    booking = world.hold(nights(0, 2), booker=booker)
    shown = desk.get(at(booking)).json()

    assert shown["room_photo_url"] == "/media/double.jpg"
    assert shown["booker_type"] == "COMPANY"
    assert shown["booker"] == {
        "type": "COMPANY",
        "first_name": "Bea",
        "last_name": "Booker",
        "email": "bea@example.com",
        "phone": "+49 30 1",
        "company": "Acme",
    }


def test_a_booking_with_its_party_costs_as_much_as_one_without(
    world: World, desk: Desk, django_assert_num_queries: DjangoAssertNumQueries
):
    alone = world.in_house(nights(0, 2), "201")
    many = world.hold(
        nights(0, 2), adults=1, children=1, companions=(Companion("Ann", "Doe", is_staying=True),)
    )
    for booking, statements in ((alone, 6), (many, 7)):  # one asks whether the guest is paying
        with django_assert_num_queries(statements):
            desk.get(at(booking))


def test_an_unknown_booking_is_not_found(desk: Desk):
    assert refusal(desk.get("room-bookings/BK-2026-0000000000/")) == (404, "NOT_FOUND", None)


class TestNotes:
    def test_are_changed_one_by_one(self, world: World, desk: Desk):
        booking = world.hold(nights(0, 2))
        changed = desk.patch(at(booking), {"internal_notes": "VIP,\nno lilies"})
        again = desk.patch(at(booking), {"special_requests": "A cot"})

        first = {"internal_notes": "VIP,\nno lilies", "version": 2}
        assert changed.json() == page_of(booking) | first
        assert again.json() == page_of(booking) | {
            "internal_notes": "VIP,\nno lilies",
            "special_requests": "A cot",
        }

    def test_the_event_names_them_without_their_text(self, world: World, desk: Desk):
        booking = world.hold(nights(0, 2))
        desk.patch(at(booking), {"internal_notes": "VIP", "special_requests": "A cot"})
        told = booking.events.order_by("id").last()
        assert told is not None

        assert (told.name, told.change, told.data) == (
            "booking-updated",
            "notes-changed",
            {
                "booking_id": booking.booking_id,
                "status": "PENDING_PAYMENT",
                "assigned_room_number": None,
                "fields": ["internal_notes", "special_requests"],
            },
        )

    @pytest.mark.parametrize("body", [{}, {"internal_notes": ""}])
    def test_no_change_is_no_event(self, world: World, desk: Desk, body: dict[str, str]):
        booking = world.hold(nights(0, 2))
        before = everything_written()

        assert desk.patch(at(booking), body).json() == page_of(booking)
        assert everything_written() == before

    def test_are_kept_for_bookings_that_are_over(self, world: World, desk: Desk):
        booking = world.confirmed(nights(0, 2))
        desk.post(at(booking, "cancel/"))

        assert desk.patch(at(booking), {"internal_notes": "Rang up"}).status_code == 200

    @pytest.mark.parametrize("name", ["status", "check_in", "total_amount", "primary_email", "id"])
    def test_nothing_else_is_changed_so(self, world: World, desk: Desk, name: str):
        booking = world.hold(nights(0, 2))
        before = everything_written()

        assert refusal(desk.patch(at(booking), {name: "x"})) == (400, "UNKNOWN_FIELD", name)
        assert everything_written() == before


class TestConfirming:
    def test_a_hold_becomes_a_booking(self, world: World, desk: Desk):
        booking = world.hold(nights(0, 2))

        assert desk.post(at(booking, "confirm/")).json() == page_of(booking) | {
            "status": "CONFIRMED",
            "expires_at": None,
            "hold": None,
            "confirmed_at": "2026-03-02T12:00:00Z",
            "allowed_actions": [
                "cancel",
                "assign-room",
                "upgrade-room",
                "extend",
                "change",
                "party",
            ],
        }

    def test_twice_is_refused(self, world: World, desk: Desk):
        booking = world.confirmed(nights(0, 2))
        answer = desk.post(at(booking, "confirm/"))

        assert answer.status_code == 409
        assert answer.json() == {
            "error": {
                "code": "BOOKING_STATUS_CONFLICT",
                "message": "Cannot confirm a booking that is confirmed.",
                "details": {"status": "CONFIRMED", "move": "CONFIRM"},
            }
        }

    def test_a_hold_that_is_over_is_refused(self, world: World):
        booking = world.hold(nights(0, 2))
        with time_machine.travel(NOON.replace(minute=15), tick=False):
            answer = desk_of(world).post(at(booking, "confirm/"))

        assert refusal(answer) == (409, "HOLD_EXPIRED", None)

    @pytest.mark.parametrize("body", [{"now": True}, {"status": "CONFIRMED"}])
    def test_takes_no_input(self, world: World, desk: Desk, body: dict[str, Any]):
        booking = world.hold(nights(0, 2))
        (name,) = body

        assert refusal(desk.post(at(booking, "confirm/"), body)) == (400, "UNKNOWN_FIELD", name)

    def test_an_empty_form_counts_as_no_input(self, world: World, desk: Desk):
        booking = world.hold(nights(0, 2))
        answer = desk.client.generic(
            "POST",
            f"/api/staff/hotel/{desk.slug}/{at(booking, 'confirm/')}",
            "",
            content_type="application/x-www-form-urlencoded",
            headers=desk.headers,
        )

        assert answer.status_code == 200


class TestCancelling:
    def test_tells_who_when_and_why_and_frees_the_nights(self, world: World, desk: Desk):
        booking = world.assigned(nights(0, 2), "201")
        shown = desk.post(at(booking, "cancel/"), {"reason": "The guest is ill"}).json()

        assert (shown["status"], shown["assigned_room"], shown["allowed_actions"]) == (
            "CANCELLED",
            None,
            [],
        )
        assert shown["cancellation_details"] == {
            "cancelled_at": "2026-03-02T12:00:00Z",
            "cancelled_by": f"front_desk@{world.hotel.slug}.example",
            "reason": "STAFF",
            "note": "The guest is ill",
            "refundable_amount": "0.00",
            "still_owed_amount": "0.00",
        }
        assert world.sold(0, 2) == [0, 0]
        assert differences() == []

    def test_a_guest_in_the_house_checks_out_instead(self, world: World, desk: Desk):
        booking = world.in_house(nights(0, 2), "201")
        before = everything_written()

        assert refusal(desk.post(at(booking, "cancel/"), {"reason": "x"})) == (
            409,
            "BOOKING_ALREADY_CHECKED_IN",
            None,
        )
        assert everything_written() == before

    def test_a_colleague_without_an_address_is_named(self, world: World, noon: None):
        booking = world.hold(nights(0, 2))
        user = world.staff[StaffRole.FRONT_DESK].user
        user.email = ""
        user.save()
        shown = desk_of(world).post(at(booking, "cancel/")).json()["cancellation_details"]

        assert (shown["cancelled_by"], shown["note"]) == (user.username, "")


class TestAllowedActions:
    def actions(self, world: World, booking: RoomBooking, on: int = 0) -> list[str]:
        with time_machine.travel(NOON.replace(day=day(on).day), tick=False):
            shown: list[str] = desk_of(world).get(at(booking)).json()["allowed_actions"]
        return shown

    def test_on_the_arrival_day_with_a_room(self, world: World):
        booking = world.assigned(nights(0, 2), "201")

        assert self.actions(world, booking) == [
            "cancel",
            "assign-room",
            "unassign-room",
            "upgrade-room",
            "check-in",
            "extend",
            "change",
            "party",
        ]

    def test_before_the_arrival_day(self, world: World):
        booking = world.assigned(nights(1, 2), "201")

        assert "check-in" not in self.actions(world, booking)
        assert "no-show" not in self.actions(world, booking)

    def test_a_guest_who_is_late(self, world: World):
        booking = world.assigned(nights(0, 2), "201")

        assert {"check-in", "no-show"} <= set(self.actions(world, booking, on=1))

    def test_in_the_house(self, world: World):
        booking = world.in_house(nights(0, 2), "201")

        assert self.actions(world, booking, on=1) == [
            "move-room",
            "upgrade-room",
            "checkout",
            "extend",
            "party",
        ]

    def test_a_no_show(self, world: World):
        booking = world.confirmed(nights(0, 2))
        with time_machine.travel(NOON.replace(day=day(1).day), tick=False):
            desk_of(world, StaffRole.MANAGER).post(at(booking, "no-show/"))

        assert self.actions(world, booking, on=1) == ["reinstate"]
