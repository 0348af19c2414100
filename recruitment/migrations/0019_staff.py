"""Guesses at the door of the desk, devices of staff, and the roles that are new.

What a role may do is not in the database: recruitment/staff/roles.py. Here it only gets its name.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

NEW_ROLES = ("Marker", "Vetting officer", "Cadet coordinator", "Equality lead")


def make_roles(apps, schema_editor):
    for name in NEW_ROLES:
        apps.get_model("auth", "Group").objects.get_or_create(name=name)


def unmake_roles(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=NEW_ROLES).delete()


class Migration(migrations.Migration):

    dependencies = [
        ('recruitment', '0018_queue'),
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.RunPython(make_roles, unmake_roles),
        migrations.CreateModel(
            name='Guess',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('who', models.CharField(help_text='A keyed hash of the account that was tried', max_length=64)),
                ('where', models.CharField(help_text='A keyed hash of the network address', max_length=64)),
                ('device', models.CharField(blank=True, help_text='Of one that the account knows', max_length=64)),
                ('at', models.DateTimeField()),
            ],
            options={
                'verbose_name_plural': 'guesses',
                'default_permissions': (),
                'indexes': [models.Index(fields=['who', 'at'], name='guesses_at_an_account'), models.Index(fields=['where', 'at'], name='guesses_from_an_address')],
                'constraints': [models.CheckConstraint(condition=models.Q(('where__regex', '^[0-9a-f]{64}$'), ('who__regex', '^[0-9a-f]{64}$')), name='guess_names_nobody', violation_error_message='Only hashes are kept of who guessed, and where.')],
            },
        ),
        migrations.CreateModel(
            name='Device',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64)),
                ('since', models.DateTimeField()),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='devices', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('user', 'key'), name='device_is_known_once_to_an_account', violation_error_message='This device is known already.'), models.CheckConstraint(condition=models.Q(('key__regex', '^[0-9a-f]{64}$')), name='device_key_is_a_hash', violation_error_message="Only a hash of the device's key is kept.")],
            },
        ),
    ]
