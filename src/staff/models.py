from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from common.actor import Actor, ActorKind
from hotel.enums import Language
from staff.enums import Density, StaffRole, Theme


class Staff(models.Model):
    """A person who works for exactly one hotel."""

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
        )

    def __str__(self) -> str:
        return self.user.get_username()

    @property
    def actor(self) -> Actor:
        return Actor(ActorKind.STAFF, staff_id=self.pk, label=self.user.get_username())


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
            models.UniqueConstraint(fields=("staff", "name"), name="one_view_of_a_name"),
        )

    def __str__(self) -> str:
        return self.name
