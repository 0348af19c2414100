"""Interview times: chosen, changed, given up, never by two people at once."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from recruitment.applications.stages import Stage
from recruitment.interviews import appointment, services
from recruitment.interviews.services import Gone, NotInvited, StillTaken, TooLate
from recruitment.models import Booking, Email, Slot
from recruitment.tasks import send_owed_emails
from tests.applications.applying import plain, text
from tests.applications.decided import at_interview, has_gone, move
from tests.factories import SlotFactory, VacancyFactory, sent
from tests.moments import NOW

pytestmark = pytest.mark.django_db

EMAIL = "gwen@home.example"


@pytest.fixture
def invited(visitor, now):
    """Somebody at the interview, signed in, with two times to choose from."""
    visitor.application = at_interview(email=EMAIL)
    vacancy = visitor.application.vacancy
    visitor.early = SlotFactory(vacancy=vacancy)
    visitor.late = SlotFactory(vacancy=vacancy, starts_at=NOW + timedelta(days=8))
    visitor.sign_in(EMAIL)
    return visitor


def choose(visitor, slot):
    return visitor.post("interview", visitor.application.reference, slot=slot, press="choose")


def test_the_tracker_asks_for_one_thing_until_a_time_is_chosen(invited):
    page = plain(invited.get("tracker", invited.application.reference))
    assert "Choose your interview time by 28 November 2026, 10:00am" in page

    page = plain(choose(invited, invited.early.pk))

    assert "Your interview: Monday 30 November 2026, 10:00am" in page


def test_their_page_says_what_hr_says_of_the_time_and_nothing_where_it_says_nothing(invited):
    assert "What to bring" not in plain(choose(invited, invited.early.pk))
    Slot.objects.filter(pk=invited.early.pk).update(bring="A <pen>", meet="A sergeant")

    page = plain(invited.get("interview", invited.application.reference))

    assert "Who you will meet: A sergeant" in page
    assert "What to bring: A &lt;pen&gt;" in page
    assert "Getting there" not in page


def test_the_list_of_applications_says_so_too(invited):
    assert "Choose your interview time by" in plain(invited.get("my"))


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_the_same_queries_for_any_number(
    visitor, now, number, django_assert_max_num_queries
):
    first = at_interview(email=EMAIL)
    for _ in range(number - 1):
        other = sent(applicant=first.applicant, vacancy=VacancyFactory())
        move(other, Stage.INTERVIEW)
    has_gone()
    visitor.sign_in(EMAIL)

    with django_assert_max_num_queries(11):
        page = visitor.get("my")
    assert len(page.context["applications"]) == number


def test_the_chosen_time_is_emailed_with_a_file_for_the_calendar(invited):
    choose(invited, invited.early.pk)
    send_owed_emails()

    message = mail.outbox[-1]
    [(name, content, kind)] = message.attachments
    assert message.subject == "Interview: Monday 30 November 2026, 10:00am"
    assert "Training Centre" in message.body
    assert (name, kind) == ("appointment.ics", "text/calendar; method=PUBLISH")
    assert "DTSTART:20261130T100000Z\r\nDTEND:20261130T104500Z" in content
    assert "Gwen" not in content


def test_the_file_goes_out_as_a_calendar_of_one_method(invited):
    choose(invited, invited.early.pk)
    send_owed_emails()

    part = list(mail.outbox[-1].message().walk())[-1]
    assert part.get_content_type() == "text/calendar"
    assert part.get_param("method") == "PUBLISH"
    assert "METHOD:PUBLISH" in part.get_payload(decode=True).decode()


def test_a_summer_interview_is_said_in_summer_time_and_filed_in_utc(invited):
    start = NOW.replace(year=2027, month=7, day=1, hour=9)
    slot = SlotFactory(vacancy=invited.application.vacancy, starts_at=start)
    booking = services.choose(invited.application.pk, slot.pk, now=NOW)

    assert slot.in_words == "Thursday 1 July 2027, 10:00am"
    assert "DTSTART:20270701T090000Z" in appointment.file(booking)


def test_a_change_keeps_the_uid_also_under_a_new_key_and_raises_the_sequence(invited, settings):
    files = []
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    for slot in (invited.early, invited.late):
        choose(invited, slot.pk)
        page = invited.get("interview-calendar", invited.application.reference)
        files.append(dict(line.split(":", 1) for line in text(page).splitlines()))
        settings.SECRET_KEY = "a new key for everything that comes"

    first, second = files
    assert first["UID"] == second["UID"]
    assert (first["SEQUENCE"], second["SEQUENCE"]) == ("1", "2")
    assert first["DTSTART"] != second["DTSTART"]


def test_giving_up_tells_the_calendar_and_frees_the_place(invited):
    choose(invited, invited.early.pk)
    invited.post("interview", invited.application.reference, press="give-up")
    send_owed_emails()

    [(_, content, _)] = mail.outbox[-1].attachments
    assert "STATUS:CANCELLED" in content
    assert "SEQUENCE:2" in content
    assert "You gave up your interview time" in mail.outbox[-1].subject
    other = at_interview(email="other@home.example", vacancy=invited.application.vacancy)
    assert services.choose(other.pk, invited.early.pk, now=NOW).place == 1


def test_of_two_choices_before_the_worker_came_only_the_last_is_emailed(invited):
    for slot in (invited.early, invited.late):
        choose(invited, slot.pk)

    send_owed_emails()

    subjects = [one.subject for one in mail.outbox if one.subject.startswith("Interview")]
    assert subjects == ["Interview: Tuesday 1 December 2026, 10:00am"]


def test_choosing_the_same_time_again_changes_nothing(invited):
    choose(invited, invited.early.pk)
    choose(invited, invited.early.pk)

    assert Booking.objects.get().sequence == 1


def test_a_time_that_somebody_took_meanwhile_is_said_and_another_can_be_chosen(invited):
    other = at_interview(email="other@home.example", vacancy=invited.application.vacancy)
    services.choose(other.pk, invited.early.pk, now=NOW)

    page = choose(invited, invited.early.pk)

    assert "That time has gone. Select another one" in plain(page)
    assert str(invited.late.time_in_words) in plain(page)


@pytest.mark.parametrize("slot", ["", "x", "0", "9" * 40, "\0", "-1"])
def test_a_tampered_choice_is_a_sentence_and_not_an_error(invited, slot):
    page = choose(invited, slot)

    assert page.status_code == 200
    assert not Booking.objects.exists()


def test_a_time_of_another_vacancy_cannot_be_chosen(invited):
    with pytest.raises(Gone):
        services.choose(invited.application.pk, SlotFactory().pk, now=NOW)


@pytest.mark.parametrize(
    ("moment", "open_then"),
    [
        pytest.param(timedelta(seconds=-1), True, id="the second before"),
        pytest.param(timedelta(), False, id="the stated moment"),
    ],
)
def test_a_time_can_be_chosen_changed_and_given_up_until_the_stated_moment(
    invited, moment, open_then
):
    application, slot = invited.application, invited.early
    then = slot.choose_until + moment
    if not open_then:
        with pytest.raises(Gone):
            services.choose(application.pk, slot.pk, now=then)
        services.choose(application.pk, slot.pk, now=NOW)
        with pytest.raises(TooLate):
            services.give_up(application.pk, now=then)
        with pytest.raises(TooLate):
            services.choose(application.pk, invited.late.pk, now=then)
        return
    services.choose(application.pk, slot.pk, now=then)
    services.give_up(application.pk, now=then)
    assert Booking.objects.get().given_up_at == then


def test_too_late_is_said_on_the_page_with_whom_to_ask(invited, now):
    choose(invited, invited.early.pk)
    now.move_to(invited.early.choose_until)
    invited.sign_in(EMAIL)

    page = plain(invited.get("interview", invited.application.reference))

    assert "It is too late to change this time here" in page
    assert "Give up this time" not in page


def test_before_the_interview_stage_there_is_nothing_to_choose(visitor, now):
    application = sent()
    slot = SlotFactory(vacancy=application.vacancy)
    visitor.sign_in(application.applicant.email)

    page = visitor.get("interview", application.reference)

    assert page.resolver_match.url_name == "tracker"
    with pytest.raises(NotInvited):
        services.choose(application.pk, slot.pk, now=NOW)


@pytest.mark.parametrize("name", ["interview", "interview-calendar"])
def test_somebody_elses_interview_is_a_404(invited, name):
    others = at_interview(email="other@home.example")

    assert invited.get(name, others.reference).status_code == 404


def test_new_times_are_told_once_to_those_who_have_none(invited):
    vacancy = invited.application.vacancy
    sent(vacancy=vacancy)
    for _ in range(2):
        services.save_slot(SlotFactory.build(vacancy=vacancy), now=NOW)

    assert [one.to for one in Email.objects.filter(kind="choose_slot")] == [EMAIL]


def test_who_has_chosen_meanwhile_is_not_asked_to_choose(invited):
    services.save_slot(SlotFactory.build(vacancy=invited.application.vacancy), now=NOW)
    choose(invited, invited.early.pk)

    send_owed_emails()

    assert Email.objects.get(kind="choose_slot").state == "cancelled"


def test_a_time_that_hr_moves_is_told_to_who_has_it(invited):
    choose(invited, invited.early.pk)
    send_owed_emails()
    invited.early.place = "Town Hall, Chelmsford"

    services.save_slot(invited.early, now=NOW)
    send_owed_emails()

    assert "Town Hall" in mail.outbox[-1].body
    assert Booking.objects.get().sequence == 2


@pytest.mark.parametrize(("seconds", "told"), [(1, True), (0, False)])
def test_a_correction_of_a_time_that_has_begun_tells_nobody(invited, seconds, told):
    choose(invited, invited.early.pk)
    invited.early.place = "Town Hall, Chelmsford"
    now = invited.early.starts_at - timedelta(seconds=seconds)

    services.save_slot(invited.early, now=now)

    assert Slot.objects.get(pk=invited.early.pk).place == "Town Hall, Chelmsford"
    assert (Booking.objects.get().sequence == 2) is told
    assert (Email.objects.filter(kind="interview").count() == 2) is told


def test_a_time_cannot_lose_places_that_people_have(invited):
    slot = SlotFactory(vacancy=invited.application.vacancy, places=2)
    for one in (invited.application, at_interview(email="b@home.example", vacancy=slot.vacancy)):
        services.choose(one.pk, slot.pk, now=NOW)
    slot.places = 1

    with pytest.raises(StillTaken):
        services.save_slot(slot, now=NOW)


def test_two_people_in_one_place_are_refused_by_the_table(invited):
    choose(invited, invited.early.pk)
    other = at_interview(email="other@home.example", vacancy=invited.application.vacancy)

    with pytest.raises(IntegrityError, match="one_person_has_one_place"), transaction.atomic():
        Booking.objects.create(application=other, slot=invited.early, place=1, changed_at=NOW)
