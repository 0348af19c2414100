"""Groups whose aims clash with treating everyone fairly."""

from datetime import date

from recruitment.eligibility.answers import Answers
from recruitment.eligibility.force import Force
from recruitment.eligibility.questions.past import Membership, Past, group_membership, past
from recruitment.eligibility.rule import MET, Ruling, as_pack_says, cannot, rule, we_check
from recruitment.eligibility.rules import sources
from recruitment.eligibility.verdict import Confidence

NOT_A_MEMBER = cannot(
    "Officers cannot belong to the British National Party, National Front or Combat 18.",
    "If you leave the group, come back and tell us that you left.",
)

OTHER_GROUP = we_check(
    "A group against fair treatment for all is very likely to mean a no. We look at each case.",
    "Tell us the name of the group, and ask us before you apply.",
)

NOT_TOLD = we_check(
    "You chose not to say. Vetting will ask about groups.",
    "You can talk to our vetting team before you apply.",
)


def _membership(answers: Answers) -> Membership | None:
    return answers[group_membership] if Past.GROUP in answers[past] else None


@rule(
    "Not in a group that officers may not join",
    sources.THREE_GROUPS,
    Confidence.CONFIRMED,
    since=date(2005, 1, 1),
)
def constable_not_a_member(answers: Answers, on: date, force: Force) -> Ruling:
    return NOT_A_MEMBER if _membership(answers) is Membership.NOW else MET


@rule(
    "Not in a group that special constables may not join",
    sources.WEST_MIDLANDS_SPECIALS,
    Confidence.SUPPORTED,
    since=date(2020, 12, 31),
)
def special_not_a_member(answers: Answers, on: date, force: Force) -> Ruling:
    """The law names members of a police force only, but forces ask the same of specials."""
    return NOT_A_MEMBER if _membership(answers) is Membership.NOW else MET


@rule(
    "Groups left behind, and other groups",
    sources.WEST_MIDLANDS_SPECIALS,
    Confidence.CONFLICT,
    since=date(2020, 12, 31),
)
def other_membership(answers: Answers, on: date, force: Force) -> Ruling:
    membership = _membership(answers)
    if membership is Membership.BEFORE:
        return as_pack_says(
            force.past_banned_member,
            reason="Some forces refuse past members too, so we look at each case.",
            next_step="Tell us when you joined, when you left, and why.",
            event="when we have looked at your case",
        )
    if membership is Membership.OTHER:
        return OTHER_GROUP
    return NOT_TOLD if membership is Membership.NOT_SAYING else MET


@rule(
    "Groups, as staff or a volunteer",
    sources.MET_STAFF,
    Confidence.UNCONFIRMED,
    since=date(2021, 1, 1),
)
def membership_looked_at(answers: Answers, on: date, force: Force) -> Ruling:
    if Past.GROUP not in answers[past]:
        return MET
    return we_check(
        "Other forces do not accept members of these groups, so we look at each case.",
        "Ask us before you apply. Tell us when you joined and if you have left.",
    )
