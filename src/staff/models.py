from __future__ import annotations

from copy import copy
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from common.actor import Actor, ActorKind
from hotel.enums import Language
from staff.enums import Density, StaffRole, Theme

if TYPE_CHECKING:
    from hotel.models import Hotel


class Staff(models.Model):
    """A person who works for one hotel; a group administrator for all of the group besides."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="staff_profile"
    )
    hotel = models.ForeignKey("hotel.Hotel", on_delete=models.PROTECT, related_name="staff")
    role = models.CharField(max_length=20, choices=StaffRole.choices, default=StaffRole.FRONT_DESK)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    language = models.CharField(
        max_length=5, choices=Language.choices, blank=True, default="", db_default=""
    )
    """Of the pages; empty: the browser's."""
    theme = models.CharField(
        max_length=10, choices=Theme.choices, default=Theme.SYSTEM, db_default="system"
    )
    density = models.CharField(
        max_length=15,
        choices=Density.choices,
        default=Density.COMFORTABLE,
        db_default="comfortable",
    )
    uses_shortcuts = models.BooleanField(default=True, db_default=True)
    session_epoch = models.PositiveIntegerField(default=0, db_default=0)
    """Raised by logging out everywhere: a browser's session of an earlier one is over."""
    hotel_group = models.ForeignKey(
        "hotel.HotelGroup", on_delete=models.PROTECT, null=True, blank=True, related_name="staff"
    )
    """Of a group administrator, who works as administrator for every hotel of the group. It is the group of
    one's own hotel, held by a composite foreign key."""
    is_integration = models.BooleanField(default=False, db_default=False)
    """The account of a program, which has a token of its own and no password."""

    class Meta:
        verbose_name_plural = "staff"
        constraints = (
            models.CheckConstraint(condition=Q(role__in=StaffRole.values), name="staff_role_known"),
            models.CheckConstraint(
                condition=Q(language__in=["", *Language.values]), name="staff_language_known"
            ),
            models.CheckConstraint(condition=Q(theme__in=Theme.values), name="staff_theme_known"),
            models.CheckConstraint(
                condition=Q(density__in=Density.values), name="staff_density_known"
            ),
            models.CheckConstraint(
                condition=Q(hotel_group__isnull=True)
                | Q(role=StaffRole.HOTEL_ADMIN, is_integration=False),
                name="staff_of_group_administers",
            ),
        )

    def __str__(self) -> str:
        return self.user.get_username()

    def at(self, hotel: Hotel) -> Staff:
        """The same person at work for that hotel, to read from. Saving it would move the person there."""
        there = copy(self)
        there.hotel = hotel
        return there

    @property
    def actor(self) -> Actor:
        """A program acts under the name of its token."""
        label = self.user.first_name if self.is_integration else self.user.get_username()
        return Actor(ActorKind.STAFF, staff_id=self.pk, label=label)


class SavedView(models.Model):
    """A list of bookings as somebody likes it: the query of its address, under a name."""

    hotel = models.ForeignKey("hotel.Hotel", on_delete=models.CASCADE, related_name="+")
    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=1000)
    is_shared = models.BooleanField(default=False)
    """Everybody of the hotel has it."""
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.UniqueConstraint(fields=("staff", "hotel", "name"), name="one_view_of_a_name"),
        )

    def __str__(self) -> str:
        return self.name


class Invitation(models.Model):
    """Somebody is asked to join a hotel's staff. Of the link's token only a hash is kept."""

    hotel = models.ForeignKey("hotel.Hotel", on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(max_length=20, choices=StaffRole.choices)
    language = models.CharField(max_length=5, choices=Language.choices, default=Language.ENGLISH)
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    created_by_label = models.CharField(max_length=150, blank=True, default="")
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("hotel_id", "-created_at")
        constraints = (
            models.CheckConstraint(
                condition=Q(role__in=StaffRole.values), name="invitation_role_known"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | Q(
                    accepted_at__isnull=False, accepted_by__isnull=False, withdrawn_at__isnull=True
                ),
                name="invitation_accepted_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return f"{self.hotel_id} {self.role}"

    def is_open(self, at: datetime) -> bool:
        is_settled = self.accepted_at is not None or self.withdrawn_at is not None
        return not is_settled and at < self.expires_at


class ApiToken(models.Model):
    """A program's way in: an account without a password, and one token of it that ends when the account
    is deactivated. The token itself is shown once."""

    hotel = models.ForeignKey("hotel.Hotel", on_delete=models.PROTECT, related_name="api_tokens")
    name = models.CharField(max_length=60)
    staff = models.OneToOneField(Staff, on_delete=models.PROTECT, related_name="api_token")
    token_start = models.CharField(max_length=8)
    created_at = models.DateTimeField()
    created_by_label = models.CharField(max_length=150, blank=True, default="")
    expires_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("hotel_id", "name")

    def __str__(self) -> str:
        return self.name
