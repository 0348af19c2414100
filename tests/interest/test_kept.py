"""A result that is kept: asked for, confirmed, written about, and deleted."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client

from recruitment.interest import keeping
from recruitment.models import Asking, Email, KeptResult
from recruitment.people.services import known
from recruitment.tasks import send_owed_emails
from tests.crowd import all_at_once
from tests.interest.somebody import (
    EMAIL,
    ask_for_copy,
    ask_for_news,
    ask_to_keep,
    carry,
    emailed,
    kept,
    links,
    owed,
)
from tests.moments import NOW

pytestmark = pytest.mark.django_db

YES = {"email": EMAIL, "consent": "on"}
SECOND = timedelta(seconds=1)
DAY_2, DAY_14 = (datetime(2026, *day, 9, 0, tzinfo=UTC) for day in ((11, 25), (12, 7)))


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW, tick=False)
    return lambda moment: time_machine.move_to(moment, tick=False)


def later(today, moment):
    """The newest email, once everything has gone that is due at a moment."""
    send_owed_emails()
    mail.outbox.clear()
    today(moment)
    send_owed_emails()
    return mail.outbox[-1] if mail.outbox else None


def test_somebody_without_a_result_has_none_to_keep(client):
    assert client.get("/fit/keep/").url == "/fit/results/"


def test_the_results_offer_to_keep_them(client):
    carry(client)

    page = client.get("/fit/results/").content.decode()

    assert 'href="/fit/keep/">Keep my result for 30 days</a>' in page
    assert "We keep your answers only if you ask us to." in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param({"email": EMAIL}, "Tick the box", id="no consent"),
        pytest.param({**YES, "email": ""}, "Enter your email", id="no email"),
        pytest.param({**YES, "email": "gwen"}, 'value="gwen"', id="no address, typed"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_kept(client, typed, said):
    carry(client)

    page = client.post("/fit/keep/", typed).content.decode()

    assert "There is a problem" in page
    assert said in page
    assert not KeptResult.objects.exists()


def test_asking_sends_one_email_and_promises_nothing_else(client):
    carry(client)

    response = client.post("/fit/keep/", YES)

    assert response.url == "/fit/on-its-way/"
    asked = KeptResult.objects.get()
    assert (asked.email, asked.confirmed_at, asked.used_at) == (EMAIL, None, None)
    assert [kind for kind, _, _ in owed()] == ["keep_confirm"]


def test_what_is_kept_is_sealed_and_only_what_the_verdicts_read(client):
    carry(
        client,
        chosen=("cadet",),
        date_of_birth="2011-03-04",
        lives_in_area="yes",
        parent_agrees="yes",
        police_record=["caution"],
    )

    client.post("/fit/keep/", YES)

    with connection.cursor() as cursor:
        cursor.execute("SELECT visit FROM recruitment_keptresult")
        [[stored]] = cursor.fetchall()
    assert stored.startswith("gAAAA")
    visit = KeptResult.objects.get().opened(NOW.date())
    assert set(visit.answers.raw) == {"date-of-birth", "lives-in-area", "parent-agrees"}
    assert visit.chosen == ("cadet",)


def test_opening_the_link_confirms_nothing_and_pressing_the_button_does(client):
    ask_to_keep()
    message = emailed()
    link = links(message)[0]

    page = client.get(link).content.decode()
    client.head(link)
    assert KeptResult.objects.get().confirmed_at is None
    response = client.post(link)

    assert message.subject == "Confirm that we may write to you"
    assert "It works until 30 November 2026, 10:00am:" in message.body
    assert "Yes, keep it" in page
    assert "On 23 November 2026, 10:00am, somebody" in " ".join(page.split())
    assert response.url == link
    assert "We keep it until 23 December 2026, 10:00am." in " ".join(
        client.get(link).content.decode().split()
    )
    row = KeptResult.objects.get()
    assert row.confirmed_at == row.used_at == NOW


def test_a_second_press_of_the_button_changes_nothing(client, today):
    one = kept()
    before = owed()
    today(NOW + timedelta(hours=1))

    assert client.post(f"/fit/keep/{one.pk}/{one.token}/").status_code == 302

    assert owed() == before
    assert KeptResult.objects.get().used_at == NOW


@pytest.mark.parametrize(
    ("after", "works"), [(timedelta(days=7) - SECOND, True), (timedelta(days=7), False)]
)
def test_it_can_be_confirmed_for_seven_days(client, today, after, works):
    one = ask_to_keep()
    link = f"/fit/keep/{one.pk}/{one.token}/"
    today(NOW + after)

    client.post(link)

    assert bool(KeptResult.objects.get().confirmed_at) == works
    assert ("Nothing more will come" in client.get(link).content.decode()) != works


@pytest.mark.parametrize(
    ("confirmed", "second", "fourteenth"),
    [
        pytest.param((2026, 11, 23, 10), (2026, 11, 25, 9), (2026, 12, 7, 9), id="days of work"),
        pytest.param((2026, 11, 26, 10), (2026, 11, 30, 9), (2026, 12, 10, 9), id="a Saturday"),
        pytest.param((2026, 11, 27, 10), (2026, 11, 30, 9), (2026, 12, 11, 9), id="a Sunday"),
        pytest.param((2026, 12, 11, 10), (2026, 12, 14, 9), (2026, 12, 29, 9), id="Christmas"),
        pytest.param((2027, 6, 29, 23), (2027, 7, 2, 8), (2027, 7, 14, 8), id="a night of summer"),
    ],
)
def test_it_is_written_about_on_two_mornings_of_work(confirmed, second, fourteenth):
    kept(now=datetime(*confirmed, tzinfo=UTC))

    assert owed()[-2:] == [
        ("kept_result", "2 days", datetime(*second, tzinfo=UTC)),
        ("kept_result", "14 days", datetime(*fourteenth, tzinfo=UTC)),
    ]


def test_none_goes_before_its_moment_and_each_goes_once(today):
    kept()

    assert later(today, DAY_2 - SECOND) is None
    first, second = later(today, DAY_2), later(today, DAY_14)
    assert later(today, DAY_14 + timedelta(days=10)) is None

    assert {first.subject, second.subject} == {"Something you asked us to keep"}
    assert "We write about it once more." in first.body
    assert "We do not write about it again." in second.body
    assert "> We keep it until" not in first.body
    assert "We keep it until 23 December 2026, 10:00am. Then we delete it." in first.body


def test_the_email_has_what_there_is_to_do_and_stops_at_one_press(client, today):
    one = kept()
    message = later(today, DAY_2)

    assert links(message) == [
        f"/fit/keep/{one.pk}/{one.token}/open/",
        "/careers/vacancies/",
        f"/fit/keep/{one.pk}/{one.token}/stop/",
    ]
    program = Client(enforce_csrf_checks=True)
    address = message.extra_headers["List-Unsubscribe"].strip("<>")
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    program.get(address)
    assert KeptResult.objects.exists()
    for _ in range(2):
        assert program.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not KeptResult.objects.exists()
    assert owed() == []


@pytest.mark.parametrize(
    ("email", "since_the_yes", "comes"),
    [
        (EMAIL, timedelta(days=1), False),
        (EMAIL, timedelta(0), False),
        (EMAIL, -timedelta(seconds=1), True),
        ("sam@home.example", timedelta(days=1), True),
    ],
)
def test_who_first_signs_in_after_their_yes_is_not_written_to(today, email, since_the_yes, comes):
    kept()
    known(email, NOW + since_the_yes)

    assert bool(later(today, DAY_2)) == comes


def test_what_is_deleted_is_not_written_about(client, today):
    one = kept()
    link = f"/fit/keep/{one.pk}/{one.token}/stop/"

    assert "Stop and delete" in client.get(link).content.decode()
    assert KeptResult.objects.exists()
    client.post(link)

    assert not KeptResult.objects.exists()
    assert later(today, DAY_2) is None
    assert "Nothing more will come" in client.get(link).content.decode()


def test_a_row_that_has_gone_or_run_out_takes_its_emails_with_it(today):
    one, other = kept(), kept(email="sam@home.example")
    KeptResult.objects.filter(pk=one.pk).delete()
    KeptResult.objects.filter(pk=other.pk).update(
        asked_at=NOW - timedelta(days=29),
        confirmed_at=NOW - timedelta(days=29),
        used_at=DAY_2 - timedelta(days=30),
    )

    assert later(today, DAY_2) is None
    assert set(Email.objects.filter(occurrence="2 days").values_list("state", flat=True)) == {
        "cancelled"
    }


@pytest.mark.parametrize("page", ["", "open/", "stop/"])
def test_a_link_that_is_not_whole_does_nothing_and_gives_nothing_away(client, page):
    one, other = kept(), kept(email="else@home.example")
    wrong = [
        f"/fit/keep/{one.pk}/{other.token}/",
        f"/fit/keep/{one.pk}/{one.token[:-1]}/",
        f"/fit/keep/{other.pk + 1}/{other.token}/",
        f"/fit/keep/{10**40}/{one.token}/",
    ]

    pages = {client.get(link + page).content.decode().split("<main")[1] for link in wrong}

    assert len(pages) == 1
    assert {client.post(link + page).status_code for link in wrong} == {302}
    assert "answers" not in client.cookies
    assert KeptResult.objects.filter(used_at=NOW).count() == 2


def test_keeping_another_takes_the_place_of_the_older_one_once_it_is_confirmed():
    first = kept()
    second = ask_to_keep(now=NOW + SECOND)
    assert KeptResult.objects.confirmed().get() == first

    keeping.confirm(second.pk, second.token, now=NOW + 2 * SECOND)

    assert KeptResult.objects.get() == second
    assert not Email.objects.about(first.about).owed().exists()


def test_a_press_in_an_older_email_does_not_bring_an_older_result_back(client):
    older = ask_to_keep()
    newer = kept(now=NOW + SECOND)

    client.post(f"/fit/keep/{older.pk}/{older.token}/")

    assert KeptResult.objects.get() == newer


def test_one_that_is_asked_for_later_and_others_of_the_house_stay():
    first, newer = ask_to_keep(), ask_to_keep(now=NOW + SECOND)
    other = kept(email="sam@home.example")

    keeping.confirm(first.pk, first.token, now=NOW + 2 * SECOND)

    assert set(KeptResult.objects.all()) == {first, newer, other}


@pytest.mark.django_db(transaction=True)
def test_of_two_that_are_confirmed_at_once_many_times_one_is_kept():
    asked = [ask_to_keep(), ask_to_keep(now=NOW + SECOND)]
    later = NOW + 2 * SECOND

    all_at_once(
        *[lambda one=one: keeping.confirm(one.pk, one.token, now=later) for one in asked * 5]
    )

    left = KeptResult.objects.confirmed().get()
    assert Email.objects.owed().filter(kind="kept_result", about=left.about).count() == 2
    assert Email.objects.owed().filter(kind="kept_result").count() == 2


def test_it_counts_with_all_that_an_address_is_written_for():
    ask_for_copy(), ask_for_news(), ask_to_keep()

    ask_to_keep(address="another", now=NOW + timedelta(minutes=59))

    assert Asking.objects.count() == 3
    assert KeptResult.objects.count() == 1


def test_known_unknown_and_limited_addresses_see_the_same_page(client):
    kept(email="known@home.example")
    carry(client)

    pages = [
        client.post("/fit/keep/", {**YES, "email": email}, follow=True)
        for email in ("known@home.example", "new@home.example", *[EMAIL] * 4)
    ]

    assert len({page.content for page in pages}) == 1


@pytest.mark.parametrize(("born", "asked"), [("2013-11-24", False), ("2013-11-23", True)])
def test_nobody_under_13_can_keep_a_result(client, born, asked):
    carry(client, date_of_birth=born, lives_in_area="yes", parent_agrees="yes")

    page = client.get("/fit/keep/").content.decode()
    client.post("/fit/keep/", YES)

    assert ('type="email"' in page) == asked
    assert ("Ask a parent or carer" in page) != asked
    assert KeptResult.objects.exists() == asked


@pytest.mark.parametrize(("born", "greeted"), [("2011-03-04", True), ("1996-05-01", False)])
def test_what_a_child_keeps_is_for_a_parent(client, today, born, greeted):
    carry(client, date_of_birth=born, lives_in_area="yes", parent_agrees="yes")
    page = client.get("/fit/keep/").content.decode()
    client.post("/fit/keep/", YES)
    first = emailed()
    client.post(links(first)[0])

    second = later(today, DAY_2)

    assert ("A parent or carer should give their own email address" in page) == greeted
    for message in (first, second):
        assert ("Dear parent or carer," in message.body) == greeted


@pytest.mark.parametrize(("born", "counts"), [("2010-12-23", True), ("2010-12-24", False)])
def test_an_answer_that_counts_on_the_last_of_the_30_days_is_kept_too(client, born, counts):
    """From their 16th birthday on they are asked about other roles than cadets."""
    carry(client, date_of_birth=born, lives_in_area="yes", parent_agrees="yes")

    client.post("/fit/keep/", YES)

    visit = KeptResult.objects.get().opened(NOW.date())
    assert ("police-record" in visit.answers.raw) == counts
