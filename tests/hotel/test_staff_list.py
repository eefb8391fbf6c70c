from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from hotel.enums import BookerType
from hotel.models import RoomBooking
from room_bookings.services.booking import Booker, Companion, Person, create_booking
from tests.factories.money import unpaid
from tests.factories.staff_api import Desk, refusal
from tests.factories.world import NOON, World, make_world, nights


@pytest.fixture
def world(db: None) -> World:
    rooms = {"DBL": tuple(str(number) for number in range(201, 213)), "STE": ("301",)}
    return make_world(rooms=rooms)


def listed(answer: HttpResponse) -> list[str]:
    assert answer.status_code == 200, answer.content
    return [row["booking_id"] for row in answer.json()["results"]]


def ids(*bookings: RoomBooking) -> list[str]:
    return [booking.booking_id for booking in bookings]


def named(world: World, first: str, last: str, **facts: Any) -> RoomBooking:
    return world.confirmed(nights(1, 2), primary=Person(first, last), **facts)


def test_the_list_as_the_contract_has_it(world: World, desk: Desk):
    booking = world.in_house(nights(0, 2), "201")
    answer = desk.get("room-bookings/")

    assert answer.headers["Content-Type"] == "application/json"
    assert answer.json() == {
        "count": 1,
        "next": None,
        "previous": None,
        "results": [
            {
                "id": booking.pk,
                "booking_id": booking.booking_id,
                "confirmation_number": booking.confirmation_number,
                "hotel_name": "Grand Hotel",
                "guest_name": "John Doe",
                "primary_email": "john@example.com",
                "room_type_name": "Double Room",
                "room_type_code": "DBL",
                "assigned_room_number": "201",
                "check_in": "2026-03-02",
                "check_out": "2026-03-04",
                "nights": 2,
                "adults": 2,
                "children": 0,
                "total_amount": "150.00",
                "currency": "EUR",
                "status": "CONFIRMED",
                "created_at": "2026-03-02T12:00:00Z",
                "checked_in_at": "2026-03-02T12:00:00Z",
                "checked_out_at": None,
                "is_in_house": True,
                "expires_at": None,
                "booker_type": "SELF",
                "version": RoomBooking.objects.get(pk=booking.pk).version,
                "assignment_version": 1,
                "group_reference": None,
                **unpaid(),
            }
        ],
    }


def test_a_hold_shows_until_when_it_is_held(world: World, desk: Desk):
    world.hold(nights(0, 2))
    (row,) = desk.get("room-bookings/").json()["results"]

    assert (row["status"], row["expires_at"]) == ("PENDING_PAYMENT", "2026-03-02T12:15:00Z")


def test_an_empty_hotel_has_an_empty_list(desk: Desk):
    assert desk.get("room-bookings/").json() == {
        "count": 0,
        "next": None,
        "previous": None,
        "results": [],
    }


@pytest.mark.parametrize(
    ("path", "queries"),
    [("room-bookings/", 6), ("room-bookings/?guest_name=jo&q=john", 7)],  # is it a room?
)
def test_the_number_of_queries_does_not_grow(
    world: World,
    desk: Desk,
    django_assert_num_queries: DjangoAssertNumQueries,
    path: str,
    queries: int,
):
    world.in_house(nights(0, 2), "201")
    with django_assert_num_queries(queries):
        assert len(listed(desk.get(path))) == 1
    world.in_house(nights(0, 2), "202")
    world.hold(nights(0, 2), companions=(Companion("Ann", "Doe"),))
    with django_assert_num_queries(queries):
        assert len(listed(desk.get(path))) == 3


def test_pages(world: World, desk: Desk):
    made = [world.hold(nights(0, 1)) for _ in range(3)]
    first = desk.get("room-bookings/", page_size="2", status="PENDING_PAYMENT")
    second = desk.get("room-bookings/", page_size="2", page="2", status="PENDING_PAYMENT")

    assert listed(first) + listed(second) == ids(*reversed(made))
    assert {name: first.json()[name] for name in ("count", "next", "previous")} == {
        "count": 3,
        "next": "?page=2&page_size=2&status=PENDING_PAYMENT",
        "previous": None,
    }
    assert second.json()["previous"] == "?page=1&page_size=2&status=PENDING_PAYMENT"
    assert second.json()["next"] is None


def test_a_page_past_the_end_is_not_found(desk: Desk):
    assert refusal(desk.get("room-bookings/", page="2")) == (404, "NOT_FOUND", None)


class TestStatus:
    @pytest.fixture
    def by_status(self, world: World) -> dict[str, str]:
        bookings = [
            world.hold(nights(0, 1)),
            world.confirmed(nights(0, 1)),
            world.hold(nights(0, 1)),
        ]
        RoomBooking.objects.filter(pk=bookings[2].pk).update(status="CANCELLED")
        return dict(zip(("PENDING_PAYMENT", "CONFIRMED", "CANCELLED"), ids(*bookings), strict=True))

    @pytest.mark.parametrize("status", ["PENDING_PAYMENT", "CONFIRMED", "CANCELLED"])
    def test_one(self, by_status: dict[str, str], desk: Desk, status: str):
        assert listed(desk.get("room-bookings/", status=status)) == [by_status[status]]

    @pytest.mark.parametrize(
        "query", [{"status": "CONFIRMED,CANCELLED"}, {"status": ["CONFIRMED", "CANCELLED"]}]
    )
    def test_several_by_comma_or_repeated(
        self, by_status: dict[str, str], desk: Desk, query: dict[str, Any]
    ):
        assert set(listed(desk.get("room-bookings/", **query))) == {
            by_status["CONFIRMED"],
            by_status["CANCELLED"],
        }

    @pytest.mark.parametrize("status", ["confirmed", "CONFIRMED,", "NOPE", "CONFIRMED NO_SHOW"])
    def test_an_unknown_one(self, desk: Desk, status: str):
        answer = desk.get("room-bookings/", status=status)

        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "VALIDATION_ERROR")


class TestWindow:
    """The stay is from day 2 to day 4: 4 to 6 March."""

    @pytest.mark.parametrize(
        ("date_from", "date_to", "found"),
        [
            ("2026-03-04", "2026-03-06", True),
            ("2026-03-05", "2026-03-05", True),
            ("2026-03-01", "2026-03-04", True),
            ("2026-03-06", "2026-03-09", True),
            ("2026-03-01", "2026-03-31", True),
            ("2026-03-01", "2026-03-03", False),
            ("2026-03-07", "2026-03-09", False),
            ("2026-03-06", None, True),
            ("2026-03-07", None, False),
            (None, "2026-03-04", True),
            (None, "2026-03-03", False),
        ],
    )
    def test_every_stay_that_touches_it(
        self, world: World, desk: Desk, date_from: str | None, date_to: str | None, found: bool
    ):
        booking = world.confirmed(nights(2, 4))
        asked = {"date_from": date_from, "date_to": date_to}
        query = {name: day for name, day in asked.items() if day}

        assert listed(desk.get("room-bookings/", **query)) == (ids(booking) if found else [])

    def test_the_wrong_way_round(self, desk: Desk):
        answer = desk.get("room-bookings/", date_from="2026-03-05", date_to="2026-03-04")

        assert refusal(answer) == (400, "INVALID_DATE_RANGE", "date_to")


class TestGuestName:
    @pytest.mark.parametrize(
        "asked",
        ["John", "john", "JO", "doe", "Doe John", "jo do", "  john   doe  ", "j doe"],
    )
    def test_words_that_start_so(self, world: World, desk: Desk, asked: str):
        booking = named(world, "John", "Doe")

        assert listed(desk.get("room-bookings/", guest_name=asked)) == ids(booking)

    @pytest.mark.parametrize(
        "asked",
        ["ohn", "oe", "john smith", "johnd", "!!!", ".*", "J%", "J_hn", "\\", "(", "[a"],
    )
    def test_anything_else_finds_nobody(self, world: World, desk: Desk, asked: str):
        named(world, "John", "Doe")

        assert listed(desk.get("room-bookings/", guest_name=asked)) == []

    @pytest.mark.parametrize(
        ("first", "last", "asked"),
        [
            ("Éric", "Müller", "éric mü"),
            ("Éric", "Müller", "ÉRIC MÜ"),
            ("Anne-Marie", "O'Brien", "marie"),
            ("Anne-Marie", "O'Brien", "o'br"),
            ("Anne-Marie", "O'Brien", "anne-m"),
            ("Mary Jane", "van der Berg", "jane berg"),
            ("王", "伟", "王"),
            ("J.R.", "Tolkien", "j.r"),
        ],
    )
    def test_names_of_all_kinds(self, world: World, desk: Desk, first: str, last: str, asked: str):
        booking = named(world, first, last)
        named(world, "Somebody", "Else")

        assert listed(desk.get("room-bookings/", guest_name=asked)) == ids(booking)

    @pytest.mark.parametrize("asked", ["booker", "ann", "john", "john companion", "bea ann"])
    def test_the_booker_and_the_party_count(self, world: World, desk: Desk, asked: str):
        booking = named(
            world,
            "John",
            "Doe",
            booker=Booker("Bea", "Booker", "bea@example.com", booker_type=BookerType.THIRD_PARTY),
            companions=(Companion("Ann", "Companion"),),
        )
        named(world, "Somebody", "Else")

        assert listed(desk.get("room-bookings/", guest_name=asked)) == ids(booking)


class TestFreeText:
    @pytest.fixture
    def booking(self, world: World) -> RoomBooking:
        named(world, "Somebody", "Else", booker=Booker(email="else@example.org"))
        wanted = world.request(
            nights(1, 3),
            primary=Person("John", "Doe", "John.Doe@Example.com", "+353 (87) 123-4567"),
            companions=(Companion("Ann", "Doe", "ann@doe.example", "555 0199"),),
        )
        made = create_booking(wanted, by=world.desk, at=NOON)
        RoomBooking.objects.filter(pk=made.pk).update(
            status="CONFIRMED", assigned_room=world.rooms["207"], expires_at=None
        )
        return made

    @pytest.mark.parametrize(
        "asked",
        [
            "207",
            "john.doe@",
            "JOHN.DOE@EXAMPLE.COM",
            "+353871234567",
            "00353 87 123 4567",
            "087 1234567",
            "123-4567",
            "087 123",
            "(87)1234",
            "ann@doe",
            "5550199",
            "0199",
            "john",
            "ann doe",
        ],
    )
    def test_by_room_mail_and_phone(self, booking: RoomBooking, desk: Desk, asked: str):
        found = listed(desk.get("room-bookings/", q=asked))

        assert found == (ids(booking) if asked not in {"087 123", "(87)1234"} else [])

    def test_by_its_ids_whole_or_in_part(self, booking: RoomBooking, desk: Desk):
        for asked in (
            booking.booking_id,
            booking.booking_id.lower(),
            booking.booking_id[-6:],
            f"https://hotel.example/guest/grand-hotel/bookings/{booking.booking_id}/#token=x",
            booking.confirmation_number,
            booking.confirmation_number[-6:],
            booking.confirmation_number[-8:],
        ):
            assert listed(desk.get("room-bookings/", q=asked)) == ids(booking), asked

    @pytest.mark.parametrize("asked", ["%", "_", "20", "%@%", "nobody@", "0000000", "'", "\\"])
    def test_nothing_else(self, booking: RoomBooking, desk: Desk, asked: str):
        assert listed(desk.get("room-bookings/", q=asked)) == []


def test_by_room_type(world: World, desk: Desk):
    world.hold(nights(0, 1))
    suite = world.hold(nights(0, 1), "STE")

    assert listed(desk.get("room-bookings/", room_type="STE")) == ids(suite)
    assert listed(desk.get("room-bookings/", room_type="NOPE")) == []


def test_by_assignment_and_presence(world: World, desk: Desk):
    confirmed = world.confirmed(nights(0, 1))
    assigned = world.assigned(nights(0, 1), "202")
    staying = world.in_house(nights(0, 1), "203")

    assert listed(desk.get("room-bookings/", assigned="false")) == ids(confirmed)
    assert listed(desk.get("room-bookings/", assigned="true")) == ids(staying, assigned)
    assert listed(desk.get("room-bookings/", in_house="true")) == ids(staying)
    assert listed(desk.get("room-bookings/", in_house="false")) == ids(assigned, confirmed)


def test_filters_narrow_together(world: World, desk: Desk):
    wanted = world.assigned(nights(0, 1), "202")
    world.confirmed(nights(0, 1))
    world.hold(nights(0, 1))
    query = {"status": "CONFIRMED", "assigned": "true", "guest_name": "jo", "q": "john@"}

    assert listed(desk.get("room-bookings/", **query)) == ids(wanted)


class TestOrdering:
    @pytest.fixture
    def three(self, world: World) -> list[RoomBooking]:
        """In each order another one comes first; the last two are equal in type and price."""
        bookings = [
            world.confirmed(nights(1, 5), primary=Person("bob", "Young")),
            world.hold(nights(2, 3), primary=Person("Cleo", "Adams")),
            world.confirmed(nights(3, 4), primary=Person("Anna", "Zola")),
        ]
        for hours, booking in enumerate(bookings):
            created = NOON + timedelta(hours=hours)
            RoomBooking.objects.filter(pk=booking.pk).update(created_at=created)
        return bookings

    @pytest.mark.parametrize(
        ("ordering", "expected"),
        [
            ("", [2, 1, 0]),
            ("created_at", [0, 1, 2]),
            ("-created_at", [2, 1, 0]),
            ("check_in", [0, 1, 2]),
            ("-check_in", [2, 1, 0]),
            ("check_out", [1, 2, 0]),
            ("-check_out", [0, 2, 1]),
            ("guest_name", [2, 0, 1]),
            ("-guest_name", [1, 0, 2]),
            ("status", [0, 2, 1]),
            ("-status", [1, 2, 0]),
            ("total_amount", [1, 2, 0]),
            ("-total_amount", [0, 2, 1]),
        ],
    )
    def test_by(self, three: list[RoomBooking], desk: Desk, ordering: str, expected: list[int]):
        found = listed(desk.get("room-bookings/", ordering=ordering))

        assert found == [three[number].booking_id for number in expected]

    @pytest.mark.parametrize("ordering", ["id", "primary_email", "--check_in", "hotel__slug", "?"])
    def test_by_nothing_else(self, desk: Desk, ordering: str):
        assert refusal(desk.get("room-bookings/", ordering=ordering)) == (
            400,
            "VALIDATION_ERROR",
            "ordering",
        )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("date_from", "2026-3-1"),
        ("date_from", "2026-W10"),
        ("date_to", "tomorrow"),
        ("date_to", "٢٠٢٦-٠٣-٠٣"),
        ("date_to", "9999-12-31"),
        ("assigned", "yes"),
        ("assigned", "1"),
        ("in_house", "True"),
        ("room_type", "D" * 21),
        ("guest_name", "x" * 101),
        ("guest_name", "a\x07b"),
        ("q", "x" * 101),
        ("page", "0"),
        ("page", "-1"),
        ("page", "1.0"),
        ("page", "٢"),
        ("page", "9" * 40),
        ("page_size", "0"),
        ("page_size", "101"),
        ("page_size", "all"),
    ],
)
def test_a_senseless_question_is_refused(desk: Desk, name: str, value: str):
    answer = desk.get("room-bookings/", **{name: value})

    assert refusal(answer) == (400, "VALIDATION_ERROR", name)


def test_the_same_parameter_twice_is_refused(desk: Desk):
    answer = desk.get("room-bookings/", q=["a", "b"])

    assert refusal(answer) == (400, "REPEATED_PARAMETER", "q")


def test_unknown_parameters_are_ignored(world: World, desk: Desk):
    booking = world.hold(nights(0, 1))

    assert listed(desk.get("room-bookings/", utm_source="mail")) == ids(booking)
