"""Placeholders in the words of an email: what is wrong with them, and their facts put in.

There is nothing else in such a text. What a fact says is never looked through again: somebody
whose name reads like a placeholder is called just that.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.template import Context, Template

from recruitment.messages.places import ALONE_ON_A_LINE, NOT_IN_A_SUBJECT, OFFERED, PLACES

MARK = re.compile(r"\{\{ *([a-z_]+) *\}\}")


def used(text: str) -> list[str]:
    return MARK.findall(text)


def filled(text: str, facts: Mapping[str, Any]) -> str:
    """The text with each placeholder's fact. All of them are known: see `wrong`."""
    given = Context(dict(facts), autoescape=False)
    return MARK.sub(lambda mark: Template(PLACES[mark[1]].template).render(given), text)


def wrong(kind: str, subject: str, body: str) -> list[str]:
    """Why a text cannot be used, each in a sentence; nothing when it can."""
    return [*form(subject, body), *unknown(kind, subject, body), *missing(kind, subject, body)]


def form(subject: str, body: str) -> Iterator[str]:
    if len(subject.splitlines()) > 1:
        yield "The subject must be on one line"
    if not body.startswith("# ") or not body.partition("\n")[0][2:].strip():
        yield "Begin the text with a heading: a line that begins with # and a space"
    if re.search("[{}]", MARK.sub("", subject + body)):
        yield "Write placeholders like {{name}}, and no other curly brackets"


def unknown(kind: str, subject: str, body: str) -> Iterator[str]:
    for name in dict.fromkeys(used(subject) + used(body)):
        if name not in OFFERED[kind].allowed:
            yield f"This email knows no {{{{{name}}}}}. Use the placeholders in the list"
    for name in used(subject):
        if name in NOT_IN_A_SUBJECT:
            yield f"{{{{{name}}}}} cannot stand in the subject"


def missing(kind: str, subject: str, body: str) -> Iterator[str]:
    there, alone = {*used(subject), *used(body)}, set(alone_on_a_line(body))
    for name in OFFERED[kind].needed:
        if name not in there:
            yield f"This email needs {{{{{name}}}}}: {lower(PLACES[name].means)}"
    for name in dict.fromkeys(used(body)):
        if name in ALONE_ON_A_LINE and name not in alone:
            yield f"Put {{{{{name}}}}} on a line of its own, {ALONE_ON_A_LINE[name]}"


def alone_on_a_line(body: str) -> Iterator[str]:
    for line in body.splitlines():
        if mark := MARK.fullmatch(line.strip()):
            yield mark[1]


def lower(words: str) -> str:
    return words[:1].lower() + words[1:]
