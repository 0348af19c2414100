from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session

from recruitment.models import Applicant, Email, SignInCode
from recruitment.people import services
from recruitment.tasks import forget_old_sign_ins
from tests.crowd import all_at_once
from tests.moments import NOW

pytestmark = pytest.mark.django_db


def ask(email="gwen@home.example", address="192.0.2.1", now=NOW):
    return services.ask_for_code(email, address=address, now=now)


def wrong(code):
    return f"{(int(services.digits(code)) + 1) % 1_000_000:06}"


def test_the_right_code_makes_an_applicant():
    code = ask("Gwen@Home.example ")

    applicant = services.use_code(code.pk, services.digits(code), now=NOW)

    assert applicant.email == "gwen@home.example"


def test_the_same_person_is_the_same_applicant_the_next_time():
    first, second = (
        services.use_code(code.pk, services.digits(code), now=NOW) for code in (ask(), ask())
    )

    assert first == second
    assert Applicant.objects.count() == 1


@pytest.mark.parametrize("shape", ["{} {}", "{}-{}", " {}{} ", "{}\t{}"])
def test_spaces_and_dashes_do_not_matter(shape):
    code = ask()
    digits = services.digits(code)

    assert services.use_code(code.pk, shape.format(digits[:3], digits[3:]), now=NOW)


def test_a_code_works_once():
    code = ask()
    services.use_code(code.pk, services.digits(code), now=NOW)

    assert services.use_code(code.pk, services.digits(code), now=NOW) is None


@pytest.mark.parametrize(
    ("after", "works"),
    [(timedelta(minutes=9, seconds=59), True), (timedelta(minutes=10), False)],
    ids=["just before 10 minutes", "after 10 minutes"],
)
def test_a_code_lasts_ten_minutes(after, works):
    code = ask()

    assert bool(services.use_code(code.pk, services.digits(code), now=NOW + after)) == works


def test_five_wrong_tries_end_a_code():
    code = ask()
    for _ in range(5):
        assert services.use_code(code.pk, wrong(code), now=NOW) is None

    assert services.use_code(code.pk, services.digits(code), now=NOW) is None


def test_of_two_hundred_guesses_five_are_looked_at():
    code = ask()

    for _ in range(200):
        services.use_code(code.pk, wrong(code), now=NOW)

    code.refresh_from_db()
    assert code.tries == 5


@pytest.mark.parametrize("typed", ["", "abc", "١٢٣٤٥٦", "12345", "1234567", "\0" * 40])
def test_what_is_no_code_is_simply_not_right(typed):
    assert services.use_code(ask().pk, typed, now=NOW) is None


def test_no_code_at_all_is_not_right_either():
    assert services.use_code(None, "123456", now=NOW) is None


def test_an_address_gets_five_codes_an_hour():
    assert [bool(ask(address=str(number))) for number in range(6)] == [True] * 5 + [False]
    assert ask(address="later", now=NOW + timedelta(hours=1, seconds=1))


def test_a_network_gets_fifty_codes_an_hour_that_nobody_uses():
    for number in range(50):
        assert ask(f"{number}@home.example")

    with pytest.raises(services.TooManyFromHere):
        ask()
    assert ask(address="192.0.2.2")
    assert ask(now=NOW + timedelta(hours=1, seconds=1))


def test_a_whole_school_can_sign_in_from_one_network():
    for number in range(60):
        code = ask(f"{number}@home.example")
        assert services.use_code(code.pk, services.digits(code), now=NOW)


def test_the_code_is_in_no_column_of_any_table():
    code = ask()
    digits = services.digits(code)

    for row in (*SignInCode.objects.values(), *Email.objects.values()):
        assert digits not in repr(row)


def test_two_codes_differ():
    codes = {services.digits(ask(f"{number}@home.example", str(number))) for number in range(40)}

    assert len(codes) > 38


def test_old_codes_are_forgotten_after_a_day():
    old, young = ask(now=NOW - timedelta(hours=25)), ask()

    services.forget_old_codes(NOW)

    assert list(SignInCode.objects.all()) == [young]
    assert old != young


@pytest.mark.django_db(transaction=True)
def test_the_limit_holds_for_twenty_who_ask_at_once():
    all_at_once(*[ask] * 20)

    assert SignInCode.objects.count() == 5


@pytest.mark.django_db(transaction=True)
def test_five_tries_at_once_are_five_and_no_more():
    code = ask()

    all_at_once(*[lambda: services.use_code(code.pk, wrong(code), now=NOW)] * 20)

    code.refresh_from_db()
    assert code.tries == 5


def test_nobody_can_tell_after_a_day_who_asked(time_machine, client):
    time_machine.move_to(NOW)
    client.post("/return/", {"email": "gwen@home.example"})
    time_machine.move_to(NOW + timedelta(days=2))

    forget_old_sign_ins()

    assert not SignInCode.objects.exists()
    assert not Email.objects.exists()
    assert not Session.objects.exists()
