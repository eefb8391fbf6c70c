"""How the room rack is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, Final

from payments.money import MoneyStatus
from room_bookings.selectors.rack import Rack


class PaymentDot(StrEnum):
    """How much of a stay is paid, in one word."""

    PAID = "paid"
    PART = "part"
    UNPAID = "unpaid"


DOTS: Final = {
    MoneyStatus.UNPAID: PaymentDot.UNPAID,
    MoneyStatus.GUARANTEED: PaymentDot.UNPAID,
    MoneyStatus.PART_PAID: PaymentDot.PART,
    MoneyStatus.PAID: PaymentDot.PAID,
    MoneyStatus.REFUND_DUE: PaymentDot.PAID,
    MoneyStatus.SETTLED: PaymentDot.PAID,
}


def rack_body(rack: Rack) -> dict[str, Any]:
    return {
        **changed_rack_body(rack),
        "room_types": [{"code": each["code"], "name": each["name"]} for each in rack.room_types],
        "rooms": [_room_body(each) for each in rack.rooms],
        "blocks": [_block_body(each) for each in rack.blocks],
    }


def changed_rack_body(rack: Rack) -> dict[str, Any]:
    """Of some stays: rooms, types and blocks are known."""
    return {
        "start": rack.window.check_in,
        "end": rack.window.check_out,
        "today": rack.today,
        "currency": rack.hotel.currency,
        "event_id": rack.event_id,
        "stays": stays_body(rack.stays),
        "gone": rack.gone,
        "free": rack.free,
    }


def stays_body(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [_stay_body(each) for each in rows]


def _stay_body(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "booking_id": row["booking_id"],
        "version": row["version"],
        "guest_name": f"{row['primary_first_name']} {row['primary_last_name']}".strip(),
        "check_in": row["check_in"],
        "check_out": row["check_out"],
        "departed_on": row["departed_on"],
        "status": row["status"],
        "is_in_house": row["checked_in_at"] is not None and row["checked_out_at"] is None,
        "room_type_code": row["room_type_code"],
        "room_id": row["assigned_room_id"],
        "adults": row["adults"],
        "children": row["children"],
        "payment": DOTS[row["money"]].value,
        "expires_at": row["expires_at"],
        "group_reference": row["group_reference"],
    }


def _room_body(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: row[name]
        for name in ("id", "room_number", "floor", "room_type_code", "room_status", "is_bookable")
    }


def _block_body(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: row[name] for name in ("id", "room_id", "start_date", "end_date", "reason", "kind")
    }
