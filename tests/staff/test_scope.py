"""A coordinator of cadets sees and touches the cases of cadets, and no others, on any page."""

from datetime import timedelta

import pytest
from django.urls import reverse

from recruitment.applications.stages import Stage
from recruitment.models import Application, Email
from recruitment.staff.roles import EVERY_ROLE
from recruitment.tasks import send_owed_emails
from tests.desk.deciding import again, decide, decide_many, text
from tests.factories import SlotFactory, UserFactory, VacancyFactory, sent
from tests.moments import NOW
from tests.parents.family import agreed, asked, cadet, send
from tests.references.naming import named

pytestmark = pytest.mark.django_db

COORDINATOR = "Cadet coordinator"
NARROWED = {
    *("view_application", "view_vacancy", "coordinate_application", "check_application"),
    *("add_note", "read_sensitive", "see_outbox", "assign_application", "add_wait"),
}
"""Every page that asks for one of these shows the routes of a role, and no more."""
QUEUE = "/admin/recruitment/application/"
SOON = {"starts_at": NOW + timedelta(days=3), "choose_until": NOW + timedelta(days=1)}


@pytest.fixture(autouse=True)
def on_the_day(settings, time_machine):
    settings.STAFF_SECOND_FACTOR = False
    time_machine.move_to(NOW)


@pytest.fixture
def volunteer(db):
    return sent(vacancy=VacancyFactory(title="Helper"), full_name="Gwen Hughes")


@pytest.fixture
def child(db):
    return send(agreed(cadet()).application)


@pytest.fixture
def kim(client):
    """The coordinator, at a browser."""
    user = UserFactory(role=COORDINATOR, name="Kim")
    client.force_login(user)
    client.user = user
    return client


def owner(application):
    return Application.objects.get(pk=application.pk).owner


def test_a_role_of_some_routes_has_only_permissions_whose_pages_are_narrowed():
    some = [role for role in EVERY_ROLE if role.routes is not None]

    assert [role.name for role in some if role.may - NARROWED] == []
    assert some


@pytest.mark.parametrize("asked", ["", "q=Hughes", "due=new", "owner=nobody", "reached=submitted"])
def test_the_queue_lists_and_counts_cadets_alone(kim, volunteer, child, asked):
    page = kim.get(f"{QUEUE}?{asked}")

    rows = [row["case"] for group in page.context["groups"] for row in group["rows"]]
    assert rows == [child]
    assert page.context["count"] == 1
    assert volunteer.reference not in text(page)


def test_today_counts_what_the_queue_lists(kim, volunteer, child):
    slots = [SlotFactory(vacancy=one.vacancy, **SOON) for one in (volunteer, child)]

    page = kim.get("/admin/", {"campaign": volunteer.vacancy.reference}).context

    assert {card.label: card.count for card in page["cards"]}["Not looked at"] == 1
    assert page["campaigns"] == [child.vacancy]
    assert page["funnel"]["vacancy"] == child.vacancy
    assert [one["slot"] for one in page["slots"]] == slots[1:]


def test_only_cadets_are_taken_from_the_queue(kim, volunteer, child):
    chosen = [f"{one.pk}.0" for one in (volunteer, child)]

    page = kim.post(f"{QUEUE}assign/", {"chosen": chosen, "to": "me"}, follow=True)

    assert owner(volunteer) is None
    assert owner(child) == kim.user
    assert "1 case is yours now" in text(page)


@pytest.mark.parametrize("said", [{"to": "nobody", "seen": "0"}, {"wait": "documents"}])
def test_who_has_a_case_of_others_and_its_wait_are_not_theirs(kim, volunteer, said):
    assert kim.post(f"{QUEUE}{volunteer.pk}/work/", said).status_code == 403


def test_a_case_is_given_only_to_those_who_see_it(client, kim, volunteer, child):
    client.force_login(UserFactory(role="Recruiter"))

    for one, offered in ((volunteer, False), (child, True)):
        page = client.get(f"{QUEUE}{one.pk}/change/")
        assert (kim.user in page.context["work"]["colleagues"]) is offered
        client.post(f"{QUEUE}{one.pk}/work/", {"to": kim.user.pk, "seen": "0"})
        assert (owner(one) == kim.user) is offered


def test_the_outbox_holds_cadets_alone(kim, volunteer, child):
    decide(volunteer)
    send_owed_emails()
    page = kim.get(reverse("outbox"))
    assert page.context["batches"] == []

    mine = decide(child).batch

    assert [one for one, _ in kim.get(reverse("outbox")).context["batches"]] == [mine]


@pytest.mark.parametrize(("tab", "sent_at"), [("sent", NOW), ("failed", None)])
def test_emails_in_the_outbox_are_those_about_cadets(kim, volunteer, child, tab, sent_at):
    Email.objects.filter(about__startswith="application:").update(state=tab, sent_at=sent_at)

    lines = kim.get(reverse("outbox"), {"show": tab}).context["emails"]

    assert {one["email"].about for one in lines} == {child.about}


def test_of_those_who_were_asked_their_outbox_has_parents_of_cadets_and_no_referee_of_others(kim):
    named()
    asked()
    requests = Email.objects.filter(kind__in=("parent_request", "referee_request"), occurrence="")
    requests.update(state="failed", problem="OSError")

    lines = kim.get(reverse("outbox"), {"show": "failed"}).context["emails"]

    assert [one["email"].kind for one in lines] == ["parent_request"]


def test_a_batch_with_anybody_else_in_it_is_not_there(kim, volunteer, child):
    both = decide_many([volunteer, child])

    assert kim.get(reverse("batch", args=[both.pk])).status_code == 404


def test_their_own_decision_can_be_undone_and_no_other(kim, volunteer, child):
    mine, other = decide(child, by=kim.user), decide(volunteer)
    page = text(kim.get(f"{QUEUE}{child.pk}/change/"))
    assert reverse("undo-decision", args=[mine.pk]) in page

    assert kim.post(reverse("undo-decision", args=[other.pk])).status_code == 403
    kim.post(reverse("undo-decision", args=[mine.pk]))

    assert again(child).at is Stage.SUBMITTED
    assert again(volunteer).at is Stage.UNSUCCESSFUL


def test_a_look_of_theirs_counts_as_one(kim, child):
    kim.get(f"{QUEUE}{child.pk}/change/")

    assert again(child).attention == "seen"


def test_whoever_makes_moves_for_every_route_still_sees_every_route(client, volunteer, child):
    client.force_login(UserFactory(role="Recruiter"))

    assert client.get(QUEUE).context["count"] == 2
