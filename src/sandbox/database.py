"""One SQLite file, or memory, that the threads of the sandbox use one after the other."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

FILE = "sandbox.sqlite3"


class Database:
    def __init__(self, folder: Path | None) -> None:
        self._lock = RLock()
        self._connection = sqlite3.connect(
            _place(folder), check_same_thread=False, isolation_level=None
        )
        self._connection.row_factory = sqlite3.Row
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Everything or nothing; one thread at a time. Within another one it is part of it."""
        with self._lock:
            if self._connection.in_transaction:
                yield self._connection
                return
            self._connection.execute("BEGIN IMMEDIATE")
            with self._connection:
                yield self._connection

    def run(self, statement: str, *values: Any) -> int:
        """How many rows it changed."""
        with self.transaction() as connection:
            return connection.execute(statement, values).rowcount

    def rows(self, query: str, *values: Any) -> list[sqlite3.Row]:
        with self._lock:
            return self._connection.execute(query, values).fetchall()

    def row(self, query: str, *values: Any) -> sqlite3.Row | None:
        found = self.rows(query, *values)
        return found[0] if found else None

    def prepare(self, *statements: str) -> None:
        """CREATE TABLE IF NOT EXISTS and the like; any module may bring its own."""
        for statement in statements:
            self.run(statement)

    def close(self) -> None:
        with self._lock:
            self._connection.close()


def _place(folder: Path | None) -> str:
    if folder is None:
        return ":memory:"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return str(folder / FILE)
