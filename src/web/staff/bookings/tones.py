"""How statuses are coloured in lists."""

from __future__ import annotations

from typing import Final

from payments.money import MoneyStatus

STATUS_TONES: Final = {
    "PENDING_PAYMENT": "wait",
    "CONFIRMED": "info",
    "IN_HOUSE": "good",
    "COMPLETED": "",
    "CANCELLED": "bad",
    "NO_SHOW": "bad",
}
MONEY_TONES: Final = {
    MoneyStatus.UNPAID: "bad",
    MoneyStatus.PART_PAID: "wait",
    MoneyStatus.REFUND_DUE: "wait",
    MoneyStatus.PAID: "good",
    MoneyStatus.SETTLED: "",
    MoneyStatus.GUARANTEED: "info",
}
