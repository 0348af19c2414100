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
    moves_now,
    planned,
    promise,
    save_vacancy,
    submit,
)
from recruitment.applications.services.parents import MOST_NAMED as MOST_PARENTS
from recruitment.applications.services.parents import hear_parent, name_parent
from recruitment.applications.services.problems import (
    Changed,
    IllegalMove,
    NeedsParent,
    NotOpenToYou,
    OwnAddress,
    Stale,
    TooMany,
    Unexplained,
    Unfinished,
    Unread,
    VacancyClosed,
)

__all__ = [
    "MOST_PARENTS",
    "OUTCOMES",
    "Changed",
    "IllegalMove",
    "NeedsParent",
    "NotOpenToYou",
    "OwnAddress",
    "Stale",
    "TooMany",
    "Typed",
    "Unexplained",
    "Unfinished",
    "Unread",
    "VacancyClosed",
    "begin",
    "email_on_reaching",
    "hear_parent",
    "judge",
    "keep_saved",
    "live",
    "move",
    "moves_now",
    "name_parent",
    "planned",
    "promise",
    "save_part",
    "save_vacancy",
    "start",
    "submit",
]
