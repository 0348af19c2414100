from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils.timezone import localdate

from recruitment.applications import reference
from recruitment.models import Applicant, Application, StageChange
from tests.factories import ApplicantFactory

pytestmark = pytest.mark.django_db(transaction=True)


def fill(number):
    call_command("demo_data", applications=number, stdout=StringIO())


def test_invented_applications_can_be_added_again_and_again_and_keep_every_constraint():
    fill(60)
    fill(5)

    known = Application.objects.all()
    assert known.count() == 65
    assert all(reference.read(one.reference) == one.reference for one in known)
    assert all(email.endswith(".example") for email in emails())
    assert {one.standing for one in known} >= {"ended", "seen"}
    assert StageChange.objects.filter(now="submitted").count() == 65
    assert all(one.outcome == one.judged(localdate()).as_data() for one in known)


def emails():
    return Applicant.objects.values_list("email", flat=True)


def test_a_database_with_one_real_person_is_left_alone():
    ApplicantFactory(email="gwen@home.example")

    with pytest.raises(CommandError, match="people who are real"):
        fill(3)

    assert not Application.objects.exists()


@pytest.mark.parametrize("number", [0, -1, 5_000_001])
def test_a_number_that_makes_no_sense_is_refused(number):
    with pytest.raises(CommandError, match="between 1 and"):
        fill(number)


def test_it_never_runs_in_production(settings):
    settings.LOCAL = False

    with pytest.raises(CommandError, match="not for production"):
        fill(3)
