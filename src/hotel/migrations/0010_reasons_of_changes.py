from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0003_quiet_future_jobs"),
        ("hotel", "0009_booking_search"),
    ]

    operations = [
        migrations.CreateModel(
            name="ChangeReason",
            fields=[
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="events.domainevent",
                    ),
                ),
                (
                    "hotel",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="hotel.hotel",
                    ),
                ),
                (
                    "booking",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="change_reasons",
                        to="hotel.roombooking",
                    ),
                ),
                ("text", models.TextField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="change_reason_says_something",
                    )
                ],
            },
        ),
        migrations.RunSQL(
            "ALTER TABLE hotel_changereason ADD CONSTRAINT change_reason_of_same_hotel "
            "FOREIGN KEY (hotel_id, booking_id) REFERENCES hotel_roombooking (hotel_id, id)",
            "ALTER TABLE hotel_changereason DROP CONSTRAINT change_reason_of_same_hotel",
        ),
    ]
