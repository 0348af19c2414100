"""The mail catcher as a real process: sent to by SMTP, read by HTTP."""

# every program here is our own

import http.client
import smtplib
import socket
import subprocess
import sys
import time
from email.message import EmailMessage

import pytest

from portal.local import ports


def unused():
    """Any port: two runs of the tests at once must not both take the first that is free."""
    with socket.create_server((ports.HOST, 0)) as door:
        return door.getsockname()[1]


@pytest.fixture(scope="module")
def mailbox(tmp_path_factory):
    smtp, web = unused(), unused()
    where = ["--folder", tmp_path_factory.mktemp("mail"), f"--smtp={smtp}", f"--web={web}"]
    process = subprocess.Popen([sys.executable, "-m", "portal.local.mailbox", *where])
    deadline = time.monotonic() + 10
    while not (ports.taken(smtp) and ports.taken(web)) and time.monotonic() < deadline:
        time.sleep(0.05)
    yield smtp, web
    process.terminate()
    assert process.wait(timeout=5) == 0


@pytest.fixture(scope="module")
def sent(mailbox):
    """The path of one caught email."""
    message = EmailMessage()
    message["From"] = "recruitment@force.example"
    message["To"] = "Ann O'Brien <ann@person.example>"
    message["Subject"] = "Your <b>application</b>"
    message.set_content("Tea & <i>cake</i>\nhttp://localhost:8000/apply?a=1&b=2\n")
    message.add_alternative("<h1>Tea</h1><script>alert(1)</script>", subtype="html")
    with smtplib.SMTP(ports.HOST, mailbox[0]) as server:
        server.send_message(message, to_addrs=["ann@person.example", "copy@person.example"])
    return get(mailbox, "/")[1].split('<td><a href="')[1].split('"')[0]


def get(mailbox, path, host="localhost"):
    connection = http.client.HTTPConnection(ports.HOST, mailbox[1], timeout=5)
    connection.request("GET", path, headers={"Host": host})
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response, text


def test_the_list_shows_to_whom_and_about_what_with_everything_escaped(mailbox, sent):
    _, page = get(mailbox, "/")

    assert "none of these left this computer" in page
    assert "Ann O&#x27;Brien &lt;ann@person.example&gt;" in page
    assert "Your &lt;b&gt;application&lt;/b&gt;" in page


def test_an_email_shows_its_text_with_working_links(mailbox, sent):
    _, page = get(mailbox, sent)

    assert "Tea &amp; &lt;i&gt;cake&lt;/i&gt;" in page
    assert '<a href="http://localhost:8000/apply?a=1&amp;b=2">' in page
    assert "copy@person.example" in page


def test_the_formatted_part_is_alone_in_a_sandbox(mailbox, sent):
    _, page = get(mailbox, sent)
    response, part = get(mailbox, f"{sent}/html")

    assert f'<iframe sandbox title="The formatted email" src="{sent}/html">' in page
    assert "<script>" not in page
    assert "<script>" in part
    assert response.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none';")


def test_the_email_can_be_read_as_it_was_sent(mailbox, sent):
    response, text = get(mailbox, f"{sent}/source")

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert text.startswith("X-Delivered-To: ann@person.example, copy@person.example\r\n")


@pytest.mark.parametrize(
    "path",
    ["/nothing", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/*"],
)
def test_nothing_but_an_email_that_was_caught_is_found(mailbox, path):
    response, _ = get(mailbox, path)

    assert response.status == 404


def test_an_email_has_no_other_views_than_ours(mailbox, sent):
    response, _ = get(mailbox, f"{sent}/../../etc")

    assert response.status == 404


def test_a_foreign_name_for_this_computer_reads_nothing(mailbox, sent):
    response, page = get(mailbox, "/", host="rebound.example")

    assert response.status == 403
    assert "Ann" not in page
