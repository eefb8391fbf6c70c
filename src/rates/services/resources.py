"""One way to keep rows of rates: what a hotel has of a kind is added, changed and removed alike.

A `Resource` says what is special about a kind; `add_row`, `change_row` and `remove_row` do the rest:
lock the hotel, check, write, tell.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet

from common.actor import Actor
from common.db import use_case
from common.errors import NotFound
from hotel.models import Hotel
from rates.errors import RateInUse
from rates.services.trail import FREE_TEXT, differences
from room_bookings.events import tell_rates
from room_bookings.locks import lock_for_change, lock_for_removal, lock_hotel

M = TypeVar("M", bound=Model)
Facts = Mapping[str, Any]
Uses = Mapping[str, QuerySet[Any, Any]]


def nothing_uses(_row: Model) -> Uses:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource(Generic[M]):
    """A kind of rows. `key` is the column of its addresses.

    `rows` are a hotel's, with what `body` shows; `write` checks the facts and puts them on a row,
    whose hotel is locked; `uses` are, by what they are, the rows that would miss one. Of `unspoken`
    fields the audit trail tells only that they changed.
    """

    name: str
    model: type[M]
    not_found: type[NotFound]
    rows: Callable[[int], QuerySet[M]]
    body: Callable[[M], dict[str, Any]]
    write: Callable[[Hotel, M, Facts], None]
    key: str = "pk"
    uses: Callable[[M], Uses] = nothing_uses
    unspoken: frozenset[str] = FREE_TEXT

    def find(self, *, hotel_id: int, key: object) -> M:
        row = self.rows(hotel_id).filter(**{self.key: key}).first()
        if row is None:
            raise self.not_found
        return row


def columns(check: Callable[[Hotel, M], None]) -> Callable[[Hotel, M, Facts], None]:
    """How a row is written whose facts are its columns; `check` sees it as it would stand."""

    def write(hotel: Hotel, row: M, facts: Facts) -> None:
        put(row, facts)
        check(hotel, row)
        save(row, list(facts))

    return write


def put(row: Model, facts: Facts) -> None:
    for name, value in facts.items():
        setattr(row, name, value)


def save(row: Model, names: Sequence[str]) -> None:
    """Only what changes, for others count in the same rows."""
    row.save(update_fields=None if row.pk is None else names)


@use_case
def add_row(resource: Resource[M], *, hotel_id: int, facts: Facts, by: Actor, at: datetime) -> M:
    hotel = lock_hotel(hotel_id)
    row = resource.model(hotel=hotel)
    resource.write(hotel, row, facts)
    row = resource.find(hotel_id=hotel_id, key=getattr(row, resource.key))
    _tell(resource, row, change="created", before={}, after=resource.body(row), by=by, at=at)
    return row


@use_case
def change_row(
    resource: Resource[M], *, hotel_id: int, key: object, facts: Facts, by: Actor, at: datetime
) -> M:
    """Of `facts` only what differs is told; nothing new, nothing told."""
    hotel = lock_hotel(hotel_id)
    lock_for_change(resource.rows(hotel_id).filter(**{resource.key: key}))
    row = resource.find(hotel_id=hotel_id, key=key)
    before = resource.body(row)
    resource.write(hotel, row, facts)
    row = resource.find(hotel_id=hotel_id, key=key)
    after = resource.body(row)
    if after != before:
        _tell(resource, row, change="changed", before=before, after=after, by=by, at=at)
    return row


@use_case
def remove_row(
    resource: Resource[M], *, hotel_id: int, key: object, by: Actor, at: datetime
) -> None:
    """RateInUse where something else would miss it."""
    lock_hotel(hotel_id)
    lock_for_removal(resource.rows(hotel_id).filter(**{resource.key: key}))
    row = resource.find(hotel_id=hotel_id, key=key)
    used_by = [name for name, rows in resource.uses(row).items() if rows.exists()]
    if used_by:
        raise RateInUse(details={"used_by": used_by})
    _tell(resource, row, change="deleted", before=resource.body(row), after={}, by=by, at=at)
    row.delete()


def _tell(
    resource: Resource[M],
    row: M,
    *,
    change: str,
    before: Facts,
    after: Facts,
    by: Actor,
    at: datetime,
) -> None:
    tell_rates(
        hotel_id=row.hotel_id,  # type: ignore[attr-defined]  # each table has its hotel first
        resource=resource.name,
        key=str(getattr(row, resource.key)),
        change=change,
        by=by,
        at=at,
        **differences(before, after, unspoken=resource.unspoken),
    )
