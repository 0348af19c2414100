"""Why a vacancy or an application is not changed."""

from collections.abc import Iterable

from recruitment.eligibility import Outcome


class VacancyClosed(Exception):
    """The closing moment had passed when the request arrived, or it is not open yet."""


class NotOpenToYou(Exception):
    """The rules do not open this route to this person on this day, or cannot tell yet."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.route.slug)
        self.outcome = outcome


class Changed(Exception):
    """Somebody, perhaps the same person in another tab, changed it after this page was drawn."""


class Stale(Exception):
    """A section was changed after this page was drawn. What the page sent is put aside."""


class Unfinished(Exception):
    """Something that must be filled in is missing."""


class NeedsParent(Exception):
    """A parent or carer has to agree first."""


class OwnAddress(Exception):
    """Somebody who has to answer for a person needs an address that is not that person's."""


class TooMany(Exception):
    """Somebody has named so many people that we write to no more of them."""


class TheirOwn(Exception):
    """The person has an application that staff did not begin with them, or have handed over."""


class Unread(Exception):
    """The words that somebody agreed to are not those that stand there now."""


class IllegalMove(Exception):
    """That stage does not follow this one."""


class NotChecked(IllegalMove):
    """A check that is needed is not passed, or will be too old. Its words are for staff."""

    def __init__(self, sentences: Iterable[str]) -> None:
        super().__init__(" ".join(sentences))


class Unexplained(Exception):
    """Nobody is refused without a reason that they can read."""


class NotLater(Exception):
    """A deadline is only ever put back, and never to a moment that has passed."""


class Ended(Exception):
    """As far as its applicant knows, it has ended or was never sent."""


class NoOffer(Exception):
    """There is no offer to answer: it was answered, or it stands no more."""


class TooLate(Exception):
    """The time in which it could be done has passed."""


class Filled(Exception):
    """All places of the vacancy went to other people."""


class AppliedAgain(Exception):
    """The person has begun another application for this vacancy."""
