"""A job that falls due later wakes nobody when it is written: see docs/adr/0008."""

from __future__ import annotations

from django.db import migrations

WAKE_THE_WORKER = """
DROP TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 ON procrastinate_jobs;
CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1
AFTER INSERT ON procrastinate_jobs FOR EACH ROW WHEN ({condition})
EXECUTE FUNCTION procrastinate_notify_queue_job_inserted_v1()
"""


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0002_append_only"),
        ("procrastinate", "0041_post_retry_failed_job"),
    ]

    operations = [
        migrations.RunSQL(
            WAKE_THE_WORKER.format(condition="NEW.status = 'todo' AND NEW.scheduled_at IS NULL"),
            WAKE_THE_WORKER.format(condition="NEW.status = 'todo'"),
        )
    ]
