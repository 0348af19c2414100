"""Groups whose aims clash with treating everyone fairly."""

from datetime import date

from recruitment.eligibility.answers import Answers
from recruitment.eligibility.force import Force
from recruitment.eligibility.questions.money import Membership, group_membership
from recruitment.eligibility.questions.rare import Rare, rare
from recruitment.eligibility.rule import MET, Ruling, as_pack_says, cannot, rule, we_check
from recruitment.eligibility.rules import sources
from recruitment.eligibility.verdict import Basis, Confidence
from recruitment.eligibility.words import marked as _

NOT_A_MEMBER = cannot(
    _("Officers cannot belong to the British National Party, National Front or Combat 18."),
    _("If you leave the group, come back and tell us that you left."),
)

OTHER_GROUP = we_check(
    _("A group against fair treatment for all is very likely to mean a no. We look at each case."),
    _("Tell us the name of the group, and ask us before you apply."),
)

NOT_TOLD = we_check(
    _("You chose not to say. Vetting will ask about groups."),
    _("You can talk to our vetting team before you apply."),
)


def _membership(answers: Answers) -> Membership | None:
    return answers[group_membership] if Rare.GROUP in answers[rare] else None


@rule(
    _("Not in a group that officers may not join"),
    _("Officers may not be in the British National Party, National Front or Combat 18."),
    sources.THREE_GROUPS,
    Confidence.CONFIRMED,
    Basis.LAW,
    since=date(2005, 1, 1),
)
def constable_not_a_member(answers: Answers, on: date, force: Force) -> Ruling:
    return NOT_A_MEMBER if _membership(answers) is Membership.NOW else MET


@rule(
    _("Not in a group that special constables may not join"),
    _("Special constables may not be in the British National Party, National Front or Combat 18."),
    sources.WEST_MIDLANDS_SPECIALS,
    Confidence.SUPPORTED,
    Basis.FORCE,
    since=date(2020, 12, 31),
)
def special_not_a_member(answers: Answers, on: date, force: Force) -> Ruling:
    """The law names members of a police force only, but forces ask the same of specials."""
    return NOT_A_MEMBER if _membership(answers) is Membership.NOW else MET


@rule(
    _("Not in a group that the law bans"),
    _("Nobody may be in a group that the law bans as a terrorist group."),
    sources.BANNED_GROUPS,
    Confidence.GENERAL_KNOWLEDGE,
    Basis.LAW,
    since=date(2020, 12, 31),
)
def not_in_banned_group(answers: Answers, on: date, force: Force) -> Ruling:
    if _membership(answers) is not Membership.BANNED:
        return MET
    return cannot(
        _("Nobody in a group that the law bans as a terrorist group can be an officer."),
        _("If you left the group, change your answer. If we have it wrong, ask us."),
    )


@rule(
    _("Groups left behind, and other groups"),
    _("We look at past membership of these groups, and at groups with aims like theirs."),
    sources.WEST_MIDLANDS_SPECIALS,
    Confidence.CONFLICT,
    Basis.FORCE,
    since=date(2020, 12, 31),
)
def other_membership(answers: Answers, on: date, force: Force) -> Ruling:
    membership = _membership(answers)
    if membership is Membership.BEFORE:
        return as_pack_says(
            force.past_banned_member,
            reason=_("Some forces refuse past members too, so we look at each case."),
            next_step=_("Tell us when you joined, when you left, and why."),
            event=_("when we have looked at your case"),
        )
    if membership is Membership.OTHER:
        return OTHER_GROUP
    return UNSURE.get(membership, MET) if membership else MET


UNSURE = {
    Membership.NOT_SAYING: NOT_TOLD,
    Membership.NOT_SURE: we_check(
        _("We need to know which group it was. Vetting will ask about groups."),
        _("Tell us the name of the group, and ask us before you apply."),
    ),
}


@rule(
    _("Groups, as staff or a volunteer"),
    _(
        "We look at membership of the British National Party, National Front, Combat 18, and "
        "groups "
        "like them."
    ),
    sources.MET_STAFF,
    Confidence.UNCONFIRMED,
    Basis.FORCE,
    since=date(2021, 1, 1),
)
def membership_looked_at(answers: Answers, on: date, force: Force) -> Ruling:
    if _membership(answers) in (None, Membership.NONE):
        return MET
    return we_check(
        _("Other forces do not accept members of these groups, so we look at each case."),
        _("Ask us before you apply. Tell us when you joined and if you have left."),
    )
