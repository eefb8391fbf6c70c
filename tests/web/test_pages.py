"""Guests' pages as the server sends them, before any script runs."""

from __future__ import annotations

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.templatetags.static import static
from django.test import Client, RequestFactory
from django.urls import reverse

from hotel.models import RoomBooking
from tests.factories.world import World, nights
from web.guest.protection import GuestPagesMiddleware

pytestmark = pytest.mark.usefixtures("noon", "no_throttles")

NOBODYS = "BK-2026-0000000000"
PROTECTION = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self' https://checkout.stripe.com; "
        "frame-ancestors 'none'; base-uri 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def address_of(booking: RoomBooking) -> str:
    return reverse("guest-booking", args=(booking.hotel.slug, booking.booking_id))


def protection_of(answer: object) -> dict[str, str]:
    return {name: answer.headers.get(name) for name in PROTECTION}


def test_the_page_of_a_booking_is_kept_to_itself(world: World, client: Client, settings):
    """It has forms, and listens to what changes."""
    settings.REALTIME_URL = "wss://live.example"
    answer = client.get(address_of(world.hold(nights(1, 3))))
    policy = PROTECTION["Content-Security-Policy"].replace(
        "connect-src 'self'", "connect-src 'self' wss://live.example"
    )
    its_own = {"Content-Security-Policy": policy, "Referrer-Policy": "same-origin"}

    assert (answer.status_code, protection_of(answer)) == (200, PROTECTION | its_own)


def test_without_proof_the_page_knows_nothing_of_a_person(world: World, client: Client):
    booking = world.hold(nights(1, 3), special_requests="A peaceful room")
    page = client.get(address_of(booking)).content.decode()
    private = (
        "John",
        "Doe",
        "john@",
        "1234567890",
        "peaceful",
        "150.00",
        booking.confirmation_number,
    )

    assert [text for text in private if text in page] == []


def test_no_script_and_no_style_stands_in_the_page(world: World, client: Client):
    page = client.get(address_of(world.hold(nights(1, 3)))).content.decode()

    assert ("<style" in page, " style=" in page, " onclick" in page) == (False, False, False)
    assert [part.split(">")[0] for part in page.split("<script")[1:]] == [
        f' type="module" src="{static("web/guest/mine_opening.js")}"'
    ]


@pytest.mark.parametrize("booking_id", [NOBODYS, "BK-2026", "anything/at/all"])
def test_what_is_unknown_is_told_kindly_in_a_page(
    world: World, client: Client, settings, booking_id: str
):
    settings.PUSHER_SECRET = ""
    answer = client.get(f"/guest/{world.hotel.slug}/bookings/{booking_id}/")

    assert (answer.status_code, protection_of(answer)) == (404, PROTECTION)
    assert "We cannot find this page" in answer.content.decode()


def test_another_hotels_booking_and_none_are_the_same_page(world: World, client: Client):
    ours = world.hold(nights(1, 3))
    theirs = f"/guest/not-{world.hotel.slug}/bookings/"
    answers = [client.get(f"{theirs}{wanted}/") for wanted in (ours.booking_id, NOBODYS)]

    assert answers[0].content == answers[1].content
    assert [answer.status_code for answer in answers] == [404, 404]


def test_a_page_is_only_read(world: World, client: Client):
    answer = client.post(address_of(world.hold(nights(1, 3))))

    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_too_many_pages_are_refused_in_a_page(world: World, client: Client, settings):
    settings.THROTTLE_RATES = settings.THROTTLE_RATES | {"public": "1/min"}
    address = address_of(world.hold(nights(1, 3)))
    answers = [client.get(address, REMOTE_ADDR="192.0.2.77") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 429]
    assert "One moment, please" in answers[1].content.decode()
    assert int(answers[1].headers["Retry-After"]) >= 1


@pytest.mark.parametrize(
    ("known", "accepted", "asked", "spoken"),
    [
        ("en", "de", "", "en"),
        ("fr", "de", "", "fr"),
        ("fr", "de", "?lang=es", "es"),
        ("fr", "de", "?lang=xx", "fr"),
    ],
)
def test_a_booking_is_shown_in_its_guests_language(
    world: World, client: Client, known: str, accepted: str, asked: str, spoken: str
):
    booking = world.hold(nights(1, 3))
    RoomBooking.objects.filter(pk=booking.pk).update(language=known)
    page = client.get(address_of(booking) + asked, headers={"Accept-Language": accepted})

    assert f'<html lang="{spoken}">' in page.content.decode()


@pytest.mark.parametrize(
    ("accepted", "spoken"),
    [("de-AT,en;q=0.5", "de"), ("nl, es;q=0.3, en;q=0.2", "es"), ("nl", "en"), ("", "en")],
)
def test_without_a_booking_the_browsers_language_counts(
    db: None, client: Client, accepted: str, spoken: str
):
    page = client.get("/guest/nowhere/", headers={"Accept-Language": accepted})

    assert f'<html lang="{spoken}">' in page.content.decode()


def test_other_languages_are_offered_at_the_same_address(world: World, client: Client):
    page = client.get(address_of(world.hold(nights(1, 3))) + "?lang=de&x=1").content.decode()

    assert page.count('href="?lang=en&amp;x=1" lang="en"') == 1


def test_a_hotels_colours_may_be_kept(world: World, client: Client):
    answer = client.get(reverse("guest-brand", args=(world.hotel.slug,)))

    assert (answer.headers["Content-Type"], answer.headers["Cache-Control"]) == (
        "text/css",
        "public, max-age=3600",
    )
    assert "--brand: #1f3a5f;" in answer.content.decode()


def test_an_outage_is_told_in_a_page():
    middleware = GuestPagesMiddleware(lambda request: HttpResponse())
    request = RequestFactory().get("/guest/grand-hotel/bookings/")
    answer = middleware.process_exception(request, OperationalError("the server is gone"))

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "1")
    assert "Your booking is safe." in answer.content.decode()


def test_what_is_a_bug_stays_one():
    middleware = GuestPagesMiddleware(lambda request: HttpResponse())

    assert middleware.process_exception(RequestFactory().get("/guest/"), ValueError()) is None
