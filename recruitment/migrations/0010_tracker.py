"""After sending: withdrawals, notes, delays, interview times, and emails to be read again."""

import datetime
import django.db.models.deletion
import django.db.models.expressions
import recruitment.encryption
from django.conf import settings
from django.db import migrations, models


ROLES = {
    "Recruiter": ("view_addition", "view_slot", "add_slot", "change_slot"),
    "HR lead": ("view_addition", "view_slot", "add_slot", "change_slot"),
}
NAMES = {"slot": "interview time"}


def allow(apps, schema_editor):
    """Django makes permissions after all migrations, so those named here are made now."""
    for group in apps.get_model("auth", "Group").objects.filter(name__in=ROLES):
        codenames = ROLES[group.name]
        group.permissions.add(*[permission(apps, codename) for codename in codenames])


def permission(apps, codename):
    verb, model = codename.split("_", 1)
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="recruitment", model=model
    )
    found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename=codename,
        defaults={"name": f"Can {verb} {NAMES.get(model, model)}"},
    )
    return found


def forbid(apps, schema_editor):
    codenames = {codename for of_role in ROLES.values() for codename in of_role}
    for group in apps.get_model("auth", "Group").objects.filter(name__in=ROLES):
        group.permissions.remove(*group.permissions.filter(codename__in=codenames))


class Migration(migrations.Migration):

    dependencies = [
        ('recruitment', '0009_people'),
    ]

    operations = [
        migrations.AddField(
            model_name='email',
            name='letter',
            field=recruitment.encryption.SealedField(help_text='As it was written, of the kinds that are kept', null=True),
        ),
        migrations.CreateModel(
            name='Slot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_at', models.DateTimeField(help_text='UK time', verbose_name='starts')),
                ('minutes', models.PositiveSmallIntegerField(verbose_name='length in minutes')),
                ('place', models.CharField(help_text='Where to come to, in full, or how to join. People read this', max_length=200)),
                ('places', models.PositiveSmallIntegerField(default=1, help_text='How many people can have it')),
                ('choose_until', models.DateTimeField(help_text='UK time. Until then people can choose it, change it or give it up')),
                ('vacancy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='slots', to='recruitment.vacancy')),
            ],
            options={
                'verbose_name': 'interview time',
                'ordering': ['starts_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Booking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField(help_text="Which of the slot's places. None: somebody else may have it", null=True)),
                ('given_up_at', models.DateTimeField(null=True)),
                ('sequence', models.PositiveIntegerField(default=0)),
                ('changed_at', models.DateTimeField()),
                ('application', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='booking', to='recruitment.application')),
                ('slot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='recruitment.slot')),
            ],
        ),
        migrations.CreateModel(
            name='Withdrawal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('reason', recruitment.encryption.SealedField(default=str, help_text="In the applicant's words, if they gave one")),
                ('stood_at', models.CharField(choices=[('draft', 'Draft'), ('submitted', 'Received'), ('sift', 'Sift'), ('assessment', 'Online assessment'), ('interview', 'Interview'), ('conditional_offer', 'Conditional offer'), ('checks', 'Pre-employment checks'), ('appointed', 'Appointed'), ('unsuccessful', 'Unsuccessful'), ('withdrawn', 'Withdrawn')], help_text='Where it was, also if nobody had told them yet', max_length=20)),
                ('promised_on', models.DateField(blank=True, null=True)),
                ('held_back', models.JSONField(default=list, help_text='The emails that it stopped, to go after all when it is taken back')),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='withdrawals', to='recruitment.application')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Addition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='came')),
                ('what', models.CharField(choices=[('note', 'Note from the applicant'), ('details', 'Details changed by the applicant')], max_length=10)),
                ('words', recruitment.encryption.SealedField()),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='additions', to='recruitment.application')),
            ],
            options={
                'ordering': ['at', 'pk'],
                'indexes': [models.Index(fields=['-at'], name='additions_newest_first')],
                'constraints': [models.CheckConstraint(condition=models.Q(('what__in', ['note', 'details'])), name='addition_is_of_a_known_sort', violation_error_message='It is a note, or details that changed.')],
            },
        ),
        migrations.CreateModel(
            name='Delay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('words', models.TextField(help_text='Why, as the applicant reads it')),
                ('promised_on', models.DateField(verbose_name='we write by')),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='delays', to='recruitment.application')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='nobody_waits_longer_without_a_reason', violation_error_message='Say why, in words that the applicant will read.')],
            },
        ),
        migrations.AddConstraint(
            model_name='slot',
            constraint=models.CheckConstraint(condition=models.Q(('choose_until__lte', models.F('starts_at'))), name='slot_is_chosen_before_it_starts', violation_error_message='People must choose it before it starts.'),
        ),
        migrations.AddConstraint(
            model_name='slot',
            constraint=models.CheckConstraint(condition=models.Q(('minutes__range', (1, 1440))), name='slot_lasts_up_to_a_day', violation_error_message='An interview lasts at least a minute and at most a day.'),
        ),
        migrations.AddConstraint(
            model_name='slot',
            constraint=models.CheckConstraint(condition=models.Q(('places__gte', 1)), name='slot_has_places', violation_error_message='An interview time needs at least 1 place.'),
        ),
        migrations.AddConstraint(
            model_name='slot',
            constraint=models.CheckConstraint(condition=models.Q(('starts_at__lt', datetime.datetime(2100, 1, 1, 0, 0, tzinfo=datetime.timezone.utc))), name='slot_starts_in_this_century', violation_error_message='An interview must start before 2100.'),
        ),
        migrations.AddConstraint(
            model_name='slot',
            constraint=models.CheckConstraint(condition=models.Q(('place', ''), _negated=True), name='slot_is_somewhere', violation_error_message='Say where people should come to.'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.UniqueConstraint(fields=('slot', 'place'), name='one_person_has_one_place_of_a_slot', violation_error_message='Somebody else has this place.'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(('place', None), ('place__gte', 1), _connector='OR'), name='a_place_has_a_number_from_1', violation_error_message='Places are numbered from 1.'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(('given_up_at', None), ('place', None), _connector='OR'), name='who_gave_up_has_no_place', violation_error_message='Who gave up a time has no place.'),
        ),
        migrations.AddConstraint(
            model_name='withdrawal',
            constraint=models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('application',), name='an_application_is_withdrawn_once_at_a_time', violation_error_message='It is withdrawn already.'),
        ),
        migrations.AddConstraint(
            model_name='withdrawal',
            constraint=models.CheckConstraint(condition=models.Q(('stood_at__in', ['submitted', 'sift', 'assessment', 'interview', 'conditional_offer', 'checks', 'appointed', 'unsuccessful', 'withdrawn'])), name='withdrawal_stood_at_a_stage_of_a_sent_application', violation_error_message='Only what was sent can be withdrawn.'),
        ),
        migrations.AddConstraint(
            model_name='withdrawal',
            constraint=models.CheckConstraint(condition=models.Q(('undone_at', None), models.Q(('undone_at__gte', models.F('at')), ('undone_at__lt', django.db.models.expressions.CombinedExpression(models.F('at'), '+', models.Value(datetime.timedelta(days=2))))), _connector='OR'), name='withdrawal_is_undone_within_48_hours', violation_error_message='After 48 hours it is final.'),
        ),
        migrations.RunPython(allow, forbid),
    ]
