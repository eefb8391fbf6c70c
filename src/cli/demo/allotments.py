"""The block of rooms that a hotel keeps for a conference, and the group that has booked into it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

from django.db import connection

from cli.demo.calendar import Kept, conference_of
from cli.demo.copying import copy_rows, reserve_keys
from cli.demo.house import Conference, House
from cli.demo.people import invent_guest
from cli.demo.rate_facts import AllotmentFacts
from common.ids import new_group_reference
from common.stay import Stay
from hotel.models import BookingGroup
from rates.models import Allotment, AllotmentNight
from rooms.models import Room

BOOKED_DAYS_AGO = 12
COUNT_PICKED_UP = """
UPDATE rates_allotmentnight n SET picked_up = (
       SELECT count(*) FROM hotel_roombooking b
        WHERE b.allotment_id = n.allotment_id AND b.room_type_id = n.room_type_id
          AND n.night >= b.check_in AND n.night < b.check_out)
 WHERE n.hotel_id = %s
"""
COUNT_HELD = """
UPDATE rooms_roomtypenight n SET held = kept.held
  FROM (SELECT a.hotel_id, k.room_type_id, k.night, sum(k.rooms - k.picked_up) AS held
          FROM rates_allotmentnight k JOIN rates_allotment a ON a.id = k.allotment_id
         WHERE a.released_at IS NULL
         GROUP BY 1, 2, 3) kept
 WHERE n.hotel_id = %s AND kept.hotel_id = n.hotel_id
   AND kept.room_type_id = n.room_type_id AND kept.night = n.night
"""


def kept_for(facts: AllotmentFacts | None, room_number: str) -> Kept:
    if facts is None or room_number not in facts.rooms:
        return Kept.NOT
    return Kept.PICKED_UP if room_number in facts.picked_up else Kept.HELD


def write_conference(house: House, facts: AllotmentFacts, rooms: Iterable[Room]) -> Conference:
    allotment = _write_allotment(house, facts)
    _write_nights(allotment, facts, list(rooms))
    booked_at = house.sometime(house.today - timedelta(days=BOOKED_DAYS_AGO), 9, 17)
    group = BookingGroup(
        pk=next(reserve_keys(BookingGroup, 1)),
        hotel=house.hotel,
        group_reference=new_group_reference(booked_at.year),
        created_at=booked_at,
    )
    copy_rows([group])
    return Conference(
        allotment=allotment,
        group=group,
        booker=invent_guest(house.rng),
        booked_at=booked_at,
        company=house.rates.accounts[facts.account].name,
    )


def _write_allotment(house: House, facts: AllotmentFacts) -> Allotment:
    nights = conference_of(house.today)
    allotment = Allotment(
        pk=next(reserve_keys(Allotment, 1)),
        hotel=house.hotel,
        code=facts.code,
        name=facts.name,
        account=house.rates.accounts[facts.account],
        rate_plan=house.rates.plans[facts.plan],
        start_date=nights.check_in,
        end_date=nights.check_out,
        release_date=nights.check_in - timedelta(days=facts.released_days_ahead),
        created_at=house.sometime(house.today - timedelta(days=2 * BOOKED_DAYS_AGO), 9, 17),
    )
    copy_rows([allotment])
    return allotment


def _write_nights(allotment: Allotment, facts: AllotmentFacts, rooms: list[Room]) -> None:
    kept = [room for room in rooms if room.room_number in facts.rooms]
    prices = {room.room_type_id: facts.prices.get(room.room_type.code) for room in kept}
    AllotmentNight.objects.bulk_create(
        AllotmentNight(
            hotel_id=allotment.hotel_id,
            allotment=allotment,
            room_type_id=room_type,
            night=night,
            rooms=count,
            price=prices[room_type],
        )
        for room_type, count in Counter(room.room_type_id for room in kept).items()
        for night in Stay(allotment.start_date, allotment.end_date).each_night()
    )


def count_picked_up(house: House) -> None:
    """Once the bookings are written: what they took of the block, and what it still holds."""
    with connection.cursor() as cursor:
        for statement in (COUNT_PICKED_UP, COUNT_HELD):
            cursor.execute(statement, [house.hotel.pk])
