"""Documents over the web: for the guest with proof, for staff of the hotel."""

from __future__ import annotations

import io

import pytest
from django.http import HttpResponse
from icalendar import Calendar
from pypdf import PdfReader

from common.tokens import derive_manage_token
from hotel.models import RoomBooking
from notifications import documents
from notifications.rendering import pdf
from tests.factories.guest_api import Guest, guest_of
from tests.factories.paid import paid_by_card
from tests.factories.staff_api import Desk
from tests.factories.world import World, nights

PDFS = ("confirmation.pdf", "receipt.pdf")
ALL = (*PDFS, "stay.ics")


@pytest.fixture
def guest(world: World, noon: None, no_throttles: None) -> Guest:
    return guest_of(world)


@pytest.fixture
def booking(world: World) -> RoomBooking:
    """Confirmed and paid, its guest reads French."""
    booking = world.confirmed(nights(1, 3))
    RoomBooking.objects.filter(pk=booking.pk).update(language="fr")
    paid_by_card(booking, "150.00")
    return booking


def ask(guest: Guest, booking: RoomBooking, name: str, token: str | None = None) -> HttpResponse:
    proof = derive_manage_token(booking.booking_id) if token is None else token
    path = f"room-bookings/{booking.booking_id}/{name}"
    return guest.ask("GET", path, X_Booking_Token=proof)


def refusal(answer: HttpResponse) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["code"]


def title_of(answer: HttpResponse) -> str | None:
    metadata = PdfReader(io.BytesIO(answer.content)).metadata
    return metadata.title if metadata else None


def test_a_guest_gets_the_documents_in_their_language(guest: Guest, booking: RoomBooking):
    confirmation, receipt, calendar = (ask(guest, booking, name) for name in ALL)
    number = booking.booking_id.removeprefix("BK-")

    assert title_of(confirmation) == (
        f"Confirmation de réservation {booking.confirmation_number} \u2013 Grand Hotel"
    )
    assert title_of(receipt) == f"Reçu RC-{number}-1 \u2013 Grand Hotel"
    assert len(Calendar.from_ical(calendar.content).events) == 1


@pytest.mark.parametrize(
    ("name", "kind", "filename"),
    [
        ("confirmation.pdf", "application/pdf", "{id}.pdf"),
        ("receipt.pdf", "application/pdf", "{id}-receipt.pdf"),
        ("stay.ics", "text/calendar; charset=utf-8", "{id}.ics"),
    ],
)
def test_documents_have_their_type_and_name_and_are_kept_by_nobody(
    guest: Guest, booking: RoomBooking, name: str, kind: str, filename: str
):
    headers = ask(guest, booking, name).headers

    assert {each: headers[each] for each in ("Content-Type", "Content-Disposition")} == {
        "Content-Type": kind,
        "Content-Disposition": f'inline; filename="{filename.format(id=booking.booking_id)}"',
    }
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("token", ["", "x" * 43])
def test_without_proof_there_is_no_such_booking(
    guest: Guest, booking: RoomBooking, name: str, token: str
):
    assert refusal(ask(guest, booking, name, token)) == (404, "NOT_FOUND")


@pytest.mark.parametrize("name", ALL)
def test_staff_of_the_hotel_get_them_too(desk: Desk, booking: RoomBooking, name: str):
    assert desk.get(f"room-bookings/{booking.booking_id}/{name}").status_code == 200


def test_a_held_room_has_no_confirmation_and_no_entry_yet(guest: Guest, world: World):
    held = world.hold(nights(1, 3))

    assert refusal(ask(guest, held, "confirmation.pdf")) == (409, "BOOKING_NOT_CONFIRMED")
    assert refusal(ask(guest, held, "stay.ics")) == (409, "BOOKING_NOT_CONFIRMED")
    assert refusal(ask(guest, held, "receipt.pdf")) == (409, "NOTHING_PAID")


@pytest.mark.parametrize("name", PDFS)
def test_who_comes_while_another_is_made_is_asked_to_come_again(
    guest: Guest, booking: RoomBooking, name: str
):
    with documents.turn():
        busy = ask(guest, booking, name)

    assert (*refusal(busy), busy.headers["Retry-After"]) == (503, "DOCUMENTS_BUSY", "2")
    assert ask(guest, booking, "stay.ics").status_code == 200
    assert ask(guest, booking, name).status_code == 200


def test_without_the_libraries_it_is_refused_and_the_turn_is_given_back(
    guest: Guest, booking: RoomBooking, monkeypatch: pytest.MonkeyPatch
):
    def missing(name: str) -> None:
        raise OSError(f"cannot load {name}")

    pdf.weasyprint.cache_clear()
    with monkeypatch.context() as patched:
        patched.setattr(pdf, "import_module", missing)
        refused = ask(guest, booking, "confirmation.pdf")

    assert refusal(refused) == (503, "DOCUMENTS_UNAVAILABLE")
    assert ask(guest, booking, "confirmation.pdf").status_code == 200
