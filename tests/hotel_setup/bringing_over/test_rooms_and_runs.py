"""Rooms of another system, and files that a job works on."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from common.actor import Actor
from hotel.models import RoomBooking
from hotel_setup.enums import BroughtOver, RunStatus
from hotel_setup.errors import FileRefused, ImportRunNotFound
from hotel_setup.files.importing import Import, bring_over, read_rows
from hotel_setup.files.runs import TASK, carry_out_trial, forget_old_runs, start_run, work_on
from hotel_setup.models import ImportRun
from room_bookings.recount import differences
from rooms.models import Room
from tests.factories.world import NOON, World, day, make_world

pytestmark = pytest.mark.django_db

BY = Actor.system(label="tests")
ROOMS = b"room_number,room_type_code,floor\n203,DBL,2\n201,DBL,\n202,STE,\n304,XXX,3\n203,DBL,2\n"
HEADING = "reference,check_in,check_out,room_type_code,first_name,last_name,total_amount"


@pytest.fixture
def world() -> World:
    return make_world()


def bookings(count: int) -> bytes:
    rows = [f"R{n},{day(n)},{day(n + 1)},DBL,Ada,Lovelace,80" for n in range(1, count + 1)]
    return "\n".join([HEADING, *rows]).encode()


def rooms(world: World, *, trial: bool) -> list[tuple[int, str, str]]:
    task = Import(hotel_id=world.hotel.pk, is_trial=trial, by=BY, at=NOON)
    found = bring_over(BroughtOver.ROOMS, read_rows(BroughtOver.ROOMS, ROOMS), task)
    return [(each.row, each.outcome, each.code) for each in found]


def start(world: World, content: bytes, *, is_trial: bool = True) -> ImportRun:
    return start_run(
        hotel_id=world.hotel.pk,
        kind=BroughtOver.BOOKINGS,
        content=content,
        is_trial=is_trial,
        by=BY,
        at=NOON,
    )


def jobs() -> list[tuple[str, int]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT lock, (args->>'run_id')::int FROM procrastinate_jobs WHERE task_name = %s",
            [TASK],
        )
        return list(cursor.fetchall())


def test_rooms_are_brought_over_and_can_be_sold(world: World) -> None:
    told = [(2, "NEW", ""), (3, "THERE", ""), (4, "REFUSED", "ROOM_NUMBER_TAKEN")]
    told += [(5, "REFUSED", "ROOM_TYPE_NOT_FOUND")]

    assert rooms(world, trial=True) == [*told, (6, "REFUSED", "ROOM_NUMBER_TAKEN")]
    assert Room.objects.count() == 3
    assert rooms(world, trial=False) == [*told, (6, "THERE", "")]
    assert world.capacity(0, 2) == [3, 3]
    assert differences() == []


def test_a_file_is_tried_by_a_job_and_then_brought_over_by_another(world: World) -> None:
    trial = start(world, bookings(2))
    work_on(run_id=trial.pk, at=NOON)
    trial.refresh_from_db()

    assert (trial.status, trial.rows, trial.rows_done) == (RunStatus.DONE, 2, 2)
    assert [each["outcome"] for each in trial.report] == ["NEW", "NEW"]
    assert not RoomBooking.objects.exists()

    run = carry_out_trial(hotel_id=world.hotel.pk, run_id=trial.pk, by=BY, at=NOON)
    work_on(run_id=run.pk, at=NOON)
    run.refresh_from_db()
    trial.refresh_from_db()

    assert RoomBooking.objects.count() == 2
    assert (run.status, run.content, trial.content) == (RunStatus.DONE, None, None)
    lock = f"import {world.hotel.pk}"
    assert jobs() == [(lock, trial.pk), (lock, run.pk)]


def test_a_job_that_starts_again_brings_nothing_over_twice(world: World) -> None:
    run = start(world, bookings(3), is_trial=False)
    content = run.content
    work_on(run_id=run.pk, at=NOON)
    ImportRun.objects.filter(pk=run.pk).update(status=RunStatus.RUNNING, content=content)

    work_on(run_id=run.pk, at=NOON)
    work_on(run_id=run.pk, at=NOON)

    run.refresh_from_db()
    assert [each["outcome"] for each in run.report] == ["THERE"] * 3
    assert RoomBooking.objects.count() == 3


def test_what_was_not_tried_or_is_forgotten_cannot_be_brought_over(world: World) -> None:
    waiting, other = start(world, bookings(1)), make_world()
    facts: dict[str, Any] = {"by": BY, "at": NOON, "run_id": waiting.pk}
    with pytest.raises(ImportRunNotFound):
        carry_out_trial(hotel_id=world.hotel.pk, **facts)
    work_on(run_id=waiting.pk, at=NOON)
    with pytest.raises(ImportRunNotFound):
        carry_out_trial(hotel_id=other.hotel.pk, **facts)

    forget_old_runs(at=NOON + timedelta(days=1, seconds=1))

    with pytest.raises(ImportRunNotFound):
        carry_out_trial(hotel_id=world.hotel.pk, **facts)
    forget_old_runs(at=NOON + timedelta(days=91))
    assert not ImportRun.objects.exists()


def test_a_file_that_cannot_be_read_is_not_kept(world: World) -> None:
    with pytest.raises(FileRefused):
        start(world, b"a,b\n1,2\n")

    assert not ImportRun.objects.exists()
    assert jobs() == []
