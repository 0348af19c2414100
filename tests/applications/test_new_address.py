"""Another email address: by a code sent to it, and the old one is told."""

from datetime import timedelta

import pytest
from django.core import mail

from recruitment.applications.stages import Stage
from recruitment.models import Addition, Applicant, Email
from recruitment.people.address import Taken
from recruitment.tasks import send_owed_emails
from recruitment.tracker import services as tracker
from tests.applications.applying import plain
from tests.applications.decided import move
from tests.factories import ApplicantFactory, sent
from tests.moments import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

EMAIL, NEW = "gwen@home.example", "gwen@new.example"


@pytest.fixture
def signed_in(visitor):
    visitor.application = sent(applicant=ApplicantFactory(email=EMAIL))
    visitor.sign_in(EMAIL)
    return visitor


def change_to(visitor, email):
    visitor.post("new-email", email=email)
    return visitor.post("new-email-code", code=visitor.code_sent_to(email.lower()))


def test_a_new_address_is_taken_by_its_code_and_the_old_one_is_told(signed_in):
    page = change_to(signed_in, "Gwen@New.example")
    send_owed_emails()

    assert page.resolver_match.url_name == "my"
    assert Applicant.objects.get().email == NEW
    assert (mail.outbox[-1].to, mail.outbox[-1].subject) == (
        [EMAIL],
        "Your email address was changed",
    )
    assert NEW not in mail.outbox[-1].body
    assert Addition.objects.get().words == f"Email: {NEW} (before: {EMAIL})"


def test_until_the_code_is_typed_the_old_address_stays(signed_in):
    signed_in.post("new-email", email=NEW)

    page = signed_in.post("new-email-code", code="000 000")

    assert "That code does not work" in plain(page)
    assert Applicant.objects.get().email == EMAIL


def test_what_is_owed_goes_to_the_new_address(signed_in):
    move(signed_in.application, Stage.INTERVIEW)
    Email.objects.filter(kind="next_step").update(next_try_at=NOW + timedelta(days=1))

    change_to(signed_in, NEW)

    assert Email.objects.get(kind="next_step").to == NEW


def test_an_address_with_applications_of_its_own_is_not_taken(signed_in):
    sent(applicant=ApplicantFactory(email=NEW))

    page = change_to(signed_in, NEW)

    assert "Another application was made with this address" in plain(page)
    assert Applicant.objects.filter(email=EMAIL).exists()


def test_asking_for_an_address_that_has_applied_looks_like_any_other(signed_in):
    sent(applicant=ApplicantFactory(email=NEW))
    pages = [plain(signed_in.post("new-email", email=one)) for one in (NEW, "free@new.example")]

    known, free = (page.partition("<h1")[2].partition("<form")[0] for page in pages)
    assert known.replace(NEW, "") == free.replace("free@new.example", "")


def test_an_address_that_only_ever_signed_in_is_free(signed_in):
    ApplicantFactory(email=NEW)

    change_to(signed_in, NEW)

    assert [one.email for one in Applicant.objects.all()] == [NEW]


@pytest.mark.parametrize("email", ["", "x", EMAIL, EMAIL.upper(), '"a\x0cb"@home.example'])
def test_an_address_that_is_none_or_the_same_is_refused_in_words(signed_in, email):
    page = signed_in.post("new-email", email=email)

    assert page.context["form"].errors["email"]
    assert not Email.objects.filter(kind="sign_in_code", state="owed").exists()


def test_a_code_for_signing_in_changes_no_address(signed_in):
    """Each is remembered for its own purpose."""
    signed_in.post("return", email=NEW)
    code = signed_in.code_sent_to(NEW)

    signed_in.post("new-email-code", code=code)

    assert Applicant.objects.get().email == EMAIL


def test_two_who_take_one_address_are_told_apart(signed_in):
    other = sent(applicant=ApplicantFactory(email="b@home.example")).applicant
    change_to(signed_in, NEW)
    code = tracker.people.ask_for_code(NEW, address="192.0.2.1", now=NOW)

    with pytest.raises(Taken):
        tracker.change_email(other, code.pk, tracker.people.digits(code), now=NOW)
