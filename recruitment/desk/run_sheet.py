"""The sheet of one panel for one day, to be printed: no more of a person than the day needs."""

from typing import Any

from recruitment.applications.models import Application
from recruitment.desk import wanted
from recruitment.desk.interview_days import coming
from recruitment.interviews import sitting
from recruitment.interviews.models import SAID
from recruitment.interviews.panels import Panel, StandIn
from recruitment.people.models import User

Context = dict[str, Any]


def sheet(panel: Panel, reader: User) -> list[Context]:
    """Each time of the panel with who comes, who sits, and what would help."""
    slots: Any = panel.slots.select_related("vacancy").prefetch_related(coming())
    people = [one.application for slot in slots for one in slot.coming]
    rows = persons(panel, people, reader)
    return [
        {
            "slot": slot,
            "people": [rows[one.application_id] for one in slot.coming],
            "free": range(max(slot.places - len(slot.coming), 0)),
        }
        for slot in slots
    ]


def told(rows: list[Context]) -> list[Context]:
    """What people of these times have read besides when and where; the same words once."""
    found: dict[tuple[str, ...], list[Any]] = {}
    for slot in (row["slot"] for row in rows):
        found.setdefault(tuple(getattr(slot, name) for name in SAID), []).append(slot)
    return [
        {"slot": slots[0], "times": list(dict.fromkeys(slot.time_in_words for slot in slots))}
        for words, slots in found.items()
        if any(words)
    ]


def persons(panel: Panel, people: list[Application], reader: User) -> dict[int, Context]:
    wants, said = wanted.adjustments(people), stepped_back(panel)
    members = list(panel.members.order_by("name", "pk"))
    return {
        one.pk: person(one, said.get(one.pk, []), members, reader, wants.get(one.pk, ""))
        for one in people
    }


def stepped_back(panel: Panel) -> dict[int, list[StandIn]]:
    found: dict[int, list[StandIn]] = {}
    for one in panel.stand_ins.select_related("out", "instead"):
        found.setdefault(one.application_id, []).append(one)
    return found


def person(
    application: Application, said: list[StandIn], members: list[User], reader: User, words: str
) -> Context:
    """Whoever has stepped back reads no more of the person."""
    sitting_now = sitting.now_sitting(members, said)
    away = any(one.out_id == reader.pk for one in said)
    return {
        "application": application,
        "name": application.full_name,
        "wants": words,
        "hidden": away,
        "sits": sorted(user.name for user in sitting_now),
        "said": said,
        "may_step_back": reader in sitting_now,
    }
