"""Events, and the places that people have booked at them."""

import datetime
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('recruitment', '0026_offers'),
    ]

    operations = [
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(error_messages={'unique': 'Another event has this address already.'}, help_text='The end of its address on our site. Empty: made of its title and day', max_length=60, unique=True, verbose_name='address')),
                ('title', models.CharField(help_text='Emails say it, and others may read those: name no group of people here', max_length=100)),
                ('summary', models.TextField(max_length=1000, verbose_name='what it is')),
                ('audience', models.CharField(choices=[('open', 'Open to all'), ('positive-action', 'Positive action')], default='open', max_length=20)),
                ('for_whom', models.CharField(blank=True, help_text='People read this. Needed for positive action. It shuts nobody out', max_length=200, verbose_name='who it is for')),
                ('reason', models.TextField(blank=True, help_text='For the record, never shown to the public. Which group, which disadvantage, need or low number we reasonably think there is, and why this is in proportion (Equality Act 2010, section 158)', max_length=2000, verbose_name='why positive action')),
                ('starts_at', models.DateTimeField(help_text='UK time', verbose_name='starts')),
                ('minutes', models.PositiveSmallIntegerField(verbose_name='length in minutes')),
                ('area', models.CharField(help_text='Everybody reads this', max_length=60, verbose_name='town, or Online')),
                ('place', models.CharField(help_text='Only people who have booked read this', max_length=300, verbose_name='exact place, or link')),
                ('access', models.TextField(help_text='How people get in and take part: steps, toilets, captions', max_length=500)),
                ('places', models.PositiveSmallIntegerField(help_text='How many people can come')),
                ('book_until', models.DateTimeField(help_text='UK time. The last moment to book')),
                ('cancelled_at', models.DateTimeField(editable=False, null=True)),
                ('sequence', models.PositiveIntegerField(default=0, editable=False, help_text='Grows with each move, for the calendars of people')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('changed_at', models.DateTimeField(editable=False)),
            ],
            options={
                'ordering': ['starts_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('book_until__lte', models.F('starts_at'))), name='event_is_booked_before_it_starts', violation_error_message='The last moment to book must be before it starts.'), models.CheckConstraint(condition=models.Q(('minutes__range', (1, 1440))), name='event_lasts_up_to_a_day', violation_error_message='An event lasts at least a minute and at most a day.'), models.CheckConstraint(condition=models.Q(('places__gte', 1)), name='event_has_places', violation_error_message='An event needs at least 1 place.'), models.CheckConstraint(condition=models.Q(('starts_at__lt', datetime.datetime(2100, 1, 1, 0, 0, tzinfo=datetime.timezone.utc))), name='event_starts_in_this_century', violation_error_message='An event must start before 2100.'), models.CheckConstraint(condition=models.Q(('title', ''), ('summary', ''), ('area', ''), ('place', ''), ('access', ''), _connector='OR', _negated=True), name='event_says_what_and_where_it_is', violation_error_message='Say what it is, where it is, and how people take part.'), models.CheckConstraint(condition=models.Q(('audience__in', ['open', 'positive-action'])), name='event_is_of_a_known_audience', violation_error_message='Choose who the event is for.'), models.CheckConstraint(condition=models.Q(models.Q(('audience', 'positive-action'), _negated=True), models.Q(('for_whom', ''), ('reason', ''), _connector='OR', _negated=True), _connector='OR'), name='positive_action_says_for_whom_and_why', violation_error_message='For positive action, write who it is for, and why.')],
            },
        ),
        migrations.CreateModel(
            name='AddressesRead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reads', to='recruitment.event')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='EventBooking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254)),
                ('nonce', models.BinaryField(max_length=32)),
                ('asked_at', models.DateTimeField()),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='recruitment.event')),
            ],
            options={
                'verbose_name': 'booking of an event',
                'abstract': False,
                'indexes': [models.Index(fields=['asked_at'], name='eventbookings_by_age')],
                'constraints': [models.CheckConstraint(condition=models.Q(('email', django.db.models.functions.text.Lower('email'))), name='eventbookings_email_is_in_small_letters', violation_error_message='Write the email address in small letters.'), models.UniqueConstraint(fields=('event', 'email'), name='an_address_has_one_booking_of_an_event', violation_error_message='This address has booked already.'), models.CheckConstraint(condition=models.Q(('confirmed_at', None), ('confirmed_at__gte', models.F('asked_at')), _connector='OR'), name='a_place_is_confirmed_after_it_was_asked_for', violation_error_message='Nobody confirms what was not asked for yet.')],
            },
        ),
    ]
