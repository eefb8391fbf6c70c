"""`hotelmate prepare`: everything that must be true before anything is served."""

from __future__ import annotations

from django.core.management import call_command


def run(_arguments: list[str]) -> int:
    call_command("migrate", verbosity=0)
    return 0
