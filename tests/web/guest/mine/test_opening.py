"""The ways to a booking, and how little they tell whoever does not know it."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from hotel.models import RoomBooking
from tests.factories.own_booking import Own, problem_in, told
from tests.factories.world import World, make_world, nights
from web.guest.mine.forms import number_in

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


@pytest.fixture
def closed(world: World, noon: None, no_throttles: None) -> Own:
    cache.clear()
    return Own(world.confirmed(nights(7, 9), special_requests="A peaceful room"))


def test_the_link_opens_the_page_once_and_for_all_in_this_browser(closed: Own):
    answer = closed.by_link()
    cookie = answer.cookies["booking"]

    assert (answer.status_code, answer["Location"]) == (303, closed.address())
    assert "We look forward to seeing you, John" in told(closed.get())
    assert (cookie["path"], cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (
        closed.address(),
        True,
        "Lax",
        30 * 86_400,
    )


def test_a_link_that_is_not_whole_asks_for_the_name(closed: Own):
    answer = closed.post("booking-open", token="not-the-token")

    assert (answer.status_code, list(answer.cookies)) == (403, ["csrftoken"])
    assert problem_in(answer).startswith("The link is not complete")


def test_last_name_and_email_open_it_without_scripts(closed: Own):
    wrong = closed.post("booking-open", last_name="Doe", email="jane@example.com")
    answer = closed.post("booking-open", last_name="doe", email="JOHN@example.com")

    assert (wrong.status_code, answer.status_code) == (403, 303)
    assert problem_in(wrong).startswith("This name and this e-mail address")
    assert "John Doe" in told(closed.get())


@pytest.mark.parametrize("typed", [{}, {"last_name": "Doe"}, {"last_name": "Doe", "email": "x"}])
def test_a_form_that_is_not_filled_in_says_so(closed: Own, typed: dict[str, str]):
    answer = closed.post("booking-open", **typed)

    assert (answer.status_code, problem_in(answer)) == (400, "Please fill in both fields.")


def test_confirmation_number_and_last_name_open_it(closed: Own):
    answer = closed.by_number()

    assert (answer.status_code, answer["Location"]) == (303, closed.address())
    assert "John Doe" in told(closed.get())


@pytest.mark.parametrize("number", ["booking_id", "confirmation_number"])
def test_either_number_is_good(closed: Own, number: str):
    assert closed.by_number(number=getattr(closed.booking, number)).status_code == 303


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        (" htl-2026-12345678 ", "HTL-2026-12345678"),
        ("HTL 2026 12345678", "HTL202612345678"),
        ("2026-12345678", "HTL-2026-12345678"),
        ("2026 12345678", "HTL-2026-12345678"),
        ("bk-2026-0123456789", "BK-2026-0123456789"),
    ],
)
def test_a_number_is_taken_as_people_copy_it(typed: str, number: str):
    assert number_in(typed) == number


def test_an_unknown_number_a_wrong_name_and_another_hotel_are_answered_alike(closed: Own):
    wrong = [
        closed.by_number(last_name="Smith"),
        closed.by_number(number="HTL-2026-00000000"),
        closed.by_number(number=closed.booking.confirmation_number, last_name="%"),
    ]
    pages = {TOKEN.sub("", unescape(shown(answer.content.decode()))) for answer in wrong}

    assert [answer.status_code for answer in wrong] == [403, 403, 403]
    assert len(pages) == 1
    assert list(closed.client.cookies) == ["csrftoken"]


def shown(page: str) -> str:
    """Without what was typed."""
    return re.sub(r' value="[^"]*"', "", page)


def test_a_booking_is_not_found_at_another_hotel(closed: Own, world: World):
    other = make_world()
    address = reverse("guest-find-booking", args=(other.hotel.slug,))
    form = {"number": closed.booking.confirmation_number, "last_name": "Doe"}

    assert closed.client.post(address, form).status_code == 403


def test_ten_names_an_hour_are_tried_for_a_number_whoever_asks(closed: Own, settings):
    settings.THROTTLE_RATES = settings.THROTTLE_RATES | {"name": "10/hour"}
    address = reverse("guest-find-booking", args=(closed.booking.hotel.slug,))
    form = {"number": closed.booking.confirmation_number, "last_name": "Smith"}
    tries = [Client(REMOTE_ADDR=f"198.51.100.{last}").post(address, form) for last in range(11)]
    late = closed.by_number()

    assert [answer.status_code for answer in tries] == [403] * 10 + [429]
    assert (late.status_code, "Retry-After" in late.headers) == (429, True)
    assert problem_in(late).startswith("This number was tried too often.")
    assert closed.by_link().status_code == 303


def test_a_number_that_nobody_has_is_counted_like_one_that_somebody_has(closed: Own, settings):
    settings.THROTTLE_RATES = settings.THROTTLE_RATES | {"name": "2/hour"}
    tries = [closed.by_number(number="HTL-2026-00000000").status_code for _ in range(3)]

    assert tries == [403, 403, 429]


def test_the_right_name_is_not_counted(closed: Own, settings):
    settings.THROTTLE_RATES = settings.THROTTLE_RATES | {"name": "2/hour"}
    tries = [closed.by_number().status_code for _ in range(4)]

    assert tries == [303] * 4


def test_one_client_does_not_try_number_after_number(closed: Own, settings):
    settings.THROTTLE_RATES = settings.THROTTLE_RATES | {"lookup": "3/min"}
    tries = [closed.by_number(number=f"HTL-2026-0000000{last}").status_code for last in range(4)]

    assert tries == [403, 403, 403, 429]


def test_opened_by_number_shows_no_contact_details(closed: Own):
    jane = {"first_name": "Jane", "last_name": "Roe", "email": "jane@roe.example"}
    closed.by_link()
    closed.post("booking-party", **jane)
    closed.post("booking-close")
    closed.by_number()
    pages = "".join(closed.get(route).content.decode() for route in ("booking", "booking-details"))

    assert [text for text in ("john@", "1234567890", "jane@roe") if text in pages] == []
    assert 'name="email"' not in pages
    assert "Jane Roe" in pages


def test_a_whole_proof_is_not_made_weaker(closed: Own):
    """Browsers send it to the booking's own address alone, so nothing elsewhere knows of it."""
    closed.by_link()
    kept = {name: cookie.value for name, cookie in closed.client.cookies.items()}
    closed.client.cookies.clear()
    found = closed.by_number().cookies
    for name in kept.keys() - found.keys():
        closed.client.cookies[name] = kept[name]

    assert "john@example.com" in closed.get("booking-details").content.decode()


def test_behind_one_that_holds_no_more_a_weaker_proof_still_opens(closed: Own):
    closed.by_link()
    RoomBooking.objects.filter(pk=closed.booking.pk).update(manage_token_hash="")
    closed.by_number()

    page = closed.get("booking-details").content.decode()
    assert "John Doe" in page
    assert "john@example.com" not in page


def test_where_cookies_are_for_https_alone_the_proof_is(closed: Own, settings):
    settings.SESSION_COOKIE_SECURE = True

    assert closed.by_link().cookies["booking"]["secure"] is True


def test_closing_makes_the_browser_forget(closed: Own):
    closed.by_link()
    answer = closed.post("booking-close")

    assert (answer.status_code, answer["Location"]) == (303, f"{closed.address()}?done=closed")
    assert "John" not in closed.get().content.decode()
    assert "This browser has forgotten your booking." in told(closed.get(done="closed"))
    closed.by_number()
    closed.post("booking-close")
    assert "John" not in closed.get().content.decode()


def test_a_token_that_was_taken_away_takes_the_cookies_with_it(closed: Own):
    closed.by_link()
    RoomBooking.objects.filter(pk=closed.booking.pk).update(manage_token_hash="")

    assert "John" not in closed.get().content.decode()


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_the_language_that_was_asked_for_stays(closed: Own, language: str):
    closed.by_link()
    page = closed.get(lang=language).content.decode()

    assert f'href="{closed.address("booking-change")}?lang={language}"' in page
    assert (
        f'<html lang="{language}"' in closed.get("booking-change", lang=language).content.decode()
    )
