from __future__ import annotations

from django.db import migrations

APPEND_ONLY = """
CREATE FUNCTION domain_events_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'domain events are append-only'
          USING ERRCODE = 'restrict_violation', CONSTRAINT = 'domain_events_are_append_only';
END $$;
CREATE TRIGGER domain_events_are_append_only
BEFORE UPDATE OR DELETE ON events_domainevent
FOR EACH STATEMENT EXECUTE FUNCTION domain_events_are_append_only()
"""
SAME_HOTEL = """
ALTER TABLE events_domainevent
  ADD CONSTRAINT event_booking_of_same_hotel FOREIGN KEY (hotel_id, booking_id)
      REFERENCES hotel_roombooking (hotel_id, id),
  ADD CONSTRAINT event_room_of_same_hotel FOREIGN KEY (hotel_id, room_id)
      REFERENCES rooms_room (hotel_id, id)
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial"), ("hotel", "0003_database_guards")]

    operations = [
        migrations.RunSQL(
            APPEND_ONLY,
            "DROP TRIGGER domain_events_are_append_only ON events_domainevent;"
            "DROP FUNCTION domain_events_are_append_only",
        ),
        migrations.RunSQL(
            SAME_HOTEL,
            "ALTER TABLE events_domainevent DROP CONSTRAINT event_booking_of_same_hotel,"
            "DROP CONSTRAINT event_room_of_same_hotel",
        ),
    ]
