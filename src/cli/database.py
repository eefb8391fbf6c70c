"""The database that every command works on: DATABASE_URL's, or else the embedded server's."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from cli.postgres.cluster import Cluster, cluster_in
from cli.postgres.server import Use, serving
from config.env import data_folder, read_str

# Commands and jobs may take longer than a web request.
PATIENT_LIMITS = {
    "DB_LOCK_TIMEOUT_MS": "10000",
    "DB_STATEMENT_TIMEOUT_MS": "600000",
    "DB_IDLE_TIMEOUT_MS": "600000",
}


def given_url() -> str:
    return read_str("DATABASE_URL")


def embedded_cluster() -> Cluster:
    home = data_folder()
    cluster = cluster_in(home)
    if not cluster.folder.is_relative_to(home.resolve()):
        reason = f"PostgreSQL's own account cannot enter {home}"
        print(f"{reason}: the database lies in {cluster.folder}", file=sys.stderr)
    return cluster


@contextmanager
def database() -> Iterator[Use | None]:
    """Set DATABASE_URL for this process and its children while the block runs."""
    if given_url():
        yield None
        return
    with serving(embedded_cluster()) as use:
        os.environ["DATABASE_URL"] = use.url()
        try:
            yield use
        finally:
            del os.environ["DATABASE_URL"]
