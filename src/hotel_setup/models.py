"""What was brought over from another system, and the runs that did it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from hotel_setup.enums import BroughtOver, RunStatus


class ImportedBooking(models.Model):
    """That a booking stands for one of the system before, whose reference is brought over once."""

    hotel = models.ForeignKey("hotel.Hotel", on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=60)
    booking = models.OneToOneField(
        "hotel.RoomBooking",
        on_delete=models.PROTECT,
        related_name="imported_from",
        db_constraint=False,
    )
    created_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("hotel", "reference"), name="old_reference_once_a_hotel"
            ),
        )

    def __str__(self) -> str:
        return self.reference


class ImportRun(models.Model):
    """A file being tried or brought over. `content` is the file, kept no longer than it is needed, for it
    has guests in it; `report` has a row for each of its rows, and no guest."""

    hotel = models.ForeignKey("hotel.Hotel", on_delete=models.PROTECT, related_name="import_runs")
    kind = models.CharField(max_length=10, choices=BroughtOver.choices)
    is_trial = models.BooleanField()
    status = models.CharField(max_length=10, choices=RunStatus.choices, default=RunStatus.WAITING)
    content = models.BinaryField(null=True)
    rows = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    report = models.JSONField(default=list)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    actor_kind = models.CharField(max_length=10)
    actor_label = models.CharField(max_length=150, blank=True, default="")
    staff = models.ForeignKey("staff.Staff", on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("hotel_id", "-created_at")
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=BroughtOver.values), name="import_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=RunStatus.values), name="import_status_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.hotel_id} {self.kind} {self.created_at}"
