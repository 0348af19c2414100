"""The mailbox's pages. `format_html` escapes all that comes from an email."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from django.utils.html import format_html, format_html_join, urlize
from django.utils.safestring import SafeString

from portal.local.letters import Letter

HEADERS = ["From", "To", "Cc", "Reply-To", "Subject", "Date", "X-Delivered-To", "Message-ID"]

STYLE = Path(__file__).with_name("mailbox.css").read_bytes()


def index(letters: Iterable[Letter], limit: int) -> SafeString:
    rows = format_html_join(
        "\n",
        '<tr><td>{}</td><td><a href="/{}">{}</a></td><td>{}</td></tr>',
        (
            (one.header("To"), one.name, one.header("Subject") or "(no subject)", moment(one.came))
            for one in letters
        ),
    )
    table = format_html(
        '<table><thead><tr><th scope="col">To</th><th scope="col">Subject</th>'
        '<th scope="col">Caught</th></tr></thead><tbody>{}</tbody></table>'
        "<p>The newest come first, {} at most.</p>",
        rows,
        limit,
    )
    empty = SafeString("<p>No email yet.</p>")
    again = SafeString('<p><a href="/">Look again</a></p>')
    return page("Caught emails", again + (table if rows else empty))


def letter(one: Letter) -> SafeString:
    rows = format_html_join(
        "\n",
        '<tr><th scope="row">{}</th><td>{}</td></tr>',
        ((name, one.header(name)) for name in HEADERS if one.header(name)),
    )
    body = format_html('<table class="letter"><tbody>{}</tbody></table>', rows)
    text, html = one.part("plain"), one.part("html")
    if text is not None:
        body += format_html("<h2>Text</h2><pre>{}</pre>", linked(text))
    if html is not None:
        body += format_html(
            "<h2>As a formatted email</h2><p>Links work in the text only.</p>"
            '<iframe sandbox title="The formatted email" src="/{}/html"></iframe>',
            one.name,
        )
    return page(one.header("Subject") or "(no subject)", body + attachments(one) + source(one))


def attachments(one: Letter) -> SafeString:
    names = format_html_join("\n", "<li>{}</li>", ((name,) for name in one.attachments))
    return format_html("<h2>Attached</h2><ul>{}</ul>", names) if names else SafeString("")


def source(one: Letter) -> SafeString:
    return format_html('<p><a href="/{}/source">The email as it was sent</a></p>', one.name)


def problem(sentence: str) -> SafeString:
    return page(sentence, SafeString(""))


def linked(text: str) -> SafeString:
    """`urlize` escapes everything and makes addresses into links."""
    return SafeString(urlize(text, autoescape=True))


def moment(when: datetime) -> SafeString:
    shown = when.strftime("%d %b %Y, %H:%M:%S")
    return format_html('<time datetime="{}">{}</time>', when.isoformat(), shown)


def page(title: str, body: SafeString) -> SafeString:
    return format_html(
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{} - Mailbox</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="stylesheet" href="/style.css"><link rel="icon" href="/style.css"></head><body>'
        '<header><div><a href="/">Mailbox</a>'
        "<p>Caught emails: none of these left this computer.</p></div></header>"
        "<main><h1>{}</h1>{}</main></body></html>",
        title,
        title,
        body,
    )
