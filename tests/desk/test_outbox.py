"""What is held, sent and not delivered; stopping it, and sending it again."""

from datetime import timedelta

import pytest
from django.urls import reverse

from recruitment.applications.stages import Stage
from recruitment.models import Application, Email, SentAgain
from recruitment.people.services import ask_for_code
from recruitment.tasks import send_owed_emails
from tests.desk.deciding import (
    ADDRESS,
    NO,
    SHORT,
    again,
    decide,
    decide_many,
    look,
    many,
    press,
    stages,
    text,
)
from tests.factories import EmailFactory, UserFactory, begun, sent
from tests.moments import NOW
from tests.parents.family import CHILD, PARENT, asked
from tests.references.naming import REFEREE, named, told

pytestmark = pytest.mark.django_db

OUTBOX = "/admin/outbox/"


def shown(browser, tab):
    return text(browser.get(OUTBOX, {"show": tab}))


def failed():
    application = sent()
    decision = decide(application)
    Email.objects.filter(pk=decision.email_id).update(
        state="failed", tries=2, problem="550 no such mailbox"
    )
    return application, decision.email_id


def test_what_is_held_is_listed_with_how_many_and_until_when(desk):
    sam = UserFactory(name="Sam Okafor")
    decide_many(many(3), by=sam)

    page = shown(desk("Recruiter"), "held")

    assert "To Unsuccessful" in page
    assert "<td>3</td>" in page
    assert "Sam Okafor" in page
    assert "Monday 23 November 2026, 10:15am" in page


def test_stopping_a_held_batch_puts_everybody_back_and_says_who(desk):
    people = many(3)
    batch = decide_many(people)
    browser = desk("Recruiter")

    page = text(browser.post(f"{ADDRESS}{batch.pk}/", {"press": "undo"}, follow=True))

    assert set(stages(people)) == {Stage.SUBMITTED}
    assert "The applicants were told nothing" in page
    assert f"Undone by {browser.user}" in page
    assert "No email is held." in shown(browser, "held")
    assert not Email.objects.filter(kind="outcome", state="owed").exists()


def test_what_has_gone_is_not_stopped_and_the_page_says_so(desk, time_machine):
    people = many(2)
    batch = decide_many(people)
    browser = desk("Recruiter")
    Email.objects.filter(about=people[0].about, kind="outcome").update(state="sent", sent_at=NOW)

    page = text(browser.post(f"{ADDRESS}{batch.pk}/", {"press": "undo"}, follow=True))

    assert f"Too late for {people[0]}" in page
    assert f"Undone: {people[1]}" in page
    assert stages(people) == [Stage.UNSUCCESSFUL, Stage.SUBMITTED]


def test_one_decision_is_undone_from_its_case(desk):
    application = sent()
    decision = decide(application)
    browser = desk("Recruiter")
    case = reverse("admin:recruitment_application_change", args=[application.pk])
    assert "Undo this decision" in text(browser.get(case))

    address = f"/admin/outbox/undo/{decision.pk}/"
    assert browser.get(address).status_code == 405
    page = text(browser.post(address, follow=True))

    assert "The applicants were told nothing" in page
    assert "Undo this decision" not in page
    assert again(application).at is Stage.SUBMITTED
    assert "It was undone already" in text(browser.post(address, follow=True))


def test_who_may_not_move_does_not_undo(desk):
    decision = decide(sent())

    assert desk("Administrator").post(f"/admin/outbox/undo/{decision.pk}/").status_code == 403


def test_a_held_email_that_has_left_is_listed_as_sent(desk, time_machine):
    decide_many(many(1))
    time_machine.move_to(NOW + SHORT + timedelta(minutes=1))
    send_owed_emails()
    browser = desk("Recruiter")

    assert "No email is held." in shown(browser, "held")
    assert "Result" in shown(browser, "sent")


def test_an_email_that_failed_is_sent_again_on_the_record(desk):
    application, number = failed()
    browser = desk("Recruiter")
    assert "550 no such mailbox" in shown(browser, "failed")

    page = text(browser.post(OUTBOX, {"again": number}, follow=True))

    assert f"On its way again, to {application.applicant.email}" in page
    assert Email.objects.get(pk=number).state == "owed"
    assert SentAgain.objects.get().by == browser.user


def test_a_second_press_sends_once(desk):
    _, number = failed()
    browser = desk("Recruiter")
    browser.post(OUTBOX, {"again": number})

    page = text(browser.post(OUTBOX, {"again": number}, follow=True))

    assert "on its way already" in page
    assert SentAgain.objects.count() == 1


def given_up(kind, problem="OSError"):
    Email.objects.filter(kind=kind, occurrence="").update(state="failed", tries=9, problem=problem)
    return Email.objects.get(kind=kind, occurrence="")


def test_a_request_to_a_referee_that_failed_by_our_fault_is_sent_again(desk):
    referee = named()
    email = given_up("referee_request")
    browser = desk("Recruiter")
    case = reverse("admin:recruitment_application_change", args=[referee.application_id])
    page = shown(browser, "failed")
    assert "Request to a referee" in page
    assert case in page

    page = text(browser.post(OUTBOX, {"again": email.pk}, follow=True))

    assert f"On its way again, to {REFEREE}" in page
    assert Email.objects.get(pk=email.pk).state == "owed"
    record = SentAgain.objects.get()
    assert (record.email, record.by, record.problem) == (email, browser.user, "OSError")


def test_who_has_answered_meanwhile_is_not_asked_again(desk):
    referee = named()
    email = given_up("referee_request")
    told(referee)

    page = text(desk("Recruiter").post(OUTBOX, {"again": email.pk}, follow=True))

    assert "we do not ask this person any more" in page
    assert not SentAgain.objects.exists()


def test_a_request_to_a_parent_is_sent_again_and_tells_nobody_of_the_draft(desk):
    parent = asked()
    email = given_up("parent_request")
    browser = desk("Recruiter")
    page = shown(browser, "failed")
    assert "Request to a parent or carer" in page

    after = text(browser.post(OUTBOX, {"again": email.pk}, follow=True))

    assert "On its way again, to a parent or carer." in after
    assert Email.objects.get(pk=email.pk).state == "owed"
    for secret in (PARENT, CHILD, parent.name, "Robin", parent.application.reference):
        assert secret not in page + after


def test_a_wrong_address_of_a_referee_is_for_the_applicant_to_mend(desk):
    named()
    given_up("referee_request", "SMTPRecipientsRefused")

    assert REFEREE not in shown(desk("Recruiter"), "failed")


@pytest.mark.parametrize("number", ["", "x", "²", "-1", "9" * 19, "9" * 5000])
def test_nonsense_is_a_sentence(desk, number):
    page = desk("Recruiter").post(OUTBOX, {"again": number}, follow=True)

    assert "Choose which email to send again" in text(page)


def test_codes_and_reminders_of_drafts_are_not_in_the_outbox(desk):
    secret = begun()
    ask_for_code("code@home.example", address="192.0.2.1", now=NOW)
    Email.objects.update(state="failed")
    browser = desk("HR lead")

    page = shown(browser, "failed")
    assert secret.applicant.email not in page
    assert "code@home.example" not in page
    code = Email.objects.get(kind="sign_in_code")
    assert browser.post(OUTBOX, {"again": code.pk}).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("tab", ["held", "waiting", "sent", "failed", "nonsense"])
def test_the_outbox_takes_the_same_number_of_queries_for_any_number_of_rows(
    desk, rows, tab, django_assert_max_num_queries
):
    for _ in range(rows):
        decide_many(many(2))
        EmailFactory(kind="late", state="failed")
    browser = desk("HR lead")

    with django_assert_max_num_queries(9):
        assert browser.get(OUTBOX, {"show": tab}).status_code == 200


@pytest.mark.parametrize("rows", [3, 60])
def test_looking_at_many_emails_takes_a_query_or_two_for_each(
    desk, rows, django_assert_max_num_queries
):
    people = copies(rows)
    browser = desk("HR lead")

    first = look(browser, people)

    with django_assert_max_num_queries(12 + 2 * rows):
        page = press(browser, first, to="unsuccessful", words=NO)
    assert len(page.context["letters"]) == rows


def test_sending_takes_a_few_queries_for_each_person(django_assert_max_num_queries):
    people, sam = copies(20), UserFactory()

    with django_assert_max_num_queries(20 + 20 * 20):
        decide_many(people, by=sam)


def copies(number):
    """Rows like a sent one, made quickly, each with an applicant of its own."""
    one = sent()
    rows = [begun(vacancy=one.vacancy) for _ in range(number - 1)]
    for row in rows:
        for name in ("stage", "submitted_at", "outcome", "rules_version", "full_name"):
            setattr(row, name, getattr(one, name))
        row.save()
    return [one, *Application.objects.filter(pk__in=[row.pk for row in rows])]
