"""The pages of a child and of a parent, as people without JavaScript meet them."""

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.urls import reverse

from recruitment.applications import parent_words
from recruitment.models import Email, Parent
from tests.applications.applying import plain, press_send, text
from tests.factories import ApplicantFactory, VacancyFactory, begun, draft
from tests.parents.family import (
    CADET_ANSWERS,
    CHILD,
    PARENT,
    agreed,
    asked,
    cadet,
    link_sent_to,
)
from tests.visitor import Visitor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def named(visitor, application, *, name="Alex Hughes", email=PARENT):
    visitor.sign_in(application.applicant.email)
    return ask_them(visitor, application.reference, name, email)


def ask_them(visitor, reference, name="Alex Hughes", email=PARENT):
    address = reverse("parent-name", args=[reference])
    return visitor.client.post(address, {"name": name, "email": email}, follow=True)


def open_link(visitor, path):
    return visitor.client.get(path, follow=True)


def with_own_code(visitor, path, email=PARENT):
    """From the email to the page that asks, as a parent goes."""
    open_link(visitor, path)
    visitor.client.post(path, follow=True)
    return visitor.post("return-code", code=visitor.code_sent_to(email))


def reply(visitor, path, answer="yes", signed="Alex Hughes", words=parent_words.CURRENT):
    typed = {"answer": answer, "signed": signed, "words": words}
    return visitor.client.post(path, typed, follow=True)


def test_the_whole_way_from_naming_a_parent_to_sending(visitor):
    application = cadet()
    page = named(visitor, application)
    assert "We wrote to Alex Hughes on Monday 23 November 2026." in text(page)

    parent, link = Visitor(), link_sent_to(PARENT)
    page = with_own_code(parent, link)
    assert "Robin Hughes wants to apply to Essex Police for Police cadet." in plain(page)
    page = reply(parent, link)
    assert "You said yes on Monday 23 November 2026." in text(page)

    tasks = visitor.get("tasks", application.reference)
    assert "Alex Hughes said yes on Monday 23 November 2026." in text(tasks)
    assert press_send(visitor, application.reference).resolver_match.url_name == "sent"


def test_before_the_yes_the_last_page_says_what_is_missing_and_sends_nothing(visitor):
    application = cadet()
    visitor.sign_in(CHILD)

    page = visitor.get("check", application.reference)
    assert "A parent or carer must say yes before you can send this." in text(page)
    assert "Send your application" not in text(page)

    press_send(visitor, application.reference)
    application.refresh_from_db()
    assert application.submitted_at is None


def test_the_task_list_counts_the_yes_as_a_task(visitor):
    application = cadet()
    visitor.sign_in(CHILD)

    page = visitor.get("tasks", application.reference)
    assert "3 of 4 tasks completed" in text(page)
    assert reverse("check", args=[application.reference]) not in text(page).split("<aside")[0]

    agreed(application)
    page = visitor.get("tasks", application.reference)
    assert "4 of 4 tasks completed" in text(page)


def test_a_parent_reads_what_is_sent_but_not_what_the_child_wrote(visitor):
    asked(cadet(evidence="Things at home are hard."))

    page = plain(with_own_code(visitor, link_sent_to(PARENT)))

    assert "Your example" in page
    for sentence in parent_words.VERSIONS[parent_words.CURRENT]:
        assert sentence in page
    assert "Things at home" not in page
    assert "2012" not in page


def test_the_link_alone_says_nothing_of_the_child():
    asked()
    link = link_sent_to(PARENT)

    page = text(open_link(Visitor(), link))

    assert "First we check that it is you" in page
    assert "Robin" not in page
    assert PARENT not in page


def test_on_the_childs_own_phone_the_link_asks_for_the_parents_code(visitor):
    asked()
    link = link_sent_to(PARENT)
    visitor.sign_in(CHILD)

    page = text(open_link(visitor, link))
    reply(visitor, link)

    assert "Another email address is signed in here." in page
    assert Parent.objects.get().last_word is None


def test_what_a_parent_answered_after_their_session_ended_is_there_after_the_code(visitor):
    asked()
    link = link_sent_to(PARENT)
    with_own_code(visitor, link)
    Session.objects.all().delete()

    reply(visitor, link, signed="Alexandra Hughes")
    page = visitor.post("return-code", code=visitor.code_sent_to(PARENT))

    assert 'value="Alexandra Hughes"' in text(page)
    assert page.context["form"]["answer"].value() == "yes"
    assert Parent.objects.get().last_word is None


def test_what_a_child_typed_after_their_session_ended_is_there_after_the_code(visitor):
    application = cadet()
    visitor.sign_in(CHILD)
    Session.objects.all().delete()

    ask_them(visitor, application.reference)
    page = visitor.sign_in(CHILD)

    assert page.resolver_match.url_name == "parent-name"
    assert 'value="Alex Hughes"' in text(page)
    assert f'value="{PARENT}"' in text(page)


@pytest.mark.parametrize(
    ("name", "email", "words"),
    [
        ("Alex Hughes", CHILD, "A parent or carer needs an address of their own"),
        ("", PARENT, "Enter the full name of your parent or carer"),
        ("Alex Hughes", "alex", "Enter an email address in the correct format"),
        ("Alex\0Hughes", PARENT, "Null characters are not allowed."),
    ],
)
def test_a_mistake_is_told_and_what_was_typed_is_kept(visitor, name, email, words):
    page = named(visitor, cadet(), name=name, email=email)

    assert words in plain(page)
    assert f'value="{email}"' in text(page)
    assert not Parent.objects.exists()


def test_a_child_who_has_not_said_their_name_is_sent_to_say_it_first(visitor):
    applicant = ApplicantFactory(email=CHILD)
    vacancy = VacancyFactory(route_slug="cadet")
    application = begun(applicant=applicant, vacancy=vacancy, answers=CADET_ANSWERS)

    page = named(visitor, application)

    assert "First tell us your own name." in plain(page)
    assert not Parent.objects.exists()


def test_a_yes_without_a_name_is_asked_for_one(visitor):
    asked()
    link = link_sent_to(PARENT)
    with_own_code(visitor, link)

    page = reply(visitor, link, signed="")

    assert "Enter your full name" in text(page)
    assert Parent.objects.get().last_word is None


def test_a_no_needs_no_name_and_stops_the_application(visitor):
    asked()
    link = link_sent_to(PARENT)
    with_own_code(visitor, link)

    page = reply(visitor, link, answer="no", signed="")

    assert "You said no on Monday 23 November 2026." in text(page)
    assert "Robin Hughes cannot send the application." in plain(page)


@pytest.mark.parametrize("words", [parent_words.CURRENT + 1, 0, "", "x", "9" * 40])
def test_an_answer_to_other_words_is_no_answer_and_the_next_press_is(visitor, words):
    asked()
    link = link_sent_to(PARENT)
    with_own_code(visitor, link)

    page = reply(visitor, link, words=words)
    assert "Some of the words on this page have changed." in plain(page)
    assert f'name="words" value="{parent_words.CURRENT}"' in plain(page)
    assert Parent.objects.get().last_word is None

    reply(visitor, link)
    assert Parent.objects.get().agrees


def test_a_parent_of_two_answers_for_each(visitor):
    vacancy = VacancyFactory(route_slug="cadet")
    asked(cadet(vacancy=vacancy))
    asked(cadet(vacancy=vacancy, email="kim@home.example", name="Kim Hughes"))
    first, second = Parent.objects.order_by("pk")
    link = reverse("parent", args=[first.pk, first.token])

    with_own_code(visitor, link)
    page = reply(visitor, link)

    assert "You were also asked about" in text(page)
    other = reverse("parent", args=[second.pk, second.token])
    assert other in text(page)
    assert "Kim Hughes needs your answer" in text(open_link(visitor, other))
    assert [parent.agrees for parent in Parent.objects.order_by("pk")] == [True, False]


def old_link():
    application = cadet()
    parent = asked(application)
    asked(application, email="sam@home.example")
    return [parent.pk, parent.token]


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(old_link, id="of somebody who was replaced"),
        pytest.param(lambda: [asked().pk, "wrong"], id="with another token"),
        pytest.param(lambda: [10**17, asked().token], id="with another number"),
        pytest.param(lambda: [10**30, asked().token], id="with a number beyond all numbers"),
    ],
)
def test_a_wrong_or_old_link_gives_a_page_that_says_nothing(visitor, arguments):
    page = open_link(visitor, reverse("parent", args=arguments()))

    assert page.status_code == 404
    assert "This link does not work" in text(page)
    assert "Robin" not in text(page)


def test_an_address_that_our_email_does_not_reach_is_told_to_the_child(visitor):
    application = cadet()
    asked(application)
    theirs = {"state": "failed", "problem": "SMTPRecipientsRefused"}
    Email.objects.filter(kind="parent_request").update(**theirs)
    visitor.sign_in(CHILD)

    page = visitor.get("parent-name", application.reference)

    assert "Our email did not reach Alex Hughes." in plain(page)


def test_an_email_that_did_not_leave_for_a_fault_of_ours_is_told_to_the_child_as_that(visitor):
    application = cadet()
    asked(application)
    ours = {"state": "failed", "problem": "SMTPServerDisconnected"}
    Email.objects.filter(kind="parent_request").update(**ours)
    visitor.sign_in(CHILD)

    page = plain(visitor.get("parent-name", application.reference))

    assert "Our email to Alex Hughes could not leave. That is our fault" in page
    assert "did not reach" not in page


@pytest.mark.parametrize(
    "application",
    [
        pytest.param(lambda: draft(), id="an adult's"),
        pytest.param(lambda: cadet(email="kim@home.example"), id="another child's"),
    ],
)
def test_only_a_child_on_their_own_application_names_a_parent(visitor, application):
    application = application()
    reference = application.reference
    adults = application.vacancy.route_slug != "cadet"
    visitor.sign_in(application.applicant.email if adults else CHILD)

    assert visitor.get("parent-name", reference).status_code == 404
    assert ask_them(visitor, reference).status_code == 404


def test_the_parents_email_says_who_asks_for_what_and_nothing_else():
    asked(cadet(evidence="Things at home are hard."))
    link_sent_to(PARENT)

    [message] = [one for one in mail.outbox if one.to == [PARENT]]
    assert message.subject == "Robin Hughes needs your answer"
    assert "Police cadet" in message.body
    for unsaid in ("2012", "at home", CHILD):
        assert unsaid not in message.body


def test_the_task_list_of_a_child_asks_the_database_little(visitor, django_assert_max_num_queries):
    application = cadet()
    agreed(application)
    visitor.sign_in(CHILD)

    with django_assert_max_num_queries(6):
        visitor.client.get(reverse("tasks", args=[application.reference]))
