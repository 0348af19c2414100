"""Vacancies say what their vetting and working time are; a deadline that is put back is recorded.

Until now only the demonstration had vacancies: its officers and staff work full time.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

VOLUNTEERS = ("support-volunteer", "active-citizen", "cadet-leader")
UNPAID = (*VOLUNTEERS, "special-constable", "cadet")

FORWARDS = """
CREATE FUNCTION recruitment_refuse_to_rewrite_extensions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The record of extended deadlines is only ever added to.'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER extensions_are_only_added_to BEFORE UPDATE OR DELETE ON recruitment_extension
    FOR EACH ROW EXECUTE FUNCTION recruitment_refuse_to_rewrite_extensions();
"""
BACKWARDS = """
DROP TRIGGER extensions_are_only_added_to ON recruitment_extension;
DROP FUNCTION recruitment_refuse_to_rewrite_extensions();
"""


def say_what_volunteers_give(apps, schema_editor):
    vacancies = apps.get_model("recruitment", "Vacancy").objects
    vacancies.filter(route_slug__in=UNPAID).update(working_time="own")
    vacancies.filter(route_slug__in=VOLUNTEERS).update(vetting="volunteer")
    vacancies.filter(route_slug="cadet").update(vetting="none")


class Migration(migrations.Migration):

    dependencies = [
        ('recruitment', '0007_sections'),
    ]

    operations = [
        migrations.CreateModel(
            name='Extension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('was', models.DateField(verbose_name='from')),
                ('now', models.DateField(verbose_name='to')),
                ('why', models.CharField(max_length=500)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='vacancy',
            name='changed_at',
            field=models.DateTimeField(default='2026-11-23T00:00Z', editable=False),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='vacancy',
            name='promised_days',
            field=models.JSONField(blank=True, default=dict, help_text='Working days by stage, where they are not the usual'),
        ),
        migrations.AddField(
            model_name='vacancy',
            name='salary_from',
            field=models.PositiveIntegerField(blank=True, help_text='Pounds a year, for search engines', null=True, verbose_name='salary from'),
        ),
        migrations.AddField(
            model_name='vacancy',
            name='salary_to',
            field=models.PositiveIntegerField(blank=True, help_text='Pounds a year, when there is a range', null=True, verbose_name='salary to'),
        ),
        migrations.AddField(
            model_name='vacancy',
            name='vetting',
            field=models.CharField(choices=[('recruitment', 'Recruitment vetting'), ('management', 'Management vetting'), ('volunteer', 'Vetting for volunteers'), ('none', 'No national vetting')], default='recruitment', help_text='Management vetting asks for more years in the UK, and is judged so', max_length=15),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='vacancy',
            name='working_time',
            field=models.CharField(choices=[('full', 'Full time'), ('part', 'Part time'), ('either', 'Full time or part time'), ('own', 'In your own time, unpaid')], default='full', max_length=10),
            preserve_default=False,
        ),
        migrations.RunPython(say_what_volunteers_give, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='vacancy',
            name='hours',
            field=models.CharField(help_text='A week in words: shifts, nights, weekends', max_length=160),
        ),
        migrations.AddConstraint(
            model_name='vacancy',
            constraint=models.CheckConstraint(condition=models.Q(('vetting__in', ['recruitment', 'management', 'volunteer', 'none'])), name='vacancy_vetting_is_known', violation_error_message='Choose a level of vetting from the list.'),
        ),
        migrations.AddConstraint(
            model_name='vacancy',
            constraint=models.CheckConstraint(condition=models.Q(('route_slug__in', ('cadet',)), ('vetting', 'management'), _negated=True), name='no_child_is_vetted_for_management', violation_error_message='Cadets are not vetted for posts in management.'),
        ),
        migrations.AddConstraint(
            model_name='vacancy',
            constraint=models.CheckConstraint(condition=models.Q(('working_time__in', ['full', 'part', 'either', 'own'])), name='vacancy_working_time_is_known', violation_error_message='Choose a working time from the list.'),
        ),
        migrations.AddConstraint(
            model_name='vacancy',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('working_time', 'own'), _negated=True), ('salary_from__isnull', True), _connector='OR'), name='unpaid_vacancy_has_no_salary', violation_error_message='Who gives their own time is not paid a salary.'),
        ),
        migrations.AddConstraint(
            model_name='vacancy',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('salary_from__isnull', True), ('salary_to__isnull', True)), models.Q(('salary_from__gte', 1), ('salary_from__isnull', False), ('salary_to__isnull', True)), models.Q(('salary_from__gte', 1), ('salary_from__isnull', False), ('salary_to__gte', models.F('salary_from'))), _connector='OR'), name='vacancy_salary_is_a_range', violation_error_message='The salary must go from a lower to a higher figure.'),
        ),
        migrations.AddConstraint(
            model_name='vacancy',
            constraint=models.CheckConstraint(condition=models.Q(models.Func(models.F('promised_days'), models.Value('strict $ ? (@.type() != "object" || exists(@.keyvalue() ? (!(@.key like_regex "^(submitted|sift|assessment|interview|conditional_offer|checks)$") || @.value.type() != "number" || @.value < 1 || @.value > 250 || @.value.floor() != @.value)))'), function='jsonb_path_exists', output_field=models.BooleanField()), _negated=True), name='vacancy_promises_whole_days_of_known_stages', violation_error_message='Promise between 1 and 250 working days.'),
        ),
        migrations.AddField(
            model_name='extension',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='extension',
            name='vacancy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extensions', to='recruitment.vacancy'),
        ),
        migrations.AddConstraint(
            model_name='extension',
            constraint=models.CheckConstraint(condition=models.Q(('now__gt', models.F('was'))), name='extension_gives_more_time', violation_error_message='The new closing day must be later.'),
        ),
        migrations.AddConstraint(
            model_name='extension',
            constraint=models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='extension_says_why', violation_error_message='Say why, for the record.'),
        ),
        migrations.RunSQL(FORWARDS, BACKWARDS),
    ]
