"""Photographs of tattoos, once kept: who sees them, what the scanner does, what is sent."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse

from recruitment.applications import sections, services
from recruitment.applications.services import Changed
from recruitment.files import services as files
from recruitment.files.forms import UploadForm
from recruitment.models import Applicant, Application, File, Sending
from recruitment.retention.erasing import erase
from tests.applications.applying import (
    EMAIL,
    content,
    officer,
    press_send,
    text,
)
from tests.applications.photographs import TATTOOS, names, picture, send
from tests.factories import VacancyFactory
from tests.files import corpus
from tests.files.sending import aged, take
from tests.moments import NOW
from tests.visitor import DECLARED, Visitor, sent_by

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

SOON = NOW + timedelta(minutes=1)
PHOTOGRAPHS = next(section.photographs for section in sections.SECTIONS if section.photographs)


def address(application, file=None):
    return reverse("photograph", args=[application.reference, (file or File.objects.get()).pk])


def saved(visitor, application):
    reply = visitor.client.get(address(application))
    assert "attachment" in reply["Content-Disposition"]
    return b"".join(reply.streaming_content)


def test_its_owner_may_save_it_again(visitor, ready):
    assert saved(visitor, ready).startswith(b"\xff\xd8\xff")


def test_nobody_else_sees_it_or_takes_it_away(ready):
    file = File.objects.get()
    other = Visitor()
    other.sign_in("somebody@home.example")
    theirs = officer(
        VacancyFactory(route_slug="pcep"),
        applicant=Applicant.objects.get(email="somebody@home.example"),
    )

    assert other.client.get(address(ready)).status_code == 404
    assert other.client.get(address(theirs, file)).status_code == 404
    send(other, theirs.reference, press=f"photograph-away-{file.pk}")
    assert names() == ["arm.jpg"]
    assert Visitor().client.get(address(ready)).status_code == 302


def test_a_file_of_the_application_that_is_no_photograph_is_not_given(visitor, ready):
    File.objects.update(purpose="other")

    assert visitor.client.get(address(ready)).status_code == 404


@pytest.mark.parametrize("number", [0, 2**31, 2**70])
def test_a_photograph_that_is_not_there_is_a_404(visitor, ready, number):
    url = f"/my/{ready.reference}/photographs/{number}/"

    assert visitor.client.get(url).status_code == 404


def test_until_it_was_scanned_not_even_its_owner_sees_it(visitor, reference, constable, scanner):
    page = send(visitor, reference, picture())

    assert visitor.client.get(address(constable)).status_code == 404
    assert address(constable) not in text(page)
    assert "We are checking this file for viruses. You can go on." in text(page)

    files.scan_next(SOON)
    assert saved(visitor, constable).startswith(b"\xff\xd8\xff")
    assert address(constable) in text(visitor.get("section", reference, TATTOOS))


def test_a_file_that_waits_for_the_scanner_is_said_and_stops_nothing(visitor, ready, scanner):
    send(visitor, ready.reference, picture("leg.jpg", 2))

    assert "We are checking your photographs for viruses." in text(
        visitor.get("tasks", ready.reference)
    )
    assert "We are checking this file for viruses." in text(visitor.get("check", ready.reference))
    assert press_send(visitor, ready.reference).resolver_match.url_name == "sent"


def test_a_file_that_the_scanner_refused_is_said_and_stops_nothing(visitor, ready, scanner):
    eicar = corpus.pdf().replace(b"/Catalog", b"/Catalog" + corpus.EICAR)
    File.objects.all().delete()
    send(visitor, ready.reference, SimpleUploadedFile("leg.pdf", eicar))
    while files.scan_next(SOON):
        pass
    assert File.objects.get().state == "refused"

    assert "Our virus scanner refused a photograph." in text(visitor.get("tasks", ready.reference))
    for page in ("check", "section"):
        arguments = [TATTOOS] if page == "section" else []
        said = text(visitor.get(page, ready.reference, *arguments))
        assert "so we deleted this file. Send another one." in said
    assert press_send(visitor, ready.reference).resolver_match.url_name == "sent"


def test_the_last_page_lists_them_and_the_copy_names_them(visitor, ready):
    check, copy = visitor.get("check", ready.reference), visitor.get("copy-text", ready.reference)

    assert address(ready) in text(check)
    assert "arm.jpg" in text(check)
    assert "Photographs:\n  arm.jpg (JPEG, " in text(copy)


def test_a_last_page_that_does_not_show_a_photograph_sends_nothing(visitor, ready):
    shown = visitor.get("check", ready.reference).context["form"]["shown"].value()
    send(visitor, ready.reference, picture("leg.jpg", 2))

    page = visitor.post("check", ready.reference, shown=shown, **DECLARED)

    assert "Your answers changed after this page was opened" in text(page)
    assert "leg.jpg" in text(page)


def test_the_same_one_again_changes_nothing(visitor, ready):
    before = Application.objects.get().version

    send(visitor, ready.reference, picture(), has="no")

    assert names() == ["arm.jpg"]
    assert Application.objects.get().version == before


def test_after_sending_none_is_added_or_taken_away(visitor, ready):
    page = visitor.get("section", ready.reference, TATTOOS)
    press_send(visitor, ready.reference)
    fields = {**sent_by(page, TATTOOS), "uploads": [picture("leg.jpg", 2)]}

    for press in ("upload", "save", f"photograph-away-{File.objects.get().pk}"):
        after = visitor.post("section", ready.reference, TATTOOS, **{**fields, "press": press})
        assert after.resolver_match.url_name == "sent"

    assert names() == ["arm.jpg"]
    assert saved(visitor, ready)


def test_a_press_on_remove_that_arrives_after_sending_takes_nothing_away(visitor, ready):
    press_send(visitor, ready.reference)

    with pytest.raises(Changed):
        services.remove_photograph(ready.pk, PHOTOGRAPHS, File.objects.get().pk, now=SOON)

    assert names() == ["arm.jpg"]


class SentMeanwhile(UploadForm):
    """While a slow upload is kept, another tab presses the last button."""

    def keep(self, *, subject, **told):
        kept = super().keep(subject=subject, **told)
        application = Application.objects.get(pk=subject.removeprefix("application:"))
        services.submit(application.pk, shown=application.version, now=NOW)
        return kept


def test_what_arrives_while_another_tab_sends_is_not_sent(visitor, ready, rf):
    request = rf.post("/", {"uploads": [picture("leg.jpg", 2), picture("arm.jpg", 1)]})
    form = SentMeanwhile(request.POST, request.FILES)
    assert form.is_valid()

    with pytest.raises(Changed):
        services.add_photographs(ready, PHOTOGRAPHS, form, now=SOON)

    request.close()
    assert names() == ["arm.jpg"]


class DeletedMeanwhile(UploadForm):
    """While a slow upload is kept, the days of its draft are over."""

    def keep(self, *, subject, **told):
        application = Application.objects.get(pk=subject.removeprefix("application:"))
        with transaction.atomic():
            erase(application)
        return super().keep(subject=subject, **told)


@pytest.mark.django_db(transaction=True)
def test_of_what_arrives_while_its_draft_is_deleted_nothing_is_kept(ready, rf, settings):
    request = rf.post("/", {"uploads": [picture("leg.jpg", 2)]})
    form = DeletedMeanwhile(request.POST, request.FILES)
    assert form.is_valid()

    with pytest.raises(Changed):
        services.add_photographs(ready, PHOTOGRAPHS, form, now=SOON)

    request.close()
    assert not File.objects.exists()
    assert not Sending.objects.exists()
    assert list(Path(settings.UPLOADS_ROOT).iterdir()) == []


def test_whoever_has_to_sign_in_again_keeps_the_words_and_is_told_of_the_files(visitor, reference):
    page = visitor.get("section", reference, TATTOOS)
    fields = {**sent_by(page, TATTOOS, has="yes", details="A rose"), "uploads": [picture()]}
    visitor.client.session.flush()

    visitor.post("section", reference, TATTOOS, **fields)
    page = visitor.sign_in(EMAIL)

    assert content(TATTOOS)["details"] == "A rose"
    assert text(page).count("You were signed out, so we could not keep the photographs.") == 2
    assert "You were signed out" not in text(visitor.get("section", reference, TATTOOS))
    assert not File.objects.exists()


def test_photographs_of_two_versions_are_all_kept(visitor, reference):
    older = visitor.get("section", reference, TATTOOS)
    send(visitor, reference, picture("arm.jpg", 1), has="yes", details="From the phone")
    other = sent_by(older, TATTOOS, has="yes", details="From the laptop")

    page = visitor.post(
        "section", reference, TATTOOS, **{**other, "uploads": [picture("leg.jpg", 2)]}
    )

    assert "There are two versions" in text(page)
    assert names() == ["arm.jpg", "leg.jpg"]


def test_they_go_when_the_draft_goes(visitor, reference, constable, folder):
    send(visitor, reference, picture())
    take(name="theirs.jpg", subject=f"application:{constable.pk}1")

    constable.delete()

    assert names() == ["theirs.jpg"]
    assert Sending.objects.count() == 1
    aged(folder)
    assert files.sweep(NOW + timedelta(hours=2)) == 1
    assert len(list(folder.iterdir())) == 1


def test_what_somebody_named_a_file_is_never_markup(visitor, ready):
    send(visitor, ready.reference, SimpleUploadedFile("<b>x.jpg", picture("a", 3).read()))

    for page in (
        visitor.get("section", ready.reference, TATTOOS),
        visitor.get("check", ready.reference),
    ):
        assert "&lt;b&gt;x.jpg" in text(page)
        assert "<b>x" not in text(page)
