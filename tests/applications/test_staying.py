"""How long an applicant is still signed in: asking changes nothing, the button makes it longer."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from recruitment.people import session
from tests.applications.applying import EMAIL
from tests.moments import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

STAY = "/stay-signed-in/"
SECOND = timedelta(seconds=1)
SIGNED_OUT = {"left": 0, "longer": False}


@pytest.fixture
def signed_in(visitor, now):
    now.move_to(NOW, tick=False)
    visitor.sign_in(EMAIL)
    return visitor.client


def seconds(time):
    return int(time.total_seconds())


def used_until(client, now, until):
    """Somebody who looks at a page every hour."""
    for hours in range(1, until // timedelta(hours=1) + 1):
        now.move_to(NOW + timedelta(hours=hours))
        client.get("/my/")


def test_who_has_just_signed_in_has_two_hours(signed_in):
    assert signed_in.get(STAY).json() == {"left": 2 * 60 * 60, "longer": True}


def test_asking_is_not_being_there(signed_in, now):
    now.move_to(NOW + timedelta(hours=1))
    for _ in range(2):
        assert signed_in.get(STAY).json() == {"left": 60 * 60, "longer": True}

    now.move_to(NOW + session.IDLE)
    assert signed_in.get(STAY).json() == SIGNED_OUT


def test_asking_writes_nothing(signed_in, now, django_assert_num_queries):
    now.move_to(NOW + timedelta(hours=1))
    before = Session.objects.get().expire_date

    with django_assert_num_queries(1):
        signed_in.get(STAY)

    assert Session.objects.get().expire_date == before


@pytest.mark.parametrize(
    ("idle", "page"),
    [(session.IDLE - SECOND, "my"), (session.IDLE, "return")],
    ids=["a second before the limit", "at the limit"],
)
def test_what_is_said_is_what_the_pages_do(signed_in, now, idle, page):
    now.move_to(NOW + idle)

    assert signed_in.get(STAY).json()["left"] == seconds(session.IDLE - idle)
    assert signed_in.get("/my/", follow=True).resolver_match.url_name == page


def test_the_button_gives_two_hours_again(signed_in, now):
    now.move_to(NOW + session.IDLE - SECOND)

    assert signed_in.post(STAY).json() == {"left": 2 * 60 * 60, "longer": True}
    now.move_to(NOW + 2 * (session.IDLE - SECOND))
    assert signed_in.get("/my/").status_code == 200


def test_the_button_is_too_late_at_the_limit(signed_in, now):
    now.move_to(NOW + session.IDLE)

    assert signed_in.post(STAY).json() == SIGNED_OUT
    assert signed_in.get("/my/", follow=True).resolver_match.url_name == "return"


def test_any_page_of_theirs_in_any_tab_gives_two_hours_again(signed_in, now):
    now.move_to(NOW + session.IDLE - timedelta(minutes=4))
    signed_in.get("/my/")

    assert signed_in.get(STAY).json()["left"] == 2 * 60 * 60


@pytest.mark.parametrize(
    ("before", "longer"),
    [(session.WARNED_BEFORE + SECOND, True), (session.WARNED_BEFORE, False)],
    ids=["a second before the last 5 minutes", "in the last 5 minutes"],
)
def test_in_the_last_minutes_of_a_day_nothing_makes_it_longer(signed_in, now, before, longer):
    used_until(signed_in, now, timedelta(hours=23))
    now.move_to(NOW + session.LONGEST - before)

    for ask in (signed_in.get, signed_in.post, signed_in.get):
        assert ask(STAY).json() == {"left": seconds(before), "longer": longer}


def test_after_a_day_the_button_opens_nothing(signed_in, now):
    used_until(signed_in, now, timedelta(hours=23))
    now.move_to(NOW + session.LONGEST)

    assert signed_in.post(STAY).json() == SIGNED_OUT
    assert signed_in.get("/my/", follow=True).resolver_match.url_name == "return"


def test_nobody_is_signed_in_by_pressing_it(client):
    assert client.get(STAY).json() == client.post(STAY).json() == SIGNED_OUT
    assert not Session.objects.exists()


def test_who_signed_out_has_nothing_left(signed_in):
    signed_in.post("/sign-out/")

    assert signed_in.get(STAY).json() == signed_in.post(STAY).json() == SIGNED_OUT


def test_a_page_of_somebody_else_cannot_press_it(signed_in, now):
    signed_in.handler.enforce_csrf_checks = True
    now.move_to(NOW + timedelta(hours=1))

    assert signed_in.post(STAY).status_code == 403
    assert signed_in.get(STAY).json()["left"] == 60 * 60


def test_pages_of_somebody_who_is_signed_in_ask(signed_in, now):
    now.move_to(NOW + timedelta(minutes=4))

    page = signed_in.get("/my/").content.decode()

    assert f'data-left="{seconds(session.IDLE - timedelta(minutes=4))}"' in page
    assert "stay.js" in page


@pytest.mark.parametrize("name", ["home", "return", "careers", "fit-start"])
def test_pages_where_nobody_is_signed_in_do_not(client, name):
    page = client.get(reverse(name)).content.decode()

    assert "data-stay" not in page
    assert "stay.js" not in page


def test_a_public_page_does_not_look_who_is_there(signed_in, django_assert_num_queries):
    """So it costs no query, and may not know."""
    with django_assert_num_queries(0):
        page = signed_in.get(reverse("accessibility")).content.decode()

    assert "data-stay" not in page
