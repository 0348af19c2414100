"""An application becomes sections: what was typed so far moves into the parts of two of them."""

import django.db.models.deletion
from django.db import migrations, models

import recruitment.encryption

DETAILS = ("full_name", "known_as", "phone")
FIRST_FORM = 1


def move_into_parts(apps, schema_editor):
    part = apps.get_model("recruitment", "Part")
    for application in apps.get_model("recruitment", "Application").objects.iterator():
        details = {name: getattr(application, name) for name in DETAILS}
        if any(details.values()):
            keep(part, application, "about-you", details, complete=bool(application.full_name))
        if application.evidence:
            evidence = {"evidence": application.evidence}
            keep(part, application, "your-example", evidence, complete=True)


def keep(part, application, name, content, *, complete):
    part.objects.create(
        application=application,
        name=name,
        content=content,
        version=1,
        complete=complete,
        form_version=FIRST_FORM,
        came_from="typed",
        saved_at=application.saved_at,
    )


def move_back(apps, schema_editor):
    for part in apps.get_model("recruitment", "Part").objects.filter(name="your-example"):
        part.application.evidence = part.content.get("evidence", "")
        part.application.save(update_fields=["evidence"])


class Migration(migrations.Migration):
    dependencies = [("recruitment", "0006_files")]

    operations = [
        migrations.CreateModel(
            name='Part',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='Of its section', max_length=40)),
                ('content', recruitment.encryption.SealedField(default=dict, help_text='As it was typed, mistakes and all')),
                ('version', models.PositiveIntegerField(default=0, help_text='Grows with every change')),
                ('page', models.CharField(blank=True, help_text='The page that saved it last', max_length=20)),
                ('turn', models.PositiveIntegerField(default=0, help_text="Which of that page's savings it was")),
                ('aside', recruitment.encryption.SealedField(help_text='What another page sent that had not seen it', null=True)),
                ('complete', models.BooleanField(default=False)),
                ('form_version', models.PositiveSmallIntegerField(default=1)),
                ('came_from', models.CharField(choices=[('typed', 'Typed'), ('quiz', 'From the questionnaire')], default='typed', max_length=10)),
                ('saved_at', models.DateTimeField()),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='recruitment.application')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('application', 'name'), name='an_application_has_each_section_once', violation_error_message='This section is there already.'), models.CheckConstraint(condition=models.Q(('name__regex', '^[a-z][a-z-]*$')), name='part_is_of_a_section', violation_error_message='Name the section, like your-example.'), models.CheckConstraint(condition=models.Q(('form_version__gte', 1), ('version__gte', 1)), name='part_has_been_saved', violation_error_message='Versions begin with 1.'), models.CheckConstraint(condition=models.Q(('came_from__in', ['typed', 'quiz'])), name='part_comes_from_a_known_place', violation_error_message='It was typed, or it comes from the questionnaire.'), models.CheckConstraint(condition=models.Q(('complete', False), models.Q(('came_from', 'quiz'), _negated=True), _connector='OR'), name='what_was_carried_over_waits_for_a_yes', violation_error_message='Nothing is complete that the person has not confirmed.')],
            },
        ),
        migrations.RunPython(move_into_parts, move_back),
        migrations.RemoveField(
            model_name='application',
            name='evidence',
        ),
    ]
