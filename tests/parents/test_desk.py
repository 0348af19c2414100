"""What HR sees of a parent's word."""

import pytest
from django.urls import reverse

from recruitment.applications import parent_words
from recruitment.applications.stages import Stage
from recruitment.decisions import choosing
from recruitment.models import Email
from tests.applications.applying import plain
from tests.applications.decided import has_gone
from tests.desk.deciding import decide, look
from tests.factories import UserFactory, sent
from tests.parents.family import CHILD, PARENT, agreed, cadet, said, send

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


@pytest.fixture
def robin(client):
    """A child whose parent said yes, and a recruiter at the desk."""
    application = cadet()
    agreed(application)
    client.force_login(UserFactory(role="Recruiter"))
    return send(application)


def test_the_preview_of_a_delay_says_that_it_goes_to_the_parent_too(client, robin):
    late = reverse("admin:recruitment_application_late", args=[robin.pk])
    typed = {"words": "Many applied", "promised_on": "18/12/2026", "seen": robin.version}

    page = plain(client.post(late, {**typed, "previewed": ""}))

    assert "This email is for Robin Hughes and for their parent" in page


def test_whoever_decides_reads_that_the_parent_gets_the_email(client, robin):
    move = reverse("admin:recruitment_application_move", args=[robin.pk, "interview"])

    for page in (client.get(move), look(client, [robin], to="interview")):
        assert PARENT in plain(page)
        assert CHILD not in plain(page)


def test_an_email_that_is_owed_is_listed_with_the_parent_as_its_reader(client, robin):
    Email.objects.update(state="owed")

    page = case(client, robin)

    assert f"To {PARENT}" in page
    assert f"To {CHILD}" not in page


def test_an_email_that_failed_goes_to_the_parent_again(client, robin):
    has_gone()
    email = Email.objects.filter(pk=decide(robin, Stage.INTERVIEW, words="").email_id)
    email.update(state="failed", to=PARENT, tries=1, problem="Came back")
    assert choosing.marks_of([robin]).bounced == {robin.about}

    page = plain(client.post(reverse("outbox"), {"again": email.get().pk}, follow=True))

    assert f"On its way again, to {PARENT}" in page
    assert email.get().to == PARENT
