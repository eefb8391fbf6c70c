"""What the application really sends to PostgreSQL for one request, as a script for pgbench."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from psycopg import sql

PLACEHOLDER = re.compile(r"%%|%s|%\((\w+)\)s")


@dataclass(frozen=True)
class Statement:
    text: str
    parameters: Any
    in_transaction: bool


@contextmanager
def recorded() -> Iterator[list[Statement]]:
    """Every statement that Django executes while the block runs."""
    statements: list[Statement] = []

    def note(execute: Callable[..., Any], text: str, parameters: Any, *rest: Any) -> Any:
        statements.append(Statement(text, parameters, connection.in_atomic_block))
        return execute(text, parameters, *rest)

    with connection.execute_wrapper(note):
        yield statements


def script_of(statements: list[Statement], variables: Mapping[Any, str], head: str) -> str:
    """The statements with `variables` in place of the values that change from request to request.

    A value that is a key of `variables` becomes its pgbench expression, every other a literal.
    """
    lines = [head]
    was_inside = False
    for statement in statements:
        if statement.in_transaction != was_inside:
            lines.append("BEGIN;" if statement.in_transaction else "COMMIT;")
            was_inside = statement.in_transaction
        lines.append(_render(statement, variables))
    if was_inside:
        lines.append("COMMIT;")
    return "\n".join(lines) + "\n"


def round_trips(statements: list[Statement]) -> int:
    """BEGIN and COMMIT are round trips too."""
    return len(statements) + 2 * any(statement.in_transaction for statement in statements)


DOCUMENT = re.compile(r"[\[{]\s*[\"\[{]")
"""How JSON begins; the array of numbers that PostgreSQL reads from a text does not."""


def _render(statement: Statement, variables: Mapping[Any, str]) -> str:
    values = iter(statement.parameters or ())

    def fill(found: re.Match[str]) -> str:
        if found[0] == "%%":
            return "%"
        value = statement.parameters[found[1]] if found[1] else next(values)
        return _value(value, variables)

    text = PLACEHOLDER.sub(fill, statement.text) if statement.parameters else statement.text
    return " ".join(text.split()).rstrip(";") + ";"


def _value(value: Any, variables: Mapping[Any, str]) -> str:
    if isinstance(value, str | int | date) and value in variables:
        return variables[value]
    if isinstance(value, str) and DOCUMENT.match(value):
        return _document(value, variables)
    return _literal(value)


def _document(text: str, variables: Mapping[Any, str]) -> str:
    """A row that travels as JSON, put together anew from the variables in it.

    With blanks after its colons: pgbench takes `:true` for a variable.
    """
    text = json.dumps(json.loads(text), ensure_ascii=False)
    by_text = {str(value): expression for value, expression in variables.items()}
    found = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, by_text))})(?![\w-])")
    parts = found.split(text)
    pieces = [
        f"({by_text[part]})::text" if place % 2 else _literal(part)
        for place, part in enumerate(parts)
    ]
    return f"({' || '.join(pieces)})"


def _literal(value: Any) -> str:
    return sql.Literal(value).as_string(connection.connection)
