"""Jobs are written on the caller's own connection."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from common.db import use_case
from common.jobs import defer, defer_once
from common.queues import PAYMENTS_OUTSIDE

TASK = "payments.ask_provider"


@pytest.fixture
def empty(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")


def written() -> list[tuple[Any, ...]]:
    fields = ("task_name", "queue_name", "lock", "queueing_lock", "args")
    return list(ProcrastinateJob.objects.order_by("id").values_list(*fields))


def test_a_job_is_written_with_its_lock(empty: None):
    defer(TASK, queue=PAYMENTS_OUTSIDE, lock="one at a time", payment_id=1)

    assert written() == [(TASK, PAYMENTS_OUTSIDE, "one at a time", None, {"payment_id": 1})]


def test_a_job_goes_with_the_transaction_that_is_rolled_back(empty: None):
    with transaction.atomic():
        defer(TASK, payment_id=1)
        transaction.set_rollback(True)

    assert written() == []


def test_a_job_that_waits_already_is_not_written_again(empty: None):
    @use_case
    def both() -> list[bool]:
        return [defer_once(TASK, name="of 1", payment_id=number) for number in (1, 2)]

    assert both() == [True, False]
    assert written() == [(TASK, "default", None, "of 1", {"payment_id": 1})]
