"""What somebody sees of a decision, before its email has gone and after."""

from datetime import timedelta

import pytest
from django.urls import reverse

from recruitment.applications import services
from recruitment.applications.stages import Stage
from recruitment.models import Email
from recruitment.tasks import send_owed_emails
from tests.applications.applying import (
    EMAIL,
    text,
)
from tests.factories import (
    ApplicantFactory,
    UserFactory,
    draft,
    sent,
)
from tests.moments import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def test_the_tracker_tells_a_decision_only_after_its_email_has_gone(visitor):
    application = sent(applicant=ApplicantFactory(email=EMAIL))
    visitor.sign_in(EMAIL)
    before = text(visitor.get("tracker", application.reference))
    services.move(
        application.pk,
        Stage.UNSUCCESSFUL,
        by=UserFactory(),
        seen=application.version,
        now=NOW,
        note="",
        words="We did not find enough.",
    )

    assert without_tokens(text(visitor.get("tracker", application.reference))) == without_tokens(
        before
    )
    send_owed_emails()
    assert "We did not find enough." in text(visitor.get("tracker", application.reference))


def without_tokens(html):
    return [line for line in html.splitlines() if "csrfmiddlewaretoken" not in line]


def test_a_promise_that_was_broken_is_admitted(visitor, now):
    application = sent(applicant=ApplicantFactory(email=EMAIL))
    now.move_to(NOW + timedelta(days=40))
    visitor.sign_in(EMAIL)

    assert "We are late" in text(visitor.get("tracker", application.reference))


def test_a_decision_that_could_not_be_emailed_is_told_by_the_tracker(visitor):
    application = sent(applicant=ApplicantFactory(email=EMAIL))
    decide(application, Stage.UNSUCCESSFUL)
    Email.objects.filter(kind="outcome").update(state="failed")
    visitor.sign_in(EMAIL)

    page = visitor.get("tracker", application.reference)
    assert "Not successful" in text(page)
    assert [step["state"] for step in page.context["steps"]] == ["done"]
    assert page.context["box"]["action_url"] == reverse("fit-start")


def test_the_tracker_shows_the_way_with_one_place_on_it(visitor):
    application = sent(applicant=ApplicantFactory(email=EMAIL))
    visitor.sign_in(EMAIL)

    steps = visitor.get("tracker", application.reference).context["steps"]

    assert [step["state"] for step in steps] == ["now", "todo", "todo", "todo"]


def test_the_tracker_of_a_draft_has_the_whole_way_ahead(visitor):
    application = draft(applicant=ApplicantFactory(email=EMAIL))
    visitor.sign_in(EMAIL)

    steps = visitor.get("tracker", application.reference).context["steps"]

    assert {step["state"] for step in steps} == {"todo"}


def test_the_receipt_tells_no_decision_before_its_email_has_gone(visitor):
    application = sent(applicant=ApplicantFactory(email=EMAIL))
    visitor.sign_in(EMAIL)
    before = text(visitor.get("sent", application.reference))

    decide(application, Stage.UNSUCCESSFUL)

    after = text(visitor.get("sent", application.reference))
    assert without_tokens(after) == without_tokens(before)


def decide(application, to):
    return services.move(
        application.pk,
        to,
        by=UserFactory(),
        seen=application.version,
        now=NOW,
        note="",
        words="We did not find enough.",
    )
