from __future__ import annotations

from decimal import Decimal

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from common.fields import MoneyField
from common.stay import Stay
from hotel.enums import Language
from rooms.enums import BlockKind, RoomAmenity, RoomStatus
from rooms.querysets import RoomBlockQuerySet, RoomQuerySet


class RoomType(models.Model):
    """What a guest books. Rooms of one type are interchangeable until one is assigned."""

    hotel = models.ForeignKey("hotel.Hotel", on_delete=models.PROTECT, related_name="room_types")
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=100)
    short_description = models.TextField(blank=True, default="")
    max_occupancy = models.PositiveIntegerField(default=2)
    base_occupancy = models.PositiveIntegerField(
        default=2, db_default=2, help_text="How many guests the price is for, if so many fit."
    )
    bed_setup = models.CharField(max_length=100, blank=True, default="")
    photo_url = models.CharField(max_length=500, blank=True, default="")
    starting_price_from = MoneyField()
    currency = models.CharField(max_length=3, default="EUR")
    booking_code = models.CharField(max_length=50, blank=True, default="")
    booking_url = models.CharField(max_length=500, blank=True, default="")
    availability_message = models.CharField(max_length=200, blank=True, default="")
    overbooking_allowance = models.PositiveIntegerField(default=0)
    is_active = models.BooleanField(default=True)
    sort_order = models.PositiveIntegerField(default=0)
    size_m2 = models.PositiveSmallIntegerField(null=True, blank=True)
    amenities = ArrayField(
        models.CharField(max_length=30, choices=RoomAmenity.choices),
        blank=True,
        default=list,
        db_default=models.Value([], ArrayField(models.CharField(max_length=30))),
    )

    class Meta:
        ordering = ("hotel_id", "sort_order", "code")
        constraints = (
            models.UniqueConstraint(fields=("hotel", "code"), name="room_type_code_once_a_hotel"),
            models.UniqueConstraint(fields=("hotel", "id"), name="room_type_of_hotel"),
            models.CheckConstraint(
                condition=Q(starting_price_from__gte=Decimal(0)),
                name="room_type_price_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(max_occupancy__gte=1), name="room_type_sleeps_somebody"
            ),
            models.CheckConstraint(
                condition=Q(amenities__contained_by=RoomAmenity.values),
                name="room_type_amenities_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class RoomTypeText(models.Model):
    """A type in another language than the hotel's own, in which the type itself is written. An empty text
    is the type's."""

    hotel = models.ForeignKey("hotel.Hotel", on_delete=models.PROTECT, related_name="+")
    room_type = models.ForeignKey(
        "rooms.RoomType", on_delete=models.CASCADE, related_name="texts", db_constraint=False
    )
    language = models.CharField(max_length=5, choices=Language.choices)
    name = models.CharField(max_length=100, blank=True, default="")
    short_description = models.TextField(blank=True, default="")
    bed_setup = models.CharField(max_length=100, blank=True, default="")

    class Meta:
        ordering = ("hotel_id", "room_type_id", "language")
        constraints = (
            models.UniqueConstraint(
                fields=("room_type", "language"), name="room_type_text_once_a_language"
            ),
            models.CheckConstraint(
                condition=Q(language__in=Language.values), name="room_type_text_language_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.room_type_id} {self.language}"


class Room(models.Model):
    hotel = models.ForeignKey("hotel.Hotel", on_delete=models.PROTECT, related_name="rooms")
    room_type = models.ForeignKey(
        "rooms.RoomType", on_delete=models.PROTECT, related_name="rooms", db_constraint=False
    )
    room_number = models.CharField(max_length=10)
    floor = models.CharField(max_length=10, blank=True, default="")
    room_status = models.CharField(
        max_length=30, choices=RoomStatus.choices, default=RoomStatus.READY_FOR_GUEST
    )
    is_active = models.BooleanField(default=True)
    is_out_of_order = models.BooleanField(default=False)
    maintenance_required = models.BooleanField(default=False)
    notes = models.TextField(blank=True, default="")
    status_changed_at = models.DateTimeField(null=True, blank=True)

    objects = RoomQuerySet.as_manager()

    class Meta:
        ordering = ("hotel_id", "room_number")
        constraints = (
            models.UniqueConstraint(
                fields=("hotel", "room_number"), name="room_number_once_a_hotel"
            ),
            models.UniqueConstraint(fields=("hotel", "id"), name="room_of_hotel"),
            models.CheckConstraint(
                condition=Q(room_status__in=RoomStatus.values), name="room_status_known"
            ),
            models.CheckConstraint(
                condition=Q(is_out_of_order=True, room_status=RoomStatus.OUT_OF_ORDER)
                | (Q(is_out_of_order=False) & ~Q(room_status=RoomStatus.OUT_OF_ORDER)),
                name="room_out_of_order_by_status",
            ),
        )
        indexes = (models.Index(fields=("hotel", "room_type"), name="room_by_type"),)

    def __str__(self) -> str:
        return self.room_number

    def is_bookable(self) -> bool:
        """May stays be assigned to it? Cleanliness today does not matter to a future stay."""
        return self.is_active and not self.is_out_of_order

    def is_ready(self) -> bool:
        """May a guest walk in now?"""
        return self.is_bookable() and self.room_status == RoomStatus.READY_FOR_GUEST


class RoomBlock(models.Model):
    """A room off sale for the half-open run of nights [start_date, end_date)."""

    hotel = models.ForeignKey("hotel.Hotel", on_delete=models.PROTECT, related_name="room_blocks")
    room = models.ForeignKey(
        "rooms.Room", on_delete=models.PROTECT, related_name="blocks", db_constraint=False
    )
    start_date = models.DateField()
    end_date = models.DateField()
    kind = models.CharField(
        max_length=20,
        choices=BlockKind.choices,
        default=BlockKind.OUT_OF_ORDER,
        db_default="OUT_OF_ORDER",
    )
    reason = models.CharField(max_length=200)
    created_by = models.ForeignKey(
        "staff.Staff", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    released_at = models.DateTimeField(null=True, blank=True)

    objects = RoomBlockQuerySet.as_manager()

    class Meta:
        ordering = ("start_date", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(end_date__gt=F("start_date")), name="room_block_has_a_night"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=BlockKind.values), name="room_block_kind_known"
            ),
            ExclusionConstraint(
                name="room_blocks_do_not_overlap",
                expressions=[
                    (F("room"), RangeOperators.EQUAL),
                    (
                        Func(
                            "start_date",
                            "end_date",
                            Value("[)"),
                            function="DATERANGE",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(released_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.room_id}: {self.start_date} to {self.end_date}"

    @property
    def stay(self) -> Stay:
        return Stay(self.start_date, self.end_date)


class RoomTypeNight(models.Model):
    """How many rooms of a type can be sold for one night, and how many are. `held` are kept for
    allotments that have not picked them up.

    capacity = bookable rooms - rooms blocked that night + overbooking_allowance + oversold.

    The allowance is the hotel's wish; `oversold` counts stays that were sold before their room was
    lost to a block. It falls with each night given back, so that such a night sells nothing more.
    """

    pk = models.CompositePrimaryKey("hotel_id", "room_type_id", "night")
    hotel = models.ForeignKey(
        "hotel.Hotel",
        on_delete=models.PROTECT,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    room_type = models.ForeignKey(
        "rooms.RoomType",
        on_delete=models.PROTECT,
        related_name="type_nights",
        db_constraint=False,
        db_index=False,
    )
    night = models.DateField()
    capacity = models.IntegerField()
    sold = models.IntegerField(default=0, db_default=0)
    held = models.IntegerField(default=0, db_default=0)
    overbooking_allowance = models.IntegerField(default=0, db_default=0)
    oversold = models.IntegerField(default=0, db_default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(sold__gte=0, capacity__gte=F("sold") + F("held")),
                name="type_night_never_oversold",
            ),
            models.CheckConstraint(condition=Q(held__gte=0), name="type_night_held_not_negative"),
            models.CheckConstraint(
                condition=Q(overbooking_allowance__gte=0), name="type_night_allowance_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(oversold__gte=0), name="type_night_oversold_not_negative"
            ),
        )

    def __str__(self) -> str:
        return f"{self.room_type_id} {self.night}: {self.sold}/{self.capacity}"
