"""The countdown of a hold and its extension, how a stay is paid, and the guest's language."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from hotel.models import Hotel, RoomBooking
from rates.enums import PaymentMode
from tests.factories import rates
from tests.factories.groups import group_of
from tests.factories.guest_api import Guest, booking_of_john, guest_of
from tests.factories.money import held
from tests.factories.paid import paid_by_card
from tests.factories.provider_side import page_of
from tests.factories.refusals import everything_written
from tests.factories.staff_api import Desk, at, refusal
from tests.factories.world import NOON, World, make_world, nights

LATE = NOON + timedelta(minutes=10)
KEY = {"Idempotency_Key": "k-1"}
GUARANTEED = {
    "mode": "CARD_GUARANTEE",
    "due_now": "0.00",
    "guarantee": "75.00",
    "due_later": "150.00",
    "words": "You pay 150.00 EUR at the hotel; until then your card guarantees 75.00 EUR.",
}


@pytest.fixture
def booked(guest: Guest) -> dict[str, Any]:
    body: dict[str, Any] = guest.book().json()
    return body


@pytest.fixture
def booking(booked: dict[str, Any]) -> RoomBooking:
    return RoomBooking.objects.get(booking_id=booked["booking_id"])


@pytest.fixture
def proof(booked: dict[str, Any]) -> dict[str, str]:
    return {"X_Booking_Token": booked["manage_token"]}


def extend(guest: Guest, booking: RoomBooking, **headers: str) -> Any:
    return guest.ask("POST", f"room-bookings/{booking.booking_id}/hold/extend/", **headers)


class TestExtending:
    def test_guest_who_pays_gets_the_time_again(
        self, booking: RoomBooking, proof: dict[str, str], guest: Guest
    ):
        page_of(booking)
        with time_machine.travel(LATE, tick=False):
            before = guest.look_up(booking.booking_id, **proof).json()
            answer = extend(guest, booking, **proof)

        assert before["hold"] == held(seconds=300, can_be_extended=True)["hold"]
        end = "2026-03-02T12:25:00Z"
        assert (answer.status_code, answer.json()) == (
            200,
            before | held(end) | {"expires_at": end},
        )

    def test_refusals_have_their_codes(
        self, booking: RoomBooking, proof: dict[str, str], guest: Guest
    ):
        answer = extend(guest, booking, **proof)
        assert refusal(answer) == (409, "HOLD_NOT_EXTENDABLE", None)
        assert answer.json()["error"]["details"] == {"reason": "NOT_PAYING"}
        page_of(booking)
        extend(guest, booking, **proof)
        assert refusal(extend(guest, booking, **proof)) == (409, "HOLD_ALREADY_EXTENDED", None)
        with time_machine.travel(NOON + timedelta(minutes=15), tick=False):
            assert refusal(extend(guest, booking, **proof)) == (409, "HOLD_EXPIRED", None)

    @pytest.mark.parametrize("token", [{}, {"X_Booking_Token": "A" * 43}])
    def test_without_proof_there_is_nothing(
        self, booking: RoomBooking, guest: Guest, token: dict[str, str]
    ):
        page_of(booking)
        before = everything_written()

        assert refusal(extend(guest, booking, **token)) == (404, "NOT_FOUND", None)
        assert everything_written() == before

    def test_charlie_of_another_hotel_finds_nothing(
        self, booking: RoomBooking, proof: dict[str, str]
    ):
        page_of(booking)
        elsewhere = guest_of(make_world())

        assert refusal(extend(elsewhere, booking, **proof)) == (404, "NOT_FOUND", None)

    def test_a_body_is_refused(self, booking: RoomBooking, proof: dict[str, str], guest: Guest):
        path = f"room-bookings/{booking.booking_id}/hold/extend/"
        answer = guest.ask("POST", path, {"minutes": 60}, **proof)

        assert refusal(answer) == (400, "UNKNOWN_FIELD", "minutes")

    def test_rooms_of_a_group_are_extended_together(self, guest: Guest):
        rooms = guest.ask("POST", "group-bookings/", group_of()).json()["bookings"]
        members = list(RoomBooking.objects.order_by("pk"))
        page_of(*members)
        with time_machine.travel(LATE, tick=False):
            extend(guest, members[1], X_Booking_Token=rooms[1]["manage_token"])

        ends = set(RoomBooking.objects.values_list("expires_at", flat=True))
        assert ends == {LATE + timedelta(minutes=15)}


class TestCountdown:
    def test_whoever_asks_sees_how_long_but_only_its_guest_may_have_longer(
        self, booking: RoomBooking, guest: Guest, desk: Desk
    ):
        page_of(booking)
        with time_machine.travel(LATE, tick=False):
            shown = guest.look_up(booking.booking_id).json()["hold"]
        assert shown == held(seconds=300)["hold"]
        assert desk.get(at(booking)).json()["hold"] == held(can_be_extended=True)["hold"]

    def test_a_repeated_answer_tells_the_hold_as_it_is_by_now(self, guest: Guest):
        first = guest.book(**KEY).json()
        booking = RoomBooking.objects.get()
        page_of(booking)
        with time_machine.travel(LATE, tick=False):
            again = guest.book(**KEY).json()
        assert again == first | held(seconds=300, can_be_extended=True)

        RoomBooking.objects.update(status="CONFIRMED", expires_at=None)
        assert guest.book(**KEY).json() == first | {"hold": None}

    def test_so_does_a_groups(self, guest: Guest):
        first = guest.ask("POST", "group-bookings/", group_of(), **KEY).json()
        with time_machine.travel(LATE, tick=False):
            again = guest.ask("POST", "group-bookings/", group_of(), **KEY).json()

        assert again == first | {"bookings": [e | held(seconds=300) for e in first["bookings"]]}


class TestPaymentTerms:
    @pytest.fixture
    def plans(self, world: World) -> None:
        flexible = rates.policy(world)
        rates.plan(world, "NOW", policy=flexible)
        rates.plan(world, "CARD", policy=flexible, payment_mode=PaymentMode.CARD_GUARANTEE)
        rates.plan(world, "LATER", policy=flexible, payment_mode=PaymentMode.PAY_AT_HOTEL)

    @pytest.mark.usefixtures("plans")
    def test_each_offer_says_how_it_is_paid(self, guest: Guest):
        offers = guest.search().json()["room_types"][0]["rate_plans"]

        assert {each["code"]: each["payment"]["mode"] for each in offers} == {
            "NOW": "PAY_NOW",
            "CARD": "CARD_GUARANTEE",
            "LATER": "PAY_AT_HOTEL",
        }
        assert offers[1]["payment"] == GUARANTEED

    @pytest.mark.usefixtures("plans")
    def test_quote_booking_and_details_say_the_same(self, guest: Guest, desk: Desk):
        quote = guest.quote(rate_plan_code="CARD").json()
        made = guest.book(booking_of_john(quote_id=quote["quote_id"])).json()
        booking = RoomBooking.objects.get()
        shown = [
            quote,
            made,
            guest.look_up(made["booking_id"]).json(),
            desk.get(at(booking)).json(),
        ]

        assert [each["payment"] for each in shown] == [GUARANTEED] * 4
        assert made["status"] == "PENDING_PAYMENT"

    @pytest.mark.usefixtures("plans")
    def test_where_nothing_is_due_the_answer_is_a_confirmation(self, guest: Guest):
        made = guest.book(booking_of_john(rate_plan_code="LATER")).json()

        assert (made["status"], made["expires_at"], made["hold"]) == ("CONFIRMED", None, None)
        assert made["payment"]["words"] == "You pay 150.00 EUR at the hotel."

    @pytest.mark.usefixtures("plans")
    def test_so_it_is_for_a_group(self, guest: Guest):
        body = group_of()
        for room in body["rooms"]:
            room["rate_plan_code"] = "LATER"
        made = guest.ask("POST", "group-bookings/", body).json()

        assert (made["status"], made["expires_at"]) == ("CONFIRMED", None)


class TestLanguage:
    def test_a_guest_chooses_or_gets_the_hotels(self, guest: Guest):
        Hotel.objects.update(language="de")
        chosen = guest.book(booking_of_john(language="fr")).json()
        others = guest.book(booking_of_john(5, 6)).json()

        assert (chosen["language"], others["language"]) == ("fr", "de")

    def test_a_group_has_one(self, guest: Guest):
        made = guest.ask("POST", "group-bookings/", group_of(language="es")).json()

        assert [each["language"] for each in made["bookings"]] == ["es", "es"]

    @pytest.mark.parametrize("language", ["it", "", None, "EN"])
    def test_another_is_refused(self, guest: Guest, language: Any):
        answer = guest.book(booking_of_john(language=language))

        assert refusal(answer) == (400, "VALIDATION_ERROR", "language")

    def test_staff_change_it(self, booking: RoomBooking, desk: Desk):
        assert desk.patch(at(booking), {"language": "de"}).json()["language"] == "de"
        event = booking.events.order_by("id").last()
        assert event is not None
        assert (event.change, event.data["fields"]) == ("notes-changed", ["language"])


class TestMoney:
    def test_what_is_paid_is_shown_and_given_back(
        self, world: World, booking: RoomBooking, proof: dict[str, str], guest: Guest, desk: Desk
    ):
        paid_by_card(booking, "150.00")
        (row,) = desk.get("room-bookings/").json()["results"]
        own, page = guest.look_up(booking.booking_id, **proof).json(), desk.get(at(booking)).json()
        preview = desk.get(at(booking, "cancellation-preview/")).json()
        cancelled = guest.cancel(booking.booking_id, **proof).json()

        for shown in (row, own, page):
            assert shown["payment_status"] == "PAID"
            assert shown["balance"] == {
                "owed": "150.00",
                "paid": "150.00",
                "returning": "0.00",
                "due": "0.00",
                "currency": "EUR",
            }
        assert (preview["refundable_amount"], preview["still_owed_amount"]) == ("150.00", "0.00")
        assert cancelled["cancellation_details"]["refundable_amount"] == "150.00"
        assert (cancelled["payment_status"], cancelled["balance"]["due"]) == (
            "REFUND_DUE",
            "-150.00",
        )

    @pytest.mark.parametrize(
        ("paid", "refundable", "still_owed"),
        [("150.00", "75.00", "0.00"), ("75.00", "0.00", "0.00"), ("30.00", "0.00", "45.00")],
    )
    def test_a_penalty_is_taken_from_what_is_paid(
        self, world: World, desk: Desk, paid: str, refundable: str, still_owed: str
    ):
        tiers = [{"hours_before": 99_999, "kind": "FIRST_NIGHT", "value": "0"}]
        rates.plan(world, policy=rates.policy(world, tiers=tiers))
        booking = world.confirmed(nights(5, 7))
        paid_by_card(booking, paid)
        preview = desk.get(at(booking, "cancellation-preview/")).json()
        cancelled = desk.post(at(booking, "cancel/")).json()["cancellation_details"]

        for shown in (preview, cancelled):
            assert (shown["refundable_amount"], shown["still_owed_amount"]) == (
                refundable,
                still_owed,
            )

    def test_a_change_says_what_it_leaves(self, world: World, desk: Desk):
        booking = world.confirmed(nights(5, 7))
        paid_by_card(booking, "150.00")
        seen = {
            last: desk.post(
                at(booking, "change-preview/"), {"check_out": f"2026-03-{last:02}"}
            ).json()
            for last in (8, 9, 10)
        }

        assert {last: (each["to_pay"], each["to_refund"]) for last, each in seen.items()} == {
            8: ("0.00", "75.00"),
            9: ("0.00", "0.00"),
            10: ("75.00", "0.00"),
        }
