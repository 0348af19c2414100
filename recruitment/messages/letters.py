"""Turns the one text of an email into its subject, its plain part and its HTML part.

Each kind has one template, templates/emails/<kind>.txt, unless staff have published other words
for it. The first line is the subject, the rest is what people read. The HTML is made from that
text, so the two can never say different things: blank lines part paragraphs, lines that begin with
"- " are a list, with "> " the key fact, with "# " a heading; a line that is only a web address is
a link.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from recruitment.messages import quiet
from recruitment.messages.filling import filled, wrong
from recruitment.messages.places import OFFERED
from recruitment.messages.wordings import SHIPPED, Publication, Wording

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Block:
    """One paragraph, heading, list, key fact or link."""

    kind: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Letter:
    subject: str
    text: str
    html: str
    blocks: tuple[Block, ...]
    version: int = SHIPPED
    """Which wording it was made with."""

    def as_data(self) -> dict[str, Any]:
        """What there is to read in it, to be kept."""
        blocks = [{"kind": block.kind, "lines": list(block.lines)} for block in self.blocks]
        return {"subject": self.subject, "blocks": blocks}


MARKS = {"- ": "list", "> ": "fact", "# ": "heading"}


def write(kind: str, context: Mapping[str, Any], *, preface: str = "") -> Letter:
    """The email as it will read. Raises whatever the template raises: nothing half-made is sent.

    A preface, which says why the email comes to somebody, stands under the heading.
    """
    return worded(kind, context, in_force(kind), preface=preface)


def worded(
    kind: str, context: Mapping[str, Any], wording: Wording | None, *, preface: str = ""
) -> Letter:
    """The email in the words that staff wrote; without any, in those of the shipped template."""
    full = {"force": settings.PACK, "site_url": settings.SITE_URL, **context}
    text = in_words(wording, full) if wording else render_to_string(f"emails/{kind}.txt", full)
    subject, _, body = text.strip().partition("\n")
    heading, *rest = blocks_of(body)
    blocks = (heading, *blocks_of(preface), *rest)
    version = wording.number if wording else SHIPPED
    return finished(kind, subject, blocks, full, version)


def finished(
    kind: str,
    subject: str,
    blocks: tuple[Block, ...],
    full: Mapping[str, Any],
    version: int = SHIPPED,
) -> Letter:
    """Both parts of it. Where the force wants quiet subjects, whatever wrote it has no say."""
    if settings.PACK.quiet.subjects:
        subject = quiet.subject(kind, full)
    facts = {**full, "subject": subject, "blocks": blocks}
    html = render_to_string("emails/base.html", facts)
    return Letter(one_line(subject), plain(blocks), html, blocks, version)


def in_words(wording: Wording, full: Mapping[str, Any]) -> str:
    return f"{one_line(filled(wording.subject, full))}\n{filled(wording.body, full)}"


def one_line(words: str) -> str:
    return " ".join(words.split())


def in_force(kind: str) -> Wording | None:
    """The words that staff have published; none when the shipped text holds.

    Words that a newer program can no longer fill are passed over: an email matters more.
    """
    if kind not in OFFERED:
        return None
    known = Publication.objects.select_related("wording").filter(kind=kind)
    newest = known.order_by("turn").last()
    wording = newest.wording if newest else None
    if wording and wrong(kind, wording.subject, wording.body):
        log.error("Version %s of the email %s cannot be used", wording.number, kind)
        return None
    return wording


def blocks_of(body: str) -> list[Block]:
    blocks: list[Block] = []
    for paragraph in body.replace("\r\n", "\n").split("\n\n"):
        lines = [line.strip() for line in paragraph.split("\n") if line.strip()]
        blocks += [Block(kind, tuple(bare(of))) for kind, of in groupby(lines, key=kind_of)]
    return blocks


def kind_of(line: str) -> str:
    if line.startswith(("https://", "http://")) and " " not in line:
        return "link"
    return MARKS.get(line[:2], "paragraph")


def bare(lines: Any) -> list[str]:
    return [line[2:] if line[:2] in MARKS else line for line in lines]


def plain(blocks: tuple[Block, ...]) -> str:
    """The plain part: as written, without the marks that only the HTML needs."""
    parts = []
    for block in blocks:
        mark = "- " if block.kind == "list" else ""
        parts.append("\n".join(mark + line for line in block.lines))
    return "\n\n".join(parts) + "\n"
