"""The equality questions, in the order asked, and what a set of answers to them is.

The wording is that of the harmonised standards of the Government Statistical Service for England,
as the GOV.UK Design System gives it (Open Government Licence v3.0). Change it only when they do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from recruitment.eligibility.words import marked as _

NOT_SAYING = "not-saying"


@dataclass(frozen=True)
class Said:
    """One answer: the code of an option, and a description in the person's own words, if any."""

    code: str
    words: str = ""


Answers = Mapping[str, Said]


@dataclass(frozen=True)
class Option:
    code: str
    label: str
    hint: str = ""
    own: str = ""  # asks for the person's own words, which are kept with this option only


@dataclass(frozen=True, kw_only=True, eq=False)
class Question:
    """No address may depend on an answer, as addresses are in logs. So questions that follow from
    different answers share one page, and one that follows from a yes is on the page of that yes.
    """

    key: str  # the key in stored answers: never change it
    text: str
    short: str  # its name in a summary list
    options: tuple[Option, ...]
    page: str  # its address
    follows: tuple[str, str] | None = None  # meant only after this answer to an earlier question
    from_16: bool = False  # as in the census, which asks nobody younger

    @property
    def choices(self) -> tuple[Option, ...]:
        """Every question has one more way to answer."""
        return (*self.options, Option(NOT_SAYING, _("Prefer not to say")))

    @property
    def beside(self) -> Question | None:
        """The question on the same page that follows from this one."""
        return next((one for one in QUESTIONS if one.follows_on_the_page_of(self)), None)

    def follows_on_the_page_of(self, other: Question) -> bool:
        return bool(self.follows and self.follows[0] == other.key and self.page == other.page)

    @property
    def described(self) -> Option | None:
        """The option that asks for the person's own words."""
        return next((option for option in self.options if option.own), None)

    def label(self, code: str) -> str:
        """An option that has gone since an old answer was stored is known by its code."""
        return next((option.label for option in self.choices if option.code == code), code)

    def follows_from(self, answers: Answers) -> bool:
        if self.follows is None:
            return True
        earlier, code = self.follows
        return earlier in answers and answers[earlier].code == code


HELD, GIVEN = "held", "given"

age = Question(
    key="age",
    page="age",
    text=_("What is your date of birth?"),
    short=_("Age"),
    options=(
        Option(HELD, _("Use the date that I gave when I applied")),
        Option(GIVEN, _("I would rather give my age"), own=_("What is your age?")),
    ),
)
"""We keep the age in years and never the date: with it a row could be told to be somebody's."""

YES, NO = Option("yes", _("Yes")), Option("no", _("No"))

disability = Question(
    key="disability",
    page="disability",
    text=_(
        "Do you have any physical or mental health conditions or illness lasting or expected to "
        "last 12 months or more?"
    ),
    short=_("Health conditions"),
    options=(YES, NO),
)

A_LOT, A_LITTLE = Option("a-lot", _("Yes, a lot")), Option("a-little", _("Yes, a little"))

disability_effect = Question(
    key="disability-effect",
    page="disability",
    text=_(
        "Do any of your conditions or illnesses reduce your ability to carry out day to day "
        "activities?"
    ),
    short=_("Effect on day to day activities"),
    options=(A_LOT, A_LITTLE, Option("not-at-all", _("Not at all"))),
    follows=(disability.key, YES.code),
)

ethnic_group = Question(
    key="ethnic-group",
    page="ethnic-group",
    text=_("What is your ethnic group?"),
    short=_("Ethnic group"),
    options=(
        Option("white", _("White")),
        Option("mixed", _("Mixed or multiple ethnic groups")),
        Option("asian", _("Asian or Asian British")),
        Option("black", _("Black, African, Caribbean or Black British")),
        Option("other", _("Other ethnic group")),
    ),
)

OWN_BACKGROUND = _("How would you describe your background? (optional)")


def background(group: str, text: str, *options: Option, other: str) -> Question:
    """The second step, which asks more closely within one group."""
    return Question(
        key=f"ethnic-{group}",
        page="ethnic-background",
        text=text,
        short=_("Background"),
        options=(*options, Option(f"any-other-{group}", other, own=OWN_BACKGROUND)),
        follows=(ethnic_group.key, group),
    )


white = background(
    "white",
    _("Which of the following best describes your White background?"),
    Option("british", _("English, Welsh, Scottish, Northern Irish or British")),
    Option("irish", _("Irish")),
    Option("gypsy-or-traveller", _("Gypsy or Irish Traveller")),
    other=_("Any other White background"),
)

mixed = background(
    "mixed",
    _("Which of the following best describes your Mixed or multiple ethnic groups background?"),
    Option("white-and-black-caribbean", _("White and Black Caribbean")),
    Option("white-and-black-african", _("White and Black African")),
    Option("white-and-asian", _("White and Asian")),
    other=_("Any other Mixed or multiple ethnic background"),
)

asian = background(
    "asian",
    _("Which of the following best describes your Asian or Asian British background?"),
    Option("indian", _("Indian")),
    Option("pakistani", _("Pakistani")),
    Option("bangladeshi", _("Bangladeshi")),
    Option("chinese", _("Chinese")),
    other=_("Any other Asian background"),
)

black = background(
    "black",
    _(
        "Which of the following best describes your Black, African, Caribbean or Black British "
        "background?"
    ),
    Option("african", _("African")),
    Option("caribbean", _("Caribbean")),
    other=_("Any other Black, African or Caribbean background"),
)

other = background(
    "other",
    _("Which of the following best describes your background?"),
    Option("arab", _("Arab")),
    other=_("Any other ethnic group"),
)

marriage = Question(
    key="marriage",
    page="marriage",
    text=_("What is your legal marital or registered civil partnership status?"),
    short=_("Marriage or civil partnership"),
    options=(
        Option("never", _("Never married and never registered in a civil partnership")),
        Option("married", _("Married")),
        Option("civil-partner", _("In a registered civil partnership")),
        Option("separated-married", _("Separated, but still legally married")),
        Option("separated-civil-partner", _("Separated, but still legally in a civil partnership")),
        Option("divorced", _("Divorced")),
        Option("dissolved", _("Formerly in a civil partnership which is now legally dissolved")),
        Option("widowed", _("Widowed")),
        Option("surviving-partner", _("Surviving partner from a registered civil partnership")),
    ),
    from_16=True,
)

religion = Question(
    key="religion",
    page="religion",
    text=_("What is your religion?"),
    short=_("Religion"),
    options=(
        Option("none", _("No religion")),
        Option(
            "christian",
            _("Christian"),
            _(
                "Including Church of England, Catholic, Protestant and all other Christian "
                "denominations"
            ),
        ),
        Option("buddhist", _("Buddhist")),
        Option("hindu", _("Hindu")),
        Option("jewish", _("Jewish")),
        Option("muslim", _("Muslim")),
        Option("sikh", _("Sikh")),
        Option("any-other", _("Any other religion"), own=_("What is your religion? (optional)")),
    ),
)

sex = Question(
    key="sex",
    page="sex",
    text=_("What is your sex?"),
    short=_("Sex"),
    options=(Option("female", _("Female")), Option("male", _("Male"))),
)

gender_identity = Question(
    key="gender-identity",
    page="gender-identity",
    text=_("Is the gender you identify with the same as your sex registered at birth?"),
    short=_("Gender the same as sex registered at birth"),
    options=(YES, replace(NO, own=_("What is your gender identity? (optional)"))),
    from_16=True,
)

sexual_orientation = Question(
    key="sexual-orientation",
    page="sexual-orientation",
    text=_("Which of the following options best describes how you think of yourself?"),
    short=_("Sexual orientation"),
    options=(
        Option("straight", _("Heterosexual or straight")),
        Option("gay-or-lesbian", _("Gay or lesbian")),
        Option("bisexual", _("Bisexual")),
        Option(
            "other",
            _("Other"),
            own=_("How would you describe your sexual orientation? (optional)"),
        ),
    ),
    from_16=True,
)

QUESTIONS = (
    *(age, disability, disability_effect),
    *(ethnic_group, white, mixed, asian, black, other),
    *(marriage, religion, sex, gender_identity, sexual_orientation),
)
BY_KEY = {question.key: question for question in QUESTIONS}
PAGES = {question.page for question in QUESTIONS}


def asked(answers: Answers, years_old: int | None) -> tuple[Question, ...]:
    """The questions for somebody of this age, if we know it, who has answered this so far."""
    young = years_old is not None and years_old < 16
    return tuple(
        question
        for question in QUESTIONS
        if question.follows_from(answers) and not (young and question.from_16)
    )


def still_meant(answers: Answers) -> dict[str, Said]:
    """Without what was said to a question that follows from an answer changed since."""
    return {
        key: said
        for key, said in answers.items()
        if key in BY_KEY and BY_KEY[key].follows_from(answers)
    }
