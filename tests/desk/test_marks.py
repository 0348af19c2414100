"""The marks of the sift on a case: after the shortlist, by a press that is on the record."""

import pytest
from django.urls import reverse

from recruitment.models import SensitiveRead
from recruitment.sift import services as sift
from tests.factories import UserFactory
from tests.moments import NOW
from tests.sift.runs import desk_of, opened, people, score_all, settled, text, with_permissions

pytestmark = pytest.mark.django_db

TITLE = "Marks of the sift"
SECRET = "A canary of a reason"


def case(browser, run):
    return browser.get(address("change", run))


def open_marks(browser, run):
    return browser.post(address("open", run, "marks"))


def address(name, run, *more):
    pk = run.answers.order_by("pk").first().application_id
    return reverse(f"admin:recruitment_application_{name}", args=[pk, *more])


def shortlisted(**fields):
    run = settled(4, **fields)
    sift.reveal(run.pk, by=UserFactory(), now=NOW)
    return run


@pytest.mark.parametrize("role", ["Recruiter", "Vetting officer", "HR lead"])
def test_after_the_shortlist_marks_and_reasons_open_by_a_press_on_the_record(desk, role):
    run = shortlisted()
    browser = desk(role)

    folded, page = text(case(browser, run)), text(open_marks(browser, run))

    assert TITLE in folded
    assert "Marker 1" not in folded
    assert "Marker 1" in page
    assert "Marker 2" in page
    assert "So" in page
    assert "4.0" in page
    assert not any(one.name in page.split("Marker 1")[1][:600] for one in people(run))
    read = SensitiveRead.objects.get()
    assert (read.part, read.by) == ("marks", browser.user)
    assert "Opened: marks of the sift" in text(case(browser, run))


def test_nothing_is_there_while_one_answer_is_not_settled_or_the_names_were_not_shown(desk):
    browser = desk("HR lead")
    under_way = opened(answers=2)
    for person in people(under_way):
        (number, _) = desk_of(under_way, person)
        sift.score(under_way.pk, number, person, score=4, reason=SECRET, now=NOW)
        sift.hand_in(under_way.pk, person, now=NOW)

    for run in (under_way, settled(4)):
        assert TITLE not in text(case(browser, run))
        assert open_marks(browser, run).status_code == 404
    assert not SensitiveRead.objects.exists()


def test_an_answer_that_is_scored_anew_hides_the_marks_of_its_run(desk):
    browser = desk("HR lead")
    run = shortlisted()
    run.answers.update(settled_at=None, final=None)

    assert TITLE not in text(case(browser, run))


def test_who_marked_in_the_run_is_not_shown_what_others_said_even_with_another_role(desk):
    run = shortlisted()
    marker = people(run)[0]
    marker.user_permissions.set(
        with_permissions("view_application", "read_sensitive").user_permissions.all()
    )
    browser = desk("HR lead")
    browser.force_login(marker)

    assert case(browser, run).status_code == 200
    assert TITLE not in text(case(browser, run))
    assert open_marks(browser, run).status_code == 404


def test_a_marker_is_let_to_no_case(client):
    run = opened()
    score_all(run, people(run)[0], 4)
    client.force_login(people(run)[0])

    assert case(client, run).status_code == 403
    assert open_marks(client, run).status_code == 403
