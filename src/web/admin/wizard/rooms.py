"""Types of rooms, and the rooms themselves by ranges of numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property
from typing_extensions import override

from hotel_setup.files.numbers import number_lists
from hotel_setup.services.room_types import add_room_type, change_room_type, remove_room_type
from hotel_setup.services.rooms import add_rooms, numbers_in
from rooms.enums import RoomAmenity
from rooms.models import Room, RoomType
from web.admin.site import zone
from web.admin.wizard.fields import Field
from web.admin.wizard.frame import Step
from web.admin.wizard.house import ROUTE
from web.admin.wizard.schemas import RoomsForm, TypeForm
from web.forms import read_form


def types_of(hotel_id: int) -> QuerySet[RoomType]:
    return RoomType.objects.filter(hotel=hotel_id, is_active=True)


@zone.page(f"{ROUTE}types/", name="wizard-types")
class Types(Step):
    name = "types"
    title = "Room types"
    template = "types.html"
    button = "Save this type"
    lead = (
        "What guests book: rooms of one type are alike to them. Two or three are enough to begin; texts in "
        "other languages and photos can follow later."
    )

    @cached_property
    def chosen(self) -> RoomType | None:
        """The type that is being changed, by `?type=`."""
        code = self.request.GET.get("type", "")
        return types_of(self.hotel.pk).filter(code=code).first() if code else None

    @override
    def fields(self) -> list[Field]:
        stands = self.chosen or RoomType(max_occupancy=2)
        return [
            Field(name="name", label="Name", value=stands.name, is_needed=True),
            Field(
                name="code",
                label="Short code",
                value=stands.code,
                is_needed=True,
                hint="Such as DBL. It stays for good.",
            ),
            Field(
                name="max_occupancy",
                label="Sleeps at most",
                kind="number",
                value=stands.max_occupancy,
                is_needed=True,
            ),
            Field(name="bed_setup", label="Beds", value=stands.bed_setup),
            Field(name="size_m2", label="Size in m²", kind="number", value=stands.size_m2 or ""),
            Field(
                name="short_description",
                label="Description",
                kind="textarea",
                value=stands.short_description,
                is_wide=True,
            ),
            Field(
                name="amenities",
                label="In the room",
                kind="checks",
                value=stands.amenities,
                options=RoomAmenity.choices,
                is_wide=True,
            ),
        ]

    @override
    def facts(self) -> dict[str, Any]:
        return {"types": types_of(self.hotel.pk), "chosen": self.chosen}

    @override
    def keep(self, form: Mapping[str, str]) -> str:
        if "remove" in form:
            remove_room_type(**self.who, code=form["remove"])
            return self.stay("The type is removed.")
        ticked = ",".join(self.request.POST.getlist("amenities"))
        facts = {"amenities": [], "size_m2": None} | read_form(
            TypeForm, {**form, "amenities": ticked}
        )
        if self.chosen is not None and facts.pop("code") == self.chosen.code:
            change_room_type(**self.who, code=self.chosen.code, facts=facts)
            return self.stay("The type is changed.")
        order = RoomType.objects.filter(hotel=self.hotel).count()
        room_type = add_room_type(**self.who, facts=facts | {"sort_order": order})
        return self.stay(f"{room_type.name} is added. Add another, or go on.")


@zone.page(f"{ROUTE}rooms/", name="wizard-rooms")
class Rooms(Step):
    name = "rooms"
    title = "Rooms"
    template = "rooms.html"
    button = "Add these rooms"
    lead = "Type numbers and ranges as they come: 201-212, 214, A1-A4. Leading zeros are kept."

    @override
    def fields(self) -> list[Field]:
        types = [(each.code, each.name) for each in types_of(self.hotel.pk)]
        return [
            Field(
                name="room_type_code", label="Type", kind="select", options=types, is_needed=True
            ),
            Field(name="numbers", label="Numbers", is_needed=True, is_wide=True),
            Field(
                name="floor",
                label="Floor",
                hint="Empty: from the number, 2 for 212.",
            ),
        ]

    @override
    def facts(self) -> dict[str, Any]:
        numbers: dict[int, list[str]] = {}
        for room in Room.objects.filter(hotel=self.hotel, is_active=True):
            numbers.setdefault(room.room_type_id, []).append(room.room_number)
        rows = [
            {
                "type": each,
                "count": len(numbers.get(each.pk, [])),
                "numbers": "; ".join(number_lists(numbers.get(each.pk, []))),
            }
            for each in types_of(self.hotel.pk)
        ]
        return {"rows": rows}

    @override
    def keep(self, form: Mapping[str, str]) -> str:
        facts = read_form(RoomsForm, form)
        rooms = add_rooms(
            **self.who,
            room_type_code=facts["room_type_code"],
            numbers=numbers_in(facts["numbers"]),
            floor=facts.get("floor"),
        )
        return self.stay(f"{len(rooms)} {'room is' if len(rooms) == 1 else 'rooms are'} added.")
