"""The house itself: its particulars and words, its types and its rooms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from common.actor import Actor
from hotel.models import Hotel
from hotel_setup.files.comparing import differing, told
from hotel_setup.files.work import Facts, Part, Work
from hotel_setup.services.groups import find_or_add_group, move_to_group
from hotel_setup.services.hotels import add_hotel, change_hotel, write_texts
from hotel_setup.services.room_types import add_room_type, change_room_type, write_type_texts
from hotel_setup.services.rooms import add_rooms, bring_back_room, change_room, numbers_in
from rates.services.settings import change_settings
from rooms.models import Room

OF_PRICES: Final = frozenset({"rounding", "min_stay_nights", "max_stay_nights"})
"""Which the settings of rates keep, the others the hotel's own use cases."""


def add_the_hotel(facts: Facts, *, by: Actor, at: datetime) -> Hotel:
    """Closed, of what its part of the file says."""
    own, of_prices = _divided(facts)
    hotel = add_hotel(facts=own, by=by, at=at)
    if of_prices:
        change_settings(hotel_id=hotel.pk, facts=of_prices, by=by, at=at)
    return hotel


def change_the_hotel(work: Work) -> None:
    standing, given = work.standing.get("hotel", {}), work.given("hotel")
    changes = differing(standing, given)
    if not changes:
        return
    with work.at_place("hotel"):
        own, of_prices = _divided(changes)
        if own:
            change_hotel(**work.who, facts=own)
        if of_prices:
            change_settings(**work.who, facts=of_prices)
    work.changed("hotel", told(standing, changes))


def _divided(facts: Facts) -> tuple[dict[str, Any], dict[str, Any]]:
    own = {name: value for name, value in facts.items() if name not in OF_PRICES}
    return own, {name: value for name, value in facts.items() if name in OF_PRICES}


def carry_out_group(work: Work) -> None:
    """One that is there keeps its name and looks, for other hotels share them."""
    given = work.given("group")
    if given is None:
        return
    standing = work.standing.get("group") or {}
    if standing.get("slug") == given["slug"]:
        if changes := differing(standing, given):
            work.kept(f"group {given['slug']} keeps its own {', '.join(changes)}")
        return
    with work.at_place("group"):
        group = find_or_add_group(facts=given)
        move_to_group(**work.who, group_id=group.pk)
    work.changed(f"group: {given['slug']}")


def carry_out_texts(work: Work) -> None:
    given = work.given("texts") or {}
    standing = work.standing.get("texts", {})
    changes = differing(standing, given)
    if changes:
        with work.at_place("texts"):
            write_texts(**work.who, texts=changes)
        work.changed("texts", ", ".join(changes))


def _add_type(work: Work, item: Facts) -> None:
    add_room_type(**work.who, facts=_without_texts(item))
    _write_type_texts(work, item["code"], item.get("texts"))


def _change_type(work: Work, item: Facts, changes: Facts) -> None:
    if facts := _without_texts(changes):
        change_room_type(**work.who, code=item["code"], facts=facts)
    _write_type_texts(work, item["code"], changes.get("texts"))


def _without_texts(facts: Facts) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if name != "texts"}


def _write_type_texts(work: Work, code: str, texts: Mapping[str, Any] | None) -> None:
    if texts:
        write_type_texts(**work.who, code=code, texts=texts)


ROOM_TYPES: Final = Part(
    name="room_types", thing="room type", key="code", add=_add_type, change=_change_type
)


def carry_out_rooms(work: Work) -> None:
    given = work.given("rooms")
    if given is None:
        return
    rooms = Room.objects.filter(hotel=work.hotel).select_related("room_type")
    standing = {room.room_number: room for room in rooms}
    named: set[str] = set()
    for index, item in enumerate(given):
        with work.at_place("rooms", index):
            named.update(_settle_rooms(work, standing, item))
    left_out = [room for room in standing.values() if room.is_active]
    for number in sorted({room.room_number for room in left_out} - named):
        work.kept(f"room {number} is not in the file and stays")


def _settle_rooms(work: Work, standing: Mapping[str, Room], item: Facts) -> list[str]:
    numbers = numbers_in(item["numbers"])
    new = [number for number in numbers if number not in standing]
    if new:
        add_rooms(**work.who, room_type_code=item["type"], numbers=new, floor=item.get("floor"))
        work.added(f"{len(new)} rooms {item['type']}: {', '.join(new)}")
    for number in numbers:
        if number in standing:
            _settle_room(work, standing[number], item)
    return numbers


def _settle_room(work: Work, room: Room, item: Facts) -> None:
    name = f"room {room.room_number}"
    if not room.is_active:
        bring_back_room(**work.who, room_id=room.pk)
        work.changed(name, "brought back")
    if changes := dict(_room_changes(room, item)):
        change_room(**work.who, room_id=room.pk, facts=changes)
        stood = {"room_type_code": room.room_type.code, "floor": room.floor}
        work.changed(name, told(stood, changes))


def _room_changes(room: Room, item: Facts) -> Iterator[tuple[str, str]]:
    if room.room_type.code != item["type"]:
        yield "room_type_code", item["type"]
    if room.floor != item.get("floor", room.floor):
        yield "floor", item["floor"]
