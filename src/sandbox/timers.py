"""What will happen by itself: each entry names a moment, what happens then, and to which object."""

from __future__ import annotations

from typing import Final

from sandbox.database import Database

TABLE: Final = """CREATE TABLE IF NOT EXISTS timers (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, due REAL NOT NULL, name TEXT NOT NULL,
    object TEXT NOT NULL)"""


class Timers:
    def __init__(self, database: Database) -> None:
        self._database = database
        database.prepare(TABLE)

    def set(self, due: float, name: str, object_id: str) -> None:
        self._database.run(
            "INSERT INTO timers (due, name, object) VALUES (?, ?, ?)", due, name, object_id
        )

    def take(self, now: float) -> tuple[str, str] | None:
        """Name and object of the next that is due. It is gone then."""
        with self._database.transaction():
            query = "SELECT * FROM timers WHERE due <= ? ORDER BY due, seq LIMIT 1"
            row = self._database.row(query, now)
            if row is None:
                return None
            self._database.run("DELETE FROM timers WHERE seq = ?", row["seq"])
            return row["name"], row["object"]

    def clear(self) -> None:
        self._database.run("DELETE FROM timers")
