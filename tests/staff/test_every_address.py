"""Every address of the site, tried by everybody, on their own, somebody else's and nothing."""

from copy import deepcopy

import pytest
import time_machine
from django.db import transaction
from django.test import Client

from recruitment.staff.roles import ROLES
from tests.factories import UserFactory
from tests.moments import NOW
from tests.staff.answers import APPLICANT, NOBODY, PASSWORD_ONLY, REFUSALS, everybody
from tests.staff.app import PASSWORD
from tests.staff.every_address import every_address
from tests.staff.who_may import ANSWERS, POSTS
from tests.staff.world import THINGS, World

pytestmark = pytest.mark.django_db

EVERYBODY = (NOBODY, PASSWORD_ONLY, APPLICANT, *ROLES)
STATUS = {200: "ok", 400: "bad", 401: "code", 403: "no", 404: "gone", 405: "method", 410: "gone"}


@pytest.fixture(autouse=True)
def accounts_without_a_second_factor_come_in_as_tests_make_them(settings, time_machine):
    settings.STAFF_SECOND_FACTOR = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    time_machine.move_to(NOW)


@pytest.fixture(scope="module")
def world(kept):
    with time_machine.travel(NOW, tick=False):
        return World()


def at_a_browser(actor, world):
    """A browser of theirs, and their account if they have one."""
    browser = Client(raise_request_exception=True)
    if actor == APPLICANT:
        session = browser.session
        session.update(
            {"applicant": world.applicant.pk, "since": NOW.isoformat(), "seen": NOW.isoformat()}
        )
        session.save()
        return browser, None
    user = UserFactory(role=actor) if actor in ROLES else UserFactory()
    if actor == PASSWORD_ONLY:
        browser.post("/admin/login/", {"username": user.email, "password": PASSWORD})
    elif actor in ROLES:
        browser.force_login(user)
        session = browser.session
        session["staff_shown"] = NOW.isoformat()
        session.save()
    return browser, user


def answer(response):
    if response.status_code not in (301, 302, 303):
        return STATUS.get(response.status_code, str(response.status_code))
    to = response["Location"]
    if to.startswith("/admin/login/") and "second-step" not in to:
        return "door"
    return "code" if to == "/return/" else "on"


def tried(browser, path, method="get"):
    """What came back. What it changed is undone, so that the next address finds all as it was."""
    kept = deepcopy(browser.cookies)
    with transaction.atomic():
        found = answer(getattr(browser, method)(path))
        transaction.set_rollback(True)
    browser.cookies = kept
    return found


def surprises(browser, path, expected, post):
    """What comes back that should not. Who may not look may not send a form either."""
    got = tried(browser, path)
    if got != expected:
        yield f"{got}, not {expected}"
    if got not in REFUSALS:
        return
    sent = tried(browser, path, "post")
    if got == "method" and sent != post:
        yield f"{sent}, not {post} to a form"
    if got != "method" and sent not in REFUSALS:
        yield "refused to look, yet takes a form"


@pytest.mark.parametrize("actor", EVERYBODY)
def test_every_address_answers_as_the_table_says(world, actor):
    browser, user = at_a_browser(actor, world)
    wrong = []
    for address in every_address():
        post = POSTS.get(address.name, everybody("refused"))
        for thing in THINGS if address.needs else ("none",):
            path, expected = world.path(address, thing, user), ANSWERS[address.name](actor, thing)
            found = surprises(browser, path, expected, post(actor, thing))
            wrong += [(address.name, thing, words, path) for words in found]

    assert wrong == []


def test_every_address_is_in_the_table_and_nothing_else_is():
    assert {address.name for address in every_address()} == set(ANSWERS)
