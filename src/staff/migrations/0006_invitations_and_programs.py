from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('hotel', '0012_groups_and_texts'),
        ('staff', '0005_sessions_end_together'),
    ]

    operations = [
        migrations.AddField(
            model_name='staff',
            name='hotel_group',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='staff', to='hotel.hotelgroup'),
        ),
        migrations.AddField(
            model_name='staff',
            name='is_integration',
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.CreateModel(
            name='ApiToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60)),
                ('token_start', models.CharField(max_length=8)),
                ('created_at', models.DateTimeField()),
                ('created_by_label', models.CharField(blank=True, default='', max_length=150)),
                ('expires_at', models.DateTimeField(blank=True, null=True)),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('hotel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='api_tokens', to='hotel.hotel')),
                ('staff', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='api_token', to='staff.staff')),
            ],
            options={
                'ordering': ('hotel_id', 'name'),
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254)),
                ('role', models.CharField(choices=[('FRONT_DESK', 'Front desk'), ('HOUSEKEEPING', 'Housekeeping'), ('MANAGER', 'Manager'), ('HOTEL_ADMIN', 'Hotel administrator')], max_length=20)),
                ('language', models.CharField(choices=[('en', 'English'), ('de', 'Deutsch'), ('fr', 'Français'), ('es', 'Español')], default='en', max_length=5)),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('created_at', models.DateTimeField()),
                ('created_by_label', models.CharField(blank=True, default='', max_length=150)),
                ('expires_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('accepted_at', models.DateTimeField(blank=True, null=True)),
                ('accepted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.staff')),
                ('hotel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='hotel.hotel')),
            ],
            options={
                'ordering': ('hotel_id', '-created_at'),
                'constraints': [models.CheckConstraint(condition=models.Q(('role__in', ['FRONT_DESK', 'HOUSEKEEPING', 'MANAGER', 'HOTEL_ADMIN'])), name='invitation_role_known'), models.CheckConstraint(condition=models.Q(models.Q(('accepted_at__isnull', True), ('accepted_by__isnull', True)), models.Q(('accepted_at__isnull', False), ('accepted_by__isnull', False), ('withdrawn_at__isnull', True)), _connector='OR'), name='invitation_accepted_by_somebody')],
            },
        ),
    ]
