"""Why an application ends: what is recorded, and what the applicant reads and may do next."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import F

from recruitment.applications import services
from recruitment.applications.stages import Stage
from recruitment.models import Ending, Reason, ReasonWording
from recruitment.tasks import send_owed_emails
from tests.applications.applying import OFFICER_ANSWERS
from tests.applications.decided import again, move, why
from tests.factories import ApplicantFactory, UserFactory, VacancyFactory, sent
from tests.moments import NOW
from tests.visitor import Visitor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

EMAIL = "gwen@home.example"


@pytest.fixture
def officer():
    vacancy = VacancyFactory(route_slug="pcep")
    return sent(vacancy=vacancy, answers=OFFICER_ANSWERS, applicant=ApplicantFactory(email=EMAIL))


def words_of(code):
    return ReasonWording.objects.current().get(reason__code=code).words


def written():
    """The last email, after the worker has been."""
    send_owed_emails()
    return " ".join(mail.outbox[-1].body.split())


@pytest.fixture
def gwen(officer):
    """The applicant, signed in before anything is decided: codes leave with the other emails."""
    visitor = Visitor()
    visitor.sign_in(EMAIL)
    return visitor


def tracker(visitor, application):
    return " ".join(visitor.get("tracker", application.reference).content.decode().split())


def test_the_email_says_each_reason_the_own_line_the_day_and_what_fits_now(officer):
    move(officer, Stage.UNSUCCESSFUL, given=why("evidence", "interview", own="You spoke well."))

    letter = written()

    for words in (words_of("evidence"), words_of("interview"), "You spoke well."):
        assert words in letter
    assert "You can apply for this role again from Sunday 23 May 2027." in letter
    assert "these fit you now" in letter
    assert "Police support volunteer" in letter
    assert "Police Constable" not in letter[letter.index("fit you now") :]


def test_the_tracker_says_the_same_once_the_email_has_gone(officer, gwen):
    move(officer, Stage.UNSUCCESSFUL, given=why("evidence", own="You spoke well."))
    assert "You spoke well." not in tracker(gwen, officer)

    send_owed_emails()

    page = tracker(gwen, officer)
    for words in (words_of("evidence"), "You spoke well.", "again from Sunday 23 May 2027"):
        assert words in page
    assert "Police support volunteer" in page


def test_the_wait_runs_from_the_day_of_the_email_and_not_of_the_decision(officer, gwen, now):
    move(officer, Stage.UNSUCCESSFUL, given=why("evidence"))
    now.move_to(NOW + timedelta(hours=47))

    assert "again from Tuesday 25 May 2027" in written()
    gwen.sign_in(EMAIL)
    assert "again from Tuesday 25 May 2027" in tracker(gwen, officer)


def test_a_reason_that_is_no_no_makes_nobody_wait(officer):
    move(officer, Stage.UNSUCCESSFUL, given=why("places"))

    letter = written()

    assert "You can apply again whenever a vacancy is open." in letter
    assert "again from" not in letter


def test_a_route_without_a_rule_for_it_makes_nobody_wait():
    volunteer = sent()
    move(volunteer, Stage.UNSUCCESSFUL, given=why("evidence"))

    assert Ending.objects.get().wait_months == 0
    assert "again from" not in written()


def test_an_end_by_us_does_not_say_that_the_applicant_asked_for_it(officer, gwen):
    move(officer, Stage.WITHDRAWN, given=why("no-answer"), words="")

    letter = written()

    assert "We have stopped your application" in letter
    assert "You asked us" not in letter
    assert words_of("no-answer") in letter
    page = tracker(gwen, officer)
    assert "We have stopped this application." in page
    assert "because you asked us to stop" not in page


def test_an_end_that_the_applicant_asked_for_says_so_and_offers_nothing_else(officer, gwen):
    move(officer, Stage.WITHDRAWN, given=why("asked"), words="")

    assert "You asked us to stop your application" in written()
    assert Ending.objects.get().routes == []
    assert "because you asked us to stop" in tracker(gwen, officer)


def test_what_was_sent_stays_as_sent_when_the_words_change(officer):
    given = why("evidence")
    old = words_of("evidence")
    reason = Reason.objects.get(code="evidence")
    services.reword(reason.pk, words="Other words", waits=False, by=UserFactory(), seen=1, now=NOW)

    change = move(officer, Stage.UNSUCCESSFUL, given=given).history.last()

    assert change.words == old
    assert [one.version for one in change.ending.wordings.all()] == [1]
    assert old in written()
    assert words_of("evidence") == "Other words"


def test_of_two_who_reword_a_reason_the_second_is_refused():
    reason, by = Reason.objects.get(code="evidence"), UserFactory()
    services.reword(reason.pk, words="First", waits=True, by=by, seen=1, now=NOW)

    with pytest.raises(services.Changed):
        services.reword(reason.pk, words="Second", waits=True, by=by, seen=1, now=NOW)

    assert words_of("evidence") == "First"


def test_saving_a_reason_unchanged_makes_no_version():
    reason = Reason.objects.get(code="places")
    words = words_of("places")

    services.reword(reason.pk, words=words, waits=False, by=UserFactory(), seen=1, now=NOW)

    assert reason.wordings.count() == 1


@pytest.mark.parametrize("codes", [(), ("asked",), ("evidence", "asked")])
def test_nobody_is_refused_for_no_reason_or_one_of_another_end(officer, codes):
    with pytest.raises(services.Unexplained):
        move(officer, Stage.UNSUCCESSFUL, given=why(*codes), words="")

    assert again(officer).at is Stage.SUBMITTED


@pytest.mark.parametrize("reason", ["evidence", "requirement", "checks", "assessment"])
def test_no_reason_tells_of_vetting_health_or_a_record(reason):
    words = words_of(reason).lower()

    for banned in ("vetting", "health", "medical", "record", "convict", "caution", "fitness"):
        assert banned not in words


def test_every_reason_has_words():
    assert set(Reason.objects.values_list("pk", flat=True)) == set(
        ReasonWording.objects.current().values_list("reason", flat=True)
    )


@pytest.mark.parametrize("model", [Ending, ReasonWording])
@pytest.mark.parametrize("act", ["update", "delete"])
def test_what_was_decided_is_only_added_to(officer, model, act):
    move(officer, Stage.UNSUCCESSFUL, given=why("evidence"))
    rows = model.objects.all()

    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        rows.update(id=F("id")) if act == "update" else rows._raw_delete(rows.db)


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"outcome": "sift"}, "reason_is_for_an_end"),
        ({"name": ""}, "reason_has_a_name"),
    ],
)
def test_a_reason_with_nonsense_in_it(changed, name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Reason.objects.filter(code="places").update(**changed)


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"version": 1}, "a_reason_has_each_version_once"),
        ({"words": ""}, "wording_of_a_reason_says_something"),
        ({"version": 0}, "wording_of_a_reason_says_something"),
    ],
)
def test_words_with_nonsense_in_them(changed, name):
    row = {"version": 2, "words": "Words", "at": NOW, **changed}

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Reason.objects.get(code="places").wordings.create(**row)
