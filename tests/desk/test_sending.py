"""Check and send for many: what is shown, who is left out, one transaction, once."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.urls import reverse

from recruitment.applications.stages import Stage
from recruitment.decisions import choosing, services
from recruitment.decisions.services import NobodyLeft, Settled
from recruitment.models import Application, Batch, Email, StageChange
from tests.desk.deciding import (
    ADDRESS,
    NO,
    SHORT,
    again,
    decide_many,
    look,
    many,
    press,
    send,
    stages,
    text,
    versions,
    wish,
)
from tests.factories import UserFactory, draft, sent
from tests.moments import NOW

pytestmark = pytest.mark.django_db


def test_each_email_is_shown_as_it_will_read_before_anything_moves(desk):
    people = many(3)
    browser = desk("Recruiter")

    page = press(browser, look(browser, people), to="unsuccessful", words=NO)

    for one in people:
        assert f"The result of your application {one.reference}" in text(page)
        assert one.applicant.email in text(page)
    assert text(page).count(NO) >= 3
    assert "Move and send to 3 people" in text(page)
    assert set(stages(people)) == {Stage.SUBMITTED}


def test_sending_moves_all_of_them_holds_the_emails_and_says_until_when(desk):
    people = many(3)

    page = send(desk("Recruiter"), people)

    assert set(stages(people)) == {Stage.UNSUCCESSFUL}
    owed = Email.objects.filter(kind="outcome", state="owed")
    (leaves_at,) = {email.next_try_at for email in owed}
    assert NOW + SHORT <= leaves_at < NOW + SHORT + timedelta(minutes=1)
    assert owed.count() == 3
    assert "Leaves on Monday 23 November 2026, 10:15am" in text(page)
    assert "Undo for 3 people" in text(page)


def test_a_stage_without_words_shows_its_emails_at_once(desk):
    people = many(2)

    page = look(desk("Recruiter"), people, to="interview")

    assert text(page).count("We want to meet you.") == 2


def test_words_that_changed_are_shown_again_and_not_sent(desk):
    people = many(2)
    browser = desk("Recruiter")
    shown = press(browser, look(browser, people), to="unsuccessful", words=NO)

    page = press(browser, shown, words="Other words")

    assert "Nothing has been moved or sent yet" in text(page)
    assert "Other words" in text(page)
    assert not Batch.objects.exists()


@pytest.mark.parametrize("query", ["", "?ids=", "?ids=x,-1,²", "?ids=999999"])
def test_nobody_chosen_is_a_sentence_and_not_an_error(desk, query):
    page = desk("Recruiter").get(f"{ADDRESS}{query}", follow=True)

    assert page.status_code == 200
    assert "Nobody was chosen" in text(page)


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"key": "nonsense"},
        {"key": "", "chosen": "1.1,,x.y,9.9.9"},
        {"key": "", "chosen": "\0", "to": "\0"},
        {"key": "", "chosen": "1." + "9" * 30, "to": "draft", "hold": "never"},
    ],
)
def test_nonsense_is_answered_and_not_an_error(desk, typed):
    application = sent()
    typed = {name: value.replace("1.", f"{application.pk}.") for name, value in typed.items()}

    page = desk("Recruiter").post(ADDRESS, {"ids": application.pk, **typed}, follow=True)

    assert page.status_code == 200
    assert again(application).at is Stage.SUBMITTED


def test_what_was_typed_is_kept_when_something_is_missing(desk):
    people = many(1)
    browser = desk("Recruiter")

    page = press(browser, look(browser, people), to="unsuccessful", reasons=[], note="Read twice")

    assert "Select why, in words that the applicant will read" in text(page)
    assert "Read twice" in text(page)


def test_too_many_at_once_is_a_sentence(desk):
    numbers = ",".join(map(str, range(1, choosing.MOST + 2)))

    page = desk("Recruiter").get(ADDRESS, {"ids": numbers}, follow=True)

    assert f"Choose {choosing.MOST} applications or fewer" in text(page)


def test_the_queue_may_give_the_chosen_one_by_one(desk):
    one, other = many(2)

    page = desk("Recruiter").post(ADDRESS, {"chosen": [f"{one.pk}.0", f"{other.pk}.7"]})

    assert [found.pk for found in page.context["chosen"]] == [one.pk, other.pk]


def test_a_draft_is_not_there_to_be_decided(desk):
    hidden_one = draft()

    page = look(desk("HR lead"), [hidden_one, sent()])

    assert hidden_one.reference not in text(page)


def test_when_nobody_is_left_nothing_is_made_and_a_sentence_says_so(desk):
    people = many(2)
    browser = desk("Recruiter")
    shown = press(browser, look(browser, people), to="unsuccessful", words=NO)
    Application.objects.update(version=99)

    page = press(browser, shown)

    assert "none of them can be moved there any more" in text(page)
    assert not Batch.objects.exists()


def test_a_second_press_of_one_page_sends_once(desk):
    people = many(2)
    browser = desk("Recruiter")
    shown = press(browser, look(browser, people), to="unsuccessful", words=NO)
    press(browser, shown)

    page = press(browser, shown)

    assert "You have sent this already" in text(page)
    assert (Batch.objects.count(), Email.objects.filter(kind="outcome").count()) == (1, 2)


def test_two_tabs_send_once(desk):
    people = many(2)
    browser = desk("Recruiter")
    tabs = [press(browser, look(browser, people), to="unsuccessful", words=NO) for _ in range(2)]
    press(browser, tabs[0])

    page = press(browser, tabs[1])

    assert "Nothing was sent" in text(page)
    assert Email.objects.filter(kind="outcome").count() == 2


@pytest.fixture
def fault():
    """The database itself refuses the history of one application."""

    def at(application):
        with connection.cursor() as cursor:
            cursor.execute(
                "CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE EXCEPTION 'disk'; END $$;"
                "CREATE TRIGGER fault BEFORE INSERT ON recruitment_stagechange FOR EACH ROW "
                f"WHEN (NEW.application_id = {application.pk}) EXECUTE FUNCTION fault()"
            )

    return at


@pytest.mark.parametrize("row", [0, 2, 4])
def test_a_fault_at_any_row_leaves_nothing_half_done(desk, fault, row):
    people = many(5)
    browser = desk("Recruiter")
    shown = press(browser, look(browser, people), to="unsuccessful", words=NO)
    emails = Email.objects.count()
    fault(people[row])

    page = press(browser, shown)

    assert "something went wrong on our side" in text(page)
    assert NO in text(page)
    assert set(stages(people)) == {Stage.SUBMITTED}
    assert (Email.objects.count(), Batch.objects.count()) == (emails, 0)
    assert not StageChange.objects.filter(now="unsuccessful").exists()


def test_the_service_says_so_too(fault):
    people = many(2)
    fault(people[1])

    with pytest.raises(DatabaseError):
        decide_many(people)


def test_the_service_refuses_a_key_that_was_used_and_a_list_that_fits_nobody():
    people, key = many(1), wish().key
    decide_many(people, key=key)

    with pytest.raises(Settled):
        decide_many(people, key=key)
    with pytest.raises(NobodyLeft):
        services.send(versions(people), wish(), by=UserFactory(), now=NOW)


@pytest.mark.parametrize("role", ["Administrator", "Phone helper"])
def test_who_may_not_move_applications_does_not_come_in(desk, role):
    assert look(desk(role), [sent()]).status_code == 403


def test_nobody_comes_in_without_signing_in(client):
    assert client.get(ADDRESS)["Location"].startswith(reverse("admin:login"))
