"""The pages of an applicant who names referees, and of a referee, without JavaScript."""

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.urls import reverse

from recruitment.applications.stages import Stage
from recruitment.models import Referee
from recruitment.references.models import State
from recruitment.tasks import send_owed_emails
from tests.applications.applying import EMAIL, plain, text
from tests.factories import UserFactory
from tests.references.naming import (
    REFEREE,
    TOLD,
    link_sent_to,
    move,
    named,
    offered,
    officer_at,
    told,
)
from tests.visitor import Visitor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def add(visitor, reference, **changed):
    typed = {"name": "Jo Patel", "email": REFEREE, "knows": "My manager", **changed}
    return visitor.client.post(reverse("referee-add", args=[reference]), typed, follow=True)


def with_own_code(visitor, path, email=REFEREE):
    visitor.client.get(path)
    visitor.client.post(path, follow=True)
    return visitor.post("return-code", code=visitor.code_sent_to(email))


def tell(visitor, path, press="save", **changed):
    return visitor.client.post(path, {**TOLD, "press": press, **changed}, follow=True)


def opened(visitor):
    """A referee in front of the form."""
    named()
    link = link_sent_to(REFEREE)
    with_own_code(visitor, link)
    return link


def test_the_whole_way_from_a_name_to_a_reference_on_the_case(visitor, client):
    application = offered()
    visitor.sign_in(EMAIL)
    page = add(visitor, application.reference)
    assert "We wait for Jo Patel." in text(page)

    referee, link = Visitor(), link_sent_to(REFEREE)
    page = with_own_code(referee, link)
    assert "A reference for Gwen Hughes" in text(page)
    page = tell(referee, link)
    assert "You told us about Gwen Hughes on Monday 23 November 2026." in plain(page)

    page = visitor.get("referees", application.reference)
    assert "Jo Patel has told us." in text(page)
    assert "Always on time." not in text(page)
    case = hr_case(Visitor().client, application)
    assert "Always on time." in case
    assert "<dt>Since</dt> <dd > March 2022 </dd>" in case
    assert "<dt>Until</dt> <dd > now </dd>" in case


def test_the_tracker_never_says_nothing_to_do_while_referees_have_to_be_named(visitor):
    application = offered()
    visitor.sign_in(EMAIL)
    boxes = []
    for _ in range(3):
        boxes.append(visitor.get("tracker", application.reference).context["box"])
        add(visitor, application.reference, email=f"referee{len(boxes)}@work.example")

    assert boxes[0]["title"].startswith("Name ")
    assert boxes[0]["action_url"] == reverse("referees", args=[application.reference])
    assert boxes[-1]["title"].startswith("Nothing to do")


def hr_case(client, application):
    client.force_login(UserFactory(role="Recruiter"))
    address = reverse("admin:recruitment_application_change", args=[application.pk])
    return plain(client.get(address))


def test_hr_sees_who_was_asked_replaced_or_cannot_be_reached(client):
    application = offered()
    first = named(application)
    named(application, email="sam@shop.example", name="Sam Lee", instead_of=first)

    case = hr_case(client, application)

    assert "Jo Patel" in case
    assert "Replaced by the applicant" in case
    assert "Sam Lee" in case
    assert "Asked" in case


def test_a_reminder_of_a_later_day_is_not_on_its_way(client):
    application = offered()
    named(application)

    assert "A referee has not answered" not in hr_case(client, application)


def test_half_an_answer_is_no_answer_for_hr(visitor, client):
    link = opened(visitor)
    tell(visitor, link, again="")

    assert "Always on time." not in hr_case(client, Referee.objects.get().application)


def test_a_referee_learns_the_name_and_nothing_else(visitor):
    application = offered()
    named(application)
    link = link_sent_to(REFEREE)

    page = text(with_own_code(visitor, link))
    email = next(one for one in mail.outbox if one.to == [REFEREE] and "reference" in one.subject)

    for said in (page.split("<main")[1].split("</main")[0], email.body + email.subject):
        assert "Gwen Hughes" in said
        for unsaid in (EMAIL, application.reference, application.vacancy.title, "offer", "1990"):
            assert unsaid not in said


def test_the_link_alone_says_nothing():
    named()

    page = text(Visitor().client.get(link_sent_to(REFEREE)))

    assert "First we check that it is you" in page
    assert "Gwen" not in page
    assert REFEREE not in page


def old_link():
    application = offered()
    first = named(application)
    named(application, email="sam@shop.example", instead_of=first)
    return [first.pk, first.token]


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(old_link, id="of somebody who was replaced"),
        pytest.param(lambda: [named().pk, "wrong"], id="with another token"),
        pytest.param(lambda: [10**17, named().token], id="with another number"),
    ],
)
def test_a_wrong_or_old_link_gives_a_page_that_says_nothing(visitor, arguments):
    page = visitor.client.get(reverse("reference", args=arguments()))

    assert page.status_code == 404
    assert "This link does not work" in text(page)
    assert "Gwen" not in text(page)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"how": ""}, "Say how you know this person"),
        ({"again": ""}, "Select whether you would employ them again"),
        ({"again": "x"}, "Select whether you would employ them again"),
        ({"start_month": "", "start_year": ""}, "Enter the month from which you have known them"),
        ({"start_year": "2027"}, "This month is to come"),
        ({"end_month": "2", "end_year": "2022"}, "It cannot end before it begins"),
        ({"anything": "a" * 2001}, "Your answer must be 2,000 characters or less"),
    ],
)
def test_a_mistake_is_told_and_everything_typed_is_still_there(visitor, changed, words):
    link = opened(visitor)

    page = tell(visitor, link, **changed)

    assert words in plain(page)
    for name, value in {**TOLD, **changed}.items():
        if name == "how" or (name == "anything" and value == TOLD["anything"]):
            assert value in text(page)
    assert Referee.objects.get().state == State.ASKED


def test_what_was_typed_comes_back_another_day_and_is_sent_only_by_the_button(visitor):
    link = opened(visitor)
    tell(visitor, link, press="later")

    later = Visitor()
    page = with_own_code(later, link)

    assert "Always on time." in text(page)
    assert Referee.objects.get().state == State.ASKED


def test_what_was_typed_after_the_session_ended_is_kept_and_sent_by_the_next_press(visitor):
    link = opened(visitor)
    Session.objects.all().delete()

    tell(visitor, link)
    page = visitor.post("return-code", code=visitor.code_sent_to(REFEREE))
    assert "Always on time." in text(page)
    assert Referee.objects.get().state == State.ASKED

    tell(visitor, link)
    assert Referee.objects.get().state == State.ANSWERED


def test_a_press_from_somebody_else_says_nothing_in_the_referees_name(visitor):
    named()
    link = link_sent_to(REFEREE)
    visitor.sign_in(EMAIL)

    for press in ("save", "decline", "later"):
        tell(visitor, link, press=press)

    assert Referee.objects.get().state == State.ASKED
    assert Referee.objects.get().typed == {}


def test_who_cannot_give_a_reference_says_so_with_one_press(visitor):
    link = opened(visitor)

    page = tell(visitor, link, press="decline", how="")

    assert "You told us that you cannot give a reference." in plain(page)
    assert Referee.objects.get().state == State.DECLINED


def autosave(visitor, page, link, **changed):
    context = page.context
    typed = {**TOLD, "key": context["autosave_key"], "version": context["version"], **changed}
    return visitor.client.post(f"{link}autosave/", typed)


def test_words_save_themselves_also_without_a_session(visitor):
    named()
    link = link_sent_to(REFEREE)
    page = with_own_code(visitor, link)
    Session.objects.all().delete()

    response = autosave(visitor, page, link)

    assert (response.status_code, response["X-Version"]) == (204, "1")
    assert Referee.objects.get().typed["anything"] == "Always on time."


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"key": "wrong"}, 401),
        ({"key": ""}, 401),
        ({"version": "7"}, 409),
        ({"version": "x"}, 409),
        ({"anything": "a" * 20_001}, 409),
        ({"how": "\0"}, 409),
    ],
)
def test_words_that_may_not_save_themselves_change_nothing(visitor, changed, status):
    named()
    link = link_sent_to(REFEREE)
    page = with_own_code(visitor, link)

    assert autosave(visitor, page, link, **changed).status_code == status
    assert Referee.objects.get().typed == {}


def test_words_do_not_save_themselves_over_an_answer(visitor):
    named()
    link = link_sent_to(REFEREE)
    page = with_own_code(visitor, link)
    told(Referee.objects.get())

    assert autosave(visitor, page, link, version=1, how="Other").status_code == 409
    assert Referee.objects.get().typed == TOLD


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"email": EMAIL}, "This is your own address."),
        ({"email": "x"}, "Enter an email address in the correct format"),
        ({"name": ""}, "Enter their full name"),
        ({"knows": ""}, "Say how they know you"),
    ],
)
def test_a_mistake_in_a_name_is_told_and_the_rest_is_kept(visitor, changed, words):
    application = offered()
    visitor.sign_in(EMAIL)

    page = add(visitor, application.reference, **changed)

    assert words in plain(page)
    for value in {"knows": "My manager", "name": "Jo Patel", **changed}.values():
        assert f'value="{value}"' in text(page) or not value
    assert not Referee.objects.exists()


def test_a_name_typed_after_the_session_ended_is_there_after_the_code(visitor):
    application = offered()
    visitor.sign_in(EMAIL)
    Session.objects.all().delete()

    add(visitor, application.reference)
    page = visitor.sign_in(EMAIL)

    assert 'value="Jo Patel"' in text(page)


def test_somebody_is_named_instead_of_somebody_who_has_not_answered(visitor):
    application = offered()
    first = named(application)
    visitor.sign_in(EMAIL)

    address = reverse("referee-instead", args=[application.reference, first.pk])
    typed = {"name": "Sam Lee", "email": "sam@shop.example", "knows": "A colleague"}
    page = visitor.client.post(address, typed, follow=True)

    assert "Sam Lee" in text(page)
    assert "Jo Patel" not in text(page)


@pytest.mark.parametrize("name", ["referees", "referee-add", "referee-instead"])
def test_somebody_elses_reference_is_not_found(visitor, name):
    application = offered(email="other@home.example")
    theirs = named(application)
    visitor.sign_in(EMAIL)
    more = [theirs.pk] if name == "referee-instead" else []

    assert visitor.get(name, application.reference, *more).status_code == 404


def test_a_referee_of_another_application_of_mine_is_not_found(visitor):
    theirs = named(offered(email="other@home.example"))
    mine = offered()
    visitor.sign_in(EMAIL)

    assert visitor.get("referee-instead", mine.reference, theirs.pk).status_code == 404


@pytest.mark.parametrize("told_of_it", [True, False])
def test_the_pages_open_when_the_applicant_has_been_told_and_not_before(visitor, told_of_it):
    application = officer_at(Stage.INTERVIEW)
    visitor.sign_in(EMAIL)
    if told_of_it:
        application = officer_at_offer(application)

    page = visitor.get("referees", application.reference)

    assert page.resolver_match.url_name == ("referees" if told_of_it else "tracker")


def officer_at_offer(application):
    move(application, Stage.CONDITIONAL_OFFER)
    send_owed_emails()
    return application


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_as_many_queries_for_three_as_for_one(
    visitor, number, django_assert_num_queries
):
    application = offered()
    for one in range(number):
        named(application, email=f"{one}@shop.example")
    visitor.sign_in(EMAIL)

    with django_assert_num_queries(10):
        visitor.client.get(reverse("referees", args=[application.reference]))
