"""A small hotel to test in, made through the same services that sell it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from django.contrib.auth.models import User

from common.actor import Actor
from common.stay import Stay
from hotel.models import Hotel, RoomBooking
from rates.enums import PromoKind
from rates.models import PromoCode
from room_bookings.services.booking import BookingRequest, Person, create_booking
from room_bookings.services.capacity import open_hotel_nights
from room_bookings.services.lifecycle import confirm_booking
from room_bookings.services.offering import StayRequest
from room_bookings.services.room_assignment import RoomAssignmentService
from room_bookings.services.stays import check_in
from rooms.models import Room, RoomType, RoomTypeNight
from staff.enums import StaffRole
from staff.models import Staff

serial = count(1)
TODAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def day(offset: int) -> date:
    """The hotel's today in tests is a Monday; day(1) is the day after."""
    return TODAY + timedelta(days=offset)


def noon(offset: int) -> datetime:
    """Twelve o'clock in UTC on day(offset)."""
    return NOON + timedelta(days=offset)


def nights(first: int, last: int) -> Stay:
    """The stay from day(first) to day(last)."""
    return Stay(day(first), day(last))


@dataclass
class World:
    """One hotel in UTC with its types, rooms by number and staff by role."""

    hotel: Hotel
    types: dict[str, RoomType] = field(default_factory=dict)
    rooms: dict[str, Room] = field(default_factory=dict)
    staff: dict[StaffRole, Staff] = field(default_factory=dict)

    @property
    def desk(self) -> Actor:
        return self.staff[StaffRole.FRONT_DESK].actor

    def request(self, stay: Stay, code: str = "DBL", **facts: Any) -> BookingRequest:
        wanted = StayRequest(
            hotel_slug=self.hotel.slug,
            room_type_code=code,
            stay=stay,
            adults=facts.pop("adults", 2),
            children=facts.pop("children", 0),
            promo_code=facts.pop("promo_code", ""),
        )
        primary = facts.pop("primary", Person("John", "Doe", "john@example.com", "+1234567890"))
        return BookingRequest(wanted=wanted, primary=primary, **facts)

    def hold(self, stay: Stay, code: str = "DBL", **facts: Any) -> RoomBooking:
        return create_booking(self.request(stay, code, **facts), by=Actor.guest(), at=NOON)

    def confirmed(self, stay: Stay, code: str = "DBL", **facts: Any) -> RoomBooking:
        return confirm_booking(**self.who(self.hold(stay, code, **facts)), at=NOON)

    def who(self, booking: RoomBooking) -> dict[str, Any]:
        """What every use case on a booking is told, the time apart."""
        return {"hotel_id": self.hotel.pk, "booking_id": booking.booking_id, "by": self.desk}

    def assigned(self, stay: Stay, room: str, **facts: Any) -> RoomBooking:
        """A confirmed stay with its room, of the room's type."""
        code = self.rooms[room].room_type.code
        return self.assign(self.confirmed(stay, code, **facts), room)

    def assign(self, booking: RoomBooking, room: str, at: datetime = NOON) -> RoomBooking:
        return RoomAssignmentService.assign_room_atomic(
            **self.who(booking), room_id=self.rooms[room].pk, at=at
        )

    def in_house(self, stay: Stay, room: str, **facts: Any) -> RoomBooking:
        """A guest who checked in at noon of the arrival day."""
        arrival = datetime.combine(stay.check_in, NOON.timetz())
        return check_in(**self.who(self.assigned(stay, room, **facts)), at=arrival)

    def promo(self, code: str = "WINTER2026", **facts: Any) -> PromoCode:
        """Ten per cent off unless `facts` say otherwise."""
        terms = {"name": code.title(), "kind": PromoKind.PERCENT, "value": Decimal(10)} | facts
        return PromoCode.objects.create(hotel=self.hotel, code=code, **terms)

    def sold(self, first: int, last: int, code: str = "DBL") -> list[int]:
        """How many rooms of the type are sold, night by night from day(first) up to day(last)."""
        return self._of_nights("sold", first, last, code)

    def capacity(self, first: int, last: int, code: str = "DBL") -> list[int]:
        return self._of_nights("capacity", first, last, code)

    def held(self, first: int, last: int, code: str = "DBL") -> list[int]:
        """How many rooms allotments keep that nobody has picked up."""
        return self._of_nights("held", first, last, code)

    def _of_nights(self, name: str, first: int, last: int, code: str) -> list[int]:
        rows = RoomTypeNight.objects.filter(
            hotel=self.hotel, room_type=self.types[code], night__gte=day(first), night__lt=day(last)
        )
        return list(rows.order_by("night").values_list(name, flat=True))


def make_world(
    *, rooms: dict[str, tuple[str, ...]] | None = None, slug: str = "", **hotel_facts: Any
) -> World:
    """`rooms` maps a type's code to its room numbers; every type sleeps 2 at 75.00 a night."""
    number = next(serial)
    hotel = Hotel.objects.create(
        slug=slug or f"hotel-{number}",
        **({"name": "Grand Hotel", "timezone": "UTC", "booking_window_days": 60} | hotel_facts),
    )
    world = World(hotel)
    for code, numbers in (rooms or {"DBL": ("201", "202"), "STE": ("301",)}).items():
        world.types[code] = RoomType.objects.create(
            hotel=hotel,
            code=code,
            name={"DBL": "Double Room", "STE": "Suite"}.get(code, code),
            starting_price_from=Decimal("75.00"),
            sort_order=len(world.types),
        )
        for room_number in numbers:
            world.rooms[room_number] = Room.objects.create(
                hotel=hotel, room_type=world.types[code], room_number=room_number
            )
    for role in StaffRole:
        user = User.objects.create(
            username=f"{hotel.slug}-{role.lower()}", email=f"{role.lower()}@{hotel.slug}.example"
        )
        world.staff[role] = Staff.objects.create(user=user, hotel=hotel, role=role)
    open_hotel_nights(hotel_id=hotel.pk, at=NOON)
    return world
