"""Endpoints, and the work of the queue as the workers do it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from staff.enums import StaffRole
from tests.factories.world import World
from tests.webhooks.receiver import Receiver
from webhooks import tasks
from webhooks.models import WebhookDelivery, WebhookEndpoint
from webhooks.services.endpoints import add_endpoint

PAGE = Path(__file__).parents[2] / "docs" / "webhooks.md"


def moment() -> datetime:
    return timezone.now()  # noqa: TID251


def subscribe(world: World, receiver: Receiver, *events: str) -> tuple[WebhookEndpoint, str]:
    """The endpoint and its secret."""
    return add_endpoint(
        hotel_id=world.hotel.pk,
        by=world.staff[StaffRole.MANAGER].actor,
        facts={"url": f"http://127.0.0.1:{receiver.port}/", "events": list(events or ("*",))},
        at=moment(),
    )


def waiting() -> list[tuple[str, dict[str, Any]]]:
    jobs = ProcrastinateJob.objects.filter(task_name__startswith="webhooks.", status="todo")
    due = jobs.filter(scheduled_at__isnull=True).order_by("id")
    return list(due.values_list("task_name", "args"))


def work(*, times: int = 1) -> None:
    """Every webhooks job that is due, each as often as said; what they defer at once as well."""
    while jobs := take_jobs():
        for name, args in jobs:
            for _ in range(times):
                run(name, args)


def take_jobs() -> list[tuple[str, dict[str, Any]]]:
    jobs = waiting()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE scheduled_at IS NULL")
    return jobs


def run(name: str, args: dict[str, Any]) -> None:
    if name == "webhooks.spread":
        tasks.spread_event(**args)
    else:
        send(args["endpoint_id"])


def send(endpoint_id: int) -> None:
    asyncio.run(tasks.send(endpoint_id=endpoint_id))


def make_due(endpoint: WebhookEndpoint) -> None:
    """As if the back-off were over."""
    WebhookEndpoint.objects.filter(pk=endpoint.pk).update(resting_until=None)
    deliveries = WebhookDelivery.objects.filter(endpoint=endpoint, status="PENDING")
    deliveries.update(next_attempt_at=moment())


def recipe() -> Callable[..., bool]:
    """The function that docs/webhooks.md shows."""
    code = re.search(r"```python\n(.*?)```", PAGE.read_text(), re.DOTALL)
    assert code is not None
    names: dict[str, Any] = {}
    exec(code[1], names)
    return names["is_genuine"]


def statuses(endpoint: WebhookEndpoint) -> list[tuple[str, int]]:
    rows = endpoint.deliveries.order_by("event_id")
    return list(rows.values_list("status", "attempts"))
