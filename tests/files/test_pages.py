"""The form field on a page, and a file on its way to somebody, through the whole of Django."""

import html
import socket
import tempfile
import time
from copy import deepcopy
from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from recruitment.files import receiving
from recruitment.models import File
from tests.files import corpus, pages
from tests.files.sending import different, stored, take

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.files.pages")]


@pytest.fixture(autouse=True)
def page(settings):
    """The page's template, without a file of its own."""
    settings.TEMPLATES = deepcopy(settings.TEMPLATES)
    own = settings.TEMPLATES[0]
    own["APP_DIRS"] = False
    own["OPTIONS"]["loaders"] = [
        ("django.template.loaders.locmem.Loader", {"photographs.html": pages.PAGE}),
        "django.template.loaders.filesystem.Loader",
        "django.template.loaders.app_directories.Loader",
    ]


def send(client, *files):
    uploads = [SimpleUploadedFile(name, contents) for name, contents in files]
    reply = client.post("/photographs/", {"uploads": uploads}, follow=True)
    assert reply.status_code == HTTPStatus.OK
    return html.unescape(reply.content.decode())


def test_the_page_says_before_what_may_be_chosen(client):
    page = client.get("/photographs/").content.decode()

    assert "JPEG, PNG or PDF. Up to 10 files, of up to 10\xa0MB each." in page
    (box,) = [tag for tag in page.split("<") if tag.startswith("input") and "file" in tag]
    for part in (
        'type="file"',
        "multiple",
        'accept="image/jpeg,image/png,application/pdf,.jpg,.png,.pdf"',
        'aria-describedby="id_uploads_helptext"',
        'class="upload"',
        'id="id_uploads"',
    ):
        assert part in box
    assert '<label class="govuk-label govuk-label--s" for="id_uploads">' in page


def test_each_bad_file_is_explained_and_the_good_ones_are_kept(client, folder):
    page = send(
        client,
        ("arm.jpg", different(1)),
        ("holiday.gif", corpus.other("GIF")),
        ("letter.pdf", corpus.pdf()),
        ("nothing.png", b" "),
        ("<b>half</b>.png", corpus.png()[:900]),
    )

    assert [file.name for file in File.objects.order_by("pk")] == ["arm.jpg", "letter.pdf"]
    assert len(list(stored(folder))) == 2
    for sentence in (
        "“holiday.gif” is not a JPEG, PNG or PDF.",
        "“nothing.png” is not a JPEG, PNG or PDF.",
        "is damaged or not complete.",
    ):
        assert page.count(sentence) == 2  # at the top, and at the field
    assert '<a href="#id_uploads">“holiday.gif” is not' in page
    assert '<bdi class="files__name">arm.jpg</bdi>' in page
    assert "<title>Error: " in page.replace("\n", "").replace("  ", "")


def test_what_somebody_named_a_file_is_never_a_part_of_the_page(client):
    reply = client.post(
        "/photographs/",
        {"uploads": [SimpleUploadedFile("<script>x.gif", corpus.other("GIF"))]},
        follow=True,
    )

    assert b"&lt;script&gt;x.gif" in reply.content
    assert b"<script>x" not in reply.content


def test_the_words_about_a_bad_file_are_said_once(client):
    send(client, ("holiday.gif", corpus.other("GIF")))

    assert "holiday.gif" not in client.get("/photographs/").content.decode()


def test_a_press_without_a_file_says_what_is_missing(client):
    reply = client.post("/photographs/", {})

    assert "Choose a file" in reply.content.decode()


def test_twelve_at_once_keep_ten_and_name_the_two(client):
    page = send(client, *[(f"{number}.jpg", different(number)) for number in range(12)])

    assert File.objects.count() == 10
    assert page.count("we already have 10 files from you. Remove one first.") == 4
    assert "“11.jpg” was not kept" in page


def test_a_file_is_removed_by_one_press(client, django_capture_on_commit_callbacks, folder):
    file = take(name="arm.jpg")

    with django_capture_on_commit_callbacks(execute=True):
        page = client.post("/photographs/", {"remove": file.pk}, follow=True).content.decode()

    assert "arm.jpg" not in page
    assert list(stored(folder)) == []


def test_too_large_a_file_is_named_and_never_fills_the_disk(client, settings, monkeypatch):
    settings.UPLOADS_LARGEST = 200_000
    written = []
    monkeypatch.setattr(receiving.Received, "write", lambda self, raw: written.append(len(raw)))

    page = send(client, ("big.jpg", different(1) + bytes(3_000_000)))

    assert "“big.jpg” is larger than 195.3\xa0KB. Choose a smaller file." in page
    assert sum(written) <= 200_000


def test_too_much_at_once_keeps_what_was_read_before(client, settings):
    settings.UPLOADS_LARGEST, settings.UPLOADS_MOST = 10_000, 2

    page = send(
        client, *[(f"{number}.pdf", corpus.pdf(filler=8000 + number)) for number in range(4)]
    )

    assert File.objects.count() == 2
    assert "“3.pdf” was not read, as you sent too much at once." in page


@pytest.mark.parametrize("where", ["open", "write"])
def test_no_room_even_for_reading_is_said_in_words(client, settings, monkeypatch, where, tmp_path):
    def full(*_):
        raise OSError(28, "No space left on device")

    if where == "open":
        settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "not there")
    monkeypatch.setattr(receiving.Received, "write", full)

    page = send(client, ("arm.jpg", different(1)))

    assert "“arm.jpg” was not kept, as we have no room for it." in page


@pytest.mark.parametrize(
    ("name", "contents", "media_type", "saved_as"),
    [
        ("arm.png", corpus.jpeg(), "image/jpeg", 'filename="arm.jpg"'),
        ("letter.pdf", corpus.pdf(), "application/pdf", 'filename="letter.pdf"'),
        ('a";b.png', corpus.png(), "image/png", r'filename="a\";b.png"'),
        ("Café.jpg", corpus.jpeg(), "image/jpeg", "filename*=utf-8''Caf%C3%A9.jpg"),
    ],
)
def test_a_file_is_saved_and_never_shown_as_a_page(client, name, contents, media_type, saved_as):
    reply = client.get(reverse("photograph", args=[take(contents, name=name).pk]))

    assert b"".join(reply.streaming_content)
    assert reply["Content-Type"] == media_type
    assert reply["Content-Disposition"] == f"attachment; {saved_as}"
    assert reply["X-Content-Type-Options"] == "nosniff"
    assert reply["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert reply["Cross-Origin-Resource-Policy"] == "same-origin"
    assert reply["Cache-Control"] == "private, no-store"


def test_a_file_that_waits_for_the_scanner_is_not_sent(client, scanner):
    file = take()

    reply = client.get(reverse("photograph", args=[file.pk]))

    assert reply.status_code == HTTPStatus.NOT_FOUND


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_is_cut_leaves_nothing(live_server, folder, tmp_path, settings):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    host, port = live_server.url.removeprefix("http://").split(":")
    head = (
        f"POST /photographs/ HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Length: 900000\r\n"
        "Content-Type: multipart/form-data; boundary=b\r\n\r\n"
        '--b\r\nContent-Disposition: form-data; name="uploads"; filename="a.jpg"\r\n\r\n'
    )
    with socket.create_connection((host, int(port))) as door:
        door.sendall(head.encode() + corpus.jpeg() * 30)
    time.sleep(0.5)

    assert not File.objects.exists()
    assert list(stored(folder)) == []
    assert [path.name for path in tmp_path.iterdir()] == []
    assert tempfile.gettempdir() != str(tmp_path)
