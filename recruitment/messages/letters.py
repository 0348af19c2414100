"""Turns the one text of an email into its subject, its plain part and its HTML part.

Each kind has one template, templates/emails/<kind>.txt: the first line is the subject, the rest
is what people read. The HTML is made from that text, so the two can never say different things:
blank lines part paragraphs, lines that begin with "- " are a list, with "> " the key fact, with
"# " a heading; a line that is only a web address is a link.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string


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

    def as_data(self) -> dict[str, Any]:
        """What there is to read in it, to be kept."""
        blocks = [{"kind": block.kind, "lines": list(block.lines)} for block in self.blocks]
        return {"subject": self.subject, "blocks": blocks}


MARKS = {"- ": "list", "> ": "fact", "# ": "heading"}


def write(kind: str, context: Mapping[str, Any], *, preface: str = "") -> Letter:
    """The email as it will read. Raises whatever the template raises: nothing half-made is sent.

    A preface, which says why the email comes to somebody, stands under the heading.
    """
    full = {"force": settings.PACK, "site_url": settings.SITE_URL, **context}
    subject, _, body = render_to_string(f"emails/{kind}.txt", full).strip().partition("\n")
    heading, *rest = blocks_of(body)
    blocks = (heading, *blocks_of(preface), *rest)
    html = render_to_string("emails/base.html", {**full, "subject": subject, "blocks": blocks})
    return Letter(" ".join(subject.split()), plain(blocks), html, blocks)


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
