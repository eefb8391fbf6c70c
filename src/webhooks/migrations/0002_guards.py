from __future__ import annotations

from django.db import migrations

SAME_HOTEL = """
ALTER TABLE webhooks_webhookdelivery
  ADD CONSTRAINT webhook_delivery_of_same_hotel FOREIGN KEY (hotel_id, endpoint_id)
      REFERENCES webhooks_webhookendpoint (hotel_id, id) ON DELETE CASCADE
"""


class Migration(migrations.Migration):
    dependencies = [("webhooks", "0001_initial")]

    operations = [
        migrations.RunSQL(
            SAME_HOTEL,
            "ALTER TABLE webhooks_webhookdelivery DROP CONSTRAINT webhook_delivery_of_same_hotel",
        )
    ]
