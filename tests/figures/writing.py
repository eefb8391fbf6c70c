"""A hotel's past written straight into its tables, as the phrases of the examples tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from hotel.enums import BookingStatus, CancellationReason
from hotel.models import Hotel, RoomBooking
from rooms.enums import BlockKind
from rooms.models import Room, RoomBlock, RoomType, RoomTypeNight

serial = count(1)
NOON = time(12, tzinfo=UTC)


def march(day: int | str) -> date:
    return date(2026, 3, int(day))


@dataclass
class Told:
    """What became of a booking."""

    nets: list[Decimal]
    others: list[tuple[str, Decimal]] = field(default_factory=list)
    code: Decimal | None = None
    ending: str = ""
    left: date | None = None
    fee: Decimal | None = None
    booked: int = 10


def line(kind: str, night: date | None, net: Decimal, reason: str = "") -> dict[str, Any]:
    amount = format(net, "f")
    return {
        "kind": kind,
        "night": night and night.isoformat(),
        "reason": reason,
        "quantity": 1,
        "net": amount,
        "taxes": [],
        "amount": amount,
        "rate": amount if kind == "NIGHT" else None,
    }


def write_booking(room_type: RoomType, first: date, told: Told, **facts: Any) -> RoomBooking:
    nights = [first + timedelta(days=index) for index in range(len(told.nets))]
    lines = [line("NIGHT", night, net) for night, net in zip(nights, told.nets, strict=True)]
    lines += [line(kind, first if kind == "MEAL" else None, net) for kind, net in told.others]
    if told.code is not None:
        lines.append(line("PROMO_CODE", None, told.code))
    total = max(sum((Decimal(each["net"]) for each in lines), Decimal(0)), Decimal(0))
    number = next(serial)
    booking = RoomBooking.objects.create(
        booking_id=f"BK-2026-{number:010}",
        hotel=room_type.hotel,
        room_type=room_type,
        check_in=first,
        check_out=nights[-1] + timedelta(days=1),
        primary_first_name="Ann",
        primary_last_name="Doe",
        subtotal=total,
        total_amount=total,
        currency=room_type.hotel.currency,
        promo_code="" if told.code is None else "CODE",
        price_lines=lines,
        penalty_amount=told.fee,
        **ENDINGS[told.ending](first, told),
        **facts,
    )
    made = datetime.combine(first - timedelta(days=told.booked), NOON)
    RoomBooking.objects.filter(pk=booking.pk).update(created_at=made)
    return booking


def _stays(first: date, told: Told) -> dict[str, Any]:
    if told.left is None:
        return {"status": BookingStatus.CONFIRMED}
    at = datetime.combine(told.left, NOON)
    return {
        "status": BookingStatus.COMPLETED,
        "checked_in_at": datetime.combine(first, NOON),
        "checked_out_at": at,
        "departed_on": told.left,
    }


def _cancelled(reason: CancellationReason) -> Any:
    def facts(first: date, told: Told) -> dict[str, Any]:
        return {
            "status": BookingStatus.CANCELLED,
            "cancellation_reason": reason,
            "cancelled_at": datetime.combine(first - timedelta(days=1), NOON),
        }

    return facts


ENDINGS: dict[str, Any] = {
    "": _stays,
    "cancelled": _cancelled(CancellationReason.GUEST),
    "lapsed": _cancelled(CancellationReason.HOLD_EXPIRED),
    "no-show": lambda first, told: {
        "status": BookingStatus.NO_SHOW,
        "no_show_at": datetime.combine(first + timedelta(days=1), NOON),
    },
    "waits": lambda first, told: {
        "status": BookingStatus.PENDING_PAYMENT,
        "expires_at": datetime.combine(first, NOON),
    },
}


def told_of(phrase: str) -> tuple[date, Told]:
    """`2-5 at 90, 100, 110, left 3`"""
    stay, _, rest = phrase.partition(" at ")
    first, last = (march(day) for day in stay.split("-"))
    told = Told([])
    for word in (each.strip() for each in rest.split(",")):
        kind, _, value = word.partition(" ")
        if re.fullmatch(r"[0-9.]+", word):
            told.nets.append(Decimal(word))
        elif kind in {"meal", "fee", "tax"} and not told.ending:
            names = {"meal": "MEAL", "fee": "FEE", "tax": "CITY_TAX"}
            told.others.append((names[kind], Decimal(value)))
        elif kind == "fee":
            told.fee = Decimal(value)
        elif kind == "code":
            told.code = Decimal(value)
        elif kind == "left":
            told.left = march(value)
        elif kind == "booked":
            told.booked = int(value.split()[0])
        else:
            told.ending = word
    assert len(told.nets) == (last - first).days
    return first, told


@dataclass
class Setting:
    """The hotel of an example. Every night of March and around it is open."""

    rooms: int = 4
    currency: str = "EUR"
    allowance: int = 0
    blocks: list[tuple[BlockKind, date, date, date | None]] = field(default_factory=list)

    @classmethod
    def read(cls, text: str) -> Setting:
        setting = cls()
        for phrase in filter(None, (each.strip() for each in text.split(";"))):
            setting._take(phrase)
        return setting

    def _take(self, phrase: str) -> None:
        found = re.fullmatch(r"out of (order|service) (\d+)-(\d+)(?: released (\d+))?", phrase)
        if found:
            kind, first, last, released = found.groups()
            self.blocks.append(
                (
                    BlockKind(f"OUT_OF_{kind.upper()}"),
                    march(first),
                    march(last),
                    march(released) if released else None,
                )
            )
        elif phrase.endswith("doubles"):
            self.rooms = int(phrase.split(maxsplit=1)[0])
        elif phrase.startswith("allowance"):
            self.allowance = int(phrase.split()[1])
        else:
            self.currency = phrase

    def build(self) -> RoomType:
        number = next(serial)
        hotel = Hotel.objects.create(
            slug=f"figures-{number}",
            name="Grand Hotel",
            timezone="Europe/Dublin",
            currency=self.currency,
        )
        room_type = RoomType.objects.create(
            hotel=hotel, code="DBL", name="Double Room", starting_price_from=Decimal(75)
        )
        rooms = [
            Room.objects.create(hotel=hotel, room_type=room_type, room_number=str(each))
            for each in range(201, 201 + self.rooms)
        ]
        for room, (kind, first, last, released) in zip(rooms, self.blocks, strict=False):
            RoomBlock.objects.create(
                hotel=hotel,
                room=room,
                start_date=first,
                end_date=last,
                reason="paint",
                kind=kind,
                released_at=released and datetime.combine(released, NOON),
            )
        open_nights(room_type, (date(2026, 2, 1) + timedelta(days=day) for day in range(90)), self)
        return room_type


def open_nights(room_type: RoomType, nights: Iterable[date], setting: Setting) -> None:
    RoomTypeNight.objects.bulk_create(
        RoomTypeNight(
            hotel=room_type.hotel,
            room_type=room_type,
            night=night,
            capacity=setting.rooms
            + setting.allowance
            - sum(
                first <= night < min(last, released or last)
                for _, first, last, released in setting.blocks
            ),
            overbooking_allowance=setting.allowance,
        )
        for night in nights
    )
