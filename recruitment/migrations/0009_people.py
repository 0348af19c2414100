"""Parents who agree, referees who tell, and staff who help: their tables, and the helpers' role."""

import django.db.models.deletion
import django.db.models.functions.text
import recruitment.encryption
from django.conf import settings
from django.db import migrations, models


HELPER, MAY_HELP = "Phone helper", "help_application"


def make_role(apps, schema_editor):
    """Django makes permissions after all migrations, so this one is made now."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="recruitment", model="application"
    )
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename=MAY_HELP,
        defaults={"name": "Can fill in an application with a person on the phone"},
    )
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=HELPER)
    group.permissions.set([permission])


def unmake_role(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name=HELPER).delete()


class Migration(migrations.Migration):

    dependencies = [
        ('recruitment', '0008_vacancies'),
    ]

    operations = [
        migrations.CreateModel(
            name='HelpEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(choices=[('begun', 'Began to help'), ('finished', 'Finished helping'), ('taken_over', 'The applicant went on alone')], max_length=10)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Parent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', recruitment.encryption.SealedField(help_text='As the person who named them wrote it')),
                ('email', models.EmailField(max_length=254)),
                ('nonce', models.BinaryField(max_length=32)),
                ('asked_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(help_text='Somebody else was named instead', null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ParentAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agrees', models.BooleanField()),
                ('at', models.DateTimeField()),
                ('signed', recruitment.encryption.SealedField(help_text="The name that they wrote, and the child's name that they read")),
                ('words_version', models.PositiveSmallIntegerField(help_text='Of the words that they were shown')),
            ],
        ),
        migrations.CreateModel(
            name='Referee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', recruitment.encryption.SealedField(help_text='As the person who named them wrote it')),
                ('email', models.EmailField(max_length=254)),
                ('nonce', models.BinaryField(max_length=32)),
                ('asked_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(help_text='Somebody else was named instead', null=True)),
                ('knows', recruitment.encryption.SealedField(help_text='How the applicant says that they know them')),
                ('state', models.CharField(choices=[('asked', 'Asked'), ('answered', 'Answered'), ('declined', 'Cannot give a reference')], default='asked', max_length=10)),
                ('typed', recruitment.encryption.SealedField(default=dict, help_text='What they have typed, mistakes and all')),
                ('version', models.PositiveIntegerField(default=0, help_text='Grows each time that it is saved')),
                ('answered_at', models.DateTimeField(help_text='When they answered or declined', null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AlterModelOptions(
            name='application',
            options={'permissions': [('move_application', 'Can move an application to another stage'), ('help_application', 'Can fill in an application with a person on the phone')]},
        ),
        migrations.AddField(
            model_name='application',
            name='help_ends_at',
            field=models.DateTimeField(help_text='Until when they may see the draft', null=True),
        ),
        migrations.AddField(
            model_name='application',
            name='helped_at',
            field=models.DateTimeField(help_text='When staff last began to help', null=True),
        ),
        migrations.AddField(
            model_name='application',
            name='helped_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('help_ends_at', None), ('helped_at', None), ('helped_by', None)), models.Q(('helped_at__isnull', False), ('helped_by__isnull', False)), _connector='OR'), name='help_has_a_helper_and_a_beginning', violation_error_message='Say who helped, and since when.'),
        ),
        migrations.AddField(
            model_name='helpevent',
            name='application',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='help_events', to='recruitment.application'),
        ),
        migrations.AddField(
            model_name='helpevent',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='parent',
            name='application',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parents', to='recruitment.application'),
        ),
        migrations.AddField(
            model_name='parentanswer',
            name='parent',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='said', to='recruitment.parent'),
        ),
        migrations.AddField(
            model_name='referee',
            name='application',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='referees', to='recruitment.application'),
        ),
        migrations.AddConstraint(
            model_name='helpevent',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('by__isnull', True), ('what', 'taken_over')), models.Q(('by__isnull', False), ('what__in', ['begun', 'finished'])), _connector='OR'), name='staff_help_and_applicants_take_over', violation_error_message='Staff begin and finish; the applicant takes over.'),
        ),
        migrations.AddConstraint(
            model_name='parent',
            constraint=models.CheckConstraint(condition=models.Q(('email', django.db.models.functions.text.Lower('email'))), name='parents_email_is_in_small_letters', violation_error_message='Write the email address in small letters.'),
        ),
        migrations.AddConstraint(
            model_name='parent',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('application',), name='an_application_waits_for_one_parent', violation_error_message='A parent or carer is asked already.'),
        ),
        migrations.AddConstraint(
            model_name='parentanswer',
            constraint=models.CheckConstraint(condition=models.Q(('words_version__gte', 1)), name='a_parent_answers_to_known_words', violation_error_message='Say which words were shown: versions begin with 1.'),
        ),
        migrations.AddConstraint(
            model_name='referee',
            constraint=models.CheckConstraint(condition=models.Q(('email', django.db.models.functions.text.Lower('email'))), name='referees_email_is_in_small_letters', violation_error_message='Write the email address in small letters.'),
        ),
        migrations.AddConstraint(
            model_name='referee',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('application', 'email'), name='an_address_is_one_referee_of_an_application', violation_error_message='You have named this person already.'),
        ),
        migrations.AddConstraint(
            model_name='referee',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'answered', 'declined'])), name='referee_state_is_known', violation_error_message='A referee is asked, has answered or declined.'),
        ),
        migrations.AddConstraint(
            model_name='referee',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('state', 'asked')), models.Q(models.Q(('state', 'asked'), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='referee_has_a_moment_of_answering_when_they_answered', violation_error_message='Say when they answered, and only then.'),
        ),
        migrations.AddConstraint(
            model_name='referee',
            constraint=models.CheckConstraint(condition=models.Q(('ended_at', None), models.Q(('state', 'answered'), _negated=True), _connector='OR'), name='what_a_referee_told_is_not_replaced', violation_error_message='This person has answered already.'),
        ),
        migrations.RunPython(make_role, unmake_role),
    ]
