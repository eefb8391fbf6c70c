"""`hotelmate import rooms|bookings FILE --hotel SLUG [--dry-run] [--report FILE]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from common.actor import Actor
from common.clock import now
from hotel.models import Hotel
from hotel_setup.enums import BroughtOver, RowOutcome
from hotel_setup.errors import FileRefused
from hotel_setup.files.importing import (
    Import,
    RowReport,
    as_record,
    bring_over,
    read_rows,
    report_file,
    summary_of,
)

DONE, REFUSED = 0, 1
AS: Final = Actor.system(label="hotelmate import")
TOLD_EVERY: Final = 500
WORDS: Final = {
    RowOutcome.NEW: "brought over",
    RowOutcome.THERE: "there already",
    RowOutcome.LEFT_OUT: "left out",
    RowOutcome.REFUSED: "refused",
}


def run(arguments: list[str]) -> int:
    """0: every row is there now. 1: some row, or the whole file, was refused. 2: not understood."""
    parsed = _read(arguments)
    try:
        return _bring_over(parsed)
    except FileRefused as exc:
        print(f"{parsed.file}: {exc.text} ({exc.code})", file=sys.stderr)
    except Hotel.DoesNotExist:
        print(f"There is no hotel {parsed.hotel}.", file=sys.stderr)
    except OSError as exc:
        print(f"{exc.filename}: {exc.strerror}", file=sys.stderr)
    return REFUSED


def _bring_over(parsed: argparse.Namespace) -> int:
    kind = BroughtOver[parsed.kind.upper()]
    task = Import(
        hotel_id=Hotel.objects.get(slug=parsed.hotel).pk,
        is_trial=parsed.dry_run,
        by=AS,
        at=now(),
    )
    reports = []
    for report in bring_over(kind, read_rows(kind, Path(parsed.file).read_bytes()), task):
        reports.append(as_record(report))
        _tell(report, len(reports))
    if parsed.report:
        Path(parsed.report).write_text("".join(report_file(reports)), encoding="utf-8")
    counted = summary_of(reports)
    said = ", ".join(f"{counted[outcome]} {word}" for outcome, word in WORDS.items())
    print(f"{said}{'; nothing was written' if parsed.dry_run else ''}")
    return REFUSED if counted[RowOutcome.REFUSED] else DONE


def _tell(report: RowReport, done: int) -> None:
    if report.outcome == RowOutcome.REFUSED:
        print(f"row {report.row} {report.reference}: {report.message} ({report.code})")
    if done % TOLD_EVERY == 0:
        print(f"{done} rows", file=sys.stderr)


def _read(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="hotelmate import")
    parser.add_argument("kind", choices=("rooms", "bookings"))
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--hotel", required=True, metavar="SLUG")
    parser.add_argument("--dry-run", action="store_true", help="try every row and write nothing")
    parser.add_argument("--report", metavar="FILE", help="what became of each row, as CSV")
    return parser.parse_args(arguments)
