"""What the table of interview times refuses, and many who choose at once."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from recruitment.interviews import services
from recruitment.interviews.services import Gone
from recruitment.models import Booking
from tests.applications.decided import at_interview
from tests.crowd import all_at_once
from tests.factories import SlotFactory
from tests.moments import NOW

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"choose_until": NOW + timedelta(days=8)}, "slot_is_chosen_before_it_starts"),
        ({"minutes": 0}, "slot_lasts_up_to_a_day"),
        ({"places": 0}, "slot_has_places"),
        ({"place": ""}, "slot_is_somewhere"),
        ({"starts_at": NOW.replace(year=2100)}, "slot_starts_in_this_century"),
    ],
)
def test_a_time_with_nonsense_in_it(change, name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        SlotFactory(**change)


@pytest.mark.django_db(transaction=True)
def test_of_many_who_choose_the_last_places_at_once_only_so_many_get_one(roles):
    slot = SlotFactory(places=2)
    people = [at_interview(email=f"p{n}@home.example", vacancy=slot.vacancy) for n in range(6)]

    def choosing(one):
        def act():
            try:
                return services.choose(one.pk, slot.pk, now=NOW)
            except Gone:
                return None

        return act

    given = all_at_once(*map(choosing, people))

    assert sum(one is not None for one in given) == 2
    assert sorted(Booking.objects.values_list("place", flat=True)) == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_one_person_in_two_tabs_has_one_time(roles):
    application = at_interview()
    slots = [SlotFactory(vacancy=application.vacancy) for _ in range(2)]

    all_at_once(*[lambda pk=one.pk: services.choose(application.pk, pk, now=NOW) for one in slots])

    assert Booking.objects.get().sequence == 2
