"""What HR says of an interview time besides when and where; photographs that were deleted."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('recruitment', "0028_kept_results"),
    ]

    operations = [
        migrations.AddField(
            model_name='slot',
            name='bring',
            field=models.CharField(blank=True, db_default='', default='', help_text='Like: your passport or driving licence', max_length=300, verbose_name='what to bring'),
        ),
        migrations.AddField(
            model_name='slot',
            name='getting_there',
            field=models.CharField(blank=True, db_default='', default='', help_text='Parking, buses, the step-free way in. It goes by email, so no codes for doors', max_length=300, verbose_name='getting there'),
        ),
        migrations.AddField(
            model_name='slot',
            name='meet',
            field=models.CharField(blank=True, db_default='', default='', help_text='Roles, like: an inspector and somebody from HR. People read this. Empty: nothing is said', max_length=300, verbose_name='who they will meet'),
        ),
        migrations.CreateModel(
            name='PhotographsDeleted',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('number', models.PositiveSmallIntegerField(help_text='How many we still held')),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='photographs_deleted', to='recruitment.application')),
            ],
            options={
                'ordering': ['at', 'pk'],
                'default_permissions': (),
            },
        ),
    ]
