"""Use a cluster's server: start it or join the one that runs; it stops after its last user."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql

from cli.postgres.cluster import DATABASE, OWNER, SUPERUSER, CannotStart, Cluster
from cli.postgres.locks import exclusive, is_held, open_lock, try_exclusive, wait_until_free

START_SECONDS = 300.0  # a long recovery after a crash is not a failure
STOP_SECONDS = 60.0


@contextmanager
def serving(cluster: Cluster) -> Iterator[Cluster]:
    users = open_lock(cluster.folder / "users.lock")
    keeper = None
    try:
        with exclusive(cluster.folder / "start.lock"):
            fcntl.flock(users, fcntl.LOCK_SH)  # waits for a keeper that is just stopping
            if not is_held(cluster.folder / "keeper.lock"):
                keeper = _start(cluster)
            _wait_until_ready(cluster, keeper)
            _ensure_owner(cluster)
        yield cluster
    finally:
        _leave(cluster, users, keeper)


def _leave(cluster: Cluster, users: int, keeper: subprocess.Popen[bytes] | None) -> None:
    """The last one out waits until the server has stopped."""
    is_last = try_exclusive(users)
    os.close(users)
    if is_last:
        wait_until_free(cluster.folder / "keeper.lock", seconds=STOP_SECONDS)
    if is_last and keeper is not None:
        keeper.wait(timeout=STOP_SECONDS)


def _start(cluster: Cluster) -> subprocess.Popen[bytes]:
    cluster.create()
    cluster.configure()
    cluster.choose_port()
    return _start_keeper(cluster)


def _start_keeper(cluster: Cluster) -> subprocess.Popen[bytes]:
    facts = {
        "folder": str(cluster.folder),
        "uid": cluster.account.uid,
        "gid": cluster.account.gid,
        "is_throw_away": cluster.is_throw_away,
    }
    with (cluster.folder / "postgres.log").open("wb") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "cli.postgres.keeper", json.dumps(facts)],
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C in the terminal is not for the server
        )


def _wait_until_ready(cluster: Cluster, keeper: subprocess.Popen[bytes] | None) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if _is_ready(cluster):
            return
        if keeper is not None and keeper.poll() is not None:
            break
        time.sleep(0.05)
    raise CannotStart(f"PostgreSQL did not start:\n{_end_of_log(cluster)}")


def _is_ready(cluster: Cluster) -> bool:
    command = [cluster.program("pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(cluster.port)]
    return subprocess.run(command, cwd="/", check=False).returncode == 0


def _end_of_log(cluster: Cluster) -> str:
    lines = (cluster.folder / "postgres.log").read_text(errors="replace").splitlines()
    return "\n".join(lines[-15:])


def _ensure_owner(cluster: Cluster) -> None:
    """The role and the database of the application; both are there after the first start."""
    with psycopg.connect(
        cluster.url(role=SUPERUSER, database="postgres"), autocommit=True, connect_timeout=10
    ) as connection:
        known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [OWNER])
        if known.fetchone() is None:
            create_role = "CREATE ROLE {} LOGIN NOSUPERUSER CREATEDB PASSWORD {}"
            connection.execute(
                sql.SQL(create_role).format(
                    sql.Identifier(OWNER), sql.Literal(cluster.password(OWNER))
                )
            )
        made = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
        if made.fetchone() is None:
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(
                    sql.Identifier(DATABASE), sql.Identifier(OWNER)
                )
            )
