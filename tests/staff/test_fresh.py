"""Before accounts and roles are changed, the second factor is asked for again."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from recruitment.staff import factors
from tests.factories import UserFactory
from tests.moments import NOW
from tests.staff.app import code

CHANGE = "recruitment_user_change"


@pytest.fixture
def ash(person):
    ash = person("Administrator")
    ash.sign_in()
    return ash


@pytest.fixture
def robin(db):
    return UserFactory(role="Recruiter", name="Robin")


def fields(user, role):
    group = Group.objects.get(name=role)
    return {"email": user.email, "name": user.name, "is_active": "on", "groups": [group.pk]}


def roles_of(user):
    return [group.name for group in user.groups.all()]


@pytest.mark.parametrize(("minutes", "asked"), [(5, False), (6, True)])
def test_a_second_factor_is_fresh_for_five_minutes(ash, robin, time_machine, minutes, asked):
    time_machine.move_to(NOW + timedelta(minutes=minutes), tick=False)

    page = ash.get(CHANGE, robin.pk)

    assert (page.status_code == 302) is asked
    if asked:
        assert page["Location"] == reverse("admin:second-step")


@pytest.mark.parametrize(
    ("name", "about_somebody"),
    [
        ("recruitment_user_add", False),
        ("auth_user_password_change", True),
        ("recruitment_user_forget", True),
        ("security-app", False),
        ("security-passkey", False),
        ("security-codes", False),
    ],
)
def test_what_else_changes_who_can_get_in_asks_again(
    ash, robin, time_machine, name, about_somebody
):
    time_machine.move_to(NOW + timedelta(minutes=6), tick=False)

    page = ash.get(name, *[robin.pk] * about_somebody)

    assert page["Location"] == reverse("admin:second-step")


def test_a_role_that_was_chosen_too_late_is_given_once_the_code_is_shown(ash, robin, time_machine):
    later = NOW + timedelta(minutes=6)
    ash.get(CHANGE, robin.pk)
    time_machine.move_to(later, tick=False)

    ash.post(CHANGE, robin.pk, **fields(robin, "HR lead"))
    assert roles_of(robin) == ["Recruiter"]
    answer = ash.code(code(later))
    done = ash.browser.get(answer["Location"])

    assert roles_of(robin) == ["HR lead"]
    assert done["Location"] == reverse("admin:recruitment_user_changelist")


def test_what_was_held_is_not_done_by_opening_the_page_another_time(ash, robin, time_machine):
    later = NOW + timedelta(minutes=6)
    time_machine.move_to(later, tick=False)
    ash.post(CHANGE, robin.pk, **fields(robin, "HR lead"))
    other = reverse("admin:recruitment_user_add")
    ash.browser.get(other)
    assert ash.code(code(later))["Location"] == other

    ash.get(CHANGE, robin.pk)

    assert roles_of(robin) == ["Recruiter"]


def test_where_nobody_needs_a_second_factor_nobody_is_asked(person, robin, settings):
    settings.STAFF_SECOND_FACTOR = False
    ash = person("Administrator", app=False)
    ash.password()

    assert ash.get(CHANGE, robin.pk).status_code == 200


def test_the_last_factor_stays_where_one_is_needed(ash):
    app = factors.of(ash.user).get()

    ash.post("security-remove", app.pk)

    assert factors.of(ash.user).count() == 1


def test_a_factor_can_be_taken_away_where_none_is_needed_and_its_owner_is_told(ash, settings):
    settings.STAFF_SECOND_FACTOR = False

    ash.post("security-remove", factors.of(ash.user).get().pk)

    assert not factors.of(ash.user).exists()
    from_us = ash.user.devices.model.objects.count()
    assert from_us == 1


def test_nobody_takes_away_a_factor_of_somebody_else(ash, person, settings):
    settings.STAFF_SECOND_FACTOR = False
    app = factors.of(person().user).get()

    ash.post("security-remove", app.pk)

    assert factors.of(app.user).exists()


def test_who_has_lost_everything_is_let_in_by_an_administrator(ash, person):
    robin = person()
    robin.sign_in()
    page = ash.get("recruitment_user_forget", robin.user.pk)
    assert "be sure that it is them" in page.content.decode()
    assert robin.is_in

    ash.post("recruitment_user_forget", robin.user.pk)

    assert not robin.is_in
    assert ash.is_in
    assert robin.password()["Location"] == reverse("admin:security")


def test_an_administrator_does_not_forget_their_own_factors(ash):
    assert ash.post("recruitment_user_forget", ash.user.pk).status_code == 403
    assert factors.of(ash.user).exists()


def test_a_recruiter_forgets_nobodys_factors(person, ash):
    robin = person()
    robin.sign_in()

    assert robin.post("recruitment_user_forget", ash.user.pk).status_code in (403, 404)
    assert factors.of(ash.user).exists()
