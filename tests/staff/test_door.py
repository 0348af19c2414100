"""The way into the desk: what opens it, and what does not."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from recruitment.messages.models import Email
from recruitment.staff import door, factors
from tests.moments import NOW
from tests.staff.app import PASSWORD, code, sealed_on, secret_on
from tests.staff.conftest import Person

HALF_A_MINUTE = timedelta(seconds=30)


def mailed(user):
    kinds = Email.objects.about(f"staff:{user.pk}").values_list("kind", flat=True)
    return sorted(kinds)


def test_the_password_alone_leads_to_the_second_step_and_opens_nothing(person):
    robin = person()

    answer = robin.password()

    assert answer["Location"] == reverse("admin:second-step")
    assert not robin.is_in
    assert "_auth_user_id" not in robin.browser.session


def test_the_password_and_the_code_of_the_app_open_the_desk(person):
    robin = person()

    assert robin.sign_in()["Location"] == reverse("admin:index")
    assert robin.is_in


def test_somebody_without_a_second_factor_sets_one_up_first(person):
    robin = person(app=False)

    assert robin.password()["Location"] == reverse("admin:security")
    assert "Your password alone opens nothing here" in robin.get("security").content.decode()
    assert not robin.is_in

    page = robin.get("security-app")
    fields = {"secret": sealed_on(page), "code": code(NOW, secret_on(page))}
    answer = robin.post("security-app", **fields)

    assert answer["Location"] == reverse("admin:security-codes")
    assert robin.is_in


def test_who_has_a_second_factor_cannot_add_one_with_the_password_alone(person):
    robin = person()
    robin.password()

    for name in ("security", "security-app", "security-passkey", "security-codes"):
        assert robin.get(name)["Location"] == reverse("admin:login")
    page = robin.post("security-app", secret="", code="000000")
    assert page["Location"] == reverse("admin:login")


def test_a_wrong_first_code_keeps_the_secret_that_the_app_has(person):
    robin = person(app=False)
    robin.password()
    first = robin.get("security-app")

    again = robin.post("security-app", secret=sealed_on(first), code="12345")

    assert "That code does not fit" in again.content.decode()
    assert secret_on(again) == secret_on(first)
    assert not robin.is_in


def test_the_secret_of_somebody_else_is_not_taken(person):
    robin, ash = person(app=False), person("Administrator", app=False)
    robin.password()
    ash.password()
    of_ash = ash.get("security-app")

    page = robin.post("security-app", secret=sealed_on(of_ash), code=code(NOW, secret_on(of_ash)))

    assert "Here is a new secret" in page.content.decode()
    assert not robin.is_in


def test_a_code_works_once(person):
    robin = person()
    robin.sign_in()
    thief = Person(robin.user)

    thief.sign_in()

    assert not thief.is_in


@pytest.mark.parametrize(
    ("ago", "works"),
    [
        (-2 * HALF_A_MINUTE, False),
        (-HALF_A_MINUTE, True),
        (0 * HALF_A_MINUTE, True),
        (HALF_A_MINUTE, True),
        (2 * HALF_A_MINUTE, False),
    ],
)
def test_the_clock_of_a_phone_may_be_half_a_minute_off(person, ago, works):
    robin = person()

    robin.sign_in(NOW - ago)

    assert robin.is_in is works


@pytest.mark.parametrize("typed", ["", " ", "000000", "abc", "٣٣٣٣٣٣", "9" * 40, "9" * 41, "\0"])
def test_a_wrong_code_is_a_sentence(person, typed):
    robin = person()
    robin.password()

    page = robin.code(typed)

    assert page.status_code == 200
    assert "errornote" in page.content.decode()
    assert not robin.is_in


def test_a_code_on_paper_works_once(person):
    robin = person()
    paper = factors.new_paper(robin.user)
    robin.password()
    robin.code(f"{paper[3][:4]} {paper[3][4:]}")
    assert robin.is_in

    thief = Person(robin.user)
    thief.password()
    thief.code(paper[3])

    assert not thief.is_in
    assert factors.left_on_paper(robin.user) == 9


def test_new_codes_on_paper_end_the_old_ones(person):
    robin = person()
    old = factors.new_paper(robin.user)
    robin.sign_in()
    shown = robin.post("security-codes").content.decode()
    assert shown.count("<li>") >= 10

    robin.browser.logout()
    robin.password()
    robin.code(old[0])

    assert not robin.is_in


@pytest.mark.parametrize(("minutes", "works"), [(10, True), (11, False)])
def test_the_second_step_follows_the_first_within_ten_minutes(person, minutes, works, time_machine):
    robin = person()
    robin.password()
    time_machine.move_to(NOW + timedelta(minutes=minutes), tick=False)

    robin.code(code(NOW + timedelta(minutes=minutes)))

    assert robin.is_in is works


def test_a_new_password_ends_what_the_old_one_began(person):
    robin = person()
    robin.password()
    robin.user.set_password("another password entirely")
    robin.user.save()

    robin.code(code(NOW))

    assert not robin.is_in


def test_somebody_who_has_left_gets_no_further(person):
    robin, there = person(), person()
    there.sign_in()
    robin.password()
    for who in (robin, there):
        who.user.is_active = False
        who.user.save()

    robin.code(code(NOW))

    assert not robin.is_in
    assert not there.is_in


def test_the_session_has_a_new_key_at_each_step(person):
    robin = person()
    robin.password()
    before = robin.browser.session.session_key

    robin.code(code(NOW))

    assert robin.browser.session.session_key != before
    assert not Session.objects.filter(pk=before).exists()


def test_they_come_out_where_they_were_going(person):
    robin = person()
    queue = reverse("admin:recruitment_application_changelist")

    robin.password(next=queue)

    assert robin.code(code(NOW))["Location"] == queue


@pytest.mark.parametrize(
    "address",
    ["https://evil.example/", "//evil.example/admin/", "/\\evil.example", "/my/", "javascript:0"],
)
def test_nobody_is_sent_anywhere_but_to_the_desk(person, address):
    robin = person()

    robin.password(next=address)

    assert robin.code(code(NOW))["Location"] == reverse("admin:index")


def test_a_new_device_and_a_new_app_are_told_by_email_once(person):
    robin = person(app=False)
    robin.password()
    page = robin.get("security-app")
    robin.post("security-app", secret=sealed_on(page), code=code(NOW, secret_on(page)))
    assert mailed(robin.user) == [factors.ADDED, door.NEW_DEVICE]

    robin.post("logout")
    robin.password()
    later = code(NOW + HALF_A_MINUTE, secret_on(page))
    robin.code(later)

    assert robin.is_in
    assert mailed(robin.user) == [factors.ADDED, door.NEW_DEVICE]


def test_where_none_is_needed_the_password_is_enough_until_somebody_adds_one(person, settings):
    settings.STAFF_SECOND_FACTOR = False
    robin, lee = person(app=False), person()

    robin.password()
    lee.password()

    assert robin.is_in
    assert not lee.is_in


@pytest.mark.parametrize("typed", ["", "{", "null", "[]", '{"id": 1}', '"\\u0000"', "1e999"])
@pytest.mark.parametrize("name", ["passkey", "second-step", "security-passkey"])
def test_nonsense_in_place_of_a_passkey_is_a_sentence(person, name, typed):
    robin = person(app=name != "security-passkey")
    robin.password()
    robin.get(name)

    page = robin.post(name, credential=typed, name="Phone")

    assert page.status_code == 200
    assert "errornote" in page.content.decode()
    assert not robin.is_in


def test_a_password_is_not_asked_for_by_those_who_are_in(person):
    robin = person()
    robin.sign_in()

    assert robin.get("login")["Location"] == reverse("admin:index")


def test_the_door_says_the_same_of_an_unknown_account_and_a_wrong_password(person):
    robin = person()

    wrong = robin.password("not this one, surely").content.decode()
    robin.user.email = "nobody@force.example"
    unknown = robin.password(PASSWORD).content.decode()

    assert "do not match" in wrong
    assert bare(wrong) == bare(unknown).replace("nobody@force.example", first_email(wrong))


def first_email(page):
    return page.split('name="username" value="')[1].split('"')[0]


def bare(page):
    before, after = page.split('name="csrfmiddlewaretoken" value="')
    return before + after[64:]
