from __future__ import annotations

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


def bind_to_hotel(table: str, column: str, target: str, name: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY (hotel_id, {column}) "
        f"REFERENCES {target} (hotel_id, id)",
        f"ALTER TABLE {table} DROP CONSTRAINT {name}",
    )


class Migration(migrations.Migration):

    dependencies = [
        ('hotel', '0012_groups_and_texts'),
        ('rooms', '0003_kinds_of_blocks'),
    ]

    operations = [
        migrations.CreateModel(
            name='RoomTypeText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('en', 'English'), ('de', 'Deutsch'), ('fr', 'Français'), ('es', 'Español')], max_length=5)),
                ('name', models.CharField(blank=True, default='', max_length=100)),
                ('short_description', models.TextField(blank=True, default='')),
                ('bed_setup', models.CharField(blank=True, default='', max_length=100)),
            ],
            options={
                'ordering': ('hotel_id', 'room_type_id', 'language'),
            },
        ),
        migrations.AddField(
            model_name='roomtype',
            name='amenities',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('WIFI', 'Free Wi-Fi'), ('DESK', 'Desk'), ('SHOWER', 'Shower'), ('BATHTUB', 'Bathtub'), ('AIR_CONDITIONING', 'Air conditioning'), ('TELEVISION', 'Television'), ('MINIBAR', 'Minibar'), ('SAFE', 'Safe'), ('KETTLE', 'Tea and coffee'), ('HAIRDRYER', 'Hairdryer'), ('KITCHENETTE', 'Kitchenette'), ('BALCONY', 'Balcony'), ('TERRACE', 'Terrace'), ('VIEW_OF_WATER', 'View of the water'), ('VIEW_OF_GARDEN', 'View of the garden'), ('VIEW_OF_CITY', 'View of the city'), ('QUIET', 'Quiet side'), ('STEP_FREE', 'Step-free')], max_length=30), blank=True, db_default=models.Value([], django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), size=None)), default=list, size=None),
        ),
        migrations.AddField(
            model_name='roomtype',
            name='size_m2',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name='roomtype',
            constraint=models.CheckConstraint(condition=models.Q(('amenities__contained_by', ['WIFI', 'DESK', 'SHOWER', 'BATHTUB', 'AIR_CONDITIONING', 'TELEVISION', 'MINIBAR', 'SAFE', 'KETTLE', 'HAIRDRYER', 'KITCHENETTE', 'BALCONY', 'TERRACE', 'VIEW_OF_WATER', 'VIEW_OF_GARDEN', 'VIEW_OF_CITY', 'QUIET', 'STEP_FREE'])), name='room_type_amenities_known'),
        ),
        migrations.AddField(
            model_name='roomtypetext',
            name='hotel',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hotel.hotel'),
        ),
        migrations.AddField(
            model_name='roomtypetext',
            name='room_type',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='rooms.roomtype'),
        ),
        migrations.AddConstraint(
            model_name='roomtypetext',
            constraint=models.UniqueConstraint(fields=('room_type', 'language'), name='room_type_text_once_a_language'),
        ),
        migrations.AddConstraint(
            model_name='roomtypetext',
            constraint=models.CheckConstraint(condition=models.Q(('language__in', ['en', 'de', 'fr', 'es'])), name='room_type_text_language_known'),
        ),
        bind_to_hotel("rooms_roomtypetext", "room_type_id", "rooms_roomtype", "room_type_text_of_same_hotel"),
    ]
