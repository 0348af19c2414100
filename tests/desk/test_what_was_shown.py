"""What is sent is what was shown, the day on which it leaves too; and nothing typed is lost."""

import pytest
from django.urls import reverse

from recruitment.applications.stages import Stage
from recruitment.desk import acting
from recruitment.desk.lateness import LateForm
from recruitment.models import Batch
from tests.applications.decided import move
from tests.desk.deciding import NO, again, decide, look, many, text
from tests.desk.deciding import press as press_many
from tests.desk.test_cases import move_url
from tests.desk.test_deciding import fields
from tests.factories import sent
from tests.moments import TODAY

pytestmark = pytest.mark.django_db


def test_another_moment_of_leaving_is_shown_for_many_before_it_is_sent(desk):
    people, browser = many(2), desk("Recruiter")
    shown = press_many(browser, look(browser, people), to="unsuccessful", words=NO)

    page = press_many(browser, shown, hold="morning")

    assert "Nothing has been moved or sent yet" in text(page)
    assert not Batch.objects.exists()
    press_many(browser, page, hold="morning")
    assert Batch.objects.get().hold == "morning"


@pytest.mark.parametrize("to", [Stage.UNSUCCESSFUL, Stage.INTERVIEW])
def test_another_moment_of_leaving_is_shown_for_one_before_it_is_sent(desk, to):
    application, browser = sent(), desk("Recruiter")
    typed = fields(application, *(["evidence"] if to is Stage.UNSUCCESSFUL else []), words="Hi.")
    address = move_url(application, to)
    typed["previewed"] = previewed(browser.post(address, typed))

    page = browser.post(address, {**typed, "hold": "morning"})

    assert "Nothing has been sent yet." in text(page)
    assert again(application).at is Stage.SUBMITTED
    browser.post(address, {**typed, "hold": "morning", "previewed": previewed(page)})
    assert Batch.objects.get().hold == "morning"


def previewed(page):
    return page.context["form"]["previewed"].value()


def test_the_email_on_the_page_from_the_start_is_one_that_was_shown(desk):
    application, browser = sent(), desk("Recruiter")
    address = move_url(application, Stage.INTERVIEW)
    opened = browser.get(address)

    browser.post(address, fields(application, previewed=previewed(opened)))

    assert again(application).at is Stage.INTERVIEW


def test_the_longest_words_can_be_sent(desk):
    application, browser = sent(), desk("Recruiter")
    address = move_url(application, Stage.INTERVIEW)
    typed = fields(application, words="a" * 1000)

    browser.post(address, {**typed, "previewed": previewed(browser.post(address, typed))})

    assert again(application).at is Stage.INTERVIEW


def test_while_a_decision_is_held_the_next_one_keeps_everything_that_was_typed(desk):
    application = sent()
    decide(application, Stage.INTERVIEW, words="")
    application, browser = again(application), desk("Recruiter")
    address = move_url(application, Stage.UNSUCCESSFUL)
    typed = fields(application, "evidence", words="Kind words", note="Rang", hold="morning")
    typed["previewed"] = previewed(browser.post(address, typed))

    page = text(browser.post(address, typed))

    assert "the email of an earlier decision has not left yet" in page
    assert again(application).at is Stage.INTERVIEW
    assert "Kind words</textarea>" in page
    assert "Rang</textarea>" in page
    assert page.count("checked") == 1
    assert '<option value="morning" selected>' in page


ACTS = {
    "hold": {"reason": "Full", "review_on": "2027-01-08"},
    "late": {"promised_on": "18/12/2026"},
}


@pytest.mark.parametrize("name", ACTS)
def test_while_a_decision_is_held_a_hold_and_a_delay_say_so_and_keep_what_was_typed(desk, name):
    application = sent()
    decide(application, Stage.INTERVIEW, words="")
    address = reverse(f"admin:recruitment_application_{name}", args=[application.pk])
    typed = {"words": "Kind words", "seen": again(application).version, "previewed": ""}

    page = text(desk("Recruiter").post(address, {**typed, **ACTS[name]}))

    assert "the email of an earlier decision has not left yet" in page
    assert "Kind words</textarea>" in page


def test_a_decision_that_comes_while_the_page_is_at_work_is_left_to_the_save_which_shows_both():
    drawn = again(sent())
    decide(drawn, Stage.INTERVIEW, words="")
    typed = {"words": "Kind words", "promised_on": "18/12/2026", "seen": drawn.version}

    overtaken = LateForm(typed, today=TODAY)
    seen_it = LateForm({**typed, "seen": again(drawn).version}, today=TODAY)

    assert acting.is_ready(drawn, overtaken)
    assert not acting.is_ready(again(drawn), seen_it)


def test_a_check_in_the_way_keeps_everything_that_was_typed(desk):
    application = sent()
    for to in (Stage.INTERVIEW, Stage.CHECKS):
        move(application, to)
    application, browser = again(application), desk("Recruiter")
    address = move_url(application, Stage.APPOINTED)
    typed = fields(application, words="Welcome", note="Rang", previewed="short Welcome")

    page = text(browser.post(address, typed))

    assert "not ready for appointed. Vetting: not asked for" in page
    assert "Welcome</textarea>" in page
    assert "Rang</textarea>" in page
    assert again(application).at is Stage.CHECKS
