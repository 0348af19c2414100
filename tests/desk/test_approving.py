"""More than 50 people: one member of staff prepares, another one approves."""

import pytest

from recruitment.applications.stages import Stage
from recruitment.decisions import services
from recruitment.decisions.services import OwnBatch, Settled
from recruitment.models import Application, Batch, Email
from tests.desk.deciding import NO, again, decide_many, look, many, press, send, stages, text
from tests.factories import UserFactory, begun, sent
from tests.moments import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def three_are_many(monkeypatch):
    """The figure of the pages. The database keeps to its own, which test_holding.py tests."""
    monkeypatch.setattr(services, "ALONE", 2)


@pytest.fixture
def prepared(three_are_many):
    people = many(3)
    batch = decide_many(people, by=UserFactory(role="Recruiter"))
    return batch, people


def address(batch):
    return f"/admin/check-and-send/{batch.pk}/"


def do(browser, batch, what):
    return text(browser.post(address(batch), {"press": what}, follow=True))


def test_fifty_go_at_once_and_fifty_one_wait():
    """The page, the service and the table of the database agree on the figure."""
    one = sent()
    copies = copied(one, 50)
    assert decide_many(copies).decided_at

    waiting = decide_many([*copied(one, 50), one])

    assert (waiting.people, waiting.decided_at) == (51, None)
    assert again(one).at is Stage.SUBMITTED
    services.approve(waiting.pk, by=UserFactory(), now=NOW)
    assert again(one).at is Stage.UNSUCCESSFUL


def copied(application, number):
    """Quickly: many rows like one, each with an applicant of its own."""
    vacancy = application.vacancy
    rows = []
    for _ in range(number):
        row = begun(vacancy=vacancy)
        for name in ("stage", "submitted_at", "outcome", "rules_version", "full_name", "answers"):
            setattr(row, name, getattr(application, name))
        row.save()
        rows.append(row)
    return rows


def test_what_one_person_prepares_moves_nobody_and_sends_nothing(desk, three_are_many):
    people = many(3)
    browser = desk("Recruiter")
    shown = press(browser, look(browser, people), to="unsuccessful", words=NO)
    assert "A colleague has to approve it" in text(shown)
    assert "Ask a colleague to approve 3 emails" in text(shown)

    page = text(press(browser, shown))

    assert "Waits for a second member of staff" in page
    assert "A colleague has to open this page" in page
    assert set(stages(people)) == {Stage.SUBMITTED}
    assert not Email.objects.filter(kind="outcome").exists()


def test_the_same_person_is_refused_also_when_they_post(desk, three_are_many):
    people = many(3)
    browser = desk("Recruiter")
    send(browser, people)
    batch = Batch.objects.get()
    assert "Approve: move" not in text(browser.get(address(batch)))

    page = do(browser, batch, "approve")

    assert "Somebody else has to approve" in page
    assert set(stages(people)) == {Stage.SUBMITTED}


def test_another_one_reads_the_emails_and_approves(desk, prepared):
    batch, people = prepared
    browser = desk("Recruiter")
    assert text(browser.get(address(batch))).count(NO) >= 3

    page = do(browser, batch, "approve")

    batch.refresh_from_db()
    assert batch.approved_by == browser.user
    assert f"approved by {browser.user}" in page
    assert set(stages(people)) == {Stage.UNSUCCESSFUL}
    assert Email.objects.filter(kind="outcome", state="owed").count() == 3


def test_who_changed_in_between_is_shown_and_left_out(desk, prepared):
    batch, people = prepared
    Application.objects.filter(pk=people[0].pk).update(version=99)
    browser = desk("HR lead")
    page = text(browser.get(address(batch)))
    assert "Fell out since it was prepared (1)" in page
    assert "Approve: move and send to 2 people" in page

    page = do(browser, batch, "approve")

    assert stages(people) == [Stage.SUBMITTED, Stage.UNSUCCESSFUL, Stage.UNSUCCESSFUL]
    assert "Left out, and why (1)" in page


def test_when_everybody_changed_nothing_is_sent(desk, prepared):
    batch, people = prepared
    Application.objects.update(version=99)

    assert "nobody in it can be moved there any more" in do(desk("HR lead"), batch, "approve")
    assert set(stages(people)) == {Stage.SUBMITTED}


def test_approving_twice_sends_once(desk, prepared):
    batch, _ = prepared
    do(desk("HR lead"), batch, "approve")

    page = do(desk("HR lead"), batch, "approve")

    assert "settled already" in page
    assert Email.objects.filter(kind="outcome").count() == 3


def test_it_can_be_thrown_away_and_is_then_not_approved(desk, prepared):
    batch, people = prepared
    browser = desk("Recruiter")
    sam = browser.user

    assert "It was thrown away" in do(browser, batch, "discard")
    assert "settled already" in do(desk("HR lead"), batch, "approve")
    assert set(stages(people)) == {Stage.SUBMITTED}
    batch.refresh_from_db()
    assert batch.discarded_by == sam


def test_what_was_sent_is_not_thrown_away(desk):
    people = many(2)
    batch = decide_many(people)

    assert "settled already" in do(desk("HR lead"), batch, "discard")
    assert set(stages(people)) == {Stage.UNSUCCESSFUL}


def test_the_service_refuses_too(prepared):
    batch, _ = prepared

    with pytest.raises(OwnBatch):
        services.approve(batch.pk, by=batch.prepared_by, now=NOW)
    services.discard(batch.pk, by=batch.prepared_by, now=NOW)
    with pytest.raises(Settled):
        services.approve(batch.pk, by=UserFactory(), now=NOW)


@pytest.mark.parametrize("role", ["Administrator", "Phone helper"])
@pytest.mark.parametrize("press", ["approve", "discard", "undo"])
def test_who_may_not_decide_neither_sees_nor_presses(desk, prepared, role, press):
    batch, people = prepared
    browser = desk(role)

    assert browser.get(address(batch)).status_code == 403
    assert browser.post(address(batch), {"press": press}).status_code == 403
    assert set(stages(people)) == {Stage.SUBMITTED}


def test_a_batch_that_is_not_there_is_a_404(desk):
    browser = desk("Recruiter")

    assert browser.get("/admin/check-and-send/999999/").status_code == 404
    assert browser.get(f"/admin/check-and-send/{'9' * 30}/").status_code == 404


def test_a_press_that_no_button_makes_changes_nothing(desk, prepared):
    batch, people = prepared

    assert desk("HR lead").post(address(batch), {"press": "x"}).status_code == 200
    assert set(stages(people)) == {Stage.SUBMITTED}
