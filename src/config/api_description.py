"""What the API's description says of the API as a whole. Read by the settings, so plain data."""

from __future__ import annotations

from typing import Any, Final

API_DESCRIPTION: Final = """\
Room booking: guests search, get a price, book and look after their booking; the front desk does the
rest.

* Bodies are JSON in UTF-8, dates `YYYY-MM-DD` in the hotel's own calendar, moments in UTC, money a
  text such as `"75.00"` in the currency beside it. Fields that are not known are refused.
* Every refusal is `{"error": {"code", "message", "field"?, "details"?}}`. Act on `code`.
* Every answer has an `X-Request-ID`. Tell it when you ask for help.
* Requests are limited per client. A 429 or 503 says in `Retry-After` when to come back.
"""
API_TAGS: Final = [
    {"name": "Search and price", "description": "What is free, and what it costs."},
    {"name": "Book", "description": "Anybody may book; the booking is held until it is paid."},
    {
        "name": "A guest's own booking",
        "description": "Opened by the token of the booking, in the header `X-Booking-Token`.",
    },
    {"name": "Payments", "description": "By card, on a page of the payment provider."},
    {"name": "Staff: log in and out", "description": "Each account works for one hotel."},
    {"name": "Staff: find bookings", "description": "By what people know about them."},
    {"name": "Staff: decide on a booking", "description": "Confirm, cancel, no-show."},
    {"name": "Staff: assign rooms", "description": "Which room a booking is given."},
    {"name": "Staff: the stay", "description": "Arriving, moving, staying longer, leaving."},
    {"name": "Staff: the room rack", "description": "Rooms against nights, and what a drag does."},
    {"name": "Staff: the party", "description": "Who stays besides the primary guest."},
    {"name": "Staff: rooms", "description": "Housekeeping, and rooms out of service."},
    {"name": "Staff: rates", "description": "What the hotel sells by: plans, prices, taxes."},
    {"name": "Staff: rates by night", "description": "The calendar, many nights at once, files."},
    {"name": "Staff: allotments", "description": "Rooms kept for a company or an event."},
    {"name": "Staff: money", "description": "Folios, the desk's cash, refunds, comparisons."},
    {"name": "Staff: figures", "description": "Occupancy, revenue, pace and forecast."},
    {"name": "Staff: messages", "description": "E-mail and SMS: the log, the texts, settings."},
    {"name": "Staff: webhooks", "description": "Telling other programs what happens."},
    {"name": "Real time", "description": "Hearing of events as they happen, over WebSockets."},
    {"name": "Staff: what has happened", "description": "The trail of every change."},
]
API_TOKENS: Final[dict[str, Any]] = {
    "BookingToken": {
        "type": "apiKey",
        "in": "header",
        "name": "X-Booking-Token",
        "description": "The `manage_token` that was given when the room was booked.",
    },
}
API_ENUMS: Final = {
    "BlockKind": "rooms.enums.BlockKind",
    "BookingStatus": "hotel.enums.BookingStatus",
    "BookerType": "hotel.enums.BookerType",
    "BulkMode": "rates.bulk.Mode",
    "CancellationReason": "hotel.enums.CancellationReason",
    "GuestRole": "hotel.enums.GuestRole",
    "CompanionRole": ["COMPANION"],
    "AdjustmentKind": "rates.enums.AdjustmentKind",
    "Audience": "rates.enums.Audience",
    "CityTaxKind": "rates.enums.CityTaxKind",
    "Component": "rates.enums.Component",
    "DiscountKind": "rates.enums.DiscountKind",
    "FeeBasis": "rates.enums.FeeBasis",
    "LineKind": "rates.enums.LineKind",
    "MealPlan": "rates.enums.MealPlan",
    "OccupancyKind": "rates.enums.OccupancyKind",
    "DeskMethod": "payments.enums.DeskMethod",
    "DifferenceKind": "payments.enums.DifferenceKind",
    "LedgerKind": "payments.enums.LedgerKind",
    "MessageChannel": "notifications.enums.Channel",
    "MessageKind": "notifications.enums.MessageKind",
    "MessageStatus": "notifications.enums.MessageStatus",
    "MessageTrouble": "notifications.enums.Trouble",
    "PaymentKind": "payments.enums.PaymentKind",
    "PaymentStatus": "payments.enums.PaymentStatus",
    "PaymentMode": "rates.enums.PaymentMode",
    "PenaltyKind": "rates.enums.PenaltyKind",
    "PromoKind": "rates.enums.PromoKind",
    "RefundStatus": "payments.enums.RefundStatus",
    "RefundReason": "payments.enums.RefundReason",
    "MoneyStatus": "payments.money.MoneyStatus",
    "StartOutcome": "payments.services.checkout.StartOutcome",
    "Rule": "rates.restrictions.Rule",
    "RoomStatus": "rooms.enums.RoomStatus",
    "WebhookStatus": "webhooks.enums.DeliveryStatus",
    "WebhookPauseReason": "webhooks.enums.PauseReason",
    "StaffRole": "staff.enums.StaffRole",
}
