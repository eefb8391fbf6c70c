"""Whoever is shut out, moved or given another role is told of at once, however it was written: the server
of real time cuts them off. See docs/realtime.md."""

from __future__ import annotations

from django.conf import settings
from django.db import migrations

CHANGED = """
CREATE FUNCTION staff_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('hotelmate_staff_changed', OLD.user_id::text);
    RETURN NULL;
END $$;
CREATE FUNCTION account_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('hotelmate_staff_changed', OLD.id::text);
    RETURN NULL;
END $$;
CREATE TRIGGER staff_changed AFTER UPDATE OF is_active, hotel_id, role, user_id ON staff_staff
FOR EACH ROW WHEN ((OLD.is_active, OLD.hotel_id, OLD.role, OLD.user_id)
                   IS DISTINCT FROM (NEW.is_active, NEW.hotel_id, NEW.role, NEW.user_id))
EXECUTE FUNCTION staff_changed();
CREATE TRIGGER staff_deleted AFTER DELETE ON staff_staff
FOR EACH ROW EXECUTE FUNCTION staff_changed();
CREATE TRIGGER account_changed AFTER UPDATE OF is_active ON auth_user
FOR EACH ROW WHEN (OLD.is_active IS DISTINCT FROM NEW.is_active)
EXECUTE FUNCTION account_changed();
CREATE TRIGGER account_deleted AFTER DELETE ON auth_user
FOR EACH ROW EXECUTE FUNCTION account_changed()
"""
UNDONE = """
DROP TRIGGER account_deleted ON auth_user;
DROP TRIGGER account_changed ON auth_user;
DROP TRIGGER staff_deleted ON staff_staff;
DROP TRIGGER staff_changed ON staff_staff;
DROP FUNCTION account_changed;
DROP FUNCTION staff_changed
"""


class Migration(migrations.Migration):
    dependencies = [
        ("staff", "0002_preferences"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [migrations.RunSQL(CHANGED, UNDONE)]
