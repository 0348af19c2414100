from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from recruitment.applications import services
from recruitment.models import Application, Vacancy
from tests.applications.decided import pass_checks
from tests.factories import VacancyFactory, sent
from tests.moments import NOW, TODAY

pytestmark = pytest.mark.django_db

LIST = "admin:recruitment_application_changelist"


def listed(browser, **query):
    page = browser.get(reverse(LIST), query).content.decode()
    return {one.reference for one in Application.objects.all() if one.reference in page}


def promised(days):
    application = sent()
    Application.objects.filter(pk=application.pk).update(promised_on=TODAY + timedelta(days=days))
    return application.reference


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_number_of_queries_for_any_number_of_rows(
    desk, rows, django_assert_max_num_queries
):
    for _ in range(rows):
        sent()
    browser = desk("Recruiter")

    listed(browser)  # the first page of a session also keeps the session

    with django_assert_max_num_queries(12):
        assert len(listed(browser)) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_a_case_takes_the_same_number_of_queries_for_any_number_of_moves(
    desk, rows, django_assert_max_num_queries
):
    application = sent()
    browser = desk("Recruiter")
    for to in application.path[2 : 2 + rows]:
        if to.needs_checks:
            pass_checks(application)
        application = services.move(
            application.pk,
            to,
            by=browser.user,
            seen=application.version,
            now=NOW,
            note="",
            words="",
        )

    with django_assert_max_num_queries(28):
        browser.get(reverse("admin:recruitment_application_change", args=[application.pk]))


def test_the_list_finds_by_reference_name_and_email(desk):
    wanted = sent(full_name="Gwen Hughes")
    sent(full_name="Ravi Patel", known_as="")
    browser = desk("Recruiter")

    for words in (wanted.reference, "gwen", wanted.applicant.email):
        assert listed(browser, q=words) == {wanted.reference}


def test_the_queue_filter_parts_late_from_soon_from_on_track(desk):
    late, soon, later = promised(-1), promised(0), promised(10)
    browser = desk("Recruiter")

    assert listed(browser, due="late") == {late}
    assert listed(browser, due="soon") == {soon}
    assert listed(browser, due="new") == {later}


def test_what_is_due_longest_stands_first(desk):
    later, late = promised(10), promised(-3)

    page = desk("Recruiter").get(reverse(LIST)).content.decode()

    assert page.index(late) < page.index(later)


def test_the_list_offers_no_action_no_delete_and_no_add(desk):
    sent()

    page = desk("HR lead").get(reverse(LIST)).content.decode()

    assert 'name="action"' not in page
    assert "addlink" not in page


def test_a_closing_day_changed_by_hr_moves_the_reminders(desk):
    vacancy = VacancyFactory()
    fields = {
        "reference": vacancy.reference,
        "route_slug": vacancy.route_slug,
        "title": vacancy.title,
        "summary": vacancy.summary,
        "salary": vacancy.salary,
        "base": vacancy.base,
        "working_time": vacancy.working_time,
        "hours": vacancy.hours,
        "vetting": vacancy.vetting,
        "places": vacancy.places,
        "opens_on": vacancy.opens_on.isoformat(),
        "closes_on": (vacancy.closes_on + timedelta(days=7)).isoformat(),
        "evidence_question": vacancy.evidence_question,
        "evidence_words": vacancy.evidence_words,
    }

    desk("HR lead").post(reverse("admin:recruitment_vacancy_change", args=[vacancy.pk]), fields)

    changed = Vacancy.objects.get(pk=vacancy.pk)
    assert changed.closes_on == vacancy.closes_on + timedelta(days=7)
    assert localdate() == TODAY
