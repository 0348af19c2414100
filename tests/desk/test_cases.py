"""A recruiter reads a case, sees the email, and moves the application on."""

import pytest
from django.urls import reverse

from recruitment.applications import services
from recruitment.applications.stages import Stage
from recruitment.models import Email, ReasonWording
from tests.factories import draft, sent
from tests.moments import NOW

pytestmark = pytest.mark.django_db


def case_url(application):
    return reverse("admin:recruitment_application_change", args=[application.pk])


def move_url(application, to):
    return reverse("admin:recruitment_application_move", args=[application.pk, to])


def press(desk, application, to, *, words="", previewed=None, note="", seen=None, why=()):
    """`why` are codes of reasons."""
    chosen = sorted(ReasonWording.objects.current().filter(reason__code__in=why).values_list("pk"))
    numbers = [str(pk) for (pk,) in chosen]
    said = " ".join(["short", *([",".join(numbers)] if numbers else []), words])
    return desk.post(
        move_url(application, to),
        {
            "words": words,
            "note": note,
            "seen": seen or application.version,
            "previewed": said if previewed is None else previewed,
            "reasons": numbers,
        },
        follow=True,
    )


def said(response):
    return response.content.decode()


def test_a_case_shows_answers_outcome_timeline_and_only_the_moves_allowed_now(desk):
    application = sent(evidence="I ran the summer fair.")

    page = said(desk("Recruiter").get(case_url(application)))

    assert "I ran the summer fair." in page
    assert "Application sent" in page
    assert "Confidence" in page
    assert move_url(application, Stage.INTERVIEW) in page
    assert move_url(application, Stage.APPOINTED) not in page


def test_a_case_offers_no_stage_to_choose_no_delete_and_no_save(desk):
    page = said(desk("HR lead").get(case_url(sent())))

    assert 'name="stage"' not in page
    assert "deletelink" not in page
    assert 'name="_save"' not in page


def test_the_email_is_on_the_page_before_anything_is_sent(desk):
    application = sent()

    page = said(desk("Recruiter").get(move_url(application, Stage.INTERVIEW)))

    assert f"Next step for {application.reference}: Interview" in page
    assert "We want to meet you." in page
    application.refresh_from_db()
    assert application.at is Stage.SUBMITTED


def test_moving_sends_what_was_shown_and_records_who_did_it(desk):
    application = sent()
    browser = desk("Recruiter")

    page = said(press(browser, application, Stage.INTERVIEW, note="Good evidence"))

    change = application.history.last()
    assert (change.now, change.by, change.note) == ("interview", browser.user, "Good evidence")
    assert Email.objects.filter(kind="next_step").count() == 1
    assert "moved to Interview" in page
    assert "Good evidence" in page


def test_words_that_changed_after_the_preview_are_shown_again_and_not_sent(desk):
    application = sent()

    page = said(
        press(desk("Recruiter"), application, Stage.INTERVIEW, words="Bring water", previewed="")
    )

    assert "This is how the email reads now" in page
    assert "Bring water" in page
    assert Email.objects.filter(kind="next_step").count() == 0


def test_the_second_press_sends_the_words_that_were_shown(desk):
    application = sent()

    press(desk("Recruiter"), application, Stage.INTERVIEW, words="Bring water")

    assert application.history.last().words == "Bring water"


def test_a_refusal_without_words_is_asked_for_them(desk):
    application = sent()

    page = said(press(desk("Recruiter"), application, Stage.UNSUCCESSFUL))

    assert "Select why, in words that the applicant will read" in page
    application.refresh_from_db()
    assert application.at is Stage.SUBMITTED


def test_a_second_click_is_told_that_it_is_done_and_sends_nothing_more(desk):
    application = sent()
    browser = desk("Recruiter")

    press(browser, application, Stage.INTERVIEW)
    page = said(press(browser, application, Stage.INTERVIEW))

    assert "moved to Interview already" in page
    assert Email.objects.filter(kind="next_step").count() == 1


def test_of_two_people_on_one_case_the_second_is_told_and_nothing_is_overwritten(desk):
    application = sent()
    first = desk("HR lead")
    press(first, application, Stage.INTERVIEW)

    second = desk("Recruiter")
    page = said(press(second, application, Stage.WITHDRAWN, why=["twice"]))

    assert "Nothing was moved or sent" in page
    application.refresh_from_db()
    assert application.at is Stage.INTERVIEW


@pytest.mark.parametrize("stage", ["appointed", "draft", "nonsense", "submitted"])
def test_a_move_that_is_not_allowed_is_a_sentence_and_not_an_error(desk, stage):
    application = sent()

    page = said(desk("Recruiter").get(move_url(application, stage), follow=True))

    assert "Nothing was moved or sent" in page


@pytest.mark.parametrize("pk", ["0", "999999", "x", "²", "9" * 40])
def test_a_case_that_is_not_there_is_a_404(desk, pk):
    browser = desk("Recruiter")

    assert browser.get(f"/admin/recruitment/application/{pk}/change/").status_code == 404
    assert browser.get(f"/admin/recruitment/application/{pk}/move/sift/").status_code == 404


def test_a_draft_is_its_writers_own(desk):
    application = draft()
    browser = desk("HR lead")

    assert browser.get(case_url(application)).status_code == 404
    listed = browser.get(reverse("admin:recruitment_application_changelist"))
    assert application.reference not in said(listed)


def test_what_an_applicant_typed_is_never_markup(desk):
    application = sent(evidence="<script>alert(1)</script>", full_name="<b>Gwen</b>")
    browser = desk("Recruiter")

    pages = said(browser.get(case_url(application))) + said(
        browser.get(move_url(application, Stage.INTERVIEW))
    )

    assert "<script>alert(1)" not in pages
    assert "<b>Gwen" not in pages


def test_rules_that_changed_since_are_said_to_have_changed(desk):
    application = sent()
    browser = desk("Recruiter")
    assert "rules have changed" not in said(browser.get(case_url(application)))

    type(application).objects.filter(pk=application.pk).update(rules_version="older")

    assert "rules have changed" in said(browser.get(case_url(application)))


def test_an_ended_case_has_no_moves(desk):
    application = sent()
    browser = desk("Recruiter")
    services.move(
        application.pk,
        Stage.WITHDRAWN,
        by=browser.user,
        seen=application.version,
        now=NOW,
        note="",
        words="",
    )

    assert "Next move" not in said(browser.get(case_url(application)))


def test_words_for_a_withdrawal_are_in_its_email(desk):
    application = sent()

    page = said(
        press(
            desk("Recruiter"),
            application,
            Stage.WITHDRAWN,
            words="Thank you",
            previewed="",
            why=["asked"],
        )
    )

    assert "Thank you" in page[page.index("The email") : page.index("Your words")]
