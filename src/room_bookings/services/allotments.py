"""Rooms kept for a company or an event: made, changed, released, deleted.

Each change locks the hotel, then every type-night that it or the allotment has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from django.db.models import Max, Min

from common.actor import Actor
from common.clock import hotel_today
from common.db import use_case
from common.errors import InvalidInput
from common.stay import ONE_DAY, Stay
from hotel.models import Hotel, RoomBooking
from rates.errors import (
    AccountNotFound,
    AllotmentDatesRefused,
    AllotmentNotFound,
    AllotmentPickedUp,
    AllotmentReleased,
    AllotmentWithoutPrice,
    ListedTwice,
    RatePlanNotForType,
    RatePlanNotFound,
)
from rates.loading import rate_book
from rates.models import Allotment, CorporateAccount, RatePlan
from rates.services.amounts import fitted_or_none
from room_bookings.errors import RoomTypeNotFound
from room_bookings.events import tell_allotment
from room_bookings.locks import lock_hotel, lock_type_nights
from room_bookings.services.allotment_nights import KeptNights, free_nights, keep_nights
from room_bookings.services.capacity import unless_refused
from room_bookings.services.quoting import forget_quotes_for
from rooms.models import RoomType

Facts = Mapping[str, Any]


@use_case
def create_allotment(
    *, hotel_id: int, facts: Facts, nights: Sequence[KeptNights], by: Actor, at: datetime
) -> Allotment:
    """`facts`: code, name, release_date, and may have account_code and rate_plan_code. Its rooms are
    out of public sale at once."""
    hotel = lock_hotel(hotel_id)
    run = _run_of(nights)
    allotment = Allotment(
        hotel=hotel, code=facts["code"], start_date=run.check_in, end_date=run.check_out
    )
    _put(allotment, facts)
    allotment.save(force_insert=True)
    _keep(hotel, allotment, nights, today=hotel_today(hotel.timezone, at))
    _tell(allotment, "created", by=by, at=at, nights=_told(nights))
    return allotment


@use_case
def change_allotment(
    *,
    hotel_id: int,
    code: str,
    facts: Facts,
    nights: Sequence[KeptNights],
    by: Actor,
    at: datetime,
) -> Allotment:
    """`facts` as for a new one, without the code, as far as they change. `nights` are set one after
    the other, and may lengthen the run or add a type."""
    hotel = lock_hotel(hotel_id)
    allotment = _unreleased(hotel, code)
    _put(allotment, facts)
    allotment.save()
    _keep(hotel, allotment, nights, today=hotel_today(hotel.timezone, at))
    _tell(allotment, "changed", by=by, at=at, fields=sorted(facts), nights=_told(nights))
    return allotment


@use_case
def release_allotment(*, hotel_id: int, code: str, by: Actor, at: datetime) -> Allotment:
    """What nobody picked up is on public sale at once; bookings stay as they are."""
    hotel = lock_hotel(hotel_id)
    allotment = _unreleased(hotel, code)
    _lock_nights(allotment)
    free_nights(allotment)
    allotment.released_at = at
    allotment.save(update_fields=["released_at"])
    _tell(allotment, "released", by=by, at=at)
    return allotment


@use_case
def delete_allotment(*, hotel_id: int, code: str, by: Actor, at: datetime) -> None:
    """Only one that never had a booking, for its bookings name it; quotes for it end with it."""
    hotel = lock_hotel(hotel_id)
    allotment = _of_hotel(hotel, code)
    forget_quotes_for(allotment)
    _lock_nights(allotment)
    if RoomBooking.objects.filter(allotment=allotment).exists():
        raise AllotmentPickedUp
    free_nights(allotment)
    _tell(allotment, "deleted", by=by, at=at)
    allotment.delete()


def release_due_allotments(*, at: datetime) -> None:
    """Those whose release date has come by their hotel's calendar; run hourly."""
    for hotel in Hotel.objects.all():
        today = hotel_today(hotel.timezone, at)
        due = Allotment.objects.filter(
            hotel=hotel, released_at__isnull=True, release_date__lte=today
        )
        for code in due.order_by("pk").values_list("code", flat=True):
            with unless_refused(hotel):
                release_allotment(hotel_id=hotel.pk, code=code, by=Actor.system(), at=at)


def _of_hotel(hotel: Hotel, code: str) -> Allotment:
    allotment = Allotment.objects.filter(hotel=hotel, code=code).first()
    if allotment is None:
        raise AllotmentNotFound
    return allotment


def _unreleased(hotel: Hotel, code: str) -> Allotment:
    allotment = _of_hotel(hotel, code)
    if allotment.released_at is not None:
        raise AllotmentReleased
    return allotment


def _put(allotment: Allotment, facts: Facts) -> None:
    for name in facts.keys() & {"name", "release_date"}:
        setattr(allotment, name, facts[name])
    hotel = allotment.hotel_id
    if "account_code" in facts:
        allotment.account = _account(hotel, facts["account_code"])
    if "rate_plan_code" in facts:
        allotment.rate_plan = _plan(hotel, facts["rate_plan_code"])


def _account(hotel_id: int, code: str | None) -> CorporateAccount | None:
    if not code:
        return None
    account = CorporateAccount.objects.filter(hotel_id=hotel_id, code=code).first()
    if account is None:
        raise AccountNotFound(field="account_code")
    return account


def _plan(hotel_id: int, code: str | None) -> RatePlan | None:
    if not code:
        return None
    plan = RatePlan.objects.filter(hotel_id=hotel_id, code=code).first()
    if plan is None:
        raise RatePlanNotFound(field="rate_plan_code")
    return plan


def _keep(hotel: Hotel, allotment: Allotment, nights: Sequence[KeptNights], *, today: date) -> None:
    types = _types_of(allotment, nights)
    _assert_told_once(nights)
    _lock_nights(allotment, *((types[each.room_type_code], each.stay) for each in nights))
    for wanted in nights:
        _assert_ahead(wanted, today=today)
        price = fitted_or_none(hotel.purse, wanted.price, field="nights")
        room_type = types[wanted.room_type_code]
        keep_nights(allotment, room_type, replace(wanted, price=price))
    _settle_run(allotment)
    _assert_release_in_time(allotment, today=today)
    _assert_priced(hotel, allotment)


def _types_of(allotment: Allotment, nights: Sequence[KeptNights]) -> dict[str, RoomType]:
    codes = {each.room_type_code for each in nights}
    found = RoomType.objects.filter(hotel_id=allotment.hotel_id, code__in=codes)
    types = {room_type.code: room_type for room_type in found}
    if codes - types.keys():
        raise RoomTypeNotFound(field="nights")
    return types


def _assert_told_once(nights: Sequence[KeptNights]) -> None:
    """Of one type, each night stands in one run."""
    runs = sorted((each.room_type_code, each.stay.check_in, each.stay.check_out) for each in nights)
    for (code, _, end), (other, start, _) in pairwise(runs):
        if code == other and start < end:
            raise ListedTwice(field="nights")


def _lock_nights(allotment: Allotment, *more: tuple[RoomType, Stay]) -> None:
    types = set(allotment.nights.values_list("room_type_id", flat=True))
    types |= {room_type.pk for room_type, _ in more}
    stays = [Stay(allotment.start_date, allotment.end_date), *(stay for _, stay in more)]
    lock_type_nights(
        hotel_id=allotment.hotel_id,
        room_type_ids=types,
        stay=Stay(min(each.check_in for each in stays), max(each.check_out for each in stays)),
    )


def _run_of(nights: Sequence[KeptNights]) -> Stay:
    if not nights:
        raise InvalidInput("An allotment keeps at least one night.", field="nights")
    stays = [each.stay for each in nights]
    return Stay(min(each.check_in for each in stays), max(each.check_out for each in stays))


def _settle_run(allotment: Allotment) -> None:
    """Nights without rooms go, and the run is from the first night that is kept to the last."""
    allotment.nights.filter(rooms=0).delete()
    run = allotment.nights.aggregate(first=Min("night"), last=Max("night"))
    if run["first"] is None:
        raise InvalidInput("An allotment keeps at least one night.", field="nights")
    allotment.start_date, allotment.end_date = run["first"], run["last"] + ONE_DAY
    allotment.save(update_fields=["start_date", "end_date"])


def _assert_ahead(wanted: KeptNights, *, today: date) -> None:
    if wanted.stay.check_in < today:
        raise AllotmentDatesRefused(field="nights", details={"hotel_today": today.isoformat()})


def _assert_release_in_time(allotment: Allotment, *, today: date) -> None:
    if not today < allotment.release_date <= allotment.start_date:
        facts = {"hotel_today": today, "start_date": allotment.start_date}
        details = {name: day.isoformat() for name, day in facts.items()}
        raise AllotmentDatesRefused(field="release_date", details=details)


def _assert_priced(hotel: Hotel, allotment: Allotment) -> None:
    """A night without a price of its own has the plan's, which must sell the type."""
    unpriced = allotment.nights.filter(price__isnull=True)
    types = set(unpriced.values_list("room_type_id", flat=True))
    if not types:
        return
    if allotment.rate_plan is None:
        raise AllotmentWithoutPrice(field="rate_plan_code")
    book = rate_book(hotel.pk, hotel.rates_version)
    plan = book.plan(allotment.rate_plan.code)
    if plan is None or not types <= plan.base_prices.keys():
        raise RatePlanNotForType(field="rate_plan_code")


def _told(nights: Sequence[KeptNights]) -> list[dict[str, Any]]:
    return [
        {
            "room_type_code": each.room_type_code,
            "start_date": each.stay.check_in.isoformat(),
            "end_date": each.stay.check_out.isoformat(),
            "rooms": each.rooms,
        }
        for each in nights
    ]


def _tell(allotment: Allotment, change: str, *, by: Actor, at: datetime, **facts: Any) -> None:
    tell_allotment(
        hotel_id=allotment.hotel_id,
        change=change,
        by=by,
        at=at,
        allotment_code=allotment.code,
        start_date=allotment.start_date.isoformat(),
        end_date=allotment.end_date.isoformat(),
        release_date=allotment.release_date.isoformat(),
        **facts,
    )
