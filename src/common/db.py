"""Use cases run in one transaction, and what the database refuses becomes a typed error in one place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from typing import ParamSpec, TypeVar

from django.db import DatabaseError, transaction

from common.errors import Busy, Conflict, DomainError, InvalidInput

P = ParamSpec("P")
R = TypeVar("R")

LOCK_NOT_AVAILABLE = "55P03"
DEADLOCK_DETECTED = "40P01"
QUERY_CANCELED = "57014"
CONSTRAINT_CLASS = "23"
DATA_CLASS = "22"

ATTEMPTS = 8


class StaleRead(Exception):
    """What was read before the locks is not what they hold; the use case starts again."""


_refusals: dict[str, Callable[[], DomainError]] = {}
_taken_names: set[str] = set()


def draws_again(*constraint_names: str) -> None:
    """The named constraints keep random ids unique: the use case starts again and draws new ones."""
    _taken_names.update(constraint_names)


def refuses_as(
    *constraint_names: str, field: str | None = None
) -> Callable[[type[DomainError]], type[DomainError]]:
    """Class decorator: the named constraints speak as this error, about this field."""

    def register(error: type[DomainError]) -> type[DomainError]:
        _refusals.update(dict.fromkeys(constraint_names, partial(error, field=field)))
        return error

    return register


def constraint_of(exc: DatabaseError) -> str:
    diagnosis = getattr(exc.__cause__, "diag", None)
    return getattr(diagnosis, "constraint_name", None) or ""


def refusal_of(exc: DatabaseError) -> DomainError | None:
    """The typed error that a database error stands for, or None when it is no refusal at all."""
    cause = exc.__cause__
    state: str = getattr(cause, "sqlstate", None) or ""
    if state in {LOCK_NOT_AVAILABLE, DEADLOCK_DETECTED, QUERY_CANCELED}:
        return Busy()
    if state.startswith(CONSTRAINT_CLASS):
        return _refusals.get(constraint_of(exc), Conflict)()
    return InvalidInput() if state.startswith(DATA_CLASS) else None


def use_case(function: Callable[P, R]) -> Callable[P, R]:
    """Run the function in one transaction; translate the database's refusals; start a stale read again."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        for _ in range(ATTEMPTS):
            try:
                with transaction.atomic():
                    return function(*args, **kwargs)
            except StaleRead:
                continue
            except DatabaseError as exc:
                if constraint_of(exc) in _taken_names:
                    continue
                refusal = refusal_of(exc)
                if refusal is None:
                    raise
                raise refusal from exc
        raise Busy

    return run
