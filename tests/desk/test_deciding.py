"""The form of a decision: reasons, the words they bring, and a line of one's own."""

import pytest
from django.urls import reverse

from recruitment.applications import services
from recruitment.applications.stages import Stage
from recruitment.models import Ending, Reason, ReasonWording
from tests.factories import UserFactory, sent
from tests.moments import NOW

pytestmark = pytest.mark.django_db


def address(application, to=Stage.UNSUCCESSFUL):
    return reverse("admin:recruitment_application_move", args=[application.pk, to])


def numbers(*codes):
    chosen = ReasonWording.objects.current().filter(reason__code__in=codes)
    return sorted(str(one.pk) for one in chosen)


def fields(application, *codes, **changed):
    typed = {"words": "", "note": "", "seen": application.version, "previewed": ""}
    return {**typed, "reasons": numbers(*codes), **changed}


def said(response):
    return " ".join(response.content.decode().split())


def test_each_reason_is_shown_with_the_words_that_it_brings(desk):
    page = said(desk("Recruiter").get(address(sent())))

    for wording in ReasonWording.objects.for_choice(Stage.UNSUCCESSFUL):
        assert f"{wording.reason.name} <span" in page
        assert wording.words in page
    assert "No answer from the applicant" not in page


def test_the_email_is_read_before_it_goes_and_the_press_after_sends_it(desk):
    application, browser = sent(), desk("Recruiter")
    typed = fields(application, "evidence", "places", words="Thank you.")

    page = said(browser.post(address(application), typed))
    assert "Nothing has been sent yet." in page
    assert not Ending.objects.exists()

    shown = f"short {','.join(typed['reasons'])} Thank you."
    browser.post(address(application), {**typed, "previewed": shown})

    decision = Ending.objects.get()
    assert decision.change.by == browser.user
    assert decision.own == "Thank you."
    assert {one.reason.code for one in decision.wordings.all()} == {"evidence", "places"}


def test_what_was_shown_is_on_the_page_to_be_sent_back(desk):
    application = sent()
    typed = fields(application, "evidence", words=" Thank you. ")

    page = said(desk("Recruiter").post(address(application), typed))

    assert f'name="previewed" value="short {typed["reasons"][0]} Thank you."' in page
    assert page.count("checked") == 1


def test_other_reasons_than_those_that_were_shown_are_shown_first(desk):
    application = sent()
    typed = fields(application, "places", previewed=f"short {numbers('evidence')[0]} ")

    desk("Recruiter").post(address(application), typed)

    assert not Ending.objects.exists()


@pytest.mark.parametrize(("length", "kept"), [(280, True), (281, False)])
def test_a_line_of_ones_own_has_at_most_280_characters(desk, length, kept):
    application = sent()
    words = "a" * length
    shown = f"short {numbers('places')[0]} {words}"
    typed = fields(application, "places", words=words, previewed=shown)

    page = said(desk("Recruiter").post(address(application), typed))

    assert Ending.objects.exists() == kept
    assert kept or words in page


def test_words_that_were_changed_meanwhile_are_not_sent_unseen(desk):
    application, browser = sent(), desk("Recruiter")
    typed = fields(application, "places", words="Thank you.")
    reason = Reason.objects.get(code="places")
    services.reword(reason.pk, words="New", waits=False, by=UserFactory(), seen=1, now=NOW)

    page = said(browser.post(address(application), {**typed, "previewed": "anything"}))

    assert "The words of a reason have changed. Select the reasons again" in page
    assert "Thank you." in page
    assert not Ending.objects.exists()


def test_a_reason_that_is_not_in_use_cannot_be_chosen(desk):
    Reason.objects.filter(code="places").update(in_use=False)

    page = said(desk("Recruiter").get(address(sent())))

    assert "All places are filled" not in page


@pytest.mark.parametrize("reasons", [["x"], ["0"], ["9" * 30], ["1", "x"], ["\0"]])
def test_nonsense_is_a_sentence(desk, reasons):
    application = sent()

    reply = desk("Recruiter").post(address(application), fields(application, reasons=reasons))

    assert reply.status_code == 200
    assert reply.context["form"].errors["reasons"]


def test_a_move_onward_asks_for_no_reason(desk):
    page = said(desk("Recruiter").get(address(sent(), Stage.INTERVIEW)))

    assert 'name="reasons"' not in page


def test_the_case_names_the_reasons_and_says_what_the_applicant_reads(desk):
    application, browser = sent(), desk("Recruiter")
    typed = fields(application, "evidence", "places")
    shown = f"short {','.join(typed['reasons'])} "
    browser.post(address(application), {**typed, "previewed": shown})

    case = reverse("admin:recruitment_application_change", args=[application.pk])
    page = said(browser.get(case))

    assert "All places are filled" in page
    assert "Written answer: not enough evidence" in page
    assert ReasonWording.objects.current().get(reason__code="places").words in page
