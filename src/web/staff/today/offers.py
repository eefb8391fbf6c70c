"""What the hotel can sell to whoever stands at the desk or calls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from django.http import QueryDict

from common.errors import DomainError, InvalidInput
from common.stay import ONE_DAY, Stay
from hotel.models import Hotel, RoomBooking
from rates.terms import GROWN_UP, Guests
from room_bookings.selectors.availability import Availability, TypeOffer, availability_of
from room_bookings.selectors.counter import Search
from room_bookings.selectors.rooms import rooms_free_in
from room_bookings.services.offering import StayRequest
from rooms.models import Room
from web.forms import day_in
from web.staff.today.forms import amount_of, whole

MOST_GUESTS: Final = 20
USUAL_PARTY: Final = "2"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked for. `offer` is `type|plan|total`, as the form sends the chosen one."""

    hotel: Hotel
    stay: Stay
    guests: Guests
    room_id: int | None
    room_type_code: str
    offer: str

    @property
    def chosen(self) -> tuple[str, str, Decimal | None]:
        """Type, plan and the price that was shown; empty when nothing was chosen."""
        parts = self.offer.split("|")
        if len(parts) != 3:  # noqa: PLR2004
            return "", "", None
        return parts[0], parts[1], amount_of(parts[2])

    def request(self) -> StayRequest:
        code, plan, _ = self.chosen
        if not code:
            raise InvalidInput(field="offer")
        return StayRequest(
            hotel_slug=self.hotel.slug,
            room_type_code=code,
            rate_plan_code=plan,
            stay=self.stay,
            adults=self.guests.adults,
            children=self.guests.children,
            child_ages=self.guests.child_ages,
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """One type by one plan. `value` is what the form sends."""

    type_name: str
    plan_name: str
    words: str
    total: Decimal
    rooms_left: int
    value: str


@dataclass(frozen=True, slots=True)
class Offers:
    """`refusal`: why nothing can be sold for these dates at all; `sold_out` types with their refusal's
    code."""

    choices: tuple[Choice, ...] = ()
    sold_out: tuple[tuple[str, str], ...] = ()
    nearest: tuple[Any, ...] = ()
    rooms: tuple[Room, ...] = ()
    refusal: DomainError | None = None
    chosen: str = field(default="")


def wish_of(form: QueryDict, hotel: Hotel, *, today: date) -> Wish:
    """From a query or a form. Raises InvalidInput or InvalidDateRange."""
    arrival = _date(form.get("arrival", ""), "arrival", today)
    departure = _date(form.get("departure", ""), "departure", arrival + ONE_DAY)
    return Wish(
        hotel=hotel,
        stay=Stay(arrival, departure),
        guests=_guests(form),
        room_id=whole(form.get("room", ""), "room_id"),
        room_type_code=form.get("type", "")[:20],
        offer=form.get("offer", ""),
    )


def offers_for(form: QueryDict, hotel: Hotel, *, today: date, at: datetime) -> Offers:
    try:
        wish = wish_of(form, hotel, today=today)
        rooms = tuple(_rooms(wish))
        found = availability_of(_search(wish, rooms), at=at)
    except DomainError as refusal:
        return Offers(refusal=refusal)
    choices = tuple(_choices(found))
    return Offers(
        choices=choices,
        sold_out=tuple(_sold_out(found)),
        nearest=tuple(found.nearest),
        rooms=rooms,
        chosen=_preselected(wish, choices),
    )


def _search(wish: Wish, rooms: tuple[Room, ...]) -> Search:
    """An exact room is sold as its own type."""
    codes = [room.room_type.code for room in rooms if room.pk == wish.room_id]
    return Search(wish.hotel.slug, wish.stay, wish.guests, room_type_code=codes[0] if codes else "")


def _rooms(wish: Wish) -> list[Room]:
    """Nobody else's in these nights; ready ones first within their type."""
    stay = {"check_in": wish.stay.check_in, "check_out": wish.stay.check_out}
    found = rooms_free_in(RoomBooking(hotel=wish.hotel, **stay))
    return sorted(
        found,
        key=lambda room: (
            room.room_type.sort_order,
            room.room_type_id,
            not room.is_ready(),
            len(room.room_number),
            room.room_number,
        ),
    )


def _choices(found: Availability) -> Iterator[Choice]:
    for offer in found.offers:
        if offer.refusal:
            continue
        for plan in _best_first(offer):
            value = f"{offer.room_type.code}|{plan.plan.code}|{plan.price.total}"
            yield Choice(
                offer.room_type.name,
                plan.plan.name,
                plan.plan.description,
                plan.price.total,
                offer.rooms_left,
                value,
            )


def _best_first(offer: TypeOffer) -> list[Any]:
    """What a booking without a plan gets stands first."""
    sold = [plan for plan in offer.plans if not plan.refusal]
    return sorted(sold, key=lambda plan: plan is not offer.standard)


def _sold_out(found: Availability) -> Iterator[tuple[str, str]]:
    return ((offer.room_type.name, offer.refusal) for offer in found.offers if offer.refusal)


def _preselected(wish: Wish, choices: tuple[Choice, ...]) -> str:
    """What was chosen before, as far as it is still sold; or the wanted type's first; or the first."""
    type_code, plan_code, _ = wish.offer.split("|") if wish.offer.count("|") == 2 else ("", "", "")  # noqa: PLR2004
    wanted = [f"{type_code}|{plan_code}|", f"{wish.room_type_code}|", ""]
    for start in wanted:
        for choice in choices:
            if start not in {"||", "|"} and choice.value.startswith(start):
                return choice.value
    return ""


def _guests(form: QueryDict) -> Guests:
    adults = whole(form.get("adults", "") or USUAL_PARTY, "adults") or 0
    children = whole(form.get("children", ""), "children") or 0
    if not 0 < adults <= MOST_GUESTS:
        raise InvalidInput(field="adults")
    if children > MOST_GUESTS:
        raise InvalidInput(field="children")
    ages = tuple(_ages(form.get("child_ages", "")))
    if len(ages) > children:
        raise InvalidInput(field="child_ages")
    return Guests(adults, children, ages)


def _ages(text: str) -> Iterator[int]:
    for part in text.replace(";", ",").split(",")[:MOST_GUESTS]:
        age = whole(part.strip(), "child_ages")
        if age is not None and age >= GROWN_UP:
            raise InvalidInput(field="child_ages")
        if age is not None:
            yield age


def _date(text: str, name: str, otherwise: date) -> date:
    if not text:
        return otherwise
    day = day_in(text)
    if day is None:
        raise InvalidInput(field=name)
    return day
