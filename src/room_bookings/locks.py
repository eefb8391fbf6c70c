"""The locks, by name, in their one global order: hotel, rate plans, type-nights by (type, date), room,
booking, payment, refund, an allotment's nights, promo code, webhook. The key of a request and the quote
of a sale are taken before any night.

A booking is read before its lock to learn which nights and rooms to lock first. If it has been moved
in between, `StaleRead` starts the use case again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from common.db import StaleRead
from common.errors import NotFound
from common.stay import Stay
from hotel.models import Hotel, RoomBooking
from payments.models import Payment, PaymentShare, Refund
from rates.models import RatePlan
from room_bookings.errors import RoomNotFound
from room_bookings.expected import assert_as_seen
from rooms.models import Room
from webhooks.errors import WebhookNotFound
from webhooks.models import WebhookEndpoint

PLACEMENT = ("room_type_id", "check_in", "check_out", "assigned_room_id")

LOCK_NIGHTS = """
SELECT 1 FROM rooms_roomtypenight
 WHERE hotel_id = %s AND room_type_id = ANY(%s) AND night >= %s AND night < %s
 ORDER BY room_type_id, night FOR NO KEY UPDATE
"""
LOCK_CHOSEN_NIGHTS = """
SELECT 1 FROM rooms_roomtypenight
 WHERE hotel_id = %s AND room_type_id = ANY(%s) AND night = ANY(%s)
 ORDER BY room_type_id, night FOR NO KEY UPDATE
"""


def lock_hotel(hotel_id: int) -> Hotel:
    """For changes of the hotel's rooms, which change the capacity of many nights."""
    return Hotel.objects.select_for_update(no_key=True).get(pk=hotel_id)


def lock_rate_plans(*, hotel_id: int, plan_ids: Iterable[int]) -> None:
    """For changes of the plans' nights, of which many have no row to lock yet."""
    plans = RatePlan.objects.filter(hotel_id=hotel_id, pk__in=sorted(set(plan_ids)))
    list(plans.order_by("pk").select_for_update(no_key=True).values_list("pk"))


def lock_type_nights(*, hotel_id: int, room_type_ids: Iterable[int], stay: Stay) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            LOCK_NIGHTS, [hotel_id, sorted(set(room_type_ids)), stay.check_in, stay.check_out]
        )


def lock_nights_of_stays(
    *, hotel_id: int, room_type_ids: Iterable[int], stays: Iterable[Stay]
) -> None:
    """For a stay that moves, its old nights and its new ones but none of those in between; for several
    stays at once."""
    nights = sorted({night for stay in stays for night in stay.each_night()})
    with connection.cursor() as cursor:
        cursor.execute(LOCK_CHOSEN_NIGHTS, [hotel_id, sorted(set(room_type_ids)), nights])


def lock_rooms(*, hotel_id: int, room_ids: Iterable[int | None]) -> dict[int, Room]:
    """The rooms by id, locked in order of id. A room of another hotel counts as missing."""
    wanted = {pk for pk in room_ids if pk is not None}
    rooms = (
        Room.objects.for_hotel(hotel_id)
        .filter(pk__in=wanted)
        .order_by("pk")
        .select_for_update(no_key=True)
        .prefetch_related("room_type")
    )
    found = {room.pk: room for room in rooms}
    if len(found) != len(wanted):
        raise RoomNotFound(field="room_id")
    return found


def read_room(*, hotel_id: int, room_id: int) -> Room:
    """Without a lock: what to lock first."""
    room = Room.objects.for_hotel(hotel_id).filter(pk=room_id).first()
    if room is None:
        raise RoomNotFound(field="room_id")
    return room


def lock_for_change(rows: QuerySet[Any, Any]) -> None:
    """Rows of rates, after their hotel: what is read of them next stays true."""
    list(rows.order_by("pk").select_for_update(no_key=True, of=("self",)).values_list("pk"))


def lock_for_removal(rows: QuerySet[Any, Any]) -> None:
    """The same, and nothing new can refer to them while their uses are counted."""
    list(rows.order_by("pk").select_for_update(of=("self",)).values_list("pk"))


def lock_intent(intent_id: str) -> None:
    """What the provider tells of one payment is dealt with one after the other, also before we know
    whose payment it is. Held until the transaction ends; before any other lock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [intent_id])


def lock_payment(payment_id: int) -> Payment:
    """After its bookings."""
    return Payment.objects.select_for_update(no_key=True).get(pk=payment_id)


def lock_payments_of(*bookings: RoomBooking) -> list[Payment]:
    """Those with a share of any of the bookings, in order of id."""
    shares = PaymentShare.objects.filter(booking__in=bookings).values("payment_id")
    return list(Payment.objects.filter(pk__in=shares).order_by("pk").select_for_update(no_key=True))


def lock_refund(refund_id: int) -> Refund:
    """After its booking and its payment."""
    return Refund.objects.select_for_update(no_key=True).get(pk=refund_id)


def lock_refunds_of(booking: RoomBooking) -> list[Refund]:
    """In order of id, after the payments."""
    refunds = Refund.objects.filter(booking=booking).select_for_update(no_key=True)
    return list(refunds.order_by("pk").prefetch_related("payment"))


def read_booking(*, hotel_id: int, booking_id: str) -> RoomBooking:
    """Without a lock: what to lock first, or a page that only looks."""
    booking = RoomBooking.objects.for_hotel(hotel_id).filter(booking_id=booking_id).first()
    if booking is None:
        raise NotFound
    return booking


def lock_booking(*, hotel_id: int, booking_id: str) -> RoomBooking:
    """Two statements: one that waits must not join, for PostgreSQL then finds the booking's new row but
    its old room and type, and loses one or the other."""
    wanted = RoomBooking.objects.for_hotel(hotel_id).filter(booking_id=booking_id)
    locked = wanted.select_for_update(no_key=True).values_list("pk", flat=True).first()
    if locked is None:
        raise NotFound
    found = RoomBooking.objects.select_related("hotel", "room_type", "assigned_room")
    booking = found.get(pk=locked)
    assert_as_seen(booking)
    return booking


def lock_booking_with_group(*, hotel_id: int, booking_id: str) -> list[RoomBooking]:
    """The booking and those that were booked with it, in order of id."""
    seen = read_booking(hotel_id=hotel_id, booking_id=booking_id)
    if seen.group_id is None:
        return [lock_booking(hotel_id=hotel_id, booking_id=booking_id)]
    members = RoomBooking.objects.for_hotel(hotel_id).filter(group_id=seen.group_id)
    ids = list(members.order_by("pk").values_list("booking_id", flat=True))
    return [lock_booking(hotel_id=hotel_id, booking_id=each) for each in ids]


def lock_booking_as_read(seen: RoomBooking) -> RoomBooking:
    """Lock it last, after its nights and rooms, and make sure that those were the right ones."""
    booking = lock_booking(hotel_id=seen.hotel_id, booking_id=seen.booking_id)
    if any(getattr(seen, name) != getattr(booking, name) for name in PLACEMENT):
        raise StaleRead
    return booking


def lock_booking_with_nights(*, hotel_id: int, booking_id: str) -> RoomBooking:
    """The booking with the nights that it holds, for a change that gives some of them back."""
    seen = read_booking(hotel_id=hotel_id, booking_id=booking_id)
    lock_type_nights(hotel_id=hotel_id, room_type_ids=[seen.room_type_id], stay=seen.stay)
    return lock_booking_as_read(seen)


def lock_group(*, hotel_id: int, group_reference: str) -> list[RoomBooking]:
    """Every booking of the group in order of id, for a change that moves no nights."""
    of_group = RoomBooking.objects.for_hotel(hotel_id).filter(
        group__group_reference=group_reference
    )
    found = list(of_group.order_by("pk").values_list("booking_id", flat=True))
    if not found:
        raise NotFound
    return [lock_booking(hotel_id=hotel_id, booking_id=each) for each in found]


def lock_group_with_nights(*, hotel_id: int, group_reference: str) -> list[RoomBooking]:
    """Every booking of the group in order of id, whatever its status, with all their nights."""
    of_hotel = RoomBooking.objects.for_hotel(hotel_id)
    seen = list(of_hotel.filter(group__group_reference=group_reference).order_by("pk"))
    if not seen:
        raise NotFound
    lock_nights_of_stays(
        hotel_id=hotel_id,
        room_type_ids=[each.room_type_id for each in seen],
        stays=[each.stay for each in seen],
    )
    return [lock_booking_as_read(each) for each in seen]


def lock_webhook(*, hotel_id: int, endpoint_id: int) -> WebhookEndpoint:
    """Last of all locks: whoever has it waits for nobody."""
    of_hotel = WebhookEndpoint.objects.filter(hotel=hotel_id)
    endpoint = of_hotel.select_for_update(no_key=True).filter(pk=endpoint_id).first()
    if endpoint is None:
        raise WebhookNotFound
    return endpoint


def lock_any_webhook(endpoint_id: int) -> WebhookEndpoint | None:
    """For the sender, which knows no hotel. None when it was deleted."""
    return WebhookEndpoint.objects.select_for_update(no_key=True).filter(pk=endpoint_id).first()
