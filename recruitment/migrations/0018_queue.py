"""The queue of the desk: whose case it is, whose turn, views, exports, and the indexes."""

import datetime
import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models

ROLES = {
    "Recruiter": ("assign_application", "add_wait"),
    "HR lead": ("assign_application", "add_wait", "share_view", "add_export", "view_export"),
}
OF_MODEL = {
    "assign_application": ("assignment", "Can say who has a case"),
    "add_wait": ("wait", "Can add wait"),
    "share_view": ("savedview", "Can save a view of the queue for everybody"),
    "add_export": ("export", "Can add export"),
    "view_export": ("export", "Can view export"),
}
# Core full-text search: no extension. The same words stand in recruitment/desk/queue/search.py.
FORWARDS = """
CREATE INDEX applications_by_name ON recruitment_application
    USING gin (to_tsvector('simple'::regconfig, (full_name || ' ' || known_as)))
"""
BACKWARDS = "DROP INDEX applications_by_name"
KNOWN_SO_FAR = """
UPDATE recruitment_application SET
    attention = CASE WHEN stage IN ('draft', 'submitted') THEN 'new' ELSE 'seen' END,
    reached_at = (SELECT max(at) FROM recruitment_stagechange AS one
                  WHERE one.application_id = recruitment_application.id);
-- the rows are written anew, so their foreign keys would be checked after the indexes are made
SET CONSTRAINTS ALL IMMEDIATE
"""


def allow(apps, schema_editor):
    """Django makes permissions after all migrations, so those named here are made now."""
    for group in apps.get_model("auth", "Group").objects.filter(name__in=ROLES):
        group.permissions.add(*[permission(apps, one) for one in ROLES[group.name]])


def permission(apps, codename):
    model, name = OF_MODEL[codename]
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="recruitment", model=model
    )
    found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": name}
    )
    return found


def forbid(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name__in=ROLES):
        group.permissions.remove(*group.permissions.filter(codename__in=ROLES[group.name]))



class Migration(migrations.Migration):

    dependencies = [
        ("recruitment", "0017_deciding"),
    ]

    operations = [
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['at', 'pk'],
                'permissions': [('assign_application', 'Can say who has a case')],
            },
        ),
        migrations.CreateModel(
            name='Export',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('reason', models.CharField(max_length=300)),
                ('filters', models.CharField(blank=True, max_length=500)),
                ('columns', models.JSONField()),
                ('kind', models.CharField(choices=[('csv', 'CSV'), ('xlsx', 'Excel (XLSX)')], max_length=5, verbose_name='format')),
                ('rows', models.PositiveIntegerField(null=True)),
                ('sha256', models.CharField(blank=True, max_length=64, verbose_name='checksum')),
                ('finished_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Keys',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.CreateModel(
            name='SavedView',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40)),
                ('query', models.CharField(help_text='The filters, as an address says them', max_length=300)),
                ('shared', models.BooleanField(default=False)),
            ],
            options={
                'ordering': ['name', 'pk'],
                'permissions': [('share_view', 'Can save a view of the queue for everybody')],
            },
        ),
        migrations.CreateModel(
            name='Wait',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(choices=[('answer', 'An answer or something that we asked them for'), ('time', 'Their choice of an interview time'), ('referees', 'Their referees')], max_length=10)),
                ('began_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['began_at', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='application',
            name='attention',
            field=models.CharField(choices=[('new', 'Not looked at'), ('replied', 'Replied to us'), ('seen', 'Looked at'), ('waiting', 'Waiting for them')], default='new', max_length=10),
        ),
        migrations.AddField(
            model_name='application',
            name='owner',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='application',
            name='reached_at',
            field=models.DateTimeField(help_text='When it came to its stage', null=True),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.CheckConstraint(condition=models.Q(('attention__in', ['new', 'replied', 'seen', 'waiting'])), name='application_attention_is_known', violation_error_message='It is new, answered, looked at, or waits for them.'),
        ),
        migrations.AddField(
            model_name='assignment',
            name='application',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='recruitment.application'),
        ),
        migrations.AddField(
            model_name='assignment',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='assignment',
            name='now',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='assignment',
            name='was',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='export',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='keys',
            name='off_for',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='savedview',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='wait',
            name='application',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='waits', to='recruitment.application'),
        ),
        migrations.AddField(
            model_name='wait',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('was', models.F('now')), _negated=True), models.Q(('now__isnull', False), ('was', None)), models.Q(('now', None), ('was__isnull', False)), _connector='OR'), name='an_assignment_changes_who_has_it', violation_error_message='They have it already.'),
        ),
        migrations.AddConstraint(
            model_name='export',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='nothing_is_exported_without_a_reason', violation_error_message='Say what the file is for.'),
        ),
        migrations.AddConstraint(
            model_name='export',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['csv', 'xlsx'])), name='export_is_of_a_known_kind', violation_error_message='A file is CSV or Excel.'),
        ),
        migrations.AddConstraint(
            model_name='export',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('finished_at', None), ('rows', None), ('sha256', '')), models.Q(('finished_at__isnull', False), ('rows__isnull', False), ('sha256__regex', '^[0-9a-f]{64}$')), _connector='OR'), name='a_finished_export_has_its_rows_and_checksum', violation_error_message='Only a finished file has a number of rows.'),
        ),
        migrations.AddConstraint(
            model_name='savedview',
            constraint=models.UniqueConstraint(fields=('by', 'name'), name='a_person_has_one_view_of_a_name', violation_error_message='You have a view of this name already.'),
        ),
        migrations.AddConstraint(
            model_name='savedview',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='a_view_has_a_name', violation_error_message='Enter a name.'),
        ),
        migrations.AddConstraint(
            model_name='wait',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('application',), name='we_wait_once_at_a_time', violation_error_message='We wait for them already.'),
        ),
        migrations.AddConstraint(
            model_name='wait',
            constraint=models.CheckConstraint(condition=models.Q(('what__in', ['answer', 'time', 'referees'])), name='we_wait_for_something_known', violation_error_message='Say what we wait for.'),
        ),
        migrations.AddConstraint(
            model_name='wait',
            constraint=models.CheckConstraint(condition=models.Q(('ended_at', None), ('ended_at__gte', models.F('began_at')), _connector='OR'), name='a_wait_ends_after_it_began', violation_error_message='It cannot end before it began.'),
        ),
        migrations.AddField(
            model_name='application',
            name='due_on',
            field=models.GeneratedField(db_persist=True, expression=django.db.models.functions.comparison.Coalesce('promised_on', models.Value(datetime.date(9999, 12, 31))), output_field=models.DateField()),
        ),
        migrations.AddField(
            model_name='application',
            name='standing',
            field=models.GeneratedField(db_persist=True, expression=models.Case(models.When(stage='draft', then=models.Value('draft')), models.When(stage__in=('appointed', 'unsuccessful', 'withdrawn'), then=models.Value('ended')), default=models.F('attention')), output_field=models.CharField(max_length=10)),
        ),
        migrations.AddIndex(
            model_name='application',
            index=models.Index(fields=['standing', 'due_on', 'id'], name='queue'),
        ),
        migrations.AddIndex(
            model_name='application',
            index=models.Index(fields=['vacancy', 'standing', 'due_on', 'id'], name='queue_of_vacancy'),
        ),
        migrations.AddIndex(
            model_name='application',
            index=models.Index(fields=['stage', 'standing', 'due_on', 'id'], include=('owner',), name='queue_of_stage'),
        ),
        migrations.AddIndex(
            model_name='application',
            index=models.Index(fields=['vacancy', 'stage', 'standing', 'due_on', 'id'], include=('owner',), name='queue_of_vacancy_and_stage'),
        ),
        migrations.AddIndex(
            model_name='application',
            index=models.Index(condition=models.Q(('owner__isnull', False)), fields=['owner', 'standing', 'due_on', 'id'], name='queue_of_owner'),
        ),
        migrations.AddIndex(
            model_name='application',
            index=models.Index(condition=models.Q(('owner__isnull', True)), fields=['standing', 'due_on', 'id'], include=('stage', 'vacancy'), name='queue_of_nobody'),
        ),
        migrations.AddIndex(
            model_name='application',
            index=models.Index(fields=['stage', 'standing', 'reached_at'], name='queue_by_wait'),
        ),
        migrations.AddIndex(
            model_name='stagechange',
            index=models.Index(fields=['promised_on'], name='promises_by_day'),
        ),
        migrations.AddIndex(
            model_name='stagechange',
            index=models.Index(fields=['now', 'application'], name='who_reached_a_stage'),
        ),
        migrations.RunSQL(FORWARDS, BACKWARDS),
        migrations.RunSQL(KNOWN_SO_FAR, migrations.RunSQL.noop),
        migrations.RunPython(allow, forbid),
    ]
