from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Options:
    """What the server is told once, at its start. `database` are psycopg's connection parameters;
    without `redis_url` the processes speak to one another through PostgreSQL."""

    app_id: str
    key: str
    secret: str = field(repr=False)
    database: dict[str, Any] = field(repr=False)
    redis_url: str = field(default="", repr=False)
    connections: int = 5000
    connections_a_network: int = 200
