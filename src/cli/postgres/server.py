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
from dataclasses import dataclass

import psycopg
from psycopg import sql

from cli.postgres import leftovers
from cli.postgres.cluster import DATABASE, HOST, OWNER, SUPERUSER, CannotStart, Cluster
from cli.postgres.locks import exclusive, is_held, open_lock, try_exclusive, wait_until_free

START_SECONDS = 300.0  # a long recovery after a crash is not a failure
STOP_SECONDS = 60.0

Keeper = subprocess.Popen[bytes]


@dataclass
class Use:
    """One process's share in a running server."""

    cluster: Cluster
    users: int
    keeper: Keeper | None = None  # set when this process started it

    def url(self) -> str:
        return self.cluster.url()

    def ensure_running(self) -> None:
        """Start the server, or start it again when its keeper was killed."""
        if is_running(self.cluster):
            return
        with exclusive(self.cluster.folder / "start.lock"):
            if not is_running(self.cluster):
                self._reap()
                self.cluster.create()
                leftovers.clear(self.cluster.data, self.cluster.name)  # they may hold the port
                self.cluster.configure()
                self.cluster.choose_port()
                self.keeper = start_keeper(self.cluster)
            wait_until_ready(self.cluster, self.keeper)
            ensure_owner(self.cluster)

    def leave(self) -> None:
        """The last one out waits until the server has stopped."""
        is_last = try_exclusive(self.users)
        os.close(self.users)
        if is_last:
            wait_until_free(self.cluster.folder / "keeper.lock", seconds=STOP_SECONDS)
            self._reap()

    def _reap(self) -> None:
        if self.keeper is not None:
            self.keeper.wait(timeout=STOP_SECONDS)


@contextmanager
def serving(cluster: Cluster) -> Iterator[Use]:
    users = open_lock(cluster.folder / "users.lock")
    fcntl.flock(users, fcntl.LOCK_SH)  # waits for a keeper that is just stopping
    use = Use(cluster, users)
    try:
        use.ensure_running()
        wait_until_ready(cluster, use.keeper)
        yield use
    finally:
        use.leave()


def is_running(cluster: Cluster) -> bool:
    return is_held(cluster.folder / "keeper.lock")


def start_keeper(cluster: Cluster) -> Keeper:
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


def wait_until_ready(cluster: Cluster, keeper: Keeper | None) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not accepts_connections(cluster):
        has_given_up = keeper is not None and keeper.poll() is not None
        if has_given_up or time.monotonic() > deadline:
            raise CannotStart(f"PostgreSQL did not start:\n{end_of_log(cluster)}")
        time.sleep(0.05)


def accepts_connections(cluster: Cluster) -> bool:
    command = [cluster.program("pg_isready"), "-q", "-h", HOST, "-p", str(cluster.port)]
    return subprocess.run(command, cwd="/", check=False).returncode == 0


def end_of_log(cluster: Cluster) -> str:
    lines = (cluster.folder / "postgres.log").read_text(errors="replace").splitlines()
    return "\n".join(lines[-15:])


def ensure_owner(cluster: Cluster) -> None:
    """The role and the database of the application; both are there after the first start."""
    role, database = sql.Identifier(OWNER), sql.Identifier(DATABASE)
    create_role = sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER CREATEDB PASSWORD {}")
    create_database = sql.SQL("CREATE DATABASE {} OWNER {}")
    address = cluster.url(role=SUPERUSER, database="postgres")
    with psycopg.connect(address, autocommit=True, connect_timeout=10) as server:
        found = server.execute("SELECT FROM pg_roles WHERE rolname = %s", [OWNER])
        if not found.rowcount:
            server.execute(create_role.format(role, sql.Literal(cluster.password(OWNER))))
        found = server.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE])
        if not found.rowcount:
            server.execute(create_database.format(database, role))
