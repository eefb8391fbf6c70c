"""What a row of a file of another system may say."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any, Final

from typing_extensions import override

from common.api.fields import (
    BoundedInteger,
    Choice,
    Code,
    EmailAddress,
    IsoDate,
    LongText,
    Money,
    Phone,
    PlainText,
    StrictSerializer,
)
from hotel.enums import Language
from rates.serializers import MOST_GUESTS, RoomTypeCode

KEPT: Final = "CONFIRMED"
GONE: Final = ("CANCELLED", "NO_SHOW")
_DOTTED: Final = re.compile(r"([0-9]{2})\.([0-9]{2})\.([0-9]{4})", re.ASCII)
_WITH_COMMA: Final = re.compile(r"([0-9]+),([0-9]{1,2})", re.ASCII)


class RowDate(IsoDate):
    """`2027-06-01`, or `01.06.2027`. With strokes nobody knows which is the month."""

    @override
    def to_internal_value(self, value: Any) -> date:
        dotted = _DOTTED.fullmatch(value) if type(value) is str else None
        return super().to_internal_value("-".join(reversed(dotted.groups())) if dotted else value)


class RowMoney(Money):
    """`120.50` or `120,50`; nothing between thousands."""

    @override
    def to_internal_value(self, data: Any) -> Decimal:
        comma = _WITH_COMMA.fullmatch(data) if type(data) is str else None
        return super().to_internal_value(".".join(comma.groups()) if comma else data)


class RoomRow(StrictSerializer):
    room_number = Code(pattern="[A-Za-z0-9][A-Za-z0-9 ./-]*", max_length=10)
    room_type_code = RoomTypeCode()
    floor = PlainText(max_length=10, required=False)


class BookingRow(StrictSerializer):
    """`total_amount` with all taxes, as sold."""

    reference = PlainText(max_length=60)
    check_in = RowDate()
    check_out = RowDate()
    room_type_code = RoomTypeCode()
    adults = BoundedInteger(min_value=1, max_value=MOST_GUESTS, default=1)
    children = BoundedInteger(min_value=0, max_value=MOST_GUESTS, default=0)
    first_name = PlainText(max_length=100)
    last_name = PlainText(max_length=100)
    email = EmailAddress(required=False)
    phone = Phone(required=False)
    total_amount = RowMoney()
    status = Choice([KEPT, *GONE], default=KEPT)
    paid_amount = RowMoney(default=Decimal(0))
    room_number = PlainText(max_length=10, required=False)
    language = Choice(Language.choices, required=False)
    notes = LongText(max_length=2000, required=False)
