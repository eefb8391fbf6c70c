"""A new hotel, step by step, without scripts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from common.clock import hotel_today, now
from common.stay import ONE_DAY
from hotel.models import Hotel, HotelGroup, RoomBooking
from payments.models import PaymentAccount
from rates.models import CancellationPolicy, RatePlan
from room_bookings.recount import differences
from rooms.models import Room, RoomType
from staff.enums import StaffRole
from staff.models import Invitation
from tests.factories.world import World, make_world

pytestmark = pytest.mark.django_db

BASICS = {
    "name": "Villa Aurora",
    "slug": "",
    "country": "IT",
    "timezone": "",
    "currency": "",
    "language": "",
    "email": "ciao@aurora.example",
    "city": "Como",
    "stars": "3",
    "check_in_time": "14:00",
    "check_out_time": "10:30",
    "brand_colour": "#7a3b2e",
}
DOUBLE = {"code": "DBL", "name": "Double", "max_occupancy": "2", "amenities": ["WIFI", "SHOWER"]}
PRICES = {"price_0": "110.00", "tax_rate": "10", "prices_include_tax": "on", "meal": "BREAKFAST"}


@pytest.fixture
def administrator() -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("root"))
    return client


def step(client: Client, name: str, form: dict[str, Any], hotel: str = "villa-aurora") -> Any:
    return client.post(f"/admin/new-hotel/{name}/", {"hotel": hotel, **form})


def make_hotel(client: Client) -> Hotel:
    """Up to the last step."""
    client.post("/admin/new-hotel/begin/", BASICS)
    step(client, "types", DOUBLE)
    step(client, "rooms", {"room_type_code": "DBL", "numbers": "1-3", "floor": "G"})
    step(client, "prices", PRICES | {"meal_is_contained": "on", "meal_adult": "12"})
    step(client, "policies", {"preset": "moderate", "moderate_days": "3", "moderate_percent": "40"})
    step(client, "payment", {"payment_mode": "PAY_AT_HOTEL"})
    return Hotel.objects.get(slug="villa-aurora")


def test_what_is_left_empty_is_as_usual_in_the_country(administrator: Client) -> None:
    answer = administrator.post("/admin/new-hotel/begin/", BASICS)

    hotel = Hotel.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        "/admin/new-hotel/types/?hotel=villa-aurora",
    )
    assert [hotel.slug, hotel.timezone, hotel.currency, hotel.language, hotel.is_active] == [
        "villa-aurora",
        "Europe/Rome",
        "EUR",
        "en",
        False,
    ]
    assert (hotel.tax_rate, hotel.stars) == (Decimal(10), 3)


def test_the_steps_end_in_a_page_on_which_a_room_is_booked(administrator: Client) -> None:
    hotel = make_hotel(administrator)
    assert Client().get("/guest/villa-aurora/").status_code == 404

    answer = step(administrator, "open", {})

    assert answer.headers["Location"] == "/admin/new-hotel/open/?hotel=villa-aurora"
    assert Hotel.objects.get().is_active
    page = administrator.get(answer.headers["Location"]).content.decode()
    assert "http://127.0.0.1:8000/guest/villa-aurora/" in page
    assert "data-hotel=&quot;villa-aurora&quot;" in page or 'data-hotel="villa-aurora"' in page
    assert "<svg" in page
    arrival = hotel_today(hotel.timezone, now()) + ONE_DAY
    booked = Client().post(
        "/api/public/hotel/villa-aurora/room-bookings/",
        {
            "room_type_code": "DBL",
            "check_in": arrival.isoformat(),
            "check_out": (arrival + 2 * ONE_DAY).isoformat(),
            "adults": 2,
            "primary_first_name": "Ada",
            "primary_last_name": "Lovelace",
            "primary_email": "ada@example.com",
            "primary_phone": "+44 20 7946 0000",
        },
        content_type="application/json",
    )
    assert booked.status_code == 201, booked.content
    booking = RoomBooking.objects.get()
    assert (booking.status, booking.total_amount) == ("CONFIRMED", Decimal(220))
    assert differences() == []


def test_each_step_writes_what_it_says(administrator: Client) -> None:
    hotel = make_hotel(administrator)

    room_type = RoomType.objects.get()
    assert room_type.amenities == ["SHOWER", "WIFI"]
    assert room_type.starting_price_from == Decimal(110)
    assert list(Room.objects.values_list("room_number", "floor")) == [
        ("1", "G"),
        ("2", "G"),
        ("3", "G"),
    ]
    plan, policy = RatePlan.objects.get(), CancellationPolicy.objects.get()
    assert (plan.code, plan.meal, plan.meal_adult) == ("STANDARD", "BREAKFAST", Decimal(12))
    assert (plan.policy, plan.payment_mode) == (policy, "PAY_AT_HOTEL")
    assert (policy.code, policy.tiers) == (
        "MODERATE",
        [
            {"hours_before": 72, "kind": "PERCENT", "value": "40"},
            {"hours_before": 0, "kind": "WHOLE_STAY", "value": "0"},
        ],
    )
    page = administrator.get(f"/admin/new-hotel/open/?hotel={hotel.slug}").content.decode()
    assert page.count("data-done") == 6


def test_steps_done_again_change_what_they_wrote(administrator: Client) -> None:
    make_hotel(administrator)

    step(administrator, "basics", BASICS | {"slug": "villa-aurora", "name": "Aurora"})
    step(administrator, "prices", {"price_0": "95.50", "tax_rate": "5", "meal": "NONE"})
    step(administrator, "policies", {"preset": "non-refundable"})

    hotel, plan = Hotel.objects.get(), RatePlan.objects.get()
    assert (hotel.name, hotel.tax_rate, hotel.prices_include_tax) == (
        "Aurora",
        Decimal(5),
        False,
    )
    assert RoomType.objects.get().starting_price_from == Decimal("95.50")
    assert plan.policy is not None
    assert (plan.meal, plan.policy.code) == ("NONE", "NONREF")


@pytest.mark.parametrize(
    ("name", "form", "said"),
    [
        ("basics", BASICS | {"slug": "villa-aurora", "email": "nobody"}, "nobody"),
        ("types", DOUBLE, "DBL"),
        ("rooms", {"room_type_code": "DBL", "numbers": "3-5"}, "3-5"),
        ("rooms", {"room_type_code": "DBL", "numbers": "9-x"}, "9-x"),
        ("prices", PRICES | {"price_0": "110.005"}, "110.005"),
        ("prices", PRICES | {"tax_rate": "100"}, "100"),
        ("policies", {"preset": "moderate", "moderate_percent": "101"}, "Moderate"),
        ("policies", {"preset": "none"}, "Flexible"),
        ("payment", {"payment_mode": "PAY_NOW", "api_key": "nonsense"}, "Guests pay"),
        ("people", {"email": "x", "role": "MANAGER", "language": "en"}, "x"),
    ],
)
def test_what_is_refused_stands_beside_what_was_typed(
    administrator: Client, name: str, form: dict[str, str], said: str
) -> None:
    make_hotel(administrator)
    before = Hotel.objects.values().get(), RatePlan.objects.values().get(), Room.objects.count()

    answer = step(administrator, name, form)

    assert 400 <= answer.status_code < 500
    page = answer.content.decode()
    assert 'role="alert"' in page
    assert said in page
    assert before == (
        Hotel.objects.values().get(),
        RatePlan.objects.values().get(),
        Room.objects.count(),
    )


def test_a_hotel_that_lacks_something_is_not_opened(administrator: Client) -> None:
    administrator.post("/admin/new-hotel/begin/", BASICS)

    answer = step(administrator, "open", {})

    assert answer.status_code == 409
    assert not Hotel.objects.get().is_active
    page = administrator.get("/admin/new-hotel/open/?hotel=villa-aurora").content.decode()
    assert "A room of a type on sale" in page


def test_staff_are_invited_by_address_and_role(administrator: Client) -> None:
    make_hotel(administrator)

    step(administrator, "people", {"email": "m@a.example", "role": "MANAGER", "language": "de"})

    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.role, invitation.language) == (
        "m@a.example",
        "MANAGER",
        "de",
    )


def test_a_type_that_nothing_uses_is_removed_again(administrator: Client) -> None:
    administrator.post("/admin/new-hotel/begin/", BASICS)
    step(administrator, "types", DOUBLE)

    step(administrator, "types", {"remove": "DBL"})

    assert not RoomType.objects.exists()


def test_keys_are_kept_sealed_and_never_shown(administrator: Client) -> None:
    make_hotel(administrator)
    key = "sk_test_" + "a1b2c3d4e5f6"

    form = {"payment_mode": "PAY_NOW", "api_key": key, "webhook_secret": "whsec_" + "z9y8x7w6v5"}
    step(administrator, "payment", form)

    page = administrator.get("/admin/new-hotel/payment/?hotel=villa-aurora").content.decode()
    assert "Keys are set" in page
    assert key not in page
    assert RatePlan.objects.get().payment_mode == "PAY_NOW"


def test_rolled_keys_stay_with_the_account_and_those_of_another_begin_one(
    administrator: Client,
) -> None:
    make_hotel(administrator)
    form = {"payment_mode": "PAY_NOW", "webhook_secret": "whsec_z9y8x7w6v5"}
    step(administrator, "payment", form | {"api_key": "sk_test_a1b2c3d4e5f6"})
    first = PaymentAccount.objects.get().pk

    step(administrator, "payment", form | {"api_key": "sk_test_f6e5d4c3b2a1", "renews": "on"})
    after_renewal = list(PaymentAccount.objects.values_list("pk", "hint"))
    step(administrator, "payment", form | {"api_key": "sk_test_0000aaaabbbb"})

    assert after_renewal == [(first, "b2a1")]
    assert PaymentAccount.objects.count() == 2


@pytest.fixture
def world() -> World:
    return make_world()


def as_staff(world: World, role: StaffRole) -> Client:
    client = Client()
    client.force_login(world.staff[role].user)
    return client


def test_the_hotel_of_a_group_administrator_lands_in_the_group(world: World) -> None:
    group = HotelGroup.objects.create(slug="lakes", name="Lakes")
    Hotel.objects.filter(pk=world.hotel.pk).update(hotel_group=group)
    member = world.staff[StaffRole.HOTEL_ADMIN]
    member.hotel_group = group
    member.save()

    client = as_staff(world, StaffRole.HOTEL_ADMIN)
    client.post("/admin/new-hotel/begin/", BASICS)

    hotel = Hotel.objects.get(slug="villa-aurora")
    assert hotel.hotel_group == group
    assert client.get("/admin/new-hotel/types/?hotel=villa-aurora").status_code == 200


def test_an_administrator_of_one_hotel_begins_none_and_sees_no_other(world: World) -> None:
    other = make_world()
    client = as_staff(world, StaffRole.HOTEL_ADMIN)

    assert client.post("/admin/new-hotel/begin/", BASICS).status_code == 403
    assert client.get("/admin/new-hotel/begin/").status_code == 403
    assert client.get(f"/admin/new-hotel/types/?hotel={other.hotel.slug}").status_code == 404
    form = {"room_type_code": "DBL", "numbers": "9"}
    assert step(client, "rooms", form, hotel=other.hotel.slug).status_code == 404
    assert not Hotel.objects.filter(slug="villa-aurora").exists()
    assert Room.objects.filter(room_number="9").count() == 0


@pytest.mark.parametrize("role", [StaffRole.MANAGER, StaffRole.FRONT_DESK, StaffRole.HOUSEKEEPING])
def test_others_do_not_enter(world: World, role: StaffRole) -> None:
    client = as_staff(world, role)

    assert client.get("/admin/new-hotel/").status_code == 403
    assert client.post("/admin/new-hotel/begin/", BASICS).status_code == 403
