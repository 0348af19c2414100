"""Events at the desk: made, changed, cancelled, and who comes."""

import pytest
from django.urls import reverse

from recruitment.models import AddressesRead, Email, Event
from tests.events.booking import asked, came
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db

ADD = reverse("admin:recruitment_event_add")
TYPED = {
    "title": "Open evening",
    "slug": "",
    "summary": "Come and ask.",
    "audience": "open",
    "for_whom": "",
    "reason": "",
    "starts_at_0": "16/12/2026",
    "starts_at_1": "18:00",
    "minutes": "90",
    "area": "Chelmsford",
    "place": "Room 4",
    "access": "No steps.",
    "places": "2",
    "book_until_0": "15/12/2026",
    "book_until_1": "12:00",
    "seen": "0",
}


def said(response):
    return " ".join(response.content.decode().split())


def page(name, event):
    return reverse(f"admin:recruitment_event_{name}", args=[event.pk])


def made(browser):
    browser.post(ADD, TYPED)
    return Event.objects.get()


def test_an_hr_lead_adds_an_event_and_its_address_is_made_of_title_and_day(desk, client):
    event = made(desk("HR lead"))

    assert event.slug == "open-evening-2026-12-16"
    assert event.version == 1
    assert "Open evening" in said(client.get(event.get_absolute_url()))


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"starts_at_0": "22/11/2026", "book_until_0": "20/11/2026"}, "must be in the future"),
        ({"book_until_0": "17/12/2026"}, "must be before it starts"),
        ({"audience": "positive-action"}, "write who it is for, and why"),
        ({"audience": "positive-action", "for_whom": "Women"}, "write who it is for, and why"),
        ({"places": "0"}, "at least 1 place"),
        ({"title": ""}, "This field is required"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_nothing_typed_is_lost(desk, changed, error):
    answer = said(desk("HR lead").post(ADD, {**TYPED, **changed}))

    assert error in answer
    assert "Come and ask." in answer
    assert not Event.objects.exists()


def test_of_two_colleagues_the_second_sees_what_the_first_wrote_and_can_save_again(desk):
    browser = desk("HR lead")
    event = made(browser)
    browser.post(page("change", event), {**TYPED, "seen": "1", "summary": "Theirs."})

    answer = said(browser.post(page("change", event), {**TYPED, "seen": "1", "summary": "Mine."}))

    event.refresh_from_db()
    assert event.summary == "Theirs."
    assert "Nothing was saved" in answer
    assert "“Theirs.”" in answer
    assert "Mine." in answer
    assert 'name="seen" value="2"' in answer
    browser.post(page("change", event), {**TYPED, "seen": "2", "summary": "Mine."})
    event.refresh_from_db()
    assert event.summary == "Mine."


def test_a_move_at_the_desk_tells_who_comes_and_fewer_places_than_people_are_refused(desk):
    browser = desk("HR lead")
    event = made(browser)
    came(event)
    came(event, "sam@home.example")

    fewer = {**TYPED, "slug": event.slug, "seen": "1", "places": "1"}
    assert "2 people have a place" in said(browser.post(page("change", event), fewer))
    moved = {**TYPED, "slug": event.slug, "seen": "1", "place": "Room 5"}
    assert browser.post(page("change", event), moved).status_code == 302

    assert Email.objects.filter(kind="event_moved").count() == 2


def test_cancelling_asks_first_and_says_how_many_are_told(desk):
    browser, event = desk("HR lead"), came(EventFactory()).event

    assert "1 person has a place" in said(browser.get(page("cancel", event)))
    assert not Email.objects.filter(kind="event_off").exists()
    browser.post(page("cancel", event), {"seen": event.version})

    event.refresh_from_db()
    assert event.cancelled_at
    assert Email.objects.filter(kind="event_off").count() == 1
    assert "Cancelled on" in said(browser.get(page("change", event)))
    assert browser.post(page("change", event), {**TYPED, "seen": "1"}).status_code == 403


@pytest.mark.parametrize("seen", ["7", "", "x"])
def test_a_button_on_an_old_page_cancels_nothing(desk, seen):
    browser, event = desk("HR lead"), EventFactory()

    answer = said(browser.post(page("cancel", event), {"seen": seen}, follow=True))

    assert "Nothing was cancelled" in answer
    event.refresh_from_db()
    assert event.cancelled_at is None


def test_a_recruiter_sees_who_comes_which_is_recorded_and_changes_nothing(desk):
    browser, event = desk("Recruiter"), came(EventFactory()).event
    asked(event, "only.asked@home.example")

    answer = said(browser.get(page("people", event)))

    assert "1 of 2 places booked" in answer
    assert "gwen@home.example" in answer
    assert "only.asked@" not in answer
    assert AddressesRead.objects.get().by == browser.user
    assert "1 of 2" in said(browser.get(reverse("admin:recruitment_event_changelist")))
    assert browser.get(page("cancel", event)).status_code == 403
    assert browser.post(page("cancel", event), {"seen": "0"}).status_code == 403
    assert browser.get(ADD).status_code == 403


def test_a_vetting_officer_sees_none_of_it(desk):
    browser, event = desk("Vetting officer"), came(EventFactory()).event

    for name in ("change", "people", "cancel"):
        assert browser.get(page(name, event)).status_code == 403
    assert not AddressesRead.objects.exists()
