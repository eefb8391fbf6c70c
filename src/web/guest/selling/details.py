"""The form in which guests say who is coming, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import zip_longest
from typing import Any, Final

from django.http import HttpRequest, QueryDict
from rest_framework.exceptions import ValidationError

from hotel.booking_serializers import MAX_COMPANIONS, BookingInput
from hotel.enums import BookerType, Language
from hotel.models import PricingQuote
from web.forms import new_key
from web.guest.phrases import phrases_in
from web.guest.refusals import errors_in_words
from web.guest.selling.offers import NearShown, RoomShown
from web.guest.selling.quotes import QuoteShown, show_quote, stay_facts

PERSON: Final = ("first_name", "last_name", "email", "phone")
PRIMARY: Final = tuple(f"primary_{name}" for name in PERSON)
BOOKER: Final = (*(f"booker_{name}" for name in PERSON), "booker_company")
FIELDS: Final = (*PRIMARY, "booker_type", *BOOKER, "special_requests")
LONGEST_TYPED: Final = 2500


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    value: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class Companion:
    number: int
    first_name: Field
    last_name: Field

    @property
    def id(self) -> str:
        return str(self.number)

    @property
    def is_named(self) -> bool:
        return bool(self.first_name.value or self.last_name.value)


@dataclass(frozen=True, slots=True)
class Alternatives:
    """In place of what cannot be had any more: other rooms for these nights, and other stays."""

    rooms: Sequence[RoomShown] = ()
    near: Sequence[NearShown] = ()
    was_taken: bool = False
    """By another guest, a moment ago."""


@dataclass(frozen=True, slots=True)
class Details:
    """The form with its quote. `problem` and `notice` are in words; `instead` once the room is lost."""

    shown: QuoteShown
    fields: Mapping[str, Field]
    companions: Sequence[Companion]
    key: str
    problem: str = ""
    notice: str = ""
    instead: Alternatives | None = None
    status: int = 200

    @property
    def quote(self) -> PricingQuote:
        return self.shown.quote

    @property
    def has_errors(self) -> bool:
        return any(each.error for each in self.fields.values())

    @property
    def typed(self) -> list[Field]:
        """All of it, to be sent again with another choice."""
        people = [part for each in self.companions for part in (each.first_name, each.last_name)]
        return [*self.fields.values(), *people]


@dataclass(frozen=True, slots=True)
class Form:
    """What came in, in one language; `errors` by field."""

    sent: QueryDict
    language: Language
    at: datetime
    errors: dict[str, str] = field(default_factory=dict)

    def details(self, quote: PricingQuote, *, key: str = "", **facts: Any) -> Details:
        """The form again, with everything that was typed. A new key unless it may be sent once more."""
        return Details(
            shown=show_quote(quote, self.language, at=self.at),
            fields={name: self._field(name) for name in FIELDS},
            companions=self._companions(quote.adults + quote.children - 1),
            key=key or new_key(),
            **facts,
        )

    def facts(self, quote: PricingQuote) -> dict[str, Any] | None:
        """The booking that is asked for, as the API reads one; None where fields say why not."""
        body: dict[str, Any] = stay_facts(quote)
        body["child_ages"] = list(quote.child_ages)
        body |= self._people() | {"quote_id": quote.quote_id, "language": self.language.value}
        if not (body.get("primary_email") or body.get("booker_email")):
            words = phrases_in(self.language)["field_errors"]
            self.errors["primary_email"] = words["email_needed"]
        try:
            facts = BookingInput.read(body)
        except ValidationError as errors:
            self.errors.update(errors_in_words(errors, self.language) | self.errors)
            return None
        return None if self.errors else facts

    def _people(self) -> dict[str, Any]:
        booker = self.sent.get("booker_type") or BookerType.SELF.value
        names = [*PRIMARY, "special_requests", *(() if booker == BookerType.SELF else BOOKER)]
        typed = {name: self.sent.get(name, "") for name in names}
        return typed | {"booker_type": booker, "party": self._party()}

    def _party(self) -> list[dict[str, str]]:
        """Those of whom anything was typed."""
        return [
            {"first_name": first, "last_name": last}
            for first, last in self._names()
            if first or last
        ]

    def _names(self) -> list[tuple[str, str]]:
        firsts, lasts = (
            [name.strip() for name in self.sent.getlist(f"party_{part}")[:MAX_COMPANIONS]]
            for part in ("first_name", "last_name")
        )
        return list(zip_longest(firsts, lasts, fillvalue=""))

    def _companions(self, count: int) -> list[Companion]:
        names = self._names()[:count]
        names += [("", "")] * (min(count, MAX_COMPANIONS) - len(names))
        place, shown = 0, []
        for number, (first, last) in enumerate(names, start=2):
            errors = self._errors_of(place) if first or last else ("", "")
            place += bool(first or last)
            shown.append(
                Companion(
                    number,
                    Field("party_first_name", first, errors[0]),
                    Field("party_last_name", last, errors[1]),
                )
            )
        return shown

    def _errors_of(self, place: int) -> tuple[str, str]:
        first, last = (
            self.errors.get(f"party.{place}.{part}", "") for part in ("first_name", "last_name")
        )
        return first, last

    def _field(self, name: str) -> Field:
        typed = self.sent.get(name, "")[:LONGEST_TYPED]
        value = typed or (BookerType.SELF.value if name == "booker_type" else "")
        return Field(name, value, self.errors.get(name, ""))


def form_of(request: HttpRequest, language: Language, *, at: datetime) -> Form:
    return Form(request.POST, language, at)
