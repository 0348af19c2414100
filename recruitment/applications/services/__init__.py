"""Everything that changes a vacancy or an application. Nothing else writes to them."""

from recruitment.applications.services.drafts import (
    Typed,
    begin,
    judge,
    keep_saved,
    live,
    save_part,
    start,
)
from recruitment.applications.services.moving import (
    OUTCOMES,
    email_on_reaching,
    move,
    planned,
    promise,
    save_vacancy,
    submit,
)
from recruitment.applications.services.photographs import add_photographs, remove_photograph
from recruitment.applications.services.problems import (
    Changed,
    IllegalMove,
    NeedsParent,
    NotOpenToYou,
    Stale,
    Unexplained,
    Unfinished,
    VacancyClosed,
)

__all__ = [
    "OUTCOMES",
    "Changed",
    "IllegalMove",
    "NeedsParent",
    "NotOpenToYou",
    "Stale",
    "Typed",
    "Unexplained",
    "Unfinished",
    "VacancyClosed",
    "add_photographs",
    "begin",
    "email_on_reaching",
    "judge",
    "keep_saved",
    "live",
    "move",
    "planned",
    "promise",
    "remove_photograph",
    "save_part",
    "save_vacancy",
    "start",
    "submit",
]
