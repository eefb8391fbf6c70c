"""What the placeholders of a message stand for."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Final

from common.money import ZERO
from hotel.enums import BookingStatus, CancellationReason
from hotel.models import RoomBooking
from notifications.enums import STAFF_KINDS, Channel, MessageKind
from notifications.letters import Letter
from notifications.rendering.addresses import manage_url
from notifications.rendering.amounts import (
    GoesBack,
    balance_of_all,
    goes_back_after,
    goes_back_of,
    have_ended,
)
from notifications.rendering.catalogue import Catalogue
from payments.ledger import Balance
from rates.enums import PaymentMode

OF_HOTEL: Final = ("hotel_name", "hotel_phone", "hotel_email")
OF_BOOKING: Final = ("booking_id", "confirmation_number")
OF_STAY: Final = (
    *OF_HOTEL,
    *OF_BOOKING,
    "guest_name",
    "check_in",
    "check_in_time",
    "check_out",
    "check_out_time",
    "nights",
    "room_type",
    "guests",
    "total",
    "paid",
    "due",
    "manage_url",
)
OF_MONEY: Final = ("amount", "reference")
MORE: Final[dict[MessageKind, tuple[str, ...]]] = {
    MessageKind.BOOKING_CONFIRMED: ("balance_note",),
    MessageKind.PAYMENT_RECEIPT: ("balance_note", *OF_MONEY),
    MessageKind.HOLD_EXPIRING: ("expires_at",),
    MessageKind.BOOKING_CANCELLED: ("cancellation_reason", "cancellation_note"),
    MessageKind.ARRIVAL_REMINDER: ("balance_note",),
    MessageKind.LATE_PAYMENT_REFUNDED: OF_MONEY,
    MessageKind.REFUND_SENT: OF_MONEY,
}


def names_for(kind: MessageKind) -> tuple[str, ...]:
    """The placeholders that a text of this kind may use."""
    if kind == MessageKind.ALERT_RECONCILIATION:
        return (*OF_HOTEL, "differences")
    if kind in STAFF_KINDS:
        return (*OF_HOTEL, *OF_BOOKING, *OF_MONEY)
    return (*OF_STAY, *MORE.get(kind, ()))


def values_of(letter: Letter, words: Catalogue) -> dict[str, str]:
    """All of `names_for` its kind."""
    values = {
        "hotel_name": letter.hotel.name,
        "hotel_phone": letter.hotel.phone,
        "hotel_email": letter.hotel.email,
        "differences": str(letter.facts.get("differences", "")),
        "reference": str(letter.facts.get("refund") or letter.facts.get("payment") or ""),
    }
    if letter.booking is not None:
        values |= _of_booking(letter.booking)
        values["amount"] = words.writing.money(amount_told(letter), letter.booking.currency)
        if letter.kind not in STAFF_KINDS:
            values |= _of_stay(letter, letter.booking, words)
            values |= _of_kind(letter, letter.booking, words)
    return {name: values.get(name, "") for name in names_for(letter.kind)}


def bookings_of(letter: Letter) -> list[RoomBooking]:
    """Those that it is about, the first of them first; none for an alert about none."""
    one = [letter.booking] if letter.booking else []
    return list(letter.facts.get("bookings") or one)


def amount_told(letter: Letter) -> Decimal:
    """The amount of the event; of one without, the booking's."""
    told = letter.facts.get("amount")
    if told is None:
        return letter.booking.total_amount if letter.booking else ZERO
    return Decimal(str(told))


def name_of(booking: RoomBooking) -> str:
    """Whom the message is for: who booked, or who stays."""
    booker = f"{booking.booker_first_name} {booking.booker_last_name}".strip()
    return booker or booking.primary_guest_name


def people(booking: RoomBooking, words: Catalogue) -> str:
    parts = [words.count("adult", booking.adults)]
    parts += [words.count("child", booking.children)] if booking.children else []
    parts += [words.count("cot", booking.cots)] if booking.cots else []
    return ", ".join(parts)


def penalty_told(letter: Letter) -> Decimal:
    """Of all rooms together."""
    bookings = bookings_of(letter)
    told = letter.facts.get("penalty_amount")
    if told is None or len(bookings) > 1:
        return sum((each.penalty_amount or ZERO for each in bookings), ZERO)
    return Decimal(str(told))


def goes_back_told(letter: Letter) -> GoesBack:
    """Of all rooms together."""
    parts = [goes_back_after(each, letter.at) for each in bookings_of(letter)]
    return GoesBack(
        sum((each.to_card for each in parts), ZERO), sum((each.by_hotel for each in parts), ZERO)
    )


def _of_booking(booking: RoomBooking) -> dict[str, str]:
    return {
        "booking_id": booking.booking_id,
        "confirmation_number": booking.confirmation_number,
    }


def _of_stay(letter: Letter, booking: RoomBooking, words: Catalogue) -> dict[str, str]:
    writing = words.writing
    day = writing.short_date if letter.channel == Channel.SMS else writing.long_date
    bookings = bookings_of(letter)
    balance = balance_of_all(bookings)
    total = sum((each.total_amount for each in bookings), ZERO)
    return {
        "guest_name": name_of(booking),
        "check_in": day(booking.check_in),
        "check_in_time": writing.time(letter.hotel.check_in_time),
        "check_out": day(booking.check_out),
        "check_out_time": writing.time(letter.hotel.check_out_time),
        "nights": words.count("night", booking.nights),
        "room_type": ", ".join(dict.fromkeys(each.room_type.name for each in bookings)),
        "guests": people(booking, words),
        "total": writing.money(total, booking.currency),
        "paid": writing.money(balance.paid, booking.currency),
        "due": writing.money(max(balance.due, ZERO), booking.currency),
        "balance_note": balance_note(bookings, balance, words, total=total),
        "manage_url": manage_url(booking),
    }


def balance_note(
    bookings: list[RoomBooking], balance: Balance, words: Catalogue, *, total: Decimal
) -> str:
    """What is paid, what is not and what goes back; nothing where there is none of it."""
    amounts = {
        "paid": balance.paid,
        "due": max(balance.due, ZERO),
        "total": total,
        "penalty": balance.owed,
    }
    told = {name: words.writing.money(each, balance.currency) for name, each in amounts.items()}
    case = _case_once_ended if have_ended(bookings) else _balance_case
    found = case(bookings[0], balance)
    note = [words.sentence(found, **told)] if found else []
    goes_back = goes_back_of(bookings, balance)
    return " ".join([*note, *_of_what_goes_back(goes_back, balance.currency, words)])


def _of_what_goes_back(goes_back: GoesBack, currency: str, words: Catalogue) -> list[str]:
    parts = {"refunded": goes_back.to_card, "refunded_by_hotel": goes_back.by_hotel}
    return [
        words.sentence(name, refund=words.writing.money(part, currency))
        for name, part in parts.items()
        if part > 0
    ]


def _case_once_ended(_booking: RoomBooking, balance: Balance) -> str:
    if balance.due > 0:
        return "not_paid"
    return "penalty_paid" if balance.owed > 0 else ""


def _balance_case(booking: RoomBooking, balance: Balance) -> str:
    if balance.due <= 0:
        return "paid_in_full"
    if booking.status == BookingStatus.PENDING_PAYMENT:
        return "not_paid"
    if balance.paid > 0:
        return "rest_at_hotel"
    is_guaranteed = booking.payment_mode == PaymentMode.CARD_GUARANTEE
    return "card_guarantees" if is_guaranteed else "all_at_hotel"


def _of_kind(letter: Letter, booking: RoomBooking, words: Catalogue) -> dict[str, str]:
    if letter.kind == MessageKind.HOLD_EXPIRING:
        return {"expires_at": _end_of_hold(letter, booking, words)}
    if letter.kind == MessageKind.BOOKING_CANCELLED:
        return _of_cancellation(letter, booking, words)
    return {}


def _end_of_hold(letter: Letter, booking: RoomBooking, words: Catalogue) -> str:
    told = letter.facts.get("expires_at")
    moment = datetime.fromisoformat(told) if told else booking.expires_at or letter.at
    return words.writing.moment_at(moment, letter.hotel.timezone)


def _of_cancellation(letter: Letter, booking: RoomBooking, words: Catalogue) -> dict[str, str]:
    money = words.writing.money
    penalty = penalty_told(letter)
    cost = "cancelling_cost" if penalty else "cancelling_was_free"
    note = [words.sentence(cost, penalty=money(penalty, booking.currency))]
    note += _of_what_goes_back(goes_back_told(letter), booking.currency, words)
    reason = letter.facts.get("reason") or booking.cancellation_reason or CancellationReason.STAFF
    return {
        "cancellation_reason": words.sentence(
            f"cancelled_{reason}", confirmation_number=booking.confirmation_number
        ),
        "cancellation_note": " ".join(note),
    }
