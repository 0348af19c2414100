"""Staff who fill in an application with somebody on the phone, and what they never see or do."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse

from recruitment.applications import sections, services
from recruitment.applications.services import Changed, TheirOwn
from recruitment.applications.stages import Stage
from recruitment.eligibility import restore
from recruitment.models import Application, HelpEvent
from recruitment.tasks import send_owed_emails
from tests.applications.applying import EMAIL, plain, press_send, save, text
from tests.factories import (
    VOLUNTEER_ANSWERS,
    ApplicantFactory,
    UserFactory,
    VacancyFactory,
    draft,
    fill_in,
    sent,
)
from tests.moments import NOW, TODAY
from tests.visitor import Visitor, sent_by

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def at_the_desk(role="Phone helper"):
    visitor = Visitor()
    visitor.user = UserFactory(role=role)
    visitor.client.force_login(visitor.user)
    return visitor


def begin(visitor, vacancy, *, email=EMAIL, changed=()):
    typed = {"vacancy": vacancy.reference, "email": email, "agreed": "on", **dict(changed)}
    return visitor.client.post(reverse("admin:recruitment_help"), typed, follow=True)


def at_tasks(visitor, vacancy, **more):
    """From the desk through the questions to the tasks, as staff on the phone go."""
    page = begin(visitor, vacancy, **more)
    visitor.post("apply", vacancy.reference)
    page = visitor.answer_all(VOLUNTEER_ANSWERS, visitor.post("apply", vacancy.reference))
    assert page.resolver_match.url_name == "apply", page.resolver_match
    page = visitor.post("apply", vacancy.reference)
    assert page.resolver_match.url_name == "tasks", page.resolver_match
    return page.resolver_match.kwargs["reference"]


@pytest.fixture
def vacancy():
    return VacancyFactory()


@pytest.fixture
def staff():
    return at_the_desk()


def helped(staff, vacancy=None, email=EMAIL):
    return services.start_helped(
        email,
        vacancy or VacancyFactory(),
        restore(VOLUNTEER_ANSWERS, TODAY),
        by=staff.user,
        now=NOW,
        carry=False,
    )


def test_the_whole_way_staff_fill_it_in_and_the_person_sends_it(staff, vacancy, visitor):
    reference = at_tasks(staff, vacancy)
    for section in sections.of_route(vacancy.route):
        save(staff, reference, section.name)
    page = staff.post("finish-help", reference)
    assert "Nobody now." in text(page)

    send_owed_emails()
    assert mail.outbox[-1].to == [EMAIL]
    assert mail.outbox[-1].subject == f"Check and send your application {reference}"

    visitor.sign_in(EMAIL)
    page = visitor.get("tasks", reference)
    assert "Somebody in our team filled this in with you on Monday 23 November" in plain(page)
    assert press_send(visitor, reference).resolver_match.url_name == "sent"
    recorded = HelpEvent.objects.values_list("what", "by__name")
    assert list(recorded) == [
        ("begun", staff.user.name),
        ("finished", staff.user.name),
        ("taken_over", None),
    ]


def test_hr_sees_who_helped_and_when(staff, client):
    application = helped(staff)
    services.take_over(application.pk, now=NOW)
    for section in sections.of_route(application.vacancy.route):
        fill_in(application, section.name)
    application.refresh_from_db()
    services.submit(application.pk, shown=application.version, now=NOW)

    client.force_login(UserFactory(role="Recruiter"))
    address = reverse("admin:recruitment_application_change", args=[application.pk])
    page = plain(client.get(address))

    assert "Began to help" in page
    assert staff.user.name in page
    assert "The applicant went on alone" in page


def test_staff_cannot_send_it(staff, vacancy):
    reference = at_tasks(staff, vacancy)
    for section in sections.of_route(vacancy.route):
        save(staff, reference, section.name)

    page = staff.get("tasks", reference)
    assert reverse("check", args=[reference]) not in text(page)
    for _ in range(2):
        page = staff.post("check", reference, shown=99, honest="on", own_work="on", checked="on")
        assert page.resolver_match.url_name == "return"
    assert Application.objects.get().at is Stage.DRAFT


PAGES = [("tasks",), ("section", "about-you"), ("check",), ("tracker",), ("sent",), ("copy-text",)]


def reached(visitor, application):
    """The pages of an application that somebody gets to see."""
    found = []
    for name, *more in PAGES:
        response = visitor.client.get(reverse(name, args=[application.reference, *more]))
        if response.status_code == 200:
            found.append(name)
    return found


def test_while_they_help_staff_see_the_tasks_and_sections_of_this_draft_only(staff):
    application = helped(staff)

    assert reached(staff, application) == ["tasks", "section"]


def of_somebody_else(staff):
    return draft(applicant=ApplicantFactory(email="other@home.example"))


def of_the_same_person(staff):
    application = helped(staff)
    return draft(applicant=application.applicant)


def that_a_colleague_helps_with(staff):
    return helped(at_the_desk())


def that_was_finished(staff):
    application = helped(staff)
    services.finish_help(application.pk, by=staff.user, now=NOW)
    return application


def that_the_person_opened(staff):
    application = helped(staff)
    visitor = Visitor()
    visitor.sign_in(EMAIL)
    visitor.get("tasks", application.reference)
    return application


def from_yesterday(staff):
    application = helped(staff)
    Application.objects.update(help_ends_at=NOW)
    return application


def of_a_helper_without_the_role_now(staff):
    application = helped(staff)
    staff.user.groups.clear()
    return application


@pytest.mark.parametrize(
    "application",
    [
        of_somebody_else,
        of_the_same_person,
        that_a_colleague_helps_with,
        that_was_finished,
        that_the_person_opened,
        from_yesterday,
        of_a_helper_without_the_role_now,
        lambda staff: sent(),
    ],
)
def test_staff_see_and_change_no_other_draft(staff, application):
    application = application(staff)
    before = Application.objects.get(pk=application.pk).version

    assert reached(staff, application) == []
    address = reverse("section", args=[application.reference, "about-you"])
    staff.client.post(address, {"full_name": "Changed", "press": "save"})
    staff.client.post(reverse("finish-help", args=[application.reference]))
    assert Application.objects.get(pk=application.pk).version == before


@pytest.mark.parametrize("role", ["Recruiter", "HR lead", "Administrator"])
def test_other_roles_do_not_help(role, vacancy):
    visitor = at_the_desk(role)

    assert visitor.client.get(reverse("admin:recruitment_help")).status_code == 403
    assert begin(visitor, vacancy).status_code == 403
    assert "On the phone" not in text(visitor.client.get("/admin/"))


def test_a_helper_sees_nothing_else_of_the_desk(staff):
    application = sent()

    assert "Fill in an application with somebody" in text(staff.client.get("/admin/"))
    for name, *arguments in (
        ("admin:recruitment_application_changelist",),
        ("admin:recruitment_application_change", application.pk),
        ("admin:recruitment_vacancy_changelist",),
    ):
        assert staff.client.get(reverse(name, args=arguments)).status_code == 403


def by_themselves(vacancy):
    return draft(applicant=ApplicantFactory(email=EMAIL), vacancy=vacancy)


def sent_already(vacancy):
    return sent(applicant=ApplicantFactory(email=EMAIL), vacancy=vacancy)


def helped_and_opened(vacancy):
    application = helped(at_the_desk(), vacancy)
    services.take_over(application.pk, now=NOW)
    return application


@pytest.mark.parametrize("theirs", [by_themselves, sent_already, helped_and_opened])
def test_what_is_the_persons_own_is_not_opened_for_staff(staff, vacancy, theirs):
    application = theirs(vacancy)

    page = begin(staff, vacancy)

    assert "it is the person's own" in plain(page).replace("&#x27;", "'")
    assert reached(staff, application) == []
    with pytest.raises(TheirOwn):
        helped(staff, vacancy)


def test_a_call_that_broke_off_can_go_on_with_a_colleague(staff, vacancy):
    application = helped(at_the_desk(), vacancy)

    page = begin(staff, vacancy)

    assert page.resolver_match.url_name == "tasks"
    assert page.resolver_match.kwargs["reference"] == application.reference


def test_answers_of_the_last_caller_are_not_those_of_the_next(staff, vacancy):
    at_tasks(staff, vacancy)

    begin(staff, vacancy, email="kim@home.example")
    page = staff.post("apply", vacancy.reference)

    assert page.resolver_match.url_name == "question"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"agreed": ""}, "Tick the box to say that they asked for this"),
        ({"email": "x"}, "Enter an email address in the correct format"),
        ({"vacancy": ""}, "Select the vacancy"),
        ({"vacancy": "x"}, "Select one of the vacancies that are open"),
    ],
)
def test_a_mistake_is_told_and_nothing_begins(staff, vacancy, changed, words):
    page = begin(staff, vacancy, changed=changed)

    assert words in plain(page)
    assert not Application.objects.exists()


def test_cadets_are_not_helped_on_the_phone(staff):
    cadets = VacancyFactory(route_slug="cadet")

    page = begin(staff, cadets)

    assert "Select one of the vacancies that are open" in plain(page)
    with pytest.raises(Changed):
        helped(staff, cadets)


def test_save_and_later_keeps_staff_signed_in(staff, vacancy):
    reference = at_tasks(staff, vacancy)

    page = staff.get("section", reference, "about-you")
    typed = {**sent_by(page, "about-you", full_name="Gwen"), "press": "later"}
    page = staff.post("section", reference, "about-you", **typed)

    assert page.resolver_match.url_name == "tasks"
    assert staff.client.get("/admin/").status_code == 200
    assert Application.objects.get().full_name == "Gwen"


def autosave(visitor, page, reference):
    address = reverse("autosave", args=[reference, "about-you"])
    typed = sent_by(page, "about-you", full_name="Saved by itself")
    typed |= {"key": page.context["autosave_key"], "turn": 1}
    return visitor.client.post(address, typed).status_code


def test_words_save_themselves_only_while_staff_help(staff):
    application = helped(staff)
    page = staff.get("section", application.reference, "about-you")
    assert autosave(staff, page, application.reference) == 204

    services.take_over(application.pk, now=NOW)
    assert autosave(staff, page, application.reference) == 401


@pytest.mark.parametrize(("hours", "sees"), [(23, True), (24, False)])
def test_help_lasts_a_day(now, hours, sees):
    staff = at_the_desk()
    application = helped(staff)
    now.move_to(NOW + timedelta(hours=hours))
    staff.client.force_login(staff.user)

    assert bool(reached(staff, application)) is sees


def test_what_the_person_was_shown_is_what_they_send_though_staff_began_it(staff, visitor):
    """Opening it takes it over, and that alone changes nothing of what they send."""
    application = helped(staff)
    version = application.version

    services.take_over(application.pk, now=NOW)

    application.refresh_from_db()
    assert application.version == version


def test_help_without_a_helper_is_refused_by_the_database():
    application = draft()

    with pytest.raises(IntegrityError, match="help_has_a_helper"), transaction.atomic():
        Application.objects.filter(pk=application.pk).update(help_ends_at=NOW)
