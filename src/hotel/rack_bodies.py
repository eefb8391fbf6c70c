"""How the room rack is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, Final

from common.errors import DomainError
from payments.money import MoneyStatus
from room_bookings.selectors.rack import Rack, Touched
from room_bookings.services.placement import Placed, Preview
from room_bookings.services.placement_rules import Placement, Wanted


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


def wanted_place(facts: Mapping[str, Any]) -> Wanted:
    """From the validated body."""
    return Wanted(
        check_in=facts["check_in"],
        check_out=facts["check_out"],
        room_type_code=facts.get("room_type_code"),
        overrides_rules=facts["override_rules"],
        expected_total=facts.get("expected_total"),
    )


def preview_body(booking_id: str, preview: Preview) -> dict[str, Any]:
    found, hints = preview.placement, preview.hints
    return {
        "booking_id": booking_id,
        "version": preview.version,
        "action": found.action.value,
        "changes_dates": found.changes_dates,
        "is_allowed": not found.refusals,
        "reasons": [_refusal_body(each) for each in found.refusals],
        "overridden_rule": found.set_aside.rule.value if found.set_aside else None,
        "price": _price_body(found, preview.currency),
        "free_rooms": [
            {"room_id": each.pk, "room_number": each.room_number} for each in hints.free_rooms
        ],
        "would_free": [
            {
                "booking_id": each.booking.booking_id,
                "version": each.booking.version,
                "to_room_id": each.room.pk,
                "to_room_number": each.room.room_number,
            }
            for each in hints.would_free
        ],
    }


def _refusal_body(refusal: DomainError) -> dict[str, Any]:
    details = refusal.details or {}
    body = {
        "code": refusal.code,
        "message": refusal.text,
        "field": refusal.field,
        "details": details,
        "conflicting_bookings": details.get("conflicting_bookings"),
    }
    return {name: value for name, value in body.items() if value}


def _price_body(found: Placement, currency: str) -> dict[str, Any]:
    before, after = found.before.price.total, found.price.total if found.price else None
    return {
        "before": before,
        "after": after,
        "difference": None if after is None else after - before,
        "currency": currency,
    }


def placed_body(placed: Placed, touched: Touched) -> dict[str, Any]:
    before, room = placed.placement.before, placed.room_before
    return touched_body(touched) | {
        "undo": {
            "room_id": room.pk if room else None,
            "room_type_code": before.room_type.code,
            "check_in": before.stay.check_in,
            "check_out": before.stay.check_out,
            "expected_total": before.price.total,
        }
    }


def touched_body(touched: Touched) -> dict[str, Any]:
    return {
        "stays": stays_body(touched.stays),
        "start": touched.window.check_in,
        "free": touched.free,
    }
