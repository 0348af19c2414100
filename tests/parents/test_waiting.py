"""The tracker says whom we wait for, and only while we do."""

import pytest

from tests.parents.family import CHILD, agreed, asked, cadet, said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def waited_for(visitor, application):
    visitor.sign_in(CHILD)
    return [one["text"] for one in visitor.get("tracker", application.reference).context["waits"]]


def test_until_a_parent_says_yes_we_wait_for_them(visitor):
    application = cadet()
    asked(application)

    [waited] = waited_for(visitor, application)

    assert waited.endswith("We wait for their answer.")


def test_we_do_not_wait_for_who_said_yes(visitor):
    application = cadet()
    agreed(application)

    assert waited_for(visitor, application) == []


def test_a_yes_that_was_taken_back_is_waited_for_again(visitor):
    application = cadet()
    said(agreed(application), False)

    assert waited_for(visitor, application) == ["Alex Hughes said no on Monday 23 November 2026."]
