"""Path segments. What does not match is the common 404, before any view or query runs."""

from __future__ import annotations

from typing import Final

from django.urls import register_converter

MAX_PK: Final = 2**31 - 1


class _Text:
    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class HotelSlug(_Text):
    regex = "[a-z0-9-]{1,50}"


class BookingId(_Text):
    """`BK-2026-` and ten characters of Crockford's base 32."""

    regex = "BK-[0-9]{4}-[0-9A-HJKMNP-TV-Z]{10}"


class RateCode(_Text):
    """A plan, policy, promo code, account or allotment: `FLEX`, `CORP-2026`."""

    regex = "[A-Z0-9][A-Z0-9_-]{0,29}"


class GroupReference(_Text):
    """`GRP-2026-` and ten characters of Crockford's base 32."""

    regex = "GRP-[0-9]{4}-[0-9A-HJKMNP-TV-Z]{10}"


class PaymentReference(_Text):
    """`PAY-2026-` and ten characters of Crockford's base 32."""

    regex = "PAY-[0-9]{4}-[0-9A-HJKMNP-TV-Z]{10}"


class RefundReference(_Text):
    """`RFD-2026-` and ten characters of Crockford's base 32."""

    regex = "RFD-[0-9]{4}-[0-9A-HJKMNP-TV-Z]{10}"


class PrimaryKey:
    regex = "[1-9][0-9]{0,9}"

    def to_python(self, value: str) -> int:
        number = int(value)
        if number > MAX_PK:
            raise ValueError(value)
        return number

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(HotelSlug, "hotel")
register_converter(BookingId, "booking")
register_converter(GroupReference, "group")
register_converter(PaymentReference, "payment")
register_converter(RefundReference, "refund")
register_converter(RateCode, "code")
register_converter(PrimaryKey, "pk")
