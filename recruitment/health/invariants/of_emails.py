"""Emails: each leaves in its time and once, as far as our own rows can tell."""

from datetime import datetime, timedelta

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat

from recruitment import clock
from recruitment.applications import reminders
from recruitment.applications.models import Application
from recruitment.interest import services as interest
from recruitment.messages import trying
from recruitment.messages.models import Email, EmailQuerySet, State
from recruitment.schedule import SCHEDULE

PROMISED = timedelta(minutes=5)
REMINDED_WITHIN = timedelta(minutes=2)
REMINDERS = {plan.kind for plan in SCHEDULE.values()} | {interest.ROUTE_OPENED}
"""Kinds that leave at a moment that was written down before."""
BEGUN_BEFORE = timedelta(days=3)
"""The last reminder comes 2 days before closing."""
SUBJECT = Concat(Value("application:"), Cast("pk", CharField()))
MOST_TRIES = len(trying.GAPS) + trying.GIVE_UP_AFTER // trying.LAST_GAP + 2
"""As many as there is time for, from the first until we give up, and one at either end."""


def overdue(now: datetime) -> EmailQuerySet:
    """Due for longer than we promise. One that waits for its next try is not due."""
    return Email.objects.due(now - PROMISED)


def handed_over_too_often() -> int:
    """R5. Sent before its time, sent without a try, or tried more often than there was time for.

    A worker that is killed between the mail server's yes and our commit leaves no trace here: only
    the mail server's own log, by Message-ID, knows of that second copy.
    """
    sent = Q(state=State.SENT)
    early = sent & Q(sent_at__lt=F("next_try_at"))
    uncounted = sent & Q(tries=0)
    return Email.objects.filter(early | uncounted | Q(tries__gt=MOST_TRIES)).count()


def reminders_astray(now: datetime) -> int:
    """R8: late, doubled, or never written down for a draft."""
    return late(now) + doubled() + never_promised(now)


def late(now: datetime) -> int:
    due = Email.objects.due(now - REMINDED_WITHIN).untried()
    return due.filter(kind__in=REMINDERS).count()


def doubled() -> int:
    raised = Email.objects.filter(kind__in=REMINDERS).exclude(state=State.CANCELLED).order_by()
    each = raised.values("kind", "about", "occurrence").annotate(number=Count("pk"))
    return each.filter(number__gt=1).count()


def never_promised(now: datetime) -> int:
    """Drafts that can still be sent, were begun in good time, and have no reminder at all.

    Which reminders a draft should have is for the code that promises them. A promise that was
    taken back is a row too.
    """
    promised = Email.objects.filter(kind=reminders.KIND, about=OuterRef("subject"))
    last_chance = F("vacancy__closes_on") - BEGUN_BEFORE
    unsent = Application.objects.drafts().filter(vacancy__closes_on__gte=clock.uk_day(now))
    begun = unsent.filter(begun_at__date__lte=last_chance).annotate(subject=SUBJECT)
    return begun.exclude(Exists(promised)).count()
