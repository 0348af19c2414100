"""Stages in which we wait for the applicant: what is missing, and an appeal."""

from datetime import date, timedelta

import pytest
from django.core import mail

from recruitment.applications.services import Unexplained
from recruitment.applications.stages import Stage
from recruitment.models import Email
from recruitment.tasks import send_owed_emails
from tests.applications.decided import again, has_gone, move
from tests.factories import ApplicantFactory, sent
from tests.moments import NOW

EMAIL = "gwen@home.example"
WHAT = "Send us your share code."

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def signed_in(visitor):
    visitor.application = sent(applicant=ApplicantFactory(email=EMAIL))
    has_gone()
    visitor.sign_in(EMAIL)
    return visitor


def at_appeal(application):
    for to in (Stage.INTERVIEW, Stage.CHECKS, Stage.APPEAL):
        move(application, to, words="")
    return again(application)


def page(visitor):
    return visitor.get("tracker", visitor.application.reference).context


def test_what_we_ask_for_is_said_with_a_day_and_our_promise_stands_still():
    application = sent()
    move(application, Stage.INFO_NEEDED, words=WHAT)

    change = application.history.last()
    assert (change.reply_by, change.promised_on) == (date(2026, 11, 30), None)
    assert again(application).promised_on is None


def test_nobody_is_asked_for_more_without_being_told_what():
    with pytest.raises(Unexplained):
        move(sent(), Stage.INFO_NEEDED, words="")


def test_the_email_says_what_is_missing_and_by_when(signed_in):
    move(signed_in.application, Stage.INFO_NEEDED, words=WHAT)
    send_owed_emails()

    body = mail.outbox[-1].body
    assert WHAT in body
    assert "Send it by Monday 30 November 2026" in body


def test_the_tracker_leads_to_where_it_can_be_added_once_the_email_has_gone(signed_in):
    before = page(signed_in)["box"]
    move(signed_in.application, Stage.INFO_NEEDED, words=WHAT)
    assert page(signed_in)["box"] == before

    has_gone()

    box = page(signed_in)["box"]
    assert box["title"] == "We need something more from you until Monday 30 November 2026"
    assert (box["tone"], box["action_url"][-6:]) == ("do", "/more/")
    assert WHAT in box["text"]
    assert page(signed_in)["steps"][0]["words"] == "You are here: We need something more from you."


def test_it_can_be_added_after_the_day_too(signed_in, now):
    move(signed_in.application, Stage.INFO_NEEDED, words=WHAT)
    has_gone()
    now.shift(timedelta(days=8).total_seconds())
    signed_in.sign_in(EMAIL)

    box = page(signed_in)["box"]
    assert box["title"] == "We need something more from you"
    assert "The last day was Monday 30 November 2026." in box["text"]
    assert box["action_url"]


def test_who_gave_it_goes_on_and_is_not_told_that_we_received_it_anew(signed_in):
    move(signed_in.application, Stage.INFO_NEEDED, words=WHAT)
    has_gone()

    move(signed_in.application, Stage.SUBMITTED, now=NOW + timedelta(hours=1), words="")
    has_gone()

    assert Email.objects.filter(kind="received").count() == 1
    assert page(signed_in)["box"]["title"].startswith("Nothing to do until")


def test_an_appeal_has_a_last_day_and_its_email_no_reason(signed_in):
    application = at_appeal(signed_in.application)
    assert application.history.last().reply_by == date(2026, 12, 14)

    send_owed_emails()

    body = mail.outbox[-1].body
    assert "The last day to ask is Monday 14 December 2026" in body
    for word in ("vetting", "refused", "medical", "criminal", "record"):
        assert word not in body.lower()


def test_the_tracker_says_that_we_can_be_asked_to_look_again(signed_in):
    at_appeal(signed_in.application)
    has_gone()

    context = page(signed_in)
    assert context["box"]["title"] == ("You can ask us to look again until Monday 14 December 2026")
    states = {step["title"]: step["state"] for step in context["steps"]}
    assert states["Checks before you start"] == "now"
    assert states["You are joining us"] == "todo"


def test_after_an_appeal_the_checks_go_on(signed_in):
    application = at_appeal(signed_in.application)
    move(application, Stage.CHECKS, now=NOW + timedelta(days=1), words="")
    has_gone()

    box = page(signed_in)["box"]
    assert box["title"] == "Name 2 referees"
    assert "We write to you by" in box["text"]
