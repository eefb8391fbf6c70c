"""Each form of a booking's page: done, refused in words, closed to other roles and other hotels."""

from __future__ import annotations

import html
import re
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse

from hotel.models import BookingGuest, RoomBooking
from payments.enums import RefundStatus
from payments.models import LedgerEntry, Refund
from room_bookings.services.room_assignment import RoomAssignmentService
from staff.enums import StaffRole
from tests.factories.paid import paid_by_card, refund_of
from tests.factories.refusals import everything_written
from tests.factories.staff_pages import Desk
from tests.factories.world import NOON, World, day, make_world, nights, noon

FORMS = (
    "confirm/",
    "hold/",
    "assign/",
    "unassign/",
    "move/",
    "upgrade/",
    "change/make/",
    "departure/",
    "cancel/make/",
    "no-show/make/",
    "reinstate/",
    "notes/",
    "party/",
    "party/1/",
    "party/1/remove/",
    "payments/take/",
    "payments/pay-back/",
    "payments/refund/",
    "payments/PAY-2026-0000000000/retry/",
    "refunds/RFD-2026-0000000000/retry/",
    "messages/1/resend/",
)
FOR_MANAGERS = {
    "payments/pay-back/",
    "payments/refund/",
    "payments/PAY-2026-0000000000/retry/",
    "refunds/RFD-2026-0000000000/retry/",
}
PAGES = ("", "room/", "change/", "cancel/", "no-show/", "messages/1/")
COSTS_A_NIGHT = {
    "name": "One night",
    "cutoff_time": "18:00",
    "tiers": [{"hours_before": 9999, "kind": "FIRST_NIGHT", "value": "0"}],
    "no_show": {"kind": "FIRST_NIGHT", "value": "0"},
    "deposit": {},
}
JANE = {"first_name": "Jane", "last_name": "Roe", "email": "", "phone": "", "is_staying": "true"}


def below(booking: RoomBooking, rest: str = "") -> str:
    return f"bookings/{booking.booking_id}/{rest}"


def send(desk: Desk, booking: RoomBooking, rest: str, **fields: Any) -> HttpResponse:
    """As the form of the page as it stands now would send it."""
    version = RoomBooking.objects.get(pk=booking.pk).version
    return desk.post(below(booking, rest), **({"version": version} | fields))


def fresh(booking: RoomBooking) -> RoomBooking:
    return RoomBooking.objects.select_related("assigned_room").get(pk=booking.pk)


def told(desk: Desk) -> list[tuple[str, str]]:
    return [(each["tone"], each["text"]) for each in desk.flashes()]


def problem_on(answer: HttpResponse) -> str:
    found = re.search(r'id="problem".*?<strong>(.*?)</strong>', answer.content.decode(), re.DOTALL)
    return html.unescape(found[1]) if found else ""


def assert_done(answer: HttpResponse, desk: Desk, booking: RoomBooking, text: str, where: str):
    address = f"{desk.path(below(booking))}#{where}"
    assert (answer.status_code, answer["Location"], told(desk)) == (302, address, [("good", text)])


def test_a_hold_is_confirmed(desk: Desk, world: World):
    booking = world.hold(nights(1, 3))

    done = send(desk, booking, "confirm/")

    assert_done(done, desk, booking, "The booking is confirmed.", "booking")
    assert fresh(booking).status == "CONFIRMED"


def test_a_hold_that_nobody_pays_for_is_not_extended(desk: Desk, world: World):
    refused = send(desk, world.hold(nights(1, 3)), "hold/")

    assert (refused.status_code, bool(problem_on(refused))) == (409, True)


def test_a_room_is_given_and_taken_away(desk: Desk, world: World):
    booking = world.confirmed(nights(1, 3))

    given = send(desk, booking, "assign/", room_id=world.rooms["202"].pk, notes="quiet side")

    assert_done(given, desk, booking, "The room is assigned.", "stay")
    assert (fresh(booking).assigned_room.room_number, fresh(booking).assignment_notes) == (
        "202",
        "quiet side",
    )
    send(desk, booking, "unassign/")
    assert fresh(booking).assigned_room is None


def test_a_room_that_somebody_has_is_refused_in_words(desk: Desk, world: World):
    world.assigned(nights(1, 3), "201")
    booking = world.confirmed(nights(2, 4))

    refused = send(desk, booking, "assign/", room_id=world.rooms["201"].pk)

    assert (refused.status_code, bool(problem_on(refused))) == (409, True)
    assert "tried to give it room 201 at 12:00" in desk.get(below(booking)).content.decode()


def test_a_guest_moves_for_a_reason_that_the_history_tells(desk: Desk, world: World):
    booking = world.in_house(nights(0, 3), "201")
    reason = "the air conditioning was loud"

    moved = send(desk, booking, "move/", room_id=world.rooms["202"].pk, reason=reason)

    assert_done(moved, desk, booking, "The guest has moved.", "stay")
    page = html.unescape(desk.get(below(booking)).content.decode())
    assert f"moved it from 201 to 202 at 12:00, because {reason}." in page


def test_an_upgrade_keeps_the_price(desk: Desk, world: World):
    booking = world.assigned(nights(1, 3), "201")

    done = send(desk, booking, "upgrade/", room_id=world.rooms["301"].pk, reason="birthday")

    assert_done(done, desk, booking, "The guest has the better room.", "stay")
    assert (fresh(booking).room_type.code, fresh(booking).total_amount) == ("STE", Decimal(150))


def test_the_stay_is_changed_at_the_price_that_was_shown(desk: Desk, world: World):
    booking = world.confirmed(nights(1, 3))
    wanted = {"check_in": day(1).isoformat(), "check_out": day(4).isoformat()}

    preview = desk.get(below(booking, "change/"), **wanted).content.decode()
    done = send(desk, booking, "change/make/", **wanted, expected_total="225.00")

    assert "+€75.00" in preview
    assert 'name="expected_total" value="225.00"' in preview
    assert_done(done, desk, booking, "The stay is changed.", "stay")
    assert fresh(booking).check_out == day(4)


def test_at_another_price_the_new_one_is_shown_and_nothing_done(desk: Desk, world: World):
    booking = world.confirmed(nights(1, 3))
    before = everything_written()

    refused = send(
        desk, booking, "change/make/", check_out=day(4).isoformat(), expected_total="200.00"
    )

    assert (refused.status_code, bool(problem_on(refused))) == (409, True)
    assert 'name="expected_total" value="225.00"' in refused.content.decode()
    assert everything_written() == before


@pytest.mark.parametrize("wanted", [{"check_out": "soon"}, {"adults": "0"}, {"child_ages": "x"}])
def test_a_change_that_cannot_be_read_is_told(desk: Desk, world: World, wanted: dict[str, str]):
    page = desk.get(below(world.confirmed(nights(1, 3)), "change/"), **wanted)

    assert (page.status_code, 'data-tone="bad"' in page.content.decode()) == (200, True)


def test_only_managers_set_rules_aside(desk: Desk, manager: Desk, world: World):
    booking = world.confirmed(nights(1, 3))
    wanted = {"check_out": day(4).isoformat(), "override_rules": "true"}

    pages = [each.get(below(booking, "change/"), **wanted) for each in (desk, manager)]

    assert [page.status_code for page in pages] == [403, 200]


def test_a_guest_in_the_house_leaves_later(desk: Desk, world: World):
    booking = world.in_house(nights(0, 2), "201")

    preview = desk.get(below(booking, "change/"), check_out=day(3).isoformat()).content.decode()
    done = send(desk, booking, "departure/", check_out=day(3).isoformat())

    assert "+€75.00" in preview
    assert_done(done, desk, booking, "The departure is changed.", "stay")
    assert fresh(booking).check_out == day(3)


@pytest.mark.parametrize(
    ("waived", "penalty"), [({}, "75.00"), ({"waive_penalty": "true"}, "0.00")]
)
def test_a_booking_is_cancelled_after_a_look(
    desk: Desk, world: World, waived: dict[str, str], penalty: str
):
    booking = world.confirmed(nights(1, 3))
    RoomBooking.objects.filter(pk=booking.pk).update(policy=COSTS_A_NIGHT)

    look = desk.get(below(booking, "cancel/"))
    done = send(desk, booking, "cancel/make/", reason="ill", **waived)

    assert look.content.decode().count("€75.00") >= 1
    assert_done(done, desk, booking, "The booking is cancelled.", "booking")
    gone = fresh(booking)
    assert (gone.status, gone.cancellation_note, str(gone.penalty_amount)) == (
        "CANCELLED",
        "ill",
        penalty,
    )


def test_a_cancelled_booking_has_nothing_left_to_cancel(desk: Desk, world: World):
    booking = world.confirmed(nights(1, 3))
    send(desk, booking, "cancel/make/")
    desk.get(below(booking))

    refused = send(desk, booking, "cancel/make/")
    look = desk.get(below(booking, "cancel/"))

    assert (refused.status_code, bool(problem_on(refused))) == (409, True)
    assert (look.status_code, look["Location"]) == (302, desk.path(below(booking)))
    assert [tone for tone, _ in told(desk)] == ["bad"]


def test_a_no_show_and_back_again(desk: Desk, world: World):
    booking = world.confirmed(nights(0, 3))

    with time_machine.travel(noon(1), tick=False):
        look = desk.get(below(booking, "no-show/"))
        done = send(desk, booking, "no-show/make/")
        assert (look.status_code, done.status_code) == (200, 302)
        assert fresh(booking).status == "NO_SHOW"
        send(desk, booking, "reinstate/")

    assert fresh(booking).status == "CONFIRMED"


def test_notes_are_kept_and_emptied(desk: Desk, world: World):
    booking = world.confirmed(nights(1, 3))
    notes = {"internal_notes": "VIP\r\nlikes tea", "special_requests": "cot", "language": "fr"}

    done = send(desk, booking, "notes/", **notes)
    assert_done(done, desk, booking, "The notes are saved.", "notes")
    send(desk, booking, "notes/", **notes | {"special_requests": ""})

    kept = fresh(booking)
    assert (kept.internal_notes, kept.special_requests, kept.language) == (
        "VIP\nlikes tea",
        "",
        "fr",
    )


def test_notes_typed_on_an_old_page_are_not_lost(desk: Desk, world: World):
    booking = world.assigned(nights(1, 3), "201")
    seen = {"version": fresh(booking).version, "seen_event": booking.events.latest("id").pk}
    RoomAssignmentService.assign_room_atomic(
        **world.who(booking), room_id=world.rooms["202"].pk, at=NOON
    )

    refused = desk.post(
        below(booking, "notes/"), **seen, internal_notes="typed", special_requests="", language="en"
    )

    page = html.unescape(refused.content.decode())
    assert refused.status_code == 412
    assert problem_on(refused).startswith("Somebody else has changed this booking")
    problem = page[page.index('id="problem"') : page.index('id="booking-head"')]
    assert "changed its room from 201 to 202 at 12:00" in problem
    assert "gave it room 201" not in problem
    assert ">typed</textarea>" in page
    assert fresh(booking).internal_notes == ""


@pytest.mark.parametrize(
    "rest", [each for each in FORMS if "00/" not in each and "send" not in each]
)
def test_every_form_notices_that_the_booking_has_changed(manager: Desk, world: World, rest: str):
    booking = world.in_house(nights(0, 3), "201")
    fields = {
        "room_id": world.rooms["202"].pk,
        "check_out": day(4).isoformat(),
        "expected_total": "300.00",
        "internal_notes": "x",
        "amount": "1.00",
        "method": "CASH",
        "reason_note": "x",
        **JANE,
    }
    before = everything_written()

    refused = manager.post(below(booking, rest), version=1, **fields)

    assert refused.status_code == 412
    assert everything_written() == before


def test_a_party_grows_changes_and_shrinks(desk: Desk, world: World):
    booking = world.confirmed(nights(1, 3))

    assert_done(
        send(desk, booking, "party/", **JANE), desk, booking, "The guest is added.", "party"
    )
    jane = BookingGuest.objects.get(booking=booking, first_name="Jane")
    send(desk, booking, f"party/{jane.pk}/", **JANE | {"phone": "+353 1 555"})
    jane.refresh_from_db()
    assert (jane.phone, jane.is_staying) == ("+353 1 555", True)
    send(desk, booking, f"party/{jane.pk}/remove/")

    assert not BookingGuest.objects.filter(pk=jane.pk).exists()


@pytest.mark.parametrize(
    ("wrong", "label"),
    [({"first_name": ""}, "First name"), ({"email": "no address"}, "E-mail")],
)
def test_a_guest_without_sense_is_told_which_field(desk: Desk, world: World, wrong, label: str):
    refused = send(desk, world.confirmed(nights(1, 3)), "party/", **JANE | wrong)

    assert (refused.status_code, problem_on(refused)) == (400, f"Please check this: {label}.")


def test_more_guests_than_booked_are_refused(desk: Desk, world: World):
    booking = world.confirmed(nights(1, 3))
    send(desk, booking, "party/", **JANE)

    refused = send(desk, booking, "party/", **JANE | {"first_name": "Third"})

    assert (refused.status_code, bool(problem_on(refused))) == (400, True)


def test_a_payment_that_is_sent_twice_is_taken_once(desk: Desk, world: World):
    booking = world.confirmed(nights(1, 3))
    form = {"version": fresh(booking).version, "attempt": "a1", "amount": "50", "method": "CASH"}

    answers = [desk.post(below(booking, "payments/take/"), **form) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert [str(each.amount) for each in LedgerEntry.objects.filter(booking=booking)] == ["50.00"]


def test_more_than_is_owed_is_not_taken(desk: Desk, world: World):
    refused = send(
        desk,
        world.confirmed(nights(1, 3)),
        "payments/take/",
        amount="151",
        method="CASH",
        note="first try",
    )

    assert (refused.status_code, bool(problem_on(refused))) == (400, True)
    assert 'value="first try"' in refused.content.decode()


def test_money_goes_back_to_the_card_and_over_the_desk(manager: Desk, world: World):
    booking = world.confirmed(nights(1, 3))
    paid_by_card(booking, "150.00")

    to_card = send(manager, booking, "payments/refund/", amount="20.00", reason_note="no hot water")
    assert_done(to_card, manager, booking, "The refund is on its way.", "money")
    manager.get(below(booking))
    by_hand = send(manager, booking, "payments/pay-back/", amount="10", method="CASH", note="")

    assert by_hand.status_code == 302
    assert [str(each.amount) for each in Refund.objects.filter(booking=booking)] == ["20.00"]
    page = manager.get(below(booking)).content.decode()
    assert "At most €120.00 can go back to the card." in page


def test_no_more_goes_back_than_was_paid(manager: Desk, world: World):
    booking = world.confirmed(nights(1, 3))
    paid_by_card(booking, "150.00")

    refused = send(manager, booking, "payments/refund/", amount="151.00", reason_note="x")

    assert (refused.status_code, bool(problem_on(refused))) == (400, True)


def test_a_refund_that_failed_is_tried_again(manager: Desk, world: World):
    booking = world.confirmed(nights(1, 3))
    failed = refund_of(
        paid_by_card(booking, "150.00"), booking, "20.00", status=RefundStatus.FAILED
    )

    done = send(manager, booking, f"refunds/{failed.reference}/retry/")

    assert_done(done, manager, booking, "It is being tried again.", "money")
    failed.refresh_from_db()
    assert failed.status == "PLANNED"


def test_another_bookings_refund_is_unknown_here(manager: Desk, world: World):
    booking, other = world.confirmed(nights(1, 3)), world.confirmed(nights(1, 3))
    failed = refund_of(paid_by_card(other, "150.00"), other, "20.00", status=RefundStatus.FAILED)

    refused = send(manager, booking, f"refunds/{failed.reference}/retry/")

    assert refused.status_code == 404
    failed.refresh_from_db()
    assert failed.status == "FAILED"


@pytest.mark.parametrize("rest", [*PAGES, *FORMS])
def test_housekeeping_and_charlie_find_every_door_closed(
    housekeeping: Desk, world: World, rest: str
):
    booking = world.hold(nights(1, 3))
    charlie = Desk(make_world(), StaffRole.HOTEL_ADMIN)
    before = everything_written()

    method = "post" if rest in FORMS else "get"
    inside = getattr(housekeeping, method)(below(booking, rest))
    outside = getattr(charlie, method)(
        below(booking, rest), **{"room_id": "1"} if rest in FORMS else {}
    )

    assert (inside.status_code, outside.status_code) == (403, 404)
    assert everything_written() == before


@pytest.mark.parametrize("rest", sorted(FOR_MANAGERS))
def test_the_front_desk_does_not_pay_back(desk: Desk, world: World, rest: str):
    booking = world.confirmed(nights(1, 3))
    paid_by_card(booking, "150.00")
    page = desk.get(below(booking)).content.decode()

    assert send(desk, booking, rest, amount="1", reason_note="x").status_code == 403
    assert "payments/refund/" not in page
    assert "payments/pay-back/" not in page


@pytest.mark.parametrize("rest", FORMS)
def test_the_address_of_a_form_leads_to_the_page(manager: Desk, world: World, rest: str):
    booking = world.hold(nights(1, 3))

    led = manager.get(below(booking, rest))

    target = "change/" if rest in {"change/make/", "departure/"} else ""
    assert (led.status_code, led["Location"]) == (302, manager.path(below(booking, target)))
