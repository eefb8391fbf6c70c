"""Guests start to pay: one page for what is due, however often it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.conf import LazySettings

from hotel.enums import CancellationReason
from hotel.models import RoomBooking
from payments import provider
from payments.enums import PaymentKind, PaymentStatus, Wanted
from payments.models import Payment
from payments.provider import gateway
from payments.services.provider_work import ask_provider, work_on_payment
from payments.services.settlement import apply
from rates.enums import PaymentMode
from room_bookings.services.holds import release_hold
from room_bookings.services.lifecycle import cancel_booking
from tests.factories.groups import hold_group
from tests.factories.guest_api import Guest, guest_of
from tests.factories.sandbox import RunningSandbox, running_sandbox
from tests.factories.staff_fixtures import no_throttles
from tests.factories.stripe_side import hanging_server, point_at
from tests.factories.world import NOON, World, nights
from tests.payments.paying import held, look, proof, sold_by, start

__all__ = ["no_throttles"]
PAGE_ENDS = "2026-03-02T12:35:00Z"


@pytest.fixture
def sandbox(world: World, settings: LazySettings, no_throttles: None) -> Iterator[RunningSandbox]:
    """At noon of the day on which the world was made."""
    with time_machine.travel(NOON, tick=False), running_sandbox() as running:
        point_at(settings, running.base_url)
        provider._turn.start_afresh()
        yield running


@pytest.fixture
def guest(world: World, sandbox: RunningSandbox) -> Guest:
    return guest_of(world)


def the_payment() -> Payment:
    return Payment.objects.get()


def shares() -> dict[int, str]:
    return {each.booking_id: str(each.amount) for each in the_payment().shares.all()}


def pay(sandbox: RunningSandbox, payment: Payment) -> None:
    """The guest does, and we learn of it."""
    sandbox.pay(payment.session_id)
    ask_provider(payment.pk, at=NOON)


def pages(sandbox: RunningSandbox) -> dict[str, str]:
    found = sandbox.state()["objects"].get("checkout.session", [])
    return {each["id"]: each["status"] for each in found}


def test_a_page_is_opened_for_the_price(guest: Guest, world: World, sandbox: RunningSandbox):
    booking = held(world)
    answer = start(guest, booking)
    payment = the_payment()
    session = sandbox.client.v1.checkout.sessions.retrieve(payment.session_id)
    address = f"https://hotel.example/guest/{guest.slug}/bookings/{booking.booking_id}/payment"

    assert (answer.status_code, answer.json()) == (
        200,
        {
            "payment_id": payment.reference,
            "session_id": session.id,
            "payment_url": session.url,
            "status": "created",
            "kind": "CHECKOUT",
            "amount": "150.00",
            "currency": "EUR",
            "expires_at": PAGE_ENDS,
        },
    )
    assert (payment.status, payment.wanted, payment.next_attempt_at, shares()) == (
        PaymentStatus.OPEN,
        Wanted.NOTHING,
        None,
        {booking.pk: "150.00"},
    )
    assert (session.success_url, session.cancel_url) == (
        f"{address}/return/?session_id={{CHECKOUT_SESSION_ID}}",
        f"{address}/cancelled/",
    )


def test_starting_again_gives_the_same_page(guest: Guest, world: World, sandbox: RunningSandbox):
    booking = held(world)
    first, second = start(guest, booking), start(guest, booking, {})
    short = guest.ask("POST", f"room-bookings/{booking.booking_id}/payment/", **proof(booking))

    assert second.json() == first.json() | {"status": "existing"}
    assert short.json() == second.json()
    assert len(pages(sandbox)) == 1


def test_what_is_paid_is_not_paid_again(guest: Guest, world: World, sandbox: RunningSandbox):
    booking = held(world)
    started = start(guest, booking).json()
    pay(sandbox, the_payment())
    again = start(guest, booking)

    gone = {"payment_url": None, "expires_at": None, "status": "paid"}
    assert (again.status_code, again.json()) == (200, started | gone)


def test_a_deposit_is_paid_first_and_the_rest_once_it_is_confirmed(
    guest: Guest, world: World, sandbox: RunningSandbox
):
    booking = held(world, PaymentMode.DEPOSIT)
    deposit = start(guest, booking).json()
    pay(sandbox, the_payment())
    rest = start(guest, booking).json()

    assert (deposit["kind"], deposit["amount"]) == ("CHECKOUT", "75.00")
    assert (rest["kind"], rest["amount"], rest["status"]) == ("CHECKOUT", "75.00", "created")


@pytest.mark.parametrize(
    ("first", "kind", "amount"), [(5, "AUTHORISATION", "75.00"), (6, "SAVED_CARD", "0.00")]
)
def test_a_guarantee_is_reserved_for_an_arrival_soon_and_else_the_card_is_kept(
    guest: Guest, world: World, sandbox: RunningSandbox, first: int, kind: str, amount: str
):
    booking = held(world, PaymentMode.CARD_GUARANTEE, first, first + 2)
    answer = start(guest, booking).json()
    pay(sandbox, the_payment())
    booking.refresh_from_db()

    assert (answer["kind"], answer["amount"], shares()) == (kind, amount, {booking.pk: amount})
    assert booking.status == "CONFIRMED"


def test_any_room_of_a_group_pays_for_all(guest: Guest, world: World, sandbox: RunningSandbox):
    stay = nights(1, 3)
    first, second = hold_group(world, ("DBL", stay), ("STE", stay))
    answers = [start(guest, each).json() for each in (second, first)]
    pay(sandbox, the_payment())

    assert [each["status"] for each in answers] == ["created", "existing"]
    assert (answers[0]["amount"], shares()) == (
        "300.00",
        {first.pk: "150.00", second.pk: "150.00"},
    )
    assert the_payment().group_id == first.group_id
    assert {each.status for each in RoomBooking.objects.all()} == {"CONFIRMED"}


def test_a_group_of_which_some_are_guaranteed_keeps_the_card_that_pays(
    guest: Guest, world: World, sandbox: RunningSandbox
):
    stay = nights(1, 3)
    paid, guaranteed = hold_group(world, ("DBL", stay), ("STE", stay))
    sold_by(guaranteed, PaymentMode.CARD_GUARANTEE)
    answer = start(guest, paid).json()
    pay(sandbox, the_payment())

    assert (answer["kind"], answer["amount"], shares()) == (
        "CHECKOUT",
        "150.00",
        {paid.pk: "150.00", guaranteed.pk: "0.00"},
    )
    assert the_payment().customer_id.startswith("cus_")
    assert {each.status for each in RoomBooking.objects.all()} == {"CONFIRMED"}


def test_a_guaranteed_group_keeps_a_card(guest: Guest, world: World, sandbox: RunningSandbox):
    stay = nights(1, 3)
    group = hold_group(world, ("DBL", stay), ("STE", stay))
    for each in group:
        sold_by(each, PaymentMode.CARD_GUARANTEE)
    answer = start(guest, group[0]).json()

    assert (answer["kind"], answer["amount"]) == ("SAVED_CARD", "0.00")
    assert shares() == {each.pk: "0.00" for each in group}


def test_of_a_confirmed_group_each_room_pays_what_is_left_of_it(
    guest: Guest, world: World, sandbox: RunningSandbox
):
    stay = nights(1, 3)
    group = hold_group(world, ("DBL", stay), ("STE", stay))
    for each in group:
        sold_by(each, PaymentMode.DEPOSIT)
    start(guest, group[0])
    pay(sandbox, the_payment())
    rest = start(guest, group[1]).json()
    payment = Payment.objects.get(reference=rest["payment_id"])

    assert (rest["amount"], payment.group_id) == ("75.00", None)
    assert [each.booking_id for each in payment.shares.all()] == [group[1].pk]


def test_another_sum_gets_another_page_and_the_first_one_is_closed(
    guest: Guest, world: World, sandbox: RunningSandbox
):
    booking = held(world)
    first = start(guest, booking).json()
    RoomBooking.objects.filter(pk=booking.pk).update(total_amount="140.00", subtotal="140.00")
    second = start(guest, booking).json()
    old = Payment.objects.get(reference=first["payment_id"])
    assert (old.status, old.wanted, old.next_attempt_at) == ("OPEN", "CLOSE", NOON)
    work_on_payment(old.pk, at=NOON)

    assert (second["amount"], second["status"]) == ("140.00", "created")
    assert pages(sandbox) == {first["session_id"]: "expired", second["session_id"]: "open"}
    assert start(guest, booking).json() == second | {"status": "existing"}


def test_a_page_that_is_over_is_followed_by_a_new_one(
    guest: Guest, world: World, sandbox: RunningSandbox
):
    booking = held(world)
    RoomBooking.objects.filter(pk=booking.pk).update(expires_at=NOON + timedelta(hours=2))
    first = start(guest, booking).json()
    with time_machine.travel(NOON + timedelta(minutes=35), tick=False):
        second = start(guest, booking).json()

    assert (second["status"], second["expires_at"]) == ("created", "2026-03-02T13:10:00Z")
    assert second["session_id"] != first["session_id"]


@pytest.mark.parametrize("is_released", [False, True])
def test_a_hold_that_is_over_is_not_paid(
    guest: Guest, world: World, sandbox: RunningSandbox, is_released: bool
):
    booking, later = held(world), NOON + timedelta(minutes=15)
    if is_released:
        release_hold(hotel_id=world.hotel.pk, booking_id=booking.booking_id, at=later)
    with time_machine.travel(later, tick=False):
        answer = start(guest, booking)

    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "HOLD_EXPIRED")
    assert (Payment.objects.count(), pages(sandbox)) == (0, {})


def test_what_was_given_up_is_not_paid(guest: Guest, world: World, sandbox: RunningSandbox):
    booking = held(world)
    cancel_booking(**world.who(booking), reason=CancellationReason.GUEST, at=NOON)
    answer = start(guest, booking)

    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "NOTHING_TO_PAY")
    assert Payment.objects.count() == 0


def test_without_the_token_nobody_pays(guest: Guest, world: World, sandbox: RunningSandbox):
    booking, other = held(world), held(world, first=4, last=5)
    path = f"room-bookings/{booking.booking_id}/payment/session/"
    answers = [guest.ask("POST", path), guest.ask("POST", path, **proof(other))]
    foreign = Guest("no-such-hotel").ask("POST", path, **proof(booking))

    assert [each.status_code for each in (*answers, foreign)] == [404, 404, 404]
    assert Payment.objects.count() == 0


def test_nothing_is_told_with_the_order_to_pay(guest: Guest, world: World, sandbox: RunningSandbox):
    answer = start(guest, held(world), {"amount": "1.00"})

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "UNKNOWN_FIELD")
    assert Payment.objects.count() == 0


def test_without_a_provider_there_is_no_payment(guest: Guest, world: World, settings: LazySettings):
    settings.STRIPE_SECRET_KEY = ""
    answer = start(guest, held(world))

    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "PAYMENTS_NOT_CONFIGURED")
    assert Payment.objects.count() == 0


def test_what_stripe_refuses_is_told_and_can_be_tried_again(
    guest: Guest, world: World, sandbox: RunningSandbox
):
    booking = held(world)
    RoomBooking.objects.filter(pk=booking.pk).update(total_amount="0.10", subtotal="0.10")
    answers = [start(guest, booking) for _ in range(2)]

    assert [each.json()["error"]["code"] for each in answers] == ["PAYMENT_REFUSED"] * 2
    assert answers[0].json()["error"]["details"] == {"reason": "amount_too_small"}
    assert (the_payment().status, the_payment().key_number) == ("OPENING", 3)


LOST = ["timeout_after", "reset_after", "reset_before"]


@pytest.mark.parametrize("kind", ["error_before", "error_after", *LOST])
def test_after_a_fault_the_next_start_goes_on_with_the_same_payment(
    guest: Guest, world: World, sandbox: RunningSandbox, kind: str, monkeypatch: Any
):
    monkeypatch.setattr(provider, "REQUEST_READ_SECONDS", 0.5)
    booking = held(world)
    sandbox.fault(kind, path="/v1/checkout/sessions", seconds=1)
    answer = start(guest, booking)
    opening = the_payment()
    provider._turn.start_afresh()
    again = start(guest, booking).json()

    assert (answer.status_code, answer.json()["error"]["code"], answer.headers["Retry-After"]) == (
        503,
        "PAYMENT_PROVIDER_UNAVAILABLE",
        "5",
    )
    assert (opening.status, opening.session_id, opening.wanted) == ("OPENING", "", "OPEN")
    assert opening.key_number == (1 if kind in LOST else 2)
    assert (again["payment_id"], again["status"]) == (opening.reference, "existing")
    assert the_payment().session_id == again["session_id"]
    if kind in LOST:
        assert list(pages(sandbox)) == [again["session_id"]]


def test_a_wish_from_long_ago_is_wished_anew(guest: Guest, world: World, sandbox: RunningSandbox):
    booking = held(world)
    sandbox.fault("reset_before", path="/v1/checkout/sessions")
    start(guest, booking)
    with time_machine.travel(NOON + timedelta(minutes=10), tick=False):
        again = start(guest, booking).json()

    assert (again["status"], again["expires_at"]) == ("existing", "2026-03-02T12:45:00Z")
    assert the_payment().key_number == 2


def test_a_group_goes_on_from_another_room_after_a_lost_answer(
    guest: Guest, world: World, sandbox: RunningSandbox
):
    """Whose page would lead back elsewhere, which the same key must not open."""
    stay = nights(1, 3)
    first, second = hold_group(world, ("DBL", stay), ("STE", stay))
    sandbox.fault("reset_after", path="/v1/checkout/sessions")
    start(guest, first)
    again = start(guest, second).json()

    assert (again["status"], the_payment().session_id) == ("existing", again["session_id"])
    assert second.booking_id in gateway_page(sandbox, again["session_id"])


def gateway_page(sandbox: RunningSandbox, session_id: str) -> str:
    address: str = sandbox.client.v1.checkout.sessions.retrieve(session_id).cancel_url or ""
    return address


def test_an_orphan_that_ends_does_not_end_the_payment(
    guest: Guest, world: World, sandbox: RunningSandbox
):
    booking = held(world)
    sandbox.fault("error_after", path="/v1/checkout/sessions")
    start(guest, booking)
    orphan = next(iter(pages(sandbox)))
    started = start(guest, booking).json()
    apply(gateway(None).close_session(orphan), at=NOON)

    assert (the_payment().status, the_payment().session_id) == ("OPEN", started["session_id"])


def test_while_stripe_hangs_starting_costs_nobody_much(
    guest: Guest, world: World, settings: LazySettings, monkeypatch: Any
):
    monkeypatch.setattr(provider, "REQUEST_READ_SECONDS", 0.3)
    monkeypatch.setattr(provider, "SLOW_SECONDS", 0.0)
    booking = held(world)
    with hanging_server() as address:
        point_at(settings, address)
        codes = [start(guest, booking).json()["error"]["code"] for _ in range(10)]

    assert codes == ["PAYMENT_PROVIDER_UNAVAILABLE"] * 10
    assert (the_payment().status, the_payment().key_number) == ("OPENING", 1)
    assert look(guest, booking).json()["payments"][0]["status"] == "OPENING"


def test_a_payment_is_written_down_without_a_word_of_its_guest(
    guest: Guest, world: World, sandbox: RunningSandbox
):
    start(guest, held(world))
    session = sandbox.client.v1.checkout.sessions.retrieve(the_payment().session_id).to_dict()
    told = {name: value for name, value in session.items() if name not in PERSONAL}

    assert [word for word in ("John", "Doe", "john@", "1234567890") if word in str(told)] == []


PERSONAL = {"customer_email", "customer_details"}


def test_each_kind_of_payment_is_started_here_but_charges(
    guest: Guest, world: World, sandbox: RunningSandbox
):
    modes = [PaymentMode.PAY_NOW, PaymentMode.CARD_GUARANTEE, PaymentMode.CARD_GUARANTEE]
    bookings = [
        held(world, mode, first, first + 1) for mode, first in zip(modes, (1, 2, 9), strict=True)
    ]
    kinds = {start(guest, each).json()["kind"] for each in bookings}

    assert kinds == set(PaymentKind) - {PaymentKind.CHARGE}
