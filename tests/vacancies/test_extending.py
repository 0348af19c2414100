"""A deadline is put back in one recorded act, and everybody with a draft is told."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from recruitment.applications import services
from recruitment.applications.services import Changed, NotLater, VacancyClosed
from recruitment.applications.stages import Stage
from recruitment.models import Application, Email, Extension, Vacancy
from recruitment.tasks import send_owed_emails
from tests.crowd import all_at_once
from tests.factories import ApplicantFactory, UserFactory, VacancyFactory, begun, draft, sent
from tests.moments import NOW
from tests.vacancies.extending import CLOSED, LATER, SUMMER, WHY, WINTER, extend, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def vacancy():
    return VacancyFactory(closes_on=WINTER)


def submit(application, now):
    return services.submit(application.pk, shown=application.version, now=now)


def reminders(application):
    owed = Email.objects.owed().filter(kind="unfinished", about=application.about)
    return dict(owed.values_list("occurrence", "next_try_at"))


def test_the_day_the_record_the_reminders_and_the_emails_come_together(vacancy):
    application, lead = draft(vacancy=vacancy), UserFactory()

    extend(vacancy, to=date(2026, 12, 20), by=lead, now=NOW)

    vacancy.refresh_from_db()
    record = Extension.objects.get()
    assert vacancy.closes_on == date(2026, 12, 20)
    assert (record.was, record.now, record.by, record.at) == (WINTER, vacancy.closes_on, lead, NOW)
    assert record.why == WHY
    assert reminders(application)["2 days"] == datetime(2026, 12, 18, 9, tzinfo=UTC)
    assert told() == [application.applicant.email]


def test_only_people_with_a_draft_of_this_vacancy_are_told(vacancy):
    drafts = [begun(vacancy=vacancy) for _ in range(3)]
    sent(vacancy=vacancy)
    draft()

    extend(vacancy)

    assert told() == sorted(one.applicant.email for one in drafts)


def test_a_second_press_changes_nothing(vacancy):
    draft(vacancy=vacancy)
    by = UserFactory()

    first, again = (extend(vacancy, by=by, seen=WINTER) for _ in range(2))

    assert first == again
    assert Extension.objects.count() == len(told()) == 1


@pytest.mark.parametrize(
    "to", [WINTER - timedelta(days=1), WINTER], ids=["earlier", "the same day"]
)
def test_a_day_that_is_not_later_is_refused(vacancy, to):
    with pytest.raises(NotLater):
        extend(vacancy, to=to, now=NOW)

    assert (Extension.objects.count(), told()) == (0, [])


def test_a_day_that_has_passed_is_refused_and_today_is_not(vacancy):
    today = WINTER + timedelta(days=2)
    now = datetime(2026, 12, 15, 23, 59, 59, tzinfo=UTC)

    with pytest.raises(NotLater):
        extend(vacancy, to=today - timedelta(days=1), now=now)

    assert extend(vacancy, to=today, now=now).now == today


def test_somebody_who_did_not_see_the_newest_day_is_refused(vacancy):
    extend(vacancy, to=LATER)

    with pytest.raises(Changed):
        extend(vacancy, to=LATER + timedelta(days=1), seen=WINTER)
    with pytest.raises(Changed):
        extend(vacancy, to=LATER, seen=WINTER)

    assert Extension.objects.count() == 1


def test_a_draft_that_was_refused_as_too_late_is_kept_and_can_be_sent(vacancy):
    application = draft(vacancy=vacancy)
    with pytest.raises(VacancyClosed):
        submit(application, CLOSED)

    extend(vacancy)

    assert submit(application, CLOSED).at is Stage.SUBMITTED


def test_somebody_who_had_not_begun_may_begin(vacancy):
    with pytest.raises(VacancyClosed):
        begun(vacancy=vacancy, now=CLOSED)

    extend(vacancy)

    assert begun(vacancy=vacancy, now=CLOSED).at is Stage.DRAFT


def test_the_email_says_the_new_day_and_no_answer(vacancy, time_machine):
    time_machine.move_to(CLOSED)
    draft(vacancy=vacancy, applicant=ApplicantFactory(email="gwen@home.example"))
    extend(vacancy)

    send_owed_emails()

    (letter,) = [one for one in mail.outbox if one.subject.startswith("You have more time")]
    assert letter.to == ["gwen@home.example"]
    assert "It was Sunday 13 December 2026." in letter.body
    assert "It now closes at 11:59pm on Wednesday 16 December 2026." in letter.body
    assert "I like to help" not in letter.body
    assert WHY not in letter.body


@pytest.mark.parametrize("what", ["sent meanwhile", "moved again", "closed meanwhile"])
def test_an_email_that_would_not_be_true_does_not_go(vacancy, time_machine, what):
    time_machine.move_to(CLOSED)
    application = draft(vacancy=vacancy)
    first = extend(vacancy)

    if what == "sent meanwhile":
        submit(application, CLOSED)
    if what == "moved again":
        extend(vacancy, to=LATER + timedelta(days=7), seen=LATER)
    if what == "closed meanwhile":
        time_machine.move_to(CLOSED + timedelta(days=3))
    send_owed_emails()

    email = Email.objects.get(kind="deadline_moved", occurrence=str(first.pk))
    assert email.state == "cancelled"
    assert len(told()) == (what == "moved again")


def test_a_deadline_put_back_twice_tells_twice(vacancy):
    draft(vacancy=vacancy)

    extend(vacancy)
    extend(vacancy, to=LATER + timedelta(days=7), seen=LATER)

    assert len(told()) == 2


@pytest.mark.parametrize("drafts", [1, 30])
def test_telling_many_takes_no_more_queries_than_telling_one(
    vacancy, drafts, django_assert_max_num_queries
):
    for _ in range(drafts):
        begun(vacancy=vacancy)
    lead = UserFactory()

    with django_assert_max_num_queries(15):
        extend(vacancy, by=lead)


@pytest.mark.parametrize("act", ["update", "delete"])
def test_the_record_cannot_be_rewritten(vacancy, act):
    record = Extension.objects.filter(pk=extend(vacancy).pk)

    with pytest.raises(IntegrityError, match="only ever added to"), transaction.atomic():
        record.update(why="Nothing") if act == "update" else record._raw_delete("default")


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"now": WINTER}, "extension_gives_more_time"),
        ({"why": ""}, "extension_says_why"),
    ],
)
def test_a_record_that_makes_no_sense(vacancy, wrong, name):
    right = {"was": WINTER, "now": LATER, "why": WHY, "by": UserFactory(), "at": NOW}

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Extension.objects.create(vacancy=vacancy, **{**right, **wrong})


def test_when_the_record_cannot_be_written_nothing_moves(vacancy):
    draft(vacancy=vacancy)

    with pytest.raises(IntegrityError), transaction.atomic():
        extend(vacancy, why="")

    vacancy.refresh_from_db()
    assert (vacancy.closes_on, told()) == (WINTER, [])


# Several at once


@pytest.mark.django_db(transaction=True)
def test_ten_presses_at_once_make_one_record_and_tell_everybody_once():
    vacancy, lead = VacancyFactory(closes_on=WINTER), UserFactory()
    application = draft(vacancy=vacancy)

    done = all_at_once(*[lambda: extend(vacancy, by=lead, seen=WINTER).pk] * 10)

    assert done == [Extension.objects.get().pk] * 10
    assert told() == [application.applicant.email]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("attempt", range(5))
def test_drafts_begun_while_a_deadline_moves_are_told_or_begin_with_the_new_one(attempt):
    vacancy, lead = VacancyFactory(closes_on=WINTER), UserFactory()
    people = [ApplicantFactory() for _ in range(5)]
    begin = [partial(begun, applicant=person, vacancy=vacancy) for person in people]

    all_at_once(lambda: extend(vacancy, by=lead, to=SUMMER, now=NOW), *begin)

    assert Application.objects.count() == 5
    for application in Application.objects.all():
        assert reminders(application)["2 days"] == datetime(2027, 7, 7, 8, tzinfo=UTC)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("attempt", range(5))
def test_sending_while_a_deadline_moves_is_sent_or_refused_and_never_lost(attempt, time_machine):
    time_machine.move_to(CLOSED)
    vacancy, lead = VacancyFactory(closes_on=WINTER), UserFactory()
    application = draft(vacancy=vacancy)

    all_at_once(lambda: extend(vacancy, by=lead), lambda: try_to_send(application))
    send_owed_emails()

    application.refresh_from_db()
    was_told = any(one.subject.startswith("You have more time") for one in mail.outbox)
    assert was_told == (application.at is Stage.DRAFT)
    assert Vacancy.objects.get().closes_on == LATER


def try_to_send(application):
    try:
        submit(application, CLOSED)
    except VacancyClosed:
        return False
    return True


@pytest.mark.django_db(transaction=True)
def test_saving_a_vacancy_does_not_undo_an_extension_that_it_did_not_see():
    vacancy, lead = VacancyFactory(closes_on=WINTER), UserFactory()
    opened_earlier = Vacancy.objects.get()
    extend(vacancy, by=lead)

    opened_earlier.title = "Another title"
    services.save_vacancy(opened_earlier, now=CLOSED, changed=["title"])

    stored = Vacancy.objects.get()
    assert (stored.title, stored.closes_on) == ("Another title", LATER)
