"""An HR lead's move to an end has reasons too: their words, the wait, and other routes."""

import pytest
from django.urls import reverse

from recruitment.applications import services
from recruitment.applications.services import IllegalMove, Unexplained
from recruitment.applications.stages import Stage
from recruitment.models import Email, Ending
from tests.applications.decided import again, at_interview, has_gone, move, why
from tests.desk.deciding import decide, text
from tests.desk.test_deciding import numbers
from tests.factories import UserFactory, sent
from tests.moments import NOW

pytestmark = pytest.mark.django_db

WHY = "Recorded as withdrawn by mistake"


@pytest.fixture
def ended():
    """Recorded as withdrawn, which should have been a no."""
    application = move(sent(), Stage.WITHDRAWN, given=why("no-answer"))
    has_gone()
    return again(application)


def override(application, **said):
    plain = {"reason": WHY, "words": "", "seen": application.version, "by": UserFactory()}
    return services.override(application.pk, Stage.UNSUCCESSFUL, **{**plain, **said}, now=NOW)


@pytest.mark.parametrize("said", [{}, {"words": "Words of ones own are no reason of the list"}])
def test_an_end_without_a_reason_of_the_list_is_refused(ended, said):
    with pytest.raises(Unexplained):
        override(ended, **said)


def test_a_reason_that_is_for_another_end_is_refused(ended):
    with pytest.raises(Unexplained):
        override(ended, given=why("no-answer"))


def test_an_end_keeps_its_reasons_its_wait_and_the_routes_that_fit(ended):
    usual = move(sent(), Stage.UNSUCCESSFUL, given=why("evidence")).history.last().ending

    override(ended, given=why("evidence", own="Thank you."))

    ending = Ending.objects.get(change__overrides=True)
    assert ending.own == "Thank you."
    assert {one.reason.code for one in ending.wordings.all()} == {"evidence"}
    assert (ending.wait_months, ending.routes) == (usual.wait_months, usual.routes)
    assert ending.change.words.endswith("Thank you.")
    assert Email.objects.filter(kind="outcome", occurrence=str(ending.change.pk)).exists()


def page_of(browser, application, **typed):
    address = reverse("admin:recruitment_application_override", args=[application.pk])
    plain = {"to": "unsuccessful", "reason": WHY, "words": "", "seen": application.version}
    return browser.post(address, {**plain, "previewed": "", **typed})


def test_the_page_asks_for_reasons_shows_the_email_with_them_and_then_sends_it(desk, ended):
    browser = desk("HR lead")

    asked = page_of(browser, ended)
    assert "Select why, in words that the applicant will read" in text(asked)
    typed = {"reasons": numbers("evidence", "places"), "words": "Thank you.\r\nJo"}
    shown = page_of(browser, ended, **typed)
    assert text(shown).count("checked") == 2
    assert "You can apply" in text(shown)
    assert not Ending.objects.filter(change__overrides=True).exists()
    done = page_of(browser, ended, **typed, previewed=shown.context["form"]["previewed"].value())

    assert done.status_code == 302
    ending = Ending.objects.get(change__overrides=True)
    assert {one.reason.code for one in ending.wordings.all()} == {"evidence", "places"}
    assert ending.own == "Thank you.\r\nJo"


def test_other_reasons_than_those_that_were_shown_are_shown_first(desk, ended):
    browser = desk("HR lead")
    shown = page_of(browser, ended, reasons=numbers("evidence"))
    previewed = shown.context["form"]["previewed"].value()

    page_of(browser, ended, reasons=numbers("places"), previewed=previewed)

    assert not Ending.objects.filter(change__overrides=True).exists()


def test_while_a_decision_is_held_the_page_says_so_and_keeps_what_was_typed(desk):
    application = at_interview()
    decide(application, Stage.CHECKS, words="")
    application, browser = again(application), desk("HR lead")
    typed = {"to": "sift", "reason": WHY, "words": "Kind words"}
    shown = page_of(browser, application, **typed)

    page = page_of(
        browser, application, **typed, previewed=shown.context["form"]["previewed"].value()
    )

    assert "The email of an earlier decision has not left yet" in text(page)
    assert "Kind words</textarea>" in text(page)
    assert again(application).at is Stage.CHECKS


def test_the_service_says_the_same():
    application = at_interview()
    decide(application, Stage.CHECKS, words="")

    with pytest.raises(IllegalMove, match="has not left yet"):
        override(again(application), given=why("evidence"))


def test_who_was_too_late_is_shown_both_versions(desk, ended):
    browser = desk("HR lead")
    typed = {"reasons": numbers("evidence"), "words": "Thank you."}
    shown = page_of(browser, ended, **typed)
    services.change_details(ended.pk, {"known_as": "G"}, now=NOW)
    type(ended).objects.filter(pk=ended.pk).update(version=ended.version + 1)

    page = page_of(browser, ended, **typed, previewed=shown.context["form"]["previewed"].value())

    assert page.status_code == 409
    assert "Thank you." in text(page)
