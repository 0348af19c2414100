"""What was typed into a section, as it was typed, mistakes and all.

A flat table of words, and for a list a row of such tables under "entries". It can be kept half
done, compared, and drawn again anywhere.
"""

from collections.abc import Mapping
from typing import Any

from django import forms

from recruitment.applications.sections.fields import inputs, longest

Content = dict[str, Any]
Fields = Mapping[str, forms.Field]
ENTRIES = "entries"
DONE = "done"
MOST_ENTRIES = 20


def in_entry(number: int, name: str) -> str:
    return f"e{number}_{name}"


def entry_of(name: str) -> int | None:
    first, _, rest = name.partition("_")
    return int(first[1:]) if rest and first[:1] == "e" and first[1:].isdecimal() else None


def flat(content: Content) -> dict[str, str]:
    """Content under the names by which a browser would send it."""
    data = {name: value for name, value in content.items() if name != ENTRIES}
    for number, entry in enumerate(content.get(ENTRIES, ())):
        data |= {in_entry(number, name): value for name, value in entry.items()}
    return data


def blank(content: Content) -> bool:
    """Nothing was typed. An answer to "Have you completed this section?" is no content."""
    return not any(
        value if name != ENTRIES else not all(map(blank, value))
        for name, value in content.items()
        if name != DONE
    )


def read(fields: Fields, entry: Fields, sent: Mapping[str, Any]) -> Content:
    """What a browser sent of these fields, and nothing else that it may have sent."""
    content: Content = read_fields(fields, sent, "")
    if entry:
        numbers = range(how_many(sent))
        content[ENTRIES] = [read_fields(entry, sent, in_entry(one, "")) for one in numbers]
    return content


def read_fields(fields: Fields, sent: Mapping[str, Any], prefix: str) -> Content:
    return {
        name: str(sent.get(f"{prefix}{name}", "")).strip()
        for key, field in fields.items()
        for name in inputs(key, field)
    }


def how_many(sent: Mapping[str, Any]) -> int:
    said = str(sent.get(ENTRIES, ""))
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 4 else 0
    return min(number, MOST_ENTRIES)


def storable(fields: Fields, entry: Fields, content: Content, before: Content) -> Content:
    """As far as a table should hold it: what is far too long leaves what was there before."""
    kept = fitting(fields, content, before)
    if entry:
        earlier = [*before.get(ENTRIES, ()), *({} for _ in range(MOST_ENTRIES))]
        pairs = zip(content.get(ENTRIES, ()), earlier, strict=False)
        kept[ENTRIES] = [fitting(entry, now, was) for now, was in pairs]
    return kept


def fitting(fields: Fields, content: Content, before: Content) -> Content:
    kept: Content = {}
    for key, field in fields.items():
        for name in inputs(key, field):
            value = content.get(name, "")
            fits = len(value) <= longest(field) and "\0" not in value
            kept[name] = value if fits else before.get(name, "")
    return kept
