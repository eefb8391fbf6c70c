from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import chain
from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.fields import empty

from common.api.errors import refusal_for
from common.api.fields import (
    BoundedInteger,
    Choice,
    Choices,
    Code,
    EmailAddress,
    IsoDate,
    LongText,
    Money,
    Phone,
    PlainText,
    StrictBoolean,
    StrictSerializer,
)
from tests.common.api.malformed import GOOD
from tests.common.api.toy import Booking, Search

GOOD_FACTS = GOOD | {
    "check_in": date(2026, 3, 3),
    "check_out": date(2026, 3, 5),
    "deposit": Decimal("75.00"),
}


@pytest.mark.parametrize(
    ("field", "given_value", "value"),
    [
        (PlainText(max_length=5), "  Ann ", "Ann"),
        (PlainText(max_length=5), "Zoé", "Zoé"),
        (PlainText(max_length=5), "Zoe\u0301", "Zo\u00e9"),
        (PlainText(max_length=5), "12345", "12345"),
        (PlainText(max_length=5), " 12345 ", "12345"),
        (PlainText(max_length=5), "李", "李"),
        (PlainText(max_length=5), "\U0001f600", "\U0001f600"),
        (PlainText(max_length=5), "<b>", "<b>"),
        (PlainText(max_length=5, allow_blank=True), " ", ""),
        (PlainText(max_length=5, allow_null=True), None, None),
        (PlainText(max_length=5, default="x"), empty, "x"),
        (LongText(max_length=9), "a\r\nb\tc\n", "a\nb\tc"),
        (EmailAddress(), " John.Doe+x@Example.co.uk ", "John.Doe+x@Example.co.uk"),
        (EmailAddress(), "o'neil@example.com", "o'neil@example.com"),
        (EmailAddress(allow_blank=True), "", ""),
        (Phone(), " +353 (0)1-234.5678 ext. 9 ", "+353 (0)1-234.5678 ext. 9"),
        (Phone(), "+1234567890", "+1234567890"),
        (Code(pattern="[A-Z]+", max_length=3), " DBL ", "DBL"),
        (IsoDate(), "2000-01-01", date(2000, 1, 1)),
        (IsoDate(), "2100-12-31", date(2100, 12, 31)),
        (IsoDate(), "2024-02-29", date(2024, 2, 29)),
        (BoundedInteger(min_value=-5, max_value=9), 9, 9),
        (BoundedInteger(min_value=-5, max_value=9), "-5", -5),
        (BoundedInteger(min_value=-5, max_value=9), "0", 0),
        (Money(), "75", Decimal("75.00")),
        (Money(), "75.5", Decimal("75.50")),
        (Money(), 75, Decimal("75.00")),
        (Money(), 0.29, Decimal("0.29")),
        (Money(), "99999999.99", Decimal("99999999.99")),
        (StrictBoolean(), True, True),
        (StrictBoolean(), "false", False),
        (Choice(["A", "B"]), "B", "B"),
        (Choices(["A", "B"]), ["A,B", "A"], ["A", "B", "A"]),
    ],
)
def test_good_value(
    field: serializers.Field[Any, Any, Any, Any], given_value: Any, value: Any
) -> None:
    result = field.run_validation(given_value)
    assert (type(result), result) == (type(value), value)


@pytest.mark.parametrize(
    ("field", "value", "code", "message"),
    [
        (PlainText(max_length=5), "123456", "max_length", "Ensure this field has no more than 5 characters."),
        (PlainText(max_length=5), "é" * 6, "max_length", "Ensure this field has no more than 5 characters."),
        (PlainText(max_length=5, min_length=2), "a", "min_length", "Ensure this field has at least 2 characters."),
        (PlainText(max_length=5), 5, "invalid", "Not a valid string."),
        (PlainText(max_length=5), "a\nb", "characters", "This text has characters that are not allowed."),
        (PlainText(max_length=5), "a\u202eb", "characters", "This text has characters that are not allowed."),
        (EmailAddress(), "john", "invalid", "Enter a valid email address."),
        (EmailAddress(), "a@" + "b." * 130 + "de", "max_length", "Ensure this field has no more than 254 characters."),
        (Phone(), "call me", "phone", "Enter a phone number."),
        (Code(pattern="[A-Z]+", max_length=3), "dbl", "code", "This is not a valid code."),
        (IsoDate(), "2026-W10-1", "invalid", "Enter a date as YYYY-MM-DD."),
        (IsoDate(), "2101-01-01", "range", "Enter a date between 2000 and 2100."),
        (IsoDate(), "2199-12-31", "range", "Enter a date between 2000 and 2100."),
        (BoundedInteger(min_value=1, max_value=9), 10, "max_value", "Ensure this value is less than or equal to 9."),
        (BoundedInteger(min_value=1, max_value=9), True, "invalid", "A valid integer is required."),
        (Money(), "1.0005", "invalid", 'Enter an amount such as "75.00".'),
        (StrictBoolean(), 1, "invalid", "Enter true or false."),
        (Choice(["A", "B"]), "C", "invalid_choice", "Choose one of A, B."),
    ],
)  # fmt: skip
def test_bad_value(
    field: serializers.Field[Any, Any, Any, Any], value: Any, code: str, message: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        field.run_validation(value)
    detail = caught.value.get_full_details()
    assert message in str(detail)
    assert code in str(detail)


def test_facts_of_a_body() -> None:
    assert Booking.read(GOOD) == GOOD_FACTS


def test_defaults_fill_what_was_not_sent() -> None:
    names = ("room_type_code", "check_in", "check_out", "primary_first_name")
    facts = Booking.read({name: GOOD[name] for name in names})
    expected = {name: GOOD_FACTS[name] for name in names}
    assert facts == expected | {"adults": 2, "is_late": False, "kind": "SELF"}


def test_changes_are_only_what_was_sent() -> None:
    assert Booking.read_changes({"adults": 3}) == {"adults": 3}
    assert Booking.read_changes({}) == {}


def test_changes_are_checked_like_the_rest() -> None:
    with pytest.raises(ValidationError) as caught:
        Booking.read_changes({"adults": 0, "status": "CONFIRMED"})
    assert refusal_for(caught.value).body() == {
        "error": {
            "code": "VALIDATION_ERROR",
            "message": "Ensure this value is greater than or equal to 1.",
            "field": "adults",
            "details": {
                "errors": [
                    {
                        "field": "adults",
                        "code": "min_value",
                        "message": "Ensure this value is greater than or equal to 1.",
                    },
                    {
                        "field": "status",
                        "code": "UNKNOWN_FIELD",
                        "message": "This field is not known here.",
                    },
                ]
            },
        }
    }


def test_repeated_parameter() -> None:
    with pytest.raises(ValidationError) as caught:
        Search.read_query(QueryDict("check_in=2026-03-03&check_in=2026-03-04&adults=x"))
    assert refusal_for(caught.value).body() == {
        "error": {
            "code": "REPEATED_PARAMETER",
            "message": "Give this parameter once.",
            "field": "check_in",
        }
    }


class Renamed(StrictSerializer):
    guest = PlainText(max_length=9, source="guest_name")
    shown = PlainText(max_length=9, read_only=True)

    def validate_guest(self, value: str) -> str:
        return value.upper()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["guest_name"] == "NOBODY":
            raise ValidationError("Somebody must come.")
        return attrs | {"checked": True}


def test_hooks_and_sources_work_as_in_any_serializer() -> None:
    facts = {"guest_name": "ANN", "checked": True}
    assert Renamed.read({"guest": "ann"}) == facts
    serializer = Renamed(data={"guest": "ann"})
    assert serializer.is_valid()
    assert serializer.validated_data == facts


def test_an_error_of_the_whole_names_no_field() -> None:
    with pytest.raises(ValidationError) as caught:
        Renamed.read({"guest": "nobody"})
    assert refusal_for(caught.value).body() == {
        "error": {"code": "VALIDATION_ERROR", "message": "Somebody must come."}
    }


def test_what_is_only_shown_cannot_be_sent() -> None:
    with pytest.raises(ValidationError) as caught:
        Renamed.read({"guest": "ann", "shown": "x"})
    assert refusal_for(caught.value).code == "UNKNOWN_FIELD"


@pytest.mark.parametrize("data", [None, [], "x", 1])
def test_only_objects_are_read(data: object) -> None:
    with pytest.raises(ValidationError):
        Booking.read(data)


def test_reading_leaves_the_body_as_it_was() -> None:
    body = {**GOOD, "party": [dict(GOOD["party"][0])]}
    Booking.read(body)
    assert body == GOOD


@given(st.text(max_size=12))
def test_short_cut_and_full_check_agree(text: str) -> None:
    """The printable-ASCII short cut of texts accepts nothing that the full check refuses."""

    for field in (PlainText(max_length=8), EmailAddress(), Phone()):
        assert outcome(field.run_validation, text) == full_check(field, text)


def outcome(validate: Callable[[str], object], text: str) -> object:
    try:
        return validate(text)
    except ValidationError as exc:
        return exc.get_codes()


def full_check(field: PlainText, text: str) -> object:
    return outcome(partial(serializers.CharField.run_validation, field), text)


@given(st.emails(domains=st.sampled_from(["example.com", "a-b.co.uk", "x.de"])))
def test_everyday_addresses_need_no_second_look_and_others_get_one(address: str) -> None:
    field = EmailAddress()
    assert outcome(field.run_validation, address) == full_check(field, address)


def fresh_serializer() -> type[StrictSerializer]:
    class Inner(StrictSerializer):
        name = PlainText(max_length=20)

    class Outer(StrictSerializer):
        number = BoundedInteger(min_value=0, max_value=10**6)
        day = IsoDate()
        inner = Inner(many=True)

    return Outer


def test_one_serializer_serves_many_threads_from_its_first_use_on() -> None:
    """No thread sees another's facts or errors, also while the serializer is being built."""
    threads, rounds = 8, 150
    for _ in range(10):
        serializer = fresh_serializer()
        start = threading.Barrier(threads)

        def work(thread: int) -> list[str]:
            start.wait(10)  # noqa: B023 - the pool is done before the next round
            return [
                wrong
                for turn in range(rounds)
                if (wrong := odd_reading(serializer, thread * rounds + turn))  # noqa: B023
            ]

        with ThreadPoolExecutor(threads) as pool:
            assert list(chain(*pool.map(work, range(threads)))) == []


def odd_reading(serializer: type[StrictSerializer], number: int) -> str:
    """What another thread must have done to the reading of this number; empty if nothing."""
    good = {"number": number, "day": "2026-03-03", "inner": [{"name": f"n{number}"}]}
    facts = serializer.read(good)
    if facts != good | {"day": date(2026, 3, 3)}:
        return f"{facts}"
    try:
        serializer.read(good | {f"unknown{number}": 1, "inner": [{}] * (number % 3 + 1)})
    except ValidationError as exc:
        detail: Any = exc.detail
        if list(detail) != ["inner", f"unknown{number}"] or len(detail["inner"]) != number % 3 + 1:
            return f"{detail}"
    else:
        return "nothing was refused"
    return "" if serializer.read_changes({"number": number}) == {"number": number} else "changes"
