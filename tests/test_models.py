"""What the database refuses, whoever asks."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from recruitment.applications import services
from recruitment.applications.stages import Stage
from recruitment.models import Application, Email, Feedback, SignInCode, StageChange
from tests.factories import ApplicantFactory, EmailFactory, UserFactory, VacancyFactory, draft, sent
from tests.moments import NOW, TODAY

pytestmark = pytest.mark.django_db


def refused(name):
    return pytest.raises(IntegrityError, match=name)


def test_two_staff_accounts_with_one_email_in_other_letters():
    UserFactory(email="sam@force.example")

    with refused("one_account_per_staff_email"), transaction.atomic():
        UserFactory(email="SAM@force.example")


def test_two_applicants_with_one_email():
    ApplicantFactory(email="gwen@home.example")

    with refused("recruitment_applicant_email"), transaction.atomic():
        ApplicantFactory(email="gwen@home.example")


def test_an_applicants_email_in_capitals():
    with refused("applicants_email_is_in_small_letters"), transaction.atomic():
        ApplicantFactory(email="Gwen@home.example")


@pytest.mark.parametrize("model", list(apps.get_app_config("recruitment").get_models()), ids=str)
def test_every_constraint_says_in_words_what_it_wants(model):
    for constraint in model._meta.constraints:
        message = constraint.get_violation_error_message()
        assert "onstraint" not in message, constraint.name


def test_a_vacancy_that_closes_before_it_opens():
    with refused("vacancy_closes_after_it_opens"), transaction.atomic():
        VacancyFactory(opens_on=TODAY, closes_on=TODAY - timedelta(days=1))


def test_the_form_says_so_in_words():
    vacancy = VacancyFactory.build(opens_on=TODAY, closes_on=TODAY - timedelta(days=1))

    with pytest.raises(ValidationError, match="closing day must be the opening day or later"):
        vacancy.full_clean()


@pytest.mark.parametrize(
    ("field", "value", "name"),
    [
        ("places", 0, "vacancy_has_places"),
        ("closes_on", date(2100, 1, 1), "vacancy_closes_in_this_century"),
        ("evidence_words", 49, "vacancy_asks_for_50_to_1000_words"),
        ("evidence_words", 1001, "vacancy_asks_for_50_to_1000_words"),
    ],
)
def test_a_vacancy_with_nonsense_in_it(field, value, name):
    with refused(name), transaction.atomic():
        VacancyFactory(**{field: value})


def test_two_live_applications_of_one_person_for_one_vacancy():
    application = draft()

    with refused("one_live_application_per_vacancy"), transaction.atomic():
        Application.objects.create(
            reference="EP-2222-2222",
            applicant=application.applicant,
            vacancy=application.vacancy,
            answers={},
            begun_at=NOW,
            saved_at=NOW,
        )


@pytest.mark.parametrize(
    ("change", "name"),
    [
        pytest.param(
            {"stage": "lost", "submitted_at": NOW, "outcome": {}, "rules_version": "1"},
            "application_stage_is_known",
            id="an unknown stage",
        ),
        pytest.param(
            {"stage": Stage.SIFT},
            "application_is_a_draft_until_it_is_submitted",
            id="sent without a moment of sending",
        ),
        pytest.param(
            {"stage": Stage.SUBMITTED, "submitted_at": NOW},
            "submitted_application_has_a_name_and_an_outcome",
            id="sent without an outcome",
        ),
    ],
)
def test_an_application_in_a_state_that_cannot_be(change, name):
    application = draft()

    with refused(name), transaction.atomic():
        Application.objects.filter(pk=application.pk).update(**change)


def test_a_refusal_without_a_reason():
    application = sent()

    with pytest.raises(services.Unexplained):
        services.move(
            application.pk,
            Stage.UNSUCCESSFUL,
            by=UserFactory(),
            seen=application.version,
            now=NOW,
            note="",
            words="",
        )

    application.refresh_from_db()
    assert application.at is Stage.SUBMITTED


@pytest.mark.parametrize("act", ["update", "delete"])
def test_history_that_somebody_wants_to_rewrite(act):
    history = StageChange.objects.filter(pk=sent().history.get().pk)

    with pytest.raises(IntegrityError, match="only ever added to"), transaction.atomic():
        history.update(note="Nothing happened") if act == "update" else history._raw_delete(
            "default"
        )


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"state": "sent"}, "email_is_sent_exactly_when"),
        ({"sent_at": NOW}, "email_is_sent_exactly_when"),
        ({"state": "lost"}, "email_"),
    ],
)
def test_an_email_in_a_state_that_cannot_be(change, name):
    email = EmailFactory()

    with refused(name), transaction.atomic():
        Email.objects.filter(pk=email.pk).update(**change)


def test_a_sixth_try_of_a_code():
    with refused("code_has_at_most_five_tries"), transaction.atomic():
        SignInCode.objects.create(
            email="a@home.example", nonce=b"1", asked_at=NOW, asked_from="x", tries=6
        )


def test_feedback_that_says_nothing():
    with refused("feedback_says_something"), transaction.atomic():
        Feedback.objects.create(words="", left_at=NOW)
