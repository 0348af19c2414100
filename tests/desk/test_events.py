"""Events at the desk: made, changed, cancelled, and who comes."""

from threading import Thread

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.db import connection, transaction
from django.urls import reverse

from recruitment.events import services
from recruitment.models import AddressesRead, Email, Event
from tests.crowd import wait_until_somebody_waits
from tests.events.booking import asked, came
from tests.factories import EventFactory
from tests.moments import NOW

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


def previewed(response):
    """What the page says that its email was made with."""
    return response.context["adminform"].form["previewed"].value()


def looked_at(browser, event, typed):
    """Pressed again after the email was seen."""
    seen = previewed(browser.post(page("change", event), typed))
    return browser.post(page("change", event), {**typed, "previewed": seen})


def made(browser):
    browser.post(ADD, TYPED)
    return Event.objects.get(slug="open-evening-2026-12-16")


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
    assert looked_at(browser, event, moved).status_code == 302

    assert Email.objects.filter(kind="event_moved").count() == 2


def test_the_email_is_seen_before_a_change_is_saved_and_told(desk):
    browser = desk("HR lead")
    event = made(browser)
    came(event)
    wrong = {**TYPED, "seen": "1", "access": "The lift is broken.", "summary": ""}
    moved = {**wrong, "summary": "Typed."}

    assert "Check the email" not in said(browser.post(page("change", event), wrong))
    answer = browser.post(page("change", event), moved)

    words = said(answer)
    assert "Nothing has been saved or sent yet.</strong> 1 person has a place." in words
    assert "Save and tell 1 person" in words
    assert "Please correct" not in words
    assert "Typed." in words
    assert words.count("The lift is broken.") == 2  # where it was typed, and in the email
    assert not Email.objects.filter(kind="event_moved").exists()
    shown = {**moved, "previewed": previewed(answer)}
    other = said(browser.post(page("change", event), {**shown, "place": "Room 9"}))
    assert "Save and tell 1 person" in other  # it is not the email that was seen
    assert not Email.objects.filter(kind="event_moved").exists()
    browser.post(page("change", event), shown)
    event.refresh_from_db()
    assert event.access == "The lift is broken."
    assert "reviewed" not in LogEntry.objects.get(action_flag=CHANGE).change_message
    assert Email.objects.filter(kind="event_moved").count() == 1


def test_what_a_colleague_saved_after_the_email_was_seen_is_not_overwritten(desk):
    browser = desk("HR lead")
    event = made(browser)
    came(event)
    moved = {**TYPED, "seen": "1", "place": "Room 5"}
    shown = {**moved, "previewed": previewed(browser.post(page("change", event), moved))}
    browser.post(page("change", event), {**TYPED, "seen": "1", "places": "9"})

    assert "places: “9”" in said(browser.post(page("change", event), shown)).lower()

    assert not Email.objects.filter(kind="event_moved").exists()


def test_nobody_has_to_look_at_what_nobody_is_told(desk):
    browser = desk("HR lead")
    event = made(browser)
    browser.post(page("change", event), {**TYPED, "seen": "1", "place": "Room 5"})
    came(event)

    browser.post(page("change", event), {**TYPED, "seen": "2", "place": "Room 5", "title": "New"})

    event.refresh_from_db()
    assert (event.place, event.title) == ("Room 5", "New")


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"starts_at_0": "16/12/2027"}, "Add a new event for another date"),
        ({"minutes": "91"}, "its length stays as it is"),
    ],
)
def test_what_has_begun_is_no_event_of_another_time(desk, time_machine, changed, error):
    browser = desk("HR lead")
    event = made(browser)
    came(event)
    url, typed = page("change", event), {**TYPED, "seen": "1", "slug": event.slug}
    time_machine.move_to(event.starts_at, tick=False)
    browser.force_login(browser.user)

    assert error in said(browser.post(url, {**typed, **changed}))
    assert looked_at(browser, event, {**typed, "place": "Next door"}).status_code == 302

    event.refresh_from_db()
    assert (event.place, event.minutes, event.starts_at.year) == ("Next door", 90, 2026)
    assert Email.objects.filter(kind="event_moved").count() == 1


@pytest.mark.parametrize("minute", ["00", "01"])
def test_what_nobody_could_book_is_saved_only_if_that_is_meant(desk, minute, time_machine):
    time_machine.move_to(NOW, tick=False)
    closing = {"book_until_0": "23/11/2026", "book_until_1": f"10:{minute}"}
    browser, is_past = desk("HR lead"), minute == "00"

    answer = said(browser.post(ADD, {**TYPED, **closing}))
    assert ("nobody could book" in answer) == is_past
    assert Event.objects.exists() is not is_past
    if not is_past:
        return
    browser.post(ADD, {**TYPED, **closing, "closed": "on"})
    event = Event.objects.get()
    later = {**TYPED, **closing, "seen": "1", "starts_at_0": "17/12/2026"}
    assert "nobody could book" in said(browser.post(page("change", event), later))
    browser.post(page("change", event), {**TYPED, **closing, "seen": "1", "title": "New"})
    event.refresh_from_db()
    assert event.title == "New"


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("roles")
def test_two_presses_of_one_moment_make_one_event(desk):
    browser, given = desk("HR lead"), []
    press = Thread(target=sent, args=(browser, given))

    with transaction.atomic():
        same_as_typed = {"book_until": "2026-12-15T12:00Z", "starts_at": "2026-12-16T18:00Z"}
        words = {name: TYPED[name] for name in ("title", "summary", "area", "place", "access")}
        EventFactory(slug="open-evening-2026-12-16", **same_as_typed, **words)
        press.start()
        wait_until_somebody_waits()
    press.join()

    assert "saved already" in given[0]
    assert Event.objects.count() == 1


def sent(browser, given):
    try:
        given.append(said(browser.post(ADD, TYPED, follow=True)))
    finally:
        connection.close()


def test_a_second_press_says_that_it_is_saved_and_another_event_of_that_name_is_refused(desk):
    browser = desk("HR lead")
    event = made(browser)

    assert "saved already" in said(browser.post(ADD, TYPED, follow=True))
    assert "has this address already" in said(browser.post(ADD, {**TYPED, "summary": "New."}))
    changed = {**TYPED, "seen": "1", "summary": "New."}
    browser.post(page("change", event), changed)
    assert "saved already" in said(browser.post(page("change", event), changed, follow=True))

    event.refresh_from_db()
    assert event.version == 2


def test_who_had_it_open_while_it_was_cancelled_reads_that_and_keeps_the_words(desk):
    browser, event = desk("HR lead"), EventFactory()
    services.cancel(event.pk, seen=0, now=NOW)

    answer = said(browser.post(page("change", event), {**TYPED, "seen": "0", "place": "Mine."}))

    assert "Somebody cancelled this event" in answer
    assert "Mine." in answer
    event.refresh_from_db()
    assert event.place != "Mine."


@pytest.mark.parametrize("seen", ["9" * 5000, "2147483647", "-5", "x"])
def test_a_hidden_number_that_nobody_was_given_breaks_nothing(desk, seen):
    browser, other = desk("HR lead"), EventFactory()
    event = made(browser)

    assert browser.post(ADD, {**TYPED, "title": "Other", "seen": seen}).status_code == 302
    assert Event.objects.get(title="Other").version == 1
    changed = {**TYPED, "seen": seen, "place": "Room 5"}
    assert "Nothing was saved" in said(browser.post(page("change", event), changed))
    assert browser.post(page("cancel", other), {"seen": seen}).status_code == 302
    other.pk = "9" * 5000
    assert browser.get(page("cancel", other)).status_code == 404


def test_an_emptied_title_and_address_are_asked_for_again(desk):
    browser = desk("HR lead")
    emptied = {**TYPED, "seen": "1", "title": "", "slug": ""}

    assert "This field is required" in said(browser.post(page("change", made(browser)), emptied))


def test_cancelling_asks_first_and_says_how_many_are_told(desk):
    browser, event = desk("HR lead"), came(EventFactory()).event

    assert "1 person has a place" in said(browser.get(page("cancel", event)))
    assert not Email.objects.filter(kind="event_off").exists()
    browser.post(page("cancel", event), {"seen": event.version})

    event.refresh_from_db()
    assert event.cancelled_at
    assert Email.objects.filter(kind="event_off").count() == 1
    assert "Cancelled on" in said(browser.get(page("change", event)))
    assert LogEntry.objects.filter(user=browser.user, change_message="Cancelled").count() == 1
    assert "Cancelled" in said(browser.get(page("history", event)))


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


def test_an_address_that_our_last_email_did_not_reach_is_marked(desk):
    browser, event = desk("HR lead"), EventFactory(places=4)
    last = {
        name: came(event, f"{name}@home.example") for name in ("lost", "late", "told", "mended")
    }
    email = {
        name: Email.objects.get(about=one.about, kind="event_booked") for name, one in last.items()
    }
    refused = {"state": "failed", "problem": "SMTPRecipientsRefused"}
    change(email["lost"], **refused)
    change(email["late"], tries=3, problem="TimeoutError")
    change(email["told"], state="sent", sent_at=NOW)
    change(email["mended"], **refused)
    soon = Email.objects.filter(about=last["mended"].about, kind="event_soon").first()
    change(soon, state="sent", sent_at=NOW)

    answer = said(browser.get(page("people", event)))

    assert "lost@home.example <strong>Our email did not arrive</strong>" in answer
    assert "late@home.example <strong>Our email has not arrived yet" in answer
    assert answer.count("<strong>Our email") == 2


def change(row, **values):
    type(row).objects.filter(pk=row.pk).update(**values)


def test_a_vetting_officer_sees_none_of_it(desk):
    browser, event = desk("Vetting officer"), came(EventFactory()).event

    for name in ("change", "people", "cancel"):
        assert browser.get(page(name, event)).status_code == 403
    assert not AddressesRead.objects.exists()
