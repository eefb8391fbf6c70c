"""What staff send to change many nights. A hundred thousand changes are read in about a second."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, cast

from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from typing_extensions import override

from common.api.fields import (
    BoundedInteger,
    Choice,
    IsoDate,
    Money,
    PlainText,
    StrictBoolean,
    StrictSerializer,
)
from common.errors import InvalidDateRange
from rates.bulk import ALLOWANCE, MOST_CHANGES, Change, Mode
from rates.errors import CalendarTooLong
from rates.night_files import limits_of
from rates.services.night_updates import Sheet
from rates.terms import FLAGS, DayRate
from rates.weekdays import CODES, days_named

MOST_CODES: Final = 200
MOST_ALLOWANCE: Final = 1000
LONGEST_CALENDAR: Final = 366
LONGEST_FILE: Final = 1100


def _limit(name: str) -> BoundedInteger:
    lowest, highest = limits_of(name)
    return BoundedInteger(min_value=lowest, max_value=highest, required=False, allow_null=True)


def _flag() -> StrictBoolean:
    return StrictBoolean(required=False, allow_null=True)


def _codes(length: int) -> serializers.ListField:
    return serializers.ListField(
        child=PlainText(max_length=length),
        required=False,
        allow_empty=False,
        max_length=MOST_CODES,
    )


class FromFirst(StrictSerializer):
    """`from` is a word of Python."""

    to = IsoDate(help_text="The first night that is not meant any more.")

    @override
    def get_fields(self) -> dict[str, Any]:
        return {"from": IsoDate(source="first"), **super().get_fields()}


class ChangeInput(FromFirst):
    """Only what is named changes; null takes it off the nights."""

    weekdays = serializers.ListField(
        child=Choice(CODES), required=False, allow_empty=False, max_length=7
    )
    rate_plan_codes = _codes(30)
    room_type_codes = _codes(20)
    price = Money(required=False, allow_null=True)
    min_stay_arrival = _limit("min_stay_arrival")
    max_stay_arrival = _limit("max_stay_arrival")
    min_stay_through = _limit("min_stay_through")
    max_stay_through = _limit("max_stay_through")
    closed_to_arrival = _flag()
    closed_to_departure = _flag()
    stop_sell = _flag()
    min_advance = _limit("min_advance")
    max_advance = _limit("max_advance")
    overbooking_allowance = BoundedInteger(min_value=0, max_value=MOST_ALLOWANCE, required=False)


class Changes(serializers.ListField):
    """Each value of a field is checked the first time that it comes; an entry with any fault goes
    through the serializer whole, for the words of the refusal."""

    default_error_messages = {"nothing": "Name at least one thing to change."}

    def __init__(self) -> None:
        super().__init__(child=ChangeInput(), min_length=1, max_length=MOST_CHANGES)

    @override
    def to_internal_value(self, data: Any) -> list[Any]:
        if type(data) is not list:
            self.fail("not_a_list", input_type=type(data).__name__)
        if not 1 <= len(data) <= MOST_CHANGES:
            self.fail("max_length" if data else "min_length", min_length=1, max_length=MOST_CHANGES)
        child = cast("ChangeInput", self.child)
        checks = {step.name: step.validate for step in child.steps}
        seen: dict[Any, Any] = {}
        return [
            self._change(index, _known(entry, checks, seen) or _read(child, index, entry))
            for index, entry in enumerate(data)
        ]

    def _change(self, index: int, facts: dict[str, Any]) -> Change:
        sets = {name: facts[name] for name in DayRate._fields if name in facts}
        if not sets and ALLOWANCE not in facts:
            raise ValidationError({str(index): [self.error_messages["nothing"]]})
        for name in FLAGS & sets.keys():
            sets[name] = bool(sets[name])
        weekdays = facts.get("weekdays")
        return Change(
            index,
            facts["first"],
            facts["to"],
            sets,
            facts.get(ALLOWANCE),
            days_named(weekdays) if weekdays else None,
            tuple(facts.get("rate_plan_codes", ())),
            tuple(facts.get("room_type_codes", ())),
        )


def _known(entry: Any, checks: Mapping[str, Any], seen: dict[Any, Any]) -> dict[str, Any] | None:
    """The facts of an entry without a fault, None for any other."""
    facts: dict[str, Any] = {}
    try:
        for name, value in entry.items():
            key = name, type(value), tuple(value) if type(value) is list else value
            if key not in seen:
                seen[key] = checks[name](value)
            facts[name] = seen[key]
        facts["first"] = facts["from"]
    except (AttributeError, KeyError, TypeError, ValidationError):
        return None
    return facts if "to" in facts else None


def _read(child: ChangeInput, index: int, entry: Any) -> dict[str, Any]:
    try:
        return child.facts_of(entry)
    except ValidationError as exc:
        raise ValidationError({str(index): exc.detail}) from exc


class BulkInput(StrictSerializer):
    mode = Choice(
        [mode.value for mode in Mode], help_text="What a rejected change means to others."
    )
    changes = Changes()


def sheet_of(facts: Mapping[str, Any]) -> Sheet:
    return Sheet(Mode(facts["mode"]), facts["changes"])


class NightsQuery(FromFirst):
    rate_plan_code = PlainText(max_length=30, required=False)
    room_type_code = PlainText(max_length=20, required=False)
    longest = LONGEST_CALENDAR

    @override
    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        first, end = attrs["first"], attrs.pop("to")
        if end <= first:
            raise InvalidDateRange("The nights end before they start.", field="to")
        if (end - first).days > self.longest:
            raise CalendarTooLong(field="to", details={"max_nights": self.longest})
        return attrs | {"end": end}


class FileQuery(NightsQuery):
    effective = StrictBoolean(default=False, help_text="Every night with the price it has.")
    longest = LONGEST_FILE


class ImportQuery(StrictSerializer):
    dry_run = StrictBoolean(default=True, help_text="Show what would change, and change nothing.")
    mode = Choice([mode.value for mode in Mode], default=Mode.ALL_OR_NOTHING.value)
