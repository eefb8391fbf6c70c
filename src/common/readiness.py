"""Whether the system is ready to serve: its database, this code's migrations, its workers."""

from __future__ import annotations

from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from common.queues import INSIDE_PROGRAM, OUTSIDE_PROGRAM, connection_name

HEARTBEAT_SECONDS = 30
STATE = """
    SELECT ARRAY(SELECT app || '.' || name FROM django_migrations),
           ARRAY(SELECT program FROM procrastinate_workers
                  WHERE last_heartbeat > now() - make_interval(secs => %s))
"""


@cache
def migrations_of_this_code() -> frozenset[str]:
    return frozenset(f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations)


def readiness() -> dict[str, bool]:
    """One cheap query; without an answer nothing counts as fine."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(STATE, [HEARTBEAT_SECONDS])
            applied, programs = cursor.fetchone() or ([], [])
    except DatabaseError:
        return {"database": False, "migrations": False, "worker": False, "outside": False}
    return {
        "database": True,
        "migrations": migrations_of_this_code() <= set(applied),
        "worker": connection_name(INSIDE_PROGRAM) in programs,
        "outside": connection_name(OUTSIDE_PROGRAM) in programs,
    }
