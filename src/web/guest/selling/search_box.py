"""The search box: what was asked for, read and shown again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final
from urllib.parse import urlencode

from django.http import QueryDict
from rest_framework.exceptions import ValidationError

from common.stay import ONE_DAY, Stay
from hotel.booking_serializers import MAX_CHILDREN, SearchQuery
from hotel.enums import Language
from hotel.models import Hotel
from web.guest.phrases import phrases_in
from web.guest.refusals import errors_in_words

STAY_FIELDS: Final = ("check_in", "check_out")
GUEST_FIELDS: Final = ("adults", "children", "child_ages")
CODE_FIELDS: Final = ("promo_code", "corporate_code")
FIELDS: Final = (*STAY_FIELDS, *GUEST_FIELDS, *CODE_FIELDS)
USUALLY: Final = {"adults": "2", "children": "0"}
_BETWEEN_AGES: Final = re.compile(r"[\s,;]+")


@dataclass(frozen=True, slots=True)
class SearchBox:
    """`typed` is shown in the fields, with what is wrong beside each; dates may be chosen from
    `first_day` to `last_day`. `room` is the code of a type that the guest looked at before."""

    typed: Mapping[str, str]
    first_day: date
    last_day: date
    fewest_nights: int
    room: str = ""
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def has_codes(self) -> bool:
        return any(self.typed.get(name) for name in CODE_FIELDS)


def empty_box(hotel: Hotel, *, today: date, room: str = "") -> SearchBox:
    """From tomorrow on, for two."""
    arrival = today + ONE_DAY
    departure = arrival + timedelta(days=hotel.min_stay_nights)
    typed = {
        "check_in": arrival.isoformat(),
        "check_out": departure.isoformat(),
        **USUALLY,
    }
    return _box(hotel, typed, today=today, room=room)


def box_of(hotel: Hotel, query: QueryDict, *, today: date) -> SearchBox:
    return _box(hotel, typed_in(query), today=today, room=query.get("room", "")[:20])


def _box(hotel: Hotel, typed: Mapping[str, str], *, today: date, room: str) -> SearchBox:
    last = today + timedelta(days=hotel.booking_window_days)
    return SearchBox(typed, today, last, hotel.min_stay_nights, room)


def typed_in(query: QueryDict) -> dict[str, str]:
    """As it was sent, for two where nobody says for how many; ages in a row, however many fields they
    came in."""
    typed = {name: query.get(name, "").strip() or USUALLY.get(name, "") for name in FIELDS}
    typed["child_ages"] = ", ".join(_ages_in(query))
    return typed


def is_asked(query: QueryDict) -> bool:
    return any(query.get(name) for name in STAY_FIELDS)


def facts_of(box: SearchBox, language: Language) -> dict[str, Any] | None:
    """What the search is for, as the API reads it; None where a field says why not."""
    query = QueryDict(mutable=True)
    query.update({name: text for name, text in box.typed.items() if name != "child_ages"})
    query.setlist("child_ages", _BETWEEN_AGES.split(box.typed["child_ages"]))
    try:
        facts = SearchQuery.read_query(query)
    except ValidationError as errors:
        found = errors_in_words(errors, language)  # an age has its number behind its field's name
        box.errors.update({name.partition(".")[0]: text for name, text in found.items()})
        return None
    if len(facts["child_ages"]) > facts["children"]:
        box.errors["child_ages"] = phrases_in(language)["refusals"]["CHILD_AGES_MISMATCH"]
        return None
    return facts


def query_for(box: SearchBox, stay: Stay) -> str:
    """The same search for another stay."""
    other = {"check_in": stay.check_in.isoformat(), "check_out": stay.check_out.isoformat()}
    typed = {name: text for name, text in box.typed.items() if text} | other
    return urlencode(typed | ({"room": box.room} if box.room else {}))


def _ages_in(query: QueryDict) -> list[str]:
    sent = " ".join(query.getlist("child_ages")[: MAX_CHILDREN + 1])
    return [age for age in _BETWEEN_AGES.split(sent) if age]
