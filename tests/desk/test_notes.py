"""Notes by staff: sealed, only added to, and corrected by a note of their own."""

import pytest
from django.contrib.auth.models import Permission
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import F
from django.urls import reverse

from recruitment.applications import services
from recruitment.models import Note
from tests.desk.test_cases import case_url
from tests.factories import UserFactory, draft, sent
from tests.moments import NOW

pytestmark = pytest.mark.django_db

MAY_SEE = "The applicant may ask to see this."


def said(response):
    return " ".join(response.content.decode().split())


def write(browser, application, words="They rang", scope="case"):
    address = reverse("admin:recruitment_application_note_add", args=[application.pk])
    return browser.post(address, {"words": words, "scope": scope}, follow=True)


def note_url(note):
    return reverse("admin:recruitment_application_note", args=[note.application_id, note.pk])


def written(application, words="They rang", scope="case", by=None):
    by = by or UserFactory()
    return services.write_note(application.pk, words, scope=scope, by=by, now=NOW)


def test_a_note_says_who_wrote_it_when_and_who_may_read_it(desk):
    application, browser = sent(), desk("Recruiter")

    page = said(write(browser, application, "<b>They</b> rang"))

    note = Note.objects.get()
    assert (note.by, note.scope, note.words) == (browser.user, "case", "<b>They</b> rang")
    assert "&lt;b&gt;They&lt;/b&gt; rang" in page
    assert "<p>Note</p>" in page


def test_every_form_for_a_note_says_that_the_applicant_may_see_it(desk):
    application, browser = sent(), desk("Recruiter")
    note = written(application)

    for address in (
        case_url(application),
        note_url(note),
        reverse("admin:recruitment_application_move", args=[application.pk, "interview"]),
    ):
        assert MAY_SEE in said(browser.get(address))


def test_what_a_note_says_cannot_be_read_in_the_database():
    written(sent(), "They rang about a friend")

    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM recruitment_note")
        assert "friend" not in cursor.fetchone()[0]


@pytest.mark.parametrize("act", ["update", "delete"])
def test_notes_are_only_added_to(act):
    written(sent())
    rows = Note.objects.all()

    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        rows.update(at=F("at")) if act == "update" else rows._raw_delete(rows.db)


def test_the_same_words_pressed_twice_are_one_note(desk):
    application, browser = sent(), desk("Recruiter")

    write(browser, application)
    write(browser, application)

    assert Note.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"words": "", "scope": "case"}, "Write the note"),
        ({"words": "Kept", "scope": ""}, "Select who may read it"),
        ({"words": "Kept", "scope": "everybody"}, "Select who may read it"),
        ({"words": "Kept" * 501, "scope": "case"}, "at most 2000 characters"),
    ],
)
def test_a_note_with_a_mistake_is_told_so_and_keeps_its_words(desk, typed, error):
    application = sent()

    page = said(write(desk("Recruiter"), application, **typed))

    assert error in page
    assert typed["words"] in page
    assert not Note.objects.exists()


def test_a_note_for_leads_is_read_by_leads_and_by_who_wrote_it(desk):
    application, writer = sent(), UserFactory(role="Recruiter")
    note = written(application, "About a complaint", scope="leads", by=writer)
    lead, other = desk("HR lead"), None
    assert "About a complaint" in said(lead.get(case_url(application)))

    other = desk("Recruiter")
    page = said(other.get(case_url(application)))
    assert "About a complaint" not in page
    assert "Note for HR leads only" in page
    assert other.get(note_url(note)).status_code == 404
    assert other.post(note_url(note), {"words": "x"}).status_code == 404

    other.force_login(writer)
    assert "About a complaint" in said(other.get(case_url(application)))


def test_a_correction_is_a_note_of_its_own_with_the_same_scope(desk):
    application = sent()
    note = written(application, "They rang on Monday", scope="leads")
    browser = desk("HR lead")
    assert "They rang on Monday</textarea>" in said(browser.get(note_url(note)))

    page = said(browser.post(note_url(note), {"words": "They rang on Tuesday"}, follow=True))

    correction = Note.objects.get(corrects=note)
    assert (correction.scope, correction.by) == ("leads", browser.user)
    assert "They rang on Monday" in page
    assert "They rang on Tuesday" in page
    assert "corrected later" in page


def test_of_two_corrections_the_second_is_refused_with_both_versions_shown(desk):
    application = sent()
    note = written(application, "Monday")
    other = UserFactory(name="Jo Marsh")
    services.correct_note(note.pk, "Tuesday", by=other, now=NOW)

    reply = desk("Recruiter").post(note_url(note), {"words": "Wednesday"})

    page = said(reply)
    assert reply.status_code == 409
    assert "Jo Marsh" in page
    assert all(words in page for words in ("Monday", "Tuesday", "Wednesday"))
    assert Note.objects.count() == 2
    after = Note.objects.get(corrects=note)
    assert f'action="{note_url(after)}"' in page


def test_a_second_press_of_the_same_correction_is_no_clash(desk):
    note, browser = written(sent()), desk("Recruiter")

    for _ in range(2):
        browser.post(note_url(note), {"words": "Tuesday"})

    assert Note.objects.count() == 2


def test_the_database_takes_one_correction_of_a_note_and_none_of_itself():
    note = written(sent())
    row = {"application": note.application, "by": note.by, "scope": "case", "at": NOW}
    Note.objects.create(**row, words="One", corrects=note)

    with pytest.raises(IntegrityError, match="corrects"), transaction.atomic():
        Note.objects.create(**row, words="Two", corrects=note)
    with pytest.raises(IntegrityError, match="a_note_corrects_another"), transaction.atomic():
        Note.objects.create(**row, id=99999, words="Three", corrects_id=99999)
    with pytest.raises(IntegrityError, match="note_has_a_known_scope"), transaction.atomic():
        Note.objects.create(**{**row, "scope": "all"}, words="Four")


def test_whoever_may_only_look_writes_nothing(client):
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="view_application"))
    client.force_login(user)
    application = sent()

    assert "Write a note" not in said(client.get(case_url(application)))
    assert write(client, application).status_code == 403
    assert client.get(note_url(written(application))).status_code == 403


def test_a_draft_gets_no_notes(desk):
    application = draft()

    assert write(desk("HR lead"), application).status_code == 404
    with pytest.raises(services.Changed):
        written(application)


def test_a_note_of_another_case_is_not_found(desk):
    note, other = written(sent()), sent()
    address = note_url(note).replace(f"/{note.application_id}/notes", f"/{other.pk}/notes")

    assert desk("HR lead").get(address).status_code == 404
