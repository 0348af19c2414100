"""A kept result that is shown again: the same as before, by the rules and the day of now."""

import logging
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.db import connection

from recruitment import answers_cookie
from recruitment.eligibility import restore
from recruitment.models import KeptResult
from recruitment.tasks import send_owed_emails
from tests.eligibility.people import raw
from tests.interest.somebody import (
    EMAIL,
    NEARLY_17,
    ask_to_keep,
    carry,
    emailed,
    kept,
    links,
    refusing_until_18,
)
from tests.moments import NOW, TODAY
from tests.visitor import form_fields

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW, tick=False)
    return lambda moment: time_machine.move_to(moment, tick=False)


def link(one):
    return f"/fit/keep/{one.pk}/{one.token}/open/"


def results(client):
    return client.get("/fit/results/").content.decode().split("<main")[1].split("<form")[0]


def forget(client):
    del client.cookies["answers"]


PEOPLE = {
    "nearly 17": NEARLY_17,
    "grown up": {},
    "banned": {"police_record": ["driving-ban"], "driving_ban_ends": "2027-03-04"},
    "in debt": {"any_of_these": ["money"], "money": ["debt-plan", "ccj"]},
}


@pytest.mark.parametrize("chosen", [(), ("staff",), ("cadet",)], ids=["all", "staff", "cadets"])
@pytest.mark.parametrize("who", PEOPLE)
def test_what_is_shown_again_is_what_was_shown_first(client, who, chosen):
    carry(client, chosen=chosen, **PEOPLE[who])
    if client.get("/fit/results/").status_code != 200:
        client.post("/fit/q/lives-in-area/", form_fields("lives-in-area", "yes"))
        client.post("/fit/q/parent-agrees/", form_fields("parent-agrees", "yes"))
    first = results(client)
    client.post("/fit/keep/", {"email": EMAIL, "consent": "on"})
    client.post(links(emailed())[0])
    forget(client)

    response = client.post(link(KeptResult.objects.get()))

    assert response.url == "/fit/results/"
    assert results(client) == first


@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_the_link_shows_and_changes_nothing(client, today, method):
    one = kept()
    today(NOW + timedelta(days=3))

    response = getattr(client, method)(link(one))

    assert response.status_code == 200
    assert "answers" not in client.cookies
    assert KeptResult.objects.get().used_at == NOW
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Referrer-Policy"] == "same-origin"


def test_the_page_has_a_button_the_last_moment_and_the_quick_way_out(client):
    page = " ".join(client.get(link(kept())).content.decode().split())

    assert "Show my result</button>" in page
    assert "We keep it until 23 December 2026, 10:00am." in page
    assert "/leave/" in page
    assert "This browser holds answers already" not in page


def test_showing_it_keeps_it_for_30_days_more(client, today):
    one = kept()
    today(NOW + timedelta(days=20))

    for _ in range(2):
        client.post(link(one))

    assert KeptResult.objects.get().used_at == NOW + timedelta(days=20)
    today(NOW + timedelta(days=50) - SECOND)
    assert "12 January 2027, 10:00am" in client.get(link(one)).content.decode()


@pytest.mark.parametrize(
    ("after", "works"), [(timedelta(days=30) - SECOND, True), (timedelta(days=30), False)]
)
def test_after_30_days_without_a_look_nothing_is_shown(client, today, after, works):
    one = kept()
    today(NOW + after)

    response = client.post(link(one))

    assert (response.url == "/fit/results/") == works
    assert ("answers" in client.cookies) == works
    assert ("Nothing more will come" in client.get(link(one)).content.decode()) != works


def test_what_nobody_confirmed_is_not_shown(client):
    one = ask_to_keep()

    response = client.post(link(one))

    assert response.url == link(one)
    assert client.get(link(one)).url == f"/fit/keep/{one.pk}/{one.token}/"
    assert "answers" not in client.cookies


def test_answers_of_somebody_else_in_the_browser_are_replaced_wholly_and_it_is_said(client):
    one = kept(chosen=("staff",))
    carry(client, chosen=("cadet",), parent_agrees="no", police_record=["caution"])

    page = client.get(link(one)).content.decode()
    client.post(link(one))

    assert "This browser holds answers already. They may be somebody else" in page
    opened = answers_cookie.opened(client.cookies["answers"].value)
    mine = KeptResult.objects.get().opened(TODAY)
    assert opened["answers"] == mine.answers.raw
    assert opened["chosen"] == ["staff"]
    assert "parent-agrees" not in opened["answers"]
    assert opened["answers"]["police-record"] == ["none"]


def test_it_is_judged_by_the_rules_of_now(client, settings):
    one = kept(chosen=("officer",), **NEARLY_17)
    client.post(link(one))
    before = results(client)
    refusing_until_18(settings)

    client.post(link(one))

    assert "23 December 2026" in before
    assert "23 December 2026" not in results(client)
    assert "23 December 2027" in results(client)


def test_it_is_judged_by_the_day_of_now(client, today):
    one = kept(chosen=("officer",), **NEARLY_17)
    today(datetime(2026, 12, 23, 9, 0, tzinfo=UTC))

    client.post(link(one))

    assert "from Wednesday 23 December 2026" not in results(client)
    assert client.get("/fit/results/").status_code == 200


def test_who_has_grown_out_of_their_answers_is_told_so_and_asked_the_rest(client, today):
    aged = {"date-of-birth": "2010-12-01", "lives-in-area": "yes", "parent-agrees": "yes"}
    one = kept()
    KeptResult.objects.update(
        visit=answers_cookie.as_data(answers_cookie.Visit(restore(aged, TODAY)))
    )
    today(datetime(2026, 12, 1, 9, 0, tzinfo=UTC))

    response = client.post(link(one), follow=True)

    page = response.content.decode()
    assert response.redirect_chain == [("/fit/kept/changed/", 302)]
    assert "Your answers alone do not give a result any more." in page
    assert 'href="/fit/"' in page
    assert client.get("/fit/results/").url.startswith("/fit/q/")


def test_answers_whose_key_is_lost_are_said_to_be_so_and_can_still_be_deleted(client, settings):
    one = kept()
    settings.SECRET_KEY = "another one, and the old one is nowhere"

    response = client.post(link(one), follow=True)

    assert response.redirect_chain == [("/fit/kept/lost/", 302)]
    assert "the answers can no longer be read" in response.content.decode()
    assert "answers" not in client.cookies
    assert KeptResult.objects.defer("visit").get().used_at == NOW
    client.post(f"/fit/keep/{one.pk}/{one.token}/stop/")
    assert not KeptResult.objects.exists()


def test_answers_that_were_kept_in_an_older_form_are_not_guessed_at(client, monkeypatch):
    one = kept()
    monkeypatch.setattr(answers_cookie, "SHAPE", answers_cookie.SHAPE + 1)

    assert client.post(link(one)).url == "/fit/kept/lost/"


@pytest.fixture
def logged(caplog):
    caplog.set_level(logging.DEBUG)
    logging.getLogger("django").addHandler(caplog.handler)
    yield lambda: "\n".join(f"{line.getMessage()} {line.__dict__}" for line in caplog.records)
    logging.getLogger("django").removeHandler(caplog.handler)


def test_no_answer_is_in_an_email_an_address_a_log_or_in_clear_in_the_table(client, today, logged):
    told = {"date_of_birth": "1987-03-14", "police_record": ["caution"], "offence_kind": ["hate"]}
    carry(client, **told, not_protected="yes")
    client.post("/fit/keep/", {"email": EMAIL, "consent": "on"})
    confirm = links(emailed())[0]
    visited = [client.post(confirm).url, client.post(confirm + "open/").url]
    for day in (date(2026, 11, 25), date(2026, 12, 7)):
        today(datetime(day.year, day.month, day.day, 9, tzinfo=UTC))
        send_owed_emails()

    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM recruitment_keptresult t")
        [[row]] = cursor.fetchall()
    sent = [f"{one.subject} {one.body} {one.alternatives[0].content}" for one in mail.outbox]
    assert len(sent) == 3
    for text in (*sent, *visited, logged(), row):
        for trace in ("1987", "March", "caution", "hate", "offence", "Constable", "eligible"):
            assert trace not in text
        assert not any(said in text for said in raw(**told)["qualifications"])
