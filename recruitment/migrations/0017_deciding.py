"""Batches of decisions that are held and undone; applicants who may be one person."""

import django.db.models.deletion
import recruitment.encryption
from django.conf import settings
from django.db import migrations, models

ROLES = {
    "Recruiter": ("see_outbox", "approve_batch", "judge_pair"),
    "HR lead": ("see_outbox", "approve_batch", "reverse_decision", "judge_pair"),
}
NAMES = {
    "see_outbox": ("batch", "Can see which emails are held, sent and not delivered"),
    "approve_batch": ("batch", "Can approve what a colleague prepared for many people"),
    "reverse_decision": ("batch", "Can reverse a decision that the applicant was told of"),
    "judge_pair": ("pair", "Can say whether two applicants are one person"),
}

TO_LOOK_AT = """
CREATE FUNCTION recruitment_look_at_application() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO recruitment_tolookat (application_id) VALUES (NEW.id)
        -- not DO NOTHING: whoever compares it now must not miss what this transaction changes
        ON CONFLICT (application_id) DO UPDATE SET application_id = EXCLUDED.application_id;
    RETURN NULL;
END $$;
CREATE FUNCTION recruitment_look_at_applicant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO recruitment_tolookat (application_id)
        SELECT id FROM recruitment_application
        WHERE applicant_id = NEW.id AND stage <> 'draft' ORDER BY id
        ON CONFLICT (application_id) DO UPDATE SET application_id = EXCLUDED.application_id;
    RETURN NULL;
END $$;
CREATE TRIGGER a_sent_application_is_looked_at
    AFTER UPDATE OF stage, full_name, phone ON recruitment_application
    FOR EACH ROW WHEN (NEW.stage <> 'draft' AND (OLD.stage = 'draft'
        OR OLD.full_name <> NEW.full_name OR OLD.phone <> NEW.phone))
    EXECUTE FUNCTION recruitment_look_at_application();
CREATE TRIGGER a_new_address_is_looked_at AFTER UPDATE OF email ON recruitment_applicant
    FOR EACH ROW WHEN (OLD.email <> NEW.email)
    EXECUTE FUNCTION recruitment_look_at_applicant();
INSERT INTO recruitment_tolookat (application_id)
    SELECT id FROM recruitment_application WHERE stage <> 'draft';
"""
NOT_TO_LOOK_AT = """
DROP TRIGGER a_sent_application_is_looked_at ON recruitment_application;
DROP TRIGGER a_new_address_is_looked_at ON recruitment_applicant;
DROP FUNCTION recruitment_look_at_application();
DROP FUNCTION recruitment_look_at_applicant();
"""


def allow(apps, schema_editor):
    """Django makes permissions after all migrations, so those named here are made now."""
    for group in apps.get_model("auth", "Group").objects.filter(name__in=ROLES):
        group.permissions.add(*[permission(apps, codename) for codename in ROLES[group.name]])


def permission(apps, codename):
    model, name = NAMES[codename]
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="recruitment", model=model
    )
    found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": name}
    )
    return found


def forbid(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name__in=ROLES):
        group.permissions.remove(*group.permissions.filter(codename__in=NAMES))


class Migration(migrations.Migration):

    dependencies = [
        ("recruitment", "0016_checks_holds_appeals"),
    ]

    operations = [
        migrations.CreateModel(
            name='ToLookAt',
            fields=[
                ('application', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='recruitment.application')),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='email',
            name='failed_before',
            field=models.BooleanField(default=False, help_text='It is being sent again'),
        ),
        migrations.CreateModel(
            name='Batch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(help_text='Of the page that made it: it makes one only', unique=True)),
                ('to', models.CharField(choices=[('draft', 'Draft'), ('submitted', 'Received'), ('info_needed', 'Waiting for more from them'), ('sift', 'Sift'), ('assessment', 'Online assessment'), ('interview', 'Interview'), ('pool', 'Waiting for a place'), ('conditional_offer', 'Conditional offer'), ('checks', 'Pre-employment checks'), ('appeal', 'May appeal'), ('final_offer', 'Final offer'), ('training', 'Training before they start'), ('appointed', 'Appointed'), ('unsuccessful', 'Unsuccessful'), ('withdrawn', 'Withdrawn')], max_length=20)),
                ('reverses', models.BooleanField(default=False, help_text='It takes back what the applicant was told')),
                ('words', recruitment.encryption.SealedField(default=str, help_text='What the applicants read')),
                ('wordings', models.JSONField(default=list, help_text='The reasons for an end; the words are then a line beside them')),
                ('note', recruitment.encryption.SealedField(default=str, help_text='For colleagues. The applicant may ask to see it')),
                ('hold', models.CharField(choices=[('short', 'In 15 minutes'), ('morning', 'At 9am on the next working day')], max_length=10)),
                ('people', models.PositiveIntegerField(help_text='How many would be written to, when it was made')),
                ('prepared_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(null=True)),
                ('leaves_at', models.DateTimeField(help_text='When its emails leave', null=True)),
                ('discarded_at', models.DateTimeField(null=True)),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('discarded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('prepared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'permissions': [('see_outbox', 'Can see which emails are held, sent and not delivered'), ('approve_batch', 'Can approve what a colleague prepared for many people'), ('reverse_decision', 'Can reverse a decision that the applicant was told of')],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seen', models.PositiveIntegerField(help_text='The version that the email was shown for')),
                ('left_out', models.CharField(blank=True, help_text='Why, in a sentence', max_length=200)),
                ('promised_before', models.DateField(help_text='To go back to when it is undone', null=True)),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='recruitment.application')),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='recruitment.batch')),
                ('change', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='recruitment.stagechange')),
                ('email', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='recruitment.email')),
                ('put_back', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='undoes', to='recruitment.stagechange')),
            ],
            options={
                'ordering': ['application_id'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Pair',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kinds', models.JSONField(default=list, help_text='What is alike')),
                ('found_at', models.DateTimeField()),
                ('said', models.CharField(choices=[('open', 'Nobody has looked yet'), ('same', 'Linked: the same person'), ('different', 'Not the same person')], default='open', max_length=10)),
                ('one', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='recruitment.applicant')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='recruitment.applicant')),
            ],
            options={
                'permissions': [('judge_pair', 'Can say whether two applicants are one person')],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Judgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('said', models.CharField(choices=[('open', 'Nobody has looked yet'), ('same', 'Linked: the same person'), ('different', 'Not the same person')], max_length=10)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('pair', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='judgements', to='recruitment.pair')),
            ],
            options={
                'ordering': ['at', 'pk'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='SentAgain',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('problem', models.CharField(blank=True, help_text='Why it had not arrived', max_length=200)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('email', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='recruitment.email')),
            ],
            options={
                'ordering': ['at', 'pk'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Trait',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('email', 'Same email address, written differently'), ('phone', 'Same phone number'), ('birth', 'Same name and date of birth')], max_length=10)),
                ('mark', models.CharField(max_length=64)),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='traits', to='recruitment.application')),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.AddIndex(
            model_name='batch',
            index=models.Index(fields=['-prepared_at'], name='batches_newest_first'),
        ),
        migrations.AddConstraint(
            model_name='batch',
            constraint=models.CheckConstraint(condition=models.Q(('to__in', ['submitted', 'info_needed', 'sift', 'assessment', 'interview', 'pool', 'conditional_offer', 'checks', 'appeal', 'final_offer', 'training', 'appointed', 'unsuccessful', 'withdrawn'])), name='batch_moves_to_a_known_stage', violation_error_message='There is no such stage.'),
        ),
        migrations.AddConstraint(
            model_name='batch',
            constraint=models.CheckConstraint(condition=models.Q(('hold__in', ['short', 'morning'])), name='batch_is_held_in_a_known_way', violation_error_message='Choose when the emails leave.'),
        ),
        migrations.AddConstraint(
            model_name='batch',
            constraint=models.CheckConstraint(condition=models.Q(('people__lte', 50), ('decided_at', None), ('approved_by__isnull', False), _connector='OR'), name='many_people_need_a_second_member_of_staff', violation_error_message='A colleague has to approve this first.'),
        ),
        migrations.AddConstraint(
            model_name='batch',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by', None), models.Q(('approved_by', models.F('prepared_by')), _negated=True), _connector='OR'), name='nobody_approves_what_they_prepared', violation_error_message='Somebody else has to approve what you prepared.'),
        ),
        migrations.AddConstraint(
            model_name='batch',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('leaves_at', None)), models.Q(('discarded_at', None), ('leaves_at__gt', models.F('decided_at'))), _connector='OR'), name='what_is_decided_has_a_moment_of_leaving', violation_error_message='Emails leave after the decision.'),
        ),
        migrations.AddConstraint(
            model_name='batch',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('discarded_at', None), ('discarded_by', None)), models.Q(('discarded_at__isnull', False), ('discarded_by__isnull', False)), _connector='OR'), name='what_is_thrown_away_says_by_whom', violation_error_message='Say who threw it away, and when.'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.UniqueConstraint(fields=('batch', 'application'), name='an_application_is_once_in_a_batch', violation_error_message='It is in this batch already.'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('change', None), ('email', None)), models.Q(('change__isnull', False), ('email__isnull', False), ('left_out', '')), _connector='OR'), name='a_decision_that_was_made_has_its_email', violation_error_message='A decision comes with its email.'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('put_back', None), ('change__isnull', False), _connector='OR'), name='only_what_was_decided_is_put_back', violation_error_message='Nothing was decided here.'),
        ),
        migrations.AddIndex(
            model_name='pair',
            index=models.Index(condition=models.Q(('said', 'open')), fields=['found_at'], name='pairs_to_look_at'),
        ),
        migrations.AddIndex(
            model_name='pair',
            index=models.Index(fields=['other'], name='pairs_of_the_younger'),
        ),
        migrations.AddConstraint(
            model_name='pair',
            constraint=models.UniqueConstraint(fields=('one', 'other'), name='two_applicants_are_one_pair', violation_error_message='These two are a pair already.'),
        ),
        migrations.AddConstraint(
            model_name='pair',
            constraint=models.CheckConstraint(condition=models.Q(('one__lt', models.F('other'))), name='pair_is_of_two_in_order', violation_error_message='Name the older applicant first.'),
        ),
        migrations.AddConstraint(
            model_name='pair',
            constraint=models.CheckConstraint(condition=models.Q(('said__in', ['open', 'same', 'different'])), name='pair_is_said_to_be_something_known', violation_error_message='Link them, or say that they are not the same.'),
        ),
        migrations.AddConstraint(
            model_name='judgement',
            constraint=models.CheckConstraint(condition=models.Q(('said__in', ['same', 'different'])), name='judgement_links_or_parts', violation_error_message='Link them, or say that they are not the same.'),
        ),
        migrations.AddIndex(
            model_name='trait',
            index=models.Index(fields=['kind', 'mark'], name='traits_that_are_alike'),
        ),
        migrations.AddConstraint(
            model_name='trait',
            constraint=models.UniqueConstraint(fields=('application', 'kind'), name='an_application_has_each_trait_once', violation_error_message='This is noted already.'),
        ),
        migrations.AddConstraint(
            model_name='trait',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['email', 'phone', 'birth'])), name='trait_is_of_a_known_kind', violation_error_message='It is an email, a phone, or a name with a birth date.'),
        ),
        migrations.RunSQL(TO_LOOK_AT, NOT_TO_LOOK_AT),
        migrations.RunPython(allow, forbid),
    ]
