from __future__ import annotations

from django.db import models

from common.actor import ActorKind


class DomainEvent(models.Model):
    """What happened, who did it and when. Append-only: a trigger refuses UPDATE and DELETE.

    It is the audit trail, the outbox and the source of real time in one; `data` holds public facts
    and ids, never a guest's personal data.
    """

    name = models.CharField(max_length=50)
    change = models.CharField(max_length=50)
    hotel = models.ForeignKey(
        "hotel.Hotel",
        on_delete=models.PROTECT,
        related_name="events",
        db_constraint=False,
        db_index=False,
    )
    booking = models.ForeignKey(
        "hotel.RoomBooking",
        on_delete=models.PROTECT,
        null=True,
        related_name="events",
        db_constraint=False,
    )
    room = models.ForeignKey(
        "rooms.Room",
        on_delete=models.PROTECT,
        null=True,
        related_name="events",
        db_constraint=False,
        db_index=False,
    )
    actor_kind = models.CharField(max_length=10, choices=[(k.value, k.value) for k in ActorKind])
    staff = models.ForeignKey(
        "staff.Staff", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    actor_label = models.CharField(max_length=150, blank=True, default="")
    data = models.JSONField(default=dict)
    request_id = models.CharField(max_length=64, blank=True, default="")
    occurred_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=("hotel", "id"), name="event_by_hotel"),
            models.Index(fields=("hotel", "name", "id"), name="event_by_name"),
            models.Index(
                fields=("hotel", "booking"),
                condition=models.Q(name="booking-created", actor_kind=ActorKind.STAFF.value),
                name="staff_created_booking",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.change}"


class Telling(models.Model):
    """How far the log has been told at once to those who listen: one row, written by the one who tells.

    Every event up to `settled_up_to` is visible to everybody; those up to `told_up_to` were published.
    """

    settled_up_to = models.BigIntegerField()
    told_up_to = models.BigIntegerField()

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="telling_is_one"),)

    def __str__(self) -> str:
        return f"told up to {self.told_up_to}"
