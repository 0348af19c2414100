"""The table of roles: complete, and the only thing that counts."""

import pytest
from django.contrib.auth.models import Group, Permission

from recruitment.desk import scope
from recruitment.staff import roles
from recruitment.staff.roles import EVERY_ROLE, ROLES
from tests.factories import UserFactory, VacancyFactory, sent
from tests.parents.family import agreed, cadet, send

pytestmark = pytest.mark.django_db

NOT_OF_A_TABLE = {"view_equality_counts"}
"""Permissions that no model declares, so that nobody can be given one in the database."""


def declared():
    return set(Permission.objects.values_list("codename", flat=True))


def test_every_role_can_be_given():
    assert set(Group.objects.values_list("name", flat=True)) >= set(ROLES)


def test_every_role_says_in_a_sentence_what_it_means():
    assert all(role.says.endswith(".") and len(role.says) > 40 for role in EVERY_ROLE)


def test_every_permission_of_a_role_exists():
    assert {codename for role in EVERY_ROLE for codename in role.may} <= declared() | NOT_OF_A_TABLE


def test_every_permission_that_a_room_made_up_is_in_some_role():
    """What Django makes for every table (view, add, change, delete) may be nobody's."""
    usual = ("view_", "add_", "change_", "delete_")
    own = {
        one.codename
        for one in Permission.objects.filter(content_type__app_label="recruitment")
        if not one.codename.startswith(usual)
    }

    assert own - {codename for role in EVERY_ROLE for codename in role.may} == set()


def test_nobody_deletes():
    assert [role.name for role in EVERY_ROLE for one in role.may if one.startswith("delete")] == []


@pytest.mark.parametrize("role", ROLES)
def test_a_member_of_staff_may_do_what_the_table_says(role):
    user = UserFactory(role=role)

    assert user.get_all_permissions() == {f"recruitment.{one}" for one in ROLES[role].may}


def test_what_the_database_says_of_a_role_counts_for_nothing():
    marker = UserFactory(role="Marker")
    look = Permission.objects.get(codename="view_application")
    Group.objects.get(name="Marker").permissions.add(look)

    assert not marker.has_perm("recruitment.view_application")


def test_a_group_that_is_not_in_the_table_may_do_nothing():
    user = UserFactory()
    user.groups.add(Group.objects.create(name="Friends"))

    assert user.get_all_permissions() == set()


def test_who_has_left_may_do_nothing():
    assert UserFactory(role="HR lead", is_active=False).get_all_permissions() == set()


def test_two_roles_may_do_what_each_of_them_may():
    user = UserFactory(role="Recruiter")
    user.groups.add(Group.objects.get(name="Administrator"))

    assert user.has_perms(["recruitment.move_application", "recruitment.change_user"])


@pytest.mark.parametrize(
    ("names", "routes"),
    [
        (["Recruiter"], None),
        (["Cadet coordinator"], roles.CADETS),
        (["Cadet coordinator", "HR lead"], None),
        (["Cadet coordinator", "Administrator"], roles.CADETS),
        (["Cadet coordinator", "Marker"], roles.CADETS),
    ],
)
def test_only_a_role_that_sees_cases_widens_what_a_coordinator_sees(names, routes):
    assert roles.routes(names, "view_application") == routes


def test_a_coordinator_sees_the_cases_of_cadets_alone():
    coordinator, recruiter = UserFactory(role="Cadet coordinator"), UserFactory(role="Recruiter")
    volunteer, child = sent(), send(agreed(cadet()).application)

    assert list(scope.seen_by(coordinator)) == [child]
    assert set(scope.seen_by(recruiter)) == {volunteer, child}
    assert not scope.may_see(coordinator, volunteer)


def test_the_queue_of_a_coordinator_does_not_find_others(client):
    client.force_login(UserFactory(role="Cadet coordinator"))
    volunteer = sent(vacancy=VacancyFactory(title="Helper"))

    page = client.get("/admin/recruitment/application/", {"q": volunteer.reference})

    assert page.context["count"] == 0


def test_the_page_of_roles_says_who_has_which(client):
    robin = UserFactory(role="Recruiter", name="Robin Recruiter")
    UserFactory(role="Recruiter", name="Gone Already", is_active=False)
    client.force_login(UserFactory(role="Administrator"))

    page = client.get("/admin/recruitment/user/roles/").content.decode()

    assert all(role.name in page and role.says in page for role in EVERY_ROLE)
    assert str(robin) in page
    assert "Gone Already" not in page


def test_an_account_shows_each_role_with_its_sentence(client, settings):
    settings.STAFF_SECOND_FACTOR = False
    robin = UserFactory(role="Recruiter")
    client.force_login(UserFactory(role="Administrator"))

    page = client.get(f"/admin/recruitment/user/{robin.pk}/change/").content.decode()

    assert all(f"{role.name}: {role.says}" in page for role in EVERY_ROLE)
