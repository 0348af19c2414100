"""Panels, the line for interview times, bank holidays, and the words of emails as data."""

import datetime
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


ROLES = {
    "Recruiter": (
        "view_panel",
        "add_panel",
        "change_panel",
        "stand_in_panel",
        "book_interview",
        "view_bankholiday",
    ),
    "HR lead": (
        "view_panel",
        "add_panel",
        "change_panel",
        "stand_in_panel",
        "book_interview",
        "view_bankholiday",
        "add_bankholiday",
        "change_bankholiday",
        "view_wording",
        "add_wording",
        "publish_wording",
    ),
    "Administrator": ("view_bankholiday", "view_wording", "publish_wording"),
}
SPECIAL = {
    "stand_in_panel": ("panel", "Can choose who sits in for a panel member"),
    "book_interview": ("booking", "Can book an interview for somebody on the phone"),
    "publish_wording": ("wording", "Can put an email wording into force"),
}
NAMES = {"bankholiday": "bank holiday", "wording": "email wording"}
HOLIDAYS = {
    "Christmas Day": ["2026-12-25", "2028-12-25"],
    "Christmas Day (substitute day)": ["2027-12-27"],
    "Boxing Day": ["2028-12-26"],
    "Boxing Day (substitute day)": ["2026-12-28", "2027-12-28"],
    "New Year’s Day": ["2027-01-01"],
    "New Year’s Day (substitute day)": ["2028-01-03"],
    "Good Friday": ["2027-03-26", "2028-04-14"],
    "Easter Monday": ["2027-03-29", "2028-04-17"],
    "Early May bank holiday": ["2027-05-03", "2028-05-01"],
    "Spring bank holiday": ["2027-05-31", "2028-05-29"],
    "Summer bank holiday": ["2027-08-30", "2028-08-28"],
}
"""Of England and Wales: the Banking and Financial Dealings Act 1971 and the date of Easter."""


def allow(apps, schema_editor):
    """Django makes permissions after all migrations, so those named here are made now."""
    for group in apps.get_model("auth", "Group").objects.filter(name__in=ROLES):
        codenames = ROLES[group.name]
        group.permissions.add(*[permission(apps, codename) for codename in codenames])


def permission(apps, codename):
    verb, _, model = codename.partition("_")
    model, name = SPECIAL.get(codename, (model, f"Can {verb} {NAMES.get(model, model)}"))
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="recruitment", model=model
    )
    found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": name}
    )
    return found


def forbid(apps, schema_editor):
    codenames = {codename for of_role in ROLES.values() for codename in of_role}
    for group in apps.get_model("auth", "Group").objects.filter(name__in=ROLES):
        group.permissions.remove(*group.permissions.filter(codename__in=codenames))


def enter_holidays(apps, schema_editor):
    BankHoliday = apps.get_model("recruitment", "BankHoliday")
    BankHoliday.objects.bulk_create(
        BankHoliday(day=day, name=name) for name, days in HOLIDAYS.items() for day in days
    )


TRIGGERS = """
CREATE FUNCTION recruitment_refuse_to_rewrite_wordings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What an email said is only ever added to.'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER wordings_are_only_added_to BEFORE UPDATE OR DELETE ON recruitment_wording
    FOR EACH ROW EXECUTE FUNCTION recruitment_refuse_to_rewrite_wordings();
CREATE TRIGGER publications_are_only_added_to BEFORE UPDATE OR DELETE ON recruitment_publication
    FOR EACH ROW EXECUTE FUNCTION recruitment_refuse_to_rewrite_wordings();
"""
NO_TRIGGERS = """
DROP TRIGGER publications_are_only_added_to ON recruitment_publication;
DROP TRIGGER wordings_are_only_added_to ON recruitment_wording;
DROP FUNCTION recruitment_refuse_to_rewrite_wordings();
"""


class Migration(migrations.Migration):

    dependencies = [
        ("recruitment", "0013_case_page"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='booking',
            options={'permissions': [('book_interview', 'Can book an interview for somebody on the phone')]},
        ),
        migrations.AddField(
            model_name='booking',
            name='by',
            field=models.ForeignKey(help_text='Who did it last for somebody on the phone. None: the applicant', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='email',
            name='wording',
            field=models.PositiveIntegerField(default=0, help_text='0: the text that comes with the program', verbose_name='version of its text'),
        ),
        migrations.CreateModel(
            name='BankHoliday',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(error_messages={'unique': 'This day is in the table already.'}, help_text='One that falls on a weekend is held on a later weekday: enter that day', unique=True)),
                ('name', models.CharField(help_text='Like Christmas Day', max_length=80)),
                ('counts', models.BooleanField(default=True, help_text='Untick if it is no bank holiday after all. Never delete a row')),
            ],
            options={
                'verbose_name': 'bank holiday',
                'ordering': ['day'],
                'constraints': [models.CheckConstraint(condition=models.Q(('day__iso_week_day__lte', 5)), name='bank_holiday_is_a_weekday', violation_error_message='Enter a weekday: weekends are never working days.'), models.CheckConstraint(condition=models.Q(('day__range', (datetime.date(2026, 1, 1), datetime.date(2099, 12, 31)))), name='bank_holiday_is_in_this_century', violation_error_message='Enter a day from 2026 to 2099.'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='bank_holiday_has_a_name', violation_error_message='Say which bank holiday it is.')],
            },
        ),
        migrations.CreateModel(
            name='Panel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('name', models.CharField(help_text='Like Panel A', max_length=40)),
                ('members', models.ManyToManyField(related_name='panels', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['day', 'name', 'pk'],
                'permissions': [('stand_in_panel', 'Can choose who sits in for a panel member')],
            },
        ),
        migrations.AddField(
            model_name='slot',
            name='panel',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='slots', to='recruitment.panel'),
        ),
        migrations.CreateModel(
            name='SheetRead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('panel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reads', to='recruitment.panel')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='StandIn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('said_at', models.DateTimeField()),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='recruitment.application')),
                ('chosen_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('instead', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('out', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('panel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stand_ins', to='recruitment.panel')),
            ],
            options={
                'ordering': ['said_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Waiting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_at', models.DateTimeField()),
                ('offers', models.PositiveSmallIntegerField(default=0, help_text='How often they were told')),
                ('application', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='waiting_for_a_time', to='recruitment.application')),
                ('offered', models.ForeignKey(help_text='The time of which they were told last, as long as it has room', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='recruitment.slot')),
            ],
            options={
                'ordering': ['asked_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Wording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('number', models.PositiveIntegerField()),
                ('subject', models.CharField(max_length=150)),
                ('body', models.TextField(max_length=5000)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'email wording',
                'ordering': ['kind', 'number'],
                'permissions': [('publish_wording', 'Can put an email wording into force')],
            },
        ),
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('turn', models.PositiveIntegerField(help_text='Which of its kind, from 1')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('wording', models.ForeignKey(help_text='None: the shipped text', null=True, on_delete=django.db.models.deletion.PROTECT, to='recruitment.wording')),
            ],
        ),
        migrations.AddConstraint(
            model_name='panel',
            constraint=models.UniqueConstraint(fields=('day', 'name'), name='panels_of_one_day_have_names_of_their_own', violation_error_message='There is a panel of this name on this day already.'),
        ),
        migrations.AddConstraint(
            model_name='panel',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='panel_has_a_name', violation_error_message='Give the panel a name.'),
        ),
        migrations.AddConstraint(
            model_name='panel',
            constraint=models.CheckConstraint(condition=models.Q(('day__range', (datetime.date(2026, 1, 1), datetime.date(2099, 12, 31)))), name='panel_sits_in_this_century', violation_error_message='Enter a day from 2026 to 2099.'),
        ),
        migrations.AddConstraint(
            model_name='standin',
            constraint=models.UniqueConstraint(fields=('panel', 'application', 'out'), name='somebody_steps_back_once_for_an_application', violation_error_message='They have stepped back already.'),
        ),
        migrations.AddConstraint(
            model_name='standin',
            constraint=models.UniqueConstraint(fields=('panel', 'application', 'instead'), name='somebody_sits_in_once_for_an_application', violation_error_message='They sit in for somebody else already.'),
        ),
        migrations.AddConstraint(
            model_name='standin',
            constraint=models.CheckConstraint(condition=models.Q(('instead', None), models.Q(('instead', models.F('out')), _negated=True), _connector='OR'), name='nobody_sits_in_for_themselves', violation_error_message='Choose somebody else.'),
        ),
        migrations.AddConstraint(
            model_name='standin',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('chosen_by', None), ('instead', None)), models.Q(('chosen_by__isnull', False), ('instead__isnull', False)), _connector='OR'), name='a_stand_in_was_chosen_by_somebody', violation_error_message='Say who chose the stand-in.'),
        ),
        migrations.AddConstraint(
            model_name='waiting',
            constraint=models.CheckConstraint(condition=models.Q(('offered', None), ('offers__gte', 1), _connector='OR'), name='an_offered_time_was_told', violation_error_message='A time is offered by telling.'),
        ),
        migrations.AddConstraint(
            model_name='wording',
            constraint=models.UniqueConstraint(fields=('kind', 'number'), name='a_kind_of_email_has_each_version_once', violation_error_message='This version is there already.'),
        ),
        migrations.AddConstraint(
            model_name='wording',
            constraint=models.CheckConstraint(condition=models.Q(('number__gt', 0)), name='wording_is_numbered_from_1', violation_error_message='Version 0 is the text that comes with the program.'),
        ),
        migrations.AddConstraint(
            model_name='wording',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('subject', ''), _negated=True), models.Q(('body', ''), _negated=True)), name='wording_says_something', violation_error_message='An email needs a subject and a text.'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.UniqueConstraint(fields=('kind', 'turn'), name='one_text_comes_into_force_at_a_time', violation_error_message='Somebody put another text into force.'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('wording', None), ('written_by', None)), models.Q(('wording__isnull', False), ('written_by__isnull', False), models.Q(('by', models.F('written_by')), _negated=True)), _connector='OR'), name='a_second_person_publishes_a_wording', violation_error_message='Somebody who did not write it has to publish it.'),
        ),
        migrations.RunPython(allow, forbid),
        migrations.RunPython(enter_holidays, migrations.RunPython.noop),
        migrations.RunSQL(TRIGGERS, NO_TRIGGERS),
    ]
