"""Clients that start together, each in a thread with a connection of its own."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection, transaction

from common.errors import Busy, DomainError
from tests.concurrency.guards import GATE

PATIENCE = 60.0
GATE_PATIENCE = 1.5  # a transaction that waits at the gate gives up after the lock timeout of 2 s

WAITING = """
SELECT count(*) FROM pg_locks
 WHERE locktype = 'advisory' AND NOT granted AND objid = %s
   AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""
OTHERS = """
SELECT count(*) FROM pg_stat_activity
 WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""
WAITS_FOR_ME = """
SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))
"""
"""From pg_locks: what pg_stat_activity shows stays the same within a transaction."""
DEADLOCKS = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"


def race(calls: Iterable[Callable[[], Any]]) -> list[Any]:
    """What each client got: its answer or its typed refusal. Any other error fails the test."""
    clients = list(calls)
    start = Barrier(len(clients))
    with ThreadPoolExecutor(len(clients)) as pool:
        return [f.result(PATIENCE) for f in _send(pool, clients, start)]


def race_through_gate(calls: Iterable[Callable[[], Any]], *, meet: int) -> list[Any]:
    """The same, held at the gate of the switched-off guards until `meet` transactions are there."""
    clients = list(calls)
    start = Barrier(len(clients))
    ask("SELECT pg_advisory_lock(%s)", GATE)
    with ThreadPoolExecutor(len(clients)) as pool:
        futures = _send(pool, clients, start)
        wait_until(lambda: ask(WAITING, GATE) >= meet, patience=GATE_PATIENCE)
        ask("SELECT pg_advisory_unlock(%s)", GATE)
        return [future.result(PATIENCE) for future in futures]


def passed_at_gate(waiting: Callable[[], Any], passing: Callable[[], Any]) -> list[Any]:
    """One waits at the gate of the switched-off guards, having read; the other, who does not come by it,
    begins and ends meanwhile."""

    def run() -> Any:
        try:
            return attempt(waiting)
        finally:
            connection.close()

    ask("SELECT pg_advisory_lock(%s)", GATE)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(run)
        try:
            assert wait_until(lambda: ask(WAITING, GATE) == 1), "nobody waits"
            second = attempt(passing)
        finally:
            ask("SELECT pg_advisory_unlock(%s)", GATE)
        return [first.result(PATIENCE), second]


def _send(
    pool: ThreadPoolExecutor, clients: list[Callable[[], Any]], start: Barrier
) -> list[Future[Any]]:
    def run(call: Callable[[], Any]) -> Any:
        try:
            connection.ensure_connection()
            start.wait(PATIENCE)
            return attempt(call)
        finally:
            connection.close()

    return [pool.submit(run, client) for client in clients]


def attempt(call: Callable[[], Any]) -> Any:
    """The answer or the typed refusal."""
    try:
        return call()
    except DomainError as refusal:
        return refusal


def overtaken(first: Callable[[], Any], second: Callable[[], Any]) -> Any:
    """The second call's answer, which waited on a lock until the first was committed."""

    def run() -> Any:
        try:
            return attempt(second)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            first()
            waiting = pool.submit(run)
            assert wait_until(lambda: ask(WAITS_FOR_ME) == 1, patience=1.5), "nobody waits"
        return waiting.result(30)


def wait_until(is_so: Callable[[], bool], *, patience: float = PATIENCE) -> bool:
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        if is_so():
            return True
    return False


def ask(question: str, *facts: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(question, facts)
        return cursor.fetchone()[0]


def deadlocks() -> int:
    """Of this test's database, after the clients have gone: a backend reports when it leaves."""
    assert wait_until(lambda: ask(OTHERS) == 0), "clients still hold connections"
    return int(ask(DEADLOCKS))


def kinds(answers: Iterable[Any]) -> dict[str, int]:
    """How often each kind of answer came: a refusal's code, or the name of what was returned."""
    return dict(
        Counter(
            answer.code if isinstance(answer, DomainError) else type(answer).__name__
            for answer in answers
        )
    )


def busy(answers: Iterable[Any]) -> list[Any]:
    return [answer for answer in answers if isinstance(answer, Busy)]
