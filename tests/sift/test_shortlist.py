"""The shortlist: who comes first, who is on the reserve, and when names are shown."""

import pytest
from django.urls import reverse

from recruitment.applications.stages import Stage
from recruitment.decisions import choosing
from recruitment.models import Application, Reveal
from recruitment.sift import shortlist
from recruitment.sift.shortlist import Group as Of
from recruitment.tasks import send_owed_emails
from tests.factories import UserFactory
from tests.sift.runs import (
    again,
    move,
    opened,
    people,
    score_all,
    settled,
    text,
    with_permissions,
)

pytestmark = pytest.mark.django_db


def test_the_shortlist_says_nothing_until_all_is_settled(recruiter):
    run = opened(answers=2)
    score_all(run, people(run)[0], 4)
    address = reverse("sift-shortlist", args=[run.pk])

    page = text(recruiter.post(address, follow=True))

    assert "2 answers not settled yet" in page
    assert "no names are shown" in page
    assert "Gwen" not in page
    assert not Reveal.objects.exists()


def test_names_come_after_a_button_that_is_recorded_and_for_each_person_anew(recruiter, client):
    run = settled(4)
    reference = Application.objects.get().reference
    address = reverse("sift-shortlist", args=[run.pk])
    before = text(recruiter.get(address))
    after = text(recruiter.post(address, follow=True))
    recruiter.post(address)

    assert "Gwen" not in before
    assert reference not in before
    assert "Gwen" in after
    assert reference in after
    assert [one.by for one in Reveal.objects.all()] == [recruiter.user]
    client.force_login(UserFactory(role="HR lead"))
    assert reference not in text(client.get(address))


def test_the_shortlist_ranks_by_median_and_puts_the_rest_on_the_reserve():
    run = settled(4, 3, 1, 3, 4)

    def groups(take):
        return [(row.rank, str(row.median), row.group) for row in shortlist.rows(run, take)]

    first = [(1, "4.0", Of.FIRST)] * 2
    assert groups(2) == [*first, *[(3, "3.0", Of.RESERVE)] * 2, (5, "1.0", Of.BELOW)]
    assert groups(3) == [*first, *[(3, "3.0", Of.FIRST)] * 2, (5, "1.0", Of.BELOW)]
    assert groups(9)[4] == (5, "1.0", Of.BELOW)


def test_equals_at_the_last_place_are_not_chosen_between(recruiter):
    run = settled(3, 3, 3)

    page = text(recruiter.get(reverse("sift-shortlist", args=[run.pk]), {"take": "2"}))

    assert "3 shortlisted of 3" in page
    assert "1 more than 2" in page


@pytest.mark.parametrize("take", ["", "0", "x", "9" * 30])
def test_a_length_that_is_none_is_told_and_the_scores_stay(recruiter, take):
    run = settled(4)

    page = text(recruiter.get(reverse("sift-shortlist", args=[run.pk]), {"take": take}))

    assert "Enter" in page
    assert "1 shortlisted of 1" in page


def test_who_withdraws_after_scoring_takes_nobodys_place():
    run = settled(4, 3)
    first = run.answers.get(final=4).application
    move(again(first), Stage.WITHDRAWN)

    rows = shortlist.rows(run, 1)

    assert [(row.withdrawn, row.rank, row.group) for row in rows] == [
        (True, 1, Of.FIRST),
        (False, 1, Of.FIRST),
    ]
    assert shortlist.people(run, Of.FIRST, 1) == [run.answers.get(final=3).application]


def test_the_shortlisted_and_the_others_go_to_check_and_send_with_their_stage(recruiter):
    run = settled(4, 3, 1)
    send_owed_emails()  # nobody is decided about while an email of theirs is held
    address = reverse("sift-shortlist", args=[run.pk])
    named = recruiter.post(address, follow=True)
    chosen = recruiter.get(address, {"take": "1"}).context["onward"]
    shortlisted, reserve, below = [run.answers.get(final=score).application for score in (4, 3, 1)]

    page = recruiter.post(f"{reverse('check-and-send')}?to={chosen[0].to}", {"ids": chosen[0].ids})

    assert "check and send for" in text(named)
    assert [(one.group, one.people, one.to) for one in chosen] == [
        (Of.FIRST, [shortlisted], Stage.ASSESSMENT),
        (Of.RESERVE, [reserve], Stage.UNSUCCESSFUL),
        (Of.BELOW, [below], Stage.UNSUCCESSFUL),
    ]
    assert page.context["to"] is Stage.ASSESSMENT
    assert [one["application"] for one in page.context["letters"]] == [shortlisted]
    assert "1 application chosen" in text(page)


def test_nobody_goes_on_before_the_names_are_shown_nor_by_somebody_who_decides_nothing(client):
    run = settled(4)
    address = reverse("sift-shortlist", args=[run.pk])
    client.force_login(UserFactory(role="Recruiter"))
    unnamed = client.get(address)
    client.force_login(with_permissions("see_shortlist"))
    undecided = client.post(address, follow=True)

    assert "check and send" not in text(unnamed)
    assert "Gwen" in text(undecided)
    assert "check and send" not in text(undecided)


def test_who_has_moved_on_is_in_no_button_and_a_long_group_goes_in_parts():
    run = settled(4, 4)
    gone, here = (one.application for one in run.answers.order_by("application"))
    move(again(gone), Stage.INTERVIEW)

    (first,) = shortlist.onward(run, shortlist.rows(run, 9))
    long = shortlist.Onward(Of.FIRST, [here] * (shortlist.AT_ONCE + 1), Stage.INTERVIEW)

    assert first.people == [here]
    assert shortlist.AT_ONCE == choosing.MOST
    assert len(long.ids.split(",")) == long.number == shortlist.AT_ONCE
