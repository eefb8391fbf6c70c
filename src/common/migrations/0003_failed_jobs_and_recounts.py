"""Failed jobs are found without reading those that succeeded, and what a recount found is kept."""

from __future__ import annotations

from django.db import migrations, models

INDEX = """
CREATE INDEX hotelmate_failed_jobs ON procrastinate_jobs (id)
 WHERE status = 'failed'::procrastinate_job_status
"""


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0002_name_of_a_worker"),
        ("procrastinate", "0041_post_retry_failed_job"),
    ]

    operations = [
        migrations.RunSQL(INDEX, "DROP INDEX hotelmate_failed_jobs"),
        migrations.CreateModel(
            name="Recount",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False, auto_created=True, verbose_name="ID")),
                ("asked_at", models.DateTimeField()),
                ("asked_by_label", models.CharField(max_length=150)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("found", models.PositiveIntegerField(blank=True, null=True)),
                ("first_lines", models.JSONField(default=list)),
            ],
            options={"ordering": ("-id",)},
        ),
    ]
