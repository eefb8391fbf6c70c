"""Files that a job works on: tried first, then brought over, with what became of each row."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from common.actor import Actor, ActorKind
from common.db import use_case
from common.jobs import defer
from hotel_setup.enums import RunStatus
from hotel_setup.errors import ImportRunNotFound
from hotel_setup.files.importing import Import, as_record, bring_over, read_rows
from hotel_setup.models import ImportRun

TASK: Final = "hotel_setup.import"
TOLD_EVERY: Final = 25
FILE_KEPT: Final = timedelta(days=1)
REPORT_KEPT: Final = timedelta(days=90)


@use_case
def start_run(
    *, hotel_id: int, kind: str, content: bytes, is_trial: bool, by: Actor, at: datetime
) -> ImportRun:
    """Raises FileRefused before anything is kept."""
    run = ImportRun.objects.create(
        hotel_id=hotel_id,
        kind=kind,
        is_trial=is_trial,
        content=content,
        rows=len(read_rows(kind, content)),
        created_at=at,
        actor_kind=by.kind.value,
        actor_label=by.label,
        staff_id=by.staff_id,
    )
    defer(TASK, lock=f"import {hotel_id}", run_id=run.pk)
    return run


@use_case
def carry_out_trial(*, hotel_id: int, run_id: int, by: Actor, at: datetime) -> ImportRun:
    """What was tried is brought over. Raises ImportRunNotFound once its file is forgotten."""
    trial = ImportRun.objects.filter(hotel=hotel_id, pk=run_id, is_trial=True).first()
    if trial is None or trial.content is None or trial.status != RunStatus.DONE:
        raise ImportRunNotFound
    who: dict[str, Any] = {"hotel_id": hotel_id, "by": by, "at": at}
    run = start_run(kind=trial.kind, content=bytes(trial.content), is_trial=False, **who)
    trial.content = None
    trial.save(update_fields=["content"])
    return run


def work_on(*, run_id: int, at: datetime) -> None:
    """Safe to begin again: rows that were brought over are there already."""
    run = ImportRun.objects.get(pk=run_id)
    if run.status == RunStatus.DONE or run.content is None:
        return
    run.status, run.report = RunStatus.RUNNING, []
    run.save(update_fields=["status"])
    actor = Actor(ActorKind(run.actor_kind), staff_id=run.staff_id, label=run.actor_label)
    task = Import(hotel_id=run.hotel_id, is_trial=run.is_trial, by=actor, at=at)
    for report in bring_over(run.kind, read_rows(run.kind, bytes(run.content)), task):
        run.report.append(as_record(report))
        if len(run.report) % TOLD_EVERY == 0:
            ImportRun.objects.filter(pk=run.pk).update(rows_done=len(run.report))
    run.rows_done, run.status, run.finished_at = len(run.report), RunStatus.DONE, at
    run.content = run.content if run.is_trial else None
    run.save()


def forget_old_runs(*, at: datetime) -> None:
    """Files after a day, for they name guests; reports after three months."""
    ImportRun.objects.filter(created_at__lt=at - FILE_KEPT, content__isnull=False).update(
        content=None
    )
    ImportRun.objects.filter(created_at__lt=at - REPORT_KEPT).delete()
