"""Room types and rooms. Rooms are added many at a time."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from typing_extensions import override
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget

from common.errors import DomainError
from hotel.models import Hotel
from hotel_setup.room_numbers import floor_of, numbers_in
from hotel_setup.services.room_types import (
    FACTS,
    TEXTS,
    add_room_type,
    change_room_type,
    remove_room_type,
    write_type_texts,
)
from hotel_setup.services.rooms import (
    add_rooms,
    bring_back_room,
    change_room,
    retire_room,
    taken_numbers,
)
from rooms.enums import RoomAmenity
from rooms.models import Room, RoomType, RoomTypeText
from web.admin.base import Group, Place, ServiceForm, hotel_named, hotels_of, in_words, zone
from web.admin.house import HouseAdmin, OfOwnHotels, mine
from web.admin.pages import ZoneAction, ZonePage
from web.admin.translations import parted, text_fieldsets, text_initials, with_texts


class RoomTypeForm(with_texts(RoomTypeText, TEXTS)):  # type: ignore[misc]  # made from the languages
    amenities = forms.MultipleChoiceField(
        choices=RoomAmenity.choices, required=False, widget=UnfoldAdminCheckboxSelectMultipleWidget
    )

    class Meta:
        model = RoomType
        fields = ("hotel", *FACTS)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        if self.instance.pk:
            self.initial |= text_initials(self.instance.texts.all(), TEXTS)


class RoomTypeAdmin(HouseAdmin):
    place = Place(Group.ROOMS, "Room types", "bed", order=10)
    once = ("hotel", "code")
    form = RoomTypeForm
    list_display = ("name", "code", "hotel", "max_occupancy", "price", "rooms_there", "is_active")
    list_filter = ("is_active",)
    search_fields = ("name", "code")
    ordering = ("hotel", "sort_order", "code")
    fieldsets = (
        (
            "The type",
            {
                "fields": (
                    "hotel",
                    "code",
                    "name",
                    "short_description",
                    "bed_setup",
                    "size_m2",
                    "amenities",
                    "sort_order",
                    "is_active",
                )
            },
        ),
        ("Who fits", {"fields": ("max_occupancy", "base_occupancy")}),
        (
            "How it sells",
            {"fields": ("starting_price_from", "overbooking_allowance", "availability_message")},
        ),
        *text_fieldsets(TEXTS),
    )

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[RoomType]:
        there = Count("rooms", filter=Q(rooms__is_active=True))
        types: QuerySet[RoomType] = super().get_queryset(request)
        return types.select_related("hotel").annotate(rooms_there=there)

    def price(self, room_type: RoomType) -> str:
        return f"{room_type.starting_price_from} {room_type.currency}"

    def rooms_there(self, room_type: Any) -> int:
        count: int = room_type.rooms_there
        return count

    rooms_there.short_description = "Rooms"  # type: ignore[attr-defined]  # as Django reads it

    def add_through(self, request: HttpRequest, facts: dict[str, Any]) -> RoomType:
        plain, texts = parted(facts, TEXTS)
        who = {"hotel_id": plain.pop("hotel").pk, **self.by_now(request)}
        room_type = add_room_type(facts=plain, **who)
        write_type_texts(code=room_type.code, texts=texts, **who)
        return room_type

    def change_through(self, request: HttpRequest, obj: RoomType, facts: dict[str, Any]) -> None:
        plain, texts = parted(facts, TEXTS)
        who = {"hotel_id": obj.hotel_id, "code": obj.code, **self.by_now(request)}
        change_room_type(facts=plain, **who)
        write_type_texts(texts=texts, **who)

    def delete_through(self, request: HttpRequest, obj: RoomType) -> None:
        remove_room_type(hotel_id=obj.hotel_id, code=obj.code, **self.by_now(request))


class RoomForm(ServiceForm):
    class Meta:
        model = Room
        fields = ("hotel", "room_number", "floor", "room_type", "notes")

    def __init__(self, *args: Any, **named: Any) -> None:
        """A room moves to another type of its own hotel only."""
        super().__init__(*args, **named)
        types = RoomType.objects.filter(hotel=self.instance.hotel_id)
        if "room_type" in self.fields:
            self.fields["room_type"].queryset = types  # type: ignore[attr-defined]


class RoomAdmin(HouseAdmin):
    place = Place(Group.ROOMS, "Rooms", "meeting_room", order=20)
    form = RoomForm
    list_display = ("room_number", "floor", "room_type", "hotel", "room_status", "is_active")
    list_filter = ("is_active", "floor", ("room_type", OfOwnHotels))
    list_select_related = ("room_type", "hotel")
    search_fields = ("room_number",)
    ordering = ("hotel", "floor", "room_number")
    fields = ("hotel", "room_number", "floor", "room_type", "notes")
    change_form_outer_before_template = "zone/room_state.html"

    @override
    def has_add_permission(self, request: HttpRequest) -> bool:
        return self._may_enter(request)

    @override
    def add_view(self, request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
        """Rooms are added many at a time."""
        return HttpResponseRedirect(reverse("admin:rooms-add"))

    def change_through(self, request: HttpRequest, obj: Room, facts: dict[str, Any]) -> None:
        told = dict(facts)
        if "room_type" in told:
            told["room_type_code"] = told.pop("room_type").code
        who = self.by_now(request)
        change_room(hotel_id=obj.hotel_id, room_id=obj.pk, facts=told, **who)

    @override
    def beside(self, request: HttpRequest, obj: Room) -> dict[str, Any]:
        return {"room": Room.objects.get(pk=obj.pk)}


@zone.page("rooms/<pk:room_id>/retire/", name="room-retire")
class RetireRoom(ZoneAction):
    @override
    def act(self, request: HttpRequest, **named: Any) -> str:
        room = mine(request, Room, named["room_id"])
        retire_room(hotel_id=room.hotel_id, room_id=room.pk, **self.by_now)
        self.done(f"Room {room.room_number} is retired.")
        return reverse("admin:rooms_room_change", args=[room.pk])


@zone.page("rooms/<pk:room_id>/bring-back/", name="room-bring-back")
class BringBackRoom(ZoneAction):
    @override
    def act(self, request: HttpRequest, **named: Any) -> str:
        room = mine(request, Room, named["room_id"])
        bring_back_room(hotel_id=room.hotel_id, room_id=room.pk, **self.by_now)
        self.done(f"Room {room.room_number} is back.")
        return reverse("admin:rooms_room_change", args=[room.pk])


@zone.page("rooms/add/", name="rooms-add", place=Place(Group.ROOMS, "Add rooms", "add_home", order=30))  # fmt: skip
class AddRooms(ZonePage):
    """First what would be made, then, by the other button, made."""

    http_method_names = ["get", "head", "post"]
    title = "Add rooms"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.form(request, request.GET.dict())

    def post(self, request: HttpRequest) -> HttpResponse:
        typed = request.POST.dict()
        try:
            hotel = hotel_named(request, str(typed.get("hotel", "")))
            if "add" in request.POST:
                return self.add(hotel, typed)
            preview = _preview(hotel, typed)
        except DomainError as refusal:
            return self.form(request, typed, refusal=refusal, status=refusal.status)
        return self.form(request, typed, preview=preview)

    def add(self, hotel: Hotel, typed: dict[str, Any]) -> HttpResponse:
        rooms = add_rooms(
            hotel_id=hotel.pk,
            room_type_code=typed.get("room_type", ""),
            numbers=numbers_in(typed.get("numbers", "")),
            floor=typed.get("floor", "").strip() or None,
            **self.by_now,
        )
        messages.success(self.request, f"{len(rooms)} rooms are added to {hotel.name}.")
        return HttpResponseRedirect(reverse("admin:rooms_room_changelist"))

    def form(
        self,
        request: HttpRequest,
        typed: dict[str, Any],
        *,
        refusal: DomainError | None = None,
        status: int = 200,
        **facts: Any,
    ) -> HttpResponse:
        hotels = list(hotels_of(request.user).prefetch_related("room_types"))
        chosen = next((each for each in hotels if each.slug == typed.get("hotel")), None)
        return self.page(
            "rooms_add.html",
            status=status,
            hotels=hotels,
            hotel=chosen or (hotels[0] if len(hotels) == 1 else None),
            typed=typed,
            problem=in_words(refusal) if refusal else "",
            at_fault=refusal.field if refusal else "",
            **facts,
        )


def _preview(hotel: Hotel, typed: dict[str, Any]) -> dict[str, Any]:
    """What would be made: each number with its floor, and those that the hotel has."""
    numbers = numbers_in(typed.get("numbers", ""))
    floor = typed.get("floor", "").strip()
    taken = set(taken_numbers(hotel.pk, numbers))
    return {
        "rooms": [(number, floor or floor_of(number), number in taken) for number in numbers],
        "taken": len(taken),
        "new": len(numbers) - len(taken),
    }


zone.register(RoomType, RoomTypeAdmin)
zone.register(Room, RoomAdmin)
