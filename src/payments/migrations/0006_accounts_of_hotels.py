"""Hotels may have accounts of their own at the provider. What a provider calls a thing is unique within one
account only."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('hotel', '0012_groups_and_texts'),
        ('payments', '0005_failures_of_refunds'),
    ]

    operations = [
        migrations.CreateModel(
            name='PaymentAccount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sealed_key', models.BinaryField()),
                ('sealed_secret', models.BinaryField()),
                ('hint', models.CharField(blank=True, default='', max_length=4)),
                ('is_live', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField()),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ('hotel_id', 'id'),
            },
        ),
        migrations.RemoveConstraint(
            model_name='payment',
            name='session_of_one_payment',
        ),
        migrations.RemoveConstraint(
            model_name='payment',
            name='intent_of_one_payment',
        ),
        migrations.AlterField(
            model_name='providerevent',
            name='event_id',
            field=models.CharField(max_length=255),
        ),
        migrations.AddField(
            model_name='paymentaccount',
            name='hotel',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hotel.hotel'),
        ),
        migrations.AddField(
            model_name='payment',
            name='account',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='payments.paymentaccount'),
        ),
        migrations.AddField(
            model_name='providerevent',
            name='account',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='payments.paymentaccount'),
        ),
        migrations.AddConstraint(
            model_name='payment',
            constraint=models.UniqueConstraint(condition=models.Q(('session_id', ''), _negated=True), fields=('session_id', 'account'), name='session_of_one_payment', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='payment',
            constraint=models.UniqueConstraint(condition=models.Q(('intent_id', ''), _negated=True), fields=('intent_id', 'account'), name='intent_of_one_payment', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='providerevent',
            constraint=models.UniqueConstraint(fields=('event_id', 'account'), name='provider_event_once', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='paymentaccount',
            constraint=models.UniqueConstraint(fields=('hotel', 'id'), name='payment_account_of_hotel'),
        ),
        migrations.AddConstraint(
            model_name='paymentaccount',
            constraint=models.UniqueConstraint(condition=models.Q(('retired_at__isnull', True)), fields=('hotel',), name='one_payment_account_a_hotel'),
        ),
        migrations.RunSQL(
            "ALTER TABLE payments_payment ADD CONSTRAINT payment_account_of_same_hotel "
            "FOREIGN KEY (hotel_id, account_id) REFERENCES payments_paymentaccount (hotel_id, id)",
            "ALTER TABLE payments_payment DROP CONSTRAINT payment_account_of_same_hotel",
        ),
    ]
