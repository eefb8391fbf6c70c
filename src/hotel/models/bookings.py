from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from common.clock import now
from common.fields import MoneyField
from common.ids import (
    new_booking_id,
    new_confirmation_number,
    new_group_reference,
)
from common.stay import Stay
from hotel.enums import (
    STANDING_STATUSES,
    BookerType,
    BookingStatus,
    CancellationReason,
    GuestRole,
    Language,
)
from hotel.models.hotels import Hotel
from hotel.models.sold import PricingQuote, SoldTerms
from hotel.querysets import BLOCKS_ROOM, IN_HOUSE, STAY_RANGE, RoomBookingQuerySet
from rates.terms import Guests

PARTY_FIELDS = ("first_name", "last_name", "email", "phone")


class BookingGroup(models.Model):
    """Bookings made together: one booker, one payment, each room with its own guest."""

    hotel = models.ForeignKey(Hotel, on_delete=models.PROTECT, related_name="booking_groups")
    group_reference = models.CharField(max_length=50, unique=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("hotel", "id"), name="group_of_hotel"),)

    def __str__(self) -> str:
        return self.group_reference

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.group_reference = self.group_reference or new_group_reference(now().year)
        super().save(*args, **kwargs)


class RoomBooking(SoldTerms):
    """One stay in one room. Who books and who stays are kept apart.

    In house means `checked_in_at` set and `checked_out_at` not; `departed_on` is the hotel-local day
    of check-out, and the nights from there on are back on sale.
    """

    booking_id = models.CharField(max_length=50, unique=True, editable=False)
    confirmation_number = models.CharField(max_length=50, unique=True, editable=False)
    manage_token_hash = models.CharField(max_length=64, blank=True, default="", editable=False)

    hotel = models.ForeignKey(
        Hotel,
        on_delete=models.PROTECT,
        related_name="room_bookings",
        db_constraint=False,
        db_index=False,
    )
    room_type = models.ForeignKey(
        "rooms.RoomType",
        on_delete=models.PROTECT,
        related_name="bookings",
        db_constraint=False,
        db_index=False,
    )
    quote = models.OneToOneField(
        PricingQuote, on_delete=models.SET_NULL, null=True, blank=True, related_name="booking"
    )
    check_in = models.DateField()
    check_out = models.DateField()

    booker_type = models.CharField(
        max_length=20, choices=BookerType.choices, default=BookerType.SELF
    )
    booker_first_name = models.CharField(max_length=100, blank=True, default="")
    booker_last_name = models.CharField(max_length=100, blank=True, default="")
    booker_email = models.EmailField(blank=True, default="")
    booker_phone = models.CharField(max_length=30, blank=True, default="")
    booker_company = models.CharField(max_length=150, blank=True, default="")

    primary_first_name = models.CharField(max_length=100)
    primary_last_name = models.CharField(max_length=100)
    primary_email = models.EmailField(blank=True, default="")
    primary_phone = models.CharField(max_length=30, blank=True, default="")

    adults = models.PositiveIntegerField(default=1)
    children = models.PositiveIntegerField(default=0)

    subtotal = MoneyField(default=Decimal("0.00"))
    taxes = MoneyField(default=Decimal("0.00"))
    total_amount = MoneyField()
    currency = models.CharField(max_length=3, default="EUR")

    STATUS_CHOICES = BookingStatus.choices
    status = models.CharField(
        max_length=20, choices=STATUS_CHOICES, default=BookingStatus.PENDING_PAYMENT
    )
    expires_at = models.DateTimeField(null=True, blank=True)
    hold_extended_at = models.DateTimeField(null=True, blank=True)
    """A hold is extended once, while its guest is paying."""
    language = models.CharField(
        max_length=5, choices=Language.choices, default=Language.ENGLISH, db_default="en"
    )
    """In which its guest is written to."""
    confirmed_at = models.DateTimeField(null=True, blank=True)
    special_requests = models.TextField(blank=True, default="")
    internal_notes = models.TextField(blank=True, default="")

    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(
        "staff.Staff",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    cancellation_reason = models.CharField(
        max_length=20, choices=CancellationReason.choices, blank=True, default=""
    )
    cancellation_note = models.TextField(blank=True, default="")
    no_show_at = models.DateTimeField(null=True, blank=True)
    penalty_amount = MoneyField(null=True, blank=True)
    """What its policy charged for the cancellation or the no-show."""
    group = models.ForeignKey(
        BookingGroup,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="bookings",
        db_constraint=False,
        db_index=False,
    )

    assigned_room = models.ForeignKey(
        "rooms.Room",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="bookings",
        db_constraint=False,
        db_index=False,
    )
    room_assigned_at = models.DateTimeField(null=True, blank=True)
    room_assigned_by = models.ForeignKey(
        "staff.Staff",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    assignment_notes = models.TextField(blank=True, default="")
    assignment_version = models.PositiveIntegerField(default=0)
    moved_from_room = models.ForeignKey(
        "rooms.Room",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    room_moved_at = models.DateTimeField(null=True, blank=True)
    room_moved_by = models.ForeignKey(
        "staff.Staff",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    room_move_reason = models.TextField(blank=True, default="")

    checked_in_at = models.DateTimeField(null=True, blank=True)
    checked_out_at = models.DateTimeField(null=True, blank=True)
    departed_on = models.DateField(null=True, blank=True)

    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    """The database raises it with every write; an instance that was saved knows the one before."""

    objects = RoomBookingQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("hotel", "id"), name="booking_of_hotel"),
            ExclusionConstraint(
                name="blocking_stays_do_not_share_a_room",
                expressions=[
                    (F("assigned_room"), RangeOperators.EQUAL),
                    (STAY_RANGE, RangeOperators.OVERLAPS),
                ],
                condition=BLOCKS_ROOM & Q(assigned_room__isnull=False),
            ),
            models.UniqueConstraint(
                fields=("assigned_room",), condition=IN_HOUSE, name="one_in_house_booking_a_room"
            ),
            models.CheckConstraint(
                condition=Q(check_out__gt=F("check_in")), name="booking_has_a_night"
            ),
            models.CheckConstraint(
                condition=Q(status__in=BookingStatus.values), name="booking_status_known"
            ),
            models.CheckConstraint(
                condition=Q(booker_type__in=BookerType.values), name="booker_type_known"
            ),
            models.CheckConstraint(condition=Q(adults__gte=1), name="booking_has_an_adult"),
            models.CheckConstraint(condition=Q(total_amount__gte=0), name="booking_not_negative"),
            models.CheckConstraint(
                condition=Q(penalty_amount__gte=0, penalty_amount__lte=F("total_amount")),
                name="penalty_is_part_of_the_price",
            ),
            models.CheckConstraint(
                condition=Q(checked_in_at__isnull=True) | Q(status__in=list(STANDING_STATUSES)),
                name="only_confirmed_stays_check_in",
            ),
            models.CheckConstraint(
                condition=~IN_HOUSE | Q(assigned_room__isnull=False), name="in_house_has_a_room"
            ),
            models.CheckConstraint(
                condition=Q(
                    status=BookingStatus.COMPLETED,
                    checked_in_at__isnull=False,
                    checked_out_at__isnull=False,
                    departed_on__isnull=False,
                )
                | (
                    ~Q(status=BookingStatus.COMPLETED)
                    & Q(checked_out_at__isnull=True, departed_on__isnull=True)
                ),
                name="completed_means_checked_out",
            ),
            models.CheckConstraint(
                condition=~Q(status=BookingStatus.PENDING_PAYMENT) | Q(expires_at__isnull=False),
                name="hold_expires",
            ),
        )
        indexes = (
            models.Index(fields=("hotel", "check_in"), name="booking_by_arrival"),
            models.Index(fields=("hotel", "check_out"), name="booking_by_departure"),
            models.Index(fields=("hotel", "status", "check_in"), name="booking_by_status"),
            models.Index(fields=("hotel", "-created_at"), name="booking_by_newest"),
            models.Index(
                fields=("assigned_room", "check_in"),
                condition=Q(assigned_room__isnull=False),
                name="booking_by_room",
            ),
            models.Index(
                fields=("group",), condition=Q(group__isnull=False), name="booking_by_group"
            ),
            models.Index(
                fields=("allotment",),
                condition=Q(allotment__isnull=False),
                name="booking_by_allotment",
            ),
            models.Index(
                fields=("expires_at",),
                condition=Q(status=BookingStatus.PENDING_PAYMENT),
                name="hold_by_expiry",
            ),
        )

    def __str__(self) -> str:
        return self.booking_id

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name_publicly()
        super().save(*args, **kwargs)

    def name_publicly(self) -> None:
        """Give it the ids that guests see, where it has none yet."""
        year = now().year
        self.booking_id = self.booking_id or new_booking_id(year)
        self.confirmation_number = self.confirmation_number or new_confirmation_number(year)

    @property
    def stay(self) -> Stay:
        return Stay(self.check_in, self.check_out)

    @property
    def nights(self) -> int:
        return (self.check_out - self.check_in).days

    @property
    def guests(self) -> Guests:
        return Guests(self.adults, self.children, tuple(self.child_ages), self.cots)

    @property
    def primary_guest_name(self) -> str:
        return f"{self.primary_first_name} {self.primary_last_name}".strip()

    @property
    def is_in_house(self) -> bool:
        return self.checked_in_at is not None and self.checked_out_at is None

    def _sync_primary_booking_guest(self) -> None:
        """Mirror the primary guest's details in the party's one PRIMARY member."""
        BookingGuest.objects.update_or_create(
            booking=self,
            role=GuestRole.PRIMARY,
            defaults={"hotel_id": self.hotel_id, "is_staying": True}
            | {name: getattr(self, f"primary_{name}") for name in PARTY_FIELDS},
        )


class BookingGuest(models.Model):
    hotel = models.ForeignKey(
        Hotel, on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    booking = models.ForeignKey(
        RoomBooking,
        on_delete=models.CASCADE,
        related_name="party",
        db_constraint=False,
    )
    role = models.CharField(max_length=20, choices=GuestRole.choices, default=GuestRole.COMPANION)
    first_name = models.CharField(max_length=100)
    last_name = models.CharField(max_length=100)
    email = models.EmailField(blank=True, default="")
    phone = models.CharField(max_length=30, blank=True, default="")
    is_staying = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("booking_id", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("booking",),
                condition=Q(role=GuestRole.PRIMARY),
                name="one_primary_guest_a_booking",
            ),
            models.CheckConstraint(condition=Q(role__in=GuestRole.values), name="guest_role_known"),
        )

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}"
