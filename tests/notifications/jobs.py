"""The jobs that wait in the queue, worked on in this process and at the moment that a test names."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q
from procrastinate.contrib.django.models import ProcrastinateJob

from notifications.services.planning import SEND_TASK, announce_event
from notifications.services.sending import send
from tests.factories.world import NOON


def waiting(task: str) -> list[dict[str, Any]]:
    """The arguments of the jobs of this task, oldest first."""
    jobs = ProcrastinateJob.objects.filter(task_name=task, status="todo").order_by("id")
    return list(jobs.values_list("args", flat=True))


def announce_all(at: datetime = NOON) -> None:
    """Every event's job that has fallen due: once more if it ran before."""
    due = Q(scheduled_at__isnull=True) | Q(scheduled_at__lte=at)
    jobs = ProcrastinateJob.objects.filter(due, task_name="notifications.on_event")
    for args in jobs.order_by("id").values_list("args", flat=True):
        announce_event(**args, at=at)


def send_all(at: datetime = NOON) -> None:
    """Every message that was handed out."""
    for args in waiting(SEND_TASK):
        send(**args, at=at)
