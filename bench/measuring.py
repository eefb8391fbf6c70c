"""One run: every case by wrk and by pgbench, in alternating order, several times."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median
from typing import LiteralString

import psycopg

from bench.cases import Case
from bench.drivers import CannotMeasure, Run, run_pgbench, run_wrk
from bench.processor import seconds_of_family, seconds_of_groups

LARGEST_SPREAD = 0.30
WARM_UP_SECONDS = 1


@dataclass(frozen=True)
class Place:
    """Where to measure: the site with its process groups, the database with its first process."""

    site: str
    groups: list[int]
    pgbench: str
    url: str
    postmaster: int


@dataclass(frozen=True)
class Cost:
    """A run and the processor time of one operation, in milliseconds."""

    run: Run
    application: float
    database: float


@dataclass
class Measured:
    case: Case
    http: list[Cost] = field(default_factory=list)
    raw: list[Cost] = field(default_factory=list)

    @property
    def ratios(self) -> list[float]:
        return [h.run.rate / r.run.rate for h, r in zip(self.http, self.raw, strict=True)]

    @property
    def is_resolved(self) -> bool:
        """Do the repetitions agree? Where they do not, the machine was too noisy to tell."""
        return all(
            spread(rates) <= LARGEST_SPREAD
            for rates in (rates_of(self.http), rates_of(self.raw), self.ratios)
        )


def rates_of(costs: list[Cost]) -> list[float]:
    return [cost.run.rate for cost in costs]


def spread(values: list[float]) -> float:
    return (max(values) - min(values)) / median(values)


def measure(place: Place, cases: list[Case], *, seconds: int, repeats: int) -> list[Measured]:
    found = [Measured(case) for case in cases]
    for each in found:
        over_http(place, each.case, seconds=WARM_UP_SECONDS)
    scans = _full_scans(place.url)
    for repeat in range(repeats):
        for each in found:
            _measure_both(place, each, seconds=seconds, is_http_first=bool(repeat % 2))
    if _full_scans(place.url) != scans:
        raise CannotMeasure("a statement has read a whole table: an index is missing")
    return found


def over_http(place: Place, case: Case, *, seconds: int) -> Cost:
    before = _bookings_begun(place.url)
    cost = _costing(place, lambda: run_wrk(place.site, case.lua, case.arguments, seconds=seconds))
    written = _bookings_begun(place.url) - before
    if case.is_write and written < cost.run.operations:
        raise CannotMeasure(f"{cost.run.operations} bookings answered, {written} written")
    return cost


def straight(place: Place, case: Case, *, seconds: int) -> Cost:
    return _costing(
        place, lambda: run_pgbench(place.pgbench, place.url, case.script, seconds=seconds)
    )


def _measure_both(place: Place, each: Measured, *, seconds: int, is_http_first: bool) -> None:
    if is_http_first:
        each.http.append(over_http(place, each.case, seconds=seconds))
    each.raw.append(straight(place, each.case, seconds=seconds))
    if not is_http_first:
        each.http.append(over_http(place, each.case, seconds=seconds))


def _costing(place: Place, drive: Callable[[], Run]) -> Cost:
    application, database = seconds_of_groups(place.groups), seconds_of_family(place.postmaster)
    run = drive()
    _wait_until_gone(place.url)
    return Cost(
        run,
        (seconds_of_groups(place.groups) - application) / run.operations * 1000,
        (seconds_of_family(place.postmaster) - database) / run.operations * 1000,
    )


def _wait_until_gone(url: str) -> None:
    """The processor time of pgbench's backends counts once PostgreSQL has buried them."""
    while _ask(url, "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'pgbench'")[0]:
        time.sleep(0.05)
    time.sleep(0.2)


def _bookings_begun(url: str) -> int:
    [count] = _ask(url, "SELECT last_value FROM hotel_roombooking_id_seq")
    return int(count)


def _full_scans(url: str) -> tuple[int, ...]:
    return _ask(
        url,
        "SELECT sum(seq_scan)::bigint FROM pg_stat_user_tables"
        " WHERE relname IN ('rooms_roomtypenight', 'hotel_roombooking', 'rates_ratenight')",
    )


def _ask(url: str, question: LiteralString) -> tuple[int, ...]:
    with psycopg.connect(url) as server:
        return server.execute(question).fetchone() or ()
