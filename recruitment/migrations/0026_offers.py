"""An applicant's yes to a conditional offer."""

import django.db.models.deletion
from django.db import migrations, models

import recruitment.encryption


class Migration(migrations.Migration):

    dependencies = [
        ('recruitment', '0025_forgetting'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='addition',
            name='addition_is_of_a_known_sort',
        ),
        migrations.AddField(
            model_name='addition',
            name='offer',
            field=models.OneToOneField(help_text='The move by which they were offered what they accepted', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='acceptance', to='recruitment.stagechange'),
        ),
        migrations.AddField(
            model_name='addition',
            name='promised_on',
            field=models.DateField(help_text='By when we said, when they accepted, that we would write', null=True),
        ),
        migrations.AlterField(
            model_name='addition',
            name='what',
            field=models.CharField(choices=[('note', 'Note from the applicant'), ('details', 'Details changed by the applicant'), ('accepted', 'Conditional offer accepted')], max_length=10),
        ),
        migrations.AlterField(
            model_name='addition',
            name='words',
            field=recruitment.encryption.SealedField(help_text='Nothing where they only pressed a button'),
        ),
        migrations.AddConstraint(
            model_name='addition',
            constraint=models.CheckConstraint(condition=models.Q(('what__in', ['note', 'details', 'accepted'])), name='addition_is_of_a_known_sort', violation_error_message='It is a note, details that changed, or a yes to an offer.'),
        ),
        migrations.AddConstraint(
            model_name='addition',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('offer__isnull', False), ('what', 'accepted')), models.Q(models.Q(('what', 'accepted'), _negated=True), ('offer', None), ('promised_on', None)), _connector='OR'), name='an_offer_is_what_is_accepted', violation_error_message='Say which offer they accepted.'),
        ),
    ]
