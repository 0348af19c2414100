"""Two applicants who may be one person: found, shown side by side, said, never merged."""

from functools import partial
from io import StringIO

import pytest
from django.core.management import call_command

from recruitment.applications import services as applications
from recruitment.duplicates import services
from recruitment.duplicates.models import Kind, Said
from recruitment.duplicates.services import Overtaken
from recruitment.models import Applicant, Application, Judgement, Pair, ToLookAt, Trait
from recruitment.tasks import look_for_duplicates
from tests.crowd import all_at_once
from tests.factories import VOLUNTEER_ANSWERS, ApplicantFactory, UserFactory, begun, sent
from tests.moments import NOW

pytestmark = pytest.mark.django_db


def applied(email, *, name="Gwen Hughes", phone="", born="1990-05-04"):
    return sent(
        applicant=ApplicantFactory(email=email),
        answers={**VOLUNTEER_ANSWERS, "date-of-birth": born},
        full_name=name,
        phone=phone,
    )


def found():
    look_for_duplicates()
    return {(one.one.email, one.other.email): one.kinds for one in Pair.objects.all()}


def test_nothing_that_was_hashed_can_be_read(settings):
    applied("gwen@home.example", phone="07700 900982")
    look_for_duplicates()

    before = set(Trait.objects.values_list("mark", flat=True))
    assert len(before) == 3
    assert not any("gwen" in mark or "900982" in mark for mark in before)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key, as long as a key has to be to be one at all"
    call_command("look_for_duplicates", "--again", stdout=StringIO())
    assert before.isdisjoint(Trait.objects.values_list("mark", flat=True))


def test_each_likeness_is_found_and_named():
    applied("gwen@home.example", phone="07700 900982")
    applied("gwen+2@home.example", name="Amara Obi", born="1980-01-01")
    applied("amara@home.example", name="Amara Obi", phone="+447700900982", born="1970-01-01")
    applied("gw@home.example", name="Hughes Gwen")
    applied("nobody@home.example", name="Gwen Hughes", born="1991-05-04")

    assert found() == {
        ("gwen@home.example", "gwen+2@home.example"): [Kind.EMAIL],
        ("gwen@home.example", "amara@home.example"): [Kind.PHONE],
        ("gwen@home.example", "gw@home.example"): [Kind.BIRTH],
    }


def test_several_applications_of_one_applicant_are_no_pair():
    one = applied("gwen@home.example")
    sent(applicant=one.applicant)

    assert found() == {}


def test_drafts_are_not_compared():
    applied("gwen@home.example")
    begun(applicant=ApplicantFactory(email="gwen+1@home.example"))

    assert found() == {}


def test_nothing_is_looked_at_twice_and_a_change_of_details_is_looked_at():
    one = applied("gwen@home.example")
    applied("amara@home.example", name="Amara Obi", phone="07700 900982")
    assert found() == {}
    assert not ToLookAt.objects.exists()

    applications.change_details(one.pk, {"phone": "07700 900982"}, now=NOW)

    assert list(found().values()) == [[Kind.PHONE]]


def test_a_new_address_is_looked_at():
    one = applied("gwen@home.example")
    applied("amara@home.example", name="Amara Obi")
    look_for_duplicates()

    Applicant.objects.filter(pk=one.applicant_id).update(email="amara+1@home.example")

    assert list(found().values()) == [[Kind.EMAIL]]


def test_moving_an_application_on_does_not_compare_it_again():
    one = applied("gwen@home.example")
    look_for_duplicates()

    Application.objects.filter(pk=one.pk).update(stage="interview", version=9)

    assert not ToLookAt.objects.exists()


@pytest.fixture
def pair():
    applied("gwen@home.example", phone="07700 900982")
    applied("gwen+2@home.example", phone="07700 900983")
    look_for_duplicates()
    return Pair.objects.get()


def address(pair):
    return f"/admin/duplicates/{pair.pk}/"


def test_they_stand_side_by_side_with_what_differs(client, pair):
    client.force_login(UserFactory(role="Recruiter"))

    page = client.get(address(pair))

    same = {row["label"]: row["same"] for row in page.context["rows"]}
    assert same == {
        "Email": False,
        "Name": True,
        "Known as": True,
        "Phone": False,
        "Date of birth": True,
    }
    words = page.content.decode()
    for shown in ("07700 900982", "07700 900983", "4 May 1990", "Same email address"):
        assert shown in words


@pytest.mark.parametrize(
    ("press", "said", "words"),
    [("same", Said.SAME, "Nothing was merged"), ("different", Said.DIFFERENT, "not the same")],
)
def test_what_staff_say_is_kept_with_who_and_when_and_merges_nothing(
    client, pair, press, said, words
):
    sam = UserFactory(role="Recruiter")
    client.force_login(sam)
    before = list(Application.objects.values())

    page = client.post(address(pair), {"press": press, "seen": "open"}, follow=True)

    pair.refresh_from_db()
    judgement = Judgement.objects.get()
    assert (pair.said, judgement.said, judgement.by) == (said, said, sam)
    assert words in page.content.decode()
    assert list(Application.objects.values()) == before
    assert "gwen" not in client.get("/admin/duplicates/").content.decode()


def test_linked_applications_are_on_each_others_cases(client, pair):
    one, other = Application.objects.order_by("pk")
    client.force_login(UserFactory(role="Recruiter"))
    assert services.linked(one) == []

    services.judge(pair.pk, Said.SAME, seen="open", by=UserFactory(), now=NOW)

    assert (services.linked(one), services.linked(other)) == ([other], [one])
    case = client.get(f"/admin/recruitment/application/{one.pk}/change/").content.decode()
    assert other.reference in case


def test_what_was_said_stays_said_when_they_are_found_again(pair):
    services.judge(pair.pk, Said.DIFFERENT, seen="open", by=UserFactory(), now=NOW)

    services.look_again()
    look_for_duplicates()

    pair.refresh_from_db()
    assert pair.said == Said.DIFFERENT


def test_somebody_may_think_again_and_both_are_kept(pair):
    services.judge(pair.pk, Said.SAME, seen="open", by=UserFactory(), now=NOW)
    services.judge(pair.pk, Said.SAME, seen="open", by=UserFactory(), now=NOW)
    with pytest.raises(Overtaken):
        services.judge(pair.pk, Said.DIFFERENT, seen="open", by=UserFactory(), now=NOW)

    services.judge(pair.pk, Said.DIFFERENT, seen="same", by=UserFactory(), now=NOW)

    assert [one.said for one in Judgement.objects.all()] == ["same", "different"]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_say_different_things_at_once_the_second_is_told():
    one, other = ApplicantFactory(), ApplicantFactory()
    pair = Pair.objects.create(one=one, other=other, found_at=NOW)
    sam, jo = UserFactory(), UserFactory()

    def say(said, by):
        try:
            return services.judge(pair.pk, said, seen="open", by=by, now=NOW)
        except Overtaken:
            return Overtaken

    acts = (partial(say, Said.SAME, sam), partial(say, Said.DIFFERENT, jo))
    assert all_at_once(*acts).count(Overtaken) == 1
    assert Judgement.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_make_one_pair():
    applied("gwen@home.example", phone="07700 900982")
    applied("gwen+2@home.example", phone="07700 900982")

    all_at_once(*[look_for_duplicates] * 4)
    look_for_duplicates()

    assert Pair.objects.count() == 1
    assert not ToLookAt.objects.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_number_of_queries_for_any_number_of_pairs(
    client, rows, django_assert_max_num_queries
):
    for _ in range(rows):
        one, other = ApplicantFactory(), ApplicantFactory()
        Pair.objects.create(one=one, other=other, kinds=["phone"], found_at=NOW)
    client.force_login(UserFactory(role="HR lead"))

    with django_assert_max_num_queries(9):
        page = client.get("/admin/duplicates/")
    assert len(page.context["pairs"]) == rows


@pytest.mark.parametrize("press", ["", "x", "open", "\0"])
def test_a_press_that_no_button_makes_changes_nothing(client, pair, press):
    client.force_login(UserFactory(role="Recruiter"))

    assert client.post(address(pair), {"press": press}).status_code == 200
    assert not Judgement.objects.exists()


@pytest.mark.parametrize("role", ["Administrator", "Phone helper"])
def test_others_see_no_pairs(client, pair, role):
    client.force_login(UserFactory(role=role))

    assert client.get("/admin/duplicates/").status_code == 403
    assert client.post(address(pair), {"press": "same", "seen": "open"}).status_code == 403
    assert not Judgement.objects.exists()
