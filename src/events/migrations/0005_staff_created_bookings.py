from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0004_telling")]

    operations = [
        migrations.AddIndex(
            model_name="domainevent",
            index=models.Index(
                condition=models.Q(("actor_kind", "STAFF"), ("name", "booking-created")),
                fields=["hotel", "booking"],
                name="staff_created_booking",
            ),
        ),
    ]
