"""What guests do on the pages of their booking, without scripts."""

from __future__ import annotations

from html import unescape
from re import findall
from typing import Any
from urllib.parse import parse_qsl

import pytest

from events.models import DomainEvent
from hotel.enums import CancellationReason
from hotel.models import RoomBooking
from room_bookings.services.lifecycle import cancel_booking
from tests.factories.own_booking import Own, opened, problem_in, told
from tests.factories.paid import paid_by_card
from tests.factories.world import NOON, World, day, nights

JANE = {"first_name": "Jane", "last_name": "Roe", "email": "jane@roe.example", "phone": "+353 1"}


def events_of(own: Own) -> list[tuple[str, str]]:
    told = DomainEvent.objects.filter(booking=own.booking.pk).order_by("pk")
    return [(each.change, each.actor_kind) for each in told][2:]


def party_of(own: Own) -> list[tuple[str, str, str]]:
    return list(own.booking.party.order_by("pk").values_list("first_name", "last_name", "email"))


# Party and requests


def test_a_companion_is_named(own: Own):
    answer = own.post("booking-party", version=own.version, **JANE)

    assert (answer.status_code, answer["Location"]) == (
        303,
        f"{own.address('booking-details')}?done=companion_added#party",
    )
    assert party_of(own)[1:] == [("Jane", "Roe", "jane@roe.example")]
    assert events_of(own) == [("guest-added", "GUEST")]
    assert "Jane Roe" in told(own.get())


def test_a_companion_is_changed_and_taken_off_again(own: Own):
    own.post("booking-party", version=own.version, **JANE)
    pk = own.booking.party.get(first_name="Jane").pk
    changed = own.post("booking-guest", pk, **JANE | {"first_name": "Janet", "email": ""})
    assert party_of(own)[1:] == [("Janet", "Roe", "")]
    removed = own.post("booking-guest-removal", pk, version=own.version)

    assert [answer["Location"].partition("?")[2] for answer in (changed, removed)] == [
        "done=companion_changed#party",
        "done=companion_removed#party",
    ]
    assert len(party_of(own)) == 1


def test_no_more_are_named_than_are_booked(own: Own):
    own.post("booking-party", **JANE)
    answer = own.post("booking-party", **JANE | {"first_name": "June"})

    assert (answer.status_code, problem_in(answer)) == (
        400,
        "The booking is for 2 guests, and as many are named. Change the number of guests first.",
    )
    assert len(party_of(own)) == 2
    assert "Add a companion" not in told(own.get("booking-details"))


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"first_name": ""}, "Please fill in the first name."),
        ({"email": "jane"}, "This e-mail address does not look right."),
        ({"phone": "call me"}, "This phone number does not look right."),
    ],
)
def test_what_is_typed_wrong_is_told_and_stays_typed(own: Own, typed: dict[str, str], problem: str):
    answer = own.post("booking-party", **JANE | typed)

    assert (answer.status_code, problem_in(answer)) == (400, problem)
    assert 'value="Roe"' in answer.content.decode()
    assert len(party_of(own)) == 1


def test_the_main_guest_is_the_hotels_to_change(own: Own):
    pk = own.booking.party.get(role="PRIMARY").pk
    answers = [
        own.post("booking-guest", pk, **JANE),
        own.post("booking-guest-removal", pk),
    ]

    assert [answer.status_code for answer in answers] == [409, 409]
    assert party_of(own) == [("John", "Doe", "john@example.com")]


def test_a_guest_of_another_booking_is_not_there(own: Own, world: World):
    pk = world.confirmed(nights(7, 9)).party.get().pk
    answer = own.post("booking-guest-removal", pk)

    assert (answer.status_code, problem_in(answer)) == (
        404,
        "This guest is no longer on the booking.",
    )


def test_whoever_opened_it_by_number_changes_names_alone(own: Own):
    own.post("booking-party", **JANE)
    pk = own.booking.party.get(first_name="Jane").pk
    by_number = Own(own.booking)
    by_number.by_number()
    changed = by_number.post(
        "booking-guest", pk, **JANE | {"email": "eve@x.example", "first_name": "Janet"}
    )

    assert changed.status_code == 303
    assert party_of(own)[1:] == [("Janet", "Roe", "jane@roe.example")]


def test_requests_reach_the_hotel(own: Own):
    typed = "A quiet room, please.\r\nWe arrive late."
    answer = own.post("booking-requests", version=own.version, special_requests=typed)

    assert answer["Location"].endswith("?done=requests_changed#requests")
    assert own.now().special_requests == "A quiet room, please.\nWe arrive late."
    assert events_of(own) == [("notes-changed", "GUEST")]


def test_a_request_on_an_old_page_is_not_written_over_a_newer_one(own: Own):
    seen = own.version
    own.post("booking-requests", version=seen, special_requests="A cot")
    answer = own.post("booking-requests", version=seen, special_requests="A bath")

    assert answer.status_code == 412
    assert problem_in(answer).startswith("Your booking has changed in the meantime.")
    assert own.now().special_requests == "A cot"
    assert "A bath" in answer.content.decode()


@pytest.mark.parametrize("route", ["booking-party", "booking-requests"])
def test_in_the_house_the_desk_does_it(world: World, noon: None, no_throttles: None, route: str):
    own = opened(world.in_house(nights(0, 2), "201"))
    answer = own.post(route, special_requests="A cot", **JANE)

    assert answer.status_code == 409
    assert (own.now().special_requests, len(party_of(own))) == ("", 1)
    assert "<input id=" not in own.get("booking-details").content.decode()


# Changing


WANTED = {"check_in": day(7), "check_out": day(10)}


def test_a_change_shows_its_price_and_is_made_at_that_price(own: Own):
    page = told(own.get("booking-change", **WANTED))
    assert "Departure 11 March 2026 12 March 2026 Guests 2 adults 2 adults" in page
    assert "You pay €75.00 more." in page
    answer = own.post("booking-change", version=own.version, expected_total="225.00", **WANTED)

    assert answer["Location"] == f"{own.address()}?done=changed"
    assert (own.now().check_out, own.now().total_amount) == (day(10), 225)
    assert "Your booking is changed." in told(own.get(done="changed"))


def test_what_comes_back_is_told_before(world: World, noon: None, no_throttles: None):
    own = opened(world.confirmed(nights(7, 10)))
    paid_by_card(own.booking, "225.00")
    page = told(own.get("booking-change", check_in=day(7), check_out=day(9)))

    assert "Your stay costs €75.00 less. You get back €75.00" in page


def test_a_change_at_another_price_is_looked_at_again(own: Own):
    answer = own.post("booking-change", version=own.version, expected_total="1.00", **WANTED)

    assert (answer.status_code, problem_in(answer)) == (
        409,
        "The price is €225.00 by now. Please look at it again.",
    )
    assert own.now().total_amount == 150
    assert 'name="expected_total" value="225.00"' in answer.content.decode()


def test_a_change_of_an_old_page_is_refused(own: Own):
    seen = own.version
    own.post("booking-requests", special_requests="A cot")
    answer = own.post("booking-change", version=seen, expected_total="225.00", **WANTED)

    assert answer.status_code == 412
    assert own.now().check_out == day(9)


def test_where_all_is_sold_the_nearest_is_offered(own: Own, world: World):
    for _ in range(2):
        world.confirmed(nights(9, 12))
    page = own.get("booking-change", **WANTED)

    assert problem_in(page) == "There is no room of this kind left for these nights."
    assert "These are possible: Monday 9 March 2026 – Thursday 12 March 2026 Suite" in told(page)
    offered = own.client.get(own.address("booking-change"), offer_in(page))
    assert "Change my booking" in told(offered)


def offer_in(page: Any) -> dict[str, str]:
    """What the first link asks for."""
    address = findall(r'class="choice" href="[^?]*\?([^#"]*)', page.content.decode())[0]
    return dict(parse_qsl(unescape(address)))


def test_what_no_hotel_sells_is_told_in_words(own: Own):
    before = {"check_in": day(9), "check_out": day(7)}
    late = {"check_in": day(7), "check_out": day(400)}
    many = {"adults": 5}

    assert [problem_in(own.get("booking-change", **wanted)) for wanted in (before, late, many)] == [
        "The departure must be after the arrival.",
        "Online you can book up to 90 nights. For a longer stay, please write to us.",
        "This room is too small for your party: it sleeps 2.",
    ]


def test_a_field_that_is_no_date_is_told(own: Own):
    page = own.get("booking-change", check_in="tomorrow", check_out=day(9))

    assert (page.status_code, problem_in(page)) == (200, "Please choose the day of arrival.")


# Cancelling


def test_cancelling_costs_what_was_shown(own: Own):
    page = own.get("booking-cancel")
    assert "Cancelling costs Nothing" in told(page)
    answer = own.post(
        "booking-cancel", version=own.version, expected_penalty="0.00", reason="Our flight"
    )
    booking = own.now()

    assert answer["Location"] == f"{own.address()}?done=cancelled"
    assert (booking.status, booking.cancellation_reason, booking.cancellation_note) == (
        "CANCELLED",
        "GUEST",
        "Our flight",
    )
    assert "This booking is cancelled You cancelled it on Monday 2 March 2026." in told(own.get())


def test_cancelling_at_another_cost_is_looked_at_again(own: Own):
    answer = own.post("booking-cancel", version=own.version, expected_penalty="10.00")

    assert (answer.status_code, problem_in(answer)) == (
        409,
        "The price is €0.00 by now. Please look at it again.",
    )
    assert own.now().status == "CONFIRMED"


def test_what_comes_back_is_told_before_anybody_cancels(own: Own):
    paid_by_card(own.booking, "150.00")
    page = told(own.get("booking-cancel"))

    assert "You have paid €150.00 Cancelling costs Nothing You get back €150.00" in page


def test_what_is_cancelled_cannot_be_cancelled_or_changed(own: Own, world: World):
    cancel_booking(**world.who(own.booking), reason=CancellationReason.STAFF, at=NOON)
    page = told(own.get())

    assert problem_in(own.get("booking-cancel")).startswith("The booking has changed")
    assert "This booking can no longer be changed here." in told(own.get("booking-change"))
    assert [
        text for text in ("Change dates", "Cancel the booking", "At the desk") if text in page
    ] == []


# Paying


def test_paying_that_is_not_set_up_is_told_kindly(world: World, noon: None, no_throttles: None):
    own = opened(world.hold(nights(7, 9)))
    answer = own.post("booking-pay")

    assert answer.status_code == 503
    assert problem_in(answer).startswith("Paying by card is not possible here at the moment.")


def test_a_hold_shows_until_when_it_is_kept(world: World, noon: None, no_throttles: None):
    own = opened(world.hold(nights(7, 9)))
    page = told(own.get())

    assert "One step left, John" in page
    assert "Kept for you until 12:15" in page
    assert "Pay €150.00" in page


def test_more_time_needs_a_guest_who_is_paying(world: World, noon: None, no_throttles: None):
    own = opened(world.hold(nights(7, 9)))
    answer = own.post("booking-hold")

    assert (answer.status_code, problem_in(answer)[:40]) == (
        409,
        "The time for paying can be extended once",
    )


# Telling


def test_the_mark_changes_with_the_booking(own: Own):
    marks = [own.get("booking-live").json()["mark"]]
    own.post("booking-party", **JANE)
    marks.append(own.get("booking-live").json()["mark"])
    own.post("booking-requests", special_requests="A cot")
    marks.append(own.get("booking-live").json()["mark"])

    assert len(set(marks)) == 3
    assert f'data-mark="{marks[-1]}"' in own.get().content.decode()


def test_the_own_channel_is_proved_and_no_other(own: Own, settings):
    facts = {"socket_id": "1.1", "channel_name": f"private-booking-{own.booking.booking_id}"}
    good = own.post("booking-listen", **facts)
    other = own.post("booking-listen", **facts | {"channel_name": "private-hotel-x"})

    assert (good.status_code, list(good.json())) == (200, ["auth"])
    assert other.status_code == 404


def test_the_desks_code_is_an_image_of_the_bookings_id(own: Own):
    answer = own.get("booking-code")

    assert answer["Content-Type"] == "image/svg+xml"
    assert answer.content.startswith(b'<svg xmlns="http://www.w3.org/2000/svg"')


@pytest.mark.parametrize("route", ["booking-confirmation", "booking-calendar"])
def test_papers_are_taken_along(own: Own, route: str):
    answer = own.get(route)

    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment; filename=")


def test_a_paper_that_is_not_there_leads_back(own: Own):
    answer = own.get("booking-receipt")

    assert (answer.status_code, answer["Location"]) == (303, f"{own.address()}?done=no_document")


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        ("de", "Wir freuen uns auf Sie, John"),
        ("fr", "Nous nous réjouissons de vous accueillir, John"),
        ("es", "Le esperamos, John"),
    ],
)
def test_the_page_speaks_its_guests_language(own: Own, language: str, headline: str):
    RoomBooking.objects.filter(pk=own.booking.pk).update(language=language)
    page = own.get().content.decode()

    assert f'<html lang="{language}"' in page
    assert headline in page
