"""Lists and registration cards on paper."""

from __future__ import annotations

import io
import time

import pytest
from pypdf import PdfReader

from hotel.models import RoomBooking
from room_bookings.selectors.day_lists import arrivals_on, departures_on, in_house_on
from room_bookings.services.room_status import set_room_status
from room_bookings.services.stays import check_out
from rooms.enums import RoomStatus
from staff.enums import StaffRole
from tests.factories.staff_pages import Desk
from tests.factories.world import NOON, World, day, make_world, nights, noon

LISTS = ("arrivals", "departures", "in-house")
GUEST = ("John", "Doe", "john@example.com", "+1234567890")


@pytest.fixture(autouse=True)
def _noon(noon: None) -> None:
    """The hotel's today is the Monday of the tests."""


def text_of(pdf: bytes) -> list[str]:
    """Page by page, on one line each."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def names(lines: list) -> list[str]:
    return [line.booking.booking_id for line in lines]


def cards(desk: Desk, *bookings: RoomBooking, rest: str = "print/registration.pdf") -> bytes:
    answer = desk.client.get(desk.path(rest), {"booking": [each.booking_id for each in bookings]})
    assert answer.status_code == 200
    return answer.content


class TestSelectors:
    """Hand-computed: one came and stays, one came and left, one is to come, one overstays."""

    def test_who_comes_goes_and_is_there(self, world: World):
        stays = world.in_house(nights(0, 2), "201")
        comes = world.confirmed(nights(1, 3), "DBL")
        world.hold(nights(0, 1), "STE")
        asked = {"hotel_id": world.hotel.pk, "today": day(0)}

        assert names(arrivals_on(**asked, day=day(0))) == [stays.booking_id]
        assert names(arrivals_on(**asked, day=day(1))) == [comes.booking_id]
        assert names(departures_on(**asked, day=day(2))) == [stays.booking_id]
        assert names(departures_on(**asked, day=day(0))) == []
        assert names(in_house_on(**asked, day=day(0))) == [stays.booking_id]
        assert names(in_house_on(**asked, day=day(1))) == [stays.booking_id, comes.booking_id]
        assert names(in_house_on(**asked, day=day(2))) == [comes.booking_id]

    def test_who_left_early_departed_on_that_day(self, world: World):
        left = world.in_house(nights(0, 3), "201")
        check_out(**world.who(left), at=noon(1))
        asked = {"hotel_id": world.hotel.pk, "today": day(1)}

        assert names(departures_on(**asked, day=day(1))) == [left.booking_id]
        assert names(departures_on(**asked, day=day(3))) == []
        assert names(in_house_on(**asked, day=day(0))) == [left.booking_id]
        assert names(in_house_on(**asked, day=day(1))) == []

    def test_who_should_have_left_is_on_todays_departures(self, world: World):
        late = world.in_house(nights(0, 1), "201")
        asked = {"hotel_id": world.hotel.pk, "today": day(3)}

        assert names(departures_on(**asked, day=day(3))) == [late.booking_id]
        assert names(in_house_on(**asked, day=day(3))) == [late.booking_id]

    def test_the_number_of_queries_does_not_grow(self, world: World, django_assert_num_queries):
        for number in ("201", "202"):
            world.assigned(nights(0, 2), number)
            with django_assert_num_queries(4):
                arrivals_on(hotel_id=world.hotel.pk, day=day(0), today=day(0))


class TestLists:
    def test_a_list_as_page_and_as_pdf_says_the_same(self, world: World, desk: Desk):
        booking = world.in_house(nights(0, 1), "201", special_requests="Quiet room")
        for name, on in (("arrivals", 0), ("departures", 1), ("in-house", 0)):
            page = desk.get(f"print/{name}/", date=day(on).isoformat()).content.decode()
            pdf = desk.get(f"print/{name}.pdf", date=day(on).isoformat())

            assert pdf["Content-Type"] == "application/pdf"
            [text] = text_of(pdf.content)
            for fact in ("John Doe", booking.booking_id, "201", "Quiet room", "€75.00"):
                assert (fact in page, fact in text) == (True, True), (name, fact)

    @pytest.mark.parametrize("date", ["", "soon", "2026-13-01", "9999-01-01"])
    def test_a_date_that_is_none_is_today(self, desk: Desk, date: str):
        page = desk.get("print/arrivals/", date=date).content.decode()

        assert 'value="2026-03-02"' in page
        assert "Nobody arrives on this day." in page

    def test_the_head_of_a_long_list_is_on_each_page(self, db: None, no_throttles: None):
        world = make_world(rooms={"DBL": tuple(str(n) for n in range(100, 145))})
        long = Desk(world)
        for _ in range(45):
            world.confirmed(nights(0, 1))

        pages = text_of(long.get("print/arrivals.pdf").content)

        assert len(pages) > 1
        assert all("Guest" in page and "Departure" in page for page in pages)
        assert f"{len(pages)} / {len(pages)}" in pages[-1]

    def test_a_pdf_is_drawn_while_its_asker_waits(self, world: World, desk: Desk):
        """As is said where it is drawn: the libraries loaded, in a second."""
        world.in_house(nights(0, 1), "201")
        desk.get("print/arrivals.pdf")
        began = time.perf_counter()
        desk.get("print/arrivals.pdf")

        assert time.perf_counter() - began < 1


class TestHousekeepingList:
    def test_it_carries_no_guest(self, world: World, no_throttles: None):
        keeper = Desk(world, StaffRole.HOUSEKEEPING)
        bookings = [world.in_house(nights(0, 2), "201"), world.assigned(nights(0, 1), "202")]
        room = {"hotel_id": world.hotel.pk, "room_id": world.rooms["301"].pk, "by": world.desk}
        set_room_status(**room, status=RoomStatus.MAINTENANCE_REQUIRED, note="Tap drips", at=NOON)
        page = keeper.get("print/housekeeping/").content.decode()
        [text] = text_of(keeper.get("print/housekeeping.pdf").content)
        known = [*GUEST, *(each.booking_id for each in bookings)]

        for found in (page, text):
            assert [word for word in known if word in found] == []
            assert all(fact in found for fact in ("201", "Arrives today", "2 adults", "Tap drips"))

    def test_housekeeping_prints_nothing_else(self, world: World, no_throttles: None):
        keeper = Desk(world, StaffRole.HOUSEKEEPING)
        booking = world.in_house(nights(0, 2), "201")
        answers = [keeper.get(f"print/{name}{end}") for name in LISTS for end in ("/", ".pdf")]
        answers += [
            keeper.get(f"print/registration{end}", booking=booking.booking_id)
            for end in ("/", ".pdf")
        ]

        assert [answer.status_code for answer in answers] == [403] * 8


class TestCards:
    def test_a_card_says_what_is_known_and_leaves_lines_for_the_rest(
        self, world: World, desk: Desk
    ):
        booking = world.assigned(nights(0, 2), "201")
        page = cards(desk, booking, rest="print/registration/").decode()
        [text] = text_of(cards(desk, booking))

        for fact in (
            "Registration card", "John Doe", "john@example.com", "+1234567890", "201",
            "Double Room", "Monday 2", booking.confirmation_number, booking.booking_id, "€150.00",
            "To pay", "Date of birth", "Nationality", "Signature", "Conditions",
            "legal duty to register guests",
        ):  # fmt: skip
            assert (fact in page.replace("\u00a0", " "), fact in text) == (True, True), fact

    def test_one_card_a_page_each_in_its_guests_language(self, world: World, desk: Desk):
        bookings = [world.assigned(nights(0, 1), "201"), world.assigned(nights(0, 1), "202")]
        RoomBooking.objects.filter(pk=bookings[1].pk).update(language="de")

        pdf = cards(desk, *bookings)

        first, second = text_of(pdf)
        assert ("Registration card" in first, bookings[0].booking_id in first) == (True, True)
        assert ("Meldeschein" in second, bookings[1].booking_id in second) == (True, True)
        assert ("Unterschrift" in second, "Signature" in second) == (True, False)
        root = PdfReader(io.BytesIO(pdf)).trailer["/Root"]
        assert (root["/MarkInfo"]["/Marked"], "/StructTreeRoot" in root) == (True, True)
        page = cards(desk, *bookings, rest="print/registration/").decode()
        assert (page.count('<article class="reg"'), 'lang="de"' in page) == (2, True)

    @pytest.mark.parametrize("wanted", [[], ["BK-2026-0000000000"], ["x"] * 101])
    def test_cards_of_nobody(self, desk: Desk, wanted: list[str]):
        answer = desk.client.get(desk.path("print/registration/"), {"booking": wanted})

        assert answer.status_code in {400, 404}

    def test_another_hotels_booking_is_unknown(self, desk: Desk):
        other = make_world().confirmed(nights(0, 1))

        for rest in ("print/registration/", "print/registration.pdf"):
            answer = desk.client.get(desk.path(rest), {"booking": other.booking_id})
            assert answer.status_code == 404

    def test_the_number_of_queries_does_not_grow(
        self, world: World, desk: Desk, django_assert_num_queries
    ):
        bookings = [world.assigned(nights(0, 1), number) for number in ("201", "202")]
        cards(desk, *bookings, rest="print/registration/")
        for wanted in (bookings[:1], bookings):
            with django_assert_num_queries(9):
                cards(desk, *wanted, rest="print/registration/")
