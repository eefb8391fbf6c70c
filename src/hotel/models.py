from __future__ import annotations

from datetime import time
from decimal import Decimal
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Q

from common.clock import now
from common.fields import MoneyField
from common.ids import (
    new_booking_id,
    new_confirmation_number,
    new_group_reference,
    new_quote_id,
)
from common.money import Purse, Rounding
from common.stay import Stay
from hotel.enums import BookerType, BookingStatus, CancellationReason, GuestRole, Language
from hotel.querysets import BLOCKS_ROOM, IN_HOUSE, STAY_RANGE, RoomBookingQuerySet
from rates.enums import PaymentMode
from rates.terms import Guests

PARTY_FIELDS = ("first_name", "last_name", "email", "phone")


class Hotel(models.Model):
    slug = models.SlugField(max_length=50, unique=True)
    name = models.CharField(max_length=150)
    timezone = models.CharField(max_length=64, default="Europe/Dublin")
    currency = models.CharField(max_length=3, default="EUR")
    tax_rate = models.DecimalField(
        max_digits=5, decimal_places=2, default=Decimal("0.00"), help_text="In per cent."
    )
    prices_include_tax = models.BooleanField(default=True)
    check_in_time = models.TimeField(default=time(15, 0))
    check_out_time = models.TimeField(default=time(11, 0))
    hold_minutes = models.PositiveIntegerField(default=15)
    booking_window_days = models.PositiveIntegerField(default=500)
    min_stay_nights = models.PositiveIntegerField(default=1)
    max_stay_nights = models.PositiveIntegerField(default=90)
    email = models.EmailField(blank=True, default="")
    phone = models.CharField(max_length=30, blank=True, default="")
    address = models.CharField(max_length=300, blank=True, default="")
    city = models.CharField(max_length=100, blank=True, default="")
    country = models.CharField(max_length=2, blank=True, default="")
    is_active = models.BooleanField(default=True)
    language = models.CharField(
        max_length=5, choices=Language.choices, default=Language.ENGLISH, db_default="en"
    )
    brand_colour = models.CharField(max_length=7, default="#1f3a5f", db_default="#1f3a5f")
    alert_email = models.EmailField(
        blank=True, default="", db_default="", help_text="For staff; empty: the hotel's address."
    )
    rounding = models.CharField(
        max_length=20,
        choices=[(each.value, each.value) for each in Rounding],
        default=Rounding.HALF_UP.value,
    )
    rates_version = models.BigIntegerField(default=0, db_default=0, editable=False)
    """A new one from a sequence, by trigger, with each change of what prices are made from."""

    class Meta:
        ordering = ("slug",)
        constraints = (
            models.CheckConstraint(
                condition=Q(min_stay_nights__gte=1, max_stay_nights__gte=F("min_stay_nights")),
                name="hotel_stay_limits_in_order",
            ),
            models.CheckConstraint(
                condition=Q(tax_rate__gte=0, tax_rate__lt=100), name="hotel_tax_rate_in_range"
            ),
            models.CheckConstraint(
                condition=Q(hold_minutes__gte=1, booking_window_days__gte=1),
                name="hotel_holds_and_window_positive",
            ),
            models.CheckConstraint(
                condition=Q(rounding__in=[each.value for each in Rounding]),
                name="hotel_rounding_known",
            ),
            models.CheckConstraint(
                condition=Q(brand_colour__regex=r"^#[0-9a-fA-F]{6}$"),
                name="hotel_brand_colour_is_one",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def purse(self) -> Purse:
        return Purse(self.currency, Rounding(self.rounding))


class SoldTerms(models.Model):
    """The terms of a price as they stood when it was promised or sold; later changes of plans and
    policies do not touch them.

    `price_lines` are the price line by line, `policy` the conditions: see `rates.records`.
    """

    rate_plan = models.ForeignKey(
        "rates.RatePlan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    rate_plan_code = models.CharField(max_length=30, blank=True, default="")
    rate_plan_name = models.CharField(max_length=100, blank=True, default="")
    promo_code = models.CharField(max_length=50, blank=True, default="")
    child_ages = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    cots = models.PositiveSmallIntegerField(default=0)
    price_lines = models.JSONField(default=list, blank=True)
    policy = models.JSONField(default=dict, blank=True)
    payment_mode = models.CharField(
        max_length=20,
        choices=[(each.value, each.value) for each in PaymentMode],
        default=PaymentMode.PAY_NOW.value,
        db_default=PaymentMode.PAY_NOW.value,
    )
    account = models.ForeignKey(
        "rates.CorporateAccount",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    allotment = models.ForeignKey(
        "rates.Allotment",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )

    class Meta:
        abstract = True


class PricingQuote(SoldTerms):
    """A price promised for one hotel, type, stay and party until `expires_at`, to be used once."""

    quote_id = models.CharField(max_length=50, unique=True, editable=False)
    hotel = models.ForeignKey(Hotel, on_delete=models.CASCADE, related_name="quotes")
    room_type = models.ForeignKey(
        "rooms.RoomType", on_delete=models.CASCADE, related_name="quotes", db_constraint=False
    )
    check_in = models.DateField()
    check_out = models.DateField()
    adults = models.PositiveIntegerField()
    children = models.PositiveIntegerField(default=0)
    subtotal = MoneyField()
    taxes = MoneyField()
    total = MoneyField()
    currency = models.CharField(max_length=3, default="EUR")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("hotel", "id"), name="quote_of_hotel"),
            models.CheckConstraint(
                condition=Q(check_out__gt=F("check_in")), name="quote_has_a_night"
            ),
            models.CheckConstraint(
                condition=Q(total=F("subtotal") + F("taxes")), name="quote_adds_up"
            ),
        )
        indexes = (models.Index(fields=("expires_at",), name="quote_by_expiry"),)

    def __str__(self) -> str:
        return self.quote_id

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.quote_id = self.quote_id or new_quote_id(now().year)
        super().save(*args, **kwargs)

    @property
    def stay(self) -> Stay:
        return Stay(self.check_in, self.check_out)


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
                condition=Q(checked_in_at__isnull=True)
                | Q(status__in=[BookingStatus.CONFIRMED, BookingStatus.COMPLETED]),
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
