"""`hotelmate check` when somebody asks for it on a page: done by a worker, and kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from common.db import use_case
from common.errors import Conflict
from common.jobs import defer_once
from common.models import Recount

TASK: Final = "system.recount"
LINES_KEPT: Final = 50


class RecountUnderWay(Conflict):
    code = "RECOUNT_UNDER_WAY"
    message = "Somebody has asked for it already. Please wait for the result."


@use_case
def ask(*, by_label: str, at: datetime) -> Recount:
    """Raises RecountUnderWay while a job of it waits."""
    asked = Recount.objects.create(asked_at=at, asked_by_label=by_label)
    if not defer_once(TASK, name=TASK, recount_id=asked.pk):
        raise RecountUnderWay
    return asked


@use_case
def finish(*, recount_id: int, lines: Sequence[str], at: datetime) -> None:
    Recount.objects.filter(pk=recount_id).update(
        finished_at=at, found=len(lines), first_lines=list(lines[:LINES_KEPT])
    )


def latest() -> Recount | None:
    return Recount.objects.first()
