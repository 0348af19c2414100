"""The queue: what needs doing first, and nothing guessed from an address."""

from datetime import timedelta

import pytest
from django.urls import reverse

from recruitment.applications import services
from recruitment.models import Application, Assignment, SavedView
from tests.factories import UserFactory, VacancyFactory, sent
from tests.moments import NOW, TODAY

pytestmark = pytest.mark.django_db

LIST = "admin:recruitment_application_changelist"


def case(days=20, **fields):
    """A sent application; its promise so many calendar days away."""
    application = sent()
    fields = {"attention": "seen", "promised_on": TODAY + timedelta(days=days), **fields}
    Application.objects.filter(pk=application.pk).update(**fields)
    application.refresh_from_db()
    return application


def listed(browser, **query):
    """The references on a page, in their order."""
    page = browser.get(reverse(LIST), query)
    assert page.status_code == 200
    return [row["case"].reference for group in page.context["groups"] for row in group["rows"]]


def test_what_needs_doing_first_stands_first_under_its_heading(desk):
    on_track, waiting = case(30), case(-9, attention="waiting")
    replied, new = case(25, attention="replied"), case(40, attention="new")
    soon, late = case(3), case(-1, attention="new")
    ended = case(0, stage="unsuccessful")
    browser = desk("Recruiter")

    page = browser.get(reverse(LIST))

    wanted = [late, soon, new, replied, on_track, waiting]
    assert listed(browser) == [one.reference for one in wanted]
    assert [group["pile"].key for group in page.context["groups"]] == [
        "late",
        "soon",
        "new",
        "replied",
        "on-track",
        "waiting",
    ]
    assert listed(browser, due="ended") == [ended.reference]


@pytest.mark.parametrize(
    ("days", "pile"), [(-1, "late"), (0, "soon"), (3, "soon"), (4, "on-track")]
)
def test_due_soon_is_today_and_three_working_days_from_a_monday(desk, days, pile):
    application = case(days)

    assert listed(desk("Recruiter"), due=pile) == [application.reference]


def test_due_soon_steps_over_christmas(desk, time_machine):
    time_machine.move_to(NOW.replace(month=12, day=24))
    until = case((NOW.replace(month=12, day=31) - NOW).days)
    case((NOW.replace(month=12, day=31) - NOW).days + 4)

    page = desk("Recruiter").get(reverse(LIST), {"due": "soon"})

    assert [row["case"] for row in page.context["groups"][0]["rows"]] == [until]
    assert "Due in 3 working days" in page.content.decode()


def test_every_page_of_the_queue_together_is_the_whole_queue_once_in_both_directions(desk):
    days = [-5, -5, -4, 1, 1, 2, 9, 9, 9, 30]
    attentions = ["new", "replied", "seen", "waiting"]
    kept = sent()
    copies(kept, [(day, attention) for day in days for attention in attentions])
    browser = desk("Recruiter")

    forwards, address = [], reverse(LIST)
    last = ""
    while address:
        page = browser.get(address)
        forwards.append(keys(page))
        last, address = address, page.context["next"]
    backwards, address = [], last
    while address:
        page = browser.get(address)
        backwards.append(keys(page))
        address = page.context["previous"]

    assert [len(page) for page in forwards] == [25, 16]
    assert forwards == backwards[::-1]
    assert len({pk for page in forwards for pk in page}) == 41


def keys(page):
    return [row["case"].pk for group in page.context["groups"] for row in group["rows"]]


def copies(base, kinds):
    """Rows like one application, each of another person and with a promise of its own."""
    for number, (day, attention) in enumerate(kinds):
        applicant = type(base.applicant).objects.create(
            email=f"{number}@copy.example", created_at=NOW
        )
        copy = Application.objects.get(pk=base.pk)
        copy.pk, copy.applicant, copy.reference = None, applicant, f"COPY-{number}"
        copy.promised_on, copy.attention = TODAY + timedelta(days=day), attention
        copy.save(force_insert=True)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_page_takes_at_most_twelve_queries(desk, rows, django_assert_max_num_queries):
    emails = [case().applicant.email for _ in range(rows)]
    browser = desk("HR lead")
    browser.get(reverse(LIST))

    searches = {"q": "gwen"}, {"q": emails[0]}
    for query in ({}, {"stage": "submitted"}, {"owner": "me", "due": "late"}, *searches):
        with django_assert_max_num_queries(12):
            page = browser.get(reverse(LIST), query)
        assert keys(page) or "owner" in query


def test_every_number_beside_a_filter_counts_the_list_that_it_opens(desk):
    vacancy = VacancyFactory()
    case(-1), case(1), case(30, stage="interview"), case(30, attention="new", vacancy=vacancy)
    browser = desk("Recruiter")

    for query in ({}, {"due": "late"}, {"stage": "interview"}, {"vacancy": vacancy.pk}):
        for facet in browser.get(reverse(LIST), query).context["facets"]:
            for option in facet["options"]:
                page = browser.get(option["url"])
                assert option["number"] == str(len(keys(page))) == page.context["count_words"]


@pytest.mark.parametrize(
    "typed",
    ["gwen", "HUGHES", "hug gw", "Gwen Hughes", "known", "{reference}", "{email}", "{bare}"],
)
def test_a_search_finds_by_reference_name_and_email(desk, typed):
    wanted = sent(full_name="Gwen O'Hara-Hughes", known_as="Known")
    sent(full_name="Ravi Patel", known_as="")
    said = typed.format(
        reference=wanted.reference,
        email=wanted.applicant.email.upper(),
        bare=wanted.reference.replace("-", " ").lower(),
    )

    assert listed(desk("Recruiter"), q=said) == [wanted.reference]


@pytest.mark.parametrize(
    "typed", ["'", "\\", "!!", "a & b | !", "':*", "x" * 5000, "%", "EP-", "@"]
)
def test_a_search_for_odd_signs_is_a_page(desk, typed):
    sent()

    assert desk("Recruiter").get(reverse(LIST), {"q": typed}).status_code == 200


def test_a_search_finds_no_draft_and_finds_what_has_ended(desk):
    ended = case(0, stage="withdrawn")

    assert listed(desk("Recruiter"), q=ended.reference) == [ended.reference]


@pytest.mark.parametrize(
    "query",
    [
        *("stage=draft", "owner=x", "vacancy=1e3", "weeks=9", "due=x", "reached=draft"),
        *("problem=x", "slot=-1", "full_name=G", "q=%00", "vacancy=99999999999999999999"),
    ],
)
def test_what_no_filter_of_ours_asks_for_is_refused(desk, query):
    assert desk("HR lead").get(f"{reverse(LIST)}?{query}").status_code == 400


@pytest.mark.parametrize(
    "place", ["x", "1.2.3", "9.2026-01-01.99999999999999999999", "-1.2026-01-01.1"]
)
def test_a_place_that_no_page_wrote_is_a_page(desk, place):
    browser = desk("HR lead")

    assert browser.get(reverse(LIST), {"after": place}).status_code == 200
    assert browser.get(reverse(LIST), {"before": place}).status_code == 200


def test_chosen_cases_are_assigned_and_that_is_recorded(desk):
    one, other, third = case(), case(), case()
    browser = desk("Recruiter")

    browser.post(
        reverse("admin:recruitment_assign"),
        {"to": "me", "chosen": [f"{one.pk}.0", f"{other.pk}.0"]},
    )

    assert sorted(listed(browser, owner="me")) == sorted([one.reference, other.reference])
    assert listed(browser, owner="nobody") == [third.reference]
    known = Assignment.objects.values_list("application", "was", "now", "by")
    me = browser.user.pk
    assert set(known) == {(one.pk, None, me, me), (other.pk, None, me, me)}


def test_what_a_colleague_took_meanwhile_is_left_out_by_name(desk):
    one, other = case(), case()
    colleague = UserFactory(name="Jo", role="Recruiter")
    services.assign({one.pk: None}, colleague, by=colleague, now=NOW)
    browser = desk("Recruiter")

    page = browser.post(
        reverse("admin:recruitment_assign"),
        {"to": "me", "chosen": [f"{one.pk}.0", f"{other.pk}.0"]},
        follow=True,
    ).content.decode()

    assert f"{one.reference} was left out" in page
    one.refresh_from_db(), other.refresh_from_db()
    assert (one.owner, other.owner) == (colleague, browser.user)


def test_nothing_chosen_is_a_sentence(desk):
    browser = desk("Recruiter")

    page = browser.post(reverse("admin:recruitment_assign"), {"chosen": ["x", "1"]}, follow=True)

    assert "Nothing was chosen" in page.content.decode()


def test_a_saved_view_is_a_tab_of_its_maker_and_a_shared_one_of_everybody(desk):
    lead = desk("HR lead")
    save = reverse("admin:recruitment_save_view")
    lead.post(save, {"name": "Mine and late", "back": "due=late&owner=me"})
    lead.post(save, {"name": "Interviews", "back": "stage=interview&q=gwen", "shared": "on"})

    assert names(lead) == ["Needs us", "Interviews", "Mine and late"]
    recruiter = desk("Recruiter")
    assert names(recruiter) == ["Needs us", "Interviews"]
    assert SavedView.objects.get(name="Interviews").query == "stage=interview"
    recruiter.post(save, {"name": "Not for all", "back": "due=late", "shared": "on"})
    assert not SavedView.objects.get(name="Not for all").shared


def names(browser):
    return [tab["name"] for tab in browser.get(reverse(LIST)).context["tabs"]]


def test_nobody_removes_the_view_of_somebody_else(desk):
    view = SavedView.objects.create(name="Late", query="due=late", by=UserFactory(), shared=True)
    browser = desk("HR lead")

    assert browser.post(reverse("admin:recruitment_drop_view", args=[view.pk])).status_code == 404


def test_single_keys_can_be_turned_off_and_their_help_with_them(desk):
    browser = desk("Recruiter")
    page = browser.get(reverse(LIST)).content.decode()
    assert "queue.js" in page
    assert 'id="keys-open"' in page
    assert '<dialog id="keys-help"' in page
    assert page.count("<kbd>?</kbd> shows these keys") == 2

    browser.post(reverse("admin:recruitment_keys"), {"keys": "off"})
    page = browser.get(reverse(LIST)).content.decode()
    assert "queue.js" not in page
    assert "keys-open" not in page
    assert "keys-help" not in page

    browser.post(reverse("admin:recruitment_keys"), {"keys": "on"})
    assert "queue.js" in browser.get(reverse(LIST)).content.decode()
