"""Before files leave, sensitive parts open or many are decided, the second factor is asked again.

What was sent is done once it is shown, and only then.
"""

from datetime import timedelta

import pytest
from django.urls import reverse

from recruitment.applications.stages import Stage
from recruitment.decisions.models import ALONE
from recruitment.models import Batch, Export, SensitiveRead
from tests.desk.deciding import decide_many, hidden, look, many, stages
from tests.factories import UserFactory, sent
from tests.moments import NOW
from tests.staff.app import code

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(minutes=6)
WORDS = {"to": "interview", "words": ""}
FILE = {"kind": "csv", "columns": ["reference", "name"], "reason": "For the panel"}
SECOND = reverse("admin:second-step")


@pytest.fixture
def six_minutes_later(lee, time_machine):
    time_machine.move_to(LATER, tick=False)


@pytest.mark.usefixtures("six_minutes_later")
def test_a_file_is_given_out_once_the_code_is_shown(lee):
    asked = lee.post("recruitment_export", **FILE)
    assert asked["Location"] == SECOND
    assert not Export.objects.exists()

    given = lee.show_code(LATER)

    assert b"Reference" in b"".join(given.streaming_content)
    assert Export.objects.get().columns == FILE["columns"]


@pytest.mark.usefixtures("six_minutes_later")
@pytest.mark.parametrize(
    ("page", "part"), [("open", ["record"]), ("open", ["help"]), ("replay", [])]
)
def test_a_sensitive_part_opens_once_the_code_is_shown(lee, page, part):
    application = sent()
    name = f"recruitment_application_{page}"
    asked = lee.post(name, application.pk, *part)
    assert asked["Location"] == SECOND
    assert not SensitiveRead.objects.exists()

    assert lee.show_code(LATER).status_code == 200

    assert SensitiveRead.objects.get().part == (part or ["record"])[0]
    again = lee.get(name, application.pk, *part)
    assert (again.status_code, SensitiveRead.objects.count()) == (302 if part else 200, 1)


@pytest.mark.parametrize(("number", "asked"), [(1, False), (2, True)])
def test_more_than_one_person_is_decided_once_the_code_is_shown(lee, time_machine, number, asked):
    people = many(number)
    page = lee.browser.post(reverse("check-and-send"), hidden(look(lee.browser, people), **WORDS))
    time_machine.move_to(LATER, tick=False)

    answer = lee.browser.post(reverse("check-and-send"), hidden(page))

    assert (answer["Location"] == SECOND) is asked
    assert Batch.objects.exists() is not asked
    if asked:
        done = lee.show_code(LATER)
        assert done["Location"] == reverse("batch", args=[Batch.objects.get().pk])
    assert stages(people) == [Stage.INTERVIEW] * number


def test_what_a_colleague_prepared_is_approved_once_the_code_is_shown(lee, time_machine):
    people = many(ALONE + 1)
    batch = decide_many(people, Stage.INTERVIEW, words="", by=UserFactory(role="Recruiter"))
    time_machine.move_to(LATER, tick=False)
    address = reverse("batch", args=[batch.pk])

    assert lee.browser.post(address, {"press": "approve"})["Location"] == SECOND
    assert Batch.objects.get().waits
    lee.show_code(LATER)

    assert not Batch.objects.get().waits
    assert set(stages(people)) == {Stage.INTERVIEW}


@pytest.mark.usefixtures("six_minutes_later")
def test_what_was_held_is_not_done_when_the_page_is_opened_much_later(lee, time_machine):
    lee.post("recruitment_export", **FILE)
    back = lee.code(code(LATER))["Location"]
    time_machine.move_to(LATER + timedelta(minutes=6), tick=False)

    lee.browser.get(back)

    assert not Export.objects.exists()
