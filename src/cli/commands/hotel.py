"""`hotelmate hotel create --from FILE [--dry-run]`, `hotel export SLUG [--to FILE]`, `hotel open SLUG`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from common.actor import Actor
from common.clock import now
from common.errors import DomainError
from hotel.models import Hotel
from hotel_setup.files.carrying_out import Outcome, carry_out_file
from hotel_setup.files.refusals import HotelFileRefused
from hotel_setup.files.writing import hotel_file
from hotel_setup.services.hotels import open_hotel

DONE, REFUSED, WOULD_CHANGE = 0, 1, 3
AS: Final = Actor.system(label="hotelmate hotel")


def run(arguments: list[str]) -> int:
    """0: done, or nothing to do. 1: refused, nothing changed. 2: not understood. 3: a dry run that found
    something to change."""
    parsed = _read(arguments)
    work: Callable[[argparse.Namespace], int] = parsed.work
    try:
        return work(parsed)
    except HotelFileRefused as exc:
        for fault in exc.faults:
            line = f":{fault.line}" if fault.line else ""
            print(f"{parsed.source}{line}: {fault} ({fault.code})", file=sys.stderr)
    except Hotel.DoesNotExist:
        print(f"There is no hotel {parsed.slug}.", file=sys.stderr)
    except DomainError as exc:
        facts = f" {exc.details}" if exc.details else ""
        print(f"{exc.text}{facts} ({exc.code})", file=sys.stderr)
    except OSError as exc:
        print(f"{exc.filename}: {exc.strerror}", file=sys.stderr)
    return REFUSED


def _create(parsed: argparse.Namespace) -> int:
    outcome = carry_out_file(Path(parsed.source), dry_run=parsed.dry_run, by=AS, at=now())
    for line in outcome.lines:
        print(line)
    print(_summary(outcome, dry_run=parsed.dry_run))
    return WOULD_CHANGE if parsed.dry_run and outcome.changes else DONE


def _summary(outcome: Outcome, *, dry_run: bool) -> str:
    if not outcome.changes:
        return f"{outcome.slug}: nothing to change"
    changes = f"{outcome.changes} {'change' if outcome.changes == 1 else 'changes'}"
    if dry_run:
        return f"{outcome.slug}: {changes} to make; nothing was written"
    return f"{outcome.slug}: {changes} made"


def _export(parsed: argparse.Namespace) -> int:
    text = hotel_file(Hotel.objects.select_related("hotel_group").get(slug=parsed.slug))
    if parsed.to:
        Path(parsed.to).write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return DONE


def _open(parsed: argparse.Namespace) -> int:
    hotel = open_hotel(hotel_id=Hotel.objects.get(slug=parsed.slug).pk, by=AS, at=now())
    print(f"{hotel.slug} is open: /guest/{hotel.slug}/")
    return DONE


def _read(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="hotelmate hotel")
    tasks = parser.add_subparsers(required=True, metavar="create|export|open")
    create = tasks.add_parser("create", help="make or change a hotel by its file")
    create.add_argument("--from", dest="source", required=True, metavar="FILE")
    create.add_argument("--dry-run", action="store_true", help="say what would change, and stop")
    create.set_defaults(work=_create)
    export = tasks.add_parser("export", help="write a hotel's file")
    export.add_argument("slug")
    export.add_argument("--to", metavar="FILE")
    export.set_defaults(work=_export)
    opening = tasks.add_parser("open", help="let guests book")
    opening.add_argument("slug")
    opening.set_defaults(work=_open)
    return parser.parse_args(arguments)
