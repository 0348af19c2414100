"""A draft that nobody sends: kept for 90 days after its role has closed, and warned of before."""

from datetime import date, timedelta

import pytest
from django.core import mail

from recruitment.applications import services
from recruitment.delivery import services as delivery
from recruitment.delivery.models import What
from recruitment.models import Applicant, Email, Forgotten, Part
from recruitment.tasks import look_after_retention, send_owed_emails
from tests.crowd import all_at_once
from tests.factories import UserFactory, VacancyFactory, begun, draft, fill_in, sent
from tests.files.sending import take
from tests.health.planting import found
from tests.parents.family import cadet
from tests.retention.passing import NIGHT, at, day_after_day, is_there, passes, warnings

pytestmark = pytest.mark.django_db

CLOSES = date(2026, 11, 30)
DAY = timedelta(days=1)
WARNED, GOES = CLOSES + 80 * DAY, CLOSES + 90 * DAY


@pytest.fixture
def mine(at_ten):
    application = draft(vacancy=VacancyFactory(closes_on=CLOSES))
    send_owed_emails()
    return application


def in_words(day):
    return f"{day.day} {day:%B %Y}"


def subjects():
    return [one.subject for one in mail.outbox if "delete" in one.subject]


def test_it_is_warned_of_on_day_80_at_nine_and_not_before(mine, time_machine):
    day_after_day(time_machine, WARNED - 9 * DAY, WARNED - DAY)
    passes(time_machine, at(WARNED) - timedelta(seconds=1))
    assert subjects() == []

    passes(time_machine, at(WARNED))
    assert subjects() == ["We will delete your draft on 28 February 2027"]
    assert "> " not in mail.outbox[-1].body
    assert mine.reference in mail.outbox[-1].body


def test_it_goes_on_day_90_and_not_on_day_89(mine, time_machine):
    passes(time_machine, at(WARNED - DAY))
    passes(time_machine, at(WARNED))

    day_after_day(time_machine, WARNED + DAY, GOES - DAY)
    passes(time_machine, at(GOES) - timedelta(hours=9, seconds=1))
    assert is_there(mine)

    passes(time_machine, at(GOES) - timedelta(hours=9))
    assert not is_there(mine)


def test_all_of_it_goes_but_for_the_account_and_one_in_a_count(mine, time_machine, at_ten):
    photograph = take(subject=mine.about)
    sent(vacancy=mine.vacancy)
    passes(time_machine, at(WARNED - DAY))
    passes(time_machine, at(WARNED))
    assert (at_ten / photograph.stored_as).exists()

    passes(time_machine, at(GOES, NIGHT))

    assert not Part.objects.filter(application_id=mine.pk).exists()
    assert not Email.objects.about(mine.about).exists()
    assert Applicant.objects.filter(pk=mine.applicant_id).exists()
    [row] = Forgotten.objects.values_list("month", "route_slug", "stage", "number")
    assert row == (date(2026, 11, 1), "support-volunteer", "draft", 1)


def test_without_its_warning_it_stays_and_gets_ten_days_from_the_day_it_is_warned(
    mine, time_machine
):
    """The clock of tasks stood still until long after its day."""
    late = date(2027, 4, 12)  # a Monday
    passes(time_machine, at(late, NIGHT))
    assert is_there(mine)

    passes(time_machine, at(late))
    assert subjects() == ["We will delete your draft on 22 April 2027"]
    passes(time_machine, at(late + 9 * DAY))
    assert is_there(mine)
    passes(time_machine, at(late + 10 * DAY, NIGHT))
    assert not is_there(mine)


def test_a_warning_that_could_not_leave_for_days_takes_no_day_from_them(mine, time_machine):
    passes(time_machine, at(WARNED - DAY))
    time_machine.move_to(at(WARNED + 2 * DAY), tick=False)
    send_owed_emails()

    assert subjects() == ["We will delete your draft on 2 March 2027"]
    passes(time_machine, at(GOES, NIGHT))
    passes(time_machine, at(GOES + DAY))
    assert is_there(mine)
    passes(time_machine, at(GOES + 2 * DAY, NIGHT))
    assert not is_there(mine)


@pytest.mark.parametrize(
    ("fields", "stays"),
    [
        ({"state": "failed", "problem": "SMTPRecipientsRefused"}, False),
        ({"state": "failed", "problem": "SMTPDataError"}, False),
        ({"state": "failed", "problem": "Refused"}, False),
        ({"state": "failed", "problem": "SMTPAuthenticationError"}, True),
        ({"state": "failed", "problem": "The mail server refuses us: 550 5.7.1"}, True),
        ({"state": "failed", "problem": "TemplateSyntaxError"}, True),
        ({"state": "owed"}, True),
    ],
)
def test_a_warning_that_their_address_refused_counts_and_one_that_failed_for_us_does_not(
    mine, time_machine, fields, stays
):
    passes(time_machine, at(WARNED - DAY))
    Email.objects.filter(kind="draft_goes").update(**fields, next_try_at=at(WARNED))
    time_machine.move_to(at(GOES, NIGHT), tick=False)

    look_after_retention()

    assert is_there(mine) is stays


@pytest.mark.parametrize(("what", "stays"), [(What.BOUNCED, False), (What.FAILED, True)])
def test_a_warning_that_came_back_counts_and_not_one_that_the_provider_could_not_send(
    mine, time_machine, what, stays
):
    passes(time_machine, at(WARNED - DAY))
    passes(time_machine, at(WARNED))
    warning = Email.objects.get(kind="draft_goes")
    mark = warning.message_id.removeprefix("<").partition("@")[0]
    delivery.take_in(delivery.Report(what, mark, ""), now=at(WARNED))

    time_machine.move_to(at(GOES, NIGHT), tick=False)
    look_after_retention()
    assert is_there(mine) is stays


def test_what_failed_for_us_is_written_again_and_gives_its_days_anew(mine, time_machine):
    """The first fails; the next leaves two days late, so the day that it names is later too."""
    passes(time_machine, at(WARNED - DAY))
    Email.objects.filter(kind="draft_goes").update(state="failed", problem="KeyError", tries=5)
    passes(time_machine, at(WARNED + DAY, NIGHT))
    first = date.fromisoformat(warnings(mine, state="owed")[0][0])
    assert first > GOES

    wrote = first - 10 * DAY
    time_machine.move_to(at(wrote + 2 * DAY), tick=False)
    send_owed_emails()
    assert subjects() == [f"We will delete your draft on {in_words(first + 2 * DAY)}"]

    day_after_day(time_machine, first, first + DAY)
    assert is_there(mine)
    passes(time_machine, at(first + 2 * DAY, NIGHT))
    assert not is_there(mine)


def test_whoever_changes_it_has_90_days_more_and_another_warning(mine, time_machine):
    passes(time_machine, at(WARNED - DAY))
    passes(time_machine, at(WARNED))
    fill_in(mine, "your-example", evidence="Still here.", now=at(WARNED + DAY))

    day_after_day(time_machine, GOES, GOES + DAY)
    assert is_there(mine)
    again = WARNED + 91 * DAY
    passes(time_machine, at(again - 12 * DAY))
    assert warnings(mine) == [(GOES.isoformat(), "sent"), (again.isoformat(), "owed")]


def test_whoever_changes_it_in_time_is_not_warned_any_more(mine, time_machine):
    passes(time_machine, at(WARNED - DAY))
    fill_in(mine, "your-example", evidence="Still here.", now=at(WARNED - DAY))
    assert warnings(mine) == [(GOES.isoformat(), "cancelled")]

    passes(time_machine, at(WARNED))
    assert subjects() == []


def test_a_warning_that_a_worker_held_meanwhile_asks_again(mine, time_machine):
    passes(time_machine, at(WARNED - DAY))
    fill_in(mine, "your-example", evidence="Still here.", now=at(WARNED - DAY))
    Email.objects.filter(kind="draft_goes").update(state="owed")

    passes(time_machine, at(WARNED))
    assert subjects() == []


def test_a_role_that_closes_later_moves_both(mine, time_machine):
    passes(time_machine, at(WARNED - DAY))
    later = date(2027, 2, 25)
    services.extend(
        mine.vacancy_id, later, by=UserFactory(), seen=CLOSES, why="Snow", now=at(WARNED - DAY)
    )

    assert warnings(mine) == [(GOES.isoformat(), "cancelled")]
    day_after_day(time_machine, WARNED, GOES)
    assert is_there(mine)
    day_after_day(time_machine, later + 70 * DAY, later + 89 * DAY)
    assert is_there(mine)
    passes(time_machine, at(later + 90 * DAY, NIGHT))
    assert not is_there(mine)


def test_what_was_sent_is_no_draft(at_ten, time_machine):
    application = sent(vacancy=VacancyFactory(closes_on=CLOSES))

    day_after_day(time_machine, WARNED - DAY, WARNED)
    passes(time_machine, at(GOES))

    assert is_there(application)
    assert warnings(application) == []


def test_reminders_that_were_stopped_do_not_stop_the_warning(mine, time_machine):
    services.stop_reminders(mine.pk)

    passes(time_machine, at(WARNED - DAY))
    passes(time_machine, at(WARNED))

    assert len(subjects()) == 1


def test_a_child_whose_parent_was_never_named_is_told_nothing_and_it_goes_all_the_same(
    at_ten, time_machine
):
    application = cadet(vacancy=VacancyFactory(route_slug="cadet", closes_on=CLOSES))

    day_after_day(time_machine, WARNED - DAY, GOES - DAY)
    assert is_there(application)
    assert subjects() == []
    passes(time_machine, at(GOES, NIGHT))
    assert not is_there(application)


def test_nothing_is_astray_afterwards(mine, time_machine):
    sent(vacancy=VacancyFactory(closes_on=CLOSES))
    send_owed_emails()
    passes(time_machine, at(WARNED - DAY))
    passes(time_machine, at(WARNED))
    passes(time_machine, at(GOES, NIGHT))

    assert not is_there(mine)
    assert found(at(GOES, NIGHT)) == {}


def test_one_that_nobody_deletes_is_counted_as_kept_for_too_long(mine, time_machine):
    passes(time_machine, at(WARNED - DAY))
    passes(time_machine, at(WARNED))

    assert found(at(GOES + 3 * DAY)) == {}
    assert found(at(GOES + 5 * DAY)) == {"R10": 1}


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_delete_each_once(at_ten, time_machine):
    drafts = [begun(vacancy=VacancyFactory(closes_on=CLOSES)) for _ in range(4)]
    passes(time_machine, at(WARNED - DAY))
    passes(time_machine, at(WARNED))
    time_machine.move_to(at(GOES, NIGHT), tick=False)
    photograph = take(subject=drafts[0].about)

    all_at_once(*[look_after_retention] * 4)

    assert not any(is_there(one) for one in drafts)
    assert Forgotten.objects.get().number == 4
    assert not (at_ten / photograph.stored_as).exists()
    look_after_retention()
    assert Forgotten.objects.get().number == 4
