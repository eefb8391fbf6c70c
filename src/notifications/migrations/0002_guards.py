"""A message belongs to its booking's own hotel."""

from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0001_initial"),
        ("hotel", "0007_payment_terms_and_language"),
    ]

    operations = [
        migrations.RunSQL(
            "ALTER TABLE notifications_message ADD CONSTRAINT message_booking_of_same_hotel "
            "FOREIGN KEY (hotel_id, booking_id) REFERENCES hotel_roombooking (hotel_id, id)",
            "ALTER TABLE notifications_message DROP CONSTRAINT message_booking_of_same_hotel",
        ),
    ]
