"""Today: every number opens the list that it counts."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse

from recruitment.applications.stages import Stage
from recruitment.files.models import File
from recruitment.interviews.models import Booking
from recruitment.models import Application, Check, Email, StageChange
from tests.desk.test_queue import case, listed
from tests.factories import EmailFactory, SlotFactory, VacancyFactory
from tests.moments import NOW, TODAY

pytestmark = pytest.mark.django_db

NUMBER = re.compile(r'<a href="([^"]+)"\s+data-number="(\d+)"')


def numbers(browser, **query):
    page = browser.get(reverse("admin:index"), query)
    found = [(unescape(url), int(n)) for url, n in NUMBER.findall(page.content.decode())]
    return page, found


def counted(browser, address):
    context = browser.get(address).context
    if "count" in context or "pairs" in context:
        return context["count"] if "count" in context else len(context["pairs"])
    return context["cl"].result_count if "cl" in context else len(context["now"])


def promise(application, day, *, heard=None, stage=Stage.SIFT):
    """That we would write by a day of this month, and when the next move came."""
    change = StageChange(application=application, was=Stage.SUBMITTED, now=stage)
    change.at, change.promised_on = NOW - timedelta(days=30), day
    change.save()
    if heard:
        after = StageChange(application=application, was=stage, now=Stage.INTERVIEW)
        after.at, after.promised_on = NOW.replace(day=heard.day), TODAY + timedelta(days=9)
        after.save()


def a_day_of_everything(user):
    vacancy = VacancyFactory(route_slug="special-constable")
    case(-1), case(-2, owner=user), case(1), case(30, attention="new"), case(30, vacancy=vacancy)
    case(9, reached_at=NOW - timedelta(days=20)), case(9, stage="interview")
    for heard in (TODAY - timedelta(days=9), TODAY - timedelta(days=3), None):
        promise(case(9), TODAY - timedelta(days=5), heard=heard)
    booked = case(9, stage="interview")
    Booking.objects.create(application=booked, slot=SlotFactory(), place=1, changed_at=NOW)
    stuck = case(12)
    File.objects.create(
        subject=f"application:{stuck.pk}",
        purpose="tattoo",
        name="x",
        kind_code="jpeg",
        size=1,
        sha256="a" * 64,
        stored_as="b" * 32,
        state="waiting",
        taken_at=NOW,
        scan_after=NOW,
    )
    EmailFactory(about=f"application:{stuck.pk}", state="failed", occurrence="2")


def test_every_number_opens_the_list_that_it_counts(desk):
    browser = desk("HR lead")
    a_day_of_everything(browser.user)

    page, found = numbers(browser)

    assert len(found) > 30
    assert sum(number > 0 for _, number in found) > 12
    for url, number in found:
        assert counted(browser, url) == number, url
    assert "67%" not in page.content.decode()


def test_promises_of_this_month_are_kept_or_missed_and_waits_do_not_count(desk):
    browser = desk("HR lead")
    a_day_of_everything(browser.user)

    promises = browser.get(reverse("admin:index")).context["promises"]

    assert (promises["kept"].count, promises["missed"].count) == (1, 2)
    assert promises["percent"] == 33
    assert [(one.label, one.count) for one in promises["worst"]] == [("Sift", 2)]

    for application in Application.objects.filter(history__now=Stage.SIFT):
        application.waits.create(
            what="answer", by=browser.user, began_at=NOW - timedelta(days=20), ended_at=NOW
        )
    promises = browser.get(reverse("admin:index")).context["promises"]
    assert promises["percent"] is None


def test_a_promise_is_missed_the_day_after_its_day_and_not_on_it(desk):
    browser = desk("HR lead")
    promise(case(9), TODAY - timedelta(days=1), heard=TODAY - timedelta(days=1))
    promise(case(9), TODAY)

    promises = browser.get(reverse("admin:index")).context["promises"]

    assert (promises["kept"].count, promises["missed"].count) == (1, 0)


def test_the_title_of_the_funnel_says_what_it_shows(desk):
    vacancy = VacancyFactory(reference="CHOSEN", closes_on=TODAY)
    VacancyFactory(reference="LATER")
    for _ in range(2):
        application = case(9, stage="interview", vacancy=vacancy)
        promise(application, TODAY, stage=Stage.INTERVIEW)
    browser = desk("HR lead")

    chosen = browser.get(reverse("admin:index"), {"campaign": "CHOSEN"}).context["funnel"]
    empty = browser.get(reverse("admin:index"), {"campaign": "LATER"}).context["funnel"]
    first = browser.get(reverse("admin:index")).context["funnel"]

    assert chosen["title"] == ("0 of 2 were appointed so far; most on the way are at Interview (2)")
    assert [step["number"].count for step in chosen["steps"]] == [2, 2, 0, 0]
    assert empty["title"] == "Nobody has applied yet"
    assert first["vacancy"] == vacancy


@pytest.mark.parametrize("campaign", ["", "nonsense", "\0", "x" * 3000])
def test_a_campaign_that_is_not_there_is_a_page(desk, campaign):
    assert desk("HR lead").get(reverse("admin:index"), {"campaign": campaign}).status_code == 200


@pytest.mark.parametrize(("tries", "there"), [(2, False), (3, True)])
def test_a_mail_server_that_refuses_us_is_said_to_be_our_fault(desk, tries, there):
    Email.objects.all().delete()
    EmailFactory(tries=tries, problem="The mail server refuses us: 535 5.7.8")
    EmailFactory(occurrence="2", tries=9, problem="SMTPRecipientsRefused")
    browser = desk("Administrator")

    page = browser.get(reverse("admin:index"))

    said = [
        one for one in page.context["attention"] if "the mail server refuses us" in one["words"]
    ]
    assert [one["words"][:20] for one in said] == ["1 email cannot leave"] * there
    for one in said:
        listed = browser.get(one["url"]).context["cl"].result_list
        assert [email.tries for email in listed] == [3]


def test_an_administrator_sees_problems_with_emails_and_no_application(desk):
    Email.objects.all().delete()
    EmailFactory(state="failed")

    page, found = numbers(desk("Administrator"))

    assert [number for _, number in found] == [1, 1]  # no check of our records has come yet
    assert "What needs doing" not in page.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_today_takes_the_same_number_of_queries_for_any_number_of_rows(
    desk, rows, django_assert_max_num_queries
):
    browser = desk("HR lead")
    for _ in range(rows):
        case(9), SlotFactory()
    numbers(browser)

    with django_assert_max_num_queries(17):
        numbers(browser)


def test_vetting_that_runs_out_soon_is_a_card_that_opens_its_list(desk):
    application = case(30, vacancy=VacancyFactory(route_slug="pcep"))
    passed = {"kind": "vetting", "outcome": "passed"}
    Check.objects.create(application=application, finished_on=TODAY - timedelta(days=150), **passed)
    fresh = case(30, vacancy=VacancyFactory(route_slug="pcep"))
    Check.objects.create(application=fresh, finished_on=TODAY, **passed)
    browser = desk("Recruiter")

    page, found = numbers(browser)
    (address,) = {url for url, _ in found if "clearances" in url}

    assert (address, 1) in found
    assert "Vetting that runs out soon" in page.content.decode()
    assert listed(browser, problem="clearances") == [application.reference]
