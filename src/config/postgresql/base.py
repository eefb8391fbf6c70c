"""Django's PostgreSQL backend, fitted to persistent connections that prepare every statement."""

from __future__ import annotations

import select
from types import TracebackType
from typing import Self

from django.db.backends.postgresql.base import DatabaseWrapper as PostgresqlWrapper
from django.db.backends.postgresql.schema import DatabaseSchemaEditor as PostgresqlSchemaEditor
from typing_extensions import override


class DatabaseSchemaEditor(PostgresqlSchemaEditor):
    """Migrations send several statements at once, which PostgreSQL cannot prepare."""

    @override
    def __enter__(self) -> Self:
        self.connection.ensure_connection()
        self._threshold = self.connection.connection.prepare_threshold
        self.connection.connection.prepare_threshold = None
        super().__enter__()
        return self

    @override
    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            super().__exit__(exc_type, exc_value, traceback)
        finally:
            if self.connection.connection is not None:
                self.connection.connection.prepare_threshold = self._threshold


class DatabaseWrapper(PostgresqlWrapper):
    SchemaEditorClass = DatabaseSchemaEditor

    @override
    def is_usable(self) -> bool:
        """Ask the socket, not the server: an idle connection with something to read is closing.

        Django asks this before each request; the parent's `SELECT 1` would be a round trip more.
        """
        if self.connection is None or self.connection.closed:
            return False
        waiting = select.poll()
        waiting.register(self.connection.fileno(), select.POLLIN)
        return not waiting.poll(0)
