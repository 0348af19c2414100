"""Marks on a case, colleagues who look at one at the same time, waits that begin by themselves."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('recruitment', '0019_staff'),
    ]

    operations = [
        migrations.CreateModel(
            name='Look',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['-at', 'pk'],
                'default_permissions': (),
            },
        ),
        migrations.RemoveConstraint(
            model_name='sensitiveread',
            name='sensitive_part_is_known',
        ),
        migrations.AddField(
            model_name='wait',
            name='ended_by',
            field=models.ForeignKey(help_text='Staff who said that the next step is ours', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='sensitiveread',
            name='part',
            field=models.CharField(choices=[('record', 'Record and conduct'), ('photographs', 'Photographs'), ('help', 'What would help them'), ('marks', 'Marks of the sift')], max_length=20),
        ),
        migrations.AlterField(
            model_name='wait',
            name='by',
            field=models.ForeignKey(help_text='Nobody, where it began by itself', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='sensitiveread',
            constraint=models.CheckConstraint(condition=models.Q(('part__in', ['record', 'photographs', 'help', 'marks'])), name='sensitive_part_is_known', violation_error_message='There is no such part.'),
        ),
        migrations.AddConstraint(
            model_name='wait',
            constraint=models.CheckConstraint(condition=models.Q(('ended_by', None), ('ended_at__isnull', False), _connector='OR'), name='a_wait_that_staff_ended_has_ended', violation_error_message='Say when the wait ended.'),
        ),
        migrations.AddField(
            model_name='look',
            name='application',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='looks', to='recruitment.application'),
        ),
        migrations.AddField(
            model_name='look',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='look',
            index=models.Index(fields=['at'], name='looks_by_moment'),
        ),
        migrations.AddConstraint(
            model_name='look',
            constraint=models.UniqueConstraint(fields=('application', 'by'), name='a_colleague_looks_once_at_a_case', violation_error_message='This look is known already.'),
        ),
    ]
