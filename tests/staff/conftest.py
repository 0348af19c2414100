from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import UserFactory
from tests.moments import NOW
from tests.staff.app import PASSWORD, code, give_app


@pytest.fixture(autouse=True)
def second_factor_needed(settings, time_machine):
    settings.STAFF_SECOND_FACTOR = True
    time_machine.move_to(NOW, tick=False)


class Person:
    """A member of staff at a browser."""

    def __init__(self, user, **headers):
        self.user, self.browser = user, Client(**headers)

    def password(self, password=PASSWORD, **more):
        fields = {"username": self.user.email, "password": password, **more}
        return self.browser.post(reverse("admin:login"), fields)

    def code(self, typed):
        return self.browser.post(reverse("admin:second-step"), {"code": typed})

    def sign_in(self, at=NOW):
        self.password()
        return self.code(code(at))

    def show_code(self, at):
        """They are asked for a code, show it, and are led back."""
        return self.browser.get(self.code(code(at))["Location"])

    def get(self, name, *args):
        return self.browser.get(reverse(f"admin:{name}", args=args))

    def post(self, page, *args, **fields):
        return self.browser.post(reverse(f"admin:{page}", args=args), fields)

    @property
    def is_in(self):
        return self.get("index").status_code == 200


@pytest.fixture
def person(db):
    """Somebody with a code app."""

    def made(role="Recruiter", *, app=True, **fields):
        user = UserFactory(role=role, **fields)
        if app:
            give_app(user, NOW - timedelta(minutes=5))
        return Person(user)

    return made


@pytest.fixture
def lee(person):
    """Of the HR leads, and in."""
    lee = person("HR lead")
    lee.sign_in()
    return lee
