"""Blind sift: scoring runs, their markers and marks, and who looked at whose they are."""

import django.db.models.deletion
import recruitment.encryption
from django.conf import settings
from django.db import migrations, models


ROLES = {
    "Marker": ("mark_answers",),
    "Recruiter": ("run_sift", "see_shortlist"),
    "HR lead": ("run_sift", "see_shortlist"),
}
NAMES = {
    "mark_answers": "Can score answers without seeing whose they are",
    "run_sift": "Can open scoring runs and follow them",
    "see_shortlist": "Can see whose the answers of a settled run are",
}


def allow(apps, schema_editor):
    """Django makes permissions after all migrations, so those named here are made now."""
    for name, codenames in ROLES.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*[permission(apps, codename) for codename in codenames])


def permission(apps, codename):
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="recruitment", model="scoringrun"
    )
    found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": NAMES[codename]}
    )
    return found


def forbid(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects
    for group in groups.filter(name__in=ROLES):
        group.permissions.remove(*group.permissions.filter(codename__in=NAMES))
    groups.filter(name="Marker").delete()


FORWARDS = """
CREATE FUNCTION recruitment_refuse_to_change_the_sift() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'An open run, a score that was handed in and a reveal stay as they are.'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER an_open_run_stays BEFORE UPDATE ON recruitment_scoringrun
    FOR EACH ROW EXECUTE FUNCTION recruitment_refuse_to_change_the_sift();
CREATE TRIGGER what_was_handed_in_stays BEFORE UPDATE ON recruitment_mark
    FOR EACH ROW WHEN (OLD.handed_in_at IS NOT NULL)
    EXECUTE FUNCTION recruitment_refuse_to_change_the_sift();
CREATE TRIGGER reveals_are_only_added BEFORE UPDATE OR DELETE ON recruitment_reveal
    FOR EACH ROW EXECUTE FUNCTION recruitment_refuse_to_change_the_sift();
"""
BACKWARDS = """
DROP TRIGGER reveals_are_only_added ON recruitment_reveal;
DROP TRIGGER what_was_handed_in_stays ON recruitment_mark;
DROP TRIGGER an_open_run_stays ON recruitment_scoringrun;
DROP FUNCTION recruitment_refuse_to_change_the_sift();
"""


class Migration(migrations.Migration):

    dependencies = [
        ("recruitment", "0014_interviews_and_set_up"),
    ]

    operations = [
        migrations.CreateModel(
            name='Mark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField(help_text='First, second or third marker')),
                ('number', models.PositiveIntegerField(help_text="Random: its place in the marker's order and its address, and nothing else")),
                ('score', models.PositiveSmallIntegerField(null=True)),
                ('reason', recruitment.encryption.SealedField(null=True)),
                ('scored_at', models.DateTimeField(null=True)),
                ('handed_in_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('ended_as', models.CharField(blank=True, choices=[('knows', 'The marker knows the person'), ('taken_off', 'The marker was taken off the run')], max_length=10)),
            ],
            options={
                'ordering': ['number'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Reveal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['at', 'pk'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='RunAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('final', models.DecimalField(decimal_places=1, max_digits=2, null=True)),
                ('settled_at', models.DateTimeField(null=True)),
                ('names_somebody_at', models.DateTimeField(help_text='When a marker said that it tells whose it is', null=True)),
                ('covered', recruitment.encryption.SealedField(default=list, help_text='Words of it that markers do not see')),
                ('looked_at', models.DateTimeField(help_text='When HR dealt with what it tells', null=True)),
            ],
            options={
                'ordering': ['pk'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='RunMarker',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('joined_at', models.DateTimeField()),
                ('left_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['pk'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='ScoringRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.CharField(max_length=300)),
                ('looks_for', models.JSONField(default=list, help_text='Values and competencies, in words')),
                ('anchors', models.JSONField(help_text='What 1, 2, 3 and 4 mean, in that order')),
                ('pass_mark', models.PositiveSmallIntegerField()),
                ('opened_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['-opened_at', '-pk'],
                'permissions': [('mark_answers', 'Can score answers without seeing whose they are'), ('run_sift', 'Can open scoring runs and follow them'), ('see_shortlist', 'Can see whose the answers of a settled run are')],
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='application',
            name='being_scored',
            field=models.BooleanField(default=False, help_text='Until its answer is settled it can only be withdrawn'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.CheckConstraint(condition=models.Q(('being_scored', False), ('stage__in', ('sift', 'withdrawn')), _connector='OR'), name='only_at_the_sift_is_an_application_scored', violation_error_message='Its answer is being scored.'),
        ),
        migrations.AddField(
            model_name='reveal',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='runanswer',
            name='application',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='run_answer', to='recruitment.application'),
        ),
        migrations.AddField(
            model_name='mark',
            name='answer',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='recruitment.runanswer'),
        ),
        migrations.AddField(
            model_name='runmarker',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='mark',
            name='marker',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='recruitment.runmarker'),
        ),
        migrations.AddField(
            model_name='scoringrun',
            name='opened_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='scoringrun',
            name='vacancy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scoring_runs', to='recruitment.vacancy'),
        ),
        migrations.AddField(
            model_name='runmarker',
            name='run',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='markers', to='recruitment.scoringrun'),
        ),
        migrations.AddField(
            model_name='runanswer',
            name='run',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='recruitment.scoringrun'),
        ),
        migrations.AddField(
            model_name='reveal',
            name='run',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reveals', to='recruitment.scoringrun'),
        ),
        migrations.AddConstraint(
            model_name='mark',
            constraint=models.UniqueConstraint(fields=('answer', 'marker'), name='a_marker_is_given_an_answer_once', violation_error_message='This marker has had this answer.'),
        ),
        migrations.AddConstraint(
            model_name='mark',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('answer', 'place'), name='an_answer_has_one_marker_in_each_place', violation_error_message='Somebody has been asked already.'),
        ),
        migrations.AddConstraint(
            model_name='mark',
            constraint=models.UniqueConstraint(fields=('marker', 'number'), name='a_number_is_one_answer_to_a_marker', violation_error_message='This number is taken.'),
        ),
        migrations.AddConstraint(
            model_name='mark',
            constraint=models.CheckConstraint(condition=models.Q(('place__range', (1, 3))), name='an_answer_has_at_most_three_marks', violation_error_message='An answer has two markers, and at most a third.'),
        ),
        migrations.AddConstraint(
            model_name='mark',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('score', None), ('scored_at', None)), models.Q(('score__range', (1, 4)), ('scored_at__isnull', False)), _connector='OR'), name='a_score_is_from_1_to_4', violation_error_message='A score is 1, 2, 3 or 4.'),
        ),
        migrations.AddConstraint(
            model_name='mark',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('score__in', (1, 4)), _negated=True), ('reason__isnull', False), _connector='OR'), name='the_ends_of_the_scale_need_a_reason', violation_error_message='Say why it is a 1 or a 4.'),
        ),
        migrations.AddConstraint(
            model_name='mark',
            constraint=models.CheckConstraint(condition=models.Q(('handed_in_at', None), ('score__isnull', False), _connector='OR'), name='only_a_score_is_handed_in', violation_error_message='There is no score to hand in.'),
        ),
        migrations.AddConstraint(
            model_name='mark',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_as', ''), ('ended_at', None)), models.Q(('ended_as__in', ['knows', 'taken_off']), ('ended_at__isnull', False), ('reason__isnull', True), ('score', None)), _connector='OR'), name='a_mark_that_ended_has_no_score_and_says_why', violation_error_message='Say why the marker does not score this answer.'),
        ),
        migrations.AddConstraint(
            model_name='scoringrun',
            constraint=models.CheckConstraint(condition=models.Q(('pass_mark__range', (1, 4))), name='pass_mark_is_on_the_scale', violation_error_message='The pass mark must be 1, 2, 3 or 4.'),
        ),
        migrations.AddConstraint(
            model_name='runmarker',
            constraint=models.UniqueConstraint(fields=('run', 'person'), name='a_person_marks_once_in_a_run', violation_error_message='This person is a marker of the run already.'),
        ),
        migrations.AddConstraint(
            model_name='runmarker',
            constraint=models.CheckConstraint(condition=models.Q(('left_at', None), ('left_at__gte', models.F('joined_at')), _connector='OR'), name='a_marker_leaves_after_joining', violation_error_message='Nobody leaves before they have joined.'),
        ),
        migrations.AddConstraint(
            model_name='runanswer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('final', None), ('settled_at', None)), models.Q(('final__range', (1, 4)), ('settled_at__isnull', False)), _connector='OR'), name='a_settled_answer_has_a_final_score', violation_error_message='An answer is settled with a score from 1 to 4.'),
        ),
        migrations.AddConstraint(
            model_name='reveal',
            constraint=models.UniqueConstraint(fields=('run', 'by'), name='a_reveal_is_recorded_once_for_a_person', violation_error_message='This is recorded already.'),
        ),
        migrations.RunSQL(FORWARDS, BACKWARDS),
        migrations.RunPython(allow, forbid),
    ]
