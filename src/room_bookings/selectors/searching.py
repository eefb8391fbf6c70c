"""Finding a booking by whatever somebody says of it: a name, an address, a number, a room, a link."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import BigIntegerField, F, OuterRef, Q, QuerySet, Subquery, Value

from common.api.converters import BookingId, GroupReference
from common.search_keys import (
    digits_of,
    folded,
    id_keys,
    mail_keys,
    name_keys,
    number_keys,
    phone_ways,
)
from hotel.enums import ENDED_BEFORE_THE_STAY, OPEN_STATUSES
from hotel.models import BookingGroup, BookingSearch, RoomBooking
from rooms.models import Room

MOST_CANDIDATES: Final = 200
"""Of many that are called alike, the newest are looked at."""
MOST_BOOKINGS, MOST_GUESTS, MOST_ROOMS = 8, 3, 4

_BOOKING_ID: Final = re.compile(BookingId.regex)
_CONFIRMATION: Final = re.compile("HTL-[0-9]{4}-[0-9]{8}")
_GROUP: Final = re.compile(GroupReference.regex)
_PART_OF_ID: Final = re.compile("(BK-[0-9]{4}-)?([0-9A-HJKMNP-TV-Z]{4,10})")
_PART_OF_NUMBER: Final = re.compile("(?:HTL-)?(?:[0-9]{4}-)?([0-9]{5,8})")
_START_OF_GROUP: Final = re.compile("GRP-[0-9]{4}-[0-9A-HJKMNP-TV-Z]{2,10}")
_PHONE_LIKE: Final = re.compile(r"[0-9 +().,/*#\u2010-\u2015-]+")
_TELLING_LETTERS: Final = 6
"""Fewer letters without a digit are a name, not a part of an id."""

SEEN_FIELDS: Final = (
    "id",
    "booking_id",
    "confirmation_number",
    "primary_first_name",
    "primary_last_name",
    "primary_email",
    "check_in",
    "check_out",
    "status",
    "checked_in_at",
    "checked_out_at",
)
SEEN_JOINS: Final = {
    "room_number": F("assigned_room__room_number"),
    "room_type_code": F("room_type__code"),
}
KEY: Final = BigIntegerField()
"""Said of each key: Django takes a plain number in an array for one of 32 bits, and cuts it."""
Seen = Mapping[str, Any]
"""SEEN_FIELDS and SEEN_JOINS of one booking."""


@dataclass(frozen=True, slots=True)
class GuestFound:
    """Somebody with more than one booking among those found."""

    name: str
    email: str
    bookings: int


@dataclass(frozen=True, slots=True)
class RoomFound:
    room: Room
    now: Seen | None
    following: Seen | None


@dataclass(frozen=True, slots=True)
class Findings:
    """`exact` is the one booking that was named by its id, number or link."""

    exact: str | None
    bookings: list[Seen]
    guests: list[GuestFound]
    rooms: list[RoomFound]


def search(*, hotel_id: int, text: str, today: date) -> Findings:
    """What the front desk may have meant, the likeliest first: who is here or comes next before who was.
    `today` is the hotel's. Four statements at most."""
    asked = plain_question(text)
    if not asked:
        return Findings(None, [], [], [])
    seen = _candidates(hotel_id, asked)
    ranked = sorted(seen, key=lambda row: _rank(row, today))
    exact = seen[0]["booking_id"] if _exactly(asked) and len(seen) == 1 else None
    return Findings(
        exact=exact,
        bookings=ranked[:MOST_BOOKINGS],
        guests=_guests_among(seen),
        rooms=_rooms_like(hotel_id, asked, today=today),
    )


def found_by_text(hotel_id: int, text: str) -> Q:
    """Everything: names, e-mail, phone, ids, group, room. For a list of bookings."""
    asked = plain_question(text)
    exact = _exactly(asked)
    if exact is not None:
        return exact
    ways = _ways(hotel_id, asked)
    rooms = list(Room.objects.for_hotel(hotel_id).filter(room_number__iexact=asked))
    if not rooms:
        return _entry_has(hotel_id, ways)
    in_rooms = RoomBooking.objects.for_hotel(hotel_id).filter(assigned_room__in=rooms)
    either = _entries_like(hotel_id, ways).union(in_rooms.order_by().values_list("pk"), all=True)
    return Q(pk__in=either)


def found_by_name(hotel_id: int, text: str) -> Q:
    """Each word is the beginning of a word of a name: the booker's, his company's or a guest's."""
    return _entry_has(hotel_id, [name_keys(hotel_id, text)])


def _entry_has(hotel_id: int, ways: Iterable[list[int]]) -> Q:
    """Said of the booking by a join: for a frequent word PostgreSQL may then walk the list in its order
    and stop early, where `IN` would gather all who are called so first."""
    wanted = _any_of(ways, "search_entry__")
    return wanted & Q(search_entry__hotel_id=hotel_id) if wanted else Q(pk__in=[])


def plain_question(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _exactly(asked: str) -> Q | None:
    """Of an id wherever it stands in the text, as in a link."""
    upper = asked.upper()
    if found := _BOOKING_ID.search(upper):
        return Q(booking_id=found[0])
    if found := _CONFIRMATION.search(upper):
        return Q(confirmation_number=found[0])
    if found := _GROUP.search(upper):
        return Q(group__in=BookingGroup.objects.filter(group_reference=found[0]))
    if found := _START_OF_GROUP.fullmatch(upper):
        return Q(group__in=BookingGroup.objects.filter(group_reference__startswith=found[0]))
    return None


def _ways(hotel_id: int, asked: str) -> list[list[int]]:
    """What it may mean: each is a set of keys that a booking must have."""
    if "@" in asked:
        return [mail_keys(hotel_id, asked)]
    ways = [_part_of_id(hotel_id, asked.upper())]
    if number := _PART_OF_NUMBER.fullmatch(asked.upper()):
        ways.append(number_keys(hotel_id, number[1]))
    if _PHONE_LIKE.fullmatch(asked):
        return ways + phone_ways(hotel_id, asked)
    return [*ways, name_keys(hotel_id, asked)]


def _part_of_id(hotel_id: int, upper: str) -> list[int]:
    found = _PART_OF_ID.fullmatch(upper)
    if found is None:
        return []
    whole, part = found[1], found[2]
    is_telling = whole or digits_of(part) or len(part) >= _TELLING_LETTERS
    return id_keys(hotel_id, part) if is_telling else []


def _entries_like(hotel_id: int, ways: Iterable[list[int]]) -> QuerySet[BookingSearch, Any]:
    """The primary keys of the bookings. A key is of one hotel; asking for the hotel too costs nothing."""
    wanted = _any_of(ways)
    if not wanted:
        return BookingSearch.objects.none().values_list("booking_id")
    return BookingSearch.objects.filter(wanted, hotel_id=hotel_id).values_list("booking_id")


def _any_of(ways: Iterable[list[int]], entry: str = "") -> Q:
    wanted = Q()
    for keys in filter(None, ways):
        wanted |= Q((f"{entry}keys__contains", [Value(key, KEY) for key in keys]))
    return wanted


def _candidates(hotel_id: int, asked: str) -> list[Seen]:
    bookings = RoomBooking.objects.for_hotel(hotel_id)
    exact = _exactly(asked)
    if exact is None:
        # Ordered by an expression, so that no index is walked backwards for a word that hardly anybody has.
        newest = _entries_like(hotel_id, _ways(hotel_id, asked)).order_by(-(F("booking_id") + 0))
        pks = [pk for (pk,) in newest[:MOST_CANDIDATES]]
        if not pks:
            return []
        exact = Q(pk__in=pks)
    found = bookings.filter(exact).order_by("-pk")[:MOST_CANDIDATES]
    return list(found.values(*SEEN_FIELDS, **SEEN_JOINS))


def _rank(row: Seen, today: date) -> tuple[int, int, int]:
    """In house, then those to come by their day, then what is over, the latest first."""
    is_here = row["checked_in_at"] is not None and row["checked_out_at"] is None
    days = (row["check_in"] - today).days
    if is_here:
        return (0, days, -row["id"])
    is_to_come = row["status"] in OPEN_STATUSES and row["check_out"] > today
    return (1, days, -row["id"]) if is_to_come else (2, -days, -row["id"])


def _guests_among(seen: Iterable[Seen]) -> list[GuestFound]:
    people: Counter[tuple[str, str]] = Counter()
    shown: dict[tuple[str, str], Seen] = {}
    for row in seen:
        email = row["primary_email"].casefold()
        if email:
            person = (folded(_name_of(row)), email)
            people[person] += 1
            shown.setdefault(person, row)
    return [
        GuestFound(_name_of(shown[person]), shown[person]["primary_email"], number)
        for person, number in people.most_common(MOST_GUESTS)
        if number > 1
    ]


def _name_of(row: Seen) -> str:
    return f"{row['primary_first_name']} {row['primary_last_name']}".strip()


def _rooms_like(hotel_id: int, asked: str, *, today: date) -> list[RoomFound]:
    """Whose number starts so, with who is in them and who comes next."""
    of_room = RoomBooking.objects.for_hotel(hotel_id).filter(assigned_room=OuterRef("pk"))
    to_come = (
        of_room.blocking()
        .filter(check_out__gt=today, checked_in_at__isnull=True)
        .exclude(status__in=ENDED_BEFORE_THE_STAY)
        .order_by("check_in")
    )
    rooms = list(
        Room.objects.for_hotel(hotel_id)
        .filter(room_number__istartswith=asked, is_active=True)
        .select_related("room_type")
        .annotate(
            guest_now=Subquery(of_room.in_house().values("pk")[:1]),
            guest_next=Subquery(to_come.values("pk")[:1]),
        )
        .order_by("room_number")[:MOST_ROOMS]
    )
    pks = {pk for room in rooms for pk in _guests_of(room) if pk}
    found = RoomBooking.objects.for_hotel(hotel_id).filter(pk__in=pks)
    seen = {row["id"]: row for row in found.values(*SEEN_FIELDS, **SEEN_JOINS)} if pks else {}
    return [RoomFound(room, *map(seen.get, _guests_of(room))) for room in rooms]


def _guests_of(room: Any) -> tuple[int, int]:
    """Primary keys of who is in it and of who comes next, or None."""
    return room.guest_now, room.guest_next
