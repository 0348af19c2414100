"""Who is left out of a decision about many, by name and with the reason."""

import pytest

from recruitment.applications.stages import Stage
from recruitment.decisions import choosing
from recruitment.models import Application, Decision
from tests.desk.deciding import NO, again, decide, look, many, press, stages, text
from tests.factories import EmailFactory, UserFactory, sent
from tests.moments import NOW

pytestmark = pytest.mark.django_db


def adjusted():
    """Fill in the optional section as the applicant's page does."""
    application = sent()
    application.parts.update_or_create(
        name="adjustments",
        defaults={"content": {"wanted": "More time"}, "version": 1, "saved_at": NOW},
    )
    return application


def helped():
    application = sent()
    Application.objects.filter(pk=application.pk).update(helped_by=UserFactory(), helped_at=NOW)
    return application


def bounced():
    application = sent()
    EmailFactory(
        about=application.about,
        occurrence="b",
        to=application.applicant.email,
        kind="late",
        state="failed",
        problem="Came back",
    )
    return application


def held():
    application = sent()
    decide(application, Stage.INTERVIEW, words="")
    return application


def ended():
    application = sent()
    Application.objects.filter(pk=application.pk).update(stage="withdrawn")
    return application


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (adjusted, choosing.ADJUSTED),
        (helped, choosing.HELPED),
        (bounced, choosing.BOUNCED),
        (held, choosing.HELD),
        (ended, "An application cannot go from Withdrawn to Unsuccessful."),
    ],
    ids=["adjustments", "helped", "bounced", "held", "ended"],
)
def test_who_needs_a_decision_of_their_own_is_left_out_by_name_with_the_reason(desk, make, why):
    special, plain = make(), sent()
    before = again(special).at
    browser = desk("Recruiter")
    shown = press(browser, look(browser, [special, plain]), to="unsuccessful", words=NO)
    assert special.reference in text(shown)
    assert why in text(shown)

    page = press(browser, shown)

    assert (again(special).at, again(plain).at) == (before, Stage.UNSUCCESSFUL)
    assert why in text(page)
    assert Decision.objects.get(application=special, change=None).left_out == why


def test_who_changed_after_the_page_was_opened_is_left_out(desk):
    first, _ = people = many(2)
    browser = desk("Recruiter")
    shown = press(browser, look(browser, people), to="unsuccessful", words=NO)
    fill = Application.objects.filter(pk=first.pk)
    fill.update(version=first.version + 1)

    page = press(browser, shown)

    assert stages(people) == [Stage.SUBMITTED, Stage.UNSUCCESSFUL]
    assert choosing.CHANGED in text(page)
