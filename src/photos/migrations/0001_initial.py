from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


def bind_to_hotel(table: str, column: str, target: str, name: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY (hotel_id, {column}) "
        f"REFERENCES {target} (hotel_id, id)",
        f"ALTER TABLE {table} DROP CONSTRAINT {name}",
    )


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('hotel', '0012_groups_and_texts'),
        ('rooms', '0004_what_guests_read'),
    ]

    operations = [
        migrations.CreateModel(
            name='Photo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('LOGO', 'Logo'), ('HOUSE', 'The house'), ('ROOM', 'A room type')], max_length=10)),
                ('alt', models.JSONField(default=dict)),
                ('digest', models.CharField(max_length=64)),
                ('width', models.PositiveIntegerField()),
                ('height', models.PositiveIntegerField()),
                ('colour', models.CharField(max_length=7)),
                ('sort_order', models.PositiveSmallIntegerField(default=0)),
                ('created_at', models.DateTimeField()),
                ('hotel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='photos', to='hotel.hotel')),
                ('room_type', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='photos', to='rooms.roomtype')),
            ],
            options={
                'ordering': ('hotel_id', 'kind', 'room_type_id', 'sort_order', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Rendition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file_format', models.CharField(choices=[('avif', 'AVIF'), ('webp', 'WebP'), ('jpeg', 'JPEG'), ('png', 'PNG')], max_length=5)),
                ('width', models.PositiveSmallIntegerField()),
                ('height', models.PositiveSmallIntegerField()),
                ('content', models.BinaryField()),
                ('hotel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hotel.hotel')),
                ('photo', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='renditions', to='photos.photo')),
            ],
            options={
                'ordering': ('photo_id', 'file_format', 'width'),
            },
        ),
        migrations.AddConstraint(
            model_name='photo',
            constraint=models.UniqueConstraint(fields=('hotel', 'id'), name='photo_of_hotel'),
        ),
        migrations.AddConstraint(
            model_name='photo',
            constraint=models.UniqueConstraint(fields=('hotel', 'room_type', 'kind', 'digest'), name='photo_once_a_place', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='photo',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'LOGO')), fields=('hotel',), name='one_logo_a_hotel'),
        ),
        migrations.AddConstraint(
            model_name='photo',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'ROOM'), ('room_type__isnull', False)), models.Q(('kind__in', ['LOGO', 'HOUSE']), ('room_type__isnull', True)), _connector='OR'), name='photo_kind_fits_its_place'),
        ),
        migrations.AddConstraint(
            model_name='photo',
            constraint=models.CheckConstraint(condition=models.Q(('colour__regex', '^#[0-9a-f]{6}$')), name='photo_colour_is_one'),
        ),
        migrations.AddConstraint(
            model_name='rendition',
            constraint=models.UniqueConstraint(fields=('photo', 'file_format', 'width'), name='rendition_once_a_size'),
        ),
        bind_to_hotel("photos_photo", "room_type_id", "rooms_roomtype", "photo_of_same_hotel"),
        bind_to_hotel("photos_rendition", "photo_id", "photos_photo", "rendition_of_same_hotel"),
    ]
