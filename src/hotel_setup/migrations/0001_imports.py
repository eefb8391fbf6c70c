"""What is brought over from other systems, and which booking stands for which of theirs."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('hotel', '0012_groups_and_texts'),
        ('staff', '0006_invitations_and_programs'),
    ]

    operations = [
        migrations.CreateModel(
            name='ImportedBooking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(max_length=60)),
                ('created_at', models.DateTimeField()),
                ('booking', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='imported_from', to='hotel.roombooking')),
                ('hotel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hotel.hotel')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('hotel', 'reference'), name='old_reference_once_a_hotel')],
            },
        ),
        migrations.CreateModel(
            name='ImportRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('ROOMS', 'Rooms'), ('BOOKINGS', 'Future bookings')], max_length=10)),
                ('is_trial', models.BooleanField()),
                ('status', models.CharField(choices=[('WAITING', 'Waiting'), ('RUNNING', 'Under way'), ('DONE', 'Done')], default='WAITING', max_length=10)),
                ('content', models.BinaryField(null=True)),
                ('rows', models.PositiveIntegerField(default=0)),
                ('rows_done', models.PositiveIntegerField(default=0)),
                ('report', models.JSONField(default=list)),
                ('created_at', models.DateTimeField()),
                ('finished_at', models.DateTimeField(null=True)),
                ('actor_kind', models.CharField(max_length=10)),
                ('actor_label', models.CharField(blank=True, default='', max_length=150)),
                ('hotel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='import_runs', to='hotel.hotel')),
                ('staff', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='staff.staff')),
            ],
            options={
                'ordering': ('hotel_id', '-created_at'),
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['ROOMS', 'BOOKINGS'])), name='import_kind_known'), models.CheckConstraint(condition=models.Q(('status__in', ['WAITING', 'RUNNING', 'DONE'])), name='import_status_known')],
            },
        ),
        migrations.RunSQL(
            "ALTER TABLE hotel_setup_importedbooking ADD CONSTRAINT imported_booking_of_same_hotel "
            "FOREIGN KEY (hotel_id, booking_id) REFERENCES hotel_roombooking (hotel_id, id)",
            "ALTER TABLE hotel_setup_importedbooking DROP CONSTRAINT imported_booking_of_same_hotel",
        ),
    ]
