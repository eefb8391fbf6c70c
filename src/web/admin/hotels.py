"""Hotels: their particulars, their own words, open to guests or not."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest
from django.urls import reverse
from typing_extensions import override
from unfold.widgets import (
    UnfoldAdminCheckboxSelectMultipleWidget,
    UnfoldAdminColorInputWidget,
    UnfoldAdminSelectWidget,
)

from hotel.enums import HotelAmenity
from hotel.models import Hotel, HotelText
from hotel_setup.selectors import Missing, missing_of
from hotel_setup.services.hotels import (
    FACTS,
    TEXTS,
    add_hotel,
    change_hotel,
    close_hotel,
    open_hotel,
    timezones,
    write_texts,
)
from notifications.rendering.colours import palette_of
from staff.authentication import staff_of
from web.admin.base import Group, Place, hotels_of, runs_everything, zone
from web.admin.house import HouseAdmin
from web.admin.pages import ZoneAction
from web.admin.translations import parted, text_fieldsets, text_initials, with_texts

MISSING = {
    Missing.ROOM: ("A room type that is on sale, with a room", "admin:rooms_room_changelist"),
    Missing.PRICE: ("A price: of a room type or in a plan", "admin:rooms_roomtype_changelist"),
    Missing.POLICY: (
        "A cancellation policy, or a plan without one",
        "admin:rates_cancellationpolicy_changelist",
    ),
    Missing.EMAIL: ("An e-mail address for guests", ""),
}


class HotelForm(with_texts(HotelText, TEXTS)):  # type: ignore[misc]  # made from the languages
    timezone = forms.ChoiceField(
        choices=lambda: [(name, name) for name in timezones()], widget=UnfoldAdminSelectWidget
    )
    amenities = forms.MultipleChoiceField(
        choices=HotelAmenity.choices, required=False, widget=UnfoldAdminCheckboxSelectMultipleWidget
    )

    class Meta:
        model = Hotel
        fields = FACTS
        widgets = {"brand_colour": UnfoldAdminColorInputWidget}

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        if self.instance.pk:
            self.initial |= text_initials(self.instance.texts.all(), TEXTS)


class HotelAdmin(HouseAdmin):
    place = Place(Group.HOTELS, "Hotels", "apartment", order=10)
    hotel_path = "pk"
    once = ()
    form = HotelForm
    list_display = ("name", "slug", "city", "currency", "is_active")
    search_fields = ("name", "slug", "city")
    change_form_outer_before_template = "zone/hotel_state.html"
    fieldsets = (
        ("The hotel", {"fields": ("name", "slug", "stars", "language", "amenities")}),
        (
            "How it is reached",
            {
                "fields": (
                    "email",
                    "alert_email",
                    "phone",
                    "address",
                    "postal_code",
                    "city",
                    "country",
                )
            },
        ),
        (
            "How it sells",
            {
                "fields": (
                    "timezone",
                    "currency",
                    "tax_rate",
                    "prices_include_tax",
                    "check_in_time",
                    "check_out_time",
                    "hold_minutes",
                    "booking_window_days",
                )
            },
        ),
        ("How it looks", {"fields": ("brand_colour",)}),
        *text_fieldsets(TEXTS),
    )

    @override
    def has_add_permission(self, request: HttpRequest) -> bool:
        """For administrators of the system, and of a group."""
        return runs_everything(request) or _group_of(request) is not None

    def add_through(self, request: HttpRequest, facts: dict[str, Any]) -> Hotel:
        plain, texts = parted(facts, TEXTS)
        who = self.by_now(request)
        hotel = add_hotel(facts=plain, group_id=_group_of(request), **who)
        write_texts(hotel_id=hotel.pk, texts=texts, **who)
        return hotel

    def change_through(self, request: HttpRequest, obj: Hotel, facts: dict[str, Any]) -> None:
        plain, texts = parted(facts, TEXTS)
        who = {"hotel_id": obj.pk, **self.by_now(request)}
        change_hotel(facts=plain, **who)
        write_texts(texts=texts, **who)

    @override
    def beside(self, request: HttpRequest, obj: Hotel) -> dict[str, Any]:
        hotel = Hotel.objects.get(pk=obj.pk)
        missing = [] if hotel.is_active else [MISSING[each] for each in missing_of(hotel)]
        return {
            "house": hotel,
            "missing": [(words, reverse(page) if page else "") for words, page in missing],
            "palette": palette_of(hotel.brand_colour),
        }


class OpenOrClose(ZoneAction):
    def hotel(self, request: HttpRequest, hotel_id: int) -> Hotel:
        found = hotels_of(request.user).filter(pk=hotel_id).first()
        if found is None:
            raise Http404
        return found

    def page_of(self, hotel: Hotel) -> str:
        return reverse("admin:hotel_hotel_change", args=[hotel.pk])


@zone.page("hotels/<pk:hotel_id>/open/", name="hotel-open")
class OpenHotel(OpenOrClose):
    @override
    def act(self, request: HttpRequest, **named: Any) -> str:
        hotel = open_hotel(hotel_id=self.hotel(request, named["hotel_id"]).pk, **self.by_now)
        self.done(f"{hotel.name} is open: guests can book it.")
        return self.page_of(hotel)


@zone.page("hotels/<pk:hotel_id>/close/", name="hotel-close")
class CloseHotel(OpenOrClose):
    @override
    def act(self, request: HttpRequest, **named: Any) -> str:
        hotel = close_hotel(hotel_id=self.hotel(request, named["hotel_id"]).pk, **self.by_now)
        self.done(f"{hotel.name} is closed: nothing more is sold, bookings stand.")
        return self.page_of(hotel)


def _group_of(request: HttpRequest) -> int | None:
    staff = staff_of(request.user)
    return staff.hotel_group_id if staff else None


zone.register(Hotel, HotelAdmin)
