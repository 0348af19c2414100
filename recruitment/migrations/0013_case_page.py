"""The case page: reasons and their words, decisions, notes, and reads of sensitive parts."""

from datetime import UTC, datetime

import django.db.models.deletion
import recruitment.encryption
from django.conf import settings
from django.db import migrations, models

ADDED_TO = ("reasonwording", "ending", "note", "sensitiveread")
FORWARDS = "".join(
    f"CREATE TRIGGER {name}_is_only_added_to BEFORE UPDATE OR DELETE ON recruitment_{name} "
    "FOR EACH ROW EXECUTE FUNCTION recruitment_refuse_to_rewrite_history();"
    for name in ADDED_TO
)
BACKWARDS = "".join(
    f"DROP TRIGGER {name}_is_only_added_to ON recruitment_{name};" for name in ADDED_TO
)

NO, WITHDRAWN = "unsuccessful", "withdrawn"
REASONS = (
    (
        "requirement",
        NO,
        "A rule of the role is not met",
        "One of the rules for this role is not met. Our page “Who can apply” shows every rule.",
        True,
    ),
    (
        "evidence",
        NO,
        "Written answer: not enough evidence",
        "Your written answer did not show us enough of what this role needs. "
        "Strong answers say what happened, what you did and what came of it.",
        True,
    ),
    (
        "assessment",
        NO,
        "Online assessment: below the mark",
        "Your result in the online assessment was below the mark for this role.",
        True,
    ),
    (
        "interview",
        NO,
        "Interview: not enough evidence",
        "At the interview we did not hear enough of what this role needs.",
        True,
    ),
    (
        "checks",
        NO,
        "Checks before the start",
        "We cannot offer you this role after the last steps before a start. "
        "We do not write about these steps in emails. Write to us, and a person tells you more.",
        True,
    ),
    (
        "places",
        NO,
        "All places are filled",
        "More people did well enough than we have places for.",
        False,
    ),
    (
        "asked",
        WITHDRAWN,
        "The applicant asked us to stop",
        "You told us, and we recorded it for you.",
        False,
    ),
    (
        "no-answer",
        WITHDRAWN,
        "No answer from the applicant",
        "We wrote to you and did not hear from you. If you still want this role, write to us.",
        False,
    ),
    (
        "role-ended",
        WITHDRAWN,
        "The role is not being filled",
        "This role is no longer being filled. That has nothing to do with you or your answers.",
        False,
    ),
    (
        "twice",
        WITHDRAWN,
        "The same person applied twice",
        "We have two applications from you for the same role. We go on with the other one.",
        False,
    ),
)
"""Code, outcome, name for staff, words for the applicant, and whether it counts as a no.

The words are ours to set and the force's to change, in the admin. No wait is written here: how
long one is, the rule of the route says.
"""
FIRST = datetime(2026, 11, 23, tzinfo=UTC)

ROLES = {
    "Recruiter": (("note", "add_note"), ("sensitiveread", "read_sensitive")),
    "HR lead": (
        ("note", "add_note"),
        ("note", "read_restricted_note"),
        ("sensitiveread", "read_sensitive"),
        ("reason", "view_reason"),
        ("reason", "change_reason"),
    ),
}
NAMES = {
    "read_restricted_note": "Can read notes that are for HR leads only",
    "read_sensitive": "Can open the sensitive parts of a case",
}


def make_reasons(apps, schema_editor):
    Reason = apps.get_model("recruitment", "Reason")
    for code, outcome, name, words, waits in REASONS:
        reason, made = Reason.objects.get_or_create(
            code=code,
            defaults={"outcome": outcome, "name": name, "theirs": code == "asked"},
        )
        if made:
            reason.wordings.create(version=1, words=words, waits=waits, at=FIRST)


def allow(apps, schema_editor):
    """Django makes permissions after all migrations, so those named here are made now."""
    for group in apps.get_model("auth", "Group").objects.filter(name__in=ROLES):
        group.permissions.add(*[permission(apps, *one) for one in ROLES[group.name]])


def permission(apps, model, codename):
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="recruitment", model=model
    )
    found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename=codename,
        defaults={"name": NAMES.get(codename, f"Can {codename.replace('_', ' ')}")},
    )
    return found


def forbid(apps, schema_editor):
    codenames = {codename for of_role in ROLES.values() for _, codename in of_role}
    for group in apps.get_model("auth", "Group").objects.filter(name__in=ROLES):
        group.permissions.remove(*group.permissions.filter(codename__in=codenames))


class Migration(migrations.Migration):

    dependencies = [
        ('recruitment', '0012_waits'),
    ]

    operations = [
        migrations.CreateModel(
            name='Reason',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=30, unique=True)),
                ('outcome', models.CharField(choices=[('unsuccessful', 'Unsuccessful'), ('withdrawn', 'Withdrawn')], max_length=20)),
                ('name', models.CharField(help_text='For colleagues', max_length=80)),
                ('theirs', models.BooleanField(default=False, help_text='The applicant asked for it')),
                ('in_use', models.BooleanField(default=True, verbose_name='can be chosen')),
            ],
            options={
                'ordering': ['outcome', 'pk'],
                'default_permissions': ('view', 'change'),
                'constraints': [models.CheckConstraint(condition=models.Q(('outcome__in', ['unsuccessful', 'withdrawn'])), name='reason_is_for_an_end', violation_error_message='A reason is for an end: unsuccessful or withdrawn.'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='reason_has_a_name', violation_error_message='Give the reason a name.')],
            },
        ),
        migrations.CreateModel(
            name='ReasonWording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField()),
                ('words', models.TextField()),
                ('waits', models.BooleanField(default=False, help_text='Whether it counts as a no, after which rules ask for a wait')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reason', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='wordings', to='recruitment.reason')),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Ending',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('own', models.CharField(blank=True, help_text='A line by the decider', max_length=280)),
                ('theirs', models.BooleanField(default=False, help_text='The applicant asked for it')),
                ('wait_months', models.PositiveSmallIntegerField(default=0, help_text='By the rule of the route, from the day of the email')),
                ('routes', models.JSONField(default=list, help_text='Others that fitted that day, by their slugs')),
                ('change', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='ending', to='recruitment.stagechange')),
                ('wordings', models.ManyToManyField(to='recruitment.reasonwording')),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('scope', models.CharField(choices=[('case', 'Everybody who works on this case'), ('leads', 'HR leads only')], max_length=10)),
                ('words', recruitment.encryption.SealedField()),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='recruitment.application')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('corrects', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='recruitment.note')),
            ],
            options={
                'ordering': ['at', 'pk'],
                'permissions': [('read_restricted_note', 'Can read notes that are for HR leads only')],
                'default_permissions': ('add',),
                'constraints': [models.CheckConstraint(condition=models.Q(('scope__in', ['case', 'leads'])), name='note_has_a_known_scope', violation_error_message='Say who may read the note.'), models.CheckConstraint(condition=models.Q(('corrects', None), models.Q(('corrects', models.F('id')), _negated=True), _connector='OR'), name='a_note_corrects_another_one', violation_error_message='A note cannot correct itself.')],
            },
        ),
        migrations.CreateModel(
            name='SensitiveRead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(choices=[('record', 'Record and conduct'), ('photographs', 'Photographs'), ('help', 'What would help them')], max_length=20)),
                ('at', models.DateTimeField()),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sensitive_reads', to='recruitment.application')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['at', 'pk'],
                'permissions': [('read_sensitive', 'Can open the sensitive parts of a case')],
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('part__in', ['record', 'photographs', 'help'])), name='sensitive_part_is_known', violation_error_message='There is no such part.')],
            },
        ),
        migrations.AddConstraint(
            model_name='reasonwording',
            constraint=models.UniqueConstraint(fields=('reason', 'version'), name='a_reason_has_each_version_once', violation_error_message='Somebody else has changed these words.'),
        ),
        migrations.AddConstraint(
            model_name='reasonwording',
            constraint=models.CheckConstraint(condition=models.Q(('version__gte', 1), models.Q(('words', ''), _negated=True)), name='wording_of_a_reason_says_something', violation_error_message='Write the words that the applicant will read.'),
        ),
        migrations.RunSQL(FORWARDS, BACKWARDS),
        migrations.RunPython(make_reasons, migrations.RunPython.noop),
        migrations.RunPython(allow, forbid),
    ]
