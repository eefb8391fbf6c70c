"""Several rooms for one booker: all of them are held, until the same moment, or none is. Where nothing
is due yet for any of them, all are confirmed at once.

All nights are locked before the first room is sold, and promo codes come last, so that groups, single
bookings and cancellations can never wait for each other in a circle. Each room takes a use of its own
of the promo code: a code counts the rooms that are sold by it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from common.actor import Actor
from common.api.idempotency import AnsweredOnce, Attempt, answer_once
from common.db import use_case
from common.errors import Busy, DomainError
from common.stay import Stay
from hotel.enums import BookerType
from hotel.models import PARTY_FIELDS, BookingGroup, RoomBooking
from room_bookings.locks import lock_nights_of_stays
from room_bookings.selectors.catalogue import TypeOnSale, type_on_sale
from room_bookings.services.booking import (
    Booker,
    BookingRequest,
    Priced,
    assert_people_are_named,
    confirm_where_nothing_is_due,
    price_room,
    take_promo_use,
)
from room_bookings.services.holds import with_overdue_holds_released
from room_bookings.services.sale import sell

ENDPOINT: Final = "group-bookings"
OF_ALL_ROOMS: Final = frozenset(
    ("promo_code", "corporate_code", "allotment_code", "booker_company", "booker_last_name")
)


@dataclass(frozen=True, slots=True)
class RoomToSell:
    """One of the group's, with its place among them."""

    place: int
    request: BookingRequest
    on_sale: TypeOnSale

    @property
    def stay(self) -> Stay:
        return self.request.wanted.stay


def book_group_once(
    requests: Sequence[BookingRequest],
    *,
    attempt: Attempt | None,
    answer: Callable[[list[RoomBooking]], dict[str, Any]],
    by: Actor,
    at: datetime,
) -> AnsweredOnce:
    """Hold every room or raise the refusal of the first that cannot be had, which names it. `requests`
    are of one hotel, with one booker and the same codes. `answer` makes the body that is kept for
    replays, which must hold no secret."""

    @use_case
    def hold_once(rooms: list[RoomToSell]) -> AnsweredOnce:
        return answer_once(
            lambda: answer(_hold_rooms(rooms, by=by, at=at)),
            hotel_id=rooms[0].on_sale.hotel.pk,
            endpoint=ENDPOINT,
            attempt=attempt,
            status=201,
        )

    assert_people_are_named(requests[0])
    rooms = _rooms_to_sell(_by_one_booker(requests))
    return with_overdue_holds_released(
        lambda: hold_once(rooms),
        hotel_id=rooms[0].on_sale.hotel.pk,
        places={(room.on_sale.room_type.pk, room.stay) for room in rooms},
        at=at,
    )


@contextmanager
def about_room(place: int) -> Iterator[None]:
    """What is refused inside names the room by its place; what is wrong for all rooms stays so."""
    try:
        yield
    except Busy:
        raise
    except DomainError as refusal:
        if refusal.field not in OF_ALL_ROOMS:
            refusal.field = ".".join(filter(None, (f"rooms.{place}", refusal.field)))
        refusal.details = {**(refusal.details or {}), "room_index": place}
        raise


def _by_one_booker(requests: Sequence[BookingRequest]) -> list[BookingRequest]:
    """Who books for himself stays in the first room."""
    booker = requests[0].booker
    if booker.booker_type == BookerType.SELF:
        booker = _completed(booker, requests[0])
    return [replace(request, booker=booker) for request in requests]


def _completed(booker: Booker, request: BookingRequest) -> Booker:
    facts = {name: getattr(booker, name) or getattr(request.primary, name) for name in PARTY_FIELDS}
    return replace(booker, **facts)


def _rooms_to_sell(requests: Sequence[BookingRequest]) -> list[RoomToSell]:
    """Rooms that are alike are read once."""
    read: dict[tuple[str, Stay], TypeOnSale] = {}
    rooms = []
    for place, request in enumerate(requests):
        wanted = request.wanted
        key = (wanted.room_type_code, wanted.stay)
        if key not in read:
            with about_room(place):
                read[key] = type_on_sale(
                    hotel_slug=wanted.hotel_slug, code=wanted.room_type_code, stay=wanted.stay
                )
        rooms.append(RoomToSell(place, request, read[key]))
    return rooms


def _hold_rooms(rooms: list[RoomToSell], *, by: Actor, at: datetime) -> list[RoomBooking]:
    hotel = rooms[0].on_sale.hotel
    lock_nights_of_stays(
        hotel_id=hotel.pk,
        room_type_ids=[room.on_sale.room_type.pk for room in rooms],
        stays=[room.stay for room in rooms],
    )
    group = BookingGroup.objects.create(hotel=hotel)
    priced, refusal = _price_rooms(rooms, group, at=at)
    confirm_where_nothing_is_due([each.booking for each in priced], at=at)
    for place, each in enumerate(priced):
        with about_room(place):
            sell(each.booking, each.party, by=by, at=at)
    if refusal is not None:
        raise refusal
    for place, each in enumerate(priced):
        with about_room(place):
            take_promo_use(each)
    return [each.booking for each in priced]


def _price_rooms(
    rooms: Sequence[RoomToSell], group: BookingGroup, *, at: datetime
) -> tuple[list[Priced], DomainError | None]:
    """Up to the first room that is refused: one before it may yet turn out to be sold out."""
    priced: list[Priced] = []
    for room in rooms:
        try:
            with about_room(room.place):
                priced.append(price_room(room.request, room.on_sale, group=group, at=at))
        except DomainError as refusal:
            return priced, refusal
    return priced, None
