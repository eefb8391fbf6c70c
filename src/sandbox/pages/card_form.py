"""What was typed into the form of the hosted page, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from sandbox.provider.cards import digits_of, is_card_number

EXPIRY: Final = re.compile(r"(\d{1,2})\s*[/ -]\s*(\d{2}|\d{4})|(\d{2})(\d{2})", re.ASCII)
EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
CVC: Final = re.compile(r"\d{3,4}", re.ASCII)
CENTURY: Final = 2000
MONTHS: Final = range(1, 13)
LONGEST: Final = 200


@dataclass(frozen=True)
class CardForm:
    """`errors` by the name of the field, in the order of the page."""

    email: str = ""
    name: str = ""
    number: str = ""
    month: int = 0
    year: int = 0
    errors: Mapping[str, str] = field(default_factory=dict)


def read_card_form(form: Mapping[str, str], *, known_email: str | None, now: float) -> CardForm:
    """Of the card, only the number that fits it all is kept."""
    typed = {name: form.get(name, "").strip()[:LONGEST] for name in FIELDS}
    email = known_email or typed["email"]
    month, year = _expiry(typed["expiry"])
    number = digits_of(typed["number"])
    checks = {
        "email": None if EMAIL.fullmatch(email) else "Enter your e-mail address.",
        "number": _number_error(number),
        "expiry": _expiry_error(month, year, now),
        "cvc": None if CVC.fullmatch(typed["cvc"]) else "Enter the 3 or 4 digits of the code.",
        "name": None if typed["name"] else "Enter the name on the card.",
    }
    errors = {name: message for name, message in checks.items() if message}
    return CardForm(email, typed["name"], number, month, year, errors)


FIELDS: Final = ("email", "number", "expiry", "cvc", "name")


def _expiry(text: str) -> tuple[int, int]:
    """(0, 0) if it is none."""
    found = EXPIRY.fullmatch(text)
    if not found:
        return 0, 0
    month, year = found[1] or found[3], found[2] or found[4]
    return int(month), int(year) if int(year) >= CENTURY else CENTURY + int(year)


def _number_error(number: str) -> str | None:
    if not number:
        return "Enter the card number."
    return None if is_card_number(number) else "Your card number is invalid."


def _expiry_error(month: int, year: int, now: float) -> str | None:
    today = datetime.fromtimestamp(now, UTC)
    if month not in MONTHS:
        return "Enter the month and the year, such as 04 / 30."
    if (year, month) < (today.year, today.month):
        return "Your card's expiration date is in the past."
    return None
