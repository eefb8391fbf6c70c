"""A file against the schema: its facts, or all that is wrong with it, each with its path and line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rest_framework.exceptions import ValidationError

from common.api.errors import refusal_for
from common.errors import DomainError
from hotel_setup.files.reading import Place, ReadFile
from hotel_setup.files.refusals import FileFault, HotelFileRefused
from hotel_setup.files.schema import KEYS, HotelFile
from hotel_setup.services.rooms import numbers_in

Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CheckedFile:
    facts: Facts
    source: ReadFile

    def refused(self, exc: DomainError, place: Place) -> HotelFileRefused:
        """What a use case refuses of what stands at `place`."""
        if isinstance(exc, HotelFileRefused):
            return exc
        inner = tuple(exc.field.split(".")) if exc.field else ()
        inner = inner[1:] if inner[:1] == ("results",) else inner
        return HotelFileRefused([fault_at(self.source, (*place, *inner), exc.text, code=exc.code)])


def check_file(source: ReadFile) -> CheckedFile:
    try:
        facts = HotelFile.read(source.data)
    except ValidationError as exc:
        raise HotelFileRefused(_faults(exc, source)) from exc
    faults = [*_twice(facts, source), *_rooms(facts, source)]
    if faults:
        raise HotelFileRefused(faults)
    return CheckedFile(facts, source)


def fault_at(
    source: ReadFile, place: Place, message: str, *, code: str = DomainError.code
) -> FileFault:
    return FileFault(message, place=place, line=source.line_of(place), code=code)


def _faults(exc: ValidationError, source: ReadFile) -> list[FileFault]:
    """As the API would tell them."""
    refusal = refusal_for(exc)
    first = {"field": refusal.field, "code": refusal.code, "message": refusal.message}
    found = (refusal.details or {}).get("errors", [first])
    return [
        fault_at(source, _place(each["field"]), each["message"], code=_code(each["code"]))
        for each in found
    ]


def _place(field: str | None) -> Place:
    return tuple(field.split(".")) if field else ()


def _code(code: str) -> str:
    return code if code.isupper() else "VALIDATION_ERROR"


def _twice(facts: Facts, source: ReadFile) -> Iterator[FileFault]:
    for part, key in KEYS:
        seen: set[str] = set()
        for index, item in enumerate(facts.get(part, ())):
            if item[key] in seen:
                place = (part, str(index), key)
                yield fault_at(source, place, "This stands twice.", code="LISTED_TWICE")
            seen.add(item[key])


def _rooms(facts: Facts, source: ReadFile) -> Iterator[FileFault]:
    """A room has one type and one floor."""
    seen: set[str] = set()
    for index, item in enumerate(facts.get("rooms", ())):
        place = ("rooms", str(index), "numbers")
        try:
            numbers = numbers_in(item["numbers"])
        except DomainError as exc:
            yield fault_at(source, place, exc.text, code=exc.code)
            continue
        if twice := [number for number in numbers if number in seen]:
            message = f"These rooms stand twice: {', '.join(twice[:10])}."
            yield fault_at(source, place, message, code="LISTED_TWICE")
        seen.update(numbers)
