"""`make bench`: availability and booking over HTTP beside the same statements in pgbench.

On its own PostgreSQL with durable settings, over loopback, removed afterwards.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import FrameType

import django
import psycopg
from django.core.management import call_command
from django.db import connections

from bench.bulk import Bulk, hire_manager, measure_bulk
from bench.cases import Case, all_cases
from bench.drivers import CannotMeasure, ensure_wrk
from bench.measuring import Measured, Place, measure
from bench.outside import Surrounding, load_outside, measure_outside
from bench.outside_report import outside_facts, outside_tables_of
from bench.rated import load_rated
from bench.report import bulk_table_of, comparisons_of, facts_of, machine, table_of, write_report
from bench.server import UNLIMITED, Shape, serving_web
from bench.world import World, load
from cli.database import PATIENT_LIMITS
from cli.environment import with_defaults
from cli.postgres.cluster import SUPERUSER, Cluster, cluster_in
from cli.postgres.server import serving
from config.env import REPOSITORY
from room_bookings.recount import differences
from room_bookings.search_index import rebuild_index

FOLDER = REPOSITORY / "var" / "bench"
ACCOUNTS = ("STRIPE_SECRET_KEY", "EMAIL_PROVIDER", "EMAIL_HOST", "SMS_ACCOUNT_SID")
Report = tuple[list[str], dict[str, object]]
SHAPES = (Shape(2, 1), Shape(2, 2), Shape(2, 3), Shape(2, 4), Shape(2, 8))


def main() -> None:
    signal.signal(signal.SIGTERM, interrupt)
    options = read_options()
    forget_accounts()
    try:
        tables, facts = measured(options)
    except CannotMeasure as exc:
        sys.exit(f"bench: {exc}")
    except KeyboardInterrupt:
        sys.exit(130)
    markdown = "\n\n".join(table.strip() for table in (machine(), *tables)) + "\n"
    write_report(FOLDER, name_of(options), markdown, facts)
    print(markdown)


def name_of(options: argparse.Namespace) -> str:
    chosen = (name for name in ("outside", "search", "rack") if getattr(options, name))
    return next(chosen, "report")


def forget_accounts() -> None:
    """Nothing that is measured reaches a real provider."""
    for name in ACCOUNTS:
        os.environ.pop(name, None)


def measured(options: argparse.Namespace) -> Report:
    if options.search:
        return measured_search(options)
    if options.rack:
        return measured_rack()
    return measured_outside(options) if options.outside else measured_all(options)


def measured_search(options: argparse.Namespace) -> Report:
    with own_database() as cluster:
        set_up()
        searching = import_module("bench.search")  # models exist only once Django is set up
        with super_user(cluster) as server:
            searching.load_search(server, options.search)
            searching.index_all(server)
        asked = searching.measure_search()
        table = searching.search_table(asked)
    searching.assert_fast(asked)
    return [table], {"search": searching.search_facts(asked)}


def measured_rack() -> Report:
    with own_database() as cluster:
        set_up()
        racking, answering = import_module("bench.rack_page"), import_module("bench.rack")
        with super_user(cluster) as server:
            racking.load_rack(server)
        answer = answering.measure_rack_answer(racking.HOTEL)
        rack = racking.measure_rack()
    answering.assert_answers_fast(answer)
    racking.assert_smooth(rack)
    tables = [answering.rack_answer_table(answer), racking.rack_table(rack)]
    facts = {"rack": racking.rack_facts(rack), "answer": answering.rack_answer_facts(answer)}
    return tables, facts


def measured_all(options: argparse.Namespace) -> Report:
    ensure_wrk()
    with own_database() as cluster:
        cases = prepare(cluster, World(options.hotels, options.bookings))
        measured, bulk = run(cluster, cases, options)
        outside = [] if options.shapes else run_outside(cluster, options)
        assert_recount_is_clean()
    tables = [table_of(measured), comparisons_of(measured), bulk_table_of(bulk)]
    tables += outside_tables_of(outside) if outside else []
    return tables, facts_of(measured, bulk) | {"outside": outside_facts(outside)}


def measured_outside(options: argparse.Namespace) -> Report:
    with own_database() as cluster:
        prepare(cluster, World(hotels=1, bookings=0), is_outside_only=True)
        outside = run_outside(cluster, options)
        assert_recount_is_clean()
    return outside_tables_of(outside), {"outside": outside_facts(outside)}


def interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--seconds", type=int, default=6, help="of each measurement")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--hotels", type=int, default=200)
    parser.add_argument("--bookings", type=int, default=100_000)
    parser.add_argument("--outside", action="store_true", help="only bookings while others hang")
    parser.add_argument("--search", type=int, metavar="BOOKINGS", help="only search among so many")
    parser.add_argument("--rack", action="store_true", help="only the room rack")
    parser.add_argument("--turns", type=int, default=2, help="of each surrounding of --outside")
    parser.add_argument("--turn-seconds", type=int, default=8)
    parser.add_argument("--shapes", action="store_true", help="compare workers x threads")
    return parser.parse_args()


@contextmanager
def own_database() -> Iterator[Cluster]:
    """A cluster with the settings of `hotelmate up`, on the disk, removed when the block ends."""
    home = FOLDER / "home"
    shutil.rmtree(home, ignore_errors=True)
    cluster = replace(cluster_in(home), is_throw_away=True)
    with serving(cluster) as use:
        os.environ["DATABASE_URL"] = use.url()
        os.environ["HOTELMATE_DATA"] = str(home)
        try:
            yield cluster
        finally:
            connections.close_all()
    shutil.rmtree(home, ignore_errors=True)


def set_up() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    with with_defaults({**PATIENT_LIMITS, **UNLIMITED}):
        django.setup()
    call_command("migrate", verbosity=0)


def super_user(cluster: Cluster) -> psycopg.Connection:
    return psycopg.connect(
        cluster.url(role=SUPERUSER), autocommit=True, cursor_factory=psycopg.ClientCursor
    )


def prepare(cluster: Cluster, world: World, *, is_outside_only: bool = False) -> list[Case]:
    set_up()
    with super_user(cluster) as server:
        others = () if is_outside_only else (load_rated, hire_manager)
        load(server, world, *others, load_outside)
    rebuild_index()
    try:
        return [] if is_outside_only else all_cases(world)
    finally:
        connections.close_all()


def run(
    cluster: Cluster, cases: list[Case], options: argparse.Namespace
) -> tuple[list[Measured], list[Bulk]]:
    measured: list[Measured] = []
    bulk: list[Bulk] = []
    for shape in SHAPES if options.shapes else (Shape(),):
        with serving_web(shape) as (site, groups):
            place = Place(
                site, groups, cluster.program("pgbench"), cluster.url(), postmaster(cluster)
            )
            of_shape = [case.in_shape(str(shape)) if options.shapes else case for case in cases]
            measured += measure(place, of_shape, seconds=options.seconds, repeats=options.repeats)
            bulk = bulk or measure_bulk(site, repeats=options.repeats)
    return measured, bulk


def run_outside(cluster: Cluster, options: argparse.Namespace) -> list[Surrounding]:
    return measure_outside(
        cluster.url(), postmaster(cluster), seconds=options.turn_seconds, repeats=options.turns
    )


def assert_recount_is_clean() -> None:
    """The scripts of pgbench draw ids in SQL, which does not know the key of the search index."""
    rebuild_index()
    found = differences()
    if found:
        raise CannotMeasure(f"{len(found)} differences, the first: {found[0]}")


def postmaster(cluster: Cluster) -> int:
    return int((Path(cluster.data) / "postmaster.pid").read_text().split("\n", 1)[0])


main()
