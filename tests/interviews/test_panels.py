"""Panels: who sits, who knows somebody and steps back, and who sits in for them."""

from datetime import time, timedelta

import pytest
from django.db import IntegrityError, transaction

from recruitment.interviews import services, sitting
from recruitment.interviews.sitting import NameTaken, NotFree, NotOnThePanel, Times
from recruitment.models import Email, Panel, StandIn
from tests.applications.decided import at_interview
from tests.factories import UserFactory, VacancyFactory
from tests.moments import NOW, TODAY

pytestmark = pytest.mark.django_db

DAY = TODAY + timedelta(days=7)


def times(vacancy, **changed):
    return Times(
        **{
            "vacancy": vacancy,
            "first": time(9, 30),
            "number": 3,
            "minutes": 45,
            "gap": 15,
            "place": "Town Hall",
            "places": 1,
            "choose_until": NOW + timedelta(days=3),
            "said": {"bring": "Your passport"},
            **changed,
        }
    )


@pytest.fixture
def panel():
    """Of two, with three times, of which the first is chosen."""
    application = at_interview()
    members = [UserFactory(name="Ada"), UserFactory(name="Bo")]
    made = sitting.add_day(DAY, "Panel A", members, times(application.vacancy), now=NOW)
    made.application, made.ada, made.bo = application, *members
    services.choose(application.pk, made.slots.first().pk, now=NOW)
    return made


def names(panel):
    return {user.name for user in sitting.sits_for(panel, panel.application.pk)}


def test_a_day_has_its_times_one_after_the_other(panel):
    assert [slot.time_in_words for slot in panel.slots.all()] == ["9:30am", "10:30am", "11:30am"]
    assert Email.objects.filter(kind="choose_slot").count() == 1


def test_two_panels_of_one_day_need_two_names(panel):
    with pytest.raises(NameTaken):
        sitting.add_day(DAY, "Panel A", [], times(VacancyFactory()), now=NOW)

    assert Panel.objects.count() == 1


def test_a_member_who_knows_the_person_steps_back_and_another_sits_in(panel):
    said = sitting.step_back(panel.pk, panel.application.pk, by=panel.ada, now=NOW)
    assert names(panel) == {"Bo"}

    sitting.sit_in(said.pk, instead=UserFactory(name="Cy"), by=panel.bo)

    assert names(panel) == {"Bo", "Cy"}


def test_stepping_back_is_for_one_person_only(panel):
    sitting.step_back(panel.pk, panel.application.pk, by=panel.ada, now=NOW)

    assert sitting.sits_for(panel, panel.application.pk + 1) == {panel.ada, panel.bo}


def test_stepping_back_twice_changes_nothing(panel):
    for _ in range(2):
        sitting.step_back(panel.pk, panel.application.pk, by=panel.ada, now=NOW)

    assert StandIn.objects.count() == 1


def test_who_sits_in_can_know_the_person_too(panel):
    said = sitting.step_back(panel.pk, panel.application.pk, by=panel.ada, now=NOW)
    cy = UserFactory(name="Cy")
    sitting.sit_in(said.pk, instead=cy, by=panel.bo)

    second = sitting.step_back(panel.pk, panel.application.pk, by=cy, now=NOW)

    assert names(panel) == {"Bo"}
    with pytest.raises(NotFree):
        sitting.sit_in(second.pk, instead=panel.ada, by=panel.bo)


def test_nobody_sits_in_who_sits_already(panel):
    said = sitting.step_back(panel.pk, panel.application.pk, by=panel.ada, now=NOW)

    for taken in (panel.ada, panel.bo):
        with pytest.raises(NotFree):
            sitting.sit_in(said.pk, instead=taken, by=panel.bo)


def test_only_members_step_back_and_only_from_who_has_a_time(panel):
    with pytest.raises(NotOnThePanel):
        sitting.step_back(panel.pk, panel.application.pk, by=UserFactory(), now=NOW)
    other = at_interview(email="other@home.example")
    with pytest.raises(NotOnThePanel):
        sitting.step_back(panel.pk, other.pk, by=panel.ada, now=NOW)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"instead": "ada", "chosen_by": "bo"}, "nobody_sits_in_for_themselves"),
        ({"instead": "bo", "chosen_by": None}, "a_stand_in_was_chosen_by_somebody"),
    ],
)
def test_nonsense_about_stand_ins_is_refused_by_the_table(panel, fields, name):
    people = {key: who and getattr(panel, who) for key, who in fields.items()}
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        StandIn.objects.create(
            panel=panel, application=panel.application, out=panel.ada, said_at=NOW, **people
        )


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"name": ""}, "panel_has_a_name"),
        ({"name": "Panel A"}, "names_of_their_own"),
        ({"day": DAY.replace(year=2101)}, "this_century"),
    ],
)
def test_nonsense_about_panels_is_refused_by_the_table(panel, fields, name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Panel.objects.create(**{"day": DAY, "name": "Panel B", **fields})
