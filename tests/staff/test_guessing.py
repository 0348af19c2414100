"""Nobody can try for long, and nobody can lock anybody else out."""

from datetime import timedelta

import pytest

from recruitment.models import Guess
from recruitment.staff import guessing
from tests.crowd import all_at_once
from tests.factories import UserFactory
from tests.moments import NOW
from tests.staff.app import code
from tests.staff.conftest import Person

AN_HOUR = timedelta(hours=1)


@pytest.fixture
def checked(monkeypatch):
    """The passwords that were looked at. Only counts: the real check runs."""
    seen = []
    from_django = UserFactory._meta.model.check_password

    def counting(user, password):
        seen.append(password)
        return from_django(user, password)

    monkeypatch.setattr(UserFactory._meta.model, "check_password", counting)
    return seen


def a_stranger_guesses(user, times, **headers):
    stranger = Person(user, **headers)
    return [stranger.password(f"guess number {number}") for number in range(times)]


def test_of_many_guesses_at_an_account_ten_are_looked_at(person, checked):
    robin = person()

    pages = a_stranger_guesses(robin.user, 40)

    assert len(checked) == 10
    assert {page.status_code for page in pages} == {200}


def test_another_network_address_is_no_way_round(person, checked):
    robin = person()

    for number in range(40):
        a_stranger_guesses(robin.user, 1, REMOTE_ADDR=f"192.0.2.{number}")

    assert len(checked) == 10


def test_an_invented_forwarding_address_is_no_way_round(person, checked):
    robin = person()

    for number in range(40):
        a_stranger_guesses(robin.user, 1, HTTP_X_FORWARDED_FOR=f"192.0.2.{number}")

    assert len(checked) == 10


def test_another_way_to_write_the_same_address_is_no_way_round(person, checked):
    robin = person(email="sissi.kask@force.example")
    a_stranger_guesses(robin.user, 10)

    for written in (
        "SISSI.kask@force.example",
        "\u017fissi.kask@force.example",
        "s\u0131ssi.kask@force.example",
    ):
        robin.user.email = written
        a_stranger_guesses(robin.user, 1)

    assert len(checked) == 10


def test_from_one_network_address_thirty_guesses_are_looked_at(person, checked):
    for _ in range(40):
        a_stranger_guesses(person(app=False).user, 1)

    assert len(checked) == 30


def test_after_ten_guesses_the_right_password_says_the_same_as_a_wrong_one(person):
    robin = person()
    a_stranger_guesses(robin.user, 10)

    answer = Person(robin.user).password()

    assert answer.status_code == 200
    assert "do not match, or there were too many tries" in answer.content.decode()


@pytest.mark.parametrize(
    ("later", "works"), [(AN_HOUR - timedelta(seconds=1), False), (AN_HOUR, True)]
)
def test_an_hour_later_the_guesses_are_forgotten(person, time_machine, later, works):
    robin = person()
    a_stranger_guesses(robin.user, 10)
    time_machine.move_to(NOW + later, tick=False)

    robin.sign_in(NOW + later)

    assert robin.is_in is works


def test_strangers_cannot_lock_somebody_out_of_their_own_device(person, time_machine):
    robin = person()
    robin.sign_in()
    robin.post("logout")
    a_stranger_guesses(robin.user, 40)
    time_machine.move_to(NOW + timedelta(minutes=1), tick=False)

    robin.sign_in(NOW + timedelta(minutes=1))

    assert robin.is_in


def test_a_device_of_somebody_else_has_no_guesses_of_its_own(person, checked):
    robin, ash = person(), person("Administrator")
    ash.sign_in()
    ash.post("logout")
    checked.clear()
    ash.user = robin.user

    for number in range(20):
        ash.password(f"guess number {number}")

    assert len(checked) == 10


def test_a_made_up_device_has_no_guesses_of_its_own(person, checked):
    robin = person()

    for number in range(20):
        stranger = Person(robin.user)
        stranger.browser.cookies["staff-device"] = f"made-up-{number}"
        stranger.password("not this one, surely")

    assert len(checked) == 10


def test_also_a_known_device_may_guess_only_so_often(person, checked):
    robin = person()
    robin.sign_in()
    robin.post("logout")
    checked.clear()

    for number in range(20):
        robin.password(f"guess number {number}")

    assert len(checked) == 10


def test_ten_codes_may_be_tried_in_an_hour(person):
    robin = person()
    robin.password()

    for number in range(10):
        robin.code(f"{number:06}")
    robin.code(code(NOW))

    assert not robin.is_in


def test_right_guesses_do_not_count(person, time_machine):
    robin = person()

    for number in range(12):
        at = NOW + timedelta(minutes=number)
        time_machine.move_to(at, tick=False)
        robin.sign_in(at)
        assert robin.is_in
        robin.post("logout")

    assert not Guess.objects.exists()


def test_old_guesses_are_cleared_away(person):
    a_stranger_guesses(person().user, 3)

    guessing.forget(NOW + AN_HOUR)

    assert not Guess.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_twenty_guesses_at_the_same_moment_count_like_twenty_in_a_row():
    def guess():
        return guessing.begin("somebody", where="192.0.2.1", device="", now=NOW)

    let_through = all_at_once(*[guess] * 20)

    assert sum(one is not None for one in let_through) == 10


def test_what_is_kept_of_a_guess_names_nobody(person):
    robin = person()
    a_stranger_guesses(robin.user, 1)

    guess = Guess.objects.get()

    assert robin.user.email not in f"{guess.who}{guess.where}{guess.device}"
    assert len(guess.who) == len(guess.where) == 64
