"""A worker's heartbeat says of which program it is: the name that its connection gives itself."""

from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("common", "0001_initial"), ("procrastinate", "0041_post_retry_failed_job")]

    operations = [
        migrations.RunSQL(
            "ALTER TABLE procrastinate_workers"
            " ADD COLUMN program text NOT NULL DEFAULT current_setting('application_name')",
            "ALTER TABLE procrastinate_workers DROP COLUMN program",
        )
    ]
