"""What happened to a booking, in plain words and in the reader's language, in the hotel's time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from itertools import groupby
from typing import Any, Final
from zoneinfo import ZoneInfo

from common.actor import ActorKind
from events.models import DomainEvent
from hotel.enums import Language
from notifications.rendering.catalogue import fill
from notifications.rendering.languages import WRITINGS, Writing
from web.phrases import Words
from web.staff.wording import words_in

PROVIDER: Final = "payment provider"
SIGNS: Final = {
    "refused": ("bad", "block"),
    "cancelled": ("bad", "cross"),
    "no-show": ("bad", "eye"),
    "hold-expired": ("bad", "hourglass"),
    "checked-in": ("good", "arrive"),
    "checked-out": ("still", "depart"),
    "created": ("good", "plus"),
    "confirmed": ("good", "tick"),
    "reinstated": ("good", "undo"),
    "stay-changed": ("info", "calendar"),
    "notes-changed": ("still", "note"),
    "resent": ("still", "mail"),
}
"""Tone and icon; what is not here goes by the beginning of its name."""
SIGNS_BY_START: Final = (
    (("payment-failed", "payment-mismatch", "charge-failed", "charged-back"), ("bad", "money")),
    (("refund-failed", "desk-refund-due", "late-payment"), ("wait", "money")),
    (("payment", "charge", "refund", "desk", "card", "refunded"), ("still", "money")),
    (("guest-",), ("still", "group")),
)
OF_A_ROOM: Final = ("info", "bed")
STAY_FACTS: Final = ("check_in", "check_out", "room_type", "rate_plan", "adults", "children")


@dataclass(frozen=True, slots=True)
class Entry:
    """`sentence` is whole, with its time and, where one was given, its reason."""

    event_id: int
    at: datetime
    tone: str
    icon: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Day:
    day: date
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Teller:
    """Writes sentences in one language. `type_names` are the hotel's room types by code, `reasons`
    what was given as the reason, by the id of the event."""

    language: Language
    timezone: str
    type_names: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[int, str] = field(default_factory=dict)

    def days(self, events: Iterable[DomainEvent]) -> list[Day]:
        """The newest day first, and in it what happened last."""
        entries = [self.entry(event) for event in events]
        entries.sort(key=lambda entry: entry.event_id, reverse=True)
        by_day = groupby(entries, key=lambda entry: self.local(entry.at).date())
        return [Day(day, tuple(told)) for day, told in by_day]

    def entry(self, event: DomainEvent) -> Entry:
        return Entry(event.pk, event.occurred_at, *sign_of(event.change), self.sentence(event))

    def sentence(self, event: DomainEvent) -> str:
        told = fill(self._pattern(event), self._facts(event))
        reason = self.reasons.get(event.pk, "").strip().rstrip(".")
        if not reason:
            return f"{told}."
        return fill(self.words["because"], {"told": told, "reason": reason})

    @property
    def words(self) -> Mapping[str, str]:
        return self._all["trail"]

    @property
    def _all(self) -> Words:
        return words_in(self.language)

    @property
    def _writing(self) -> Writing:
        return WRITINGS[self.language]

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(ZoneInfo(self.timezone))

    def _pattern(self, event: DomainEvent) -> str:
        """What a later version of the program wrote is told without its particulars."""
        change = event.change.replace("-", "_")
        if change == "confirmed" and event.data.get("late"):
            change = "confirmed_late"
        return self.words.get(change, self.words["something"])

    def _facts(self, event: DomainEvent) -> dict[str, str]:
        data = event.data
        return {
            "who": self._who(event),
            "time": self._writing.time(self.local(event.occurred_at).time()),
            "room": str(data.get("room_number") or data.get("assigned_room_number") or "–"),
            "from_room": str(data.get("from_room_number") or "–"),
            "from_type": self._type(data.get("from_room_type")),
            "to_type": self._type(data.get("to_room_type")),
            "amount": self._money(data.get("amount"), data.get("currency")),
            "day": self._day(data.get("departed_on")),
            "until": self._moment(data.get("expires_at")),
            "what": self._what(event),
            "price": self._price(data),
            "why": self._all["refusals"]
            .get(data.get("code", ""), self.words["no_reason"])
            .rstrip("."),
        }

    def _who(self, event: DomainEvent) -> str:
        if event.actor_kind == ActorKind.STAFF:
            return first_name_of(event) or event.actor_label or self.words["who_staff"]
        if event.actor_kind == ActorKind.GUEST:
            return self.words["who_guest"]
        is_provider = event.actor_label == PROVIDER
        return self.words["who_provider" if is_provider else "who_system"]

    def _what(self, event: DomainEvent) -> str:
        if event.change == "notes-changed":
            named = (f"field_{name}" for name in event.data.get("fields", ()))
            return self._listed(self.words.get(each, each) for each in named)
        if event.change == "stay-changed":
            return self._listed(self._changed(event.data)) or self.words["smaller_change"]
        return ""

    def _changed(self, data: Mapping[str, Any]) -> Iterator[str]:
        """Old and new, of everything that is another by now."""
        for name in STAY_FACTS:
            before, after = data.get(f"from_{name}"), data.get(name)
            if f"from_{name}" in data and before != after:
                values = {"before": self._value(name, before), "after": self._value(name, after)}
                yield fill(self.words[f"stay_{name}"], values)

    def _value(self, name: str, value: Any) -> str:
        if name in {"check_in", "check_out"}:
            return self._day(value)
        return self._type(value) if name == "room_type" else str(value or "–")

    def _price(self, data: Mapping[str, Any]) -> str:
        """By how much a change of the stay makes it dearer or cheaper. Older events do not tell it."""
        difference = _decimal(data.get("total_difference"))
        if not difference or "total" not in data:
            return ""
        sign = "+" if difference > 0 else "-"
        places = len(str(data["total"]).partition(".")[2])
        return f" ({sign}{self._writing.number(abs(difference), places)})"

    def _listed(self, parts: Iterable[str]) -> str:
        found = list(parts)
        if len(found) < 2:  # noqa: PLR2004 - a single one needs no "and"
            return "".join(found)
        return f"{', '.join(found[:-1])} {self.words['and']} {found[-1]}"

    def _type(self, code: Any) -> str:
        return self.type_names.get(str(code), str(code or "–"))

    def _money(self, amount: Any, currency: Any) -> str:
        value = _decimal(amount)
        return "–" if value is None or not currency else self._writing.money(value, str(currency))

    def _day(self, text: Any) -> str:
        return self._writing.short_date(date.fromisoformat(text)) if text else "–"

    def _moment(self, text: Any) -> str:
        if not text:
            return "–"
        return self._writing.time(self.local(datetime.fromisoformat(text)).time())


def sign_of(change: str) -> tuple[str, str]:
    if change in SIGNS:
        return SIGNS[change]
    found = (sign for starts, sign in SIGNS_BY_START if change.startswith(starts))
    return next(found, OF_A_ROOM)


def first_name_of(event: DomainEvent) -> str:
    """With the staff and their account loaded."""
    return str(event.staff.user.first_name) if event.staff else ""


def _decimal(value: Any) -> Decimal | None:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None
