"""The task list and its sections, as a person without JavaScript meets them."""

from datetime import timedelta

import pytest
from django.urls import reverse

from recruitment.applications import sections
from recruitment.models import Application
from tests.applications.applying import (
    EMAIL,
    OFFICER_ANSWERS,
    at_tasks,
    but_savepoints,
    content,
    filled_in,
    officer,
    plain,
    press_send,
    save,
    signed_in_with,
    text,
)
from tests.factories import FILLED_IN, HOME, ApplicantFactory, VacancyFactory, begun, draft, sent
from tests.moments import NOW
from tests.visitor import sent_by

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

OFFICER_SECTIONS = list(FILLED_IN)


@pytest.fixture
def constable():
    """Somebody's draft for a vacancy on the longest route, with nothing in it."""
    return begun(
        applicant=ApplicantFactory(email=EMAIL),
        vacancy=VacancyFactory(route_slug="pcep"),
        answers=OFFICER_ANSWERS,
    )


def statuses(page):
    tasks = [task for group in page.context["groups"] for task in group["tasks"]]
    return {task["name"]: task["status"] for task in tasks}


def test_a_new_draft_shows_what_is_to_be_done_and_whose_it_is(visitor, constable):
    page = visitor.get("tasks", signed_in_with(visitor, constable))

    assert "0 of 10 tasks completed" in plain(page)
    assert EMAIL in text(page)
    assert "begun on Monday 23 November 2026" in plain(page)
    assert statuses(page) == {
        **dict.fromkeys(OFFICER_SECTIONS, "Not started"),
        "check": "Cannot start yet",
    }
    assert reverse("check", args=[constable.reference]) not in text(page).split("<aside")[0]


def test_the_tasks_stand_under_their_headings(visitor, constable):
    page = visitor.get("tasks", signed_in_with(visitor, constable))

    assert [group["title"] for group in page.context["groups"]] == [
        "About you",
        "Can you do the job",
        "Your experience",
        "Help you may need",
        "Check and send",
    ]


def test_each_section_saved_is_one_task_more_and_fewer_minutes(visitor, constable):
    reference = signed_in_with(visitor, constable)
    before = visitor.get("tasks", reference).context["minutes_left"]

    for number, name in enumerate(reversed(OFFICER_SECTIONS), 1):
        page = save(visitor, reference, name)
        assert f"{number} of 10 tasks completed" in plain(page)

    assert statuses(page)["check"] == "Not started"
    assert page.context["minutes_left"] < before


def test_check_and_send_waits_for_everything_but_what_is_optional(visitor, vacancy):
    reference = at_tasks(visitor, vacancy)
    for name in ("about-you", "addresses", "business-interests", "your-example"):
        page = save(visitor, reference, name)

    assert statuses(page)["adjustments"] == "Not started"
    assert statuses(page)["check"] == "Not started"
    assert press_send(visitor, reference).resolver_match.url_name == "sent"


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "This closes today."), (1, "This closes tomorrow."), (7, "This closes in 7 days.")],
)
def test_a_vacancy_that_closes_soon_says_so(visitor, days, words):
    vacancy = VacancyFactory(closes_on=NOW.date() + timedelta(days=days))

    reference = signed_in_with(visitor, draft(vacancy=vacancy))

    assert words in text(visitor.get("tasks", reference))


def test_a_vacancy_that_closes_later_says_nothing_of_haste(visitor):
    vacancy = VacancyFactory(closes_on=NOW.date() + timedelta(days=8))

    page = visitor.get("tasks", signed_in_with(visitor, draft(vacancy=vacancy)))

    assert "This closes" not in text(page)


def test_a_sent_application_has_no_tasks_left(visitor):
    reference = signed_in_with(visitor, sent())

    for name, *arguments in (("tasks",), ("section", "about-you"), ("check",)):
        page = visitor.get(name, reference, *arguments)
        assert page.resolver_match.url_name == "sent"


def test_a_section_of_another_kind_of_application_is_not_there(visitor, vacancy):
    reference = at_tasks(visitor, vacancy)

    for name in ("tattoos", "work-history", "nonsense"):
        assert visitor.get("section", reference, name).status_code == 404
        assert visitor.post("section", reference, name, has="no").status_code == 404


@pytest.mark.parametrize("name", OFFICER_SECTIONS)
def test_every_section_empty_partly_and_wholly_filled_in(visitor, constable, name):
    reference = signed_in_with(visitor, constable)
    assert visitor.get("section", reference, name).status_code == 200

    empty = visitor.post("section", reference, name, version="0")
    assert empty.resolver_match.url_name == "section"
    assert "There is a problem" in text(empty)

    assert save(visitor, reference, name).resolver_match.url_name == "tasks"
    again = visitor.get("section", reference, name)
    assert "There is a problem" not in text(again)
    assert again.context["form"].finished


@pytest.mark.parametrize("name", OFFICER_SECTIONS)
def test_the_session_may_end_before_any_section_is_sent(visitor, constable, name):
    reference = signed_in_with(visitor, constable)
    fields = sent_by(visitor.get("section", reference, name), name)
    visitor.client.session.flush()

    asked = visitor.post("section", reference, name, **fields)
    assert asked.resolver_match.url_name == "return"
    page = visitor.sign_in(EMAIL)

    assert page.resolver_match.kwargs["name"] == name
    assert content(name) == FILLED_IN[name]
    assert Application.objects.get().parts.get(name=name).complete


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("about-you", {"full_name": "", "safe_times": "Typed for an hour"}),
        ("right-to-be-here", {"share_code": "Typed for an hour"}),
        ("addresses", {"entries": [], "elsewhere": "Typed for an hour", "done": ""}),
        ("business-interests", {"has": "", "details": "Typed for an hour"}),
        ("tattoos", {"has": "", "details": "Typed for an hour"}),
        ("work-history", {"between": "Typed for an hour", "done": ""}),
        ("qualifications", {"entries": [{"what": "", "grade": "Typed for an hour"}]}),
        ("your-example", {"evidence": "Typed for an hour " * 100}),
        ("adjustments", {"wanted": "Typed for an hour", "done": ""}),
    ],
)
def test_the_session_may_end_before_a_section_with_a_mistake_is_sent(
    visitor, constable, name, wrong
):
    reference = signed_in_with(visitor, constable)
    fields = sent_by(visitor.get("section", reference, name), name, **wrong)
    visitor.client.session.flush()

    visitor.post("section", reference, name, **fields)
    page = visitor.sign_in(EMAIL)

    assert page.resolver_match.kwargs["name"] == name
    assert "There is a problem" in text(page)
    assert "Typed for an hour" in text(page)
    assert "Typed for an hour" in str(content(name))


def test_the_session_may_end_while_an_address_is_added(visitor, vacancy):
    reference = at_tasks(visitor, vacancy)
    page = visitor.get("section", reference, "addresses")
    visitor.client.session.flush()

    fields = {**sent_by(page, "addresses"), "press": "add"}
    visitor.post("section", reference, "addresses", **fields)
    page = visitor.sign_in(EMAIL)

    assert page.context["form"].count == 2
    assert content("addresses")["entries"][0] == HOME


@pytest.mark.parametrize("name", ["tasks", "check", "copy-text"])
def test_the_session_may_end_before_any_other_page(visitor, vacancy, name):
    reference = filled_in(visitor, vacancy)
    visitor.client.session.flush()

    assert visitor.get(name, reference).resolver_match.url_name == "return"
    assert visitor.sign_in(EMAIL).resolver_match.url_name == name


def test_another_address_can_be_added_and_taken_away(visitor, vacancy):
    reference = at_tasks(visitor, vacancy)
    page = visitor.get("section", reference, "addresses")
    fields = sent_by(page, "addresses")

    added = visitor.post("section", reference, "addresses", **{**fields, "press": "add"})
    assert added.context["form"].count == 2
    assert added.redirect_chain[-1][0].endswith("#entry-2")

    other = {**HOME, "address": "1 Low Road"}
    fields = {**sent_by(added, "addresses", entries=[HOME, other]), "press": "remove-0"}
    page = visitor.post("section", reference, "addresses", **fields)
    assert page.context["form"].count == 1
    assert content("addresses")["entries"] == [other]


@pytest.mark.parametrize("press", ["remove-7", "remove-", "remove-x", "nonsense", "add"])
def test_a_button_that_somebody_made_up_loses_nothing(visitor, vacancy, press):
    reference = at_tasks(visitor, vacancy)
    fields = sent_by(visitor.get("section", reference, "addresses"), "addresses")

    page = visitor.post("section", reference, "addresses", **{**fields, "press": press})

    assert page.status_code == 200
    assert content("addresses")["entries"][0] == HOME


def test_no_more_addresses_than_a_section_holds(visitor, vacancy):
    reference = at_tasks(visitor, vacancy)
    page = visitor.get("section", reference, "addresses")
    fields = {**sent_by(page, "addresses", entries=[HOME] * 20), "press": "add"}

    page = visitor.post("section", reference, "addresses", **fields)

    assert page.context["form"].count == 20
    assert 'value="add"' not in text(page)


def test_a_gap_is_named_on_the_page_of_the_addresses(visitor, vacancy):
    reference = at_tasks(visitor, vacancy)
    entries = [
        {**HOME, "start_month": "8", "start_year": "2024"},
        {**HOME, "end_month": "4", "end_year": "2024"},
    ]

    page = save(visitor, reference, "addresses", entries=entries)

    assert "There is a gap from May 2024 to July 2024." in plain(page)
    assert save(visitor, reference, "addresses", entries=entries, elsewhere="Abroad").context[
        "groups"
    ]


def test_whoever_is_not_done_yet_is_not_told_of_mistakes(visitor, vacancy):
    reference = at_tasks(visitor, vacancy)

    page = save(visitor, reference, "addresses", entries=[], done="no")

    assert page.resolver_match.url_name == "tasks"
    assert statuses(page)["addresses"] == "Not started"


def test_an_old_form_says_how_much_is_new(visitor, vacancy):
    reference = filled_in(visitor, vacancy)
    Application.objects.get().parts.filter(name="about-you").update(form_version=1)

    assert "One new question. Everything else is kept." in text(visitor.get("tasks", reference))
    page = visitor.get("section", reference, "about-you")
    assert "One new question. Everything else is kept." in text(page)
    assert page.context["form"]["full_name"].value() == "Gwen Hughes"


def test_typed_words_are_never_markup(visitor, vacancy):
    reference = at_tasks(visitor, vacancy)
    for section in sections.of_route(vacancy.route):
        own = {
            key: "<b>x</b>"
            for key, value in FILLED_IN[section.name].items()
            if key in ("full_name", "evidence", "wanted", "details", "elsewhere", "safe_times")
        }
        save(visitor, reference, section.name, **own)
        assert "<b>x</b>" not in text(visitor.get("section", reference, section.name))

    assert "<b>x</b>" not in text(visitor.get("check", reference))


@pytest.mark.parametrize("entries", [1, 3])
@pytest.mark.parametrize(
    ("name", "arguments"), [("tasks", ()), *(("section", (one,)) for one in OFFICER_SECTIONS)]
)
def test_a_page_of_a_draft_takes_six_queries_at_most(
    visitor, django_assert_max_num_queries, name, arguments, entries
):
    vacancy = VacancyFactory(route_slug="pcep")
    application = officer(vacancy)
    for part in application.parts.filter(name__in=["addresses", "work-history", "qualifications"]):
        part.content = {**part.content, "entries": part.content["entries"] * entries}
        part.save()
    reference = signed_in_with(visitor, application)

    with django_assert_max_num_queries(6):
        assert visitor.get(name, reference, *arguments).status_code == 200


def test_saving_a_section_takes_a_bounded_number_of_queries(
    visitor, vacancy, django_assert_max_num_queries
):
    reference = filled_in(visitor, vacancy)
    page = visitor.get("section", reference, "your-example")
    fields = sent_by(page, "your-example", evidence="Other words")

    with django_assert_max_num_queries(100) as asked:
        visitor.client.post(reverse("section", args=[reference, "your-example"]), fields)

    assert len(but_savepoints(asked)) <= 8
