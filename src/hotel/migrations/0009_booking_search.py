import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


def index_what_is_there(apps, schema_editor):
    # The index is written by the program that reads it: its form is that of the program, not of a schema.
    from room_bookings.search_index import rebuild_index

    rebuild_index()


class Migration(migrations.Migration):

    dependencies = [
        ('hotel', '0008_booking_version'),
    ]

    operations = [
        migrations.CreateModel(
            name='BookingSearch',
            fields=[
                ('booking', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='search_entry', serialize=False, to='hotel.roombooking')),
                ('hotel', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hotel.hotel')),
                ('keys', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
            ],
        ),
        migrations.RunPython(index_what_is_there, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name='bookingsearch',
            index=django.contrib.postgres.indexes.GinIndex(fastupdate=True, fields=['keys'], gin_pending_list_limit=1024, name='booking_by_search_key'),
        ),
    ]
