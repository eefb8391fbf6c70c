from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('rates', '0005_payment_mode'),
    ]

    operations = [
        migrations.CreateModel(
            name='ExchangeRate',
            fields=[
                ('currency', models.CharField(max_length=3, primary_key=True, serialize=False)),
                ('per_euro', models.DecimalField(decimal_places=9, max_digits=18)),
                ('as_of', models.DateField()),
                ('is_sample', models.BooleanField(db_default=False, default=False)),
            ],
            options={
                'ordering': ('currency',),
                'constraints': [models.CheckConstraint(condition=models.Q(('currency__regex', '^[A-Z]{3}$'), models.Q(('currency', 'EUR'), _negated=True)), name='exchange_currency_is_another'), models.CheckConstraint(condition=models.Q(('per_euro__gt', 0)), name='exchange_rate_positive')],
            },
        ),
    ]
