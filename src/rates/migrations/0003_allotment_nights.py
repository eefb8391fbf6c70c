"""Nights of an allotment are sold and given back together with the type-nights that hold them.

The locks come in one order: a type's nights by date, then the allotment's. Who writes a night of an
allotment has locked its type-night first.
"""

from __future__ import annotations

from django.db import migrations

ARGUMENTS = """of_hotel bigint, of_type bigint, from_night date, to_night date, of_allotment bigint"""
OF_STAY = """hotel_id = of_hotel AND room_type_id = of_type
       AND night >= from_night AND night < to_night"""
OF_BLOCK = f"allotment_id = of_allotment AND {OF_STAY}"

PICK_UP = f"""
CREATE FUNCTION pick_up_nights({ARGUMENTS})
RETURNS integer LANGUAGE plpgsql
SET enable_seqscan = off SET enable_bitmapscan = off AS $$
-- For a new stay: every night must be kept, and have a room left. Index scans lock in date order.
DECLARE changed integer; picked integer;
BEGIN
    UPDATE rooms_roomtypenight SET sold = sold + 1, held = held - 1
     WHERE {OF_STAY} AND held > 0;
    GET DIAGNOSTICS changed = ROW_COUNT;
    UPDATE rates_allotmentnight SET picked_up = picked_up + 1
     WHERE {OF_BLOCK} AND picked_up < rooms;
    GET DIAGNOSTICS picked = ROW_COUNT;
    RETURN least(changed, picked);
END $$
"""

IS_KEPT = """is_kept AND EXISTS (SELECT 1 FROM rates_allotmentnight b
                             WHERE b.hotel_id = of_hotel AND b.allotment_id = of_allotment
                               AND b.room_type_id = of_type AND b.night = t.night)"""

CHANGE = f"""
CREATE FUNCTION {{name}}({ARGUMENTS})
RETURNS integer LANGUAGE plpgsql AS $$
-- For a stay that is changed. The caller has locked the type-nights, so that nobody releases the
-- allotment meanwhile. Where it keeps the night until the release, the room goes from and to the
-- allotment; after it, and outside, from and to everybody. Checks of the tables refuse.
DECLARE changed integer; is_kept boolean;
BEGIN
    SELECT released_at IS NULL INTO is_kept FROM rates_allotment
     WHERE hotel_id = of_hotel AND id = of_allotment;
    UPDATE rates_allotmentnight
       SET picked_up = picked_up {{sign}} 1,
           rooms = rooms {{sign}} CASE WHEN is_kept THEN 0 ELSE 1 END
     WHERE {OF_BLOCK};
    UPDATE rooms_roomtypenight t SET {{change}}
     WHERE {OF_STAY};
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END $$
"""
SOLD = f"""sold = sold + 1, held = held - ({IS_KEPT})::integer"""
GIVEN_BACK = f"""sold = sold - 1, held = held + ({IS_KEPT})::integer,
           oversold = oversold - CASE WHEN {IS_KEPT} THEN 0 ELSE least(oversold, 1) END,
           capacity = capacity - CASE WHEN {IS_KEPT} THEN 0 ELSE least(oversold, 1) END"""


class Migration(migrations.Migration):
    dependencies = [("rates", "0002_guards")]

    operations = [
        migrations.RunSQL(PICK_UP, "DROP FUNCTION pick_up_nights"),
        migrations.RunSQL(
            CHANGE.format(name="sell_nights_to_allotment", sign="+", change=SOLD),
            "DROP FUNCTION sell_nights_to_allotment",
        ),
        migrations.RunSQL(
            CHANGE.format(name="give_back_nights_of_allotment", sign="-", change=GIVEN_BACK),
            "DROP FUNCTION give_back_nights_of_allotment",
        ),
    ]
