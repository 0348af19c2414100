"""Saving a section: versions, two pages, words that save themselves, a new form."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from recruitment.applications import progress, sections, services
from recruitment.applications.progress import Status
from recruitment.applications.services import Changed, Stale, Typed, Unfinished
from recruitment.eligibility import restore
from recruitment.models import Application, Part
from tests.applications.applying import OFFICER_ANSWERS
from tests.crowd import all_at_once
from tests.factories import FILLED_IN, VacancyFactory, begun, draft, fill_in, sent
from tests.moments import NOW, TODAY

pytestmark = pytest.mark.django_db

EXAMPLE = next(one for one in sections.SECTIONS if one.name == "your-example")
DETAILS = next(one for one in sections.SECTIONS if one.name == "about-you")


@pytest.fixture
def application():
    return draft()


def save(application, words, *, now=NOW, **typed):
    told = Typed(content={"evidence": words}, **typed)
    services.save_part(application.pk, EXAMPLE, told, now=now)
    return example(application)


def example(application):
    return application.parts.get(name="your-example")


def tasks(application):
    known = Application.objects.select_related("vacancy").get(pk=application.pk)
    return {task.section.name: task for task in progress.tasks(known, TODAY)}


def test_the_first_saving_makes_the_first_version():
    application = begun()

    part = save(application, "One")

    assert (part.version, part.complete, part.saved_at) == (1, True, NOW)


def test_every_change_makes_a_version_of_the_section_and_of_the_application(application):
    before = Application.objects.get()

    part = save(application, "Two", seen=1)

    assert part.version == 2
    assert Application.objects.get().version == before.version + 1


def test_saving_the_same_again_changes_nothing(application):
    before = Application.objects.get().version

    for seen in (1, 0, 7):
        assert save(application, "I like to help.", seen=seen).version == 1
    assert Application.objects.get().version == before


def test_an_older_page_overwrites_nothing_and_what_it_sent_is_put_aside(application):
    save(application, "Newer", seen=1, page="phone")

    with pytest.raises(Stale):
        save(application, "Older", seen=1, page="laptop", now=NOW + timedelta(minutes=1))

    part = example(application)
    assert (part.content, part.version) == ({"evidence": "Newer"}, 2)
    assert part.aside["content"] == {"evidence": "Older"}


def test_a_page_that_knows_nothing_of_what_is_there_overwrites_nothing(application):
    for seen in (0, -1, 99):
        with pytest.raises(Stale):
            save(application, "Another", seen=seen)

    assert example(application).content == {"evidence": "I like to help."}


def test_sections_never_clash_with_each_other(application):
    save(application, "Two", seen=1)
    save(application, "Three", seen=2)

    fill_in(application, "about-you", seen=1, full_name="Gwen Jones")

    assert Application.objects.get().full_name == "Gwen Jones"
    assert example(application).content == {"evidence": "Three"}


def aside(application):
    save(application, "Newer", seen=1, page="phone")
    with pytest.raises(Stale):
        save(application, "Older", seen=1, page="laptop")
    return example(application).aside["at"]


def test_choosing_what_was_put_aside_makes_it_the_newest(application):
    at = aside(application)

    part = save(application, "Older", seen=2, settles=at)

    assert (part.content, part.aside) == ({"evidence": "Older"}, None)


def test_keeping_what_was_saved_lets_the_other_go(application):
    at = aside(application)

    services.keep_saved(application.pk, EXAMPLE, at)

    assert (example(application).content, example(application).aside) == (
        {"evidence": "Newer"},
        None,
    )


def test_a_choice_made_before_a_third_page_came_lets_nothing_go(application):
    at = aside(application)
    with pytest.raises(Stale):
        save(application, "Third", seen=1, page="tablet", now=NOW + timedelta(minutes=5))

    services.keep_saved(application.pk, EXAMPLE, at)

    assert example(application).aside["content"] == {"evidence": "Third"}


def test_a_page_that_goes_on_saving_leaves_what_was_put_aside(application):
    aside(application)

    part = save(application, "Newest", seen=2, page="phone")

    assert part.aside["content"] == {"evidence": "Older"}


def test_while_two_versions_wait_nothing_is_sent(application):
    aside(application)
    shown = Application.objects.get().version

    assert tasks(application)["your-example"].status is Status.IN_PROGRESS
    with pytest.raises(Unfinished):
        services.submit(application.pk, shown=shown, now=NOW)


def test_words_that_save_themselves_complete_nothing():
    application = begun()

    part = save(application, "Whole", page="p", turn=1, pressed=False)

    assert not part.complete
    assert save(application, "Whole", seen=1, page="p").complete


def test_looking_at_a_completed_section_leaves_it_completed(application):
    part = save(application, "I like to help.", seen=1, page="p", turn=1, pressed=False)

    assert part.complete


def test_the_button_wins_over_what_its_own_page_saved_meanwhile(application):
    save(application, "Half", seen=1, page="p", turn=1, pressed=False)

    part = save(application, "Whole", seen=1, page="p")

    assert (part.content, part.aside) == ({"evidence": "Whole"}, None)


def test_words_overtaken_by_newer_ones_of_their_page_are_dropped(application):
    save(application, "Whole", seen=1, page="p", turn=2)

    with pytest.raises(Stale):
        save(application, "Half", seen=1, page="p", turn=1, pressed=False)

    assert (example(application).content, example(application).aside) == (
        {"evidence": "Whole"},
        None,
    )


def test_a_page_whose_answer_was_lost_goes_on_saving(application):
    save(application, "Half", seen=1, page="p", turn=1, pressed=False)

    part = save(application, "Whole", seen=1, page="p", turn=2, pressed=False)

    assert part.content == {"evidence": "Whole"}


def test_what_was_sent_is_not_changed():
    application = sent()

    with pytest.raises(Changed):
        save(application, "Too late", seen=1)
    services.keep_saved(application.pk, EXAMPLE, "")

    assert example(application).content == {"evidence": "I like to help."}


def test_the_names_that_lists_search_by_follow_the_section(application):
    fill_in(application, "about-you", full_name="Gwen Jones", known_as="", phone="01632 960 001")

    known = Application.objects.get()
    assert (known.full_name, known.known_as, known.phone) == ("Gwen Jones", "", "01632 960 001")


@pytest.mark.django_db(transaction=True)
def test_of_two_pages_at_once_one_is_kept_and_the_other_put_aside():
    application = draft()

    def press(words):
        try:
            save(application, words, seen=1, page=words)
        except Stale:
            return "aside"
        return "kept"

    given = all_at_once(lambda: press("One"), lambda: press("Two"))

    part = example(application)
    assert sorted(given) == ["aside", "kept"]
    assert {part.content["evidence"], part.aside["content"]["evidence"]} == {"One", "Two"}


@pytest.mark.django_db(transaction=True)
def test_the_first_saving_by_two_pages_at_once_loses_neither():
    application = begun()

    def press(words):
        try:
            save(application, words, page=words)
        except Stale:
            return "aside"
        return "kept"

    assert sorted(all_at_once(lambda: press("One"), lambda: press("Two"))) == ["aside", "kept"]


@pytest.fixture
def new_form(monkeypatch):
    """The form of a section has one question more than when it was filled in."""
    changed = tuple(
        replace(one, version=3, news={2: 1, 3: 1}) if one.name == "about-you" else one
        for one in sections.SECTIONS
    )
    return lambda: monkeypatch.setattr("recruitment.applications.sections.SECTIONS", changed)


def test_a_section_survives_a_new_form(application, new_form):
    before = tasks(application)["about-you"].content
    new_form()

    task = tasks(application)["about-you"]

    assert (task.status, task.new_questions) == (Status.IN_PROGRESS, 1)
    assert task.content == before
    assert [one.section.name for one in progress.unfinished(tasks(application).values())] == [
        "about-you"
    ]


def test_a_new_form_is_done_when_it_has_been_answered(application, new_form):
    new_form()

    fill_in(application, "about-you")

    task = tasks(application)["about-you"]
    assert (task.status, task.new_questions) == (Status.COMPLETED, 0)


def test_words_that_save_themselves_answer_no_new_form(application, new_form):
    new_form()
    newest = next(one for one in sections.SECTIONS if one.name == "about-you")
    content = {**FILLED_IN["about-you"], "full_name": "Gwen J"}

    services.save_part(application.pk, newest, Typed(content, seen=1, pressed=False), now=NOW)

    assert tasks(application)["about-you"].new_questions == 1


def test_a_section_that_nobody_began_has_no_news(new_form):
    application = begun()
    new_form()

    assert tasks(application)["about-you"].new_questions == 0


@pytest.mark.parametrize("name", FILLED_IN)
def test_each_section_is_not_started_then_in_progress_then_completed(name):
    vacancy = VacancyFactory(route_slug="pcep")
    application = begun(vacancy=vacancy, answers=OFFICER_ANSWERS)
    assert tasks(application)[name].status is Status.NOT_STARTED

    section = sections.find(vacancy.route, name)
    partly = {**FILLED_IN[name], "done": "no", "wanted": "tell-me-more"}
    typed = Typed(section.form.storable(partly, {}), pressed=False)
    services.save_part(application.pk, section, typed, now=NOW)
    assert tasks(application)[name].status is Status.IN_PROGRESS

    fill_in(application, name)
    assert tasks(application)[name].status is Status.COMPLETED


@pytest.mark.parametrize("name", [name for name in FILLED_IN if name != "your-example"])
def test_without_a_section_that_is_not_optional_nothing_is_sent(name):
    vacancy = VacancyFactory(route_slug="pcep")
    application = draft(vacancy=vacancy, answers=OFFICER_ANSWERS)
    application.parts.get(name=name).delete()
    optional = sections.find(vacancy.route, name).optional

    if optional:
        services.submit(application.pk, shown=application.version, now=NOW)
    else:
        with pytest.raises(Unfinished):
            services.submit(application.pk, shown=application.version, now=NOW)


def carry(application, **changed):
    answers = restore({**OFFICER_ANSWERS, **changed}, TODAY)
    applicant, vacancy = application.applicant, application.vacancy
    services.start(applicant, vacancy, answers, now=NOW, carry=True)
    return {part.name: part for part in application.parts.all()}


@pytest.fixture
def constable():
    vacancy = VacancyFactory(route_slug="pcep")
    return begun(vacancy=vacancy, answers=OFFICER_ANSWERS)


def test_nothing_is_carried_over_without_a_yes(constable):
    assert not constable.parts.exists()


def test_what_is_carried_over_waits_to_be_confirmed(constable):
    part = carry(constable)["right-to-be-here"]

    task = tasks(constable)["right-to-be-here"]
    assert part.content == {"status": "I am a British citizen"}
    assert (part.came_from, task.status, task.from_quiz) == ("quiz", Status.IN_PROGRESS, TODAY)


def test_a_new_answer_replaces_what_was_carried_over(constable):
    carry(constable)

    parts = carry(constable, status="irish")

    assert parts["right-to-be-here"].content == {"status": "I am an Irish citizen"}


def test_nothing_is_carried_over_something_typed(constable):
    fill_in(constable, "right-to-be-here", status="My own words")

    parts = carry(constable)

    assert parts["right-to-be-here"].content["status"] == "My own words"


def test_what_was_confirmed_is_the_persons_own(constable):
    carry(constable)

    fill_in(constable, "right-to-be-here")
    parts = carry(constable, status="irish")

    assert parts["right-to-be-here"].content["status"] == "I am a British citizen"
    assert tasks(constable)["right-to-be-here"].from_quiz is None


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        pytest.param({"name": "Your Example"}, "part_is_of_a_section", id="a name that is none"),
        pytest.param({"version": 0}, "part_has_been_saved", id="no version"),
        pytest.param({"came_from": "x"}, "part_comes_from_a_known_place", id="from nowhere"),
        pytest.param(
            {"came_from": "quiz", "complete": True}, "what_was_carried_over", id="not confirmed"
        ),
    ],
)
def test_the_database_refuses_a_part_that_cannot_be(application, change, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Part.objects.filter(application=application, name="your-example").update(**change)


def test_the_database_refuses_a_section_twice(application):
    with pytest.raises(IntegrityError, match="each_section_once"), transaction.atomic():
        Part.objects.create(application=application, name="your-example", version=1, saved_at=NOW)
