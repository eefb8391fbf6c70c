"""The ledger of some days as a file for spreadsheets, streamed whatever its length."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final
from zoneinfo import ZoneInfo

from common.api.spreadsheets import BYTE_ORDER_MARK, Line, safe_cell
from common.money import Purse
from payments.enums import SIGNS

COLUMNS: Final = (
    "date",
    "time",
    "booking_id",
    "confirmation_number",
    "kind",
    "received",
    "paid_out",
    "amount",
    "currency",
    "method",
    "payment",
    "refund",
    "provider_id",
    "by",
    "note",
)


def ledger_lines(rows: Iterable[Mapping[str, Any]], *, timezone: str) -> Iterator[str]:
    """`received` and `paid_out` are what counts; other entries only have an `amount`."""
    writer = csv.writer(Line(), quoting=csv.QUOTE_ALL)
    zone = ZoneInfo(timezone)
    yield BYTE_ORDER_MARK + writer.writerow(COLUMNS)
    for row in rows:
        shown = _shown(row, zone)
        yield writer.writerow([safe_cell(shown[name]) for name in COLUMNS])


def _shown(row: Mapping[str, Any], zone: ZoneInfo) -> dict[str, Any]:
    local = row["occurred_at"].astimezone(zone)
    amount, sign = Purse(row["currency"]).rounded(row["amount"]), SIGNS.get(row["kind"], 0)
    return {
        "date": local.date().isoformat(),
        "time": local.strftime("%H:%M:%S"),
        "booking_id": row["booked"],
        "confirmation_number": row["confirmation_number"],
        "kind": row["kind"],
        "received": amount if sign > 0 else None,
        "paid_out": amount if sign < 0 else None,
        "amount": amount,
        "currency": row["currency"],
        "method": row["desk_method"],
        "payment": row["paid_by"],
        "refund": row["paid_back_by"],
        "provider_id": row["provider_id"],
        "by": row["by"],
        "note": row["note"],
    }
