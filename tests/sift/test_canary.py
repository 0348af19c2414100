"""A marker meets nothing that tells whose an answer is, wherever they go and what they press."""

import pytest
from django.core import mail
from django.urls import reverse

from recruitment.models import Mark
from recruitment.tasks import send_owed_emails
from tests.sift.crawler import Crawler
from tests.sift.planted import PERSONAL, SCORED, plant, texts_of
from tests.sift.runs import desk_of, marker, opened, people, police_vacancy, with_permissions

pytestmark = pytest.mark.django_db


@pytest.fixture
def planted():
    """A run with the answer of somebody who has a canary in every field, and one of its markers."""

    def begin(answer=SCORED):
        vacancy = police_vacancy()
        signs = plant(vacancy, answer)
        run = opened(vacancy=vacancy, answers=0, markers=[marker(), marker(), marker()])
        return run, Mark.objects.first().marker.person, signs

    return begin


def test_every_text_about_a_person_is_planted(planted):
    """A field that is new is planted by itself, or somebody says that it tells nothing."""
    planted()

    for model in PERSONAL:
        for field in texts_of(model):
            values = model.objects.values_list(field.name, flat=True)
            assert any("canary" in str(value) for value in values), f"{model}.{field.name}"


def test_a_marker_who_follows_every_link_and_presses_every_button_learns_of_nobody(client, planted):
    run, person, signs = planted()
    crawler = Crawler(client, person)
    address = reverse("sift-answer", args=[run.pk, desk_of(run, person)[0]])

    crawler.walk()

    assert crawler.faults == []
    assert any(SCORED in said for said in crawler.said.values())
    assert address in crawler.seen
    assert Mark.objects.filter(marker__person=person).exclude(score=None, ended_as="").exists()
    assert crawler.hits(signs) == set()


def test_a_marker_who_opens_every_address_with_every_number_learns_of_nobody(client, planted):
    _, person, signs = planted()
    crawler = Crawler(client, person)

    crawler.every_address()
    send_owed_emails()

    assert crawler.faults == []
    assert len(crawler.said) > 300
    assert crawler.hits(signs, guessed=True) == set()
    told = [one for one in mail.outbox if person.email in one.recipients()]
    assert [one.subject for one in told] == ["There are answers for you to score"]
    assert not [sign for one in told for sign in signs if sign in str(one.message()).casefold()]


def test_the_walk_finds_a_canary_that_is_let_through(client, planted):
    """What an answer itself tells is beyond us. So here it is seen that the walk sees."""
    _, person, signs = planted("My teacher at canary school said so.")
    crawler = Crawler(client, person)

    crawler.walk()

    assert {sign for sign, _ in crawler.hits(signs)} == {"canary"}


def test_somebody_who_may_see_applications_meets_every_sign_on_the_same_walk(client, planted):
    *_, signs = planted()
    sees = with_permissions("view_application", "run_sift", "see_shortlist", "view_addition")
    crawler = Crawler(client, sees)

    crawler.read()

    assert {sign for sign, _ in crawler.hits(signs)} == set(signs)


def test_after_the_run_a_marker_still_learns_of_nobody(client, planted):
    run, _, signs = planted()
    for one in people(run):
        crawler = Crawler(client, one)
        crawler.walk()
        client.post(reverse("sift-hand-in", args=[run.pk]))
        crawler.walk("/admin/sift/")
        assert crawler.hits(signs) == set()
