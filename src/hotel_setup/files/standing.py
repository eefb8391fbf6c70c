"""A hotel as its file would say it: the same parts, keys and order, of values that YAML can hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any, Final

from common.api.fields import StrictSerializer
from common.money import shortest
from hotel.models import Hotel, HotelText
from hotel_setup.errors import SeasonNamedTwice
from hotel_setup.files.numbers import number_lists
from hotel_setup.files.schema import (
    VERSION,
    GroupPart,
    HotelPart,
    HotelTexts,
    TypePart,
    TypeTexts,
)
from rates.bodies import discount_body, occupancy_body, rule_body
from rates.models import RatePlan
from rates.services.charges import CITY_TAXES, FEES, SEASONS, TAXES
from rates.services.customers import PROMO_CODES
from rates.services.lists import discounts_of, occupancy_of, rules_of
from rates.services.plans import PLANS
from rates.services.policies import POLICIES
from rates.services.resources import Resource
from rooms.models import Room, RoomType

OF_THE_SYSTEM: Final = frozenset({"id", "used"})
PENNIES: Final = 2

Document = dict[str, Any]


def document_of(hotel: Hotel) -> Document:
    """People, photos and keys are not in it, nor prices that are set for single nights."""
    seasons = _seasons(hotel)
    parts: Document = {
        "version": int(VERSION),
        "hotel": _columns(hotel, HotelPart),
        "group": _columns(hotel.hotel_group, GroupPart) if hotel.hotel_group else None,
        "texts": _texts(HotelText.objects.filter(hotel=hotel), HotelTexts),
        "room_types": [_room_type(each) for each in _types_of(hotel)],
        "rooms": _rooms(hotel),
        "taxes": _rows(TAXES, hotel),
        "city_taxes": _rows(CITY_TAXES, hotel),
        "fees": _rows(FEES, hotel),
        "seasons": _rows(SEASONS, hotel),
        "policies": [_policy(row) for row in _rows(POLICIES, hotel)],
        "plans": [_plan(plan, seasons) for plan in PLANS.rows(hotel.pk)],
        "occupancy": [_brief(occupancy_body(each)) for each in occupancy_of(hotel.pk)],
        "promo_codes": _rows(PROMO_CODES, hotel),
    }
    return {name: part for name, part in parts.items() if part}


def _types_of(hotel: Hotel) -> Iterable[RoomType]:
    return RoomType.objects.filter(hotel=hotel).prefetch_related("texts")


def _columns(row: object, part: type[StrictSerializer]) -> Document:
    """What the part of the schema names."""
    return {name: plain(getattr(row, name)) for name in _names(part)}


def _names(part: type[StrictSerializer]) -> list[str]:
    return [step.name for step in part().steps]


def _texts(rows: Iterable[Any], part: type[StrictSerializer]) -> Document:
    return {row.language: _brief(_columns(row, part)) for row in rows}


def _room_type(room_type: RoomType) -> Document:
    names = [name for name in _names(TypePart) if name != "texts"]
    texts = _texts(room_type.texts.all(), TypeTexts)
    found = {name: plain(getattr(room_type, name)) for name in names}
    found["base_occupancy"] = min(room_type.base_occupancy, room_type.max_occupancy)
    return found | ({"texts": texts} if texts else {})


def _rooms(hotel: Hotel) -> list[Document]:
    """In runs of one type and floor; retired rooms are left out."""
    rooms = Room.objects.filter(hotel=hotel, is_active=True).select_related("room_type")
    runs: dict[tuple[int, str, str], list[str]] = {}
    for room in rooms:
        place = (room.room_type.sort_order, room.room_type.code, room.floor)
        runs.setdefault(place, []).append(room.room_number)
    return [
        {"type": code, "numbers": numbers, "floor": floor}
        for (_, code, floor), found in sorted(runs.items())
        for numbers in number_lists(found)
    ]


def _seasons(hotel: Hotel) -> dict[int, str]:
    names = dict(SEASONS.rows(hotel.pk).values_list("pk", "name"))
    twice = sorted({name for name in names.values() if list(names.values()).count(name) > 1})
    if twice:
        raise SeasonNamedTwice(details={"names": twice})
    return names


def _rows(resource: Resource[Any], hotel: Hotel) -> list[Document]:
    return [_said(resource.body(row)) for row in resource.rows(hotel.pk)]


def _policy(policy: Document) -> Document:
    """Its charges are kept as texts."""
    return policy | {
        "tiers": [_charge(tier) for tier in policy["tiers"]],
        "no_show": _charge(policy["no_show"]),
        "deposit": _charge(policy["deposit"]),
    }


def _charge(charge: Mapping[str, Any]) -> Document:
    return {**charge, "value": _amount(Decimal(charge["value"]))}


def _plan(plan: RatePlan, seasons: Mapping[int, str]) -> Document:
    found = _said(PLANS.body(plan))
    found["sold_types"] = [_brief(sold) for sold in found["sold_types"]]
    rules = [rule_body(rule) for rule in rules_of(plan)]
    discounts = [discount_body(discount) for discount in discounts_of(plan)]
    return found | {
        "prices": [_brief(rule | {"season": seasons.get(rule["season"])}) for rule in rules],
        "discounts": [_brief(discount) for discount in discounts],
    }


def _said(body: Mapping[str, Any]) -> Document:
    return {name: plain(value) for name, value in body.items() if name not in OF_THE_SYSTEM}


def _brief(body: Mapping[str, Any]) -> Document:
    """Of a whole that is set at once: what is nothing need not be said."""
    return {name: plain(value) for name, value in body.items() if value not in (None, "")}


def plain(value: Any) -> Any:
    """Dates and amounts stay what they are, for YAML writes them bare."""
    if isinstance(value, Decimal):
        return _amount(value)
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, Mapping):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value if isinstance(value, bool | int | date | None) else str(value)


def _amount(value: Decimal) -> Decimal:
    """75, 12.50, 6.125"""
    short = shortest(value)
    places = -int(short.as_tuple().exponent)
    return short if places == 0 or places >= PENNIES else short.quantize(Decimal("0.01"))
