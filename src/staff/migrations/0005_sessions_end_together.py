"""Logging out everywhere ends the sessions of every browser, and what these hear in real time."""

from __future__ import annotations

from django.db import migrations, models

TRIGGER = """
DROP TRIGGER staff_changed ON staff_staff;
CREATE TRIGGER staff_changed AFTER UPDATE OF {columns} ON staff_staff
FOR EACH ROW WHEN (({old}) IS DISTINCT FROM ({new}))
EXECUTE FUNCTION staff_changed()
"""
BEFORE = ("is_active", "hotel_id", "role", "user_id")


def trigger_on(*columns: str) -> str:
    return TRIGGER.format(
        columns=", ".join(columns),
        old=", ".join(f"OLD.{name}" for name in columns),
        new=", ".join(f"NEW.{name}" for name in columns),
    )


class Migration(migrations.Migration):
    dependencies = [("staff", "0004_saved_views")]

    operations = [
        migrations.AddField(
            model_name="staff",
            name="session_epoch",
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.RunSQL(trigger_on(*BEFORE, "session_epoch"), trigger_on(*BEFORE)),
    ]
