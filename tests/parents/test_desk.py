"""What HR sees of a parent's word."""

import pytest
from django.urls import reverse

from recruitment.applications import parent_words
from tests.applications.applying import plain
from tests.factories import UserFactory, sent
from tests.parents.family import PARENT, agreed, cadet, said, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def case(client, application):
    client.force_login(UserFactory(role="Recruiter"))
    return plain(client.get(reverse("admin:recruitment_application_change", args=[application.pk])))


def test_hr_sees_who_agreed_when_and_to_what(client):
    application = cadet()
    agreed(application)
    send(application)

    page = case(client, application)

    assert "Alex Hughes" in page
    assert PARENT in page
    assert "signed “Alex Hughes”" in page
    assert parent_words.VERSIONS[parent_words.CURRENT][0] in page
    assert "No parent or carer says yes now" not in page


def test_hr_sees_a_yes_that_was_taken_back_and_can_only_end_the_case(client):
    application = cadet()
    parent = agreed(application)
    send(application)
    said(parent, False)

    page = case(client, application)

    assert "No parent or carer says yes now" in page
    assert "Move to interview" not in page
    assert "Record a withdrawal" in page
    move = reverse("admin:recruitment_application_move", args=[application.pk, "interview"])
    assert client.get(move).status_code == 302


def test_an_adults_case_says_nothing_of_parents(client):
    assert "Parent or carer" not in case(client, sent())


def test_the_preview_of_an_email_says_that_it_goes_to_the_parent_too(client):
    application = cadet()
    agreed(application)
    send(application)
    client.force_login(UserFactory(role="Recruiter"))

    move = reverse("admin:recruitment_application_move", args=[application.pk, "interview"])

    assert "This email is for Robin Hughes and for their parent" in plain(client.get(move))
