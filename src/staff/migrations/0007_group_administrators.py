"""Who administers a group works for each of its hotels, and for none of them from the moment that ends.

The group is that of one's own hotel, which a composite foreign key holds. The server of real time is told
when somebody is given or loses a group, and when a hotel leaves one.
"""

from __future__ import annotations

from django.db import migrations, models
from django.db.models import Q

STAFF = """
DROP TRIGGER staff_changed ON staff_staff;
CREATE TRIGGER staff_changed AFTER UPDATE OF {columns} ON staff_staff
FOR EACH ROW WHEN (({old}) IS DISTINCT FROM ({new}))
EXECUTE FUNCTION staff_changed()
"""
BEFORE = ("is_active", "hotel_id", "role", "user_id", "session_epoch")

HOTEL = """
CREATE FUNCTION hotel_left_group() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('hotelmate_staff_changed', user_id::text)
       FROM staff_staff WHERE hotel_group_id = OLD.hotel_group_id;
    RETURN NULL;
END $$;
CREATE TRIGGER hotel_left_group AFTER UPDATE OF hotel_group_id ON hotel_hotel
FOR EACH ROW WHEN (OLD.hotel_group_id IS NOT NULL
                   AND OLD.hotel_group_id IS DISTINCT FROM NEW.hotel_group_id)
EXECUTE FUNCTION hotel_left_group()
"""
HOTEL_UNDONE = """
DROP TRIGGER hotel_left_group ON hotel_hotel;
DROP FUNCTION hotel_left_group
"""

BOUND = """
ALTER TABLE hotel_hotel ADD CONSTRAINT hotel_of_group UNIQUE (hotel_group_id, id);
ALTER TABLE staff_staff ADD CONSTRAINT staff_administers_own_group
    FOREIGN KEY (hotel_group_id, hotel_id) REFERENCES hotel_hotel (hotel_group_id, id)
"""
UNBOUND = """
ALTER TABLE staff_staff DROP CONSTRAINT staff_administers_own_group;
ALTER TABLE hotel_hotel DROP CONSTRAINT hotel_of_group
"""


def trigger_on(*columns: str) -> str:
    return STAFF.format(
        columns=", ".join(columns),
        old=", ".join(f"OLD.{name}" for name in columns),
        new=", ".join(f"NEW.{name}" for name in columns),
    )


class Migration(migrations.Migration):
    dependencies = [("staff", "0006_invitations_and_programs")]

    operations = [
        migrations.RemoveConstraint(model_name="savedview", name="one_view_of_a_name"),
        migrations.AddConstraint(
            model_name="savedview",
            constraint=models.UniqueConstraint(
                fields=("staff", "hotel", "name"), name="one_view_of_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="staff",
            constraint=models.CheckConstraint(
                condition=Q(hotel_group__isnull=True) | Q(role="HOTEL_ADMIN", is_integration=False),
                name="staff_of_group_administers",
            ),
        ),
        migrations.RunSQL(BOUND, UNBOUND),
        migrations.RunSQL(trigger_on(*BEFORE, "hotel_group_id"), trigger_on(*BEFORE)),
        migrations.RunSQL(HOTEL, HOTEL_UNDONE),
    ]
