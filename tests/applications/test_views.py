"""From a vacancy to a sent application, as a person without JavaScript meets it."""

import pytest
from django.core import mail
from django.urls import reverse

from recruitment.applications import sections
from recruitment.applications.stages import Stage
from recruitment.models import Application
from recruitment.tasks import send_owed_emails
from tests.applications.applying import (
    EMAIL,
    at_tasks,
    but_savepoints,
    evidence,
    filled_in,
    press_send,
    save,
    text,
)
from tests.factories import (
    VOLUNTEER_ANSWERS,
    ApplicantFactory,
    VacancyFactory,
    draft,
    sent,
)
from tests.visitor import DECLARED

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def test_the_whole_way_from_vacancy_to_reference_to_email(visitor, vacancy):
    reference = filled_in(visitor, vacancy)

    page = press_send(visitor, reference)
    send_owed_emails()

    assert page.resolver_match.url_name == "sent"
    assert reference in text(page)
    assert mail.outbox[-1].subject == f"We have your application {reference}"
    assert Application.objects.get(reference=reference).at is Stage.SUBMITTED


def test_only_the_questions_of_the_route_are_asked(visitor, vacancy):
    visitor.answer_all(VOLUNTEER_ANSWERS, visitor.post("apply", vacancy.reference))

    assert set(visitor.pages) == set(VOLUNTEER_ANSWERS)
    assert len(visitor.pages) <= 8


def test_a_route_that_is_not_open_is_explained_and_nothing_is_begun(visitor, vacancy):
    answers = {**VOLUNTEER_ANSWERS, "date-of-birth": "2012-01-01"}
    page = visitor.answer_all(answers, visitor.post("apply", vacancy.reference))

    assert page.resolver_match.url_name == "apply"
    assert "You can apply from Saturday 1 January 2028" in " ".join(text(page).split())
    visitor.post("apply", vacancy.reference)
    assert not Application.objects.exists()


def test_sending_twice_and_reloading_show_the_same_receipt(visitor, vacancy):
    reference = filled_in(visitor, vacancy)
    press_send(visitor, reference)

    again = visitor.post("check", reference, shown="4", **DECLARED)
    reloaded = visitor.get("sent", reference)

    assert again.resolver_match.url_name == "sent"
    assert reference in text(reloaded)
    assert Application.objects.count() == 1


def test_a_page_of_answers_that_changed_meanwhile_is_not_sent(visitor, vacancy):
    reference = filled_in(visitor, vacancy)
    page = press_send(visitor, reference, shown="1")

    assert "Your answers changed after this page was opened" in text(page)
    assert Application.objects.get().at is Stage.DRAFT


@pytest.mark.parametrize("shown", ["", "x", "-1", "9" * 40, "\0"])
def test_a_tampered_form_is_not_sent_and_not_an_error(visitor, vacancy, shown):
    reference = filled_in(visitor, vacancy)

    page = press_send(visitor, reference, shown=shown)

    assert page.status_code == 200
    assert Application.objects.get().at is Stage.DRAFT


def test_the_declaration_must_be_made(visitor, vacancy):
    reference = filled_in(visitor, vacancy)

    page = press_send(visitor, reference, honest="", checked="")

    assert text(page).count("Tick the box to say that what you told us is true") == 2
    assert text(page).count("Tick the box to say that you know that we check") == 2
    assert "that your answers are your own" not in text(page)
    assert Application.objects.get().at is Stage.DRAFT


def test_what_was_typed_is_kept_even_with_a_mistake(visitor, vacancy):
    reference = at_tasks(visitor, vacancy)

    page = save(visitor, reference, "about-you", full_name="", phone="call me")

    assert text(page).count("Enter your full name") == 2
    kept = Application.objects.get()
    assert (kept.known_as, kept.phone) == ("Gwen", "call me")


def test_a_draft_with_a_mistake_in_it_cannot_be_sent(visitor, vacancy):
    reference = filled_in(visitor, vacancy)
    save(visitor, reference, "about-you", phone="call me")

    page = visitor.get("check", reference)
    assert "You cannot send this yet" in text(page)
    assert "Send your application</button>" not in text(page)
    press_send(visitor, reference)
    assert Application.objects.get().at is Stage.DRAFT


def test_too_many_words_are_counted_for_the_person_and_kept(visitor, vacancy):
    reference = at_tasks(visitor, vacancy)

    page = save(visitor, reference, "your-example", evidence="word " * 251)

    assert "Your answer has 251 words. It must have 250 or fewer." in text(page)
    assert evidence().count("word") == 251


@pytest.mark.parametrize("bad", ["a\0b", "x" * 30_000])
def test_text_that_cannot_be_stored_is_refused_and_the_old_text_stays(visitor, vacancy, bad):
    reference = filled_in(visitor, vacancy)

    page = save(visitor, reference, "your-example", evidence=bad)

    assert page.status_code == 200
    assert evidence() == "I like to help."


def test_somebody_elses_application_is_a_404(visitor, vacancy):
    others = draft(vacancy=vacancy)
    visitor.sign_in(EMAIL)

    for name in ("tracker", "tasks", "check", "sent", "copy-text"):
        assert visitor.get(name, others.reference).status_code == 404
        assert visitor.post(name, others.reference).status_code in (404, 405)
    for section in sections.of_route(vacancy.route):
        assert visitor.get("section", others.reference, section.name).status_code == 404
        assert visitor.post("section", others.reference, section.name).status_code == 404


def test_a_reference_may_be_typed_in_small_letters(visitor):
    application = sent(applicant=ApplicantFactory(email=EMAIL))
    visitor.sign_in(EMAIL)

    page = visitor.client.get(f"/my/{application.reference.lower().replace('-', '')}/")

    assert application.reference in text(page)


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_my_applications_takes_the_same_queries_for_any_number(
    visitor, number, django_assert_max_num_queries
):
    applicant = ApplicantFactory(email=EMAIL)
    for _ in range(number):
        sent(applicant=applicant, vacancy=VacancyFactory())
    visitor.sign_in(EMAIL)

    with django_assert_max_num_queries(9):
        page = visitor.get("my")
    assert len(page.context["applications"]) == number


def test_sending_takes_a_bounded_number_of_queries(visitor, vacancy, django_assert_max_num_queries):
    reference = filled_in(visitor, vacancy)
    shown = Application.objects.get().version

    with django_assert_max_num_queries(100) as asked:
        visitor.client.post(reverse("check", args=[reference]), {"shown": shown, **DECLARED})

    assert Application.objects.get().at is Stage.SUBMITTED
    assert len(but_savepoints(asked)) + THE_CLOCK <= 12


THE_CLOCK = 1
"""The database is asked for the moment; in these tests it is told."""


def test_a_person_may_apply_for_two_vacancies(visitor):
    one, other = VacancyFactory(), VacancyFactory()
    at_tasks(visitor, one)

    visitor.post("apply", other.reference)

    assert Application.objects.count() == 2


def test_opening_a_vacancy_again_leads_to_the_same_draft(visitor, vacancy):
    first = filled_in(visitor, vacancy)

    page = visitor.post("apply", vacancy.reference)

    assert page.resolver_match.url_name == "tasks"
    assert page.resolver_match.kwargs["reference"] == first


def test_an_answer_can_be_changed_from_the_last_page(visitor, vacancy):
    reference = filled_in(visitor, vacancy)
    visitor.client.cookies.pop("answers")

    asked = visitor.get("change-answer", reference, "uk-residence")
    assert visitor.asked(asked) == "uk-residence"
    visitor.answer("uk-residence", "not-sure")
    visitor.post("apply", vacancy.reference)

    assert "I am not sure" in text(visitor.get("check", reference))


def test_changing_an_answer_so_that_the_route_closes_leaves_the_draft_as_it_was(visitor, vacancy):
    reference = filled_in(visitor, vacancy)
    before = Application.objects.get().answers

    visitor.get("change-answer", reference, "date-of-birth")
    page = visitor.answer("date-of-birth", "2015-01-01")

    assert page.resolver_match.url_name == "apply"
    assert "What to do" in text(page)
    assert Application.objects.get().answers == before


def test_an_enormous_form_of_a_stranger_is_not_kept(visitor, vacancy):
    application = draft(vacancy=vacancy)

    visitor.post("section", application.reference, "your-example", evidence="x" * 400_000)

    assert "held" not in visitor.client.session


def test_a_mistake_in_a_draft_is_shown_by_a_page_that_was_asked_for(visitor, vacancy):
    reference = at_tasks(visitor, vacancy)

    page = save(visitor, reference, "about-you", full_name="")

    assert [status for _, status in page.redirect_chain] == [303]
    assert "Enter your full name" in text(page)
    assert "Enter your full name" not in text(visitor.get("section", reference, "about-you"))


def test_looking_at_a_held_declaration_sends_nothing(visitor, vacancy):
    reference = filled_in(visitor, vacancy)
    shown = Application.objects.get().version
    visitor.client.session.flush()

    visitor.post("check", reference, shown=shown, **DECLARED)
    page = visitor.sign_in(EMAIL)

    assert page.resolver_match.url_name == "check"
    assert Application.objects.get().at is Stage.DRAFT


@pytest.mark.parametrize("name", ["A\nB", "A\u202eB", "A\rB"])
def test_a_name_with_hidden_signs_is_refused_in_words(visitor, vacancy, name):
    reference = at_tasks(visitor, vacancy)

    page = save(visitor, reference, "about-you", full_name=name)

    assert "Write this on one line" in text(page)
