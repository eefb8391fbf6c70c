"""The objects as the API shows them, and the facts about them that it does not show."""

from __future__ import annotations

import json
import secrets
import string
from collections.abc import Mapping
from typing import Any

from sandbox.database import Database
from sandbox.web import Json

TABLES = (
    """CREATE TABLE IF NOT EXISTS objects (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
        created INTEGER NOT NULL, body TEXT NOT NULL)""",
    "CREATE INDEX IF NOT EXISTS objects_of_kind ON objects (kind, seq)",
    "CREATE TABLE IF NOT EXISTS facts (id TEXT PRIMARY KEY, body TEXT NOT NULL)",
)
ALPHABET = string.ascii_letters + string.digits
ID_LENGTH = 24
OWNER = """coalesce((SELECT json_extract(facts.body, '$.account') FROM facts
    WHERE facts.id = objects.id), '')"""
COMPARISONS = {"gte": ">=", "gt": ">", "lte": "<=", "lt": "<"}


def new_id(prefix: str) -> str:
    return prefix + "_" + "".join(secrets.choice(ALPHABET) for _ in range(ID_LENGTH))


class Store:
    def __init__(self, database: Database) -> None:
        self._database = database
        database.prepare(*TABLES)

    def save(self, body: Json) -> None:
        """Add the object, or put it in the place of the one with its id."""
        self._database.run(
            """INSERT INTO objects (id, kind, created, body) VALUES (?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET body = ?4""",
            body["id"],
            body["object"],
            body["created"],
            json.dumps(body),
        )

    def find(self, object_id: str) -> Json | None:
        row = self._database.row("SELECT body FROM objects WHERE id = ?", object_id)
        return _read(row["body"]) if row else None

    def facts(self, object_id: str) -> Json:
        row = self._database.row("SELECT body FROM facts WHERE id = ?", object_id)
        return _read(row["body"]) if row else {}

    def account_of(self, object_id: str) -> str:
        """Whose it is: nothing for the usual one."""
        return str(self.facts(object_id).get("account", ""))

    def note(self, object_id: str, **facts: Any) -> None:
        """Keep the facts beside those that are known of the object."""
        body = json.dumps(self.facts(object_id) | facts)
        self._database.run(
            "INSERT INTO facts VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = ?2",
            object_id,
            body,
        )

    def all(self, kind: str, **equal: Any) -> list[Json]:
        """Oldest first."""
        where, values = _conditions(kind, equal)
        rows = self._database.rows(
            f"SELECT body FROM objects WHERE {where} ORDER BY seq",  # noqa: S608 - our own names
            *values,
        )
        return [_read(row["body"]) for row in rows]

    def slice(
        self,
        kind: str,
        *,
        equal: Mapping[str, Any],
        created: Mapping[str, int],
        account: str | None,
        after: str | None,
        before: str | None,
        limit: int,
    ) -> list[Json]:
        """Newest first, of the account's, or of all with None, beyond `after` whose fields have the values, or one of a list
        of values; with `before` the last ones ahead of it."""
        where, values = _conditions(kind, equal)
        if account is not None:
            where += f" AND {OWNER} = ?"
            values.append(account)
        for name, moment in created.items():
            where += f" AND created {COMPARISONS[name]} ?"
            values.append(moment)
        for edge, sign in ((after, "<"), (before, ">")):
            if edge:
                where += f" AND seq {sign} (SELECT seq FROM objects WHERE id = ?)"  # noqa: S608
                values.append(edge)
        order = "ASC" if before else "DESC"
        query = f"SELECT body FROM objects WHERE {where} ORDER BY seq {order} LIMIT ?"  # noqa: S608
        found = [_read(row["body"]) for row in self._database.rows(query, *values, limit)]
        return found[::-1] if before else found

    def clear(self) -> None:
        self._database.run("DELETE FROM objects")
        self._database.run("DELETE FROM facts")


def _conditions(kind: str, equal: Mapping[str, Any]) -> tuple[str, list[Any]]:
    where, values = "kind = ?", [kind]
    for name, value in equal.items():
        allowed = value if isinstance(value, list) else [value]
        places = ", ".join("?" * len(allowed))
        where += f" AND json_extract(body, '$.{name}') IN ({places})"
        values += allowed
    return where, values


def _read(text: str) -> Json:
    body: Json = json.loads(text)
    return body
