"""Promises that lapse by themselves, and emails to many that somebody stops."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('recruitment', '0021_reminders'),
    ]

    operations = [
        migrations.CreateModel(
            name='Stop',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('occurrence', models.CharField(help_text='As of the emails that it stopped', max_length=40)),
                ('at', models.DateTimeField()),
                ('emails', models.PositiveIntegerField(help_text='How many it kept back')),
                ('ended_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['at', 'pk'],
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='delay',
            name='broke',
            field=models.DateField(help_text='The promised day that passed with nobody having said why', null=True),
        ),
        migrations.AddField(
            model_name='delay',
            name='stood_at',
            field=models.CharField(blank=True, choices=[('draft', 'Draft'), ('submitted', 'Received'), ('info_needed', 'Waiting for more from them'), ('sift', 'Sift'), ('assessment', 'Online assessment'), ('interview', 'Interview'), ('pool', 'Waiting for a place'), ('conditional_offer', 'Conditional offer'), ('checks', 'Pre-employment checks'), ('appeal', 'May appeal'), ('final_offer', 'Final offer'), ('training', 'Training before they start'), ('appointed', 'Appointed'), ('unsuccessful', 'Unsuccessful'), ('withdrawn', 'Withdrawn')], help_text='Not known of the first ones', max_length=20),
        ),
        migrations.AlterField(
            model_name='delay',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='delay',
            index=models.Index(fields=['broke'], name='promises_that_lapsed'),
        ),
        migrations.AddConstraint(
            model_name='delay',
            constraint=models.UniqueConstraint(fields=('application', 'broke'), name='a_promise_is_broken_once', violation_error_message='They were told of this day already.'),
        ),
        migrations.AddConstraint(
            model_name='delay',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('broke', None), ('by__isnull', False)), models.Q(('broke__isnull', False), ('by', None), ('promised_on__gt', models.F('broke'))), _connector='OR'), name='somebody_says_why_or_a_day_has_passed', violation_error_message='Say who put it off, or which day has passed.'),
        ),
        migrations.AddField(
            model_name='stop',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='stop',
            name='ended_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='stop',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('kind', 'occurrence'), name='an_email_to_many_is_stopped_once_at_a_time', violation_error_message='It is stopped already.'),
        ),
        migrations.AddConstraint(
            model_name='stop',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_by', None)), models.Q(('ended_at__gte', models.F('at')), ('ended_by__isnull', False)), _connector='OR'), name='a_stop_ends_after_it_began_and_by_somebody', violation_error_message='Say who let it go on, and when.'),
        ),
    ]
