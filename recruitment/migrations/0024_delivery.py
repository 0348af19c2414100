"""What providers say of emails, and what they call them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('recruitment', '0023_health'),
    ]

    operations = [
        migrations.CreateModel(
            name='DeliveryReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('handed_over_as', models.CharField(blank=True, help_text='What the provider calls the message', max_length=200)),
                ('what', models.CharField(choices=[('delivered', 'Delivered'), ('bounced', 'Came back'), ('gave_up', 'The mailbox is full or does not answer'), ('refused', 'The provider will not send to this address'), ('failed', 'The provider could not send it'), ('complained', 'Marked as spam by whoever got it')], max_length=12)),
                ('at', models.DateTimeField(help_text='When it happened, as the provider says')),
                ('taken_in_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(help_text='When the provider had taken the email, by our clock', null=True)),
            ],
            options={
                'ordering': ['at', 'pk'],
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='email',
            name='handed_over_as',
            field=models.CharField(blank=True, db_default='', default='', help_text='What the provider calls it, if one delivers it', max_length=200),
        ),
        migrations.AddIndex(
            model_name='email',
            index=models.Index(condition=models.Q(('handed_over_as', ''), _negated=True), fields=['handed_over_as'], name='emails_by_provider'),
        ),
        migrations.AddField(
            model_name='deliveryreport',
            name='email',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='recruitment.email'),
        ),
        migrations.AddConstraint(
            model_name='deliveryreport',
            constraint=models.UniqueConstraint(fields=('email', 'handed_over_as', 'what'), name='a_handing_over_is_reported_once_for_each_thing', violation_error_message='This is known already.'),
        ),
        migrations.AddConstraint(
            model_name='deliveryreport',
            constraint=models.CheckConstraint(condition=models.Q(('what__in', ['delivered', 'bounced', 'gave_up', 'refused', 'failed', 'complained'])), name='delivery_report_says_what_is_known', violation_error_message='An email was delivered, came back or was refused.'),
        ),
    ]
