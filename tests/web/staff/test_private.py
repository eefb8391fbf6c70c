"""What people are called and typed stays with those who may read it, and is never anything but text."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any, Final

import orjson
import pytest
from django.test import Client

from events.models import DomainEvent
from hotel.models import BookingGuest, RoomBooking
from notifications.rendering import pdf
from realtime.messages import payload
from rooms.models import Room, RoomBlock
from staff.enums import StaffRole
from staff.models import SavedView
from tests.factories.house import House, make_house
from tests.factories.staff_page_routes import PAGES, page_address
from tests.factories.staff_pages import Desk
from tests.factories.world import nights
from web.staff.live import heard_of

EVIL: Final = "</script><b x='\">&{name}{{ t }}<img src=http://a.example/>"
SHORT: Final = "<b'\"&{{x}}"
STATIC: Final = Path(__file__).parents[3] / "src/web/static/web"
PERSONAL: Final = ("Zaphod", "Quintrell", "zaphod@", "+353 99 7654321", "BK-2")
READING: Final = [page for method, page in PAGES if method == "GET"]


@pytest.fixture
def house(noon: None, no_throttles: None, db: None) -> House:
    """Somebody is in the house, somebody arrives and somebody has left, all of one name."""
    house = make_house()
    world = house.world
    arriving = world.confirmed(nights(0, 2))
    world.assigned(nights(0, 1), "301")
    RoomBooking.objects.update(
        primary_first_name="Zaphod",
        primary_last_name="Quintrell",
        primary_email="zaphod@example.com",
        primary_phone="+353 99 7654321",
        special_requests="Quintrell wants a cot",
        internal_notes="Quintrell is a VIP",
    )
    BookingGuest.objects.update(first_name="Zaphod", last_name="Quintrell")
    assert arriving.pk
    return house


def everything_read(house: House, role: StaffRole, **headers: str) -> dict[str, bytes]:
    client = Client(raise_request_exception=False, headers=headers)
    client.force_login(house.staff(role).user)
    slug = house.world.hotel.slug
    found = {}
    for page in READING:
        query = {"booking": house.ids.booking_id} if "registration" in page else {}
        answer = client.get(page_address(page, slug, house.ids), query)
        parts = answer.streaming_content if answer.streaming else [answer.content]
        found[page] = b"".join(parts)
    return found


def naming(pages: dict[str, bytes]) -> dict[str, list[str]]:
    told = {
        page: [fact for fact in PERSONAL if fact.encode() in text] for page, text in pages.items()
    }
    return {page: facts for page, facts in told.items() if facts}


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["page", "part"])
def test_housekeeping_is_told_of_nobody(house: House, headers: dict[str, str]):
    assert naming(everything_read(house, StaffRole.HOUSEKEEPING, **headers)) == {}


def test_the_front_desk_is(house: House):
    """So that the search above would find something."""
    named = naming(everything_read(house, StaffRole.FRONT_DESK))

    assert {"", "bookings/", "print/arrivals/", "housekeeping/"} <= named.keys()


def test_what_housekeeping_hears_as_it_happens_names_nobody(house: House):
    """The same messages go through the socket and the log."""
    Desk(house.world).post(f"bookings/{house.ids.booking_id}/check-out/")
    heard = DomainEvent.objects.filter(name__in=heard_of(house.staff(StaffRole.HOUSEKEEPING)))
    told = orjson.dumps([payload(event) for event in heard])

    assert heard.filter(room__isnull=False).count() > 2
    assert naming({"told": told}) == {}


def test_what_housekeeping_does_is_answered_with_nobody(house: House):
    desk = Desk(house.world, StaffRole.HOUSEKEEPING, headers={"HX-Request": "true"})
    room = house.world.rooms["201"]
    status = str(Room.objects.get(pk=room.pk).room_status)
    posts = {
        f"housekeeping/rooms/{room.pk}/status/": {"status": "CHECKOUT_DIRTY", "seen": status},
        f"housekeeping/rooms/{room.pk}/note/": {"note": "lamp", "seen_note": ""},
        "housekeeping/round/": {"status": "CHECKOUT_DIRTY", "room": f"{room.pk}:{status}"},
        "housekeeping/undo/": {},
    }

    assert naming({path: desk.post(path, **facts).content for path, facts in posts.items()}) == {}


def test_housekeepings_pdf_has_nobody_on_it(house: House, monkeypatch: pytest.MonkeyPatch):
    drawn: list[str] = []
    render = pdf.render_to_string

    def keep(*args: Any) -> str:
        drawn.append(render(*args))
        return drawn[-1]

    monkeypatch.setattr(pdf, "render_to_string", keep)
    Desk(house.world, StaffRole.HOUSEKEEPING).get("print/housekeeping.pdf")

    assert len(drawn) == 1
    assert naming({"pdf": drawn[0].encode()}) == {}


def test_what_people_type_is_text_on_every_page(house: House):
    world = house.world
    RoomBooking.objects.update(
        primary_first_name=EVIL,
        primary_last_name=EVIL,
        booker_first_name=EVIL,
        booker_last_name=EVIL,
        booker_company=EVIL,
        special_requests=EVIL,
        internal_notes=EVIL,
        booker_type="COMPANY",
        cancellation_note=EVIL,
        rate_plan_name=EVIL,
    )
    BookingGuest.objects.update(first_name=EVIL, last_name=EVIL)
    Room.objects.update(notes=EVIL, floor=SHORT)
    Room.objects.filter(pk=world.rooms["202"].pk).update(room_number=SHORT)
    RoomBlock.objects.update(reason=EVIL)
    world.types["DBL"].name = EVIL[:60]
    world.types["DBL"].save()
    world.hotel.name = EVIL
    world.hotel.save()
    boss = house.staff(StaffRole.HOTEL_ADMIN)
    SavedView.objects.create(hotel=world.hotel, staff=boss, name=EVIL[:60], query="q=%22%3E%3Cb+x")

    pages = everything_read(house, StaffRole.HOTEL_ADMIN)

    html = {page: text.decode() for page, text in pages.items() if b"<html" in text[:500]}
    assert len(html) > 20
    odd = re.compile(r"<b x|<b'|</script><b|<img src=http|=\"[^\"<>]*<b")
    assert {page: odd.findall(text) for page, text in html.items() if odd.search(text)} == {}
    assert "&lt;/script&gt;" in html[""]


def test_paper_fetches_nothing_that_a_guest_names(house: House, monkeypatch: pytest.MonkeyPatch):
    """The tests' network is shut; here nothing is even tried."""
    RoomBooking.objects.update(primary_last_name=EVIL, special_requests=EVIL)
    tried: list[str] = []
    maker = pdf.weasyprint()

    def fetch(url: str, *_: Any, **__: Any) -> Any:
        tried.append(url)
        raise ValueError(url)

    monkeypatch.setattr(pdf, "fetching_nothing", lambda: fetch)
    answer = Desk(house.world).get("print/registration.pdf", booking=house.ids.booking_id)

    assert (answer.status_code, tried) == (200, [])
    assert maker is pdf.weasyprint()


def test_a_name_is_told_as_it_is_written(house: House):
    """Escaped once, where it is shown."""
    world = house.world
    arriving = RoomBooking.objects.get(assigned_room__room_number="301")
    RoomBooking.objects.filter(pk=arriving.pk).update(
        primary_first_name="Sean", primary_last_name="O'Brien & Co"
    )
    desk = Desk(world)

    desk.post(f"bookings/{arriving.booking_id}/check-in/")

    assert [flash["text"] for flash in desk.flashes()] == ["Sean O'Brien & Co is now in room 301."]


def test_nothing_that_was_searched_for_is_logged(house: House, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.DEBUG)
    client = Client(raise_request_exception=False)
    client.force_login(house.staff().user)
    slug = house.world.hotel.slug
    asked = {"q": "zaphod@example.com"}
    for path in (
        f"/staff/hotel/{slug}/bookings/",
        f"/staff/hotel/{slug}/bookings/find/",
        f"/staff/hotel/{slug}/bookings/nowhere/",
        f"/staff/hotel/{slug}/bookings/bulk/",
        "/staff/hotel/nowhere/bookings/",
        f"/api/staff/hotel/{slug}/search/",
        "/api/staff/hotel/nowhere/search/",
    ):
        client.get(path, asked)
        client.post(path, asked)

    assert "zaphod" not in caplog.text
    assert [
        record for record in caplog.records if "zaphod" in str(record.__dict__.get("args"))
    ] == []


def test_no_script_writes_html():
    """Text goes into pages as text: everything else would have to be escaped by hand."""
    writes = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|\beval\(|new Function"
    )
    scripts = sorted(STATIC.rglob("*.js"))

    assert len(scripts) > 30
    assert [path.name for path in scripts if writes.search(path.read_text())] == []
