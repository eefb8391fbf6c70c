"""A hotel in which everything has something to take, of which every address can name one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from common.stay import Stay
from events.models import DomainEvent
from hotel.models import RoomBooking
from notifications.models import Message
from payments.enums import RefundStatus
from payments.models import Reconciliation
from rates.models import (
    Allotment,
    CancellationPolicy,
    CityTax,
    CorporateAccount,
    Fee,
    PromoCode,
    RatePlan,
    Season,
    Tax,
)
from room_bookings.services.capacity import block_room
from room_bookings.services.party import add_guest
from staff.enums import StaffRole
from staff.models import Staff
from tests.factories.allotments import account, allot, kept
from tests.factories.groups import hold_group
from tests.factories.paid import paid_by_card, refund_of
from tests.factories.staff_routes import DESK, SPRING, SUMMER, TAKEN, Ids
from tests.factories.world import NOON, World, day, make_world, nights, noon
from webhooks.services.deliveries import spread
from webhooks.services.endpoints import add_endpoint


@dataclass
class House:
    """A hotel in which everything has something to take: a stay, a room, a companion, a block."""

    world: World
    ids: Ids

    def staff(self, role: StaffRole = DESK) -> Staff:
        return self.world.staff[role]


def make_house(world: World | None = None) -> House:
    world = world or make_world()
    who = {"hotel_id": world.hotel.pk, "by": world.desk, "at": NOON}
    booking = world.in_house(nights(0, 3), "201")
    guest = {"first_name": "Ann", "last_name": "Doe"}
    companion = add_guest(**who, booking_id=booking.booking_id, guest=guest)
    stay = Stay(day(10), day(12))
    block = block_room(**who, room_id=world.rooms["202"].pk, stay=stay, reason="paint")
    ids = Ids(
        booking_id=booking.booking_id,
        room_id=world.rooms["202"].pk,
        guest_id=companion.pk,
        block_id=block.pk,
        account_code=account(world, f"ACME-{world.hotel.pk}").code,
        allotment_code=keep_rooms(world, code=f"EXPO-{world.hotel.pk}").code,
        group_reference=group_of(hold_group(world, ("DBL", nights(14, 16)))),
        **keep_rates(world),
        **keep_money(world, booking),
        **keep_messages(booking),
        **keep_webhook(world),
    )
    return House(world, ids)


def keep_money(world: World, booking: RoomBooking) -> dict[str, Any]:
    """The stay is paid by card, and a refund has failed."""
    payment = paid_by_card(booking, "225.00")
    refund = refund_of(payment, booking, "20.00", status=RefundStatus.FAILED)
    span = {"since": noon(-10), "until": NOON, "started_at": NOON}
    return {
        "payment_reference": payment.reference,
        "refund_reference": refund.reference,
        "reconciliation_id": Reconciliation.objects.create(hotel=world.hotel, **span).pk,
    }


def keep_webhook(world: World) -> dict[str, Any]:
    """It is to be told of the hotel's first event."""
    manager = world.staff[StaffRole.MANAGER].actor
    facts = {"url": "https://pms.example.com/", "events": ["*"]}
    endpoint, _ = add_endpoint(hotel_id=world.hotel.pk, by=manager, facts=facts, at=NOON)
    event = DomainEvent.objects.filter(hotel=world.hotel).order_by("pk")[0]
    spread(event_id=event.pk, at=NOON)
    return {"webhook_id": endpoint.pk, "event_id": event.pk}


def keep_messages(booking: RoomBooking) -> dict[str, Any]:
    """The guest was written to."""
    message = Message.objects.create(
        hotel=booking.hotel,
        booking=booking,
        key=f"confirmation of {booking.pk}",
        kind="BOOKING_CONFIRMED",
        channel="EMAIL",
        language="en",
        recipient="john@example.com",
        status="SENT",
        created_at=NOON,
        sent_at=NOON,
    )
    named = {"message_kind": message.kind, "channel": message.channel, "language": "en"}
    return {"message_id": message.pk} | named


def keep_rates(world: World) -> dict[str, Any]:
    """One of each kind; codes and names of their own, and others that every hotel has."""
    hotel, own = {"hotel": world.hotel}, f"OWN-{world.hotel.pk}"
    percent = {"kind": "PERCENT", "value": 5}
    for code in (own, TAKEN):
        CancellationPolicy.objects.create(**hotel, code=code, name=code)
        PromoCode.objects.create(**hotel, code=code, name=code, **percent)
    CorporateAccount.objects.create(**hotel, code=TAKEN, name=TAKEN)
    spring = Season.objects.create(**hotel, name="Spring", start_date=SPRING, end_date=SUMMER)
    return {
        "plan_code": RatePlan.objects.create(**hotel, code=own, name=own).code,
        "policy_code": own,
        "promo_code": own,
        "season_id": spring.pk,
        "tax_id": Tax.objects.create(**hotel, name=TAKEN, rate=9, components=["ROOM"]).pk,
        "city_tax_id": CityTax.objects.create(**hotel, name=TAKEN, **percent).pk,
        "fee_id": Fee.objects.create(**hotel, name=TAKEN, basis="PER_STAY", amount=5).pk,
    }


def group_of(members: list[RoomBooking]) -> str:
    group = members[0].group
    assert group is not None
    return group.group_reference


def keep_rooms(world: World, code: str) -> Allotment:
    night = kept(nights(20, 22), 1, code="STE")
    return allot(world, night, code=code, release_date=day(10))
