"""What is set while the sandbox runs, and kept: the webhook's target, the clock's lead, the hold."""

from __future__ import annotations

import json
from typing import Any

from sandbox.database import Database

TABLE = "CREATE TABLE IF NOT EXISTS options (name TEXT PRIMARY KEY, value TEXT NOT NULL)"


class Options:
    def __init__(self, database: Database) -> None:
        self._database = database
        database.prepare(TABLE)

    def get(self, name: str, default: Any = None) -> Any:
        row = self._database.row("SELECT value FROM options WHERE name = ?", name)
        return json.loads(row["value"]) if row else default

    def set(self, name: str, value: Any) -> None:
        self._database.run(
            "INSERT INTO options VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = ?2",
            name,
            json.dumps(value),
        )
