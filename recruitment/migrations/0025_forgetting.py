"""An application that is deleted takes its history along. Nothing else can."""

import django.db.models.deletion
import recruitment.encryption
from django.conf import settings
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
CREATE TRIGGER keep_is_only_added_to BEFORE UPDATE OR DELETE ON recruitment_keep
    FOR EACH ROW EXECUTE FUNCTION recruitment_refuse_to_rewrite_history();
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
DROP TRIGGER keep_is_only_added_to ON recruitment_keep;
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
        migrations.AlterModelOptions(
            name='application',
            options={'permissions': [('move_application', 'Can move an application to another stage'), ('coordinate_application', 'Can move volunteers and cadets to another stage'), ('vet_application', 'Can record vetting and fingerprints, and decide appeals'), ('check_application', 'Can record the other checks, and the first day'), ('override_application', 'Can make a move that is not in the table, with a reason'), ('keep_application', 'Can keep an application that ended longer, with a reason'), ('help_application', 'Can fill in an application with a person on the phone')]},
        ),
        migrations.CreateModel(
            name='Keep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('until', models.DateField(verbose_name='keep it until')),
                ('reason', recruitment.encryption.SealedField(help_text='For colleagues. The applicant may ask to see this')),
                ('at', models.DateTimeField()),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='keeps', to='recruitment.application')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['at', 'pk'],
                'default_permissions': (),
            },
        ),
        migrations.AddIndex(
            model_name='email',
            index=models.Index(condition=models.Q(('state', 'owed')), fields=['kind', 'next_try_at', 'id'], name='owed_emails_of_a_kind'),
        ),
        migrations.RunSQL(FORWARDS, BACKWARDS),
    ]
