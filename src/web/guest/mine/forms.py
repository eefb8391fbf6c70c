"""What guests type on the pages of their booking."""

from __future__ import annotations

import re
from typing import Final

from common.api.fields import EmailAddress, LongText, Money, Phone, PlainText, StrictSerializer
from hotel.change_serializers import GuestChangeInput

LONGEST_TEXT: Final = 2000
LONGEST_REASON: Final = 500
_BARE_NUMBER: Final = re.compile("[0-9]{4}-?[0-9]{8}")


class FindInput(StrictSerializer):
    number = PlainText(max_length=40)
    last_name = PlainText(max_length=100)


class TokenInput(StrictSerializer):
    token = PlainText(max_length=100)


class CompanionInput(StrictSerializer):
    first_name = PlainText(max_length=100)
    last_name = PlainText(max_length=100)
    email = EmailAddress(allow_blank=True, required=False)
    phone = Phone(allow_blank=True, required=False)


class NameInput(StrictSerializer):
    """For whoever may not see the contact details of others."""

    first_name = PlainText(max_length=100)
    last_name = PlainText(max_length=100)


class RequestsInput(StrictSerializer):
    special_requests = LongText(max_length=LONGEST_TEXT, allow_blank=True)


class CancelInput(StrictSerializer):
    expected_penalty = Money()
    reason = LongText(max_length=LONGEST_REASON, allow_blank=True, required=False, default="")


class ChangeOrder(GuestChangeInput):
    expected_total = Money()


def number_in(text: str) -> str:
    """As people copy it: in small letters, with blanks or without what it starts with."""
    plain = "".join(text.split()).upper()
    if not _BARE_NUMBER.fullmatch(plain):
        return plain
    digits = plain.replace("-", "")
    return f"HTL-{digits[:4]}-{digits[4:]}"
