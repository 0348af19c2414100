"""What has happened to a case: with old and new values, by kind, newest first, not endless."""

from datetime import date, timedelta

import pytest

from recruitment.applications import services
from recruitment.applications.stages import Stage
from recruitment.models import PhotographsDeleted, SensitiveRead
from recruitment.tasks import send_owed_emails
from tests.applications.applying import OFFICER_ANSWERS
from tests.applications.decided import again, move, why
from tests.desk.test_cases import case_url
from tests.factories import UserFactory, VacancyFactory, draft, sent
from tests.moments import NOW, TODAY

pytestmark = pytest.mark.django_db


def timeline(browser, application, query=""):
    return browser.get(f"{case_url(application)}{query}").context["timeline"]


def titles(browser, application, query=""):
    return [event.what for event in timeline(browser, application, query)["events"]]


def note(application, number=1, **changed):
    given = {"scope": "case", "by": UserFactory(), "now": NOW + timedelta(minutes=number)}
    return services.write_note(application.pk, f"Note {number}", **{**given, **changed})


def busy(rows):
    """A case on which everything has happened so many times."""
    vacancy, by = VacancyFactory(route_slug="pcep", places=9), UserFactory()
    application = draft(vacancy=vacancy, answers=OFFICER_ANSWERS)
    for number in range(rows):
        to = TODAY + timedelta(days=30 + number)
        seen = vacancy.closes_on if number == 0 else to - timedelta(days=1)
        services.extend(vacancy.pk, to, by=by, seen=seen, why="Snow", now=NOW)
    application = services.submit(application.pk, shown=application.version, now=NOW)
    for number in range(rows):
        late(application, TODAY + timedelta(days=10 + number))
        note(application, number)
        services.add_note(application.pk, f"Mine {number}", now=NOW)
        services.record_read(application.pk, "help", by=by, now=NOW)
        services.withdraw(application.pk, reason="", now=NOW)
        services.undo(application.pk, now=NOW)
    move(application, Stage.UNSUCCESSFUL, given=why("evidence", "places"))
    return application


def late(application, day):
    version = again(application).version
    given = {"words": "Many applied", "by": UserFactory(), "seen": version}
    services.delay(application.pk, promised_on=day, now=NOW, **given)


def test_a_promise_that_moved_shows_the_old_day_and_the_new_one(desk):
    application = sent()
    was = application.promised_on
    late(application, date(2026, 12, 18))
    late(application, date(2026, 12, 21))

    found = titles(desk("Recruiter"), application)

    assert f"Promised day moved from {was:%-d %B %Y} to 18 December 2026" in found
    assert "Promised day moved from 18 December 2026 to 21 December 2026" in found


def test_details_that_the_applicant_changed_show_what_they_were(desk):
    application = sent()
    services.change_details(application.pk, {"phone": "01632 960001"}, now=NOW)

    page = desk("Recruiter").get(case_url(application)).content.decode()

    assert "Phone: 01632 960001 (before: nothing)" in page


def test_a_closing_day_that_was_put_back_is_there_for_who_had_begun(desk):
    vacancy = VacancyFactory()
    application = draft(vacancy=vacancy)
    to = vacancy.closes_on + timedelta(days=7)
    services.extend(vacancy.pk, to, by=UserFactory(), seen=vacancy.closes_on, why="Snow", now=NOW)
    application = services.submit(application.pk, shown=application.version, now=NOW)
    later = sent(vacancy=vacancy, now=NOW + timedelta(minutes=1))
    browser = desk("Recruiter")

    moved = f"Closing day of the vacancy moved from {vacancy.closes_on:%-d %B %Y} to"

    assert any(moved in what for what in titles(browser, application))
    assert not any(moved in what for what in titles(browser, later))


def test_moves_name_both_stages_and_who_made_them(desk):
    application, by = sent(), UserFactory(name="Jo Marsh")
    move(application, Stage.INTERVIEW, by=by)

    event = timeline(desk("Recruiter"), application, "?show=moves")["events"][0]

    assert event.what == "Received to Interview"
    assert "Jo Marsh" in event.detail


def test_the_newest_is_first_whatever_it_is(desk):
    application = sent()
    note(application, 5)
    services.add_note(application.pk, "Newest", now=NOW + timedelta(minutes=9))

    assert titles(desk("Recruiter"), application)[:2] == [
        "Note from the applicant",
        "Note",
    ]


def test_one_kind_can_be_looked_at_alone(desk):
    application = sent()
    note(application)
    browser = desk("Recruiter")

    assert titles(browser, application, "?show=notes") == ["Note"]
    assert titles(browser, application, "?show=reads") == []


def test_photographs_that_were_deleted_are_a_kind_of_their_own(desk):
    application = sent()
    for number in (1, 2):
        PhotographsDeleted.objects.create(application=application, at=NOW, number=number)

    assert titles(desk("Recruiter"), application, "?show=deleted") == [
        "2 photographs deleted",
        "1 photograph deleted",
    ]


def test_each_filter_says_how_many_it_shows(desk):
    application = sent()
    for number in range(3):
        note(application, number)
    browser = desk("Recruiter")

    for filter_ in timeline(browser, application)["filters"]:
        found = titles(browser, application, filter_["url"].replace("#happened", "&all=1"))
        assert f"({len(found)})" in filter_["label"]


@pytest.mark.parametrize("query", ["?show=nonsense", "?show=%00", "?all=", "?show=&all=x"])
def test_a_kind_that_there_is_none_of_shows_everything(desk, query):
    application = sent()

    assert len(titles(desk("Recruiter"), application, query)) == 2


def test_a_long_story_is_cut_until_all_of_it_is_asked_for(desk):
    application = sent()
    for number in range(20):
        note(application, number)
    browser = desk("Recruiter")

    shown = timeline(browser, application)
    assert (len(shown["events"]), shown["total"]) == (20, 22)
    assert len(titles(browser, application, shown["more"].replace("#happened", ""))) == 22


def test_an_email_can_be_read_as_it_was_written(desk):
    application = sent()
    browser = desk("Recruiter")
    assert not timeline(browser, application, "?show=emails")["events"][0].url

    send_owed_emails()

    event = timeline(browser, application, "?show=emails")["events"][0]
    assert event.what == "Email sent: We have your application"
    page = browser.get(event.url).content.decode()
    assert f"We have your application {application.reference}" in page


def test_an_email_of_another_case_or_to_nobody_here_is_not_found(desk):
    one, other = sent(), sent()
    send_owed_emails()
    browser = desk("Recruiter")
    url = timeline(browser, other, "?show=emails")["events"][0].url

    assert browser.get(url.replace(f"/{other.pk}/", f"/{one.pk}/")).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_a_case_on_which_everything_has_happened_takes_a_bounded_number_of_queries(
    desk, rows, django_assert_max_num_queries
):
    application, browser = busy(rows), desk("HR lead")
    browser.get(case_url(application))

    with django_assert_max_num_queries(31):
        found = titles(browser, application, "?all=1")

    assert SensitiveRead.objects.count() == rows
    assert len([what for what in found if what.startswith("Promised day")]) == rows
