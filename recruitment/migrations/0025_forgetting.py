"""An application that is deleted takes its history along. Nothing else can."""

from django.db import migrations, models

FORWARDS = """
CREATE OR REPLACE FUNCTION recruitment_refuse_to_rewrite_history() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    whose bigint;
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF TG_TABLE_NAME = 'recruitment_ending' THEN
            SELECT application_id INTO whose FROM recruitment_stagechange WHERE id = OLD.change_id;
        ELSE
            whose := (to_jsonb(OLD) ->> 'application_id')::bigint;
        END IF;
        IF whose IS NOT NULL
            AND NOT EXISTS (SELECT FROM recruitment_application WHERE id = whose) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'The history of an application is only ever added to.'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE FUNCTION recruitment_refuse_to_rewrite_checks() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    whose bigint;
BEGIN
    IF TG_OP = 'DELETE' THEN
        SELECT application_id INTO whose FROM recruitment_check WHERE id = OLD.of_id;
        IF whose IS NOT NULL
            AND NOT EXISTS (SELECT FROM recruitment_application WHERE id = whose) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'The record of checks is only ever added to.'
        USING ERRCODE = 'restrict_violation';
END $$;
"""
BACKWARDS = """
CREATE OR REPLACE FUNCTION recruitment_refuse_to_rewrite_history() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The history of an application is only ever added to.'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE FUNCTION recruitment_refuse_to_rewrite_checks() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The record of checks is only ever added to.'
        USING ERRCODE = 'restrict_violation';
END $$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('recruitment', '0024_delivery'),
    ]

    operations = [
        migrations.CreateModel(
            name='Forgotten',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField(help_text='The first day of the month in which they were begun')),
                ('route_slug', models.CharField(max_length=40, verbose_name='route')),
                ('stage', models.CharField(choices=[('draft', 'Draft'), ('submitted', 'Received'), ('info_needed', 'Waiting for more from them'), ('sift', 'Sift'), ('assessment', 'Online assessment'), ('interview', 'Interview'), ('pool', 'Waiting for a place'), ('conditional_offer', 'Conditional offer'), ('checks', 'Pre-employment checks'), ('appeal', 'May appeal'), ('final_offer', 'Final offer'), ('training', 'Training before they start'), ('appointed', 'Appointed'), ('unsuccessful', 'Unsuccessful'), ('withdrawn', 'Withdrawn')], max_length=20, verbose_name='last stage')),
                ('number', models.PositiveIntegerField(default=0)),
            ],
            options={
                'verbose_name_plural': 'forgotten',
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('month', 'route_slug', 'stage'), name='what_was_forgotten_is_counted_in_one_row', violation_error_message='There is a count of these already.'), models.CheckConstraint(condition=models.Q(('month__day', 1)), name='what_was_forgotten_says_no_more_than_the_month', violation_error_message='Only the month is kept: give its first day.'), models.CheckConstraint(condition=models.Q(('stage__in', ['draft', 'submitted', 'info_needed', 'sift', 'assessment', 'interview', 'pool', 'conditional_offer', 'checks', 'appeal', 'final_offer', 'training', 'appointed', 'unsuccessful', 'withdrawn'])), name='what_was_forgotten_was_at_a_known_stage', violation_error_message='There is no such stage.')],
            },
        ),
        migrations.RunSQL(FORWARDS, BACKWARDS),
    ]
