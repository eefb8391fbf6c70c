"""Asked within the statement that writes an event: a function's plan is made once for a connection."""

from __future__ import annotations

from django.db import migrations

HAS_OPEN_WEBHOOK = """
CREATE FUNCTION has_open_webhook(of_hotel bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT FROM webhooks_webhookendpoint
                    WHERE hotel_id = of_hotel AND is_active AND paused_at IS NULL);
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("webhooks", "0002_guards")]

    operations = [migrations.RunSQL(HAS_OPEN_WEBHOOK, "DROP FUNCTION has_open_webhook(bigint)")]
