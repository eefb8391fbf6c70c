"""Hotels in the administration."""

from __future__ import annotations

import pytest
from django.urls import reverse

from hotel.models import Hotel, HotelGroup, HotelText
from hotel_setup.services.hotels import change_hotel
from staff.enums import StaffRole
from tests.factories.administration import enter, enter_as_superuser, filled, said
from tests.factories.setting_up import admin_of
from tests.factories.world import World, make_world, nights
from web.admin.base import MEANWHILE


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def page_of(world: World) -> str:
    return reverse("admin:hotel_hotel_change", args=[world.hotel.pk])


def test_particulars_and_texts_change_together(world: World):
    client = enter(world)
    form = filled(client.get(page_of(world)))
    changes = {"city": "Cork", "stars": "4", "amenities": ["BAR"], "tagline_de": "Am Fluss"}
    answer = client.post(page_of(world), form | changes)

    hotel = Hotel.objects.get()
    assert answer.status_code == 302
    assert (hotel.city, hotel.stars, hotel.amenities) == ("Cork", 4, ["BAR"])
    assert list(HotelText.objects.values_list("language", "tagline")) == [("de", "Am Fluss")]


@pytest.mark.parametrize(
    ("field", "value"),
    [("slug", "other"), ("currency", "USD"), ("country", "XX"), ("brand_colour", "blue")],
)
def test_what_is_refused_stands_at_its_field_and_nothing_is_saved(
    world: World, field: str, value: str
):
    world.hold(nights(1, 2))
    client = enter(world)
    before = Hotel.objects.values().get()
    form = filled(client.get(page_of(world)))
    answer = client.post(page_of(world), form | {field: value, "city": "Cork", "tagline_en": "Hi"})

    assert field in answer.context["adminform"].form.errors
    assert (Hotel.objects.values().get(), HotelText.objects.count()) == (before, 0)


def test_what_somebody_else_changed_meanwhile_is_not_written_over(world: World):
    client = enter(world)
    page = client.get(page_of(world))
    seen = page.context["adminform"].form.seen
    change_hotel(facts={"phone": "+353 1 555 0199"}, **admin_of(world))
    answer = client.post(page_of(world), filled(page) | {"_seen": seen, "city": "Cork"})
    form = answer.context["adminform"].form

    assert f'name="_seen" value="{seen}"' in page.text
    assert form.non_field_errors() == [MEANWHILE]
    assert (Hotel.objects.get().phone, Hotel.objects.get().city) == ("+353 1 555 0199", "")

    answer = client.post(page_of(world), filled(answer) | {"_seen": form.seen})
    assert (answer.status_code, Hotel.objects.get().city) == (302, "Cork")


def test_a_hotel_that_is_not_ready_says_what_is_missing(world: World):
    client = enter(world)
    client.post(reverse("admin:hotel-close", args=[world.hotel.pk]))
    page = client.get(page_of(world))
    answer = client.post(reverse("admin:hotel-open", args=[world.hotel.pk]))

    assert [words for words, _ in page.context["missing"]] == [
        "A cancellation policy, or a plan without one",
        "An e-mail address for guests",
    ]
    assert said(answer)[-1] == "The hotel is not ready to be booked. Missing: policy, email."
    assert Hotel.objects.get().is_active is False


def test_only_who_runs_several_hotels_adds_one(world: World):
    address = reverse("admin:hotel_hotel_add")
    form = {
        "slug": "mill",
        "name": "Mill",
        "timezone": "Europe/Paris",
        "currency": "EUR",
        "language": "fr",
        "tax_rate": "10",
        "check_in_time": "15:00",
        "check_out_time": "11:00",
        "hold_minutes": "15",
        "booking_window_days": "300",
        "brand_colour": "#336699",
    }
    group = HotelGroup.objects.create(slug="group", name="Group")
    forbidden = enter(world).post(address, form).status_code
    root = enter_as_superuser().post(address, form)
    Hotel.objects.filter(pk=world.hotel.pk).update(hotel_group=group)
    world.staff[StaffRole.HOTEL_ADMIN].hotel_group = group
    world.staff[StaffRole.HOTEL_ADMIN].save()
    enter(world).post(address, form | {"slug": "mill-two"})

    assert (forbidden, root.status_code) == (403, 302)
    made = Hotel.objects.filter(name="Mill").values_list("slug", "is_active", "hotel_group")
    assert list(made) == [("mill", False, None), ("mill-two", False, group.pk)]


@pytest.mark.parametrize("name", ["hotel-open", "hotel-close", "hotel_hotel_change"])
def test_another_hotel_is_not_there(world: World, name: str):
    other = make_world().hotel

    assert enter(world).post(reverse(f"admin:{name}", args=[other.pk])).status_code == 404
    assert Hotel.objects.get(pk=other.pk).is_active


@pytest.mark.parametrize("role", [StaffRole.MANAGER, StaffRole.FRONT_DESK, StaffRole.HOUSEKEEPING])
def test_staff_who_do_not_administer_stay_out(world: World, role: StaffRole):
    client = enter(world, role)

    assert client.get(page_of(world)).status_code == 403
    assert client.post(reverse("admin:hotel-close", args=[world.hotel.pk])).status_code == 403
    assert Hotel.objects.get().is_active
