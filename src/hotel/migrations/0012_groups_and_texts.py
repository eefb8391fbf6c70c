from __future__ import annotations

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('hotel', '0011_room_nets'),
    ]

    operations = [
        migrations.CreateModel(
            name='HotelText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('en', 'English'), ('de', 'Deutsch'), ('fr', 'Français'), ('es', 'Español')], max_length=5)),
                ('tagline', models.CharField(blank=True, default='', max_length=200)),
                ('description', models.TextField(blank=True, default='')),
                ('directions', models.TextField(blank=True, default='')),
                ('good_to_know', models.TextField(blank=True, default='')),
            ],
            options={
                'ordering': ('hotel_id', 'language'),
            },
        ),
        migrations.AddField(
            model_name='hotel',
            name='amenities',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('WIFI', 'Free Wi-Fi'), ('BREAKFAST', 'Breakfast'), ('RESTAURANT', 'Restaurant'), ('BAR', 'Bar'), ('PARKING', 'Parking'), ('CHARGING', 'Charging for electric cars'), ('LIFT', 'Lift'), ('STEP_FREE', 'Step-free access'), ('FAMILY_ROOMS', 'Family rooms'), ('PETS', 'Pets are welcome'), ('POOL', 'Swimming pool'), ('SPA', 'Spa and sauna'), ('GYM', 'Gym'), ('GARDEN', 'Garden'), ('TERRACE', 'Terrace'), ('LUGGAGE', 'Luggage room'), ('LAUNDRY', 'Laundry'), ('BICYCLES', 'Bicycles'), ('MEETING_ROOMS', 'Meeting rooms'), ('DESK_AT_NIGHT', 'Reception day and night')], max_length=30), blank=True, db_default=models.Value([], django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), size=None)), default=list, size=None),
        ),
        migrations.AddField(
            model_name='hotel',
            name='postal_code',
            field=models.CharField(blank=True, db_default='', default='', max_length=20),
        ),
        migrations.AddField(
            model_name='hotel',
            name='stars',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name='HotelGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(unique=True)),
                ('name', models.CharField(max_length=150)),
                ('tagline', models.CharField(blank=True, default='', max_length=200)),
                ('brand_colour', models.CharField(default='#1f3a5f', max_length=7)),
                ('is_active', models.BooleanField(default=True)),
            ],
            options={
                'ordering': ('slug',),
                'constraints': [models.CheckConstraint(condition=models.Q(('brand_colour__regex', '^#[0-9a-fA-F]{6}$')), name='hotel_group_brand_colour_is_one')],
            },
        ),
        migrations.AddField(
            model_name='hotel',
            name='hotel_group',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='hotels', to='hotel.hotelgroup'),
        ),
        migrations.AddConstraint(
            model_name='hotel',
            constraint=models.CheckConstraint(condition=models.Q(('stars__isnull', True), ('stars__range', (1, 5)), _connector='OR'), name='hotel_stars_one_to_five'),
        ),
        migrations.AddConstraint(
            model_name='hotel',
            constraint=models.CheckConstraint(condition=models.Q(('amenities__contained_by', ['WIFI', 'BREAKFAST', 'RESTAURANT', 'BAR', 'PARKING', 'CHARGING', 'LIFT', 'STEP_FREE', 'FAMILY_ROOMS', 'PETS', 'POOL', 'SPA', 'GYM', 'GARDEN', 'TERRACE', 'LUGGAGE', 'LAUNDRY', 'BICYCLES', 'MEETING_ROOMS', 'DESK_AT_NIGHT'])), name='hotel_amenities_known'),
        ),
        migrations.AddField(
            model_name='hoteltext',
            name='hotel',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='hotel.hotel'),
        ),
        migrations.AddConstraint(
            model_name='hoteltext',
            constraint=models.UniqueConstraint(fields=('hotel', 'language'), name='hotel_text_once_a_language'),
        ),
        migrations.AddConstraint(
            model_name='hoteltext',
            constraint=models.CheckConstraint(condition=models.Q(('language__in', ['en', 'de', 'fr', 'es'])), name='hotel_text_language_known'),
        ),
    ]
