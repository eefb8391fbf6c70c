"""Every minute the provider is asked about pages whose time is over: found without reading all payments."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("payments", "0003_waiting_provider_events")]

    operations = [
        migrations.AddIndex(
            model_name="payment",
            index=models.Index(
                fields=["expires_at"],
                condition=models.Q(("status__in", ("OPENING", "OPEN"))),
                name="payment_on_its_way",
            ),
        )
    ]
