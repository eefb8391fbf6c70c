"""What makes a wrong row impossible whoever writes it: keys that bind every row to its own hotel,
stays that keep off blocked rooms, and the selling of nights in one statement and one lock order."""

from __future__ import annotations

from django.db import migrations

SAME_HOTEL = (
    ("rooms_room", "room_type_id", "rooms_roomtype", "room_type_of_same_hotel"),
    ("rooms_roomblock", "room_id", "rooms_room", "blocked_room_of_same_hotel"),
    ("rooms_roomtypenight", "room_type_id", "rooms_roomtype", "night_type_of_same_hotel"),
    ("hotel_pricingquote", "room_type_id", "rooms_roomtype", "quoted_type_of_same_hotel"),
    ("hotel_roombooking", "room_type_id", "rooms_roomtype", "booked_type_of_same_hotel"),
    ("hotel_roombooking", "assigned_room_id", "rooms_room", "assigned_room_of_same_hotel"),
    ("hotel_roombooking", "moved_from_room_id", "rooms_room", "left_room_of_same_hotel"),
    ("hotel_bookingguest", "booking_id", "hotel_roombooking", "party_of_same_hotel"),
)


def bind_to_hotel(table: str, column: str, target: str, name: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY (hotel_id, {column}) "
        f"REFERENCES {target} (hotel_id, id)",
        f"ALTER TABLE {table} DROP CONSTRAINT {name}",
    )


NIGHT_UPDATE = """
CREATE FUNCTION {name}(of_hotel bigint, of_type bigint, from_night date, to_night date)
RETURNS integer LANGUAGE plpgsql
SET enable_seqscan = off SET enable_bitmapscan = off AS $$
-- An index scan visits, and so locks, the nights in date order: two stays can never deadlock.
DECLARE changed integer;
BEGIN
    UPDATE rooms_roomtypenight SET {change}
     WHERE hotel_id = of_hotel AND room_type_id = of_type
       AND night >= from_night AND night < to_night AND {guard};
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END $$
"""

GIVE_BACK = """sold = sold - 1, oversold = oversold - least(oversold, 1),
           capacity = capacity - least(oversold, 1)"""

BLOCKING_RULE = """
CREATE FUNCTION booking_blocks_room(status text, checked_in timestamptz, checked_out timestamptz)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT checked_out IS NULL AND (status = 'CONFIRMED' OR checked_in IS NOT NULL)
$$
"""

STAYS_KEEP_OFF_BLOCKS = """
CREATE FUNCTION stays_keep_off_blocks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM rooms_room WHERE id = NEW.assigned_room_id FOR NO KEY UPDATE;
    IF EXISTS (SELECT 1 FROM rooms_room
                WHERE id = NEW.assigned_room_id AND hotel_id = NEW.hotel_id
                  AND room_type_id <> NEW.room_type_id) THEN
        RAISE EXCEPTION 'the room is of another type than the one booked'
              USING ERRCODE = 'check_violation', CONSTRAINT = 'assigned_room_of_booked_type';
    END IF;
    IF EXISTS (SELECT 1 FROM rooms_roomblock
                WHERE room_id = NEW.assigned_room_id AND released_at IS NULL
                  AND start_date < NEW.check_out AND end_date > NEW.check_in) THEN
        RAISE EXCEPTION 'the room is blocked for these nights'
              USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'stays_keep_off_blocks';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER stays_keep_off_blocks
BEFORE INSERT OR UPDATE OF assigned_room_id, check_in, check_out, status, checked_in_at, checked_out_at
ON hotel_roombooking FOR EACH ROW
WHEN (NEW.assigned_room_id IS NOT NULL
      AND booking_blocks_room(NEW.status, NEW.checked_in_at, NEW.checked_out_at))
EXECUTE FUNCTION stays_keep_off_blocks()
"""

BLOCKS_KEEP_OFF_STAYS = """
CREATE FUNCTION blocks_keep_off_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM rooms_room WHERE id = NEW.room_id FOR NO KEY UPDATE;
    IF EXISTS (SELECT 1 FROM hotel_roombooking
                WHERE assigned_room_id = NEW.room_id
                  AND booking_blocks_room(status, checked_in_at, checked_out_at)
                  AND check_in < NEW.end_date AND check_out > NEW.start_date) THEN
        RAISE EXCEPTION 'the room has stays in these nights'
              USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'blocks_keep_off_stays';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER blocks_keep_off_stays
BEFORE INSERT OR UPDATE OF room_id, start_date, end_date, released_at
ON rooms_roomblock FOR EACH ROW WHEN (NEW.released_at IS NULL)
EXECUTE FUNCTION blocks_keep_off_stays()
"""


class Migration(migrations.Migration):
    dependencies = [("hotel", "0002_initial"), ("rooms", "0001_initial")]

    operations = [
        *(bind_to_hotel(*binding) for binding in SAME_HOTEL),
        migrations.RunSQL(
            "ALTER TABLE rooms_roomtypenight SET (fillfactor = 80)",
            "ALTER TABLE rooms_roomtypenight RESET (fillfactor)",
        ),
        migrations.RunSQL(
            NIGHT_UPDATE.format(name="sell_nights", change="sold = sold + 1", guard="sold < capacity"),
            "DROP FUNCTION sell_nights",
        ),
        migrations.RunSQL(
            NIGHT_UPDATE.format(name="give_back_nights", change=GIVE_BACK, guard="sold > 0"),
            "DROP FUNCTION give_back_nights",
        ),
        migrations.RunSQL(BLOCKING_RULE, "DROP FUNCTION booking_blocks_room"),
        migrations.RunSQL(
            STAYS_KEEP_OFF_BLOCKS,
            "DROP TRIGGER stays_keep_off_blocks ON hotel_roombooking;"
            "DROP FUNCTION stays_keep_off_blocks",
        ),
        migrations.RunSQL(
            BLOCKS_KEEP_OFF_STAYS,
            "DROP TRIGGER blocks_keep_off_stays ON rooms_roomblock;"
            "DROP FUNCTION blocks_keep_off_stays",
        ),
    ]
