"""The demo hotels, written in one transaction by a few large statements."""

from __future__ import annotations

from datetime import datetime, timedelta
from operator import attrgetter
from random import Random

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.db import connection, transaction

from cli.demo.allotments import count_picked_up, kept_for, write_conference
from cli.demo.calendar import PAST_DAYS, Kept, RoomCalendar, plan_room
from cli.demo.collection import gather, write_sample_rates
from cli.demo.copying import copy_rows, reserve_keys
from cli.demo.hotels import (
    ADMINISTRATOR,
    DEMO_HOTELS,
    HotelFacts,
    RoomFacts,
    StaffFacts,
    Tonight,
)
from cli.demo.house import House
from cli.demo.letters import write_letters
from cli.demo.lives import change_room_status
from cli.demo.log_in import PASSWORD
from cli.demo.pictures import hang_pictures
from cli.demo.promotions import write_promo_uses
from cli.demo.stays import write_stay
from cli.demo.tariffs import write_rates
from cli.demo.troubles import tell_troubles
from cli.demo.words import write_words
from common.actor import Actor
from common.clock import hotel_today
from common.stay import ONE_DAY, Stay
from hotel.enums import NIGHT_HOLDING_STATUSES
from hotel.models import Hotel, PricingQuote, RoomBooking
from room_bookings.events import EventName
from room_bookings.recount import HELD_NIGHTS
from room_bookings.search_index import rebuild_index
from rooms.enums import RoomStatus
from rooms.inventory import open_nights
from rooms.models import Room, RoomBlock, RoomType
from staff.enums import StaffRole
from staff.models import Staff

REASONS = {
    Tonight.CLOSED: "Air conditioning is being replaced.",
    Tonight.REPAIRS_SOON: "New tiles in the bathroom.",
}
ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('hotelmate demo'))"
COUNT_SOLD = f"""
UPDATE rooms_roomtypenight n SET sold = held.sold
  FROM ({HELD_NIGHTS}) held
 WHERE n.hotel_id = %(hotel)s AND held.hotel_id = n.hotel_id
   AND held.room_type_id = n.room_type_id AND held.night = n.night
"""  # noqa: S608 - no outside text


def ensure_demo(*, at: datetime) -> list[Hotel]:
    """On a first start: the demo hotels, unless there is any hotel already."""
    return [] if Hotel.objects.exists() else make_demo(at=at)


@transaction.atomic
def make_demo(*, at: datetime) -> list[Hotel]:
    """Make the demo hotels that are not there yet, and return those."""
    with connection.cursor() as cursor:
        cursor.execute(ONE_AT_A_TIME)
    there = set(Hotel.objects.values_list("slug", flat=True))
    missing = [facts for facts in DEMO_HOTELS if facts.slug not in there]
    if not missing:
        return []
    password = make_password(PASSWORD)
    if not User.objects.filter(username=ADMINISTRATOR).exists():
        User.objects.create(
            username=ADMINISTRATOR, password=password, is_staff=True, is_superuser=True
        )
    made = [make_hotel(facts, password=password, at=at) for facts in missing]
    gather(made)
    write_sample_rates(at=at)
    return made


def make_hotel(facts: HotelFacts, *, password: str, at: datetime) -> Hotel:
    hotel = _create_hotel(facts)
    house = _open_house(hotel, facts, password=password, at=at)
    write_words(hotel, facts.words, house.rates.types)
    hang_pictures(hotel, facts.words.pictures, house.rates.types, at=at)
    hotel.refresh_from_db(fields=["rates_version"])  # of an older one the rate book is loaded anew
    rooms = [
        (_create_room(house.rates.types[of_type.code], room), room)
        for of_type in facts.types
        for room in of_type.rooms
    ]
    allotment = facts.rates.allotment
    if allotment is not None:
        house.conference = write_conference(house, allotment, [room for room, _ in rooms])
    calendars = [
        (room, told.tonight, _plan(house, told, kept=kept_for(allotment, told.number)))
        for room, told in rooms
    ]
    _write_stays(house, [(room, calendar) for room, _, calendar in calendars])
    for room, tonight, calendar in calendars:
        if calendar.block is not None:
            _block(house, room, tonight, calendar.block)
    _save(house, [room for room, _ in rooms])
    return hotel


def _open_house(hotel: Hotel, facts: HotelFacts, *, password: str, at: datetime) -> House:
    staff = [_hire(hotel, person, password) for person in facts.staff]
    return House(
        hotel,
        at,
        Random(f"{facts.slug} {at.date()}"),  # noqa: S311 - the same story on the same day
        desk=_actor(staff, StaffRole.FRONT_DESK),
        housekeeping=_actor(staff, StaffRole.HOUSEKEEPING),
        rates=write_rates(
            hotel,
            facts.rates,
            _create_types(hotel, facts),
            today=hotel_today(hotel.timezone, at),
        ),
    )


def _plan(house: House, room: RoomFacts, *, kept: Kept) -> RoomCalendar:
    return plan_room(house.rng, room.tonight, today=house.today, kept=kept)


def _actor(staff: list[Staff], role: StaffRole) -> Actor:
    """Who does that work; in a small house the manager does everything."""
    at_work = {member.role: member for member in staff if member.is_active}
    return at_work.get(role, at_work[StaffRole.MANAGER]).actor


def _create_hotel(facts: HotelFacts) -> Hotel:
    names = (
        "slug", "name", "timezone", "currency", "tax_rate", "prices_include_tax",
        "email", "phone", "address", "city", "country",
    )  # fmt: skip
    return Hotel.objects.create(
        **{name: getattr(facts, name) for name in names}, rounding=facts.rates.rounding.value
    )


def _hire(hotel: Hotel, person: StaffFacts, password: str) -> Staff:
    user = User.objects.create(
        username=person.username,
        first_name=person.first_name,
        last_name=person.last_name,
        email=f"{person.username}@{hotel.slug}.example",
        password=password,
        is_active=person.is_active,
    )
    return Staff.objects.create(
        user=user, hotel=hotel, role=person.role, is_active=person.is_active
    )


def _create_types(hotel: Hotel, facts: HotelFacts) -> dict[str, RoomType]:
    return {
        of_type.code: RoomType.objects.create(
            hotel=hotel,
            code=of_type.code,
            name=of_type.name,
            short_description=of_type.description,
            max_occupancy=of_type.sleeps,
            bed_setup=of_type.beds,
            starting_price_from=of_type.nightly,
            currency=facts.currency,
            sort_order=place,
        )
        for place, of_type in enumerate(facts.types)
    }


def _create_room(room_type: RoomType, facts: RoomFacts) -> Room:
    return Room.objects.create(
        hotel=room_type.hotel,
        room_type=room_type,
        room_number=facts.number,
        floor=facts.number[0],
    )


def _write_stays(house: House, calendars: list[tuple[Room, RoomCalendar]]) -> None:
    count = sum(len(calendar.stays) for _, calendar in calendars)
    keys, quote_keys = reserve_keys(RoomBooking, count), reserve_keys(PricingQuote, count)
    for room, calendar in calendars:
        for planned in calendar.stays:
            write_stay(house, planned, room, key=next(keys), quote_key=next(quote_keys))


def _block(house: House, room: Room, tonight: Tonight, nights: Stay) -> None:
    at = min(house.sometime(min(nights.check_in, house.today) - ONE_DAY, 9, 12), house.at)
    block = RoomBlock.objects.create(
        hotel=house.hotel,
        room=room,
        start_date=nights.check_in,
        end_date=nights.check_out,
        reason=REASONS[tonight],
        created_by_id=house.desk.staff_id,
    )
    house.tell_room(
        room,
        "blocked",
        by=house.desk,
        at=at,
        name=EventName.ROOM_BLOCKS_CHANGED,
        block=block.pk,
        start_date=nights.check_in.isoformat(),
        end_date=nights.check_out.isoformat(),
    )
    if nights.contains(house.today):
        change_room_status(
            house, room, RoomStatus.MAINTENANCE_REQUIRED, by=house.housekeeping, at=at
        )


def _save(house: House, rooms: list[Room]) -> None:
    Room.objects.bulk_update(rooms, ["room_status", "maintenance_required", "status_changed_at"])
    for room_type in RoomType.objects.filter(hotel=house.hotel):
        open_nights(
            hotel_id=house.hotel.pk,
            room_type_id=room_type.pk,
            first=house.today - timedelta(days=PAST_DAYS),
            last=house.today + timedelta(days=house.hotel.booking_window_days),
        )
    tell_troubles(house)
    for rows in (house.quotes, house.bookings, house.guests):
        copy_rows(rows)
    rebuild_index(hotel_id=house.hotel.pk)
    for money in (house.payments, house.shares, house.refunds):
        copy_rows(money)
    write_promo_uses(house)
    for told in (house.events, house.ledger):
        told.sort(key=attrgetter("occurred_at"))
        copy_rows(told)
    with connection.cursor() as cursor:
        cursor.execute(
            COUNT_SOLD, {"hotel": house.hotel.pk, "holding": list(map(str, NIGHT_HOLDING_STATUSES))}
        )
    count_picked_up(house)
    write_letters(house)
