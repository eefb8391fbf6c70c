from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('hotel', '0008_booking_version'),
        ('rooms', '0002_held_nights'),
    ]

    operations = [
        migrations.AddField(
            model_name='roomblock',
            name='kind',
            field=models.CharField(choices=[('OUT_OF_ORDER', 'Out of order'), ('OUT_OF_SERVICE', 'Out of service')], db_default='OUT_OF_ORDER', default='OUT_OF_ORDER', max_length=20),
        ),
        migrations.AddConstraint(
            model_name='roomblock',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['OUT_OF_ORDER', 'OUT_OF_SERVICE'])), name='room_block_kind_known'),
        ),
    ]
