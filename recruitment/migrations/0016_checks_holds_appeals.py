"""More stages, checks side by side, holds, appeals, and moves outside the table."""

import django.db.models.deletion
import recruitment.encryption
from django.conf import settings
from django.db import migrations, models

ROLES = {
    "Recruiter": ("check_application",),
    "HR lead": (
        "coordinate_application",
        "vet_application",
        "check_application",
        "override_application",
    ),
}
NAMES = {
    "coordinate_application": "Can move volunteers and cadets to another stage",
    "vet_application": "Can record vetting and fingerprints, and decide appeals",
    "check_application": "Can record the other checks, and the first day",
    "override_application": "Can make a move that is not in the table, with a reason",
}
FORWARDS = """
CREATE FUNCTION recruitment_refuse_to_rewrite_checks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The record of checks is only ever added to.'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER checks_are_only_added_to BEFORE UPDATE OR DELETE ON recruitment_checkchange
    FOR EACH ROW EXECUTE FUNCTION recruitment_refuse_to_rewrite_checks();
"""
BACKWARDS = """
DROP TRIGGER checks_are_only_added_to ON recruitment_checkchange;
DROP FUNCTION recruitment_refuse_to_rewrite_checks();
"""


def allow(apps, schema_editor):
    """Django makes permissions after all migrations, so those named here are made now."""
    for group in apps.get_model("auth", "Group").objects.filter(name__in=ROLES):
        group.permissions.add(*[permission(apps, codename) for codename in ROLES[group.name]])


def permission(apps, codename):
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="recruitment", model="application"
    )
    found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": NAMES[codename]}
    )
    return found


def forbid(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name__in=ROLES):
        group.permissions.remove(*group.permissions.filter(codename__in=NAMES))


class Migration(migrations.Migration):

    dependencies = [
        ("recruitment", "0015_sift"),
    ]

    operations = [
        migrations.CreateModel(
            name='Check',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('vetting', 'Vetting'), ('references', 'References'), ('medical', 'Medical'), ('fitness', 'Fitness'), ('biometrics', 'Fingerprints and DNA'), ('right_to_work', 'Right to work'), ('dbs', 'DBS certificate')], max_length=15)),
                ('asked_on', models.DateField(blank=True, null=True)),
                ('started_on', models.DateField(blank=True, null=True)),
                ('finished_on', models.DateField(blank=True, null=True)),
                ('outcome', models.CharField(blank=True, choices=[('passed', 'Passed'), ('not_passed', 'Not passed'), ('waived', 'Not needed, with a reason')], max_length=10)),
                ('expires_on', models.DateField(blank=True, null=True)),
                ('reason', recruitment.encryption.SealedField(blank=True, default=str, help_text='Why it is not needed')),
                ('version', models.PositiveIntegerField(default=0, help_text='Grows with every change')),
            ],
        ),
        migrations.CreateModel(
            name='CheckChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('said', recruitment.encryption.SealedField(help_text='Its days, outcome, expiry and reason from now on')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Hold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('reason', recruitment.encryption.SealedField(help_text='For colleagues. The applicant may ask to see this')),
                ('words', models.TextField(blank=True, help_text='What the applicant was told')),
                ('review_on', models.DateField(verbose_name='look at it again on')),
                ('days_left', models.PositiveSmallIntegerField(help_text='Working days of our promise. None: nothing was promised', null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('promised_on', models.DateField(help_text='What we promised when it ended', null=True)),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.AlterModelOptions(
            name='application',
            options={'permissions': [('move_application', 'Can move an application to another stage'), ('coordinate_application', 'Can move volunteers and cadets to another stage'), ('vet_application', 'Can record vetting and fingerprints, and decide appeals'), ('check_application', 'Can record the other checks, and the first day'), ('override_application', 'Can make a move that is not in the table, with a reason'), ('help_application', 'Can fill in an application with a person on the phone')]},
        ),
        migrations.RemoveConstraint(
            model_name='application',
            name='application_stage_is_known',
        ),
        migrations.RemoveConstraint(
            model_name='stagechange',
            name='history_names_known_stages',
        ),
        migrations.RemoveConstraint(
            model_name='vacancy',
            name='vacancy_promises_whole_days_of_known_stages',
        ),
        migrations.RemoveConstraint(
            model_name='withdrawal',
            name='withdrawal_stood_at_a_stage_of_a_sent_application',
        ),
        migrations.AddField(
            model_name='application',
            name='starts_on',
            field=models.DateField(blank=True, null=True, verbose_name='first day'),
        ),
        migrations.AddField(
            model_name='stagechange',
            name='overrides',
            field=models.BooleanField(default=False, help_text='An HR lead made it, and the table of moves does not have it'),
        ),
        migrations.AddField(
            model_name='stagechange',
            name='reply_by',
            field=models.DateField(blank=True, help_text='Until when the applicant can do what we wait for', null=True),
        ),
        migrations.AlterField(
            model_name='application',
            name='stage',
            field=models.CharField(choices=[('draft', 'Draft'), ('submitted', 'Received'), ('info_needed', 'Waiting for more from them'), ('sift', 'Sift'), ('assessment', 'Online assessment'), ('interview', 'Interview'), ('pool', 'Waiting for a place'), ('conditional_offer', 'Conditional offer'), ('checks', 'Pre-employment checks'), ('appeal', 'May appeal'), ('final_offer', 'Final offer'), ('training', 'Training before they start'), ('appointed', 'Appointed'), ('unsuccessful', 'Unsuccessful'), ('withdrawn', 'Withdrawn')], default='draft', max_length=20),
        ),
        migrations.AlterField(
            model_name='stagechange',
            name='now',
            field=models.CharField(choices=[('draft', 'Draft'), ('submitted', 'Received'), ('info_needed', 'Waiting for more from them'), ('sift', 'Sift'), ('assessment', 'Online assessment'), ('interview', 'Interview'), ('pool', 'Waiting for a place'), ('conditional_offer', 'Conditional offer'), ('checks', 'Pre-employment checks'), ('appeal', 'May appeal'), ('final_offer', 'Final offer'), ('training', 'Training before they start'), ('appointed', 'Appointed'), ('unsuccessful', 'Unsuccessful'), ('withdrawn', 'Withdrawn')], max_length=20),
        ),
        migrations.AlterField(
            model_name='stagechange',
            name='was',
            field=models.CharField(choices=[('draft', 'Draft'), ('submitted', 'Received'), ('info_needed', 'Waiting for more from them'), ('sift', 'Sift'), ('assessment', 'Online assessment'), ('interview', 'Interview'), ('pool', 'Waiting for a place'), ('conditional_offer', 'Conditional offer'), ('checks', 'Pre-employment checks'), ('appeal', 'May appeal'), ('final_offer', 'Final offer'), ('training', 'Training before they start'), ('appointed', 'Appointed'), ('unsuccessful', 'Unsuccessful'), ('withdrawn', 'Withdrawn')], max_length=20),
        ),
        migrations.AlterField(
            model_name='withdrawal',
            name='stood_at',
            field=models.CharField(choices=[('draft', 'Draft'), ('submitted', 'Received'), ('info_needed', 'Waiting for more from them'), ('sift', 'Sift'), ('assessment', 'Online assessment'), ('interview', 'Interview'), ('pool', 'Waiting for a place'), ('conditional_offer', 'Conditional offer'), ('checks', 'Pre-employment checks'), ('appeal', 'May appeal'), ('final_offer', 'Final offer'), ('training', 'Training before they start'), ('appointed', 'Appointed'), ('unsuccessful', 'Unsuccessful'), ('withdrawn', 'Withdrawn')], help_text='Where it was, also if nobody had told them yet', max_length=20),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.CheckConstraint(condition=models.Q(('stage__in', ['draft', 'submitted', 'info_needed', 'sift', 'assessment', 'interview', 'pool', 'conditional_offer', 'checks', 'appeal', 'final_offer', 'training', 'appointed', 'unsuccessful', 'withdrawn'])), name='application_stage_is_known', violation_error_message='There is no such stage.'),
        ),
        migrations.AddConstraint(
            model_name='stagechange',
            constraint=models.CheckConstraint(condition=models.Q(('overrides', False), models.Q(models.Q(('note', ''), _negated=True), ('by__isnull', False)), _connector='OR'), name='a_move_outside_the_table_says_why_and_who', violation_error_message='Say why this move is made all the same.'),
        ),
        migrations.AddConstraint(
            model_name='stagechange',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('now', 'info_needed'), _negated=True), models.Q(('words', ''), _negated=True), _connector='OR'), name='nobody_is_asked_for_more_without_being_told_what', violation_error_message='Say what we need, in words that the applicant will read.'),
        ),
        migrations.AddConstraint(
            model_name='stagechange',
            constraint=models.CheckConstraint(condition=models.Q(('now__in', ['draft', 'submitted', 'info_needed', 'sift', 'assessment', 'interview', 'pool', 'conditional_offer', 'checks', 'appeal', 'final_offer', 'training', 'appointed', 'unsuccessful', 'withdrawn']), ('was__in', ['draft', 'submitted', 'info_needed', 'sift', 'assessment', 'interview', 'pool', 'conditional_offer', 'checks', 'appeal', 'final_offer', 'training', 'appointed', 'unsuccessful', 'withdrawn'])), name='history_names_known_stages', violation_error_message='There is no such stage.'),
        ),
        migrations.AddConstraint(
            model_name='vacancy',
            constraint=models.CheckConstraint(condition=models.Q(models.Func(models.F('promised_days'), models.Value('strict $ ? (@.type() != "object" || exists(@.keyvalue() ? (!(@.key like_regex "^(submitted|sift|assessment|interview|pool|conditional_offer|checks|final_offer)$") || @.value.type() != "number" || @.value < 1 || @.value > 250 || @.value.floor() != @.value)))'), function='jsonb_path_exists', output_field=models.BooleanField()), _negated=True), name='vacancy_promises_whole_days_of_known_stages', violation_error_message='Promise between 1 and 250 working days.'),
        ),
        migrations.AddConstraint(
            model_name='withdrawal',
            constraint=models.CheckConstraint(condition=models.Q(('stood_at__in', ['submitted', 'info_needed', 'sift', 'assessment', 'interview', 'pool', 'conditional_offer', 'checks', 'appeal', 'final_offer', 'training', 'appointed', 'unsuccessful', 'withdrawn'])), name='withdrawal_stood_at_a_stage_of_a_sent_application', violation_error_message='Only what was sent can be withdrawn.'),
        ),
        migrations.AddField(
            model_name='check',
            name='application',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='recruitment.application'),
        ),
        migrations.AddField(
            model_name='checkchange',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='checkchange',
            name='of',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='history', to='recruitment.check'),
        ),
        migrations.AddField(
            model_name='hold',
            name='application',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holds', to='recruitment.application'),
        ),
        migrations.AddField(
            model_name='hold',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='hold',
            name='ended_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='check',
            index=models.Index(condition=models.Q(('expires_on__isnull', False)), fields=['expires_on'], name='checks_by_day_of_expiry'),
        ),
        migrations.AddConstraint(
            model_name='check',
            constraint=models.UniqueConstraint(fields=('application', 'kind'), name='an_application_has_each_check_once', violation_error_message='This check is there already.'),
        ),
        migrations.AddConstraint(
            model_name='check',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['vetting', 'references', 'medical', 'fitness', 'biometrics', 'right_to_work', 'dbs'])), name='check_is_of_a_known_kind', violation_error_message='There is no such check.'),
        ),
        migrations.AddConstraint(
            model_name='check',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('finished_on', None), ('outcome', '')), models.Q(('finished_on__isnull', False), ('outcome__in', ['passed', 'not_passed', 'waived'])), _connector='OR'), name='check_has_an_outcome_when_it_is_finished', violation_error_message='A check that is finished has an outcome, and a day.'),
        ),
        migrations.AddConstraint(
            model_name='check',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('started_on', None), ('asked_on', None), ('started_on__gte', models.F('asked_on')), _connector='OR'), models.Q(('finished_on', None), ('asked_on', None), ('finished_on__gte', models.F('asked_on')), _connector='OR'), models.Q(('finished_on', None), ('started_on', None), ('finished_on__gte', models.F('started_on')), _connector='OR')), name='check_is_asked_for_then_started_then_finished', violation_error_message='The days must be in order: asked, started, finished.'),
        ),
        migrations.AddConstraint(
            model_name='check',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'vetting'), ('outcome', 'waived'), _negated=True), name='vetting_is_never_waived', violation_error_message='Vetting cannot be left out.'),
        ),
        migrations.AddConstraint(
            model_name='check',
            constraint=models.CheckConstraint(condition=models.Q(('expires_on', None), models.Q(('expires_on__gt', models.F('finished_on')), ('outcome', 'passed')), _connector='OR'), name='check_that_was_passed_may_expire', violation_error_message='Only what was passed runs out, and not before.'),
        ),
        migrations.AddIndex(
            model_name='hold',
            index=models.Index(condition=models.Q(('ended_at', None)), fields=['review_on'], name='holds_by_day_of_review'),
        ),
        migrations.AddConstraint(
            model_name='hold',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('application',), name='an_application_is_on_hold_once_at_a_time', violation_error_message='It is on hold already.'),
        ),
        migrations.AddConstraint(
            model_name='hold',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_by', None), ('promised_on', None)), models.Q(('ended_at__gte', models.F('at')), ('ended_by__isnull', False)), _connector='OR'), name='a_hold_ends_after_it_began_and_by_somebody', violation_error_message='Say who ended it, and when.'),
        ),
        migrations.RemoveConstraint(
            model_name='stagewait',
            name='people_wait_in_a_stage_between_sending_and_the_end',
        ),
        migrations.AlterField(
            model_name='stagewait',
            name='stage',
            field=models.CharField(choices=[('draft', 'Draft'), ('submitted', 'Received'), ('info_needed', 'Waiting for more from them'), ('sift', 'Sift'), ('assessment', 'Online assessment'), ('interview', 'Interview'), ('pool', 'Waiting for a place'), ('conditional_offer', 'Conditional offer'), ('checks', 'Pre-employment checks'), ('appeal', 'May appeal'), ('final_offer', 'Final offer'), ('training', 'Training before they start'), ('appointed', 'Appointed'), ('unsuccessful', 'Unsuccessful'), ('withdrawn', 'Withdrawn')], max_length=20),
        ),
        migrations.AddConstraint(
            model_name='stagewait',
            constraint=models.CheckConstraint(condition=models.Q(('stage__in', ('submitted', 'info_needed', 'sift', 'assessment', 'interview', 'pool', 'conditional_offer', 'checks', 'appeal', 'final_offer', 'training'))), name='people_wait_in_a_stage_between_sending_and_the_end', violation_error_message='Nobody waits for us in this stage.'),
        ),
        migrations.RunSQL(FORWARDS, BACKWARDS),
        migrations.RunPython(allow, forbid),
    ]
