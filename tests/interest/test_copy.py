"""A copy of the results by email: what is in it, what never is, and that it is not kept."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import connection

from recruitment.eligibility import BY_KEY, ROUTES, LicenceBy, restore
from recruitment.interest import emails, services
from recruitment.messages.models import State
from recruitment.models import Copy, Email
from recruitment.tasks import forget_interest, send_owed_emails
from tests.eligibility.people import raw, with_value
from tests.factories import VacancyFactory
from tests.interest.somebody import EMAIL, NEARLY_17, ask_for_copy, carry, emailed
from tests.moments import NOW, TODAY

pytestmark = pytest.mark.django_db

PRIVATE = {
    "police-record",
    "offence-kind",
    "not-protected",
    "driving-points",
    "driving-ban-ends",
    "money",
    "insolvency-ended",
    "group",
    "any-of-these",
    "dismissed-for",
    "dismissed-on",
    "conduct-open",
    "barred-from-children",
    "turned-down-for",
    "turned-down-constable",
    "turned-down-special",
    "turned-down-pcso",
    "would-refuse",
    "police-service",
    "status",
    "passport",
    "uk-residence",
    "uk-residence-5",
    "time-away",
    "came-to-uk",
    "months-away",
    "job",
    "tattoos",
}

PEOPLE = {
    "a caution": {
        "police_record": ["caution"],
        "offence_kind": ["violent"],
        "not_protected": "yes",
    },
    "custody": {"any_of_these": ["custody"]},
    "an open inquiry": {"any_of_these": ["investigation"]},
    "a judgment": {"any_of_these": ["money"], "money": ["ccj"]},
    "a bankruptcy": {
        "any_of_these": ["money"],
        "money": ["was-insolvent"],
        "insolvency_ended": "2025-02-03",
    },
    "a group": {"any_of_these": ["group"], "group": "now"},
    "a dismissal": {
        "any_of_these": ["dismissed"],
        "dismissed_for": "gross-misconduct",
        "dismissed_on": "2020-02-03",
    },
    "a refusal": {"would_refuse": ["drugs-test"]},
    "nothing": {},
    "being young": NEARLY_17,
}


def outcomes(**changes):
    return services.judged(restore(raw(**changes), TODAY), ROUTES.values(), TODAY)


def copied(client, **changes):
    carry(client, **changes)
    client.post("/fit/copy/", {"email": EMAIL})
    return emailed()


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW)


def test_every_question_is_private_or_may_be_told():
    assert BY_KEY.keys() == PRIVATE | emails.MAY_BE_TOLD
    assert not PRIVATE & emails.MAY_BE_TOLD


def test_without_answers_there_is_nothing_to_copy(client):
    assert client.get("/fit/copy/").url == "/fit/results/"
    assert client.post("/fit/copy/", {"email": EMAIL}).url == "/fit/results/"
    assert not Email.objects.exists()


def test_somebody_who_has_not_answered_enough_is_asked_on(client):
    carry(client, police_record=[])

    assert client.get("/fit/copy/").url == "/fit/results/"


def test_a_copy_says_what_why_from_when_and_where_that_comes_from(client):
    VacancyFactory(route_slug="police-staff")

    message = copied(client, **NEARLY_17)

    assert message.to == [EMAIL]
    assert message.subject == "A copy of your results"
    assert "Police staff\n\nYou can apply now\n" in message.body
    assert (
        "Police Constable Entry Programme\n\nNot yet, from 23 December 2026\n\n"
        "You can apply from 23 December 2026.\n\n"
        "What to do: Find out about the role while you wait, and come back on that day.\n"
    ) in message.body
    assert "\nhttps://www.college.police.uk/" in message.body


def test_a_route_that_fits_and_is_closed_says_how_to_hear_of_it(client):
    message = copied(client)

    assert (
        "Police staff\n\nYou fit the bill\n\nNo role is open on this route now. "
        "We can tell you when one opens:\n\nhttp://testserver/interest/police-staff/\n"
    ) in message.body


def test_only_what_somebody_chose_to_see_is_copied(client):
    carry(client, chosen=("cadet",), **NEARLY_17)

    client.post("/fit/copy/", {"email": EMAIL})

    body = emailed().body
    assert "Volunteer Police Cadet" in body
    assert "Constable" not in body


@pytest.mark.parametrize("changes", PEOPLE.values(), ids=PEOPLE)
def test_no_reason_that_rests_on_something_private_is_told(changes):
    judged = outcomes(**changes)

    words = json.dumps(emails.copy_words(judged, TODAY))

    for outcome in judged:
        hidden = [f for f in outcome.reasons if f.reads & PRIVATE and f.reason]
        told = {f.reason for f in outcome.reasons if not f.reads & PRIVATE}
        assert not [f.reason for f in hidden if f.reason in words and f.reason not in told]


@pytest.mark.parametrize("changes", PEOPLE.values(), ids=PEOPLE)
def test_every_copy_says_that_the_site_knows_more(client, changes):
    message = copied(client, **changes)

    neutral = "See the site for the rest: some things are better not in an email."
    assert message.body.count(neutral) == 1
    assert message.body.count("1996") == 0


def test_a_day_that_says_when_a_ban_ends_is_not_told(client):
    banned = {"police_record": ["driving-ban"], "driving_ban_ends": "2027-03-04"}
    assert date(2027, 3, 4) in [outcome.opens_on for outcome in outcomes(**banned)]

    message = copied(client, **banned)

    assert "4 March 2027" not in message.body
    assert "Not yet. Our site tells you more" in message.body


def test_reasons_that_do_not_decide_are_not_told_in_place_of_the_one_that_does():
    [outcome] = [
        outcome
        for outcome in outcomes(**NEARLY_17, any_of_these=["custody"])
        if outcome.route.slug == "pcep"
    ]

    words = emails.route_words(outcome, {})

    assert words["label"] == "You cannot apply for this route"
    assert words["reasons"] == []


def test_what_somebody_else_decides_is_not_told_as_if_it_were_the_licence(settings):
    """Both are waited for; the first of them is private."""
    stricter = with_value("licence_by", LicenceBy.APPLICATION, settings.PACK.thresholds)
    settings.PACK = replace(settings.PACK, thresholds=stricter)
    learning = {"driving_licence": "learning"}
    both = outcomes(**learning, any_of_these=["investigation"])

    [alone] = [o for o in outcomes(**learning) if o.route.slug == "pcep"]
    [hidden] = [o for o in both if o.route.slug == "pcep"]

    assert [found.event for found in emails.reasons(alone)] == [alone.event]
    assert emails.reasons(hidden) == []


def test_a_day_of_age_is_not_told_while_something_else_is_in_the_way():
    """Who lives elsewhere will not be a cadet on that birthday."""
    young = {"date_of_birth": "2014-02-03", "lives_in_area": "no", "parent_agrees": "yes"}
    [cadet] = [o for o in outcomes(**young) if o.route.slug == "cadet"]

    told = [reason["reason"] for reason in emails.route_words(cadet, {})["reasons"]]

    assert told == ["Our cadets live in our area. Nearly every police force has cadets of its own."]


def test_what_will_be_sent_is_sealed_and_goes_when_it_has_been_sent(client):
    carry(client, **NEARLY_17)
    client.post("/fit/copy/", {"email": EMAIL})
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM recruitment_copy")
        [[stored]] = cursor.fetchall()

    send_owed_emails()

    assert "Constable" not in stored
    assert not Copy.objects.exists()
    assert Email.objects.get().state == State.SENT


def test_nobody_can_tell_afterwards_to_whom_a_copy_went(client):
    copied(client)

    forget_interest()

    assert not Email.objects.exists()


@pytest.mark.parametrize(
    ("after", "state"),
    [
        pytest.param(timedelta(hours=24) - timedelta(seconds=1), State.SENT, id="just in time"),
        pytest.param(timedelta(hours=24), State.CANCELLED, id="too late"),
    ],
)
def test_a_copy_that_could_not_leave_for_a_day_does_not_leave(time_machine, after, state):
    ask_for_copy()
    time_machine.move_to(NOW + after, tick=False)

    send_owed_emails()

    assert Email.objects.get().state == state
    assert not Copy.objects.exists()


def test_a_copy_whose_words_are_gone_is_cancelled():
    ask_for_copy()
    Copy.objects.all().delete()

    send_owed_emails()

    assert Email.objects.get().state == State.CANCELLED
    assert mail.outbox == []


def test_the_page_says_what_is_not_in_the_email(client):
    carry(client)

    page = client.get("/fit/copy/").content.decode()

    assert "Your answers, and anything about nationality, a police record, money or groups" in page
    assert "From that, someone could guess your birthday." in page


def test_a_mistake_in_the_address_is_said(client):
    carry(client)

    page = client.post("/fit/copy/", {"email": "gwen"}).content.decode()

    assert "Enter an email address in the correct format" in page
    assert not Email.objects.exists()
