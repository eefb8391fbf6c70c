"""The list of bookings as a page: its address says all, and what is ticked can be dealt with at once."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from hotel.models import RoomBooking
from room_bookings.services.booking import Person
from staff.enums import StaffRole
from staff.models import SavedView
from tests.factories.staff_pages import Desk
from tests.factories.world import World, make_world, nights

ROW = re.compile(r'<tr data-booking="([^"]+)"')
RESULT = re.compile(r'<tr data-row="([^"]+)"( data-done)?')


def listed(answer: HttpResponse) -> list[str]:
    assert answer.status_code == 200
    return ROW.findall(answer.content.decode())


def named(world: World, first: str, last: str, *span: int, **facts: Any) -> RoomBooking:
    return world.confirmed(nights(*(span or (1, 2))), primary=Person(first, last), **facts)


@pytest.fixture
def three(world: World, frozen_noon: None) -> list[RoomBooking]:
    return [
        named(world, "Anna", "Müller", 1, 3),
        world.assigned(nights(4, 6), "201", primary=Person("Bob", "Young")),
        world.hold(nights(0, 2), primary=Person("Cleo", "Adams")),
    ]


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("", [2, 1, 0]),
        ("q=muller", [0]),
        ("status=CONFIRMED", [1, 0]),
        ("status=CONFIRMED&status=PENDING_PAYMENT", [2, 1, 0]),
        ("arrives_from=tomorrow&arrives_to=tomorrow", [0]),
        ("arrives_from=2026-03-06", [1]),
        ("departs_to=%2B3", [2, 0]),
        ("created_from=today&created_to=today", [2, 1, 0]),
        ("created_to=-1", []),
        ("assigned=no", [2, 0]),
        ("assigned=yes", [1]),
        ("in_house=yes", []),
        ("type=DBL&sort=check_in", [2, 0, 1]),
        ("type=NOPE", []),
        ("payment=unpaid", [2, 1, 0]),
        ("payment=part", []),
        ("payment=refund", []),
        ("sort=guest_name", [0, 1, 2]),
        ("sort=-check_out", [1, 0, 2]),
        ("plan=NOPE", []),
        ("status=NOPE&sort=nope&arrives_from=never&page=x&in_house=1&group=x", [2, 1, 0]),
        ("page=99", [2, 1, 0]),
    ],
)
def test_the_address_says_what_is_listed(
    desk: Desk, three: list[RoomBooking], query: str, places: list[int]
):
    page = desk.client.get(f"{desk.path('bookings/')}?{query}")

    assert listed(page) == [three[place].booking_id for place in places]
    part = desk.client.get(f"{desk.path('bookings/rows/')}?{query}")
    assert listed(part) == listed(page)
    file = desk.client.get(f"{desk.path('bookings/export.csv')}?{query}")
    lines = b"".join(file.streaming_content).decode().splitlines()[1:]
    assert sorted(line.split('"')[1] for line in lines) == sorted(listed(page))


def test_the_column_that_sorts_says_so(desk: Desk, three: list[RoomBooking]):
    page = desk.get("bookings/", sort="check_in").content.decode()

    assert page.count("aria-sort") == 1
    assert '<th scope="col" class="list__arrival" aria-sort="ascending">' in page
    assert "sort=-check_in" in page


def test_an_empty_hotel_and_an_empty_search_teach(desk: Desk):
    assert "There are no bookings yet" in desk.get("bookings/").content.decode()
    named(desk.world, "Anna", "Müller")
    assert "No booking fits" in desk.get("bookings/", q="zzz").content.decode()


def test_the_search_without_javascript_opens_what_is_named(desk: Desk, world: World):
    booking = named(world, "Anna", "Müller")

    exact = desk.get("bookings/find/", q=f"https://x.example/{booking.booking_id}/")
    assert exact["Location"] == desk.path(f"bookings/{booking.booking_id}/")
    assert desk.get("bookings/find/", q="anna m")["Location"] == desk.path("bookings/?q=anna+m")


def test_queries_do_not_grow(
    desk: Desk, world: World, django_assert_max_num_queries: DjangoAssertNumQueries
):
    named(world, "Anna", "Müller")
    with django_assert_max_num_queries(20) as one:
        desk.get("bookings/", q="anna")
    named(world, "Anna", "Zola", 2, 4)
    named(world, "Anna", "Young", 3, 4)
    with django_assert_max_num_queries(20) as three:
        assert len(listed(desk.get("bookings/", q="anna"))) == 3
    assert len(three) == len(one)


class TestViews:
    def keep(self, desk: Desk, name: str = "Mine", **more: str) -> None:
        desk.post("bookings/views/save/", name=name, query="assigned=no&nonsense=1", **more)

    def test_a_view_is_kept_without_what_makes_no_sense(self, desk: Desk):
        self.keep(desk)

        (view,) = SavedView.objects.all()
        assert (view.staff, view.name, view.query, view.is_shared) == (
            desk.staff,
            "Mine",
            "assigned=no",
            False,
        )
        assert "Mine" in desk.get("bookings/").content.decode()

    def test_colleagues_see_what_is_shared_and_cannot_delete_it(self, desk: Desk, world: World):
        self.keep(desk, "Mine")
        self.keep(desk, "Ours", is_shared="on")
        colleague = Desk(world, StaffRole.MANAGER)

        page = colleague.get("bookings/").content.decode()
        ours = SavedView.objects.get(name="Ours")
        colleague.post(f"bookings/views/{ours.pk}/drop/")

        assert ("Ours" in page, "Mine" in page) == (True, False)
        assert SavedView.objects.count() == 2

    def test_another_hotel_sees_nothing_of_it(self, desk: Desk):
        self.keep(desk, "Ours", is_shared="on")
        charlie = Desk(make_world(slug="elsewhere"), StaffRole.HOTEL_ADMIN)
        ours = SavedView.objects.get()

        assert "Ours" not in charlie.get("bookings/").content.decode()
        charlie.post(f"bookings/views/{ours.pk}/drop/")
        assert SavedView.objects.count() == 1

    def test_one_name_once_and_no_more_than_thirty(self, desk: Desk):
        for number in range(31):
            self.keep(desk, f"View {number}")
        self.keep(desk, "View 1")

        assert SavedView.objects.count() == 30
        desk.post(f"bookings/views/{SavedView.objects.first().pk}/drop/")
        self.keep(desk, "View 2")
        assert SavedView.objects.count() == 29


class TestBulk:
    def run(
        self, desk: Desk, do: str, *bookings: RoomBooking, **more: str
    ) -> list[tuple[str, bool]]:
        fields = {"do": do, "booking": [each.booking_id for each in bookings], **more}
        page = desk.client.post(desk.path("bookings/bulk/run/"), fields)
        assert page.status_code == 200
        return [(pk, bool(done)) for pk, done in RESULT.findall(page.content.decode())]

    def test_nothing_is_done_before_it_is_confirmed(self, desk: Desk, three: list[RoomBooking]):
        fields = {"do": "cancel", "booking": [each.booking_id for each in three]}
        page = desk.client.post(desk.path("bookings/bulk/"), fields).content.decode()

        assert "Cancel 3 bookings?" in page
        assert set(RoomBooking.objects.values_list("status", flat=True)) == {
            "CONFIRMED",
            "PENDING_PAYMENT",
        }

    def test_each_has_its_own_result(self, desk: Desk, three: list[RoomBooking]):
        confirmed, assigned, hold = three

        assert self.run(desk, "confirm", *three) == [
            (hold.booking_id, True),
            (confirmed.booking_id, False),
            (assigned.booking_id, False),
        ]
        hold.refresh_from_db()
        assert hold.status == "CONFIRMED"

    def test_cancelling_keeps_the_note(self, desk: Desk, three: list[RoomBooking]):
        assert self.run(desk, "cancel", three[0], note="fair is off") == [
            (three[0].booking_id, True)
        ]
        three[0].refresh_from_db()
        assert (three[0].status, three[0].cancellation_note) == ("CANCELLED", "fair is off")

    def test_rooms_are_chosen_by_fit_and_kept_where_there_is_one(
        self, desk: Desk, world: World, frozen_noon: None
    ):
        world.assigned(nights(4, 6), "202")
        fits = named(world, "Anna", "Müller", 6, 8)
        has = world.assigned(nights(1, 2), "201")

        assert self.run(desk, "assign", fits, has) == [
            (has.booking_id, True),
            (fits.booking_id, True),
        ]
        fits.refresh_from_db()
        has.refresh_from_db()
        assert (fits.assigned_room, has.assigned_room) == (world.rooms["202"], world.rooms["201"])

    def test_all_that_match_and_nothing_else(self, desk: Desk, three: list[RoomBooking]):
        path = f"{desk.path('bookings/bulk/run/')}?q=muller"
        page = desk.client.post(path, {"do": "cancel", "all": "1"}).content.decode()

        assert RESULT.findall(page) == [(three[0].booking_id, " data-done")]

    def test_registration_cards_of_a_selection_are_one_link(
        self, desk: Desk, three: list[RoomBooking]
    ):
        first, second, _ = three
        fields = {"do": "print", "booking": [second.booking_id, first.booking_id]}
        page = desk.client.post(desk.path("bookings/bulk/"), fields).content.decode()

        both = f"?booking={first.booking_id}&amp;booking={second.booking_id}"
        assert f'href="{desk.path("print/registration/")}{both}"' in page

    def test_another_hotels_bookings_are_no_bookings(self, desk: Desk, three: list[RoomBooking]):
        theirs = make_world(slug="elsewhere").confirmed(nights(1, 2))

        answer = desk.client.post(
            desk.path("bookings/bulk/run/"), {"do": "cancel", "booking": [theirs.booking_id]}
        )
        theirs.refresh_from_db()
        assert (RESULT.findall(answer.content.decode()), theirs.status) == ([], "CONFIRMED")

    def test_what_a_role_may_not_do_is_refused(self, world: World, no_throttles: None):
        keeper = Desk(world, StaffRole.HOUSEKEEPING)

        assert keeper.get("bookings/").status_code == 403
        assert keeper.post("bookings/bulk/run/", do="cancel").status_code == 403
        assert keeper.get("bookings/export.csv").status_code == 403

    def test_an_unknown_deed_is_refused(self, desk: Desk):
        assert desk.post("bookings/bulk/", do="explode").status_code == 400


def test_another_hotels_list_is_unknown(desk: Desk):
    other = make_world(slug="elsewhere")
    for rest in ("", "rows/", "export.csv", "find/?q=a"):
        path = f"/staff/hotel/{other.hotel.slug}/bookings/{rest}"
        assert desk.client.get(path).status_code == 404
