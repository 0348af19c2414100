"""Who stopped the reminders of a draft, and an index for what is owed to one address."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('recruitment', '0020_marks_looks_and_waits'),
    ]

    operations = [
        migrations.AddField(
            model_name='application',
            name='wants_reminders',
            field=models.BooleanField(default=True, help_text='Of the draft, until they press the link that stops them'),
        ),
        migrations.RemoveIndex(model_name='email', name='owed_emails'),
        migrations.AddIndex(
            model_name='email',
            index=models.Index(condition=models.Q(('state', 'owed')), fields=['next_try_at', 'id'], name='owed_emails'),
        ),
        migrations.AddIndex(
            model_name='email',
            index=models.Index(condition=models.Q(('state', 'owed')), fields=['to'], name='owed_to_an_address'),
        ),
    ]
