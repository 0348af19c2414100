"""No email repeats an answer, neither as it is stored nor in the words that were read."""

import re
from datetime import date, timedelta

import pytest
from django.core import mail

from recruitment.eligibility import BY_KEY, ROUTES, restore
from recruitment.eligibility.dates import spoken
from recruitment.interest import services
from recruitment.tasks import send_owed_emails
from tests.eligibility.people import raw
from tests.factories import VacancyFactory
from tests.interest.somebody import EMAIL, NEARLY_17, ask_for_reminder, carry
from tests.moments import NOW, TODAY

pytestmark = pytest.mark.django_db

ORDINARY = {"yes", "no", "none", "degree", "learning"}
"""Codes that our own words and addresses need. What their options say is looked for too."""

PEOPLE = {
    "young": {},
    "an old newcomer": {"date_of_birth": "1990-05-06"},
    "lately here": {
        "status": "limited",
        "passport": "other",
        "uk_residence": "no",
        "time_away": "lived-abroad",
        "came_to_uk": "2025-03-04",
    },
    "away to study": {"uk_residence": "no", "time_away": "study", "months_away": "over-a-year"},
    "not sure of their passport": {"status": "waiting", "passport": "not-sure"},
    "banned": {"police_record": ["driving-ban"], "driving_ban_ends": "2027-03-04"},
    "a learner": {"driving_licence": "learning", "qualifications": ["none"]},
    "with a degree and no licence": {"driving_licence": "none", "qualifications": ["degree"]},
    "tattooed": {"any_of_these": ["tattoo"], "tattoos": ["visible"]},
    "at work elsewhere": {"any_of_these": ["work"], "job": ["bailiff-detective"]},
    "in debt": {"any_of_these": ["money"], "money": ["debt-plan", "ccj"]},
    "bankrupt": {
        "any_of_these": ["money"],
        "money": ["was-insolvent"],
        "insolvency_ended": "2025-02-03",
    },
    "refusing": {"would_refuse": ["drugs-test", "shifts"]},
    "convicted": {
        "police_record": ["conviction"],
        "offence_kind": ["violent"],
        "not_protected": "yes",
    },
}


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture(params=PEOPLE.values(), ids=PEOPLE)
def answers(request):
    return raw(**(NEARLY_17 | request.param))


def sayings(answers):
    """Every answer as it is stored, and in the words of its question."""
    for key, said in answers.items():
        question = BY_KEY[key]
        for code in said if isinstance(said, list) else [said]:
            if code not in ORDINARY:
                yield code
            dated = re.fullmatch(r"\d{4}-\d\d-\d\d", code)
            words = spoken(date.fromisoformat(code)) if dated else question.label(code)
            if words not in ("Yes", "No"):
                yield words


def everything_sent(client, answers, time_machine):
    """A copy, and every email of a reminder for each day that there is, as plain text and HTML."""
    changes = {key.replace("-", "_"): said for key, said in answers.items()}
    carry(client, **changes)
    client.post("/fit/copy/", {"email": EMAIL})
    send_owed_emails()
    judged = services.judged(restore(answers, TODAY), ROUTES.values(), TODAY)
    for day in sorted({outcome.opens_on for outcome in judged if outcome.opens_on}):
        slugs = [outcome.route.slug for outcome in judged if outcome.opens_on == day]
        one = ask_for_reminder(email=f"{day}@home.example", day=day, routes=slugs, **changes)
        send_owed_emails()
        services.confirm_reminder(one.pk, one.token, now=NOW)
        for moment in (day - timedelta(days=30), day):
            time_machine.move_to(NOW.replace(moment.year, moment.month, moment.day), tick=False)
            send_owed_emails()
        time_machine.move_to(NOW, tick=False)
    return [f"{m.subject} {m.body} {m.alternatives[0].content}" for m in mail.outbox]


def test_no_email_says_what_was_answered(client, answers, time_machine):
    VacancyFactory(route_slug="pcep", closes_on=date(2032, 1, 1))

    sent = everything_sent(client, answers, time_machine)

    assert len(sent) >= 1
    for text in sent:
        for words in sayings(answers):
            assert not re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text), words
        assert answers["date-of-birth"][:4] not in text
        assert "You told us" not in text
        assert "that birthday" not in text
        assert "start from" not in text
