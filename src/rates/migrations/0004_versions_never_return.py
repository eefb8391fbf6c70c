"""A hotel that is written whole, as it was read before its rates changed, would bring the version of then
back, and with it the prices of then that a process still remembers. It gets a new version instead."""

from __future__ import annotations

from django.db import migrations

CHANGED = """
DROP TRIGGER hotel_facts_changed ON hotel_hotel;
CREATE TRIGGER hotel_facts_changed BEFORE UPDATE ON hotel_hotel
FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND {seen})
EXECUTE FUNCTION hotel_facts_changed()
"""


class Migration(migrations.Migration):
    dependencies = [("rates", "0003_allotment_nights")]

    operations = [
        migrations.RunSQL(
            CHANGED.format(seen="NEW.rates_version <= OLD.rates_version"),
            CHANGED.format(seen="OLD.rates_version = NEW.rates_version"),
        ),
    ]
