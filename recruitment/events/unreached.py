"""Who of those who come may not know what we wrote to them."""

from django.db.models import Q

from recruitment.events.models import Event
from recruitment.events.services import BOOKED, MOVED, OFF, SOON
from recruitment.messages.models import Email, State

WITH_FACTS = (BOOKED, MOVED, OFF, SOON)
"""Each of them says all that somebody must know to be there: the last one is what they know."""


def unreached(event: Event) -> dict[str, State]:
    """What stands in the outbox of each booking whose last email did not arrive.

    It is still owed while we try again, and no longer needed if the event began meanwhile.
    """
    people = [one.about for one in event.bookings.confirmed()]
    tried = Q(state=State.SENT) | ~Q(problem="")
    rows = Email.objects.filter(tried, kind__in=WITH_FACTS, about__in=people)
    last = rows.order_by("about", "-owed_at", "-pk").distinct("about")
    states = dict(last.values_list("about", "state"))
    return {about: State(state) for about, state in states.items() if state != State.SENT}
