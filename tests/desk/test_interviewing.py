"""The desk's pages of interviews: days, panels, run sheets, and bookings by phone."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from recruitment.applications.stages import Stage
from recruitment.interviews import services, sitting, waitlist
from recruitment.models import Panel, SheetRead, Slot, StandIn
from recruitment.tasks import send_owed_emails
from tests.applications.decided import at_interview, move
from tests.factories import SlotFactory, UserFactory, VacancyFactory
from tests.moments import NOW, TODAY

pytestmark = pytest.mark.django_db

DAYS = reverse("admin:recruitment_panel_changelist")
ADD = reverse("admin:recruitment_panel_add")


def said(response):
    return " ".join(response.content.decode().split())


def url(name, pk):
    return reverse(f"admin:recruitment_panel_{name}", args=[pk])


def filled(of, **changed):
    return {
        "vacancy": of.pk,
        "day": "2026-12-01",
        "first": "09:30",
        "number": "3",
        "minutes": "45",
        "gap": "15",
        "places": "1",
        "place": "Town Hall, Chelmsford",
        "meet": "An inspector and somebody from HR",
        "bring": "Your passport",
        "getting_there": "You can park behind the building",
        "until_day": "2026-11-28",
        "until_time": "17:00",
        "name": "Panel A",
        **changed,
    }


@pytest.fixture
def panel():
    """One panel with one time, which Gwen has, who wants more time."""
    application = at_interview(wanted="More time, on paper")
    made = Panel.objects.create(day=TODAY + timedelta(days=7), name="Panel A")
    made.slot = SlotFactory(vacancy=application.vacancy, panel=made)
    made.application = application
    services.choose(application.pk, made.slot.pk, now=NOW)
    return made


def test_hr_adds_a_day_with_its_panel_and_times(desk):
    ada = UserFactory()

    desk("Recruiter").post(ADD, filled(VacancyFactory(), members=[ada.pk]))

    panel = Panel.objects.get()
    assert list(panel.members.all()) == [ada]
    assert [slot.time_in_words for slot in panel.slots.all()] == ["9:30am", "10:30am", "11:30am"]


def test_what_hr_says_once_holds_for_each_time_of_the_day(desk):
    desk("Recruiter").post(ADD, filled(VacancyFactory(), meet="  A sergeant  ", bring="x" * 300))

    slots = list(Slot.objects.values_list("meet", "bring", "getting_there"))
    assert slots == [("A sergeant", "x" * 300, "You can park behind the building")] * 3


def opened(browser, panel):
    """All that the page would send as it is."""
    page = browser.get(url("change", panel.pk))
    return {"name": panel.name, **page.context["form"].initial, **hidden(page)}


def hidden(page):
    found = r'<input type="hidden" name="(initial-\w+)" (?:value="([^"]*)")?'
    return dict(re.findall(found, page.content.decode()))


def change(browser, panel, **typed):
    typed = {**opened(browser, panel), **typed}
    return said(browser.post(url("change", panel.pk), typed, follow=True))


def letters():
    send_owed_emails()
    return [one.body for one in mail.outbox if one.body.startswith("Your interview time")]


def test_what_hr_says_anew_holds_for_each_time_to_come_and_is_told_once(desk, panel):
    past, later = (
        SlotFactory(vacancy=panel.slot.vacancy, panel=panel, starts_at=at, choose_until=NOW)
        for at in (NOW, NOW + timedelta(days=7, hours=1))
    )
    browser = desk("Recruiter")
    assert len(letters()) == 1

    for _ in range(2):
        change(browser, panel, bring="Your passport")

    assert [slot.bring for slot in (again(past), again(panel.slot), again(later))] == [
        "",
        "Your passport",
        "Your passport",
    ]
    assert len(letters()) == 2
    assert "What to bring:\n\nYour passport\n\n" in letters()[-1]


def test_an_old_page_changes_no_words_of_a_colleague_and_writes_to_nobody(desk, panel):
    browser, ada = desk("Recruiter"), UserFactory()
    change(browser, panel, meet="A sergeant", bring="A pen")
    old = opened(browser, panel)
    change(browser, panel, bring="Your passport")
    assert len(letters()) == 1

    wrong = browser.post(url("change", panel.pk), {**old, "name": "", "members": [ada.pk]})
    again_sent = {**old, **hidden(wrong), "members": [ada.pk]}
    browser.post(url("change", panel.pk), again_sent)

    slot = again(panel.slot)
    assert list(panel.members.all()) == [ada]
    assert (slot.meet, slot.bring) == ("A sergeant", "Your passport")
    assert len(letters()) == 1


def test_times_that_differ_stay_so_until_somebody_writes_for_all(desk, panel):
    SlotFactory(vacancy=panel.slot.vacancy, panel=panel, bring="A pen", meet="A sergeant")
    browser = desk("Recruiter")

    change(browser, panel, meet="", getting_there="")
    assert {slot.bring for slot in Slot.objects.all()} == {"", "A pen"}

    change(browser, panel, bring="A pencil")
    assert {slot.bring for slot in Slot.objects.all()} == {"A pencil"}
    assert {slot.meet for slot in Slot.objects.all()} == {"", "A sergeant"}


def test_the_run_sheet_and_the_phone_say_what_people_have_read(desk, panel):
    SlotFactory(vacancy=panel.slot.vacancy, panel=panel, starts_at=NOW + timedelta(days=7, hours=1))
    browser = desk("Recruiter")
    assert "have read" not in said(browser.get(url("sheet", panel.pk)))

    Slot.objects.filter(pk=panel.slot.pk).update(bring="Your <passport>")

    sheet = said(browser.get(url("sheet", panel.pk)))
    assert "What people with 10:00am have read" in sheet
    for page in (sheet, said(browser.get(url("for", panel.application.pk)))):
        assert "What to bring: Your &lt;passport&gt;" in page
        assert "Getting there" not in page


def again(slot):
    return Slot.objects.get(pk=slot.pk)


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"day": "2026-11-22"}, "Enter today or a later day"),
        ({"day": "2101-01-01"}, "Enter today or a later day"),
        ({"day": "x"}, "Day: enter a real day"),
        ({"first": "25:00"}, "First time: enter it like 09:30"),
        ({"number": "41"}, "How many times: enter a number from 1 to 40"),
        ({"number": "40"}, "The last of these times begins on another day"),
        ({"minutes": "0"}, "Minutes for each: enter a number from 1 to 480"),
        ({"places": "0"}, "People at each time: enter a number from 1 to 100"),
        ({"until_day": "2026-12-02"}, "People must choose before the first time starts"),
        ({"place": ""}, "Say where people should come to"),
        ({"bring": "x" * 301}, "What to bring: at most 300 characters"),
        ({"getting_there": "x\0"}, "Null characters are not allowed"),
        ({"vacancy": ""}, "Choose the vacancy"),
        ({"name": ""}, "Give the panel a name"),
        ({"name": "Panel B"}, "There is a panel of this name on this day already"),
        ({"members": ["0"]}, "0 is not one of the available choices"),
    ],
)
def test_a_day_with_nonsense_in_it_is_refused_in_words(desk, changed, error):
    Panel.objects.create(day="2026-12-01", name="Panel B")

    page = desk("Recruiter").post(ADD, filled(VacancyFactory(), **changed))

    assert error in said(page)
    assert not Slot.objects.exists()


def test_the_days_show_times_free_places_and_who_wants_an_adjustment(desk, panel):
    SlotFactory(vacancy=panel.application.vacancy, starts_at=NOW + timedelta(days=7, hours=1))
    waitlist.Waiting.objects.create(application=at_interview(email="b@x.example"), asked_at=NOW)

    page = said(desk("Recruiter").get(DAYS))

    assert "Monday 30 November 2026: Panel A" in page
    assert "Monday 30 November 2026: no panel" in page
    assert panel.application.reference in page
    assert "Wants an adjustment" in page
    assert "Police support volunteer: 1" in page
    assert "More time, on paper" not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_days_take_the_same_queries_for_any_number(desk, rows, django_assert_max_num_queries):
    for number in range(rows):
        one = at_interview(email=f"p{number}@home.example")
        panel = Panel.objects.create(day=TODAY + timedelta(days=7), name=f"Panel {number}")
        slot = SlotFactory(vacancy=one.vacancy, panel=panel)
        services.choose(one.pk, slot.pk, now=NOW)
    browser = desk("Recruiter")

    with django_assert_max_num_queries(13):
        page = said(browser.get(DAYS))
    assert page.count("EP-") == rows


def test_a_panel_is_renamed_and_gets_other_members(desk, panel):
    ada = UserFactory()

    desk("Recruiter").post(url("change", panel.pk), {"name": "Panel C", "members": [ada.pk]})

    panel.refresh_from_db()
    assert panel.name == "Panel C"
    assert list(panel.members.all()) == [ada]


def test_a_run_sheet_says_who_comes_and_what_would_help_and_reading_is_recorded(desk, panel):
    browser = desk("Recruiter")

    page = said(browser.get(url("sheet", panel.pk)))

    assert "10:00am" in page
    assert "Gwen" in page
    assert "More time, on paper" in page
    assert "gwen@home.example" not in page
    assert "12 High Street" not in page
    assert [one.by for one in SheetRead.objects.all()] == [browser.user]


def test_what_would_help_is_in_no_email_and_no_calendar_file(panel):
    send_owed_emails()

    assert mail.outbox
    for message in mail.outbox:
        whole = message.body + "".join(content for _, content, _ in message.attachments)
        assert "More time" not in whole


def test_who_has_withdrawn_is_not_on_the_sheet(desk, panel):
    move(panel.application, Stage.WITHDRAWN)

    assert panel.application.reference not in said(desk("Recruiter").get(url("sheet", panel.pk)))


def test_a_member_who_knows_the_person_reads_no_more_and_is_replaced(desk, panel):
    browser, cy = desk("Recruiter"), UserFactory(name="Cy")
    panel.members.add(browser.user)

    page = said(browser.post(url("sheet", panel.pk), {"knows": panel.application.pk}, follow=True))
    assert "You know this person, so you read no more of them here" in page
    assert "More time, on paper" not in page
    assert "Nobody sits in yet" in page

    replace = {"stand_in": StandIn.objects.get().pk, "instead": cy.pk}
    page = said(browser.post(url("sheet", panel.pk), replace, follow=True))
    assert "Cy sits in." in page


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"knows": "x"},
        {"knows": "9" * 30},
        {"knows": "0"},
        {"stand_in": "0", "instead": "0"},
        {"stand_in": "x", "instead": "x"},
    ],
)
def test_a_tampered_press_on_a_run_sheet_changes_nothing(desk, panel, typed):
    page = desk("Recruiter").post(url("sheet", panel.pk), typed, follow=True)

    assert page.status_code == 200
    assert not StandIn.objects.exists()


@pytest.mark.parametrize("role", ["Administrator", "Phone helper", None])
def test_others_open_no_page_of_interviews(desk, panel, role):
    browser = desk(role)

    pages = (DAYS, ADD, url("change", panel.pk), url("sheet", panel.pk))
    for page in (*pages, url("for", panel.application.pk)):
        assert browser.get(page).status_code == 403


def test_a_panel_of_another_day_is_refused_for_a_time(desk, panel):
    other = Panel.objects.create(day=TODAY + timedelta(days=9), name="Panel B")
    typed = {
        "starts_at_0": "30/11/2026",
        "starts_at_1": "10:00",
        "minutes": "45",
        "place": "Town Hall",
        "places": "1",
        "choose_until_0": "28/11/2026",
        "choose_until_1": "10:00",
        "panel": other.pk,
    }

    page = desk("Recruiter").post(
        reverse("admin:recruitment_slot_change", args=[panel.slot.pk]), typed
    )

    assert "This panel sits on another day" in said(page)


def test_a_second_stand_in_choice_of_somebody_who_sits_is_refused_in_words(desk, panel):
    browser = desk("Recruiter")
    panel.members.add(browser.user)
    stand_in = sitting.step_back(panel.pk, panel.application.pk, by=browser.user, now=NOW)

    page = browser.post(
        url("sheet", panel.pk), {"stand_in": stand_in.pk, "instead": browser.user.pk}, follow=True
    )

    assert "Choose somebody else." in said(page)
