from __future__ import annotations

from django.db.models import TextChoices


class BroughtOver(TextChoices):
    """What a file of another system holds."""

    ROOMS = "ROOMS", "Rooms"
    BOOKINGS = "BOOKINGS", "Future bookings"


class RunStatus(TextChoices):
    WAITING = "WAITING", "Waiting"
    RUNNING = "RUNNING", "Under way"
    DONE = "DONE", "Done"


class RowOutcome(TextChoices):
    """Of one row. In a trial `NEW` would be brought over."""

    NEW = "NEW", "Brought over"
    THERE = "THERE", "There already"
    LEFT_OUT = "LEFT_OUT", "Left out"
    REFUSED = "REFUSED", "Refused"
