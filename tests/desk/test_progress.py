"""Checks, holds and moves outside the table, as staff do them on the pages of a case."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from recruitment.applications import services
from recruitment.applications.checks import Check
from recruitment.applications.services import Said
from recruitment.applications.stages import Stage
from recruitment.desk import due, standing, timeline
from recruitment.models import Application, Email, Hold
from tests.applications.checked import officer_at
from tests.applications.decided import again, move, pass_checks
from tests.factories import UserFactory, VacancyFactory, sent
from tests.moments import NOW, TODAY

pytestmark = pytest.mark.django_db


def url(name, application, *more):
    return reverse(f"admin:recruitment_application_{name}", args=[application.pk, *more])


def said(response):
    return " ".join(response.content.decode().split())


def press(browser, name, application, *more, **fields):
    fields = {"seen": again(application).version, **fields}
    return browser.post(url(name, application, *more), fields, follow=True)


def at_checks(**fields):
    application = sent(**fields)
    for to in (Stage.INTERVIEW, Stage.CHECKS):
        move(application, to)
    return again(application)


def somebody(client, *codenames):
    user = UserFactory()
    names = ("view_application", *codenames)
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(user)
    return client


HOLD = {"reason": "The course is full", "review_on": "2027-01-08", "words": "More soon."}
SHOWN = "The course is full|2027-01-08|More soon."


def test_a_hold_is_read_as_an_email_before_it_goes(desk):
    application, browser = sent(), desk("Recruiter")

    page = said(press(browser, "hold", application, **HOLD))

    assert "We look at it again on Friday 8 January 2027" in page
    assert "More soon." in page
    assert not Hold.objects.exists()

    page = said(press(browser, "hold", application, **HOLD, previewed=SHOWN))

    assert "on hold until Friday 8 January 2027" in page
    assert (Hold.objects.get().by, Email.objects.filter(kind="on_hold").count()) == (
        browser.user,
        1,
    )
    assert "Take it off hold" in page


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"reason": ""}, "Say why it is on hold, for colleagues"),
        ({"review_on": ""}, "Enter the day on which we look at it again"),
        ({"review_on": "2026-11-23"}, "Enter a day after today"),
        ({"review_on": "2100-01-01"}, "Enter a day after today"),
        ({"review_on": "soon"}, "Enter a real day"),
    ],
)
def test_a_hold_that_cannot_be_is_a_sentence_and_nothing_typed_is_lost(desk, fields, error):
    page = said(press(desk("Recruiter"), "hold", sent(), **{**HOLD, **fields}))

    assert error in page
    assert "More soon." in page
    assert not Hold.objects.exists()


def test_a_case_comes_off_hold_with_the_email_on_the_page_first(desk):
    application, browser = sent(), desk("Recruiter")
    press(browser, "hold", application, **HOLD, previewed=SHOWN)

    assert "goes on" in said(browser.get(url("resume", application)))
    page = said(press(browser, "resume", application))

    assert "not on hold any more" in page
    assert again(application).promised_on is not None


def test_a_second_press_and_a_case_that_is_not_on_hold_are_sentences(desk):
    application, browser = sent(), desk("Recruiter")

    assert "is not on hold" in said(press(browser, "resume", application))
    old = again(application).version
    press(browser, "hold", application, **HOLD, previewed=SHOWN)
    page = said(press(browser, "hold", application, **HOLD, previewed=SHOWN, seen=old))
    assert "the case was changed after you opened it" in page
    assert Hold.objects.count() == 1


def test_the_day_of_a_hold_and_a_last_day_bring_the_case_to_today(desk):
    held, asked = sent(), sent()
    press(desk("Recruiter"), "hold", held, **HOLD, previewed=SHOWN)
    move(asked, Stage.INFO_NEEDED)
    review, reply = TODAY.replace(year=2027, month=1, day=8), TODAY + timedelta(days=7)

    assert list(standing.to_review(review)) == [held]
    assert list(standing.to_review(review - timedelta(days=1))) == []
    assert list(standing.unanswered(reply + timedelta(days=1))) == [asked]
    assert list(standing.unanswered(reply)) == []


def test_asking_again_begins_a_new_last_day():
    asked = sent()
    later = NOW + timedelta(days=10)
    move(asked, Stage.INFO_NEEDED)
    move(asked, Stage.SUBMITTED, now=later)
    move(asked, Stage.INFO_NEEDED, now=later)

    assert list(standing.unanswered((later + timedelta(days=7)).date())) == []
    assert list(standing.unanswered((later + timedelta(days=8)).date())) == [asked]


def test_an_officers_clearance_is_seen_two_months_before_it_is_too_old():
    application = sent(vacancy=VacancyFactory(), full_name="Gwen Hughes")
    pass_checks(application)
    type(application.vacancy).objects.update(route_slug="pcep")
    Check.objects.filter(kind="vetting").update(finished_on="2026-07-24")

    assert list(standing.clearances_running_out(TODAY)) == []
    tomorrow = TODAY + timedelta(days=1)
    assert list(standing.clearances_running_out(tomorrow)) == [application]


CHECK = {"asked_on": "2026-11-02", "finished_on": "2026-11-20", "outcome": "passed", "seen": "0"}


def test_a_check_is_recorded_and_shown_on_the_case(desk):
    application, browser = at_checks(), desk("Recruiter")

    page = said(press(browser, "check", application, "references", **CHECK))

    assert "References is kept. The applicant is not emailed." in page
    assert "Finished 20 Nov 2026." in page
    assert "Vetting: not asked for." in page


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"finished_on": "2026-11-24"}, "Finished on: enter today or an earlier day"),
        ({"finished_on": "tomorrow"}, "Finished on: enter a real day"),
        ({"finished_on": ""}, "A check that is finished has an outcome, and a day."),
        ({"asked_on": "2026-11-21"}, "The days must be in order: asked, started, finished."),
        ({"expires_on": "2026-11-20"}, "Only what was passed runs out, and not before."),
        ({"outcome": "waived"}, "Say why this check is not needed"),
        ({"outcome": "nonsense"}, "Select a valid choice"),
    ],
)
def test_a_check_that_cannot_be_is_a_sentence(desk, fields, error):
    application = at_checks()

    page = said(press(desk("HR lead"), "check", application, "references", **{**CHECK, **fields}))

    assert error in page
    assert not Check.objects.exists()


def test_the_second_of_two_sees_what_the_first_kept_and_may_keep_their_own(desk):
    application, browser = at_checks(), desk("HR lead")
    first = Said(asked_on=TODAY)
    services.record(application.pk, "vetting", first, by=UserFactory(), seen=0, now=NOW)

    page = said(press(browser, "check", application, "vetting", **CHECK))

    assert "somebody changed this after you opened it" in page
    assert "What stands now" in page
    assert 'value="2026-11-20"' in page
    assert Check.objects.get().state == "Form sent to them"

    press(browser, "check", application, "vetting", **{**CHECK, "seen": "1"})
    assert Check.objects.get().state == "Passed"


def test_vetting_is_for_vetting_alone(desk, client):
    application = at_checks()
    assert press(desk("Recruiter"), "check", application, "vetting", **CHECK).status_code == 403

    browser = somebody(client, "vet_application")
    assert press(browser, "check", application, "vetting", **CHECK).status_code == 200
    assert press(browser, "check", application, "references", **CHECK).status_code == 403
    assert browser.get(url("first_day", application)).status_code == 403


@pytest.mark.parametrize("kind", ["nonsense", "Vetting"])
def test_a_check_that_there_is_not_is_a_404(desk, kind):
    assert desk("HR lead").get(url("check", at_checks(), kind)).status_code == 404


def test_a_check_that_the_route_does_not_need_is_a_sentence(desk):
    page = desk("HR lead").get(url("check", at_checks(), "fitness"), follow=True)

    assert "there is nothing to record of this check" in said(page)


def test_appointing_is_refused_with_what_is_lacking(desk):
    application, browser = at_checks(), desk("Recruiter")

    page = said(browser.get(url("move", application, "appointed"), follow=True))

    assert "not ready for appointed. Vetting: not asked for. References: not asked for." in page
    assert again(application).at is Stage.CHECKS


def test_the_first_day_is_kept_and_never_in_the_past(desk):
    application, browser = at_checks(), desk("Recruiter")

    page = said(press(browser, "first_day", application, day="2026-11-22"))
    assert "Enter today or a later day" in page

    page = said(press(browser, "first_day", application, day="2027-03-01"))
    assert "the first day is Monday 1 March 2027" in page


def test_only_vetting_opens_an_appeal(desk, client):
    application = at_checks()
    recruiter = desk("Recruiter")
    assert recruiter.get(url("move", application, "appeal")).status_code == 403
    assert "May appeal" not in said(recruiter.get(url("change", application)))

    vetting = somebody(client, "vet_application")
    assert vetting.get(url("move", application, "appeal")).status_code == 200
    assert vetting.get(url("move", application, "unsuccessful")).status_code == 403


def test_a_coordinator_moves_volunteers_and_nobody_else(client):
    volunteer = sent()
    browser = somebody(client, "coordinate_application")

    assert browser.get(url("move", volunteer, "interview")).status_code == 200
    type(volunteer.vacancy).objects.update(route_slug="police-staff")
    assert browser.get(url("move", volunteer, "sift")).status_code == 403


OTHER = {"to": "checks", "reason": "They were interviewed last week", "words": ""}


def test_a_move_outside_the_table_is_shown_first_and_recorded(desk):
    application, browser = sent(), desk("HR lead")

    page = said(press(browser, "override", application, **OTHER))
    assert "Checks before you start" in page
    assert again(application).at is Stage.SUBMITTED

    shown = "checks|They were interviewed last week|short "
    page = said(press(browser, "override", application, **OTHER, previewed=shown))
    assert "moved to Pre-employment checks, outside the table" in page
    assert application.history.last().overrides


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"reason": ""}, "Say why this move is made all the same"),
        ({"to": ""}, "Choose where it moves to"),
        ({"to": "interview"}, "Choose a stage from the list"),
        ({"to": "appointed"}, "It cannot come to Appointed yet."),
    ],
)
def test_a_move_outside_the_table_that_cannot_be_is_a_sentence(desk, fields, error):
    application = sent()

    page = said(press(desk("HR lead"), "override", application, **{**OTHER, **fields}))

    assert error in page
    assert again(application).at is Stage.SUBMITTED


@pytest.mark.parametrize("name", ["hold", "resume", "override", "first_day"])
def test_a_case_that_has_ended_or_is_not_there_is_no_error(desk, name):
    application, browser = sent(), desk("HR lead")
    services.withdraw(application.pk, reason="", now=NOW)

    assert browser.get(url(name, application), follow=True).status_code == 200
    application.pk = 999_999
    assert browser.get(url(name, application)).status_code == 404


def test_of_vetting_the_desk_asks_when_the_form_went_and_came_back(desk):
    application, browser = at_checks(), desk("HR lead")

    page = said(press(browser, "check", application, "vetting", asked_on="2026-11-23", seen="0"))
    assert "reminded of the form until it came back" in page
    assert "Form sent to them 23 Nov 2026." in page
    assert "Form came back on" in said(browser.get(url("check", application, "vetting")))

    fields = {"asked_on": "2026-11-23", "started_on": "2026-11-23", "seen": "1"}
    page = said(press(browser, "check", application, "vetting", **fields))
    assert "Vetting is kept. The applicant is not emailed." in page
    assert not Email.objects.owed().filter(kind="vetting_form").exists()


def test_a_case_says_until_when_an_offer_can_be_answered_and_then_who_answered(desk):
    application = officer_at(Stage.SIFT, Stage.INTERVIEW, Stage.CONDITIONAL_OFFER)
    Email.objects.filter(kind="offer").update(state="sent", sent_at=NOW)
    browser, case = desk("Recruiter"), url("change", application)
    assert "They have until <b>Mon 30 November 2026</b>" in said(browser.get(case))

    services.accept(application.pk, now=NOW)

    page = said(browser.get(case))
    assert "They have until" not in page
    assert "Conditional offer accepted" in page
    assert [one.what for one in timeline.added(application)] == ["Conditional offer accepted"]
    assert {one.detail for one in timeline.added(application)} == {"The applicant"}


def test_the_queue_says_that_their_last_day_has_passed_and_no_more_once_they_accepted():
    application = officer_at(Stage.SIFT, Stage.INTERVIEW, Stage.CONDITIONAL_OFFER)
    Email.objects.filter(kind="offer").update(state="sent", sent_at=NOW)
    last = last_day_of(application)

    on_it = due.of(application, last, (), last)
    after = due.of(application, last + timedelta(days=1), (), last)
    assert (on_it.words, on_it.tone) == ("Waiting for them", "paused")
    assert (after.words, after.tone) == ("Their last day was Monday 30 November 2026", "late")

    services.accept(application.pk, now=NOW)
    Application.objects.update(attention="waiting")  # for their referees
    assert last_day_of(application) is None


def last_day_of(application):
    return standing.with_last_days(Application.objects).get(pk=application.pk).last_day


CHIP = re.compile(r'due--tint due--(\w+)">(.*?)</span>')


@pytest.mark.parametrize(
    ("days", "chip"),
    [
        (7, ("paused", "Waiting for them")),
        (8, ("late", "Their last day was Monday 30 November 2026")),
    ],
    ids=["on their last day", "the day after"],
)
def test_the_case_says_on_top_that_their_last_day_has_passed(desk, time_machine, days, chip):
    application = sent()
    move(application, Stage.INFO_NEEDED)
    time_machine.move_to(NOW + timedelta(days=days))

    page = said(desk("Recruiter").get(url("change", application)))

    assert CHIP.search(page).groups() == chip


def test_once_they_have_replied_it_is_our_turn_on_top_of_the_case_as_in_the_queue(
    desk, time_machine
):
    application = sent()
    move(application, Stage.INFO_NEEDED)
    services.add_note(application.pk, "Here it is.", now=NOW)
    time_machine.move_to(NOW + timedelta(days=8))

    tone, words = CHIP.search(said(desk("Recruiter").get(url("change", application)))).groups()

    assert (tone, words) == ("neutral", "No date promised")
    assert last_day_of(application) is None
