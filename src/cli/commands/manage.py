"""`hotelmate manage …`: Django's management commands, on the database that `hotelmate` uses."""

from __future__ import annotations

from django.core.management import execute_from_command_line

from cli.database import PATIENT_LIMITS, database
from cli.environment import with_defaults


def run(arguments: list[str]) -> int:
    with database(), with_defaults(PATIENT_LIMITS):
        execute_from_command_line(["hotelmate manage", *arguments])
    return 0
