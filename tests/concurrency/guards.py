"""Switching guards off, inside one test's database, to show that a race is real.

A table is put behind a view of itself that reads through a materialised expression: `FOR UPDATE` on it
locks nothing, and an UPDATE writes what was decided on the snapshot that it read. Nothing of the
application is replaced. Each such write first waits at a gate, so that all transactions have read
before the first one writes.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection

GATE = 4711
"""The advisory lock: shared for those who pass, exclusive for who holds them back."""
OPEN_GATE = GATE + 2
"""One that nobody holds: writes are not kept waiting."""

NIGHTS = "rooms_roomtypenight"
BOOKINGS = "hotel_roombooking"
ROOMS = "rooms_room"
QUOTES = "hotel_pricingquote"
ALLOTMENT_NIGHTS = "rates_allotmentnight"
PROMO_CODES = "rates_promocode"
COUNTED = {"sold", "held", "capacity", "oversold", "picked_up", "used"}

BEHIND_A_VIEW = """
ALTER TABLE {table} RENAME TO {table}_itself;
CREATE VIEW {table} AS
  WITH kept AS MATERIALIZED (SELECT * FROM {table}_itself) SELECT * FROM kept;
CREATE FUNCTION {table}_write() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared({gate});
    UPDATE {table}_itself SET {changes} WHERE {same_row};
    RETURN NEW;
END $$;
CREATE TRIGGER write INSTEAD OF UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_write();
"""
WRITTEN_COLUMNS = """
SELECT column_name, column_default FROM information_schema.columns
 WHERE table_schema = current_schema() AND table_name = %s AND is_generated = 'NEVER'
 ORDER BY ordinal_position
"""
"""The database works the others out itself; a view knows no defaults."""
ADD_THROUGH_THE_VIEW = """
CREATE FUNCTION {table}_add() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.id := nextval(pg_get_serial_sequence('{table}_itself', 'id'));
    INSERT INTO {table}_itself ({columns}) VALUES ({values});
    RETURN NEW;
END $$;
CREATE TRIGGER add INSTEAD OF INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_add();
"""
GATE_AT = """
CREATE OR REPLACE FUNCTION wait_at_gate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared({gate});
    RETURN NEW;
END $$;
CREATE TRIGGER gate {moment} ON {table} FOR EACH ROW EXECUTE FUNCTION wait_at_gate();
"""


def run(statement: str) -> None:
    """Several statements at once, which cannot be prepared: on the driver's own cursor."""
    connection.ensure_connection()
    connection.connection.execute(statement, prepare=False)


def lock_nothing(
    table: str, *, gate: int = GATE, counted: Collection[str] = frozenset(COUNTED)
) -> None:
    """Row locks on the table become no-ops and its updates are decided on what was read. Columns that are
    `counted` change by the difference; others become what was decided."""
    with connection.cursor() as cursor:
        key = connection.introspection.get_primary_key_columns(cursor, table)
        cursor.execute(WRITTEN_COLUMNS, [table])
        defaults = dict(cursor.fetchall())
    names = list(defaults)
    changes = (
        f"{name} = {name} + NEW.{name} - OLD.{name}" if name in counted else f"{name} = NEW.{name}"
        for name in names
    )
    same_row = " AND ".join(f"{name} = OLD.{name}" for name in key or ())
    run(BEHIND_A_VIEW.format(table=table, gate=gate, changes=", ".join(changes), same_row=same_row))
    if "id" in names:
        values = (
            f"COALESCE(NEW.{name}, {default})" if default else f"NEW.{name}"
            for name, default in defaults.items()
        )
        columns = ", ".join(names)
        run(ADD_THROUGH_THE_VIEW.format(table=table, columns=columns, values=", ".join(values)))


def write_nothing(table: str) -> None:
    """The same, and updates are answered as if they were written: not even they lock a row."""
    lock_nothing(table)
    run(
        f"CREATE OR REPLACE FUNCTION {table}_write() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RETURN NEW; END $$"
    )


def lock_again(table: str) -> None:
    run(f"DROP VIEW {table}; ALTER TABLE {table}_itself RENAME TO {table}")


def gate_at(moment: str, table: str) -> None:
    """`moment` as in CREATE TRIGGER: "AFTER INSERT"."""
    run(GATE_AT.format(gate=GATE, moment=moment, table=table))


def drop_constraint(table: str, name: str) -> None:
    run(f"ALTER TABLE {table} DROP CONSTRAINT {name}")


def drop_index(name: str) -> None:
    run(f"DROP INDEX {name}")


SELL_IN_SOME_ORDER = """
CREATE OR REPLACE FUNCTION sell_nights(of_hotel bigint, of_type bigint, from_night date, to_night date)
RETURNS integer LANGUAGE plpgsql AS $$
DECLARE each date; place integer := 0; changed integer := 0; one integer;
        backwards boolean := NOT pg_try_advisory_xact_lock({gate} + 1);
BEGIN
    FOR each IN SELECT night FROM rooms_roomtypenight
                 WHERE hotel_id = of_hotel AND room_type_id = of_type
                   AND night >= from_night AND night < to_night
                 ORDER BY CASE WHEN backwards THEN from_night - night ELSE night - from_night END
    LOOP
        UPDATE rooms_roomtypenight SET sold = sold + 1
         WHERE hotel_id = of_hotel AND room_type_id = of_type AND night = each AND sold < capacity;
        GET DIAGNOSTICS one = ROW_COUNT;
        changed := changed + one;
        PERFORM pg_advisory_xact_lock_shared({gate});
    END LOOP;
    RETURN changed;
END $$
"""


PICK_UP_AT_ONCE = """
CREATE OR REPLACE FUNCTION pick_up_nights(of_hotel bigint, of_type bigint, from_night date,
                                          to_night date, of_allotment bigint)
RETURNS integer LANGUAGE plpgsql AS $$
DECLARE picked integer;
BEGIN
    WITH nights AS (
        UPDATE rooms_roomtypenight SET sold = sold + 1, held = held - 1
         WHERE hotel_id = of_hotel AND room_type_id = of_type
           AND night >= from_night AND night < to_night AND held > 0
     RETURNING night
    ), kept AS (
        UPDATE rates_allotmentnight SET picked_up = picked_up + 1
         WHERE hotel_id = of_hotel AND allotment_id = of_allotment AND room_type_id = of_type
           AND night >= from_night AND night < to_night AND picked_up < rooms
     RETURNING night
    )
    SELECT least((SELECT count(*) FROM nights), (SELECT count(*) FROM kept)) INTO picked;
    RETURN picked;
END $$
"""


def pick_up_on_what_was_read() -> None:
    """The allotment's nights are not looked at again once the type-nights are locked."""
    run(PICK_UP_AT_ONCE)


def sell_in_opposite_orders() -> None:
    """The first to sell goes through its nights forwards, everybody else backwards."""
    run(SELL_IN_SOME_ORDER.format(gate=GATE))
