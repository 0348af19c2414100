"""Which role may open which page. What is not in this table is refused."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from recruitment.applications import services
from recruitment.models import Email, Pair, Reason, Vacancy
from recruitment.people.services import ask_for_code
from tests.desk.deciding import decide, decide_many
from tests.factories import (
    ApplicantFactory,
    EmailFactory,
    SlotFactory,
    UserFactory,
    VacancyFactory,
    draft,
    sent,
)
from tests.moments import NOW, TODAY

pytestmark = pytest.mark.django_db

ROLES = ("Recruiter", "HR lead", "Administrator")
MAY_OPEN = {
    "admin:index": ROLES,
    "admin:recruitment_application_changelist": ("Recruiter", "HR lead"),
    "admin:recruitment_application_change": ("Recruiter", "HR lead"),
    "admin:recruitment_application_move": ("Recruiter", "HR lead"),
    "admin:recruitment_application_hold": ("Recruiter", "HR lead"),
    "admin:recruitment_application_resume": ("Recruiter", "HR lead"),
    "admin:recruitment_application_override": ("HR lead",),
    "admin:recruitment_application_first_day": ("Recruiter", "HR lead"),
    "admin:recruitment_application_check": ("Recruiter", "HR lead"),
    "admin:recruitment_application_history": (),
    "admin:recruitment_application_add": (),
    "admin:recruitment_application_delete": (),
    "admin:recruitment_vacancy_changelist": ("Recruiter", "HR lead"),
    "admin:recruitment_vacancy_change": ("Recruiter", "HR lead"),
    "admin:recruitment_vacancy_add": ("HR lead",),
    "admin:recruitment_vacancy_delete": (),
    "admin:recruitment_vacancy_extend": ("HR lead",),
    "admin:recruitment_email_changelist": ("HR lead", "Administrator"),
    "admin:recruitment_email_change": ("HR lead", "Administrator"),
    "admin:recruitment_email_add": (),
    "admin:recruitment_email_delete": (),
    "admin:recruitment_feedback_changelist": ("HR lead", "Administrator"),
    "admin:recruitment_feedback_add": (),
    "admin:recruitment_application_late": ("Recruiter", "HR lead"),
    "admin:recruitment_application_replay": ("Recruiter", "HR lead"),
    "admin:recruitment_reason_changelist": ("HR lead",),
    "admin:recruitment_reason_change": ("HR lead",),
    "admin:recruitment_reason_add": (),
    "admin:recruitment_reason_delete": (),
    "admin:recruitment_addition_changelist": ("Recruiter", "HR lead"),
    "admin:recruitment_addition_add": (),
    "admin:recruitment_slot_changelist": ("Recruiter", "HR lead"),
    "admin:recruitment_slot_change": ("Recruiter", "HR lead"),
    "admin:recruitment_slot_add": ("Recruiter", "HR lead"),
    "admin:recruitment_slot_delete": (),
    "check-and-send": ("Recruiter", "HR lead"),
    "batch": ("Recruiter", "HR lead"),
    "outbox": ("Recruiter", "HR lead"),
    "reverse-decision": ("HR lead",),
    "duplicates": ("Recruiter", "HR lead"),
    "duplicate": ("Recruiter", "HR lead"),
    "admin:recruitment_user_changelist": ("Administrator",),
    "admin:recruitment_user_add": ("Administrator",),
    "admin:recruitment_user_change": ("Administrator",),
    "admin:recruitment_user_delete": (),
}


OF_ONE = (
    *("_change", "_delete", "_history", "_extend"),
    *("_late", "_hold", "_override", "_first_day", "_replay"),
)


def on_hold():
    application = sent()
    said = {"reason": "Full", "words": "", "review_on": TODAY + timedelta(days=9)}
    services.hold(application.pk, **said, by=UserFactory(), seen=application.version, now=NOW)
    return application


def reversible():
    """Somebody was told."""
    decision = decide(sent())
    Email.objects.filter(pk=decision.email_id).update(state="sent", sent_at=NOW)
    return decision.application


OWN_PAGES = {
    "batch": lambda: decide_many([sent()]),
    "reverse-decision": reversible,
    "duplicate": lambda: Pair.objects.create(
        one=ApplicantFactory(), other=ApplicantFactory(), found_at=NOW
    ),
}


def arguments(name):
    if name.endswith("application_move"):
        return [sent().pk, "interview"]
    if name.endswith("application_check"):
        return [sent().pk, "references"]
    if name.endswith("application_resume"):
        return [on_hold().pk]
    if name in OWN_PAGES:
        return [OWN_PAGES[name]().pk]
    objects = {
        "application": sent,
        "vacancy": VacancyFactory,
        "email": EmailFactory,
        "user": UserFactory,
        "slot": SlotFactory,
        "reason": Reason.objects.first,
    }
    model = name.split("_")[1] if "_" in name else ""
    needs_object = name.endswith(OF_ONE)
    return [objects[model]().pk] if needs_object else []


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", MAY_OPEN)
def test_a_page_opens_for_exactly_the_roles_in_the_table(desk, name, role):
    chosen = {"ids": sent().pk} if name == "check-and-send" else {}
    status = desk(role).get(reverse(name, args=arguments(name)), chosen).status_code

    assert (status == 200) == (role in MAY_OPEN[name]), status
    assert status in (200, 403, 302)


@pytest.mark.parametrize("name", MAY_OPEN)
def test_nobody_gets_in_without_signing_in(client, name):
    response = client.get(reverse(name, args=arguments(name)))

    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/")


def test_a_person_who_has_left_is_out_at_the_next_request(desk):
    browser = desk("Recruiter")
    browser.user.is_active = False
    browser.user.save()

    assert browser.get("/admin/").status_code == 302


def test_a_recruiter_cannot_change_a_vacancy_by_posting(desk):
    vacancy = VacancyFactory(title="As it was")

    desk("Recruiter").post(
        reverse("admin:recruitment_vacancy_change", args=[vacancy.pk]), {"title": "Changed"}
    )

    assert Vacancy.objects.get(pk=vacancy.pk).title == "As it was"


def test_nobody_can_make_themselves_all_powerful(desk):
    browser = desk("Administrator")

    browser.post(
        reverse("admin:recruitment_user_change", args=[browser.user.pk]),
        {"email": browser.user.email, "name": "Ash", "is_active": "on", "is_superuser": "on"},
    )

    browser.user.refresh_from_db()
    assert browser.user.name == "Ash"
    assert not browser.user.is_superuser


def test_a_staff_password_has_at_least_fifteen_signs(desk):
    page = desk("Administrator").post(
        reverse("admin:recruitment_user_add"),
        {
            "email": "new@force.example",
            "name": "New",
            "usable_password": "true",
            "password1": "short-one-14ch",
            "password2": "short-one-14ch",
        },
    )

    assert "at least 15 characters" in page.content.decode()


def test_seeing_applications_is_not_moving_them(client):
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="view_application"))
    client.force_login(user)
    application = sent()

    case = client.get(reverse("admin:recruitment_application_change", args=[application.pk]))
    move = client.post(
        reverse("admin:recruitment_application_move", args=[application.pk, "interview"]),
        {"words": "", "note": "", "seen": application.version, "previewed": ""},
    )

    assert (case.status_code, move.status_code) == (200, 403)
    assert "Move to" not in case.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "full_name__startswith=G",
        "full_name__regex=(",
        "applicant__email__contains=a",
        "evidence__contains=a",
        "answers__isnull=0",
    ],
)
def test_the_list_cannot_be_asked_what_it_does_not_show(desk, query):
    address = reverse("admin:recruitment_application_changelist")

    assert desk("HR lead").get(f"{address}?{query}").status_code == 400


@pytest.mark.parametrize("role", ["HR lead", "Administrator"])
def test_nobody_sees_who_has_an_unsent_draft_or_asked_for_a_code(desk, role):
    draft(applicant=ApplicantFactory(email="secret@home.example"))
    ask_for_code("secret@home.example", address="192.0.2.1", now=NOW)
    browser = desk(role)

    page = browser.get(reverse("admin:recruitment_email_changelist"), {"q": "secret"})

    assert page.context["cl"].result_count == 0


def test_what_people_applied_to_cannot_be_changed_under_them(desk):
    application = sent()
    address = reverse("admin:recruitment_vacancy_change", args=[application.vacancy.pk])

    page = desk("HR lead").get(address).content.decode()

    assert 'name="title"' in page
    for name in ("reference", "route_slug", "evidence_question"):
        assert f'name="{name}"' not in page


def test_an_administrator_does_not_see_superusers(desk):
    root = UserFactory(is_superuser=True)

    page = desk("Administrator").get(reverse("admin:recruitment_user_change", args=[root.pk]))

    assert page.status_code == 302


def test_nobody_gives_a_role_to_themselves(desk):
    browser = desk("Administrator")
    lead = Group.objects.get(name="HR lead")

    browser.post(
        reverse("admin:recruitment_user_change", args=[browser.user.pk]),
        {"email": browser.user.email, "name": "Ash", "is_active": "on", "groups": [lead.pk]},
    )

    assert [group.name for group in browser.user.groups.all()] == ["Administrator"]


def test_staff_who_work_all_day_stay_signed_in_and_idle_ones_do_not(desk, time_machine):
    browser = desk("Recruiter")
    for _ in range(12):
        time_machine.shift(20 * 60)
        assert browser.get("/admin/").status_code == 200

    time_machine.shift(2 * 60 * 60 + 1)
    assert browser.get("/admin/").status_code == 302


@pytest.mark.parametrize(
    ("role", "model", "query"),
    [
        ("HR lead", "application", "stage__exact=%00"),
        ("HR lead", "email", "state__exact=%00"),
        ("HR lead", "vacancy", "route_slug__exact=%00"),
        ("Administrator", "user", "email__startswith=%00"),
        ("Administrator", "user", "password__startswith=a"),
    ],
)
def test_an_address_that_no_filter_makes_is_a_bad_request(desk, role, model, query):
    address = reverse(f"admin:recruitment_{model}_changelist")

    assert desk(role).get(f"{address}?{query}").status_code == 400
