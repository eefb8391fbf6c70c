"""The pages after the payment page, as the server sends them: they work without scripts."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from hotel.models import RoomBooking
from payments.enums import PaymentKind, PaymentStatus
from payments.models import Payment, PaymentShare
from tests.factories.world import NOON, World, nights

pytestmark = pytest.mark.usefixtures("noon", "no_throttles")

SESSION = "cs_test_a1b2c3d4e5f6"


def paid_for(booking: RoomBooking, status: PaymentStatus) -> Payment:
    payment = Payment.objects.create(
        hotel=booking.hotel,
        kind=PaymentKind.CHECKOUT,
        status=status,
        amount=booking.total_amount,
        captured_amount=booking.total_amount if status == PaymentStatus.CAPTURED else None,
        currency=booking.currency,
        session_id=SESSION,
        created_at=NOON,
    )
    PaymentShare.objects.create(
        hotel=booking.hotel, payment=payment, booking=booking, amount=booking.total_amount
    )
    return payment


def back_from(client: Client, booking: RoomBooking, session: str = SESSION) -> tuple[int, str]:
    address = reverse("guest-payment-return", args=(booking.hotel.slug, booking.booking_id))
    answer = client.get(address, {"session_id": session})
    return answer.status_code, answer.content.decode()


def title_of(page: str) -> str:
    return re.findall(r"<h1>(.*)</h1>", page)[0]


def test_a_payment_that_has_arrived_is_told(world: World, client: Client):
    booking = world.confirmed(nights(1, 3))
    paid_for(booking, PaymentStatus.CAPTURED)
    status, page = back_from(client, booking)

    assert (status, title_of(page)) == (200, "Thank you, your payment has arrived")
    assert "http-equiv" not in page


def test_one_that_is_on_its_way_looks_again_by_itself(world: World, client: Client):
    booking = world.hold(nights(1, 3))
    paid_for(booking, PaymentStatus.OPEN)
    status, page = back_from(client, booking)

    assert (status, title_of(page)) == (200, "Your payment is being confirmed")
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in page


def test_one_that_came_to_nothing_leads_back_to_paying(world: World, client: Client):
    booking = world.hold(nights(1, 3))
    paid_for(booking, PaymentStatus.EXPIRED)
    _, page = back_from(client, booking)

    assert title_of(page) == "Nothing has been paid"
    assert "Your room is still kept for you, and you can try again." in page


def test_the_pages_tell_nothing_of_the_guest(world: World, client: Client):
    booking = world.hold(nights(1, 3))
    paid_for(booking, PaymentStatus.OPEN)
    left = client.get(
        reverse("guest-payment-cancelled", args=(booking.hotel.slug, booking.booking_id))
    )
    pages = back_from(client, booking)[1] + left.content.decode()

    assert [text for text in ("John", "Doe", "john@", "1234567890") if text in pages] == []


@pytest.mark.parametrize("session", ["", "cs_test_somebody_elses", "%00", "x" * 5000])
def test_another_session_is_a_page_that_is_not_there(world: World, client: Client, session: str):
    booking = world.hold(nights(1, 3))
    paid_for(booking, PaymentStatus.OPEN)
    status, page = back_from(client, booking, session)

    assert (status, title_of(page)) == (404, "We cannot find this page")


def test_a_session_opens_the_page_of_its_own_booking_alone(world: World, client: Client):
    paid_for(world.hold(nights(1, 3)), PaymentStatus.OPEN)
    other = world.hold(nights(1, 3))

    assert back_from(client, other)[0] == 404


def test_who_left_without_paying_sees_until_when_the_room_is_kept(world: World, client: Client):
    booking = world.hold(nights(1, 3))
    address = reverse("guest-payment-cancelled", args=(booking.hotel.slug, booking.booking_id))
    page = client.get(address).content.decode()

    assert title_of(page) == "You have not paid yet"
    assert "<span data-until>Kept for you until</span> <strong data-until>12:15</strong>" in page
    assert 'data-seconds="900"' in page
