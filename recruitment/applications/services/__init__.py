"""Everything that changes a vacancy or an application. Nothing else writes to them."""

from recruitment.applications.services.advertising import (
    DEADLINE_MOVED,
    extend,
    save_vacancy,
    told_of,
)
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
    submit,
)
from recruitment.applications.services.problems import (
    Changed,
    IllegalMove,
    NeedsParent,
    NotLater,
    NotOpenToYou,
    Stale,
    Unexplained,
    Unfinished,
    VacancyClosed,
)

__all__ = [
    "DEADLINE_MOVED",
    "OUTCOMES",
    "Changed",
    "IllegalMove",
    "NeedsParent",
    "NotLater",
    "NotOpenToYou",
    "Stale",
    "Typed",
    "Unexplained",
    "Unfinished",
    "VacancyClosed",
    "begin",
    "email_on_reaching",
    "extend",
    "judge",
    "keep_saved",
    "live",
    "move",
    "planned",
    "promise",
    "save_part",
    "save_vacancy",
    "start",
    "submit",
    "told_of",
]
