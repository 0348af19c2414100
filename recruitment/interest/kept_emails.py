"""What the emails about a kept result say: that it is there. Never what it says."""

from django.utils import timezone

from recruitment import clock
from recruitment.interest import services
from recruitment.interest.emails import Facts, address, basics, stops
from recruitment.interest.kept import KeptResult
from recruitment.messages.models import Email
from recruitment.messages.outbox import EmailKind, NoLongerOwed
from recruitment.people.services import has_new_account
from recruitment.schedule import SCHEDULE, called

LAST = called(max(SCHEDULE["kept"].days), "day")


def kept_result_of(email: Email) -> KeptResult:
    number = email.about.removeprefix("keptresult:")
    kept = KeptResult.objects.defer("visit").filter(pk=number).first()
    if kept is None:
        raise NoLongerOwed
    return kept


def keep_confirm(email: Email) -> Facts:
    kept = kept_result_of(email)
    if kept.settled:
        raise NoLongerOwed
    return {**basics(kept, "keep"), "asked": clock.moment_in_words(kept.asked_at)}


def kept_result(email: Email) -> Facts:
    """Who signed in for the first time since their yes has more than this, and is not asked."""
    kept = kept_result_of(email)
    if kept.confirmed_at is None or not kept.lasts(timezone.now()):
        raise NoLongerOwed
    if has_new_account(kept.email, kept.confirmed_at):
        raise NoLongerOwed
    return {
        **basics(kept, "keep"),
        "until": clock.moment_in_words(kept.goes_at),
        "open_link": address("keep-open", kept.pk, kept.token),
        "roles_link": address("vacancies"),
        "last": email.occurrence == LAST,
    }


KINDS = (
    EmailKind(services.KEEP_CONFIRM, keep_confirm),
    EmailKind(services.KEPT, kept_result, reminder=True, unsubscribe=stops),
)
